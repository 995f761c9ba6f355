"""One person before one paper: its claims in their order and filter, and the one they look at."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock

from commonseal.asking import NotFoundError
from commonseal.reading import Claim
from commonseal.register.asking.decisions import Decided
from commonseal.review import Course, Item, Order, ReviewSession, in_order, is_own
from commonseal.vocabulary import Paper, Snapshot, Visibility
from commonseal.vocabulary.identifiers import kind_of
from commonseal.workbench.as_of import today
from commonseal.workbench.incoming import shelf
from commonseal.workbench.incoming.models import Reading
from commonseal.workbench.pages import Page
from commonseal.workbench.presenters.claims import DecidedShown, moment

SHOWN = ("waiting", "new", "known", "conflict", "decided", "all")
"""What can be shown of the claims of a paper: those that wait, those of one finding, those decided about, or all."""
_MOST_KEPT = 8
_KEPT: dict[tuple[str, str, date, Visibility], dict[str, Item]] = {}
_KEEPING = Lock()
SHORT = 12
"""How much of a claim's key stands in an address."""


@dataclass
class Sitting:
    """A person before a paper that was read; what they ask for stands in the address."""

    here: Page
    reading: Reading
    paper: Paper
    session: ReviewSession

    @classmethod
    def at(cls, here: Page, name: str) -> "Sitting":
        """Return the sitting before the paper of a name.

        Raises:
            NotFoundError: no paper of that name was read that they may see.
        """
        register = here.look.register
        reading = shelf.found(f"paper/{name}", here.look.viewer, register)
        if reading.state != "read":
            raise NotFoundError(f"paper/{name} has no claims to review")
        paper = shelf.paper_of(reading, register)
        session = ReviewSession(
            register,
            paper,
            shelf.claims_of(reading),
            reviewer=here.account,
            today=today(),
            viewer=here.look.viewer,
            brought_by=reading.brought_by,
        )
        return cls(here, reading, paper, session)

    @property
    def reviewer(self) -> str:
        """Who sits here."""
        return self.here.account

    @property
    def is_own(self) -> bool:
        """Whether they brought the paper, and so may only look."""
        return is_own(self.reviewer, self.reading.brought_by)

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
    def course(self) -> Course:
        """The claims and the decisions that stand on them."""
        return self.session.course()

    @cached_property
    def items(self) -> dict[str, Item]:
        """The claims that wait, held against the register, by their keys.

        Stepping from claim to claim changes nothing in the register, so what was worked out for the last page is kept
        for the next.
        """
        viewer = self.here.look.viewer
        key = (self.paper.id, self.here.look.register.head(), today(), viewer.clearance)
        found = _KEPT.get(key)
        if found is None:
            found = self.session.waiting()
            with _KEEPING:
                _KEPT[key] = found
                while len(_KEPT) > _MOST_KEPT:
                    del _KEPT[next(iter(_KEPT))]
        return found

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of the claims that are gone through, in their order."""
        keyed = {id(claim): key for key, claim in self.course.claims.items()}
        ordered = (keyed[id(claim)] for claim in in_order(self.course.claims.values(), self.order))
        return tuple(key for key in ordered if self._is_shown(key))

    def claim(self, key: str) -> Claim:
        """Return the claim of a key.

        Raises:
            NotFoundError: there is none, for instance because what it came of was taken back.
        """
        found = self.course.claims.get(key)
        if found is None:
            raise NotFoundError("this claim is no longer there; go back to the list of claims")
        return found

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
        from django.urls import reverse

        asked = {"order": self.order.value, "show": self.show, **changed}
        if key is not None:
            asked["claim"] = key[:SHORT]
        name = self.reading.paper.partition("/")[2]
        return f"{reverse('review', args=[name])}?{self.here.as_of.query(**asked)}" + ("#claim" if key else "")

    def last_decision(self) -> Decided | None:
        """Return the last decision about this paper that whoever sits here made and that stands."""
        mine = [each for each in self.course.decided.values() if each.author == self.reviewer]
        return max(mine, key=lambda each: each.number, default=None)

    def decided(self, key: str) -> DecidedShown | None:
        """Return the decision that stands on a claim as a page shows it."""
        from commonseal.register.errors import UnknownStatementError
        from commonseal.workbench.presenters.claims import DECISIONS

        found = self.course.decided.get(key)
        if found is None:
            return None
        statement = None
        if found.statement is not None:
            try:
                statement = self.here.look.register.statement(found.statement, viewer=self.here.look.viewer).id
            except UnknownStatementError:
                statement = None
        return DecidedShown(
            words=DECISIONS.get(found.decision, found.decision),
            by=found.author,
            when=moment(found.entered_at),
            statement=statement,
            is_mine=found.author == self.reviewer,
        )

    def _is_shown(self, key: str) -> bool:
        if self.show == "all":
            return True
        is_decided = key in self.course.decided
        if self.show in ("waiting", "decided"):
            return is_decided == (self.show == "decided")
        return not is_decided and self.items[key].comparison.finding == self.show


def bodies_of(item: Item, snapshot: Snapshot) -> tuple[str, ...]:
    """Return the bodies whose matter a claim is: those that its statement names, an organ counting as its body."""
    found: dict[str, None] = {}
    for thing in item.drafted.main.fact.references():
        if kind_of(thing) == "body":
            described = snapshot.describing(thing)
            found[getattr(described.fact, "parent", None) or thing if described else thing] = None
    return tuple(found)
