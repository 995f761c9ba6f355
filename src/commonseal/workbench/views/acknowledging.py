"""Letting a finding stand for a time with the reason, and taking that back; both as known today."""

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpResponse

from commonseal.asking import Gathered, NotFoundError
from commonseal.assurance import Finding
from commonseal.register.errors import RegisterError
from commonseal.review import acknowledging
from commonseal.review.acknowledging import (
    AcknowledgingError,
    By,
    acknowledgement_of,
    held_acknowledgement,
    until_words,
)
from commonseal.vocabulary.periods import DateError, parse_day
from commonseal.workbench.as_of import today
from commonseal.workbench.asked_of_rules import asked_of
from commonseal.workbench.choosing import bodies_of
from commonseal.workbench.laws import gathered_by_law
from commonseal.workbench.pages import Page, form
from commonseal.workbench.presenters.words import upper_first
from commonseal.workbench.rights import Right
from commonseal.workbench.views.findings import about, homes_of, the_finding

_Doing = Callable[[Page, Finding, Gathered, By], str]


@form
def acknowledge(here: Page, key: str) -> HttpResponse:
    """Show the form by which a finding is let stand; record it, where it is sent."""
    return _asked_and_done(here, key, "assurance/acknowledge", _let_stand)


@form
def withdraw(here: Page, key: str) -> HttpResponse:
    """Show the form by which an acknowledgement is taken back; take it back, where it is sent."""
    return _asked_and_done(here, key, "assurance/withdraw", _take_back)


def _asked_and_done(here: Page, key: str, template: str, doing: _Doing) -> HttpResponse:
    here.need(Right.REVIEW)
    looked, found = _as_known_today(here, key)
    here.need(Right.REVIEW, *homes_of(found, looked))
    faults: list[tuple[str, str]] = []
    if here.is_sent:
        try:
            said = doing(here, found, looked, By(here.look.viewer.name, today(), here.now))
        except AcknowledgingError as error:
            faults = [(error.field, upper_first(str(error)))]
        else:
            return here.done(here.as_of.at("finding", found.key, more=bodies_of(here).pairs), said)
    shown = about(here, found, looked, bodies_of(here), asked_of(here))
    given = {name: here.told(name) for name in ("reason", "until")}
    return here.show(template, status=400 if faults else 200, **shown, faults=faults, given=given)


def _as_known_today(here: Page, key: str) -> tuple[Gathered, Finding]:
    """Return what is known today, whatever dates the page carries: only that can be let stand.

    Raises:
        RegisterError: today the rules no longer find it.
    """
    look = replace(here.look, on=today(), known_at=today())
    looked = gathered_by_law(look, bodies_of(here).ids)
    try:
        return looked, the_finding(key, looked, None)
    except NotFoundError as error:
        raise NotFoundError(f"{error}. Only what is found as known today can be let stand") from error


def _let_stand(here: Page, found: Finding, looked: Gathered, by: By) -> str:
    held = "" if found.acknowledged is None else found.acknowledged.statement
    if held != here.told("held"):
        raise AcknowledgingError("reason", "somebody else has changed this in the meantime; look at the finding again")
    if here.told("rests-on") != found.rests_on:
        raise AcknowledgingError("reason", "what it rests on has changed since you opened this page; look at it again")
    try:
        until = parse_day(here.told("until")) if here.told("until") else None
    except DateError as error:
        raise AcknowledgingError("until", str(error)) from error
    reason = here.told("reason")
    draft = acknowledgement_of(found, looked.snapshot, reason=reason, since=by.today, until=until)
    acknowledging.acknowledge(here.look.register, found, draft, by, reason)
    return f"{found.key} is let stand {until_words(until)}."


def _take_back(here: Page, found: Finding, looked: Gathered, by: By) -> str:
    held = held_acknowledgement(found, looked.snapshot)
    try:
        acknowledging.withdraw(here.look.register, found, held, by, here.told("reason"))
    except AcknowledgingError:
        raise
    except RegisterError as error:
        raise AcknowledgingError("key", f"somebody else was quicker: {error}") from error
    return f"{found.key} counts again."
