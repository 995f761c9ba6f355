"""Who asks the API: an account by its token or its session, or anybody; and what they may see and do."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from commonseal.vocabulary import Viewer
from commonseal.workbench.api import tokens
from commonseal.workbench.as_of import now
from commonseal.workbench.origins import TOKEN_NAME
from commonseal.workbench.rights import Right, RightLackingError, Role, holds
from commonseal.workbench.viewers import roles_of, viewer_of

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_BEARER = "Bearer "
SOURCE = "api"
"""What acts say of where they came from where they were made with a session; else the name of the token follows."""


@dataclass(frozen=True)
class Caller:
    """Who asks: what they may see, their roles with bodies, and the rights that their token is held to.

    ``source`` is what their acts say of where they came from: the API, and by which token.
    """

    viewer: Viewer
    roles: tuple[tuple[Role, str], ...]
    scopes: frozenset[Right]
    signed_in: bool
    source: str = SOURCE

    def may(self, right: Right, *bodies: str) -> bool:
        """Whether they have a right at all of some bodies; at any body, where none is given."""
        return right in self.scopes and holds(self.roles, right, bodies)

    def need(self, right: Right, *bodies: str) -> None:
        """Go on only for somebody who has a right at all of some bodies.

        Raises:
            RightLackingError: they have not.
        """
        if not self.may(right, *bodies):
            raise RightLackingError(right, signed_in=self.signed_in)


class Callers(AuthBase):
    """Finds out who asks, for django-ninja."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> Caller | None:
        """Return who asks; None where a token is not good. What somebody sends as JSON is read once it is known who."""
        found = caller_of(request)
        if found is not None and found.signed_in and request.content_type == "application/json":
            # Django reads no more than a form may have. How large JSON may be was looked at before (in_one_shape).
            vars(request)["_body"] = request.read()
        return found


def caller_of(request: HttpRequest) -> Caller | None:
    """Return who asks, for django-ninja; None, which it answers with 401, for a token that is not good.

    A session of a browser counts too; then a change needs the mark that guards forms against other sites.
    """
    told = request.headers.get("Authorization", "")
    if told:
        return _by_token(request, told.removeprefix(_BEARER)) if told.startswith(_BEARER) else None
    if request.method not in _SAFE:
        if not request.user.is_authenticated:
            return None
        if check_csrf(request) is not None:
            raise HttpError(403, "a change made with a session needs its CSRF token; or send a token of the API")
    return _as_signed_in(request, frozenset(Right))


def _by_token(request: HttpRequest, text: str) -> Caller | None:
    token = tokens.find(text, now())
    if token is None:
        return None
    request.user = token.account
    request.META[TOKEN_NAME] = token.name
    scopes = frozenset(map(Right, token.scopes.split()))
    return replace(_as_signed_in(request, scopes), source=f"{SOURCE}: {token.name}")


def _as_signed_in(request: HttpRequest, scopes: frozenset[Right]) -> Caller:
    return Caller(viewer_of(request), roles_of(request), scopes, signed_in=request.user.is_authenticated)
