"""The pages on the API: what it can do, and the tokens by which programs use it."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.urls import reverse

from commonseal.workbench.api import tokens as kept
from commonseal.workbench.api.build import build
from commonseal.workbench.api.models import Token
from commonseal.workbench.pages import Page, form, page
from commonseal.workbench.presenters.api import operations
from commonseal.workbench.rights import Right, RightLackingError

_USUAL_DAYS = 90


@page
def described(here: Page) -> HttpResponse:
    """Show what the API can do, operation by operation."""
    return here.show("api/described", groups=operations(build().get_openapi_schema(path_prefix="/api/v1/")))


@form
def tokens(here: Page) -> HttpResponse:
    """Show the tokens of the account, make one, or take one back. A new one is shown once and never again."""
    if isinstance(here.request.user, AnonymousUser):
        raise RightLackingError(Right.READ, signed_in=False)
    if here.is_sent and here.told("take-back"):
        taken = kept.take_back(here.request.user, int(here.told("take-back") or 0), here.now)
        return here.done(f"{reverse('tokens')}?{here.as_of.query()}", f"The token “{taken.name}” is good no longer")
    fault, text = (None, "")
    if here.is_sent:
        fault, text = _made(here)
    held = list(Token.objects.filter(account=here.request.user))
    scopes = [each for each in kept.SCOPES if each is not Right.READ and here.may(each)]
    return here.show(
        "api/tokens",
        status=400 if fault else 200,
        tokens=[(each, _state(each, here)) for each in held],
        scopes=scopes,
        fault=fault,
        text=text,
        days=here.told("days") or _USUAL_DAYS,
        name="" if text else here.told("name"),
    )


def _made(here: Page) -> tuple[tuple[str, str] | None, str]:
    """Return what is wrong, with its field, or the text of a new token."""
    if isinstance(here.request.user, AnonymousUser) or not here.told("days").isdigit():
        return ("days", "Say for how many days, in figures"), ""
    scopes = [Right(each) for each in here.request.POST.getlist("scope") if each in list(kept.SCOPES)]
    try:
        text, _ = kept.make(
            here.request.user, name=here.told("name"), scopes=scopes, days=int(here.told("days")), now=here.now
        )
    except kept.TokenError as error:
        field = "days" if "days" in str(error) else "name"
        return (field, str(error)), ""
    return None, text


def _state(token: Token, here: Page) -> str:
    if token.taken_back is not None:
        return "taken back"
    return "good" if token.expires > here.now else "over"
