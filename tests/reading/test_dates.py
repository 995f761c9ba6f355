"""English dates as EDTF, seen through the claims that carry them."""

from __future__ import annotations

import pytest

from commonseal.reading.dates import find_dates

from .helpers import arrangements, read


@pytest.mark.parametrize(
    ("words", "published", "edtf"),
    [
        ("from 14 March 2018", None, "2018-03-14"),
        ("from the 14th of March 2018", None, "2018-03-14"),
        ("from March 14th, 2018", None, "2018-03-14"),
        ("from April 2018", None, "2018-04"),
        ("from 2018", None, "2018"),
        ("by April 2021", None, "../2021-04"),
        ("no earlier than April 2019", None, "2019-04/.."),
        ("from 1 December", "2016-11", "2016-12-01"),
        ("from 1 December", None, "XXXX-12-01"),
        ("from 1 April", "2019-02-22", "2019-04-01"),
        ("next year", "2017-08-14", None),
        ("from next April", "2017-08-14", "2018-04"),
        ("from next month", "2017-12-14", "2018-01"),
        ("from the start of the financial year", "2017-12-14", "2018-04-01"),
        ("in the spring of 2018", None, "2018-21"),
        ("from early April 2018", None, "2018-04"),
        ("from 31 February 2018", None, None),
    ],
)
def test_a_start_is_written_in_edtf(words: str, published: str | None, edtf: str | None) -> None:
    """A date beside an arrangement to come is its start, resolved against the paper's own date when it has one."""
    text = f"Dale Council and Fell Council will run a joint legal service {words}."
    (found,) = arrangements(text, published)
    if edtf is not None:
        assert found.start == edtf
    else:
        assert found.start in {None, "2018"}


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Story\nBy Ana Roe | 14 August 2017\n\nThe council met.", "2017-08-14"),
        ("Cabinet – 9 September 2014 – Item 8\n\nText follows here.", "2014-09-09"),
        ("Dale Council\n\n22 February 2019\n\nDear colleague", "2019-02-22"),
        ("The story.\nSource date\nNovember 2016\n", "2016-11"),
        ("Meeting: Wednesday 14 November 2018\nPublished: Friday 16 November 2018\n", "2018-11-16"),
        ("A page about things.\n\nLast reviewed 2 August 2019 by the team.\n", "2019-08-02"),
        (
            "A page without a date of its own. It speaks of 3 May 2011 in a long sentence about its past.",
            None,
        ),
    ],
)
def test_a_paper_dates_itself(text: str, published: str | None) -> None:
    """The paper's own date is the labelled one, or the one in its head; a date in a sentence is not."""
    assert read(text).published == published


