"""The shape of the answer to "who holds this, or answers for it, at this body on this date?"."""

from enum import StrEnum
from typing import ClassVar, Literal

from commonseal.answers.base import Answer, AnswerPart, DateShown, NamedThing, Row, joined
from commonseal.answers.cited import UNREVIEWED, CitedStatement, said_by
from commonseal.answers.holding_posts import Holder, OtherPost
from commonseal.vocabulary import Holds


class Outcome(StrEnum):
    """How a question about a holder comes out.

    ``held``: somebody certainly does; ``uncertain``: somebody may; ``vacant``: nobody, and the last holder is known;
    ``not_known``: the register does not say.
    """

    HELD = "held"
    UNCERTAIN = "uncertain"
    VACANT = "vacant"
    NOT_KNOWN = "not_known"


class Accountable(AnswerPart):
    """A post, body or person that the register names as accountable for a function, and what says so.

    ``through`` tells whether a statement on the function says so, or the portfolio of a post does.
    """

    thing: NamedThing
    through: Literal["function", "portfolio"]
    holds: Holds
    statement: CitedStatement


class WhoAnswer(Answer):
    """Who holds a post or answers for a function at a body on the date.

    ``asked`` is the question's own words and ``understood`` the role, function or title they were taken for.
    ``vacant_since`` is the day after the last holder's last day. ``proposed`` are statements that are only talked
    about, or were turned down; ``known`` is what else the register knows that bears on it.
    """

    columns: ClassVar[tuple[str, ...]] = (
        "person",
        "post",
        "bodies",
        "title",
        "basis",
        "since",
        "until",
        "holds",
        "standing",
        "other posts",
        "evidence",
        "statements",
        "reviewed",
    )

    asked: str
    kind: Literal["role", "function"]
    understood: str
    key: str | None
    body: NamedThing
    outcome: Outcome
    holders: tuple[Holder, ...]
    accountable: tuple[Accountable, ...] = ()
    previous: Holder | None = None
    next: Holder | None = None
    vacant_since: DateShown | None = None
    proposed: tuple[CitedStatement, ...] = ()
    known: tuple[CitedStatement, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """Return one row for each holder, then one for each body or person directly accountable."""
        direct = tuple(_accountable_row(each) for each in self.accountable if each.thing.kind != "post")
        return tuple(_holder_row(each) for each in self.holders) + direct


def _holder_row(holder: Holder) -> Row:
    shared = [_other_post(each) for each in holder.other_posts]
    return (
        holder.person.name,
        holder.post.name,
        joined([body.name for body in holder.bodies]),
        holder.title or "",
        holder.basis or "",
        holder.since.words if holder.since else "not known",
        holder.until.words if holder.until else "",
        holder.holds,
        holder.standing,
        "; ".join(shared),
        "; ".join(dict.fromkeys(shown.words for each in holder.statements for shown in each.evidence)),
        said_by(holder.statements),
        UNREVIEWED if holder.unreviewed else "reviewed",
    )


def _other_post(other: OtherPost) -> str:
    said = f"{other.post.name} of {joined([body.name for body in other.bodies])}"
    marks = [
        *(["may be"] if other.holds is Holds.UNKNOWN else []),
        *([UNREVIEWED] if other.statement.unreviewed else []),
    ]
    return f"{said} ({', '.join(marks)})" if marks else said


def _accountable_row(found: Accountable) -> Row:
    cited = found.statement
    evidence = "; ".join(shown.words for shown in cited.evidence)
    reviewed = UNREVIEWED if cited.unreviewed else "reviewed"
    answering = (found.thing.name, "", "", "", "", cited.when, "", found.holds, cited.standing)
    return (*answering, "", evidence, said_by([cited]), reviewed)
