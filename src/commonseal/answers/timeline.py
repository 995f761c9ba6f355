"""What begins and what ends: every known statement on one thing in the order in which it begins."""

from typing import ClassVar

from commonseal.answers.base import Answer, AnswerPart, DateShown, NamedThing, Row
from commonseal.answers.cited import UNREVIEWED, CitedStatement, cite
from commonseal.answers.naming import Names
from commonseal.answers.show import statements_on
from commonseal.answers.when import begin_order
from commonseal.vocabulary import Snapshot, Statement
from commonseal.vocabulary.facts import Approval, Meeting
from commonseal.vocabulary.periods import Period, describe_day


class Moment(AnswerPart):
    """One statement in its place in time; ``begins`` and ``ends`` are None where they are not known."""

    begins: DateShown | None
    ends: DateShown | None
    start_known: bool
    statement: CitedStatement


class TimelineAnswer(Answer):
    """Statements on one thing in the order in which they begin, those whose start is not known first."""

    columns: ClassVar[tuple[str, ...]] = (
        "begins",
        "ends",
        "sentence",
        "standing",
        "holds",
        "evidence",
        "statement",
        "reviewed",
    )

    thing: NamedThing
    moments: tuple[Moment, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return one row for each statement."""
        return tuple(_row(each) for each in self.moments)


def timeline(snapshot: Snapshot, *, thing: str) -> TimelineAnswer:
    """Answer with every known statement on a thing in order of when it begins, the unknown first.

    An approval stands at the day on which it was done or is planned, a meeting at its own, where they have no period.

    Args:
        snapshot: What is known.
        thing: Its identifier.
    """
    names = Names(snapshot)
    statements = sorted(statements_on(thing, names), key=lambda each: (begin_order(_period(each)), each.number))
    moments = tuple(_moment(each, names) for each in statements)
    unknown = sum(not each.start_known for each in moments)
    return TimelineAnswer(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=(
            f"Statements on {names.of(thing)} known on {describe_day(snapshot.known_at)}: {len(moments)}, "
            f"{unknown or 'none'} of them without a start"
        ),
        thing=names.thing(thing),
        moments=moments,
    )


def _period(statement: Statement) -> Period:
    if statement.period.start is not None or statement.period.end is not None:
        return statement.period
    if isinstance(statement.fact, Approval):
        day = statement.fact.done or statement.fact.planned
        return Period(start=day, end=day)
    if isinstance(statement.fact, Meeting):
        return Period(start=statement.fact.on, end=statement.fact.on)
    return statement.period


def _moment(statement: Statement, names: Names) -> Moment:
    period = _period(statement)
    return Moment(
        begins=DateShown.of(period.start),
        ends=DateShown.of(period.end),
        start_known=period.start is not None,
        statement=cite(statement, names),
    )


def _row(moment: Moment) -> Row:
    cited = moment.statement
    return (
        moment.begins.words if moment.begins else "not known",
        moment.ends.words if moment.ends else "",
        cited.sentence,
        cited.standing,
        cited.holds,
        "; ".join(each.words for each in cited.evidence),
        cited.id,
        UNREVIEWED if cited.unreviewed else "reviewed",
    )
