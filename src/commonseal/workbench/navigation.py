"""What the bar at the head of every page leads to."""

from dataclasses import dataclass

from commonseal.workbench.rights import Right


@dataclass(frozen=True)
class Entry:
    """One entry: its words, the name of its address, and the right without which it is not shown, if any."""

    words: str
    address: str
    right: Right | None = None


ENTRIES: tuple[Entry, ...] = (
    Entry("Register", "register"),
    Entry("Papers", "papers"),
    Entry("To review", "incoming", Right.PROPOSE),
    Entry("Findings", "findings"),
    Entry("Plans", "plans"),
    Entry("Calendar", "calendar"),
    Entry("Accounts", "accounts", Right.ADMINISTER),
    Entry("Audit", "audit", Right.AUDIT),
)
"""The entries, in the order in which they are shown."""
