"""Money told without a sum: “has to come down by a fifth”, “cut running costs by 20 per cent”, “in the black”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked
from commonseal.reading.rules.figure_patterns import Found

_COSTS = (
    r"(?:(?:running|management|operating|administrative|admin|administration|staffing|headquarters|overhead)"
    r"[- ](?:costs?|budgets?|bills?|spend(?:ing)?)(?: allowances?)?|(?:running cost )?allowances?|budgets?|bills?"
    r"|overheads?|pay bill|spending|costs|expenditure)"
)
_LESS = (
    r"(?:cut(?:s|ting)?|reduc(?:e|es|ed|ing|tions?)|com(?:e|es|ing) down|go(?:es|ing)? down|fall(?:s|ing)?"
    r"|shrink(?:s|ing)?|lower(?:ed|ing)?|trim(?:med|ming)?|slash(?:ed|ing)?|drop(?:s|ping)?|tak(?:e|en"
    r"|ing) out|shed(?:ding)?)"
)
_ABOUT = r"(?:(?:about|around|at least|nearly|almost|roughly|some|more than|over|up to|just over|just under) )?"
_SHARE = (
    rf"(?P<value>{_ABOUT}(?:(?:a|one|two|three)[- ](?:third|quarter|fifth|sixth|seventh|eighth|tenth)s?|half"
    r"|\d{1,2}(?:\.\d)? ?(?:%|per cent|percent)))(?!\w)"
)
_BY_A_SHARE = (
    re.compile(rf"\b{_COSTS}\b[^.;\[]{{0,50}}?\b{_LESS} by {_SHARE}", re.IGNORECASE),
    re.compile(rf"\b{_LESS} (?:[^.;]{{0,40}}?)\b{_COSTS}\b[^.;\[]{{0,20}}? by {_SHARE}", re.IGNORECASE),
    re.compile(
        rf"\b(?:an? )?{_SHARE}(?: cut| reduction)?,? (?:cut |reduction )?(?:off|from|in|to) (?:its|their|our"
        rf"|the|\[B\d+\](?:'s)?) {_COSTS}\b",
        re.IGNORECASE,
    ),
)
# “the only one to have finished 2024-25 in the black”
_COLOUR = re.compile(
    r"\b(?:end(?:s|ed|ing)?|finish(?:es|ed|ing)?|clos(?:es|ed|ing)|is|are|was|were|be|been|remain(?:s|ed)?"
    r"|stay(?:s|ed)?|back|still)(?: (?:last year|the (?:financial )?year|this year|\[D\d+\]))?,? (?:well "
    r"|just |firmly |comfortably )?"
    r"(?P<value>in the (?:black|red))(?!,? (?:by|to the tune of|of)? ?(?:about |around |some )?\[F)"
)
# whose costs they are: somebody's that the sentence names, and not those of all such bodies in the country
_OF_ONE = re.compile(r"\[B\d+\]|\b(?:[Ii]ts|[Oo]ur|[Ww]e|[Tt]heir)\b")
_OF_ALL = re.compile(
    r"\b(?:[Aa]ll|[Ee]very|[Ee]ach|[Mm]ost) (?:ICBs?|CCGs?|integrated|clinical|(?:NHS )?trusts?|councils?"
    r"|commissioners|boards?)"
    r"|\b(?:everywhere|nationally|nationwide|[Nn]ational|sector|the country|in England|[Ll]ong [Tt]erm [Pp]lan)\b"
    r"|\b(?:CCGs|ICBs|[Tt]rusts|[Cc]ouncils|[Cc]ommissioners) (?:\w+ )?(?:have|had|are|were|must|need)\b"
    r"|^\W*(?:[\d.]+ )?(?:Each|Every|All)\b|\bthat (?:running|management) costs\b"
)
_SAVES = re.compile(r"\b(?:time|visits?|admissions?|carbon|emissions|waits?|waiting|miles|energy)\b", re.IGNORECASE)


def in_shares(marked: Marked) -> Iterator[Found]:
    """Find cuts that are told as a share of what a body spends, and accounts that are in the black or the red.

    Args:
        marked: The marked sentence.
    """
    text = marked.text
    if _MAY_BE.search(text) is None:
        return
    for pattern in _BY_A_SHARE:
        match = pattern.search(text)
        is_own = match is not None and _OF_ONE.search(text, 0, match.end()) and not _OF_ALL.search(text)
        if match is not None and is_own and _SAVES.search(match.group()) is None:
            yield Found("finance", *match.span("value"), match["value"], "cut by a share")
            break
    for match in _COLOUR.finditer(text):
        if not re.search(r"\[F\d+\] $", text[: match.start("value")]):
            yield Found("finance", *match.span("value"), match["value"], "balance in words")


_MAY_BE = re.compile(r"\bin the (?:black|red)\b|\b(?:half|per cent|percent|third|quarter|fifth|sixth|tenth)|%")
