"""What a rule is, and what it finds before that becomes a finding.

A rule is a small class: a code, a level, a remedy, the provisions of the law that it rests on, and a docstring, which
is the sentence that people read. How it looks is one of the shared shapes in ``assurance.shapes``.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from commonseal.assurance.levels import Level
from commonseal.assurance.world import World
from commonseal.regimes import Provision
from commonseal.vocabulary.periods import Spans
from commonseal.vocabulary.statement import Statement


@dataclass(slots=True)
class Breach:
    """One place where a rule is not kept: each interval of its days becomes a finding.

    ``subject`` is the thing that tells it from another breach of the same rule by the same bodies; ``words`` fill the
    rule's sentence and remedy; ``due`` is the day number by which it is to be put right, where the law names one.
    ``level`` and ``rule`` are given only where they are not those of the rule.
    """

    subject: str
    bodies: tuple[str, ...]
    days: Spans
    words: dict[str, str]
    statements: tuple[Statement, ...]
    provision: Provision | None = None
    level: Level | None = None
    rule: str | None = None
    due: int | None = None
    act: bool = field(default=False)


class Rule(ABC):
    """Something that must hold. Subclasses' docstrings are the sentences that people read, with words in braces."""

    code: ClassVar[str]
    """Official-looking and stable: CS-, the family, a number."""
    rule: ClassVar[str | None] = None
    """The number of the rule in the field notes on the regimes, R1 to R20, where it is one of them."""
    level: ClassVar[Level]
    """How grave a breach is where the law behind it is confirmed."""
    remedy: ClassVar[str]
    """What would put it right, with words in braces."""
    outlives_bodies: ClassVar[bool] = False
    """Whether a breach can go on after the last of its bodies has ended."""
    basis: ClassVar[str] = "consistency of the register; no law is cited"
    """What stands as citation where a breach rests on no provision."""

    @abstractmethod
    def breaches(self, world: World) -> Iterator[Breach]:
        """Give every place where the rule is not kept, at any time."""

    @classmethod
    def sentence(cls) -> str:
        """Return the sentence that people read, with its words in braces."""
        return " ".join((cls.__doc__ or "").split())
