"""Words that the end of a line broke, made whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from commonseal.reading.lexicon import phrases

_BROKEN = re.compile(r"([^\W\d_]{2,})([-‐\xad])$")
_REST = re.compile(r"([^\W\d_]+)([^\s]*)(?:\s+|$)")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


def undone(lines: Sequence[str]) -> list[str]:
    """Make broken words whole.

    A word whose first half stands at the end of one line is put together there, and the next line begins with the
    word after it. The hyphen goes, unless it belongs to the word: before a capital letter, where the paper writes the
    word with it elsewhere, and after a first half that usually keeps it (“non-”, “self-”).

    Args:
        lines: The lines of a paper in order.

    Returns:
        As many lines.
    """
    words = Counter(word.lower().replace("‐", "-") for line in lines for word in _WORD.findall(line))
    keeping = frozenset(phrases("hyphens", "keeping"))
    result = list(lines)
    for number in range(len(result)):
        following = _next_line(result, number)
        if following is None:
            continue
        broken = _BROKEN.search(result[number])
        rest = _REST.match(result[following]) if broken else None
        if broken and rest:
            hyphen = "" if broken.group(2) == "\xad" else _hyphen(broken.group(1), rest.group(1), words, keeping)
            result[number] = f"{result[number][: broken.start(2)]}{hyphen}{rest.group(1)}{rest.group(2)}"
            result[following] = result[following][rest.end() :]
    return [line.replace("\xad", "") for line in result]


def _next_line(lines: list[str], number: int) -> int | None:
    """Give the line that goes on with a word: the next, or after one empty line the one that begins small."""
    for following in (number + 1, number + 2):
        if following < len(lines) and lines[following]:
            return following if following == number + 1 or lines[following][0].islower() else None
    return None


def _hyphen(first: str, second: str, words: Counter[str], keeping: frozenset[str]) -> str:
    if second[0].isupper() or first.isupper():
        return "-"
    whole, parted = f"{first}{second}".lower(), f"{first}-{second}".lower()
    if words[whole] != words[parted]:
        return "" if words[whole] > words[parted] else "-"
    return "-" if first.lower() in keeping else ""
