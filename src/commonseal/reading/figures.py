"""Stage 2: numbers and sums of money, as the paper writes them."""

from __future__ import annotations

import re

from commonseal.reading.mentions import FigureMention

_ABOUT = r"(?:(?:over|under|about|around|approximately|some|nearly|almost|more than|less than|just over|just under|up to|at least|roughly|circa|c\.)\s+)"
_MONEY = (
    rf"{_ABOUT}?£\s?\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s?(?:million|billion|thousand|bn|m|k)\b)?(?:\s+(?:a|per)\s+year)?"
)
_COUNT = rf"{_ABOUT}?(?<![\d£.,/-])(?<!ection )(?<!BAF )\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s?(?:million|billion|thousand|m\b))?(?![\d%/]|\.\d|st\b|nd\b|rd\b|th\b)"
_WORDS = r"\b(?<!-)(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\b(?!-)(?:\s+(?:million|thousand))?"
_FIGURE = re.compile(rf"(?P<money>{_MONEY})|(?P<count>{_COUNT}|{_WORDS})", re.IGNORECASE)


def find_figures(text: str, start: int, end: int) -> list[FigureMention]:
    """Find the figures between two offsets; numbers in words count up to twenty."""
    return [
        FigureMention(m.start(), m.end(), " ".join(m.group().split()), bool(m.group("money")))
        for m in _FIGURE.finditer(text, start, end)
    ]