def test_a_caller_may_give_the_date() -> None:
    """What the caller knows goes before what the text says."""
    assert read("Dale Council\n22 February 2019\n", "2020-01-01").published == "2020-01-01"


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("SHARED SERVICES GROUP – 8 OCTOBER 2020", None, ["2020-10-08"]),
        ("THURSDAY 8 OCTOBER 2020", None, ["2020-10-08"]),
        ("Agenda, OCTOBER 2020", None, ["2020-10"]),
        ("MAY WE HELP?", None, []),
        ("signed on 1/4/19", None, ["2019-04-01"]),
        ("signed on 01.04.2019", None, ["2019-04-01"]),
        ("Yesterday the board agreed.", "2019-05-14", ["2019-05-13"]),
        ("Last month the board agreed.", "2019-01-14", ["2018-12"]),
        ("The board agreed earlier this year.", "2019-05-14", ["2019"]),
        ("It was set up two years ago.", "2019-05-14", ["2017"]),
        ("It was set up six months ago.", "2019-05-14", ["2018-11"]),
        ("It will start in two years' time.", "2019-05-14", ["2021"]),
        ("It starts in Q3 2025/26.", None, ["2025-10/2025-12"]),
        ("It starts in quarter 4 of 2025/26.", None, ["2026-01/2026-03"]),
        ("It starts in Q1 2019.", None, ["2019-01/2019-03"]),
        ("It ends at the end of 2025/26.", None, ["2026-03-31"]),
        ("It ends at the end of this financial year.", "2019-05-14", ["2020-03-31"]),
        ("It begins at the start of the new financial year.", "2019-05-14", ["2020-04-01"]),
        ("They met on 3 June 2019 and signed the following day.", None, ["2019-06-03", "2019-06-04"]),
        ("They met on 3 June 2019 and signed that day.", None, ["2019-06-03", "2019-06-03"]),
        ("Formed in June 2019, it closed the following year.", None, ["2019-06", "2020"]),
        ("Formed in June 2019, it closed the following April.", None, ["2019-06", "2020-04"]),
        ("They met last Friday and will meet next Tuesday.", "2019-05-15", ["2019-05-10", "2019-05-21"]),
        ("They met on Friday.", "2019-05-15", ["2019-05-10"]),
        ("They will meet on Friday.", "2019-05-15", ["2019-05-17"]),
        ("The team will start in November.", "2019-05-14", ["2019-11"]),
        ("The team started in November.", "2019-05-14", ["2018-11"]),
        ("It will have agreed by November.", "2019-05-14", ["2019-11"]),
        ("It opens next spring.", "2019-05-14", ["2020-21"]),
    ],
)
def test_a_date_is_found_however_it_is_written(text: str, published: str | None, edtf: list[str]) -> None:
    """Capitals, short years, quarters, and what is relative to the paper's day or to the date last named."""
    assert [mention.edtf for mention in find_dates(text, 0, len(text), published)] == edtf


def test_a_month_takes_the_year_the_paper_gives_it_elsewhere() -> None:
    """In a paper without a date of its own “from April” is of the year that stands with April elsewhere."""
    text = "The board met in April 2018.\n\nDale Council and Fell Council will run a joint legal service from April.\n"
    assert [claim.start for claim in arrangements(text)] == ["2018-04"]


def test_the_day_of_minutes_is_that_of_the_meeting_however_long_their_title() -> None:
    """A title that says at length where a body met still gives the paper's day; a sentence on an agreement does not."""
    title = (
        "MINUTES of the meeting of the Governing Body held in public at 1.30pm on Wednesday 6 September 2017 in the "
        "Assembly Room, Guildhall, Fellgate"
    )
    assert read(f"NHS Dale CCG\n\n{title}\n\nThe chair opened the meeting.\n").published == "2017-09-06"
    terms = "Our present agreement started on 1 April 2017 and lasts until 31 March 2022. There are two funds under it:"
    assert read(f"Dale Council\n\nWorking with the NHS\n\n{terms}\n\nthe Better Care Fund\n").published is None


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("They met on 3 March. Fell followed on the 5th.", "2026-03-05"),
        ("It was agreed on the third of March.", "2026-03-03"),
        ("They meet a week on Thursday.", "2026-03-19"),
        ("They meet on Monday week.", "2026-03-23"),
        ("They met on 3 March and the following Tuesday.", "2026-03-10"),
        ("They met on 3 March and voted the day after.", "2026-03-04"),
        ("They met on 3 February and voted a fortnight later.", "2026-02-17"),
        ("The case goes to ministers in September.", "2026-09"),
    ],
)
def test_a_day_told_by_another_is_settled(words: str, edtf: str) -> None:
    """Days told by their number, an ordinal or a weekday count from the day last named or that of the paper."""
    last = None
    for sentence in words.split(". "):
        found = find_dates(sentence, 0, len(sentence), "2026-03-10", last=last)
        last = found[-1].edtf
    assert last == edtf


def test_a_given_name_is_no_month() -> None:
    """“Jan Thorpe” is a person."""
    assert find_dates("Jan Thorpe left.", 0, 16, "2026-03-10") == []
