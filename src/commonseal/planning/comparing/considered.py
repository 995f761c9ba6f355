"""What is looked at for one option: the register as it would be, what the rules then find, and on which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from commonseal.assurance import Finding, check, holding
from commonseal.assurance.duties import DutiesTold, duties
from commonseal.assurance.stress import stress
from commonseal.assurance.stress_model import StressTold
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, Statement
from commonseal.vocabulary.facts import Option, Proposal
from commonseal.vocabulary.periods import date_of


@dataclass(frozen=True)
class Considered:
    """One option, the register as known, and the register as it would be if the option took effect.

    ``day`` is the day number on which options are looked at: that of the latest target, so that all are looked at on
    one day. ``base`` and ``supposed`` are snapshots on that day; for the option that changes nothing they are one.
    ``superseded`` are the statements that others stand in place of, as ``assurance.check`` takes them.
    """

    proposal: Proposal
    option: Option
    bodies: tuple[str, ...]
    day: int
    base: Snapshot
    supposed: Snapshot
    law: Law
    superseded: Mapping[int, Statement]

    @property
    def changes_nothing(self) -> bool:
        """Whether the option brings nothing and ends nothing."""
        return not self.option.brings and not self.option.ends

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find on the day if the option takes effect, about the bodies of the proposal."""
        what_if = None if self.changes_nothing else self.option.id
        found = check(self.base, self.law, what_if=what_if, superseded=self.superseded)
        day = date_of(self.day)
        concerned = set(self.bodies)
        return tuple(
            each for each in holding(found, day, day) if concerned & set(each.bodies) and each.acknowledged is None
        )

    @cached_property
    def duties(self) -> tuple[DutiesTold, ...]:
        """The duties of each body on the day if the option takes effect."""
        return tuple(duties(self.supposed, self.law, each) for each in self.bodies)

    @cached_property
    def stress(self) -> StressTold:
        """What would break without each person in a post, if the option takes effect."""
        return stress(self.supposed, self.law)
