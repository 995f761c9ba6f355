"""From where a request came, as far as that can be believed, and by which token."""

from django.http import HttpRequest

TOKEN_NAME = "commonseal.token"  # noqa: S105 - the name of a key, no token
"""Where a request says by which token it came. No client can write there: what comes from one begins otherwise."""


def means_of(request: HttpRequest) -> str:
    """Say by which token of the API a request came; nothing where somebody signed in."""
    name = request.META.get(TOKEN_NAME)
    return f"by the token “{name}”" if name else ""


def origin_of(request: HttpRequest) -> str:
    """Return the address in the network from which a request came.

    Behind as many servers of one's own as ``COMMONSEAL_PROXIES`` says, it is what the outermost of them saw; else what
    a client says of itself in ``X-Forwarded-For`` counts for nothing.
    """
    from allauth.core.internal.ratelimit import get_ip

    return str(get_ip(request))
