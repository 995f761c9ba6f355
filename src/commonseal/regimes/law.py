"""The law as rules ask for it: provisions by kind, by kind of body, by identifier, and as they hold on a date."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache, cached_property
from typing import TypeVar

from commonseal.regimes.acting import Power
from commonseal.regimes.errors import UnknownProvisionError
from commonseal.regimes.loading import load_packs
from commonseal.regimes.model import Pack
from commonseal.regimes.provision import Provision
from commonseal.vocabulary.periods import FIRST_DAY, date_of, day_of

P = TypeVar("P", bound=Provision)


class Law:
    """The provisions of some packs. It never changes; what it looks up it keeps.

    Packs that are not in force are left out, unless ``including`` names them.
    """

    def __init__(self, packs: Iterable[Pack], including: Collection[str] = ()) -> None:
        self.packs = tuple(pack for pack in packs if pack.in_force or pack.id in including)
        self.provisions: tuple[Provision, ...] = tuple(each for pack in self.packs for each in pack.provisions)
        self._on: dict[int, Law] = {}
        self._cited: dict[str, tuple[Power, ...]] = {}
        self._of: dict[tuple[type[Provision], str | None], tuple[Provision, ...]] = {}

    @staticmethod
    def shipped() -> "Law":
        """Return the law that Common Seal brings with it, what is in force of it. It is read once."""
        return _shipped()

    def on(self, day: date) -> "Law":
        """Return the law as it holds on a date. Dates between which nothing changes give the very same law."""
        number = bisect_right(self._turns, day_of(day))
        if number not in self._on:
            self._on[number] = self._holding_from(([FIRST_DAY, *self._turns])[number])
        return self._on[number]

    def of_kind(self, model: type[P], classification: str | None = None) -> tuple[P, ...]:
        """Return the provisions of a kind, or those of them that concern a kind of body, in the order of the packs."""
        key = (model, classification)
        if key not in self._of:
            self._of[key] = tuple(
                each
                for each in self.provisions
                if isinstance(each, model) and (classification is None or classification in each.classifications)
            )
        return self._of[key]  # type: ignore[return-value]  # what is kept under a model is of that model

    def provision(self, identifier: str) -> Provision:
        """Return a provision by its identifier; of several that follow each other, the last.

        Raises:
            UnknownProvisionError: this law has none of that name.
        """
        return self.windows(identifier)[-1]

    def find(self, identifier: str) -> Provision | None:
        """Return a provision by its identifier, the last of several that follow each other; None where there is none.

        Where it may well not be there this is much quicker than to ask for it, which looks for names that are near.
        """
        return self._by_id[identifier][-1] if identifier in self._by_id else None

    def windows(self, identifier: str) -> tuple[Provision, ...]:
        """Return what stands under an identifier at one time and another, the earliest first.

        Raises:
            UnknownProvisionError: this law has none of that name.
        """
        try:
            return self._by_id[identifier]
        except KeyError:
            raise UnknownProvisionError(identifier, self._by_id) from None

    def power_cited(self, text: str | None) -> tuple[Power, ...]:
        """Return the powers that words name, as "section 75 agreement"; none where they name none that is known."""
        if not text:
            return ()
        if text not in self._cited:
            self._cited[text] = tuple(power for power in self.of_kind(Power) if power.is_cited_by(text))
        return self._cited[text]

    @property
    def turning_days(self) -> tuple[date, ...]:
        """Every day from which this law is another than on the day before."""
        return tuple(date_of(day) for day in self._turns)

    @cached_property
    def _turns(self) -> Sequence[int]:
        days = {day for each in self.provisions for day in each.span()}
        last = day_of(date.max)
        return sorted(day for day in days if FIRST_DAY < day < last)

    @cached_property
    def _by_id(self) -> dict[str, tuple[Provision, ...]]:
        found: dict[str, list[Provision]] = {}
        for each in self.provisions:
            found.setdefault(each.id, []).append(each)
        return {key: tuple(sorted(same, key=Provision.span)) for key, same in found.items()}

    def _holding_from(self, day: int) -> "Law":
        on = date_of(day)
        held = Law(())
        held.packs = tuple(pack for pack in self.packs if pack.holds_on(on))
        held.provisions = tuple(each for each in self.provisions if each.holds_on(on))
        return held


@cache
def _shipped() -> Law:
    return Law(load_packs())
