"""How many people a body serves on a day, weighted by need or not, as the register has it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from commonseal.planning.structure.seen import Seen
from commonseal.vocabulary.facts import Population
from commonseal.vocabulary.statement import Statement

_WEIGHTED = re.compile(r"(?<!un)(?<!un-)(?<!not )weighted", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Headcount:
    """One figure of a body's population, with what it is a measure of."""

    people: int
    measure: str | None
    statement: Statement


class PopulationError(ValueError):
    """No one base to share by can be told from the populations on record; the message says why and what to do."""


class Populations:
    """The populations on record, asked for by body and day."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._figures: dict[str, list[tuple[Statement, Population]]] = {}
        for statement, fact in seen.world.facts(Population):
            if fact.people is not None:
                self._figures.setdefault(seen.home(fact.about), []).append((statement, fact))

    def figures(self, body: str, day: int, *, weighted: bool) -> dict[str | None, Headcount]:
        """Return the figures of a body that count on a day, by measure; of two of one measure the later recorded."""
        found: dict[str | None, Headcount] = {}
        for statement, fact in self._figures.get(body, ()):
            if (
                is_weighted(fact.measure) is weighted
                and statement.bounds().may_hold_on(day)
                and fact.people is not None
            ):
                found[fact.measure] = Headcount(fact.people, fact.measure, statement)
        return found

    def base(self, bodies: Sequence[str], day: int, *, weighted: bool) -> dict[str, Headcount]:
        """Return one figure for each of some bodies, all of the same measure, or of the only one that each has.

        Raises:
            PopulationError: a body has no figure, or it cannot be told which measure is meant.
        """
        figures = {body: self.figures(body, day, weighted=weighted) for body in bodies}
        lacking = [self._seen.name(body) for body, mine in figures.items() if not mine]
        if lacking:
            kind = "weighted population" if weighted else "population"
            words = "; record it, with “weighted” in its measure" if weighted else "; record it with “people”"
            raise PopulationError(f"no {kind} of {', '.join(lacking)} is on record{words}")
        if all(len(mine) == 1 for mine in figures.values()):
            return {body: next(iter(mine.values())) for body, mine in figures.items()}
        common = set.intersection(*(set(mine) for mine in figures.values()))
        if len(common) == 1:
            measure = common.pop()
            return {body: mine[measure] for body, mine in figures.items()}
        told = ", ".join(sorted({str(each) for mine in figures.values() for each in mine}))
        raise PopulationError(f"there are several measures of population ({told}); end all but one that each body has")

    def starts(self, body: str) -> set[int]:
        """Return the days on which a figure of a body begins to count or no longer does."""
        bounds = [statement.bounds() for statement, _ in self._figures.get(body, ())]
        return {day for each in bounds for day in (each.may_from, each.may_to)}


def is_weighted(measure: str | None) -> bool:
    """Whether a measure is of a population weighted by need.

    >>> is_weighted("need-weighted population"), is_weighted("unweighted, registered")
    (True, False)
    """
    return bool(measure and _WEIGHTED.search(measure))
