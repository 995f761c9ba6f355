"""In which of its organs a body decides."""

from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import classifications
from commonseal.vocabulary.facts import Body


def deciding_organs(snapshot: Snapshot, body: str) -> list[str]:
    """Return the organs in which a body decides, or where none is on record the body or organ itself."""
    organs = {
        each.fact.id
        for each in snapshot.known
        if isinstance(each.fact, Body) and each.fact.parent == body and _decides(each.fact.classification)
    }
    return sorted(organs) or [body]


def _decides(kind: str) -> bool:
    return classifications()[kind].organ and kind != "directorate"
