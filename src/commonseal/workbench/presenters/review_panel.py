"""The claim that is looked at: what it would become, its words in the paper, and what the register says of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commonseal.answers import Names, sentence
from commonseal.reading import Claim
from commonseal.review import Item, as_if_recorded, can_be_joined, can_be_split, with_drafts
from commonseal.vocabulary import Snapshot, Standing
from commonseal.workbench.presenters.claims import FINDING_COLOUR, FINDINGS, how_sure, in_brief
from commonseal.workbench.presenters.facts import Facts, FactShown
from commonseal.workbench.presenters.marking import Mark, Piece, paragraphs
from commonseal.workbench.presenters.windows import Part
from commonseal.workbench.presenters.words import in_words

_AROUND = 80
_MAY_MOVE_ON = (Standing.CONSIDERED, Standing.PROPOSED, Standing.AGREED)


@dataclass(frozen=True)
class QuoteInPlace:
    """Words of a paper that show a claim, with a little of what stands around them, and where they begin."""

    before: str
    words: str
    after: str
    start: int
    page: int | None


@dataclass(frozen=True)
class Panel:
    """A claim that waits: what it would become, what it is to the register and why, and what can be done with it."""

    sentence: str
    finding: str
    finding_word: str
    finding_told: str
    colour: str
    why: str
    details: tuple[tuple[str, str], ...]
    brings: tuple[str, ...]
    held: tuple[FactShown, ...]
    seen: str
    can_follow: bool
    can_be_split: bool
    joinable: tuple[tuple[str, str], ...]


def panel(item: Item, snapshot: Snapshot, facts: Facts, others: Mapping[str, Claim]) -> Panel:
    """Return a claim that waits as the panel shows it.

    Args:
        item: the claim, held against the register.
        snapshot: what is known of the things that it and the register's statements name.
        facts: turns statements of that snapshot into lines.
        others: the other claims that wait, by key.
    """
    finding, named = item.comparison.finding.value, with_drafts(snapshot, item.drafted)
    names, main = Names(named), item.drafted.main
    word, _, told = FINDINGS[finding]
    return Panel(
        sentence=sentence(as_if_recorded(main), names),
        finding=finding,
        finding_word=word,
        finding_told=told,
        colour=FINDING_COLOUR[finding],
        why=item.comparison.why,
        details=(
            ("Standing", in_words(main.standing)),
            ("Holds", main.period.describe()),
            ("Source", in_words(main.attribution)),
            *((("How sure the reader is", how_sure(item.claim)),) if how_sure(item.claim) else ()),
            *((("Who may see it", main.visibility.value),) if main.visibility.value != "public" else ()),
        ),
        brings=tuple(sentence(as_if_recorded(each), names) for each in item.drafted.before),
        held=tuple(facts.of(each.id) for each in item.comparison.statements),
        seen=item.seen,
        can_follow=any(each.standing in _MAY_MOVE_ON for each in item.comparison.statements),
        can_be_split=can_be_split(item.claim),
        joinable=tuple(
            (key, in_brief(each)) for key, each in others.items() if key != item.key and can_be_joined(item.claim, each)
        ),
    )


def quotes(claim: Claim, text: str) -> tuple[QuoteInPlace, ...]:
    """Return the words that show a claim, each with what stands around it in the paper's text."""
    return tuple(
        QuoteInPlace(
            before=text[max(0, each.start - _AROUND) : each.start].replace("\n", " "),
            words=each.quote.replace("\n", " "),
            after=text[each.end : each.end + _AROUND].replace("\n", " "),
            start=each.start,
            page=each.page,
        )
        for each in claim.evidence
    )


def marked(text: str, part: Part, claims: Iterable[Claim]) -> tuple[tuple[Piece, ...], ...]:
    """Return a part of a paper's text with the words of claims marked in it, each claim by its number from 1."""
    marks = [
        Mark(max(place.start, part.start) - part.start, min(place.end, part.end) - part.start, number)
        for number, claim in enumerate(claims, 1)
        for place in claim.evidence
        if place.start < part.end and place.end > part.start
    ]
    return paragraphs(text[part.start : part.end], marks)
