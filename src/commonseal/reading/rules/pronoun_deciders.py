"""Who is meant where a sentence calls the organ that decided just before “it”, “the Committee” or “the Board”."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View
from commonseal.reading.rules.drafts import DecisionDraft

# councils have no board of their own, so that “the Board” is another that has been told of
_COUNCILS_BOARD = re.compile(r"Council [Bb]oard$")
_OWN_BOARD = re.compile(r"(?<!Council)(?<!Trust)(?<!Care)(?<!Care Board) Board$")
_OPENS_WITH_IT = re.compile(r"\[B\d+\] (?:will|is|has|also|then|would|should|had|[a-z]+ed\b)")


def name_by_it(view: View, told: list[DecisionDraft], before: list[DecisionDraft]) -> None:
    """“The committee put off the bid of A. It will look at it again …”: who decided is who will decide.

    Args:
        view: The sentence.
        told: Its decisions.
        before: The decisions of the sentence just before it.
    """
    bodies = {draft.body for draft in before}
    if len(bodies) != 1 or _OPENS_WITH_IT.match(view.plain.text) is None:
        return
    for draft in told:
        if "body as it" in draft.signals and "deciding organ" in before[-1].signals:
            draft.body = before[-1].body


_ORGAN_FIRST = rule_pattern(
    r"^[\W\d]*(?:[^,;\[]{0,40}(?:\[D\d+\])?, |\[D\d+\](?: [a-z]+)? )?(?:[Tt]he )?{G:who}(?:'s members| members)?"
    r"(?:,? (?:which|who|whose|chaired|meeting|sitting) [^;,]{1,80},)?(?: also| then| then also)? "
    r"(?:was|were|is|has|had|heard|met|saw|took|considered|discussed|received|noted|[a-z]+ed)\b"
)
_THEN_IT = rule_pattern(
    r"^\W*(?:(?:But|And|So|Then|Instead|However|After|Following|Having|In the end|In the event|On balance|Despite"
    r"|[A-Z][a-z]+ly)\b[^.;\[]{0,60}?,? )?(?:(?:but|and) )?{B:who}(?:'s)?"
    r"(?: own)?(?: members| councillors)? (?:also |then |therefore |instead |\w+ly )?"
    r"(?:will|is|has|had|was|would|did|[a-z]+ed|chose|took|gave|put|made|threw)\b"
)


def name_by_subject(view: View, told: list[DecisionDraft], before: View | None) -> None:
    """“The board was asked to join A. It declined”: “it” is the organ that the sentence before was about.

    Args:
        view: The sentence.
        told: Its decisions.
        before: The sentence before it.
    """
    first = _ORGAN_FIRST.match(before.plain.text) if before is not None else None
    again = _THEN_IT.match(view.plain.text) if first else None
    if before is None or first is None or again is None:
        return
    organ, pronoun = before.plain.item(first["who"]), view.plain.item(again["who"])
    is_one = isinstance(organ, BodyMention) and len(organ.names) == 1 and not organ.is_set
    is_one = is_one and isinstance(organ, BodyMention) and (bool(organ.organ) or organ.form == "unnamed")
    if not is_one or not isinstance(pronoun, BodyMention) or pronoun.form != "it" or pronoun.organ:
        return
    for draft in told:
        if "body as it" in draft.signals and draft.body in pronoun.names and isinstance(organ, BodyMention):
            draft.body = organ.deciding[0]
            draft.signals.add("deciding organ")


def name_again(draft: DecisionDraft, deciders: list[str]) -> None:
    """“The board noted … It rejected …”: the pronoun means the organ that decided just before.

    So does “the Committee” where it is one of the committees of its body.

    Args:
        draft: A decision.
        deciders: Who decided before, in order; this adds to it.
    """
    if _COUNCILS_BOARD.search(draft.body):
        draft.body = next((body for body in reversed(deciders) if _OWN_BOARD.search(body)), draft.body)
    owner = draft.body.removesuffix(" Committee").removesuffix(" committee")
    if owner != draft.body:
        named = [body for body in deciders[-6:] if body.endswith("ommittee") and body.startswith(f"{owner} ")]
        draft.body = named[-1] if named else draft.body
    if "body as it" in draft.signals and deciders and deciders[-1].startswith(f"{draft.body} "):
        draft.body = deciders[-1]
    deciders.append(draft.body)
