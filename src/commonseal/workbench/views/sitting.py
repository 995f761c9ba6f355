"""One person before one paper: its claims in their order and filter, and the one they look at."""

from functools import cached_property

from django.urls import reverse

from commonseal.register.asking.decisions import Decided
from commonseal.review import Order, in_order
from commonseal.workbench.pages import Page
from commonseal.workbench.presenters.claims import DECISIONS, DecidedShown, moment
from commonseal.workbench.under_review import UnderReview

SHOWN = ("waiting", "new", "known", "conflict", "decided", "all")
"""What can be shown of the claims of a paper: those that wait, those of one finding, those decided about, or all."""
SHORT = 12
"""How much of a claim's key stands in an address."""


class Sitting(UnderReview[Page]):
    """A person before a paper that was read; what they ask for stands in the address."""

    @property
    def here(self) -> Page:
        """The page that they look at."""
        return self.asker

    @property
    def order(self) -> Order:
        """In which order the claims are gone through."""
        return Order.READING if self.here.asked("order") == Order.READING else Order.CONFIDENCE

    @property
    def show(self) -> str:
        """Which of the claims are gone through."""
        asked = self.here.asked("show")
        return asked if asked in SHOWN else "waiting"

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of the claims that are gone through, in their order."""
        keyed = {id(claim): key for key, claim in self.course.claims.items()}
        ordered = (keyed[id(claim)] for claim in in_order(self.course.claims.values(), self.order))
        return tuple(key for key in ordered if self._is_shown(key))

    @cached_property
    def current(self) -> str | None:
        """The key of the claim that is looked at: the one asked for, or the first; None where none is shown."""
        asked = self.here.asked("claim")
        if asked:
            return next((key for key in self.course.claims if key.startswith(asked)), None)
        return self.keys[0] if self.keys else None

    def beside(self, key: str, step: int) -> str | None:
        """Return the key of the claim so many steps on; of one that is no longer gone through, the first."""
        if key not in self.keys:
            return self.keys[0] if self.keys else None
        place = self.keys.index(key) + step
        return self.keys[place] if 0 <= place < len(self.keys) else None

    def address(self, key: str | None = None, **changed: str) -> str:
        """Return the address of a claim in this sitting, or of the sitting."""
        asked = {"order": self.order.value, "show": self.show, **changed}
        if key is not None:
            asked["claim"] = key[:SHORT]
        return f"{reverse('review', args=[self.name])}?{self.here.as_of.query(**asked)}" + ("#claim" if key else "")

    def last_decision(self) -> Decided | None:
        """Return the last decision about this paper that whoever sits here made and that stands."""
        mine = [each for each in self.course.decided.values() if each.author == self.here.account]
        return max(mine, key=lambda each: each.number, default=None)

    def decided(self, key: str) -> DecidedShown | None:
        """Return the decision that stands on a claim as a page shows it."""
        found = self.course.decided.get(key)
        if found is None:
            return None
        return DecidedShown(
            words=DECISIONS.get(found.decision, found.decision),
            by=found.author,
            when=moment(found.entered_at),
            statement=self.statement_of(found),
            is_mine=found.author == self.here.account,
        )

    def _is_shown(self, key: str) -> bool:
        if self.show == "all":
            return True
        is_decided = key in self.course.decided
        if self.show in ("waiting", "decided"):
            return is_decided == (self.show == "decided")
        return not is_decided and self.items[key].comparison.finding == self.show
