"""The routes of the four arrangements: what their papers have, what the law asks beside, and what is chosen locally."""

from collections.abc import Callable
from itertools import pairwise

from commonseal.planning.model import Route, RouteStep, StepFooting, StepState
from commonseal.planning.routes import as_joined, declined_of, forum_name, route_of
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.periods import date_of

LAW = Law.shipped()
Example = Callable[..., Snapshot]
KENT = "option/kent-and-medway/shared-leadership"


def by_body(route: Route, body: str) -> list[RouteStep]:
    """Return the steps that a forum takes."""
    return [each for each in route.steps if each.body == body]


def test_portsmouth_is_in_the_order_of_the_papers(example: Example) -> None:
    """Cabinet, governing board and board for health and wellbeing one after the other, NHS England after all three."""
    route = route_of(example("portsmouth", "2019-07-28"), LAW, "proposal/portsmouth-integration")
    keys = [each.key for each in route.steps]
    papers = ["cabinet", "governing-board", "health-and-wellbeing-board", "nhs-england"]
    assert [each for each in keys if each in papers] == papers
    assert all(first in route.step(second).after for first, second in pairwise(papers[:3]))
    assert set(route.step("nhs-england").after) == set(papers[:3])


def test_portsmouth_is_told_what_the_law_asks_and_the_papers_leave_out(example: Example) -> None:
    """The full council’s part and NHS England’s approval of the constitution are the law’s alone."""
    route = route_of(example("portsmouth", "2019-07-28"), LAW, "option/portsmouth-integration/recommended")
    footings = {each.key: each.footing for each in route.steps}
    assert footings == {
        "cabinet": StepFooting.LAW_AND_PAPERS,
        "governing-board": StepFooting.LAW_AND_PAPERS,
        "health-and-wellbeing-board": StepFooting.LOCAL,
        "nhs-england": StepFooting.LAW_AND_PAPERS,
        "portsmouth-city-council-full-council-approves": StepFooting.LAW_ONLY,
        "nhs-england-approves-vary-constitution-portsmouth-ccg": StepFooting.LAW_ONLY,
    }
    council = route.step("portsmouth-city-council-full-council-approves")
    assert (council.body, council.citation.split(";")[0]) == (
        "body/portsmouth-city-council/full-council",
        "SI 2001/3384 reg 5",
    )
    assert council.confidence == "likely", "the regulation speaks of appointing, not of varying"
    assert "ccg.post.ao.appoints" in route.step("nhs-england").provisions
    assert any("no veto in law" in each and "chosen locally" in each for each in route.notes)


def test_portsmouth_has_its_days_and_its_notice(example: Example) -> None:
    """The cabinet of 9 July, with 28 clear days before and call-in after; the governing board of 17 July."""
    snapshot = example("portsmouth", "2019-07-11")
    route = route_of(snapshot, LAW, "proposal/portsmouth-integration")
    cabinet, board = route.step("cabinet"), route.step("governing-board")
    assert cabinet.state is StepState.DONE
    assert cabinet.done is not None
    assert date_of(cabinet.done).isoformat() == "2019-07-09"
    assert [(each.key, each.days, each.clear) for each in cabinet.before] == [
        ("key_decision_notice", 28, True),
        ("meeting_papers", 5, True),
    ]
    assert [(each.key, each.days, each.assumed) for each in cabinet.following] == [("call_in", 5, True)]
    assert board.state is StepState.PLANNED
    assert board.planned is not None
    assert date_of(board.planned).isoformat() == "2019-07-17"
    assert (
        forum_name(snapshot, "body/portsmouth-city-council/full-council")
        == "the full council of Portsmouth City Council"
    )


def test_northumberland_has_no_step_in_its_papers(example: Example) -> None:
    """The paper describes no approval: all that the route has is the law's alone, in an order."""
    route = route_of(example("northumberland", "2016-11-28"), LAW, "proposal/northumberland-accountable-officer")
    assert {each.footing for each in route.steps} == {StepFooting.LAW_ONLY}
    council = "body/northumberland-county-council"
    assert {each.body for each in route.steps} == {
        f"{council}/cabinet", f"{council}/full-council", "body/northumberland-ccg/governing-body", "body/nhs-england",
    }  # fmt: skip
    appointed = next(
        each for each in route.steps if "appoint_accountable_officer" in each.changes and each.act == "appoints"
    )
    assert appointed.after == ("northumberland-ccg-governing-body-decides",)


