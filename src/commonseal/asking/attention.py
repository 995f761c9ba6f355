"""What needs somebody at some bodies: findings to act on, approvals due, and what lies ahead in the next days."""

from dataclasses import dataclass
from datetime import timedelta

from commonseal.asking.ahead import ApprovalDue, ahead, approvals_due
from commonseal.asking.ahead_model import AheadTold
from commonseal.asking.gathering import Gathered
from commonseal.assurance import Finding, Level

DAYS = 30
"""How many days are looked ahead."""


@dataclass(frozen=True)
class Attention:
    """What needs somebody on the date looked at: findings that nobody has let stand, approvals, and the days ahead."""

    findings: tuple[Finding, ...]
    approvals: tuple[ApprovalDue, ...]
    ahead: AheadTold


def needing_attention(gathered: Gathered, *, least: Level = Level.ALERT, days: int = DAYS) -> Attention:
    """Return what needs somebody at the bodies asked about, on the date looked at and in the days after it.

    Args:
        gathered: what is looked at, with its bodies.
        least: the least grave level of finding that counts.
        days: how many days are looked ahead.
    """
    on = gathered.snapshot.on
    return Attention(
        findings=findings_needing(gathered, least=least),
        approvals=approvals_due(gathered),
        ahead=ahead(gathered, on, on + timedelta(days=days)),
    )


def findings_needing(gathered: Gathered, *, least: Level = Level.ALERT) -> tuple[Finding, ...]:
    """Return the findings of the date that are at least so grave and that nobody has let stand, gravest first."""
    on = gathered.snapshot.on
    return tuple(
        each
        for each in gathered.findings()
        if each.acknowledged is None and each.level.at_least(least) and each.overlaps(on, on)
    )
