"""Bringing papers: what is held to before one is taken in, whether it comes by the page or by the API."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from django.conf import settings
from django.core.files import File

from commonseal.reading import ReadingError
from commonseal.reading.formats import kind_of_name
from commonseal.vocabulary import UncertainDate, Viewer, Visibility
from commonseal.vocabulary.periods import DateError
from commonseal.workbench.asker import Asker
from commonseal.workbench.incoming import shelf
from commonseal.workbench.incoming.models import Reading
from commonseal.workbench.presenters.words import upper_first

MOST_FILES = 20
"""How many papers are taken in at a time."""
Faults = list[tuple[str, str]]


@dataclass(frozen=True)
class Parcel:
    """Papers that somebody brings, and what they say of them; ``too_large`` are those of which only the name came."""

    files: "Sequence[File[bytes]]"
    title: str
    published: str
    visibility: str
    too_large: Sequence[str] = ()


@dataclass
class Brought:
    """What came of a parcel: the papers that were taken in, and what was wrong, each with its field."""

    taken: list[Reading] = field(default_factory=list)
    faults: Faults = field(default_factory=list)


def bring(asker: Asker, parcel: Parcel) -> Brought:
    """Take in what somebody brings; nothing of it where what they say of it has faults.

    Args:
        asker: who brings it, and has the right to propose.
        parcel: what they bring.
    """
    brought = Brought(faults=_faults_of(asker, parcel))
    if not brought.faults:
        for each in parcel.files:
            _take(asker, parcel, each, brought)
    return brought


def visibilities(viewer: Viewer) -> list[str]:
    """Return what a paper may be: nothing that who brings it could not see themselves."""
    return [each.value for each in Visibility if viewer.may_see(each)]


def most() -> int:
    """Return how many megabytes a paper may have."""
    return int(settings.LARGEST_UPLOAD // 1_000_000)


def _faults_of(asker: Asker, parcel: Parcel) -> Faults:
    faults: Faults = [
        ("files", f"{each} is over {most()} MB: split it, or take the text out of it") for each in parcel.too_large
    ]
    if not parcel.files and not parcel.too_large:
        faults.append(("files", "Choose a paper"))
    if len(parcel.files) > MOST_FILES:
        faults.append(("files", f"Send {MOST_FILES} papers or fewer at a time"))
    if parcel.visibility not in visibilities(asker.look.viewer):
        faults.append(("visibility", "Say who may see the paper"))
    if parcel.title and len(parcel.files) > 1:
        faults.append(("title", "Leave the title out where there are several papers: each brings its own"))
    if parcel.published:
        try:
            UncertainDate.parse(parcel.published)
        except DateError as error:
            faults.append(("published", upper_first(str(error))))
    return faults


def _take(asker: Asker, parcel: Parcel, file: "File[bytes]", brought: Brought) -> None:
    """Take one file in, or say why not."""
    name = PurePath(file.name or "paper").name
    try:
        kind_of_name(PurePath(name), name)
    except ReadingError as error:
        brought.faults.append(("files", upper_first(str(error)).rstrip(".")))
        return
    content = file.read()
    if not content:
        brought.faults.append(("files", f"{name} is empty: save it again or choose another"))
        return
    same = shelf.same_file(shelf.digest_of(content), asker.look.viewer)
    if same is not None:
        brought.faults.append(("files", f"{name} is here already, as “{shelf.title_of(same)}”"))
        return
    envelope = shelf.Envelope(
        brought_by=asker.account,
        clearance=asker.look.viewer.clearance,
        visibility=Visibility(parcel.visibility),
        published=parcel.published,
    )
    brought.taken.append(shelf.take_in(name, content, envelope, now=asker.now, title=parcel.title[:200]))
