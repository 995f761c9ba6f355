"""The templates that options are built from, by key."""

from typing import Any

from commonseal.planning.options.template import Template
from commonseal.planning.options.templates.becoming import Merger, StaffTransfer
from commonseal.planning.options.templates.deciding import DelegationToBody, JointCommittee, StrategicCommissioner
from commonseal.planning.options.templates.leading import (
    ChiefExecutiveTakesRole,
    JointFinancePost,
    SharedPost,
)
from commonseal.planning.options.templates.together import ContractHolder, PooledBudget, SharedRecord
from commonseal.planning.options.templates.uniting import Cluster, SingleManagementTeam

_ALL: tuple[Template[Any], ...] = (
    SharedPost(),
    ChiefExecutiveTakesRole(),
    JointFinancePost(),
    SingleManagementTeam(),
    JointCommittee(),
    DelegationToBody(),
    PooledBudget(),
    Cluster(),
    Merger(),
    StrategicCommissioner(),
    ContractHolder(),
    StaffTransfer(),
    SharedRecord(),
)

TEMPLATES: dict[str, Template[Any]] = {each.key: each for each in _ALL}
"""Every template by its key, in the order in which they are listed."""
