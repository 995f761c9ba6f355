"""Who acts: the organs and bodies behind the words of the law, as the register has them, or by a derived identifier."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.planning.routes.needed import Needed
from commonseal.planning.routes.plan import Plan
from commonseal.regimes import Change, Organ
from commonseal.regimes.words import WHO
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import classifications, fold
from commonseal.vocabulary.facts import Body
from commonseal.vocabulary.identifiers import slug

_DECIDING_ORGANS = ("governing_body", "board", "cabinet")
"""The organ in which a body itself decides: the first of these that the law gives it."""

_BOARDS = frozenset({"nhs_trust", "foundation_trust", "nhs_england"})
"""Kinds of body that decide in a board although no provision here says so."""

_NATIONAL = {"nhs_england": "body/nhs-england", "government_department": "body/department-of-health-and-social-care"}
_PEOPLE = {
    "chair": "chair",
    "scrutiny_chair": "chair-of-the-scrutiny-committee",
    "members": "members",
    "non_executives": "non-executive-directors",
}

_OF_THE_COUNCIL = frozenset({Change.APPOINT_DIRECTOR_OF_PUBLIC_HEALTH, Change.DISMISS_DIRECTOR_OF_PUBLIC_HEALTH})
"""Changes that a council makes as a council and not through its executive: those on its officers."""


class Forums:
    """Finds who acts on a change, in one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._world = plan, plan.world

    def acting(self, who: Iterable[str], need: Needed, *, of_councils: bool) -> tuple[tuple[str, str], ...]:
        """Return who acts on a change as the law words it: forums, each with the body that it belongs to.

        Of several words any one acts, so the first that can be found counts. ``of_councils`` says that what is named
        is a kind of council, or an organ of one, and the body that changes is none: then it is those of the plan.
        """
        for word in who:
            found = tuple(self._acting(word, need, of_councils=of_councils))
            if found:
                return found
        return ()

    def _acting(self, word: str, need: Needed, *, of_councils: bool) -> Iterator[tuple[str, str]]:
        if word in ("itself", need.kind):
            yield from () if need.only_outside else self._deciding(need)
        elif word in _PEOPLE:
            yield self.derived(need.body, _PEOPLE[word]), need.body
        elif word in _NATIONAL:
            found = self._national(word)
            yield found, found
        elif word in COUNCILS:
            yield from ((each, each) for each in self._plan.bodies if self._plan.kind(each) == word)
        elif of_councils:
            councils = [each for each in self._plan.bodies if self._plan.kind(each) in COUNCILS]
            yield from ((self.organ(each, word), each) for each in councils)
        else:
            yield self.organ(need.body, word), need.body

    def _deciding(self, need: Needed) -> Iterator[tuple[str, str]]:
        organs = {each.classification for each in self._plan.law.of_kind(Organ, need.kind)}
        kind = next((each for each in _DECIDING_ORGANS if each in organs), "")
        if need.kind in _BOARDS:
            kind = "board"
        if not kind or need.change in _OF_THE_COUNCIL:
            yield need.body, need.body
        else:
            yield self.organ(need.body, kind), need.body

    def organ(self, home: str, kind: str) -> str:
        """Return the organ of a kind that a body has: the one on record, else an identifier made for it."""
        own = [each.id for each in self._world.bodies if each.parent == home and self._is_organ(each.id, kind)]
        return min(own, default=self.derived(home, classifications()[kind].name))

    def _is_organ(self, body: str, kind: str) -> bool:
        life = self._world.bodies.get(body)
        if life is None:
            return False
        if life.classification == "set":
            words = classifications()[kind]
            said = fold(self._world.name(body))
            return any(fold(each) in said for each in (words.name, *words.synonyms))
        return life.classification == kind

    def _national(self, kind: str) -> str:
        alive = [
            each for each in self._world.bodies if each.classification == kind and each.days.covers(self._plan.day)
        ]
        return min((each.id for each in alive), default=_NATIONAL[kind])

    @staticmethod
    def derived(home: str, name: str) -> str:
        """Return the identifier of an organ that the register does not have: its body's, with its name."""
        return f"{home}/{slug(name)}"


def forum_kind(snapshot: Snapshot, body: str) -> str:
    """Return the kind of a forum on a route, also of one that only the law knows of; empty where nothing says.

    It is a classification, or for people who act together one of the words that the law has for them (``chair``).
    """
    stated = snapshot.describing(body)
    if stated is not None and isinstance(stated.fact, Body):
        return stated.fact.classification
    return _kinds_known_to_the_law().get(body) or _kinds_known_to_the_law().get(body.rpartition("/")[2], "")


@cache
def _kinds_known_to_the_law() -> Mapping[str, str]:
    """Return kinds of forum by the identifier of one that there is once, or by the last part of any."""
    kinds = {slug(each.name): key for key, each in classifications().items()}
    people = {name: word for word, name in _PEOPLE.items()}
    national = {identifier: kind for kind, identifier in _NATIONAL.items()}
    return {**kinds, **people, **national}


def forum_name(snapshot: Snapshot, body: str) -> str:
    """Return what a forum on a route is called: “the full council of Portsmouth City Council” where it has no name."""
    stated = snapshot.describing(body)
    if stated is not None and isinstance(stated.fact, Body):
        return stated.fact.name
    kind = forum_kind(snapshot, body)
    if body in _NATIONAL.values():
        return {"nhs_england": "NHS England", "government_department": "the Secretary of State"}[kind]
    named = classifications()[kind].name if kind in classifications() else _PEOPLE.get(kind, "").replace("-", " ")
    home = body.rpartition("/")[0]
    return f"the {named} of {snapshot.name_of(home)}" if named else body


def is_of_councils(word: str) -> bool:
    """Whether a word of the law names a kind of council, or an organ that councils alone have."""
    return word not in WHO and classifications()[word].sector == "local_government"
