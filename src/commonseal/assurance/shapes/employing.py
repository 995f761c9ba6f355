"""Whose employee somebody is, as far as the register shows."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from commonseal.assurance.world import Tenure, World
from commonseal.vocabulary.catalogue import roles
from commonseal.vocabulary.facts import Arrangement, Employment, Post
from commonseal.vocabulary.periods import EMPTY, Spans
from commonseal.vocabulary.statement import Statement

_LENT = frozenset({"secondee", "placed"})
"""Whoever works for a body on this footing stays the employee of whoever lends them."""


class Footing(StrEnum):
    """Whether somebody is shown to be a body's employee."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@cache
def elected_roles() -> frozenset[str]:
    """Return the roles that a councillor or a member of parliament holds: no employment."""
    return frozenset(key for key, each in roles().items() if each.elected)


_ELECTED_WORDS = re.compile(
    r"\b(councillor|mayor|cabinet member|elected member|member of parliament|portfolio holder)\b"
)
_NO_STAFF_WORDS = re.compile(r"\b(chair|member|governor|trustee|non.?executive|lay|partner)\b")


def is_elected(role: str) -> bool:
    """Whether a role is one that only somebody elected holds, also where papers call it in words of their own."""
    return role in elected_roles() or (role not in roles() and bool(_ELECTED_WORDS.search(_plain(role))))


def is_staff(role: str) -> bool:
    """Whether a role's holder is, as far as one can tell, somebody's employee: not elected, no member, no chair."""
    return not is_elected(role) and not _NO_STAFF_WORDS.search(_plain(role)) and role not in _OFFICES


def _plain(role: str) -> str:
    return role.lower().replace("_", " ")


_OFFICES = frozenset({"secondary_care_doctor", "leader", "deputy_leader"})
"""Further roles whose holders have an office and are nobody's employees by it."""


def employers(fact: Employment, world: World) -> Iterator[str]:
    """Give the body that is somebody's employer in law: of one seconded or placed, whoever lends them."""
    if fact.basis.value == "employee":
        yield world.bodies.home(fact.employer)
    elif fact.basis.value in _LENT and fact.by:
        yield world.bodies.home(fact.by)


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
    """Give the bodies that a person is shown to be employed by, with the days and what shows it.

    An employment on record shows it; so does a staff post at a council or another body, unless the post is hosted by
    another.
    """
    for statement, fact in world.once(_on_record).get(person, ()):
        for employer in employers(fact, world):
            yield employer, world.days(statement), statement
    for tenure in world.tenures.by_person.get(person, ()):
        if is_staff(tenure.role):
            yield host_of(tenure, world) or tenure.body, tenure.days, tenure.statement


def host_of(tenure: Tenure, world: World) -> str | None:
    """Return the body that is said to host, so to employ, the holder of a post; None where nobody says."""
    post = tenure.post_statement.fact if tenure.post_statement else None
    if isinstance(post, Post) and post.hosted_by:
        return world.bodies.home(post.hosted_by)
    for statement in world.approvals.arrangements_of_post.get(tenure.post, ()):
        if isinstance(statement.fact, Arrangement) and statement.fact.host and world.counts(statement):
            return world.bodies.home(statement.fact.host)
    return None


def not_employed_by(world: World, tenure: Tenure) -> tuple[Footing, Spans, list[Statement]]:
    """Return whether a holder is shown not to be an employee of the body whose post it is, when, and by what.

    An employment on record counts first; then whoever hosts the post. Otherwise it is not known.
    """
    mine, others, shown_by = EMPTY, EMPTY, []
    for statement, fact in world.once(_on_record).get(tenure.person, ()):
        in_law = set(employers(fact, world))
        if tenure.body in in_law:
            mine |= world.days(statement)
        elif in_law or world.bodies.home(fact.employer) == tenure.body:
            others |= world.days(statement)
        else:
            continue
        shown_by.append(statement)
    if others or mine:
        away = (others - mine) & tenure.days
        return (Footing.NO if away else Footing.YES), away, shown_by
    host = host_of(tenure, world)
    if host is not None:
        return (Footing.YES, EMPTY, []) if host == tenure.body else (Footing.NO, tenure.days, [])
    return Footing.UNKNOWN, EMPTY, []
