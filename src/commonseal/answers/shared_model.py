"""The shape of the answer to "what do these bodies share?"."""

from enum import StrEnum
from typing import ClassVar

from commonseal.answers.base import Answer, AnswerPart, NamedThing, Row, joined
from commonseal.answers.cited import UNREVIEWED, CitedStatement, said_by
from commonseal.vocabulary import Holds, Standing


class Sharing(StrEnum):
    """What kind of thing is shared."""

    ARRANGEMENT = "arrangement"
    POST = "post"
    PERSON = "person"
    COMMITTEE = "membership"
    CONTRACT = "contract"
    SERVICE = "service"
    SYSTEM = "system"
    BUDGET = "budget"
    DELEGATION = "delegation"


class SharedThing(AnswerPart):
    """One thing that bodies share, from every statement that says so; ``bodies`` are those asked about that share it.

    ``holds`` says whether it holds on the date by its dates alone; what is only proposed is in force on none.
    """

    sharing: Sharing
    thing: NamedThing | None
    sentence: str
    bodies: tuple[NamedThing, ...]
    when: str
    holds: Holds
    unreviewed: bool
    statements: tuple[CitedStatement, ...]


class SharedGroup(AnswerPart):
    """The things that have come equally far by the date, those in force first."""

    standing: Standing
    things: tuple[SharedThing, ...]


class SharedAnswer(Answer):
    """What bodies share, by how far it has come on the date.

    Recorded as in force but beginning only after the date counts as agreed; over by the date counts as ended.
    """

    columns: ClassVar[tuple[str, ...]] = (
        "standing",
        "what",
        "sentence",
        "bodies",
        "when",
        "holds",
        "evidence",
        "statements",
        "reviewed",
    )

    bodies: tuple[NamedThing, ...]
    groups: tuple[SharedGroup, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return one row for each thing shared."""
        return tuple(_row(group.standing, found) for group in self.groups for found in group.things)


def _row(standing: Standing, found: SharedThing) -> Row:
    return (
        standing,
        found.sharing,
        found.sentence,
        joined([body.name for body in found.bodies]),
        found.when,
        found.holds,
        "; ".join(dict.fromkeys(shown.words for each in found.statements for shown in each.evidence)),
        said_by(found.statements),
        UNREVIEWED if found.unreviewed else "reviewed",
    )
