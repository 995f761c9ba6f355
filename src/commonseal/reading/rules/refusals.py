"""A body that does not join what others do: a rejected arrangement with it among the parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementType
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import ArrangementDraft

_REFUSES = rule_pattern(
    r"(?P<body>{BG})(?:'s (?:\w+ ){0,2}\w+)?(?P<gap>(?:[^.;\[]|\[[DPFO]\d+\]){0,120}?)\b"
    r"(?:(?:did|do|does|would|will) not (?:\w+ )?(?:wish|want|intend|plan|be)(?: to)?"
    r"|(?:chose|chosen|decided|opted|resolved|voted|elected|preferred) not to|(?:declin|refus)(?:ed|es) (?:to|an)"
    r"|(?:decided|voted|came out) against|pull(?:ed|s|ing) out of|(?:withdrew|withdrawn|withdraws) from"
    r"|walked away from|turned down|said no to|had no wish to|opted out of|dropped out of"
    r"|(?:chose|chosen|decided) to stay out of)"
    r" (?P<what>(?:[\w'-]+ ){0,5}?(?:join\w*|tak\w+ part|participat\w*|part of|apply\w*|merg\w*|going ahead|go ahead"
    r"|proceed\w*|talks?|cluster\w*|group|alliance|partnership|plans?|proposals?|invitation|discussions|scheme|committee"
    r"|application|becom\w+ part))\b"
)
_KINDS: tuple[tuple[str, ArrangementType], ...] = (
    ("merg", "merger"),
    ("cluster", "cluster"),
    ("alliance", "partnership"),
    ("committee", "joint_committee"),
)
_JOINED = frozenset(["merger", "cluster", "partnership", "joint_committee", "joint_service", "joint_team"])
_LATEST = 12


# “On being put to the vote the motion was LOST”
_LOST = re.compile(
    r"\b(?:motion|proposal|proposition|resolution)\b(?! (?:to|that|for)\b)[^.;]{0,60}?"
    r"(?:\b(?:was|were|been|declared)\b(?: \w+){0,3}? (?:lost|defeated|negatived|voted down|not (?:carried|passed))\b"
    r"|\bfell\b(?! (?:to|in|within|under|on|short)\b))",
    re.IGNORECASE,
)
_ITEM = 1_500  # letters between a motion and the vote on it


def set_lost(view: View, drafts: Sequence[ArrangementDraft]) -> None:
    """Take what a motion put forward as rejected once the vote on it is lost.

    Args:
        view: The sentence.
        drafts: The arrangements found so far; the last that was put is changed in place.
    """
    if _LOST.search(view.posts.text) is None:
        return
    here = view.sentence.start
    put = [draft for draft in drafts[-_LATEST:] if draft.status in {"proposed", "considered", "agreed"}]
    if put and here - _ITEM < put[-1].spans[0][0] <= here:
        last = put[-1].spans[0]
        for draft in put:
            if draft.spans[0] == last:
                draft.status, draft.weighed = "rejected", {}
        put[-1].spans.append((view.sentence.start, view.sentence.end))


def refusals(view: View, drafts: Sequence[ArrangementDraft]) -> Iterator[ArrangementDraft]:
    """Give what a body of a sentence keeps out of: the arrangement the paper spoke of last.

    Args:
        view: The sentence.
        drafts: The arrangements found so far.
    """
    for match in _REFUSES.finditer(view.posts.text):
        body = view.posts.item(match["body"])
        if not isinstance(body, BodyMention) or len(body.names) != 1 or not can_be_party(body.body_class):
            continue
        kind = next((kind for stem, kind in _KINDS if stem in match["what"].lower()), None)
        fits = {kind} if kind else _JOINED
        latest = next((draft for draft in reversed(drafts[-_LATEST:]) if draft.type in fits), None)
        if latest is None or latest.spans[0] == (view.sentence.start, view.sentence.end):
            continue
        parties = tuple(dict.fromkeys((*latest.parties, *body.names)))
        if len(parties) < 2:
            continue
        span = (view.sentence.start, view.sentence.end)
        yield ArrangementDraft(
            latest.type, parties, "rejected", [span], "keeps out of it", signals={"arrangement of an earlier sentence"}
        )
