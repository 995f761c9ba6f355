"""Stage 2: numbers and sums of money, as the paper writes them."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import alternation
from commonseal.reading.mentions import FigureMention

_ABOUT = re.compile(
    rf"(?:(?<!turn )(?<!turns )(?<!turned )\b{alternation('attributes', 'approximately')}|\b(?:ca?|approx)\.|[~>])\s*$",
    re.IGNORECASE,
)
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SCALE = r"(?:[ -]?(?:million|billion|thousand|bn|m|k)\b)"
_A_YEAR = r"(?:(?:\s+(?:a|per|each)\s+year|\s+per\s+annum|\s+annually)\b|-a-year\b)"
_SUM = rf"£\s?(?!0+\b(?!\.)){_NUMBER}{_SCALE}?"
_MONEY = rf"{_SUM}(?:\s?(?:-|–|—|to|and)\s?{_SUM})?{_A_YEAR}?"
_COUNT = (
    rf"(?<![\d£.,/-])(?<!ection )(?<!BAF ){_NUMBER}(?:[ -]?(?:million|billion|thousand|m\b|k\b))?"
    r"(?![\d%/]|\.\d|st\b|nd\b|rd\b|th\b| ?per cent| percent)"
)
_UNITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_WORDS = (
    r"\b(?<!-)(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-" + _UNITS + r")?"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|two|three|four|five|six|seven"
    r"|eight|nine|one(?= (?:million|billion)))\b(?!-(?!strong|a-year))(?:\s+(?:hundred|thousand|million|billion)\b)?"
    r"|\b(?:a quarter of a|three[ -]quarters of a|half a|a)\s+(?:million|billion)\b(?! £)"
)
_FIGURE = re.compile(rf"(?P<money>{_MONEY})|(?P<count>{_COUNT}|(?i:{_WORDS}))")
_ITEM_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-Z])")
_STEP = re.compile(r"\bfrom\s+(?:[\w ]{0,20})$", re.IGNORECASE)
_SECOND = re.compile(r"\s?(?:-|–|—|to|and)\s?(?=£)")


def find_figures(text: str, start: int, end: int) -> list[FigureMention]:
    """Find the figures between two offsets; numbers in words count up to ninety-nine.

    A range ("£3m to £5m", "between £3m and £5m") is one figure; a step ("from £3m to £5m") and two figures joined by
    "and" are two.
    """
    found = []
    for match in _FIGURE.finditer(text, start, end):
        is_money = bool(match.group("money"))
        if match.start() == start and _ITEM_NUMBER.match(text, start):
            continue
        if _is_in_a_name(text, match, start):
            continue
        for first, last in _parts(text, match) if is_money else (match.span(),):
            about = _ABOUT.search(text, max(start, first - 22), first)
            begin = about.start() if about else first
            found.append(FigureMention(begin, last, " ".join(text[begin:last].split()), is_money))
    return found


def _is_in_a_name(text: str, match: re.Match[str], start: int) -> bool:
    """“the Three Valleys Record”: a number word in capitals within a sentence, and a capital after it."""
    return (
        match.group()[0].isupper()
        and match.start() > start
        and re.match(r" [A-Z][a-z]", text[match.end() : match.end() + 3]) is not None
        and re.search(r"[a-z] $", text[max(start, match.start() - 2) : match.start()]) is not None
    )


def _parts(text: str, match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """One span, or two where two sums only stand beside each other."""
    joined = _SECOND.search(match.group(), 1)
    if not joined:
        return (match.span(),)
    before = text[max(0, match.start() - 30) : match.start()]
    middle = joined.group().strip()
    is_range = (middle == "and" and re.search(r"\bbetween\s+$", before)) or (
        middle != "and" and not _STEP.search(before)
    )
    if is_range:
        return (match.span(),)
    edge = match.start() + joined.start()
    return (match.start(), edge), (match.start() + joined.end(), match.end())
