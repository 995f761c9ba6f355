"""Reading papers one after the other or side by side, and keeping what comes of each as soon as it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from commonseal.reading import PaperClaims, ReadingError, read_paper
from commonseal.reading.batch.keeping import Keeper, write_drafts
from commonseal.reading.batch.naming import Task
from commonseal.reading.batch.record import Entry
from commonseal.reading.batch.version import reader_version
from commonseal.reading.batch.workers import side_by_side
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


@dataclass(frozen=True, slots=True)
class _Made:
    """What came of reading one paper, before it is kept: what to write down, or the problem."""

    entry: Entry | None = None
    problem: str = ""
    look_at: tuple[str, ...] = ()


def run(
    tasks: Sequence[Task],
    keeper: Keeper,
    *,
    given: str | None = None,
    jobs: int = 1,
    reader: Reader | None = None,
    version: str | None = None,
) -> Generator[Outcome, None, None]:
    """Read papers; each one that is given out as read is kept in a folder and written down in its record.

    Whoever stops early closes it: what was begun is dropped, and leaves nothing behind.

    Args:
        tasks: The papers.
        keeper: What keeps them, and counts those it has kept.
        given: The date that the caller gave for them.
        jobs: How many to read at one time, each in a process of its own.
        reader: What reads them, if not the rules alone; with several ``jobs`` it is sent to each process.
        version: What tells this reader's claims from those of others; that of the rules if left out.

    Yields:
        What became of each: in their order, or with several ``jobs`` as they are done.
    """
    unread: list[Task] = []
    for task in tasks:
        try:
            keeper.check(task)
        except ReadingError as error:
            yield Outcome(task, problem=str(error))
        else:
            unread.append(task)
    read = partial(_read, out=keeper.out, mark=keeper.mark, given=given, reader=reader, version=version)
    jobs = min(jobs, len(unread))
    pairs = side_by_side(read, unread, jobs) if jobs > 1 else ((task, read(task)) for task in unread)
    try:
        with closing(pairs):
            for task, made in pairs:
                yield _kept(keeper, task, made)
    finally:
        keeper.drop(unread)


def _kept(keeper: Keeper, task: Task, made: _Made | None) -> Outcome:
    if made is None:
        return Outcome(task, problem=str(_broken(task, "the process that read it died")))
    if made.entry is None:
        return Outcome(task, problem=made.problem)
    try:
        keeper.keep(task, made.entry)
    except ReadingError as error:
        return Outcome(task, problem=str(error))
    except OSError as error:
        return Outcome(task, problem=str(_unwritten(task, error)))
    return Outcome(task, made.entry, look_at=made.look_at)


def _unwritten(task: Task, error: OSError) -> ReadingError:
    return ReadingError(task.source.shown, f"could not be read or its claims written ({error})", "check both")


def _broken(task: Task, reason: str) -> ReadingError:
    return ReadingError(task.source.shown, f"could not be read ({reason})", "leave it out, and report this as a fault")


def _read(task: Task, *, out: Path, mark: str, given: str | None, reader: Reader | None, version: str | None) -> _Made:
    """Read a paper and write drafts of what comes of it."""
    try:
        paper = task.source.paper(task.name)
        claims = (reader or read_paper)(paper, published=given)
        files, written = write_drafts(out, task, paper, claims, mark)
        size = task.source.path.stat().st_size if task.source.path else len(task.source.content)
    except ReadingError as error:
        return _Made(problem=str(error))
    except OSError as error:
        return _Made(problem=str(_unwritten(task, error)))
    except Exception as error:  # noqa: BLE001 - one paper that breaks the reader must not stop the others
        words = " ".join(str(error).split())[:120]
        return _Made(problem=str(_broken(task, f"{type(error).__name__}: {words}")))
    counts: Counter[str] = Counter(claim.kind for claim in claims.claims)
    by, date = version or reader_version(), claims.published
    entry = Entry(task.source.key, task.name, files, size, paper.sha256, by, given, date, dict(counts), written)
    return _Made(entry, look_at=tuple(_look_at(paper, claims)))


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
