"""How passages of several sentences tell decisions: who is meant by “full council”, “the panel”, “the regulator”."""

from __future__ import annotations

import pytest

from .helpers import Told, told

PASSAGES: list[tuple[str, str, Told]] = [
    (
        "the council that the sentence before is about",
        "Dale Borough Council wants to end its arrangement with Carse District Council. Full council backed the move.",
        {("dale borough council full council", "approved", None)},
    ),
    (
        "the governors of the trust the story is about",
        (
            "Directors of Kelder Hospitals NHS Trust met those of Ashby NHS Trust. The council of governors "
            "voted 17-6 "
            "against the transaction."
        ),
        {("kelder hospitals nhs trust council of governors", "rejected", None)},
    ),
    (
        "a panel named before",
        (
            "The Police and Crime Panel for Durnshire has refused to confirm the appointment. "
            "The panel voted by nine to "
            "three against it."
        ),
        {("police and crime panel", "rejected", None)},
    ),
    (
        "the regulator named before",
        "NHS England asked for more. The regulator turned down the application in July.",
        {("nhs england", "rejected", "2018-07")},
    ),
    (
        "the boards of two bodies",
        "The boards of North Vale NHS Trust and South Vale NHS Trust met separately and agreed not to proceed.",
        {("north vale nhs trust board", "rejected", None), ("south vale nhs trust board", "rejected", None)},
    ),
    (
        "a joint committee of bodies",
        "The plan was approved by the joint committee of Dale CCG and Fell CCG in January 2018.",
        {("joint committee", "approved", "2018-01")},
    ),
    (
        "parliamentary approval",
        "Subject to parliamentary approval, the new council will start work in 2020.",
        {("parliament", None, None)},
    ),
    (
        "a day without a year that was before the paper's",
        "On 14 October the Secretary of State decided that the councils should be replaced on 1 April 2020.",
        {("secretary of state", "approved", "2017-10-14")},
    ),
    (
        "a meeting held in order to decide has its day",
        (
            "The cabinet of Dale Council will meet on 20 November to sign off its submission ahead of the 28 November "
            "deadline."
        ),
        {("dale council cabinet", None, "2018-11-20")},
    ),
    (
        "the final say",
        "Dale CCG's membership will have the final say.",
        {("dale ccg membership", None, None)},
    ),
    (
        "being content to consent",
        "NHS England is content to give its consent to the merger of Dale CCG and Fell CCG.",
        {("nhs england", "approved", None)},
    ),
    (
        "agreeing not to stand in the way",
        "Dale Council agreed last month not to contest the plan.",
        {("dale council", "approved", "2018-08")},
    ),
    (
        "a scrutiny committee is no organ of a patients' body",
        "Healthwatch Ketter wrote. The health scrutiny committee agreed to refer the closure.",
        {("health scrutiny committee", "approved", None)},
    ),
    (
        "a resolution to put off",
        (
            "Minutes of the meeting of the Board of Directors of Tarrow NHS Trust held on 26 July 2018\n\n"
            "It was resolved "
            "to defer consideration of the winter plan.\n"
        ),
        {("tarrow nhs trust board of directors", "deferred", "2018-07-26")},
    ),
    (
        "verdicts in capitals below the body",
        (
            "Minutes of the Governing Body of NHS Dale CCG held on 6 June 2018\n\nThe Governing Body:\n"
            "AGREED in principle "
            "to the appointment;\nDEFERRED consideration of the second post.\n"
        ),
        {
            ("nhs dale ccg governing body", "approved", "2018-06-06"),
            ("nhs dale ccg governing body", "deferred", "2018-06-06"),
        },
    ),
    ("looking at something", "Dale Council and Fell Council will also look at whether one team would do.", set()),
    ("using the same system", "Dale Council and Fell Council signed up to use the same finance system.", set()),
    ("going back to a post", "Jane Doe has been leading Dale NHS Trust and will return to her own role.", set()),
    ("a duty of the past", "NHS Improvement, which had to approve it, made no comment.", set()),
    ("a matter for a person of ours", "Dale CCG met. The appointment is one for our chief executive to make.", set()),
    ("support that was given", "Dale CCG was there. Commissioners have already given it their backing.", set()),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in PASSAGES], ids=[case[0] for case in PASSAGES])
def test_a_passage_tells_its_decisions_and_no_others(text: str, expected: Told) -> None:
    """Every passage gives exactly the deciders, outcomes and days that a careful reader takes from it."""
    assert told(text, "2018-09-10") == expected
