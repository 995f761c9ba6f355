"""Stage 2: bodies whose name has no noun of a kind: companies, charities, social enterprises, brands and groups.

No list knows them; how a paper uses a run of capitalised words proves it a name:

- The paper says what it is: "Somewhere Cares, a staff-owned company which …", "the operator Somewhere Active",
  "Somewhere Cares (“the Provider”)", or a row of a table headed "Provider".
- It ends as such names do ("… Community Health", "… Homes"), holds a word that is no mere task, and something is said
  of it that is said of bodies alone: it has a chief executive, a board or a contract, it employs, runs or agrees.
- Whatever it is made of, things are contracted from it or owned by it, and something else that only bodies do or have
  is said of it too; and the paper is never in it or across it, as it is in a place.

A run proven once is a name wherever it stands. It is none if it ends as a plan, a law, a newspaper, a building or a
part of a body does, begins with a given name, is part of the name of a body already found, or goes on from one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import any_of, phrases, table
from commonseal.reading.name_edges import is_free

_WORDS: dict[str, Any] = table("bodies")["unfamiliar"]
_GIVEN = frozenset(phrases("people", "given"))
_TITLES = frozenset(phrases("people", "titles"))
# “Three Somewheres Adoption” begins with a number, “Our” and “However” begin no name
_NUMBERS = frozenset(["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"])
_NOT_FIRST = frozenset(table("bodies")["not_name"]) - _NUMBERS
_DOINGS = frozenset([*_WORDS["doings"], "and", "for", "of", "&", "in"])
_NOTHING = frozenset(_WORDS["nothing"])
_NEVER = frozenset(_WORDS["never"])
_ENDS = frozenset(_WORDS["ends"])
_WORD = r"[A-Z][\w&]*(?:-\w+)*(?:['’](?!s\b)\w+)?"
_NAME = rf"{_WORD}(?: (?:(?:and|for|of|&) )?{_WORD}){{0,4}}"
_KINDS = "|".join(sorted(_WORDS["kinds"], key=len, reverse=True))
_AFTER = "|".join(sorted([*_WORDS["kinds"], *_WORDS["only_after"]], key=len, reverse=True))
_BETWEEN = (
    r"(?:(?!(?:of|at|for|in|by|from|with|to|who|and|whose|former|director|head|chair|leader)\b)[\w'’-]+,? ){0,6}?"
)
# “Somewhere Cares, a staff-owned company which …”
_IS_A = re.compile(
    rf"(?:,| \(| [–—-]) ?(?:now |then )?(?:an?|the|its|their|our) {_BETWEEN}"
    rf"(?P<kind>{_AFTER})(?=[,.;:)]| [–—-]| (?:which|that|owned|set|run|based|formed|created|established|wholly|jointly"
    r"|part|in|for|with|has|is|was|providing|serving|working|they|it|whose|backed|founded|controlled)\b)"
)
# “the leisure operator Somewhere Active”, “consultants This and That”
_A_KIND = re.compile(rf"\b(?P<kind>{_KINDS}) (?:called |named |known as )?(?P<name>{_NAME})(?![\w-])")
# “the GP federation, Somewhere Doctors, is”
_THE_KIND = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]n?) (?:[\w-]+ ){{0,3}}?(?P<kind>{_KINDS}), (?P<name>{_NAME})(?=[,.;)])"
)
# “Somewhere Cares (“the Provider”)”
_IN_CONTRACT = re.compile(
    r" \((?:hereafter |hereinafter )?(?:the )?[“\"‘'](?:the )?(?P<kind>Provider|Contractor|Company|Supplier|Operator)"
    r"[”\"’']"
)
_IN_ROW = re.compile(
    r"(?:^|\n)(?:[\w ]{0,20} )?(?P<kind>[Pp]rovider|[Cc]ontractor|[Ss]upplier|[Oo]perator)(?: name)?[ ]?[:\t|] ?"
    rf"(?P<name>{_NAME})(?=[ ]?(?:$|[\n\t|.,;]))"
)
_SAID_BEFORE = (_A_KIND, _THE_KIND, _IN_ROW)
_SAID_AFTER = (_IS_A, _IN_CONTRACT)
_LAST = "|".join(_WORDS["ends"])
_ENDED = re.compile(rf"(?<=\w )(?:{_LAST})(?![\w-])")
_RUN_BEFORE = re.compile(rf"(?<![\w’'-]){_NAME}$")
_LONGEST = 70
# the only names of these that take the article: “the Somewhere Group”
_WITH_ARTICLE = frozenset(["Group", "Foundation", "Collective"])
_CONTRACTED = "|".join(_WORDS["contracted"])
_HELD_BY = re.compile(rf"\b(?:{_CONTRACTED}) (?P<name>{_NAME})(?![\w-])")
_BEFORE = tuple(re.compile(rf"\b(?:{'|'.join(_WORDS[key])}) $") for key in ("contracted", "headed"))
_FOLLOWING = (
    re.compile(rf"['’]s? (?:{'|'.join(_WORDS['owning'])})"),
    re.compile(rf" (?:{'|'.join(_WORDS['heading'])})"),
    re.compile(rf"(?:,[^,.;\n]{{0,80}},)? (?:also |now |then |already |currently )?(?:{'|'.join(_WORDS['doing'])})"),
)
_PLACE_BEFORE = re.compile(rf"\b(?:{'|'.join(_WORDS['places'])}) (?:the )?$")
_OF_A_NAME = re.compile(
    r" (?:programmes?|projects?|schemes?|initiatives?|strategy|plans?|campaigns?|events?|pilots?)\b"
)
_POST_BEFORE = re.compile(
    r"\b(?:[Dd]irector|[Hh]ead|[Mm]ember|[Mm]inister|[Ss]tate|[Mm]anager|[Oo]fficer|[Dd]epartment|[Ll]ead|[Pp]ortfolio"
    r"|[Hh]older|Strategy|Plan) (?:of|for) $"
)
_JOINT = re.compile(r",? (?:and|&) (?=[A-Z])")
_JOINT_BEFORE = re.compile(r",? (?:and|&) (?:the )?$")
_LISTED = re.compile(r"(?:,|,? (?:and|&)) (?:the )?")
# the line above a row or an item, and where the one below begins
_BULLET = r"[ \t]*(?:[-•*–·|][ \t]*)?"
_ROW_ABOVE = re.compile(rf"(?:^|\n){_BULLET}(?P<row>[^\n]*)\n+{_BULLET}$")
_ROW_BELOW = re.compile(rf"[^\n]{{0,200}}\n+{_BULLET}")
_ROW = 260
_ARTICLES = frozenset(["the ", "The "])
_REACH = 60
_Span = tuple[int, int, str, str]


def unfamiliar(text: str, taken: Sequence[tuple[int, int]], known: Sequence[str]) -> Iterator[_Span]:
    """Give the bodies that nothing but their use shows: start, end, name and kind of each place where one is named.

    Args:
        text: The paper's flow.
        taken: Where names stand that are found already, in order.
        known: Those names.
    """
    paper = _Paper(text, taken, known)
    proven: dict[str, str] = {}
    for start, end, kind in _said_what(text):
        if name := paper.name_of(start, end):
            proven.setdefault(name, _class_of(name, kind))
    seen = {paper.name_of(start, end) for start, end in _that_may_be(text)} - {"", *proven}
    proven |= {name: _class_of(name, "") for name in paper.proven_of(seen)}
    yield from paper.places_of(proven)


def _said_what(text: str) -> Iterator[tuple[int, int, str]]:
    """The runs of which the paper says what they are, and what it says."""
    for pattern in _SAID_BEFORE:
        for match in pattern.finditer(text):
            yield *match.span("name"), match["kind"]
    for pattern in _SAID_AFTER:
        for match in pattern.finditer(text):
            for run in _run_before(text, match.start()):
                yield *run, match["kind"]


def _that_may_be(text: str) -> Iterator[tuple[int, int]]:
    """The runs that end as names do, or from which something is contracted."""
    for match in _ENDED.finditer(text):
        yield from _run_before(text, match.end())
    for match in _HELD_BY.finditer(text):
        yield match.span("name")


def _run_before(text: str, end: int) -> Iterator[tuple[int, int]]:
    run = _RUN_BEFORE.search(text, max(0, end - _LONGEST), end)
    if run is not None:
        yield run.span()


def _class_of(name: str, kind: str) -> str:
    """Say whether a body provides care, homes and the like, or is any other company."""
    is_provider = any(word.casefold() in kind.casefold() for word in _WORDS["providing"])
    return "provider" if is_provider or not set(name.split()).isdisjoint(_WORDS["caring"]) else "company"


class _Paper:
    """One paper while names are looked for that nothing but their use shows."""

    def __init__(self, text: str, taken: Sequence[tuple[int, int]], known: Sequence[str]) -> None:
        self._text = text
        self._taken = taken
        self._starts = [start for start, _ in taken]
        self._ends = [end for _, end in taken]
        self._known = f" {' | '.join(known)} ".replace(",", "")

    def name_of(self, start: int, end: int) -> str:
        """Give the name that a run of capitalised words holds, or nothing if it holds none."""
        words = self._without_taken(start, end)
        words = _without_first(words)
        return words if _may_be_name(words) and not self._is_known(words) else ""

    def _without_taken(self, start: int, end: int) -> str:
        """What of a run no name found before covers; nothing if it only goes on from one or leads up to one."""
        index = bisect_left(self._ends, start - 1)
        if index < len(self._starts) and self._starts[index] <= end + 1:
            first, last = self._starts[index], self._ends[index]
            if last < end and (joint := _JOINT.match(self._text, last)) is not None:
                return self._text[joint.end() : end]  # “Somewhere Council and Elsewhere Homes”
            joint = _JOINT_BEFORE.search(self._text, start, first)
            return self._text[start : joint.start()] if joint is not None else ""
        return self._text[start:end]

    def _is_known(self, words: str) -> bool:
        """Say whether a run is part of the name of a body found already, as its short form is."""
        return f" {words} " in self._known

    def proven_of(self, names: set[str]) -> list[str]:
        """Give those of some names of which, wherever they stand, something is said that is said of bodies alone."""
        places: dict[str, list[re.Match[str]]] = {}
        for match in _places(*names).finditer(self._text) if names else ():
            places.setdefault(match.group(), []).append(match)
        return sorted(name for name, found in places.items() if self._is_proven(name, found))

    def _is_proven(self, name: str, places: Sequence[re.Match[str]]) -> bool:
        told: set[int] = set()
        if any(_OF_A_NAME.match(self._text, match.end()) for match in places):
            return False  # “the Somewhere Together programme” is something that bodies do
        for match in places:
            start = max(0, match.start() - _REACH)
            if _PLACE_BEFORE.search(self._text, start, match.start()):
                return False
            if not _POST_BEFORE.search(self._text, start, match.start()):
                told.update(self._told_at(match, start))
        _, _, last = name.rpartition(" ")
        if last not in _ENDS or last == name:
            return 0 in told and len(told) > 1
        led = (self._text[max(0, at.start() - 4) : at.start()] for at in places)
        if last not in _WITH_ARTICLE and _ARTICLES.issuperset(led):
            return False
        return bool(told) or any(self._is_beside(place) or self._is_in_rows(place) for place in places)

    def _told_at(self, match: re.Match[str], start: int) -> Iterator[int]:
        """The cues that stand before a run and after it, by their numbers."""
        yield from (number for number, cue in enumerate(_BEFORE) if cue.search(self._text, start, match.start()))
        for number, cue in enumerate(_FOLLOWING, len(_BEFORE)):
            if cue.match(self._text, match.end()):
                yield number

    def _is_beside(self, match: re.Match[str]) -> bool:
        """Say whether a name found before stands beside a run in a list: “Somewhere Council, Elsewhere Homes and …”."""
        after = bisect_left(self._starts, match.end())
        joint = _LISTED.match(self._text, match.end())
        if joint is not None and after < len(self._starts) and self._starts[after] == joint.end():
            return True
        before = bisect_right(self._ends, match.start()) - 1
        return before >= 0 and _LISTED.fullmatch(self._text, self._ends[before], match.start()) is not None

    def _is_in_rows(self, match: re.Match[str]) -> bool:
        """Say whether a run begins a row or is an item, as a name found before does on the line above or below."""
        edge = self._text[match.end() : match.end() + 1]
        above = _ROW_ABOVE.search(self._text, max(0, match.start() - _ROW), match.start())
        if edge not in {"", "\n", "\t", "|", ";"} or above is None:
            return False
        below = _ROW_BELOW.match(self._text, match.end())
        rows = [above.start("row"), *([below.end()] if below is not None else [])]
        return any(
            (index := bisect_left(self._starts, row)) < len(self._starts) and self._starts[index] == row for row in rows
        )

    def places_of(self, names: dict[str, str]) -> Iterator[_Span]:
        """Give every place where one of some names stands and no other name does."""
        if not names:
            return
        for match in _places(*names).finditer(self._text):
            if is_free(self._taken, *match.span()):
                yield match.start(), match.end(), match.group(), names[match.group()]


def _places(*names: str) -> re.Pattern[str]:
    """The places of names; “Somewhere Cares Ltd” and “Somewhere Cares Plan” are none of “Somewhere Cares”."""
    nothing = "|".join(_WORDS["nothing"])
    return re.compile_for_now(rf"(?<![\w’'-]){any_of(names)}(?![\w-]| (?:{nothing})\b)")


def _without_first(words: str) -> str:
    """Leave off what begins a sentence, and whom an "and" joins to the name."""
    parts = words.split()
    while parts and (parts[0] in _NOT_FIRST or not parts[0][0].isupper()):
        parts.pop(0)
    for index in range(len(parts) - 2, 0, -1):
        if parts[index] in {"and", "&"} and not set(parts[index + 1 :]) <= _DOINGS and _is_whole(parts[:index]):
            return " ".join(parts[index + 1 :])
    return " ".join(parts)


def _is_whole(parts: list[str]) -> bool:
    """Say whether what an "and" joins to a name is a person or a name that has its own end."""
    return parts[0] in _GIVEN or parts[-1] in _ENDS


def _may_be_name(words: str) -> bool:
    """Say whether a run can be a body's name: no person, no part of a body, no plan, no task alone."""
    parts = words.split()
    if not parts or len(words) < 3 or parts[-1] in _NOTHING or parts[0] in _GIVEN or parts[0] in _TITLES:
        return False
    return _NEVER.isdisjoint(parts) and not set(parts) <= _DOINGS | _NOT_FIRST
