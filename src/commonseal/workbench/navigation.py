"""What the bar at the head of every page leads to."""

from dataclasses import dataclass

from commonseal.workbench.rights import Right


@dataclass(frozen=True)
class Entry:
    """One entry: its words, the name of its address, and the right without which it is not shown, if any."""

    words: str
    address: str
    right: Right | None = None


ENTRIES: tuple[Entry, ...] = (Entry("Papers", "papers"), Entry("Findings", "findings"))
"""The entries, in the order in which they are shown."""
