"""Extracts from the minutes of another meeting that a report carries in an appendix."""

from __future__ import annotations

from dataclasses import dataclass

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.rules.drafts import DecisionDraft

_EXTRACT = re.compile(
    r"\b(?:extracts?|excerpts?)\b[^.]{0,40}\bminutes?\b|\bminutes? extracts?\b|^\W*(?:appendix|annex)\b[^.]{0,12}\W"
    r"(?:the )?(?:draft |unconfirmed )?minutes? of\b",
    re.IGNORECASE,
)
_NEXT_PART = re.compile(r"^\W*(?:appendix|annex|schedule|enclosure)\b", re.IGNORECASE)
_IN_CAPITALS = re.compile(
    r"^.*\b(?:OF|FROM|BY)(?: THE)?(?: MEETING OF(?: THE)?)? (?P<organ>(?:[A-Z]+,? (?:(?:AND|&|OF|FOR) )?){0,6}?"
    r"(?:COMMITTEE|PANEL|CABINET|EXECUTIVE|BOARD|GOVERNING BODY|COUNCIL OF GOVERNORS|COUNCIL))\b"
)
_SMALL = re.compile(r"\b(?:And|Of|For)\b")


@dataclass(frozen=True, slots=True)
class Extract:
    """Whose meeting the minutes below a heading are of, and its day."""

    organ: str
    when: str | None


def extract_at(paper: Paper, view: View) -> Extract | None:
    """Give the meeting whose minutes the sentences below a heading are taken from.

    Args:
        paper: The paper; an organ in capitals is one of its own body.
        view: The sentence.
    """
    if view.sentence.block.kind != "heading" or _EXTRACT.search(view.plain.text) is None:
        return None
    organ = _organ(paper, view)
    days = [view.plain.item(token) for token in re.findall(r"\[D\d+\]", view.plain.text)]
    when = next((day.edtf for day in days if isinstance(day, DateMention)), None)
    return Extract(organ, when) if organ else None


def ends_extract(view: View) -> bool:
    """Say whether a heading opens the next part of the paper."""
    return view.sentence.block.kind == "heading" and _NEXT_PART.match(view.plain.text) is not None


def _organ(paper: Paper, view: View) -> str:
    for _, body in bodies_of(view.plain):
        if (body.organ or body.body_class == "committee") and len(body.names) == 1 and not body.is_set:
            return body.deciding[0]
    named = _IN_CAPITALS.search(view.plain.text)
    if named is None or len(paper.author) != 1:
        return ""
    return f"{paper.author[0]} {_SMALL.sub(lambda word: word.group().lower(), named['organ'].title())}"


def is_called(organ: str, text: str, draft: DecisionDraft) -> bool:
    """Say whether the decider is called “the Committee” alone, which in the minutes of a committee is that one.

    Args:
        organ: The organ whose minutes they are.
        text: The marked sentence.
        draft: A decision of the sentence.
    """
    is_alone = "body as organ" in draft.signals or "body as reference" in draft.signals
    return is_alone and draft.body.rsplit(" ", 1)[-1] == organ.rsplit(" ", 1)[-1] and "[D" not in text


_OPENS_WITH_ORGAN = re.compile(
    r"\W*(?:\d[\d.]*\s*)?(?:That )?[Tt]he (?P<organ>Board|Committee|Governing Body|Executive|Panel"
    r"|Council of Governors)\b(?! of\b)"
)


def is_own_organ(paper: Paper, view: View, organ: str, draft: DecisionDraft) -> bool:
    """Say whether a sentence of an organ's minutes opens with “The Board”, and so with that organ and no other's.

    Args:
        paper: The minutes.
        view: The sentence.
        organ: The organ whose minutes they are.
        draft: A decision of the sentence.
    """
    opening = _OPENS_WITH_ORGAN.match(paper.document.flow, view.sentence.start, view.sentence.end)
    if opening is None or "body as organ" not in draft.signals:
        return False
    called = opening["organ"].casefold()
    return organ.casefold().endswith(f" {called}") and draft.body.casefold().endswith(f" {called}")
