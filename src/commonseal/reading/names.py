"""Stage 2: the full names of bodies in a text, such as "NHS Somewhere Clinical Commissioning Group".

A name is found from its end: the noun that says what kind of body it is, and then leftwards over the capitalised words
that belong to it. A plural noun shares itself out over a list ("A, B and C CCGs").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from commonseal.reading.lexicon import phrases, table

_TOKEN = re.compile(r"[^\W\d_][\w’'.-]*|&|,|\(|\)|\S")
_NOT_NAME = frozenset(table("bodies")["not_name"])
_OF_HEADS = frozenset(table("bodies")["of_heads"])
_REACH = 110
_CAPS = re.compile(r"[A-Z][A-Z’'&.-]+$")
_NUMBERS = frozenset(["Two", "Three", "Four", "Five", "Six", "Seven"])
_ORGAN_WORD = re.compile(
    phrases("bodies", "organ_titles")[0][: phrases("bodies", "organ_titles")[0].index(" (?:Committees")] + "$"
)


@dataclass(frozen=True, slots=True)
class FullName:
    """A name found in the text; a list with a shared noun gives several names for one stretch of text."""

    start: int
    end: int
    names: tuple[str, ...]
    body_class: str
    in_capitals: bool = False


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all the nouns that end a name, and the class of body each stands for."""
    classes = {}
    for body_class, entry in table("bodies")["classes"].items():
        for noun in entry["nouns"]:
            classes[noun] = body_class
    ordered = sorted(classes, key=len, reverse=True)
    groups = "|".join(f"(?P<n{index}>{noun.replace(' ', chr(92) + 's+')})" for index, noun in enumerate(ordered))
    capitals = "|".join(
        sorted({_in_capitals(noun) for noun in ordered if " " in noun or noun in {"Councils?"}}, key=len, reverse=True)
    )
    pattern = re.compile(rf"(?<![\w-])(?=[A-Z]|cou|cit|bor|dis)(?:{groups}|(?P<caps>{capitals}))(?![\w-])")
    return pattern, {f"n{index}": classes[noun] for index, noun in enumerate(ordered)}


def _in_capitals(noun: str) -> str:
    plain = re.sub(r"\(\?:|\)|\?|\||\[[^]]*\]|\\w\+", lambda m: m.group(), noun)
    return re.sub(r"(?<!\\)[a-z]+", lambda m: m.group().upper(), plain).replace(" ", r"\s+")


def _national() -> re.Pattern[str]:
    alternatives = [*phrases("bodies", "national"), *phrases("bodies", "offices")]
    return re.compile(r"(?<![\w-])(?:" + "|".join(f"(?:{item})" for item in alternatives) + r")(?![\w])")


_NATIONAL = _national()
_FULLER = re.compile(
    r"(?: (?:and |& )?[A-Z][\w'-]+){0,5}? (?:and )?(?:CCGs?|ICBs?|Clinical|Integrated|NHS|Trust"
    r"|Foundation|Hospitals?|University|PCT|Care)\b"
)
_PLACED = re.compile(r"(?<![\w-])(?:" + "|".join(phrases("bodies", "placed")) + r")(?![\w])")


def full_names(text: str) -> list[FullName]:
    """Find the full names of bodies in a text, in order and without overlaps.

    Args:
        text: The paper's flow (see ``Document``): a name never reaches over a line break in it.
    """
    found = [FullName(m.start(), m.end(), (_clean(m.group()),), "national") for m in _NATIONAL.finditer(text)]
    found = [_office(name) for name in found]
    found += [
        FullName(m.start(), m.end(), (_clean(m.group()),), "company" if m.group().startswith("Health") else "placed")
        for m in _PLACED.finditer(text)
        if not _FULLER.match(text, m.end())
    ]
    found.sort(key=lambda name: name.start)
    taken = [(name.start, name.end) for name in found]
    floor = 0
    pattern, classes = _nouns()
    position = 0
    while match := pattern.search(text, position):
        position = match.end()
        if any(a < match.end() and match.start() < b for a, b in taken[-400:] if b > match.start() - 200):
            continue
        if _runs_on(text, match, pattern):
            position = match.start() + 1
            position = _word_end(text, position)
            continue
        name = _leftwards(text, match, classes, max(floor, _last_end(taken, match.start())))
        if name is not None and not _is_organ(name):
            found.append(name)
            floor = name.end
    found.sort(key=lambda name: name.start)
    return found


