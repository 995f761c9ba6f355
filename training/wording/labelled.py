"""Labelled sentences as the reader would mark them: what is labelled a body is a token, and so are its mentions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonseal.reading import expressions as re
from commonseal.reading.paper import prepare

_TOKEN = re.compile(r"\[([A-Z])\d+\]")
_BODY = "B"
_Span = tuple[int, int, str]


@dataclass(frozen=True)
class Labelled:
    """One line of a file: the text marked, how many bodies it is labelled to name, and the types that it tells."""

    marked: str
    bodies: int
    types: frozenset[str]


def labelled(folder: Path) -> Iterator[Labelled]:
    """Read the labelled sentences of every ``.jsonl`` file of a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            written = json.loads(line)
            types = frozenset(claim["type"] for claim in written["claims"])
            yield Labelled(_marked(written["text"], written["bodies"]), len(written["bodies"]), types)


def _marked(text: str, bodies: list[str]) -> str:
    """Put tokens in place of the labelled bodies, and of the mentions that the reader finds beside them."""
    named = list(_places(text, bodies))
    spans = named + [
        (start, end, kind)
        for start, end, kind in _mentions(text)
        if not any(other[0] < end and start < other[1] for other in named)
    ]
    pieces: list[str] = []
    edge = 0
    for start, end, kind in sorted(spans):
        pieces += [text[edge:start], f"[{kind}0]"]
        edge = end
    return "".join([*pieces, text[edge:]])


def _places(text: str, bodies: list[str]) -> Iterator[_Span]:
    edge = 0
    for words in bodies:
        start = text.find(words, edge)
        if start >= 0:
            edge = start + len(words)
            yield start, edge, _BODY


def _mentions(text: str) -> Iterator[_Span]:
    for view in prepare(text, None).views:
        for match in _TOKEN.finditer(view.plain.text):
            item: Any = view.plain.item(match.group())
            yield item.start, item.end, match.group(1)
