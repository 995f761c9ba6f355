"""Cases for rules: small register files, each with what is to be found in it, loaded as anybody's file would be.

A file of cases holds many, each begun by a line ``# case: its name``. Comment lines under it say what is expected.
``# expect:`` is a finding: its rule or its code, its bodies, ``from`` and ``to`` inclusive, and where they matter
``level`` and ``due``. ``# exact:`` names further codes of which nothing else may be found (with a body after one:
of that body), ``# known_at:`` a day of knowledge, ``# what_if:`` an option. What follows is a register file as
the reference describes them.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from commonseal.assurance import Finding, check
from commonseal.exchange.register_files import load
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, Statement
from support.places import SqlitePlaces

CASES = Path(__file__).parent / "cases"
BASE = Path(__file__).parent / "base.yaml"
LATEST = date(2026, 11, 1)
ENTERED = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Expected:
    """One finding that a case expects."""

    by: str
    bodies: tuple[str, ...]
    first: date | None
    last: date | None
    level: str | None = None
    due: date | None = None

    def is_met_by(self, finding: Finding) -> bool:
        """Whether a finding is this one, to the day."""
        return (
            self.by in {finding.rule, finding.code}
            and self.bodies == finding.bodies
            and (self.first, self.last) == (finding.first, finding.last)
            and self.level in {None, finding.level.value}
            and self.due in {None, finding.due}
        )


@dataclass
class Case:
    """One case: its name, its register file, and what is to be found."""

    name: str
    text: str = ""
    expected: list[Expected] = field(default_factory=list)
    exact: tuple[str, ...] = ()
    known_at: date = LATEST
    what_if: str | None = None


@cache
def cases() -> tuple[Case, ...]:
    """Return every case of every file."""
    return tuple(case for file in sorted(CASES.glob("*.yaml")) for case in _in(file))


def _in(file: Path) -> Iterator[Case]:
    for chunk in file.read_text(encoding="utf-8").split("# case: ")[1:]:
        name, _, rest = chunk.partition("\n")
        case = Case(f"{file.stem}: {name.strip()}", rest)
        for line in rest.splitlines():
            key, _, said = line.removeprefix("# ").partition(": ")
            if line.startswith("# ") and key in {"expect", "exact", "known_at", "what_if"}:
                _take(case, key, yaml.safe_load(said))
        yield case


def _take(case: Case, key: str, said: Any) -> None:
    if key == "expect":
        by = said.get("rule") or said["code"]
        bodies = tuple(sorted(said["bodies"]))
        case.expected.append(Expected(by, bodies, said.get("from"), said.get("to"), said.get("level"), said.get("due")))
    elif key == "exact":
        case.exact = tuple(said)
    else:
        setattr(case, key, said)


@dataclass(frozen=True)
class Loaded:
    """A snapshot of what was loaded, and the statements that others in it stand in place of."""

    snapshot: Snapshot
    superseded: dict[int, Statement]


class Desk:
    """Loads cases into registers of their own, all from one in which the base stands already."""

    def __init__(self, places: SqlitePlaces, folder: Path) -> None:
        self._places, self._folder = places, folder
        self._with_base = folder / "base.db"
        with places.fresh() as place:
            load(place.register, BASE, entered_at=ENTERED)
            place.close()
            shutil.copyfile(place.conninfo, self._with_base)

    def loaded(self, text: str, known_at: date = LATEST) -> Loaded:
        """Return all that a register knows that holds the base and one register file, and what stood before it."""
        file = self._folder / "case.yaml"
        file.write_text(text, encoding="utf-8")
        with self._places.fresh() as place:
            shutil.copyfile(self._with_base, place.conninfo)
            load(place.register, file, entered_at=ENTERED)
            known = place.register.as_of(on=known_at, known_at=known_at)
            before = (each.supersedes for each in known.known if each.supersedes is not None)
            return Loaded(known, {number: place.register.statement(number) for number in before})


def found_in(loaded: Loaded, case: Case, law: Law | None = None) -> list[Finding]:
    """Return the findings that a case speaks of: all with the number of a rule, and those of its further codes."""
    found = check(loaded.snapshot, law or Law.shipped(), what_if=case.what_if, superseded=loaded.superseded)
    return [each for each in found if each.rule or is_spoken_of(each, case)]


def is_spoken_of(finding: Finding, case: Case) -> bool:
    """Whether a case names the code of a finding, for all bodies or for one that it is of."""
    of_bodies = {f"{finding.code} {body}" for body in finding.bodies}
    return bool({finding.code, *of_bodies} & set(case.exact))


def differences(found: list[Finding], case: Case) -> list[str]:
    """Return what was expected and not found, and what was found and not expected."""
    left = list(found)
    said = []
    for each in case.expected:
        match = next((finding for finding in left if each.is_met_by(finding)), None)
        if match is None:
            said.append(f"not found: {each}")
        else:
            left.remove(match)
    told = ((each.rule, each.code, each.level.value, each.bodies, each.first, each.last, each.due) for each in left)
    return [*said, *(f"not expected: {' '.join(map(str, each))}" for each in told)]
