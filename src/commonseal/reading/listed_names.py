"""Stage 2: members that a paper lists after what they are: "three CCGs (A, B and C)", "the councils of A, B and C".

The words of such a list are places alone; the noun before it makes them bodies. Where the paper says how many there
are, the list must have as many members.
"""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import table

_COUNTS = {
    word: number
    for number, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
    )
}
_LISTED: dict[str, list[str]] = table("bodies")["listed"]
_PLACE = r"[A-Z][\w'’-]+(?: (?:(?:and|&|upon|of|the|with) (?:the )?)?[A-Z][\w'’-]+){0,5}"
_NUMBERS = "|".join((*_COUNTS, *(word.capitalize() for word in _COUNTS)))
_COUNT = rf"(?:(?P<count>{_NUMBERS}|\d{{1,2}})\s+(?:[a-z-]+ ){{0,2}}?)?"
_LIST = re.compile(
    rf"(?<![\w-]){_COUNT}(?P<noun>{'|'.join(sorted(_LISTED, key=len, reverse=True))})"
    r"(?P<link> \(| ?[–—:-] ?|, namely |, | (?:in|of|for|serving|covering) (?:the )?"
    r"| in (?:the|our) [\w ]{2,30}(?::| [–(-]) ?)"
    rf"(?P<list>{_PLACE}(?:, (?:and )?{_PLACE}){{0,11}})(?P<after>[^\w]|$)"
)


def listed(text: str) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    """Give the lists of members in a text: start and end of the list, the members' names, and their kind."""
    for match in _LIST.finditer(text):
        single, body_class, *_ = _LISTED[match["noun"]]
        count = match["count"]
        number = _COUNTS.get(count.lower(), 0) or int(count) if count else 0
        members = _members(match["list"], number)
        if len(members) < 2 or not _is_list(match["link"].strip(" (:–—-,"), number, len(members), body_class):
            continue
        names = tuple(f"{member} {single}" for member in members)
        yield match.start("list"), match.end("list"), names, body_class


def _is_list(link: str, number: int, length: int, body_class: str) -> bool:
    """Say whether the link makes a list of members of what might only be where they are, or what follows."""
    if number:
        return number == length
    if link == "of":
        return True
    return link in {"in", "for"} and body_class in {"ccg", "council", "icb", "pct"}


def _members(words: str, number: int) -> list[str]:
    """Split a list: by commas and the last "and", or as many times as there must be members."""
    by_comma = [part for part in re.split(r", (?:and )?", words) if part]
    last = re.split(r" (?:and|&) ", by_comma[-1])
    if number and len(by_comma) == number:
        return by_comma
    if len(by_comma) > 1 or number == len(last):
        return [*by_comma[:-1], *(last if not number or len(by_comma) - 1 + len(last) == number else [by_comma[-1]])]
    return last if len(last) == 2 else by_comma
