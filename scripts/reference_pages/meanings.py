"""What each word that a statement can carry means, in one line; a word without a line stops the reference."""

from enum import Enum

from commonseal.answers import Change, Outcome, Sharing, StepState
from commonseal.review import Decision, Finding
from commonseal.vocabulary import Attribution, Closure, Holds, Origin, Standing, Visibility
from commonseal.vocabulary.facts import ApprovalOutcome, ApprovalStep, ArrangementType, Basis, EmploymentBasis, Urgency

MEANINGS: dict[type[Enum], dict[str, str]] = {
    Standing: {
        "considered": "It is talked about; nobody has been asked to decide it.",
        "proposed": "Somebody is asked to decide it, or has agreed only in principle.",
        "agreed": "It is decided, and is not known to have taken effect.",
        "in_force": "It is so, within its dates.",
        "ended": "It was so and is no more; used where the last day is not known.",
        "rejected": "It was turned down.",
    },
    Attribution: {
        "stated": "The source says it as a fact.",
        "reported": "The source has it from others, named or not.",
        "quoted": "It stands only inside somebody's words.",
    },
    Visibility: {
        "public": "Everybody may see it.",
        "internal": "Those who work with the register may see it.",
        "restricted": "Only those cleared for restricted matters may see it, such as who is at risk of losing a post.",
    },
    Holds: {
        "yes": "It holds on the date.",
        "no": "It does not hold on the date.",
        "unknown": "The dates that are known cannot tell.",
    },
    Origin: {
        "recorded": "It was new.",
        "corrects": "It stands in place of a statement that was never so.",
        "follows": "A matter that was considered, proposed or agreed has moved on to this.",
        "ended": "It is an earlier statement again, with the last day that it was found to have.",
    },
    Closure: {
        "corrected": "It was never so.",
        "changed": "It is no longer so, or has moved on.",
    },
    ArrangementType: {
        "shared_post": "One post, or one holder, serves several bodies.",
        "joint_team": "Staff of several bodies work as one team.",
        "joint_committee": "A committee of several bodies, or their committees meeting in common.",
        "pooled_budget": "Money put together: a pooled fund, joint finance, one control total.",
        "delegation": "One body has another exercise its functions.",
        "merger": "Bodies become one, or one body's functions move into another.",
        "cluster": "Separate bodies come under one leadership as a whole.",
        "contract": "One provider or host holds a contract for others.",
        "shared_system": "Several bodies use one record or IT system.",
        "joint_service": "A service is run together or from one place.",
        "partnership": "Bodies work together under a name, as an alliance or an integrated care system.",
    },
    Basis: {
        "substantive": "Appointed to the post for good.",
        "interim": "Brought in to fill it for a time.",
        "acting": "Standing in from another post.",
    },
    EmploymentBasis: {
        "employee": "Under a contract of employment with the body.",
        "secondee": "Lent to it by the body whose employee they stay.",
        "placed": "Another body's officer, placed at its disposal (Local Government Act 1972 s113).",
        "office_holder": "Holding an office in it without being its employee.",
        "contractor": "Working for it under a contract for services.",
    },
    Urgency: {
        "general_exception": "28 days' notice was impracticable, five clear days' was given (SI 2012/2089 reg 10).",
        "special_urgency": "Not even that was practicable, and the chair of scrutiny agreed (SI 2012/2089 reg 11).",
    },
    ApprovalStep: {
        "decides": "The body decides; it can stop the proposal.",
        "approves": "Its approval is needed; it can stop the proposal.",
        "appoints": "It makes the appointment; it can stop the proposal.",
        "consents": "Its consent is needed; it can stop the proposal.",
        "consulted": "It is asked for its view.",
        "supports": "It is asked to support it.",
        "noted": "It is asked to note it.",
        "notified": "It is told.",
    },
    ApprovalOutcome: {
        "approved": "It agreed.",
        "considered": "It took the matter up; what it decided is not said.",
        "rejected": "It refused.",
        "deferred": "It put the matter off.",
    },
    Finding: {
        "new": "The register does not have it.",
        "known": "The register has it; accepting adds the evidence to the statement that is there.",
        "conflict": "The register says otherwise; both sources are shown.",
    },
    Decision: {
        "accepted": "Taken as read.",
        "edited": "Taken, as the reviewer changed it.",
        "corrects": "Taken in place of a statement that was never so.",
        "follows": "Taken as what an earlier statement has moved on to.",
        "rejected": "Not taken. The decision is kept.",
        "split": "Made way for one for each of its bodies.",
        "joined": "Made way, with another, for what the two are together.",
        "taken back": "The decision before it no longer stands, and the claim comes up again.",
        "let in unreviewed": "Let in by `--accept-all`; marked as not reviewed for good.",
    },
    Outcome: {
        "held": "Somebody certainly holds the post.",
        "uncertain": "Somebody may hold it; the dates or the standing cannot tell.",
        "vacant": "Nobody does, and the last holder is known.",
        "not_known": "The register does not say.",
    },
    StepState: {
        "done": "The body has taken it up.",
        "scheduled": "A day is planned.",
        "undated": "Nothing stands before it, and no day is planned.",
        "waiting": "Other steps must come first.",
        "rejected": "The body refused.",
        "deferred": "The body put it off.",
    },
    Change: {
        "became_true": "It holds on the later day and did not on the earlier.",
        "stopped": "It held on the earlier day and does not on the later.",
        "perhaps": "It may have begun or ended in between; the dates known cannot tell.",
        "talked_of": "Something only proposed, considered or turned down came or went.",
        "newly_recorded": "The register learned it in between.",
        "corrected": "It turned out never to have been so.",
        "changed": "It turned out to be no longer so.",
        "progressed": "It moved on from being talked of.",
        "restated": "It was said again.",
        "no_longer_held": "It is no longer held, and nothing shown says why.",
    },
    Sharing: {
        "arrangement": "An arrangement between them.",
        "post": "A post that serves them.",
        "person": "A person who holds posts in them.",
        "membership": "Membership of one committee, board or partnership.",
        "contract": "A contract.",
        "service": "A service.",
        "system": "A record or IT system.",
        "budget": "Money planned or held together.",
        "delegation": "Functions one has another exercise.",
    },
}


def meaning(word: Enum) -> str:
    """Return what a word means.

    Raises:
        KeyError: it has no meaning yet; write one above.
    """
    meanings = MEANINGS[type(word)]
    if word.value not in meanings:
        raise KeyError(f"{type(word).__name__} “{word.value}” has no meaning in {__name__}; write one")
    return meanings[word.value]
