"""Papers that came in as a list shows them: how far each has come, in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

STATE_COLOUR = {"waiting": "grey", "reading": "blue", "read": "green", "refused": "red"}
"""The colour of the tag of a state; the tag says the state in words."""
_STATES = {"waiting": "waiting", "reading": "being read", "read": "read", "refused": "not read"}


class Incoming(Protocol):
    """What is shown of a paper that came in."""

    paper: str
    title: str
    file_name: str
    state: str
    visibility: str
    brought_by: str
    brought_at: datetime
    why_refused: str
    to_look_at: str


class Counts(Protocol):
    """How many claims a paper has, and about how many nobody has decided."""

    @property
    def all(self) -> int:
        """How many there are."""

    @property
    def waiting(self) -> int:
        """About how many nobody has decided."""


@dataclass(frozen=True)
class IncomingShown:
    """One paper that came in: what it is called, how far it has come, and what waits."""

    name: str
    title: str
    state: str
    state_words: str
    colour: str
    visibility: str
    brought_by: str
    brought_at: datetime
    told: str
    waiting: int
    decided: int
    all: int
    notes: tuple[str, ...]

    @property
    def brought(self) -> str:
        """Who brought it and when, in words."""
        return f"brought by {self.brought_by} on {self.brought_at:%-d %B %Y at %H:%M}"

    @property
    def is_under_way(self) -> bool:
        """Whether its state will change by itself."""
        return self.state in ("waiting", "reading")


def shown(each: Incoming, counts: Counts | None) -> IncomingShown:
    """Return a paper that came in as a list shows it."""
    all_, waiting = (counts.all, counts.waiting) if counts else (0, 0)
    return IncomingShown(
        name=each.paper.partition("/")[2],
        title=each.title or each.file_name,
        state=each.state,
        state_words=_STATES[each.state],
        colour=STATE_COLOUR[each.state],
        visibility=each.visibility,
        brought_by=each.brought_by,
        brought_at=each.brought_at,
        told=_told(each, all_, waiting),
        waiting=waiting,
        decided=all_ - waiting,
        all=all_,
        notes=tuple(each.to_look_at.splitlines()),
    )


def _told(each: Incoming, all_: int, waiting: int) -> str:
    if each.state == "refused":
        return each.why_refused
    if each.state != "read":
        return "It is read in the background; nobody has to wait for it."
    if all_ == 0:
        return "No claims were found in it, so there is nothing to review."
    if waiting == 0:
        return f"Reviewed: {_claims(all_)}, all decided."
    return f"{_claims(waiting)} to review" + (f", {all_ - waiting} of {all_} decided." if waiting < all_ else ".")


def _claims(count: int) -> str:
    return "1 claim" if count == 1 else f"{count} claims"
