"""From where a request came, as far as that can be believed."""

from django.http import HttpRequest


def origin_of(request: HttpRequest) -> str:
    """Return the address in the network from which a request came.

    Behind as many servers of one's own as ``COMMONSEAL_PROXIES`` says, it is what the outermost of them saw; else what
    a client says of itself in ``X-Forwarded-For`` counts for nothing.
    """
    from allauth.core.internal.ratelimit import get_ip

    return str(get_ip(request))
