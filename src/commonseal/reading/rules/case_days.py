"""Where the days of a verb of deciding stand: after it, before its body, or told first (“since March, when …”)."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.rules.deciders import Decider
from commonseal.reading.rules.decision_readings import Case

# “…, then a week later its council put it off”: the day stands before the second decider
_OWN_DAY = re.compile(
    r"(?:,|;|\b(?:and|but|then|while)\b)(?: then)?(?: (?:on|in|by|at))? \[D\d+\],? (?:the |its |their )?$"
)
# “since March, when A threw it out”: the day of what is told after it
_WHEN_DAY = rule_pattern(
    r"(?P<date>{D}),? (?:when|where|on which|at which|in which|during which) (?:the |its |their )?$"
)
# “A on 13 December, and B on 18 December, approved it”
_OF_EACH = rule_pattern(r"{BG}(?:'s)? (?:on|in) (?P<date>{D})")
_DAY_AT_ONCE = re.compile(r"(?: (?:by|on|in|at|before)(?: the)?(?: end of)?)? \[D\d+\]")


# “voting on this until 14 June”, “balloted from 3 to 17 June”
_VOTES_THROUGH = rule_pattern(r"[^.;,\[]{0,60} (?:(?P<until>until|till|up to)|from|over|during) (?P<date>{D})")


def days_follow(case: Case) -> int:
    """Where days after the verb begin to count: “decide by the end of March whether they wish to” has one at once."""
    tail = case.group.form.tail
    return case.group.end if _DAY_AT_ONCE.match(case.text, case.group.end, tail) else tail


def days_begin_at(before: Case, case: Case) -> int:
    """Where the dates of a verb can begin: not before another body's verb in the same clause."""
    if {decider.token for decider in before.deciders} == {decider.token for decider in case.deciders}:
        return case.first
    place = case.group.start if case.is_passive else case.place
    own = _OWN_DAY.search(case.text, before.group.form.tail, place) if before.group.form.tail < place else None
    return max(case.first, own.start() if own else place)


def day_told_before(case: Case, decider: Decider, *, is_pending: bool) -> str | None:
    """“since March, when A's members threw it out”: the day on which something is told to have been done."""
    own = _OF_EACH.match(case.text, decider.place) if len(case.deciders) > 1 else None
    day = case.view.plain.item(own["date"]) if own else None
    if isinstance(day, DateMention) and day.has_year:
        return day.bounded
    is_vote = is_pending and case.verb.base in {"vote", "ballot"} and not case.group.negated
    if is_vote and (through := _VOTES_THROUGH.match(case.text, case.group.end)):
        day = case.view.plain.item(through["date"])
        is_range = isinstance(day, DateMention) and "/" in day.edtf
        if isinstance(day, DateMention) and (through["until"] or is_range):
            return day.edtf if is_range else f"../{day.edtf}"
    told = None if is_pending or case.is_passive else _WHEN_DAY.search(case.text, 0, decider.place)
    when = case.view.plain.item(told["date"]) if told else None
    return when.edtf.removesuffix("/..") if isinstance(when, DateMention) else None
