"""Who has decided, and who has to."""

from __future__ import annotations

import pytest

from .helpers import decisions


@pytest.mark.parametrize(
    ("sentence", "body", "outcome", "date"),
    [
        (
            "NHS Dale CCG’s governing body approved the plan on 2 May 2018.",
            "NHS Dale CCG governing body",
            "approved",
            "2018-05-02",
        ),
        ("Dale Council’s cabinet rejected the plan in June 2018.", "Dale Council cabinet", "rejected", "2018-06"),
        ("Dale Council’s cabinet deferred the plan.", "Dale Council cabinet", "deferred", None),
        ("Dale Council’s cabinet discussed the plan.", "Dale Council cabinet", "considered", None),
        ("The plan was approved by NHS England last month.", "NHS England", "approved", "2018-08"),
        ("NHS England has given its consent.", "NHS England", "approved", None),
        ("Dale Council’s cabinet did not support the plan.", "Dale Council cabinet", "rejected", None),
    ],
)
def test_a_decision_taken_has_its_body_outcome_and_day(
    sentence: str, body: str, outcome: str, date: str | None
) -> None:
    """A body with a verb of deciding has decided, on the day the clause gives."""
    (found,) = decisions(sentence, "2018-09-06")
    assert (found.body, found.outcome, found.date, found.status) == (body, outcome, date, "done")


@pytest.mark.parametrize(
    ("sentence", "body", "date"),
    [
        ("NHS Dale CCG’s governing body will vote on 2 October.", "NHS Dale CCG governing body", "2018-10-02"),
        ("The change is subject to approval by NHS England.", "NHS England", None),
        ("Approval will then be sought from NHS England.", "NHS England", None),
        ("The Secretary of State must agree by March 2019.", "Secretary of State", "../2019-03"),
        ("The plan will go to Dale Council’s cabinet on 9 October.", "Dale Council cabinet", "2018-10-09"),
        ("NHS England has still to confirm the change.", "NHS England", None),
        ("Dale Council’s cabinet is asked to agree the plan.", "Dale Council cabinet", None),
    ],
)
def test_a_decision_to_come_is_pending(sentence: str, body: str, date: str | None) -> None:
    """What a body has to decide is pending and has no outcome."""
    (found,) = decisions(sentence, "2018-09-06")
    assert (found.body, found.status, found.outcome, found.date) == (body, "pending", None, date)


def test_conditional_approval_is_an_approval_and_a_pending_one() -> None:
    """“Agreed, subject to approval by B”: the one has decided, B has to."""
    text = "Dale Council’s cabinet agreed the plan, subject to approval by NHS England."
    assert {(c.body, c.status) for c in decisions(text)} == {
        ("Dale Council cabinet", "done"),
        ("NHS England", "pending"),
    }


def test_a_set_decides_under_its_own_name() -> None:
    """Bodies named as a set decide as one."""
    text = "NHS Dale CCG, NHS Fell CCG and NHS Moor CCG wish to join. All three governing bodies approved the plan."
    assert [c.body for c in decisions(text)] == ["three governing bodies"]


def test_each_body_that_a_sentence_names_decides_for_itself() -> None:
    """Two bodies named have each decided."""
    text = "NHS Dale CCG and NHS Fell CCG have agreed to share a chief nurse."
    assert {c.body for c in decisions(text)} == {"NHS Dale CCG", "NHS Fell CCG"}


def test_minutes_decide_in_the_name_of_the_meeting() -> None:
    """In minutes a resolution without a subject is the meeting's, on its day."""
    text = (
        "NHS Dale Clinical Commissioning Group\nMinutes of the Governing Body meeting held on 12 June 2018\n\n"
        "4 Joint committee\nRESOLVED: that the joint committee be established.\n"
    )
    (found,) = decisions(text)
    assert (found.body, found.outcome, found.date) == (
        "NHS Dale Clinical Commissioning Group Governing Body",
        "approved",
        "2018-06-12",
    )


def test_procedure_is_no_decision() -> None:
    """Minutes agreed as a correct record decide nothing that matters here."""
    text = "NHS Dale CCG governing body agreed the minutes of the previous meeting."
    assert decisions(text) == []


def test_the_day_before_is_counted_from_the_last_decision() -> None:
    """“The day before” and “a week earlier” are days beside the decision told just before."""
    text = (
        "Dale Council’s cabinet approved the plan on 2 August 2017. "
        "Fell Council’s cabinet had agreed it a week earlier."
    )
    assert {c.body: c.date for c in decisions(text)} == {
        "Dale Council cabinet": "2017-08-02",
        "Fell Council cabinet": "2017-07-26",
    }


def test_a_table_of_approvals_gives_a_claim_a_row() -> None:
    """A table with bodies, days and results says what each has decided or has to."""
    text = (
        "Body\tWhen\tResult\nDale Council cabinet\t2 May 2018\tApproved\n"
        "Fell Council cabinet\t9 May 2018\tPut off to 6 June 2018\nNHS England\tJuly 2018\t–\n"
    )
    assert [(c.body, c.date, c.outcome, c.status) for c in decisions(text)] == [
        ("Dale Council cabinet", "2018-05-02", "approved", "done"),
        ("Fell Council cabinet", "2018-05-09", "deferred", "done"),
        ("Fell Council cabinet", "2018-06-06", None, "pending"),
        ("NHS England", "2018-07", None, "pending"),
    ]


def test_what_is_put_off_to_a_day_is_pending_on_that_day() -> None:
    """An item deferred to a later meeting has been deferred, and is still to be decided."""
    text = (
        "NHS Dale Clinical Commissioning Group\nMinutes of the Governing Body meeting held on 24 May 2018\n\n"
        "5 Merger\nThe item was DEFERRED to 26 July for decision.\n"
    )
    assert [(c.outcome, c.status, c.date) for c in decisions(text)] == [
        ("deferred", "done", "2018-05-24"),
        (None, "pending", "2018-07-26"),
    ]
