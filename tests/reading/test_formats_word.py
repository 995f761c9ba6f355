"""Word documents: paragraphs and tables in their order, headers, footers and notes, and what is not seen left out."""

from __future__ import annotations

import pytest

from commonseal.reading.formats import paper_in
from reading.formats_helpers import docx, paragraph, row


def kept(body: str, **parts: str) -> list[str]:
    """Give the lines of a document with this body."""
    return paper_in(docx(body, **parts), name="paper", source="paper.docx").text.splitlines()


def run(text: str, properties: str = "") -> str:
    """Give the XML of a run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def field(code: str, shown: str) -> str:
    """Give the XML of a field and what it shows."""
    mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    code = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return f"{mark.format('begin')}{code}{mark.format('separate')}{run(shown)}{mark.format('end')}"


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    """A line for each paragraph and each row, the cells parted by tabs; empty paragraphs are none."""
    table = f"<w:tbl>{row('Name', 'Role')}{row('Ida Moss', 'Chair')}{row('Bo Day', '')}</w:tbl>"
    body = paragraph("Who ", "leads") + paragraph(" ") + table + paragraph("That is all.")
    assert kept(body) == ["Who leads", "Name\tRole", "Ida Moss\tChair", "Bo Day\t", "That is all."]


def test_headers_footers_and_notes_are_read_once() -> None:
    """Headers come first, notes after the text, footers last; page numbers are set aside."""
    numbered = f"<w:p>{run('Page ')}{field('PAGE', '3')}{run(' of ')}{field('NUMPAGES', '9')}</w:p>"
    notes = f"<w:footnote w:type='separator'>{paragraph('-')}</w:footnote>"
    notes += f"<w:footnote>{paragraph('See', ' annex C.')}</w:footnote>"
    lines = kept(
        paragraph("The plan was agreed."),
        header1=paragraph("NHS Dale CCG"),
        header2=paragraph("NHS Dale CCG"),
        footer1=paragraph("Draft 5") + numbered,
        footnotes=notes,
    )
    assert lines == ["NHS Dale CCG", "The plan was agreed.", "See annex C.", "Draft 5"]


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (f"{run('agreed')}<w:del><w:r><w:delText> not</w:delText></w:r></w:del>", "agreed"),
        (f"<w:ins>{run('inserted')}</w:ins>{run(' words')}", "inserted words"),
        (f"{run('seen')}{run('hidden', '<w:vanish/>')}", "seen"),
        (f"{run('one')}<w:r><w:tab/></w:r>{run('two')}", "one\ttwo"),
        (f"{run('one')}<w:r><w:br/></w:r>{run('two')}", "one two"),
        (f"{run('co')}<w:r><w:noBreakHyphen/></w:r>{run('op')}", "co-op"),
        (f"<w:hyperlink>{run('a link')}</w:hyperlink>", "a link"),
        (f"<w:sdt><w:sdtContent>{run('chosen')}</w:sdtContent></w:sdt>", "chosen"),
        (field("REF x", "see section 4"), "see section 4"),
        (f"<w:moveFrom>{run('was here')}</w:moveFrom>{run('stays')}", "stays"),
    ],
)
def test_what_is_seen_on_the_page_is_the_text(inside: str, seen: str) -> None:
    """Deleted and hidden words and field codes are left out; inserted words, links and what fields show stay."""
    assert kept(f"<w:p>{inside}</w:p>") == [seen]


def test_a_table_that_only_frames_the_text_is_taken_apart() -> None:
    """A table of one column, or with long cells, is paragraphs."""
    framed = f"<w:tbl><w:tr><w:tc>{paragraph('Dear Wendell')}{paragraph('Thank you.')}</w:tc></w:tr></w:tbl>"
    assert kept(framed) == ["Dear Wendell", "Thank you."]
    long = "".join(paragraph(f"Point {number}.") for number in range(6))
    assert len(kept(f"<w:tbl><w:tr><w:tc>{paragraph('Left')}</w:tc><w:tc>{long}</w:tc></w:tr></w:tbl>")) == 7


def test_a_text_box_follows_the_paragraph_it_hangs_on() -> None:
    """Words in boxes are read once, though Word keeps them twice."""
    mc = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    box = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    drawn = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert kept(f"<w:p>{run('Beside it')}<w:r>{drawn}</w:r></w:p>{paragraph('after')}") == [
        "Beside it",
        "In a box",
        "after",
    ]


def test_content_controls_around_paragraphs_are_seen_through() -> None:
    """Templates wrap whole paragraphs; they are read like any other."""
    assert kept(f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Recommendation')}</w:sdtContent></w:sdt>") == [
        "Recommendation"
    ]
