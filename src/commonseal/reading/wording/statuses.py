"""How far along an arrangement is, by the weight of the words that tell it and by what the rules make of them.

Rules know the words that usually say it ("have agreed to", "was dropped"); a paper says it in others, or says such
words of something else in the same sentence. The same kind of model that hears arrangements weighs both.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from commonseal.reading.context import says
from commonseal.reading.wording.stems import SCALE, Trait, stems_of, words_of

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
    own = [stem.word for stem in stems_of(told.own)]
    pairs = [f"{first} {second}" for first, second in pairwise(own)]
    yield from _shared_out("own ", {*own, *pairs}, SCALE)
    yield from _shared_out("", set(words_of(told.sentence)), _OF_SENTENCE)
    yield from _shared_out("after ", set(words_of(told.following)), _AROUND)
    yield from _shared_out("heading ", set(words_of(told.heading)), _AROUND)
    cues = [key for key in _CUES if says(key, told.own)]
    for key in cues:
        yield Trait(f"= says {key}", 1.0)
    yield Trait(f"= says {' '.join(cues)} alone", 1.0)
    yield Trait(f"= {told.status}", 1.0)
    if len(own) < _FEW_STEMS:
        yield Trait(f"= {told.status} in few words", 1.0)
    yield Trait(f"= {told.kind}", 1.0)
    if told.is_assumed:
        yield Trait("= assumed", 1.0)
    if told.is_passing:
        yield Trait("= as known", 1.0)
    if told.is_proposal:
        yield Trait("= proposal", 1.0)
        yield Trait(f"= proposal {told.status}", 1.0)


def _shared_out(prefix: str, words: set[str], weight: float) -> Iterator[Trait]:
    """Words that stand for one thing together, each counting the less the more there are."""
    scale = weight / math.sqrt(len(words) or 1)
    for word in sorted(words):
        yield Trait(prefix + word, scale)
