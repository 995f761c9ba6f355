"""Stage 2: names that look like one and are several: “A, B and C CCG” may be A, and then the CCG of B and C.

So it is where the paper calls something else by the first part alone, or names the rest by itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases
from commonseal.reading.name_words import clean
from commonseal.reading.place_cues import is_spoken_of_as_body

_GIVEN = frozenset(phrases("people", "given"))


@dataclass(frozen=True, slots=True)
class RawName:
    """A stretch of text that ends in a kind noun, before lists are shared out."""

    start: int
    end: int
    words: str
    noun: str
    body_class: str
    is_plural: bool
    in_capitals: bool


def with_parts_settled(text: str, found: list[RawName]) -> list[RawName]:
    """Settle which singular names really hold a comma or an “and”, and which are several names.

    Args:
        text: The paper's flow.
        found: The names in it, in order.
    """
    names = Counter(clean(f"{name.words} {name.noun}") for name in found if not name.is_plural)
    settled = [
        name if name.is_plural or "," not in name.words else _without_others(text, name, names) for name in found
    ]
    return [name if name.is_plural else _without_short_form(text, name, names) for name in settled]


_TWO = re.compile(
    r"(?P<first>(?:St\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}?) and (?P<rest>[A-Z][\w’'-]+(?: (?:and"
    r" )?[A-Z][\w’'-]+)*)"
)
_BETWEEN = re.compile(r"\b(?:[Bb]oth|[Bb]etween)[ \xa0](?:the[ \xa0])?$")
_ARE = re.compile(
    r"[ \xa0](?:(?:both|each|also|already|now|jointly)[ \xa0])?(?:have|are|were|share|do|work|run|agree)\b"
)
_NAMED_SO = re.compile(r"\b(?:called|known as|named|become|form|create)[ \xa0](?:the[ \xa0])?$")


def _without_short_form(text: str, name: RawName, names: Counter[str]) -> RawName:
    """Settle “A and B Trust”, where A alone is what the paper calls another body: two bodies, the first by its place.

    So it is where the whole stands once only and B's own name stands elsewhere, or what follows is said of several.
    """
    pair = _TWO.fullmatch(name.words)
    if pair is None or name.body_class == "committee" or names[clean(f"{name.words} {name.noun}")] > 1:
        return name
    first = pair["first"]
    others = [other for other in names if other.startswith(f"{first} ") and not other.startswith(f"{name.words} ")]
    if _NAMED_SO.search(text, max(0, name.start - 24), name.start):
        return name
    rest = f"{pair['rest']} {name.noun}"
    is_several = _BETWEEN.search(text, max(0, name.start - 14), name.start) or _ARE.match(text, name.end)
    without = replace(name, start=name.start + pair.start("rest"), words=pair["rest"])
    if _HOSPITAL.search(first) and (is_several or names[clean(rest)]):
        return without
    if not (others and _stands_alone(text, first) >= _CALLED_SO) and not is_spoken_of_as_body(text, first):
        return name
    is_of_another = any(other.startswith(f"{pair['rest']} ") or f" {pair['rest']} " in other for other in names)
    is_alone = not is_of_another and _stands_alone(text, pair["rest"]) > 0
    if not (names[clean(rest)] or is_several or is_alone or not others):
        return name
    return without


# the name of a hospital, a school or a surgery by itself: “Somewhere Infirmary and Elsewhere NHS Trust are”
_HOSPITAL = re.compile(
    r" (?:Hospital|Infirmary|General|Royal|Surgery|Practice|Centre|School|Academy|College|Hospice|Council|CCG"
    r"|University)$"
    r"|^Royal |^St\.? "
)
_CALLED_SO = 2


def _stands_alone(text: str, place: str) -> int:
    """How often a place stands without a noun or a second place."""
    return len(re.compile_for_now(rf"(?<![\w-]){re.escape(place)}(?! and\b| [A-Z]|[\w-])").findall(text))


def _without_others(text: str, name: RawName, names: Counter[str]) -> RawName:
    words = name.words
    is_list = False
    while "," in words:
        head, _, rest = words.partition(",")
        following = re.sub(r"^and\s+", "", rest.strip())
        full = clean(f"{words} {name.noun}")
        is_person = names[full] == 1 and _is_person(text, head.split())
        is_list = is_list or _SHORT_FORM.fullmatch(head) is not None
        if not is_person and not is_list and not _is_other(f"{following} {name.noun}", name, names):
            break
        words = following
    if is_list and " and " in words and any(_begins(words.partition(" and ")[0], other) for other in names):
        words = words.partition(" and ")[2]
    return replace(name, start=name.start + len(name.words) - len(words), words=words) if words != name.words else name


# “UHS, Aldermere and Wyre Valley NHS Trust”: letters alone stand for a body, and so the whole is a list
_SHORT_FORM = re.compile(r"(?!NHS)[A-Z]{2,6}")


def _begins(words: str, name: str) -> bool:
    return name.startswith(f"{words} ") and " and " not in name


def _is_other(rest: str, name: RawName, names: Counter[str]) -> bool:
    """Say whether what stands before the first comma is something else: a place or another body."""
    return names[clean(rest)] > 0 or (name.body_class == "council" and " " in name.noun)


_TITLED = r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|said|says)\.? "


def _is_person(text: str, words: list[str]) -> bool:
    """Say whether two words are somebody's name, by the given name or because the paper gives it a title."""
    if len(words) != 2:
        return False
    first, last = (re.escape(word) for word in words)
    return words[0] in _GIVEN or re.search(rf"{_TITLED}(?:{first} )?{last}\b", text) is not None
