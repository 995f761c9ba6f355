"""Accounts as pages show them: roles with the names of their bodies, clearance and state in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from commonseal.workbench.accounts.model import Account
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.rights import EVERY_BODY, Role

MEANING = {
    Role.READER: "reads what is kept for its own people",
    Role.CONTRIBUTOR: "proposes changes and adds papers",
    Role.REVIEWER: "accepts what others propose and what was read in papers others added",
    Role.APPROVER: "records decisions",
    Role.ADMINISTRATOR: "keeps accounts and roles, and sees the audit",
    Role.AUDITOR: "sees who saw and did what",
}
"""What each role does, in a few words."""


@dataclass(frozen=True)
class RoleShown:
    """A role with its body: its identifier (empty for every body), and what it is called."""

    role: Role
    body: str
    at: str

    @property
    def key(self) -> str:
        """Both as one word, as forms send it."""
        return f"{self.role.value}@{self.body}"


@dataclass(frozen=True)
class AccountLine:
    """An account as a row of a list."""

    name: str
    address: str
    full_name: str
    roles: str
    clearance: str
    second_factor: str
    signed_in: str
    state: str


@dataclass(frozen=True)
class AccountShown:
    """An account on a page of its own."""

    name: str
    full_name: str
    email: str
    roles: tuple[RoleShown, ...]
    clearance: str
    is_on: bool
    has_second_factor: bool
    has_password: bool
    is_provided: bool
    signed_in: str


def lines(accounts: Iterable[Account], as_of: AsOf) -> tuple[AccountLine, ...]:
    """Return accounts as rows of a list, in the order in which they come."""
    return tuple(
        AccountLine(
            name=each.name,
            address=f"/accounts/of/{quote(each.name)}?{as_of.query()}",
            full_name=each.full_name,
            roles=_roles(each.roles),
            clearance=each.clearance.value,
            second_factor=_factor(each),
            signed_in=moment(each.last_signed_in),
            state="on" if each.is_on else "switched off",
        )
        for each in accounts
    )


def of_account(account: Account, roles: tuple[RoleShown, ...]) -> AccountShown:
    """Return an account as its page shows it."""
    return AccountShown(
        name=account.name,
        full_name=account.full_name,
        email=account.email,
        roles=roles,
        clearance=account.clearance.value,
        is_on=account.is_on,
        has_second_factor=account.has_second_factor,
        has_password=account.has_password,
        is_provided=account.is_provided,
        signed_in=moment(account.last_signed_in),
    )


def moment(at: datetime | None) -> str:
    """Return a moment in words, in UTC: “29 November 2026, 11:04”; “never” for none."""
    return "never" if at is None else f"{at.day} {at:%B %Y, %H:%M}"


def _roles(roles: tuple[tuple[Role, str], ...]) -> str:
    told = [role.value if body == EVERY_BODY else f"{role.value} at {body}" for role, body in roles]
    return ", ".join(told) or "none"


def _factor(account: Account) -> str:
    if account.has_second_factor:
        return "yes"
    return "with the provider" if account.is_provided and not account.has_password else "no"
