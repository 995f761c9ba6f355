"""Sentences on what plans rest on: calendars, pay tables, shares of cost, and what is only assumed."""

from commonseal.answers.phrases import Told, listed, money, quoted, when_given, with_details
from commonseal.answers.recurrences import recurrence_in_words
from commonseal.vocabulary.facts import Assumption, Calendar, CostShare, PayTable, ShareMethod, Uncertainty
from commonseal.vocabulary.periods import describe_day

_METHODS = {
    ShareMethod.POPULATION: "by population",
    ShareMethod.WEIGHTED_POPULATION: "by weighted population",
    ShareMethod.EQUAL: "equally",
    ShareMethod.TIME: "by time",
    ShareMethod.FIXED: "in fixed parts",
}
_ODDS = {
    Uncertainty.DEFERRAL: "the odds that it is put off",
    Uncertainty.REJECTION: "the odds that it is rejected and comes back",
}
_DAYS = {
    Uncertainty.LEAD_DAYS: "the days that it takes once it is asked",
    Uncertainty.REWORK_DAYS: "the days that rework takes",
    Uncertainty.DEPENDENCY_DAYS: "the days until it exists",
}


def tell_calendar(fact: Calendar, told: Told) -> str:
    """Say a calendar in one sentence."""
    head = f"{told.names.of(fact.body)} {told.mood.do('meet')} "
    head += recurrence_in_words(fact.rule) if fact.rule else "on days of its own"
    return with_details(
        head,
        when_given("first on", describe_day(fact.first) if fact.first else None),
        listed("also on", map(describe_day, fact.also_on)),
        listed("but not on", map(describe_day, fact.except_on)),
        listed(
            "deciding nothing",
            (f"from {describe_day(each.first)} to {describe_day(each.last)} ({each.reason})" for each in fact.pauses),
        ),
        *(when_given(*each) for each in _clocks(fact)),
    )


def _clocks(fact: Calendar) -> tuple[tuple[str, str | None], ...]:
    def days(count: int | None) -> str | None:
        return None if count is None else f"{count} working day{'' if count == 1 else 's'}"

    return (
        ("papers closing before each meeting by", days(fact.papers_days)),
        ("notice of each meeting being", days(fact.notice_days)),
        ("decisions published within", days(fact.published_after)),
        ("decisions open to call-in for", days(fact.call_in_days)),
    )


def tell_pay_table(fact: PayTable, told: Told) -> str:
    """Say a pay table in one sentence."""
    lowest, highest = fact.points[0], fact.points[-1]
    span = f"from {lowest.grade} at {money(lowest.cost)} to {highest.grade} at {money(highest.cost)} a year"
    whom = told.names.all(fact.bodies) if fact.bodies else "every body"
    return with_details(f"{quoted(fact.name)} {told.mood.be()} the pay table of {whom}", span)


def tell_cost_share(fact: CostShare, told: Told) -> str:
    """Say how a cost is shared in one sentence."""
    unit = " %" if fact.method is ShareMethod.FIXED else ""
    parts = (
        told.names.of(each.body) + (f" ({each.part.normalize():f}{unit})" if each.part is not None else "")
        for each in fact.shares
    )
    return with_details(
        f"the cost of {told.names.of(fact.of)} {told.mood.be()} shared {_METHODS[fact.method]}",
        listed("between", parts),
    )


def tell_assumption(fact: Assumption, told: Told) -> str:
    """Say an assumption in one sentence."""
    what = _ODDS.get(fact.what) or _DAYS[fact.what]
    figures = f"{fact.likely:g}, at least {fact.low:g} and at most {fact.high:g}"
    step = f" at the step {quoted(fact.step)}" if fact.step else ""
    return with_details(
        f"for {told.names.of(fact.about)}{step} {what} {told.mood.be(many=True)} taken to be {figures}",
        f"source: {fact.source}",
    )
