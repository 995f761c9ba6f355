"""What a forecast takes to be so: assumptions that are stated, what is usual of bodies, and what is assumed."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from commonseal.planning.calendars import AskedDiary, MeetingDiary, Practice
from commonseal.planning.forecasting.assumed import assumed
from commonseal.planning.forecasting.model import Taken, What
from commonseal.planning.model import Diary, Route, RouteStep
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Assumption, Dependency, Option, Proposal
from commonseal.vocabulary.statement import Standing, Statement

_Stated = tuple[Statement, Assumption]


def taken_for(snapshot: Snapshot, route: Route, diaries: Mapping[str, Diary]) -> tuple[Taken, ...]:
    """Return everything that a forecast of a route takes to be so, each with its source.

    What is stated of an option goes before what is stated of its proposal, of one step before every step, and the
    last recorded before the others. Where nothing is stated, a default counts, and is named as assumed.
    """
    stated = _stated(snapshot, route)
    coming = [each for each in route.steps if each.is_to_come and each.state != "conditional"]
    met = [each for each in coming if not isinstance(diaries.get(each.body), AskedDiary)]
    stopping = [each for each in coming if each.can_stop]
    found = [
        *_of_steps(What.DEFERRAL, met, stated, route, assumed),
        *_of_steps(What.REJECTION, stopping, stated, route, assumed),
        *_of_steps(What.REWORK_DAYS, stopping, stated, route, assumed),
        *_of_steps(What.LEAD_DAYS, coming, stated, route, _nothing),
    ]
    led = {key for each in found if each.what is What.LEAD_DAYS for key in each.steps}
    found += _usual([each for each in coming if each.key not in led], diaries)
    return (*found, *_dependencies(snapshot, route, stated))


def _stated(snapshot: Snapshot, route: Route) -> list[_Stated]:
    """Return the assumptions that are stated, the weightiest last: of the option, of one step, recorded last."""
    held = [
        (each, each.fact)
        for each in snapshot.known
        if isinstance(each.fact, Assumption) and each.standing is not Standing.REJECTED
    ]
    return sorted(held, key=lambda each: (each[1].about == route.option, each[1].step is not None, each[0].number))


def _of_steps(
    what: What,
    steps: Iterable[RouteStep],
    stated: list[_Stated],
    route: Route,
    otherwise: Callable[[What, tuple[str, ...]], Taken | None],
) -> list[Taken]:
    """Return what counts for each step, steps of one assumption together."""
    by_source: dict[int | None, list[str]] = {}
    for step in steps:
        about = {route.option, route.proposal}
        fitting = [
            statement.number
            for statement, fact in stated
            if fact.what.value == what.value and fact.about in about and fact.step in {None, step.key}
        ]
        by_source.setdefault(fitting[-1] if fitting else None, []).append(step.key)
    facts = {statement.number: (statement, fact) for statement, fact in stated}
    found = []
    for number, keys in by_source.items():
        taken = otherwise(what, tuple(keys)) if number is None else _taken(facts[number], tuple(keys))
        if taken is not None:
            found.append(taken)
    return found


def _nothing(_what: What, _steps: tuple[str, ...]) -> None:
    """Take nothing to be so where nothing is stated: papers close when the calendar says, and no earlier."""


def _taken(stated: _Stated, steps: tuple[str, ...], thing: str = "") -> Taken:
    statement, fact = stated
    is_assumed = fact.source.lower().startswith("assumed")
    return Taken(
        What(fact.what.value),
        steps,
        fact.low,
        fact.likely,
        fact.high,
        fact.source,
        statement.id,
        assumed=is_assumed,
        thing=thing,
    )


def _usual(steps: Iterable[RouteStep], diaries: Mapping[str, Diary]) -> Iterator[Taken]:
    """Give how far apart the meetings of each body are where they are not known, and how long those asked take."""
    keys: dict[str, list[str]] = {}
    for step in steps:
        keys.setdefault(step.body, []).append(step.key)
    for body, of_body in keys.items():
        diary = diaries.get(body)
        if isinstance(diary, AskedDiary):
            yield _of_practice(What.LEAD_DAYS, diary.practice, tuple(of_body), body)
        elif isinstance(diary, MeetingDiary) and diary.practice is not None:
            yield _of_practice(What.MEETING_DAYS, diary.practice, tuple(of_body), body)


def _of_practice(what: What, practice: Practice, steps: tuple[str, ...], body: str) -> Taken:
    middle = (practice.least + practice.most) / 2
    return Taken(
        what,
        steps,
        practice.least,
        middle,
        practice.most,
        practice.citation,
        practice.rests_on,
        assumed=practice.rests_on is None,
        thing=body,
    )


def _dependencies(snapshot: Snapshot, route: Route, stated: list[_Stated]) -> Iterator[Taken]:
    """Give when each thing that the plan depends on will exist; what is met already holds nothing up."""
    things = _things(snapshot, route)
    used: set[int] = set()
    of_days = [each for each in stated if each[1].what.value == What.DEPENDENCY_DAYS.value]
    for statement in snapshot.facts(Dependency, snapshot.known):
        fact = statement.fact
        if not isinstance(fact, Dependency) or fact.of not in things or fact.met or _is_off(statement):
            continue
        named = {fact.on_thing, fact.of} if fact.on_thing else {fact.of}
        fitting = [each for each in of_days if each[1].about in named]
        if fitting:
            used.add(fitting[-1][0].number)
            yield _taken(fitting[-1], _steps_of(fitting[-1], route), fact.needs)
        else:
            yield assumed(What.DEPENDENCY_DAYS, (), fact.needs)
    for each in of_days:
        if each[1].about in things and each[0].number not in used:
            yield _taken(each, _steps_of(each, route), snapshot.name_of(each[1].about))


def _is_off(statement: Statement) -> bool:
    return statement.standing is Standing.REJECTED


def _steps_of(stated: _Stated, route: Route) -> tuple[str, ...]:
    return tuple(each.key for each in route.steps if each.key == stated[1].step)


def _things(snapshot: Snapshot, route: Route) -> set[str]:
    """Return what a plan is of: its proposal, its option, and what these bring."""
    found = {route.proposal}
    if route.option is not None:
        found.add(route.option)
    for thing in tuple(found):
        described = snapshot.describing(thing)
        if described is not None and isinstance(described.fact, Option):
            found.update(described.fact.brings)
        elif described is not None and isinstance(described.fact, Proposal) and route.option is None:
            found.update(described.fact.concerns)
    return found
