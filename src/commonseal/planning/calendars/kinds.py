"""What kind of forum acts, and what kind of body it belongs to, as the register says or as its identifier does."""

from commonseal.planning.routes.forums import forum_kind
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import classifications
from commonseal.vocabulary.facts import Body

_COUNCIL = "local_government"


def kinds_of(snapshot: Snapshot, body: str) -> tuple[str, str]:
    """Return the kind of a forum and the kind of the body that it belongs to; empty where nothing says.

    An organ that is not on record has its body's identifier with its name behind (``body/city-council/cabinet``).
    """
    stated = snapshot.describing(body)
    if stated is not None and isinstance(stated.fact, Body):
        home = stated.fact.parent or body
    else:
        above = body.rpartition("/")[0]
        home = above if "/" in above else body
    return forum_kind(snapshot, body), forum_kind(snapshot, home)


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
