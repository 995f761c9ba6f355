"""Options side by side as a page shows them: each cell with what it rests on, the scores, and the charts."""

from dataclasses import dataclass

from markupsafe import Markup

from commonseal.planning.comparing import Cell, Chart, Comparison, Leaning, svg, turnings
from commonseal.workbench.as_of import AsOf

_MOST_NOTES = 6
_LEANS = {Leaning.FOR: "speaks for it", Leaning.AGAINST: "speaks against it", Leaning.NEITHER: ""}


@dataclass(frozen=True)
class CellShown:
    """What a row says of an option: its words, which way it leans, the numbers of its sources, and its details."""

    text: str
    leans: str
    notes: tuple[int, ...]
    more_notes: int
    details: tuple[str, ...]


@dataclass(frozen=True)
class RowShown:
    """One row: what is compared, what that means, and a cell for each option."""

    key: str
    heading: str
    meaning: str
    cells: tuple[CellShown, ...]


@dataclass(frozen=True)
class SourceShown:
    """What stands behind a figure; ``link`` is the page of a statement, empty for anything else."""

    number: int
    reference: str
    text: str
    link: str


@dataclass(frozen=True)
class ScoreLine:
    """The weighted score of an option, and what each criterion adds."""

    name: str
    total: str
    parts: tuple[str, ...]


def rows_shown(found: Comparison) -> tuple[RowShown, ...]:
    """Return the rows of a comparison."""
    numbers = found.numbers
    return tuple(
        RowShown(each.key, each.heading, each.meaning, tuple(_cell(one, numbers) for one in each.cells))
        for each in found.rows
    )


def _cell(cell: Cell, numbers: dict[str, int]) -> CellShown:
    notes = tuple(dict.fromkeys(numbers[each] for each in cell.rests_on if each in numbers))
    return CellShown(
        text=cell.text,
        leans=_LEANS[cell.leaning],
        notes=notes[:_MOST_NOTES],
        more_notes=max(0, len(notes) - _MOST_NOTES),
        details=cell.details,
    )


def scores_shown(found: Comparison) -> tuple[tuple[str, ...], tuple[ScoreLine, ...], tuple[str, ...]]:
    """Return the criteria, the score of each option best first, and which weight would change the answer."""
    names = {each.id: each.name for each in found.options}
    parts = dict(found.scored.by_criterion)
    lines = tuple(
        ScoreLine(names[option], f"{total:.1f}", tuple(f"{points:.1f}" for _, points in parts[option]))
        for option, total in found.scored.totals
    )
    criteria = tuple(name for name, _ in found.scored.by_criterion[0][1]) if found.scored.by_criterion else ()
    return criteria, lines, turnings(found)


def charts_shown(found: Comparison) -> tuple[tuple[Chart, Markup], ...]:
    """Return the charts of a comparison, drawn."""
    # Drawn by an XML writer from plain values, so what is in it is escaped already.
    return tuple((each, Markup(svg(each))) for each in found.charts)  # noqa: S704


def sources_shown(found: Comparison, as_of: AsOf) -> tuple[SourceShown, ...]:
    """Return what the figures rest on, by number."""
    return tuple(
        SourceShown(
            each.number,
            each.reference.removeprefix("law:"),
            each.text,
            as_of.thing(each.reference) if each.reference.startswith("statement/") else "",
        )
        for each in found.sources
    )
