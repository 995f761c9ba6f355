"""A fact as a line of a page: its sentence and standing, its dates, and the marker that opens what shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonseal.answers import CitedStatement, EvidenceShown, Names, Section, cite
from commonseal.assurance.levels import Rests
from commonseal.assurance.stress_model import Without
from commonseal.vocabulary import Holds, Snapshot, Statement
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.presenters.words import upper_first


@dataclass(frozen=True)
class QuoteShown:
    """What shows a fact: the words of a paper with their place in it, or a source outside the papers."""

    words: str
    title: str | None
    place: str | None
    link: str | None


@dataclass(frozen=True)
class FactShown:
    """One fact on a page. ``doubt`` says in words why it may not hold on the date; nothing where it holds.

    ``is_uncertain`` says that its days are not certain, which is to be seen and not only read.
    """

    id: str
    link: str
    sentence: str
    standing: str
    attribution: str
    when: str
    is_uncertain: bool
    doubt: str
    unreviewed: bool
    visibility: str
    note: str | None
    quotes: tuple[QuoteShown, ...]


@dataclass(frozen=True)
class PartShown:
    """Facts of one section that stand alike to the date: they hold, are to come, are past, or are talked of."""

    title: str
    facts: tuple[FactShown, ...]


@dataclass(frozen=True)
class SectionShown:
    """A section of a page, with an anchor to reach it by."""

    anchor: str
    title: str
    parts: tuple[PartShown, ...]

    @property
    def count(self) -> int:
        """How many facts stand in it."""
        return sum(len(each.facts) for each in self.parts)


class Facts:
    """Turns the statements of one snapshot into lines of a page."""

    def __init__(self, snapshot: Snapshot, as_of: AsOf) -> None:
        self.as_of = as_of
        self._names = Names(snapshot)
        self._by_id = {each.id: each for each in snapshot.known}

    def name(self, thing: str) -> str:
        """Return what a thing is called."""
        return self._names.of(thing)

    def cited(self, cited: CitedStatement) -> FactShown:
        """Return a statement of an answer as a line."""
        return FactShown(
            id=cited.id,
            link=self.as_of.thing(cited.id),
            sentence=cited.sentence,
            standing=cited.standing.value,
            attribution=cited.attribution.value,
            when=cited.when,
            is_uncertain=cited.id in self._by_id and is_uncertain(self._by_id[cited.id]),
            doubt="may hold: the dates known cannot tell" if cited.holds is Holds.UNKNOWN else "",
            unreviewed=cited.unreviewed,
            visibility=cited.visibility.value,
            note=cited.note,
            quotes=tuple(self._quote(each) for each in cited.evidence),
        )

    def of(self, statement: str) -> FactShown:
        """Return the statement of an identifier as a line; the snapshot must hold it."""
        return self.cited(cite(self._by_id[statement], self._names))

    def all(self, cited: Iterable[CitedStatement]) -> tuple[FactShown, ...]:
        """Return statements of an answer as lines."""
        return tuple(map(self.cited, cited))

    def named(self, statements: Iterable[str]) -> tuple[FactShown, ...]:
        """Return the statements of some identifiers as lines; those that the snapshot does not hold are left out."""
        return tuple(self.of(each) for each in statements if each in self._by_id)

    def resting(self, rests: Iterable[Rests]) -> tuple[FactShown, ...]:
        """Return the statements that a finding or a duty rests on as lines."""
        return self.named(each.statement for each in rests)

    def resting_once(self, without: Without) -> tuple[FactShown, ...]:
        """Return what shows that somebody holds what would be lost without them, each statement once."""
        posts = (one for each in without.posts for one in each.statements)
        shared = (one for each in without.shared for one in each.statements)
        return self.resting({one.statement: one for one in (*posts, *shared)}.values())

    def section(self, section: Section) -> SectionShown:
        """Return a section of all that is known of a thing, its empty parts left out."""
        parts = (
            ("", section.now),
            ("To come", section.coming),
            ("Proposed or only considered", section.talked_of),
            ("Past", section.past),
        )
        shown = tuple(
            PartShown(title, tuple(self.of(each.statement) for each in lines)) for title, lines in parts if lines
        )
        return SectionShown(section.title.replace(",", "").replace(" ", "-"), upper_first(section.title), shown)

    def _quote(self, evidence: EvidenceShown) -> QuoteShown:
        if evidence.paper is None:
            return QuoteShown(str(evidence.source), None, evidence.where, None)
        link = self.as_of.quote(evidence.paper, evidence.start)
        return QuoteShown(str(evidence.quote), evidence.paper_title, evidence.where, link)


def is_uncertain(statement: Statement) -> bool:
    """Whether a day on which a statement begins or ends is known only within bounds."""
    return any(each is not None and not each.is_certain for each in (statement.period.start, statement.period.end))
