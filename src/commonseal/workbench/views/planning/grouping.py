"""A long list of groupings of bodies, out of a file that is read in memory, grouped, shown and forgotten."""

from typing import Any

from django.http import HttpResponse

from commonseal.planning.grouping import Asked, TooManyGroupsError, grouped, populations_of, read_asked
from commonseal.vocabulary.written import FaultyFilesError
from commonseal.workbench.laws import law
from commonseal.workbench.pages import Page, form
from commonseal.workbench.presenters.words import upper_first
from commonseal.workbench.rights import Right
from commonseal.workbench.text_files import FaultyFileError, is_csv, text_of

_MOST_BEST, _SECONDS = 20, 20.0
_USUAL = {"best": "3", "differ": "1"}
_Faults = list[tuple[str, str]]


@form
def group(here: Page) -> HttpResponse:
    """Ask for a file of bodies, limits and weights; show the best groupings and why, or which limits to relax."""
    here.need(Right.PROPOSE)
    given = {name: here.told(name) or usual for name, usual in _USUAL.items()}
    context: dict[str, Any] = {"given": given, "from_register": here.told("from-register") == "yes"}
    if not here.is_sent:
        return here.show("planning/group", faults=[], **context)
    faults = [*_faults_of(given)]
    asked = _asked(here, faults)
    if asked is None or faults:
        return here.show("planning/group", status=400, faults=faults, **context)
    try:
        found = grouped(asked, wanted=int(given["best"]), differ=int(given["differ"]), seconds=_SECONDS)
    except TooManyGroupsError as error:
        faults = [("bodies", upper_first(str(error)))]
        return here.show("planning/group", status=400, faults=faults, **context)
    return here.show("planning/grouped", found=found)


def _faults_of(given: dict[str, str]) -> _Faults:
    """Return what is wrong with the numbers that were given."""
    faults: _Faults = []
    if not (given["best"].isdecimal() and 1 <= int(given["best"]) <= _MOST_BEST):
        faults.append(("best", f"Say how many of the best are shown, from 1 to {_MOST_BEST}"))
    if not (given["differ"].isdecimal() and 1 <= int(given["differ"]) <= 100):
        faults.append(("differ", "Say in how many groups each differs from those before it, from 1 to 100"))
    return faults


def _asked(here: Page, faults: _Faults) -> Asked | None:
    """Return what the file asks; what is wrong with it is added to the faults."""
    sent = here.request.FILES.get("bodies")
    wants_people = here.told("from-register") == "yes"
    known = populations_of(here.look.all_of("population")) if wants_people else {}
    try:
        text = text_of(sent, "bodies")
        return read_asked(text, "the file", law().on(here.look.on), is_csv=is_csv(sent), known=known)
    except FaultyFileError as error:
        faults += [("bodies", each) for each in error.faults]
    except FaultyFilesError as error:
        faults += [("bodies", upper_first(str(each))) for each in error.faults]
    return None
