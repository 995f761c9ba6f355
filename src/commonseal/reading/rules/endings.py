"""When an arrangement that is there will end, or has ended: the last day that its own sentence tells."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked
from commonseal.reading.paper import dates_of
from commonseal.reading.rules.drafts import ArrangementDraft, Span

# “will leave the shared service in March”: that is when it ends
_LEAVES = re.compile(
    r"\b(?:will|would|to|is|are|plans? to|intends? to) (?:also |be )?(?:leave|leaving|withdraw(?:ing)? from"
    r"|exit(?:ing)?|quit(?:ting)?"
    r"|com(?:e|ing) out of|pull(?:ing)? out of|end(?:ing)?|wind(?:ing)? up|disband(?:ing)?|dissolve|terminate)"
    r" (?:the |its |their |a |this |\[B\d+\](?:'s)? )(?:[\w'-]+ ){0,2}$"
)
_ENDS_ON = re.compile(
    r"\b(?:will|would|shall|is to|are to|is due to|are due to|due to|set to)\b[^.;]{0,60}?\b(?:end|ended|disbanded"
    r"|dissolved|close|cease|expire|lapse|(?:come|brought) to an end|wound up|(?:split|broken) up|unpicked"
    r"|dismantled|stood down|taken apart|part company|unwound|terminated|stop|finish|run out"
    r"|(?:meet|sit) for the last time|last meet)"
    r"(?: in stages| formally| altogether)?"
    r"(?P<lead> (?:on|in|by|from|at|before|with effect from))? $"
    r"|(?:\bnot|n't) (?:now |due to )?(?:end|expire|finish|lapse|run out|come to an end) (?:until|before) $"
    r"|\b(?:and|which|that) (?:(?:is|are|will|would|now|due|set|to|then) ){0,3}(?:(?:runs?|ran|lasts?|lasted"
    r"|continues?)"
    r" (?:for [a-z]+ years,? )?(?:until|to)"
    r"|(?:expires?|ends?|lapses?|runs? out)(?: on| in| at)?) $"
)

_ANOTHER = re.compile(r", and |\bwhose\b")  # after it the words are of something else


def is_left(marked: Marked, bounds: Span, place: Span) -> bool:
    """Say whether the words before a thing say that it will be left."""
    return _LEAVES.search(marked.text, max(bounds[0], place[0] - 60), place[0]) is not None


def is_over(edtf: str, published: str | None) -> bool:
    """Say whether a day or month lies before the paper's own day: what is still to come did not begin then."""
    if not published or not re.fullmatch(r"\d{4}(?:-[01]\d){0,1}(?:-\d\d)?", edtf):
        return False
    length = min(len(edtf), len(published))
    return edtf[:length] < published[:length]


def is_ahead(edtf: str | None, published: str | None) -> bool:
    """Say whether a day, or the earliest that it can be, lies after the paper's own day."""
    if edtf is None or not published or not re.match(r"(?:\.\./)?\d", edtf):
        return False
    return edtf.removeprefix("../")[: len(published)] > published


def settle_by_end(draft: ArrangementDraft, published: str | None) -> None:
    """Compare the last day of an arrangement with the paper's own: what ended before it is over, the rest goes on.

    Minutes say "held the contract until March 2023" of what still runs when they are written.
    """
    if draft.end is None or published is None or not re.fullmatch(r"\d{4}(?:-[01]\d)?(?:-\d\d)?", draft.end):
        return
    if draft.status == "existing" and is_over(draft.end, published):
        draft.status = "ended"
    elif draft.status == "ended" and draft.end[: len(published)] > published[: len(draft.end)]:
        draft.status = "existing"


def will_end(marked: Marked, bounds: Span, place: Span) -> str | None:
    """Give the day on which what exists is to end, as the words after it say."""
    for position, date in dates_of(marked):
        if place[1] <= position < bounds[1]:
            ends = _ENDS_ON.search(marked.text, place[1], position)
            if ends and not _ANOTHER.search(marked.text, place[1], ends.start()):
                return f"../{date.edtf}" if (ends["lead"] or "").strip() in {"by", "before"} else date.edtf
    return None
