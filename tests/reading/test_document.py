"""The structure of papers as web pages, Word and PDF leave them in plain text."""

from __future__ import annotations

import pytest

from commonseal.reading.document import structure

from .helpers import appointments, arrangements, attributes


def kinds(text: str) -> list[str]:
    """Give the kinds of a text's blocks in order."""
    return [block.kind for block in structure(text).blocks]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1.\tPurpose of this report", "heading"),
        ("2.3\tThe two councils have shared a chief executive since April 2014.", "item"),
        ("•\tThe two councils have shared a chief executive since April 2014.", "item"),
        ("(a)    to agree that the two councils share a chief executive;", "item"),
        ("4.   Financial implications", "heading"),
        ("Audit\tDale District Council\t2014", "row"),
        ("| Audit | Dale District Council | 2014 |", "row"),
        ("Audit            Dale District Council            2014", "row"),
        ("Page 3 of 12", "boilerplate"),
        ("- 7 -", "boilerplate"),
        ("Share on Facebook", "boilerplate"),
        ("Picture: the council's offices in Dale", "boilerplate"),
        ("Media enquiries", "boilerplate"),
        ("Was this page helpful?", "boilerplate"),
        ("Already a subscriber? Log in", "boilerplate"),
        ("The two councils have shared a chief executive since April 2014.", "paragraph"),
        ("A new chief executive for both councils", "heading"),
    ],
)
def test_a_line_is_told_by_its_shape(line: str, kind: str) -> None:
    """A gap after a number or a bullet makes no table, and what belongs to the page makes no claim."""
    (block,) = structure(line).blocks
    assert block.kind == kind


def test_lines_cut_by_bars_are_rows_when_there_are_several() -> None:
    """One line of names between bars is a letterhead or a trail of links."""
    rows = "Role | Post holder | Since\nChair | Anna Hill | 2016\nLeader | Ben Stone | 2017\n"
    assert kinds(rows) == ["row", "row", "row"]
    assert kinds("NHS Dale CCG | NHS Fell CCG | NHS Moor CCG\n\nMinutes of the meeting\n") == ["heading", "heading"]


def test_the_head_of_a_page_is_one_only_once() -> None:
    """Running heads with a page number come again on every page and divide no sections."""
    text = (
        "NHS Dale CCG, paper E  Page 1\n\nMoney\n\nThe CCG has 120 staff.\n\n"
        "NHS Dale CCG, paper E  Page 2\n\nIt is in debt.\n"
    )
    assert kinds(text)[0] == "heading"
    assert kinds(text)[-2] == "boilerplate"
    assert structure(text).blocks[-1].section == "Money"


def test_what_follows_the_story_belongs_to_the_page() -> None:
    """Readers' comments and other stories come after a heading of their own."""
    text = (
        "NHS Dale CCG and NHS Fell CCG have shared an accountable officer, Anna Hill, since April 2017. "
        "She was chief officer of NHS Dale CCG before. The two governing bodies meet together every month.\n\n"
        "Readers' comments (3)\n\nAnonymous\n\nBen Stone, chief executive of NHS Moor CCG, should get the job.\n\n"
        "NHS Moor CCG has a deficit of £40m.\n"
    )
    assert {claim.person for claim in appointments(text)} == {"Anna Hill"}
    assert attributes(text) == []


def test_numbered_paragraphs_with_tabs_are_read() -> None:
    """Word leaves a tab after the number of a paragraph."""
    text = (
        "Dale District Council\n\n1.\tBackground\n1.1\tSince 1 April 2014 Dale District Council and Fell Borough "
        "Council have had a joint legal team of 28 staff.\n"
    )
    assert [claim.type for claim in arrangements(text)] == ["joint_team"]
    assert [(claim.about, claim.value) for claim in attributes(text)] == [("joint legal team", "28")]
