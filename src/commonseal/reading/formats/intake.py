"""The way in: which kind a file is, whether it may be read, and its text."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path, PurePath

from commonseal.reading.errors import ReadingError
from commonseal.reading.formats import language
from commonseal.reading.formats.papertext import Found, Kind, PaperText, fingerprint, settled

ENDINGS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.WEB_PAGE,
    ".htm": Kind.WEB_PAGE,
    ".xhtml": Kind.WEB_PAGE,
    ".docx": Kind.WORD,
    ".pdf": Kind.PDF,
    ".eml": Kind.EMAIL,
}
"""The endings that are read, and the kind that each stands for."""
LARGEST_FILE = {
    Kind.TEXT: 20_000_000,
    Kind.MARKDOWN: 20_000_000,
    Kind.WEB_PAGE: 20_000_000,
    Kind.WORD: 200_000_000,
    Kind.PDF: 200_000_000,
    Kind.EMAIL: 100_000_000,
}
"""The most bytes that a file of each kind may have: board packs are mostly pictures, texts are not."""
_SAVE_AS = {
    ".doc": "save it as .docx in a word processor",
    ".dot": "save it as .docx in a word processor",
    ".docm": "save it as .docx in a word processor",
    ".odt": "save it as .docx in a word processor",
    ".rtf": "save it as .docx in a word processor",
    ".pages": "save it as .docx in a word processor",
    ".ppt": "save it as PDF",
    ".pptx": "save it as PDF",
    ".xls": "save the sheet as PDF",
    ".xlsx": "save the sheet as PDF",
    ".ods": "save the sheet as PDF",
    ".odp": "save it as PDF",
    ".msg": "save the message as .eml",
    ".zip": "unpack it and read the papers in it",
    ".mht": "save the page as HTML",
    ".mhtml": "save the page as HTML",
}
_PICTURES = frozenset([".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".heic", ".webp"])
_HEADER_LINES = (
    b"from:",
    b"to:",
    b"date:",
    b"subject:",
    b"received:",
    b"mime-version:",
    b"return-path:",
    b"message-id:",
)


def paper_of(path: Path) -> PaperText:
    """Read the plain text of a paper out of a file.

    Args:
        path: A file of one of the kinds in ``ENDINGS``.

    Returns:
        Its text. That of a ``.txt`` or ``.md`` file in UTF-8 is the file, letter by letter, but that every end of a
        line is one line feed, as programs that read texts have it.

    Raises:
        ReadingError: The file cannot be read; the sentence names it, the problem and the remedy.
    """
    kind = _kind_of_file(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReadingError(str(path), f"cannot be opened ({error.strerror})", "check who may read it") from error
    return paper_in(content, name=path.stem, source=str(path), kind=kind)


def paper_in(content: bytes, *, name: str, source: str, kind: Kind | None = None) -> PaperText:
    """Read the plain text of a paper out of bytes.

    Args:
        content: What is in the file.
        name: What to call the paper.
        source: What to call the file in an error.
        kind: Its kind, if that is known; otherwise it is told from the content.

    Raises:
        ReadingError: The bytes are no paper that can be read.
    """
    if not content:
        raise ReadingError(source, "is empty", "save the paper again or choose another file")
    seen = kind_in(content)
    kind = kind or seen or Kind.TEXT
    _require_size(len(content), kind, source)
    if seen is not None and seen is not kind and _contradicts(seen, kind):
        raise ReadingError(source, f"is called .{kind} but holds {_NAMES[seen]}", f"name it .{seen}, or fetch it again")
    paper = _READERS[kind](content, name, source)
    if not language.WORD.search(paper.text):
        raise ReadingError(source, "has no words in it", "save the paper again or choose another file")
    language.require_english(paper.text, source)
    return paper


def kind_in(content: bytes) -> Kind | None:
    """Tell the kind of a paper from what is in it, or ``None`` where it might be any text."""
    from commonseal.reading.formats.web import looks_like_html  # noqa: PLC0415 - only where a file is read

    head = content[:1024]
    if b"%PDF-" in head:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.WORD
    if looks_like_html(head):
        return Kind.WEB_PAGE
    first = [line.lower() for line in head.lstrip(b"\xef\xbb\xbf\r\n").splitlines()[:12]]
    if sum(line.startswith(_HEADER_LINES) for line in first) >= 3 and first[0][:1].isalpha():
        return Kind.EMAIL
    return None


_NAMES = {Kind.PDF: "a PDF", Kind.WORD: "a zip file", Kind.WEB_PAGE: "a web page", Kind.EMAIL: "an e-mail"}


def _contradicts(seen: Kind, kind: Kind) -> bool:
    """A text may begin like an e-mail or quote a web page; a PDF is never anything else."""
    if kind in (Kind.TEXT, Kind.MARKDOWN, Kind.EMAIL):
        return seen in (Kind.PDF, Kind.WORD)
    return seen is not Kind.EMAIL


def _kind_of_file(path: Path) -> Kind:
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise ReadingError(str(path), "does not exist", "check the spelling of the path") from error
    if stat.S_ISDIR(found.st_mode):
        raise ReadingError(str(path), "is a folder", "name one paper inside it")
    if not stat.S_ISREG(found.st_mode):
        raise ReadingError(str(path), "is not a file", "name a paper, or use - for standard input")
    kind = kind_of_name(path, str(path))
    _require_size(found.st_size, kind, str(path))
    return kind


def kind_of_name(name: PurePath, source: str) -> Kind:
    """Tell the kind of a paper from the ending of its name.

    Raises:
        ReadingError: None of the kinds that are read is called so; the sentence says what to do.
    """
    kind = ENDINGS.get(name.suffix.lower())
    if kind is None:
        raise ReadingError(source, *_unknown_ending(name))
    return kind


def _unknown_ending(path: PurePath) -> tuple[str, str]:
    ending = path.suffix.lower()
    if ending in _PICTURES:
        return "is a picture", "make a PDF with text out of it (character recognition) and read that"
    known = ", ".join(dict.fromkeys(f".{kind}" for kind in ENDINGS.values()))
    if not ending:
        return "has no ending that tells its kind", f"give it one of {known}"
    return f"ends in “{path.suffix}”, which is none of {known}", _SAVE_AS.get(ending, "save it as one of these")


def _require_size(size: int, kind: Kind, source: str) -> None:
    largest = LARGEST_FILE[kind]
    if size > largest:
        problem = f"has {size:,} bytes, over the {largest // 1_000_000} MB that a .{kind} may have"
        raise ReadingError(source, problem, "split it or take the text out of it first")


def _read_text(content: bytes, name: str, source: str, kind: Kind = Kind.TEXT) -> PaperText:
    from commonseal.reading.formats import plain  # noqa: PLC0415

    text, encoding = plain.decoded(content, source)
    exact = encoding == "utf-8" and "\r" not in text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    notes = (
        ()
        if encoding == "utf-8"
        else (f"read as {encoding}, as it is not UTF-8: check its quotation marks and pound signs",)
    )
    return PaperText(
        text=text, kind=kind, name=name, sha256=fingerprint(content), notes=notes, is_the_file=exact and kind == "txt"
    )


def _read_markdown(content: bytes, name: str, source: str) -> PaperText:
    return _read_text(content, name, source, Kind.MARKDOWN)


def _read_web_page(content: bytes, name: str, source: str) -> PaperText:
    from commonseal.reading.formats import plain, web  # noqa: PLC0415

    text, _ = plain.decoded(content, source, declared=web.declared_encoding(content))
    return settled(web.find(text.lstrip("\ufeff"), source), Kind.WEB_PAGE, name, content)


def _read_word(content: bytes, name: str, source: str) -> PaperText:
    from commonseal.reading.formats import word  # noqa: PLC0415

    return settled(word.find(content, source), Kind.WORD, name, content)


def _read_pdf(content: bytes, name: str, source: str) -> PaperText:
    from commonseal.reading.formats import pdf  # noqa: PLC0415

    return settled(pdf.find(content, source), Kind.PDF, name, content)


def _read_email(content: bytes, name: str, source: str) -> PaperText:
    from commonseal.reading.formats import mail  # noqa: PLC0415

    found: Found = mail.find(content, source)
    return settled(found, Kind.EMAIL, name, content)


_READERS: dict[Kind, Callable[[bytes, str, str], PaperText]] = {
    Kind.TEXT: _read_text,
    Kind.MARKDOWN: _read_markdown,
    Kind.WEB_PAGE: _read_web_page,
    Kind.WORD: _read_word,
    Kind.PDF: _read_pdf,
    Kind.EMAIL: _read_email,
}
