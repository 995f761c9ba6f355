"""What is found in the four arrangements: as their papers' time knew them, and with all that is known since.

The lists under ``golden`` were gone through by hand; ``docs/explanation/findings-in-the-examples.md`` says of each kind
why it is found, and what is not found and why.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assurance.case_files import ENTERED, LATEST
from commonseal.assurance import Finding, check
from commonseal.exchange.register_files import load
from commonseal.regimes import Law
from support.places import SqlitePlaces

EXAMPLES = Path(__file__).parents[2] / "examples"
GOLDEN = Path(__file__).parent / "golden"
PAPERS_TIME = {
    "halton-warrington": date(2018, 5, 20),
    "kent-medway": date(2018, 2, 20),
    "northumberland": date(2016, 11, 28),
    "portsmouth": date(2019, 7, 28),
}
KINDS = [(name, part) for name in PAPERS_TIME for part in ("papers", "whole")]


def findings(places: SqlitePlaces, name: str, part: str) -> tuple[Finding, ...]:
    """Return what is found in an example, as its papers' time knew it or with all that is known since."""
    known_at = PAPERS_TIME[name] if part == "papers" else LATEST
    with places.fresh() as place:
        load(place.register, EXAMPLES / name / ("register" if part == "papers" else ""), entered_at=ENTERED)
        return check(place.register.as_of(on=known_at, known_at=known_at), Law.shipped())


def lines(found: tuple[Finding, ...]) -> Iterator[str]:
    """Give each finding as one line: its code, rule, level, days and bodies."""
    for each in found:
        first, last = each.first or "..", each.last or ".."
        bodies = ", ".join(body.removeprefix("body/") for body in each.bodies)
        yield f"{each.code} {each.rule or '-'} {each.level.value} {first}/{last} {bodies}"


@pytest.mark.parametrize(("name", "part"), KINDS)
def test_an_example_has_exactly_these_findings(name: str, part: str, sqlite_places: SqlitePlaces) -> None:
    """Every finding of the list is found, to the day, and no other."""
    expected = (GOLDEN / f"{name}-{part}.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(lines(findings(sqlite_places, name, part))) == sorted(expected)


@pytest.mark.parametrize("name", PAPERS_TIME)
def test_each_arrangement_has_at_least_six_findings_at_its_papers_time(name: str) -> None:
    """The papers of each arrangement leave open or at risk at least six things."""
    assert len((GOLDEN / f"{name}-papers.txt").read_text(encoding="utf-8").splitlines()) >= 6
