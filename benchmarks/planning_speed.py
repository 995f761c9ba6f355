"""How fast a route is dated and forecast, beside SimPy and a plain loop, in one run.

    python benchmarks/planning_speed.py            # some two minutes
    python benchmarks/planning_speed.py --quick    # some seconds: fewer trials
    python benchmarks/planning_speed.py --out figures.json

Prints Markdown tables:

1. The forecast of routes of 12 and 20 steps, beside SimPy (one environment a trial, one process a step) and a plain
   Python loop. All three must agree on the mean, the median and the ninth decile of the day of effect to within
   sampling error, or the run stops. SimPy is an anchor of the dependency group ``anchors``; without it its lines are
   left out.
2. The forecast as trials and as steps grow, and with what drives the delay.
3. The forward and the backward pass as steps grow.

Seconds are of processor time of this process; NumPy draws in one thread.
"""

from __future__ import annotations

import argparse
import bisect
import json
import random
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from commonseal.planning.calendars import MeetingDiary, Terms
from commonseal.planning.calendars.meeting import sitting_on
from commonseal.planning.dates import earliest, latest
from commonseal.planning.forecasting import Draws, Taken, forecast
from commonseal.planning.forecasting.model import What
from commonseal.planning.model import Route, RouteStep, SittingSource, StepFooting, Wait
from commonseal.regimes import Days
from commonseal.vocabulary.facts import ApprovalStep
from commonseal.vocabulary.periods import bank_holidays_england, day_of
from measuring import machine, table

START = day_of(date(2026, 1, 5))
HOLIDAYS = bank_holidays_england(*range(2025, 2040))
_EVERY = (28, 42, 91, 30)
_PUT_OFF = (0.1, 0.15, 0.2, 0.1)
_TURNED_DOWN = 0.08
_LEAD = ((5, 10, 25), (20, 30, 60), (3, 7, 20), (10, 25, 90))
_REWORK = (5, 10, 20)


@dataclass(frozen=True)
class Made:
    """A made-up route: each step waits for up to three before it, and is put to one of four kinds of forum."""

    route: Route
    diaries: dict[str, MeetingDiary]
    taken: tuple[Taken, ...]


def made(steps: int) -> Made:
    """Return a route of so many steps, with branches that come together; every third step can be turned down."""
    diaries = {f"body/f{number}": _diary(number) for number in range(len(_EVERY))}
    chain = tuple(_step(number) for number in range(steps))
    route = Route("proposal/p", None, tuple(diaries), chain)
    taken = [
        *(
            Taken(What.DEFERRAL, _of(chain, number), odds, odds, odds, "made up")
            for number, odds in enumerate(_PUT_OFF)
        ),
        *(Taken(What.LEAD_DAYS, _of(chain, number), *days, "made up") for number, days in enumerate(_LEAD)),
        Taken(What.REJECTION, _stopping(chain), 0.02, _TURNED_DOWN, 0.2, "made up"),
        Taken(What.REWORK_DAYS, _stopping(chain), *_REWORK, "made up"),
    ]
    return Made(route, diaries, tuple(taken))


def _diary(number: int) -> MeetingDiary:
    body = f"body/f{number}"
    terms = Terms(papers=Wait("papers", 5, Days.WORKING, clear=False, citation="made up", confidence="sure"))
    days = range(START + 9 * (number + 1), START + 4380, _EVERY[number])
    meetings = tuple(sitting_on(body, day, SittingSource.STATED, terms, HOLIDAYS) for day in days)
    return MeetingDiary(body, meetings, None, terms, holidays=HOLIDAYS)


def _step(number: int) -> RouteStep:
    turn = number % 4
    after = [(number - 1,), (number - 2,), (number - 3,), (number - 3, number - 2, number - 1)][turn]
    keys = tuple(f"s{each}" for each in after if each >= 0)
    body = f"body/f{number % len(_EVERY)}"
    act = ApprovalStep.DECIDES if number % 3 == 0 else ApprovalStep.CONSULTED
    return RouteStep(f"s{number}", body, body, act, "it", StepFooting.LOCAL, after=keys)


