"""Who of several votes first and who last: “Governors will be asked in March. Dale's are first, on the 3rd”."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_dates import day_of
from commonseal.reading.rules.decision_drafts import subject_of
from commonseal.reading.rules.drafts import DecisionDraft

_PEOPLE = r"(?:'s|')?(?: (?:own )?(?:members|governors|councillors|trustees|practices|board|cabinet|governing body))?"
_ORDER = r"(?:up )?(?:first|next|last|second|third|fourth|earliest|latest)(?: (?:up|in line|of all|off))?"
_ACT = r"(?: to (?:vote|decide|meet|go|say|be asked|be heard))?"
_WHEN = r",?(?: (?:on|in|at|by))?(?: the)? ?"
_IN_TURN = rule_pattern(
    rf"{{BG:who}}{_PEOPLE},? (?:(?:is|are|will be|goes?|votes?|decides?|meets?|comes?|sits?|will (?:go|vote|meet|come))"
    rf"(?: the)? {_ORDER}{_ACT}|(?:will |is to |are to |is due to )?(?:follows?(?! suit)|leads? (?:the way|off)"
    rf"|kicks? (?:it |things )?off|brings? up the rear)){_WHEN}(?P<date>{{D}})"
    rf"|(?:\b[Tt]he |^\W*){_ORDER}{_ACT} (?:is|are|will be|would be){_WHEN}(?P<day>{{D}})?,?"
    rf"(?: (?:the|is|are|those of))? ?{{BG:whom}}{_PEOPLE}{_WHEN}(?P<then>{{D}})"
    rf"|\b(?:[Ss]tarting|[Bb]eginning|[Ee]nding|[Ff]inishing|[Ff]ollowed by|[Ff]irst) (?:with |by )?(?:the |that of )?"
    rf"{{BG:starts}}{_PEOPLE}{_WHEN}(?P<first>{{D}})"
    rf"|\b[Ii]t is (?:then )?{{BG:turn}}(?:'s|') turn{_WHEN}(?P<its>{{D}})"
)
_ORGAN = re.compile(
    r"\b(?P<organ>governors|trustees|members|memberships?|member practices|board|governing bod|cabinet|full council"
    r"|executive|councillors)(?P<many>y|ies|s)?\b",
    re.IGNORECASE,
)
# what a sentence has to say of the order itself where none before it told that anything is to be decided
_IS_VOTE = re.compile(r"\b(?:votes?|to vote|decides?|to decide|to say|first up|next up|last up)\b", re.IGNORECASE)
_SAME_AS_BODY = frozenset(["members", "membership", "memberships", "councillors"])


def go_on(paper: Paper, view: View, told: list[DecisionDraft], before: list[DecisionDraft]) -> list[DecisionDraft]:
    """Give the decisions of a sentence with those of the bodies that it names in their order.

    Args:
        paper: The paper.
        view: The sentence.
        told: Its decisions by other rules.
        before: The decisions of the sentence just before it.
    """
    waiting = [draft for draft in [*before, *told] if draft.status == "pending"]
    if "[D" not in view.plain.text:
        return told
    span = (view.sentence.start, view.sentence.end)
    for match in _IN_TURN.finditer(view.plain.text):
        token = match["who"] or match["whom"] or match["starts"] or match["turn"]
        key = next(key for key in ("date", "then", "first", "its") if match[key])
        body = view.plain.item(token)
        if not waiting and _IS_VOTE.search(match.group()) is None:
            continue
        if not isinstance(body, BodyMention) or len(body.names) != 1 or body.is_set or body.form in {"it", "they"}:
            continue
        place, end = match.span(key)
        day = day_of(paper, view.plain, place, place, (place, end, end), is_pending=True, looks_back=False)
        organ = next((organ for draft in waiting if (organ := _organ_of(draft.body))), "")
        name = body.deciding[0] if body.organ else f"{body.names[0]} {organ}".rstrip()
        if day is None or _is_dated(name, day, told, before):
            continue
        signals = waiting[0].signals & {"deciding organ"} if waiting else set[str]()
        told = [
            *told,
            DecisionDraft(name, subject_of(paper, span), "pending", [span], "in turn", date=day, signals=signals),
        ]
    return told


def _is_dated(name: str, day: str, told: list[DecisionDraft], before: list[DecisionDraft]) -> bool:
    """Give the day to the decision of the same body that was told before, if one was."""
    known = [
        draft for draft in [*told, *before] if draft.status == "pending" and draft.body.casefold() == name.casefold()
    ]
    for draft in known:
        draft.date = day
    return bool(known)


def _organ_of(name: str) -> str:
    """“Governors at the three trusts” are each trust's governors; the members of a body are the body itself."""
    match = _ORGAN.search(name)
    if match is None or match["organ"].lower() in _SAME_AS_BODY:
        return ""
    organ = match["organ"].lower()
    return f"{organ}y" if organ == "governing bod" else organ
