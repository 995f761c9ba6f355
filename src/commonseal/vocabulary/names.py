"""Names compared: what counts as the same name of a body, person or arrangement.

Only what is the same name in another dress is folded together: case, punctuation, "NHS" and "the", titles of people,
and the usual abbreviations. Two spellings of one name are joined by a person, never by guess; the fuzzy search here
only suggests.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from pydantic import BaseModel
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
_GENITIVE = re.compile(r"['’]s\b")
_ABBREVIATED = (
    "clinical commissioning group", "ccgs", "integrated care", "sustainability and", "foundation trust",
    "health and wellbeing", "accountable care", "governing b", "council",
)  # fmt: skip
"""Every text that one of the abbreviations stands for holds one of these: most names hold none and are let off."""
_TITLES = ("dr", "mr", "mrs", "ms", "miss", "prof", "professor", "cllr", "councillor", "sir", "dame")
_SMALL_WORDS = frozenset(("the", "nhs", "of", "and", "for", "a", "an", *_TITLES))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return what is compared when two names are asked to be the same.

    >>> name_key("NHS Northumberland Clinical Commissioning Group") == name_key("Northumberland CCG")
    True
    """
    text = fold(_GENITIVE.sub("", name) if "'" in name or "’" in name else name)
    if any(part in text for part in _ABBREVIATED):
        for pattern, short in _ABBREVIATIONS:
            text = pattern.sub(short, text)
    bare = " ".join([word for word in text.split() if word not in _SMALL_WORDS])
    return bare or text


def names_in(fact: Fact) -> tuple[str, ...]:
    """Return every name that a fact gives the thing it describes: its own, its others, its identifiers elsewhere."""
    found: dict[str, None] = {}
    for field, part in _naming_fields(type(fact)):
        value = getattr(fact, field)
        if part is None:
            found[value or ""] = None
        else:
            found.update(dict.fromkeys([getattr(each, part) for each in value]))
    found.pop("", None)
    return tuple(found)


@cache
def _naming_fields(model: type[BaseModel]) -> tuple[tuple[str, str | None], ...]:
    """Return those fields of a kind of fact that hold names, each with the part of its values that is the name."""
    naming = (("name", None), ("title", None), ("other_names", "name"), ("identifiers", "identifier"))
    return tuple((field, part) for field, part in naming if field in model.model_fields)


def near_names(text: str, names: Mapping[str, str] | Iterable[str], limit: int = 5) -> list[str]:
    """Return the names nearest to a text, best first; for suggestions only."""
    choices = {name: name_key(name) for name in names}
    found = process.extract(name_key(text), choices, scorer=fuzz.WRatio, limit=limit, score_cutoff=70)
    return [name for _, _, name in found]
