"""Quotes: every piece of evidence stands in its paper to the letter, in one place that can be pointed to."""

from commonseal.vocabulary import Evidence, Paper


class QuoteError(ValueError):
    """A quote does not stand in its paper, or stands there more than once, or the paper is not known."""


class Papers:
    """The texts that evidence may quote, by identifier of the paper."""

    def __init__(self, held: dict[str, str]) -> None:
        self._texts = held
        self.unreadable: set[str] = set()
        """Papers that are named but have faults of their own: what quotes them is not blamed for it."""

    def add(self, paper: Paper) -> None:
        """Make a paper quotable.

        Raises:
            QuoteError: another text goes by the same identifier.
        """
        if self._texts.setdefault(paper.id, paper.text) != paper.text:
            raise QuoteError(f"{paper.id} stands for another text already; give this paper another identifier")

    def located(self, evidence: Evidence) -> Evidence:
        """Return evidence with its offsets, which are looked up where they are not given.

        Raises:
            QuoteError: the quote is not there to the letter, or where it stands cannot be told.
        """
        if evidence.paper is None or evidence.quote is None:
            return evidence
        text = self._texts.get(evidence.paper)
        if text is None and evidence.paper in self.unreadable:
            return evidence
        if text is None:
            raise QuoteError(f"{evidence.paper} is neither in these files nor in the register; add it under “papers”")
        if evidence.start is not None and evidence.end is not None:
            if text[evidence.start : evidence.end] == evidence.quote:
                return evidence
            raise QuoteError(f"{evidence.paper} has something else between {evidence.start} and {evidence.end}")
        start = text.find(evidence.quote)
        if start < 0:
            raise QuoteError(
                f"“{_short(evidence.quote)}” does not stand in {evidence.paper} to the letter; copy it exactly"
            )
        if text.find(evidence.quote, start + 1) >= 0:
            raise QuoteError(
                f"“{_short(evidence.quote)}” stands in {evidence.paper} more than once; quote more of it, or give "
                f"start and end (the first is at {start})"
            )
        return evidence.model_copy(update={"start": start, "end": start + len(evidence.quote)})


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else f"{quote[:57]}…"
