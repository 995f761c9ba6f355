"""Names compared: what counts as the same name of a body, person or arrangement.

Only what is the same name in another dress is folded together: case, punctuation, "NHS" and "the", titles of people,
and the usual abbreviations. Two spellings of one name are joined by a person, never by guess; the fuzzy search here
only suggests.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

from commonseal.vocabulary.catalogue import fold
from commonseal.vocabulary.facts import Fact

_ABBREVIATIONS = tuple(
    (re.compile(rf"\b{long}\b"), short)
    for long, short in (
        ("clinical commissioning groups?", "ccg"),
        ("ccgs", "ccg"),
        ("integrated care boards?", "icb"),
        ("integrated care systems?", "ics"),
        ("sustainability and transformation (?:partnership|plan)s?", "stp"),
        ("(?:nhs )?foundation trusts?", "ft"),
        ("health and wellbeing board", "hwb"),
        ("accountable care organi[sz]ation", "aco"),
        ("governing (?:body|board|bodies|boards)", "governing body"),
        ("metropolitan borough council", "council"),
        ("(?:county|city|borough|district|metropolitan) council", "council"),
    )
)
_SMALL_WORDS = re.compile(r"\b(?:the|nhs|of|and|for|a|an|dr|mr|mrs|ms|miss|prof|professor|cllr|councillor|sir|dame)\b")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return what is compared when two names are asked to be the same.

    >>> name_key("NHS Northumberland Clinical Commissioning Group") == name_key("Northumberland CCG")
    True
    """
    text = fold(re.sub(r"['’]s\b", "", name))
    for pattern, short in _ABBREVIATIONS:
        text = pattern.sub(short, text)
    bare = " ".join(_SMALL_WORDS.sub(" ", text).split())
    return bare or text


def names_in(fact: Fact) -> tuple[str, ...]:
    """Return every name that a fact gives the thing it describes: its own, its others, its identifiers elsewhere."""
    names = [getattr(fact, "name", None), getattr(fact, "title", None)]
    names += [other.name for other in getattr(fact, "other_names", ())]
    names += [each.identifier for each in getattr(fact, "identifiers", ())]
    return tuple(dict.fromkeys(name for name in names if name))


def near_names(text: str, names: Mapping[str, str] | Iterable[str], limit: int = 5) -> list[str]:
    """Return the names nearest to a text, best first; for suggestions only."""
    choices = {name: name_key(name) for name in names}
    found = process.extract(name_key(text), choices, scorer=fuzz.WRatio, limit=limit, score_cutoff=70)
    return [name for _, _, name in found]
