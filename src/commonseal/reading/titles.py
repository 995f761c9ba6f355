"""Stage 2: the titles of posts, such as "chief finance officer" or "Cabinet Member for Health and Social Care"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from commonseal.reading.lexicon import phrases, table
from commonseal.reading.mentions import RoleMention

_STOP = frozenset(str(word) for word in table("roles")["function_stop"])
_FUNCTIONS = frozenset(table("roles")["functions"])
_WORD = re.compile(r"[ ]*(,?)[ ]*([^\W\d_][\w’'-]*|&)")


@cache
def _pattern() -> re.Pattern[str]:
    closed = "|".join(item.replace(" ", " +") for item in phrases("roles", "roles"))
    headed = "|".join(item.replace(" ", " +") for item in phrases("roles", "of_function"))
    return re.compile(
        rf"(?<![\w/-])(?:(?P<headed>{headed}) +(?P<link>of|for) +(?=[^\W\d_])|(?P<closed>{closed})(?![\w-]))",
        re.IGNORECASE,
    )


_HINT = re.compile(
    r"officer|executive|director|chair|leader|head|member|manager|secretar|treasurer|mayor|nurse|constable|commissioner"
    r"|lead|clerk|solicitor|planner|pharmacist|guardian|doctor|clinician|specialist|role"
    r"|[ac]o\b|ce?o\b|cfo|md\b|portfolio"
    r"|superintendent|auditor|librarian|coordinator|adviser|chief",
)
_LINE = re.compile(r"[^\n]+")


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Titles in the lines that can hold one at all; most lines cannot, and the full pattern is slow."""
    for line in _LINE.finditer(text):
        if _HINT.search(line.group().lower()):
            yield from _pattern().finditer(text, line.start(), line.end())


def find_roles(text: str, taken: Sequence[tuple[int, int]]) -> list[RoleMention]:
    """Find the titles of posts in a text.

    Args:
        text: The paper's text.
        taken: The offsets of the bodies named in full, in order; the function of a role stops before them.

    Returns:
        The mentions, in order.
    """
    found: list[RoleMention] = []
    edge = 0
    for match in _candidates(text):
        if match.start() < edge or _is_verb(text, match):
            continue
        end = match.end()
        if match.group("headed"):
            end = _function_end(text, match, _next_taken(taken, match.end()))
            if end == match.end():
                end = match.end("headed")
                if not re.match(r" +(?:of|for) +(?:the +)?[A-Z]", text[end : end + 12]):
                    continue
        if any(a < end and match.start() < b for a, b in _near(taken, match.start())):
            continue
        found.append(RoleMention(match.start(), end, " ".join(text[match.start() : end].split())))
        edge = end
    return found


_VERB_BEFORE = re.compile(r"\b(?:will|to|would|should|may|can|and|also|also to) $")
_VERB_AFTER = re.compile(r" (?:the|both|it|all|its|our|their|meetings)\b| [A-Z]")


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """“She will chair the board” has no post in it, but a verb."""
    return (
        match.group().lower() == "chair"
        and _VERB_BEFORE.search(text, max(0, match.start() - 9), match.start()) is not None
        and _VERB_AFTER.match(text, match.end()) is not None
    )


def _near(taken: Sequence[tuple[int, int]], position: int) -> list[tuple[int, int]]:
    return (
        [(a, b) for a, b in taken if b > position and a < position + 80]
        if len(taken) < 60
        else _near_sorted(taken, position)
    )


def _near_sorted(taken: Sequence[tuple[int, int]], position: int) -> list[tuple[int, int]]:
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle][1] <= position:
            low = middle + 1
        else:
            high = middle
    return [span for span in taken[low : low + 4] if span[0] < position + 80]


def _next_taken(taken: Sequence[tuple[int, int]], position: int) -> int:
    near = _near(taken, position)
    return min((a for a, b in near if a >= position - 4), default=position + 400)


def _function_end(text: str, match: re.Match[str], limit: int) -> int:
    """How far the function reaches: capitalised words far, others until a word that begins something new."""
    end = match.end()
    capitals: bool | None = None
    words = 0
    while words < 9:
        word = _WORD.match(text, end)
        if not word or word.end() > limit or "\n\n" in word.group():
            break
        comma, plain = word.group(1), word.group(2)
        is_link = plain in {"and", "&"}
        if capitals is None:
            capitals = plain[0].isupper()
        if not (
            _link_holds(text, word.end(), limit, capitals=capitals)
            if is_link
            else _word_holds(plain, comma, text, word.end(), limit, capitals=capitals)
        ):
            break
        end = word.end()
        words += 1
    return end


def _word_holds(plain: str, comma: str, text: str, after: int, limit: int, *, capitals: bool) -> bool:
    if plain.casefold() in _STOP or (
        plain.endswith(("’s", "'s")) and plain.casefold() not in {"children’s", "children's", "adults’s"}
    ):
        return False
    if capitals != plain[0].isupper():
        return False
    if not comma:
        return True
    if not capitals:
        return False
    rest = text[after : min(limit, after + 60)]
    return bool(
        re.match(
            r"(?:[ ]+[A-Z][\w-]+){0,2}(?:,[ ]+[A-Z][\w-]+(?:[ ]+[A-Z][\w-]+)?)*,?[ ]+(?:and|&)[ ]+[A-Z][a-z]", rest
        )
    ) and not re.match(r"[ ]*,?[ ]*(?:Chief|Director)", rest)


def _link_holds(text: str, after: int, limit: int, *, capitals: bool) -> bool:
    following = _WORD.match(text, after)
    if not following or following.group(1) or following.end() > limit:
        return False
    plain = following.group(2)
    if capitals:
        return (
            plain[0].isupper()
            and len(plain) > 1
            and plain not in {"Director", "Chief", "Head", "Deputy", "Mr", "Ms", "Dr", "Mrs", "Cllr"}
        )
    return plain in _FUNCTIONS
