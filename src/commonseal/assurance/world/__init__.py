"""What a snapshot says, put together once for all rules: bodies, tenures, approvals, arrangements."""

from commonseal.assurance.world.approvals import Approvals, Approved
from commonseal.assurance.world.bodies import Bodies, BodyLife
from commonseal.assurance.world.tenures import Tenure, Tenures
from commonseal.assurance.world.times import held_days, may_days, shown_from, surely_done
from commonseal.assurance.world.world import World

__all__ = [
    "Approvals",
    "Approved",
    "Bodies",
    "BodyLife",
    "Tenure",
    "Tenures",
    "World",
    "held_days",
    "may_days",
    "shown_from",
    "surely_done",
]
