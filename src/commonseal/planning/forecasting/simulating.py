"""Many trials of a compiled route at once, in pieces that fit a processor's cache."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from commonseal.planning.forecasting.compiling import NEVER, Compiled, CompiledRoute, Days, Tail
from commonseal.planning.forecasting.ranges import PLACES

_PIECE = 16_384
_MOST_REWORKS = 40
_BITS_LEFT = 16 - (PLACES - 1).bit_length()
_MOST_ROWS_OFF = 60
_Cell = TypeVar("_Cell", bound=np.generic)


@dataclass(frozen=True, eq=False)
class Chances:
    """What is drawn for one step: odds, and tables of the quantiles of days; None where nothing is drawn.

    ``gap`` is how far apart the meetings are that are not known; of a body that is asked ``lead`` is its decision.
    """

    deferral: float = 0.0
    rejection: float = 0.0
    lead: Days | None = None
    rework: Days | None = None
    gap: Days | None = None
    depends: tuple[Days, ...] = ()


def simulate(
    route: CompiledRoute, chances: Mapping[str, Chances], last: Sequence[Days], trials: int, seed: int
) -> NDArray[np.int64]:
    """Return how many trials took effect on each day after the start; the last place counts those that never did.

    The same seed draws the same for the same steps whatever the odds are, so that two runs differ by these alone.

    Args:
        route: the steps.
        chances: what is drawn for each step to come, by key.
        last: tables of days before which the effect cannot be, whatever the steps.
        trials: how many.
        seed: of the random numbers.
    """
    counts = np.zeros(NEVER + 1, np.int64)
    pieces = range(0, trials, _PIECE)
    seeds = np.random.SeedSequence(seed).spawn(len(pieces))
    for begun, own in zip(pieces, seeds, strict=True):
        piece = _Piece(min(_PIECE, trials - begun), own)
        counts += np.bincount(piece.run(route, chances, last), minlength=NEVER + 1)
    return counts


class _Piece:
    """Some trials. ``main`` draws the same numbers whatever the odds are, ``rare`` what few trials need."""

    def __init__(self, size: int, seed: np.random.SeedSequence) -> None:
        self.size = size
        main, rare = seed.spawn(2)
        self.main = np.random.Generator(np.random.SFC64(main))
        self.rare = np.random.Generator(np.random.SFC64(rare))

    def run(self, route: CompiledRoute, chances: Mapping[str, Chances], last: Sequence[Days]) -> Days:
        """Return the day of effect of each trial."""
        days: list[Days] = []
        free: list[Days] = []
        for step in route.steps:
            taken, open_from = self._step(step, chances.get(step.key, Chances()), [free[each] for each in step.before])
            days.append(taken)
            free.append(open_from)
        end = _latest(free, self.size)
        for table in last:
            end = np.maximum(end, self._drawn(table))
        if route.effect is not None:
            end = route.effect[np.minimum(end, NEVER)]
        for effect, place, by, later in route.deadlines:
            end = np.where((end == effect) & (days[place] > by), np.int32(later), end)
        return np.minimum(end, NEVER)

    def _step(self, step: Compiled, chances: Chances, before: list[Days]) -> tuple[Days, Days]:
        if step.fixed is not None:
            done = np.full(self.size, step.fixed_day, np.int32)
            return done, np.full(self.size, step.fixed, np.int32)
        ready = _latest(before, self.size)
        for table in chances.depends:
            ready = np.maximum(ready, self._drawn(table))
        if step.passes:
            return ready, ready
        day, free = self._sat(step, chances, ready, self.main)
        if chances.rejection > 0:
            self._again(step, chances, day, free)
        return day, free

    def _again(self, step: Compiled, chances: Chances, day: Days, free: Days) -> None:
        """Send those that are turned down back, until none is: reworked, they come to a sitting anew."""
        turned_down = (self.main.random(self.size, dtype=np.float32) < chances.rejection).nonzero()[0]
        for _ in range(_MOST_REWORKS):
            if not len(turned_down):
                return
            ready = day[turned_down]
            if chances.rework is not None:
                ready = ready + _some(chances.rework, len(ready), self.rare)
            again = self._sat(step, chances, np.minimum(ready, NEVER), self.rare)
            day[turned_down], free[turned_down] = again
            turned_down = turned_down[self.rare.random(len(turned_down)) < chances.rejection]
        day[turned_down] = free[turned_down] = NEVER

    def _sat(self, step: Compiled, chances: Chances, ready: Days, draw: np.random.Generator) -> tuple[Days, Days]:
        """Return the day on which each trial is taken, and from which it is free."""
        if chances.lead is not None:
            ready = np.minimum(ready + _some(chances.lead, len(ready), draw), NEVER)
        if step.asked and step.tail is not None:
            day = _at(step.tail.open_day, ready)
            return day, _at(step.tail.free, day)
        if step.first is None or step.day is None or step.free is None:
            return ready, ready
        place = _at(step.first, ready)
        _put_off(place, chances.deferral, draw)
        known = len(step.day) - 1
        if step.tail is None or chances.gap is None:
            return _at(step.day, place), _at(step.free, place)
        return _or_usual(step.day, step.free, step.tail, chances.gap, ready, place, draw if known == 0 else self.rare)

    def _drawn(self, table: Days) -> Days:
        return np.minimum(_some(table, self.size, self.main), NEVER)


def _at(table: NDArray[_Cell], places: Days) -> NDArray[_Cell]:
    """Return what a table has at some places; what is beyond its end is its last, which stands for never.

    It is the same as an index, in a third of the time.
    """
    return table.take(places.astype(np.intp), mode="clip")


def _some(table: Days, count: int, draw: np.random.Generator) -> Days:
    """Draw from a table of quantiles: sixteen bits each, of which as many count as the table has places."""
    drawn = draw.bit_generator.random_raw(-(-count // 4)).view(np.uint16)[:count] >> _BITS_LEFT
    found: Days = table.take(drawn.astype(np.intp))
    return found


def _latest(days: Sequence[Days], size: int) -> Days:
    found = np.zeros(size, np.int32)
    for each in days:
        found = np.maximum(found, each)
    return found


def _put_off(place: Days, odds: float, draw: np.random.Generator) -> None:
    """Move those that are put off to the next sitting, again and again, each time with the same odds."""
    drawn = draw.random(len(place), dtype=np.float32)
    if odds <= 0:
        return
    if odds >= 1:
        place[:] = NEVER
        return
    off = (drawn < odds).nonzero()[0]
    times = np.log(np.maximum(drawn[off], np.float32(1e-9))) / np.float32(np.log(odds))
    place[off] += times.astype(np.int32)


def _or_usual(
    day: Days, free: Days, tail: Tail, gap: Days, ready: Days, place: Days, draw: np.random.Generator
) -> tuple[Days, Days]:
    """Return the known sitting of each trial, or where there is none one as far on as such bodies meet apart."""
    known = len(day) - 1
    beyond = (place >= known).nonzero()[0]
    found, open_from = _at(day, place), _at(free, place)
    if len(beyond):
        usual = _usual(tail, gap, ready[beyond], place[beyond] - known, draw)
        found[beyond], open_from[beyond] = usual, _at(tail.free, usual)
    return found, open_from


def _usual(tail: Tail, gap: Days, ready: Days, more: Days, draw: np.random.Generator) -> Days:
    """Return a meeting beyond those known: after the last of them, or at any phase where that is too long ago."""
    apart = _some(gap, len(ready), draw)
    phase = (draw.random(len(ready), dtype=np.float32) * apart).astype(np.int32)
    possible = _at(tail.possible, ready)
    found = possible + phase
    if tail.since is not None:
        following = np.int32(tail.since) + apart
        found = np.where(possible <= following, following, found)
    found = np.minimum(found + more.astype(np.int64) * apart, NEVER).astype(np.int32)
    if tail.off is not None:
        for _ in range(_MOST_ROWS_OFF):
            away = (_at(tail.off, found) & (found < NEVER)).nonzero()[0]
            if not len(away):
                break
            found[away] = np.minimum(found[away] + np.maximum(apart[away], 1), NEVER)
    return _at(tail.open_day, found)
