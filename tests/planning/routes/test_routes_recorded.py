"""What is on record of a route: decisions on the exact text, conditions, lapses, waivers, orders, partial approval."""

from collections.abc import Iterable

import pytest

from commonseal.planning.model import StepFooting, StepState
from commonseal.planning.routes import (
    Added,
    Decided,
    RouteCycleError,
    RouteError,
    UnknownStepError,
    addition,
    as_joined,
    decision,
    declined_of,
    digest_of,
    organs_to_record,
    reordering,
    route_of,
    step_named,
    text_of,
    waiver,
    what_changed,
)
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, StatementDraft, UncertainDate, Visibility
from commonseal.vocabulary.facts import Appointment, Approval, ApprovalOutcome, ApprovalStep, Body, Contract, Dependency
from commonseal.vocabulary.periods import day_of
from commonseal.vocabulary.statement import Origin, Standing
from planning.routes.routes_invented import (
    CCGS,
    COUNCIL,
    MINUTE,
    OPTION,
    approval,
    arrangement,
    bodies,
    option,
    planned,
    proposal,
    route,
    said,
    shared_officer,
)
from support.saying import day
from support.snapshots import snapshot_of

LAW = Law.shipped()
ON = UncertainDate.parse("2018-05-01")
FULL = "dale-council-full-council-approves"
GB = "dale-ccg-governing-body-decides"


def with_committee(*more: StatementDraft, parties: Iterable[str] = (*CCGS, COUNCIL)) -> list[StatementDraft]:
    """Return a proposal that some bodies form a committee together."""
    committee = arrangement("committee", "joint_committee", *parties)
    return [*bodies(), *proposal(option(committee.id)), planned(committee), *more]


def decide(drafts: list[StatementDraft], step: str, **more: object) -> StatementDraft:
    """Return the decision that would be recorded on a step."""
    found, snapshot = route(*drafts)
    decided = Decided(**{"outcome": ApprovalOutcome.APPROVED, "on": ON, **more})  # type: ignore[arg-type]
    return decision(snapshot, found, step_named(found, step), decided, MINUTE)


def test_a_decision_is_held_to_the_text() -> None:
    """A full council that no paper named decides; the step is in the papers from then on, and done."""
    drafts = shared_officer()
    recorded = decide(drafts, FULL)
    found, snapshot = route(*drafts, recorded)
    step = found.step(FULL)
    assert (step.footing, step.state, step.done) == (StepFooting.LAW_AND_PAPERS, StepState.DONE, ON.latest)
    assert isinstance(recorded.fact, Approval)
    assert recorded.fact.text_digest == digest_of(snapshot, OPTION, recorded.visibility)
    assert (recorded.fact.provision, recorded.fact.option) == ("la.hops.appoint", OPTION)


def test_a_decision_lapses_when_the_text_changes_and_holds_when_it_comes_into_force() -> None:
    """Another target, another party: lapsed. The same words in force: not."""
    drafts = shared_officer()
    recorded = decide(drafts, FULL)
    moved = [*bodies(), *proposal(option("arrangement/officer", target="2018-10")), *drafts[-2:], recorded]
    lapsed, _ = route(*moved)
    assert lapsed.step(FULL).state is StepState.LAPSED
    assert lapsed.step(FULL).is_to_come
    assert any("another text" in each for each in lapsed.notes)
    fewer = [*drafts[:-1], planned(drafts[-1].fact.model_copy(update={"parties": (CCGS[0], COUNCIL)})), recorded]
    assert route(*fewer)[0].step(FULL).state is StepState.LAPSED
    in_force = [*drafts[:-1], said(drafts[-1].fact, start="2018-06-01"), recorded]
    assert route(*in_force)[0].step(FULL).state is StepState.DONE


def test_the_text_is_the_same_on_every_day_and_whatever_shows_it() -> None:
    """Evidence, order of record and the day looked at are not of the text; what ends and what is kept are."""
    drafts = shared_officer()
    plain = snapshot_of(*drafts, on="2018-05-01")
    shown = snapshot_of(*(each.model_copy(update={"evidence": MINUTE}) for each in reversed(drafts)), on="2020-01-01")
    assert text_of(plain, OPTION) == text_of(shown, OPTION)
    assert "brings arrangement" in text_of(plain, OPTION)
    more = [*bodies(), *proposal(option("arrangement/officer", ends=(f"{CCGS[0]}/governing-body",))), *drafts[-2:]]
    assert "ends body" in text_of(snapshot_of(*more, on="2018-05-01"), OPTION)


