"""The other clock: when the register held a statement."""

from datetime import date
from typing import NamedTuple

from commonseal.vocabulary.periods.days import OPEN, date_of, day_of


class RecordedPeriod(NamedTuple):
    """The days on which the register held a statement, half-open day numbers; an open end is OPEN.

    What was recorded on a day is known from that day on: "as known on 10 July" is the register at the end of 10 July.
    A statement recorded and superseded on one day was held on none.
    """

    since: int
    until: int = OPEN

    def known_on(self, known_at: date) -> bool:
        """Whether the register held it at the end of a date."""
        return self.since <= day_of(known_at) < self.until

    @property
    def since_date(self) -> date:
        """The date on which it was recorded."""
        return date_of(self.since)

    @property
    def until_date(self) -> date | None:
        """The date on which it was superseded, or None while it stands."""
        return None if self.until == OPEN else date_of(self.until)
