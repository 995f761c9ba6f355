"""Phenomena of language that make papers hard to read, told from a claim and the text it stands in.

They are told of a person's claims and of the reader's alike, so that for each there is a recall (how many of such
claims are found) and a precision (how many of those that the reader makes are right).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from commonseal.reading.document import Block, Document, Sentence, structure
from commonseal.reading.evaluating.agreeing import Written
from commonseal.reading.evaluating.counting import Compared
from commonseal.reading.evaluating.names import folded
from commonseal.reading.lexicon import table

_LONG = 40
_MANY_BODIES = 3
_MANY_CLAIMS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED_IN = {
    "appointment": "bodies",
    "arrangement": "parties",
    "decision": "body",
    "attribute": "about",
}
_DATES = ("start", "end", "date")


@dataclass(frozen=True)
class Setting:
    """A claim where it stands: its evidence in a paper, with the sentences and blocks that this touches.

    ``crowd`` is how many claims of the same set have their first evidence in the sentence where this one has it.
    """

    claim: Written
    document: Document
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]
    blocks: tuple[Block, ...]
    crowd: int

    @property
    def quotes(self) -> list[str]:
        """The evidence, in plain spaces and straight marks."""
        return [self.document.flow[start:end] for start, end in self.spans]

    @property
    def said(self) -> str:
        """The sentences of the evidence, and the evidence."""
        whole = [self.document.flow[sentence.start : sentence.end] for sentence in self.sentences]
        return " ".join([*whole, *self.quotes])

    @property
    def bodies(self) -> list[str]:
        """The bodies that the claim names."""
        value = self.claim.get(_NAMED_IN[self.claim["kind"]]) or ()
        return [value] if isinstance(value, str) else [str(each) for each in value]

    def stands_in(self, kind: str) -> bool:
        """Say whether any evidence stands in a block of a kind."""
        return any(block.kind == kind for block in self.blocks)


def settings_of(claims: Sequence[Written], text: str) -> list[Setting]:
    """Put claims where they stand in the text of their paper."""
    document = _document(text)
    places = [_place(claim, document) for claim in claims]
    crowds = Counter(sentences[0].number for _, sentences, _ in places if sentences)
    return [
        Setting(claim, document, spans, sentences, blocks, crowds[sentences[0].number] if sentences else 1)
        for claim, (spans, sentences, blocks) in zip(claims, places, strict=True)
    ]


@lru_cache(maxsize=4)
def _document(text: str) -> Document:
    return structure(text)


_Place = tuple[tuple[tuple[int, int], ...], tuple[Sentence, ...], tuple[Block, ...]]


def _place(claim: Written, document: Document) -> _Place:
    spans = tuple(sorted((span["start"], span["end"]) for span in claim.get("evidence") or ()))
    sentences = dict.fromkeys(each for span in spans for each in _touched(document.sentences, span))
    blocks = dict.fromkeys(each for span in spans for each in _touched(document.blocks, span))
    return spans, tuple(sentences), tuple(blocks)


def _touched(parts: Sequence[Any], span: tuple[int, int]) -> Iterable[Any]:
    """The parts of a text, in order and without overlaps, that a span has a share in."""
    first = max(bisect_right(parts, span[0], key=lambda part: part.start) - 1, 0)
    for part in parts[first:]:
        if part.start >= span[1]:
            return
        if part.end > span[0]:
            yield part


@cache
def _words(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('phenomena')[key])})\b", re.IGNORECASE)


def _under_a_heading(setting: Setting) -> bool:
    return any(block.section and block.kind != "heading" for block in setting.blocks[:1])


def _is_quoted(setting: Setting) -> bool:
    return bool(setting.spans) and all(setting.document.is_quoted(start, end) for start, end in setting.spans)


def _is_open(setting: Setting) -> bool:
    return setting.claim.get("status") in {"pending", "proposed", "considered"}


def _is_over(setting: Setting) -> bool:
    values = {setting.claim.get("status"), setting.claim.get("outcome")}
    return bool(values & {"rejected", "ended", "former", "deferred"})


def _has_a_date_to_settle(setting: Setting) -> bool:
    """A year in a date of the claim that the sentences of its evidence do not write."""
    said = set(_YEAR.findall(setting.said))
    dates = " ".join(str(setting.claim.get(slot) or "") for slot in _DATES)
    return any(year not in said for year in _YEAR.findall(dates))


def _names_a_set(setting: Setting) -> bool:
    return any(_words("sets_of_bodies").search(body) for body in setting.bodies)


def _has_two_places(setting: Setting) -> bool:
    return len(setting.spans) > 1


def _has_a_body_named_elsewhere(setting: Setting) -> bool:
    said = folded(setting.said)
    return any(folded(body) not in said for body in setting.bodies)


def _has_a_person_named_elsewhere(setting: Setting) -> bool:
    person = folded(setting.claim.get("person"))
    return bool(person) and person not in folded(setting.said)


def _is_one_role_for_several(setting: Setting) -> bool:
    claim = setting.claim
    is_post = claim["kind"] == "appointment" or claim.get("type") == "shared_post"
    return is_post and len(setting.bodies) > 1


def _has_many_bodies(setting: Setting) -> bool:
    return len(setting.bodies) >= _MANY_BODIES


def _is_by_line(setting: Setting) -> bool:
    """The post stands beside the name with nothing but a mark between, in either order."""
    person, role = (str(setting.claim.get(slot) or "") for slot in ("person", "role"))
    if setting.claim["kind"] != "appointment" or not person.split() or not role.split():
        return False
    last, first_of_role, last_of_role = (
        re.escape(word.casefold()) for word in (person.split()[-1], role.split()[0], role.split()[-1])
    )
    after = re.compile(rf"\b{last}(?: \([^)]{{1,30}}\))?\s?(?:,|–|-|\(|\t|\|)(?: [^\s,;.]+){{0,9}} ?{first_of_role}\b")
    before = re.compile(rf"\b{last_of_role}(?: of| at| for)?(?: [^\s,;.]+){{0,6}}?,? ?(?:[^\s,;.]+ ){{0,4}}{last}\b")
    return any(
        any(not _words("verbs").search(match.group()) for match in pattern.finditer(quote.casefold()))
        for quote in setting.quotes
        for pattern in (after, before)
    )


def _is_in_a_long_sentence(setting: Setting) -> bool:
    return any(
        len(setting.document.flow[sentence.start : sentence.end].split()) > _LONG for sentence in setting.sentences[:1]
    )


def _is_in_company(setting: Setting) -> bool:
    return setting.crowd >= _MANY_CLAIMS


PHENOMENA: Mapping[str, Callable[[Setting], bool]] = {
    "in a table": lambda setting: setting.stands_in("row"),
    "in a list": lambda setting: setting.stands_in("item"),
    "in a heading": lambda setting: setting.stands_in("heading"),
    "under a heading": _under_a_heading,
    "quoted": _is_quoted,
    "reported": lambda setting: setting.claim.get("attribution") == "reported",
    "not yet decided": _is_open,
    "rejected or ended": _is_over,
    "date to settle": _has_a_date_to_settle,
    "a set of bodies": _names_a_set,
    "three bodies or more": _has_many_bodies,
    "one role for several bodies": _is_one_role_for_several,
    "body named elsewhere": _has_a_body_named_elsewhere,
    "person named elsewhere": _has_a_person_named_elsewhere,
    "evidence in two places": _has_two_places,
    "by-line": _is_by_line,
    "long sentence": _is_in_a_long_sentence,
    "three claims in a sentence": _is_in_company,
}
"""Each phenomenon by its name; docs/how-to/evaluate-the-reader.md says of each in one sentence what it is."""


@dataclass
class Shown:
    """How many claims show a phenomenon.

    ``gold`` of the person's claims do, of which the reader has ``found``; ``predicted`` of the reader's do, of which
    ``right`` are the person's too.
    """

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0

    @property
    def recall(self) -> float | None:
        """The part of the person's claims with the phenomenon that the reader has; ``None`` where there are none."""
        return round(self.found / self.gold, 4) if self.gold else None

    @property
    def precision(self) -> float | None:
        """The part of the reader's claims with the phenomenon that are right; ``None`` where there are none."""
        return round(self.right / self.predicted, 4) if self.predicted else None


