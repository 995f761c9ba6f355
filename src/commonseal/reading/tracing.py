"""How the reader came to what it says: the way of every claim, and the whole path of one sentence.

``look`` reads a text and keeps what lies between the text and its claims; ``explained`` gives each claim with the
rules that made it, ``traced`` everything that happened to the sentences that were asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from commonseal.reading import expressions as re
from commonseal.reading.claims import Claim
from commonseal.reading.errors import ReadingError
from commonseal.reading.in_words import claim_in_words, draft_in_words
from commonseal.reading.judging import shipped_judge
from commonseal.reading.marked import number_of
from commonseal.reading.paper import Paper, View, prepare
from commonseal.reading.pipeline import all_claims_of
from commonseal.reading.places import placed
from commonseal.reading.rules.drafts import Draft
from commonseal.reading.tracing_mentions import MentionTrace, mention_of
from commonseal.reading.wording import heard_in

_TOKEN = re.compile(r"\[[A-Z]\d+\]")


class _Shown(BaseModel):
    """Values that are shown or written as JSON, and never change."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DraftTrace(_Shown):
    """One draft, as its rule made it.

    ``stage`` is the module of rules; ``fact`` the draft in one line; ``signals`` what the rule knew of how it came by
    it; ``words`` the evidence; ``outcome`` what became of it.
    """

    stage: str
    rule: str
    fact: str
    signals: tuple[str, ...]
    words: str
    outcome: str


class HeardTrace(_Shown):
    """A type of arrangement that a sentence seems to tell: how likely, and which of its words weigh the most."""

    type: str
    likely: float
    words: str


class ClaimTrace(_Shown):
    """One claim with its way: the rules that found it as "stage: rule", the first of them the one that made it.

    ``is_shown`` says whether it was likely enough to be put out; ``line`` is where its first evidence stands in the
    text, ``heading`` what it stands under.
    """

    fact: str
    rules: tuple[str, ...]
    signals: tuple[str, ...]
    confidence: float | None
    is_shown: bool
    line: int
    page: int | None
    heading: str
    quotes: tuple[str, ...]


class Trace(_Shown):
    """The whole path of one sentence.

    ``number`` counts the sentences of the paper from 1. ``block`` is the kind of block it stands in, ``section`` the
    heading above, ``opened_by`` the sentence that opens its list. ``marked`` is the sentence with its mentions as
    tokens, ``with_posts`` the same with titles and their bodies joined; ``mentions`` says what each token stands for.
    ``heard`` are the arrangements that the words seem to tell, whether or not a rule read them.
    """

    doc: str
    number: int
    of: int
    line: int
    start: int
    end: int
    block: str
    section: str
    opened_by: str
    text: str
    mentions: tuple[MentionTrace, ...]
    marked: str
    with_posts: str
    heard: tuple[HeardTrace, ...]
    drafts: tuple[DraftTrace, ...]
    claims: tuple[ClaimTrace, ...]


class Explanation(_Shown):
    """One paper's claims in reading order, each with its way; those too unlikely to be shown only where asked for."""

    doc: str
    published: str | None
    claims: tuple[ClaimTrace, ...]


@dataclass(frozen=True)
class Look:
    """A paper read with open doors: the paper as the rules saw it, every draft as made, and every claim."""

    doc: str
    paper: Paper
    made: tuple[Draft, ...]
    claims: tuple[Claim, ...]
    shown: frozenset[int]
    """The places in ``claims`` of those that are put out."""


def look(text: str, *, name: str, published: str | None = None, pages: Sequence[int] = ()) -> Look:
    """Read a text and keep everything on the way.

    Args:
        text: The plain text.
        name: What to call it.
        published: Its own date when the caller knows it.
        pages: The offsets at which its pages begin, where it has pages.
    """
    paper, judge = prepare(text, published), shipped_judge()
    made: list[Draft] = []
    claims = placed(all_claims_of(paper, judge, made), paper.document, pages)
    shown = frozenset(number for number, claim in enumerate(claims) if judge.shows(claim))
    return Look(name, paper, tuple(made), claims, shown)


def explained(seen: Look, *, with_unlikely: bool = False) -> Explanation:
    """Give the way of every claim of a paper, in reading order.

    Args:
        seen: The paper.
        with_unlikely: Also give those that were too unlikely to be shown.
    """
    wanted = [number for number in range(len(seen.claims)) if with_unlikely or number in seen.shown]
    return Explanation(
        doc=seen.doc,
        published=seen.paper.published,
        claims=tuple(_claim_trace(seen, number) for number in wanted),
    )


def traced(seen: Look, wanted: str) -> tuple[Trace, ...]:
    """Give the whole path of the sentences asked for.

    Args:
        seen: The paper.
        wanted: The number of a sentence, counted from 1, or words that stand in it.

    Raises:
        ReadingError: There is no such sentence.
    """
    views = seen.paper.views
    if wanted.strip().isdigit():
        number = int(wanted)
        if not 1 <= number <= len(views):
            problem = f"has no sentence {number}"
            raise ReadingError(seen.doc, problem, f"give a number from 1 to {len(views)}, or words to look for")
        return (_trace(seen, views[number - 1]),)
    plain = _plain(wanted)
    found = [view for view in views if plain in _plain(_words(seen.paper, view.sentence.start, view.sentence.end))]
    if not plain or not found:
        raise _not_there(seen, wanted, plain)
    return tuple(_trace(seen, view) for view in found)


