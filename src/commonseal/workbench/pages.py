"""What every page has: its register, dates and viewer; and what is shown where something is not to be had."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property, wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from commonseal.asking import Look, NotFoundError
from commonseal.register.errors import RegisterError, UnknownStatementError
from commonseal.register.register import Register
from commonseal.workbench.as_of import KNOWN_AT, ON, Dates, dates_of, now, today
from commonseal.workbench.navigation import ENTRIES
from commonseal.workbench.rights import Right, RightLackingError, Role, holds
from commonseal.workbench.viewers import account_of, roles_of, viewer_of

View = Callable[..., HttpResponseBase]


class Page:
    """One request for a page: what is looked at and from where, and the way to render it."""

    def __init__(self, request: HttpRequest, dates: Dates) -> None:
        self.request, self.dates, self.as_of = request, dates, dates.as_of
        self.look = Look(Register("default"), self.as_of.on, self.as_of.known_at, viewer_of(request))

    def asked(self, name: str) -> str:
        """Return what the address says under a name, without spaces around it."""
        return self.request.GET.get(name, "").strip()

    def all_asked(self, name: str) -> tuple[str, ...]:
        """Return all that the address says under a name, each once, without what is empty."""
        return tuple(dict.fromkeys(each.strip() for each in self.request.GET.getlist(name) if each.strip()))

    def told(self, name: str) -> str:
        """Return what a form says under a name, without spaces around it."""
        return str(self.request.POST.get(name, "")).strip()

    @property
    def is_sent(self) -> bool:
        """Whether a form was sent, rather than a page asked for."""
        return self.request.method == "POST"

    @property
    def now(self) -> datetime:
        """The moment, in UTC, at which what is sent enters the register."""
        return now()

    @property
    def account(self) -> str:
        """The name of whoever asks; nothing where they have not signed in."""
        return account_of(self.request)

    @cached_property
    def roles(self) -> tuple[tuple[Role, str], ...]:
        """The roles of whoever asks, each with its body."""
        return roles_of(self.request)

    @property
    def signed_in(self) -> bool:
        """Whether whoever asks has signed in."""
        return self.request.user.is_authenticated

    def came_by(self, page: str) -> str:
        """Return what an act says of where it came from: the kind of page."""
        return page

    def may(self, right: Right, *bodies: str) -> bool:
        """Whether whoever asks has a right at all of some bodies; at any body, where none is given."""
        return holds(self.roles, right, bodies)

    def need(self, right: Right, *bodies: str) -> None:
        """Go on only for somebody who has a right at all of some bodies.

        Raises:
            RightLackingError: they have not; it is shown as a page with status 403.
        """
        if not self.may(right, *bodies):
            raise RightLackingError(right, signed_in=self.signed_in)

    def done(self, address: str, words: str) -> HttpResponse:
        """Send on to an address after something was done, and say there what it was."""
        messages.success(self.request, words)
        return redirect(address)

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Render a template of the workbench, with what every page needs."""
        return render(self.request, f"workbench/{template}.jinja", {**self.everywhere(), **context}, status=status)

    def everywhere(self) -> dict[str, Any]:
        """Return what the frame of every page needs."""
        kept = _others(self.request)
        return {
            "as_of": self.as_of,
            "dates": self.dates,
            "here": self.request.path,
            "kept": kept,
            "viewer": self.look.viewer,
            "account": self.account,
            "entries": [each for each in ENTRIES if each.right is None or self.may(each.right)],
            "told": [str(each) for each in messages.get_messages(self.request)],
            "may": self.may,
        }


def page(view: View) -> View:
    """Make a view of a page that is only looked at: its address carries both dates, and errors are pages.

    An address that lacks a date is sent on to the same one with today's, so that what a person then copies from the
    browser stays an answer for ever. The view is called with a ``Page`` and the parts of its path.
    """
    return require_http_methods(["GET", "HEAD"])(_shown(view))


def form(view: View) -> View:
    """Make a view of a page that may also be sent as a form (``Page.is_sent``); it is otherwise as ``page`` is.

    What is sent is written as of the present moment, whatever dates its address carries. The view says what right it
    needs (``Page.need``), and after a change sends on to a page (``Page.done``).
    """
    return require_http_methods(["GET", "HEAD", "POST"])(_shown(view))


def _shown(view: View) -> View:
    @wraps(view)
    def shown(request: HttpRequest, **parts: str) -> HttpResponseBase:
        dates = dates_of(request.GET.dict(), today())
        here = Page(request, dates)
        if dates.faults:
            return here.show("faulty_dates", status=400)
        if not dates.are_all_given and not here.is_sent:
            return redirect(f"{request.path}?{dates.as_of.query_of(_others(request))}")
        try:
            return view(here, **parts)
        except (NotFoundError, UnknownStatementError) as error:
            found = {"message": error.brief, "meant": error.meant} if isinstance(error, NotFoundError) else {}
            return here.show("not_found", status=404, **{"message": str(error), **found})
        except RightLackingError as error:
            return here.show("no_right", status=403, message=str(error))
        except RegisterError as error:
            return here.show("refused", status=409, message=str(error))

    return shown


def _others(request: HttpRequest) -> list[tuple[str, str]]:
    """Return all that an address says beside its dates, a name with several values once for each."""
    return [(name, each) for name, said in request.GET.lists() for each in said if name not in (ON, KNOWN_AT)]
