"""What bodies share, pool, delegate or become."""

from __future__ import annotations

import pytest

from .helpers import arrangements

PAIR = ("Marlow Vale Council", "NHS Marlow CCG")


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        (
            "Marlow Vale Council and NHS Marlow CCG have shared a chief finance officer since 2016.",
            "shared_post",
            "existing",
        ),
        ("Marlow Vale Council and NHS Marlow CCG will appoint a joint director of strategy.", "shared_post", "agreed"),
        ("Marlow Vale Council and NHS Marlow CCG already run a joint commissioning team.", "joint_team", "existing"),
        ("Marlow Vale Council and NHS Marlow CCG have formed a joint committee.", "joint_committee", "existing"),
        ("Marlow Vale Council and NHS Marlow CCG will meet in common from May.", "joint_committee", "agreed"),
        ("Marlow Vale Council and NHS Marlow CCG have a pooled budget for home care.", "pooled_budget", "existing"),
        ("Marlow Vale Council and NHS Marlow CCG could merge in 2021.", "merger", "considered"),
        ("Marlow Vale Council and NHS Marlow CCG use a shared care record.", "shared_system", "existing"),
        ("Marlow Vale Council and NHS Marlow CCG run a joint equipment service.", "joint_service", "existing"),
        ("Marlow Vale Council and NHS Marlow CCG have signed a memorandum of understanding.", "partnership", "agreed"),
    ],
)
def test_a_phrase_announces_its_type(sentence: str, kind: str, status: str) -> None:
    """What is joint, shared or single between two named bodies is an arrangement of the type its noun says."""
    found = [claim for claim in arrangements(sentence, "2018-03-05") if claim.type == kind]
    assert [(claim.parties, claim.status) for claim in found] == [(PAIR, status)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Vale Council and NHS Marlow CCG are not merging.",
        "Marlow Vale Council and NHS Marlow CCG have no plans to merge.",
        "Marlow Vale Council and NHS Marlow CCG will not share a chief executive.",
        "Will Marlow Vale Council and NHS Marlow CCG merge?",
        "I hope that Marlow Vale Council and NHS Marlow CCG will one day be one joint service.",
        "Some ask whether Marlow Vale Council and NHS Marlow CCG plan a merger by the back door. It is not.",
    ],
)
def test_denials_questions_and_hopes_are_no_claims(sentence: str) -> None:
    """What a paper denies, asks or hopes is not claimed."""
    assert arrangements(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Dale Council and Fell Council considered a merger. It was rejected.", "rejected"),
        ("Dale Council and Fell Council used to have a joint management team.", "ended"),
        ("It is proposed that Dale Council and Fell Council set up a joint management team.", "proposed"),
        ("Dale Council and Fell Council are exploring a joint management team.", "considered"),
        ("Dale Council and Fell Council plan to set up a joint management team.", "agreed"),
    ],
)
def test_the_clause_says_how_far_along_it_is(sentence: str, status: str) -> None:
    """The verb and the sentence after it say whether a thing is, will be, might be or will never be."""
    assert [claim.status for claim in arrangements(sentence)] == [status]


def test_options_are_considered_each_for_itself() -> None:
    """Each grouping under an option is a claim of its own."""
    text = (
        "Dale Council and Fell Council\n\n2. Options\nOption A – No change.\n"
        "Option B – A single management team for both councils.\nOption C – Full merger of the two councils.\n"
    )
    assert {(claim.type, claim.status) for claim in arrangements(text)} == {
        ("joint_team", "considered"),
        ("merger", "considered"),
    }


def test_a_list_shares_out_its_noun() -> None:
    """“A, B and C CCGs” are three bodies, and what they share has three parties."""
    (found,) = arrangements("Ashby, Corley and Dunmere CCGs share an accountable officer.")
    assert found.parties == ("Ashby CCG", "Corley CCG", "Dunmere CCG")
    assert found.role == "accountable officer"


def test_both_and_the_two_stand_for_the_bodies_named_before() -> None:
    """“Both organisations” and “they” mean the pair that was last named together."""
    text = "Marlow Vale Council met NHS Marlow CCG and NHS Fell CCG. Marlow Vale Council and NHS Marlow CCG are close. "
    (found,) = arrangements(text + "Both organisations share a legal service.")
    assert found.parties == PAIR


def test_an_introduced_abbreviation_stands_for_the_full_name() -> None:
    """A short form in brackets is the body it was introduced for."""
    text = (
        "Marlow Hospitals NHS Trust (MHT) and Fellside Community NHS Trust (“Fellside”) are neighbours. "
        "MHT and Fellside share a chief nurse."
    )
    (found,) = arrangements(text)
    assert found.parties == ("Marlow Hospitals NHS Trust", "Fellside Community NHS Trust")


