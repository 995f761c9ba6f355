"""The families of wordings in which sentences tell decisions, each with invented bodies."""

from __future__ import annotations

import pytest

from .helpers import Told, told

SENTENCES: list[tuple[str, Told]] = [
    ("Dale Council’s cabinet has agreed the plan.", {("dale council cabinet", "approved", None)}),
    (
        "Dale Council’s cabinet had already unanimously backed the plan in June 2018.",
        {("dale council cabinet", "approved", "2018-06")},
    ),
    (
        "At its meeting on 3 May 2018 Dale Council’s cabinet agreed to share a chief executive with Fell Council.",
        {("dale council cabinet", "approved", "2018-05-03")},
    ),
    (
        "Dale Council’s cabinet, at its meeting on 3 May 2018, agreed to share a chief executive with Fell Council.",
        {("dale council cabinet", "approved", "2018-05-03")},
    ),
    (
        "Dale Council’s cabinet, which met on 3 May 2018, agreed the business case.",
        {("dale council cabinet", "approved", "2018-05-03")},
    ),
    (
        "Meeting on 3 May 2018, Dale Council’s cabinet agreed the business case.",
        {("dale council cabinet", "approved", "2018-05-03")},
    ),
    (
        "Dale Council’s cabinet met on 3 May 2018 and agreed the business case.",
        {("dale council cabinet", "approved", "2018-05-03")},
    ),
    (
        "Dale Council’s cabinet considered the business case on 3 May 2018 and agreed to proceed.",
        {("dale council cabinet", "approved", "2018-05-03")},
    ),
    (
        "On 3 May 2018, members of Dale Council’s cabinet voted unanimously in favour of the merger.",
        {("dale council cabinet", "approved", "2018-05-03")},
    ),
    ("Councillors at Dale Council voted 32 to 14 to share a chief executive.", {("dale council", "approved", None)}),
    ("Dale Council councillors threw out the plans last month.", {("dale council", "rejected", "2018-08")}),
    ("Dale Council has given the green light to a joint planning team.", {("dale council", "approved", None)}),
    ("Dale Council gave the go-ahead to the deal on 2 May 2018.", {("dale council", "approved", "2018-05-02")}),
    ("Dale Council has signed off plans for a merged management team.", {("dale council", "approved", None)}),
    ("Dale Council has kicked the decision into the long grass.", {("dale council", "deferred", None)}),
    ("Plans to share a chief executive have been backed by Dale Council.", {("dale council", "approved", None)}),
    (
        "Plans to share a chief executive have been given the green light by Dale Council’s cabinet.",
        {("dale council cabinet", "approved", None)},
    ),
    (
        (
            "Plans to share a chief executive were approved unanimously at a meeting of Dale Council’s cabinet "
            "on 3 May 2018."
        ),
        {("dale council cabinet", "approved", "2018-05-03")},
    ),
    ("The scheme was thrown out by councillors at Fell Council last month.", {("fell council", "rejected", "2018-08")}),
    (
        (
            "The scheme, which was approved by the boards of Dale Hospitals NHS Trust and Fell Community NHS "
            "Trust in May 2018, starts in October."
        ),
        {
            ("dale hospitals nhs trust board", "approved", "2018-05"),
            ("fell community nhs trust board", "approved", "2018-05"),
        },
    ),
    (
        (
            "The boards of Dale Hospitals NHS Trust and Fell Community NHS Trust approved the strategic case on "
            "3 May 2018."
        ),
        {
            ("dale hospitals nhs trust board", "approved", "2018-05-03"),
            ("fell community nhs trust board", "approved", "2018-05-03"),
        },
    ),
    (
        "The governing bodies of NHS Dale CCG, NHS Fell CCG and NHS Moor CCG will each vote in November.",
        {
            ("nhs dale ccg governing body", None, "2018-11"),
            ("nhs fell ccg governing body", None, "2018-11"),
            ("nhs moor ccg governing body", None, "2018-11"),
        },
    ),
    (
        "The board of Dale Hospitals NHS Trust will be asked to approve the full business case in November.",
        {("dale hospitals nhs trust board", None, "2018-11")},
    ),
    (
        "Members of Dale Council will vote on the proposal at full council on 12 October.",
        {("dale council", None, "2018-10-12")},
    ),
    (
        "The proposals will now be considered by Dale Council’s cabinet on 12 October.",
        {("dale council cabinet", None, "2018-10-12")},
    ),
    (
        "A final decision is due to be taken by Dale Council’s cabinet on 12 October.",
        {("dale council cabinet", None, "2018-10-12")},
    ),
    (
        "A final decision will be made at Dale Council’s cabinet meeting on 12 October.",
        {("dale council cabinet", None, "2018-10-12")},
    ),
    (
        "A decision is expected from the Competition and Markets Authority in January 2019.",
        {("competition and markets authority", None, "2019-01")},
    ),
    (
        "The Competition and Markets Authority has cleared the merger.",
        {("competition and markets authority", "approved", None)},
    ),
    (
        "The merger was cleared by the Competition and Markets Authority on 2 August 2018.",
        {("competition and markets authority", "approved", "2018-08-02")},
    ),
    (
        "The CMA, the Competition and Markets Authority (CMA), has yet to rule on the merger.",
        {("competition and markets authority", None, None)},
    ),
    ("NHS Improvement has signed off the business case.", {("nhs improvement", "approved", None)}),
    ("NHS Improvement’s sign-off is awaited.", {("nhs improvement", None, None)}),
    ("The appointment requires the approval of the Secretary of State.", {("secretary of state", None, None)}),
    ("The appointment needs sign-off from NHS England.", {("nhs england", None, None)}),
    ("The appointment is conditional on the consent of the Secretary of State.", {("secretary of state", None, None)}),
    ("The change, if approved by NHS England, will take effect in April 2019.", {("nhs england", None, None)}),
    ("Subject to NHS England approval, the CCGs will merge in April 2020.", {("nhs england", None, None)}),
    ("The merger awaits approval by the Secretary of State.", {("secretary of state", None, None)}),
    ("The Secretary of State has refused the application.", {("secretary of state", "rejected", None)}),
    (
        "Ministers have approved plans for the merger of Dale Council and Fell Council.",
        {("ministers", "approved", None)},
    ),
    ("The High Court refused permission on 3 May 2018.", {("high court", "rejected", "2018-05-03")}),
    (
        "NHS Dale CCG’s member practices voted in favour of the merger in July 2018.",
        {("nhs dale ccg member practices", "approved", "2018-07")},
    ),
    ("Member practices will be balloted in October.", {("member practices", None, "2018-10")}),
    ("GP members of NHS Dale CCG have voted against merging with NHS Fell CCG.", {("nhs dale ccg", "rejected", None)}),
    ("Dale Council has refused to join the scheme.", {("dale council", "rejected", None)}),
    ("Dale Council has decided not to join the joint committee.", {("dale council", "rejected", None)}),
    ("Dale Council has decided against joining the joint committee.", {("dale council", "rejected", None)}),
    ("Dale Council withdrew from the merger talks in June 2018.", {("dale council", "rejected", "2018-06")}),
    (
        "Dale Council’s decision to approve the merger was called in by the scrutiny committee.",
        {("dale council", "approved", None)},
    ),
    (
        "Dale Council’s cabinet postponed its decision until 9 October.",
        {("dale council cabinet", "deferred", None), ("dale council cabinet", None, "2018-10-09")},
    ),
    ("The decision was deferred by Dale Council’s cabinet.", {("dale council cabinet", "deferred", None)}),
    ("Dale Council’s cabinet has asked for more work before it decides.", {("dale council cabinet", "deferred", None)}),
    (
        "Dale Council’s scrutiny committee recommended that the cabinet approve the plan.",
        {("dale council scrutiny committee", "approved", None), ("dale council cabinet", None, None)},
    ),
    (
        "Dale Council’s scrutiny committee supported the proposals at its meeting on 2 August 2018.",
        {("dale council scrutiny committee", "approved", "2018-08-02")},
    ),
    (
        "Following approval by NHS Dale CCG’s governing body in June 2018, recruitment has begun.",
        {("nhs dale ccg governing body", "approved", "2018-06")},
    ),
    ("NHS England has confirmed that it supports the application.", {("nhs england", "approved", None)}),
    (
        "NHS Dale CCG and Dale Council have not yet decided whether to pool their budgets.",
        {("nhs dale ccg", None, None), ("dale council", None, None)},
    ),
    ("NHS England has not yet approved the application.", {("nhs england", None, None)}),
    (
        "Both Dale Council and Fell Council agreed to the plan in July 2018.",
        {("dale council", "approved", "2018-07"), ("fell council", "approved", "2018-07")},
    ),
    (
        "Dale Council agreed to the plan on 3 July 2018 and Fell Council on 5 July 2018.",
        {("dale council", "approved", "2018-07-03"), ("fell council", "approved", "2018-07-05")},
    ),
    (
        "Dale Council approved the merger on 3 July 2018, with Fell Council following suit two days later.",
        {("dale council", "approved", "2018-07-03"), ("fell council", "approved", "2018-07-05")},
    ),
    (
        "The motion was carried by 20 votes to 3 at Dale Council on 5 July 2018.",
        {("dale council", "approved", "2018-07-05")},
    ),
    (
        "Dale Council’s full council backed the move by 32 votes to 14.",
        {("dale council full council", "approved", None)},
    ),
    (
        "It emerged that Dale Council’s cabinet has been recommended to approve the deal when it meets on 12 October.",
        {("dale council cabinet", None, "2018-10-12")},
    ),
    ("Dale Council’s cabinet meets on 12 October to decide.", {("dale council cabinet", None, "2018-10-12")}),
    (
        "A report will be presented to the Health and Wellbeing Board for approval on 12 October.",
        {("health and wellbeing board", None, "2018-10-12")},
    ),
    (
        "The paper will be submitted to NHS Dale CCG’s governing body for ratification.",
        {("nhs dale ccg governing body", None, None)},
    ),
    ("The plan comes before Dale Council’s cabinet on 12 October.", {("dale council cabinet", None, "2018-10-12")}),
    (
        "The plan received the unanimous backing of Dale Council’s cabinet in May 2018.",
        {("dale council cabinet", "approved", "2018-05")},
    ),
    ("The plan failed to win the support of Dale Council.", {("dale council", "rejected", None)}),
    (
        "There was a vote at Dale Council on 5 July 2018 in favour of the merger.",
        {("dale council", "approved", "2018-07-05")},
    ),
    ("Dale Council voted overwhelmingly to reject the merger.", {("dale council", "rejected", None)}),
    ("Dale Council has formally objected to the merger.", {("dale council", "rejected", None)}),
    ("Dale Council is opposed to the merger.", {("dale council", "rejected", None)}),
    ("Dale Council has paused work on the merger.", {("dale council", "deferred", None)}),
    (
        "The board of Dale Hospitals NHS Trust noted the report on 3 May 2018.",
        {("dale hospitals nhs trust board", "considered", "2018-05-03")},
    ),
    (
        "The report was received by the board of Dale Hospitals NHS Trust on 3 May 2018.",
        {("dale hospitals nhs trust board", "considered", "2018-05-03")},
    ),
    ("Dale Council could agree to share a chief executive.", set()),
    ("If Dale Council agrees, a joint team may follow.", {("dale council", None, None)}),
    ("Dale Council announced that it would share a chief executive with Fell Council.", set()),
    ("Dale Council has not been asked to approve anything.", set()),
    ("Dale Council wants to share a chief executive with Fell Council.", set()),
    ("No decision has been taken by Dale Council.", set()),
    ("Dale Council provides a supported housing service and has approved lists of contractors.", set()),
    ("The agreed priorities of Dale Council are set out below.", set()),
    ("NHS Dale CCG received £3m from NHS England in May 2018.", set()),
    ("NHS Dale CCG and Dale Council discussed the weather and heard from the public.", set()),
    ("Dale Council’s agreed budget supports its approved strategy.", set()),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_tells_the_decisions_of_its_family(text: str, expected: Told) -> None:
    """Bodies, outcomes (none when it is still to come) and days, read on 6 September 2018."""
    assert told(text, "2018-09-06") == expected
