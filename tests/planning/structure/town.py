"""Two or three bodies with posts, pay and shares, to work costs out on."""

from decimal import Decimal
from typing import Any

from commonseal.planning.structure import CostTold, cost
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, StatementDraft
from commonseal.vocabulary.facts import CostShare, PayTable, Population, Post
from commonseal.vocabulary.facts.base import Money
from commonseal.vocabulary.facts.planning import PayPoint, Share
from support.saying import body, said
from support.snapshots import snapshot_of

LAW = Law.shipped()
EAST, WEST, NORTH = "body/east-ccg", "body/west-ccg", "body/north-ccg"
BODIES = tuple(said(body(name), "2013-04-01") for name in ("East CCG", "West CCG", "North CCG"))
DAY = "2018-06-01"


def post(key: str, *bodies: str, grade: str | None = "Nine", wte: float | None = 1.0, **more: Any) -> Post:
    """Return a post of a key at some bodies."""
    values = {"id": f"post/{key}", "role": "programme director", "bodies": bodies, "grade": grade, "wte": wte}
    return Post(**{**values, **more})


def pay(key: str = "round", *bodies: str, currency: str = "GBP", **points: str) -> PayTable:
    """Return a pay table: grade by grade what a whole-time equivalent costs."""
    grades = points or {"Eight": "60000", "Nine": "100000.01"}
    steps = tuple(
        PayPoint(grade=grade, cost=Money(amount=Decimal(amount), currency=currency)) for grade, amount in grades.items()
    )
    return PayTable(id=f"pay/{key}", name=key, bodies=bodies, points=steps)


def share(of: str, method: str, **parts: str | None) -> CostShare:
    """Return the shares of a thing by the short names of bodies, as ``east="60"``."""
    shares = tuple(
        Share(body=f"body/{name}-ccg", part=None if part is None else Decimal(part)) for name, part in parts.items()
    )
    return CostShare(of=of, method=method, shares=shares)


def people(about: str, number: int, measure: str | None = None) -> Population:
    """Return how many people a body serves."""
    return Population(about=about, value=str(number), people=number, measure=measure)


def town(*drafts: StatementDraft, on: str = DAY) -> Snapshot:
    """Return the snapshot of three bodies and what else is said."""
    return snapshot_of(*BODIES, *drafts, on=on)


def costs(*drafts: StatementDraft, on: str = DAY) -> CostTold:
    """Return the cost of a town in which nothing changes."""
    snapshot = town(*drafts, on=on)
    return cost(snapshot, snapshot, LAW)


def amounts(told: CostTold) -> dict[str, Decimal]:
    """Return what each body bears."""
    return {each.body.id: each.before.amount for each in told.bodies if each.before.amount}
