"""Stage 2: the nouns that say what kind of body a name is of, as one expression."""

from __future__ import annotations

from functools import cache

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import table


@cache
def kind_nouns() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give one pattern for all the nouns that end a name, and the class of body that each of its groups stands for."""
    classes = {}
    for body_class, entry in table("bodies")["classes"].items():
        for noun in entry["nouns"]:
            classes[noun] = body_class
    ordered = sorted(classes, key=len, reverse=True)
    groups = _by_first_letter(
        [(noun, f"(?P<n{index}>{noun.replace(' ', chr(92) + 's+')})") for index, noun in enumerate(ordered)]
    )
    capitals = "|".join(
        sorted(
            sorted(
                {_in_capitals(noun) for noun in ordered if (" " in noun and noun[0].isupper()) or noun == "Councils?"}
            ),
            key=len,
            reverse=True,
        )
    )
    small = "|".join(sorted({noun[:3] for noun in ordered if noun[0].islower()}))
    pattern = re.compile(rf"(?<![\w-])(?=[A-Z]|{small})(?:{groups}|(?P<caps>{capitals}))(?![\w-])")
    return pattern, {f"n{index}": classes[noun] for index, noun in enumerate(ordered)}


def _by_first_letter(nouns: list[tuple[str, str]]) -> str:
    """Join alternatives so that at each place only those of the letter that stands there are tried, in their order."""
    of_letter: dict[str, list[str]] = {}
    others = []
    for noun, pattern in nouns:
        if noun[0].isalpha() and noun[1:2] not in {"?", "*", "|"} and "|" not in re.sub(r"\([^)]*\)", "", noun):
            of_letter.setdefault(noun[0], []).append(pattern)
        else:
            others.append(pattern)
    told = [f"(?={letter})(?:{'|'.join(patterns)})" for letter, patterns in sorted(of_letter.items())]
    return "|".join([*told, *others])


def _in_capitals(noun: str) -> str:
    plain_noun = re.sub(r"\(\?:|\)|\?|\||\[[^]]*\]|\\w\+", lambda m: m.group(), noun)
    return re.sub(r"(?<!\\)[a-z]+", lambda m: m.group().upper(), plain_noun).replace(" ", r"\s+")


def class_in_capitals(noun: str) -> str:
    """Give the class of body of a noun that is written in capitals."""
    folded = noun.upper()
    for body_class, entry in table("bodies")["classes"].items():
        for candidate in entry["nouns"]:
            if re.fullmatch(_in_capitals(candidate), folded):
                return str(body_class)
    return "committee"
