"""Things: what is said of each, by its identifier.

Most identifiers begin with the kind of thing that they are of, so that to find what is said of a body is to look among
bodies: a check that names three proposals need not put a country's posts in order first.
"""

from collections.abc import Mapping
from heapq import merge
from operator import attrgetter

from commonseal.vocabulary.facts import Arrangement, Body, FactModel, Function, Option, Person, Post, Proposal
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.statement import Statement

_OF_ONE_KIND: Mapping[str, type[FactModel]] = {
    "arrangement": Arrangement,
    "body": Body,
    "function": Function,
    "option": Option,
    "person": Person,
    "post": Post,
    "proposal": Proposal,
}
"""The kinds of thing that only one kind of fact describes; the others may have any identifier."""

Index = dict[str, tuple[Statement, ...]]
_number = attrgetter("number")


class Things:
    """The statements that say what a thing is, looked up one kind at a time and in order when first asked for."""

    def __init__(self, by_kind: Mapping[type[FactModel], list[Statement]]) -> None:
        self._by_kind = by_kind
        self._kept: dict[str, Index] = {}

    def describing(self, thing: str) -> tuple[Statement, ...]:
        """Return every statement that says what a thing is, in the order of their record."""
        kind = kind_of(thing)
        found = self._index(kind).get(thing, ()) if kind in _OF_ONE_KIND else ()
        others = self._index("").get(thing)
        if others is None:
            return found
        return tuple(merge(found, others, key=_number)) if found else others

    def _index(self, kind: str) -> Index:
        found = self._kept.get(kind)
        if found is None:
            found = self._kept[kind] = self._made(kind)
        return found

    def _made(self, kind: str) -> Index:
        """Return what is said of the things of one kind; of no kind, what may have any identifier."""
        known = set(_OF_ONE_KIND.values())
        models = (
            [_OF_ONE_KIND[kind]]
            if kind
            else [each for each in self._by_kind if "id" in each.model_fields and each not in known]
        )
        found: Index = {}
        for statement in merge(*(self._by_kind.get(model, ()) for model in models), key=_number):
            thing = vars(statement.fact).get("id")
            if thing is not None:
                alone = (statement,)
                before = found.setdefault(thing, alone)
                if before is not alone:
                    found[thing] = (*before, statement)
        return found
