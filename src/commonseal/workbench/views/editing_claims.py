"""Editing a claim before it is accepted: a form by its kind, and what the register says of what was made of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from commonseal.reading import Claim
from commonseal.register.errors import RegisterError
from commonseal.review import DecidedError, Decision, Item
from commonseal.workbench.pages import Page, form
from commonseal.workbench.presenters.claim_forms import FIELDS, edited, shown, values_of
from commonseal.workbench.presenters.claims import in_brief
from commonseal.workbench.presenters.review_panel import panel, quotes
from commonseal.workbench.presenters.words import upper_first
from commonseal.workbench.rights import RightLackingError
from commonseal.workbench.views.reviewing import around, said_of
from commonseal.workbench.views.sitting import Sitting

_DESPITE = {"edited": Decision.EDITED, "corrects": Decision.CORRECTS, "follows": Decision.FOLLOWS}


@form
def edit(here: Page, name: str) -> HttpResponse:
    """Show the form of a claim, and accept what was made of it.

    What is in conflict with the register is shown first, and accepted where the reviewer says how it stands to that.
    """
    sitting = Sitting.at(here, name)
    key = sitting.current
    if key is None:
        return redirect(sitting.address())
    claim = sitting.course.claims[key]
    if key in sitting.course.decided or sitting.is_own:
        return redirect(sitting.address(key))
    values = {field.name: here.told(field.name) for field in FIELDS[claim.kind]} if here.is_sent else values_of(claim)
    if not here.is_sent:
        return _form(sitting, key, values)
    made, faults = edited(claim, values)
    if made is None:
        return _form(sitting, key, values, faults=faults)
    try:
        return _accepted(sitting, key, values, made)
    except RightLackingError:
        raise
    except RegisterError as error:
        fault = upper_first(str(error))
        if isinstance(error, DecidedError):
            fault += ". Go back to the claims to see it"
        return _form(sitting, key, values, faults={FIELDS[claim.kind][0].name: fault}, status=409)


def _accepted(sitting: Sitting, key: str, values: dict[str, str], made: Claim) -> HttpResponse:
    here = sitting.here
    onward = sitting.address(sitting.beside(key, 1))
    item, decision, number = sitting.accept_as(key, made, _DESPITE.get(here.told("despite")), here.told("seen"))
    if decision is not None:
        return here.done(onward, said_of(item, decision, number))
    return _form(sitting, key, values, item=item, status=409)


def _form(
    sitting: Sitting,
    key: str,
    values: dict[str, str],
    *,
    faults: dict[str, str] | None = None,
    item: Item | None = None,
    status: int = 0,
) -> HttpResponse:
    claim = sitting.course.claims[key]
    found: dict[str, Any] = {"panel": None}
    if item is not None:
        found = {"panel": panel(item, *around(sitting, item), {})}
    return sitting.here.show(
        "reviewing/edit",
        status=status or (400 if faults else 200),
        paper=sitting.paper,
        sitting=sitting,
        key=key,
        brief=in_brief(claim),
        fields=shown(claim.kind, values, faults or {}),
        faults=list((faults or {}).items()),
        quotes=quotes(claim, sitting.paper.text),
        **found,
    )
