"""What each option still needs, by when that can lawfully be had, and how likely it is: the route and its dates."""

from collections.abc import Iterator, Sequence

from commonseal.planning.comparing.considered import Considered, Dates
from commonseal.planning.comparing.model import Cell, Leaning, Row
from commonseal.planning.comparing.words import counted, odds
from commonseal.planning.dates import with_names, with_sources
from commonseal.planning.dates.model import StepDates
from commonseal.planning.forecasting.model import Taken
from commonseal.planning.model import RouteStep, StepFooting, StepState
from commonseal.planning.routes.telling import footing_words, guide_words, state_words
from commonseal.regimes import Law
from commonseal.vocabulary.periods import date_of, day_of, is_before, said_day

_DOES = {
    "decides": "decides",
    "approves": "approves",
    "appoints": "appoints",
    "consents": "consents",
    "consulted": "is consulted",
    "supports": "says whether it supports",
    "noted": "notes",
    "notified": "is told",
}
_NOTHING = Cell("Nothing: it is so already", value=0, leaning=Leaning.FOR)


def approvals_row(options: Sequence[Considered]) -> Row:
    """Return whose decision each option still needs, and which of them the law asks for that no paper names."""
    return Row(
        "approvals",
        "Decisions still needed",
        "The steps that can stop the change and have not been taken, by law, by policy or by local choice.",
        tuple(_approvals(each) for each in options),
    )


def _approvals(one: Considered) -> Cell:
    route = one.route
    if route is None:
        return _NOTHING
    coming = [each for each in route.steps if each.is_to_come and each.can_stop]
    unnamed = [each for each in coming if each.footing is StepFooting.LAW_ONLY]
    heard = [each for each in route.steps if each.is_to_come and not each.can_stop]
    parts = [counted(len(coming), "decision", "decisions")]
    if unnamed:
        parts.append(f"{len(unnamed)} of them required by law and not in the papers")
    if heard:
        parts.append(f"{counted(len(heard), 'body', 'bodies')} to be consulted or told")
    return Cell(
        text="; ".join(parts),
        value=len(coming),
        rests_on=tuple(dict.fromkeys(ref for each in route.steps for ref in _step_sources(each))),
        details=(*(_told(each, one) for each in route.steps), *route.fell_away, *route.notes),
    )


def _step_sources(step: RouteStep) -> Iterator[str]:
    yield from step.statements
    yield from (f"law:{each}" for each in step.provisions)


def _told(step: RouteStep, one: Considered) -> str:
    sure = "" if step.confidence == "sure" else f", {'unverified' if step.confidence == 'check' else step.confidence}"
    why = f"{footing_words(step)}{f': {step.citation}' if step.citation else ''}{sure}"
    state = "" if step.state is StepState.OPEN else state_words(step)
    return f"{_who(step, one)} {_DOES[step.act.value]}: {step.matter} ({why}){f'; {state}' if state else ''}."


def _who(step: RouteStep, one: Considered) -> str:
    """Say who takes a step, as the first word of a sentence."""
    who = step.who or one.name(step.body)
    return f"{who[:1].upper()}{who[1:]}"


def dates_row(options: Sequence[Considered]) -> Row:
    """Return the earliest day on which each option can lawfully take effect, and what holds it until then."""
    return Row(
        "earliest",
        "Earliest lawful day",
        "The first day of effect if nothing is put off: meetings, notice, call-in and the day that the law sets. Where "
        "a body's meetings are not known, it is taken to meet as seldom as is usual.",
        tuple(_dates(each) for each in options),
    )


def _dates(one: Considered) -> Cell:
    if one.route is None:
        return _NOTHING
    dates = one.dates
    if isinstance(dates, str):
        return Cell("Not worked out", details=(dates,))
    effect = dates.forward.effect
    if effect is None:
        why = tuple(with_names(each.text, one.route) for each in dates.forward.effect_why)
        return Cell("No day can be found", details=why, leaning=Leaning.AGAINST)
    target = one.option.last_target
    late = target is not None and effect > target
    text, best = said_day(effect), dates.at_best.effect
    first = one.option.counts_from
    if target is None and first is not None and first > effect:
        text = f"{said_day(first)}, before which it is not meant to; the law would let it from {text}"
    if best is not None and best < effect:
        text += f" at the usual pace of its bodies, {said_day(best)} if every meeting not yet known fell right"
    if late and target is not None:
        past = is_before(target, day_of(one.known.on))
        text += f"; the target, {said_day(target)}, is past" if past else f"; the target is {said_day(target)}"
    text += "".join(f"; {guide_words(each).partition(' (')[0]}" for each in one.route.guides)
    return Cell(
        text=text,
        value=date_of(effect).isoformat(),
        rests_on=tuple(
            dict.fromkeys(
                (
                    *(ref for each in dates.forward.steps for ref in _sitting_sources(each)),
                    *(f"law:{each.provision}" for each in one.route.guides),
                )
            )
        ),
        details=tuple(_why(one, dates)),
        leaning=Leaning.AGAINST if late else Leaning.NEITHER,
    )


