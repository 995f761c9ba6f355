"""What a newspaper tells of a meeting without naming again who met: “A second motion was defeated by 30 votes to 8”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import Outcome
from commonseal.reading.context import attribution_of
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.deciding_verbs import forms_in
from commonseal.reading.rules.decision_drafts import is_procedural, subject_of
from commonseal.reading.rules.drafts import DecisionDraft
from commonseal.reading.rules.verb_groups import group_of

_COUNT = (
    r"(?:,? by (?:a (?:vote|majority|margin) of )?(?:\[F\d+\]|\w+)(?: votes?)?(?: to|-|–| votes\b)"
    r"|,? (?:\[F\d+\]|\w+) votes to\b|,? on (?:the )?chair's casting vote|,? unanimously\b)"
)
_MOTION = re.compile(
    r"\b(?:motion|amendment|resolution|alternative proposal|counter-proposal|recommendation)\b(?:[^.;]{0,140}?,)?"
    r"[^.;,]{0,40}? (?:was|were)(?: \w+ly| then| also)* (?:(?P<rejected>defeated|lost|rejected|voted down|thrown out)"
    rf"|(?P<approved>carried|passed|approved|agreed|adopted)){_COUNT}",
    re.IGNORECASE,
)
# “tabled an amendment calling for a referendum, but this was defeated”, “Her amendment was lost”
_AMENDMENT = re.compile(
    r"(?:\b|(?=\[))(?:[Aa]n?|[Tt]he|[Hh]er|[Hh]is|[Tt]heir|[A-Z]\w+'s|\[P\d+\](?:'s)?) (?:\w+ ){0,2}(?:amendment|motion"
    r"|counter-motion)\b(?:[^.;]{0,140}?,"
    r" (?:but|which|and)(?: this| it| that)?)? (?:was|were)(?: \w+ly| then| also)*"
    r" (?:(?P<rejected>defeated|lost|rejected|voted down|thrown out)|(?P<approved>carried|passed))\b"
)
_DEFERRED = re.compile(
    r"\b[Aa] decision (?:on|about|as to) [^.;]{3,90} (?:was|were)(?: \w+ly| then| therefore)* (?:deferred|put off"
    r"|postponed|held over|adjourned)\b(?! by)"
)
_AT_THE_SAME = re.compile(
    r"^\W*(?:(?:Earlier |Later )?(?:[Aa]t|[Ii]n|[Dd]uring) the same (?:meeting|session|sitting)|(?:On )?[Tt]he same"
    r" (?:night|evening|day|afternoon)),? (?:the )?(?:councillors|members|governors|they|it|\[B\d+\])"
    r" (?:also |then |\w+ly )?(?=[a-z])"
)
_FULL_DAY = 10
_NEAR = 80  # sentences, among them what a web page sets between


def find_in(paper: Paper, view: View, told: Sequence[tuple[int, DecisionDraft]]) -> Iterator[DecisionDraft]:
    """Give what the body that decided just before decided besides.

    Args:
        paper: The paper.
        view: A sentence that tells no decision of a body that it names.
        told: The decisions so far, each with the number of its sentence.
    """
    done = [
        draft for number, draft in told if view.number - number <= _NEAR and draft.status == "done" and _meets(draft)
    ]
    if "ouncillors" in view.plain.text:
        done = [draft for draft in done if draft.body.lower().endswith("council")]
    if not done or is_procedural(view.plain.text):
        return
    outcome = _outcome(view.plain.text)
    if outcome is None:
        return
    span = (view.sentence.start, view.sentence.end)
    last = _at_the_last_meeting(done)
    yield DecisionDraft(
        last.body,
        subject_of(paper, span),
        "done",
        [span],
        "at the same meeting",
        date=last.date,
        outcome=outcome,
        attribution=attribution_of(paper.document, [span], ""),
        signals={"body inherited"},
    )


def _at_the_last_meeting(done: Sequence[DecisionDraft]) -> DecisionDraft:
    """The decision of the latest day, which is what a story is about, and a council's before others."""
    days = [draft.date for draft in done if draft.date and len(draft.date) == _FULL_DAY]
    of_the_last = [draft for draft in done if draft.date == max(days)] if days else list(done)
    councils = [draft for draft in of_the_last if draft.body.lower().endswith("council")]
    return (councils or of_the_last)[-1]


def _meets(draft: DecisionDraft) -> bool:
    """Say whether who decided is an organ that meets, and not a body spoken of as a whole beside it."""
    return "deciding organ" in draft.signals or draft.body.endswith(("Council", "Authority", "council"))


def _outcome(text: str) -> Outcome | None:
    """What became of a motion, or what the verb after “at the same meeting councillors” says."""
    if motion := _MOTION.search(text) or _AMENDMENT.search(text):
        return "rejected" if motion["rejected"] else "approved"
    if _DEFERRED.search(text):
        return "deferred"
    opening = _AT_THE_SAME.match(text)
    for form in forms_in(text) if opening else ():
        group = group_of(text, form)
        is_first = opening is not None and abs(group.start - opening.end()) <= 1
        if is_first and group.time == "done" and not group.negated and not form.verb.only:
            return form.verb.outcome
    return None
