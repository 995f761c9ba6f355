"""Names and posts that do not share a line: columns printed one after the other, pairs of lines, and labelled lines.

A converter that reads a page column by column gives all the names first and then all the posts; signature blocks and
records have “Name:” on one line and “Title:” on the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from commonseal.reading import expressions as re
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.rules.list_posts import Whose
from commonseal.reading.rules.people_lines import Line, Name, Piece, is_name_alone, looks_like_post, name_at

_LABEL = re.compile(
    r"(?P<label>[A-Z][A-Za-z ]{2,30}?) ?: *(?:\t| )(?P<value>[^\s:][^:\t]*?)(?=\s{2,}|\t|\s*\|?\s*$)", re.MULTILINE
)
_OF_NAME = re.compile(
    r"(?:print(?:ed)? )?(?:full )?name|signed by|decision[- ]?(?:taker|maker)|post-?holder|holder|signatory", re.I
)
_OF_POST = re.compile(r"(?:job )?title|position|post(?: title| held)?|role|designation|capacity|office(?: held)?", re.I)
_OF_BODY = re.compile(r"organi[sz]ation|body|council|employer|authority|trust|company|on behalf of|for", re.I)
_ON_BEHALF = re.compile(r"\b(?:for and )?on behalf of\b", re.IGNORECASE)
_NOTE_AT_END = re.compile(r"\s*\([^()]*\)$")
_OF_SEVERAL = re.compile(
    r"\b(?:directors|officers|members|chairs|leads|heads|governors|managers|executives|trustees|leaders|holders)$", re.I
)
_FEW = 3
_LINES_APART = 4


@dataclass(slots=True)
class Pair:
    """A name and a post on lines of their own. ``is_sure`` says that no rule of running text could know better."""

    person: str
    name: Line
    post: Piece
    line: Line
    rest: list[Piece]
    is_sure: bool
    bodies: tuple[str, ...] = ()


def find(people: dict[int, PersonMention], lines: list[Line], whose: Whose) -> Iterator[Pair]:
    """Find names and posts that belong together without sharing a line.

    Args:
        people: The persons that the paper names, by where each name begins.
        lines: The lines of the paper.
        whose: Whose its lists are.
    """
    names = [_name_alone(people, line) for line in lines]
    posts = [name is None and _post_alone(people, line) for name, line in zip(names, lines, strict=True)]
    yield from _in_blocks(lines, names, posts)
    yield from _in_turn(lines, names, posts)
    yield from _labelled(people, lines, whose)


def _name_alone(people: dict[int, PersonMention], line: Line) -> Name | None:
    cell = line.cells[0] if len(line.cells) == 1 else None
    name = name_at(people, Piece(cell.start, _NOTE_AT_END.sub("", cell.text))) if cell is not None else None
    return name if cell is not None and name is not None and _is_all(cell, name) else None


def _is_all(cell: Piece, name: Name) -> bool:
    return is_name_alone(Piece(cell.start, _NOTE_AT_END.sub("", cell.text)), name)


def _post_alone(people: dict[int, PersonMention], line: Line) -> bool:
    words = line.cells[0].text if len(line.cells) == 1 else ""
    if not words or name_at(people, line.cells[0]) is not None:
        return False
    return looks_like_post(words) and not words.rstrip().endswith((".", ":")) and not _OF_SEVERAL.search(words)


def _in_blocks(lines: list[Line], names: list[Name | None], posts: list[bool]) -> Iterator[Pair]:
    """As many posts in a row as there were names in the row before, or names after posts."""
    blocks: list[tuple[str, int, int]] = []
    for number, line in enumerate(lines):
        kind = "name" if names[number] else "post" if posts[number] else ""
        if blocks and blocks[-1][0] == kind and line.gap <= 0:
            blocks[-1] = (kind, blocks[-1][1], number + 1)
        else:
            blocks.append((kind, number, number + 1))
    for first, second in pairwise(blocks):
        size = first[2] - first[1]
        if size < _FEW or size != second[2] - second[1] or {first[0], second[0]} != {"name", "post"}:
            continue
        start, other = (first[1], second[1]) if first[0] == "name" else (second[1], first[1])
        sure = [name for name in names[start : start + size] if name is not None and name.is_sure]
        if len(sure) * 2 < size:
            continue
        for step in range(size):
            name, line = names[start + step], lines[other + step]
            if name is not None:
                yield Pair(name.person, lines[start + step], line.cells[0], line, [], is_sure=True)


def _in_turn(lines: list[Line], names: list[Name | None], posts: list[bool]) -> Iterator[Pair]:
    """A post on one line and its holder on the next, again and again; which comes first, the first line tells."""
    found: list[tuple[int, int]] = []
    number = 0
    while number < len(lines) - 1:
        first, second = (names[n] is not None for n in (number, number + 1))
        is_pair = lines[number + 1].gap <= 0 and ((posts[number] and second) or (first and posts[number + 1]))
        if is_pair:
            found.append((number, number + 1) if first else (number + 1, number))
        number += 2 if is_pair else 1
    if len(found) < _FEW - 1:
        return
    for of_name, of_post in found:
        name, line = names[of_name], lines[of_name]
        if name is not None and name.is_sure:
            note = line.cells[0].part(name.end)
            rest = [note] if note.text else []
            yield Pair(name.person, line, lines[of_post].cells[0], lines[of_post], rest, is_sure=False)


def _labelled(people: dict[int, PersonMention], lines: list[Line], whose: Whose) -> Iterator[Pair]:
    """“Name: Jane Doe”, “Title: Chief Officer”, and above or beside them whom she signs for."""
    body: tuple[str, ...] = ()
    held: tuple[int, Line, Name] | None = None
    for number, line in enumerate(lines):
        told = _ON_BEHALF.search(line.words) is not None
        words = whose.text_of(line)
        for match in _LABEL.finditer(words.text):
            value = words.part(match.start("value"), match.end("value"))
            label = match["label"].strip()
            if _OF_BODY.fullmatch(label):
                body = next((found.names for found in whose.bodies_in(value)), body)
            elif _OF_NAME.fullmatch(label):
                name = name_at(people, value)
                held = (number, line, name) if name is not None and is_name_alone(value, name) else None
            elif _OF_POST.fullmatch(label) and held is not None and number - held[0] <= _LINES_APART:
                if looks_like_post(value.text):
                    yield Pair(held[2].person, held[1], value, line, [], is_sure=False, bodies=body)
                held = None
        if told:
            body = _signed_for(lines[number : number + _FEW], whose)


def _signed_for(lines: list[Line], whose: Whose) -> tuple[str, ...]:
    """The body on whose behalf somebody signs: on the line that says so or, broken over lines, on the next."""
    first = [cell.text for cell in (line.cells[0] for line in lines)]
    words = " ".join(first).replace(" )", "")
    found: list[BodyMention] = whose.bodies_named(words)
    return found[0].names if found else ()
