"""Questions who decides, and their answers: “Who decided this?”, “The Secretary of State, on 22 October”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_drafts import matched
from commonseal.reading.rules.drafts import DecisionDraft

_WHO = re.compile(
    r"^\W*(?:[A-Z0-9]{1,3}[.):]? )?(?:So,? )?[Ww]ho (?:(?P<done>decided|agreed|approved|made (?:the|this"
    r"|that) decision|took"
    r" (?:the|this|that) decision|gave|signed)|(?P<to_come>decides|will decide|will make|makes|takes|will take"
    r"|has to|has the"
    r" (?:final|last)"
    r"|gets to|is (?:to decide|deciding|going to decide)|needs to|must|signs))\b[^?]{0,90}\?\s*$"
)
_ANSWER = rule_pattern(
    r"^\W*(?:[A-Z][.):] )?(?:It (?:was|will be|is) (?:a decision (?:of|by|for) )?)?(?:[Tt]he )?{BG:who}"
    r"(?=,|\.|;| (?:on|in|at|did|does|will|after|following|has|is|decided|agreed|made|took|and)\b|$)",
    ignore_case=False,
)
_NOBODY = re.compile(r"\b(?:not|nobody|no one|never)\b")


def answered(paper: Paper, asked: View, answer: View) -> Iterator[DecisionDraft]:
    """Give the decision that a question asks for and the sentence after it tells.

    Args:
        paper: The paper.
        asked: The question.
        answer: The sentence after it.
    """
    question = _WHO.match(asked.plain.text)
    found = _ANSWER.match(answer.plain.text) if question else None
    if question is None or found is None or _NOBODY.search(answer.plain.text):
        return
    yield from matched(paper, answer, found, "question and answer", "approved" if question["done"] else None)
