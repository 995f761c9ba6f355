"""Judgements of a service at a place: “maternity services at X were rated inadequate”, and “they” after that."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked
from commonseal.reading.mentions import BodyMention

_SERVICE = (
    r"(?<![\w'-])(?P<name>(?:(?-i:Children|Adult|Maternity|Community|Mental)(?:'s|s')? )?"
    r"(?:(?!(?:in|which|that|its|the|our|and|of|on|their|for|where|whose|into|at|to|but|as|with|from)\b)"
    r"[a-z][\w'-]* (?:(?:and|for) (?=[a-z]))?){0,4}"
    r"(?:services?|care|departments?|units?|wards?|theatres?|surgery|maternity|A&E) (?:at|in) (?:the )?"
    r"(?P<where>\[B\d+\](?! area)|[A-Z][\w'-]+(?: (?:(?:of|and|for) )?[A-Z][\w'-]+){0,4}))"
)
_RATED = re.compile(
    _SERVICE
    + r"(?:,? (?:which|that))?,? (?:was|were|is|are|has been|have been|had been|remains?)(?: \w+){0,3}? (?:rated"
    r"|judged|graded|found|assessed|deemed)\b[^,;.]{0,30}$"
)
_RATES = re.compile(
    r"\b(?:rated|rates|judged|graded|found) (?:the )?" + _SERVICE + r"(?: to be| as| was| were)?\W{0,3}$"
)
_REPORT_ON = re.compile(
    r"\b(?:reports?|findings|inspection|verdict|re-?inspection|inspected|visit|visited)(?: (?:on|into|of|to))?"
    r" (?:the )?" + _SERVICE
)
_IT = re.compile(
    r"(?:^\W*|[;,] |\band )(?:[Ii]t|[Tt]hey|[Tt]he (?:services?|unit|department|ward)|[Tt]hese|[Tt]his|\[[BG]\d+\])"
    r" (?:is|are|was|were|had|has|have|remains?)\b[^;.]{0,50}$"
)


_SITE = re.compile(r"\b(?:Hospital|Infirmary|General|Clinic|Surgery|Centre)$")


def rated_service(marked: Marked, start: int, before: Marked | None) -> str:
    """Give the service at a place that a judgement is of, or nothing.

    Args:
        marked: The marked sentence.
        start: Where the judgement stands in it.
        before: The sentence before, marked.
    """
    lead = marked.text[max(0, start - 200) : start]
    if match := _RATED.search(lead) or _RATES.search(lead):
        return _written(marked, match)
    told = _REPORT_ON.search(before.text) if before is not None and _IT.search(lead) else None
    return _written(before, told) if before is not None and told else ""


def _written(marked: Marked, match: re.Match[str]) -> str:
    """The service's name; nothing where a body runs it, whose judgement it is."""
    body = marked.item(match["where"]) if match["where"].startswith("[") else None
    if match["where"].startswith("[") and not isinstance(body, BodyMention):
        return ""
    if isinstance(body, BodyMention):
        is_site = len(body.names) == 1 and _SITE.search(body.names[0]) is not None
        return match["name"].replace(match["where"], body.names[0]) if is_site else ""
    return str(match["name"])
