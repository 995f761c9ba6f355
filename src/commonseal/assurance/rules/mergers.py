"""CS-MERGE: mergers, and the making, changing and ending of integrated care boards."""

import re
from abc import abstractmethod
from collections.abc import Iterator
from datetime import date
from typing import ClassVar, TypeVar

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.world import Approved, World
from commonseal.regimes import Change, Confidence, Deadline, EffectiveDate, Provision, Step, TransferRule
from commonseal.regimes.words import Moved
from commonseal.vocabulary.facts import ApprovalStep, Arrangement, ArrangementType, Succession, Transfer
from commonseal.vocabulary.periods import OPEN, Spans, UncertainDate, date_of, day_of, is_before, said_day
from commonseal.vocabulary.statement import Statement


class Merger:
    """Bodies that become one: the statement, the bodies that end, the new one, and the day on which it takes effect."""

    def __init__(
        self, statement: Statement, bodies: tuple[str, ...], into: str | None, effect: UncertainDate | None
    ) -> None:
        self.statement, self.bodies, self.into, self.effect = statement, bodies, into, effect

    def kind(self, world: World) -> str:
        """Return the kind of the bodies that merge, where it is one; of a set, what its name says."""
        kinds = {_kind(each, world) for each in self.bodies} - {""}
        return kinds.pop() if len(kinds) == 1 else ""


def _kind(body: str, world: World) -> str:
    kind = world.bodies.kind(body)
    if kind == "set":
        name = world.name(body).lower()
        return "ccg" if "ccg" in name or "clinical commissioning" in name else "icb" if "icb" in name else ""
    return kind


def mergers(world: World) -> Iterator[Merger]:
    """Give every merger, planned ones too: successions, and arrangements of that type that no succession tells."""
    told: set[str] = set()
    for statement, fact in world.facts(Succession):
        if fact.type == "merge":
            told.update(fact.from_bodies)
            yield Merger(statement, fact.from_bodies, next(iter(fact.to_bodies), None), statement.period.start)
    for statement, joining in world.facts(Arrangement, planned=True):
        if joining.type is ArrangementType.MERGER and not told & set(joining.parties):
            bodies = tuple(each for each in joining.parties if each != joining.forms)
            yield Merger(statement, bodies, joining.forms, statement.period.start)


class MergerOnWrongDay(Rule):
    """The merger of {bodies} takes effect {period}; the law’s guidance has such mergers take effect on {day} only."""

    outlives_bodies = True
    code = "CS-MERGE-01"
    rule = "R15"
    level = Level.DATE
    remedy = "Let the merger take effect on {day}."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the mergers with a certain day that is not the one of the year; a guide beside the law sets none."""
        for merger in mergers(world):
            effect = merger.effect
            if effect is None or not effect.is_certain:
                continue
            when = date_of(effect.latest)
            for law in _of(EffectiveDate, merger, world):
                if not law.policy and (when.month, when.day) != (law.month, law.day):
                    words = {"day": f"{law.day} {date(2001, law.month, law.day):%B}"}
                    days = Spans.of(effect.latest, effect.latest + 1)
                    yield Breach(_key(merger), merger.bodies, days, words, (merger.statement,), law, act=True)


class MergerAppliedForLate(Rule):
    """The merger of {bodies} on {effect} was applied for {period}, after the last day for it, {by}."""

    outlives_bodies = True
    code = "CS-MERGE-02"
    rule = "R15"
    level = Level.DATE
    remedy = "Show that NHS England took the application late, or let the merger take effect a year later."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the applications surely made after the deadline for the year in which the merger takes effect.

        The day of the finding is that of the application, not the day after the deadline: it is a finding about an act.
        """
        for merger in mergers(world):
            effect = merger.effect
            if effect is not None and effect.is_certain:
                asked, step = _asked(merger, world)
                for law in _of(Deadline, merger, world):
                    if day_of(law.effect) == effect.latest and asked is not None and _is_late(asked, law):
                        words = {"effect": said_day(effect.latest), "by": said_day(day_of(law.by))}
                        days = Spans.of(asked.earliest, asked.latest + 1)
                        grounds = (merger.statement, *((step,) if step else ()))
                        yield Breach(_key(merger), merger.bodies, days, words, grounds, law, act=True)


