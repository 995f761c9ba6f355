"""Turning the names in a claim into the register's things: the same name is the same thing, anything else is new."""

from dataclasses import dataclass, field

from commonseal.vocabulary import Snapshot, StatementDraft
from commonseal.vocabulary.catalogue import classifications, fold
from commonseal.vocabulary.facts import Body, Person
from commonseal.vocabulary.identifiers import kind_of, slug
from commonseal.vocabulary.names import name_key, names_in


@dataclass
class Names:
    """The names of one snapshot, and the things that a paper adds to them.

    ``new`` are the drafts of bodies and people that the register does not have yet, by identifier.
    """

    snapshot: Snapshot
    new: dict[str, StatementDraft] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the names that the snapshot gives."""
        self._things: dict[tuple[str, str], str] = {}
        for statement in self.snapshot.known:
            thing = getattr(statement.fact, "id", None)
            if thing is None:
                continue
            for name in names_in(statement.fact):
                self._things.setdefault((kind_of(thing), name_key(name)), thing)

    def known(self, kind: str, name: str) -> str | None:
        """Return the thing of a kind that goes by a name, or None."""
        return self._things.get((kind, name_key(name)))

    def body(self, name: str) -> str:
        """Return the body of a name; a new one is drafted where nobody knows it."""
        known = self.known("body", name)
        if known is not None:
            return known
        thing = self._free(f"body/{slug(name)}")
        fact = Body(id=thing, name=name, classification=classification_in(name))
        return self._add("body", name, thing, StatementDraft(fact=fact))

    def person(self, name: str) -> str:
        """Return the person of a name; a new one is drafted where nobody knows them."""
        known = self.known("person", name)
        if known is not None:
            return known
        thing = self._free(f"person/{slug(name)}")
        return self._add("person", name, thing, StatementDraft(fact=Person(id=thing, name=name)))

    def fresh(self, drafts: list[StatementDraft]) -> list[StatementDraft]:
        """Return the drafts of new things that these drafts name, to be recorded before them."""
        named = dict.fromkeys(thing for draft in drafts for thing in draft.fact.references())
        own = {getattr(draft.fact, "id", None) for draft in drafts}
        return [self.new[thing] for thing in named if thing in self.new and thing not in own]

    def _add(self, kind: str, name: str, thing: str, draft: StatementDraft) -> str:
        self._things[kind, name_key(name)] = thing
        self.new[thing] = draft
        return thing

    def _free(self, thing: str) -> str:
        """Return an identifier that nothing else has: the same words may name two things."""
        candidate, count = thing, 1
        while candidate in self.new or self.snapshot.about(candidate):
            count += 1
            candidate = f"{thing}-{count}"
        return candidate


def classification_in(name: str) -> str:
    """Return the classification whose words stand last in a name, or ``other``; the reviewer can change it."""
    words = f" {fold(name)} "
    best: tuple[int, int, str] = (-1, 0, "other")
    for key, entry in classifications().items():
        for text in (entry.name, *entry.synonyms):
            folded = f" {fold(text)} "
            place = words.rfind(folded)
            if place >= 0:
                best = max(best, (place + len(folded), len(folded), key))
    return best[2]


def first_line(text: str) -> str:
    """Return the first words of a paper, by which it goes where it has no title; nothing of an empty one."""
    lines = (line.strip(" \t•-#*") for line in text.splitlines())
    return next((line[:120] for line in lines if line), "")
