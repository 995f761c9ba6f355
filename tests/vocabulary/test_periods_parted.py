"""A period parted by a day: what of it lies before, and what from then on."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from commonseal.vocabulary.periods import Holds, Period, UncertainDate, date_of, day_of

_DAYS = st.integers(0, 60).map(lambda days: day_of(date(2018, 1, 1)) + days)


@st.composite
def _dates(draw: st.DrawFn) -> UncertainDate | None:
    first, more = draw(_DAYS), draw(st.integers(0, 20))
    kind = draw(st.sampled_from(["none", "day", "between", "before", "after"]))
    one, other = date_of(first).isoformat(), date_of(first + more).isoformat()
    text = {"none": None, "day": one, "between": f"{one}/{other}", "before": f"../{one}", "after": f"{one}/.."}[kind]
    return None if text is None else UncertainDate.parse(text)


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    start, end = draw(_dates()), draw(_dates())
    if start is not None and end is not None and end.latest < start.earliest:
        start, end = end, start
        if end.latest < start.earliest:
            end = None
    return Period(start=start, end=end)


@given(_periods(), _DAYS)
def test_the_two_parts_say_of_each_day_what_the_whole_said(period: Period, cut: int) -> None:
    """On no day does a part hold where the whole does not; before the day the first part says what the whole did."""
    before, after = period.until_before(cut), period.from_on(cut)
    for offset in range(-5, 90):
        on = date(2018, 1, 1) + timedelta(days=offset)
        whole = period.holds_on(on)
        first = before.holds_on(on) if before else Holds.NO
        second = after.holds_on(on) if after else Holds.NO
        if day_of(on) < cut:
            assert first is whole
            assert second is Holds.NO
        else:
            assert first is Holds.NO
            # From the day on what had perhaps not begun is taken to have: whoever parts it says so.
            assert (second is Holds.NO) is (whole is Holds.NO)
