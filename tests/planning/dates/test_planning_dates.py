"""Dating a route: the worked example, rules on the day of effect, what is done, and what is wrong with a route."""

from dataclasses import replace

import pytest

from commonseal.planning.calendars import MeetingDiary
from commonseal.planning.dates import Schedule, UndatedError, earliest, latest, moved
from commonseal.planning.model import ApplyBy, EffectRule, Route, StepState, Wait
from commonseal.regimes import Days
from commonseal.vocabulary.periods import bank_holidays_england
from support.routes_made import NONE_OFF, clear_days, meeting, on, route, step

ENGLAND = bank_holidays_england(2018, 2019, 2020, 2021)
APRIL = EffectRule("merge", 4, 1, "guidance of 2013", "sure", "ccg.merge.effective")
BY_SEPTEMBER = ApplyBy(
    "apply", on("2020-04-01"), on("2019-09-30"), "the round of 2019", "likely", "ccg.merge.deadline.2020"
)


def key_decision(*, call_in: int | None = None) -> Route:
    """Return a cabinet's key decision, then a board's."""
    window = (
        ()
        if call_in is None
        else (Wait("call_in", call_in, Days.WORKING, clear=False, citation="s9F", confidence="sure"),)
    )
    cabinet = step("cabinet", before=(clear_days(28, "key_decision_notice"),), following=window)
    return route(cabinet, step("board", "cabinet"))


def portsmouth() -> dict[str, MeetingDiary]:
    """Return monthly cabinets and a board of July and September."""
    return {
        "body/cabinet": meeting("body/cabinet", map(on, ("2019-06-11", "2019-07-09", "2019-09-10")), holidays=ENGLAND),
        "body/board": meeting("body/board", map(on, ("2019-07-17", "2019-09-18")), holidays=ENGLAND),
    }


def dated(plan: Route, start: str, diaries: dict[str, MeetingDiary] | None = None, **more: object) -> Schedule:
    """Return the forward pass."""
    return earliest(plan, portsmouth() if diaries is None else diaries, on(start), holidays=ENGLAND, **more)  # type: ignore[arg-type]


def test_notice_of_a_key_decision_for_9_july_is_due_by_10_june() -> None:
    """Twenty-eight clear days: from 10 June the cabinet of 9 July can decide, from the 11th only that of September."""
    found = dated(key_decision(), "2019-06-10").step("cabinet")
    assert (found.day, found.notice) == (on("2019-07-09"), on("2019-06-10"))
    assert dated(key_decision(), "2019-06-11").step("cabinet").day == on("2019-09-10")


def test_notice_that_was_given_already_counts_from_its_day() -> None:
    """With notice of 10 June the plan may begin on 1 July."""
    found = dated(key_decision(), "2019-07-01", noticed={"cabinet": on("2019-06-10")})
    assert found.step("cabinet").day == on("2019-07-09")


def test_call_in_is_over_on_17_july_and_what_waits_for_it_comes_after() -> None:
    """Published on 10 July, free on the 18th: the board of the 17th is a day too soon, and the reason says so."""
    found = dated(key_decision(call_in=5), "2019-06-10")
    assert found.step("cabinet").free == on("2019-07-18")
    assert found.step("board").day == on("2019-09-18")
    assert found.step("board").held_by == ("cabinet",)
    assert "free from 18 July 2019" in found.step("board").why[0].text


def test_the_reasons_cite_what_holds_a_step_up() -> None:
    """The first meeting is too soon for the notice, and the reason names the rule."""
    why = dated(key_decision(), "2019-06-01").step("cabinet").why
    assert any("28 clear days" in each.text and each.citation == "the rule on key_decision_notice" for each in why)


def merger(**more: object) -> Route:
    """Return an application and its approval, for effect on 1 April only."""
    return route(step("apply"), step("approve", "apply"), effect_rules=(APRIL,), deadlines=(BY_SEPTEMBER,), **more)


def applying(*days: str) -> dict[str, MeetingDiary]:
    """Return when it can be applied for; it is approved in each November and February."""
    approve = map(on, ("2019-11-20", "2020-02-19", "2020-11-18", "2021-02-17"))
    return {"body/apply": meeting("body/apply", map(on, days)), "body/approve": meeting("body/approve", approve)}


def test_a_merger_takes_effect_on_1_april_only() -> None:
    """All is free in November, and it takes effect in April, as the guidance has it."""
    found = dated(merger(), "2019-09-01", applying("2019-09-30"))
    assert found.effect == on("2020-04-01")
    assert any(each.citation == "guidance of 2013" for each in found.effect_why)


def test_who_misses_the_last_day_to_apply_waits_a_year() -> None:
    """A day late, it is 1 April 2021, for which no last day is known: that is said, not taken for leave."""
    found = dated(merger(), "2019-09-01", applying("2019-10-01"))
    assert found.effect == on("2021-04-01")
    assert any(each.citation == "the round of 2019" and each.step == "apply" for each in found.effect_why)
    assert any("no last day to apply" in each.text and each.confidence == "check" for each in found.effect_why)


def test_a_target_counts_back_from_the_last_1_april_and_the_last_day_to_apply() -> None:
    """For June 2020 the effect is in April, and the application is the last by 30 September."""
    found = latest(
        merger(),
        applying("2019-09-02", "2019-09-25", "2019-10-02"),
        on("2020-06-01"),
        on("2019-08-01"),
        holidays=ENGLAND,
    )
    assert (found.effect, found.failure) == (on("2020-04-01"), None)
    assert found.step("apply").day == on("2019-09-25")
    assert found.step("approve").day == on("2020-02-19")
    assert found.slack == {"apply": 23, "approve": 91}
    assert found.critical == ()


