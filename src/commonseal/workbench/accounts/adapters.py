"""How the sign-in library meets the workbench: nobody signs up, provided accounts come in bare, secrets are sealed."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_username
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from commonseal.workbench.accounts import audit
from commonseal.workbench.oidc import lacking
from commonseal.workbench.origins import origin_of
from commonseal.workbench.secrets import is_lasting, sealed, unsealed


class Accounts(DefaultAccountAdapter):  # type: ignore[misc] # the library has no types
    """Accounts with a password of their own. An administrator makes them."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "The name and password do not belong together",
        "too_many_login_attempts": "You tried too often. Wait five minutes, then try again",
        "enter_current_password": "This is not your password",
        "incorrect_password": "This is not your password",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library gives it
        """Nobody makes an account for themselves."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ARG002
        """Count tries at a name under the name alone, whichever of our hosts is spoken to."""
        return str(credentials.get("username", "")).strip().casefold()

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing of its own: our pages say what was done."""


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc] # the library has no types
    """Second factors, whose secrets nobody can use who has only a copy of the database."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code is not right. Wait for the next one, and type it again",
    }

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return what an authenticator app calls the account: its name, whatever address it has."""
        return user.get_username()

    def encrypt(self, text: str) -> str:
        """Return a secret sealed, where the key that seals it outlives this process."""
        return sealed(text, [settings.SECRET_KEY]) if is_lasting() else text

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that was sealed with the key of this installation or an older one."""
        return unsealed(encrypted_text, [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS])


class ProviderAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc] # the library has no types
    """Accounts of a provider of OpenID Connect. One that is new has no role and sees what is public."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - the library gives it
        """Whoever the provider vouches for has an account; what they may see and do, an administrator says."""
        return True

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Go on only where the provider claims what the settings require.

        Raises:
            ImmediateHttpResponse: it does not; it carries the page that says so.
        """
        provider = settings.OIDC_PROVIDER
        short = lacking(_claims(sociallogin), provider.required) if provider else []
        if short:
            from commonseal.workbench.views.errors import provider_too_weak

            told = f"the provider did not claim what is required: {', '.join(short)}"
            audit.keep("", audit.Deed.NOT_SIGNED_IN, told, origin=origin_of(request))
            raise ImmediateHttpResponse(provider_too_weak(request))

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        """Name a new account by the claim that the settings say; one that is taken gets a figure behind it."""
        user = super().populate_user(request, sociallogin, data)
        claims = _claims(sociallogin)
        provider = settings.OIDC_PROVIDER
        named = (provider and claims.get(provider.name_claim)) or claims.get("email") or claims.get("sub")
        user_username(user, "-".join(str(named).split())[:150])
        return user

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,  # noqa: ARG002 - the library gives it
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,  # noqa: ARG002 - the library gives it
    ) -> None:
        """Show what went wrong on a page of ours, and write it into the audit.

        Raises:
            ImmediateHttpResponse: always; it carries the page.
        """
        from commonseal.workbench.views.errors import provider_failed

        reason = f"{error or 'unknown'}" + (f": {exception}" if exception else "")
        audit.keep("", audit.Deed.NOT_SIGNED_IN, f"by the provider: {reason}"[:500], origin=origin_of(request))
        raise ImmediateHttpResponse(provider_failed(request, was_cancelled=str(error) == "cancelled"))


def _claims(sociallogin: Any) -> dict[str, Any]:
    """Return what the provider claims of somebody: in the token that it signed, and when asked."""
    told = sociallogin.account.extra_data
    return {**told.get("userinfo", {}), **told.get("id_token", {})}
