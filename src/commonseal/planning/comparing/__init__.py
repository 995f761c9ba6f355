"""Options side by side: what each breaks, needs, costs and risks, and the paper for the board that says so."""

from commonseal.planning.comparing.charts import svg
from commonseal.planning.comparing.compare import NothingToCompareError, compare, options_of
from commonseal.planning.comparing.document import document
from commonseal.planning.comparing.model import Bar, Cell, Chart, Comparison, Leaning, OptionHead, Row, Scored, Source
from commonseal.planning.comparing.page import page
from commonseal.planning.comparing.placing import matched_by_option
from commonseal.planning.comparing.saying import summary, turnings

__all__ = [
    "Bar",
    "Cell",
    "Chart",
    "Comparison",
    "Leaning",
    "NothingToCompareError",
    "OptionHead",
    "Row",
    "Scored",
    "Source",
    "compare",
    "document",
    "matched_by_option",
    "options_of",
    "page",
    "summary",
    "svg",
    "turnings",
]
