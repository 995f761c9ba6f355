"""Signing in and out, and one's own password and second factor: the sign-in library's ways, in our look."""

from typing import Any

from allauth.account import views as accounts
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as apps
from allauth.socialaccount.providers.openid_connect import views as provider
from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString, mark_safe

from commonseal.workbench.as_of import AsOf, dates_of, today
from commonseal.workbench.oidc import PROVIDER
from commonseal.workbench.pages import Page
from commonseal.workbench.views.errors import provider_failed

_GOES_TO = {"form-action": list(settings.OIDC_PROVIDER.origins)} if settings.OIDC_PROVIDER else {}


class InOurLook:
    """Gives a view of the sign-in library what the frame of our pages needs, and the faults of its form in a list."""

    request: HttpRequest
    title = ""
    done = ""
    at = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page needs; today's dates stand in its links."""
        found: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc] # of the view beside it
        form = found.get("form")
        faults = [] if form is None else [(_field(name), str(words[0])) for name, words in form.errors.items()]
        return {**_frame(self.request), **found, "faults": faults, "title": self.title, "at": self.at}

    def form_valid(self, form: Any) -> HttpResponse:
        """Say on the next page what was done."""
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc] # of the view beside it
        if self.done:
            messages.success(self.request, self.done)
        return answer


@method_decorator(csp_update(_GOES_TO), name="dispatch")
class SignIn(InOurLook, accounts.LoginView):  # type: ignore[misc] # the library has no types
    """The page on which somebody signs in; it goes back to where they came from.

    Its form for the provider leads to another place, so that its policy names that place, and no other page's does.
    """

    template_name = "workbench/accounts/sign_in.jinja"
    title = "Sign in"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the form needs, and the provider, where there is one."""
        offered = {"provider": settings.OIDC_PROVIDER, "provider_address": reverse(*_TO_PROVIDER)}
        return {**super().get_context_data(**kwargs), **(offered if settings.OIDC_PROVIDER else {})}


class SignOut(InOurLook, accounts.LogoutView):  # type: ignore[misc] # the library has no types
    """Ends a session; asked for by an address, it first shows a button."""

    template_name = "workbench/accounts/sign_out.jinja"
    title = "Sign out"


class Code(InOurLook, factors.AuthenticateView):  # type: ignore[misc] # the library has no types
    """The second step of signing in: a code of the authenticator app, or a recovery code."""

    template_name = "workbench/accounts/code.jinja"
    title = "Enter your code"
    at = "mfa_authenticate"


class AgainByPassword(InOurLook, accounts.ReauthenticateView):  # type: ignore[misc] # the library has no types
    """Asks for the password again before something weighty is changed."""

    template_name = "workbench/accounts/again.jinja"
    title = "Enter your password again"


class AgainByCode(InOurLook, factors.ReauthenticateView):  # type: ignore[misc] # the library has no types
    """Asks for a code before something weighty is changed."""

    template_name = "workbench/accounts/code.jinja"
    title = "Enter a code to go on"
    at = "mfa_reauthenticate"


class Password(InOurLook, accounts.PasswordChangeView):  # type: ignore[misc] # the library has no types
    """Changes one's own password; other sessions of the account end."""

    template_name = "workbench/accounts/password.jinja"
    title = "Change your password"
    done = "Your password is changed. Wherever else you had signed in, you are signed out."

    def get_default_success_url(self) -> str:
        """Return the page of one's own account."""
        return reverse("account")


class FactorOn(InOurLook, apps.ActivateTOTPView):  # type: ignore[misc] # the library has no types
    """Takes on an authenticator app as second factor (TOTP, RFC 6238)."""

    template_name = "workbench/accounts/factor_on.jinja"
    title = "Set up your authenticator app"
    done = "Your second factor is set up. From now on you are asked for a code when you sign in."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the form needs, and the picture to scan as part of the page: no other address carries it."""
        found = super().get_context_data(**kwargs)
        return {**found, "picture": _drawn(found["totp_svg"]), "secret": _in_fours(found["form"].secret)}


class FactorOff(InOurLook, apps.DeactivateTOTPView):  # type: ignore[misc] # the library has no types
    """Gives up the second factor, and the recovery codes with it."""

    template_name = "workbench/accounts/factor_off.jinja"
    title = "Give up your second factor"
    done = "Your second factor is given up."


class RecoveryCodes(InOurLook, codes.ViewRecoveryCodesView):  # type: ignore[misc] # the library has no types
    """Shows the recovery codes, once."""

    template_name = "workbench/accounts/recovery_codes.jinja"
    title = "Your recovery codes"


class NewRecoveryCodes(InOurLook, codes.GenerateRecoveryCodesView):  # type: ignore[misc] # the library has no types
    """Makes new recovery codes; the old ones are good no longer."""

    template_name = "workbench/accounts/new_recovery_codes.jinja"
    title = "Make new recovery codes"


@login_not_required
def to_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send on to the provider of OpenID Connect, from our form alone; its address cannot change what is asked."""
    if request.method != "POST":
        return redirect("sign-in")
    if set(request.GET) - {"next"}:
        return provider_failed(request, was_cancelled=False)
    from requests import RequestException

    try:
        answer: HttpResponse = provider.login(request, provider_id)
    except RequestException:
        return provider_failed(request, was_cancelled=False)
    return answer


@login_not_required
def from_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take in what the provider says of somebody; where there is no provider there is no such page."""
    if not settings.OIDC_PROVIDER and not settings.IS_PUBLIC:
        return redirect("sign-in")
    if not settings.OIDC_PROVIDER:
        raise Http404
    answer: HttpResponse = provider.callback(request, provider_id)
    return answer


_TO_PROVIDER = ("openid_connect_login", None, (), {"provider_id": PROVIDER})


def _frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame of a page needs: of one who has signed in as on every page, else bare."""
    if request.user.is_authenticated:
        return Page(request, dates_of({}, today())).everywhere()
    return {"as_of": AsOf(today(), today()), "here": "", "kept": [], "dates": None, "is_bare": True, "told": []}


def _field(name: str) -> str:
    return "id_login" if name == "__all__" else f"id_{name}"


def _drawn(svg: str) -> SafeString:
    """Return a drawing as part of a page. It was made here, out of an address that was escaped when it was made."""
    return mark_safe(svg[svg.index("<svg") :].replace("<svg", '<svg role="img" aria-label="Code to scan"', 1))  # noqa: S308


def _in_fours(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
