"""Stage 2: places that act as bodies, as in “A is to merge with neighbouring Somewhere, which has 300 staff”.

A paper that names one council, CCG or trust in full often calls the others by their place alone, all the way through.
A place is taken for such a body where at least two things that are said of it are said of bodies; its kind is that of
most of the bodies that the paper names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases, table
from commonseal.reading.placed_names import Placed, is_no_place, parts_of

_KINDS: dict[str, str] = table("bodies")["called_by_place"]
_NAME = r"[A-Z][a-z][\w-]*[a-z](?: [A-Z][a-z][\w-]*[a-z])?"
_EDGE = r"(?![\w’'-]| [A-Z]| (?:and|&) [A-Z][\w-]+ [A-Z])"
_VERBS = "|".join(phrases("bodies", "acts_of_bodies"))
_PARTS = "|".join(phrases("bodies", "parts_of_bodies"))
# what is said of bodies, and how much it tells
_CUES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        2,
        re.compile(
            rf"\b(?<!in )(?<!across )(?<!from )(?:neighbouring|nearby|adjoining|next-door) "
            rf"(?P<name>{_NAME}){_EDGE}(?!, where)"
        ),
    ),
    (
        2,
        re.compile(
            rf"\b(?:counterparts?|opposite numbers?|sister \w+|equivalents?) (?:in|at|from) (?P<name>{_NAME}){_EDGE}"
        ),
    ),
    (
        1,
        re.compile(
            r"\b(?:merg|shar|join|team|link|tie|tying|pair|pool|combin|partner|talks|deal|alliance|merger|agreement"
            rf"|together)\w*\b[^.;:\n\[(]{{0,60}}? with (?P<name>{_NAME}){_EDGE}"
        ),
    ),
    (
        1,
        re.compile(
            rf"(?<![\w’'-])(?P<name>{_NAME})['’]s? (?:(?:own|new|former|outgoing|present|current) )?(?:{_PARTS})\b"
        ),
    ),
    (
        1,
        re.compile(
            rf"(?:(?:^|[.;?!”\"] |, |\b(?:and|but|while|whereas|that|if|because|when) )(?P<name>{_NAME}))"
            rf" (?:(?:also|now|itself|already|then) )?(?:{_VERBS})\b",
            re.MULTILINE,
        ),
    ),
)
_ENOUGH = 2


def acting_places(text: str, known: Sequence[tuple[str, str]]) -> Iterator[Placed]:
    """Give the places that a paper speaks of as it speaks of bodies, each where it first does so.

    Args:
        text: The paper's flow.
        known: Names and kinds of the bodies that it names in full.
    """
    kind = _kind_of(known)
    if not kind:
        return
    short = {part for full, _ in known for part in parts_of(full) if _is_of(part, full)}
    told: dict[str, Counter[int]] = {}
    first: dict[str, re.Match[str]] = {}
    for number, (weight, pattern) in enumerate(_CUES):
        if number == len(_CUES) - 1 and not told:
            break  # what bodies do, places do too: it only adds to what else is said
        for match in pattern.finditer(text):
            name = match["name"]
            if is_no_place(name) or name in short:
                continue
            told.setdefault(name, Counter())[number] = weight
            if name not in first or match.start() < first[name].start():
                first[name] = match
    places = {word for match in _SOMEWHERE.finditer(text) for word in parts_of(match["name"])} if told else set()
    for name, cues in told.items():
        if cues.total() >= _ENOUGH and name in places:
            yield Placed(first[name].start("name"), first[name].end("name"), (f"{name} {_KINDS[kind]}",), kind)


# the paper also speaks of somewhere: companies and parties are in no “in” and “across”
_SOMEWHERE = re.compile(rf"\b(?:in|across|neighbouring|nearby|throughout|near|and|at|of) (?P<name>{_NAME})")


def _is_of(place: str, full: str) -> bool:
    """Say whether a place can be short for a body named in full, as the second of two in a name hardly can."""
    return place in full and f" and {place} " not in f"{full} "


def _kind_of(known: Sequence[tuple[str, str]]) -> str:
    """The kind of most bodies of a paper, where they are of one that is called by places."""
    counts = Counter(kind for _, kind in known if kind in _KINDS).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return ""
    return counts[0][0]
