"""All that a figure of a paper can be of: its bodies, the sets it names as sets, and the joint things it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from commonseal.reading.mentions import BodyMention
from commonseal.reading.owning.things import Thing, things_of
from commonseal.reading.paper import Paper, bodies_of

SET, THING = "set", "thing"
_LEAD = re.compile(
    r"^(?:the|all of the|all|these|those|both|each|of the|our|its|their|an?|this|that)\s+", re.IGNORECASE
)


class Spot(NamedTuple):
    """A place where a candidate is named or meant: the sentence, the offsets, how it is named, and if in passing."""

    view: int
    start: int
    end: int
    form: str
    in_passing: bool = False


@dataclass(slots=True)
class Candidate:
    """What a figure can be of. ``kind`` is the kind of body, “set”, or “thing” and its kind."""

    name: str
    kind: str
    spots: list[Spot] = field(default_factory=list)

    @property
    def family(self) -> str:
        """Body, set or thing."""
        return self.kind if self.kind == SET else THING if self.kind.startswith(THING) else "body"


class _Gathered:
    def __init__(self) -> None:
        self.by_name: dict[str, Candidate] = {}

    def add(self, name: str, kind: str, spot: Spot) -> None:
        """Take up a place where something is named."""
        self.by_name.setdefault(name, Candidate(name, kind)).spots.append(spot)


def candidates_of(paper: Paper) -> list[Candidate]:
    """Give all that a figure of a paper can be of, each with the places where it is named, in order."""
    found = _Gathered()
    mentions = [(view.number, body) for view in paper.views for _, body in bodies_of(view.plain)]
    phrases = _phrases(paper, [body for _, body in mentions])
    for number, body in mentions:
        _add_body(paper, found, number, body, phrases)
    _add_things(paper, found, [(body.start, body.end) for _, body in mentions])
    for candidate in found.by_name.values():
        candidate.spots.sort()
    return list(found.by_name.values())


def _phrases(paper: Paper, bodies: Sequence[BodyMention]) -> dict[frozenset[str], str]:
    """The phrases that sets of bodies are called by, of which the paper says who is in them."""
    found: dict[frozenset[str], str] = {}
    for body in bodies:
        if len(body.names) > 1 and body.form == SET:
            words = " ".join(paper.document.flow[body.start : body.end].split())
            found.setdefault(frozenset(body.names), _LEAD.sub("", words))
    return found


def _add_body(
    paper: Paper, found: _Gathered, number: int, body: BodyMention, phrases: dict[frozenset[str], str]
) -> None:
    spot = Spot(number, body.start, body.end, body.form, bool(body.passing))
    if body.is_set:
        found.add(body.names[0], SET, spot)
        return
    if len(body.names) == 1:
        found.add(body.names[0], body.body_class, spot)
        return
    phrase = phrases.get(frozenset(body.names))
    if phrase:
        found.add(phrase, SET, spot)
    inside = spot._replace(form="in a list" if body.form in {"name", "list"} else "in a set")
    for name in body.names:
        found.add(name, paper.class_of(name) or body.body_class, inside)


def _add_things(paper: Paper, found: _Gathered, taken: list[tuple[int, int]]) -> None:
    things = things_of(paper.document.flow, sorted(taken))
    numbers = _numbers(paper, things)
    full: dict[str, list[Thing]] = {}
    for thing in things:
        if not thing.is_bare:
            full.setdefault(thing.name if thing.is_named else thing.name.lower(), []).append(thing)
    for same in full.values():
        name = max((thing.name for thing in same), key=lambda words: (words[0].isupper(), len(words)))
        for thing in same:
            form = "named thing" if thing.is_named else THING
            found.add(name, f"{THING} {thing.kind}", Spot(numbers[thing.start], thing.start, thing.end, form))
    for thing in things:
        if thing.is_bare:
            for name, form in _meant(thing, full):
                found.add(name, f"{THING} {thing.kind}", Spot(numbers[thing.start], thing.start, thing.end, form))


def _numbers(paper: Paper, things: Sequence[Thing]) -> dict[int, int]:
    """The sentence in which each thing stands, by where it starts."""
    numbers: dict[int, int] = {}
    view = 0
    for thing in things:
        while view + 1 < len(paper.views) and paper.views[view + 1].sentence.start <= thing.start:
            view += 1
        numbers[thing.start] = view
    return numbers


def _meant(thing: Thing, full: dict[str, list[Thing]]) -> Iterator[tuple[str, str]]:
    """What a noun alone may stand for: itself, and every thing of its kind that the paper names."""
    yield thing.name, "bare, definite" if thing.is_definite else "bare"
    for same in full.values():
        if same[0].kind == thing.kind:
            name = max((other.name for other in same), key=lambda words: (words[0].isupper(), len(words)))
            yield name, "bare, same noun" if any(o.noun == thing.noun for o in same) else "bare, same kind"
