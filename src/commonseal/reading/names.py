"""Stage 2: the full names of bodies in a text, such as "NHS Somewhere Clinical Commissioning Group".

A name is found from its end: the noun that says what kind of body it is, and then leftwards over the capitalised words
that belong to it (``name_words.py``). A plural noun shares itself out over a list ("A, B and C CCGs").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from commonseal.reading import expressions as re
from commonseal.reading.bare_kinds import told_by_their_kind
from commonseal.reading.capital_names import in_capitals, is_shouted
from commonseal.reading.counted_sets import is_counted_set
from commonseal.reading.home_place import told_at_home
from commonseal.reading.kind_nouns import class_in_capitals, kind_nouns
from commonseal.reading.lexicon import phrases, table
from commonseal.reading.listed_names import as_many_places, beside_the_one, counted, listed
from commonseal.reading.local_names import told_by_their_place
from commonseal.reading.name_edges import (
    begins_a_law,
    class_of_placed,
    is_free,
    is_only_begun,
    length_of_another,
    without_next,
)
from commonseal.reading.name_parts import RawName, with_parts_settled
from commonseal.reading.name_words import clean, name_tokens, plain, shared_out
from commonseal.reading.named_boards import named_boards
from commonseal.reading.named_institutions import named_institutions
from commonseal.reading.place_cues import acting_places
from commonseal.reading.placed_names import Placed, owned_by_places
from commonseal.reading.unfamiliar_names import unfamiliar

_ORGAN_WORD = re.compile(
    phrases("bodies", "organ_titles")[0][: phrases("bodies", "organ_titles")[0].index(" (?:Committees")] + "$"
)
_GENERIC = frozenset([*table("bodies")["tail_words"], "and", "&", "Joint", "Local"])
_SORTS = frozenset([*table("bodies")["sorts"], "and", "&"])
_OF_PLACES = frozenset(["ccg", "icb", "pct", "council", "police"])
_OWN_NAME = re.compile(r"Joint (?!Commissioning (?:Committee|Board)$|Committee|Board)\w")


@dataclass(frozen=True, slots=True)
class FullName:
    """A name found in the text; a list with a shared noun gives several names for one stretch of text."""

    start: int
    end: int
    names: tuple[str, ...]
    body_class: str
    in_capitals: bool = False


def _national() -> re.Pattern[str]:
    alternatives = [*phrases("bodies", "national"), *phrases("bodies", "offices"), *phrases("bodies", "unions")]
    return re.compile(r"(?<![\w-])(?:" + "|".join(f"(?:{item})" for item in alternatives) + r")(?![\w])")


_NATIONAL = _national()
_UNIONS = re.compile("|".join(re.sub(r"\(\?=.*\)$", "", item) for item in phrases("bodies", "unions")))
# “to be called the Somewhere Health and Care Committee”: a committee of several bodies is introduced by its name
_CALLED = re.compile(
    r"\b(?:called|known as|named)(?: the)?[ \xa0][\"“‘']?(?P<name>(?:[A-Z][\w’'-]+[ \xa0](?:(?:and|of|for|&)["
    r" \xa0])?){1,6}"
    r"(?:Committee|Board|Panel|Forum))(?![\w-]|[ \xa0](?:[A-Z]|in[ \xa0]Common))"
)
_PLACED = re.compile(r"(?<![\w-])(?:" + "|".join(phrases("bodies", "placed")) + r")(?![\w])")


def full_names(text: str) -> list[FullName]:
    """Find the full names of bodies in a text, in order and without overlaps.

    Args:
        text: The paper's flow (see ``Document``): a name never reaches over a line break in it.
    """
    found = _whole_names(text)
    raw = [
        name
        for name in with_parts_settled(text, _with_nouns(text, [(n.start, n.end) for n in found]))
        if not _is_organ(name)
    ]
    whole = frozenset(plain(name.words) for name in raw if not name.is_plural and re.search(r" and | & ", name.words))
    found += [
        _settled(name, whole)
        for name in raw
        if not is_counted_set(text, (name.start, name.end), name.words, is_plural=name.is_plural)
    ]
    found = [_without_another(text, name, found) for name in found]
    found += _listed(text, found)
    found += _placed(text, found)
    found.sort(key=lambda name: name.start)
    boards = named_boards(text, *_taken(found), lambda words: _ORGAN_WORD.match(words) is not None)
    found += [FullName(start, end, (word,), "committee") for start, end, word in boards]
    found.sort(key=lambda name: name.start)
    institutions = list(named_institutions(text, _taken(found)[0], _with_kinds(found)))
    found += [FullName(start, end, (word,), kind) for start, end, word, kind in institutions]
    found.sort(key=lambda name: name.start)
    others = unfamiliar(text, *_taken(found))
    found += [FullName(start, end, (word,), kind) for start, end, word, kind in others]
    found.sort(key=lambda name: name.start)
    return [_with_its_first_place(text, name, found) for name in found if not begins_a_law(text, name.end)]


def _without_another(text: str, name: FullName, found: list[FullName]) -> FullName:
    if len(name.names) != 1 or name.body_class not in {"trust", "council"}:
        return name
    before = [other.names[0] for other in found if other.start < name.start and other.body_class == "trust"]
    cut = length_of_another(text, name.start, name.names[0], before)
    return replace(name, start=name.end - len(name.names[0]) + cut, names=(name.names[0][cut:],)) if cut else name


# “Somewhere and the Levels Integrated Care System”, where “NHS Somewhere and the Levels ICB” tells that it is one
_AND_THE = re.compile(r"(?:[A-Z][\w'’-]+ )+(?:and the|AND THE) $")


def _with_its_first_place(text: str, name: FullName, found: list[FullName]) -> FullName:
    """Give a name with the place before “and the” that another name of the paper begins with too."""
    before = _AND_THE.search(text, max(0, name.start - 60), name.start) if len(name.names) == 1 else None
    if before is None:
        return name
    place = (before.group() + name.names[0].partition(" ")[0]).casefold()
    if not any(place in other.casefold() for body in found for other in body.names):
        return name
    return replace(name, start=before.start(), names=(f"{before.group()}{name.names[0]}",))


def _taken(found: list[FullName]) -> tuple[list[tuple[int, int]], list[str]]:
    """Give where names stand that are found already, and those names."""
    return [(name.start, name.end) for name in found], [word for name in found for word in name.names]


def _with_kinds(found: Sequence[FullName | Placed]) -> list[tuple[str, str]]:
    """Give the names that are found already, each with its kind."""
    return [(word, name.body_class) for name in found for word in name.names]


def _listed(text: str, found: list[FullName]) -> list[FullName]:
    """The members listed after their noun, where no other name stands."""
    taken = sorted((name.start, name.end) for name in found)
    extra = []
    told = [*listed(text), *counted(text)]
    named = {(word, name.body_class) for name in found for word in name.names}
    named |= {(word, body_class) for *_, words, body_class in told for word in words}
    kinds = Counter(kind for _, kind in named)
    for start, end, names, body_class in (*told, *as_many_places(text, kinds), *beside_the_one(text, named)):
        if is_free(taken, start, end):
            extra.append(FullName(start, end, names, body_class))
    return _without_overlaps(extra)


def _without_overlaps(found: list[FullName]) -> list[FullName]:
    kept: list[FullName] = []
    for name in sorted(found, key=lambda name: (name.start, -name.end)):
        if not kept or kept[-1].end <= name.start:
            kept.append(name)
    return kept


def _placed(text: str, found: list[FullName]) -> list[FullName]:
    """The bodies that are called by their place, where no other name stands."""
    taken = sorted((name.start, name.end) for name in found)
    known = _with_kinds(found)
    owned = list(owned_by_places(text, known))
    owned_so = _with_kinds(owned)
    acting = list(acting_places(text, [*known, *owned_so]))
    acting_so = _with_kinds(acting)
    at_home = list(told_at_home(text, [*known, *owned_so, *acting_so]))
    home_so = _with_kinds(at_home)
    local = told_by_their_place(text, [*known, *home_so], owned_so)
    by_place = [*owned, *at_home, *(placed for placed in local if not _is_acting(placed, acting)), *acting]
    known_so = known + _with_kinds(by_place)
    return _without_overlaps(
        [
            FullName(placed.start, placed.end, placed.names, placed.body_class)
            for placed in (*by_place, *told_by_their_kind(text, known_so))
            if is_free(taken, placed.start, placed.end)
        ]
    )


def _is_acting(placed: Placed, acting: Sequence[Placed]) -> bool:
    """Say whether a place in a body’s name acts as one of its kind itself: “Coast and Dale council” beside “Dale”."""
    words = {word for name in placed.names for word in name.split()[:-1] if word[0].isupper()}
    own = {word for other in acting if other.body_class == placed.body_class for word in other.names[0].split()[:-1]}
    return not words.isdisjoint(own)


def _whole_names(text: str) -> list[FullName]:
    """The bodies named without a kind noun at the end: national ones, and "NHS" or a borough with its place."""
    found = [FullName(m.start(), m.end(), (clean(m.group()),), "national") for m in _NATIONAL.finditer(text)]
    found = [_office(name) for name in found]
    for match in _PLACED.finditer(text):
        written = match.group()
        if written.startswith("NHS") and is_only_begun(text, match.end()):
            continue
        written = without_next(text, match)
        found.append(
            FullName(match.start(), match.start() + len(written), _boroughs(clean(written)), class_of_placed(written))
        )
    found += [FullName(*span, (clean(name),), kind, in_capitals=True) for span, name, kind in in_capitals(text)]
    found += _called(text, [(name.start, name.end) for name in found])
    found.sort(key=lambda name: name.start)
    return found


def _called(text: str, taken: list[tuple[int, int]]) -> list[FullName]:
    """The committees that a paper introduces by their name, wherever it speaks of them under it."""
    names = {clean(match["name"]) for match in _CALLED.finditer(text)}
    names = {name for name in names if "Care Board" not in name and "Health Board" not in name}
    if not names:
        return []
    written = "|".join(re.escape(name).replace(r"\ ", r"[ \xa0]") for name in sorted(names, key=len, reverse=True))
    return [
        FullName(match.start(), match.end(), (clean(match.group()),), "committee")
        for match in re.finditer(rf"(?<![\w-])(?:{written})(?![\w-])", text)
        if is_free(taken, *match.span())
    ]


def _boroughs(written: str) -> tuple[str, ...]:
    """“London Boroughs of A and B” are two councils."""
    lead = re.match(r"(.*?\b(?:Borough|Citie|City))s? of ", written)
    if not lead or not re.match(r".*?\b(?:Boroughs|Cities) of ", written):
        return (written,)
    members = [part for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", written[lead.end() :]) if part]
    return tuple(f"{lead.group(1)} of {part}" for part in members)


def _with_nouns(text: str, taken: list[tuple[int, int]]) -> list[RawName]:
    """The names that end in a kind noun, none of them over what is taken already."""
    found: list[RawName] = []
    floor = 0
    pattern, classes = kind_nouns()
    position = 0
    last_taken = 0
    while match := pattern.search(text, position):
        position = match.end()
        while last_taken < len(taken) and taken[last_taken][1] <= match.start():
            floor = max(floor, taken[last_taken][1])
            last_taken += 1
        if last_taken < len(taken) and taken[last_taken][0] < match.end():
            continue
        if _runs_on(text, match, pattern):
            position = _word_end(text, match.start() + 1)
            continue
        name = _leftwards(text, match, classes, floor)
        if name is not None:
            found.append(name)
            floor = name.end
    return found


def _is_organ(name: RawName) -> bool:
    """A committee named by its task alone is a part of some body, not a body: “Audit Committee”, “Full Council”."""
    written = clean(f"{name.words} {name.noun}")
    if written.casefold() == "full council":
        return True
    if name.body_class != "committee" or "Common" in written:
        return False
    words = written.rsplit(" ", 1)[0]
    return bool(_ORGAN_WORD.match(words)) and "Joint" not in words


_WORD_END = re.compile(r"\W|$")


def _word_end(text: str, position: int) -> int:
    match = _WORD_END.search(text, position)
    return match.start() if match else len(text)


def _office(name: FullName) -> FullName:
    if re.search(r"Crime Commissioner\b", name.names[0]):
        return replace(name, body_class="commissioner")
    return replace(name, body_class="association") if _UNIONS.match(name.names[0]) else name


_TRUST_IN_CAPITALS = re.compile(r" (?:(?!AND )[A-Z]+ ){0,3}NHS (?:FOUNDATION )?TRUST\b")
_FOLLOWS = re.compile(
    r"[ \xa0](?:(?:and|&|for|of)[ \xa0])?(?:[A-Z]\w+[ \xa0]){0,4}?(?=NHS |Foundation|Joint Committee|CCG|ICB)"
)


def _runs_on(text: str, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Say whether another kind noun follows at once, so that this one is only part of a name."""
    if match.group("caps"):
        return _TRUST_IN_CAPITALS.match(text, match.end()) is not None
    follows = _FOLLOWS.match(text, match.end())
    if not follows or match.group().endswith(("CCG", "CCGs", "Group", "Groups", "Council", "Trust", "Trusts")):
        return False
    return pattern.match(text, follows.end()) is not None and " and " not in follows.group()


