"""Routes: from what an option would change and the law of its day, whose approval it needs, in what order and why."""

from commonseal.planning.routes.changes import TABLE, Reading, changes_of
from commonseal.planning.routes.errors import (
    RouteCycleError,
    RouteError,
    SeveralOptionsError,
    UnknownPlanError,
    UnknownStepError,
)
from commonseal.planning.routes.forums import forum_kind, forum_name
from commonseal.planning.routes.joined import Joined, as_joined, declined_of
from commonseal.planning.routes.needed import Needed
from commonseal.planning.routes.plan import Part, Plan, parts_of
from commonseal.planning.routes.recording import (
    Added,
    Decided,
    addition,
    decision,
    organs_to_record,
    reordering,
    step_named,
    waiver,
)
from commonseal.planning.routes.route import route_of
from commonseal.planning.routes.texts import decided_on, digest_of, text_of, what_changed

__all__ = [
    "TABLE",
    "Added",
    "Decided",
    "Joined",
    "Needed",
    "Part",
    "Plan",
    "Reading",
    "RouteCycleError",
    "RouteError",
    "SeveralOptionsError",
    "UnknownPlanError",
    "UnknownStepError",
    "addition",
    "as_joined",
    "changes_of",
    "decided_on",
    "decision",
    "declined_of",
    "digest_of",
    "forum_kind",
    "forum_name",
    "organs_to_record",
    "parts_of",
    "reordering",
    "route_of",
    "step_named",
    "text_of",
    "waiver",
    "what_changed",
]
