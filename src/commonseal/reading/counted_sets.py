"""Stage 2: bodies that are only counted: “two Somewhere councils”, “the six Somewhere CCG chairs”."""

from __future__ import annotations

from commonseal.reading import expressions as re

_SO_MANY = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|both|all|several|\d{1,2})[ \xa0](?:[a-z]+[ \xa0])?$",
    re.IGNORECASE,
)
# “the Somewhere CCGs (A, B and C)”: the bracket names them
_THE = re.compile(r"\b[Tt]he[ \xa0]$")
_LISTED_AFTER = re.compile(r"[ \xa0]\((?:NHS )?[A-Z][^()]{3,160}?(?:,| and )[^()]{3,160}\)")
# “the six Somewhere CCG chairs”: those of six bodies
_OF_EACH = re.compile(
    r"[ \xa0](?:[Cc]hairs|[Bb]oards|[Gg]overning [Bb]odies|[Ll]eaders|[Cc]hief [Ee]xecutives|[Cc]abinets"
    r"|[Aa]ccountable [Oo]fficers|[Cc]hief [Oo]fficers|[Aa]reas|[Tt]eams)\b"
)
_SEVERAL = re.compile(r",| and | & |^NHS")


def is_counted_set(text: str, span: tuple[int, int], words: str, *, is_plural: bool) -> bool:
    """Say whether a place before a kind noun tells where several bodies are and names none.

    Args:
        text: The paper's flow.
        span: Where the words and the noun stand.
        words: The words before the noun.
        is_plural: Whether the noun is in the plural.
    """
    start, end = span
    is_place = _SEVERAL.search(words) is None
    if not is_plural:
        return _OF_EACH.match(text, end) is not None and is_place and _is_counted(text, start)
    is_told = "," not in words and " and " not in words
    if is_told and _THE.search(text, max(0, start - 5), start) and _LISTED_AFTER.match(text, end):
        return True
    return is_place and _is_counted(text, start)


def _is_counted(text: str, position: int) -> bool:
    return _SO_MANY.search(text, max(0, position - 24), position) is not None
