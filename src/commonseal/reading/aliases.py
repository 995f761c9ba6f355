"""Stage 3a: the short forms of the bodies of a paper.

Some a paper introduces itself: in brackets after a name, after "hereafter", in a definition ("“the Host” means …") or
in a table of abbreviations. Others go without saying: the words a name begins with, and the initials of its words,
each only where they mean one body alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases, table
from commonseal.reading.names import FullName
from commonseal.reading.place_cues import is_spoken_of_as_body
from commonseal.reading.placed_names import is_no_place, parts_of

_TAIL = frozenset(word.replace("’", "'") for word in table("bodies")["tail_words"])
_BRACKET = re.compile(r"[*_]*\s*\(([^()]{1,90})\)")
_HEREAFTER = re.compile(
    r",? (?:hereafter|hereinafter|henceforth|known as|also known as|referred to (?:here |below )?as|from now on)"
    r"(?: referred to as| called| known as)? [\"“‘']?(?P<short>(?:the )?[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){0,3})"
)
_LEAD_IN = re.compile(
    r"^(?:(?:together|collectively|hereafter|hereinafter|henceforth|referred to as|to be known as|known as|called|or"
    r"|formerly|the)\b[ ,:]*|[“\"‘'])+",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"[\"“‘'](?:the )?(?P<short>[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){0,3})[\"”’']"
    r" (?:means|shall mean|is|refers to) (?:the )?$"
)
_GENERIC_ALIAS = re.compile(r"^(?:CCGs?|ICBs?|STPs?|ICSs?|ACOs?|FTs?|PCTs?|NHS|JCC|[ivx]+|[a-z])$")
_GLOSSARY = re.compile("|".join(phrases("bodies", "glossary")), re.IGNORECASE)
_CELL = re.compile(r"[^\t|\n]+")
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Za-z&]{0,3}[A-Z](?:[A-Z]{0,5})(?![\w-])")
_NO_LETTER = frozenset(["and", "of", "the", "for", "&", "in", "on", "upon", "with", "NHS"])
_LEFT_OFF = ("NHS Foundation Trust", "NHS Trust", "Foundation Trust", "Trust")


def defined(text: str, found: Sequence[FullName], by_name: Mapping[str, int]) -> dict[str, int]:
    """Give the short forms that a paper introduces itself, with the number of the body each stands for."""
    aliases: dict[str, int] = {}
    for full in found:
        if len(full.names) != 1:
            continue
        for short in _introduced(text, full):
            if _is_short_form(short):
                aliases[short] = by_name[full.names[0]]
    return aliases | _in_glossaries(text, found, by_name)


def _introduced(text: str, full: FullName) -> Iterator[str]:
    bracket = _BRACKET.match(text, full.end)
    if bracket:
        for part in re.split(r"\s+or\s+|,|;", bracket.group(1)):
            yield _LEAD_IN.sub("", part.strip(" “”\"‘’'*")).strip(" “”\"‘’'*")
    hereafter = _HEREAFTER.match(text, full.end)
    if hereafter:
        yield _LEAD_IN.sub("", hereafter["short"])
    means = _MEANS.search(text, max(0, full.start - 70), full.start)
    if means:
        yield means["short"]


def _is_short_form(short: str) -> bool:
    return (
        2 <= len(short) <= 40
        and short[0].isupper()
        and not _GENERIC_ALIAS.match(short)
        and not re.search(r"\d|\b(?:Chair|Chief|Director|Leader|Dr|Cllr)\b", short)
    )


def _in_glossaries(text: str, found: Sequence[FullName], by_name: Mapping[str, int]) -> dict[str, int]:
    """The short forms in a table or list of them: a row of a name and another cell, or “AHT: the name”."""
    aliases: dict[str, int] = {}
    for full in found:
        if len(full.names) != 1:
            continue
        reach = max(0, full.start - 120)
        first = max(text.rfind("\n", reach, full.start) + 1, reach)
        last = text.find("\n", full.end, full.end + 120)
        last = last if last >= 0 else min(len(text), full.end + 120)
        short = _other_cell(text[first : full.start], text[full.end : last])
        if not short or not _is_short_form(short):
            continue
        if _is_made_of(short, full.names[0]) or _GLOSSARY.search(text, max(0, first - 700), first):
            aliases.setdefault(short, by_name[full.names[0]])
    return aliases


def _other_cell(before: str, after: str) -> str:
    """The one other cell of a row, or what stands before a dash or a colon, where the rest is a name alone."""
    cells = [cell.strip(" *\"“”'") for cell in _CELL.findall(f"{before}\t{after}") if cell.strip(" *\"“”'-:")]
    if len(cells) != 1 or ("\t" not in before + after and "|" not in before + after and not _is_key(before, after)):
        return ""
    return _LEAD_IN.sub("", cells[0]).strip(" :–-=")


def _is_key(before: str, after: str) -> bool:
    return (
        not after.strip(" .;")
        and re.fullmatch(r"\W*[A-Z][\w&]{1,9}\s*(?::|–|-|=|   ?)\s*(?:the )?", before) is not None
    )


def _is_made_of(short: str, name: str) -> bool:
    return short in set(_initials(name))


def _initials(name: str) -> Iterator[str]:
    """The abbreviations that the words of a name can have: of all, and without the words that are left off."""
    seen = [name, re.sub(r"^NHS ", "", name)]
    seen += [name[: -len(tail)] for tail in _LEFT_OFF if name.endswith(f" {tail}")]
    for words in seen:
        kept = [word for word in re.split(r"[\s-]+", words) if word and word not in _NO_LETTER]
        letters = "".join(word if word.isupper() and len(word) > 1 else word[0] for word in kept if word[0].isupper())
        if len(letters) >= 3:
            yield letters
    if name.endswith("NHS Foundation Trust"):
        yield "".join(word[0] for word in name[: -len("NHS Foundation Trust")].split() if word[0].isupper()) + "NHSFT"
        yield "".join(word[0] for word in name[: -len("NHS Foundation Trust")].split() if word[0].isupper()) + "FT"


def by_initials(text: str, names: Sequence[str]) -> dict[str, int]:
    """Give the abbreviations in a text that are the initials of one of the bodies alone."""
    used = {match.group() for match in _ACRONYM.finditer(text)}
    aliases: dict[str, int] = {}
    for index, name in enumerate(names):
        for letters in set(_initials(name)):
            if letters in used and not _GENERIC_ALIAS.match(letters):
                aliases[letters] = -1 if aliases.get(letters, index) != index else index
    return {letters: index for letters, index in aliases.items() if index >= 0}


def leading_words(
    bodies: Sequence[tuple[str, str]], kinds: Counter[str], without_kind: Callable[[str], str]
) -> dict[str, int]:
    """Give the words that names begin with, where they mean one body alone; -1 marks a short form of several.

    Args:
        bodies: Name and kind of each body; one whose kind is empty has no short form.
        kinds: How many bodies of each kind the paper names.
        without_kind: Takes the kind words out of a name.
    """
    aliases: dict[str, int] = {}
    for index, (name, body_class) in enumerate(bodies):
        if not body_class:
            continue
        for short in _heads(name, body_class, without_kind):
            if aliases.setdefault(short, index) != index:
                aliases[short] = _stronger(bodies, kinds, aliases[short], index)
    return aliases


def first_places(bodies: Sequence[tuple[str, str]], taken: Mapping[str, int]) -> dict[str, int]:
    """“Somewhere and Elsewhere Hospitals” is called “Somewhere” alone, where nothing else in the paper has that name.

    Args:
        bodies: Name and kind of each body.
        taken: The short forms that the paper's bodies have already.
    """
    aliases: dict[str, int] = {}
    named = Counter(part for name, _ in bodies for part in set(parts_of(name)))
    joined_to = Counter(name.partition(" and ")[0] for name, kind in bodies if kind != "trust" and " and " in name)
    for index, (name, body_class) in enumerate(bodies):
        first, joined, _ = re.sub(r"^(?:NHS|The)\s+", "", name).partition(" and ")
        # “shared with Somewhere and Elsewhere Council” may be read as one name, which takes no short form from a trust
        if (
            body_class == "trust"
            and joined
            and first not in taken
            and len(first) >= _LEAST
            and named[first] - joined_to[first] == 1
        ):
            aliases[first] = index
    return aliases


_LEAST = 4
_BRANDED = frozenset(["partnership", "provider", "company", "system"])
_BRAND_NOUN = re.compile(
    r" (?:(?:Health|Care|Housing|Schools?|Community|Learning|Group) )*(?:Partnership|Alliance|Collaborative|Homes"
    r"|Housing"
    r"|Group|Association|Living|Federation|Trust|Services|Healthcare|Care|Health|Leisure|Environmental|Society)$"
)


def brands(text: str, bodies: Sequence[tuple[str, str]], taken: Mapping[str, int]) -> dict[str, int]:
    """“Somewhere Partnership” is called “Somewhere” alone, where the paper speaks of that as of a body.

    Args:
        text: The paper's flow.
        bodies: Name and kind of each body.
        taken: The short forms that the paper's bodies have already.
    """
    aliases: dict[str, int] = {}
    for index, (name, body_class) in enumerate(bodies):
        first = _BRAND_NOUN.sub("", name)
        if body_class not in _BRANDED or first == name or first in taken or len(first) < _LEAST or " and " in first:
            continue
        if not is_no_place(first) and is_spoken_of_as_body(text, first):
            aliases[first] = -1 if first in aliases else index
    return {first: index for first, index in aliases.items() if index >= 0}


_OF_PLACE = re.compile(
    r" of (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)??)(?= (?:NHS|Foundation|Hospitals?|Trust|Teaching)\b)"
)
_JOINED_TO = re.compile(
    r"\band (?P<place>[A-Z][a-z][\w’'-]+)(?= (?:(?:[A-Z][\w’'-]+ )*(?:Hospitals?|NHS|Healthcare|Services)\b))"
)


def inner_places(text: str, bodies: Sequence[tuple[str, str]], taken: Mapping[str, int]) -> dict[str, int]:
    """“University Hospitals of Somewhere”, “Elsewhere and Somewhere Hospital Trust” may be called “Somewhere” alone.

    So they are where nothing else in the paper has the place in its name, and it speaks of that as of a body.

    Args:
        text: The paper's flow.
        bodies: Name and kind of each body.
        taken: The short forms that the paper's bodies have already.
    """
    aliases: dict[str, int] = {}
    for index, (name, body_class) in enumerate(bodies):
        inner = (_OF_PLACE.search(name) or _JOINED_TO.search(name)) if body_class == "trust" else None
        place = inner["place"] if inner else ""
        is_others = any(place in other for number, (other, _) in enumerate(bodies) if number != index)
        if place and place not in taken and not is_others and is_spoken_of_as_body(text, place):
            aliases[place] = index
    return aliases


def _stronger(bodies: Sequence[tuple[str, str]], kinds: Counter[str], first: int, second: int) -> int:
    """Which of two bodies a shared short form means: the one of the kind the paper is about, if that is clear."""
    if first < 0:
        return -1
    a, b = bodies[first][1], bodies[second][1]
    if a == b or kinds[a] == kinds[b]:
        return -1
    return first if kinds[a] > kinds[b] else second


_SERVICE = re.compile(
    r"\s+(?:(?:Combined )?Fire(?: (?:and|&) Rescue)?(?: Authority| Service)?|Combined (?:County )?Authority|Police"
    r"(?: Service| Force)?|Constabulary)$"
)


def _heads(name: str, body_class: str, without_kind: Callable[[str], str]) -> list[str]:
    if body_class == "commissioner":
        return []
    name = re.sub(r"^(?:NHS|The)\s+", "", name)
    if body_class in {"authority", "fire", "police"}:
        return [_SERVICE.sub("", name)] if _SERVICE.search(name) else []
    plain = without_kind(name).split() if body_class != "partnership" else name.split()[:-1]
    shorts = [" ".join(plain)]
    while len(plain) > 1 and {(last := plain[-1].replace("’", "'")), last.capitalize()} & _TAIL:
        plain = plain[:-1]
        shorts.append(" ".join(plain))
    if body_class == "partnership":
        shorts = [name]
    return [s for s in shorts if len(s) > 2 and s[0].isupper() and s not in _TAIL]
