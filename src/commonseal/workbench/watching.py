"""Writing into the audit what each request saw and recorded, whichever page or endpoint answered it."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from commonseal.register.watching import Watch, watching
from commonseal.workbench.accounts.audit import Deed, keep
from commonseal.workbench.origins import means_of, origin_of
from commonseal.workbench.viewers import account_of


class Watched:
    """Middleware: an entry for a request that was handed something restricted, and one for acts that it recorded.

    The entry is written before the answer leaves; where it cannot be written, the answer does not leave. A request that
    was handed nothing restricted and recorded nothing costs nothing. What is sent in parts is watched to its end.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request, and write what the audit has to know of it."""
        watch = Watch()
        with watching(watch):
            response = self._get_response(request)
        if isinstance(response, StreamingHttpResponse) and not response.is_async:
            parts: Iterator[bytes] = iter(response)
            response.streaming_content = _to_the_end(request, parts, watch)
        else:
            _write(request, watch, was_shown=_has_content(response))
        return response


def _to_the_end(request: HttpRequest, parts: Iterator[bytes], watch: Watch) -> Iterator[bytes]:
    """Hand on the parts of an answer; what they read is watched, and written even where nobody waits for the end."""
    try:
        while True:
            with watching(watch):
                part = next(parts, None)
            if part is None:
                return
            yield part
    finally:
        _write(request, watch, was_shown=True)


def _has_content(response: HttpResponseBase) -> bool:
    return isinstance(response, HttpResponse) and bool(response.content) and not 300 <= response.status_code < 400


def _write(request: HttpRequest, watch: Watch, *, was_shown: bool) -> None:
    if watch.is_empty:
        return
    who, by, address, origin = account_of(request), means_of(request), request.get_full_path(), origin_of(request)
    if watch.restricted and was_shown:
        keep(who, Deed.SAW, by, things=watch.restricted, address=address, origin=origin)
    if watch.acts:
        acts = [f"act/{each}" for each in watch.acts]
        keep(who, Deed.RECORDED, by, things=acts, address=address, origin=origin)
