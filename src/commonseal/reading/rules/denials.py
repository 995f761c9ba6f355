"""What a clause denies: “there will be no merger”, “none of the staff will move”; and what it only leaves open."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.context import cue, says

_NOT_DENIED = re.compile(
    r"\w* ?not (?:unusual|uncommon|only|just|merely)\b"
    r"|no longer (?:has|have|shares?|runs?|employs?|operates?|uses?|works?|meets?|pools?|under)\b",
    re.IGNORECASE,
)
# “No Council functions would be delegated”, “None of the staff will transfer”
_NONE_OF_IT = re.compile(
    r"(?:^|[^\w'])(?:[Nn]o (?:[\w'-]+ |\[[A-Z]\d+\](?:'s)? ){0,3}?(?:functions?|powers?|duties|responsibilit\w+"
    r"|staff|posts?|jobs?"
    r"|services?|budgets?|money|funds?|funding|teams?|employees|people|councils?|trusts?|bod(?:y|ies)|organisations?"
    r"|contracts?|assets)|[Nn]one of (?:the |these |its |their )?[\w' -]{2,30}) (?:of [\w' -]{2,30} )?$"
    r"|(?:^|[^\w'])(?:[Nn]o (?!later|longer|earlier|sooner|fewer|less|more|doubt|matter|other)(?:(?:[\w'-]+"
    r"|\[B\d+\](?:'s)?) ){0,2}"
    r"|[Nn]one of (?:the )?)$"
)


# “A merger has not been ruled out”, “No decision on a merger has been taken”: it is neither denied nor turned down
_LEFT_OPEN = re.compile(
    r"\b(?:not|never|cannot|(?:has|have|do|does|did|would|will|could|wo|ca)n't) (?:yet |formally |been |to |be |have )*"
    r"(?:rul(?:e|es|ed|ing) (?:\w+ )?out|rejected|excluded?|decided (?:on|whether|about|if)"
    r"|(?:made|taken|reached|come to) (?:an?|any|its|their) (?:\w+ )?(?:decision|view|conclusion))\b"
    r"|\b[Nn]o (?:final |formal |firm )?decisions? (?:(?:on|about|as to|whether) (?:[^.;,]{1,90}? )?)?"
    r"(?:has|have|had|was|were|will be|is|are) (?:yet |as yet |so far )?(?:been |being )?(?:taken|made|reached)\b"
    r"|\b[Nn]othing (?:has|had) (?:yet )?been (?:decided|ruled out|settled)\b|\bstill on the table\b|\bremains? open\b"
    r"|\b(?:by no means|far from|not yet|not) (?:an? |certain|settled)?(?:done deal|foregone conclusion|certainty|given"
    r"|inevitable|fait accompli|\b(?<=certain)|\b(?<=settled))\b",
)


# “no merger before April 2027”, “will not happen until May”: it is not denied, only not so soon
NO_SOONER = re.compile(
    r"(?:\b(?:no|not|never|unlikely)|n't)\b"
    r"(?!(?:[^.;:]|\[[A-Z]\d+\]){0,70}?\b(?:decisions?|decid\w+|known?|vote|answers?|end|ends|expires?|lapses?|close[sd]?"
    r"|leave|stop|finish|run out|come to an end|later|until then|yet|longer)\b)"
    r"(?:[^.;:\[]|\[[BGOPF]\d+\]){0,70}?(?<=[\w\],]) (?:before|until|till|earlier than|sooner than)(?: at least)?"
    r"(?: the (?:start|beginning|end|summer|autumn|spring|winter) of| late| early| mid)? \[D"
)
_HAPPENS = re.compile(
    r"(?:[^.;:\[]|\[[BGOPF]\d+\]){0,60}?(?:\bnot|n't|\bunlikely to) (?:\w+ )?(?:take place|happen|go ahead|proceed|come"
    r"|occur|follow|begin|start)\b"
)
# “A joint chief executive, first suggested in 2016, is not on the cards”
_NOT_TO_COME = re.compile(
    r"(?:[^.;:\[]|\[[A-Z]\d+\]){0,90}? (?:(?:is|are|was|were) (?:\w+ )?not|(?:is|are|was|were)n't)"
    r" (?:\w+ )?(?:on the (?:cards|agenda|table|horizon)|planned|proposed|envisaged|intended|an option|sought"
    r"|part of (?:the|this|these|our|its|their) (?:\w+ )?(?:plans?|proposals?|deal)"
    r"|being (?:considered|planned|proposed|discussed|sought|looked at))\b"
)


def comes_no_sooner(text: str, bounds: tuple[int, int], place: tuple[int, int]) -> bool:
    """Say whether a clause only says of what stands at ``place`` that it will not come before a day.

    Args:
        text: A marked sentence.
        bounds: The clause in it.
        place: Where the words in question stand.
    """
    negated = [m for m in NO_SOONER.finditer(text, *bounds) if m.end() > place[1]]
    if not negated or negated[0].start() > place[1] + 60:
        return False
    is_before = place[0] - 30 < negated[0].start() < place[0]
    return is_before or _HAPPENS.match(text, place[1]) is not None


def denied_after(text: str, place: tuple[int, int], edge: int) -> bool:
    """Say whether the words after what stands at ``place``, up to an edge, say that it is not to come."""
    return _NOT_TO_COME.match(text, place[1], edge) is not None


def is_left_open(clause: str) -> bool:
    """Say whether a clause says of something that it is still open whether it will come about."""
    return _LEFT_OPEN.search(clause) is not None


def denied(clause: str, place: int) -> bool:
    """Say whether the clause denies, before ``place``, what stands there, or only hopes for it."""
    if says("hope", clause) or (_NONE_OF_IT.search(clause[:place]) and not says("negated", clause[place:])):
        return True
    if is_left_open(clause):
        return False
    before = [
        match for match in cue("negated").finditer(clause[:place]) if not _NOT_DENIED.match(clause, match.start())
    ]
    return bool(before) and not re.search(
        r" and (?:\[[A-Z]\d+\] )?(?:have|has|had|will|are|is|share|run)\b", clause[before[-1].end() : place]
    )
