"""Labelled sentences as the reader would mark them: what is labelled a body is a token, and so are its mentions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonseal.reading import expressions as re
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, prepare

_TOKEN = re.compile(r"\[([A-Z])\d+\]")
_BODY = "B"
Span = tuple[int, int]


@dataclass(frozen=True)
class Labelled:
    """One line of a file: the text, where its bodies stand (``None`` where one is not found), and its labels."""

    text: str
    bodies: tuple[Span | None, ...]
    labels: tuple[dict[str, Any], ...]
    paper: Paper


@dataclass(frozen=True)
class Token:
    """A body's token in a marked sentence: where it starts, what it stands for, and what the reader took it for."""

    start: int
    span: Span
    mention: BodyMention | None


def labelled(folder: Path, key: str) -> Iterator[Labelled]:
    """Read the labelled sentences of every ``.jsonl`` file of a folder; ``key`` names the field of the labels."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            written = json.loads(line)
            text = written["text"]
            yield Labelled(text, tuple(_places(text, written["bodies"])), tuple(written[key]), prepare(text, None))


def _places(text: str, bodies: list[str]) -> Iterator[Span | None]:
    edge = 0
    for words in bodies:
        start = text.find(words, edge)
        yield (start, start + len(words)) if start >= 0 else None
        edge = start + len(words) if start >= 0 else edge


def marked(item: Labelled, first: int, last: int) -> tuple[str, list[Token]]:
    """Mark a stretch of a labelled text: labelled bodies first, then the mentions that the reader finds beside them.

    Returns:
        The marked text and its tokens of bodies in order.
    """
    spans = [(start, end, _BODY, None) for start, end in filter(None, item.bodies) if first <= start and end <= last]
    found = [mention for mention in _mentions(item.paper) if first <= mention[0] and mention[1] <= last]
    named = [mention for mention in found if isinstance(mention[3], BodyMention)]
    whole: list[tuple[int, int, str, BodyMention | None]] = [
        (start, end, kind, next((m for s, e, _, m in named if s < end and start < e), None))
        for start, end, kind, _ in spans
    ]
    for start, end, kind, mention in found:
        if not any(other[0] < end and start < other[1] for other in spans):
            whole.append((start, end, kind, mention))
    return _written(item.text, sorted(whole, key=lambda span: span[:2]), first, last)


def _mentions(paper: Paper) -> Iterator[tuple[int, int, str, BodyMention | None]]:
    for view in paper.views:
        for match in _TOKEN.finditer(view.plain.text):
            item: Any = view.plain.item(match.group())
            yield item.start, item.end, match.group(1), item if isinstance(item, BodyMention) else None


def _written(
    text: str, spans: list[tuple[int, int, str, BodyMention | None]], first: int, last: int
) -> tuple[str, list[Token]]:
    pieces: list[str] = []
    tokens: list[Token] = []
    edge, length = first, 0
    for start, end, kind, mention in spans:
        pieces += [text[edge:start], f"[{kind}0]"]
        length += start - edge
        if kind in {"B", "G"}:
            tokens.append(Token(length, (start, end), mention))
        length += len(pieces[-1])
        edge = end
    return "".join([*pieces, text[edge:last]]), tokens
