"""Comparing: whether the register knows a claim already, contradicts it, or learns it from the paper."""

from dataclasses import dataclass
from enum import StrEnum

from commonseal.review.drafting import Drafted
from commonseal.review.matters import promoters, same_day, same_paper, same_subject, same_words
from commonseal.vocabulary import Holds, Snapshot, Standing, Statement, StatementDraft
from commonseal.vocabulary.catalogue import roles
from commonseal.vocabulary.facts import (
    Appointment,
    Approval,
    Arrangement,
    Body,
    Budget,
    Fact,
    Population,
    Post,
    Rating,
)
from commonseal.vocabulary.names import name_key

_ORDER = (Standing.CONSIDERED, Standing.PROPOSED, Standing.AGREED, Standing.IN_FORCE)


class Finding(StrEnum):
    """What a claim is to the register."""

    NEW = "new"
    KNOWN = "known"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Comparison:
    """What a claim is to the register, with the statements that know it or contradict it, and why."""

    finding: Finding
    statements: tuple[Statement, ...] = ()
    why: str = ""


def compare(drafted: Drafted, snapshot: Snapshot) -> Comparison:
    """Hold what a claim would become against what the register holds."""
    main = drafted.main
    firm, loose = list[_Match](), list[_Match]()
    for statement in snapshot.known:
        if not statement.is_held or statement.fact.kind not in _akin(main):
            continue
        verdict = _verdict(main, statement, snapshot)
        if verdict is not None:
            (loose if _only_may_be(main, statement) else firm).append((statement, verdict))
    # What only may be the same is so where there is one such thing; between two, a person has to choose.
    found = firm or (loose if len({_thing(statement.fact) for statement, _ in loose}) == 1 else [])
    same = tuple(statement for statement, verdict in found if not verdict)
    if same:
        return Comparison(Finding.KNOWN, same)
    if found:
        why = "; ".join(dict.fromkeys(verdict for _, verdict in found))
        return Comparison(Finding.CONFLICT, tuple(statement for statement, _ in found), why)
    return Comparison(Finding.NEW)


_Match = tuple[Statement, str]
"""A statement and what is in conflict with it, or nothing."""


def _only_may_be(main: StatementDraft, held: Statement) -> bool:
    """Whether two are alike without being the same for certain: no name, no day and no quote says that they are."""
    ours, theirs = main.fact, held.fact
    if isinstance(ours, Arrangement) and isinstance(theirs, Arrangement):
        return _differ_in_name(ours, theirs)
    if isinstance(ours, Approval) and isinstance(theirs, Approval):
        return not (same_day(ours, theirs) or same_words(main, held))
    return False


def _differ_in_name(ours: Arrangement, theirs: Arrangement) -> bool:
    return bool(ours.name and theirs.name and name_key(ours.name) != name_key(theirs.name))


def _thing(fact: Fact) -> tuple[str, str]:
    """Return what tells one arrangement, or one step of one proposal, from others."""
    return (fact.proposal, fact.step) if isinstance(fact, Approval) else (getattr(fact, "id", fact.subject), "")


def _akin(main: StatementDraft) -> tuple[str, ...]:
    """Return the kinds of fact that may say the same as a draft."""
    kind = main.fact.kind
    return ("population", "budget", "rating") if kind in ("population", "budget", "rating") else (kind,)


def _verdict(main: StatementDraft, held: Statement, snapshot: Snapshot) -> str | None:
    """Return None where the two have nothing to do with each other, "" where they agree, else what is in conflict."""
    ours, theirs = main.fact, held.fact
    if isinstance(ours, Appointment) and isinstance(theirs, Appointment):
        return _appointments(main, ours, held, theirs, snapshot)
    if isinstance(ours, Arrangement) and isinstance(theirs, Arrangement):
        return _arrangements(main, ours, held, theirs, snapshot)
    if isinstance(ours, Approval) and isinstance(theirs, Approval):
        return _approvals(main, ours, held, theirs, snapshot)
    if isinstance(ours, Population | Rating | Budget) and isinstance(theirs, Population | Rating | Budget):
        return _figures(main, ours, held, theirs)
    return None


def _appointments(
    main: StatementDraft, ours: Appointment, held: Statement, theirs: Appointment, snapshot: Snapshot
) -> str | None:
    if ours.post != theirs.post or not set(ours.bodies) & set(theirs.bodies):
        return None
    if ours.person == theirs.person:
        return _standings(main, held) or _dates(main, held)
    alone = _held_by_one(ours.post, snapshot)
    in_office = (Standing.IN_FORCE, Standing.AGREED)
    if alone and main.standing in in_office and held.standing in in_office:
        both = main.period.overlaps(held.period) is Holds.YES
        return f"{snapshot.name_of(theirs.person)} holds the post in the same period" if both else None
    return None


