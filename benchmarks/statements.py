"""A deterministic register of a country's public bodies, in this project's own kinds of statement.

The shape is that of a national list of health organisations with the posts and arrangements around it: a body has a
name, some have a rating, belong to a partnership, have posts that people hold, share something, are followed by
another. Things hold between 2013 and 2026; a change is recorded some weeks after it happened, as a register does it:
the old statement is ended (which adds its copy with an end) and the new one recorded; a correction replaces a
statement over the same days. All that is recorded in a week is one act.

A plan is columns of numbers, quick to make and easy to reckon with: it says what the register must answer. Only
``Plan.draft`` makes typed statements out of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from commonseal.vocabulary import Period, StatementDraft, UncertainDate
from commonseal.vocabulary.facts import (
    Appointment,
    Arrangement,
    ArrangementType,
    Basis,
    Body,
    Contract,
    Fact,
    Identifier,
    Membership,
    Person,
    Population,
    Post,
    Rating,
    Succession,
)
from commonseal.vocabulary.periods import OPEN, date_of, day_of

Ints = NDArray[np.int64]

FIRST = day_of(date(2013, 1, 1))
LAST = day_of(date(2026, 11, 16))
"""The last day on which anything is recorded, a Monday like all of them."""

REGION_SIZE = 50
ROWS_A_BODY = 10 / 3
RECORD, END, CORRECT = 0, 1, 2
_PADDING_KIND = 8
_MOST_VERSIONS = 7


@dataclass(frozen=True, slots=True)
class SlotKind:
    """Something that a share of bodies have, with how often its value changes from 2013 to 2026 on average."""

    name: str
    share: float
    changes: float


SLOTS = (
    SlotKind("body", 1.00, 0.06),
    SlotKind("rating", 0.32, 0.12),
    SlotKind("membership", 0.26, 0.40),
    SlotKind("appointment", 0.05, 1.60),
    SlotKind("arrangement", 0.02, 0.80),
    SlotKind("succession", 0.05, 0.02),
    SlotKind("contract", 0.03, 0.60),
    SlotKind("post", 0.05, 0.05),
    SlotKind("population", 0.08, 0.25),
    SlotKind("person", 0.05, 0.00),
)
KIND_NUMBER = {slot.name: number for number, slot in enumerate(SLOTS)}
_NEVER_ENDS = np.array([slot.name in ("person", "succession") for slot in SLOTS])
_NAMES_ANOTHER = np.array([slot.name in ("membership", "arrangement", "succession", "contract") for slot in SLOTS])
_VALUES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
_TOWNS = ("North", "South", "East", "West", "Mid", "Upper", "Lower", "Greater")
_PLACES = ("Ashbourne", "Brackwell", "Carlow", "Dunmere", "Elmstead", "Fairford", "Garston", "Holmwood", "Ilford")
_TYPES = (ArrangementType.JOINT_TEAM, ArrangementType.JOINT_SERVICE, ArrangementType.POOLED_BUDGET)


@dataclass(frozen=True, slots=True)
class Plan:
    """Columns of a register's statements, in the order of their numbers, which begin with 1.

    ``doing`` says how each comes in (RECORD, END, CORRECT), ``target`` which it supersedes (0: none), ``recorded_from``
    in which week's act. ``other`` is the body that it names besides its own, -1 where none. Days are half-open.
    """

    bodies: int
    doing: Ints
    target: Ints
    kind: Ints
    body: Ints
    other: Ints
    value: Ints
    slot: Ints
    valid_from: Ints
    valid_to: Ints
    recorded_from: Ints
    recorded_to: Ints

    def __len__(self) -> int:
        return len(self.body)

    def known(self, day: int, known: int) -> NDArray[np.bool_]:
        """Return which statements hold on a day as known at the end of another: what every store must answer."""
        return (
            (self.valid_from <= day)
            & (day < self.valid_to)
            & (self.recorded_from <= known)
            & (known < self.recorded_to)
        )

    def content(self) -> Ints:
        """Return a number for each statement that two have in common where their facts are the same to the letter."""
        name = [slot.name for slot in SLOTS]
        value = self.value.copy()
        for kind, told in (("body", value % 72), ("person", value % 9), ("succession", value * 0)):
            value = np.where(self.kind == name.index(kind), told, value)
        # An odd value names the body's own person, and then only its basis tells it from another.
        odd = (self.kind == name.index("appointment")) & (value % 2 == 1)
        value = np.where(odd, np.where(value % 3 > 0, 5001, 5002), value)
        slotted = np.isin(self.kind, [name.index("arrangement"), name.index("contract")])
        parts = np.stack([self.kind, self.body, self.other, value, np.where(slotted, self.slot, 0)], axis=1)
        packed = np.ascontiguousarray(parts).view([("", parts.dtype)] * parts.shape[1]).ravel()
        return np.unique(packed, return_inverse=True)[1].astype(np.int64)

    def acts(self) -> Iterator[tuple[int, range, range, range]]:
        """Return each week's act: its day, and the statements (counted from 0) that it ends, corrects and records."""
        days, starts = np.unique(self.recorded_from, return_index=True)
        for day, start, stop in zip(days.tolist(), starts.tolist(), [*starts[1:].tolist(), len(self)], strict=True):
            ends, corrections = (int(np.sum(self.doing[start:stop] == each)) for each in (END, CORRECT))
            middle, later = start + ends, start + ends + corrections
            yield day, range(start, middle), range(middle, later), range(later, stop)

    def draft(self, i: int) -> StatementDraft:
        """Return the typed statement that stands at a place (counted from 0)."""
        kind, valid_to = int(self.kind[i]), int(self.valid_to[i])
        fact = fact_of(kind, int(self.body[i]), int(self.other[i]), int(self.value[i]), int(self.slot[i]))
        start = UncertainDate.of_day(int(self.valid_from[i]))
        end = None if valid_to == OPEN else UncertainDate.of_day(valid_to - 1)
        return StatementDraft(fact=fact, period=Period(start=start, end=end))

    def region(self, number: int) -> list[str]:
        """Return the identifiers of a region's fifty bodies, scattered over the register."""
        count = max(self.bodies // REGION_SIZE, 1)
        return [body_id(number % count + step * count) for step in range(min(REGION_SIZE, self.bodies))]


def body_id(body: int) -> str:
    """Return the identifier of a body by its number in the plan."""
    return f"body/b-{body:06d}"


def fact_of(kind: int, body: int, other: int, value: int, slot: int) -> Fact:  # noqa: PLR0911 - one a kind
    """Return a typed fact of a kind, with a value that tells one version from the next."""
    own, second = body_id(body), body_id(other)
    match SLOTS[kind].name:
        case "body":
            name = f"{_TOWNS[value % 8]} {_PLACES[value % 9]} Trust {body:06d}"
            code = Identifier(scheme="ods", identifier=f"R{body:06d}")
            return Body(id=own, name=name, classification="nhs_trust", identifiers=(code,))
        case "rating":
            return Rating(about=own, value=f"{_VALUES[value % 4]} {value}", measure="overall")
        case "membership":
            return Membership(member=second, organization=own, capacity=f"seat {value}")
        case "appointment":
            person = f"person/p-{body:06d}" if value % 2 else f"person/q-{value:04d}"
            basis = Basis.INTERIM if value % 3 else Basis.SUBSTANTIVE
            return Appointment(person=person, post=f"post/b-{body:06d}/ao", bodies=(own,), basis=basis)
        case "arrangement":
            name = f"Joint work {value}"
            return Arrangement(id=f"arrangement/a-{slot}", type=_TYPES[value % 3], parties=(own, second), name=name)
        case "succession":
            return Succession(from_bodies=(own,), to_bodies=(second,), type="merge")
        case "contract":
            return Contract(id=f"contract/c-{slot}", name=f"Contract {value}", holder=second, commissioners=(own,))
        case "post":
            return Post(id=f"post/b-{body:06d}/ao", role="accountable_officer", bodies=(own,), grade=f"Grade {value}")
        case "person":
            return Person(id=f"person/p-{body:06d}", name=f"Person {body:06d} of {_PLACES[value % 9]}")
        case _:
            return Population(about=own, value=f"{1000 + value} people", people=1000 + value)


class _Events:
    """What is recorded, in whatever order it is thought of; numbers are given at the end."""

    COLUMNS = ("doing", "target", "kind", "body", "other", "value", "slot", "valid_from", "valid_to", "recorded_from")

    def __init__(self) -> None:
        self.count = 0
        self._parts: dict[str, list[Ints]] = {name: [] for name in self.COLUMNS}

    def add(self, **columns: Ints | int) -> Ints:
        """Add events and return what stands for them until they have numbers."""
        size = len(columns["body"])  # type: ignore[arg-type]
        for name in self.COLUMNS:
            self._parts[name].append(np.broadcast_to(np.asarray(columns[name], np.int64), size))
        self.count += size
        return np.arange(self.count - size, self.count)

    def plan(self, bodies: int) -> Plan:
        """Return the plan, its statements numbered by week and then by ends, corrections and records."""
        columns = {name: np.concatenate(parts) for name, parts in self._parts.items()}
        rank = np.array([2, 0, 1])[columns["doing"]]
        order = np.lexsort((np.arange(self.count), rank, columns["recorded_from"]))
        number = np.empty(self.count, np.int64)
        number[order] = np.arange(1, self.count + 1)
        columns = {name: column[order] for name, column in columns.items()}
        columns["target"] = np.where(columns["target"] < 0, 0, number[columns["target"]])
        recorded_to = np.full(self.count, OPEN, np.int64)
        superseding = columns["target"] > 0
        recorded_to[columns["target"][superseding] - 1] = columns["recorded_from"][superseding]
        return Plan(bodies=bodies, recorded_to=recorded_to, **columns)


def plan(rows: int = 1_000_000, seed: int = 2026) -> Plan:
    """Return the plan of a register of exactly so many statements; the same numbers give the same plan."""
    rng = np.random.default_rng(seed)
    bodies = max(int(rows / ROWS_A_BODY), 1)
    events = _Events()
    for kind, slot in enumerate(SLOTS):
        has = np.flatnonzero(rng.random(bodies) < slot.share)
        _histories(rng, events, kind, has, rng.poisson(slot.changes, len(has)).clip(max=_MOST_VERSIONS - 1), bodies)
    missing = rows - events.count
    if missing < 0:
        raise ValueError(f"{bodies} bodies need {events.count} statements, more than {rows}")
    begun = FIRST + rng.integers(0, 4000, missing)
    events.add(
        doing=RECORD, target=-1, kind=_PADDING_KIND, body=rng.integers(0, bodies, missing), other=-1,
        value=rng.integers(0, 5000, missing), slot=0, valid_from=begun, valid_to=OPEN, recorded_from=_monday(begun),
    )  # fmt: skip
    return events.plan(bodies)


def _histories(rng: np.random.Generator, events: _Events, kind: int, body: Ints, changes: Ints, bodies: int) -> None:
    """Add the histories of one kind of slot, one version of all of them after the other."""
    begun = FIRST + (rng.random(len(body)) ** 3 * (LAST - FIRST - 400)).astype(np.int64)
    told = _monday(begun + rng.integers(0, 45, len(body)))
    over = np.where(rng.random(len(body)) < 0.29, begun + 200 + (rng.random(len(body)) * 2500).astype(np.int64), OPEN)
    if _NEVER_ENDS[kind]:
        over[:] = OPEN
    slot = np.arange(len(body)) + kind * 10_000_000
    for version in range(_MOST_VERSIONS):
        count = len(body)
        if not count:
            return
        fact = {
            "kind": kind, "body": body, "slot": slot, "value": rng.integers(0, 5000, count),
            "other": rng.integers(0, bodies, count) if _NAMES_ANOTHER[kind] else np.full(count, -1),
        }  # fmt: skip
        now = events.add(doing=RECORD, target=-1, valid_from=begun, valid_to=OPEN, recorded_from=told, **fact)
        change = begun + 60 + (rng.random(count) * 900).astype(np.int64)
        changed = (changes > version) & (change < np.minimum(over, LAST - 60))
        closed = ~changed & (over < LAST)
        lag = rng.integers(-30, 60, count)
        ended = np.maximum(_monday(np.where(changed, change, np.minimum(over, LAST)) + lag), told + 7)
        ends = (changed | closed) & (ended <= LAST)
        corrected = told + 7 * (1 + (rng.random(count) * 57).astype(np.int64))
        wrong = (rng.random(count) < 0.06) & (corrected < np.where(ends, ended, LAST + 1))
        right = {**_taken(fact, wrong), "value": (fact["value"][wrong] + 1) % 5000}  # type: ignore[index]
        fact["value"] = np.where(wrong, (fact["value"] + 1) % 5000, fact["value"])  # type: ignore[operator]
        now[wrong] = events.add(
            doing=CORRECT, target=now[wrong], valid_from=begun[wrong], valid_to=OPEN, recorded_from=corrected[wrong],
            **right,
        )  # fmt: skip
        events.add(
            doing=END, target=now[ends], valid_from=begun[ends], valid_to=np.where(changed, change, over)[ends],
            recorded_from=ended[ends], **_taken(fact, ends),
        )  # fmt: skip
        goes_on = changed & ends
        body, slot, begun, told = body[goes_on], slot[goes_on], change[goes_on], ended[goes_on]
        over, changes = over[goes_on], changes[goes_on]


def _taken(columns: dict[str, Ints | int], mask: NDArray[np.bool_]) -> dict[str, Ints | int]:
    return {name: column if isinstance(column, int) else column[mask] for name, column in columns.items()}


def _monday(day: Ints) -> Ints:
    """Return the first Monday on or after each day, as far as there is one (day 4 was a Monday)."""
    return np.minimum(day + -(day - 4) % 7, LAST)


def describe(made: Plan) -> str:
    """Say the shape of a plan: statements a body, shares superseded and closed."""
    count = np.bincount(made.body, minlength=made.bodies)
    return (
        f"{len(made):,} statements over {made.bodies:,} bodies: {count.mean():.1f} a body, p99"
        f" {np.percentile(count, 99):.0f}, {np.mean(made.recorded_to < OPEN):.0%} superseded,"
        f" {np.mean(made.valid_to < OPEN):.0%} closed, recorded in {len(np.unique(made.recorded_from))} acts"
        f" up to {date_of(int(made.recorded_from.max()))}"
    )
