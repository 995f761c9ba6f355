"""What keeps a cost from being worked out: every fault, each with its place and its remedy, told together."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class CostFault:
    """One thing that is wrong or missing: of what, in which statements, and what would put it right."""

    of: str
    what: str
    statements: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f" ({', '.join(self.statements)})" if self.statements else ""
        return f"{self.of}: {self.what}{where}"


class UncostedError(Exception):
    """A cost cannot be worked out; ``faults`` says everything that is wrong, in order and each once."""

    def __init__(self, faults: Iterable[CostFault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        count = len(self.faults)
        noun = "fault" if count == 1 else "faults"
        super().__init__(f"{count} {noun}; no cost was worked out:\n" + "\n".join(f"  {each}" for each in self.faults))
