"""Time: what an uncertain date can mean, and when a period holds, in the one place that compares dates."""

import ast
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import commonseal
from commonseal.vocabulary import Holds, Period, RecordedPeriod, UncertainDate
from commonseal.vocabulary.periods import FIRST_DAY, OPEN, DateError, date_of, day_of, describe_day, parse_day
from support.saying import day, edtf

FIRST, LAST = date.min.isoformat(), date.max.isoformat()

MEANT = {
    "2019-07-10": ("2019-07-10", "2019-07-10"),
    "2019-07": ("2019-07-01", "2019-07-31"),
    "2016-02": ("2016-02-01", "2016-02-29"),
    "1900-02": ("1900-02-01", "1900-02-28"),
    "2019": ("2019-01-01", "2019-12-31"),
    "201X": ("2010-01-01", "2019-12-31"),
    "2019-21": ("2019-03-01", "2019-05-31"),
    "2019-22": ("2019-06-01", "2019-08-31"),
    "2019-23": ("2019-09-01", "2019-11-30"),
    "2019-04/..": ("2019-04-01", LAST),
    "2019-04/": ("2019-04-01", LAST),
    "../2017-04-01": (FIRST, "2017-04-01"),
    "/2017-04-01": (FIRST, "2017-04-01"),
    "2019-04/2019-06": ("2019-04-01", "2019-06-30"),
    "2019-04-10/2019-04-10": ("2019-04-10", "2019-04-10"),
    " 2019-07-10 ": ("2019-07-10", "2019-07-10"),
    "9999-12-31": (LAST, LAST),
    "0001-01-01": (FIRST, FIRST),
}
"""The first and last day that each text can mean."""


@pytest.mark.parametrize(("text", "first", "last"), [(text, *days) for text, days in MEANT.items()])
def test_a_text_means_the_days_that_edtf_gives_it(text: str, first: str, last: str) -> None:
    """An expression stands for every day from its earliest to its latest."""
    read = UncertainDate.parse(text)
    assert (date_of(read.earliest), date_of(read.latest)) == (day(first), day(last))
    assert read.edtf == text.strip()
    assert str(read) == text.strip()


@pytest.mark.parametrize("text", ["2019-07-10?", "2019-07~", "2019%", "2019-04~/..", "../2017?"])
def test_a_qualified_date_may_be_a_little_before_or_after(text: str) -> None:
    """What is uncertain or approximate spans more days than the same without the mark, and no certain day."""
    plain = edtf(text.replace("?", "").replace("~", "").replace("%", ""))
    read = edtf(text)
    assert read.earliest <= plain.earliest
    assert plain.latest <= read.latest
    assert not read.is_certain
    assert read != plain


@pytest.mark.parametrize("text", ["XXXX-07-09", "XXXX-07", "XXXX"])
def test_a_year_not_known_may_be_any(text: str) -> None:
    """A day without its year may lie in any year of the calendar."""
    read = edtf(text)
    assert (date_of(read.earliest).year, date_of(read.latest).year) == (1, 9999)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2019-13", "2019-02-30", "2019-7-1", "1 July 2019", "../..", "/", "2019-05/2019-04",
     "2019-04/2019-02-30", "2019-07-10T10:00", "20190710", "2019/2020/2021", "None", "-0500", "Y12345", "[2019,2020]"],
)  # fmt: skip
def test_a_text_that_is_no_date_is_refused_in_clear_words(text: str) -> None:
    """The message repeats the text and says what to write instead."""
    with pytest.raises(DateError, match=r"write|give a year") as caught:
        UncertainDate.parse(text)
    assert f"“{text}”" in str(caught.value) or "/" in text


DATES = st.dates(date(1, 1, 2), date(9998, 12, 30))
MONTHS = DATES.map(lambda value: f"{value.year:04d}-{value.month:02d}")
YEARS = DATES.map(lambda value: f"{value.year:04d}")
DECADES = st.integers(1, 998).map(lambda decade: f"{decade:03d}X")
TEXTS = st.one_of(DATES.map(date.isoformat), MONTHS, YEARS, DECADES)


