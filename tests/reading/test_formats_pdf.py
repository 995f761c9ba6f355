"""PDF: reading order, columns, tables, running lines, broken words and pages."""

from __future__ import annotations

import textwrap

import pytest

from commonseal.reading import read_paper
from commonseal.reading.formats import Kind, PaperText, paper_in
from commonseal.reading.formats.hyphens import undone
from reading.formats_helpers import pdf, word_similarity

Placed = list[tuple[float, float, str]]
LEFT = (
    "The governing bodies of the two groups met in common on the third of July to hear what had been done since the "
    "spring. They were told that the shared team is now complete, that the first savings have been made, and that the "
    "lease of the old office will end in the autumn of this year."
)
RIGHT = (
    "Ida Moss, who chairs the larger of the two, thanked the staff for their patience. A member asked when the papers "
    "would be published; the secretary answered that they go up on the same day. The next meeting will be held in the "
    "town hall, and members of the public are welcome to ask questions."
)
WIDE = (
    "This report tells the members of both governing bodies what has been done since the last meeting, and asks them "
    "to agree what is to be done before the next one. It was written by the two secretaries together."
)


def taken(*pages: Placed, size: float = 10) -> PaperText:
    """Read a PDF of these pages."""
    return paper_in(pdf(*pages, size=size), name="paper", source="paper.pdf")


def lines(text: str, x: float, y: float, letters: int, pitch: float = 12) -> Placed:
    """Break a text into lines at a place."""
    return [(x, y + pitch * number, line) for number, line in enumerate(textwrap.wrap(text, letters))]


def words(text: str) -> str:
    """Give the words of a text with single spaces."""
    return " ".join(text.split())


def test_two_columns_are_read_one_after_the_other() -> None:
    """A heading right across comes first, then the left column, then the right one, then what stands below both."""
    heading, ending = [(72.0, 60.0, "Minutes of the meeting in common")], lines(WIDE, 72, 300, 95)
    page = [*heading, *lines(LEFT, 72, 90, 45), *lines(RIGHT, 320, 90, 45), *ending]
    assert words(taken(page).text) == words(f"{heading[0][2]} {LEFT} {RIGHT} {WIDE}")


def test_columns_are_read_rightly_in_whatever_order_the_file_holds_them() -> None:
    """A file that holds its lines row by row, or backwards, is read like any other."""
    page = sorted([*lines(LEFT, 72, 90, 45), *lines(RIGHT, 320, 90, 45)], key=lambda each: (each[1], each[0]))
    assert words(taken(page).text) == words(f"{LEFT} {RIGHT}")
    assert words(taken(page[::-1]).text) == words(f"{LEFT} {RIGHT}")


def test_columns_whose_lines_do_not_stand_level_are_columns_all_the_same() -> None:
    """The right column may begin lower than the left, and be shorter."""
    shorter = RIGHT[:200].rpartition(" ")[0]
    page = [*lines(LEFT, 72, 90, 45), *lines(shorter, 320, 95, 45)]
    assert words(taken(page).text) == words(f"{LEFT} {shorter}")


def test_three_columns_are_read_from_the_left() -> None:
    """A newsletter in three columns is read column by column."""
    page = [*lines(LEFT, 40, 90, 30), *lines(RIGHT, 220, 90, 30), *lines(WIDE, 400, 90, 30)]
    assert words(taken(page).text) == words(f"{LEFT} {RIGHT} {WIDE}")


def test_a_table_keeps_its_rows() -> None:
    """Cells are parted by tabs, and a cell of two lines is one cell."""
    page: Placed = [
        *[(72, 60, "Member"), (250, 60, "Second memorandum"), (420, 60, "Control total")],
        *[(72, 80, "Dale CCG"), (250, 80, "Signed 5 June"), (420, 80, "Accepted")],
        *[(72, 100, "Fell Hospitals NHS"), (250, 100, "Signed 29 May"), (420, 100, "Accepted")],
        (72, 112, "Foundation Trust"),
        *[(72, 132, "Moor Council"), (250, 132, "Will not sign"), (420, 132, "Does not apply")],
    ]
    assert taken([*page, *lines(WIDE, 72, 170, 95)]).text.splitlines()[:4] == [
        "Member\tSecond memorandum\tControl total",
        "Dale CCG\tSigned 5 June\tAccepted",
        "Fell Hospitals NHS Foundation Trust\tSigned 29 May\tAccepted",
        "Moor Council\tWill not sign\tDoes not apply",
    ]


