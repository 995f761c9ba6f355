"""Reading papers one after the other or side by side, and writing what comes of it, whole or not at all."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from commonseal.reading import PaperClaims, ReadingError, read_paper
from commonseal.reading.batch.naming import Task, is_the_source
from commonseal.reading.batch.record import Entry
from commonseal.reading.batch.sources import Source
from commonseal.reading.batch.version import reader_version
from commonseal.reading.formats import PaperText

_UNSURE = 0.5
Reader = Callable[..., PaperClaims]
"""What reads one paper: ``read_paper``, or something that is called as it is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one paper: its entry for the record, or the problem. ``look_at`` is for a person to check."""

    task: Task
    entry: Entry | None = None
    problem: str = ""
    look_at: tuple[str, ...] = ()


def run(
    tasks: Sequence[Task],
    out: Path,
    *,
    given: str | None = None,
    jobs: int = 1,
    reader: Reader | None = None,
    version: str | None = None,
) -> Iterator[Outcome]:
    """Read papers.

    Args:
        tasks: The papers.
        out: The folder for the claims, which is there.
        given: The date that the caller gave for them.
        jobs: How many to read at one time, each in a process of its own.
        reader: What reads them, if not the rules alone; with several ``jobs`` it is sent to each process.
        version: What tells this reader's claims from those of others; that of the rules if left out.

    Yields:
        What became of each, in their order.
    """
    if jobs <= 1 or len(tasks) <= 1:
        for task in tasks:
            yield _read(task, out, given, reader, version)
        return
    pool = _pool(min(jobs, len(tasks)))
    try:
        read = partial(_read, out=out, given=given, reader=reader, version=version)
        for task, future in [(task, pool.submit(read, task)) for task in tasks]:
            yield _result(read, task, future)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    import multiprocessing  # noqa: PLC0415 - most runs need no processes

    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


def _result(read: Callable[[Task], Outcome], task: Task, future: Future[Outcome]) -> Outcome:
    """Give the result; when a process died, read this paper once more in one that it alone can break."""
    try:
        return future.result()
    except BrokenProcessPool:
        try:
            with _pool(1) as alone:
                return alone.submit(read, task).result()
        except BrokenProcessPool:
            return Outcome(task, problem=str(_broken(task, "the process that read it died")))


def _broken(task: Task, reason: str) -> ReadingError:
    return ReadingError(task.source.shown, f"could not be read ({reason})", "leave it out, and report this as a fault")


def _read(
    task: Task, out: Path, given: str | None, reader: Reader | None = None, version: str | None = None
) -> Outcome:
    try:
        paper = task.source.paper(task.name)
        claims = (reader or read_paper)(paper, published=given)
        files = _write(out, task.source, paper, claims)
    except ReadingError as error:
        return Outcome(task, problem=str(error))
    except OSError as error:
        problem = ReadingError(task.source.shown, f"could not be read or its claims written ({error})", "check both")
        return Outcome(task, problem=str(problem))
    except Exception as error:  # noqa: BLE001 - one paper that breaks the reader must not stop the others
        words = " ".join(str(error).split())[:120]
        return Outcome(task, problem=str(_broken(task, f"{type(error).__name__}: {words}")))
    size = task.source.path.stat().st_size if task.source.path else len(task.source.content)
    counts: Counter[str] = Counter(claim.kind for claim in claims.claims)
    by, date = version or reader_version(), claims.published
    entry = Entry(task.source.key, task.name, files, size, paper.sha256, by, given, date, dict(counts))
    return Outcome(task, entry, look_at=tuple(_look_at(paper, claims)))


def _look_at(paper: PaperText, claims: PaperClaims) -> Iterator[str]:
    """Say what a person should check before the claims are used."""
    yield from paper.notes
    if not claims.claims:
        yield "no claims found"
    if claims.published is None:
        yield "no date of its own: if you know it, give --published"
    unsure = sum(claim.confidence is not None and claim.confidence < _UNSURE for claim in claims.claims)
    if unsure:
        yield f"{unsure} claim{'' if unsure == 1 else 's'} under {_UNSURE:.0%} sure"


def _write(out: Path, source: Source, paper: PaperText, claims: PaperClaims) -> tuple[str, ...]:
    """Write the claims, and the text they quote where that is not a file already; give the names of the files."""
    written = [f"{paper.name}.json"]
    text = out / f"{paper.name}.txt"
    stands_alone = paper.is_the_file and source.path is not None and not source.attachment
    if not stands_alone and not is_the_source(text, source):
        written.append(text.name)
        _write_whole(text, paper.text)
    _write_whole(out / written[0], claims.to_json())
    return tuple(written)


def _write_whole(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(text.encode("utf-8", "surrogatepass"))
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
