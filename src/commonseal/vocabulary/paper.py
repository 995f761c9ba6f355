"""A paper: a source document, known by what it says to the last byte."""

import hashlib
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from commonseal.vocabulary.identifiers import check_identifier
from commonseal.vocabulary.periods import UncertainDate
from commonseal.vocabulary.statement import Visibility

PaperId = Annotated[str, AfterValidator(lambda text: check_identifier(text, ("paper",)))]


class PaperInfo(BaseModel):
    """What is said of a paper: its title, who published it and when (EDTF), and who may see it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: PaperId
    title: str = Field(min_length=1)
    publisher: str | None = None
    published: UncertainDate | None = None
    visibility: Visibility = Visibility.PUBLIC
    sha256: str


class Paper(PaperInfo):
    """A paper with its plain text, to which the offsets of evidence refer (Unicode code points)."""

    text: str


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a plain text in UTF-8, in hexadecimal: how a paper is known."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
