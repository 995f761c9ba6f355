"""How far along an arrangement is, by the weight of the words that tell it and by what the rules make of them.

Rules know the words that usually say it ("have agreed to", "was dropped"); a paper says it in others, or says such
words of something else in the same sentence. The same kind of model that hears arrangements weighs both.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from commonseal.reading.context import says
from commonseal.reading.wording.stems import SCALE, Share, Trait, stems_in, words_of

_OF_SENTENCE = 3.0
_AROUND = 1.0
_FEW_STEMS = 22
_CUES = ("rejected", "ended", "done", "decided", "not_yet", "asked", "agreed", "proposed", "considered")


@dataclass(frozen=True, slots=True)
class Told:
    """What an arrangement is told by.

    Attributes:
        kind: Its type.
        status: What rules make of its words.
        own: The words of its own predicate, marked.
        sentence: The whole sentence, marked.
        following: The sentence after it, marked.
        heading: The heading above it and the sentence that opens its list.
        is_assumed: Whether no word says that what rules take to exist does exist.
        is_proposal: Whether the paper puts something forward throughout.
        is_passing: Whether it is spoken of as known.
    """

    kind: str
    status: str
    own: str
    sentence: str
    following: str = ""
    heading: str = ""
    is_assumed: bool = False
    is_proposal: bool = False
    is_passing: bool = False


def traits_of_status(told: Told) -> Iterator[Trait]:
    """Give the traits by which the status of an arrangement is known."""
    for names, value in shares_of_status(told):
        for name in names:
            yield Trait(name, value)


def shares_of_status(told: Told) -> Iterator[Share]:
    """Give the same traits, those together that count as much."""
    own = stems_in(told.own)
    words = {*own, *(f"{first} {second}" for first, second in pairwise(own))}
    yield _shared_out([f"own {word}" for word in sorted(words)], SCALE)
    yield _shared_out(words_of(told.sentence), _OF_SENTENCE)
    yield _shared_out(words_of(told.following, "after"), _AROUND)
    yield _shared_out(words_of(told.heading, "heading"), _AROUND)
    yield Share([*_plain_names(told, len(own))], 1.0)


def _plain_names(told: Told, length: int) -> Iterator[str]:
    """Give the names of the traits that are no words; ``length`` is how many stems the predicate has."""
    cues = [key for key in _CUES if says(key, told.own)]
    for key in cues:
        yield f"= says {key}"
    yield f"= says {' '.join(cues)} alone"
    yield f"= {told.status}"
    if length < _FEW_STEMS:
        yield f"= {told.status} in few words"
    yield f"= {told.kind}"
    if told.is_assumed:
        yield "= assumed"
    if told.is_passing:
        yield "= as known"
    if told.is_proposal:
        yield "= proposal"
        yield f"= proposal {told.status}"


def _shared_out(names: Collection[str], weight: float) -> Share:
    """Words that stand for one thing together, each counting the less the more there are."""
    return Share(names, weight / math.sqrt(len(names) or 1))
