"""The reader: papers turned into claims with exact evidence.

``read_text``, ``read_file`` and ``read_paper`` are the way in; the formats that papers come in are those of
``formats``; what comes out keeps the claims contract (see ``claims``). Nothing leaves the machine, and the same text
always gives the same claims.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from commonseal.reading.claims import (
    AppointmentClaim,
    ArrangementClaim,
    AttributeClaim,
    Claim,
    DecisionClaim,
    Evidence,
    PaperClaims,
)
from commonseal.reading.errors import ReadingError
from commonseal.reading.formats import PaperText, paper_of

if TYPE_CHECKING:
    from commonseal.reading.known import KnownNames

__all__ = [
    "AppointmentClaim",
    "ArrangementClaim",
    "AttributeClaim",
    "Claim",
    "DecisionClaim",
    "Evidence",
    "PaperClaims",
    "PaperText",
    "ReadingError",
    "date_of",
    "paper_of",
    "read_file",
    "read_paper",
    "read_text",
]


def read_text(text: str, *, name: str, published: str | None = None, known: KnownNames | None = None) -> PaperClaims:
    """Read the claims out of a text.

    Args:
        text: The plain text of the paper.
        name: What to call the paper (the ``doc`` of the result).
        published: The paper's own date as EDTF when the caller knows it; otherwise it is looked for in the text.
        known: The names that a register knows (``commonseal.reading.known``), to see and link its bodies by.

    Returns:
        The claims in reading order; every piece of evidence quotes ``text`` exactly.
    """
    from commonseal.reading.pipeline import claims_of  # noqa: PLC0415 - its patterns take a third of a second to build

    return claims_of(text, name=name, published=published, known=known)


def read_paper(paper: PaperText, *, published: str | None = None, known: KnownNames | None = None) -> PaperClaims:
    """Read the claims out of a paper of any format.

    Args:
        paper: The paper, as ``formats.paper_of`` gives it.
        published: The paper's own date as EDTF when the caller knows it; otherwise that in its text, or else the one
            that its file gives.
        known: The names that a register knows, as for ``read_text``.

    Returns:
        The claims; every piece of evidence quotes ``paper.text`` exactly, and names its page if there are pages.
    """
    from commonseal.reading.pipeline import claims_of  # noqa: PLC0415 - as above

    day = date_of(paper, published)
    return claims_of(paper.text, name=paper.name, published=day, pages=paper.pages or (), known=known)


def date_of(paper: PaperText, published: str | None) -> str | None:
    """Give the date to read a paper with: the caller's, or its file's where its text has none, or none yet."""
    if published is not None or paper.published is None:
        return published
    from commonseal.reading.document import structure  # noqa: PLC0415 - as above
    from commonseal.reading.published import find_published  # noqa: PLC0415 - as above

    return find_published(structure(paper.text)) or paper.published


def read_file(path: Path, *, published: str | None = None) -> PaperClaims:
    """Read the claims out of a file of any kind that ``formats`` knows; its name without the ending is the ``doc``.

    Args:
        path: The file.
        published: The paper's own date as EDTF when the caller knows it.

    Returns:
        The claims, as ``read_paper`` gives them.

    Raises:
        ReadingError: The file cannot be read; the sentence names the file, the problem and the remedy.
    """
    return read_paper(paper_of(path), published=published)
