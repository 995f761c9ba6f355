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
from commonseal.planning.routes.needed import Needed
from commonseal.planning.routes.plan import Part, Plan, parts_of
from commonseal.planning.routes.route import route_of
from commonseal.planning.routes.texts import digest_of, text_of

__all__ = [
    "TABLE",
    "Needed",
    "Part",
    "Plan",
    "Reading",
    "RouteCycleError",
    "RouteError",
    "SeveralOptionsError",
    "UnknownPlanError",
    "UnknownStepError",
    "changes_of",
    "digest_of",
    "forum_kind",
    "forum_name",
    "parts_of",
    "route_of",
    "text_of",
]