def by_phenomenon(parts: Iterable[Compared]) -> dict[str, Shown]:
    """Count claims by the phenomena they show.

    A claim may show several. Papers without a text are left out, and so are claims without exact evidence.
    """
    counted = {name: Shown() for name in PHENOMENA}
    papers: dict[str, list[Compared]] = {}
    for part in parts:
        papers.setdefault(part.doc, []).append(part)
    for paper in papers.values():
        expected = [_with_luck(part.expected, {mine for mine, _ in part.pairs}) for part in paper]
        found = [_with_luck(part.found, {theirs for _, theirs in part.pairs}) for part in paper]
        for name, is_paired in _shown_in(paper[0].text, expected):
            counted[name].gold += 1
            counted[name].found += is_paired
        for name, is_paired in _shown_in(paper[0].text, found):
            counted[name].predicted += 1
            counted[name].right += is_paired
    return counted


_Lucky = list[tuple[Written, bool]]


def _with_luck(claims: Sequence[Written], paired: set[int]) -> _Lucky:
    """Claims, each with whether it is one of a pair."""
    return [(claim, place in paired) for place, claim in enumerate(claims)]


def _shown_in(text: str | None, parts: Iterable[_Lucky]) -> Iterator[tuple[str, bool]]:
    """Every phenomenon that every claim of a paper shows, with whether the claim is one of a pair."""
    claims = [each for part in parts for each in part]
    settings = settings_of([claim for claim, _ in claims], text) if text is not None else []
    for setting, (_, is_paired) in zip(settings, claims, strict=text is not None):
        yield from ((name, is_paired) for name, shows in PHENOMENA.items() if shows(setting))
