"""What lies ahead of some bodies, as an answer: meetings, deadlines and what begins or ends, day by day."""

from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar

from commonseal.assurance.told import Part, Row, Told


class AheadKind(StrEnum):
    """What a day brings.

    ``papers`` and ``notice`` are the last days for those of a meeting, ``free`` the first on which what it decides can
    be acted upon, once it can no longer be called in. ``approval`` is the day planned for a step of a proposal,
    ``apply`` the last day on which to apply for a change. ``finding`` is the first day on which the rules find
    something, ``due`` the day by which it is to be put right, ``let_stand`` the last on which it may stand. ``term`` is
    the last day of an appointment, ``review`` the day on which an arrangement is to be reviewed.
    """

    MEETING = "meeting"
    PAPERS = "papers"
    NOTICE = "notice"
    FREE = "free"
    APPROVAL = "approval"
    APPLY = "apply"
    DUE = "due"
    FINDING = "finding"
    LET_STAND = "let_stand"
    TERM = "term"
    REVIEW = "review"


AHEAD_WORDS: dict[AheadKind, str] = {
    AheadKind.MEETING: "meeting",
    AheadKind.PAPERS: "papers close",
    AheadKind.NOTICE: "last day for notice",
    AheadKind.FREE: "decisions free",
    AheadKind.APPROVAL: "approval due",
    AheadKind.APPLY: "last day to apply",
    AheadKind.DUE: "to be put right by",
    AheadKind.FINDING: "finding begins",
    AheadKind.LET_STAND: "may stand until",
    AheadKind.TERM: "term ends",
    AheadKind.REVIEW: "review",
}
"""What each kind is called."""


class Ahead(Part):
    """One thing on one day: what it is in a sentence, of which body, and where it comes from.

    ``about`` is the identifier of what it is about, or the key of a finding. ``source`` says how it is known: a
    citation, a statement, or that it is only what is usual (``assumed``).
    """

    day: date
    kind: AheadKind
    words: str
    body: str
    body_name: str
    about: str
    source: str
    assumed: bool = False

    @property
    def title(self) -> str:
        """What it is, for a calendar: its kind and its body."""
        usual = " (assumed)" if self.assumed else ""
        return f"{self.body_name}: {AHEAD_WORDS[self.kind]}{usual}"

    @property
    def uid(self) -> str:
        """What tells it from others in a calendar, whenever it is written: its kind, what it is about, and its day."""
        said = "\x1f".join((self.kind, self.body, self.about, self.day.isoformat(), self.words))
        return f"{sha256(said.encode()).hexdigest()[:32]}@common-seal"


class AheadTold(Told):
    """What lies ahead, in the order of days; and which calendars could not be followed, with what is wrong."""

    columns: ClassVar[tuple[str, ...]] = ("day", "kind", "body", "what", "about", "source", "assumed")

    first: date
    last: date
    entries: tuple[Ahead, ...]
    faults: tuple[str, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row for each entry."""
        return tuple(
            (
                *(each.day.isoformat(), each.kind.value, each.body_name, each.words, each.about, each.source),
                "assumed" if each.assumed else "",
            )
            for each in self.entries
        )
