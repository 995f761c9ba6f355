"""What a label counts, and whose figure it is where it names its body by the kind alone."""

from __future__ import annotations

from commonseal.reading.claims import AttributeProperty
from commonseal.reading.paper import Paper
from commonseal.reading.rules.grids import FIGURES, patterns

PROPERTIES: dict[str, AttributeProperty] = {
    "population": "population",
    "rating": "rating",
    "finance": "finance",
    "staff": "staff",
    "member_count": "member_count",
}


def property_of(words: str) -> AttributeProperty | None:
    """Give what a row's label or a caption counts.

    Args:
        words: The label.
    """
    found = next((kind for kind, pattern in patterns("columns") if kind in FIGURES and pattern.search(words)), None)
    return PROPERTIES.get(found or "")


def main_of_its_kind(paper: Paper, words: str) -> str:
    """“CCG”, “Council”: of several, the one of which the paper speaks most.

    Args:
        paper: The paper.
        words: What it is called.
    """
    kind = _KINDS.get(words.removeprefix("The ").strip().lower(), "")
    found = [body for body in paper.registry.of_class(kind) if not body.is_future] if kind else []
    own = [body.name for body in found if body.name in paper.author]
    most = max(found, key=lambda body: len(body.mentions), default=None)
    return own[0] if len(own) == 1 else most.name if most else ""


_KINDS = {"ccg": "ccg", "council": "council", "trust": "trust", "icb": "icb"}
