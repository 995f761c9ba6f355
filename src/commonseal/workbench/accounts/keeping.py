"""Changing accounts: each change is checked, made as a whole, and written into the audit with who made it."""

from collections.abc import Iterable

from django.contrib.auth.models import Permission, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from commonseal.register.errors import RegisterError
from commonseal.vocabulary import Visibility
from commonseal.workbench.accounts import audit
from commonseal.workbench.accounts.model import Account
from commonseal.workbench.models import RoleHeld
from commonseal.workbench.rights import EVERY_BODY, Role

PERMISSION = {Visibility.INTERNAL: "see_internal", Visibility.RESTRICTED: "see_restricted"}
"""The permission that lets an account see matters of a visibility; of what is public, none is needed."""
_NAME_AT_MOST = 150


class AccountError(RegisterError):
    """An account cannot be made or changed as asked."""


class UnknownAccountError(AccountError):
    """There is no account of that name."""


def accounts() -> tuple[Account, ...]:
    """Return all accounts by name, in four queries however many there are."""
    from allauth.mfa.models import Authenticator
    from allauth.socialaccount.models import SocialAccount

    factors = set(Authenticator.objects.filter(type="totp").values_list("user_id", flat=True))
    provided = set(SocialAccount.objects.values_list("user_id", flat=True))
    users = User.objects.order_by("username").prefetch_related("roles_held", "user_permissions")
    return tuple(_shown(each, has_factor=each.pk in factors, is_provided=each.pk in provided) for each in users)


def account(name: str) -> Account:
    """Return one account.

    Raises:
        UnknownAccountError: there is none of that name.
    """
    user = user_named(name)
    from allauth.mfa.models import Authenticator
    from allauth.socialaccount.models import SocialAccount

    return _shown(
        user,
        has_factor=Authenticator.objects.filter(type="totp", user=user).exists(),
        is_provided=SocialAccount.objects.filter(user=user).exists(),
    )


@transaction.atomic
def add(
    name: str,
    password: str | None,
    *,
    by: str,
    full_name: str = "",
    email: str = "",
    roles: Iterable[tuple[Role, str]] = (),
    clearance: Visibility = Visibility.PUBLIC,
) -> Account:
    """Make an account, with its roles and clearance; without a password it can only be signed in to by a provider.

    Raises:
        AccountError: the name is taken or is none, or the password is too easily guessed.
    """
    wanted = name.strip()
    if not wanted or len(wanted) > _NAME_AT_MOST or any(each.isspace() or each in "/?#" for each in wanted):
        raise AccountError(f"“{name}” is no name for an account; write letters, figures, dots, @ or dashes, no blanks")
    if User.objects.filter(username__iexact=wanted).exists():
        raise AccountError(f"there is an account “{wanted}” already")
    user = User(username=wanted, email=email.strip(), first_name=full_name.strip()[:_NAME_AT_MOST])
    _set_password(user, password)
    user.save()
    audit.keep(by, audit.Deed.ACCOUNTS, f"made the account {wanted}")
    for role, body in roles:
        give(wanted, role, body, by=by)
    if clearance is not Visibility.PUBLIC:
        clear(wanted, clearance, by=by)
    return account(wanted)


@transaction.atomic
def set_password(name: str, password: str, *, by: str) -> None:
    """Give an account a new password; whoever is signed in to it elsewhere is signed out.

    Raises:
        AccountError: there is no such account, or the password is too easily guessed.
    """
    user = user_named(name)
    _set_password(user, password)
    user.save()
    audit.keep(by, audit.Deed.ACCOUNTS, f"gave {user.username} a new password")


@transaction.atomic
def give(name: str, role: Role, body: str, *, by: str) -> bool:
    """Give an account a role at a body, or at every body (``""``); return whether it is new.

    Raises:
        UnknownAccountError: there is no such account.
    """
    user = user_named(name)
    _, is_new = RoleHeld.objects.get_or_create(account=user, role=role.value, body=body)
    if is_new:
        audit.keep(by, audit.Deed.ACCOUNTS, f"gave {user.username} the role {role.value} {_at(body)}")
    return is_new


