"""Statements of a country's bodies with posts, holders, shared posts and approvals, for the benchmark of the rules.

The data are those of five plain rules that other engines can check too: N bodies with three posts each (accountable
officer, finance, chair), their holders, for one body in ten an accountable officer shared with a neighbour with the
approval of each, and about one body in a hundred that breaks each rule.
"""

import random
from collections.abc import Iterator
from typing import Any

from commonseal.vocabulary import Period, RecordedPeriod, Statement, UncertainDate
from commonseal.vocabulary.facts import (
    Appointment,
    Approval,
    ApprovalOutcome,
    ApprovalStep,
    Arrangement,
    ArrangementType,
    Body,
    Post,
    Proposal,
    Succession,
)
from commonseal.vocabulary.periods import OPEN

Rows = tuple[list[Any], list[Any], list[Any], list[Any], list[Any]]
ROLES = {"AO": "accountable_officer", "CFO": "chief_finance_officer", "CHAIR": "clinical_chair"}
LAST = 19_174
"""30 June 2022, the last day of the law on clinical commissioning groups: bodies that are closed end before it."""


def rows_of(bodies: int, seed: int = 5) -> Rows:
    """Return bodies (number, closed, first day, successor), posts, posts in bodies, holders and approvals."""
    chance = random.Random(seed)  # noqa: S311 - the same bodies each time, and nothing secret
    found: Rows = ([], [], [], [], [])
    person = 0
    for body in range(bodies):
        closed = chance.random() < 0.05
        begin = 15_796 + chance.randrange(1900)
        successor = None if not closed or chance.random() < 0.2 else chance.randrange(bodies)
        found[0].append((body, int(closed), begin, successor))
        person = _posts_of(body, bodies, begin, person, chance, found, closed=closed)
    return found


def _posts_of(
    body: int, bodies: int, begin: int, person: int, chance: random.Random, found: Rows, *, closed: bool
) -> int:
    people: list[int | None] = [None, None, None]
    for place, role in enumerate(ROLES):
        post = body * 3 + place
        if role == "AO" and body % 10 == 1:
            continue
        found[1].append((post, role))
        found[2].append((post, body))
        if role == "AO" and body % 10 == 0 and body + 1 < bodies:
            found[2].append((post, body + 1))
            found[4].extend((post, each) for each in (body, body + 1) if chance.random() > 0.1)
        if closed and chance.random() < 0.8:
            continue
        draw = chance.random()
        who, person = person, person + 1
        if role == "AO" and draw < 0.01:
            continue
        if role == "CHAIR" and draw < 0.01 and people[0] is not None:
            who = people[0]
        people[place] = who
        first = begin + chance.randrange(500) if chance.random() > 0.01 else begin - 30
        found[3].append((post, who, first))
        if role == "AO" and 0.01 <= draw < 0.02:
            found[3].append((post, person, first))
            person += 1
    return person


def statements_of(rows: Rows) -> Iterator[Statement]:
    """Give the same as typed statements, as a register hands them out."""
    number = 0

    def made(fact: Any, start: int | None, end: int | None = None) -> Statement:
        nonlocal number
        number += 1
        period = Period.model_construct(
            start=None if start is None else UncertainDate.of_day(start),
            end=None if end is None else UncertainDate.of_day(end),
        )
        return Statement.model_construct(
            fact=fact, period=period, number=number, recorded=RecordedPeriod(start or 15_796, OPEN), act=1, author="x"
        )

    yield made(Body.model_construct(id="body/nhs-england", name="NHS England", classification="nhs_england"), 15_796)
    begins = {}
    for body, closed, begin, successor in rows[0]:
        begins[body] = begin
        fact = Body.model_construct(id=f"body/b{body}", name=f"Body {body}", classification="ccg", parent=None)
        yield made(fact, begin, LAST - 900 if closed else None)
        if successor is not None:
            follows = Succession.model_construct(
                from_bodies=(f"body/b{body}",), to_bodies=(f"body/b{successor}",), type="transfer"
            )
            yield made(follows, LAST - 899)
    seats: dict[int, list[str]] = {}
    approved = set(rows[4])
    for post, body in rows[2]:
        seats.setdefault(post, []).append(f"body/b{body}")
    for post, role in rows[1]:
        bodies = tuple(seats[post])
        yield made(Post.model_construct(id=f"post/p{post}", role=ROLES[role], bodies=bodies), None)
        if len(bodies) > 1:
            yield from _shared(post, bodies, made)
            for body in bodies:
                yield made(_asked(post, body, given=(post, int(body[6:])) in approved), 15_796)
    for post, person, first in rows[3]:
        bodies = tuple(seats[post])
        decided = ("body/nhs-england",) if post % 3 == 0 else ()
        yield made(
            Appointment.model_construct(
                person=f"person/w{person}", post=f"post/p{post}", bodies=bodies, decided_by=decided
            ),
            first,
        )


def _asked(post: int, body: str, *, given: bool) -> Approval:
    """Return the step of one body's approval of a shared post, given or still open."""
    return Approval.model_construct(
        proposal=f"proposal/p{post}",
        step=body.rpartition("/")[2],
        body=body,
        act=ApprovalStep.APPROVES,
        subject_matter="sharing the accountable officer",
        done=UncertainDate.of_day(15_796) if given else None,
        outcome=ApprovalOutcome.APPROVED if given else None,
    )


def _shared(post: int, bodies: tuple[str, ...], made: Any) -> Iterator[Statement]:
    yield made(
        Arrangement.model_construct(
            id=f"arrangement/p{post}",
            type=ArrangementType.SHARED_POST,
            parties=bodies,
            role="accountable_officer",
            post=f"post/p{post}",
        ),
        18_240,
    )
    yield made(
        Proposal.model_construct(
            id=f"proposal/p{post}", name="Sharing", promoters=bodies, concerns=(f"arrangement/p{post}",)
        ),
        15_796,
    )