def test_a_target_before_the_law_allows_says_which_step_fails_and_the_earliest_day() -> None:
    """The application would have had to be in September."""
    found = latest(merger(), applying("2019-10-02"), on("2020-04-01"), on("2019-08-01"), holidays=ENGLAND)
    assert found.failure is not None
    assert (found.failure.step, found.failure.effect) == ("apply", on("2021-04-01"))
    assert "“apply”" in found.failure.text
    assert "1 April 2021" in found.failure.text


def test_an_application_made_too_late_fails_the_target() -> None:
    """It is done, on a day after the last."""
    late = route(
        step("apply", state=StepState.DONE, done=on("2019-10-02")),
        step("approve", "apply"),
        effect_rules=(APRIL,),
        deadlines=(BY_SEPTEMBER,),
    )
    found = latest(late, applying("2019-10-02"), on("2020-04-01"), on("2019-10-02"), holidays=ENGLAND)
    assert found.failure is not None
    assert found.failure.step == "apply"


def test_what_is_done_keeps_its_day_and_what_has_lapsed_comes_again() -> None:
    """A cabinet of June that is done; one whose approval has lapsed goes to July."""
    done = replace(key_decision().step("cabinet"), state=StepState.DONE, done=on("2019-06-11"))
    kept = dated(route(done, step("board", "cabinet")), "2019-07-01")
    assert kept.step("cabinet").day == on("2019-06-11")
    assert kept.step("board").day == on("2019-07-17")
    assert "cabinet" not in kept.slack
    for state in (StepState.LAPSED, StepState.DEFERRED, StepState.REJECTED):
        again = dated(route(replace(done, state=state)), "2019-06-01")
        assert again.step("cabinet").day == on("2019-07-09")


def test_an_open_condition_keeps_the_day_and_is_closed_at_the_start_at_best() -> None:
    """What waits for it is free from the start of the plan; the condition is named."""
    said = step("cabinet", state=StepState.CONDITIONAL, done=on("2019-06-11"), conditions=("a cost plan",))
    found = dated(route(said, step("board", "cabinet")), "2019-07-10")
    assert (found.step("cabinet").day, found.step("cabinet").free) == (on("2019-06-11"), on("2019-07-10"))
    assert any("a cost plan" in each.text for each in found.step("cabinet").why)


def test_a_waived_step_takes_no_time_and_passes_on_what_it_waits_for() -> None:
    """The board waits for the cabinet through the step that is not taken."""
    plan = route(
        step("cabinet"), step("scrutiny", "cabinet", state=StepState.WAIVED, waived="urgent"), step("board", "scrutiny")
    )
    found = dated(plan, "2019-07-08")
    assert found.step("scrutiny").day is None
    assert found.step("board").day == on("2019-07-17")
    back = latest(plan, portsmouth(), on("2019-09-18"), on("2019-07-08"), holidays=ENGLAND)
    assert back.step("cabinet").day == on("2019-09-10")


def test_a_body_that_never_meets_again_is_said_to() -> None:
    """No date is made up for it, nor for what waits for it."""
    found = dated(key_decision(), "2019-10-01")
    assert found.effect is None
    assert found.step("board").why[0].text == "“cabinet” never comes"


def test_every_fault_of_a_route_is_told_together() -> None:
    """A cycle, a step that waits for nothing there, and a forum without a diary."""
    plan = route(step("a", "b"), step("b", "a"), step("c", "d"), step("board"), step("board"))
    with pytest.raises(UndatedError) as caught:
        earliest(plan, {"body/board": portsmouth()["body/board"]}, 0, holidays=NONE_OFF)
    said = str(caught.value)
    assert "“a” waits for “b” waits for “a”" in said
    assert "waits for “d”, which is not on the route" in said
    assert "“board” stands twice" in said
    assert said.count("has no diary") == 3


def test_what_moved_is_told_and_only_that() -> None:
    """The board's meeting is put off by a week: the board and the effect move, the cabinet does not."""
    plan = key_decision()
    before = dated(plan, "2019-06-10")
    later = {**portsmouth(), "body/board": meeting("body/board", map(on, ("2019-07-24", "2019-09-18")))}
    after = dated(plan, "2019-06-10", later, since=before)
    assert [(each.step, each.days) for each in moved(before, after)] == [("board", 7), (None, 7)]
    assert after.step("cabinet") is before.step("cabinet")
    assert moved(before, dated(plan, "2019-06-10")) == ()


def test_a_target_of_a_year_without_a_known_last_day_says_so() -> None:
    """That no last day to apply is known for 1 April 2019 is said in the backward pass too: it is not leave."""
    found = latest(merger(), applying("2018-09-05"), on("2019-04-01"), on("2018-08-01"), holidays=ENGLAND)
    assert found.effect == on("2019-04-01")
    assert any("no last day to apply" in each.text and each.confidence == "check" for each in found.effect_why)
    known = latest(merger(), applying("2019-09-05"), on("2020-04-01"), on("2019-08-01"), holidays=ENGLAND)
    assert not any("no last day to apply" in each.text for each in known.effect_why)
