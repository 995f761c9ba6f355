"""Provisions as pages show them."""

from commonseal.assurance.explaining import law_said
from commonseal.regimes import Provision
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.presenters.findings import LawShown, law

WORDS_APART = frozenset(
    {"id", "url", "confidence", "basis", "last confirmed", "note", "pack", "from", "to", "kind", "text", "citation"}
)
"""What a page says of a provision in its own place, and not among its other fields."""


def citing(provision: Provision, as_of: AsOf) -> LawShown:
    """Return a provision with its source, how sure that is, and its own page."""
    return law(law_said(provision), as_of)
