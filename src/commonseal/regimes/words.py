"""The words that packs of law use: keys of the vocabulary, who does a thing, and the few lists of their own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator

from commonseal.vocabulary.catalogue import classifications, functions, roles

WHO = ("itself", "chair", "members", "non_executives")
"""Who acts, where it is no body: the body concerned, its chair, its members, its non-executive directors together."""


class Confidence(StrEnum):
    """How sure a provision is: safe to rely on, likely, or not to be relied on until a person has read the source."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"


class Footing(StrEnum):
    """On what a provision rests: its source was read, or it is general knowledge."""

    READ = "read"
    KNOWN = "known"


class Level(StrEnum):
    """How heavily it weighs when a provision is not kept."""

    BLOCK = "block"
    WARN = "warn"


class Nature(StrEnum):
    """Whether a duty is one of commissioning, one of the body as a corporation, or whether that cannot be told."""

    COMMISSIONING = "commissioning"
    CORPORATE = "corporate"
    UNCLEAR = "unclear"


class Form(StrEnum):
    """A form in which bodies work together."""

    JOINT_COMMITTEE = "joint_committee"
    JOINT_EXERCISE = "joint_exercise"
    LEAD = "lead"
    DELEGATION = "delegation"
    POOLED_FUND = "pooled_fund"
    SHARED_STAFF = "shared_staff"
    COMMITTEES_IN_COMMON = "committees_in_common"
    SHARED_POST = "shared_post"


class Functions(StrEnum):
    """Which functions a power to work jointly reaches."""

    COMMISSIONING = "commissioning"
    PRESCRIBED = "prescribed"
    ANY = "any"


class Liability(StrEnum):
    """Where liability lies under a power: each body keeps its own, or it sits with the body that exercises."""

    KEPT = "kept"
    EXERCISING_BODY = "exercising_body"


class Onward(StrEnum):
    """Whether what was delegated may be delegated further: as the agreement says, never, or always."""

    AGREEMENT = "agreement"
    FORBIDDEN = "forbidden"
    ALLOWED = "allowed"


class Days(StrEnum):
    """Which days a clock counts."""

    CALENDAR = "calendar"
    WORKING = "working"


class Moved(StrEnum):
    """What a transfer scheme moves."""

    PROPERTY = "property"
    STAFF = "staff"
    LIABILITIES = "liabilities"


class Change(StrEnum):
    """A kind of change that the law lets nobody make alone, or that has a clock or a day of its own."""

    APPOINT_ACCOUNTABLE_OFFICER = "appoint_accountable_officer"
    REPLACE_ACCOUNTABLE_OFFICER = "replace_accountable_officer"
    APPOINT_GOVERNING_BODY_MEMBER = "appoint_governing_body_member"
    APPOINT_HEAD_OF_PAID_SERVICE = "appoint_head_of_paid_service"
    DISMISS_HEAD_OF_PAID_SERVICE = "dismiss_head_of_paid_service"
    APPOINT_CHIEF_EXECUTIVE = "appoint_chief_executive"
    REMOVE_CHIEF_EXECUTIVE = "remove_chief_executive"
    APPOINT_CHAIR = "appoint_chair"
    REMOVE_CHAIR = "remove_chair"
    APPOINT_DIRECTOR_OF_PUBLIC_HEALTH = "appoint_director_of_public_health"
    DISMISS_DIRECTOR_OF_PUBLIC_HEALTH = "dismiss_director_of_public_health"
    SET_PAY = "set_pay"
    VARY_CONSTITUTION = "vary_constitution"
    CREATE = "create"
    VARY_AREA = "vary_area"
    MERGE = "merge"
    ACQUIRE = "acquire"
    DISSOLVE = "dissolve"
    ABOLISH = "abolish"
    POOL_BUDGET = "pool_budget"
    JOINT_COMMITTEE = "joint_committee"
    SHARED_POST = "shared_post"
    SHARE_STAFF = "share_staff"
    TRANSFER_STAFF = "transfer_staff"
    REDUNDANCIES = "redundancies"
    DELEGATE_FUNCTIONS = "delegate_functions"
    KEY_DECISION = "key_decision"
    URGENT_KEY_DECISION = "urgent_key_decision"
    EXECUTIVE_DECISION = "executive_decision"
    PRIVATE_MEETING = "private_meeting"
    COMMISSIONING_PLAN = "commissioning_plan"
    CHANGE_SERVICE = "change_service"


@dataclass(frozen=True)
class KeyOf:
    """Checks that a text is one of some keys, and offers the nearest where it is not.

    ``what`` says what the keys are of, ``wrong`` what a text is that is none of them.
    """

    what: str
    wrong: str
    among: Callable[[], Iterable[str]]

    def __call__(self, text: str) -> str:
        """Return the text where it is such a key.

        Raises:
            ValueError: it is none of them.
        """
        allowed = list(self.among())
        if text in allowed:
            return text
        near = get_close_matches(text, allowed, n=1)
        remedy = f"did you mean “{near[0]}”?" if near else f"use one of {', '.join(allowed)}"
        raise ValueError(f"“{text}” is {self.wrong}; {remedy}")


def _all_who() -> Iterable[str]:
    return (*WHO, *classifications())


ClassificationKey = Annotated[
    str, AfterValidator(KeyOf("classification", "not the key of a classification of bodies", classifications))
]
RoleKey = Annotated[str, AfterValidator(KeyOf("role", "not the key of a role", roles))]
FunctionKey = Annotated[str, AfterValidator(KeyOf("function", "not the key of a function", functions))]
Who = Annotated[str, AfterValidator(KeyOf("who", "nobody who acts", _all_who))]
