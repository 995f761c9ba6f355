"""Cells of restricted files as values: numbers, grades, places; what is wrong is told without what stands there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from commonseal.planning.matching.model import WHOLE, Grades
from commonseal.planning.matching.rows import Faults, Row

Where = tuple[float, float]
_YES, _NO = frozenset({"yes", "true", "y", "1"}), frozenset({"no", "false", "n", "0"})
_MOST_WTE = 1000


@dataclass(frozen=True)
class Cells:
    """What looks at the cells of one file: its faults, the grades there are, and where places are."""

    faults: Faults
    grades: Grades
    places: Mapping[str, Where]
    need_places: bool = True

    def needed(self, row: Row, column: str) -> str:
        """Return a text that has to be there; an empty one with the fault noted."""
        found = row.text(column)
        if found is None:
            self.faults.at(row.line_of(column), column, "this is empty, and is needed; add it")
        return found or ""

    def grade(self, row: Row) -> str:
        """Return the grade, as the grades have it."""
        given = row.text("grade")
        found = self.grades.known(given) if given else None
        if found is None:
            wanted = ", ".join(self.grades.names)
            what = "is not one of the grades" if given else "is empty, and is needed"
            self.faults.at(row.line_of("grade"), "grade", f"this {what}: {wanted}")
        return found or self.grades.names[0]

    def wte(self, row: Row, most: int = _MOST_WTE) -> int:
        """Return whole-time equivalents in thousandths: above 0, with three decimals at most."""
        found = self._number(row, "wte")
        if found is None:
            if row.text("wte") is None:
                self.faults.at(row.line_of("wte"), "wte", "this is empty, and is needed; write 1 or 0.6")
            return WHOLE
        scaled = found * WHOLE
        if not 0 < found <= most or scaled != int(scaled):
            limit = "1" if most == 1 else str(most)
            self.faults.at(
                row.line_of("wte"), "wte", f"this must be above 0 and at most {limit}, with three decimals at most"
            )
            return WHOLE
        return int(scaled)

    def money(self, row: Row, column: str) -> Decimal | None:
        """Return an amount in pounds, not below nought."""
        found = self._number(row, column)
        if found is not None and found < 0:
            self.faults.at(row.line_of(column), column, "this must not be below nought")
            return None
        return found

    def flag(self, row: Row, column: str, *, otherwise: bool) -> bool:
        """Return yes or no."""
        given = row.text(column)
        if given is None:
            return otherwise
        if given.casefold() not in _YES | _NO:
            self.faults.at(row.line_of(column), column, "this must be yes or no")
        return given.casefold() in _YES

    def where(self, row: Row) -> Where | None:
        """Return latitude and longitude: the row's own, else those of its place. None where no place is given."""
        own = self._number(row, "latitude"), self._number(row, "longitude")
        if own[0] is not None and own[1] is not None:
            return self._on_earth(row, float(own[0]), float(own[1]))
        if (own[0] is None) != (own[1] is None):
            self.faults.at(
                row.line_of("latitude"), "latitude", "latitude and longitude go together; give both or neither"
            )
            return None
        place = row.text("place")
        if place is None or not self.need_places:
            return None
        if place.casefold() not in self.places:
            what = "nobody says where this place is; give latitude and longitude, or add it to “places”"
            self.faults.at(row.line_of("place"), "place", what)
        return self.places.get(place.casefold())

    def _on_earth(self, row: Row, latitude: float, longitude: float) -> Where:
        if abs(latitude) > 90 or abs(longitude) > 180:
            self.faults.at(row.line_of("latitude"), "latitude", "these are no latitude and longitude in degrees")
        return latitude, longitude

    def _number(self, row: Row, column: str) -> Decimal | None:
        given = row.text(column)
        if given is None:
            if isinstance(row.cells.get(column), list):
                self.faults.at(row.line_of(column), column, "this must be one number, not a list")
            return None
        plain = re.sub(r"[£,\s]", "", given)
        try:
            found = Decimal(plain)
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite():
            self.faults.at(row.line_of(column), column, "this must be a number, as 0.6 or 41,500")
            return None
        return found
