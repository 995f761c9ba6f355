"""The shape of the answer to "what changed, or what did we learn, between these two?"."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from commonseal.answers.base import Answer, AnswerPart, Row
from commonseal.answers.cited import UNREVIEWED, CitedStatement


class Change(StrEnum):
    """How a statement differs between two snapshots.

    In the world: it became true, stopped being so, or (``perhaps``) the dates known cannot tell that it began or ended
    in between, only that it is more or less certain. In what is known: it is newly recorded, was never so
    (``corrected``), is no longer so (``changed``), has moved on from being talked of (``progressed``), is said again
    (``restated``), or is no longer held and nothing here says why (``no_longer_held``).
    """

    BECAME_TRUE = "became_true"
    STOPPED = "stopped"
    PERHAPS = "perhaps"
    TALKED_OF = "talked_of"
    NEWLY_RECORDED = "newly_recorded"
    CORRECTED = "corrected"
    CHANGED = "changed"
    PROGRESSED = "progressed"
    RESTATED = "restated"
    NO_LONGER_HELD = "no_longer_held"


class Difference(AnswerPart):
    """One difference: ``was`` as the first snapshot has it, ``now`` as the second has it; either may be missing."""

    change: Change
    was: CitedStatement | None
    now: CitedStatement | None
    note: str | None = None

    def row(self) -> Row:
        """Return the difference as one row."""
        shown = [each for each in (self.was, self.now) if each]
        return (
            self.change.replace("_", " "),
            self.was.words if self.was else "",
            self.now.words if self.now else "",
            self.was.id if self.was else "",
            self.now.id if self.now else "",
            self.note or "",
            UNREVIEWED if any(each.unreviewed for each in shown) else "reviewed",
        )


class Point(AnswerPart):
    """Where one of the two snapshots stands: a date in the world, as known at the end of another."""

    on: date
    known_at: date


class DiffAnswer(Answer):
    """What differs between two snapshots, in the world (two dates) and in what is known (two dates of knowledge).

    Where both differ the world is compared as known at the second, and what is known on the second's date.
    ``talked_of`` are proposals whose dates came or went.
    """

    columns: ClassVar[tuple[str, ...]] = (
        "change",
        "was",
        "now",
        "statement before",
        "statement now",
        "note",
        "reviewed",
    )

    before: Point
    after: Point
    became_true: tuple[Difference, ...] = ()
    stopped: tuple[Difference, ...] = ()
    perhaps: tuple[Difference, ...] = ()
    talked_of: tuple[Difference, ...] = ()
    newly_recorded: tuple[Difference, ...] = ()
    corrected: tuple[Difference, ...] = ()
    changed: tuple[Difference, ...] = ()
    progressed: tuple[Difference, ...] = ()
    restated: tuple[Difference, ...] = ()
    no_longer_held: tuple[Difference, ...] = ()

    def differences(self) -> tuple[Difference, ...]:
        """Return every difference, change by change."""
        return tuple(each for change in Change for each in getattr(self, change.value))

    def rows(self) -> tuple[Row, ...]:
        """Return one row for each difference."""
        return tuple(each.row() for each in self.differences())
