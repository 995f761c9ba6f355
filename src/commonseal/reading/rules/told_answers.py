"""Answers told without a verb of deciding: “A was asked to join. The answer was no”, “B was willing. C was not”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading.claims import Outcome
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_drafts import matched
from commonseal.reading.rules.drafts import DecisionDraft

_ASKED = rule_pattern(
    r"{BG:who},? (?:which |who )?(?:was|were|has been|have been|had been)(?: also| formally| then| duly| both| first"
    r"| later"
    r"|, too,)* (?:asked|invited|approached|sounded out|offered|pressed|urged|courted|consulted)\b"
    r"|\b(?:asked|invited|approached|sounded out|pressed|urged|wrote to|put (?:it|this|the \w+) to|made an offer to)"
    r"(?: the)? {BG:second}(?= (?:to|whether|if|about|with|over|in|on)\b|[.,;])"
)
_NO = (
    r"(?:no\b(?! \w+ (?:than|but))|not (?:yes|in favour|for (?:it|them)|now|yet)|(?:a )?(?:polite|firm|flat|clear"
    r"|blunt) (?:no|refusal)"
    r"|(?:that )?(?:it|they|\[[BG]\d+\]) (?:would (?:rather|prefer|not)|did not|could not|was not|were not)|negative)"
)
_YES = (
    r"(?:yes\b|a (?:firm|clear|cautious|qualified) yes"
    r"|(?:that )?(?:it|they|\[[BG]\d+\]) (?:would(?! not)|was (?!not)|were (?!not))|positive)"
)
_ANSWER = rule_pattern(
    r"^\W*(?:(?:But|And|So far|In the end|In \[D\d+\]|On \[D\d+\]),? )?(?:the|its|their|\[[BG]\d+\]'?s?|that) (?:\w+ )?"
    r"(?:answer|reply|response|verdict|word)(?:,[^,;]{1,50},| (?:in|on) \[D\d+\]| to (?:that|this|it))?"
    rf" (?:was|is|has been|came back|came)(?: always| again| still|,? in \[D\d+\],?)*(?: as)?(?: an?)?"
    rf" ?(?:(?P<rejected>{_NO})|(?P<approved>{_YES}))"
)
_HELD_BACK = rule_pattern(
    r"^\W*(?:But |And |While )?(?:the |its |their )*(?P<who>\[[BG]\d+\])(?:'s?)?(?: members)?,? (?:however,? )?"
    r"(?:was|were|is|are|has|have|had|did|does|would|could) not(?=[.,;:]|$| and\b)(?! only)"
)
_CAME_TOO = rule_pattern(
    r"^\W*(?:But |And )?(?:the |its |their )*(?P<who>\[[BG]\d+\])(?:'s?)?(?: members)? (?:was|were|has|have|had"
    r"|did)(?=[.;]|$)"
)


def answered(paper: Paper, asked: View, answer: View) -> Iterator[DecisionDraft]:
    """Give the decision of a body that one sentence says was asked, and the next how it answered.

    Args:
        paper: The paper.
        asked: The sentence before.
        answer: The sentence that may tell the answer.
    """
    found = _ANSWER.match(answer.plain.text)
    question = list(_ASKED.finditer(asked.plain.text)) if found else []
    if found is None or len(question) != 1 or asked.plain.text.rstrip().endswith("?"):
        return
    outcome: Outcome = "rejected" if found["rejected"] else "approved"
    for draft in matched(paper, asked, question[0], "asked, and answered", outcome):
        draft.spans.append((answer.sentence.start, answer.sentence.end))
        yield draft


def as_the_other(paper: Paper, view: View, before: Sequence[DecisionDraft]) -> Iterator[DecisionDraft]:
    """“The cabinet was willing. The governing body was not”: what is left out is what was told just before.

    Args:
        paper: The paper.
        view: The sentence.
        before: The decisions of the sentence before.
    """
    done = [draft for draft in before if draft.status == "done"]
    if not done or len({draft.outcome for draft in done}) != 1:
        return
    wanted = {"approved": (_HELD_BACK, "rejected"), "rejected": (_CAME_TOO, "approved")}.get(str(done[0].outcome))
    match = wanted[0].match(view.plain.text) if wanted else None
    body = view.plain.item(match["who"]) if match else None
    if (
        wanted is None
        or match is None
        or not isinstance(body, BodyMention)
        or set(body.deciding) & {d.body for d in done}
    ):
        return
    outcome: Outcome = "rejected" if wanted[1] == "rejected" else "approved"
    for draft in matched(paper, view, match, "unlike the other", outcome):
        draft.date = draft.date or done[0].date
        yield draft