def _held_by_one(post: str, snapshot: Snapshot) -> bool:
    described = snapshot.describing(post)
    role = roles().get(described.fact.role) if described and isinstance(described.fact, Post) else None
    return bool(role and role.held_by_one)


def _arrangements(
    main: StatementDraft, ours: Arrangement, held: Statement, theirs: Arrangement, snapshot: Snapshot
) -> str | None:
    if ours.type != theirs.type:
        return None
    mine, others = _members(ours.parties, snapshot), _members(theirs.parties, snapshot)
    if len(mine & others) * 2 < len(mine | others):
        return None
    if ours.role and theirs.role and ours.role != theirs.role:
        return None
    if _differ_in_name(ours, theirs) and mine != others:
        return None
    return _standings(main, held) or _dates(main, held)


def _members(parties: tuple[str, ...], snapshot: Snapshot) -> set[str]:
    """Return the bodies behind parties: an organ counts as its body."""
    found = set()
    for party in parties:
        described = snapshot.describing(party)
        parent = described.fact.parent if described and isinstance(described.fact, Body) else None
        found.add(parent or party)
    return found


def _approvals(
    main: StatementDraft, ours: Approval, held: Statement, theirs: Approval, snapshot: Snapshot
) -> str | None:
    who = _members((ours.body,), snapshot)
    if not who & _members((theirs.body,), snapshot):
        return None
    mine, other = ours.done or ours.planned, theirs.done or theirs.planned
    if mine is not None and other is not None and not mine.may_be(other):
        return None
    is_own = bool(who & _members(promoters(theirs, snapshot), snapshot))
    of_one_matter = same_words(main, held) or same_subject(ours, theirs, snapshot, is_own=is_own)
    to_come = not (ours.outcome or theirs.outcome or ours.done or theirs.done)
    if not (of_one_matter or same_day(ours, theirs) or (to_come and same_paper(main, held))):
        return None  # a body approves many things, and this is another
    if ours.outcome == theirs.outcome:
        return ""
    dated = mine is not None and other is not None
    if ours.outcome and theirs.outcome and dated and of_one_matter:
        return f"the register has the outcome as {theirs.outcome.value}, the paper as {ours.outcome.value}"
    return "" if dated and not (ours.outcome and theirs.outcome) else None


def _figures(
    main: StatementDraft, ours: Population | Rating | Budget, held: Statement, theirs: Population | Rating | Budget
) -> str | None:
    if ours.subject != theirs.subject or _measure(ours) != _measure(theirs):
        return None
    if name_key(_value(ours)) == name_key(_value(theirs)) or set(_numbers(ours)) & set(_numbers(theirs)):
        return ""
    if not main.period.start or not held.period.start or main.period.overlaps(held.period) is not Holds.NO:
        return f"the register has “{_value(theirs)}”, the paper “{_value(ours)}”"
    return None


def _measure(fact: Population | Rating | Budget) -> str:
    if isinstance(fact, Population):
        return fact.measure or "population"
    return "rating" if isinstance(fact, Rating) else "finance"


def _value(fact: Population | Rating | Budget) -> str:
    return fact.name if isinstance(fact, Budget) else fact.value


def _numbers(fact: Population | Rating | Budget) -> list[str]:
    digits = "".join(each if each.isdigit() or each == " " else "" for each in _value(fact).replace(",", ""))
    return digits.split()


def _standings(main: StatementDraft, held: Statement) -> str:
    ours, theirs = main.standing, held.standing
    if ours == theirs:
        return ""
    if ours in _ORDER and theirs in _ORDER:
        if _ORDER.index(ours) <= _ORDER.index(theirs):
            return ""  # an older or more cautious paper does not contradict what has gone further since
        return f"the register has it as {_words(theirs)}, the paper as {_words(ours)}"
    return f"the register has it as {_words(theirs)}, the paper as {_words(ours)}"


def _words(standing: Standing) -> str:
    return standing.value.replace("_", " ")


def _dates(main: StatementDraft, held: Statement) -> str:
    ours, theirs = main.period, held.period
    for name, mine, other in (("start", ours.start, theirs.start), ("end", ours.end, theirs.end)):
        # A paper's "until 1 December" is a register's 30 November.
        near = mine and other and name == "end" and mine.is_next_to(other)
        if mine and other and not near and not mine.may_be(other):
            return f"the register has the {name} as {other.describe()}, the paper as {mine.describe()}"
    return ""