def test_our_is_the_body_that_writes() -> None:
    """In a paper from a body “we” and “our” are that body."""
    text = (
        "Marlow Vale Council\nReport of the Chief Executive\n\n"
        "We have had a joint building control service with Fell District Council since 2012.\n"
    )
    (found,) = arrangements(text)
    assert set(found.parties) == {"Marlow Vale Council", "Fell District Council"}
    assert found.start == "2012"


def test_a_table_of_shared_services_gives_a_claim_a_row() -> None:
    """A table with partners says for every row what is shared, with whom and since when."""
    text = (
        "Dale Borough Council\n\nWe work with Fell District Council.\n"
        "Service\tPartners\tSince\nLegal\tDale, Fell\tApril 2013\n"
        "Payroll system\tDale, Fell\t2017\nLicensing team\tDale, Fell\t2016\n"
    )
    found = {(claim.name, claim.type, claim.start) for claim in arrangements(text)}
    assert found == {
        ("Legal", "joint_service", "2013-04"),
        ("Payroll system", "shared_system", "2017"),
        ("Licensing team", "joint_team", "2016"),
    }


def test_one_person_over_two_bodies_is_a_shared_post() -> None:
    """A post over several bodies is an arrangement besides the appointment."""
    (found,) = arrangements("Ida Moss is chair of NHS Dale CCG and NHS Fell CCG.")
    assert (found.type, found.role, found.parties) == ("shared_post", "chair", ("NHS Dale CCG", "NHS Fell CCG"))


def test_words_inside_quotation_marks_are_quoted() -> None:
    """What stands only inside a quotation is on the speaker's word."""
    text = "Dale Council met Fell Council. “Dale Council and Fell Council share a legal service,” said the mayor."
    assert [claim.attribution for claim in arrangements(text)] == ["quoted"]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("Yes, from next April.", "agreed"),
        ("No. Both councils looked at it and decided against it.", "rejected"),
        ("We have asked our members.", "proposed"),
        ("That is not for us to say.", None),
    ],
)
def test_a_question_is_claimed_as_far_as_its_answer_goes(answer: str, status: str | None) -> None:
    """What a question asks about is no claim of its own; its answer makes it one or does not."""
    text = (
        "Marlow Vale Council and Fell Council work closely.\n\n"
        f"Will Marlow Vale Council and Fell Council share a chief executive?\n\n{answer}\n"
    )
    assert [claim.status for claim in arrangements(text)] == ([status] if status else [])


def test_a_body_that_keeps_out_is_a_rejected_arrangement_beside_the_one_that_goes_on() -> None:
    """The others' cluster stays agreed, and the one with the body that declined is another claim."""
    text = (
        "NHS Dale ICB, NHS Fell ICB and NHS Moss ICB will work as a cluster from October. "
        "NHS Corrie ICB, which took part in the first talks, concluded that it did not wish to join."
    )
    found = {(len(claim.parties), claim.status) for claim in arrangements(text)}
    assert found == {(3, "agreed"), (4, "rejected")}


def test_what_is_not_altered_goes_on() -> None:
    """“Nor does this alter the pooled fund” denies the change, not the fund."""
    text = (
        "Marlow Vale Council and NHS Marlow CCG will not merge. Nor does this alter the pooled fund of the two bodies."
    )
    assert [claim.type for claim in arrangements(text)] == ["pooled_budget"]


def test_a_headline_without_parties_gives_way_to_the_text() -> None:
    """The points above a story leave out between whom; the story says it."""
    text = (
        "• Councils to merge\n• Vote due in May\n\nMarlow Vale Council held a fete. Dale Council came. "
        "Fell Council and Moss Council are to merge next year.\n"
    )
    assert [claim.parties for claim in arrangements(text) if claim.type == "merger"] == [
        ("Fell Council", "Moss Council")
    ]


def test_places_named_as_examples_stand_for_their_council_and_commissioner() -> None:
    """“Including in A and B, and C” names two places, each with a leader of both bodies."""
    text = (
        "NHS Dale CCG and Dale Council met. Council chief executives have taken over the CCG's leadership role, "
        "including in Ashby and Corley, and Dunmere."
    )
    found = {claim.parties for claim in arrangements(text) if claim.role == "leadership role"}
    assert found == {("Ashby and Corley council", "Ashby and Corley CCG"), ("Dunmere council", "Dunmere CCG")}
