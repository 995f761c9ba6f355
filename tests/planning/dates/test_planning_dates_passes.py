"""Both passes against brute force over small calendars, and what holds of them whatever the calendars are."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.planning.calendars import MeetingDiary
from commonseal.planning.calendars.counting import ready_by
from commonseal.planning.calendars.meeting import sitting_on
from commonseal.planning.dates import Schedule, earliest, latest
from commonseal.planning.model import Route, Sitting, SittingSource
from commonseal.vocabulary.periods import first_day_after_notice, working_day_after
from support.routes_made import NONE_OFF, clear_days, meeting, on, route, step

START = on("2019-07-01")
LAST = 70
Chosen = dict[str, Sitting]


@st.composite
def plans(draw: st.DrawFn) -> tuple[Route, dict[str, MeetingDiary]]:
    """Up to four steps in any order of waiting, each with its own few meetings, papers and call-in."""
    count = draw(st.integers(1, 4))
    keys = [f"s{number}" for number in range(count)]
    steps = []
    diaries: dict[str, MeetingDiary] = {}
    for number, key in enumerate(keys):
        after = draw(st.lists(st.sampled_from(keys[:number]), unique=True)) if number else []
        notice = draw(st.sampled_from([None, 3, 14]))
        before = () if notice is None else (clear_days(notice, "key_decision_notice"),)
        steps.append(step(key, *after, before=before))
        days = draw(st.lists(st.integers(0, LAST), min_size=1, max_size=4, unique=True))
        diaries[f"body/{key}"] = meeting(
            f"body/{key}",
            (START + each for each in days),
            papers=draw(st.sampled_from([None, 2, 5])),
            call_in=draw(st.sampled_from([None, 3])),
        )
    order = draw(st.permutations(steps))
    return route(*order), diaries


def free_of(sitting: Sitting) -> int:
    """Return the day from which a sitting's decision can be acted upon."""
    return sitting.day if sitting.free is None else sitting.free


def everything_that_is_lawful(plan: Route, diaries: Mapping[str, MeetingDiary]) -> list[Chosen]:
    """Return every choice of a meeting for each step in which all is in time."""
    keys = [each.key for each in plan.steps]
    found = []
    for combination in product(*(diaries[each.body].meetings for each in plan.steps)):
        chosen = dict(zip(keys, combination, strict=True))
        if all(_in_time(each.key, plan, chosen) for each in plan.steps):
            found.append(chosen)
    return found


def _in_time(key: str, plan: Route, chosen: Chosen) -> bool:
    asked = plan.step(key)
    ready = max([START, *(free_of(chosen[each]) for each in asked.after)])
    noticed = all(first_day_after_notice(START, each.days) <= chosen[key].day for each in asked.before)
    return ready <= ready_by(chosen[key]) and noticed


def effect_of(chosen: Chosen) -> int:
    """Return the day from which all is free."""
    return max([START, *map(free_of, chosen.values())])


def first(plan: Route, diaries: Mapping[str, MeetingDiary]) -> Schedule:
    """Return the forward pass without bank holidays."""
    return earliest(plan, diaries, START, holidays=NONE_OFF)


@given(plans())
@settings(deadline=None, max_examples=300)
def test_the_forward_pass_finds_what_brute_force_finds(given_: tuple[Route, dict[str, MeetingDiary]]) -> None:
    """The earliest effect, and the earliest day of each step, are the least over all lawful choices of meetings."""
    plan, diaries = given_
    lawful = everything_that_is_lawful(plan, diaries)
    found = first(plan, diaries)
    assert found.effect == min(map(effect_of, lawful), default=None)
    if lawful:
        for each in plan.steps:
            assert found.step(each.key).day == min(chosen[each.key].day for chosen in lawful)


@given(plans(), st.integers(0, LAST + 20))
@settings(deadline=None, max_examples=300)
def test_the_backward_pass_finds_what_brute_force_finds(
    given_: tuple[Route, dict[str, MeetingDiary]], within: int
) -> None:
    """The latest day of each step is the greatest over all lawful choices that make the target; else it fails."""
    plan, diaries = given_
    target = START + within
    lawful = [each for each in everything_that_is_lawful(plan, diaries) if effect_of(each) <= target]
    found = latest(plan, diaries, target, START, holidays=NONE_OFF)
    assert (found.failure is None) == bool(lawful)
    if lawful:
        for each in plan.steps:
            days = [chosen[each.key].day for chosen in lawful]
            assert found.step(each.key).day == max(days)
            assert found.slack[each.key] == max(days) - min(days)
    else:
        soonest = first(plan, diaries).effect
        assert found.failure is not None
        assert found.failure.effect == soonest
        assert found.failure.step in {each.key for each in plan.steps}


