"""What a sentence announces that bodies are to have together, and the sentences after it that speak of that."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.context import says
from commonseal.reading.paper import View, bodies_of
from commonseal.reading.registry import can_be_party

_THING = (
    r"(?P<name>(?:(?!(?:of|the|an?|to|for|in|on|with|by|and|or|their|its|our|at|from|that|which|same)\b)"
    r"[\w'&-]+ ){1,4}?"
    r"(?:service|team|unit|department|function|hub|control room|partnership|agency|programme|system|academy|depot"
    r"|contact centre|call centre|laboratory|directorate|joint venture|structure|executive))\b"
    r"(?!'s| (?:manager|director"
    r"|officer|head|leader|lead|chief)\b)"
)
_ANNOUNCES = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|set(?:s|ting)? up|creat(?:e|es|ed|ing)|form(?:s|ed|ing)?|establish(?:es|ed|ing)?"
    r"|launch(?:es|ed|ing)?|run(?:ning)?|join(?:s|ed|ing)? up|merg(?:e|es|ed|ing) [^.;\[]{1,60} into"
    r"|bring(?:ing)? [^.;\[]{1,60} (?:into|together (?:in|as))|combin(?:e|es|ed|ing) [^.;\[]{1,60} (?:in|into|as)"
    rf"|mov(?:e|es|ed|ing) to|build(?:ing)?|open(?:s|ing)?|have|as|into) (?:an?|one|their) {_THING}",
    re.IGNORECASE,
)
# “It would save”, “That is expected to cost”: what was announced, where a body could hardly be meant
_IT_COSTS = re.compile(
    r"(?:^\W*(?:\d[\d.]* )?(?:It|This|That|\[B\d+\])|\b(?:reckons?|thinks?|expects?|says?|said|estimates?|estimated"
    r"|hopes?|believes?|calculates?|told|suggests?|shows?)(?: \w+){0,3}? (?:it|this|that|\[B\d+\]))"
    r"(?: (?:will|would|should|could|may|might|is|was|has|had|to|be|been|now|also|itself|alone|then|expected|likely|set"
    r"|forecast|estimated|due|thought|projected|intended|both|only|about))*"
    r" (?:costs?|costing|saves?|saved|saving|worth|pay for itself|need (?:about |some )?\[F\d+\] to set up|employ"
    r"|have (?:a (?:staff|team|workforce|budget)|about|some|around|\[F\d+\]|between))\b",
    re.IGNORECASE,
)
_SEVERAL = 2
_JOINT = re.compile(r"(?:single|joint|shared|combined|integrated|group|new shared|new joint|common)\b", re.IGNORECASE)
_NAMED = re.compile(r"\[B\d+\]")
_IS_PRONOUN = re.compile(r"(?:it|this|that)$", re.IGNORECASE)


def announced(view: View) -> str:
    """Give the name of what a sentence says that two bodies or more have or are to have together, else nothing."""
    bodies = {name for _, body in bodies_of(view.plain) if can_be_party(body.body_class) for name in body.names}
    found = _ANNOUNCES.search(view.plain.text)
    if found is None or (len(bodies) < _SEVERAL and not _JOINT.match(found["name"])) or _is_off(view.plain.text):
        return ""
    return str(found["name"])


def is_of_what_was_announced(view: View, flow: str, position: int) -> bool:
    """Say whether a sum or a number of staff is that of what the sentence before announced, taken up as “it”.

    Args:
        view: The sentence of the figure.
        flow: The paper's flow.
        position: Where the figure stands in the marked sentence.
    """
    match = _IT_COSTS.search(view.plain.text, 0, position + 1)
    token = _NAMED.search(match.group()) if match else None
    if token is None:
        return match is not None
    body = next((body for _, body in bodies_of(view.plain) if view.plain.item(token.group()) is body), None)
    return body is not None and _IS_PRONOUN.match(flow[body.start : body.end].strip()) is not None


def _is_off(words: str) -> bool:
    return says("rejected", words) or says("negated", words)