@given(TEXTS)
def test_a_date_is_bounded_as_the_library_bounds_it(text: str) -> None:
    """The quick way for single days, and the rest, mean what the EDTF library says."""
    read, theirs = UncertainDate.parse(text), parse_edtf(text)
    assert date_of(read.earliest).timetuple()[:3] == theirs.lower_strict()[:3]
    assert date_of(read.latest).timetuple()[:3] == theirs.upper_strict()[:3]
    assert read.is_certain == (len(text) == 10)


@given(TEXTS, TEXTS)
def test_two_dates_may_be_one_day_where_they_share_one(left: str, right: str) -> None:
    """It makes no difference which is asked; a date may always be itself."""
    one, other = edtf(left), edtf(right)
    assert one.may_be(other) == other.may_be(one)
    assert one.may_be(one)
    shared = max(one.earliest, other.earliest) <= min(one.latest, other.latest)
    assert one.may_be(other) == shared


@given(DATES)
def test_a_day_is_a_number_and_back(value: date) -> None:
    """Day numbers count from 1 January 1970, and give the date back."""
    assert date_of(day_of(value)) == value
    assert day_of(value) == (value - date(1970, 1, 1)).days
    assert UncertainDate.of_day(day_of(value)) == edtf(value.isoformat())


def test_days_beyond_the_calendar_are_held_at_its_ends() -> None:
    """The sentinels for no known start and no end are the first and last day that there are."""
    assert (date_of(FIRST_DAY - 5), date_of(OPEN + 5)) == (date.min, date.max)


def test_one_day_is_read_and_written_as_people_do() -> None:
    """A day is read as year-month-day, refused otherwise, and written with its month as a word."""
    assert parse_day(" 2019-07-10 ") == day("2019-07-10")
    assert describe_day(day("2019-07-01")) == "1 July 2019"
    with pytest.raises(DateError, match="“10/7/2019” is not a day; write it as year-month-day"):
        parse_day("10/7/2019")


def test_days_are_next_to_each_other_where_both_are_certain() -> None:
    """The day after is next to a day; a month is next to nothing."""
    assert edtf("2019-12-31").is_next_to(edtf("2020-01-01"))
    assert edtf("2020-01-01").is_next_to(edtf("2019-12-31"))
    assert not edtf("2019-12-31").is_next_to(edtf("2020-01-02"))
    assert not edtf("2019-12-31").is_next_to(edtf("2020-01"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2019-07-10", "10 July 2019"),
        ("2019-07", "July 2019"),
        ("2019", "2019"),
        ("2019-21", "spring 2019"),
        ("2019-24", "winter 2019"),
        ("2019-04/..", "no earlier than April 2019"),
        ("../2017-04-01", "no later than 1 April 2017"),
        ("2019-04/2019-06", "between April 2019 and June 2019"),
        ("XXXX-07-09", "9 July (year not stated)"),
        ("XXXX", "date not known"),
        ("2019-07~", "July 2019 (about)"),
        ("2019?", "2019 (uncertain)"),
    ],
)
def test_a_date_is_said_in_english(text: str, said: str) -> None:
    """What a person reads says as much as is known, and no more."""
    assert edtf(text).describe() == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, "no dates given"),
        ("2016-12-01", None, "from 1 December 2016"),
        (None, "2016-12", "to December 2016"),
        ("2016-12-01", "2017-03-31", "from 1 December 2016 to 31 March 2017"),
        ("2019-07-17", "2019-07-17", "on 17 July 2019"),
        ("2019-07", "2019-07", "from July 2019 to July 2019"),
        ("2019-04/..", None, "no earlier than April 2019"),
        ("../2017-04-01", None, "from 1 April 2017 or before"),
        ("2016-12-01", "../2017-04-01", "from 1 December 2016, ended no later than 1 April 2017"),
    ],
)
def test_a_period_is_said_in_english(start: str | None, end: str | None, said: str) -> None:
    """A period of one day is that day; open ends are left out."""
    assert Period.parse(start, end).describe() == said


