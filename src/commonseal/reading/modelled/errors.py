"""What can go wrong between the reader and a language model."""

from __future__ import annotations

from commonseal.reading.errors import ReadingError


class ModelError(ReadingError):
    """A model that cannot be asked, or whose answer cannot be used; one sentence, in which no key ever stands.

    Args:
        source: The address, as it may be shown.
        problem: What is wrong.
        remedy: What to do about it.
        concerns_every_paper: Whether the next paper would meet the same (a refused key, not a slow answer).
    """

    def __init__(self, source: str, problem: str, remedy: str, *, concerns_every_paper: bool = False) -> None:
        super().__init__(source, problem, remedy)
        self.concerns_every_paper = concerns_every_paper