def test_halton_and_warrington_decide_each_for_itself(example: Example) -> None:
    """Both governing bodies, each after its audit committee, whose support no law asks for."""
    route = route_of(example("halton-warrington", "2018-05-20"), LAW, "proposal/halton-warrington-management-team")
    assert [each.key for each in route.steps][2:] == ["halton-governing-body", "warrington-governing-body"]
    for place in ("halton", "warrington"):
        assert route.step(f"{place}-audit-committee").footing is StepFooting.LOCAL
        decides = route.step(f"{place}-governing-body")
        assert (decides.footing, decides.after) == (StepFooting.LAW_AND_PAPERS, (f"{place}-audit-committee",))
        assert decides.provisions == ("ccg.joint.ccg",)


def test_kent_as_its_paper_had_it_is_shown_once_for_all(example: Example) -> None:
    """Of eight groups the paper names one, so the set stands for them, and the route says so."""
    snapshot = example("kent-medway", "2018-02-20")
    route = route_of(snapshot, LAW, KENT)
    assert [each.key for each in route.steps] == [
        "governing-bodies",
        "nhs-england-appoints-accountable-officer-kent-and-medway-ccgs",
        "nhs-england-approves-vary-constitution-kent-and-medway-ccgs",
    ]
    assert any("every one of them takes it for itself" in each for each in route.notes)
    assert [each for each in route.fell_away if "to approve the merger (2006 Act s14G)" in each]


def test_a_single_group_for_kent_takes_effect_on_the_first_of_april(example: Example) -> None:
    """The merger is applied for together, granted by NHS England, on one day of the year, by a last day for each."""
    route = route_of(example("kent-medway", "2018-02-20"), LAW, "option/kent-and-medway/single-ccg")
    assert [(each.month, each.day) for each in route.effect_rules] == [(4, 1)]
    assert {each.step for each in route.deadlines} == {"governing-bodies"}
    granted = route.step("nhs-england-approves-merge-kent-and-medway-ccg")
    assert (granted.provisions, granted.after) == (("ccg.merge",), ("governing-bodies",))
    assert route.target is not None
    assert date_of(route.target).isoformat() == "2019-04-01"
    assert any("forms no joint committee" in each for each in route.fell_away)


def test_kent_in_march_has_an_appointment_for_each_of_six(example: Example) -> None:
    """Six agreed in one voice, one refused and one put it off; NHS England appoints for each of the six."""
    route = route_of(example("kent-medway", "2018-03-20", ""), LAW, KENT)
    states = {each.key: each.state for each in route.steps}
    assert states["thanet-ccg"] is StepState.REJECTED
    assert states["south-kent-coast-ccg"] is StepState.DEFERRED
    assert states["six-ccgs"] is StepState.DONE
    assert len(route.step("six-ccgs").serves) == 6
    assert "governing-bodies" not in states, "each of the eight has answered for itself"
    appointed = [each for each in route.steps if "ccg.post.ao.appoints" in each.provisions]
    assert sorted(one for each in appointed for one in each.serves) == sorted(route.step("six-ccgs").serves)
    assert {each.after for each in appointed} == {("six-ccgs",)}


def test_kent_without_those_who_said_no(example: Example) -> None:
    """Thanet said no, so the joint committee goes ahead without it, and nothing asks it for anything."""
    snapshot = example("kent-medway", "2018-03-20", "")
    assert declined_of(snapshot, LAW, KENT) == ("body/thanet-ccg",)
    left = as_joined(snapshot, LAW, KENT, ("body/thanet-ccg", "body/south-kent-coast-ccg"))
    assert len(left.joining) == 6
    route = route_of(left.snapshot, LAW, KENT)
    assert not any("body/thanet-ccg" in (*each.serves, each.home) for each in route.steps)
    assert {each.key for each in route.steps if each.state is StepState.DONE} == {"six-ccgs"}
    assert any("goes ahead without" in each and "Thanet" in each for each in left.warnings)


def test_a_yes_to_one_officer_is_no_application_to_merge(example: Example) -> None:
    """Six groups of Kent agreed to share an officer: none of them had by that asked to be dissolved (2006 Act s14G)."""
    route = route_of(example("kent-medway", "2018-06-01", ""), LAW, "option/kent-and-medway/single-ccg")
    applies = [each for each in route.steps if "ccg.merge.applies" in each.provisions]
    assert applies
    assert not any(each.done for each in applies)
