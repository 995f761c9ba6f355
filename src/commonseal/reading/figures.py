"""Stage 2: numbers and sums of money, as the paper writes them."""

from __future__ import annotations

import re

from commonseal.reading.mentions import FigureMention

_ABOUT = re.compile(
    r"\b(?:over|under|about|around|approximately|some|nearly|almost|more than|less than|just over|just under"
    r"|up to|at least|roughly|circa|c\.)\s+$",
    re.IGNORECASE,
)
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_MONEY = rf"£\s?{_NUMBER}(?:\s?(?:million|billion|thousand|bn|m|k)\b)?(?:\s+(?:a|per)\s+year)?"
_COUNT = (
    rf"(?<![\d£.,/-])(?<!ection )(?<!BAF ){_NUMBER}(?:\s?(?:million|billion|thousand|m\b))?"
    r"(?![\d%/]|\.\d|st\b|nd\b|rd\b|th\b)"
)
_WORDS = (
    r"\b(?<!-)(?:[Tt](?:wo|hree|en|welve|hirteen|wenty)|[Ff](?:our|ive|ourteen|ifteen)|[Ss](?:ix|even|ixteen|eventeen)"
    r"|[Ee](?:ight|leven|ighteen)|[Nn]ine(?:teen)?)\b(?!-)(?:\s+(?:million|thousand))?"
)
_FIGURE = re.compile(rf"(?P<money>{_MONEY})|(?P<count>{_COUNT}|{_WORDS})")


def find_figures(text: str, start: int, end: int) -> list[FigureMention]:
    """Find the figures between two offsets; numbers in words count up to twenty."""
    found = []
    for match in _FIGURE.finditer(text, start, end):
        about = _ABOUT.search(text, max(start, match.start() - 16), match.start())
        first = about.start() if about else match.start()
        value = " ".join(text[first : match.end()].split())
        found.append(FigureMention(first, match.end(), value, bool(match.group("money"))))
    return found
