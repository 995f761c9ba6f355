"""What changes are told with, and what they answer with."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, Field

Reason = Annotated[str, Field(min_length=1, max_length=2000, description="Why; it stays in the register.")]


class Told(BaseModel):
    """What a change made: the statements that now stand, as statement/17."""

    statements: list[str]


def told_of(numbers: Iterable[int]) -> Told:
    """Return statements by their numbers."""
    return Told(statements=[f"statement/{each}" for each in numbers])
