"""Processes that read papers side by side. Only their parent hears Ctrl-C; when it stops, so do they, in silence."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

_Work = TypeVar("_Work")
_Made = TypeVar("_Made")
_AHEAD = 2
_PATIENCE = 5


def side_by_side(
    do: Callable[[_Work], _Made], works: Sequence[_Work], jobs: int
) -> Generator[tuple[_Work, _Made | None], None, None]:
    """Do something with many things in several processes, of which no more are begun than are soon done.

    When the caller stops early, by Ctrl-C or otherwise, the processes are ended with what they were at.

    Args:
        do: What to do; it is sent to the processes, as is each thing.
        works: The things.
        jobs: How many processes to have.

    Yields:
        Each thing and what came of it, as they are done; nothing came of one that a process died of even alone.
    """
    others = set(multiprocessing.active_children())
    waiting, under_way = deque(works), dict[Future[_Made], _Work]()
    pool = _pool(jobs)
    finished = False
    try:
        while waiting or under_way:
            while waiting and len(under_way) < jobs * _AHEAD:
                work = waiting.popleft()
                try:
                    future = _submit(pool, do, work)
                except BrokenProcessPool:
                    pool = _pool(jobs)
                    future = _submit(pool, do, work)
                under_way[future] = work
            wait(under_way, return_when=FIRST_COMPLETED)
            for future in [each for each in under_way if each.done()]:
                work = under_way.pop(future)
                yield work, _result(do, work, future)
        finished = True
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if not finished:
            _end([each for each in multiprocessing.active_children() if each not in others])


def _result(do: Callable[[_Work], _Made], work: _Work, future: Future[_Made]) -> _Made | None:
    """Give the result; when a process died, try once more in one that this work alone can break."""
    try:
        return future.result()
    except BrokenProcessPool:
        alone = _pool(1)
        try:
            return _submit(alone, do, work).result()
        except BrokenProcessPool:
            return None
        finally:
            alone.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_ignore_interrupts)


def _submit(pool: ProcessPoolExecutor, do: Callable[[_Work], _Made], work: _Work) -> Future[_Made]:
    """Hand over a piece of work; a process that is started for it is deaf to Ctrl-C from its first moment."""
    with _interrupts_held_back():
        return pool.submit(do, work)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold Ctrl-C back until the end of the block; processes started in it never hear it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _end(processes: Sequence[multiprocessing.process.BaseProcess]) -> None:
    for each in processes:
        each.terminate()
    for each in processes:
        each.join(_PATIENCE)