def test_an_appointment_that_was_planned_stays_in_the_text_when_it_has_begun() -> None:
    """A statement that follows a plan is still of the option; a holder who was there before never was."""
    drafts = shared_officer()
    first = snapshot_of(*drafts, on="2018-05-01")
    followed = [
        each.model_copy(update={"standing": Standing.IN_FORCE, "origin": Origin.FOLLOWS})
        if each.fact.kind in {"post", "arrangement"} and each.standing is Standing.PROPOSED
        else each
        for each in first.known
    ]
    later = Snapshot(on=first.on, known_at=first.known_at, viewer=first.viewer, known=followed)
    assert digest_of(first, OPTION) == digest_of(later, OPTION)


def test_conditions_keep_a_step_open_until_they_are_met() -> None:
    """A condition is closed by its day, or by what is on record as met in nearly the same words."""
    drafts = with_committee()
    recorded = decide(drafts, GB, conditions=("the cost split is agreed", "a lay chair is found"))
    found, _ = route(*drafts, recorded)
    assert (found.step(GB).state, len(found.step(GB).conditions)) == (StepState.CONDITIONAL, 2)
    met = said(Dependency(of="arrangement/committee", needs="agreed split of the cost", met=True))
    half, _ = route(*drafts, recorded, met)
    assert half.step(GB).conditions == ("a lay chair is found",)
    closed = recorded.fact.model_copy(update={"conditions_met": UncertainDate.parse("2018-04-30")})
    assert route(*drafts, recorded.model_copy(update={"fact": closed}))[0].step(GB).state is StepState.DONE


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("rejected", StepState.REJECTED), ("deferred", StepState.DEFERRED), ("considered", StepState.DONE)],
)
def test_other_outcomes(outcome: str, state: StepState) -> None:
    """Rejected and put off is to come again; considered is done, with a note that nobody knows what was decided."""
    drafts = with_committee()
    found, _ = route(*drafts, decide(drafts, GB, outcome=ApprovalOutcome(outcome)))
    assert found.step(GB).state is state
    assert any("what it decided is not on record" in each for each in found.notes) is (outcome == "considered")


def test_what_is_decided_later_is_still_to_come() -> None:
    """On the day before a decision, it is planned."""
    drafts = with_committee()
    found, _ = route(*drafts, decide(drafts, GB), on="2018-04-30")
    assert (found.step(GB).state, found.step(GB).planned) == (StepState.PLANNED, ON.latest)


def test_the_last_decision_counts() -> None:
    """Put off, then approved: approved."""
    drafts = with_committee()
    deferred = decide(drafts, GB, outcome=ApprovalOutcome.DEFERRED, on=UncertainDate.parse("2018-04-01"))
    found, _ = route(*drafts, deferred, decide(drafts, GB))
    assert found.step(GB).state is StepState.DONE


def test_faults_of_a_decision_are_told_together() -> None:
    """No evidence, conditions on a refusal, published before it was taken: one refusal tells all three."""
    found, snapshot = route(*with_committee())
    wrong = Decided(ApprovalOutcome.REJECTED, ON, ("that",), UncertainDate.parse("2018-04-01"))
    with pytest.raises(RouteError) as refused:
        decision(snapshot, found, step_named(found, GB), wrong, ())
    assert all(each in str(refused.value) for each in ("nothing shows", "conditions", "before it was taken"))


def test_a_step_is_named_by_key_number_or_part() -> None:
    """A name that several steps have in them is refused with the list of them."""
    found, _ = route(*shared_officer())
    assert step_named(found, "full-council") is found.step(FULL)
    assert step_named(found, "1") is found.steps[0]
    with pytest.raises(UnknownStepError, match="may be any of"):
        step_named(found, "governing-body")
    with pytest.raises(UnknownStepError, match="is no step"):
        step_named(found, "parliament")


def test_a_waived_step_stays_and_warns() -> None:
    """What the law asks for is shown waived with its reason, still the law’s, and can be decided after all."""
    drafts = shared_officer()
    found, _ = route(*drafts)
    waived = waiver(found, found.step(FULL), "the leader thinks it needless", ON)
    after, _ = route(*drafts, waived)
    step = after.step(FULL)
    assert (step.state, step.waived, step.footing) == (
        StepState.WAIVED, "the leader thinks it needless", StepFooting.LAW_ONLY,
    )  # fmt: skip
    assert not step.is_to_come
    assert any("The law asks for it all the same" in each for each in after.notes)
    decided, _ = route(*drafts, waived, decide(drafts, FULL))
    assert decided.step(FULL).state is StepState.DONE
    with pytest.raises(RouteError, match="taken already"):
        waiver(decided, decided.step(FULL), "too late", ON)
    with pytest.raises(RouteError, match="say why"):
        waiver(found, found.step(FULL), " ", ON)


