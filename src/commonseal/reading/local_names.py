"""Stage 2: a body that a paper never names, but tells by where it is: “the city's clinical commissioning group”.

A story on a council calls the other body of the same place by its kind alone, all the way through. It then has the
place of those that are named, where all have the same one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.future_forms import FUTURE_AFTER
from commonseal.reading.lexicon import table
from commonseal.reading.placed_names import Placed, fullest_noun, is_no_place, usual_kind

_OF_PLACE: dict[str, list[str]] = table("bodies")["of_place"]
_KINDS = frozenset(["ccg", "icb", "pct", "council", "trust", "police", "fire"])
_NOUN = "|".join(
    sorted((re.escape(noun) for noun, (_, kind) in _OF_PLACE.items() if kind in _KINDS), key=len, reverse=True)
)
_AREA = r"(?:city|county|town|borough|district|area|region|island|local area)"
# what the names of these bodies hold beside their place
_NOT_PLACE = re.compile(
    r"\b(?:NHS|The|the|Clinical Commissioning Group|clinical commissioning group|CCG|Integrated Care Board"
    r"|integrated care board|ICB|Primary Care Trust|primary care trust|PCT|(?:London |Royal |Metropolitan )*"
    r"(?:[Bb]orough|[Cc]ity|[Cc]ounty|[Dd]istrict|[Uu]nitary)? ?[Cc]ouncil(?: of)?|MBC|(?:London )?Borough of"
    r"|(?:Combined )?Fire(?: (?:and|&) Rescue)?(?: Authority| Service)?|Police(?: Service| Force)?|Constabulary"
    r"|(?:Teaching |University |General )*Hospitals?|NHS Foundation Trust|NHS Trust|Foundation Trust"
    r"|(?:hospitals? )?[Tt]rust)\b"
)
UNNAMED = re.compile(
    rf"(?:\b[Tt]he (?:(?P<local>{_AREA}['’]s (?:own )?|local )(?:NHS )?)?|(?<=\w and ))"
    rf"(?P<noun>{_NOUN}|Council|constabulary|Clinical Commissioning Group|Commissioning Group|Integrated Care Board"
    r"|Primary Care Trust)"
    r"(?: \([A-Z]{2,4}\))?(?![\w-]|[ \xa0][A-Z]|[ \xa0](?:tax|of|in|for|covering|serving)\b)"
)
_TWICE = 2
# a county is larger than what a CCG or a district is called by: “the county council” has no name then
_COUNTY = re.compile(r"shire$")


def told_by_their_place(
    text: str, known: Sequence[tuple[str, str]], owned: Sequence[tuple[str, str]] = ()
) -> Iterator[Placed]:
    """Give the bodies without a name of a paper that names others of one place alone, each where it first stands.

    Args:
        text: The paper's flow.
        known: Names and kinds of the bodies that it names in full.
        owned: Names and kinds of those that it calls by their places (“Somewhere's council”): of another place, they
            leave “the council” to be that of this one.
    """
    known = [each for each in known if not _is_coming(text, each[0])]
    place = _only_place((*known, *owned)) or _main_place(text, (*known, *owned)) or _only_place(known)
    there = [(name, kind) for name, kind in owned if place in name]
    named = {usual_kind(*each) for each in (*known, *there)}
    if not place:
        return
    found: dict[str, list[re.Match[str]]] = {}
    for match in UNNAMED.finditer(text):
        noun = match["noun"]
        if noun.lower().startswith("county") and not _COUNTY.search(place):
            continue
        kind = kind_of_noun(noun)
        if kind not in named:
            found.setdefault(kind, []).append(match)
    for kind, matches in found.items():
        if len(matches) >= _TWICE or any(match["local"] for match in matches):
            first = matches[0]
            yield Placed(*first.span(), (f"{place} {fullest_noun(matches)}",), kind)


def kind_of_noun(noun: str) -> str:
    """Give the kind of the body that a noun of ``UNNAMED`` stands for."""
    return "police" if noun == "constabulary" else _OF_PLACE[noun if noun in _OF_PLACE else noun.lower()][1]


def _is_coming(text: str, name: str) -> bool:
    """Say whether a body is brought in as one yet to be formed, whose name does not tell where a paper is at home."""
    start = text.find(name)
    return start >= 0 and FUTURE_AFTER.match(text, start + len(name)) is not None


def place_in(name: str) -> str:
    """Give what the name of a body holds beside the words of its kind: the place, where it is called by one."""
    return " ".join(_NOT_PLACE.sub(" ", name).split())


_MAINLY = 2
_PLAIN_PLACE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")


_WORDS = re.compile(r"\w+")


def _times_named(text: str, places: Collection[str]) -> Counter[str]:
    """How often each place stands in a text as words of its own, told in one way through it."""
    by_first: dict[str, list[str]] = {}
    for place in places:
        by_first.setdefault(re.split(r"\W", place, maxsplit=1)[0], []).append(place)
    counts = Counter(dict.fromkeys(places, 0))
    for word in _WORDS.finditer(text) if places else ():
        for place in by_first.get(word.group(), ()):
            after = word.start() + len(place)
            if text.startswith(place, word.start()) and not _WORDS.match(text, after):
                counts[place] += 1
    return counts


def _main_place(text: str, known: Sequence[tuple[str, str]]) -> str:
    """The place of which a paper speaks at least twice as often as of any other that bodies are called by."""
    sure = [name for name, kind in known if kind in {"ccg", "icb", "council"}]
    places = {place_in(name) for name in sure} - {""}
    counts = _times_named(text, places)
    (first, times), *others = counts.most_common(2) or [("", 0)]
    is_main = times >= _MAINLY * (others[0][1] if others else 1) and _PLAIN_PLACE.fullmatch(first)
    return first if is_main and not is_no_place(first) else ""


def _only_place(known: Sequence[tuple[str, str]]) -> str:
    """The place that all named bodies of these kinds are called by, or an empty string."""
    sure = [name for name, kind in known if (kind in _KINDS and kind != "trust") or name.endswith("Fire Authority")]
    sure = sure or [name for name, kind in known if kind == "trust"]
    places = Counter(map(place_in, sure))
    only = next(iter(places)) if len({place.casefold() for place in places}) == 1 else ""
    is_place = re.fullmatch(r"[A-Z][\w’'-]+(?: (?:(?:and|upon|on|under|the|of|&) )*[A-Z][\w’'-]+){0,2}", only)
    return only if is_place and not is_no_place(only) else ""
