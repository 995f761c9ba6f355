"""What a matching works on: people at risk, posts to be filled, grades in order, and the rules that are kept.

Everything here about people is restricted. A person is a reference and nothing that names them, and neither people nor
posts show what they hold when they are printed by accident.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

WHOLE = 1000
"""One whole-time equivalent: WTE is counted in thousandths, so that sums are exact."""


class Stage(StrEnum):
    """The stages of NHS organisational change policies, in the order in which they are gone through."""

    SLOTTED_IN = "slotted_in"
    RING_FENCED = "ring_fenced"
    ALTERNATIVE = "suitable_alternative"
    NOT_PLACED = "not_placed"


class Rule(StrEnum):
    """A rule that a person and a post have to meet; ``HOURS`` is that the post has room for the person's WTE."""

    GRADE = "grade"
    DISTANCE = "distance"
    SKILLS = "skills"
    HOURS = "hours"
    RING_FENCE = "ring_fence"
    PAY_PROTECTION = "pay_protection"


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """A member of staff by reference. ``post`` is the post or role held now, ``pool`` a ring fence they belong to.

    ``wte`` is in thousandths; ``where`` is latitude and longitude; ``pay`` is a year's pay for whole-time work.
    """

    reference: str
    line: int
    grade: str
    wte: int
    post: str | None = None
    pool: str | None = None
    body: str | None = None
    where: tuple[float, float] | None = None
    skills: frozenset[str] = frozenset()
    at_risk: bool = True
    preferences: tuple[str, ...] = ()
    pay: Decimal | None = None

    def __repr__(self) -> str:
        return f"Person(line {self.line}; restricted)"


@dataclass(frozen=True, slots=True, repr=False)
class Opening:
    """A post to be filled, or several alike: ``wte`` 3000 is three whole-time places.

    ``unchanged_from`` names the present posts whose work it largely is, ``ring_fence`` the posts and pools whose
    holders compete for it first. ``share`` says that people may share a whole-time place within its WTE.
    """

    reference: str
    line: int
    title: str
    grade: str
    wte: int
    body: str | None = None
    where: tuple[float, float] | None = None
    skills: frozenset[str] = frozenset()
    unchanged_from: frozenset[str] = frozenset()
    ring_fence: frozenset[str] = frozenset()
    pay: Decimal | None = None
    share: bool = False

    @property
    def whole_places(self) -> int:
        """How many whole-time places it has."""
        return self.wte // WHOLE

    @property
    def part_place(self) -> int:
        """The WTE, in thousandths, of the place that is left beside the whole ones; 0 where there is none."""
        return self.wte % WHOLE

    @property
    def fence(self) -> frozenset[str]:
        """The posts and pools whose holders come first: those whose work it is, and those within its ring fence."""
        return self.ring_fence | self.unchanged_from

    def __repr__(self) -> str:
        return f"Opening(line {self.line}; restricted)"


@dataclass(frozen=True)
class Rules:
    """What is asked of a placement. The figures are assumed ones until a body's own policy is given.

    ``bands_up`` and ``bands_down`` are how far the grade may rise or fall, ``miles`` how far the new place may be from
    the old as the crow flies (None: any distance), ``missing_skills`` how many of the skills a post needs may be
    missing. Pay is protected for ``protection_years``; ``most_protection`` is the most that one placement may cost,
    in pounds (None: no limit). ``ring_fences_open`` says that a ring-fenced post which its pool does not fill is open
    to others.
    """

    bands_up: int = 1
    bands_down: int = 1
    miles: float | None = 25.0
    missing_skills: int = 0
    protection_years: Decimal = Decimal(2)
    most_protection: int | None = None
    ring_fences_open: bool = True

    def relaxed(self) -> dict[str, "Rules"]:
        """Return these rules with one of them relaxed, by what that is in words; only those that bind at all."""
        skills = "one more missing skill" if self.missing_skills else "one missing skill"
        furthest = max(self.bands_up, self.bands_down) + 1
        found = {
            f"grade within {'one band' if furthest == 1 else f'{furthest} bands'}": replace(
                self, bands_up=self.bands_up + 1, bands_down=self.bands_down + 1
            ),
            skills: replace(self, missing_skills=self.missing_skills + 1),
        }
        if self.miles is not None:
            found["ten miles further"] = replace(self, miles=self.miles + 10)
        if self.most_protection is not None:
            found["no limit on pay protection"] = replace(self, most_protection=None)
        if not self.ring_fences_open:
            found["ring-fenced posts open to others"] = replace(self, ring_fences_open=True)
        return found


@dataclass(frozen=True)
class Grades:
    """Grades from the lowest to the highest, with a year's whole-time pay where it is known, and where that is from."""

    names: tuple[str, ...]
    pay: Mapping[str, Decimal] = field(default_factory=dict)
    source: str = "the bands of Agenda for Change, with very senior managers above them"

    @staticmethod
    def agenda_for_change() -> "Grades":
        """Return the bands of the NHS terms and conditions of service: 2 to 9 with 8a to 8d, and VSM above them."""
        return Grades(("1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "vsm"))

    def known(self, written: str) -> str | None:
        """Return a grade as it is called here, or None; "Band 8A" and "8a" are one."""
        plain = _plain(written)
        return next((name for name in self.names if _plain(name) == plain), None)

    def places(self, grades: Iterable[str]) -> list[int]:
        """Return where each grade stands from the lowest, counted from 0.

        Raises:
            KeyError: one is not among them.
        """
        order = {name: place for place, name in enumerate(self.names)}
        return [order[grade] for grade in grades]


def _plain(grade: str) -> str:
    return " ".join(grade.casefold().split()).removeprefix("band ").removeprefix("afc ")
