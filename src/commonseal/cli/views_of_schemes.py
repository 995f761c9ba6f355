"""The map of functions and schemes of delegation of several bodies, as people see them in a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from commonseal.assurance.matrix import Cell, FunctionLine, MatrixTold
from commonseal.assurance.scheme_model import Beside, Entry, SchemeLine, SchemeTold
from commonseal.assurance.telling import how_sure_words
from commonseal.cli.views import bulleted, head, indented

_TITLES = {
    Beside.DIFFERS: "It differs",
    Beside.ONLY: "Not every one of them has it",
    Beside.ALIKE: "Alike: the same kind of post or organ",
    Beside.SAME: "The same hands",
}
_ALONE = "What the scheme says"


def matrix_view(told: MatrixTold) -> Iterator[RenderableType]:
    """Show each function with who answers for it at each body."""
    yield head(told.sentence)
    names = {each.body: each.name for each in told.bodies}
    for line in told.lines:
        yield Text()
        yield head(line.name[:1].upper() + line.name[1:])
        yield from (indented(each, 2) for each in _cells(line, names))


def _cells(line: FunctionLine, names: dict[str, str]) -> Iterator[str]:
    for cell in line.cells:
        yield f"{names[cell.body]}: {_cell(cell)}"


def _cell(cell: Cell) -> str:
    if not cell.duties:
        return "not a function of it, by law or on record"
    return "; ".join(
        f"{each.who}{' (nobody)' if each.has_nobody else ''} [{each.citation or each.power or 'no law here names it'}]"
        for each in cell.duties
    )


def scheme_view(told: SchemeTold) -> Iterator[RenderableType]:
    """Show schemes matter by matter, what differs first."""
    yield head(told.sentence)
    names, alone = dict(told.bodies), len(told.bodies) == 1
    for beside in Beside if alone else _TITLES:
        mine = [each for each in told.lines if each.beside is beside]
        if mine:
            yield Text()
            yield head(_ALONE if alone else _TITLES[beside])
        for line in mine:
            yield from _line(line, names)


def _line(line: SchemeLine, names: dict[str, str]) -> Iterator[RenderableType]:
    yield bulleted(f"{line.matter}{f': {line.difference}' if line.difference else ''}")
    for cell in line.cells:
        for each in cell.entries:
            yield indented(f"{names[cell.body]}: {_entry(each)}", 4)


def _entry(each: Entry) -> str:
    sure = how_sure_words(each.confidence)
    terms = f"; {'; '.join(each.terms)}" if each.terms else ""
    default = ", by default in law" if each.by_default else ""
    shown = f"  {each.statements[0].statement}" if each.statements else ""
    return f"{each.words}{default}{terms} ({each.source}{f'; {sure}' if sure else ''}){shown}"
