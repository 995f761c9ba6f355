"""Timelines: the posts and arrangements of one or several bodies, people or other things, drawn and as a table."""

from django.http import HttpResponse

from commonseal.asking import Look, find_one
from commonseal.vocabulary import Snapshot
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.timelines import timeline as timeline_of

MOST = 12
"""How many things are looked at together at most."""


@page
def timeline(here: Page) -> HttpResponse:
    """Show when posts were held and arrangements in force, with what is uncertain drawn as uncertain."""
    things, fault = things_asked(here)
    if fault:
        return here.show("register/timeline", status=400, things=things, fault=fault, shown=None)
    found = [each for each, _ in things]
    shown = timeline_of(known_of(here.look, found), found, here.as_of, years=_years(here)) if found else None
    return here.show("register/timeline", things=things, fault=None, shown=shown)


def things_asked(here: Page) -> tuple[list[tuple[str, str]], str | None]:
    """Return the things that an address names under ``of`` and ``with``, each with its name, and what is wrong with it.

    Raises:
        NotFoundError: one is not the name of one thing.
    """
    asked = [each.strip() for each in here.asked("of").split(",") if each.strip()]
    more = here.asked("with")
    found = [find_one(here.look, each) for each in asked[: MOST + 1]]
    if more:
        found.append(find_one(here.look, more))
    things = list(dict.fromkeys((each.id, each.name) for each in found))
    many = len(asked) + bool(more) > MOST
    return things[:MOST], f"{MOST} can be looked at together; leave some out" if many else None


def known_of(look: Look, things: list[str]) -> Snapshot:
    """Return what is known of some things, and of the posts and arrangements that they have to do with."""
    first = look.as_of(*things)
    more = {each for one in first.known for each in one.fact.references() if each.startswith(("post/", "arrangement/"))}
    return look.as_of(*dict.fromkeys((*things, *sorted(more)))) if more else first


def _years(here: Page) -> tuple[int, int] | None:
    given = [here.asked("from"), here.asked("to")]
    if not all(each.isascii() and each.isdigit() and len(each) == 4 for each in given):
        return None
    first, last = sorted(map(int, given))
    return (max(first, 1000), last) if last - first < 200 else None
