"""What kind of forum acts, and what kind of body it belongs to, as the register says or as its identifier does."""

from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import classifications
from commonseal.vocabulary.facts import Body
from commonseal.vocabulary.identifiers import slug

_COUNCIL = "local_government"


def kinds_of(snapshot: Snapshot, body: str) -> tuple[str, str, str]:
    """Return the kind of a forum, the body that it belongs to, and the kind of that; empty where nothing says.

    An organ that is not on record has its body's identifier with its name behind (``body/city-council/cabinet``).
    """
    stated = snapshot.describing(body)
    if stated is not None and isinstance(stated.fact, Body):
        home = stated.fact.parent or body
        return stated.fact.classification, home, _kind(snapshot, home)
    home, _, last = body.rpartition("/")
    named = {slug(each.name): key for key, each in classifications().items()}
    if "/" not in home:
        return named.get(last, ""), body, named.get(last, "")
    return named.get(last, ""), home, _kind(snapshot, home)


def _kind(snapshot: Snapshot, body: str) -> str:
    stated = snapshot.describing(body)
    if stated is not None and isinstance(stated.fact, Body):
        return stated.fact.classification
    return {slug(each.name): key for key, each in classifications().items()}.get(body.rpartition("/")[2], "")


def meets_as(forum: str) -> str:
    """Return the organ as which a body meets that is named itself: a council as its full council, others as a board."""
    kind = classifications().get(forum)
    if kind is None or kind.organ:
        return forum
    if kind.sector == _COUNCIL:
        return "full_council"
    return {"ccg": "governing_body", "icb": "board", "nhs_trust": "board", "foundation_trust": "board"}.get(
        forum, forum
    )