@given(plans())
@settings(deadline=None)
def test_a_target_that_is_the_earliest_leaves_the_critical_steps_no_slack(
    given_: tuple[Route, dict[str, MeetingDiary]],
) -> None:
    """Looking back from the earliest day, the critical steps have none, some step is critical, and none fails."""
    plan, diaries = given_
    forward = first(plan, diaries)
    if forward.effect is None:
        return
    back = latest(plan, diaries, forward.effect, START, holidays=NONE_OFF)
    assert back.failure is None
    assert back.critical == forward.critical
    assert all(back.slack[each] == 0 for each in forward.critical)
    assert min(back.slack.values()) >= 0
    # Two meetings can be free from one day, their call-ins over a week-end apart: then the later one costs nothing.
    windows = any(each.terms.call_in is not None for each in diaries.values())
    assert forward.critical or windows or forward.effect == START


@given(plans(), st.sets(st.integers(0, LAST + 20), max_size=4))
@settings(deadline=None)
def test_a_holiday_makes_nothing_earlier(given_: tuple[Route, dict[str, MeetingDiary]], off: set[int]) -> None:
    """With more holidays no step and no effect is sooner."""
    plan, diaries = given_
    holidays = frozenset(START + each for each in off)
    with_them = {body: _with(diary, [each.day for each in diary.meetings], holidays) for body, diary in diaries.items()}
    before, after = first(plan, diaries), earliest(plan, with_them, START, holidays=holidays)
    for day_before, day_after in zip(_days(before), _days(after), strict=True):
        assert day_after is None or (day_before is not None and day_after >= day_before)


@given(plans(), st.integers(0, 3), st.integers(0, LAST))
@settings(deadline=None)
def test_a_meeting_makes_nothing_later(given_: tuple[Route, dict[str, MeetingDiary]], which: int, more: int) -> None:
    """With one more meeting no step and no effect is later."""
    plan, diaries = given_
    body = sorted(diaries)[which % len(diaries)]
    days = [*(each.day for each in diaries[body].meetings), START + more]
    added = {**diaries, body: _with(diaries[body], days, NONE_OFF)}
    for day_before, day_after in zip(_days(first(plan, diaries)), _days(first(plan, added)), strict=True):
        assert day_before is None or (day_after is not None and day_after <= day_before)


def _with(diary: MeetingDiary, days: list[int], holidays: frozenset[int]) -> MeetingDiary:
    terms = diary.terms
    sittings = tuple(sitting_on(diary.body, day, SittingSource.STATED, terms, holidays) for day in sorted(set(days)))
    return replace(diary, meetings=sittings, holidays=holidays)


def _days(schedule: Schedule) -> list[int | None]:
    return [*(each.day for each in schedule.steps), schedule.effect]


@given(plans(), st.integers(0, 3), st.integers(0, LAST))
@settings(deadline=None)
def test_only_what_depends_on_a_meeting_is_another_object(
    given_: tuple[Route, dict[str, MeetingDiary]], which: int, more: int
) -> None:
    """Dated anew after one change, steps that neither are of that body nor wait for it are the very same objects."""
    plan, diaries = given_
    body = sorted(diaries)[which % len(diaries)]
    days = [*(each.day for each in diaries[body].meetings), START + more]
    changed = {**diaries, body: _with(diaries[body], days, NONE_OFF)}
    before = first(plan, diaries)
    again = earliest(plan, changed, START, holidays=NONE_OFF, since=before)
    assert again == first(plan, changed)
    touched = {each.key for each in plan.steps if each.body == body}
    for _ in plan.steps:
        touched |= {each.key for each in plan.steps if touched & set(each.after)}
    for each in plan.steps:
        if each.key not in touched:
            assert again.step(each.key) is before.step(each.key)


def test_five_working_days_are_counted_as_the_law_counts_them() -> None:
    """The brute force above and the diary count call-in alike: the window starts on the day after publication."""
    diary = meeting("body/c", [START], call_in=5)
    assert free_of(diary.meetings[0]) == working_day_after(START, 5, NONE_OFF) + 1
