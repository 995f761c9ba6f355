"""One's own account, and the pages on which administrators make accounts and say what each may see and do."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from commonseal.asking import NotFoundError, find_one
from commonseal.vocabulary import Visibility
from commonseal.workbench.accounts import keeping
from commonseal.workbench.accounts.keeping import AccountError, UnknownAccountError
from commonseal.workbench.pages import Page, form, page
from commonseal.workbench.presenters.accounts import RoleShown, lines, of_account
from commonseal.workbench.rights import EVERY_BODY, Right, Role


@page
def own(here: Page) -> HttpResponse:
    """Show somebody their account: what they may see and do, their password and their second factor."""
    if not here.account:
        return redirect(f"{reverse('sign-in')}?{urlencode({'next': here.request.get_full_path()})}")
    found = keeping.account(here.account)
    return here.show("accounts/own", shown=of_account(found, _names(here, found.roles)))


@page
def everybody(here: Page) -> HttpResponse:
    """List the accounts, for administrators."""
    here.need(Right.ADMINISTER)
    return here.show("accounts/list", accounts=lines(keeping.accounts(), here.as_of), may_add=_manages_all(here))


@form
def new(here: Page) -> HttpResponse:
    """Make an account. Only an administrator of every body does."""
    _need_all(here)
    kept = {name: here.told(name) for name in ("name", "full_name", "email", "clearance", "role", "body")}
    if not here.is_sent:
        return here.show("accounts/new", kept=kept, faults=[], roles=list(Role), clearances=list(Visibility))
    try:
        made = keeping.add(
            kept["name"],
            here.request.POST.get("password") or None,
            by=here.account,
            full_name=kept["full_name"],
            email=kept["email"],
            roles=[(Role(kept["role"]), _body(here, kept["body"]))] if kept["role"] in set(Role) else (),
            clearance=Visibility(kept["clearance"] or Visibility.PUBLIC.value),
        )
    except (AccountError, NotFoundError, ValueError) as error:
        faults = [(_field_of(error), str(error))]
        return here.show(
            "accounts/new", status=400, kept=kept, faults=faults, roles=list(Role), clearances=list(Visibility)
        )
    return here.done(_address(here, made.name), f"The account {made.name} is made.")


@form
def one(here: Page, name: str) -> HttpResponse:
    """Show one account and change it: roles by body, clearance, password, second factor, and whether it is on."""
    here.need(Right.ADMINISTER)
    try:
        if here.is_sent:
            said = _DEEDS.get(here.told("do"), _nothing)(here, name)
            return here.done(_address(here, name), said)
        return _shown(here, name)
    except UnknownAccountError as error:
        raise NotFoundError(f"there is no account “{name}”") from error
    except (AccountError, NotFoundError, ValueError) as error:
        if not here.is_sent:
            raise
        return _shown(here, name, status=400, faults=[(_FIELDS.get(here.told("do"), "roles"), str(error))])


def _shown(here: Page, name: str, *, status: int = 200, faults: list[tuple[str, str]] | None = None) -> HttpResponse:
    found = keeping.account(name)
    return here.show(
        "accounts/one",
        status=status,
        shown=of_account(found, _names(here, found.roles)),
        faults=faults or [],
        kept={each: here.told(each) for each in ("role", "body")},
        roles=list(Role),
        clearances=list(Visibility),
        manages_all=_manages_all(here),
    )


def _give(here: Page, name: str) -> str:
    if here.told("role") not in set(Role):
        raise AccountError("choose a role")
    role, body = Role(here.told("role")), _body(here, here.told("body"))
    here.need(Right.ADMINISTER, body)
    is_new = keeping.give(name, role, body, by=here.account)
    at = _names(here, ((role, body),))[0].at
    return f"{name} is now {role.value} at {at}." if is_new else f"{name} was {role.value} at {at} already."


def _take(here: Page, name: str) -> str:
    role, _, body = here.told("held").partition("@")
    here.need(Right.ADMINISTER, body)
    keeping.take(name, Role(role), body, by=here.account)
    return f"{name} is no longer {role} at {_names(here, ((Role(role), body),))[0].at}."


def _clear(here: Page, name: str) -> str:
    _need_all(here)
    clearance = Visibility(here.told("clearance"))
    keeping.clear(name, clearance, by=here.account)
    return f"{name} sees {clearance.value} matters at most."


def _switch(here: Page, name: str) -> str:
    _need_all(here)
    on = here.told("on") == "1"
    keeping.switch(name, on=on, by=here.account)
    return f"The account {name} is switched {'on' if on else 'off'}."


def _password(here: Page, name: str) -> str:
    _need_all(here)
    keeping.set_password(name, here.request.POST.get("password", ""), by=here.account)
    return f"{name} has a new password. Tell it to them in person, and ask them to change it."


def _forget(here: Page, name: str) -> str:
    _need_all(here)
    keeping.forget_second_factor(name, by=here.account)
    return f"{name} has no second factor any more."


def _nothing(here: Page, name: str) -> str:  # noqa: ARG001 - as the others are called
    raise AccountError("choose what to change")


_DEEDS: dict[str, Callable[[Page, str], str]] = {
    "give": _give,
    "take": _take,
    "clear": _clear,
    "switch": _switch,
    "password": _password,
    "forget": _forget,
}
_FIELDS = {"give": "role", "clear": "clearance", "password": "password", "switch": "switch"}


def _manages_all(here: Page) -> bool:
    """Whether whoever asks is administrator of every body."""
    return here.may(Right.ADMINISTER, EVERY_BODY)


def _need_all(here: Page) -> None:
    here.need(Right.ADMINISTER, EVERY_BODY)


def _body(here: Page, text: str) -> str:
    """Return the body that a text names, or every body where it names none."""
    return find_one(here.look, text, "body").id if text else EVERY_BODY


def _names(here: Page, roles: tuple[tuple[Role, str], ...]) -> tuple[RoleShown, ...]:
    """Return roles with the names of their bodies, as far as whoever asks may see them."""
    bodies = sorted({body for _, body in roles if body})
    snapshot = here.look.as_of(*bodies) if bodies else None
    return tuple(
        RoleShown(role, body, "every body" if not body or snapshot is None else snapshot.name_of(body))
        for role, body in roles
    )


def _address(here: Page, name: str) -> str:
    return f"{reverse('one-account', kwargs={'name': name})}?{here.as_of.query()}"


def _field_of(error: Exception) -> str:
    if isinstance(error, NotFoundError):
        return "body"
    return "password" if "password" in str(error) else "name"
