"""Loading a plan into a register, through its public face, and holding its answers against the plan."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np

from commonseal.register.database import database_alias, prepare
from commonseal.register.register import Register
from commonseal.vocabulary import UncertainDate, Viewer
from commonseal.vocabulary.periods import date_of
from measuring import settled
from statements import KIND_NUMBER, Plan, body_id

Point = tuple[int, int]
AFTER = date(2026, 11, 20)
"""The day on which what the benchmark itself records is recorded: after everything in the plan."""

_PART = 20_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """A register with a plan in it, and how long it took: all, and the part spent inside the register's own calls."""

    register: Register
    plan: Plan
    seconds: float
    inside: float


def open_register(url: str) -> Register:
    """Return the register at an address, made where there is none."""
    alias = database_alias(url)
    prepare(alias, create=True)
    return Register(alias)


def load(url: str, plan: Plan) -> Loaded:
    """Load a plan, an act a week, each statement in its own way: ended, corrected or recorded."""
    register = open_register(url)
    inside, begun = 0.0, time.perf_counter()
    for day, ended, corrected, recorded in plan.acts():
        endings = [(int(plan.target[i]), UncertainDate.of_day(int(plan.valid_to[i]) - 1)) for i in ended]
        corrections = [(int(plan.target[i]), plan.draft(i)) for i in corrected]
        drafts = [plan.draft(i) for i in recorded]
        start = time.perf_counter()
        entered = datetime.combine(date_of(day), datetime.min.time(), UTC) + timedelta(hours=12)
        with register.act(
            author="National list", reason="Weekly file", recorded=date_of(day), entered_at=entered
        ) as act:
            act.end_many(endings)
            act.correct_many(corrections)
            act.record_many(drafts)
        inside += time.perf_counter() - start
    return Loaded(register, plan, time.perf_counter() - begun, inside)


def record_in_one_act(url: str, plan: Plan, rows: int) -> float:
    """Record so many statements in one act of a new register; return the seconds for each, drafts ready beforehand."""
    register = open_register(url)
    drafts = [plan.draft(int(i)) for i in np.flatnonzero(plan.target == 0)[:rows]]
    with settled():
        begun = time.perf_counter()
        with register.act(author="Load", reason="Bulk", recorded=AFTER, entered_at=moment()) as act:
            act.record_many(drafts)
        return (time.perf_counter() - begun) / len(drafts)


def moment() -> datetime:
    """Return when the benchmark's own acts are entered."""
    return datetime.combine(AFTER, datetime.min.time(), UTC) + timedelta(hours=12)


def point(days: Point) -> tuple[date, date]:
    """Return a day in the world and a day of knowledge as dates."""
    return date_of(days[0]), date_of(days[1])


def check_bodies(register: Register, plan: Plan, questions: list[tuple[int, Point]]) -> None:
    """Stop unless the register says of these bodies, at these points, what the plan says."""
    named = plan.kind != KIND_NUMBER["person"]
    for body, (day, known) in questions:
        holds = plan.known(day, known) & named & ((plan.body == body) | (plan.other == body))
        on, known_at = point((day, known))
        snapshot = register.as_of(on=on, known_at=known_at, bodies=[body_id(body)])
        said = {each.number for each in snapshot.statements if body_id(body) in each.fact.references()}
        assert said == set((np.flatnonzero(holds) + 1).tolist()), (body, day, known)


def check_country(register: Register, plan: Plan, at: list[Point], pairs: list[tuple[Point, Point]]) -> None:
    """Stop unless the columns hold what the plan says, and the changes are the difference of two of its sets."""
    mirror, viewer, content = register.mirror(), Viewer(), plan.content()
    for day, known in at:
        on, known_at = point((day, known))
        numbers = np.sort(mirror.snapshot(on=on, known_at=known_at, viewer=viewer).number)
        assert np.array_equal(numbers, np.flatnonzero(plan.known(day, known)) + 1), (day, known)
    for before, after in pairs:
        then, now = content[plan.known(*before)], content[plan.known(*after)]
        changes = register.changes(before=point(before), after=point(after))
        for numbers, wanted in ((changes.began, np.setdiff1d(now, then)), (changes.stopped, np.setdiff1d(then, now))):
            assert np.array_equal(np.sort(content[numbers - 1]), wanted), (before, after)
