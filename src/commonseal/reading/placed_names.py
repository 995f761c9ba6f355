"""Stage 2: bodies that a paper calls by their place alone: “Somewhere’s council”, “its neighbour Somewhere”.

Papers, news above all, name one body in full and the others by where they are. The kind is then told by a noun that
the place owns, or it is that of the body which the sentence has named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases, table

_OF_PLACE: dict[str, list[str]] = table("bodies")["of_place"]
_GIVEN = frozenset(phrases("people", "given"))
_WORD = r"[A-Z][a-z][\w-]*[a-z]"
_NOUN = "|".join(sorted(_OF_PLACE, key=len, reverse=True))
_OWNED = re.compile(
    rf"(?<![\w’'-])(?P<places>{_WORD}(?: {_WORD})?(?:(?:['’]s)?(?:, {_WORD}(?: {_WORD})?){{0,6}},? and {_WORD}"
    rf"(?: {_WORD})?)?)"
    rf"['’]s? (?:own |local |two |three |four |respective )?(?P<noun>{_NOUN})(?P<plural>s)?(?![\w’'-]| [A-Z]"
    rf"| of [Gg]overnors| tax\b)"
)
# “Somewhere’s council and CCG”
_AND_ITS = re.compile(rf" and (?:its )?(?P<noun>{_NOUN})(?![\w’'-]| [A-Z]| tax\b)")
# “the CCG in Somewhere”, “the commissioning group for Somewhere”
_THE_ONE_IN = re.compile(
    rf"\b[Tt]he (?P<noun>{_NOUN})(?: \([A-Z]{{2,4}}\))? (?:in|for|covering|serving) (?:neighbouring |nearby )?"
    rf"(?P<place>{_WORD}(?: {_WORD})?)(?![\w’'-]| [A-Z]|,? (?:and|&) [A-Z])"
)
# “a second unitary, East Somewhere, will cover the rest”
_THE_OTHER = re.compile(
    rf"\b(?:[Nn]ew|[Ff]irst|[Ss]econd|[Oo]ther|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Nn]eighbouring|[Ss]ister"
    rf"|[Aa]nother|[Ff]urther|[Oo]ne|[Rr]emaining|[Ll]ast) (?P<sort>unitary|council|district"
    rf"|borough|trust|CCG|ICB)(?: council| authority)?, (?P<place>{_WORD}(?: {_WORD})?)(?=, (?!and )|\.)"
)
# “Somewhere, the borough to the east, whose chief executive …”
_THE_ONE_BESIDE = re.compile(
    rf"(?<![\w’'-])(?P<place>{_WORD}(?: {_WORD})?), (?:the|its|a|another|their) (?:\w+ )?(?P<noun>council|district"
    r"|borough|unitary|trust|CCG|ICB)(?: council| authority)?(?: to the (?:north|south|east|west)| next door"
    r"| (?:which|that)"
    r" (?:covers|serves|runs|borders)|, whose| with which)\b"
)
_SORTS = {"unitary": "council", "district": "council", "borough": "council"}
# “that of Somewhere, where Jane Doe ran the council and the CCG”
_WHERE = re.compile(
    rf"\b(?:of|in|at|by|from|like|than|over) (?:neighbouring |nearby )?(?P<place>{_WORD}(?: {_WORD})?), where "
    r"(?P<clause>[^.,;\n]{3,160})"
)
# “Over in Somewhere, council chief executive Jane Doe …”
_THERE_THE = re.compile(
    rf"\b(?:(?:[Oo]ver|[Dd]own|[Uu]p|[Aa]cross) )?[Ii]n (?:neighbouring |nearby )?(?P<place>{_WORD}(?: {_WORD})?), "
    rf"(?:the |its )?(?P<noun>council|CCG|ICB)(?:['’]s)? (?=(?:deputy |acting |interim )?(?:chief|leader|accountable"
    rf"|boss|chair"
    r"|managing))"
)
_THERE = re.compile(
    rf"(?:\b[Tt]he |(?<=where )|(?<=and ))(?:(?:city|county|borough|district|local) )?(?P<noun>{_NOUN})"
    rf"(?![\w’'-]| [A-Z])"
)
_NO_PLACE = re.compile(
    r"^(?:The|This|That|It|Its|Their|Our|Today|Yesterday|Tomorrow|England|Britain|Wales|Scotland|London|Government"
    r"|Parliament|Whitehall|Westminster|Labour|Conservatives?|Tory|Tories|Liberal|Greens?|Reform|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Christmas|Easter|Healthwatch|Unison|Ofsted|Monitor|Chief|Executive|Director|Councillor|Cllr"
    r"|Leader|Chair|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Professor|Prof|Local|Public|Social|Primary|Health|Care|Adult"
    r"|Treasurer|Secretary|Clerk|Solicitor|Mayor|Speaker|Principal|Bishop|Collaborative|Partnership|Alliance|Federation"
    r"|Network|Trusts?|Councils?|Boards?|Groups?|Teams?|Cabinet|Governors?|Ministers?|Operations|Strategy|Strategic"
    r"|Integrated|Clinical|Medical|Nursing|Digital|People|Place|Places|Commissioning|Transformation|Continuing"
    r"|Children|Housing|Finance|Planning|Section|Option|Appendix|Phase|Brexit|Covid|General|Royal|Better|Joint)\b"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Bodies called by their places: where they stand, their names and their kind."""

    start: int
    end: int
    names: tuple[str, ...]
    body_class: str


