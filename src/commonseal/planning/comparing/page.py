"""The options appraisal as one page of HTML that needs nothing else: no script, no font, no picture from elsewhere."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, Template
from markupsafe import Markup

from commonseal.planning.comparing.charts import svg
from commonseal.planning.comparing.model import Cell, Comparison
from commonseal.planning.comparing.saying import turnings

_SHOWN = 12
"""How many numbers stand behind a cell before the rest are told by their count; the details have them all."""


def page(comparison: Comparison) -> str:
    """Return the appraisal as HTML."""
    numbers = comparison.numbers

    def notes(cell: Cell) -> Markup:
        found = sorted(numbers[each] for each in cell.rests_on if each in numbers)
        shown = Markup(" ").join(
            Markup('<a href="#source-{0}" aria-label="source {0}">{0}</a>').format(each) for each in found[:_SHOWN]
        )
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        return Markup(" <sup>{}{}</sup>").format(shown, more) if found else Markup("")

    return _template().render(
        it=comparison,
        notes=notes,
        names={each.id: each.name for each in comparison.options},
        parts=dict(comparison.scored.by_criterion),
        turning=turnings(comparison),
        # Drawn by an XML writer from plain values, so what is in it is escaped already.
        charts=[(each, Markup(svg(each))) for each in comparison.charts],  # noqa: S704
    )


@cache
def _template() -> Template:
    text = (files(__package__) / "templates" / "appraisal.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.globals["zip"] = zip
    return environment.from_string(text)