@transaction.atomic
def take(name: str, role: Role, body: str, *, by: str) -> bool:
    """Take a role at a body from an account; return whether it had it.

    Raises:
        AccountError: there is no such account, or nobody would be left who manages accounts.
    """
    user = user_named(name)
    gone, _ = RoleHeld.objects.filter(account=user, role=role.value, body=body).delete()
    if gone:
        if (role, body) == (Role.ADMINISTRATOR, EVERY_BODY):
            _check_somebody_is_left()
        audit.keep(by, audit.Deed.ACCOUNTS, f"took from {user.username} the role {role.value} {_at(body)}")
    return bool(gone)


@transaction.atomic
def clear(name: str, clearance: Visibility, *, by: str) -> None:
    """Say what an account may see at most.

    Raises:
        UnknownAccountError: there is no such account.
    """
    user = user_named(name)
    was = _clearance(user)
    codename = PERMISSION.get(clearance)
    own = Permission.objects.filter(content_type__app_label="workbench", codename__in=PERMISSION.values())
    user.user_permissions.remove(*own)
    if codename:
        user.user_permissions.add(own.get(codename=codename))
    if user.is_superuser and clearance is not Visibility.RESTRICTED:
        user.is_superuser = False
        user.save(update_fields=["is_superuser"])
    if was is not clearance:
        audit.keep(
            by, audit.Deed.ACCOUNTS, f"let {user.username} see {clearance.value} matters at most (was {was.value})"
        )


@transaction.atomic
def switch(name: str, *, on: bool, by: str) -> None:
    """Switch an account on or off; whoever is signed in to one that is off is signed out with their next page.

    Raises:
        AccountError: there is no such account, or nobody would be left who manages accounts.
    """
    user = user_named(name)
    if user.is_active is on:
        return
    user.is_active = on
    user.save(update_fields=["is_active"])
    if not on and user.roles_held.filter(role=Role.ADMINISTRATOR.value, body=EVERY_BODY).exists():
        _check_somebody_is_left()
    audit.keep(by, audit.Deed.ACCOUNTS, f"switched the account {user.username} {'on' if on else 'off'}")


@transaction.atomic
def forget_second_factor(name: str, *, by: str) -> bool:
    """Take the second factor and its recovery codes off an account whose owner lost them; return whether it had any.

    Raises:
        UnknownAccountError: there is no such account.
    """
    from allauth.mfa.models import Authenticator

    user = user_named(name)
    gone, _ = Authenticator.objects.filter(user=user).delete()
    if gone:
        audit.keep(by, audit.Deed.ACCOUNTS, f"took the second factor off the account {user.username}")
    return bool(gone)


def user_named(name: str) -> User:
    """Return the row of an account.

    Raises:
        UnknownAccountError: there is none of that name.
    """
    found = User.objects.filter(username=name.strip()).first()
    if found is None:
        raise UnknownAccountError(f"there is no account “{name}”; see all of them with: commonseal account list")
    return found


def _set_password(user: User, password: str | None) -> None:
    if password is None:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise AccountError(" ".join(each.rstrip(".") + "." for each in error.messages)) from error
    user.set_password(password)


def _clearance(user: User) -> Visibility:
    if user.is_superuser:
        return Visibility.RESTRICTED
    held = {each.codename for each in user.user_permissions.all()}
    return next((each for each in reversed(Visibility) if PERMISSION.get(each) in held), Visibility.PUBLIC)


def _check_somebody_is_left() -> None:
    """Refuse a change after which nobody could sign in who manages all accounts."""
    left = RoleHeld.objects.filter(role=Role.ADMINISTRATOR.value, body=EVERY_BODY, account__is_active=True)
    if not left.exists():
        raise AccountError("nobody would be left who manages accounts; make somebody else administrator first")


def _at(body: str) -> str:
    return f"at {body}" if body else "at every body"


def _shown(user: User, *, has_factor: bool, is_provided: bool) -> Account:
    roles = sorted((list(Role).index(Role(each.role)), each.body) for each in user.roles_held.all())
    return Account(
        name=user.get_username(),
        full_name=user.get_full_name(),
        email=user.email,
        roles=tuple((list(Role)[place], body) for place, body in roles),
        clearance=_clearance(user),
        is_on=user.is_active,
        has_second_factor=has_factor,
        has_password=user.has_usable_password(),
        is_provided=is_provided,
        last_signed_in=user.last_login,
    )
