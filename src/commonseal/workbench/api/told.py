"""What changes answer with."""

from collections.abc import Iterable

from pydantic import BaseModel


class Told(BaseModel):
    """What a change made: the statements that now stand, as statement/17."""

    statements: list[str]


def told_of(numbers: Iterable[int]) -> Told:
    """Return statements by their numbers."""
    return Told(statements=[f"statement/{each}" for each in numbers])
