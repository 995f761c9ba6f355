"""Both sides of an option: the register as it is and as the option would have it, for the bodies that it concerns."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from commonseal.asking.gathering import Gathered, gather
from commonseal.asking.looking import Looking
from commonseal.planning.options import supposed
from commonseal.planning.structure import bodies_of, on_target
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot


@dataclass(frozen=True)
class Sides:
    """A snapshot as it is and one as an option would have it, the law, and the bodies that the option concerns."""

    before: Snapshot
    after: Snapshot
    law: Law
    bodies: Sequence[str]


def sides(
    looking: Looking,
    regimes: Iterable[Path] | None,
    option: str,
    *,
    on_target_day: bool,
    gathering: Callable[..., Gathered] = gather,
) -> Sides:
    """Return both sides of an option, on its target or on the date that is looked at.

    ``gathering`` is ``gather``, or what keeps what that has gathered (``kept_gathered``).

    Raises:
        UnknownOptionError: there is no such option.
        FaultyFilesError: the packs of law have faults.
    """
    gathered = gathering(looking, regimes, (), option)
    bodies = bodies_of(gathered.snapshot, option)
    if looking.register.is_large():
        gathered = gathering(looking, regimes, (), option, *bodies)
    snapshot = _with_pay(looking, gathered)
    before = on_target(snapshot, option) if on_target_day else snapshot
    return Sides(before, supposed(before, option), gathered.law, bodies)


def _with_pay(looking: Looking, gathered: Gathered) -> Snapshot:
    """Return the snapshot with every pay table and share of cost: one that counts for all bodies names none of them."""
    snapshot = gathered.snapshot
    if not looking.register.is_large():
        return snapshot
    more = looking.all_of("pay_table", "cost_share")
    known = {each.number: each for each in (*snapshot.known, *more.known)}
    return Snapshot(
        on=snapshot.on,
        known_at=snapshot.known_at,
        viewer=snapshot.viewer,
        known=[known[number] for number in sorted(known)],
        papers={**more.papers, **snapshot.papers},
        things=snapshot.things,
    )
