"""Patterns of meetings in words: what RFC 5545 writes as a recurrence rule, as a person would say it."""

from commonseal.answers.base import joined

_DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PLACES = {
    "": "",
    "1": "first",
    "2": "second",
    "3": "third",
    "4": "fourth",
    "5": "fifth",
    "-1": "last",
    "-2": "last but one",
}
_EACH = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_TOLD = {"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY"}


def recurrence_in_words(rule: str) -> str:
    """Return a recurrence rule (RFC 5545, section 3.3.10) in words: “every 2 months, on the second Wednesday”.

    A rule that says more than frequency, interval, days and months is returned as “by the rule …”.
    """
    parts = dict(each.upper().split("=", 1) for each in rule.removeprefix("RRULE:").split(";") if "=" in each)
    days, dates = parts.get("BYDAY", ""), parts.get("BYMONTHDAY", "")
    is_simple = parts.get("FREQ") in _EACH and not set(parts) - _TOLD and not (days and dates)
    if not is_simple or any(_place(each) not in _PLACES for each in days.split(",")):
        return f"by the rule {rule}"
    each, interval = _EACH[parts["FREQ"]], parts.get("INTERVAL", "1")
    head = f"every {each}" if interval == "1" else f"every {interval} {each}s"
    when = _days(days) if days else _dates(dates)
    months = joined([_MONTHS[int(month) - 1] for month in parts.get("BYMONTH", "").split(",") if month])
    return ", ".join(filter(None, (head, when, months and f"in {months}")))


def _days(written: str) -> str:
    """Return days such as “2WE,-1FR” in words."""
    told = [f"the {_PLACES[_place(each)]} {_DAYS[each[-2:]]}" if _place(each) else _DAYS[each[-2:]]
            for each in written.split(",")]  # fmt: skip
    return f"on {joined(told)}"


def _place(written: str) -> str:
    return written[:-2].removeprefix("+")


def _dates(written: str) -> str:
    told = ["the last day" if each == "-1" else f"day {each}" for each in written.split(",") if each]
    return f"on {joined(told)}" if told else ""
