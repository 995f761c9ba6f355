"""Which post a claim speaks of."""

from commonseal.vocabulary import Snapshot, StatementDraft
from commonseal.vocabulary.catalogue import fold, role_key
from commonseal.vocabulary.facts import Appointment, Post
from commonseal.vocabulary.identifiers import slug


def post_for(snapshot: Snapshot, person: str, bodies: tuple[str, ...], role: str) -> tuple[str, StatementDraft | None]:
    """Return the post of these bodies that a role names, with its draft where the register does not have it.

    A title counts as the post's where the register has this person, or the post itself, under that title: a chief
    clinical officer is the accountable officer only where somebody has said so.
    """
    wanted = set(bodies)
    for statement in snapshot.known:
        fact = statement.fact
        if isinstance(fact, Post) and set(fact.bodies) == wanted and _is_called(fact.role, fact.title, role):
            return fact.id, None
    for statement in snapshot.known:
        fact = statement.fact
        if isinstance(fact, Appointment) and fact.person == person and wanted & set(fact.bodies):
            if fact.title and fold(fact.title) == fold(role):
                return fact.post, None
            held = snapshot.describing(fact.post)
            if held and isinstance(held.fact, Post) and _is_called(held.fact.role, held.fact.title, role):
                return fact.post, None
    return _new_post(bodies, role)


def _is_called(role: str, title: str | None, asked: str) -> bool:
    # Both are looked up: a role that came into the catalogue later stands in the register in its own words.
    return role_key(role) == role_key(asked) or (title is not None and fold(title) == fold(asked))


def _new_post(bodies: tuple[str, ...], role: str) -> tuple[str, StatementDraft]:
    where = "-and-".join(body.partition("/")[2].replace("/", "-") for body in bodies[:3])
    fact = Post(id=f"post/{where}/{slug(role)}", role=role, bodies=bodies)
    return fact.id, StatementDraft(fact=fact)
