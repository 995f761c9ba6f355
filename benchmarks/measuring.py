"""Timing side by side: what is compared takes turns, so that a busy moment of the machine falls on all alike."""

import gc
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

_Question = TypeVar("_Question")
_TURNS = 10
now = time.perf_counter


def quantile(times: Sequence[float], share: float) -> float:
    """Return the value that this share of times does not exceed (nearest rank)."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def latencies(
    asked: Mapping[str, Callable[[_Question], object]], questions: Sequence[_Question], budget: float = 30.0
) -> dict[str, list[float]]:
    """Return the seconds that each of several stores takes for each of the same questions, asked in turns.

    The first tenth, fifty at most, only warms up. Stops when the budget (seconds in all) is spent, never before every
    store has had the same questions. The garbage collector runs, as it does for users; what was there before is set
    aside, as a server does at its start.
    """
    warming = min(50, len(questions) // 10)
    for ask in asked.values():
        for question in questions[:warming]:
            ask(question)
    questions = questions[warming:]
    times: dict[str, list[float]] = {name: [] for name in asked}
    size = max(len(questions) // _TURNS, 1)
    until = now() + budget
    with settled():
        for start in range(0, len(questions), size):
            for name, ask in asked.items():
                for question in questions[start : start + size]:
                    begun = now()
                    ask(question)
                    times[name].append(now() - begun)
            if now() > until:
                break
    return times


def median(work: Callable[[], object], times: int = 7) -> float:
    """Return the median of the seconds that a piece of work takes."""
    taken = []
    with settled():
        for _ in range(times):
            begun = now()
            done = work()
            taken.append(now() - begun)
            del done
    return statistics.median(taken)


def medians(work: Mapping[str, Callable[[], object]], times: int = 7) -> dict[str, float]:
    """Return the medians of several pieces of work, done in turns."""
    taken: dict[str, list[float]] = {name: [] for name in work}
    with settled():
        for _ in range(times):
            for name, each in work.items():
                begun = now()
                done = each()
                taken[name].append(now() - begun)
                del done
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


@contextmanager
def settled() -> Iterator[None]:
    """Set what is in memory aside from the garbage collector for as long as the block runs."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def machine() -> dict[str, Any]:
    """Say on what this runs."""
    return {"python": platform.python_version(), "system": platform.platform(terse=True), "cores": os.cpu_count()}


def table(rows: Sequence[Mapping[str, object]]) -> str:
    """Return rows as a Markdown table, its columns those of the first row; of no rows a line that says so."""
    if not rows:
        return "(nothing was measured for these sizes)"
    columns = list(rows[0])
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    lines += ["| " + " | ".join(str(row.get(column, "")) for column in columns) + " |" for row in rows]
    return "\n".join(lines)