def _leftwards(text: str, match: re.Match[str], classes: dict[str, str], floor: int) -> RawName | None:
    shouted = bool(match.group("caps"))
    body_class = class_in_capitals(match.group()) if shouted else classes[str(match.lastgroup)]
    plural = _is_plural(match.group())
    kept = name_tokens(
        text, match, floor, plural=plural, committee=body_class == "committee", of_place=body_class in _OF_PLACES
    )
    if not kept and match.group().startswith("Joint ") and _OWN_NAME.match(match.group()):
        return RawName(match.start(), match.end(), "", match.group(), body_class, is_plural=False, in_capitals=False)
    if not kept:
        return None
    words = text[kept[0].start() : match.start()].strip()
    tokens = frozenset(token.group() for token in kept)
    if words in {"NHS", "the NHS"} or tokens <= _GENERIC or tokens <= _SORTS:
        return None
    return RawName(
        kept[0].start(),
        match.end(),
        words,
        match.group(),
        body_class,
        is_plural=plural,
        in_capitals=shouted or is_shouted(words, match.group()),
    )


_SINGULAR_IN_S = ("Services", "services", "Hospitals", "Plus", "Systems Board", "ICS", "ACS", "Homes", "police")


_BRIGADES = re.compile(r"(?:[Ff]ire|[Rr]escue) [Ss]ervices$")


def _is_plural(noun: str) -> bool:
    if _BRIGADES.search(noun):  # “Fire and Rescue Services” are several
        return True
    return bool(re.search(r"(?:s|S)$", noun)) and not noun.endswith(_SINGULAR_IN_S) and " of " not in noun


def _settled(name: RawName, whole: frozenset[str]) -> FullName:
    if name.is_plural and name.words and not name.noun.startswith("Committee"):
        names = shared_out(name.words, name.noun, whole)
    else:
        names = (clean(f"{name.words} {name.noun}"),)
    return FullName(name.start, name.end, names, name.body_class, name.in_capitals)
