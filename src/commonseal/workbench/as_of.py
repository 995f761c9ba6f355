"""The two dates of a page: read from its address, and written into every address that it links to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from urllib.parse import quote, urlencode

from django.urls import reverse

from commonseal.vocabulary.periods import DateError, RecordedPeriod, day_of, parse_day
from commonseal.workbench.presenters.words import upper_first

ON, KNOWN_AT = "on", "known-at"


def today() -> date:
    """Return today, in UTC, as commands have it."""
    return now().date()


def now() -> datetime:
    """Return the moment, in UTC; the only place of the workbench that looks at the clock."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class AsOf:
    """The date in the world that a page shows, and the date of knowledge; and the addresses of pages on these dates."""

    on: date
    known_at: date

    def query(self, **more: str) -> str:
        """Return the dates, and what else is given, as the end of an address."""
        return self.query_of(more.items())

    def query_of(self, more: Iterable[tuple[str, str]]) -> str:
        """Return the dates, and pairs of a name and a value before them, as the end of an address."""
        first = urlencode(list(more))
        return f"{first}&{self._dates}" if first else self._dates

    @cached_property
    def _dates(self) -> str:
        return urlencode({ON: self.on.isoformat(), KNOWN_AT: self.known_at.isoformat()})

    def home(self) -> str:
        """Return the address of the home page."""
        return f"{reverse('home')}?{self.query()}"

    def at(self, name: str, *parts: str, more: Iterable[tuple[str, str]] = (), place: str = "") -> str:
        """Return the address of a page by its name and the parts of its path, with what else it says and a place."""
        return f"{reverse(name, args=parts)}?{self.query_of(more)}{f'#{place}' if place else ''}"

    def provision(self, identifier: str) -> str:
        """Return the address of a provision of the law, or of a pack of them."""
        return self.at("law", identifier)

    def thing(self, identifier: str) -> str:
        """Return the address of the page of a thing, a paper or a statement."""
        return f"/{quote(identifier)}?{self.query()}"

    def quote(self, paper: str, start: int | None) -> str:
        """Return the address of a place in a paper; of the paper, where the place is not known."""
        return f"{self.thing(paper)}#at-{start}" if start is not None else self.thing(paper)

    def of(self, page: str, *things: str) -> str:
        """Return the address of a page that looks at things in some way: their history, timeline or picture."""
        return f"{reverse(page)}?{self.query(of=','.join(things))}"

    def listed(self, page: str, **asked: str) -> str:
        """Return the address of a list, filtered by its columns."""
        return f"{reverse(page)}?{self.query(**asked)}"

    def who(self, asked: str, body: str) -> str:
        """Return the address of the answer to who holds or answers for something at a body."""
        return f"{reverse('who')}?{self.query(asked=asked, at=body)}"


@dataclass(frozen=True)
class Dates:
    """What an address says of its dates: the dates, which of them it lacks, and what is wrong with those it has."""

    as_of: AsOf
    given: Mapping[str, str]
    faults: Mapping[str, str]

    @property
    def are_all_given(self) -> bool:
        """Whether the address carries both dates."""
        return bool(self.given.get(ON) and self.given.get(KNOWN_AT))


def dates_of(asked: Mapping[str, str], present: date) -> Dates:
    """Read the two dates of an address; today stands for what is lacking or wrong."""
    given = {name: asked.get(name, "").strip() for name in (ON, KNOWN_AT)}
    found: dict[str, date] = {}
    faults: dict[str, str] = {}
    for name, text in given.items():
        try:
            found[name] = parse_day(text) if text else present
        except DateError as error:
            found[name], faults[name] = present, upper_first(str(error))
    if not RecordedPeriod(day_of(found[KNOWN_AT])).known_on(present):
        found[KNOWN_AT] = present
        faults[KNOWN_AT] = "Nobody can say yet what will be known on a later day: give today or a day before it"
    return Dates(AsOf(found[ON], found[KNOWN_AT]), given, faults)
