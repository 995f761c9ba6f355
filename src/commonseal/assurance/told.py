"""What the answers of this room have in common: the dates they are for, one sentence, and rows for a table."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from commonseal.assurance.levels import Rests
from commonseal.vocabulary.statement import Statement

Row = tuple[str, ...]


class Part(BaseModel):
    """A frozen part of an answer; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Told(Part, ABC):
    """An answer: ``model_dump(mode="json")`` gives it as data, ``columns`` and ``rows()`` as a table."""

    columns: ClassVar[tuple[str, ...]] = ()

    on: date
    known_at: date
    sentence: str

    @abstractmethod
    def rows(self) -> tuple[Row, ...]:
        """Return the answer as rows; each has one cell for each of ``columns``."""


def rests(statements: Iterable[Statement]) -> tuple[Rests, ...]:
    """Return statements as answers of this room show them, each once."""
    return tuple(
        Rests(statement=each.id, kind=each.fact.kind, standing=each.standing.value, evidence=each.evidence)
        for each in {each.number: each for each in statements}.values()
    )


def numbers_of(statements: Iterable[Rests]) -> str:
    """Return the identifiers of statements in one cell."""
    return " ".join(each.statement for each in statements)
