"""Web pages: one line for each block, the cells of a table parted by tabs, navigation and adverts set aside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from commonseal.reading.errors import ReadingError
from commonseal.reading.formats.furniture import Furniture, is_hidden
from commonseal.reading.formats.papertext import Found, Line
from commonseal.reading.lexicon import phrases, table

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNSEEN = frozenset(table("web")["unseen"].split())
_BLOCKS = frozenset(table("web")["blocks"].split())
_LONG_CELL = 600


def declared_encoding(content: bytes) -> str | None:
    """Give the encoding that a page names in its head, or ``None``."""
    head = content[:4096]
    found = _XML_ENCODING.search(head) or _CHARSET.search(head)
    return found.group(1).decode("ascii") if found else None


def find(text: str, source: str) -> Found:
    """Read a page.

    Args:
        text: The page's HTML.
        source: What to call it in an error.

    Returns:
        Its visible lines in order.

    Raises:
        ReadingError: It is nested too deeply to be taken apart, or is no HTML at all.
    """
    root = _parsed(text, source)
    body = root.find(".//body")
    body = root if body is None else body
    lines = tuple(_Walk(Furniture(body)).lines(body))
    return Found(lines, title=_title(root), published=_published(root))


def _parsed(text: str, source: str) -> Any:
    from lxml import etree  # noqa: PLC0415 - slow to load, and most papers do not need it

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(source, "is not a web page that can be read", "save the page again") from error
    if any("xcessive depth" in entry.message or "depth in document" in entry.message for entry in parser.error_log):
        raise ReadingError(source, "is nested too deeply to be taken apart", "save the page as plain text")
    if root is None:
        raise ReadingError(source, "has no words in it", "save the page again")
    return root


def _title(root: Any) -> str | None:
    for title in root.iterfind(".//head/title"):
        words = _SPACE.sub(" ", "".join(title.itertext())).strip()
        if words:
            return str(words)
    return None


def _published(root: Any) -> str | None:
    """Give the day that a page says it was published, in its metadata."""
    wanted = frozenset(phrases("web", "published_meta"))
    for meta in root.iterfind(".//meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in wanted and (day := _DAY.match((meta.get("content") or "").strip())):
            return day.group()
    for script in root.iterfind(".//script"):
        if (script.get("type") or "").lower() == "application/ld+json" and (day := _in_linked_data(script.text or "")):
            return day.group()
    return None


def _in_linked_data(written: str) -> re.Match[str] | None:
    try:
        waiting = [json.loads(written)]
    except (ValueError, RecursionError):
        return None
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                return _DAY.match(value["datePublished"])
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return None


@dataclass
class _Walk:
    """One way through a page, from the first letter to the last; never recursive, however deep the page is."""

    furniture: Furniture
    _words: list[str] = field(default_factory=list)
    _asides: list[str] = field(default_factory=list)
    _pre: int = 0

    def lines(self, body: Any) -> Iterator[Line]:
        """Give the lines of the page."""
        stack: list[tuple[Any, bool]] = [(body, True)]
        while stack:
            element, opens = stack.pop()
            if opens:
                yield from self._opened(element, stack)
            else:
                yield from self._closed(element)
        yield from self._flushed()

    def _opened(self, element: Any, stack: list[tuple[Any, bool]]) -> Iterator[Line]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _UNSEEN:
            self._words.append(element.tail or "" if stack else "")
            return
        if tag == "br":
            yield from self._flushed()
            self._words.append(element.tail or "")
            return
        reason = self.furniture.reason(element)
        if reason and tag not in _BLOCKS and not any(each.tag in _BLOCKS for each in element.iter()):
            words = _SPACE.sub(" ", "".join(element.itertext())).strip()
            yield from [Line(words, reason)] if words else []
            self._words.append(element.tail or "")
            return
        if tag in _BLOCKS:
            yield from self._flushed()
        self._asides.append(reason or (self._asides[-1] if self._asides else ""))
        stack.append((element, False))
        if tag == "table" and is_data_table(element):
            yield from self._rows(element)
            return
        self._pre += tag == "pre"
        self._words.append(element.text or "")
        stack.extend((child, True) for child in reversed(element))

    def _closed(self, element: Any) -> Iterator[Line]:
        tag = element.tag
        if tag in _BLOCKS:
            yield from self._flushed()
        self._pre -= tag == "pre"
        self._asides.pop()
        self._words.append(element.tail or "")

    def _flushed(self) -> Iterator[Line]:
        words = "".join(self._words)
        self._words.clear()
        aside = self._asides[-1] if self._asides else ""
        if self._pre:
            yield from (Line(line.strip(), aside) for line in words.splitlines() if line.strip())
        elif words := _SPACE.sub(" ", words).strip(" "):
            yield Line(words, aside or self.furniture.reason_of_words(words))

    def _rows(self, grid: Any) -> Iterator[Line]:
        aside = self._asides[-1]
        for element in grid.iter("caption", "tr"):
            if element.tag == "caption":
                cells = [visible_text(element)]
            else:
                cells = [visible_text(cell) for cell in element if cell.tag in ("td", "th")]
            if any(cells):
                yield Line("\t".join(cells), aside)


def is_data_table(grid: Any) -> bool:
    """Say whether a table holds data, rather than laying out the page."""
    if grid.get("role") in ("presentation", "none") or grid.find(".//table") is not None:
        return False
    cells = [cell for cell in grid.iter("td", "th") if visible_text(cell)]
    if any(len(visible_text(cell)) > _LONG_CELL for cell in cells):
        return False
    return not any(True for _ in grid.iter("h1", "h2", "form", "nav")) and len(cells) > 1


def visible_text(element: Any) -> str:
    """Give the words of an element on one line, without scripts and what is hidden."""
    parts: list[str] = []
    stack: list[tuple[Any, bool]] = [(element, True)]
    while stack:
        each, opens = stack.pop()
        if not opens:
            parts.append(" " if each.tag in _BLOCKS else "")
            parts.append("" if each is element else each.tail or "")
            continue
        stack.append((each, False))
        if not isinstance(each.tag, str) or each.tag in _UNSEEN or is_hidden(each):
            continue
        parts.append(" " if each.tag in _BLOCKS or each.tag == "br" else "")
        parts.append(each.text or "")
        stack.extend((child, True) for child in reversed(each))
    return _SPACE.sub(" ", "".join(parts)).strip(" ")


@cache
def looks_like_html(head: bytes) -> bool:
    """Say whether the first bytes of a file are those of a web page."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    return start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<?xml") and b"<html" in head.lower())
