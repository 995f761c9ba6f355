"""Labelled sentences as the reader would mark them: what is labelled a body is a token, and so are its mentions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
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
    """One line of a file: the text marked, how many bodies it is labelled to name, and the types that it tells.

    ``statuses`` gives the status of each type that is labelled with one alone; ``is_plain`` is true of sentences that
    are labelled with types only.
    """

    marked: str
    bodies: int
    types: frozenset[str]
    statuses: Mapping[str, str]
    is_plain: bool


def labelled(folder: Path) -> Iterator[Labelled]:
    """Read the labelled sentences of every ``.jsonl`` file of a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            written = json.loads(line)
            marked = _marked(written["text"], written["bodies"])
            claims = written["claims"]
            types = frozenset(claim["type"] for claim in claims)
            is_plain = not any("status" in claim for claim in claims)
            yield Labelled(marked, len(written["bodies"]), types, _statuses(claims), is_plain)


def _statuses(claims: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for claim in claims:
        if "status" in claim:
            found.setdefault(claim["type"], set()).add(claim["status"])
    return {kind: statuses.pop() for kind, statuses in found.items() if len(statuses) == 1}


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
