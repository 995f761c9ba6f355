"""Stage 2: bodies that a paper knows by their kind alone: “the county council”, “the CCG”, where it names none.

An extract, a bulletin or a story on one place may never name whom it speaks of. Such a body has the one place that the
paper is about before its noun, if there is one, and else its noun alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases, table
from commonseal.reading.placed_names import Placed, fullest_noun, is_no_place, usual_kind

_LED = (
    r"\b(?:[Tt]he|[Ww]ith|[Ii]ts|[Oo]ur|[Yy]our|[Tt]heir|[Aa]nd|[Bb]y|[Tt]o|[Ff]rom|[Bb]oth|[Bb]etween) "
    r"(?:(?:local|neighbouring|new|wider) )?"
)
_ALONE = re.compile(
    rf"{_LED}(?P<noun>(?P<area>[Cc]ounty|[Cc]ity|[Bb]orough|[Dd]istrict|[Tt]own) [Cc]ouncil"
    r"|(?P<care>mental health|community|ambulance|hospitals?|acute)(?: NHS)?(?: foundation)? trust"
    r"|fire authority|hospice)(?![\w-]| of [A-Z]| (?:tax|leader of [A-Z]))"
)
_UNQUALIFIED = re.compile(r"\b(?:County|City|Borough|District|Town|Metropolitan|CC|BC|DC|MBC)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Kind:
    """How bodies of one kind are called by it alone, and how often a paper must do so."""

    body_class: str
    alone: re.Pattern[str]
    plural: re.Pattern[str]
    often: int = 1


def _kind(body_class: str, noun: str, plural: str, often: int = 1, lead: str = "") -> _Kind:
    edge = r"(?![\w-]|[ \xa0][A-Z]|[ \xa0](?:tax|houses?|estate|of|in|for|covering|serving|model|sector)\b)"
    return _Kind(
        body_class,
        re.compile(
            rf"\b(?:[Tt]he|[Oo]ur|(?:county|city|region|area)['’]s) (?:(?:former|old|then|local"
            rf"|present{lead}) )?(?P<noun>{noun}){edge}"
        ),
        re.compile(rf"\b(?:{plural})\b"),
        often,
    )


_KINDS = (
    _kind("ccg", "CCG|[Cc]linical [Cc]ommissioning [Gg]roup", "CCGs|[Cc]linical [Cc]ommissioning [Gg]roups"),
    _kind("icb", "ICB|[Ii]ntegrated [Cc]are [Bb]oard", "ICBs|[Ii]ntegrated [Cc]are [Bb]oards", lead="|new"),
    _kind("pct", "PCT|[Pp]rimary [Cc]are [Tt]rust", "PCTs|[Pp]rimary [Cc]are [Tt]rusts"),
    _kind("council", "[Cc]ouncil", "[Cc]ouncils"),
    _kind("trust", "[Tt]rust", "[Tt]rusts", 2),
    _kind(
        "system",
        "STP|ICS|ICP|[Ii]ntegrated [Cc]are (?:[Ss]ystem|[Pp]artnership)",
        "STPs|ICSs|ICPs|[Ii]ntegrated [Cc]are (?:[Ss]ystem|[Pp]artnership)s",
    ),
    _kind("commissioner", "police(?:, fire)? and crime commissioner['’]s office", "commissioners"),
    _kind("police", "[Cc]onstabulary|police force", "forces|police forces"),
    _kind("fire", "fire service(?!, which is)|fire and rescue service(?!, which is)", "fire services|brigades"),
)


_OF_ONE_PLACE = frozenset(["ccg", "icb", "pct", "council", "trust", "system"])


def told_by_their_kind(text: str, known: Sequence[tuple[str, str]]) -> Iterator[Placed]:
    """Give the bodies that a paper knows by their kind alone, each where it first stands.

    Args:
        text: The paper's flow.
        known: Names and kinds of the bodies that it names in full or by their place.
    """
    told: list[tuple[str, str]] = []
    for match in _ALONE.finditer(text):
        of = _kind_alone(match)
        if not _has_such(text, match, of, known):
            told.append((match["noun"], of))
            yield Placed(*match.span("noun"), (match["noun"],), of)
    named = {usual_kind(*each) for each in (*known, *told)}
    missing = [kind for kind in _KINDS if kind.body_class not in named]
    place: str | None = None
    for kind in missing:
        found = list(kind.alone.finditer(text))
        if len(found) < kind.often or len(kind.plural.findall(text)) > len(found):
            continue
        place = _place_of(text, known) if place is None else place
        own = place if kind.body_class in _OF_ONE_PLACE else ""
        yield Placed(*found[0].span("noun"), (f"{own} {fullest_noun(found)}".strip(),), kind.body_class)


def _kind_alone(match: re.Match[str]) -> str:
    """The kind that the noun of a body without a name tells."""
    if match["area"]:
        return "council"
    return "trust" if match["care"] else "provider" if match["noun"] == "hospice" else "fire"


def _has_such(text: str, match: re.Match[str], kind: str, known: Sequence[tuple[str, str]]) -> bool:
    """Say whether the paper names a body that the noun may stand for."""
    of_kind = [name for name, of in known if of == kind or (kind == "fire" and "Fire" in name)]
    area = (match["area"] or "").casefold()
    if area:
        return any(area in name.casefold() or (name in text and not _UNQUALIFIED.search(name)) for name in of_kind)
    if match["care"] == "ambulance":
        return any("Ambulance" in name for name in of_kind)
    return any("Ambulance" not in name for name in of_kind)


_WORD = r"[A-Z][a-z][\w-]*[a-z]"
_PARTS = "|".join(phrases("bodies", "parts_of_bodies"))
_SOMEWHERE = re.compile(
    rf"\b(?:in|across|around|of|for|throughout) (?P<in>{_WORD}(?: {_WORD})?)(?![\w’'-]|,? [A-Z]|(?:,? and|,) [A-Z])"
    rf"|(?<![\w’'-])(?P<own>{_WORD}(?: {_WORD})?)['’]s? (?:(?:own|new|next|former|outgoing|first) )?(?:{_PARTS}|NHS|GPs"
    r"|health|councillors)\b"
)


def _place_of(text: str, known: Sequence[tuple[str, str]]) -> str:
    """The place that a paper is about: that of the council whose paper it is, or else one that it speaks of most.

    That is twice as often as of any other.
    """
    for name, kind in known:
        if kind == "council" and 0 <= text.find(name) < _HEAD and (own := _OF_COUNCIL.fullmatch(name)):
            return own["place"]
    counts = Counter(
        name
        for match in _SOMEWHERE.finditer(text)
        if not is_no_place(name := match["in"] or match["own"]) and _TASKS.isdisjoint(name.split(" "))
    ).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
        return ""
    return counts[0][0]


_HEAD = 300
_OF_COUNCIL = re.compile(
    r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)??) (?:(?:Metropolitan|City|County|Borough|District"
    r"|Unitary) )*[Cc]ouncil"
)
_TASKS = frozenset([*table("bodies")["unfamiliar"]["doings"], *table("bodies")["not_name"]])
