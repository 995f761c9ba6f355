"""Numbers that count nothing of a body's own, and judgements of some of its parts: figures of no one body."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import one_of

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
# “19 schools, all but two of them rated good or better”, “after three were put in special measures”
_SOME_OF_THEM = re.compile(
    r"(?:\b(?:of (?:them|which|its|the|their)(?: [a-z]+)?|all|most|none|each)|\[F\d+\]"
    r"|\b(?:two|three|four|five|six|seven|eight|nine))"
    r"(?: (?:schools|homes|practices|hospitals|services|of (?:them|its [a-z]+)))?"
    r"(?: (?:is|are|was|were|had been|have been|being))?"
    r" (?:rated|judged|graded|put|placed)(?: as| in| into)? \W?$"
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
# “section 113 of the Local Government Act 1972 permits staff”
_OF_A_LAW = re.compile(r"\b(?:Acts?|Regulations|Order|[Ss]ections?|Part|Schedule|[Pp]aragraphs?|Rules?|Article) $")
# “1,900 fewer nurses than we need”
_MORE_OF_THEM = re.compile(r" (?:fewer|more|extra|additional|further|vacant|unfilled)\b")
# “34 staff had completed the survey”, “14 practices had closed”: what some of many did
_STAFF_DID = re.compile(rf" ?{one_of('attributes', 'staff_in_passing')}", re.IGNORECASE)
_PRACTICES_DID = re.compile(
    r"(?: (?:in|of|at|from) (?:the )?(?:\[B\d+\]|[A-Z]\w+(?: [A-Z]\w+)?))?"
    r" (?:(?:have|has|had|are|were|did|do|will|would) (?:not|still|yet)\b"
    r"|(?:(?:had|have|has|were|are|will|would|been|also|now|already) )*(?:closed?|closing|shut|folded|replied|applied"
    r"|signed|handed back|opened|failed|missed|declined|refused|responded|took part|taken over)\b)"
)
_ITS_OWN = re.compile(r"(?:\b(?:its|their|our|all|employs?|employed)|'s?|\[B\d+\]) (?:own )?$")
_NEAR = 30
_FAR = 90


def is_of_no_one_body(text: str, start: int, end: int) -> bool:
    """Say whether a judgement at a place of a marked sentence is of some of many, or of one matter alone."""
    before = text[max(0, start - _NEAR) : start]
    return bool(
        _SO_MANY_ARE.search(before)
        or _SOME_OF_THEM.search(before)
        or _ONE_MEASURE.search(before)
        or _ON_PART.match(text, end)
    )


def is_proportion_or_score(text: str, start: int) -> bool:
    """Say whether a number at a place of a marked sentence is one of a proportion or the score of a risk."""
    return _NO_COUNT.search(text, max(0, start - _FAR), start) is not None


def is_in_passing(text: str, match: re.Match[str], kind: str) -> bool:
    """Say whether a number of people or practices is told for what some of them did, or is the year of an Act.

    Args:
        text: The marked sentence.
        match: The figure, ``a``, with the words that say what it counts.
        kind: What it would count.
    """
    before, after = (
        text[max(0, match.start("a") - _NEAR) : match.start("a")],
        text[match.end() : match.end() + _NEAR * 2],
    )
    if _OF_A_LAW.search(before):
        return True
    if kind == "staff":
        if _MORE_OF_THEM.match(text, match.end("a")):
            return True
        did = _STAFF_DID.match(after) if match.end() > match.end("a") else None
    else:
        is_bare = kind == "member_count" and "member" not in match.group()
        did = _PRACTICES_DID.match(after) if is_bare else None
    return did is not None and _ITS_OWN.search(before) is None
