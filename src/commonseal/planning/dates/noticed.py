"""Notices of decisions that have been given already, as the register has them."""

from commonseal.planning.model import Route
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import Approval


def noticed_in(snapshot: Snapshot, route: Route) -> dict[str, int]:
    """Return the day on which notice of each step was given, by step; steps of which nobody says it are left out.

    Of a day that is not certain the last it may be counts, so that notice is never taken for longer than it was.
    """
    found: dict[str, int] = {}
    for step in route.steps:
        told = [each.fact for each in snapshot.about(route.proposal) if isinstance(each.fact, Approval)]
        days = [
            each.notice.latest
            for each in told
            if each.step == step.key and each.body == step.body and each.notice is not None and each.notice.has_last_day
        ]
        if days:
            found[step.key] = min(days)
    return found
