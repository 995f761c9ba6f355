"""Who looks at a page, what they may see, and what they may do."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from commonseal.vocabulary import Viewer, Visibility
from commonseal.workbench.models import RoleHeld
from commonseal.workbench.rights import Role


def viewer_of(request: HttpRequest) -> Viewer:
    """Return the viewer behind a request: an account with what its permissions let it see, else anybody.

    Somebody who has not signed in sees what ``COMMONSEAL_SIGNED_OUT`` says: what is public, unless the workbench is
    served for one's own use; and nothing at all where the workbench has no public face.

    Raises:
        PermissionDenied: nobody has signed in, and the workbench has no public face.
    """
    signed_out = Visibility(settings.SIGNED_OUT_CLEARANCE)
    user = request.user
    if not user.is_authenticated:
        if not settings.IS_PUBLIC:
            raise PermissionDenied
        return Viewer(clearance=signed_out)
    own = Visibility.PUBLIC
    if user.has_perm("workbench.see_restricted"):
        own = Visibility.RESTRICTED
    elif user.has_perm("workbench.see_internal"):
        own = Visibility.INTERNAL
    return Viewer(name=user.get_username(), clearance=max(own, signed_out, key=lambda each: each.rank))


def account_of(request: HttpRequest) -> str:
    """Return the name of the account behind a request; nothing for somebody not signed in."""
    user = getattr(request, "user", None)
    return user.get_username() if user is not None and user.is_authenticated else ""


def roles_of(request: HttpRequest) -> tuple[tuple[Role, str], ...]:
    """Return the roles of the account behind a request, each with its body; none for somebody not signed in."""
    if not request.user.is_authenticated:
        return ()
    held = RoleHeld.objects.filter(account=request.user).values_list("role", "body")
    return tuple((Role(role), body) for role, body in held)
