"""What is shown where a page cannot be: in our look, with a way forward, and without asking the register or accounts.

The register may be what failed, and some of these are shown before it is known who asks.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commonseal.workbench.as_of import AsOf, dates_of, today


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Show that there is no such page."""
    from commonseal.workbench.pages import Page

    here = Page(request, dates_of({}, today()))
    return here.show("not_found", status=404, message="")


def failed(request: HttpRequest) -> HttpResponse:
    """Show that something went wrong."""
    return _bare(request, "failed", 500)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Show that this may not be done."""
    return _told(
        request,
        403,
        "You may not do this",
        "Your account is not allowed here. If you signed in a while ago, sign out and in again, then try once more.",
    )


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Show that a request makes no sense, or has more in it than a form may have."""
    return _told(
        request,
        400,
        "This could not be understood",
        "What your browser sent is not what a form of this register sends, or there is too much in it. Go back, and"
        " send less at once.",
    )


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Show that a form was not taken, for it did not come from a page of ours that is still good."""
    return _told(
        request,
        403,
        "This form is no longer good",
        "You may have signed in or out since you opened it, or your browser keeps no cookies. Go back, load the page"
        " anew, and send it again: nothing was changed.",
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """Show that what was sent is larger than anything may be."""
    from django.conf import settings

    most = settings.LARGEST_REQUEST // 1_000_000
    return _told(
        request,
        413,
        "This is too large",
        f"At most {most} MB can be sent at once. Go back and send fewer files, or smaller ones: nothing was kept.",
    )


def too_often(request: HttpRequest) -> HttpResponse:
    """Show that somebody tried too often."""
    shown = _told(
        request,
        429,
        "You tried too often",
        "Wait five minutes, then try again. If you have forgotten your password, an administrator can give you a new"
        " one.",
    )
    shown.headers["Retry-After"] = "300"
    return shown


def switched_off(request: HttpRequest) -> HttpResponse:
    """Show that an account is switched off."""
    return _told(
        request, 403, "This account is switched off", "Ask an administrator of this register to switch it on again."
    )


def provider_failed(request: HttpRequest, *, was_cancelled: bool) -> HttpResponse:
    """Show that signing in by the provider came to nothing."""
    words = (
        "You cancelled it. Sign in again when you are ready."
        if was_cancelled
        else "Your organisation’s sign-in did not answer as it should, or you took too long. Try again; if it stays so,"
        " tell whoever looks after this register when it happened."
    )
    return _told(request, 403, "You are not signed in", words)


def provider_too_weak(request: HttpRequest) -> HttpResponse:
    """Show that the provider did not say of somebody what it has to say."""
    return _told(
        request,
        403,
        "You are not signed in",
        "Your organisation’s sign-in did not vouch for you as strongly as this register asks. Sign in there with your"
        " card, key or app rather than a password alone, then try again.",
    )


def _told(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    return _bare(request, "told", status, title=title, words=words)


def _bare(request: HttpRequest, template: str, status: int, **more: str) -> HttpResponse:
    frame = {"as_of": AsOf(today(), today()), "here": "", "kept": [], "dates": None, "is_bare": True}
    return render(request, f"workbench/{template}.jinja", {**frame, **more}, status=status)
