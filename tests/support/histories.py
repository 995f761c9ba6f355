"""Random histories of a register, and what they come to when they are simply followed from the first step to the last.

The fold knows nothing of the register's tables, bounds or queries: days are dates, and every step is looked at.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st

from commonseal.register.errors import ActError, ClosedStatementError, UnknownStatementError
from commonseal.register.register import Register
from commonseal.vocabulary import Evidence, Snapshot, Standing, StatementDraft, Visibility
from commonseal.vocabulary.facts import Acknowledgement, Body, Employment, Interest
from support.saying import act, appointment, arrangement, body, day, edtf, paper, person, post, quote, said

DAYS = [date(2016, month, number) for month in range(1, 7) for number in (1, 2, 15)]

STARTS = {
    None: (date.min, date.max),
    "2016-02-01": (date(2016, 2, 1), date(2016, 2, 1)),
    "2016-03": (date(2016, 3, 1), date(2016, 3, 31)),
    "2016": (date(2016, 1, 1), date(2016, 12, 31)),
    "2016-02/..": (date(2016, 2, 1), date.max),
    "../2016-04-02": (date.min, date(2016, 4, 2)),
    "2016-01-15/2016-04-15": (date(2016, 1, 15), date(2016, 4, 15)),
}
ENDS = {
    None: (date.max, date.max),
    "2016-05-02": (date(2016, 5, 2), date(2016, 5, 2)),
    "2016-05": (date(2016, 5, 1), date(2016, 5, 31)),
    "2016-03-15": (date(2016, 3, 15), date(2016, 3, 15)),
    "2016-05-15/..": (date(2016, 5, 15), date.max),
    "../2016-04-15": (date.min, date(2016, 4, 15)),
}
"""First and last day that each text may mean, as a person would work them out."""

FACTS = (
    body("Ashford CCG"),
    body("Ashford CCG", other_names=({"name": "Ashford and district"},)),
    body("Thanet CCG"),
    body("Ashford governing body", classification="governing body", parent="body/ashford-ccg"),
    person("Alan Blair"),
    post("Ashford CCG"),
    post("Thanet CCG", reports_to=("post/ashford-ccg/accountable-officer",)),
    appointment("Alan Blair", "Ashford CCG"),
    appointment("Alan Blair", "Thanet CCG"),
    appointment("Beth Mason", "Ashford governing body", "chair"),
    arrangement("Joint committee", "Ashford CCG", "Thanet CCG"),
    arrangement("Cluster", "Thanet CCG", host="body/kent-council", type="cluster"),
    person("Beth Mason", professions=("registered nurse",), clinician=True),
    Employment(person="person/alan-blair", employer="body/thanet-ccg", basis="placed", by="body/ashford-ccg"),
    Interest(person="person/beth-mason", register_of="body/ashford-ccg", nature="partner", about=("body/thanet-ccg",)),
    Acknowledgement(
        finding="POST-1:0123456789ab", code="POST-1", about=("body/thanet-ccg", "body/ashford-ccg"),
        rests_on="0123456789abcdef", reason="an appointment is under way",
    ),
)  # fmt: skip
THINGS = sorted({thing for fact in FACTS for thing in fact.references()} | {"body/nowhere"})
OPEN_MINUTES = paper("Open minutes", "Alan Blair and Beth Mason were named.")
CLOSED_MINUTES = paper("Closed minutes", "Alan Blair and Beth Mason were discussed.", visibility="restricted")
PAPERS = {each.id: each for each in (OPEN_MINUTES, CLOSED_MINUTES)}
EVIDENCE = (quote(OPEN_MINUTES, "Alan Blair"), quote(CLOSED_MINUTES, "Beth Mason"), Evidence(source="a letter"))
PREPARED = date(2016, 1, 1)
"""The papers are in every register from this day on."""


@dataclass(frozen=True)
class Said:
    """What is said in one step, with its dates as texts."""

    fact: int
    start: str | None
    end: str | None
    standing: Standing
    visibility: Visibility
    evidence: tuple[Evidence, ...]

    @property
    def is_possible(self) -> bool:
        """Whether it can end on the day it starts, or after."""
        return ENDS[self.end][1] >= STARTS[self.start][0]

    def draft(self) -> StatementDraft:
        """Return it as a draft."""
        more = {"standing": self.standing, "visibility": self.visibility, "evidence": self.evidence}
        return said(FACTS[self.fact], self.start, self.end, **more)


@dataclass(frozen=True)
class Step:
    """One act: what is done, to which of the statements there are, with what, known on which day."""

    how: str
    to: int
    what: Said
    on: date


def said_things() -> st.SearchStrategy[Said]:
    """Draw things that can be said."""
    drawn = st.builds(
        Said,
        fact=st.integers(0, len(FACTS) - 1),
        start=st.sampled_from(list(STARTS)),
        end=st.sampled_from(list(ENDS)),
        standing=st.sampled_from(list(Standing)),
        visibility=st.sampled_from(list(Visibility)),
        evidence=st.lists(st.sampled_from(EVIDENCE), max_size=2, unique=True).map(tuple),
    )
    return drawn.filter(lambda each: each.is_possible)


def histories() -> st.SearchStrategy[list[Step]]:
    """Draw histories, of which some steps will be refused."""
    step = st.builds(
        Step,
        how=st.sampled_from(["record", "record", "record", "correct", "withdraw", "end", "follow", "corroborate"]),
        to=st.integers(0, 9),
        what=said_things(),
        on=st.sampled_from(DAYS),
    )
    return st.lists(step, max_size=14)


@dataclass
class Kept:
    """One statement as the fold keeps it."""

    number: int
    what: Said
    since: date
    until: date | None = None
    evidence: list[tuple[date, Evidence]] = field(default_factory=list)


@dataclass
class Fold:
    """What a history comes to, worked out by following it."""

    kept: list[Kept] = field(default_factory=list)

    def take(self, step: Step) -> bool:
        """Follow one step; return False where it has to be refused."""
        if step.how == "record":
            self._add(step.what, step.on)
            return True
        if not self.kept:
            return False
        old = self.kept[step.to % len(self.kept)]
        if old.until is not None or old.since > step.on or not self._allows(old, step):
            return False
        if step.how == "corroborate":
            held = [each for _, each in old.evidence]
            old.evidence += [(step.on, each) for each in step.what.evidence if each not in held]
            return True
        old.until = step.on
        if step.how in {"correct", "follow"}:
            self._add(step.what, step.on)
        if step.how == "end":
            was = old.what
            self._add(Said(was.fact, was.start, step.what.end, was.standing, was.visibility, ()), step.on)
            self.kept[-1].evidence = [(step.on, each) for _, each in old.evidence]
        return True

    @staticmethod
    def _allows(old: Kept, step: Step) -> bool:
        if step.how == "end":
            return step.what.end is not None and ENDS[step.what.end][1] >= STARTS[old.what.start][0]
        if step.how == "follow":
            return old.what.standing in {Standing.CONSIDERED, Standing.PROPOSED, Standing.AGREED}
        return True

    def _add(self, what: Said, on: date) -> None:
        evidence = [(on, each) for each in what.evidence]
        self.kept.append(Kept(len(self.kept) + 1, what, on, evidence=evidence))

    def known(self, at: date, clearance: Visibility) -> list[Kept]:
        """Return what was held at the end of a date, as far as a clearance lets one see it."""
        return [
            each
            for each in self.kept
            if each.since <= at and (each.until is None or at < each.until) and sees(clearance, each.what.visibility)
        ]

    def shown(self, one: Kept, at: date, clearance: Visibility) -> tuple[Evidence, ...]:
        """Return the evidence that a statement had at the end of a date and that a clearance lets one see."""
        return tuple(
            each
            for on, each in one.evidence
            if on <= at and (each.paper is None or sees(clearance, PAPERS[each.paper].visibility))
        )


def sees(clearance: Visibility, visibility: Visibility) -> bool:
    """Whether somebody of a clearance may see something."""
    order = ["public", "internal", "restricted"]
    return order.index(visibility) <= order.index(clearance)


def holds(one: Kept, on: date) -> str:
    """Whether something that was said holds on a date: yes, no or unknown."""
    (start_first, start_last), (end_first, end_last) = STARTS[one.what.start], ENDS[one.what.end]
    if not start_first <= on <= end_last:
        return "no"
    if one.what.standing is Standing.ENDED and one.what.end is None:
        return "no" if on >= one.since else "unknown"
    return "yes" if start_last <= on <= end_first and one.what.start is not None else "unknown"


def company(known: list[Kept], asked: frozenset[str]) -> list[int]:
    """Return the statements that belong to some things: naming them or their organs, or saying what those name are."""

    def naming(things: frozenset[str] | set[str]) -> list[Kept]:
        return [each for each in known if set(FACTS[each.what.fact].references()) & set(things)]

    facts = [FACTS[each.what.fact] for each in naming(asked)]
    organs = {fact.id for fact in facts if isinstance(fact, Body) and fact.parent in asked}
    own = naming(asked | organs)
    named = {thing for each in own for thing in FACTS[each.what.fact].references()}
    describing = [each for each in known if getattr(FACTS[each.what.fact], "id", None) in named]
    return sorted({each.number for each in (*own, *describing)})


def carry_out(register: Register, steps: list[Step]) -> Fold:
    """Carry out a history in an empty register and in a fold; both must refuse the same steps."""
    with act(register, PREPARED.isoformat()) as writer:
        for each in PAPERS.values():
            writer.paper(each)
    fold = Fold()
    for step in steps:
        there_are = len(fold.kept)
        assert _done(register, step, there_are) == fold.take(step), step
    return fold


def _done(register: Register, step: Step, there_are: int) -> bool:
    target = step.to % there_are + 1 if there_are else 1
    if step.how == "end" and step.what.end is None:
        return False
    with suppress(ActError, ClosedStatementError, UnknownStatementError), act(register, step.on.isoformat()) as writer:
        match step.how:
            case "record":
                assert writer.record(step.what.draft()) == there_are + 1
            case "correct":
                writer.correct(target, step.what.draft())
            case "withdraw":
                writer.correct(target, None)
            case "end":
                writer.end(target, edtf(step.what.end or ""))
            case "follow":
                writer.follow(target, step.what.draft())
            case _:
                writer.corroborate(target, step.what.evidence)
        return True
    return False


def as_folded(snapshot: Snapshot, fold: Fold) -> Iterator[tuple[object, object]]:
    """Hand over pairs of what a snapshot says and what the fold does, which must be equal."""
    clearance = snapshot.viewer.clearance
    known = fold.known(snapshot.known_at, clearance)
    if snapshot.things is not None:
        numbers = company(known, snapshot.things)
        known = [each for each in known if each.number in numbers]
    yield [each.number for each in snapshot.known], [each.number for each in known]
    for statement, kept in zip(snapshot.known, known, strict=True):
        yield statement.fact, FACTS[kept.what.fact]
        yield snapshot.holds(statement), holds(kept, snapshot.on)
        yield set(statement.evidence), set(fold.shown(kept, snapshot.known_at, clearance))
        yield statement.recorded.since_date, kept.since
    held = [each.number for each in known if holds(each, snapshot.on) != "no"]
    yield [each.number for each in snapshot.statements], held
    parted = (*snapshot.statements, *snapshot.coming, *snapshot.past)
    yield sorted(each.number for each in parted), [each.number for each in known]
    quoted = {each.paper for kept in known for each in fold.shown(kept, snapshot.known_at, clearance) if each.paper}
    yield set(snapshot.papers), quoted


def points() -> st.SearchStrategy[date]:
    """Draw days on and around those on which something happens."""
    return st.sampled_from([day("2015-12-31"), *DAYS, day("2016-03-14"), day("2016-05-03"), day("2017-01-01")])
