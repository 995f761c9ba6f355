"""The papers that came in: taking one in, finding those that a viewer may see, and what was read in them."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.db.models import QuerySet

from commonseal.asking import NotFoundError
from commonseal.reading import PaperClaims
from commonseal.register.ledger.erasing import BLANKED
from commonseal.register.register import Register
from commonseal.register.watching import handed_out
from commonseal.vocabulary import Paper, PaperInfo, UncertainDate, Viewer, Visibility
from commonseal.vocabulary.identifiers import slug
from commonseal.workbench.incoming.models import Reading, State

_HEAVY = ("content", "text", "claims")


@dataclass(frozen=True)
class Envelope:
    """What whoever brings papers says of them, and who they are.

    ``published`` is EDTF or empty; ``clearance`` the most guarded visibility that they may see themselves.
    """

    brought_by: str
    clearance: Visibility
    visibility: Visibility
    published: str = ""


def take_in(file_name: str, content: bytes, envelope: Envelope, *, now: datetime, title: str = "") -> Reading:
    """Take a paper in, to be read in the background.

    Its identifier says nothing of what else there is, for that may be guarded.
    """
    words = slug(title or PurePath(file_name).stem)[:80].strip("-") or "paper"
    return Reading.objects.create(
        paper=f"paper/{words}-{secrets.token_hex(3)}",
        title=title,
        file_name=file_name[-200:],
        published=envelope.published,
        visibility=envelope.visibility.value,
        brought_by=envelope.brought_by,
        brought_at=now,
        clearance=envelope.clearance.value,
        digest=digest_of(content),
        content=content,
    )


def digest_of(content: bytes) -> str:
    """Return what a file is known by."""
    return hashlib.sha256(content).hexdigest()


def seen_by(viewer: Viewer) -> "QuerySet[Reading]":
    """Return the papers that came in and that a viewer may see, without their files, texts and claims."""
    shown = [each.value for each in Visibility if viewer.may_see(each)]
    return Reading.objects.filter(visibility__in=shown).defer(*_HEAVY)


def kept_up(register: Register) -> None:
    """Let what the register says by now of papers that came in, who may see them above all, count here too."""
    here = Reading.objects.filter(state=State.READ).values_list("paper", "title", "visibility")
    known = {paper: (title, visibility) for paper, title, visibility in here}
    for paper, held in register.papers.said_of(list(known)).items():
        if known[paper] != (held.title[:200], held.visibility.value):
            said = {"title": held.title[:200], "visibility": held.visibility.value}
            Reading.objects.filter(paper=paper).update(**said)


def in_hand(viewer: Viewer, register: Register) -> list[Reading]:
    """Return the papers that came in and that a viewer may see, as the register has them by now, the last first."""
    forget_erased(register)
    kept_up(register)
    readings = list(seen_by(viewer).order_by("-brought_at", "-pk"))
    tell_of(readings)
    return readings


def found(paper: str, viewer: Viewer, register: Register) -> Reading:
    """Return one paper that came in.

    Raises:
        NotFoundError: none did under that identifier, or the viewer may not see it (the two are not told apart).
    """
    forget_erased(register)
    kept_up(register)
    reading = seen_by(viewer).filter(paper=paper).first()
    if reading is None:
        raise NotFoundError(f"no {paper} came in that you may see")
    tell_of([reading])
    return reading


def tell_of(readings: Iterable[Reading]) -> None:
    """Let the audit know of the papers that are handed out, as the register does of its own."""
    handed_out(
        PaperInfo.model_construct(
            id=each.paper, title=title_of(each), sha256=each.digest, visibility=Visibility(each.visibility)
        )
        for each in readings
    )


def same_file(digest: str, viewer: Viewer) -> Reading | None:
    """Return the paper that came in as the same file, where the viewer may see it; one that was refused is none."""
    return seen_by(viewer).filter(digest=digest).exclude(state=State.REFUSED).first()


def paper_of(reading: Reading, register: Register) -> Paper:
    """Return a paper that was read as it enters the register, or as the register has it already."""
    held = register.papers.said_of([reading.paper]).get(reading.paper)
    if held is not None:
        return Paper(**held.model_dump(), text=reading.text)
    published = reading.published or claims_of(reading).published
    return Paper(
        id=reading.paper,
        title=title_of(reading),
        published=UncertainDate.parse(published) if published else None,
        visibility=Visibility(reading.visibility),
        sha256=reading.sha256,
        text=reading.text,
    )


def claims_of(reading: Reading) -> PaperClaims:
    """Return what was read in a paper."""
    return PaperClaims.from_json(reading.claims, source=reading.paper)


def title_of(reading: Reading) -> str:
    """Return what a paper is called: by its title, or by its file until it has one."""
    return reading.title or reading.file_name


def held_already(sha256: str, register: Register, viewer: Viewer) -> PaperInfo | None:
    """Return the paper of the register that has the same text and came in by another way, where a viewer may see it."""
    held = register.papers.by_sha256(sha256)
    if held is None or not viewer.may_see(held.visibility) or Reading.objects.filter(paper=held.id).exists():
        return None
    return held


def forget_erased(register: Register) -> int:
    """Let go of the texts and claims of papers whose text was erased from the register by order; return how many."""
    kept = Reading.objects.exclude(text="").filter(paper__in=register.papers.erased())
    return kept.update(
        text="", claims="", claim_keys="", title=BLANKED, file_name=BLANKED, digest="", state=State.REFUSED,
        why_refused="Its text was erased by order.", content=None,
    )  # fmt: skip
