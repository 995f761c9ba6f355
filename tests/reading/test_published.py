"""The paper's own date: every way in which papers say it, at their head, in passing and at their foot."""

from __future__ import annotations

import pytest

from commonseal.reading.document import structure
from commonseal.reading.published import find_published

_TITLE = "Council and CCG to share chief executive\n"
_TEXT = (
    "\n\nThe council's cabinet has agreed to share a chief executive with the clinical commissioning group in April."
    " The decision was taken on 2 February 2018 after a debate that lasted an hour.\n\n"
    "Councillor Jane Doe, the leader of the council, said the move would save money.\n\n"
    "The two bodies have had a joint committee since May 2016. A report goes to the board in June.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "9 March 2018\n" + _TITLE,
        _TITLE + "Friday 9 March 2018",
        _TITLE + "09/03/2018",
        _TITLE + "March 9, 2018",
        _TITLE + "by Jane Doe, 9 March 2018",
        _TITLE + "By Jane Doe | 9 March 2018 | 5:30 am",
        _TITLE + "Story posted 9.3.18",
        _TITLE + "9 March 2018, 17:45 | Updated 13 March 2018, 08:02",
        _TITLE + "\nLONDON, 9 March 2018 – The two bodies are to work as one from the spring, it was said today.",
        "For immediate release: Friday, March 9 2018\n" + _TITLE,
        "Our ref: ABC/12\t9 March 2018\n\nDear colleague\n",
        "From: Jane Doe\nSent: 09 March 2018 10:22\nTo: All staff\nSubject: News\n",
        "Minutes of the meeting held on Thursday 9 March 2018 at 2pm\n",
        "Meeting: Trust Board\tDate: 9 March 2018\tItem: 8\n",
        "Item 9\nTitle: Joint committee\nDate: 09.03.18\nAuthor: Jane Doe\n",
        "COUNCIL MEETING\nThursday 9 March 2018 at 7.00 pm in the Council Chamber\n",
        "Meeting of 6 March 2018, County Offices\nThis notice was published on 9 March 2018.\n",
        "Date of meeting: 6 March 2018\nDecision published: 9 March 2018\n",
    ],
)
def test_the_day_at_the_head_of_a_paper(head: str) -> None:
    """What a paper says of its own publication comes before the day of a meeting and of an update."""
    assert find_published(structure(head + _TEXT)) == "2018-03-09"


@pytest.mark.parametrize(
    "foot",
    [
        "Last updated 9 March 2018 at 10.30am",
        "This page was last updated on 9 March 2018. Spotted a mistake?",
        "This news release was issued by the communications team on 9 March 2018.",
        "Page last reviewed: 9 March 2018",
        "© Somewhere Gazette. Published Friday 9 March 2018",
        "Dated this 9th day of March 2018",
        "Yours sincerely\n\nJane Doe\nChief Executive\n9 March 2018",
    ],
)
def test_the_day_at_the_foot_of_a_paper(foot: str) -> None:
    """A day below the text counts where it is said to be the paper's, or stands alone."""
    assert find_published(structure(_TITLE + _TEXT + "\n" + foot)) == "2018-03-09"


@pytest.mark.parametrize(
    ("head", "when"),
    [
        ("NEWSLETTER\nMarch 2018\n", "2018-03"),
        ("Stakeholder bulletin\nSpring 2018\n", "2018-21"),
        ("No. 88 – March 2018 – delivered by hand to every house in the parish, please pass it on\n", "2018-03"),
        ("", None),
    ],
)
def test_a_month_where_no_day_is_told_and_nothing_where_no_date_is_the_papers_own(head: str, when: str | None) -> None:
    """A month or season is better than nothing; a date in the text is not the paper's."""
    assert find_published(structure(head + _TITLE + _TEXT)) == when


@pytest.mark.parametrize(
    "line",
    [
        "06:00, Friday 9 March 2018 | Updated 09:14",
        "06:00, 9 MAR 2018 UPDATED 09:14, 10 MAR 2018",
        "By Jane Doe, health editor | 9 March 2018",
        "9 March 2018 | By Jane Doe",
        "Fri 9 Mar 2018 17.30 GMT",
        "9 March 2018, 5.30pm – updated 6pm",
    ],
)
def test_the_day_in_a_line_below_the_menus_of_a_web_page(line: str) -> None:
    """A line that is a day, an hour and a name is the page's, and is kept before a month given elsewhere."""
    page = "Menu\nNews\nSport\nHome\n" * 5 + _TITLE + line + "\n" + _TEXT
    assert find_published(structure(page)) == "2018-03-09"
    assert find_published(structure(page + "\nSource date: March 2018\n")) == "2018-03-09"
