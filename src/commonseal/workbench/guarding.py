"""What every request is held to: how large it may be, how long a session lasts, and who is asked to sign in."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import ResolverMatch, resolve, reverse

from commonseal.workbench.as_of import now as present
from commonseal.workbench.views.errors import too_large

Respond = Callable[[HttpRequest], HttpResponseBase]
_TOUCHED_EVERY = 60
_API = "/api/v1/"
_BEGAN, _TOUCHED = "began", "touched"
_NOTHING = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
SIGNING_IN = frozenset(
    {
        "sign-in",
        "account_login",
        "sign-out",
        "mfa_authenticate",
        "account_inactive",
        "openid_connect_login",
        "openid_connect_callback",
    }
)
"""The names of the addresses that are open to somebody who has not signed in, wherever the workbench is closed."""
OWN_ACCOUNT = frozenset({"sign-out", "account_reauthenticate", "mfa_activate_totp", "mfa_view_recovery_codes"})
"""The names of those that are open to somebody who still lacks the second factor that is needed."""


class Middleware:
    """A step on the way of a request."""

    def __init__(self, get_response: Respond) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request: in place of the page, where there is an answer already, or with what the page says."""
        return self.instead(request) or self.after(request, self._get_response(request))

    def instead(self, request: HttpRequest) -> HttpResponseBase | None:  # noqa: ARG002 - for those that need it
        """Return what is answered in place of the page, or None."""
        return None

    def after(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:  # noqa: ARG002
        """Return the answer, with what this step adds to it."""
        return response


class Headers(Middleware):
    """Headers that Django does not set: pages need no device, no other site reads them, no browser keeps them."""

    def after(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Add the headers. What somebody saw who had signed in is not kept by their browser for the next person."""
        response.headers.setdefault("Permissions-Policy", _NOTHING)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class Sizes(Middleware):
    """Refuses what is larger than uploads may be, by what it says of itself, before any of it is read."""

    def instead(self, request: HttpRequest) -> HttpResponseBase | None:
        """Refuse what is too large. Django reads no more of a request than it says that it has."""
        try:
            said = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            said = 0
        return too_large(request) if said > settings.LARGEST_REQUEST else None


class Sessions(Middleware):
    """Ends a session that nobody has used for a while, and any after some hours.

    Its time is written anew once a minute at most, so that a page read seldom writes anything.
    """

    def instead(self, request: HttpRequest) -> HttpResponseBase | None:
        """End the session where it is too old, or note that it is in use."""
        if not request.user.is_authenticated:
            return None
        now = present().timestamp()
        began = request.session.setdefault(_BEGAN, now)
        if now - began > settings.SESSION_LONGEST.total_seconds():
            logout(request)
        elif now - request.session.get(_TOUCHED, 0) > min(_TOUCHED_EVERY, settings.SESSION_COOKIE_AGE / 4):
            request.session[_TOUCHED] = now
        return None


class SignedOut(Middleware):
    """Where the workbench has no public face, asks everybody to sign in."""

    def instead(self, request: HttpRequest) -> HttpResponseBase | None:
        """Send on to the page on which people sign in; a program that brings no token is told 401."""
        if settings.IS_PUBLIC or request.user.is_authenticated or _name(request) in SIGNING_IN:
            return None
        if request.path.startswith(_API):
            if request.headers.get("Authorization"):
                return None
            return JsonResponse({"detail": "sign in, or send a token"}, status=401)
        return redirect(f"{reverse('sign-in')}?{urlencode({'next': request.get_full_path()})}")


class SecondFactor(Middleware):
    """Where a second factor is needed, leads whoever has a password and no second factor to taking one on."""

    def instead(self, request: HttpRequest) -> HttpResponseBase | None:
        """Send on to where a second factor is taken on. Who came by a provider has theirs there."""
        if not settings.SECOND_FACTOR_IS_NEEDED or not request.user.is_authenticated:
            return None
        if _name(request) in SIGNING_IN | OWN_ACCOUNT or not _lacks_factor(request):
            return None
        if request.path.startswith(_API):
            return JsonResponse({"detail": "take on a second factor first"}, status=403)
        return redirect("mfa_activate_totp")


def _lacks_factor(request: HttpRequest) -> bool:
    from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
    from allauth.mfa.utils import is_mfa_enabled

    came = {each.get("method") for each in request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, ())}
    return "socialaccount" not in came and not is_mfa_enabled(request.user)


def _name(request: HttpRequest) -> str | None:
    """Return the name of the address that a request asks for, or None where there is none such."""
    from django.urls import Resolver404

    try:
        found: ResolverMatch = resolve(request.path_info)
    except Resolver404:
        return None
    return found.url_name
