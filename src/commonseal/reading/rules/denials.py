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
    r"|\b[Nn]othing (?:has|had) (?:yet )?been (?:decided|ruled out|settled)\b|\bstill on the table\b|\bremains? open\b",
)


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
