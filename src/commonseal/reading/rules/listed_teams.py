"""Several teams or services in one phrase: “joint teams for planning, revenues and benefits, and legal” are three."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import table
from commonseal.reading.rules.sharing import Spotted

_OF_SEVERAL = re.compile(r"(?:teams|services|departments|functions|units|committees|boards|panels)$", re.IGNORECASE)
_FOR = re.compile(
    r",? (?:for|in|covering|on|handling|dealing with|looking after|responsible for)(?: (?:the|all of|each of|both))? "
    r"(?P<list>(?:(?!across\b|with\b|which\b|that\b|who\b|is\b|are\b|will\b|have\b|has\b|serve\b|work\b|were\b|was\b|to\b|by\b"
    r"|from\b|since\b|in\b|on\b|at\b|run\b|based\b|led\b)[\w'&-]+(?:,? (?=\w)|)){1,16})",
    re.IGNORECASE,
)
_AND_AT_LAST = re.compile(r",? (?:and|plus|as well as) ")
_LONGEST = 5
_NUMBERS = re.compile(r"^(?:both|all|two|three|four|five|each|their|its|our|other|different|several|many|much)\b", re.I)


def each_of(text: str, found: Spotted) -> Iterator[Spotted]:
    """Give a thing that is shared, or each of its kind where its plural opens a list of what they are for.

    Args:
        text: The marked sentence.
        found: The thing as it was spotted in it.
    """
    listed = _FOR.match(text, found.place[1]) if _OF_SEVERAL.search(found.name) else None
    items = _items(listed["list"]) if listed else []
    if listed is None or len(items) < 2:
        yield found
        return
    edge = found.place[1]
    for item in items:
        start = text.find(item, edge)
        place = (found.place[0], found.place[1]) if edge == found.place[1] else (start, start + len(item))
        edge = start + len(item)
        yield replace(found, name=item, place=place, signals=found.signals | {"further thing of a list"})


def _items(words: str) -> list[str]:
    """The members of a list; what “and” joins within one of them is one, as a last “, and” or its own name shows."""
    parts = [part.strip() for part in words.strip(" ,").split(",")]
    last = re.match(r"(?:and|plus) (?P<rest>.+)$", parts[-1])
    if last:
        parts[-1] = last["rest"]
    elif not _compound().fullmatch(parts[-1]):
        pieces = _AND_AT_LAST.split(parts[-1])
        parts = [*parts[:-1], *_joined(pieces)]
    is_list = all(part and len(part.split()) <= _LONGEST and not _NUMBERS.match(part) for part in parts)
    return parts if is_list and all(part[0].isalpha() for part in parts) else []


def _joined(pieces: list[str]) -> list[str]:
    """Pieces between “and”s, those that are one by their name put together again: “HR, revenues and benefits”."""
    found: list[str] = []
    for piece in pieces:
        if found and _compound().fullmatch(f"{found[-1]} and {piece}"):
            found[-1] = f"{found[-1]} and {piece}"
        else:
            found.append(piece)
    return found


@cache
def _compound() -> re.Pattern[str]:
    written = "|".join(str(item) for item in table("shared_things")["compound_functions"])
    return re.compile(
        rf"(?:{written}|parks and (?:open spaces|gardens)|health and (?:safety|wellbeing))", re.IGNORECASE
    )
