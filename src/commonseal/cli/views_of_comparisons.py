"""Options side by side, as people see them in a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from commonseal.cli.views import bulleted, head
from commonseal.planning.comparing import Comparison, Leaning, summary, turnings

COLUMNS = ("row", "option", "text", "value", "leaning", "rests on", "details")
_MARKS = {Leaning.FOR: " (+)", Leaning.AGAINST: " (−)", Leaning.NEITHER: ""}


def rows_of(found: Comparison) -> list[tuple[object, ...]]:
    """Return a row for each cell."""
    return [
        (row.key, option.id, cell.text, cell.value, cell.leaning.value, " ".join(cell.rests_on), " ".join(cell.details))
        for row in found.rows
        for option, cell in zip(found.options, row.cells, strict=True)
    ]


def comparison_view(found: Comparison) -> Iterator[RenderableType]:
    """Show a table with a column for each option, the scores, and what would change their order."""
    yield head(summary(found))
    yield Text()
    table = Table(show_lines=True, header_style="bold", pad_edge=False)
    table.add_column("")
    for option in found.options:
        recommended = " (recommended)" if option.recommended else ""
        table.add_column(Text(f"{option.name}{recommended}"), overflow="fold")
    for row in found.rows:
        table.add_row(
            Text(row.heading, style="bold"), *(Text(f"{cell.text}{_MARKS[cell.leaning]}") for cell in row.cells)
        )
    totals = dict(found.scored.totals)
    if totals:
        table.add_row(
            Text("Weighted score", style="bold"),
            *(Text(f"{totals[each.id]:.1f} of 10" if each.id in totals else "not scored") for each in found.options),
        )
    yield table
    yield Text("(+) speaks for the option, (−) against it; --format json has every detail and what it rests on.", "dim")
    for each in (*turnings(found), *found.scored.missing, *found.faults):
        yield bulleted(each)
