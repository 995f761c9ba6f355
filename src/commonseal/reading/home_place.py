"""Stage 2: bodies of the place that a paper is at home in, where it names others of their kind from elsewhere alone.

A story on one place says “the council” and “the CCG”, and names in full those of other places, which come in later. A
definite phrase that stands before any name of its kind means what its readers know it to be: the body of their place.
That is the place of the body named last before it, or the one of which the paper speaks by far the most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases
from commonseal.reading.local_names import UNNAMED, kind_of_noun, place_in
from commonseal.reading.placed_names import Placed, fullest_noun, is_no_place

_AT_HOME = ("ccg", "council")
_WORD = r"[A-Z][a-z][\w-]*[a-z]"
_PLACE = rf"{_WORD}(?: {_WORD})?"
_PARTS = "|".join(phrases("bodies", "parts_of_bodies"))
# what is said of places, and hardly of anything else that has a name
_IN_IT = re.compile(
    rf"\b(?:[Ii]n|[Aa]cross|[Aa]round|[Tt]hroughout|[Nn]ear|[Oo]utside) (?P<place>{_PLACE})"
    r"(?![\w’'-]| [A-Z]|,? (?:and|&) [A-Z])"
)
_ITS = re.compile(
    rf"(?<![\w’'-])(?P<place>{_PLACE})['’]s? (?:(?:own|new|next|top|former|first|main|biggest) (?:\w+ )?)?"
    rf"(?:{_PARTS}|NHS|GPs|health|councillors|council|CCG|doctors|hospital|residents|people|town|city|streets|MP)\b"
)
_MASTHEAD = re.compile(
    rf"^[ \t]*(?:The |Radio |BBC )?(?P<place>{_PLACE}|[A-Z]{{4,}}(?: [A-Z]{{4,}})?) (?:Observer|Post|Gazette|Mercury"
    r"|Echo|News|Times|Herald|Chronicle|Journal|Star|Advertiser|Argus|Express|Guardian|Telegraph|Reporter|Courier"
    r"|Standard|Live|Today|Free Press|Recorder|Citizen|Messenger|Independent|Examiner|Mail)\b",
    re.IGNORECASE | re.MULTILINE,
)
# “They do it in Somewhere”, “neighbouring Somewhere”
_ELSEWHERE = re.compile(
    rf"\b(?:[Nn]eighbouring|[Nn]earby|[Ll]ike|[Uu]nlike|[Ee]lsewhere in|[Oo]ver in|d(?:o|id|oes) it in|[Aa]djoining"
    rf"|[Nn]eighbours?,?) (?P<place>{_PLACE})"
)
_HEAD = 700
_OF_MASTHEAD = 2
_TWICE = 2


def told_at_home(text: str, known: Sequence[tuple[str, str]]) -> Iterator[Placed]:
    """Give the bodies that a paper calls by their kind before it names another of that kind, from elsewhere.

    Args:
        text: The paper's flow.
        known: Names and kinds of the bodies that it names in full or by their place.
    """
    found: dict[str, list[re.Match[str]]] = {}
    for match in UNNAMED.finditer(text):
        if not _OF_AREA.match(match["noun"]):  # “the county council” may be of a larger area
            found.setdefault(kind_of_noun(match["noun"]), []).append(match)
    homes: set[str] = set()
    unnamed: list[str] = []
    for kind in (each for each in _AT_HOME if each in found):
        first, named = found[kind][0], [name for name, of in known if of == kind]
        if not named:
            unnamed.append(kind)
        elif place := _home(text, known, first.start(), named):
            homes.add(place)
            yield Placed(*first.span(), (f"{place} {fullest_noun(found[kind])}",), kind)
    for kind in unnamed if len(homes) == 1 else ():
        if len(found[kind]) >= _TWICE:
            yield Placed(*found[kind][0].span(), (f"{next(iter(homes))} {fullest_noun(found[kind])}",), kind)


def _home(text: str, known: Sequence[tuple[str, str]], position: int, named: Sequence[str]) -> str:
    """The place of a body called by its kind at a position, where those named of the kind are of elsewhere."""
    if position > min(_first(text, name) for name in named) or any(map(_COUNTY.search, named)):
        return ""  # the town that a story on its county is written in has a council too, but not “the council”
    place = _place_before(text, known, position) or _spoken_of_most(text, [_place_of(name) for name in named])
    words = frozenset(re.findall(r"\w+", place.casefold()))
    return place if all(words.isdisjoint(re.findall(r"\w+", name.casefold())) for name in named) else ""


def _first(text: str, name: str) -> int:
    """Where a body is first named; where its name is made up (“Somewhere’s CCG”), where its place is."""
    found = (text.find(each) for each in (name, f"{place_in(name)}’s", f"{place_in(name)}'s", place_in(name)))
    return next((position for position in found if position >= 0), 0)


_COUNTY = re.compile(r"\bCounty\b|shire\b", re.IGNORECASE)
_OF_AREA = re.compile(r"(?:county|city|borough|district|town) ", re.IGNORECASE)


def _place_before(text: str, known: Sequence[tuple[str, str]], position: int) -> str:
    """The place of the body of an area that is named last before a place in the text."""
    before = [(text.rfind(name, 0, position), name) for name, kind in known if kind in _AT_HOME]
    start, name = max(before, default=(-1, ""))
    return _place_of(name) if start >= 0 else ""


def _place_of(name: str) -> str:
    """The place in a name, which may stand in capitals at the head of a paper."""
    return place_in(name.title() if name.isupper() else name)


def _spoken_of_most(text: str, others: Sequence[str]) -> str:
    """The place at the head of a paper that it speaks of more than of any other, the others' among them."""
    folded = text.casefold()
    weights: Counter[str] = Counter()
    for match in (found for pattern in (_IN_IT, _ITS) for found in pattern.finditer(text)):
        weights[match["place"]] += match.start() < _HEAD
    masthead = _MASTHEAD.search(text, 0, _HEAD)
    if masthead is not None:
        weights[masthead["place"].title()] += _OF_MASTHEAD
    for match in _ELSEWHERE.finditer(text):
        weights[match["place"]] -= 1
    for place in {*weights, *others} - {""}:
        weights[place] += folded.count(place.casefold())
    (first, times), *rest = weights.most_common(2) or [("", 0)]
    is_most = times >= _TWICE and (not rest or times > rest[0][1]) and not is_no_place(first)
    return first if is_most and first.casefold() in folded[:_HEAD] and first not in others else ""