def test_steps_are_added_and_put_in_order() -> None:
    """An added step is chosen locally; an order that is said counts; the law’s step keeps its footing."""
    drafts = with_committee()
    found, _ = route(*drafts)
    new = Added("lay-members", f"{CCGS[0]}", ApprovalStep.SUPPORTS, "the committee")
    added = addition(found, new, ON)
    wider, _ = route(*drafts, added)
    assert wider.step("lay-members").footing is StepFooting.LOCAL
    ordered = reordering(wider, wider.step(GB), ("lay-members",), ON, UncertainDate.parse("2018-06-06"))
    last, _ = route(*drafts, added, ordered)
    assert last.step(GB).after == ("lay-members",)
    assert (last.step(GB).footing, last.step(GB).state) == (StepFooting.LAW_ONLY, StepState.PLANNED)
    with pytest.raises(RouteError, match="already"):
        addition(last, new, ON)
    with pytest.raises(RouteError, match="say after which"):
        reordering(last, last.step(GB), (), ON)
    with pytest.raises(RouteCycleError):
        reordering(last, last.step("lay-members"), (GB,), ON)


def test_a_cycle_is_refused_and_told() -> None:
    """Two boards that wait for each other can neither decide; nor can one wait for what must follow it in law."""
    drafts = with_committee(parties=CCGS)
    ring = [approval(f"b{each}", f"{CCGS[each]}/governing-body", after=(f"b{1 - each}",)) for each in (0, 1)]
    with pytest.raises(RouteCycleError) as refused:
        route(*drafts, *ring)
    assert set(refused.value.steps) == {"b0", "b1"}
    assert "b0 waits for b1 waits for b0" in str(refused.value)
    against = approval("b", f"{CCGS[0]}/governing-body", after=("n",))
    late = approval("n", "body/nhs-england", "approves", "the constitution of DALE-CCG")
    with pytest.raises(RouteCycleError, match=r"b waits for n waits for b"):
        route(*drafts, against, late)
    alone = approval("b", f"{CCGS[0]}/governing-body", after=("b",))
    with pytest.raises(RouteCycleError, match="b waits for b"):
        route(*drafts, alone)


def test_a_step_that_waits_for_what_nobody_knows_says_so() -> None:
    """A name that stands for no step is no order, and is not passed over in silence."""
    found, _ = route(*with_committee(approval("b", f"{CCGS[0]}/governing-body", after=("chancellor",))))
    assert any("“chancellor”, of which nothing more is known" in each for each in found.notes)


def test_two_letters_to_one_body_are_told_apart_by_their_words() -> None:
    """An approval of the constitution is not taken for the appointment, nor one group's for the other's."""
    drafts = shared_officer()
    words = approval("letter", "body/nhs-england", "approves", "the constitution of FELL-CCG", done="2018-04-01")
    found, _ = route(*drafts, words)
    step = found.step("letter")
    assert (step.changes, step.serves) == (("vary_constitution",), (CCGS[1],))
    both = approval("letter", "body/nhs-england", "approves", "the accountable officer of both", done="2018-04-01")
    assert route(*drafts, both)[0].step("letter").serves == CCGS


def test_one_name_for_two_steps_is_told_apart() -> None:
    """Two bodies whose steps go by one name each keep their own."""
    steps = [approval("board", f"{each}/governing-body") for each in CCGS]
    found, _ = route(*with_committee(*steps))
    assert {"board-dale-ccg-governing-body", "board-fell-ccg-governing-body"} <= {each.key for each in found.steps}


def test_a_forum_that_is_not_on_record_is_described_first() -> None:
    """A full council becomes an organ of its council; one that is known is left alone."""
    _, snapshot = route(*shared_officer())
    (draft,) = organs_to_record(snapshot, f"{COUNCIL}/full-council", MINUTE)
    assert isinstance(draft.fact, Body)
    assert (draft.fact.classification, draft.fact.parent) == ("full_council", COUNCIL)
    assert organs_to_record(snapshot, COUNCIL, MINUTE) == ()


def test_who_refuses_is_left_out_and_the_rest_goes_ahead() -> None:
    """A committee of three without one: two parties, its own steps gone, the others’ old decisions lapsed."""
    drafts = with_committee()
    refused = decide(drafts, "fell-ccg-governing-body-decides", outcome=ApprovalOutcome.REJECTED)
    drafts = [*drafts, decide(drafts, GB), refused]
    snapshot = snapshot_of(*drafts, on="2018-05-01")
    assert declined_of(snapshot, LAW, OPTION) == (CCGS[1],)
    left = as_joined(snapshot, LAW, OPTION, (CCGS[1],))
    assert left.joining == (CCGS[0], COUNCIL)
    found = route_of(left.snapshot, LAW, OPTION)
    assert not any(each.home == CCGS[1] for each in found.steps)
    assert found.step(GB).state is StepState.LAPSED, "it said yes to three"
    assert snapshot.about(CCGS[1]), "what is known is as it was"


