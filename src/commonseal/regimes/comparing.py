"""What changed in the law between two dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commonseal.regimes.law import Law
from commonseal.regimes.provision import Provision

Pair = tuple[Provision | None, Provision | None]


@dataclass(frozen=True)
class LawChange:
    """The net change of the law from one date to another: for each identifier, what held before and what after.

    What holds on both dates and says the same is not in it, whatever came between.
    """

    pairs: Mapping[str, Pair]

    @property
    def begins(self) -> tuple[Provision, ...]:
        """What holds after and did not before."""
        return tuple(after for before, after in self.pairs.values() if before is None and after is not None)

    @property
    def ends(self) -> tuple[Provision, ...]:
        """What held before and does not after."""
        return tuple(before for before, after in self.pairs.values() if after is None and before is not None)

    @property
    def differs(self) -> tuple[tuple[Provision, Provision], ...]:
        """What stands under the same identifier and says another thing: before, and after."""
        return tuple((before, after) for before, after in self.pairs.values() if before and after)

    def then(self, later: "LawChange") -> "LawChange":
        """Return the net change of this one and another that goes on from where it ends."""
        pairs: dict[str, Pair] = {}
        for identifier in dict.fromkeys((*self.pairs, *later.pairs)):
            mine, theirs = self.pairs.get(identifier), later.pairs.get(identifier)
            before = (mine or theirs or (None, None))[0]
            after = (theirs or mine or (None, None))[1]
            pairs[identifier] = (before, after)
        return LawChange(_net(pairs))


def changed_between(law: Law, first: date, second: date) -> LawChange:
    """Return what begins, ends and differs between two dates; where the second is earlier, the change undone."""
    before = {each.id: each for each in law.on(first).provisions}
    after = {each.id: each for each in law.on(second).provisions}
    names = dict.fromkeys((*before, *after))
    return LawChange(_net({name: (before.get(name), after.get(name)) for name in names}))


def _net(pairs: Mapping[str, Pair]) -> dict[str, Pair]:
    return {name: pair for name, pair in pairs.items() if not _is_same(*pair)}


def _is_same(before: Provision | None, after: Provision | None) -> bool:
    if before is None or after is None:
        return before is after
    return before is after or before.content() == after.content()