def _of(chain: tuple[RouteStep, ...], number: int) -> tuple[str, ...]:
    return tuple(each.key for each in chain if each.body == f"body/f{number}")


def _stopping(chain: tuple[RouteStep, ...]) -> tuple[str, ...]:
    return tuple(each.key for each in chain if each.can_stop)


@dataclass(frozen=True)
class Plain:
    """A route as plain lists: for each step what it waits for, its forum, and whether it can be turned down."""

    before: list[list[int]]
    forum: list[int]
    stops: list[bool]
    ready: list[list[int]]
    day: list[list[int]]

    @classmethod
    def of(cls, given: Made) -> Plain:
        """Return a made route as plain lists, days after the start."""
        keys = {each.key: place for place, each in enumerate(given.route.steps)}
        held = [given.diaries[f"body/f{number}"].meetings for number in range(len(_EVERY))]
        return cls(
            [[keys[each] for each in step.after] for step in given.route.steps],
            [int(step.body[-1]) for step in given.route.steps],
            [step.can_stop for step in given.route.steps],
            [[(each.papers or each.day) - START for each in of_forum] for of_forum in held],
            [[each.day - START for each in of_forum] for of_forum in held],
        )


def plain_loop(route: Plain, trials: int, seed: int) -> np.ndarray:
    """Return the day of effect of each trial, by a loop in Python."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    found = np.empty(trials)
    for trial in range(trials):
        end: list[int] = []
        for place, before in enumerate(route.before):
            ready = max((end[each] for each in before), default=0)
            end.append(_taken(route, place, ready, draw))
        found[trial] = max(end)
    return found


def _taken(route: Plain, place: int, ready: int, draw: random.Random) -> int:
    forum = route.forum[place]
    while True:
        low, likely, high = _LEAD[forum]
        asked = ready + round(draw.triangular(low, high, likely))
        sitting = bisect.bisect_left(route.ready[forum], asked)
        while draw.random() < _PUT_OFF[forum]:
            sitting += 1
        day = route.day[forum][sitting]
        if not route.stops[place] or draw.random() >= _TURNED_DOWN:
            return day
        ready = day + round(draw.triangular(_REWORK[0], _REWORK[2], _REWORK[1]))


def simpy_run(route: Plain, trials: int, seed: int) -> np.ndarray:
    """Return the day of effect of each trial, by SimPy."""
    import simpy  # noqa: PLC0415 - an anchor that need not be there

    draw = random.Random(seed)  # noqa: S311 - no secret
    found = np.empty(trials)

    def step(env: Any, done: list[Any], place: int) -> Generator[Any, None, None]:
        if route.before[place]:
            yield env.all_of([done[each] for each in route.before[place]])
        forum = route.forum[place]
        while True:
            low, likely, high = _LEAD[forum]
            yield env.timeout(round(draw.triangular(low, high, likely)))
            sitting = bisect.bisect_left(route.ready[forum], env.now)
            while draw.random() < _PUT_OFF[forum]:
                sitting += 1
            yield env.timeout(route.day[forum][sitting] - env.now)
            if not route.stops[place] or draw.random() >= _TURNED_DOWN:
                break
            yield env.timeout(round(draw.triangular(_REWORK[0], _REWORK[2], _REWORK[1])))
        done[place].succeed()

    for trial in range(trials):
        env = simpy.Environment()
        done = [env.event() for _ in route.before]
        for place in range(len(route.before)):
            env.process(step(env, done, place))
        env.run(until=env.all_of(done))
        found[trial] = env.now
    return found


def clocked(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the processor seconds that a piece of work took, and what it made."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def beside(steps: int, trials: int) -> list[dict[str, Any]]:
    """Return the forecast of one route beside the others, a line each; they must agree."""
    given = made(steps)
    plain = Plain.of(given)
    draws = Draws(trials, 1, drivers=False)
    ask = lambda: forecast(given.route, given.diaries, given.taken, START, draws=draws, holidays=HOLIDAYS)  # noqa: E731
    ask()
    seconds, ours = min((clocked(ask) for _ in range(3)), key=lambda each: each[0])
    counts = ours.outcomes.counts
    days = np.repeat(np.arange(len(counts)), counts)
    lines = [_line(steps, "Common Seal", trials, seconds, days)]
    others: list[tuple[str, Callable[..., np.ndarray], int]] = [("plain Python", plain_loop, max(trials // 50, 2_000))]
    if _has_simpy():
        others.append(("SimPy", simpy_run, max(trials // 200, 1_000)))
    for name, run, fewer in others:
        seconds, theirs = clocked(lambda run=run, fewer=fewer: run(plain, fewer, 7))
        _agree(name, days, theirs)
        lines.append(_line(steps, name, fewer, seconds, theirs))
    for line in lines:
        line["ours is times as fast"] = round(lines[0]["trials a second"] / line["trials a second"], 1)
    return lines


def _line(steps: int, name: str, trials: int, seconds: float, days: np.ndarray) -> dict[str, Any]:
    return {
        "steps": steps,
        "engine": name,
        "trials": trials,
        "seconds": round(seconds, 3),
        "trials a second": round(trials / seconds),
        "mean": round(float(days.mean()), 1),
        "median": float(np.median(days)),
        "ninth decile": float(np.percentile(days, 90)),
    }


def _agree(name: str, ours: np.ndarray, theirs: np.ndarray) -> None:
    """Stop the run where another engine gives another distribution."""
    error = float(ours.std()) / len(theirs) ** 0.5
    apart = abs(float(ours.mean()) - float(theirs.mean()))
    if apart > 5 * error:
        sys.exit(f"{name} disagrees on the mean: {apart:.2f} days apart, standard error {error:.2f}")
    for share in (10, 50, 90):
        day = np.percentile(theirs, share)
        odds = [float((days <= day).mean()) for days in (ours, theirs)]
        if abs(odds[0] - odds[1]) > 5 * (0.25 / len(theirs)) ** 0.5:
            sys.exit(f"{name} disagrees on the odds by day {day}: {odds}")


def _has_simpy() -> bool:
    try:
        import simpy  # noqa: F401, PLC0415 - only whether it is there
    except ImportError:
        return False
    return True


def growth(trials: int) -> list[dict[str, Any]]:
    """Return the forecast as trials and steps grow, and with what drives the delay."""
    lines = []
    plain = [(20, trials // 100), (20, trials // 10), (20, trials), (5, trials), (10, trials), (40, trials)]
    for steps, asked, drivers in [*((*each, False) for each in plain), (20, trials, True)]:
        given = made(steps)
        draws = Draws(asked, 1, drivers=drivers)
        seconds, _ = clocked(
            lambda given=given, draws=draws: forecast(
                given.route, given.diaries, given.taken, START, draws=draws, holidays=HOLIDAYS
            )
        )
        lines.append(
            {"steps": steps, "trials": asked, "with drivers": "yes" if drivers else "no", "seconds": round(seconds, 3)}
        )
    return lines


def passes() -> list[dict[str, Any]]:
    """Return the forward and the backward pass as steps grow."""
    lines = []
    for steps in (12, 20, 50, 100):
        given = made(steps)
        forward, dated = clocked(lambda given=given: earliest(given.route, given.diaries, START, holidays=HOLIDAYS))
        target = (dated.effect or START) + 90
        back, _ = clocked(
            lambda given=given, target=target: latest(given.route, given.diaries, target, START, holidays=HOLIDAYS)
        )
        lines.append({"steps": steps, "forward ms": round(forward * 1e3, 2), "both ways ms": round(back * 1e3, 2)})
    return lines


def main() -> None:
    """Run what the arguments ask for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true", help="fewer trials")
    asked.add_argument("--out", type=Path, help="write the figures as JSON too")
    given = asked.parse_args()
    trials = 100_000 if given.quick else 1_000_000
    figures: dict[str, Any] = {"machine": machine()}
    print(f"\nOn one core of {machine()}. Processor time; ratios compare what ran in this run.\n")
    figures["beside"] = [line for steps in (12, 20) for line in beside(steps, trials)]
    print(table(figures["beside"]), "\n")
    figures["growth"] = growth(trials)
    print(table(figures["growth"]), "\n")
    figures["passes"] = passes()
    print(table(figures["passes"]))
    if given.out:
        given.out.write_text(json.dumps(figures, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
