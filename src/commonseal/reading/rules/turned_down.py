"""Whether an idea was turned down, as the heading above it or the sentence after it says."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementStatus
from commonseal.reading.context import says
from commonseal.reading.rules.denials import NO_SOONER

_DROPPED_SECTION = re.compile(r"\b(?:dropped|rejected|discounted)\b", re.IGNORECASE)
_FOLLOW_UP = re.compile(
    r"^\W*(?:But |However, |In the end,? |In \[D\d+\],? )?(?:\[B\d+\]|It|This|That|The (?:idea|proposals?|plans?|talks"
    r"|offer|scheme|option|suggestion|approach)|Both|\[G\d+\])(?=\W)",
    re.IGNORECASE,
)
# “They planned to share a finance officer too, but the idea was dropped”: the idea is another
_PLANNED_TOO = re.compile(
    r"^\W*(?:They|It|Both|\[[BG]\d+\])(?: had| have| has| also)? (?:planned|wanted|hoped|intended|considered|looked"
    r"|talked"
    r"|discussed|thought|proposed)\b[^.;]{5,}?,? but\b"
    r"|^\W*\[[BG]\d+\](?: and \[[BG]\d+\])? (?:was|were|had been|has been|have been) (?:also |then )?"
    r"(?:invited|asked|approached|offered)(?: \w+)? to (?:join|take part|come in|become|be part)\b"
)
# “A fourth was asked to come in and decided to stay on its own”: what the others do goes on
_OF_A_FURTHER_ONE = re.compile(
    r"\b(?:sounded out|approached|invited|courted|wooed|also asked|first asked) (?:the )?\[B\d+\]"
    r"|^\W*[AT]\w* (?:third|fourth|fifth|sixth|seventh)\b(?: \w+){0,2}, "
    r"|\b(?:was|were) (?:to have been|going to be|to be) (?:an?|part|in)\b"
    r"|\b(?:looked at|thought about|considered|talked about) (?:joining|coming in|it and decided)\b"
    r"|\b(?:withdrew|pulled out|dropped out|stay(?:ed)? (?:out|on (?:its|their|\[B\d+\]) own))\b",
    re.IGNORECASE,
)
# “The Committee refused this request”
_REFUSED = re.compile(
    r"^\W*(?:But |However, )?(?:The )?(?:\[[BG]\d+\]|[A-Z]?\w+|members)(?: has| have| had)? (?:refused|rejected"
    r"|turned down"
    r"|declined|dismissed|voted down|threw out) (?:this|the|that|it|them|both)\b"
)
# “Option 3: a shared service with A. Discounted.”: a verdict without a subject
_VERDICT = re.compile(
    r"^\W*(?:(?:This |The )(?:option|idea|model|approach)(?: was| is| has been)? )?(?:\w+ly )?(?:discounted|discarded"
    r"|dismissed|rejected|ruled out|dropped|not (?:pursued|taken (?:any )?further|taken forward|preferred))\b",
    re.IGNORECASE,
)


def turned_down(following: str, section: str) -> bool:
    """Say whether the sentence after a thing, or the heading above it, says that it was turned down.

    Args:
        following: The sentence after it, marked.
        section: The heading above it.
    """
    is_another = _PLANNED_TOO.match(following) or NO_SOONER.search(following) or _OF_A_FURTHER_ONE.search(following)
    is_told = _FOLLOW_UP.match(following) and says("rejected", following) and not is_another
    return bool(is_told or _VERDICT.match(following) or _DROPPED_SECTION.search(section))


def is_refused(following: str) -> bool:
    """Say whether the sentence after a request says in so many words that it was refused."""
    return _REFUSED.match(following) is not None


# “A plan to put all records on one system was given up”
_OF_A_PLAN = re.compile(
    r"\b(?:plans?|ideas?|proposals?|schemes?|talks?|bids?|attempts?|offers?|suggestions?|moves?|hopes?) (?:to|for|of"
    r"|that)\b"
    r"[^.;]{0,80}$",
    re.IGNORECASE,
)


def of_a_plan(settled: ArrangementStatus, before: str) -> ArrangementStatus:
    """Give the status of a thing of which a plan was given up: it never was, and did not end."""
    return "rejected" if settled == "ended" and _OF_A_PLAN.search(before) else settled
