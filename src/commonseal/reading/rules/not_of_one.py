"""Numbers that count nothing of a body's own, and judgements of some of its parts: figures of no one body."""

from __future__ import annotations

from commonseal.reading import expressions as re

# “six are rated outstanding”, “reasonable assurance on payroll”
_SO_MANY_ARE = re.compile(
    # “one” alone may well be a body that was just named
    r"(?:\[F\d+\]|\b(?:two|three|four|five|six|seven|eight|nine|ten|most|some|many|none|all but one"
    r"|one(?= (?:of them|practice|home|school|service|provider|hospital)\b)))"
    r"(?: (?:of them|practices?|homes?|schools?|services?|providers?|hospitals?))?"
    r" (?:is|are|was|were|had been|have been|has been)"
    r" (?:now )?(?:rated|judged)(?: as)? \W?$",
    re.IGNORECASE,
)
# “its finance indicator was rated red”: one measure of many
_ONE_MEASURE = re.compile(
    r"\b(?:indicators?|domains?|themes?|questions?|criteri(?:on|a)|milestones?|workstreams?)\b[^.;,]{0,30}$"
)
_ON_PART = re.compile(
    r"(?<=assurance)\W? (?:on|over|for|in|about|in respect of|regarding)"
    r" (?!\[[DF]|the (?:adequacy|overall|system|effectiveness|whole|(?:\w+ )?year))",
    re.IGNORECASE,
)
# “one in nine posts”, “the risk score for workforce went up from 12 to 16”
_NO_COUNT = re.compile(
    r"(?:\b(?:one|two|three)|\[F\d+\]|\d) in (?:every )?$"
    r"|\b(?:[Rr]isks?|[Ss]cor(?:e|es|ed|ing))\b(?:[^.;\[]|\[F\d+\]){0,70} (?:to|of|at|is|was|from|by) $"
)
_NEAR = 30
_FAR = 90


def is_of_no_one_body(text: str, start: int, end: int) -> bool:
    """Say whether a judgement at a place of a marked sentence is of some of many, or of one matter alone."""
    before = text[max(0, start - _NEAR) : start]
    return bool(_SO_MANY_ARE.search(before) or _ONE_MEASURE.search(before) or _ON_PART.match(text, end))


def is_proportion_or_score(text: str, start: int) -> bool:
    """Say whether a number at a place of a marked sentence is one of a proportion or the score of a risk."""
    return _NO_COUNT.search(text, max(0, start - _FAR), start) is not None
