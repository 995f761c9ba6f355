"""What “it” is beside the worth, the cost or the staff of a thing: the thing that the sentence before brought in."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.context import says
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.figure_patterns import Found
from commonseal.reading.rules.named_things import fullest_name

_WORDS = r"(?:(?!(?:of|the|an?|to|for|in|on|with|by|and|or|their|its|our|at|from|that|which|same)\b)[\w'&-]+ )"
_MONEYED = (
    r"(?:pooled (?:budget|fund)|pool|fund|contract|deal|record|system|team|service|unit|function|hub|programme|scheme"
    r"|control room|contact centre|joint venture|structure|executive)"
)
_STAFFED = (
    r"(?:team|service|unit|function|hub|programme|department|directorate|control room|contact centre|call centre"
    r"|agency|office|laboratory|structure|partnership|joint venture)"
)
_BROUGHT_IN = {
    kind: re.compile(
        rf"\b(?:an?|one|another|their) (?P<name>{_WORDS}{{0,4}}?{noun})\b(?!'s|-|,? (?:manager|director|officer|head"
        r"|leader|lead|chief|agreement|plan|report|review|board)\b)",
        re.IGNORECASE,
    )
    for kind, noun in (("finance", _MONEYED), ("staff", _STAFFED))
}
_AUXILIARIES = (
    r"(?: (?:will|would|should|could|may|might|is|was|has|had|to|be|been|now|also|itself|alone|then|expected|likely"
    r"|due|set|put|currently|both|only|together))*"
)
# “It would stand at £3m”, “It runs for five years and is worth £3m”, “This costs them £1m”: no body does so
_IT_IS_WORTH = re.compile(
    rf"^\W*(?:\d[\d.]* )?(?:It|This|That|(?P<body>\[[BG]\d+\])){_AUXILIARIES}"
    r" (?:(?:runs?|lasts?|let) for [^.;]{1,60} and (?:(?:be|is|will be|would be|was) )?(?:worth|valued at)"
    r"|worth|valued at|stands? at|stood at|totals?|totalled|amounts? to|costs?(?: (?:each of )?\[B\d+\])?)"
    r"(?: (?:about|around|some|nearly|over|just|a total of|at))* $"
)
# “It will consist of 30 people”
_IT_CONSISTS = re.compile(
    rf"^\W*(?:\d[\d.]* )?(?:It|This|(?P<body>\[[BG]\d+\])){_AUXILIARIES}"
    r" (?:consists? of|made up of|comprises?|numbers?)(?: (?:about|around|some|nearly|over|just))* $"
)
# “Some 40 staff will work in it”
_WORK_IN_IT = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:staff|people|posts|officers|employees|colleagues|nurses)"
    r"(?: (?:will|would|are|were|to|now|currently|already|be|together|both|due|expected))* (?:work(?:ing)?|based"
    r"|employed|sit|serve|placed|brought together) (?:in|within) (?:it\b|this\b|(?P<body>\[[BG]\d+\])(?=[.,;]|$))"
)
_IT = re.compile(r"(?:it|this|that)", re.IGNORECASE)
_NEW = re.compile(r"^(?:new|further|second|separate) ")


# “The record costs £2m a year”: whatever the sentences between were about
_THE_THING = re.compile(
    r"^\W*(?:\d[\d.]* )?The (?:new |shared |joint )?(?P<name>record|fund|pool|hub|unit|scheme|programme|network"
    rf"|collaborative|agency){_AUXILIARIES}"
    r" (?:costs?|worth|stands? at|stood at|totals?|totalled|amounts? to)(?: (?:about|around|some|nearly|over|just))* $"
)
# “The fund for 2023/24 was £38m”
_THE_FUND_WAS = re.compile(
    r"^\W*(?:\d[\d.]*\s)?(?:\[D\d+\],? )?[Tt]he (?P<name>fund|pool)(?: for \[D\d+\])? (?:is|was|will be|would be)"
    r"(?: (?:about|around|some|nearly|over|just))* $"
)


def named_by_noun(paper: Paper, view: View, found: Found) -> str:
    """Give the full name of the fund, record or the like whose worth or cost a sentence tells by its noun alone.

    Args:
        paper: The paper.
        view: The figure's sentence.
        found: The figure.

    Returns:
        The name that the paper gives it before; else an empty string.
    """
    before = view.plain.text[: found.start] if found.kind == "finance" else ""
    match = _THE_THING.search(before) or _THE_FUND_WAS.search(before)
    name = fullest_name(paper.document.flow, match["name"], view.sentence.start) if match else ""
    return name if match and name != match["name"] else ""


def just_named(paper: Paper, view: View, found: Found) -> str:
    """Give the name of the thing that a figure's sentence takes up as “it”, where no body can be meant.

    Args:
        paper: The paper.
        view: The figure's sentence.
        found: The figure, of money or staff.

    Returns:
        The thing under the name that the sentence before gives it, without its article; else an empty string.
    """
    brings_in = _BROUGHT_IN.get(found.kind)
    if brings_in is None or not view.number or not _takes_up(paper, view, found):
        return ""
    before = paper.views[view.number - 1]
    words = before.plain.text
    told = list(brings_in.finditer(words))
    if not told or before.sentence.block.kind == "heading" or says("rejected", words):
        return ""
    return _NEW.sub("", told[-1]["name"])


def _takes_up(paper: Paper, view: View, found: Found) -> bool:
    text = view.plain.text
    if found.kind == "finance":
        match = _IT_IS_WORTH.search(text[: found.start])
    else:
        match = _IT_CONSISTS.search(text[: found.start]) or _WORK_IN_IT.match(text, found.end)
    if match is None or not match["body"]:
        return match is not None
    item = view.plain.item(match["body"])
    flow = paper.document.flow
    return isinstance(item, BodyMention) and _IT.fullmatch(flow[item.start : item.end].strip()) is not None
