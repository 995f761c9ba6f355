"""Days as iCalendar (RFC 5545), which the calendars of people's own programs read."""

from commonseal.exchange.icalendar.writing import DayEvent, as_icalendar

__all__ = ["DayEvent", "as_icalendar"]
