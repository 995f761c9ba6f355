"""What is one's own affair, though it is told in words of sharing: “has set up a single team in place of its three”.

“Each will keep its own chief executive” tells of two posts, and “their labs merged” of no merger of the bodies.
"""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.rules.drafts import Span

# words with which one body alone may yet be said to share something
_WITH_OTHERS = re.compile(
    r"\b(?:joint(?:ly)?|shar(?:e[sd]?|ing)|both|together|between|across|with|pool(?:s|ed|ing)?|in common|common|same"
    r"|neighbour\w*|partner\w*|two|three|four|five|all|also|behalf|other|another|cluster\w*|group|regional|system"
    r"|county-wide|join\w*|follow\w*|cross-\w+|inter-\w+|they|their|we|our|us|too|as well|host\w*)\b|\bfor \[B",
    re.IGNORECASE,
)
# “its three area teams”, “its own planning and housing teams”
_ITS_PARTS = re.compile(
    r"(?<!\w)(?:its|her|his|the \w+'s|\[B\d+\](?:'s)?) (?:own )?(?:two|three|four|five|six|\[F\d+\]|various|several"
    r"|separate"
    r"|area|district|local|different|old|former) (?:[a-z]+ ){0,2}[a-z]+s\b"
    r"|\b(?:in place of|instead of|out of|replac(?:es|ed|ing)) (?:its|\[B\d+\]) (?:(?!with\b)[a-z]+ ){1,4}"
    r"|\b(?:merg|combin|amalgamat|unif|consolidat)\w* (?:its|\[B\d+\]) (?=[a-z])"
    r"|\bfor (?:its|\[B\d+\]) (?:own )?[a-z]+s?(?=[.,;]|$| and\b)",
    re.IGNORECASE,
)
_BY_ADJECTIVE = re.compile(r"\b(?:joint|shared|pooled|common|jointly)\b", re.IGNORECASE)
_EACH_ITS_OWN = re.compile(
    r"\b(?:its|their|his|her|\[B\d+\]) own (?:[\w'-]+ ){0,2}$"
    r"|\beach (?:of (?:them|the \w+) )?(?:(?:will|would|has|have|had|is|are|to|also|still|must|should) ){0,3}"
    r"(?:keep|keeps|kept|keeping|have|has|had|retain|retains|retained|run|runs|overspent|underspent|need|needs"
    r"|set up|sets"
    r" up|employ|employs)\b(?![^.;]*\b(?:joint|shared|share|pooled|common)\b)[^.;]{0,80}$",
    re.IGNORECASE,
)
_THING = (
    r"(?:teams?|services?|departments?|directorates?|lab(?:oratorie)?s?|laboratory|units?|wards?|functions?|offices?|sites?"
    r"|depots?|budgets?|funds?|contracts?|roles?|posts?|jobs?|lists?|systems?|records?|databases?|kitchens?|laundr(?:y|ies)"
    r"|stores|pharmac(?:y|ies)|clinics?|call centres?|control rooms?|libraries|websites?|pools?|divisions?|sections?"
    r"|kitchens"
    r"|rotas?|waiting lists|back offices?|headquarters|operations|pathology|radiology|payrolls?|plans?|reports?"
    r"|sixth forms?|staff)"
)
_OF_THINGS_AFTER = re.compile(
    rf"(?: (?:the|their|its|our|some|of|all|both|two|three|four|several|\[[FB]\d+\](?:'s?)?))*"
    rf" (?:(?!with\b|into\b|and\b|to\b|in\b|on\b|from\b)[a-z'&-]+ ){{0,3}}?{_THING}\b",
    re.IGNORECASE,
)
_OF_THINGS_BEFORE = re.compile(
    rf"(?:'s?|\b(?:the|their|its|our|both|two|three|\[F\d+\])) (?:[a-z&-]+ ){{0,3}}{_THING}"
    r"(?: (?:of|at|in|for|from) (?:the |both )?(?:\[[BF]\d+\]|two|both|each)(?: [a-z]+)?)?"
    r"(?: (?:were|was|have|has|had|are|is|be|been|being|to|will|would|could|may|might|all|recently|later|also|then|now"
    r"|finally|formally)){0,5} $",
    re.IGNORECASE,
)


def is_within_one(text: str, bounds: Span, place: Span) -> bool:
    """Say whether a clause that names one body alone tells only how that body arranges its own affairs.

    Args:
        text: The marked sentence.
        bounds: The clause in it.
        place: Where the words stand that sound like sharing.
    """
    clause = text[slice(*bounds)]
    if _BY_ADJECTIVE.search(text, *place):
        return False
    own = _ITS_PARTS.search(clause)
    return own is not None and _WITH_OTHERS.search(clause[: own.start()] + clause[own.end() :]) is None


def has_its_own(text: str, bounds: Span, place: Span) -> bool:
    """Say whether what stands at a place is said to be each one's own: “each will keep its own chief executive”."""
    return _EACH_ITS_OWN.search(text, bounds[0], place[0]) is not None


def are_things(text: str, place: Span) -> bool:
    """Say whether it is things, and not the bodies that have them, that the verb at a place says are merged."""
    if _OF_THINGS_AFTER.match(text, place[1]):
        return True
    return _OF_THINGS_BEFORE.search(text, max(0, place[0] - 120), place[0]) is not None
