"""Minutes, reports, timetables and letters tell decisions by where the words stand."""

from __future__ import annotations

import pytest

from .helpers import Told, told

PAPERS: list[tuple[str, Told]] = [
    (
        (
            "DALE DISTRICT COUNCIL\n\nAt a meeting of the Council held on 12 June 2018 there were present: "
            "Cllr Ann Ash and ten others.\n\nApologies had been received from two members.\n\n"
            "5. JOINT TEAM\n\nRESOLVED, without discussion, that the joint team be established.\n\n"
            "6. LAND\n\nIt was agreed that the matter stand over until the meeting on 20 July.\n"
        ),
        {
            ("dale district council", "approved", "2018-06-12"),
            ("dale district council", "deferred", "2018-06-12"),
            ("dale district council", None, "2018-07-20"),
        },
    ),
    (
        (
            "DALE HOSPITALS NHS TRUST\nTRUST BOARD (PUBLIC SESSION)\nTuesday 12 June 2018\n\nPRESENT\nAnn Ash\tChair\n"
            "IN ATTENDANCE\nThe secretary\n\n5 GROUP\nThe Board APPROVED the business case.\n\n"
            "6 ESTATES\nDEFERRED to the meeting on 20 July.\n\nThe meeting closed at noon.\n"
        ),
        {
            ("dale hospitals nhs trust board", "approved", "2018-06-12"),
            ("dale hospitals nhs trust board", "deferred", "2018-06-12"),
            ("dale hospitals nhs trust board", None, "2018-07-20"),
        },
    ),
    (
        (
            "DALE BOROUGH COUNCIL\n\nCABINET\n\n12 June 2018\n\nReport of the Leader\n\nTimetable\n\n"
            "19 June\tCabinet of Fell Borough Council decides on the fund\n3 July\tThe fund opens\n\nRecommended\n\n"
            "(1) That the fund be approved.\n"
        ),
        {
            ("dale borough council cabinet", None, "2018-06-12"),
            ("fell borough council cabinet", None, "2018-06-19"),
        },
    ),
    (
        (
            "Dale Borough Council\nMinutes of the Cabinet held on 12 June 2018\n\n"
            "Present: Cllr Ann Ash (Leader)\n\n5. Joint team\nRESOLVED: That\n"
            "(1) the joint team be established; and\n(2) the chief executive be authorised to sign the "
            "agreement.\n"
        ),
        {("dale borough council cabinet", "approved", "2018-06-12")},
    ),
    (
        (
            "Dale Borough Council\nMinutes of the Cabinet held on 12 June 2018\n\n"
            "Present: Cllr Ann Ash (Leader)\n\n5. Joint team\nRESOLVED – That the report be noted.\n"
        ),
        {("dale borough council cabinet", "considered", "2018-06-12")},
    ),
    (
        (
            "Dale Borough Council\nMinutes of the Cabinet held on 12 June 2018\n\n"
            "Present: Cllr Ann Ash (Leader)\n\n5. Joint team\n"
            "It was resolved that the shared service be approved.\n"
        ),
        {("dale borough council cabinet", "approved", "2018-06-12")},
    ),
    (
        (
            "Dale Borough Council\nMinutes of the Cabinet held on 12 June 2018\n\n"
            "Present: Cllr Ann Ash (Leader)\n\n5. Joint team\n"
            "IT WAS AGREED that the shared service be approved.\n"
        ),
        {("dale borough council cabinet", "approved", "2018-06-12")},
    ),
    (
        (
            "Dale Borough Council\nMinutes of the Cabinet held on 12 June 2018\n\n"
            "Present: Cllr Ann Ash (Leader)\n\n5. Joint team\nCabinet AGREED to establish the joint team.\n"
        ),
        {("dale borough council cabinet", "approved", "2018-06-12")},
    ),
    (
        (
            "Dale Borough Council\nMinutes of the Cabinet held on 12 June 2018\n\n"
            "Present: Cllr Ann Ash (Leader)\n\n5. Joint team\nOn being put to the vote, the motion was LOST.\n"
        ),
        {("dale borough council cabinet", "rejected", "2018-06-12")},
    ),
    (
        (
            "Dale Borough Council\nMinutes of the Cabinet held on 12 June 2018\n\n"
            "Present: Cllr Ann Ash (Leader)\n\n5. Joint team\n"
            "The motion was put to the vote and carried by 20 votes to 3.\n"
        ),
        {("dale borough council cabinet", "approved", "2018-06-12")},
    ),
    (
        (
            "Dale Borough Council\nMinutes of the Cabinet held on 12 June 2018\n\n"
            "Present: Cllr Ann Ash (Leader)\n\n5. Joint team\nThe recommendations were agreed.\n"
        ),
        {("dale borough council cabinet", "approved", "2018-06-12")},
    ),
    (
        (
            "Dale Borough Council\nMinutes of the Cabinet held on 12 June 2018\n\n"
            "Present: Cllr Ann Ash (Leader)\n\n1. Minutes\n"
            "RESOLVED: That the minutes of the last meeting be signed as a correct record.\n"
        ),
        set(),
    ),
    (
        (
            "Dale Borough Council\nMinutes of the Cabinet held on 12 June 2018\n\n"
            "Present: Cllr Ann Ash (Leader)\n\n1. Exclusion\nRESOLVED: That the press and public be excluded.\n"
        ),
        set(),
    ),
    (
        (
            "Dale Borough Council\nMinutes of the Cabinet held on 12 June 2018\n\n"
            "Present: Cllr Ann Ash (Leader)\n\n5. Joint team\n"
            "RESOLVED (unanimously) that the item be deferred to the next meeting.\n"
        ),
        {("dale borough council cabinet", "deferred", "2018-06-12")},
    ),
    (
        (
            "NHS Dale Clinical Commissioning Group\nMinutes of the Governing Body meeting held in public on 12 "
            "June 2018\n\n5. Joint team\nThe Governing Body APPROVED the proposal.\n\n6. Finance\n"
            "The Governing Body NOTED the report.\n"
        ),
        {("nhs dale clinical commissioning group governing body", "approved", "2018-06-12")},
    ),
    (
        (
            "NHS Dale Clinical Commissioning Group\nMinutes of the Governing Body meeting held in public on 12 "
            "June 2018\n\n5. Joint team\nThe Governing Body:\n- APPROVED the proposal to form a joint team;\n"
            "- NOTED the risks.\n"
        ),
        {("nhs dale clinical commissioning group governing body", "approved", "2018-06-12")},
    ),
    (
        (
            "NHS Dale Clinical Commissioning Group\nMinutes of the Governing Body meeting held in public on 12 "
            "June 2018\n\n5. Joint team\nDecision: the Governing Body approved the proposal.\n"
        ),
        {("nhs dale clinical commissioning group governing body", "approved", "2018-06-12")},
    ),
    (
        (
            "NHS Dale Clinical Commissioning Group\nMinutes of the Governing Body meeting held in public on 12 "
            "June 2018\n\n5. Joint team\nDecision: Approved\n"
        ),
        {("nhs dale clinical commissioning group governing body", "approved", "2018-06-12")},
    ),
    (
        (
            "NHS Dale Clinical Commissioning Group\nMinutes of the Governing Body meeting held in public on 12 "
            "June 2018\n\n5. Joint team\nMembers agreed that the merger should go ahead.\n"
        ),
        {("nhs dale clinical commissioning group governing body", "approved", "2018-06-12")},
    ),
    (
        (
            "NHS Dale Clinical Commissioning Group\nMinutes of the Governing Body meeting held in public on 12 "
            "June 2018\n\n5. Joint team\nMembers asked for further work and the item was deferred to the meeting "
            "on 10 July.\n"
        ),
        {
            ("nhs dale clinical commissioning group governing body", "deferred", "2018-06-12"),
            ("nhs dale clinical commissioning group governing body", None, "2018-07-10"),
        },
    ),
    (
        (
            "NHS Dale Clinical Commissioning Group\nMinutes of the Governing Body meeting held in public on 12 "
            "June 2018\n\n5. Finance\nThe Governing Body received and noted the finance report.\n"
        ),
        {("nhs dale clinical commissioning group governing body", "considered", "2018-06-12")},
    ),
    (
        (
            "NHS Dale Clinical Commissioning Group\nMinutes of the Governing Body meeting held in public on 12 "
            "June 2018\n\n5. Joint team\nAfter discussion, it was agreed that the CCG would join the committee "
            "in common. It was noted that NHS England would need to approve the change.\n"
        ),
        {
            ("nhs dale clinical commissioning group governing body", "approved", "2018-06-12"),
            ("nhs england", None, None),
        },
    ),
    (
        (
            "Dale Borough Council\nCabinet – 12 June 2018\nShared legal service\n\nRecommendations\n"
            "That Cabinet:\n(a) approves the shared legal service; and\n"
            "(b) delegates authority to the chief executive.\n"
        ),
        {("dale borough council cabinet", None, "2018-06-12")},
    ),
    (
        (
            "Dale Borough Council\nReport to: Cabinet\nDate: 12 June 2018\nSubject: Shared legal service\n\n"
            "Recommendations\n1. That the shared legal service be approved.\n"
            "2. That the chief executive be authorised to sign the agreement.\n"
        ),
        {("dale borough council cabinet", None, "2018-06-12")},
    ),
    (
        (
            "Dale Borough Council\nReport to: Cabinet\nDate: 12 June 2018\nSubject: Shared legal service\n\n"
            "The Cabinet is recommended to:\n1. Approve the shared legal service.\n2. Note the risks.\n"
        ),
        {("dale borough council cabinet", None, "2018-06-12")},
    ),
    (
        (
            "Dale Hospitals NHS Trust\nTrust Board\n12 June 2018\n\nPurpose: For decision\n\n"
            "The Board is asked to:\n• approve the business case\n• note the risks\n"
        ),
        {("dale hospitals nhs trust board", None, "2018-06-12")},
    ),
    (
        (
            "Dale Hospitals NHS Trust\nTrust Board\n12 June 2018\n\nPurpose: For information\n\n"
            "The Board is asked to note the report.\n"
        ),
        set(),
    ),
    (
        (
            "Dale Hospitals NHS Trust\nTrust Board\n12 June 2018\n\n"
            "Action required: The Board is asked to NOTE the contents of this paper.\n"
        ),
        set(),
    ),
    (
        (
            "NHS Dale Integrated Care Board\nMeeting of the Board, 12 June 2023\n\nRecommendation(s)\n"
            "The Board is requested to approve the establishment of a joint committee with NHS Fell Integrated "
            "Care Board.\n"
        ),
        {("nhs dale integrated care board board", None, "2023-06-12")},
    ),
    (
        (
            "NHS Dale Integrated Care Board\nMeeting of the Board, 12 June 2023\n\nThe Board is asked to:\n"
            "1. AGREE the proposal; and\n2. RECOMMEND it to NHS England for approval.\n"
        ),
        {("nhs dale integrated care board board", None, "2023-06-12"), ("nhs england", None, None)},
    ),
    (
        "Next steps\nDale Council Cabinet – 14 March 2019\nFell Council – 2 April 2019\n",
        {("dale council cabinet", None, "2019-03-14"), ("fell council", None, "2019-04-02")},
    ),
    (
        "Governance route\n• 14 March 2019: Dale Council Cabinet\n• 2 April 2019: Fell Council Executive\n",
        {("dale council cabinet", None, "2019-03-14"), ("fell council executive", None, "2019-04-02")},
    ),
    (
        "Key dates\n14 March 2019 – decision by Dale Council Cabinet\n2 April 2019 – vote at Fell Council\n",
        {("dale council cabinet", None, "2019-03-14"), ("fell council", None, "2019-04-02")},
    ),
    (
        (
            "NHS England\n6 September 2018\n\nDear Ann\n"
            "I am writing to confirm that NHS England has approved your application, subject to conditions.\n"
        ),
        {("nhs england", "approved", None)},
    ),
    (
        (
            "NHS England\n6 September 2018\n\nDear Ann\n"
            "I am pleased to confirm that we have approved your application to merge.\n"
        ),
        {("nhs england", "approved", None)},
    ),
    (
        (
            "NHS England\n6 September 2018\n\nDear Ann\n"
            "Following consideration by our regional committee on 4 September, your application has been "
            "approved.\n"
        ),
        {("nhs england", "approved", None)},
    ),
    (
        "NHS Improvement\n6 September 2018\n\nDear Ann\nWe are unable to support the proposal at this time.\n",
        {("nhs improvement", "rejected", None)},
    ),
    (
        (
            "Body\tMemorandum\tNext\nDale Council\tSigned 5 June 2018\tAccepted\n"
            "Fell Council\tWill not sign\tCabinet to consider, 2 July 2018\n"
        ),
        {
            ("dale council", "approved", "2018-06-05"),
            ("fell council", "rejected", None),
            ("fell council cabinet", None, "2018-07-02"),
        },
    ),
    (
        "Partner\nPosition\nNHS Dale CCG\nSigned 5 June 2018\nNHS Fell CCG\nGoverning body to consider, 2 July 2018\n",
        {("nhs dale ccg", "approved", "2018-06-05"), ("nhs fell ccg governing body", None, "2018-07-02")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAPERS)
def test_a_paper_tells_the_decisions_of_its_layout(text: str, expected: Told) -> None:
    """The organ, the outcome and the day come out of the layout."""
    assert told(text, None) == expected
