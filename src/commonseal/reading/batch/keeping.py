"""Keeping what was read: written whole or not at all, never without a record, never over what a person changed.

Whoever reads a paper writes drafts, hidden files beside the claims. Keeping them is one step of one process: the
record is written, then the drafts take their names. So no file of the reader stands there that the record does not
know; a record whose files are missing or older than it only means that the paper is read again. Ctrl-C waits until
that step is done, so that what is said to be kept is what is kept.
"""

from __future__ import annotations

import hashlib
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from commonseal.reading import PaperClaims, ReadingError
from commonseal.reading.batch.naming import Task, is_the_source
from commonseal.reading.batch.record import Entry, Record
from commonseal.reading.formats import PaperText


class Keeper:
    """What keeps the claims of one folder for one run.

    ``out`` is the folder, ``mark`` what tells the drafts of this run from those of others, and ``kept`` how many
    papers it has kept so far.

    Args:
        out: The folder, which is there.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.mark = str(os.getpid())
        self.kept = 0
        self._record = Record(out)

    def check(self, task: Task, new: str | None = None) -> None:
        """Refuse to write claims over what a person has changed.

        Args:
            task: The paper.
            new: The hash of the claims to be written, if they are known already.

        Raises:
            ReadingError: The claims that stand there are neither the reader's own nor the same.
        """
        file = self.out / f"{task.name}.json"
        if not file.exists():
            return
        found = fingerprint(file.read_bytes())
        ours = self._record.hashes(file.name)
        is_changed = new is not None if ours is None else bool(ours) and found not in ours
        if is_changed and found != new:
            problem = f"was not read, for its claims in {file} were changed since the reader wrote them"
            raise ReadingError(task.source.shown, problem, "move or rename that file, or name another --out")

    def keep(self, task: Task, entry: Entry) -> None:
        """Keep the drafts of a paper and write down that it was read.

        Raises:
            ReadingError: A person has changed the claims that stand there.
            OSError: They cannot be written.
            KeyboardInterrupt: Somebody stopped the run meanwhile; the paper is kept all the same.
        """
        with _uninterrupted():
            try:
                self.check(task, entry.claims_sha256)
                self._record.add(entry)
                for file in reversed(entry.files):
                    _draft(self.out, file, self.mark).replace(self.out / file)
                self.kept += 1
            finally:
                self.drop([task])

    def drop(self, tasks: Iterable[Task]) -> None:
        """Take away what drafts there are of some papers."""
        for task in tasks:
            for file in (f"{task.name}.json", f"{task.name}.txt"):
                _draft(self.out, file, self.mark).unlink(missing_ok=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait until the end of what is done here. Only the main thread of a process ever hears of it."""
    heard = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(heard):
        yield
        return
    waiting: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)
        if waiting:
            heard(waiting[0], None)


def write_drafts(
    out: Path, task: Task, paper: PaperText, claims: PaperClaims, mark: str
) -> tuple[tuple[str, ...], str]:
    """Write the claims, and the text they quote where that is not a file already, as drafts.

    Returns:
        The names the files will have, the claims first; and the hash of the claims.
    """
    source, written = task.source, claims.to_json().encode("utf-8", "surrogatepass")
    contents = {f"{task.name}.json": written}
    text = out / f"{task.name}.txt"
    stands_alone = paper.is_the_file and source.path is not None and not source.attachment
    if not stands_alone and not is_the_source(text, source):
        contents[text.name] = paper.text.encode("utf-8", "surrogatepass")
    for name, content in contents.items():
        _draft(out, name, mark).write_bytes(content)
    return tuple(contents), fingerprint(written)


def fingerprint(content: bytes) -> str:
    """Give the hash of what a file holds."""
    return hashlib.sha256(content).hexdigest()


def _draft(out: Path, file: str, mark: str) -> Path:
    return out / f".{file}.{mark}.partial"
