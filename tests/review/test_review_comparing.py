"""Comparing: whether what a paper claims is new to the register, known to it, or in conflict with it, and why."""

from collections.abc import Iterator
from typing import Any

import pytest
from valley import COMMITTEE, LETTER, appoints, arranges, decides, only, quoting, says, told

from commonseal.reading import Claim
from commonseal.register.register import Register
from commonseal.vocabulary import Evidence, Standing
from commonseal.vocabulary.facts import Approval, Proposal
from support.places import SqlitePlaces
from support.saying import act, arrangement, body, edtf, quote, record, said


@pytest.fixture(scope="module")
def held(sqlite_places: SqlitePlaces) -> Iterator[Register]:
    """The register of the valley, to which nothing is added."""
    with sqlite_places.fresh() as place:
        yield told(place.register)


THREE = ("Dale CCG", "Vale CCG", "Dale Council")
CASES: dict[str, tuple[Claim, str, str]] = {
    # An appointment
    "the same holder": (appoints("Ann Lee"), "known", ""),
    "the same holder, titled and abbreviated": (appoints("Dr Ann Lee", "AO", "NHS Dale CCG"), "known", ""),
    "the same holder under the title recorded": (appoints("Ann Lee", "chief clinical officer"), "known", ""),
    "a title that nobody has recorded": (appoints("Ann Lee", "managing director"), "new", ""),
    "a title recorded of somebody else": (appoints("Bo Day", "chief clinical officer"), "new", ""),
    "another holder of the one post": (appoints("Bo Day"), "conflict", "Ann Lee holds the post in the same period"),
    "an unknown holder of the one post": (appoints("Ann Leigh"), "conflict", "Ann Lee holds the post"),
    "another holder before": (appoints("Bo Day", start="2013-04-01", end="2018-03-31", status="former"), "new", ""),
    "another holder proposed": (appoints("Bo Day", status="proposed"), "new", ""),
    "another start": (appoints("Ann Lee", start="2018-05-01"), "conflict", "start as 1 April 2018, the paper as 1 May"),
    "a start less exact": (appoints("Ann Lee", start="2018"), "known", ""),
    "less far along": (appoints("Ann Lee", start="2018-04-01", status="planned"), "known", ""),
    "the same at another body": (appoints("Ann Lee", "accountable officer", "Vale CCG"), "new", ""),
    "the same at both bodies": (appoints("Ann Lee", "accountable officer", "Dale CCG", "Vale CCG"), "known", ""),
    "a body nobody knows": (appoints("Ann Lee", "accountable officer", "Hill CCG"), "new", ""),
    # An arrangement
    "the same committee by name": (arranges("joint_committee", name=f"the {COMMITTEE}"), "known", ""),
    "the same committee unnamed": (arranges("joint_committee"), "known", ""),
    "the same committee by another name": (arranges("joint_committee", name="Committees in common"), "known", ""),
    "its parties in another order": (arranges("joint_committee", "Vale CCG", "Dale CCG"), "known", ""),
    "an organ for its body": (arranges("joint_committee", "Dale CCG governing body", "Vale CCG"), "known", ""),
    "another type": (arranges("joint_team"), "new", ""),
    "other parties": (arranges("joint_committee", "Dale CCG", "Dale Council", "Hill CCG"), "new", ""),
    "other parties by another name": (arranges("joint_committee", *THREE, name="X"), "new", ""),
    "only talked of": (arranges("joint_committee", status="considered"), "known", ""),
    "over": (arranges("joint_committee", status="ended"), "conflict", "in force, the paper as ended"),
    "another start of it": (arranges("joint_committee", start="2019-04-01"), "conflict", "start as 1 October 2018"),
    # A decision
    "a decision to come on its day": (decides("Dale CCG", date="2019-09-17"), "known", ""),
    "a decision to come of the organ": (decides("Dale CCG governing body", date="2019-09"), "known", ""),
    "a decision to come on another day": (decides("Dale CCG", date="2019-10-01"), "new", ""),
    "a decision to come, undated": (decides("Dale CCG"), "known", ""),
    "a decision of another body": (decides("Vale CCG"), "new", ""),
    # A figure or a judgement
    "the same figure": (says("Dale CCG", "population", "200,000 people", date="2018"), "known", ""),
    "the same figure in other words": (says("Dale CCG", "population", "some 200,000 residents"), "known", ""),
    "another figure": (says("Dale CCG", "population", "250,000"), "conflict", "“200,000 people”, the paper “250,000”"),
    "another figure since another year": (says("Dale CCG", "population", "9,000", date="2016"), "conflict", "“9,000”"),
    "another measure": (says("Dale CCG", "staff", "200"), "new", ""),
    "the same rating": (says("Vale CCG", "rating", "Good"), "known", ""),
    "another rating": (says("Vale CCG", "rating", "inadequate"), "conflict", "“good”, the paper “inadequate”"),
    "a rating of another body": (says("Dale CCG", "rating", "good"), "new", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_claim_is_new_known_or_in_conflict(held: Register, case: str) -> None:
    """Each claim is held against what the register has, and a conflict says what and between what."""
    claim, finding, why = CASES[case]
    comparison = only(held, claim).comparison
    assert (comparison.finding.value, comparison.why) == (finding, comparison.why)
    assert why in comparison.why
    assert bool(comparison.statements) is (finding != "new"), "the statements concerned are named"


def test_a_decision_that_went_the_other_way_is_in_conflict(register: Register) -> None:
    """Two outcomes of one body on one day contradict each other."""
    told(register)
    step = {"proposal": "proposal/merger", "step": "vale", "body": "body/vale-ccg", "act": "approves"}
    fact = Approval(**step, subject_matter="the merger", done="2019-07-17", outcome="approved")
    record(register, said(fact))
    claim = decides("Vale CCG", status="done", date="2019-07-17", outcome="rejected")
    comparison = only(register, claim).comparison
    assert comparison.finding == "conflict"
    assert comparison.why == "the register has the outcome as approved, the paper as rejected"


OURS = "Hill NHS Regulator has approved the application with conditions."
THEIRS = "the council’s chief executive as the CCG’s accountable officer"
ELSEWHERE = "the merger of the nine marsh CCGs into one"
MATTERS: dict[str, tuple[str, dict[str, Any], str, str]] = {
    # the register's subject, its dates, the paper's subject, what comes of it
    "an application of nobody named": (ELSEWHERE, {"done": "2019-05-14"}, OURS, "new"),
    "somebody's appointment": (THEIRS, {}, "the appointment of Di Moor as accountable officer", "new"),
    "a merger elsewhere": (ELSEWHERE, {"done": "2019-05"}, "the merger of Dale and Vale", "new"),
    "the same place and kind": (ELSEWHERE, {"done": "2019-05"}, "the merger of the marsh CCGs", "known"),
    "the merger by its proposal's name": (ELSEWHERE, {}, "The Marshland merger may go ahead.", "known"),
    "the same words": (ELSEWHERE, {"done": "2019-05"}, "Merger of the nine CCGs", "known"),
}


@pytest.mark.parametrize("case", MATTERS)
def test_what_a_body_approves_for_others_is_known_only_where_it_is_the_same_matter(
    sqlite_places: SqlitePlaces, case: str
) -> None:
    """A regulator approves many things: without a day, two words that tell the matter have to be shared."""
    held, dates, subject, finding = MATTERS[case]
    with sqlite_places.fresh() as place:
        regulated(place.register, held, **dates)
        claim = decides("Hill NHS Regulator", status="done", outcome="approved", subject=subject)
        assert only(place.register, claim).comparison.finding == finding


def test_one_outcome_on_one_day_is_one_decision_and_in_one_month_is_not(sqlite_places: SqlitePlaces) -> None:
    """The day makes the occasion where the subject does not say; a month, or another outcome, does not."""
    with sqlite_places.fresh() as place:
        regulated(place.register, THEIRS, done="2019-05-14")
        found = {
            (day, outcome): only(
                place.register,
                decides("Hill NHS Regulator", status="done", outcome=outcome, subject=OURS, date=day),
            ).comparison.finding.value
            for day in ("2019-05-14", "2019-05")
            for outcome in ("approved", "rejected")
        }
    assert [key for key, finding in found.items() if finding != "new"] == [("2019-05-14", "approved")]


def test_the_same_words_of_the_same_paper_are_the_same_decision(sqlite_places: SqlitePlaces) -> None:
    """Where the register rests on the very words that were read, it knows them whatever it calls the matter.

    Other words of that paper are another decision, unless both are still to come and undated.
    """
    with sqlite_places.fresh() as place:
        register = regulated(place.register, ELSEWHERE, evidence=(quote(LETTER, "Bo Day follows"),))
        told_of = {"status": "done", "outcome": "approved", "subject": OURS}
        assert only(register, decides("Hill NHS Regulator", **told_of)).comparison.finding == "known"
        other = decides("Hill NHS Regulator", **told_of, evidence=quoting("Ann Lee leads"))
        assert only(register, other).comparison.finding == "new"


def regulated(register: Register, subject: str, evidence: tuple[Evidence, ...] = (), **dates: Any) -> Register:
    """Tell a register of the valley what a regulator has approved elsewhere, and return it."""
    merger = Proposal(id="proposal/marsh", name="Merger of the Marshland CCGs", promoters=("body/marsh-ccg",))
    fact = Approval(
        proposal="proposal/marsh", step="regulator", body="body/hill-nhs-regulator", act="approves",
        subject_matter=subject, outcome="approved", **{name: edtf(date) for name, date in dates.items()},
    )  # fmt: skip
    told(register)
    record(register, said(body("Marsh CCG")), said(body("Hill NHS Regulator", classification="nhs_regulator")))
    with act(register) as writer:
        writer.paper(LETTER)
        writer.record(said(merger))
        writer.record(said(fact).model_copy(update={"evidence": evidence}))
    return register


def test_an_undated_decision_at_a_body_with_two_to_come_is_for_a_person(sqlite_places: SqlitePlaces) -> None:
    """Where a body has two approvals to give, a paper that dates neither is not taken for either."""
    with sqlite_places.fresh() as place:
        step = {"proposal": "proposal/merger", "step": "again", "body": "body/dale-ccg", "act": "consents"}
        record(
            told(place.register),
            said(Approval(**step, subject_matter="terms of the merger"), standing=Standing.PROPOSED),
        )
        assert only(place.register, decides("Dale CCG")).comparison.finding == "new"


def test_of_two_alike_the_one_of_the_name_is_meant_and_without_a_name_neither_is_guessed(
    sqlite_places: SqlitePlaces,
) -> None:
    """A name picks one of two arrangements of one type and the same parties; a third name is neither."""
    with sqlite_places.fresh() as place:
        record(
            told(place.register), said(arrangement("Dale and Vale quality board", "Dale CCG", "Vale CCG"), "2018-10-01")
        )
        named = only(place.register, arranges("joint_committee", name="Dale and Vale Quality Board")).comparison
        assert [each.fact.subject for each in named.statements] == ["body/dale-ccg"]
        assert [getattr(each.fact, "name", "") for each in named.statements] == ["Dale and Vale quality board"]
        assert only(place.register, arranges("joint_committee", name="Finance board")).comparison.finding == "new"