def test_a_table_of_two_wide_columns_is_no_running_text() -> None:
    """Where parts begin side by side again and again, a row is read before the next one."""
    page: Placed = []
    pairs = [
        (LEFT[:120], RIGHT[:150]),
        (LEFT[120:240], RIGHT[150:240]),
        (WIDE[:130], WIDE[60:190]),
        (LEFT[:90], WIDE[:88]),
    ]
    y = 80.0
    for left, right in pairs:
        page += [*lines(left, 72, y, 45), *lines(right, 320, y, 45)]
        y += 75
    read = words(taken(page).text)
    assert word_similarity(read, " ".join(f"{left} {right}" for left, right in pairs)) > 0.98


def test_words_broken_at_line_ends_are_whole() -> None:
    """The hyphen goes where it only broke a word, and stays where it belongs to it."""
    page: Placed = [
        (72, 80, "The clinical commis-"),
        (72, 92, "sioning group and its long-"),
        (72, 104, "term plan were put to Gaynor Illingworth-"),
        (72, 116, "Shaw, who is self-"),
        (72, 128, "employed, on a decision-making day."),
    ]
    assert taken(page).text.splitlines() == [
        "The clinical commissioning",
        "group and its long-term",
        "plan were put to Gaynor Illingworth-Shaw,",
        "who is self-employed,",
        "on a decision-making day.",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a co-", "ordinated plan, and a coordinated one"], ["a coordinated", "plan, and a coordinated one"]),
        (["a co-", "ordinated plan, and a co-ordinated one"], ["a co-ordinated", "plan, and a co-ordinated one"]),
        (["from 2016-", "17 on"], ["from 2016-", "17 on"]),
        (["agreed -", "but not yet"], ["agreed -", "but not yet"]),
        (["the NHS-", "run service"], ["the NHS-run", "service"]),
        (["the admin\xad", "istration"], ["the administration", ""]),
        (["no hyphen", "here"], ["no hyphen", "here"]),
        (["the last commis-"], ["the last commis-"]),
    ],
)
def test_the_paper_itself_shows_how_it_writes_a_word(before: list[str], after: list[str]) -> None:
    """How a word is written elsewhere in the paper decides; figures and dashes are left alone."""
    assert undone(before) == after


def paged(*bodies: str, foot: str = "Page {number} of {of}") -> list[Placed]:
    """Give pages with a running head, a body and a foot."""
    return [
        [
            (72, 30, "NHS Dale CCG governing body"),
            *lines(body, 72, 80, 90),
            (72, 810, foot.format(number=number, of=len(bodies))),
        ]
        for number, body in enumerate(bodies, 1)
    ]


@pytest.mark.parametrize(
    "foot", ["Page {number} of {of}", "{number}", "- {number} -", "{number} / {of}", "p. {number}"]
)
def test_running_heads_are_kept_once_and_page_numbers_never(foot: str) -> None:
    """The head stays where it comes first; its repeats and all page numbers are set aside, with the reason."""
    paper = taken(*paged(LEFT, RIGHT, WIDE, foot=foot))
    assert words(paper.text) == words(f"NHS Dale CCG governing body {LEFT} {RIGHT} {WIDE}")
    assert [line.aside for line in paper.set_aside].count("running head") == 2
    assert [line.aside for line in paper.set_aside].count("page number") == 3


def test_a_running_foot_is_kept_at_the_end() -> None:
    """What stands at the foot of every page does not come between a sentence and its end."""
    paper = taken(
        *paged(f"{LEFT} It is a sentence that", f"goes on overleaf. {RIGHT}", foot="NHS Dale CCG   Page {number}")
    )
    assert "a sentence that\ngoes on overleaf" in paper.text
    assert paper.text.rstrip().endswith("NHS Dale CCG")


def test_pages_are_known_by_where_they_begin() -> None:
    """Evidence names the page that its quote stands on."""
    first, second = "Ida Moss is chair of NHS Dale CCG.", "Bo Day is chief nurse of NHS Fell CCG."
    paper = taken([(72, 80, first)], [(72, 80, WIDE[:80])], [(72, 80, second)])
    assert paper.pages is not None
    assert len(paper.pages) == 3
    pages = {each.quote: each.page for claim in read_paper(paper).claims for each in claim.evidence}
    assert {page for quote, page in pages.items() if "Ida Moss" in quote} == {1}
    assert {page for quote, page in pages.items() if "Bo Day" in quote} == {3}


