"""Plain text and Markdown: the text is the file, letter by letter."""

from __future__ import annotations

import re

from commonseal.reading.errors import ReadingError

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PARTLY_UTF8 = re.compile(rb"[\xc3-\xf4][\x80-\xbf]|\xc2[\x80-\xbf]")
_UNUSED_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_MARKED = 0.2
"""Of the letters of an English text, even one full of names and quotation marks, fewer than these lie beyond ASCII."""


def decoded(content: bytes, source: str, *, declared: str | None = None) -> tuple[str, str]:
    """Turn bytes into text.

    UTF-8, or UTF-16 with a byte order mark; else what the file declares; else Windows-1252, which older British papers
    are in, when every byte means something in it and none looks like UTF-8 gone wrong.

    Args:
        content: The bytes.
        source: What to call the file in an error.
        declared: The encoding that the file itself names.

    Returns:
        The text, a byte order mark of UTF-8 kept, and the name of its encoding.

    Raises:
        ReadingError: The bytes are no text in any of these.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark) and encoding != "utf-8":
            text = _in_encoding(content, encoding, source)
            if sum(letter.isascii() for letter in text) < 0.5 * len(text):
                raise ReadingError(source, "is not text, though it begins like UTF-16", _SAVE_AGAIN)
            return text.removeprefix("\ufeff"), encoding
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _in_older_encoding(content, source, declared, error.start)
    _refuse_binary(text, source)
    return text, "utf-8"


def _in_encoding(content: bytes, encoding: str, source: str) -> str:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise ReadingError(source, f"is not the {encoding} text that it says it is", _SAVE_AGAIN) from error
    _refuse_binary(text, source)
    return text


_SAVE_AGAIN = "save it as plain text in UTF-8"


def _in_older_encoding(content: bytes, source: str, declared: str | None, broken_at: int) -> tuple[str, str]:
    if b"\x00" in content:
        raise ReadingError(source, f"is not text (a zero byte at {content.index(0)})", _SAVE_AGAIN)
    if declared and declared.lower().replace("_", "-") not in ("utf-8", "utf8", "iso-8859-1", "latin-1", "us-ascii"):
        return _in_encoding(content, declared, source), declared.lower()
    beyond = sum(byte > 127 for byte in content)
    if _UNUSED_IN_1252.search(content) or _PARTLY_UTF8.search(content) or beyond > _MOST_MARKED * len(content):
        raise ReadingError(source, f"is not UTF-8 text (byte {broken_at} cannot be read)", _SAVE_AGAIN)
    return _in_encoding(content, "windows-1252", source), "windows-1252"


def _refuse_binary(text: str, source: str) -> None:
    if "\x00" in text:
        place = text.index("\x00")
        raise ReadingError(source, f"is not text (a zero byte at {place})", _SAVE_AGAIN)
    strange = len(_CONTROL.findall(text))
    if strange > 5 and strange > 0.01 * len(text):
        raise ReadingError(source, "is not text (too many control characters)", _SAVE_AGAIN)
