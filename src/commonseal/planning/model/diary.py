"""A diary: the days on which a body can take a step, whether it meets by a calendar or decides in its own time."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class SittingSource(StrEnum):
    """How it is known that a body sits on a day: a meeting is stated, its pattern says so, or practice is assumed."""

    STATED = "stated"
    PATTERN = "pattern"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A day on which a body can take a step.

    ``papers`` and ``notice`` are the last days on which papers and notice for it can be given, None where nothing asks
    for them. ``free`` is the first day on which what it decides can be acted upon, once a call-in window is over.
    ``rests_on`` are identifiers of statements and provisions, ``because`` says in words why ``free`` is not sooner.
    """

    body: str
    day: int
    source: SittingSource
    papers: int | None = None
    notice: int | None = None
    free: int | None = None
    rests_on: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


class Diary(Protocol):
    """When one body can take a step that is put to it. Days are day numbers."""

    body: str

    def first_sitting(self, ready: int) -> Sitting | None:
        """Return the first sitting that can take what is ready on a day, notice and papers included; None for never."""

    def last_sitting(self, free_by: int) -> Sitting | None:
        """Return the last sitting whose decision can be acted upon on a day or before it; None where there is none."""

    def sittings(self, first: int, last: int) -> tuple[Sitting, ...]:
        """Return every sitting from one day to another, both included, in order."""
