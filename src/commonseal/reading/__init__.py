"""The reader: the plain text of a paper turned into claims with exact evidence.

``read_text`` and ``read_file`` are the way in; what comes out keeps the claims contract (see ``claims``). Reading is
rules and dictionaries only: nothing is learnt, nothing leaves the machine, and the same text always gives the same
claims.
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
from commonseal.reading.files import text_of

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
    "ReadingError",
    "read_file",
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


def read_file(path: Path, *, published: str | None = None) -> PaperClaims:
    """Read the claims out of a UTF-8 ``.txt`` file; its name without the ending becomes the ``doc``.

    Args:
        path: The file.
        published: The paper's own date as EDTF when the caller knows it.

    Returns:
        The claims, as ``read_text`` gives them.

    Raises:
        ReadingError: The file cannot be read; the sentence names the file, the problem and the remedy.
    """
    return read_text(text_of(path), name=path.stem, published=published)
