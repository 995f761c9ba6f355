"""Decisions that are awaited from a body just spoken of: “The bid went to A in May; a ruling is expected in July”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_dates import day_of
from commonseal.reading.rules.decision_drafts import names_of, subject_of
from commonseal.reading.rules.drafts import DecisionDraft

_NOUN = (
    r"(?:decision|ruling|verdict|answer|reply|determination|sign-off|result|outcome(?! of)|word"
    r"|response(?! (?:to|from)))"
)
_MODAL = r"(?:is|was|should|may|will|would|ought|must|has|could|can)"
_COMING = (
    r"(?:due|expected|awaited|promised|likely|scheduled|hoped for|anticipated|to (?:come|follow)|be (?:due|expected"
    r"|made|given|known|taken|announced|published|handed down)|come|follow|arrive|reach \w+|been promised"
    r"|thought likely)"
)
_DECISION_COMES = rule_pattern(
    rf"(?:^|[,;:–] |\b(?:and|but|with|where|whose|though) )(?:and |but )?(?:an?|the|its|their|that|whose|no"
    rf"|\[[BG]\d+\]'?s?)"
    rf" (?:\w+ ){{0,2}}?{_NOUN}"
    rf"(?: on (?:that|it|this|the \w+|\[B\d+\]))?,? (?:{_MODAL}(?: now| not| still| then| be| also| to"
    rf"| yet)* )?{_COMING}"
    r"(?: (?:before|by|in|on|at|until|for|around|some time in|within|this|next|later)(?: the)?)* ?(?P<date>{D})?"
)
_FOR_A_DECISION = rule_pattern(
    rf",? (?:for|with) (?:an?|its|the) (?:\w+ )?{_NOUN} (?:due |expected |promised )?(?:by|in|on|at|before)?"
    r"(?: the end of)? ?(?P<date>{D})"
)
_THAT_COMES = rule_pattern(
    r"^\W*(?:That|This|It|\[B\d+\]) (?:will|should|is (?:due|expected|to)|are to"
    r"|would)(?: not)?(?: to)?(?: \w+)? (?:come|follow|be"
    r"|happen|take place)(?: \w+)?(?: (?:on|in|at|before|until|by)(?: the)?)? (?P<date>{D})"
)
_CAPITAL = re.compile(r"^\W*(?:A|An|The|Its|Their|No) ")
_ITS_OWN = re.compile(r" (?:by|from|of|at) (?:the )?\[[BG]\d+\]")
# who can be waited for: an organ or an authority, or a body that has been handed something or is thinking about it
_AUTHORITY = re.compile(r"\[G\d+\]")
_HANDED = re.compile(r"\b(?:to|with|before|by|in front of|from)(?: the)? (?P<who>\[B\d+\])(?!'s)")
_THINKS = re.compile(
    r"(?P<who>\[B\d+\]),? (?:is|are|has been|have been)(?: now| still)? (?:considering|weighing|looking|thinking"
    r"|studying|examining|reviewing|going)\b"
)


def find_in(paper: Paper, view: View, before: View | None, told: Sequence[DecisionDraft]) -> Iterator[DecisionDraft]:
    """Find decisions that a sentence says are awaited without saying in the same words from whom.

    Args:
        paper: The paper.
        view: The sentence.
        before: The sentence before it.
        told: What the sentence before told of decisions.
    """
    text = view.plain.text
    undated = [draft for draft in told if draft.status == "pending" and draft.date is None]
    is_one = before is not None and len({draft.body for draft in told}) == len(undated) == 1
    if is_one and (comes := _THAT_COMES.match(text)):
        undated[0].date = _day(paper, view, comes)
        return
    match = _DECISION_COMES.search(text) or _FOR_A_DECISION.search(text)
    if match is None or _ITS_OWN.match(text, match.end()) or _ITS_OWN.search(match.group()):
        return
    span = (view.sentence.start, view.sentence.end)
    names = _of_this(paper, view, match)
    spans = [span]
    if not names and before is not None and _CAPITAL.match(text) and not match.start():
        names = _of_the_last(paper, before, told)
        spans = [(before.sentence.start, before.sentence.end), span]
    when = _day(paper, view, match)
    for name in names:
        yield DecisionDraft(
            name,
            subject_of(paper, span),
            "pending",
            list(spans),
            "decision awaited",
            date=when,
        )


def _day(paper: Paper, view: View, match: re.Match[str]) -> str | None:
    first, last = match.span("date")
    return day_of(paper, view.plain, first, first, (first, last, last), is_pending=True) if match["date"] else None


def _of_this(paper: Paper, view: View, match: re.Match[str]) -> tuple[str, ...]:
    """The authority that the sentence named last before the words, or the body to which it says something went."""
    text = view.plain.text
    places = [found.span() for found in _AUTHORITY.finditer(text, 0, match.start())]
    places += [found.span("who") for sign in (_HANDED, _THINKS) for found in sign.finditer(text, 0, match.start())]
    if not places:
        return ()
    first, last = max(places)
    return _names(paper, view, text[first:last])


def _names(paper: Paper, view: View, token: str) -> tuple[str, ...]:
    body = view.plain.item(token)
    return names_of(paper, view.plain, token) if isinstance(body, BodyMention) and body.form != "us" else ()


def _of_the_last(paper: Paper, before: View, told: Sequence[DecisionDraft]) -> tuple[str, ...]:
    """Who had to decide by the sentence before, or the one authority that it names."""
    if waiting := {draft.body for draft in told if draft.status == "pending"}:
        return tuple(waiting) if len(waiting) == 1 else ()
    tokens = _AUTHORITY.findall(before.plain.text) or [found["who"] for found in _HANDED.finditer(before.plain.text)]
    return _names(paper, before, tokens[0]) if len(tokens) == 1 else ()
