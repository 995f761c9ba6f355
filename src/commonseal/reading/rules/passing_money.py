"""Sums that a text only mentions: paid once for a thing, earned, charged, or of the whole country; no body's own."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.context import clause_around
from commonseal.reading.rules.figure_patterns import Found

_ABOUT = (
    r"(?: (?:about|around|some|nearly|almost|over|more than|just|up to|an?|the|extra|further|additional|another|total"
    r"|of|initial))*"
)
# “will spend £2.4m on a new roof”, “put £150,000 into play areas”
_SPENDS = re.compile(
    r"\b(?:spend(?:s|ing)?|spent|put(?:s|ting)?|invest(?:s|ed|ing)?|plough(?:s|ed|ing)|pump(?:s|ed|ing)?"
    r"|pour(?:s|ed|ing)?|splash(?:es|ed|ing)? out|earmark(?:s|ed|ing)?|set(?:s|ting)? aside|find|found"
    r"|fork(?:s|ed|ing)? out)"
    rf"{_ABOUT} $"
)
_ON = re.compile(
    r"(?: (?:this|last|next|that) year| (?:in|since|by) \[D\d+\]| over (?:the )?[^.;,]{1,20}? years)?"
    r" (?:on|in|into|for) (?!(?:the|this|that|each|a|its)(?: \w+){0,3} (?:year|quarter|month|half|period|years)\b)"
    r"(?P<object>(?:[^.;,\[]|\[[BG]\d+\]){2,70})"
)
# what is a body's own business, or its share of what it has with others: a sum for it says how large that is
_OWN_BUSINESS = re.compile(
    r"\b(?:joint|shared|single|common|combined|integrated|pool\w*|pots?|funds?|running|services?|care|health|education"
    r"|budgets?|partnership|contracts?|management|administration|salaries|wages|staff(?:ing)?|teams?|units?|programmes?"
    r"|projects?|schemes?|systems?|records?|hubs?|posts?|it|them|all|total|savings?|efficienc\w+|commissioning"
    r"|costs?|deficits?|reserves|gaps?|kitty|transition|change|transformation|merger|reorganisation|[A-Z]\w+ Fund)\b"
    r"|\[[BG]\d+\]|^\[D"
)
_NOT_OWN = re.compile(
    r"\b(?:agency|locum|temporary|interim|consultancy|new) (?:staff|nurses|doctors|workers|build\w*)\b"
)
# “consultants, who are being paid £480,000”, “earns £245,000”
_IS_PAID = re.compile(
    r"\b(?:being paid|been paid|are paid|get|gets|getting|earn|earns|earned|earning|charged?|charges|charging"
    r"|fined|sold for|bought for|sells? for|advertised (?:at|on|with)|salary (?:of|is)|raised|awarded|won"
    rf"|compensation of|damages of|a cheque for){_ABOUT} $"
)
_FOR_ONE = re.compile(r"\D*£ ?\d{1,3}(?:,\d{3}|k)\b(?! a year)")
# “43 midwives had been taken on, at a cost of £1.9m”
_BOUGHT = re.compile(
    r"\b(?:taken on|hired|recruited|built|bought|replaced|repaired|installed|refurbished|resurfaced|restored|upgraded"
    r"|held|printed|renovated|rebuilt|opened|extended)\b[^.;]{0,60}? at a (?:\w+ )?cost of"
    rf"{_ABOUT} $"
)
_COUNTRY = (
    r"(?:England|Britain|the UK|the United Kingdom|Wales|Scotland|the country|the nation|the (?:whole )?NHS|the sector)"
)
# “Nationally, trusts are forecast to overspend by £600m”, “The Government is investing £20.5bn”
_NATIONAL = re.compile(
    rf"(?:^\W*|[;,–-] |\b(?:and|but|while|that) )(?:[Nn]ationally|[Aa]cross {_COUNTRY}|[Tt]hroughout {_COUNTRY}"
    rf"|[Ii]n {_COUNTRY} as a whole|(?:NHS )?(?:[Tt]rusts|[Cc]ouncils|[Ff]orces|[Ll]ocal authorities|CCGs|ICBs)"
    rf" (?:across|in|throughout) {_COUNTRY})\b"
    r"|(?:^\W*|[;,–-] |\b(?:and|but|while|that|as) )(?:[Tt]he |HM |UK )?(?:Government|government|Treasury|Chancellor"
    r"|[Mm]inisters?|Home Office|Whitehall|[Hh]ealth [Ss]ecretary"
    r"|Department (?:of|for) [A-Z]\w+(?:,? (?:and )?[A-Z]\w+){0,4})"
    r"(?: (?:has|have|had|is|was|are|were|will|would|also|already|now|to|been|be|expected))*"
    r" (?:invest\w*|spen[dt]\w*|ga?ve\w*|giv\w+|provid\w+|handed|promised|pledged|announced|offered|made|set aside"
    r"|put|pays?|paid|found|allocated|awarded|granted|cut|taken|save[ds]?|saving)\b"
)
# “The Home Office has handed the two £600,000”
_GIVEN = re.compile(
    r"\[G\d+\] (?:(?:has|have|had|will|would|also|already|is|was|are|to) )*(?:handed|handing|gave|gives|given"
    r"|giving|awarded|granted|promised|pledged)\b[^.;]{0,60}$"
)
_TOWARDS = re.compile(r",? (?:towards|a year|to run)\b")
_FOR_THE_COUNTRY = re.compile(
    rf"(?: (?:a year|this year|next year|last year|in \[D\d+\]|by \[D\d+\]))?(?: falls? to| is owed by| was owed by)?"
    rf"(?: trusts| councils| CCGs| ICBs| forces)?,? (?:nationally|nationwide"
    rf"|(?:across|throughout|in|to|for) {_COUNTRY}|(?:has|have|had) been made available nationally)\b"
)
# “pay awards alone had added £700,000 to costs”
_ADDED = re.compile(rf"\badd(?:s|ed|ing)?{_ABOUT} $")
_TO_COSTS = re.compile(
    r"(?: a year)? to (?:the |its |their )?(?:\w+ )?(?:costs?|bills?|pressures?|spending|wage bill|pay bill)\b"
)
# “the £250,000 spent on consultants”
_WAS_SPENT = re.compile(
    r" (?:(?:that|which|it|had|has|have|been|was|were|is) )*(?:spent|paid|lavished|wasted|splashed out) (?:on|to|for)"
    r" (?P<object>(?:[^.;,\[]|\[[BG]\d+\]){2,50})"
)
# “£11m had been cut from it since 2010”
_TAKEN = re.compile(
    r" (?:(?:had|has|have|been|was|were|being) )*(?:taken|cut|slashed|stripped|lopped|shaved|wiped)"
    r" (?:from|off|out of)\b"
)
# “Agency staff had cost £3.4m”, “The inquiry cost £2m”: things that are bought, and no body or what bodies share
_THINGS = (
    r"(?i:(?:agency|temporary|bank|locum) (?:staff|nurses|doctors|spend(?:ing)?)"
    r"|locums|repairs|works?|roof|building|headquarters"
    r"|refurbishment|inquiry|review|study|consultation|election|by-election|referendum|campaign|lawyers|consultants|advice|damage|potholes?|vehicles?|engines?"
    r"|scanners?|equipment|machines?|buses|permits?|tickets?|houses?|beds?|visits?|drugs?|medicines|food|meals|postage"
    r"|printing|advert(?:s|ising)?|recruitment|event|party|ceremony|furniture|uniforms?|laptops?|bridge|road|statue|logo"
    r"|website|redundancies|pay-offs?|settlement|fees)"
)
_THING_COSTS = re.compile(
    rf"\b(?:{_THINGS}|(?<!joint )(?<!shared )(?<!single )(?:depot|fire station|leisure centre|library|town hall))"
    r"(?: (?:to|of|at|in|for|on) (?:the |its |an? )?(?:\[[BP]\d+\]|[\w'-]+(?: [\w'-]+){0,2}?))?"
    r"(?: (?:has|have|had|will|would|could|may|is|are|was|were|to|expected|been|be|now|also|already|likely"
    r"|said|thought|set|alone|which|that))* (?:cost(?:s|ing)?"
    r"|(?<=spending )(?:was|is|of|came to|rose to|fell to))(?: (?:the (?!service)[a-z]+|\[B\d+\]|taxpayers|it|them))?"
    rf"{_ABOUT} $"
)
_NEAR = 120


def is_in_passing(text: str, found: Found) -> bool:
    """Say whether a sum is no figure of a body's or an arrangement's.

    Args:
        text: The marked sentence.
        found: The sum.
    """
    first, _ = clause_around(text, found.start, found.end)
    before, after = text[max(0, found.start - _NEAR) : found.start], text[found.end : found.end + _NEAR]
    clause = text[min(first, max(0, found.start - _NEAR)) : found.start]
    return bool(
        (_IS_PAID.search(before) and _FOR_ONE.match(found.value))
        or _BOUGHT.search(before)
        or _THING_COSTS.search(before)
        or _NATIONAL.search(clause)
        or _FOR_THE_COUNTRY.match(after)
        or (_GIVEN.search(clause) and not _TOWARDS.match(after))
        or _TAKEN.match(after)
        or (_ADDED.search(before) and _TO_COSTS.match(after))
        or _is_spent_once(before, found.value, after)
    )


def _is_spent_once(before: str, value: str, after: str) -> bool:
    if (was := _WAS_SPENT.match(after)) and not _OWN_BUSINESS.search(was["object"]):
        return True
    on = _ON.match(after) if _SPENDS.search(before) and not value.endswith(("a year", "annually")) else None
    if on is None or " a year" in after[: on.start("object")]:
        return False
    return _NOT_OWN.search(on["object"]) is not None or _OWN_BUSINESS.search(on["object"]) is None