def test_a_page_without_text_is_something_to_look_at() -> None:
    """A paper of which some pages are pictures is read, and says which pages."""
    paper = taken([(72, 80, WIDE[:80])], [], [(72, 80, WIDE[80:160])], [], [])
    assert paper.notes == ("no text on pages 2 and 4 to 5: scanned?",)
    assert paper.kind is Kind.PDF


def test_paragraphs_are_parted_by_an_empty_line() -> None:
    """A gap wider than between lines parts paragraphs; so headings stand alone."""
    page = [(72.0, 60.0, "1. Purpose"), *lines(WIDE, 72, 84, 90), *lines(LEFT, 72, 132, 90)]
    paragraphs = [words(each) for each in taken(page).text.strip().split("\n\n")]
    assert paragraphs == ["1. Purpose", WIDE, LEFT]


def test_a_watermark_is_no_text() -> None:
    """Writing that is turned against the page is left out."""
    made = pdf([(72, 80, WIDE[:80])]).replace(b"BT /F1 10 Tf 72 762 Td", b"BT /F1 10 Tf 72 762 Td")
    turned = made.replace(b"ET\n", b"ET\nBT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (DRAFT) Tj ET\n", 1)
    assert "DRAFT" not in paper_in(turned, name="p", source="p.pdf").text


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_it_is_looked_at(turn: int) -> None:
    """Wide tables are often stored upright and shown turned; their rows are read along the lines."""
    turning = {90: "0 1 -1 0 {0} 0", 180: "-1 0 0 -1 595 {0}", 270: "0 -1 1 0 0 842"}[turn]
    made = pdf([(72, 100, "one two three"), (300, 100, "four five six"), (72, 130, "Seven is the next line.")])
    shown = made.replace(b"/MediaBox [0 0 595 842]", f"/Rotate {turn} /MediaBox [0 0 595 842]".encode())
    matrix = turning.format(595 if turn == 90 else 842).encode()
    shown = shown.replace(b"BT /F1", b"q " + matrix + b" cm BT /F1").replace(b" ET", b" ET Q")
    text = paper_in(shown, name="p", source="p.pdf").text
    assert text.splitlines()[0] == "one two three\tfour five six"
    assert text.rstrip().endswith("Seven is the next line.")


def test_the_number_of_a_paragraph_is_part_of_its_first_line() -> None:
    """Numbers and bullets in the margin are joined to their words; numbers of a table's rows are cells."""
    page: Placed = [
        *[(72, 80, "1.1"), (108, 80, "The Board is asked to note the report, which was")],
        (108, 92, "put to it in May."),
        *[(72, 116, "•"), (100, 116, "that the plan be agreed; and")],
        *[(72, 128, "(b)"), (100, 128, "that it be published.")],
        *[(72, 160, "1"), (120, 160, "Dale CCG"), (300, 160, "the Lead")],
        *[(72, 180, "2"), (120, 180, "Fell CCG"), (300, 180, "the Host")],
    ]
    assert [line for line in taken(page).text.splitlines() if line] == [
        "1.1 The Board is asked to note the report, which was",
        "put to it in May.",
        "• that the plan be agreed; and",
        "(b) that it be published.",
        "1\tDale CCG\tthe Lead",
        "2\tFell CCG\tthe Host",
    ]


def test_a_line_that_is_spread_out_is_no_table() -> None:
    """Justified lines have wide gaps that do not stand under each other."""
    page: Placed = [
        *[(72, 80, "It was agreed by"), (158, 80, "the members that"), (251, 80, "nothing is")],
        *[(72, 92, "to be done"), (136, 92, "before the spring, when"), (257, 92, "all of")],
    ]
    assert "\t" not in taken(page).text


def test_chapter_heads_with_a_page_number_are_running_lines() -> None:
    """A head that changes from chapter to chapter is known by the number of its page."""
    heads = ["The plan", "The plan", "Money", "Money", "People", "People"]
    pages: list[Placed] = [
        [(72, 30, f"Part {head[0]}: {head}"), (500, 30, str(number)), *lines(WIDE, 72, 80, 90)]
        for number, head in enumerate(heads, 4)
    ]
    paper = taken(*pages)
    assert [line for line in paper.text.splitlines() if line.startswith("Part")] == [
        "Part T: The plan",
        "Part M: Money",
        "Part P: People",
    ]
