"""Stage 3b: the bodies that a plural means: “both councils”, “the three CCGs”, “the pair”.

That is the last list of so many, else as many as were spoken of just before, else as many as the paper has named by
then, else those of the kind that it names most.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from commonseal.reading.discourse import Discourse
from commonseal.reading.past import Past
from commonseal.reading.registry import Body, Registry, can_be_party

_SENTENCES = 4
_SPOKEN_OF = frozenset(["name", "short", "reference"])
_MOST = 12
_THREE = 3
_WHOLE_KIND = 8
_SOON = 600  # how many letters after a set its members may be named


class Plurals:
    """Tells the members of the sets of one paper, from left to right."""

    def __init__(
        self,
        registry: Registry,
        discourse: Discourse,
        asides: Callable[[], Container[str]],
        lists: Sequence[tuple[str, ...]],
    ) -> None:
        self._registry = registry
        self._discourse = discourse
        self._asides = asides
        self._lists = lists
        self._guessed: set[int] = set()

    def is_guessed(self, position: int) -> bool:
        """Say whether the members of the set that stands here were told by their kind alone, not by the text before."""
        return position in self._guessed

    def members(self, body_class: str, count: int | None, past: Past, position: int, noun: str = "") -> tuple[str, ...]:
        """Give the bodies that a plural stands for, or none.

        Args:
            body_class: Their kind, or “anybody”.
            count: How many there are, where the paper says so.
            past: What it has named so far.
            position: Where the plural stands.
            noun: The noun in small letters.
        """
        own = self._discourse.those_who_write(body_class) if body_class != "anybody" else ()
        if own and count in {None, len(own)}:
            return own
        if count == 2 and (two := self._own_pair(body_class, past, position)):
            return two
        for group in map(self._discourse.with_who_writes, past.last_groups()):
            fits = body_class == "anybody" or all(self._registry.class_of(name) == body_class for name in group.names)
            if fits and (count is None or len(group.names) == count):
                return group.names
        if count == 2 and (two := self._discourse.own_and_other(body_class, past)):
            return two
        kind = self._of_kind(body_class, noun, count)
        if count is None:
            self._guessed.add(position)
            is_all = 2 <= len(kind) <= _WHOLE_KIND and body_class not in {"anybody", "system"}
            return tuple(body.name for body in kind) if is_all else ()
        names = {body.name for body in kind}
        just_named = self._just_named(names, count, past, position)
        just_named = just_named or self._named_next(kind, count, past, position)
        return just_named or self._listed_later(names, count) or self._most_named(kind, count, position)

    def _own_pair(self, body_class: str, past: Past, position: int) -> tuple[str, ...]:
        """In one body's paper: it and the other that was just named, or that the paper is about."""
        is_alone = body_class == "anybody" or len(self._registry.of_class(body_class)) == 1
        just_named = self._discourse.own_and_just_named(past, position) if is_alone else ()
        return just_named or self._discourse.own_and_usual(body_class, past, position)

    def _of_kind(self, body_class: str, noun: str, count: int | None) -> list[Body]:
        kind = self._registry.parties() if body_class == "anybody" else self._registry.of_class(body_class)
        if noun.startswith(("district", "borough")):  # the county council is no district
            kind = [body for body in kind if body.qualifier != "county"]
            called_so = [body for body in kind if body.qualifier.endswith(("district", "borough"))]
            kind = called_so if len(called_so) == count else kind  # the city beyond the border is none of the five
        return kind

    def _just_named(self, names: Container[str], count: int, past: Past, position: int) -> tuple[str, ...]:
        """As many as this sentence and those just before it speak of, where they speak of no other."""
        found: list[str] = []
        for spoken_of in _by_sentence(past, position):
            found[:0] = [name for name in spoken_of if name in names and name not in found]
            if len(found) >= count:
                break
        return tuple(found) if len(found) == count else ()

    def _named_next(self, kind: list[Body], count: int, past: Past, position: int) -> tuple[str, ...]:
        """“Two councils are to share …”, which the next sentences name: as many as stand there, and no more."""
        if any(min(body.mentions) < position for body in kind) or past.single:
            return ()
        soon = sorted((min(body.mentions), body.name) for body in kind if min(body.mentions) < position + _SOON)
        return tuple(name for _, name in soon) if len(soon) == count else ()

    def _listed_later(self, names: Container[str], count: int) -> tuple[str, ...]:
        """“Three districts” of which the paper says further on that they are A, B and C, in the one list of so many."""
        found = {
            listed for listed in self._lists if len(set(listed)) == count and all(name in names for name in listed)
        }
        return found.pop() if len(found) == 1 and count >= _THREE else ()

    def _most_named(self, kind: list[Body], count: int, position: int) -> tuple[str, ...]:
        """Those of the kind that the paper names most: of those it has named by then, where they are enough."""
        if len(kind) > count:  # “Jane Doe joins from A” makes A none of “the six CCGs”
            asides = self._asides()
            kind = [body for body in kind if body.name not in asides]
        before = [body for body in kind if min(body.mentions) < position]
        if len(kind) < count or count > _MOST:
            return ()
        if before and count not in {len(before), len(kind)}:
            self._guessed.add(position)
        kind = before if len(before) >= count else kind
        return tuple(body.name for body in sorted(kind[:count], key=lambda body: min(body.mentions)))


def _by_sentence(past: Past, position: int) -> Iterator[list[str]]:
    """The parties that each sentence speaks of, in order, that of a place first and then those before it."""
    sentence, spoken_of, seen = past.sentence(position), list[str](), 0
    for mention in reversed(past.single[-20:]):
        if mention.form not in _SPOKEN_OF or mention.passing == "career" or not can_be_party(mention.body_class):
            continue
        first = past.sentence(mention.start)
        if first != sentence:
            yield spoken_of
            sentence, spoken_of, seen = first, [], seen + 1
            if seen >= _SENTENCES:
                return
        if mention.names[0] not in spoken_of:
            spoken_of.insert(0, mention.names[0])
    yield spoken_of
