"""Letting a finding stand for a time with the reason, and taking that back; both as known today."""

from collections.abc import Callable

from django.http import HttpResponse

from commonseal.review.acknowledging import AcknowledgingError, until_words
from commonseal.vocabulary.periods import DateError, parse_day
from commonseal.workbench.asked_of_rules import asked_of
from commonseal.workbench.choosing import bodies_of
from commonseal.workbench.letting_stand import Standing
from commonseal.workbench.pages import Page, form
from commonseal.workbench.presenters.words import upper_first
from commonseal.workbench.views.findings import about

_Doing = Callable[[Page, Standing], str]
_SHOWN_AT = {"held": "reason", "rests_on": "reason"}
"""The field beside which the page shows what is wrong with something that it has no field for."""


@form
def acknowledge(here: Page, key: str) -> HttpResponse:
    """Show the form by which a finding is let stand; record it, where it is sent."""
    return _asked_and_done(here, key, "assurance/acknowledge", _let_stand)


@form
def withdraw(here: Page, key: str) -> HttpResponse:
    """Show the form by which an acknowledgement is taken back; take it back, where it is sent."""
    return _asked_and_done(here, key, "assurance/withdraw", _take_back)


def _asked_and_done(here: Page, key: str, template: str, doing: _Doing) -> HttpResponse:
    bodies = bodies_of(here)
    standing = Standing.of(here, key, bodies.ids)
    faults: list[tuple[str, str]] = []
    if here.is_sent:
        try:
            said = doing(here, standing)
        except AcknowledgingError as error:
            faults = [(_SHOWN_AT.get(error.field, error.field), upper_first(str(error)))]
        else:
            return here.done(here.as_of.at("finding", standing.found.key, more=bodies.pairs), said)
    shown = about(here, standing.found, standing.looked, bodies, asked_of(here))
    given = {name: here.told(name) for name in ("reason", "until")}
    return here.show(template, status=400 if faults else 200, **shown, faults=faults, given=given)


def _let_stand(here: Page, standing: Standing) -> str:
    try:
        until = parse_day(here.told("until")) if here.told("until") else None
    except DateError as error:
        raise AcknowledgingError("until", str(error)) from error
    standing.let(reason=here.told("reason"), until=until, held=here.told("held"), rests_on=here.told("rests-on"))
    return f"{standing.found.key} is let stand {until_words(until)}."


def _take_back(here: Page, standing: Standing) -> str:
    standing.take_back(reason=here.told("reason"))
    return f"{standing.found.key} counts again."
