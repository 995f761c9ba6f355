"""What has been put off comes back: “The board put it off. It will come back to them on 18 November”."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules import pronoun_deciders
from commonseal.reading.rules.decision_dates import day_of
from commonseal.reading.rules.decision_days import near_day
from commonseal.reading.rules.decision_drafts import subject_of
from commonseal.reading.rules.decision_routes import without_routes
from commonseal.reading.rules.drafts import DecisionDraft

_COMES_BACK = rule_pattern(
    r"(?:^\W*|, (?:and|but|so) )(?:It|They|This|That|[Tt]he (?:matter|item|proposals?|report|paper"
    r"|plans?|question|decision|vote|idea|issue"
    r"|scheme|business case|case|subject)|An? (?:further|revised|new|fresh|second|updated) (?:report|paper"
    r"|proposal|version"
    r"|business case|case|plan)|\[B\d+\])"
    r"(?:,? [^.;\[]{0,40}?)? (?:will|would|is to|are to|is due to|are due to|is expected to|should|is now due to)"
    r"(?: now| then| also| instead)? (?:come back|return|go back|be (?:brought back|considered again|looked at again"
    r"|reconsidered|discussed again|taken again|put (?:to (?:it|them|the \w+) )?again|debated again|voted on again"
    r"|brought back|resubmitted|back))\b"
    r"(?:,? (?:to|before)(?: (?:the|its|their|a))?(?: (?:it|them|members|councillors|board|cabinet|committee"
    r"|governing body"
    r"|full council|meeting)| {BG:who})(?! of\b))?"
    r"(?: (?:at|in|to) (?:its|their|the|a)(?: (?:next|\w+))? (?:meeting|session))?"
    r"(?:,? (?:on|in|at|by|before|which is on|due on))?(?: the (?:end|start) of)? (?P<date>{D})"
)


def find_in(paper: Paper, view: View, told: list[DecisionDraft], before: list[DecisionDraft]) -> list[DecisionDraft]:
    """Give the decisions of a sentence, what was put off just before being still to be decided by who put it off.

    Args:
        paper: The paper.
        view: The sentence.
        told: Its decisions by other rules.
        before: The decisions of the sentence just before it.
    """
    here = [draft for draft in told if draft.outcome == "deferred"]
    put_off = here or [draft for draft in before if draft.outcome == "deferred"]
    is_one = bool(put_off) and len({draft.body for draft in put_off}) == 1
    match = _COMES_BACK.search(view.plain.text) if is_one else None
    if match is None or not _is_to_the_same(view, match) or bool(here) is (match.start() == 0):
        return told
    span = (view.sentence.start, view.sentence.end)
    end = match.start("date")
    when = view.plain.item(match["date"])
    day = day_of(paper, view.plain, end, end, (end, match.end(), match.end()), is_pending=True, looks_back=False)
    return [
        *here,
        DecisionDraft(
            put_off[-1].body,
            subject_of(paper, span),
            "pending",
            [*put_off[-1].spans[:1], span],
            "put off, and comes back",
            date=day or (when.bounded if isinstance(when, DateMention) else None),
            signals=put_off[-1].signals & {"deciding organ"},
        ),
    ]


def _is_to_the_same(view: View, match: re.Match[str]) -> bool:
    """Say whether no other body is named as the one that it comes back to."""
    who = view.plain.item(match["who"]) if match["who"] else None
    return not isinstance(who, BodyMention) or who.form in {"it", "they", "us", "organ", "reference"}


_VOTE_WAS_ON = rule_pattern(
    r"\b[Tt]he (?:[a-z]+ )?(?:ballot|vote|poll|meeting|decision|result of the (?:ballot|vote|poll)),?(?: which)?"
    r" (?:(?:was|were) (?:held|taken|made|reached|counted)|took place|closed|ended|came)(?: by (?:the |its "
    r"|their )?[^.;,\[]{0,50}(?:\[[BG]\d+\])?)?(?: at (?:a|an|its"
    r"|their|the) [^.;,\[]{0,40}?)?"
    r" (?:(?:on|in|at) )?(?:(?P<date>{D})|(?P<near>last night|yesterday|today))"
)


# “The decision, announced in Parliament yesterday, means …”
_DECISION_WAS_ON = rule_pattern(
    r"^\W*[Tt]he (?:decision|vote|ruling|go-ahead|approval|refusal|verdict),? (?:(?:which )?(?:was|came) )?"
    r"(?:announced|taken|made|published|reached|confirmed|given|communicated)"
    r"(?: (?:in|by|at|to) [^,;\[]{0,30}(?:\[[BG]\d+\])?)?,?"
    r" (?:(?:on|in) )?(?:(?P<date>{D})|(?P<near>last night|yesterday|today))"
)


def _set_day_told_after(paper: Paper, view: View, told: list[DecisionDraft], before: list[DecisionDraft]) -> None:
    """“A's members voted against it. The ballot, which closed on Friday, …”: the day comes with the next sentence."""
    undated = [draft for draft in before if draft.status == "done" and draft.date is None]
    text = view.plain.text
    match = (_VOTE_WAS_ON.search(text) or _DECISION_WAS_ON.match(text)) if undated and not told else None
    if match is None:
        return
    if match["near"]:
        undated[0].date = near_day(paper, match["near"])
    else:
        place = match.start("date")
        bounds = (place, match.end(), match.end())
        undated[0].date = day_of(paper, view.plain, place, place, bounds, is_pending=False, looks_back=False)
    for draft in undated[1:]:
        draft.date = undated[0].date


def go_on(
    paper: Paper, view: View, told: list[DecisionDraft], before: list[DecisionDraft], last_view: View | None
) -> list[DecisionDraft]:
    """Settle whom a sentence means that goes on with what the one just before it told.

    Args:
        paper: The paper.
        view: The sentence.
        told: Its decisions.
        before: The decisions of the sentence that told any last.
        last_view: That sentence, where it is the one just before.
    """
    near = before if last_view is not None else []
    _set_day_told_after(paper, view, told, near)
    told = without_routes(find_in(paper, view, told, near))
    pronoun_deciders.name_by_it(view, told, near)
    pronoun_deciders.name_by_subject(view, told, last_view)
    return told
