"""In which of its organs a body decides."""

from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import classifications
from commonseal.vocabulary.facts import Body


def deciding_organs(snapshot: Snapshot, body: str) -> list[str]:
    """Return the organs in which a body decides, or where none is on record the body or organ itself."""
    # Only what names the body can say that it is a parent: a register of many bodies is not gone through for each.
    organs = {
        each.fact.id
        for each in snapshot.about(body)
        if isinstance(each.fact, Body) and each.fact.parent == body and _decides(each.fact.classification)
    }
    return sorted(organs) or [body]


def _decides(kind: str) -> bool:
    return classifications()[kind].organ and kind != "directorate"
