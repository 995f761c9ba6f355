"""Papers that come in: sending them, and how far each has come."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files import File
from django.http import HttpResponse
from django.urls import reverse

from commonseal.reading import ReadingError
from commonseal.reading.formats import ENDINGS, kind_of_name
from commonseal.vocabulary import UncertainDate, Visibility
from commonseal.vocabulary.periods import DateError
from commonseal.workbench.incoming import shelf
from commonseal.workbench.incoming.awaiting import counted
from commonseal.workbench.incoming.models import Reading
from commonseal.workbench.incoming.receiving import too_large
from commonseal.workbench.pages import Page, form, page
from commonseal.workbench.presenters.incoming import IncomingShown, shown
from commonseal.workbench.presenters.words import upper_first
from commonseal.workbench.rights import Right

_MOST_FILES = 20
Faults = list[tuple[str, str]]


@page
def incoming(here: Page) -> HttpResponse:
    """List the papers that came in, what is to be reviewed first."""
    here.need(Right.PROPOSE)
    return here.show("reviewing/incoming", papers=papers_in_hand(here))


def papers_in_hand(here: Page) -> tuple[IncomingShown, ...]:
    """Return the papers that came in and that the viewer may see: to be reviewed, to be read, and the rest."""
    shelf.forget_erased(here.look.register)
    shelf.kept_up(here.look.register)
    readings = list(shelf.seen_by(here.look.viewer).order_by("-brought_at", "-pk"))
    shelf.tell_of(readings)
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
    files = here.request.FILES.getlist("files")
    faults = _faults_of_fields(here, files)
    taken: list[Reading] = []
    if not faults:
        for each in files:
            _take(here, each, taken, faults)
    if faults:
        return _form(here, faults, taken)
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


def _faults_of_fields(here: Page, files: "Sequence[File[bytes]]") -> Faults:
    large = too_large(here.request)
    faults: Faults = [("files", f"{each} is over {_most()} MB: split it, or take the text out of it") for each in large]
    if not files and not large:
        faults.append(("files", "Choose a paper"))
    if len(files) > _MOST_FILES:
        faults.append(("files", f"Send {_MOST_FILES} papers or fewer at a time"))
    if here.told("visibility") not in _visibilities(here):
        faults.append(("visibility-public", "Say who may see the paper"))
    if here.told("title") and len(files) > 1:
        faults.append(("title", "Leave the title out where there are several papers: each brings its own"))
    if here.told("published"):
        try:
            UncertainDate.parse(here.told("published"))
        except DateError as error:
            faults.append(("published", upper_first(str(error))))
    return faults


def _take(here: Page, file: "File[bytes]", taken: list[Reading], faults: Faults) -> None:
    """Take one file in, or say why not."""
    name = PurePath(file.name or "paper").name
    try:
        kind_of_name(PurePath(name), name)
    except ReadingError as error:
        faults.append(("files", upper_first(str(error)).rstrip(".")))
        return
    content = file.read()
    if not content:
        faults.append(("files", f"{name} is empty: save it again or choose another"))
        return
    same = shelf.same_file(shelf.digest_of(content), here.look.viewer)
    if same is not None:
        faults.append(("files", f"{name} is here already, as “{shelf.title_of(same)}”"))
        return
    taken.append(shelf.take_in(name, content, _envelope(here), now=here.now, title=here.told("title")[:200]))


def _envelope(here: Page) -> shelf.Envelope:
    return shelf.Envelope(
        brought_by=here.account,
        clearance=here.look.viewer.clearance,
        visibility=Visibility(here.told("visibility")),
        published=here.told("published"),
    )


def _visibilities(here: Page) -> list[str]:
    """Return what a paper may be: nothing that who brings it could not see themselves."""
    return [each.value for each in Visibility if here.look.viewer.may_see(each)]


def _form(here: Page, faults: Faults, taken: list[Reading] | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "faults": faults,
        "fault_of": dict(reversed(faults)),
        "taken": [(shelf.title_of(each), each.paper.partition("/")[2]) for each in taken or ()],
        "visibilities": _visibilities(here),
        "values": {name: here.told(name) for name in ("title", "published", "visibility")},
        "endings": sorted(ENDINGS),
        "most": _most(),
        "most_files": _MOST_FILES,
    }
    return here.show("reviewing/add", status=400 if faults else 200, **context)


def _most() -> int:
    return int(settings.LARGEST_UPLOAD // 1_000_000)
