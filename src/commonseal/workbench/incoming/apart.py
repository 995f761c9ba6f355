"""Reading one paper in a process of its own, so that pages go on meanwhile and a paper that breaks it breaks no more.

What runs in that process needs no Django and sees no database.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import PurePath

from commonseal.reading import ReadingError, read_paper
from commonseal.reading.formats import ENDINGS, kind_of_name, paper_in


@dataclass(frozen=True, slots=True)
class Work:
    """A paper to be read: its file as it came, and the date (EDTF) that whoever brought it gave, if any."""

    file_name: str
    content: bytes
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What came of reading a paper: its text and claims (JSON), or in one sentence why there are none.

    ``title`` is what the file says of itself, ``notes`` what a person should check, ``attached`` the papers that came
    within it, each with its name and content.
    """

    text: str = ""
    title: str = ""
    claims: str = ""
    notes: tuple[str, ...] = ()
    attached: tuple[tuple[str, bytes], ...] = ()
    why_refused: str = ""


class BrokenOffError(Exception):
    """Reading was broken off: the process died of the paper."""


class TooLongError(Exception):
    """Reading took longer than it may."""


def read_one(work: Work) -> Made:
    """Read a paper; what goes wrong is told in the reader's own sentence."""
    name = PurePath(work.file_name)
    try:
        paper = paper_in(work.content, name=name.stem, source=work.file_name, kind=kind_of_name(name, work.file_name))
        claims = read_paper(paper, published=work.published)
    except ReadingError as error:
        return Made(why_refused=str(error))
    except Exception as error:  # noqa: BLE001 - one paper that breaks the reader must not stop the others
        what = f"{work.file_name} could not be read ({type(error).__name__})"
        return Made(why_refused=f"{what}; tell whoever runs this workbench, for it is a fault of the reader.")
    notes = [*paper.notes, *(["no claims were found in it"] if not claims.claims else [])]
    if claims.published is None:
        notes.append("it has no date of its own, so “from next month” cannot be turned into a date")
    ours = tuple((each.name, each.content) for each in paper.attachments if _is_read(each.name))
    return Made(paper.text, paper.title or "", claims.to_json(), tuple(notes), ours)


def _is_read(name: str) -> bool:
    return PurePath(name).suffix.lower() in ENDINGS


class Apart:
    """A process that reads papers one after the other, started when first needed and anew when it died.

    Args:
        longest: how many seconds a paper may take.
    """

    def __init__(self, longest: float = 600) -> None:
        self._longest, self._pool = longest, None

    _pool: ProcessPoolExecutor | None

    def read(self, work: Work, every: float, beat: Callable[[], bool]) -> Made | None:
        """Read a paper, calling ``beat`` every so many seconds; where that says no, stop and return None.

        Raises:
            BrokenOffError: the process died.
            TooLongError: it took too long.
        """
        self._pool = self._pool or ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_settle)
        try:
            future = self._pool.submit(read_one, work)
            for _ in range(max(1, int(self._longest / every))):
                made = _within(future, every)
                if made is not None:
                    return made
                if not beat():
                    self.close()
                    return None
        except BrokenProcessPool as error:
            self.close()
            raise BrokenOffError from error
        self.close()
        raise TooLongError

    def close(self) -> None:
        """End the process, with what it is at."""
        if self._pool is None:
            return
        processes = list((self._pool._processes or {}).values())  # noqa: SLF001 - a pool cannot otherwise be stopped at once
        self._pool.shutdown(wait=False, cancel_futures=True)
        for each in processes:
            each.terminate()
        self._pool = None


def _within(future: "Future[Made]", seconds: float) -> Made | None:
    try:
        return future.result(timeout=seconds)
    except NotYet:
        return None


def _settle() -> None:
    """Leave Ctrl-C to the parent, and end when it ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
