"""The options of a proposal side by side, as a page, as a paper for the board, and as data."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from commonseal.answers import Names, sentence
from commonseal.asking import Gathered
from commonseal.planning.comparing import Comparison, NothingToCompareError, compare, document, summary
from commonseal.planning.comparing import page as as_page
from commonseal.planning.matching import Matching
from commonseal.vocabulary.identifiers import slug
from commonseal.workbench.matching_staff import ForMatching, may_match
from commonseal.workbench.pages import Page, form, page
from commonseal.workbench.plans import gathered_for
from commonseal.workbench.presenters.planning.comparing import (
    charts_shown,
    rows_shown,
    scores_shown,
    sources_shown,
)
from commonseal.workbench.text_files import FaultyFileError
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
    if (kind := here.asked("as")) in _FILES:
        return _file(here, found, kind)
    return _side_by_side(here, plan, found, may_match=may_match(here, gathered, plan))


@form
def compared_with_staff(here: Page, plan: str) -> HttpResponse:
    """Ask for a file of staff; show the options side by side with how many each displaces and places, in safe counts.

    Restricted as ``match`` is: the file is read, matched and forgotten, and the answer is kept by nobody.
    """
    asked = ForMatching.of(here, plan)
    context: dict[str, Any] = {"plan": plan, "name": asked.gathered.snapshot.name_of(plan)}
    if not here.is_sent:
        return here.show("planning/compare_staff", faults=[], **context)
    try:
        matchings = asked.matched_by_option(here.request.FILES.get("staff"), here.request)
        found = _compared(asked.gathered, plan, matchings)
    except FaultyFileError as error:
        faults = [("staff", each) for each in error.faults]
        return here.show("planning/compare_staff", status=400, faults=faults, **context)
    except NothingToCompareError:
        return here.show("planning/nothing_to_compare", **context)
    as_file = here.told("as") in _FILES
    answer = _file(here, found, here.told("as")) if as_file else _side_by_side(here, plan, found, with_staff=True)
    answer["Cache-Control"] = "no-store"
    return answer


def _side_by_side(
    here: Page, plan: str, found: Comparison, *, may_match: bool = False, with_staff: bool = False
) -> HttpResponse:
    criteria, scores, turns = scores_shown(found)
    return here.show(
        "planning/compare",
        plan=plan,
        may_match=may_match,
        with_staff=with_staff,
        it=found,
        sentence=summary(found),
        rows=rows_shown(found),
        criteria=criteria,
        scores=scores,
        turnings=turns,
        charts=charts_shown(found),
        sources=sources_shown(found, here.as_of),
    )


def _compared(gathered: Gathered, plan: str, matchings: Mapping[str, Matching] | None = None) -> Comparison:
    names = Names(gathered.snapshot)
    return compare(
        gathered.snapshot,
        gathered.law,
        plan,
        superseded=gathered.superseded,
        told=lambda each: sentence(each, names),
        matchings=matchings,
    )


_FILES = ("docx", "html")


def _file(here: Page, found: Comparison, kind: str) -> HttpResponse:
    """Return the appraisal as a file to be kept; its name says of what and for which day."""
    content = document(found) if kind == "docx" else as_page(found).encode()
    answer = HttpResponse(content, content_type=_WORD if kind == "docx" else "text/html; charset=utf-8")
    name = f"{slug(found.name)}-{here.as_of.on.isoformat()}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
