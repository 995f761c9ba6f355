"""What can be wrong with a date or a period."""


class DateError(ValueError):
    """A text is not a date that the register understands; the message says what would be."""


class PeriodError(ValueError):
    """A period is impossible, for instance because it ends before it starts."""
