"""Schemes of reservation and delegation of several bodies, side by side, as an answer."""

from enum import StrEnum
from typing import ClassVar

from commonseal.assurance.levels import Rests
from commonseal.assurance.told import Part, Row, Told, numbers_of


class Way(StrEnum):
    """How a matter lies with somebody: the law or the bodies reserve it, it is given, somebody answers, or nobody."""

    RESERVED = "reserved"
    DELEGATED = "delegated"
    ANSWERS = "answers"
    NOBODY = "nobody"


class Beside(StrEnum):
    """How bodies compare on a matter.

    ``same``: it lies with the very same hands. ``alike``: with the same kind of post or organ, on like terms.
    ``differs``: otherwise. ``only``: not every one of the bodies has it, by law or on record.
    """

    SAME = "same"
    ALIKE = "alike"
    DIFFERS = "differs"
    ONLY = "only"


class Entry(Part):
    """With whom a matter of a body lies: how, with whom, by what source, on what terms, and what shows it.

    ``hands`` tells the very holder, ``kind`` the kind of post or organ, by which bodies are compared; where nobody
    answers, ``holder`` is whose it would be. ``says`` is what the law or an arrangement says of it. ``onward`` is None
    where nothing says whether it may be given on, ``provision`` where the register alone says so.
    """

    way: Way
    holder: str
    hands: str
    kind: str
    source: str
    confidence: str = "sure"
    provision: str | None = None
    says: str = ""
    by_default: bool = False
    conditions: tuple[str, ...] = ()
    onward: bool | None = None
    statements: tuple[Rests, ...] = ()

    @property
    def words(self) -> str:
        """The entry in words: "reserved to the full council"."""
        if self.way is Way.NOBODY:
            return f"nobody; it is for the {self.holder}" if self.holder else "nobody"
        return {
            Way.RESERVED: f"reserved to {self.holder}",
            Way.DELEGATED: f"delegated to {self.holder}",
            Way.ANSWERS: f"{self.holder} answers",
        }[self.way]

    @property
    def terms(self) -> tuple[str, ...]:
        """On what terms it is held, in words."""
        onward = {True: ("may be delegated further",), False: ("not to be delegated further",), None: ()}[self.onward]
        return (*self.conditions, *onward)


class SchemeCell(Part):
    """A matter at one body, with whom it lies; no entry where the body does not have it."""

    body: str
    entries: tuple[Entry, ...]


class SchemeLine(Part):
    """One matter, with a cell for each body, how they compare, and what the difference is in words."""

    matter: str
    cells: tuple[SchemeCell, ...]
    beside: Beside
    difference: str


class SchemeTold(Told):
    """Schemes side by side; what differs stands first."""

    columns: ClassVar[tuple[str, ...]] = (
        *("matter", "beside", "body", "way", "with", "source", "confidence", "provision", "terms", "statements"),
    )

    bodies: tuple[tuple[str, str], ...]
    lines: tuple[SchemeLine, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row for each entry of each body, and one for each body that does not have a matter."""
        names = dict(self.bodies)
        found: list[Row] = []
        for line in self.lines:
            for cell in line.cells:
                head = (line.matter, line.beside.value, names[cell.body])
                found += [(*head, *_of(each)) for each in cell.entries] or [(*head, "", "", "", "", "", "", "")]
        return tuple(found)


def _of(each: Entry) -> Row:
    return (
        *(each.way.value, each.holder, each.source, each.confidence, each.provision or ""),
        *("; ".join(each.terms), numbers_of(each.statements)),
    )