def _is_organ(name: FullName) -> bool:
    """A committee named by its task alone is a part of some body, not a body: “Audit Committee”, “Full Council”."""
    if name.names[0] in {"Full Council", "full council"}:
        return True
    if name.body_class != "committee" or "Common" in name.names[0]:
        return False
    words = name.names[0].rsplit(" ", 1)[0]
    return bool(_ORGAN_WORD.match(words)) and "Joint" not in words


def _last_end(taken: list[tuple[int, int]], before: int) -> int:
    return max((end for _, end in taken if end <= before), default=0)


def _word_end(text: str, position: int) -> int:
    match = re.compile(r"\W|$").search(text, position)
    return match.start() if match else len(text)


def _office(name: FullName) -> FullName:
    return FullName(name.start, name.end, name.names, "police") if name.names[0].startswith("Office of") else name


def _runs_on(text: str, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Say whether another kind noun follows at once, so that this one is only part of a name."""
    if match.group("caps"):
        return False
    follows = re.compile(
        r"[ \xa0](?:(?:and|&|for|of)[ \xa0])?(?:[A-Z]\w+[ \xa0]){0,4}?(?=NHS |Foundation|Joint Committee|CCG|ICB)"
    ).match(text, match.end())
    if not follows or match.group().endswith(("CCG", "CCGs", "Group", "Groups", "Council", "Trust", "Trusts")):
        return False
    return pattern.match(text, follows.end()) is not None and " and " not in follows.group()


def _leftwards(text: str, match: re.Match[str], classes: dict[str, str], floor: int) -> FullName | None:
    in_capitals = bool(match.group("caps"))
    body_class = _class_in_capitals(match.group()) if in_capitals else classes[str(match.lastgroup)]
    plural = _is_plural(match.group())
    start = max(floor, match.start() - _REACH)
    tokens = list(_TOKEN.finditer(text, start, match.start()))
    kept = _name_tokens(text, tokens, match, plural=plural, committee=body_class == "committee")
    if not kept and match.group().startswith("Joint ") and _OWN_NAME.match(match.group()):
        return FullName(match.start(), match.end(), (match.group(),), body_class)
    if not kept:
        return None
    words = text[kept[0].start() : match.start()].strip()
    if words in {"NHS", "the NHS"} or all(token.group() in _GENERIC for token in kept):
        return None
    names = _shared_out(words, match.group(), plural=plural)
    return FullName(kept[0].start(), match.end(), names, body_class, in_capitals)


def _class_in_capitals(noun: str) -> str:
    folded = noun.upper()
    for body_class, entry in table("bodies")["classes"].items():
        for candidate in entry["nouns"]:
            if re.fullmatch(_in_capitals(candidate), folded):
                return str(body_class)
    return "committee"


def _is_plural(noun: str) -> bool:
    return bool(re.search(r"(?:s|S)$", noun)) and not noun.endswith(("Services", "Hospitals", "Plus", "Systems Board"))


def _name_tokens(
    text: str,
    tokens: list[re.Match[str]],
    noun: re.Match[str],
    *,
    plural: bool,
    committee: bool,
) -> list[re.Match[str]]:
    """The tokens left of the noun that belong to the name, in order."""
    kept: list[re.Match[str]] = []
    right = noun.start()
    index = len(tokens) - 1
    while index >= 0 and len(kept) < 24:
        token = tokens[index]
        between = text[token.end() : right]
        if between.strip() or "\n" in between or "\t" in between or "   " in between:
            break
        if not _belongs(
            tokens, index, kept, plural=plural, committee=committee, noun_in_capitals=bool(noun.group("caps"))
        ):
            break
        kept.insert(0, token)
        right = token.start()
        if token.group() == "NHS" and not (plural and index and tokens[index - 1].group() in {"and", ","}):
            break
        index -= 1
    kept = _without_person(tokens, kept)
    while kept and kept[0].group() in {"and", "of", ",", "&", "upon", "the"}:
        kept.pop(0)
    return kept


_OWN_NAME = re.compile(r"Joint (?!Commissioning (?:Committee|Board)$|Committee|Board)\w")
_GENERIC = frozenset([*table("bodies")["tail_words"], "and", "&", "Joint", "Local"])
_TITLES = frozenset(phrases("people", "titles"))


def _without_person(tokens: list[re.Match[str]], kept: list[re.Match[str]]) -> list[re.Match[str]]:
    """“Cllr Jane Doe and Somewhere Council”: what stands before the “and” is a person, as the title before it shows."""
    first = next((i for i, token in enumerate(tokens) if kept and token.start() == kept[0].start()), 0)
    joins = [i for i, token in enumerate(kept) if token.group() in {"and", "&"}]
    if joins and first and tokens[first - 1].group().rstrip(".") in _TITLES:
        return kept[joins[-1] + 1 :]
    return kept


def _belongs(
    tokens: list[re.Match[str]],
    index: int,
    kept: list[re.Match[str]],
    *,
    plural: bool,
    committee: bool,
    noun_in_capitals: bool,
) -> bool:
    word = tokens[index].group()
    left = tokens[index - 1].group() if index else ""
    if not word[0].isupper():
        return _joins(word, left, in_list=plural and bool(kept))
    if noun_in_capitals and (not _CAPS.match(word) or word.capitalize() in _NOT_NAME):
        return False
    if word in {"Joint", "Shared"} and committee:
        return True
    if word in _NUMBERS and kept and not plural:
        return kept[0].group()[0].isupper()
    if word in _NOT_NAME or (word.endswith(("’s", "'s")) and not _possessive_in_name(tokens, index, left)):
        return word == "New" and bool(kept)
    return not (word.endswith(".") and word not in {"St."})


def _joins(word: str, left: str, *, in_list: bool) -> bool:
    """Small words inside a name, and the commas of a list that shares its noun."""
    if word in {"and", "&", "upon", "under"}:
        return _may_join(left)
    if word == ",":
        return in_list and _may_join(left)
    return (word == "of" and left in _OF_HEADS) or (word == "the" and left in {"upon", "of"})


def _possessive_in_name(tokens: list[re.Match[str]], index: int, left: str) -> bool:
    """Hospitals named after a saint or a patron hold a possessive in the name."""
    following = tokens[index + 1].group() if index + 1 < len(tokens) else ""
    if left in {"St", "St."} or tokens[index].group().replace("’", "'") in {"Children's", "Women's", "People's"}:
        return True
    return following in {"College", "Hospital", "Hospitals", "and", "&"}


_END_NOUNS = frozenset(
    [
        "Council",
        "Councils",
        "Group",
        "Groups",
        "Trust",
        "Trusts",
        "CCG",
        "CCGs",
        "Board",
        "Boards",
        "ICB",
        "FT",
        "Committee",
        "England",
        "Improvement",
        "STP",
        "ICS",
        "PCT",
        "Ltd",
        "Authority",
        "Constabulary",
        "GP",
        "NHS",
    ]
)


def _may_join(left: str) -> bool:
    return (
        bool(left)
        and left[0].isupper()
        and left not in _NOT_NAME
        and left not in _END_NOUNS
        and not left.endswith(("’s", "'s"))
    )


_SINGULAR = (
    (r"Authorities$", "Authority"),
    (r"ies$", "y"),
    (r"Committees in", "Committee in"),
    (r"(?<=[a-zA-Z])s$", ""),
)


def _singular(noun: str) -> str:
    for plural, singular in _SINGULAR:
        changed = re.sub(plural, singular, noun)
        if changed != noun:
            return changed
    return noun


def _shared_out(words: str, noun: str, *, plural: bool) -> tuple[str, ...]:
    """Give each member of a list its own noun: “A, B and C CCGs” are A CCG, B CCG and C CCG."""
    if not plural or noun.startswith("Committee"):
        return (_clean(f"{words} {noun}"),)
    parts = [part for part in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+", words) if part]
    single = _singular(noun)
    if len(parts) == 1:
        return (_clean(f"{words} {noun}"),)
    nhs = parts[0].startswith("NHS ")
    full = [part if part.startswith("NHS ") or not nhs else f"NHS {part}" for part in parts]
    return tuple(_clean(f"{part} {single}") for part in full)


def _clean(name: str) -> str:
    return re.sub(r"[\s*_]+", " ", name).strip()
