"""What every answer has: the dates it is for, one sentence, and rows for a table."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from commonseal.vocabulary.periods import UncertainDate

Row = tuple[str, ...]
"""One row of an answer shown as a table; its cells stand in the order of the answer's ``columns``."""


class AnswerPart(BaseModel):
    """A frozen part of an answer; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Answer(AnswerPart, ABC):
    """An answer: ``model_dump(mode="json")`` gives it as data, ``columns`` and ``rows()`` as a table."""

    columns: ClassVar[tuple[str, ...]] = ()

    on: date
    known_at: date
    sentence: str

    @abstractmethod
    def rows(self) -> tuple[Row, ...]:
        """Return the answer as rows; each has one cell for each of ``columns``."""


class NamedThing(AnswerPart):
    """A thing with what it is called on the date; the name is the identifier where nothing known says more."""

    id: str
    name: str
    kind: str


class DateShown(AnswerPart):
    """A date as data (EDTF) and in words."""

    edtf: str
    words: str

    @classmethod
    def of(cls, value: UncertainDate | None) -> "DateShown | None":
        """Return the date to show, or None where there is none."""
        return None if value is None else cls(edtf=value.edtf, words=value.describe())


def joined(names: Sequence[str]) -> str:
    """Join names as English does: "A", "A and B", "A, B and C"."""
    *most, last = names or [""]
    return f"{', '.join(most)} and {last}" if most else last


def upper_first(text: str) -> str:
    """Begin a sentence with a capital letter, leaving the rest, and an identifier at its head, as they are."""
    return text if "/" in text.partition(" ")[0] else text[:1].upper() + text[1:]
