"""Whose employee somebody is, as far as the register shows."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from commonseal.assurance.world import Tenure, World
from commonseal.vocabulary.catalogue import roles
from commonseal.vocabulary.facts import Arrangement, Employment, Post
from commonseal.vocabulary.periods import EMPTY, Spans
from commonseal.vocabulary.statement import Statement

_STAFF = frozenset({"employee"})


class Footing(StrEnum):
    """Whether somebody is shown to be a body's employee."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@cache
def elected_roles() -> frozenset[str]:
    """Return the roles that a councillor or a member of parliament holds: no employment."""
    return frozenset(key for key, each in roles().items() if each.elected)


_UNPAID = frozenset(
    {
        "chair", "clinical_chair", "independent_chair", "deputy_chair", "lay_member_audit", "lay_member_ppi",
        "lay_member", "non_executive_director", "secondary_care_doctor", "audit_chair", "council_member",
        "senior_non_executive_director", "partner_member", "governor", "registered_nurse_member",
    }
)  # fmt: skip
"""Members and chairs, who hold an office and are nobody's employees by it."""


def _on_record(world: World) -> dict[str, list[tuple[Statement, Employment]]]:
    """Return the employments on record, by person."""
    found: dict[str, list[tuple[Statement, Employment]]] = {}
    for statement, fact in world.facts(Employment):
        found.setdefault(fact.person, []).append((statement, fact))
    return found


def may_work_elsewhere(world: World, person: str) -> bool:
    """Whether anything on record could show that somebody works for another body as well: cheap to ask first."""
    return len(world.tenures.by_person.get(person, ())) > 1 or person in world.once(_on_record)


def employments(world: World, person: str) -> Iterator[tuple[str, Spans, Statement]]:
    """Give the bodies that a person is shown to work for, with the days and what shows it.

    An employment on record shows it; so does a staff post at a council or another body, unless the post is hosted by
    another.
    """
    for statement, fact in world.once(_on_record).get(person, ()):
        if fact.basis in _STAFF:
            yield world.bodies.home(fact.employer), world.days(statement), statement
    for tenure in world.tenures.by_person.get(person, ()):
        if tenure.role in elected_roles() or tenure.role in _UNPAID:
            continue
        employer = host_of(tenure, world) or tenure.body
        yield employer, tenure.days, tenure.statement


def works_for(world: World, person: str, kinds: frozenset[str]) -> list[tuple[str, Spans, Statement]]:
    """Return a person's employments at bodies of some kinds."""
    return [each for each in employments(world, person) if world.bodies.kind(each[0]) in kinds]


def host_of(tenure: Tenure, world: World) -> str | None:
    """Return the body that is said to host, so to employ, the holder of a post; None where nobody says."""
    post = tenure.post_statement.fact if tenure.post_statement else None
    if isinstance(post, Post) and post.hosted_by:
        return world.bodies.home(post.hosted_by)
    for statement in world.approvals.arrangements_of_post.get(tenure.post, ()):
        if isinstance(statement.fact, Arrangement) and statement.fact.host:
            return world.bodies.home(statement.fact.host)
    return None


def not_employed_by(world: World, tenure: Tenure) -> tuple[Footing, Spans, list[Statement]]:
    """Return whether a holder is shown not to be an employee of the body whose post it is, when, and by what.

    An employment on record counts first; then whoever hosts the post; a person shown in a staff post at a council and
    in nothing else of the body is the council's. Otherwise it is not known.
    """
    mine, others, shown_by = EMPTY, EMPTY, []
    for statement, fact in world.once(_on_record).get(tenure.person, ()):
        shown_by.append(statement)
        if world.bodies.home(fact.employer) == tenure.body and fact.basis in _STAFF:
            mine |= world.days(statement)
        else:
            others |= world.days(statement)
    if others or mine:
        return (Footing.NO if others - mine else Footing.YES), others - mine, shown_by
    host = host_of(tenure, world)
    if host is not None:
        return (Footing.YES, EMPTY, []) if host == tenure.body else (Footing.NO, tenure.days, [])
    return Footing.UNKNOWN, EMPTY, []
