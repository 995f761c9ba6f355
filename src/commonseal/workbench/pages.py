"""What every page has: its register, dates and viewer; and what is shown where something is not to be had."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from commonseal.asking import Look, NotFoundError
from commonseal.register.errors import RegisterError, UnknownStatementError
from commonseal.register.register import Register
from commonseal.workbench.as_of import KNOWN_AT, ON, AsOf, Dates, dates_of, today
from commonseal.workbench.viewers import viewer_of

View = Callable[..., HttpResponse]


class Page:
    """One request for a page: what is looked at and from where, and the way to render it."""

    def __init__(self, request: HttpRequest, dates: Dates) -> None:
        self.request, self.dates, self.as_of = request, dates, dates.as_of
        self.look = Look(Register("default"), self.as_of.on, self.as_of.known_at, viewer_of(request))

    def asked(self, name: str) -> str:
        """Return what the address says under a name, without spaces around it."""
        return self.request.GET.get(name, "").strip()

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Render a template of the workbench, with what every page needs."""
        kept = [(name, value) for name, value in self.request.GET.items() if name not in (ON, KNOWN_AT)]
        everywhere = {
            "as_of": self.as_of,
            "dates": self.dates,
            "here": self.request.path,
            "kept": kept,
            "viewer": self.look.viewer,
        }
        return render(self.request, f"workbench/{template}.jinja", {**everywhere, **context}, status=status)


def page(view: View) -> View:
    """Make a view of a page: a safe request whose address carries both dates, and errors as pages.

    An address that lacks a date is sent on to the same one with today's, so that what a person then copies from the
    browser stays an answer for ever. The view is called with a ``Page`` and the parts of its path.
    """

    @require_safe
    @wraps(view)
    def shown(request: HttpRequest, **parts: str) -> HttpResponse:
        dates = dates_of(request.GET.dict(), today())
        here = Page(request, dates)
        if dates.faults:
            return here.show("faulty_dates", status=400)
        if not dates.are_all_given:
            return redirect(f"{request.path}?{dates.as_of.query(**dict(_others(request)))}")
        try:
            return view(here, **parts)
        except (NotFoundError, UnknownStatementError) as error:
            return here.show("not_found", status=404, message=str(error))
        except RegisterError as error:
            return here.show("refused", status=409, message=str(error))

    return shown


def _others(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.GET.dict().items() if name not in (ON, KNOWN_AT)]


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Show that there is no such page."""
    here = Page(request, dates_of({}, today()))
    return here.show("not_found", status=404, message="")


def failed(request: HttpRequest) -> HttpResponse:
    """Show that something went wrong, without asking the register, for it may be what failed."""
    as_of = AsOf(today(), today())
    return render(
        request, "workbench/failed.jinja", {"as_of": as_of, "here": "", "kept": [], "dates": None}, status=500
    )