def _not_there(seen: Look, wanted: str, plain: str) -> ReadingError:
    """Say why words are in no sentence: they are boilerplate, they reach over two sentences, or are not there."""
    paper = seen.paper
    aside = [block for block in paper.document.blocks if block.kind == "boilerplate"]
    if plain and any(plain in _plain(_words(paper, block.start, block.end)) for block in aside):
        return ReadingError(
            seen.doc, f"has “{wanted}” in boilerplate alone", "it is not read, so nothing happened to it"
        )
    if plain and plain in _plain(paper.text):
        return ReadingError(seen.doc, f"has “{wanted}” over two sentences or more", "look for words of one of them")
    return ReadingError(seen.doc, f"has no sentence with “{wanted}”", "look for fewer words, exactly as they stand")


def _plain(words: str) -> str:
    straight = words.translate(str.maketrans("‘’“”", "''\"\""))
    return " ".join(straight.casefold().split())


def _words(paper: Paper, start: int, end: int) -> str:
    return " ".join(paper.text[start:end].split())


def _trace(seen: Look, view: View) -> Trace:
    paper, sentence = seen.paper, view.sentence
    inside = [
        number
        for number, draft in enumerate(seen.made)
        if any(start < sentence.end and sentence.start < end for start, end in draft.spans)
    ]
    numbers = frozenset(inside)
    claims = [number for number, claim in enumerate(seen.claims) if claim.drafts & numbers]
    return Trace(
        doc=seen.doc,
        number=sentence.number + 1,
        of=len(paper.views),
        line=_line(paper.text, sentence.start),
        start=sentence.start,
        end=sentence.end,
        block=sentence.block.kind,
        section=view.section,
        opened_by=" ".join(view.intro.split()),
        text=_words(paper, sentence.start, sentence.end),
        mentions=tuple(_mentions(paper, view)),
        marked=view.plain.text,
        with_posts=view.posts.text,
        heard=tuple(_heard(paper, view)),
        drafts=tuple(_draft_trace(seen, number) for number in inside),
        claims=tuple(_claim_trace(seen, number) for number in claims),
    )


def _mentions(paper: Paper, view: View) -> Iterator[MentionTrace]:
    """Everything found in the sentence, in the order of finding: what a group or a post took in comes before it."""
    in_text = {number_of(token): token for token in _TOKEN.findall(f"{view.plain.text} {view.posts.text}")}
    for number, item in enumerate(view.posts.items):
        start, end = getattr(item, "start", 0), getattr(item, "end", 0)
        yield mention_of(in_text.get(number, ""), _words(paper, start, end), item)


def _heard(paper: Paper, view: View) -> Iterator[HeardTrace]:
    for heard in heard_in(view, paper.marked_before(view.number)):
        words = _words(paper, *view.plain.source(heard.start, heard.end)) if heard.end > heard.start else ""
        yield HeardTrace(type=heard.label, likely=round(heard.likely, 3), words=words)


def _draft_trace(seen: Look, number: int) -> DraftTrace:
    draft = seen.made[number]
    return DraftTrace(
        stage=draft.stage,
        rule=draft.rule,
        fact=draft_in_words(draft),
        signals=tuple(sorted(draft.signals)),
        words=" … ".join(_words(seen.paper, start, end) for start, end in draft.spans),
        outcome=_outcome(seen, number),
    )


def _outcome(seen: Look, number: int) -> str:
    """What became of a draft: a claim, a part of one, or nothing."""
    place = next((place for place, claim in enumerate(seen.claims) if number in claim.drafts), None)
    if place is None:
        return "dropped: a fuller claim says the same"
    claim = seen.claims[place]
    others = len(claim.drafts) - 1
    joined = f", joined with {others} other{'s' if others > 1 else ''}" if others else ""
    if place in seen.shown:
        return f"claim {sum(each <= place for each in seen.shown)} of the paper{joined}"
    return f"dropped: too unlikely{_sureness(claim.confidence)}{joined}"


def _sureness(confidence: float | None) -> str:
    return "" if confidence is None else f" ({confidence:.2f})"


def _claim_trace(seen: Look, place: int) -> ClaimTrace:
    claim, paper = seen.claims[place], seen.paper
    first = min(claim.evidence, key=lambda evidence: evidence.start)
    ways = [f"{seen.made[number].stage}: {seen.made[number].rule}" for number in sorted(claim.drafts)]
    ways.sort(key=lambda way: not way.endswith(f": {claim.rule}"))
    return ClaimTrace(
        fact=claim_in_words(claim),
        rules=tuple(dict.fromkeys(ways)),
        signals=tuple(sorted(claim.signals)),
        confidence=claim.confidence,
        is_shown=place in seen.shown,
        line=_line(paper.text, first.start),
        page=first.page,
        heading=first.heading or "",
        quotes=tuple(" ".join(evidence.quote.split()) for evidence in claim.evidence),
    )


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
