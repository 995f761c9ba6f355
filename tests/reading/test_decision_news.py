"""How news and board papers word decisions, and the prose around them that decides nothing."""

from __future__ import annotations

import pytest

from .helpers import Told, told

SENTENCES: list[tuple[str, Told]] = [
    (
        "Dale Borough Council and Fell Borough Council are set to vote next month on plans to share a chief executive.",
        {("dale borough council", None, "2018-10"), ("fell borough council", None, "2018-10")},
    ),
    (
        "Full council at Dale Borough Council will be asked to ratify the decision on 25 September.",
        {("dale borough council full council", None, "2018-09-25")},
    ),
    (
        "The proposals were unanimously approved by NHS Dale CCG’s governing body last week.",
        {("nhs dale ccg governing body", "approved", None)},
    ),
    (
        "The plans have now been approved by both governing bodies and by NHS England.",
        {("both governing bodies", "approved", None), ("nhs england", "approved", None)},
    ),
    (
        "The business case will be submitted to NHS Improvement for approval in November.",
        {("nhs improvement", None, "2018-11")},
    ),
    (
        (
            "Subject to the approval of their respective governing bodies, NHS Dale CCG and NHS Fell CCG will "
            "share an accountable officer."
        ),
        {("respective governing bodies", None, None)},
    ),
    ("The appointment was confirmed by NHS England on 3 August 2018.", {("nhs england", "approved", "2018-08-03")}),
    (
        (
            "The move, which has been backed by NHS England, will see NHS Dale CCG share a chief officer with "
            "NHS Fell CCG."
        ),
        {("nhs england", "approved", None)},
    ),
    (
        "NHS England gave its approval for the merger of NHS Dale CCG and NHS Fell CCG in July.",
        {("nhs england", "approved", "2018-07")},
    ),
    (
        "NHS Dale CCG’s governing body met in private on 3 August and agreed to appoint a joint accountable officer.",
        {("nhs dale ccg governing body", "approved", "2018-08-03")},
    ),
    (
        "NHS Dale CCG’s governing body, which met last month, supported the recommendation to merge.",
        {("nhs dale ccg governing body", "approved", "2018-08")},
    ),
    (
        "The Dale and Fell Joint Committee agreed on 3 August 2018 that the two teams should be brought together.",
        {("dale and fell joint committee", "approved", "2018-08-03")},
    ),
    ("A decision by the Secretary of State is expected by Christmas.", {("secretary of state", None, "../2018-12")}),
    (
        "Dale Council has been given permission by the Secretary of State to proceed.",
        {("secretary of state", "approved", None)},
    ),
    (
        "The Competition and Markets Authority has launched an inquiry and is due to report by 4 December.",
        {("competition and markets authority", None, "../2018-12-04")},
    ),
    (
        (
            "The Competition and Markets Authority ruled in favour of the merger of Dale Hospitals NHS Trust and "
            "Fell NHS Foundation Trust in June."
        ),
        {("competition and markets authority", "approved", "2018-06")},
    ),
    (
        "Governors at Fell NHS Foundation Trust approved the acquisition by 17 votes to three.",
        {("fell nhs foundation trust governors", "approved", None)},
    ),
    (
        "Fell NHS Foundation Trust’s council of governors rejected the takeover in a vote on 3 July 2018.",
        {("fell nhs foundation trust council of governors", "rejected", "2018-07-03")},
    ),
    (
        (
            "Dale Council cabinet members agreed at their meeting on Monday 3 September 2018 to enter into a "
            "section 75 agreement with NHS Dale CCG."
        ),
        {("dale council cabinet", "approved", "2018-09-03")},
    ),
    (
        (
            "Dale Council’s executive has approved in principle the creation of an integrated commissioning team "
            "with NHS Dale CCG."
        ),
        {("dale council executive", "approved", None)},
    ),
    ("Approval in principle has been given by Dale Council’s cabinet.", {("dale council cabinet", "approved", None)}),
    (
        "The Board of NHS Dale ICB approved the proposal at its meeting in May 2018.",
        {("nhs dale icb board", "approved", "2018-05")},
    ),
    (
        "The police and crime panel voted to veto the appointment of the chief constable.",
        {("police and crime panel", "rejected", None)},
    ),
    (
        "The Police and Crime Panel has confirmed the appointment of a deputy commissioner.",
        {("police and crime panel", "approved", None)},
    ),
    (
        "Dale Fire and Rescue Authority unanimously rejected the proposal.",
        {("dale fire and rescue authority", "rejected", None)},
    ),
    ("An update was noted by Dale Council’s cabinet.", {("dale council cabinet", "considered", None)}),
    (
        "Dale Council’s cabinet will make a final decision on 2 October after a six-week consultation.",
        {("dale council cabinet", None, "2018-10-02")},
    ),
    ("A final decision on the merger will be taken in January 2019.", set()),
    ("Dale Council failed to agree a budget.", {("dale council", "rejected", None)}),
    ("Dale Council was unable to support the proposal.", {("dale council", "rejected", None)}),
    ("Dale Council pulled out of the shared service in March 2018.", {("dale council", "rejected", "2018-03")}),
    ("NHS Dale CCG has shelved plans to merge with NHS Fell CCG.", {("nhs dale ccg", "deferred", None)}),
    ("Plans to merge NHS Dale CCG and NHS Fell CCG have been put on hold.", set()),
    (
        "NHS England’s board signed off the delegation at its meeting on 4 July 2018.",
        {("nhs england board", "approved", "2018-07-04")},
    ),
    ("Dale Council supports 4,000 older people to live at home and has adopted the living wage.", set()),
    ("NHS Dale CCG received a rating of good from NHS England.", set()),
    ("The committee will meet in public and its papers will be published five days before.", set()),
    ("NHS Dale CCG is responsible for agreeing contracts with local hospitals.", set()),
    ("The Joint Committee will review its terms of reference every year and approve its annual work plan.", set()),
    ("Jane Ash, accountable officer of NHS Dale CCG, said she was delighted to accept the role.", set()),
    ("Dale Council has a duty to consider the needs of its residents when it makes decisions.", set()),
    ("Dale Council and NHS Dale CCG have worked together to support carers.", set()),
    ("NHS England asked all CCGs to reduce running costs by 20 per cent.", set()),
    ("Dale Council said the joint team would support residents to make decisions about their care.", set()),
    ("The accountable officer is accountable to NHS England and must report to the governing body.", set()),
    ("NHS Dale CCG appointed a new chair in May 2018, and he will support the governing body.", set()),
    ("Dale Council reported an overspend and NHS Dale CCG noted a similar pressure.", set()),
    ("Dr Ash said the CCG had considered every option.", set()),
    ("Residents voted in large numbers for Dale Council to keep its library.", set()),
    ("NHS Dale CCG plans to consult the public before asking anyone to decide.", set()),
    ("If you disagree with a decision made by Dale Council you may complain to the ombudsman.", set()),
    ("Decisions made by Dale Council’s cabinet can be called in.", set()),
    ("NHS Dale CCG is a membership organisation of 31 practices which elect the chair.", set()),
    ("Under the agreement, Dale Council will determine eligibility and NHS Dale CCG will fund the placements.", set()),
    ("Dale Council is considering its options.", set()),
    ("Dale Council welcomed the report.", set()),
    ("The trust received approval from no one.", set()),
    # an organ by its common noun, a minister, and what others did too
    (
        "Dale Council will advertise, and its appointments committee will meet on 2 October to make a decision.",
        {("dale council appointments committee", None, "2018-10-02")},
    ),
    (
        "The decision whether to extend the agreement rests with Dale Council’s health and wellbeing board.",
        {("dale council health and wellbeing board", None, None)},
    ),
    ("NHS Dale CCG concluded in May that it did not wish to join.", {("nhs dale ccg", "rejected", "2018-05")}),
    ("Dale Council has approved nothing so far.", set()),
    ("Dale Council will do the same for Fell Council.", set()),
    ("Under the plan its services and staff would move to Dale Council on 1 April 2019.", set()),
    ("Jane Ash will take over at Dale Council on 1 November 2018.", set()),
    (
        "Cabinet members at Dale Council unanimously agreed to end the shared legal team.",
        {("dale council cabinet", "approved", None)},
    ),
    (
        "NHS England is expected to give its verdict in December.",
        {("nhs england", None, "2018-12")},
    ),
    (
        "Dale Council was asked to join Fell Council, but its board turned down the invitation in May.",
        {("dale council board", "rejected", "2018-05")},
    ),
    # days shared out, and days counted from the paper's own
    (
        "Dale Council and Fell Council voted for the move on 5 June and 7 June respectively.",
        {("dale council", "approved", "2018-06-05"), ("fell council", "approved", "2018-06-07")},
    ),
    ("Dale Council voted against the merger last night.", {("dale council", "rejected", "2018-09-05")}),
    ("Dale Council agreed on Tuesday to end the shared team.", {("dale council", "approved", "2018-09-04")}),
    ("Dale Council will vote on the plan on Tuesday.", {("dale council", None, "2018-09-11")}),
    ("NHS England said it could not support the bid.", {("nhs england", "rejected", None)}),
    ("Ashdene councillors have unanimously backed the plan.", {("ashdene council", "approved", None)}),
    ("Labour councillors backed the plan.", set()),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_prose_tells_its_decisions_and_no_others(text: str, expected: Told) -> None:
    """Bodies, outcomes (none when it is still to come) and days, read on 6 September 2018."""
    assert told(text, "2018-09-06") == expected
