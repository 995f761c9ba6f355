"""The text of a paper out of a file."""

from __future__ import annotations

from pathlib import Path

from commonseal.reading.errors import ReadingError

LARGEST_FILE_BYTES = 20_000_000
SUPPORTED_ENDINGS = (".txt",)


def text_of(path: Path) -> str:
    """Read the plain text of a paper.

    Args:
        path: A UTF-8 ``.txt`` file of at most 20 MB.

    Returns:
        The text exactly as it stands, a byte order mark included, so that offsets count the code points of the file.

    Raises:
        ReadingError: The file is missing, a folder, empty, too large, of another kind or not UTF-8.
    """
    _require_readable_kind(path)
    size = path.stat().st_size
    if size == 0:
        raise ReadingError(str(path), "is empty", "save the paper again or choose another file")
    if size > LARGEST_FILE_BYTES:
        raise ReadingError(str(path), f"has {size:,} bytes, over 20 MB", "split it or take the text out of it first")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReadingError(str(path), f"cannot be opened ({error.strerror})", "check who may read it") from error
    return _decoded(content, path)


def _require_readable_kind(path: Path) -> None:
    if path.is_dir():
        raise ReadingError(str(path), "is a folder", "name one paper inside it")
    if not path.exists():
        raise ReadingError(str(path), "does not exist", "check the spelling of the path")
    if path.suffix.lower() not in SUPPORTED_ENDINGS:
        kinds = ", ".join(SUPPORTED_ENDINGS)
        raise ReadingError(str(path), f"ends in “{path.suffix}”", f"only {kinds} can be read: save it as plain text")


def _decoded(content: bytes, path: Path) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 text (byte {error.start} cannot be read)"
        raise ReadingError(str(path), problem, "save it as plain text in UTF-8") from error
    if "\x00" in text:
        place = text.index("\x00")
        raise ReadingError(str(path), f"is not text (a zero byte at {place})", "save it as plain text in UTF-8")
    if not text.strip("\ufeff \t\r\n"):
        raise ReadingError(str(path), "has no words in it", "save the paper again or choose another file")
    return text
