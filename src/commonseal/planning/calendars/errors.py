"""What can be wrong with a calendar, told with all faults together."""

from collections.abc import Sequence


class CalendarError(ValueError):
    """Calendars cannot be followed. ``faults`` are sentences, each with the body and what would put it right."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))
