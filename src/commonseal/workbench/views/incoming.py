"""Papers that come in: sending them, and how far each has come."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse

from commonseal.reading.formats import ENDINGS
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.incoming import shelf
from commonseal.workbench.incoming.awaiting import counted
from commonseal.workbench.incoming.bringing import MOST_FILES, Faults, Parcel, bring, most, visibilities
from commonseal.workbench.incoming.models import Reading
from commonseal.workbench.incoming.receiving import too_large
from commonseal.workbench.lists import By, Column, listing
from commonseal.workbench.pages import Page, form, page
from commonseal.workbench.presenters.incoming import IncomingShown, shown
from commonseal.workbench.rights import Right

_ID_OF = {"visibility": "visibility-public"}
"""Where a field is on the page, if not under its own name."""


@page
def incoming(here: Page) -> HttpResponseBase:
    """List the papers that came in, what is to be reviewed first."""
    here.need(Right.PROPOSE)
    found = listing(
        here, "incoming", _columns(here.as_of), papers_in_hand(here),
        title="Papers to review", empty="No paper has come in that you may see. Add one with the button above.",
    )  # fmt: skip
    return found if isinstance(found, HttpResponseBase) else here.show("reviewing/incoming", found=found)


def _columns(as_of: AsOf) -> tuple[Column[IncomingShown], ...]:
    def link(each: IncomingShown) -> str:
        return as_of.at("incoming-paper", each.name)

    return (
        Column("title", "Paper", lambda each: each.title, link, by=By.TEXT, note=lambda each: each.told, is_wide=True),
        Column("state", "State", lambda each: each.state_words, by=By.CHOICE, colour=lambda each: each.colour),
        Column("waiting", "To decide", lambda each: each.waiting),
        Column("decided", "Decided", lambda each: each.decided),
        Column("visibility", "Seen by", lambda each: each.visibility, by=By.CHOICE),
        Column("by", "Brought by", lambda each: each.brought_by, by=By.CHOICE),
        Column(
            "brought", "Brought on", lambda each: each.brought_at.date(), sort=lambda each: each.brought_at,
            note=lambda each: f"{each.brought_at:%H:%M}",
        ),
    )  # fmt: skip


def papers_in_hand(here: Page) -> tuple[IncomingShown, ...]:
    """Return the papers that came in and that the viewer may see: to be reviewed, to be read, and the rest."""
    readings = shelf.in_hand(here.look.viewer, here.look.register)
    counts = counted(readings, here.look.register)
    rows = [shown(each, counts.get(each.paper)) for each in readings]
    return tuple(sorted(rows, key=lambda each: (not each.waiting, not each.is_under_way)))


def under_review(here: Page) -> tuple[IncomingShown, ...]:
    """Return the papers that are to be read or reviewed, for those who work here; none for others."""
    if not here.may(Right.PROPOSE):
        return ()
    return tuple(each for each in papers_in_hand(here) if each.waiting or each.is_under_way)


@page
def incoming_paper(here: Page, name: str) -> HttpResponse:
    """Show how far one paper has come: waiting, being read, read with so many claims, or refused and why."""
    here.need(Right.PROPOSE)
    reading = shelf.found(f"paper/{name}", here.look.viewer, here.look.register)
    row = shown(reading, counted([reading], here.look.register).get(reading.paper))
    waits_long = row.state == "waiting" and (here.now - reading.brought_at).total_seconds() > 60
    may_review = here.may(Right.REVIEW)
    return here.show("reviewing/state", paper=row, waits_long=waits_long, may_review=may_review)


@form
def add(here: Page) -> HttpResponse:
    """Show the form by which papers are sent, and take them in."""
    here.need(Right.PROPOSE)
    if not here.is_sent:
        return _form(here, [])
    told = {name: here.told(name) for name in ("title", "published", "visibility")}
    brought = bring(here, Parcel(here.request.FILES.getlist("files"), **told, too_large=too_large(here.request)))
    taken = brought.taken
    if brought.faults:
        return _form(here, [(_ID_OF.get(name, name), words) for name, words in brought.faults], taken)
    words = "The paper came in." if len(taken) == 1 else f"{len(taken)} papers came in."
    return _on(here, taken, f"{words} Reading begins by itself.")


def _on(here: Page, taken: list[Reading], words: str) -> HttpResponse:
    """Send on to what was taken in; a script that sent it is told where to go, and goes there itself."""
    alone = taken[0].paper.partition("/")[2] if len(taken) == 1 else None
    path = reverse("incoming-paper", args=[alone]) if alone else reverse("incoming")
    answer = here.done(f"{path}?{here.as_of.query()}", words)
    if here.request.headers.get("X-Sent-By") == "script":
        answer.headers["X-Go-To"] = answer.headers["Location"]
        del answer.headers["Location"]
        answer.status_code = 200
    return answer


def _form(here: Page, faults: Faults, taken: list[Reading] | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "faults": faults,
        "fault_of": dict(reversed(faults)),
        "taken": [(shelf.title_of(each), each.paper.partition("/")[2]) for each in taken or ()],
        "visibilities": visibilities(here.look.viewer),
        "values": {name: here.told(name) for name in ("title", "published", "visibility")},
        "endings": sorted(ENDINGS),
        "most": most(),
        "most_files": MOST_FILES,
    }
    return here.show("reviewing/add", status=400 if faults else 200, **context)
