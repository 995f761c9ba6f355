"""Files that only their owner may read, and files that may hold what no message repeats."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from commonseal.cli.output import talk
from commonseal.vocabulary.written import Fault, FaultyFilesError

_OWNER_ONLY = 0o600


def text_of(path: Path) -> str:
    """Return what stands in a file.

    Raises:
        FaultyFilesError: it cannot be read, or is not UTF-8; what stands in it is not repeated.
    """
    if path.is_dir():
        raise FaultyFilesError([Fault(str(path), 0, _a_folder(path))])
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise FaultyFilesError([Fault(str(path), line, "this is not UTF-8; save the file as UTF-8")]) from None
    except OSError as error:
        raise FaultyFilesError([Fault(str(path), 0, f"the file cannot be read: {error.strerror}")]) from None


_ENDINGS = (".match", ".group", ".csv", ".yaml", ".yml")


def _a_folder(path: Path) -> str:
    """Say that a folder was given where a file is wanted, with a file in it that may be meant."""
    inside = sorted(each.name for each in path.iterdir() if each.suffix.casefold() in _ENDINGS)
    near = f", perhaps {path / inside[0]}" if inside else ""
    return f"this is a folder; give one file in it{near}"


@contextmanager
def printed_or_kept(path: Path | None) -> Iterator[None]:
    """Let what is printed go to a file that only its owner may read, or, without one, where it always goes.

    The file has its mode before anything stands in it, and also where it was there with another.

    Raises:
        FaultyFilesError: the file cannot be written.
    """
    if path is None:
        yield
        return
    written = io.StringIO()
    with redirect_stdout(written):
        yield
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, _OWNER_ONLY)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            os.fchmod(file.fileno(), _OWNER_ONLY)
            file.truncate(0)
            file.write(written.getvalue())
    except OSError as error:
        raise FaultyFilesError([Fault(str(path), 0, f"the file cannot be written: {error.strerror}")]) from None
    talk().print(f"written to {path}, which only you may read", markup=False)
