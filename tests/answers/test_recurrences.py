"""Recurrence rules in words."""

import pytest

from commonseal.answers.recurrences import recurrence_in_words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE", "every 2 months, on the second Wednesday"),
        ("RRULE:FREQ=MONTHLY;BYDAY=1MO,-1FR", "every month, on the first Monday and the last Friday"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "every week, on Tuesday and Thursday"),
        ("FREQ=YEARLY;BYMONTH=4,10;BYMONTHDAY=-1", "every year, on the last day, in April and October"),
        ("FREQ=DAILY", "every day"),
        ("freq=monthly;bymonthday=15", "every month, on day 15"),
    ],
)
def test_a_rule_is_said_in_words(rule: str, words: str) -> None:
    """How often, on which days, and in which months, as a person would say it."""
    assert recurrence_in_words(rule) == words


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;BYDAY=WE;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=-3MO", "FREQ=HOURLY"])
def test_a_rule_that_says_more_is_given_as_it_is(rule: str) -> None:
    """Nothing of a rule is left out to make it sound better."""
    assert recurrence_in_words(rule) == f"by the rule {rule}"