class MergerDeadlineUnknown(Rule):
    """The merger of {bodies} takes effect {period}; the last day for applying for that year is not known here, which does not mean that there is none."""

    outlives_bodies = True
    code = "CS-MERGE-03"
    rule = "R15"
    level = Level.DATE
    remedy = "Ask NHS England for the year’s timetable, and record when the application was made."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the mergers into a year whose deadline nobody has encoded."""
        for merger in mergers(world):
            effect = merger.effect
            if effect is None or not effect.is_certain:
                continue
            known = list(_of(Deadline, merger, world))
            if known and not any(law.effect.year == date_of(effect.latest).year for law in known):
                days = Spans.of(effect.latest, effect.latest + 1)
                law = _unconfirmed(known[-1])
                yield Breach(_key(merger), merger.bodies, days, {}, (merger.statement,), law, act=True)


def _unconfirmed(law: Provision) -> Provision:
    """Return a provision to be cited for a year that it does not itself speak of, so that is not confirmed."""
    return law.model_copy(update={"from_": None, "to": None, "confidence": Confidence.CHECK})


_Law = TypeVar("_Law", EffectiveDate, Deadline)


def _of(model: type[_Law], merger: Merger, world: World) -> Iterator[_Law]:
    kind = merger.kind(world)
    for law in world.law.of_kind(model, kind) if kind else ():
        if law.change is Change.MERGE:
            yield law


def _key(merger: Merger) -> str:
    return "+".join(sorted(merger.bodies))


def _is_late(asked: UncertainDate, law: Deadline) -> bool:
    """Whether every day that an application may have been made on is after the deadline, which itself is in time."""
    return asked.has_last_day and is_before(day_of(law.by), asked.earliest)


def _asked(merger: Merger, world: World) -> tuple[UncertainDate | None, Statement | None]:
    """Return the day on which a merger was applied for, and what shows it."""
    things = [each for each in (getattr(merger.statement.fact, "id", None), merger.into, *merger.bodies) if each]
    for step in world.approvals.about(*things):
        if step.kind in {"nhs_england", "government_department"} and step.fact.asked is not None:
            return step.fact.asked, step.statement
    return None, None


class MergerNotApproved(Rule):
    """{bodies} merge {period}, and the register shows no approval by {who}."""

    outlives_bodies = True
    code = "CS-MERGE-04"
    level = Level.BLOCK
    remedy = "Record {who}’s approval of the merger of {bodies}, with its date."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the mergers in effect of clinical commissioning groups without NHS England's approval on record."""
        for merger in mergers(world):
            kind = merger.kind(world)
            effect = merger.effect
            if kind != "ccg" or effect is None or not world.counts(merger.statement) or not effect.has_last_day:
                continue
            for law in world.law.of_kind(Step, kind):
                if law.change is Change.MERGE and law.act is ApprovalStep.APPROVES and "nhs_england" in law.by:
                    given = [step for step in _steps(merger, world) if step.kind == "nhs_england" and step.is_given]
                    first = min((each.given for each in given), default=OPEN)
                    if is_before(effect.latest, first):
                        days = Spans.of(effect.latest, first)
                        words = {"who": "NHS England"}
                        yield Breach(_key(merger), merger.bodies, days, words, (merger.statement,), law)


def _steps(merger: Merger, world: World) -> list[Approved]:
    things = [each for each in (getattr(merger.statement.fact, "id", None), merger.into, *merger.bodies) if each]
    by_body = world.once(_arrangements_by_body)
    arrangements = [
        each for body in (*merger.bodies, *((merger.into,) if merger.into else ())) for each in by_body.get(body, ())
    ]
    return list(world.approvals.about(*things, *arrangements))


def _arrangements_by_body(world: World) -> dict[str, list[str]]:
    """Return the mergers that are on record as arrangements, by each body that takes part or is formed."""
    found: dict[str, list[str]] = {}
    for statement in world.known(Arrangement):
        fact = statement.fact
        if isinstance(fact, Arrangement) and fact.type is ArrangementType.MERGER:
            for body in {*fact.parties, *((fact.forms,) if fact.forms else ())}:
                found.setdefault(body, []).append(fact.id)
    return found


class IcbChange:
    """An integrated care board made, changed or ended: the bodies before and after, the day, and what is on record."""

    def __init__(
        self, statement: Statement, before: tuple[str, ...], after: tuple[str, ...], type_: str, world: World
    ) -> None:
        self.statement = statement
        self.day = statement.bounds().sure_from
        self.affected = tuple(each for each in before if world.bodies.kind(each) == "icb")
        self.made = tuple(each for each in after if world.bodies.kind(each) == "icb" and each not in before)
        self.ended = tuple(
            each for each in self.affected if each not in after and type_ in {"merge", "abolish", "split"}
        )
        fact = statement.fact
        self.said = (getattr(fact, "legal_basis", None) or "").lower()
        self.order = getattr(fact, "order", None)
        by_body = world.once(_arrangements_by_body)
        arrangements = [each for body in (*before, *after) for each in by_body.get(body, ())]
        self.steps = list(world.approvals.about(*before, *after, *arrangements))

    @property
    def bodies(self) -> tuple[str, ...]:
        """The boards concerned."""
        return tuple(dict.fromkeys((*self.affected, *self.made)))


def _is_of_boards(bodies: tuple[str, ...], world: World) -> bool:
    return any(world.bodies.kind(each) == "icb" for each in bodies)


def icb_changes(world: World) -> Iterator[IcbChange]:
    """Give the changes of integrated care boards with a known day: successions, and mergers that none of them tells."""
    told: set[str] = set()
    for statement, fact in world.facts(Succession):
        if fact.type != "rename" and _is_of_boards((*fact.from_bodies, *fact.to_bodies), world):
            change = IcbChange(statement, fact.from_bodies, fact.to_bodies, fact.type, world)
            told.update(fact.from_bodies)
            if change.day < OPEN:
                yield change
    for statement, joining in world.facts(Arrangement):
        is_told = joining.type is not ArrangementType.MERGER or told & set(joining.parties)
        if not is_told and _is_of_boards(joining.parties, world):
            before = tuple(each for each in joining.parties if each != joining.forms)
            change = IcbChange(statement, before, (joining.forms,) if joining.forms else (), "merge", world)
            if change.day < OPEN:
                yield change


