"""The options of a proposal side by side, as a page, as a paper for the board, and as data."""

from django.http import HttpResponse

from commonseal.answers import Names, sentence
from commonseal.asking import Gathered
from commonseal.planning.comparing import Comparison, NothingToCompareError, compare, document, summary
from commonseal.planning.comparing import page as as_page
from commonseal.vocabulary.identifiers import slug
from commonseal.workbench.pages import Page, page
from commonseal.workbench.plans import gathered_for
from commonseal.workbench.presenters.planning.comparing import (
    charts_shown,
    rows_shown,
    scores_shown,
    sources_shown,
)
from commonseal.workbench.views.planning.plans import still_working
from commonseal.workbench.working import StillWorkingError, key_of, worked_out

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@page
def compared(here: Page, plan: str) -> HttpResponse:
    """Show what each option breaks in law, needs, costs and risks, and how it scores; or give it as a file."""
    gathered = gathered_for(here.look, plan)
    name = gathered.snapshot.name_of(plan)
    try:
        found = worked_out(key_of(here.look, "compare", plan), lambda: _compared(gathered, plan))
    except StillWorkingError:
        return still_working(here, f"Options side by side: {name}")
    except NothingToCompareError:
        return here.show("planning/nothing_to_compare", plan=plan, name=name)
    if here.asked("as") in _FILES:
        return _file(here, found)
    criteria, scores, turns = scores_shown(found)
    return here.show(
        "planning/compare",
        plan=plan,
        it=found,
        sentence=summary(found),
        rows=rows_shown(found),
        criteria=criteria,
        scores=scores,
        turnings=turns,
        charts=charts_shown(found),
        sources=sources_shown(found, here.as_of),
    )


def _compared(gathered: Gathered, plan: str) -> Comparison:
    names = Names(gathered.snapshot)
    return compare(
        gathered.snapshot,
        gathered.law,
        plan,
        superseded=gathered.superseded,
        told=lambda each: sentence(each, names),
    )


_FILES = ("docx", "html")


def _file(here: Page, found: Comparison) -> HttpResponse:
    """Return the appraisal as a file to be kept; its name says of what and for which day."""
    kind = here.asked("as")
    content = document(found) if kind == "docx" else as_page(found).encode()
    answer = HttpResponse(content, content_type=_WORD if kind == "docx" else "text/html; charset=utf-8")
    name = f"{slug(found.name)}-{here.as_of.on.isoformat()}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