YES, NO, UNKNOWN = Holds.YES, Holds.NO, Holds.UNKNOWN


@pytest.mark.parametrize(
    ("start", "end", "answers"),
    [
        ("2016-04-01", "2016-06-30", {"2016-03-31": NO, "2016-04-01": YES, "2016-06-30": YES, "2016-07-01": NO}),
        ("2016-04-01", None, {"2016-03-31": NO, "2016-04-01": YES, "9999-12-30": YES}),
        (None, "2016-06-30", {"0001-01-01": UNKNOWN, "2016-06-30": UNKNOWN, "2016-07-01": NO}),
        (None, None, {"0001-01-01": UNKNOWN, "2016-07-01": UNKNOWN}),
        ("2016-04", None, {"2016-03-31": NO, "2016-04-01": UNKNOWN, "2016-04-29": UNKNOWN, "2016-04-30": YES}),
        ("2016-01-01", "2016-06", {"2016-05-31": YES, "2016-06-01": YES, "2016-06-02": UNKNOWN, "2016-06-30": UNKNOWN,
                                   "2016-07-01": NO}),
        ("2016", "2016", {"2015-12-31": NO, "2016-01-01": UNKNOWN, "2016-12-31": UNKNOWN, "2017-01-01": NO}),
        ("2019-04/..", None, {"2019-03-31": NO, "2019-04-01": UNKNOWN, "2500-01-01": UNKNOWN}),
        ("../2017-04-01", None, {"2000-01-01": UNKNOWN, "2017-03-31": UNKNOWN, "2017-04-01": YES}),
        ("2016-01-01", "2016-06/..", {"2016-06-01": YES, "2016-06-02": UNKNOWN, "2500-01-01": UNKNOWN}),
        ("2016-07-17", "2016-07-17", {"2016-07-16": NO, "2016-07-17": YES, "2016-07-18": NO}),
    ],
)  # fmt: skip
def test_a_period_holds_from_its_first_day_to_its_last(
    start: str | None, end: str | None, answers: dict[str, Holds]
) -> None:
    """Both ends are inclusive to people; where a date is not certain, the days between cannot be told."""
    period = Period.parse(start, end)
    assert {text: period.holds_on(day(text)) for text in answers} == answers


@pytest.mark.parametrize(("start", "end"), [("2016-04-02", "2016-04-01"), ("2017", "2016"), ("2016-05/..", "2016-04")])
def test_a_period_does_not_end_before_it_starts(start: str, end: str) -> None:
    """An end that certainly lies before the start is refused, and the message gives both."""
    with pytest.raises(ValidationError, match=f"it ends .{end}. before it starts .{start}."):
        Period.parse(start, end)
    with pytest.raises(ValidationError):
        Period.parse(start).ended(edtf(end))
    assert not Period.parse(start).may_end(edtf(end))


def test_a_period_that_has_ended_keeps_its_start() -> None:
    """Giving a period its end changes nothing else, and leaves the old one as it was."""
    period = Period.parse("2016-04")
    assert period.ended(edtf("2016-04-02")) == Period.parse("2016-04", "2016-04-02")
    assert period.may_end(edtf("2016-04"))
    assert period.end is None
    with pytest.raises(ValidationError, match="frozen"):
        period.end = edtf("2017")  # type: ignore[misc]


def test_half_open_inside() -> None:
    """Inside, the end is the day after the last day."""
    bounds = Period.parse("2016-04-01", "2016-06-30").bounds()
    assert (date_of(bounds.may_from), date_of(bounds.may_to)) == (day("2016-04-01"), day("2016-07-01"))