class _IcbRule(Rule):
    """What all rules on the making and ending of boards share: their number, and that they are about an act."""

    outlives_bodies: ClassVar[bool] = True

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the changes of which the register lacks what the law asks."""
        for change in icb_changes(world):
            for subject, bodies, law in self.lacking(change, world):
                words = {"body": world.names(bodies)}
                key = f"{'+'.join(change.bodies)}#{change.day}#{subject}"
                days = Spans.of(change.day, change.day + 1)
                grounds = (change.statement, *(each.statement for each in change.steps))
                yield Breach(key, bodies, days, words, grounds, law, act=True)

    @abstractmethod
    def lacking(self, change: IcbChange, world: World) -> Iterator[tuple[str, tuple[str, ...], Provision | None]]:
        """Give what one change lacks: what tells it apart, the boards it is lacking for, and the law."""


def _step_of(change: IcbChange, act: ApprovalStep, by: str, world: World) -> Provision | None:
    """Return the provision on a step of making, merging or ending a board."""
    kinds = {Change.MERGE} if len(change.affected) > 1 else {Change.ABOLISH} if change.ended else {Change.CREATE}
    for law in world.law.of_kind(Step, "icb"):
        if law.act is act and by in law.by and law.change in kinds:
            return law
    return None


class IcbWithoutOrder(_IcbRule):
    """The making, change or end of {bodies} takes effect {period}, and the register shows no order of NHS England."""

    code = "CS-MERGE-05"
    rule = "R16"
    level = Level.BLOCK
    remedy = "Record NHS England’s order, with its name and date."

    def lacking(self, change: IcbChange, world: World) -> Iterator[tuple[str, tuple[str, ...], Provision | None]]:
        """Give the change itself where neither it nor a step of NHS England's shows an order."""
        made = any(
            step.kind == "nhs_england" and step.is_given and step.given <= change.day
            for step in change.steps
            if _ORDER.search(f"{step.fact.subject_matter} {step.statement.note or ''}")
        )
        if not change.order and not _ORDER.search(change.said) and not made:
            law = _step_of(change, ApprovalStep.DECIDES, "nhs_england", world)
            yield "order", change.bodies, law


_ORDER = re.compile(r"\b(order|si 20\d\d/\d+)\b", re.IGNORECASE)


class IcbNotConsulted(_IcbRule):
    """The making, change or end of {bodies} takes effect {period}, and the register does not show that {body} was consulted first."""

    code = "CS-MERGE-06"
    rule = "R16"
    level = Level.BLOCK
    remedy = "Record when NHS England consulted {body}."

    def lacking(self, change: IcbChange, world: World) -> Iterator[tuple[str, tuple[str, ...], Provision | None]]:
        """Give each affected board without a step of consultation, or a decision of its own, before the day."""
        for body in change.affected:
            if not any(step.home == body and _is_heard(step, change.day) for step in change.steps):
                yield body, (body,), _step_of(change, ApprovalStep.CONSULTED, "icb", world)


def _is_heard(step: Approved, day: int) -> bool:
    if step.fact.done is None:
        return step.fact.outcome is not None and is_before(step.statement.recorded.since, day)
    return step.fact.done.is_before(day)


class IcbLiabilitiesLeft(_IcbRule):
    """{body} ends {period}, and the register shows no scheme that moves its liabilities."""

    code = "CS-MERGE-07"
    rule = "R16"
    level = Level.BLOCK
    remedy = "Record the transfer scheme, and that it covers all liabilities of {body}."

    def lacking(self, change: IcbChange, world: World) -> Iterator[tuple[str, tuple[str, ...], Provision | None]]:
        """Give each board that ends without a transfer of its liabilities on record."""
        if re.search(r"14z28|transfer scheme|liabilit", f"{change.said} {change.order or ''}".lower()):
            return
        law = next(
            (each for each in world.law.of_kind(TransferRule, "icb") if Moved.LIABILITIES in each.must_move), None
        )
        for body in change.ended:
            moved = any(body in fact.from_bodies and "liabilities" in fact.covers for _, fact in world.facts(Transfer))
            if not moved:
                yield body, (body,), law


class IcbMinisters(_IcbRule):
    """The making, change or end of {bodies} takes effect {period}, and the register does not show that ministers agreed, as policy has it."""

    code = "CS-MERGE-08"
    rule = "R16"
    level = Level.WARN
    remedy = "Record the ministers’ decision, with its date."

    def lacking(self, change: IcbChange, world: World) -> Iterator[tuple[str, tuple[str, ...], Provision | None]]:
        """Give the change where no act of a minister is on record."""
        if not any(step.kind == "government_department" and step.is_given for step in change.steps):
            yield "ministers", change.bodies, _step_of(change, ApprovalStep.APPROVES, "government_department", world)
