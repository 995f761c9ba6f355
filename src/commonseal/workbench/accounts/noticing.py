"""Signing in and out, and changes that people make to their own accounts, written into the audit as they happen."""

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from commonseal.workbench.accounts.audit import Deed, keep
from commonseal.workbench.origins import origin_of


def _from(request: HttpRequest | None) -> str:
    return origin_of(request) if request is not None else ""


@receiver(user_logged_in)
def signed_in(request: HttpRequest | None, user: Any, **_: Any) -> None:
    """Write that somebody signed in."""
    keep(user.get_username(), Deed.SIGNED_IN, origin=_from(request))


@receiver(user_logged_out)
def signed_out(request: HttpRequest | None, user: Any, **_: Any) -> None:
    """Write that somebody signed out; not where nobody was signed in."""
    if user is not None:
        keep(user.get_username(), Deed.SIGNED_OUT, origin=_from(request))


@receiver(user_login_failed)
def not_signed_in(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """Write that a name and a password did not belong together. The password is not kept, nor anything of it."""
    keep(str(credentials.get("username", "")), Deed.NOT_SIGNED_IN, "wrong name or password", origin=_from(request))


@receiver(authentication_failed)
def wrong_code(request: HttpRequest | None, user: Any, **_: Any) -> None:
    """Write that a code of the second factor was wrong."""
    keep(user.get_username(), Deed.NOT_SIGNED_IN, "wrong code of the second factor", origin=_from(request))


@receiver(password_changed)
def own_password(request: HttpRequest | None, user: Any, **_: Any) -> None:
    """Write that somebody changed their password."""
    keep(user.get_username(), Deed.OWN_ACCOUNT, "changed their password", origin=_from(request))


@receiver(authenticator_added)
def factor_added(request: HttpRequest | None, user: Any, authenticator: Any, **_: Any) -> None:
    """Write that somebody took on a second factor."""
    keep(user.get_username(), Deed.OWN_ACCOUNT, f"took on {_factor(authenticator)}", origin=_from(request))


@receiver(authenticator_removed)
def factor_removed(request: HttpRequest | None, user: Any, authenticator: Any, **_: Any) -> None:
    """Write that somebody gave up a second factor."""
    keep(user.get_username(), Deed.OWN_ACCOUNT, f"gave up {_factor(authenticator)}", origin=_from(request))


@receiver(authenticator_reset)
def factor_renewed(request: HttpRequest | None, user: Any, authenticator: Any, **_: Any) -> None:
    """Write that somebody had new recovery codes made."""
    keep(user.get_username(), Deed.OWN_ACCOUNT, f"renewed {_factor(authenticator)}", origin=_from(request))


def _factor(authenticator: Any) -> str:
    return {"totp": "an authenticator app", "recovery_codes": "recovery codes"}.get(str(authenticator.type), "a factor")
