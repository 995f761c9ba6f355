"""How changes are called: in a step, and where an option does without them."""

from commonseal.regimes import Change

_CALLED: dict[Change, tuple[str, str]] = {
    Change.APPOINT_ACCOUNTABLE_OFFICER: ("appointing an accountable officer", "it appoints no accountable officer"),
    Change.REPLACE_ACCOUNTABLE_OFFICER: ("replacing an accountable officer", "it replaces no accountable officer"),
    Change.APPOINT_GOVERNING_BODY_MEMBER: (
        "appointing a member of the governing body",
        "it appoints no member of a governing body",
    ),
    Change.APPOINT_HEAD_OF_PAID_SERVICE: (
        "the head of paid service’s appointment",
        "it leaves the head of paid service’s appointment as it is",
    ),
    Change.DISMISS_HEAD_OF_PAID_SERVICE: ("dismissing a head of paid service", "it dismisses no head of paid service"),
    Change.APPOINT_CHIEF_EXECUTIVE: ("appointing a chief executive", "it appoints no chief executive"),
    Change.REMOVE_CHIEF_EXECUTIVE: ("removing a chief executive", "it removes no chief executive"),
    Change.APPOINT_CHAIR: ("appointing a chair", "it appoints no chair"),
    Change.REMOVE_CHAIR: ("removing a chair", "it removes no chair"),
    Change.APPOINT_DIRECTOR_OF_PUBLIC_HEALTH: (
        "appointing a director of public health",
        "it appoints no director of public health",
    ),
    Change.DISMISS_DIRECTOR_OF_PUBLIC_HEALTH: (
        "dismissing a director of public health",
        "it dismisses no director of public health",
    ),
    Change.SET_PAY: ("fixing pay", "it fixes nobody’s pay"),
    Change.VARY_CONSTITUTION: ("varying the constitution", "it varies no constitution"),
    Change.CREATE: ("making a new body", "it makes no new body"),
    Change.VARY_AREA: ("changing an area", "it changes no area"),
    Change.MERGE: ("the merger", "it merges no bodies"),
    Change.CLUSTER: ("the cluster", "it makes no cluster"),
    Change.ACQUIRE: ("the acquisition", "no body acquires another"),
    Change.DISSOLVE: ("dissolving the body", "it dissolves no body"),
    Change.ABOLISH: ("abolishing the body", "it abolishes no body"),
    Change.POOL_BUDGET: ("pooling money", "it pools no money"),
    Change.JOINT_COMMITTEE: ("a joint committee", "it forms no joint committee"),
    Change.SHARED_POST: ("sharing a post", "it shares no post"),
    Change.SHARE_STAFF: ("sharing staff", "no staff are shared"),
    Change.TRANSFER_STAFF: ("transferring staff", "no staff are transferred"),
    Change.REDUNDANCIES: ("collective redundancies", "it ends too few posts for collective consultation"),
    Change.DELEGATE_FUNCTIONS: ("delegating functions", "it delegates no functions"),
    Change.EXECUTIVE_DECISION: ("the council’s part in it", "it asks nothing of a council’s executive"),
    Change.URGENT_KEY_DECISION: (
        "a key decision on less than 28 days’ notice",
        "it has no key decision on less than 28 days’ notice",
    ),
    Change.SPECIAL_URGENCY: (
        "a key decision that cannot wait five clear days",
        "it has no key decision that cannot wait five clear days",
    ),
    Change.CHANGE_SERVICE: ("changing a service", "it changes no service"),
}


def called(change: Change) -> str:
    """Return what a change is called in a step."""
    return _CALLED[change][0] if change in _CALLED else change.value.replace("_", " ")


def lacking(change: Change) -> str:
    """Return why an option without a change does without its steps."""
    return _CALLED[change][1] if change in _CALLED else f"it makes no such change ({change.value.replace('_', ' ')})"
