"""What every format becomes: the plain text of a paper, and what is known of it besides."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of file that papers come in."""

    TEXT = "txt"
    MARKDOWN = "md"
    WEB_PAGE = "html"
    WORD = "docx"
    PDF = "pdf"
    EMAIL = "eml"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paper. ``aside`` says why it is no part of the running text, or is empty when it is."""

    text: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper that came with another: its file name and what is in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PaperText:
    """The plain text of one paper; every offset anywhere counts the Unicode code points of ``text``.

    ``pages`` are the offsets at which pages begin, or ``None`` where there are no pages. ``title`` and ``published``
    (EDTF) are what the file says of itself, apart from its text. ``sha256`` is that of the file. ``set_aside`` are the
    lines left out of the text (navigation, adverts, running heads), in order; ``notes`` what a person should look at.
    """

    text: str
    kind: Kind
    name: str
    sha256: str
    pages: tuple[int, ...] | None = None
    title: str | None = None
    published: str | None = None
    set_aside: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    is_the_file: bool = False
    """Whether the text is the file itself, letter by letter, so that it need not be kept a second time."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the reader of one format finds in a file: all its lines, those set aside included, and its metadata.

    ``starts`` are the numbers of the lines with which pages begin, or ``None``.
    """

    lines: tuple[Line, ...]
    starts: tuple[int, ...] | None = None
    title: str | None = None
    published: str | None = None
    notes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def settled(found: Found, kind: Kind, name: str, content: bytes) -> PaperText:
    """Put what was found together as one text, a line each, without what is set aside."""
    text, offsets = _joined(found.lines)
    return PaperText(
        text=text,
        kind=kind,
        name=name,
        sha256=fingerprint(content),
        pages=None if found.starts is None else tuple(offsets[start] for start in found.starts),
        title=found.title,
        published=found.published,
        set_aside=tuple(line for line in found.lines if line.aside),
        notes=found.notes,
        attachments=found.attachments,
    )


def _joined(lines: Iterable[Line]) -> tuple[str, list[int]]:
    """Join the kept lines; say for every line (and for the end) at which offset it, or what follows it, begins."""
    parts: list[str] = []
    offsets: list[int] = []
    length = 0
    for line in lines:
        offsets.append(length)
        if not line.aside:
            parts.append(line.text + "\n")
            length += len(line.text) + 1
    offsets.append(length)
    return "".join(parts), offsets


def fingerprint(content: bytes) -> str:
    """Give the SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
