"""Whether a text is English: by the small words that every text is full of."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from commonseal.reading.errors import ReadingError
from commonseal.reading.lexicon import table

WORD = re.compile(r"[^\W\d_]{2,}")
_LOOKED_AT = 400_000
_ENOUGH_WORDS = 25
_ENOUGH_KINDS = 6
"""Names bring in a few small words again and again (“de la”); a text in another language has many of them."""
_CLEARLY_MORE = 2.0
_SHARE_OF_SMALL_WORDS = 0.12


def require_english(text: str, source: str) -> None:
    """Refuse a text that is clearly in another language.

    The small words of each language are counted, those that English shares with another for neither. A text is refused
    when the small words of another language are many and varied, and at least twice those of English: so a short text,
    a list of names, an English paper with a foreign name or quotation and a paper in two languages side by side are
    all read.

    Args:
        text: The text.
        source: What to call it in the error.

    Raises:
        ReadingError: It is in another language, which the sentence names if it is known.
    """
    sample = text[:_LOOKED_AT].lower().replace("’", "'")
    letters = WORD.findall(sample)
    if len(letters) < _ENOUGH_WORDS:
        return
    if sum(not "a" <= word[0] <= "ɏ" for word in letters) > 0.5 * len(letters):
        raise ReadingError(source, "is not written in Latin letters", _REMEDY)
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for word, times in Counter(letters).items():
        for spoken in _languages().get(word, ()):
            counts[spoken] += times
            kinds[spoken] += 1
    english = counts.pop("English", 0)
    if not counts:
        return
    other, count = counts.most_common(1)[0]
    enough = kinds[other] >= _ENOUGH_KINDS and count >= _SHARE_OF_SMALL_WORDS * len(letters)
    if enough and count >= _CLEARLY_MORE * english:
        raise ReadingError(source, f"is in {other}, and only English can be read", _REMEDY)


_REMEDY = "read an English version of it"


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Give for every small word the languages that have it; one that English shares with another counts for neither."""
    found: dict[str, list[str]] = {}
    for language, words in table("languages").items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return {word: tuple(of) for word, of in found.items() if len(of) == 1 or "English" not in of}