def owned_by_places(text: str, known: Sequence[tuple[str, str]]) -> Iterator[Placed]:
    """Give the bodies that places own: “Somewhere’s council”, “Somewhere and Elsewhere’s CCGs”.

    Args:
        text: The paper's flow.
        known: Names and kinds of the bodies that it names in full; a place that one of the kind has in its name is left
            to be its short form.
    """
    parts = {(part, kind) for name, kind in known for part in parts_of(name)}
    for span, places, noun in _said_of_places(text):
        single, body_class, *_ = _OF_PLACE[noun]
        if not any(is_no_place(place) or (place, body_class) in parts for place in places):
            yield Placed(*span, tuple(f"{place} {single}" for place in places), body_class)


def _said_of_places(text: str) -> Iterator[tuple[tuple[int, int], list[str], str]]:
    """What is said to be some places': where it stands, the places and the noun."""
    for match in _OWNED.finditer(text):
        yield from _owned(text, match)
    for match in _THE_ONE_IN.finditer(text):
        yield (match.start("noun"), match.end()), [match["place"]], match["noun"]
    for match in _THE_ONE_BESIDE.finditer(text):
        yield match.span("place"), [match["place"]], _SORTS.get(match["noun"], match["noun"])
    for match in _THE_OTHER.finditer(text):
        yield match.span("place"), [match["place"]], _SORTS.get(match["sort"], match["sort"])
    for match in _THERE_THE.finditer(text):
        yield match.span("noun"), [match["place"]], match["noun"]
    for match in _WHERE.finditer(text):
        for there in () if is_no_place(match["place"]) else _THERE.finditer(text, *match.span("clause")):
            yield there.span(), [match["place"]], there["noun"]


def _owned(text: str, match: re.Match[str]) -> Iterator[tuple[tuple[int, int], list[str], str]]:
    """What some places own, and what the last of them owns besides: “Somewhere’s council and CCG”."""
    places = [re.sub(r"['’]s$", "", part) for part in re.split(r",? and |, ", match["places"])]
    beside = _AND_ITS.match(text, match.end())
    if beside is not None and not match["plural"] and beside["noun"] != match["noun"]:
        yield beside.span("noun"), places[-1:], beside["noun"]
    if (len(places) > 1) == bool(match["plural"]):
        yield match.span(), places, match["noun"]
    elif not match["plural"]:  # “Somewhere Council and Elsewhere’s fire authority”
        yield (match.end("places") - len(places[-1]), match.end()), places[-1:], match["noun"]


def parts_of(name: str) -> Iterator[str]:
    """Give the runs of up to three words that a name holds, any of which may be its short form."""
    words = name.split()
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + 3) + 1):
            yield " ".join(words[first:last])


def usual_kind(name: str, kind: str) -> str:
    """Give the kind that a body is spoken of as: a fire authority is the fire service of its place."""
    return "fire" if "Fire" in name and kind == "authority" else kind


def fullest_noun(found: Sequence[re.Match[str]]) -> str:
    """Give the longest of the nouns by which a text speaks of one body."""
    return max((match["noun"] for match in found), key=len)


def is_no_place(words: str) -> bool:
    """Say whether capitalised words are a day, a person, an office or else that is no place."""
    return _NO_PLACE.match(words) is not None or words.split(maxsplit=1)[0] in _GIVEN