def _sitting_sources(dates: StepDates) -> Iterator[str]:
    sitting = dates.sitting
    yield from map(_reference, sitting.rests_on if sitting is not None else ())


def _reference(each: str) -> str:
    """Return an identifier of a statement or a provision as a source of a comparison is named."""
    return each if each.startswith("statement/") else f"law:{each}"


def _why(one: Considered, dates: Dates) -> Iterator[str]:
    """Say of each step when it can be taken and why not sooner, and what makes the day of effect what it is."""
    route = dates.forward.route
    for step in route.steps:
        days = dates.forward.step(step.key)
        if days.day is None:
            continue
        held = " (nothing can slip here)" if step.key in dates.forward.critical else ""
        yield f"{_who(step, one)}: {said_day(days.day)}{held}. {with_names(_reasons(days, one.law), route)}".strip()
    for each in dates.forward.effect_why:
        yield f"The day of effect: {with_names(each.text, route)}{f' ({each.citation})' if each.citation else ''}."
    yield from (f"{guide_words(each)}." for each in route.guides)
    if dates.backward is not None and dates.backward.failure is not None:
        yield f"The target: {with_names(dates.backward.failure.text, route)}."


def _reasons(days: StepDates, law: Law) -> str:
    texts = [f"{each.text}{f' ({with_sources(each.citation, law)})' if each.citation else ''}" for each in days.why]
    return f"{'; '.join(texts)}." if texts else ""


def odds_row(options: Sequence[Considered]) -> Row:
    """Return how likely each option is to be in effect by its target, as a range over what is assumed."""
    return Row(
        "odds",
        "Odds of being in effect by its target",
        "From many trials of the route; the range is what they are with every assumption at its worst and at its best.",
        tuple(_odds(each) for each in options),
    )


def _odds(one: Considered) -> Cell:
    if one.route is None:
        return _NOTHING
    dates = one.dates
    if isinstance(dates, str):
        return Cell("Not worked out", details=(dates,))
    found = dates.forecast
    if found.odds is None or found.odds_low is None or found.odds_high is None:
        return Cell("The option has no target to be held against", details=tuple(map(_assumed, found.taken)))
    half = next((day for share, day, *_ in found.quantiles if share == 0.5), None)
    likely = f"as likely as not by {said_day(half)}" if half is not None else "more likely never than ever"
    return Cell(
        text=f"{odds(found.odds)} ({odds(found.odds_low)} to {odds(found.odds_high)}); {likely}",
        value=round(found.odds, 4),
        rests_on=tuple(dict.fromkeys(_reference(each.rests_on) for each in found.taken if each.rests_on)),
        details=tuple(map(_assumed, found.taken)),
        leaning=Leaning.FOR if found.odds_low >= 0.5 else Leaning.AGAINST if found.odds_high < 0.5 else Leaning.NEITHER,
    )


_WHAT = {
    "deferral": "Odds that a step is put off",
    "rejection": "Odds that a step is turned down and comes back",
    "lead_days": "Days that a step takes once asked",
    "rework_days": "Days that rework takes",
    "dependency_days": "Days until what is depended on exists",
    "meeting_days": "Days between meetings",
}


def _assumed(taken: Taken) -> str:
    of = f" ({taken.thing})" if taken.thing else ""
    steps = f", at {', '.join(taken.steps)}" if taken.steps and len(taken.steps) < 3 else ""
    figures = f"{taken.likely:g}, from {taken.low:g} to {taken.high:g}"
    return f"{_WHAT[taken.what.value]}{of}{steps}: {figures}. Source: {taken.source}."