SOME_DATES = st.sampled_from(
    ["2016", "2016-04", "2016-04-01", "2016-06-30", "2016-05/..", "../2016-05-15", "2017?", None]
)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw a period that is possible."""
    start, end = draw(SOME_DATES), draw(SOME_DATES)
    try:
        return Period.parse(start, end)
    except ValidationError:
        return Period.parse(start)


@given(periods(), periods(), st.dates(date(2015, 6, 1), date(2017, 6, 1)))
def test_overlapping_goes_both_ways_and_agrees_with_holding(one: Period, other: Period, on: date) -> None:
    """Two periods that both hold on a day overlap; two that do not overlap share no day, whichever is asked."""
    assert one.overlaps(other) is other.overlaps(one)
    both = {one.holds_on(on), other.holds_on(on)}
    if both == {YES}:
        assert one.overlaps(other) is YES
    if NO not in both:
        assert one.overlaps(other) is not NO


@given(periods(), st.dates(date(2015, 6, 1), date(2017, 6, 1)))
def test_before_during_and_after_are_apart(period: Period, on: date) -> None:
    """A period is to come, or over, or may hold: always exactly one of them."""
    states = (period.begins_after(on), period.is_over_by(on), period.holds_on(on) is not NO)
    assert sum(states) == 1
    assert not (period.is_over_by(on) and not period.is_over_by(on + timedelta(days=1)))


def test_what_was_recorded_on_a_day_is_known_at_its_end() -> None:
    """The day of recording is the first on which it is known, the day of closing the first on which it is not."""
    recorded = RecordedPeriod(day_of(day("2016-05-10")), day_of(day("2016-06-20")))
    known = {text: recorded.known_on(day(text)) for text in ("2016-05-09", "2016-05-10", "2016-06-19", "2016-06-20")}
    assert list(known.values()) == [False, True, True, False]
    assert (recorded.since_date, recorded.until_date) == (day("2016-05-10"), day("2016-06-20"))
    assert RecordedPeriod(0).until_date is None
    assert not RecordedPeriod(5, 5).known_on(date_of(5))


_Syntax = TypeVar("_Syntax", bound=ast.expr)
SOURCE = Path(commonseal.__file__).parent
COMPARING = SOURCE / "vocabulary" / "periods"
CLOCKS = (SOURCE / "cli" / "session.py", SOURCE / "workbench" / "as_of.py")
DATED = {
    "earliest", "latest", "may_from", "may_to", "sure_from", "sure_to", "since", "until", "since_date", "until_date",
    "known_at", "recorded", "recorded_from", "recorded_to", "valid_from", "valid_to",
}  # fmt: skip
MAKES_A_DAY = {"day_of", "date_of", "parse_day", "date"}


def is_dated(node: ast.expr) -> bool:
    """Whether an expression is a date or a day number by its name."""
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name in DATED
        case ast.Call(func=ast.Attribute(attr=name)) | ast.Call(func=ast.Name(id=name)):
            return name in MAKES_A_DAY
        case ast.BinOp(left=left, right=right):
            return is_dated(left) or is_dated(right)
    return False


def everything(kind: type[_Syntax], *apart_from: Path) -> Iterator[tuple[str, _Syntax]]:
    """Yield every piece of syntax of a kind in the program apart from some files or folders, with where it stands."""
    for file in sorted(SOURCE.rglob("*.py")):
        if not any(map(file.is_relative_to, apart_from)):
            name = file.relative_to(SOURCE)
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, kind):
                    yield f"{name}:{node.lineno}", node


def test_nobody_else_compares_dates() -> None:
    """Which of two dates comes first is asked of ``vocabulary.periods`` alone."""
    order = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
    found = [
        f"{where}: {ast.unparse(node)}"
        for where, node in everything(ast.Compare, COMPARING)
        if any(isinstance(each, order) for each in node.ops) and any(map(is_dated, (node.left, *node.comparators)))
    ]
    assert not found, "give vocabulary.periods an operation for this:\n" + "\n".join(found)


def test_nobody_else_looks_at_the_clock() -> None:
    """Today is always an argument; only a command's session and a page's dates ask what day it is."""
    found = [
        f"{where}: {ast.unparse(node)}"
        for where, node in everything(ast.Call, *CLOCKS)
        if isinstance(node.func, ast.Attribute) and node.func.attr in {"today", "now", "utcnow", "localtime", "gmtime"}
    ]
    assert not found, "take the day as an argument:\n" + "\n".join(found)