def test_a_no_is_to_the_option_that_it_was_said_to() -> None:
    """A no to one option is none to another; a no to the whole is one to each, until the option itself is approved."""
    drafts = with_committee()
    no = decide(drafts, "fell-ccg-governing-body-decides", outcome=ApprovalOutcome.REJECTED)
    other = planned(option("arrangement/other", name="two"))
    brought = planned(arrangement("other", "pooled_budget", *CCGS, COUNCIL))
    drafts = [*drafts, other, brought]
    two = "option/closer/two"
    assert declined_of(snapshot_of(*drafts, no, on="2018-05-01"), LAW, two) == ()
    of_whole = no.model_copy(update={"fact": no.fact.model_copy(update={"option": None})})
    snapshot = snapshot_of(*drafts, of_whole, on="2018-05-01")
    assert declined_of(snapshot, LAW, two) == declined_of(snapshot, LAW, OPTION) == (CCGS[1],)
    yes = no.model_copy(update={"fact": no.fact.model_copy(update={"outcome": ApprovalOutcome.APPROVED})})
    assert declined_of(snapshot_of(*drafts, of_whole, yes, on="2018-05-01"), LAW, OPTION) == ()


def test_a_yes_at_one_step_does_not_undo_a_no_at_another() -> None:
    """What a body approves or considers elsewhere leaves its no as it is."""
    drafts = with_committee()
    no = decide(drafts, "fell-ccg-governing-body-decides", outcome=ApprovalOutcome.REJECTED)
    more = {"step": "budget", "outcome": ApprovalOutcome.APPROVED}
    elsewhere = no.model_copy(update={"fact": no.fact.model_copy(update=more)})
    considered = no.model_copy(update={"fact": no.fact.model_copy(update={"outcome": ApprovalOutcome.CONSIDERED})})
    snapshot = snapshot_of(*drafts, no, elsewhere, considered, on="2018-05-01")
    assert declined_of(snapshot, LAW, OPTION) == (CCGS[1],)


def test_what_changed_in_a_text_is_told() -> None:
    """A new name is told as that, and so is what is brought; the same text has not changed."""
    drafts = with_committee()
    text = text_of(snapshot_of(*drafts, on="2018-05-01"), OPTION)
    assert what_changed(text, text) == ()
    assert what_changed(text, text.replace("option: Option one", "option: The one")) == ("its name",)
    assert what_changed(text, text.replace('"parties"', '"partys"')) == ("what it brings",)


def test_what_is_left_may_no_longer_work() -> None:
    """Of two only one is left; a council was needed; a contract has nobody to hold it: each is told."""
    two = snapshot_of(*with_committee(parties=CCGS), on="2018-05-01")
    left = as_joined(two, LAW, OPTION, (CCGS[1],))
    assert any("falls" in each for each in left.warnings)
    assert route_of(left.snapshot, LAW, OPTION).steps == ()
    fund = arrangement("fund", "pooled_budget", "body/a-trust", *CCGS[:1], COUNCIL)
    trust = said(Body(id="body/a-trust", name="A Trust", classification="nhs_trust"))
    contract = Contract(id="contract/care", name="Care", holder="body/a-trust", commissioners=CCGS[:1])
    brings = option(fund.id, contract.id)
    drafts = [*bodies(), trust, *proposal(brings), planned(fund), planned(contract)]
    snapshot = snapshot_of(*drafts, on="2018-05-01")
    without = as_joined(snapshot, LAW, OPTION, (COUNCIL,))
    assert any("no power" in each for each in without.warnings) or any("falls" in each for each in without.warnings)
    holderless = as_joined(snapshot, LAW, OPTION, ("body/a-trust",))
    assert any("without its holder" in each for each in holderless.warnings)


def test_days_are_day_numbers() -> None:
    """What is done is the day number of its last possible day."""
    drafts = with_committee()
    found, _ = route(*drafts, decide(drafts, GB, on=UncertainDate.parse("2018-04")))
    assert found.step(GB).done == day_of(day("2018-04-30"))


def test_a_public_decision_stands_or_lapses_alike_for_all_who_see_it() -> None:
    """What is restricted is not of the text of a public decision; it is of that of a restricted one."""
    drafts = shared_officer()
    found, snapshot = route(*drafts)
    step, decided = found.step(FULL), Decided(ApprovalOutcome.APPROVED, ON)
    public = decision(snapshot, found, step, decided, MINUTE)
    guarded = decision(snapshot, found, step, decided, MINUTE, Visibility.RESTRICTED)
    chosen = Appointment(person="person/ada-chief", post="post/joint/accountable-officer", bodies=CCGS)
    secret = planned(chosen).model_copy(update={"visibility": Visibility.RESTRICTED})
    assert route(*drafts, public, secret)[0].step(FULL).state is StepState.DONE
    assert route(*drafts, guarded, secret)[0].step(FULL).state is StepState.LAPSED
