r"""What an expression needs: words of which one must stand in a text before the expression can match there.

The parsed expression is followed as a set of *sketches*. A sketch keeps letters and figures of ASCII as they are and
says of all else only what bounds a word: ``GAP`` for a character that is no such letter, ``EDGE`` for a boundary that
an expression asks for, ``ANY`` for anything at all. ``\bmerg(?:er|ing) with`` has the sketches ``EDGE merger GAP
with`` and ``EDGE merging GAP with``: a text without the word “merger” and without the word “merging” has no match.
A token of a marked sentence such as ``[B12]`` is one character of a sketch.

Whatever is not understood becomes ``ANY``, so that a need is never more than what is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

ANY, EDGE, GAP, FIGURE = "\1", "\0", " ", "#"
_TOKENS = 0xE000
_MOST_SKETCHES, _MOST_HEADS, _MOST_CHARACTERS, _MOST_NEEDS = 256, 4_000, 36, 3
_OFTEN = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been by for from had has have in into is it its not of on or that the their they this to"
        " was were which who will with would",
    )
)
_RUN = re.compile("[A-Za-z#]+|[\ue000-\uf8ff]")
_HEAD = re.compile(f"{EDGE}*(?:(?P<token>[\ue000-\uf8ff])|(?P<bound>(?<={EDGE})[A-Za-z#]+)(?P<end>[{EDGE}{GAP}])?)")
_CUT = re.compile(f"{EDGE}*(?:[^A-Za-z#{EDGE}]|[A-Za-z#]+[^A-Za-z#])")
_FOLDED_TO_ASCII = "\u0130\u0131\u017f\u212a"


@dataclass(frozen=True, slots=True)
class Word:
    """A part of a word that must stand in a text: at its beginning, at its end, both or anywhere in it.

    ``letters`` is a run of ASCII letters and figures, or the one character of a token. ``folded`` says that capitals
    do not matter.
    """

    letters: str
    begins: bool
    ends: bool
    folded: bool


@dataclass(frozen=True, slots=True)
class Needs:
    """What an expression needs.

    ``all_of`` has sets of words: of each set one word must stand in the text. ``start`` are the words that a match
    begins with, at the very beginning of a word; ``None`` where that cannot be told.
    """

    all_of: tuple[frozenset[Word], ...] = ()
    start: frozenset[Word] | None = None


def token(kind: str) -> str:
    """Give the character that stands for the tokens of one kind, such as ``B``, without regard to capitals."""
    return chr(_TOKENS + ord(kind.upper()))


def needs_of(pattern: re.Pattern[str]) -> Needs:
    """Work out what an expression needs; nothing where its grammar is not understood."""
    parsed = _parser.parse(pattern.pattern, pattern.flags)
    sketcher = _Sketcher(folded=bool(pattern.flags & re.IGNORECASE) or _turns_fold_on(parsed.data))
    ends, needed = sketcher.sequence(parsed.data)
    needed = [*needed, *sketcher.needed(ends)]
    needed.sort(key=lambda words: -min(map(_worth, words)))
    return Needs(tuple(dict.fromkeys(needed[:_MOST_NEEDS])), _start(sketcher.heads(parsed.data), sketcher.folded))


_parser: Any = import_module("re._parser")
_Nodes = Sequence[tuple[Any, Any]]


class _Sketcher:
    """Follows the nodes of parsed expressions."""

    def __init__(self, *, folded: bool) -> None:
        self.folded = folded

    def sequence(self, nodes: _Nodes) -> tuple[set[str], list[frozenset[Word]]]:
        """Give the sketches of nodes in a row, and the needs of what is no longer in them."""
        found = {""}
        needed: list[frozenset[Word]] = []
        for node in _with_tokens(nodes):
            more, inner = self._node(node)
            needed += inner
            if _are_too_many(found, more):
                needed += self.needed(found)
                found = {ANY}
                if len(more) > _MOST_HEADS:
                    needed += self.needed(more)
                    more = {ANY}
            found = {_joined(first, second) for first in found for second in more}
        return found, needed

    def needed(self, sketches: Iterable[str]) -> list[frozenset[Word]]:
        """Give sets of words such that each sketch has one of each set: the most telling ones, then the next."""
        ranked = [self._words(sketch) for sketch in sketches]
        least = min(map(len, ranked), default=0)
        return [frozenset(words[rank] for words in ranked) for rank in range(min(least, _MOST_NEEDS))]

    def heads(self, nodes: _Nodes) -> set[str] | None:
        """Give the beginnings of the sketches, cut after the first word; ``None`` where they are too many."""
        found = {""}
        for node in _with_tokens(nodes):
            open_ended = {head for head in found if _CUT.match(head) is None}
            if not open_ended:
                break
            more = self._node_heads(node)
            if more is None or len(open_ended) * len(more) > _MOST_HEADS:
                more = {ANY}
            found = (found - open_ended) | {_cut(_joined(head, rest)) for head in open_ended for rest in more}
        return found

    def _words(self, sketch: str) -> list[Word]:
        words = {}
        for run in _RUN.finditer(sketch):
            begins = run.start() > 0 and sketch[run.start() - 1] != ANY
            ends = run.end() < len(sketch) and sketch[run.end()] != ANY
            is_token = run.group() >= "\ue000"
            word = Word(run.group(), begins or is_token, ends or is_token, self.folded or is_token)
            words[word] = _worth(word)
        return sorted(words, key=lambda word: (-words[word], word.letters))

    def _node(self, node: tuple[Any, Any]) -> tuple[set[str], list[frozenset[Word]]]:
        kind, value = str(node[0]), node[1]
        if kind == "BRANCH":
            return self._branches(value[1])
        if kind in {"SUBPATTERN", "ATOMIC_GROUP"}:
            return self.sequence(value[3] if kind == "SUBPATTERN" else value)
        if kind.endswith("_REPEAT"):
            least, _, inner = value
            found, needed = self.sequence(inner)
            return _repeated(found, value), needed if least else []
        return self._simple(kind, value), []

    def _branches(self, branches: Sequence[_Nodes]) -> tuple[set[str], list[frozenset[Word]]]:
        found: set[str] = set()
        best: list[frozenset[Word] | None] = []
        is_cut = False
        for branch in branches:
            sketches, needed = self.sequence(branch)
            found |= sketches
            is_cut = is_cut or bool(needed)
            every = [*needed, *self.needed(sketches)]
            best.append(max(every, key=lambda words: min(map(_worth, words))) if every else None)
        if is_cut and all(words is not None for words in best):
            return found, [frozenset(word for words in best if words is not None for word in words)]
        return found, []

    def _node_heads(self, node: tuple[Any, Any]) -> set[str] | None:
        kind, value = str(node[0]), node[1]
        if kind == "BRANCH":
            every = [self.heads(branch) for branch in value[1]]
            return None if None in every else {head for heads in every if heads is not None for head in heads}
        if kind in {"SUBPATTERN", "ATOMIC_GROUP"}:
            return self.heads(value[3] if kind == "SUBPATTERN" else value)
        if kind.endswith("_REPEAT"):
            heads = self.heads(value[2])
            return None if heads is None else {_cut(head) for head in _repeated(heads, value)}
        return self._simple(kind, value)

    def _simple(self, kind: str, value: Any) -> set[str]:
        found = {ANY}
        match kind:
            case "TOKEN":
                found = {token(letter) for letter in value}
            case "LITERAL":
                found = {self._character(chr(value))}
            case "IN":
                found = self._characters(value)
            case "AT":
                found = {EDGE if str(value) in _EDGES else ""}
            case "ASSERT" | "ASSERT_NOT":
                found = {EDGE if kind == "ASSERT_NOT" and _is_word_character(value[1]) else ""}
        return found

    def _character(self, character: str) -> str:
        if character.isascii():
            if character.isdigit():
                return FIGURE
            return (character.lower() if self.folded else character) if character.isalpha() else GAP
        return ANY if character in _FOLDED_TO_ASCII else GAP

    def _characters(self, items: Sequence[tuple[Any, Any]]) -> set[str]:
        kinds = [str(item[0]) for item in items]
        if kinds[0] == "NEGATE":
            return {GAP if _is_word_character([("IN", items[1:])]) else ANY}
        found: set[str] = set()
        for kind, (_, value) in zip(kinds, items, strict=True):
            if kind == "LITERAL":
                found.add(self._character(chr(value)))
            elif kind == "RANGE" and value[1] < 128 and value[1] - value[0] < _MOST_CHARACTERS:
                found |= {self._character(chr(code)) for code in range(value[0], value[1] + 1)}
            else:
                found.add(_CATEGORIES.get(str(value), ANY) if kind == "CATEGORY" else ANY)
        return {ANY} if ANY in found or len(found) > _MOST_CHARACTERS else found


_EDGES = frozenset(["AT_BOUNDARY", "AT_BEGINNING", "AT_BEGINNING_STRING", "AT_END", "AT_END_STRING"])
_CATEGORIES = {"CATEGORY_SPACE": GAP, "CATEGORY_NOT_WORD": GAP, "CATEGORY_DIGIT": FIGURE}


def _is_word_character(nodes: _Nodes) -> bool:
    """Say whether nodes are one class that has every letter and figure in it."""
    if len(nodes) != 1 or str(nodes[0][0]) != "IN":
        return False
    items = nodes[0][1]
    if items and str(items[0][0]) == "NEGATE":
        return False
    return any(str(kind) == "CATEGORY" and str(value) == "CATEGORY_WORD" for kind, value in items)


def _with_tokens(nodes: _Nodes) -> list[tuple[Any, Any]]:
    r"""Put one node in place of the four of a token, ``\[``, its letters, ``\d+``, ``\]``."""
    found: list[tuple[Any, Any]] = []
    place = 0
    while place < len(nodes):
        letters = _letters_of_token(nodes[place : place + 4])
        found.append(("TOKEN", letters) if letters else nodes[place])
        place += 4 if letters else 1
    return found


def _letters_of_token(nodes: _Nodes) -> str:
    if len(nodes) < 4 or [str(node[0]) for node in nodes[::3]] != ["LITERAL", "LITERAL"]:
        return ""
    if (nodes[0][1], nodes[3][1]) != (ord("["), ord("]")) or str(nodes[2][0]) != "MAX_REPEAT":
        return ""
    least, most, inner = nodes[2][1]
    is_number = least == 1 and most > 1_000 and [str(kind) for kind, _ in inner] == ["IN"]
    if not is_number or [str(value) for _, value in inner[0][1]] != ["CATEGORY_DIGIT"]:
        return ""
    items = [nodes[1]] if str(nodes[1][0]) == "LITERAL" else nodes[1][1] if str(nodes[1][0]) == "IN" else []
    letters = ""
    for kind, value in items:
        if str(kind) == "LITERAL" and chr(value).isascii() and chr(value).isalpha():
            letters += chr(value)
        elif str(kind) == "RANGE" and ord("A") <= value[0] and value[1] <= ord("Z"):
            letters += "".join(map(chr, range(value[0], value[1] + 1)))
        else:
            return ""
    return letters


def _are_too_many(first: set[str], second: set[str]) -> bool:
    count = len(first) * len(second)
    return count > _MOST_HEADS or (count > _MOST_SKETCHES and len(first) > 1 and len(second) > 1)


def _repeated(found: set[str], value: tuple[int, int, Any]) -> set[str]:
    least, most = int(value[0]), int(value[1])
    none = set() if least else {""}
    if most <= 1 or found <= {GAP}:
        return none | found
    if len(found) == 1 and most <= 4:
        sketch = next(iter(found))
        return none | {sketch * times for times in range(max(1, least), most + 1)}
    if len(found) <= 4:
        return none | found | {_joined(_joined(first, ANY), last) for first in found for last in found}
    return none | found | {_joined(sketch, ANY) for sketch in found}


def _joined(first: str, second: str) -> str:
    if first and second and first[-1] == second[0] and first[-1] in {ANY, GAP}:
        return first + second[1:]
    return first + second


def _cut(head: str) -> str:
    found = _CUT.match(head)
    return head[: found.end()] if found else head


def _worth(word: Word) -> float:
    """How telling a word is: long ones seldom stand by chance, and some stand nearly everywhere."""
    if word.letters >= "\ue000":
        return 2.4
    if word.letters.lower() in _OFTEN:
        return 1.0
    return len(word.letters) + 0.5 * (word.begins + word.ends)


_LETTERS = frozenset(letter + ANY for letter in "abcdefghijklmnopqrstuvwxyz")
_MOST_LETTERS = 12


def _start(heads: set[str] | None, folded: bool) -> frozenset[Word] | None:  # noqa: FBT001 - read beside its call
    if not heads or sum(head[1:3] in _LETTERS for head in heads) > _MOST_LETTERS:
        return None
    found = set()
    for head in heads:
        match = _HEAD.match(head)
        if match is None:
            return None
        if match["token"]:
            found.add(Word(match["token"], begins=True, ends=True, folded=True))
        else:
            found.add(Word(match["bound"], begins=True, ends=match["end"] is not None, folded=folded))
    return frozenset(found)


def _turns_fold_on(nodes: Any) -> bool:
    """Say whether a part of an expression, however deep, is written to be read without regard to capitals."""
    if isinstance(nodes, _parser.SubPattern):
        return any(_turns_fold_on(node) for node in nodes.data)
    if isinstance(nodes, tuple | list):
        if len(nodes) == 2 and str(nodes[0]) == "SUBPATTERN" and nodes[1][1] & re.IGNORECASE:
            return True
        return any(_turns_fold_on(node) for node in nodes if isinstance(node, tuple | list | _parser.SubPattern))
    return False
