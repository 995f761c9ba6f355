"""Stage 2: names in headings set in capitals that end in no noun, such as "LONDON BOROUGH OF SOMEWHERE"."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases

_NATIONAL_IN_CAPITALS = re.compile(
    r"(?=[A-Z]{3})(?<![\w-])(?:NHS ENGLAND(?: AND NHS IMPROVEMENT)?|NHS IMPROVEMENT|"
    + "|".join(name.upper() for name in phrases("bodies", "national") if re.fullmatch(r"[A-Z]\w+(?: [A-Z]\w+)+", name))
    + r")(?!\w)"
)
_BOROUGHS_IN_CAPITALS = re.compile(
    r"(?<![\w-])(?:(?:LONDON|ROYAL|METROPOLITAN) )+BOROUGH OF (?:KING['’]S )?[A-Z]{2,}(?:-[A-Z]+)*"
    r"(?:(?: AND| UPON| &)? [A-Z]{3,}(?:-[A-Z]+)*){0,2}?"
    r"(?=[ \t]*(?:[\n,.;:(–—]|- |$| (?:COUNCIL|CABINET|HEALTH|MEETING)))"
)
# “SOMEWHERE CCG” stands in capitals, “BCP CCG” is always written so
_SHOUTED = re.compile(r"(?:[A-Z,'’&-]+ )*?[A-Z'’-]{5,}(?: [A-Z,'’&-]+)*")


def in_capitals(text: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Give the boroughs and national bodies that stand in capitals: from where to where, the name and its kind."""
    for pattern, kind in ((_BOROUGHS_IN_CAPITALS, "council"), (_NATIONAL_IN_CAPITALS, "national")):
        for match in pattern.finditer(text):
            yield match.span(), match.group(), kind


def is_shouted(words: str, noun: str) -> bool:
    """Say whether the words before a noun are in capitals as all of the heading is, and not as an abbreviation is."""
    return noun.isupper() and _SHOUTED.fullmatch(words) is not None
