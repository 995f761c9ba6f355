"""What a check has looked at, on which days, under which law; so that a check that finds nothing says of what."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from commonseal.assurance.levels import Finding
from commonseal.assurance.world.bodies import Bodies, BodyLife
from commonseal.assurance.world.times import IN_EFFECT, Counts
from commonseal.regimes import Law, Provision
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import classifications
from commonseal.vocabulary.facts import Body
from commonseal.vocabulary.periods import FIRST_DAY, OPEN, Spans, day_of, describe_day

_COUNTED = (
    ("appointment", "appointment"),
    ("arrangement", "arrangement"),
    ("delegation", "delegation"),
    ("contract", "contract"),
    ("proposal", "proposal"),
)


@dataclass(frozen=True)
class Window:
    """The days that are asked about, both included; None is open, and with both open any time is meant."""

    first: date | None = None
    last: date | None = None

    @property
    def words(self) -> str:
        """The days in words."""
        if self.first is None or self.last is None:
            return "at any time"
        if self.first == self.last:
            return f"on {describe_day(self.first)}"
        return f"between {describe_day(self.first)} and {describe_day(self.last)}"

    @property
    def days(self) -> Spans:
        """The days as a set."""
        since = FIRST_DAY if self.first is None else day_of(self.first)
        return Spans.of(since, OPEN if self.last is None else day_of(self.last) + 1)

    def meets(self, finding: Finding) -> bool:
        """Whether a finding holds on any of the days."""
        return finding.overlaps(self.first or date.min, self.last or date.max)


@dataclass(frozen=True)
class LookedAt:
    """What was looked at: bodies that are in being on the days asked about, what is on record of them, and the law.

    ``confirmed`` are the first and the last day on which any of the law for such bodies was confirmed, None where
    there is no such law; ``without_law`` names the kinds of body, other than organs, for which there is none.
    """

    days: str
    rules: int
    bodies: int
    counts: tuple[tuple[str, int], ...]
    confirmed: tuple[date, date] | None
    without_law: tuple[str, ...]

    @property
    def words(self) -> str:
        """What was looked at, in words."""
        if not self.bodies:
            return "the register, which knows of no body in being then"
        parts = [_count(self.bodies, "body"), *(_count(number, what) for what, number in self.counts if number)]
        known = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
        return f"what is on record of {known} (rules asked: {self.rules})"

    @property
    def law_words(self) -> str:
        """How old the law is, and for which of the bodies there is none."""
        if self.confirmed is None:
            return "there is no law here for any of these bodies then" if self.bodies else "no law was needed"
        first, last = (describe_day(each) for each in self.confirmed)
        said = f"law last confirmed on {first}" if first == last else f"law last confirmed between {first} and {last}"
        missing = f" (none here for: {', '.join(self.without_law)})" if self.without_law else ""
        return said + missing


def looked_at(
    snapshot: Snapshot, law: Law, window: Window, *, rules: int, bodies: Collection[str] | None = None
) -> LookedAt:
    """Return what a check of a snapshot looks at on some days, of all bodies or of some."""
    lives = [each for each in _lives(snapshot) if each.days & window.days and (bodies is None or each.id in bodies)]
    kinds = {each.classification for each in lives}
    found = [each for each in law.provisions if _concerns(each, kinds, window)]
    covered = {kind for each in found for kind in each.classifications}
    days = sorted(each.last_confirmed for each in found)
    return LookedAt(
        days=window.words,
        rules=rules,
        bodies=len(lives),
        counts=tuple(_counts(snapshot, window, bodies)),
        confirmed=(days[0], days[-1]) if days else None,
        without_law=tuple(sorted(_kind_name(each) for each in kinds - covered if _asks_for_law(each))),
    )


def _lives(snapshot: Snapshot) -> Sequence[BodyLife]:
    bodies = Bodies((each for each in snapshot.known if isinstance(each.fact, Body)), Counts())
    return [each for each in bodies if not each.planned]


def _concerns(provision: Provision, kinds: set[str], window: Window) -> bool:
    return bool(kinds & set(provision.classifications)) and bool(Spans.of(*provision.span()) & window.days)


def _asks_for_law(kind: str) -> bool:
    """Whether law can be looked for: a set, a place or a committee has none of its own."""
    known = classifications().get(kind)
    return known is not None and not known.organ and known.sector in {"nhs", "local_government"}


def _kind_name(kind: str) -> str:
    return classifications()[kind].name


def _counts(snapshot: Snapshot, window: Window, bodies: Collection[str] | None) -> Iterator[tuple[str, int]]:
    wanted = window.days
    for kind, what in _COUNTED:
        mine = (each for each in snapshot.known if each.fact.kind == kind)
        yield (
            what,
            sum(
                1
                for each in mine
                if (kind == "proposal" or each.standing in IN_EFFECT)
                and wanted & Spans.of(each.bounds().may_from, each.bounds().may_to)
                and (bodies is None or not set(each.fact.references()).isdisjoint(bodies))
            ),
        )


def _count(number: int, what: str) -> str:
    plural = {"body": "bodies"}.get(what, f"{what}s")
    return f"{number} {what if number == 1 else plural}"
