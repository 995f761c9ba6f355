"""Where in a paper a claim stands: the page and the heading above it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from commonseal.reading.claims import Claim, Evidence
from commonseal.reading.document import Document


def placed(claims: Iterable[Claim], document: Document, pages: Sequence[int] = ()) -> tuple[Claim, ...]:
    """Give every piece of evidence its page and the heading above it.

    Args:
        claims: Claims with evidence in the document's text.
        document: The document.
        pages: The offsets at which its pages begin, in order; empty for a paper without pages.

    Returns:
        The same claims in the same order.
    """
    starts = [block.start for block in document.blocks]

    def place(evidence: Evidence) -> Evidence:
        index = bisect_right(starts, evidence.start) - 1
        heading = _heading_above(document, index)
        page = bisect_right(pages, evidence.start) or None
        return evidence.model_copy(update={"heading": heading, "page": page})

    return tuple(
        claim.model_copy(update={"evidence": tuple(place(each) for each in claim.evidence)}) for claim in claims
    )


def _heading_above(document: Document, index: int) -> str | None:
    """Give the heading that a block stands under; a heading stands under the one before it."""
    if index < 0:
        return None
    if document.blocks[index].kind == "heading":
        index -= 1
    return (document.blocks[index].section or None) if index >= 0 else None
