"""What lies ahead of some bodies: meetings and their deadlines, approvals due, findings that begin, terms that end."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from commonseal.answers import Names, sentence
from commonseal.answers.steps import StepShown, StepState, steps_of
from commonseal.asking.ahead_model import Ahead, AheadKind, AheadTold
from commonseal.asking.gathering import Gathered
from commonseal.assurance import Finding
from commonseal.planning.calendars import CalendarError, deciding_organs, diaries_of
from commonseal.planning.model import Sitting, SittingSource
from commonseal.planning.routes import RouteError, forum_name, route_of
from commonseal.vocabulary import Snapshot, Standing, Statement, UncertainDate
from commonseal.vocabulary.facts import Appointment, Arrangement, Body, Option, Proposal
from commonseal.vocabulary.periods import date_of, day_of, describe_day, is_before

_MARGIN = 120
"""How many days before and after the days asked about a meeting can lie whose papers or call-in fall within them."""
_OPEN = frozenset({StepState.SCHEDULED, StepState.UNDATED, StepState.WAITING, StepState.DEFERRED})
_KNOWN_BY = {
    SittingSource.STATED: "stated",
    SittingSource.PATTERN: "the pattern of its calendar",
    SittingSource.ASSUMED: "what is usual for such bodies",
}


class _ToTake(NamedTuple):
    """A step of a proposal that is still to be taken, and the last day that it is planned for."""

    proposal: str
    proposal_name: str
    step: StepShown
    day: date | None


def ahead(gathered: Gathered, first: date, last: date) -> AheadTold:
    """Return what lies ahead of the bodies asked about from one day to another, both included.

    Of a body its organs and their meetings count, and the proposals that it or an organ has a part in. What is
    gathered of all bodies gives what lies ahead of all.
    """
    seeking = _Seeking(gathered, first, last)
    found = sorted(seeking.all(), key=lambda each: (each.day, list(AheadKind).index(each.kind), each.body_name))
    entries = tuple(dict.fromkeys(found))
    return AheadTold(
        on=gathered.snapshot.on,
        known_at=gathered.snapshot.known_at,
        sentence=_sentence(entries, first, last),
        first=first,
        last=last,
        entries=entries,
        faults=tuple(seeking.faults),
    )


def _open_steps(gathered: Gathered) -> Iterator[_ToTake]:
    """Give the steps of open proposals that the bodies asked about have still to take."""
    names = Names(gathered.snapshot)
    for proposal in _proposals(gathered.snapshot):
        for step in steps_of(proposal, names)[0]:
            is_own = gathered.bodies is None or step.body.id in gathered.bodies
            if step.state in _OPEN and is_own:
                yield _ToTake(proposal, names.of(proposal), step, _last_day(step))


def _proposals(snapshot: Snapshot) -> Iterator[str]:
    """Give the proposals that have neither been rejected nor come to an end."""
    known = dict.fromkeys(each.fact.id for each in snapshot.known if isinstance(each.fact, Proposal))
    for proposal in known:
        stated = snapshot.describing(proposal)
        if stated is not None and stated.standing not in {Standing.REJECTED, Standing.ENDED}:
            yield proposal


def _last_day(step: StepShown) -> date | None:
    if step.planned is None:
        return None
    planned = UncertainDate.parse(step.planned.edtf)
    return date_of(planned.latest) if planned.has_last_day else None


class _Seeking:
    """What is looked for in one look, on some days, of some bodies."""

    def __init__(self, gathered: Gathered, first: date, last: date) -> None:
        self._gathered, self._snapshot, self._law = gathered, gathered.snapshot, gathered.law
        self._first, self._last = day_of(first), day_of(last)
        self.faults: list[str] = []
        self._names = Names(self._snapshot)
        described = [each.fact for each in self._snapshot.known if isinstance(each.fact, Body)]
        self._bodies = gathered.bodies if gathered.bodies is not None else frozenset(each.id for each in described)

    def all(self) -> Iterator[Ahead]:
        """Give all that lies ahead, in no order."""
        yield from self._meetings()
        yield from self._approvals()
        yield from self._to_apply()
        yield from (each for finding in self._gathered.findings() for each in self._of_finding(finding))
        yield from (each for statement in self._snapshot.known for each in self._of_statement(statement))

    def _entry(
        self, day: int | None, kind: AheadKind, body: str, words: str, about: str, source: str, *, assumed: bool = False
    ) -> Iterator[Ahead]:
        if day is None or is_before(day, self._first) or is_before(self._last, day):
            return
        name = forum_name(self._snapshot, body)
        yield Ahead(
            day=date_of(day), kind=kind, words=words, body=body, body_name=name, about=about, source=source,
            assumed=assumed,
        )  # fmt: skip

    def _meetings(self) -> Iterator[Ahead]:
        organs = dict.fromkeys(
            organ for body in sorted(self._bodies) for organ in deciding_organs(self._snapshot, body)
        )
        for organ in organs:
            try:
                diary = diaries_of(self._snapshot, self._law, [organ])[organ]
            except CalendarError as error:
                self.faults += error.faults
                continue
            for each in diary.sittings(self._first - _MARGIN, self._last + _MARGIN):
                yield from self._sitting(each)

    def _sitting(self, each: Sitting) -> Iterator[Ahead]:
        name, on = forum_name(self._snapshot, each.body), describe_day(date_of(each.day))
        assumed = each.source is SittingSource.ASSUMED
        about = next((one for one in each.rests_on if "/" in one), each.body)
        known, by_law = _KNOWN_BY[each.source], "; ".join(one for one in each.rests_on if "/" not in one)
        told = (
            (each.day, AheadKind.MEETING, f"{name} meets", known),
            (each.papers, AheadKind.PAPERS, f"Papers close for {name} of {on}", by_law or known),
            (each.notice, AheadKind.NOTICE, f"Last day for notice of {name} of {on}", by_law or known),
            (
                each.free if each.free is not None and is_before(each.day, each.free) else None,
                AheadKind.FREE,
                f"What {name} decided on {on} can be acted upon",
                "; ".join(each.because) or by_law,
            ),
        )
        for day, kind, words, source in told:
            yield from self._entry(day, kind, each.body, words, about, source, assumed=assumed)

    def _approvals(self) -> Iterator[Ahead]:
        for each in _open_steps(self._gathered):
            if each.day is not None:
                words = f"{each.step.body.name} is to decide on “{each.proposal_name}”: {each.step.subject_matter}"
                source = ", ".join(one.id for one in each.step.statements)
                yield from self._entry(
                    day_of(each.day), AheadKind.APPROVAL, each.step.body.id, words, each.proposal, source
                )

    def _to_apply(self) -> Iterator[Ahead]:
        """Give the last days on which options can be applied for, of proposals that the bodies have a part in."""
        for statement in self._snapshot.known:
            fact = statement.fact
            if not isinstance(fact, Option) or fact.target is None or statement.standing is Standing.REJECTED:
                continue
            try:
                route = route_of(self._snapshot, self._law, fact.id)
            except (RouteError, LookupError):
                continue
            mine = sorted(self._bodies & {*route.bodies, *(each.home for each in route.steps)})
            for limit in route.deadlines if mine else ():
                words = f"Last day to apply for “{fact.name}” to take effect on {describe_day(date_of(limit.effect))}"
                yield from self._entry(limit.by, AheadKind.APPLY, mine[0], words, fact.id, limit.citation)

    def _of_finding(self, found: Finding) -> Iterator[Ahead]:
        body = found.bodies[0]
        if found.first is not None and found.acknowledged is None:
            day = day_of(found.first)
            yield from self._entry(day, AheadKind.FINDING, body, found.sentence, found.key, found.citation)
        if found.due is not None:
            yield from self._entry(day_of(found.due), AheadKind.DUE, body, found.remedy, found.key, found.citation)
        if found.acknowledged is not None and found.acknowledged.until is not None:
            until = day_of(found.acknowledged.until)
            source = found.acknowledged.statement
            yield from self._entry(until, AheadKind.LET_STAND, body, found.sentence, found.key, source)

    def _of_statement(self, statement: Statement) -> Iterator[Ahead]:
        """Give the end of a term, and the review of an arrangement, where their day is certain."""
        fact, names = statement.fact, self._names
        if statement.standing is Standing.REJECTED:
            return
        if isinstance(fact, Appointment) and (mine := self._mine(fact.bodies)):
            end = statement.period.end
            day = end.latest if end is not None and end.is_certain else None
            yield from self._entry(day, AheadKind.TERM, mine, sentence(statement, names), fact.person, statement.id)
        elif isinstance(fact, Arrangement) and fact.review is not None and (mine := self._mine(fact.parties)):
            day = fact.review.latest if fact.review.is_certain else None
            words = f"Review of {names.of(fact.id)}"
            yield from self._entry(day, AheadKind.REVIEW, mine, words, fact.id, statement.id)

    def _mine(self, bodies: Iterable[str]) -> str | None:
        return next((each for each in bodies if each in self._bodies), None)


def _sentence(entries: Sequence[Ahead], first: date, last: date) -> str:
    days = f"From {describe_day(first)} to {describe_day(last)}"
    if not entries:
        return f"{days} nothing is known to lie ahead."
    meetings = sum(each.kind is AheadKind.MEETING for each in entries)
    rest = len(entries) - meetings
    parts = [f"{meetings} {'meeting' if meetings == 1 else 'meetings'}"] if meetings else []
    parts += [f"{rest} {'deadline or event' if rest == 1 else 'deadlines and events'}"] if rest else []
    return f"{days} {' and '.join(parts)} {'lies' if len(entries) == 1 else 'lie'} ahead."
