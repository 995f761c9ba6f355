"""Who does what at which body: functions by body, and schemes of reservation and delegation side by side."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase

from commonseal.assurance.matrix import matrix
from commonseal.assurance.scheme import scheme as schemes
from commonseal.assurance.scheme_model import Beside
from commonseal.planning.options.supposing import supposed
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.workbench.asked_of_rules import asked_of, options_of
from commonseal.workbench.choosing import bodies_of, gathered
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.functions import BESIDE_MEANINGS, BESIDE_WORDS, map_lines, scheme_lines
from commonseal.workbench.tables import file_asked, table_file, table_links

_Told = Callable[[Snapshot, Law, tuple[str, ...]], dict[str, Any]]


@page
def duties(here: Page) -> HttpResponseBase:
    """Show for every function of the bodies chosen who answers for it at each, and by what power."""

    def told(snapshot: Snapshot, law: Law, bodies: tuple[str, ...]) -> dict[str, Any]:
        found = matrix(snapshot, law, bodies)
        names = tuple((each.body, each.name) for each in found.bodies)
        lines = map_lines(found, here.as_of, only_lacking=bool(here.asked("lacking")))
        return {"answer": found, "names": names, "lines": lines}

    return _shown(here, "duties", told)


@page
def scheme(here: Page) -> HttpResponseBase:
    """Show what is reserved and what is delegated at the bodies chosen, side by side, with the differences marked."""
    asked = here.asked("show")
    beside = Beside(asked) if asked in set(Beside) else None

    def told(snapshot: Snapshot, law: Law, bodies: tuple[str, ...]) -> dict[str, Any]:
        found = schemes(snapshot, law, bodies)
        lines = scheme_lines(found, here.as_of, beside)
        counts = [
            (each.value, BESIDE_WORDS[each], BESIDE_MEANINGS[each], sum(one.beside is each for one in found.lines))
            for each in BESIDE_WORDS
        ]
        return {"answer": found, "names": found.bodies, "lines": lines, "counts": counts, "beside": asked}

    return _shown(here, "scheme", told)


def _shown(here: Page, name: str, told: _Told) -> HttpResponseBase:
    bodies, asked = bodies_of(here), asked_of(here)
    faults = [*bodies.faults, *asked.faults]
    context: dict[str, Any] = {"bodies": bodies, "faults": faults, "asked": asked, "option": None}
    context["options"] = options_of(here)
    if bodies.chosen:
        looked = gathered(here, bodies.ids, *([asked.option] if asked.option else ()))
        snapshot = supposed(looked.snapshot, asked.option) if asked.option else looked.snapshot
        context |= told(snapshot, looked.law, bodies.ids)
        context |= {"option": looked.snapshot.name_of(asked.option) if asked.option else None}
        answer = context["answer"]
        if (kind := file_asked(here)) and not faults:
            return table_file(here, kind, name, answer.columns, answer.rows())
        context["files"] = table_links(here)
    return here.show(f"assurance/{name}", status=400 if faults else 200, **context)
