"""Where words that a model gives as the paper's stand in the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from commonseal.reading.lexicon import table

Span = tuple[int, int]
_FEWEST_WORDS = 2
_MOST_EVIDENCE = 4
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "–": "-", "—": "-", "−": "-"})
"""Letter for letter, so that offsets stay those of the paper."""


class Words:
    """A paper's text, to look for quotes and names in.

    Args:
        text: The plain text of the paper.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._plain = text.translate(_PLAIN)

    def places_of(self, quote: str) -> tuple[Span, ...]:
        """Find every place where a quote stands, whole words only.

        Letters and their case count, and so do all marks; which white space parts words and which of the typographic
        forms of a quotation mark, an apostrophe or a dash is used do not. A single word is no quote.

        Args:
            quote: The words, as a model gives them.

        Returns:
            The offsets of each place, in order.
        """
        words = quote.translate(_PLAIN).split()
        if len(words) < _FEWEST_WORDS:
            return ()
        before = r"(?<!\w)" if words[0][0].isalnum() else ""
        after = r"(?!\w)" if words[-1][-1].isalnum() else ""
        pattern = re.compile(before + r"\s+".join(map(re.escape, words)) + after)
        return tuple(match.span() for match in pattern.finditer(self._plain))

    def names(self, name: str) -> bool:
        """Say whether a name is the paper's: every word that tells it from others stands in the paper.

        Titles of persons and the nouns of bodies do not tell one from another, and a paper may have them in a list
        with one plural noun ("Dale and Fell CCGs"), so they are not looked for.
        """
        return all(self._has(word) for word in _words(name) if word not in _common_words())

    def has_figure(self, value: str) -> bool:
        """Say whether a figure or rating is the paper's: every word and number of it stands there."""
        return all(self._has(word) for word in _words(value))

    def _has(self, word: str) -> bool:
        return word in self._vocabulary or f"{word}s" in self._vocabulary

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(_words(self.text))


def evidence_spans(places: Sequence[Sequence[Span]], home: Span) -> tuple[Span, ...]:
    """Choose one place for each quote of a claim.

    A quote that stands in one place only stands there. Of several places that in the piece which the model was given
    comes first, then the one nearest to the places already chosen, then the first in the paper.

    Args:
        places: For each quote the places where it stands, at least one.
        home: The offsets of the piece.

    Returns:
        The places in the order of the text, none within another.
    """
    chosen: list[Span] = []
    for found in sorted(places, key=lambda each: len(each) > 1):
        at_home = [span for span in found if home[0] <= span[0] and span[1] <= home[1]] or list(found)
        chosen.append(min(at_home, key=lambda span: (_distance(span, chosen), span[0])))
    return _none_within_another(chosen)[:_MOST_EVIDENCE]


def _distance(span: Span, others: Iterable[Span]) -> int:
    return min((max(other[0] - span[1], span[0] - other[1], 0) for other in others), default=0)


def _none_within_another(spans: Iterable[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


@cache
def _common_words() -> frozenset[str]:
    """Words of titles and of the nouns of bodies, with the little words between them."""
    kinds = table("bodies")["classes"].values()
    nouns = (noun for kind in kinds for noun in (*kind["nouns"], *kind["generic"]))
    written = [*nouns, *table("people")["titles"], "the a an and of for in to"]
    singular = (word for each in written for word in _words(re.sub(r"\(\?[:!=].*?\)|[?\\]", " ", each)))
    return frozenset(form for word in singular for form in (word, word.removesuffix("s"))) | frozenset(_EXPANDED)


_EXPANDED = ("nhs", "cllr", "councillor", "authority", "authorities")
