"""The options appraisal as a Word document (Office Open XML), for a board's papers."""

from io import BytesIO
from typing import TYPE_CHECKING

from commonseal.planning.comparing.model import Cell, Comparison, Leaning
from commonseal.planning.comparing.saying import summary, turnings

if TYPE_CHECKING:
    from docx.document import Document

_SHOWN = 8


def document(comparison: Comparison) -> bytes:
    """Return the appraisal as the bytes of a .docx file."""
    import docx  # noqa: PLC0415 - a quarter of a second that most commands need not spend
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415

    paper = docx.Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    paper.core_properties.title = f"{comparison.name}: options appraisal"
    paper.core_properties.author = ", ".join(comparison.promoters)
    paper.add_heading(comparison.name, level=0)
    paper.add_paragraph(
        f"Options appraisal. Looked at on {comparison.on}, as known at the end of {comparison.known_at}. "
        f"Promoted by {', '.join(comparison.promoters)}."
    )
    paper.add_paragraph(summary(comparison))
    _list(paper, "What could not be worked out", comparison.faults)
    _list(paper, "Why a change is asked for", comparison.reasons)
    _list(paper, "What must hold whatever is chosen", comparison.conditions)
    _options(paper, comparison)
    _side_by_side(paper, comparison)
    _scores(paper, comparison)
    _details(paper, comparison)
    _sources(paper, comparison)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _list(paper: "Document", heading: str, lines: tuple[str, ...]) -> None:
    if lines:
        paper.add_heading(heading, level=1)
        for each in lines:
            paper.add_paragraph(each, style="List Bullet")


def _options(paper: "Document", comparison: Comparison) -> None:
    paper.add_heading("The options", level=1)
    for number, option in enumerate(comparison.options, 1):
        recommended = " (recommended)" if option.recommended else ""
        paper.add_heading(f"{number}. {option.name}{recommended}", level=2)
        for each in option.summary or ("Nothing changes.",):
            paper.add_paragraph(each, style="List Bullet")


def _table(paper: "Document", heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    table = paper.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        cells = table.add_row().cells
        for place, text in enumerate(row):
            cells[place].paragraphs[0].add_run(text).bold = not place


def _side_by_side(paper: "Document", comparison: Comparison) -> None:
    paper.add_heading("Side by side", level=1)
    heads = ("Question", *(f"{each.name}{' (recommended)' if each.recommended else ''}" for each in comparison.options))
    numbers = comparison.numbers
    _table(paper, heads, [(row.heading, *(_told(cell, numbers) for cell in row.cells)) for row in comparison.rows])
    paper.add_paragraph("Numbers in square brackets lead to the list “Where each figure comes from”.")


def _told(cell: Cell, numbers: dict[str, int]) -> str:
    found = sorted(numbers[each] for each in cell.rests_on if each in numbers)
    more = " …" if len(found) > _SHOWN else ""
    marks = f" [{', '.join(map(str, found[:_SHOWN]))}{more}]" if found else ""
    leans = "" if cell.leaning is Leaning.NEITHER else f" (speaks {cell.leaning} it)"
    return f"{cell.text}{leans}{marks}"


def _scores(paper: "Document", comparison: Comparison) -> None:
    scored = comparison.scored
    if not scored.totals and not scored.missing:
        return
    paper.add_heading("How the options score", level=1)
    names = {each.id: each.name for each in comparison.options}
    parts = dict(scored.by_criterion)
    if scored.totals:
        criteria = tuple(name for name, _ in parts[scored.totals[0][0]])
        rows = [
            (names[option], f"{total:.1f}", *(f"{part:.1f}" for _, part in parts[option]))
            for option, total in scored.totals
        ]
        _table(paper, ("Option", "Score out of ten", *(f"of which {each}" for each in criteria)), rows)
        paper.add_paragraph("Which weight would change the answer:")
        for each in turnings(comparison):
            paper.add_paragraph(each, style="List Bullet")
    for each in scored.missing:
        paper.add_paragraph(each)


def _details(paper: "Document", comparison: Comparison) -> None:
    paper.add_heading("In detail", level=1)
    for row in comparison.rows:
        if any(cell.details for cell in row.cells):
            paper.add_heading(row.heading, level=2)
            paper.add_paragraph(row.meaning)
        for option, cell in zip(comparison.options, row.cells, strict=True):
            if cell.details:
                paper.add_paragraph().add_run(option.name).bold = True
            for each in cell.details:
                paper.add_paragraph(each, style="List Bullet")


def _sources(paper: "Document", comparison: Comparison) -> None:
    paper.add_heading("Where each figure comes from", level=1)
    _table(
        paper,
        ("No.", "Reference", "What it says"),
        [(str(each.number), each.reference, each.text) for each in comparison.sources],
    )
