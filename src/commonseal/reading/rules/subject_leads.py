"""Whether a body before a figure is the owner of its noun or the subject of its verb."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.rules.subject_patterns import PREPOSITION, STARTS_PART, VERB

# “A has to take £14m out of its costs”: the verb that the figure goes with follows
_AUXILIARY = re.compile(r"\b(?:has|have|had|will|would|is|was) $")
# “A a deficit of £1m”, “B £2m”: the verb is that of the clause before
_BARE = re.compile(
    r"[\s(:–-]*(?:by |with |on |(?:an? |its )(?:\w+ )?(?:deficit|surplus|budget|population|turnover|shortfall|gap"
    r"|overspend"
    r"|underspend|saving|loss|workforce|share) of |one of )?(?:about |some |around |over |nearly )?"
)


def owns(text: str, match: re.Match[str], position: int) -> bool:
    """“X's deficit was £3m”: nothing but the noun and its verb between the owner and the figure."""
    gap = text[match.end("own") : position]
    return re.fullmatch(r"(?: [^,;\[]{0,60}(?:\[D\d+\][^,;\[]{0,20})?)", gap) is not None


def leads(text: str, match: re.Match[str], first: int, position: int) -> bool:
    """“X has £3m”, “X, which has”, “and X £3m”: the body is the subject of the figure's own verb, left out or not."""
    gap = text[match.end() : position]
    starts = match.start() == first or text[first : match.start()] in {"the ", "The "}
    bare = _BARE.fullmatch(gap) is not None and (starts or STARTS_PART.search(text, first, match.start()) is not None)
    if not bare and VERB.match(text, match.end()) is None and _AUXILIARY.search(match["after"]) is None:
        return False
    relative = re.match(r",? (?:which|that|who|\w+ing)\b", text[match.start("after") :]) is not None
    return relative or PREPOSITION.search(text[first : match.start()]) is None
