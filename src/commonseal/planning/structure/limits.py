"""What a body may spend on running itself: so much a head, by the law or policy of the date."""

from decimal import Decimal

from commonseal.assurance.told import Part
from commonseal.planning.structure.apportioning import to_the_penny
from commonseal.planning.structure.populations import Headcount, Populations
from commonseal.planning.structure.seen import Seen
from commonseal.regimes import Figure

RUNNING_COSTS = "running_costs_per_head"
"""The key of the figures that set it; keys that go on from it are figures that are spoken of and do not hold yet."""


class Limit(Part):
    """The running-cost limit of one body: so much a head, for so many people.

    ``amount`` is None where the population on record does not tell it, and ``lacking`` says why. ``spoken_of`` tells
    figures that are not confirmed. The figure's own source and how sure it is stand beside it.
    """

    per_head: Decimal
    unit: str
    people: int | None
    measure: str | None
    amount: Decimal | None
    lacking: str | None
    provision: str
    citation: str
    confidence: str
    sentence: str
    note: str | None
    spoken_of: tuple[str, ...]
    population_statement: str | None


def limit_of(seen: Seen, populations: Populations, body: str) -> Limit | None:
    """Return the running-cost limit of a body on the date; None where the law here sets none for bodies of its kind."""
    kind = seen.world.bodies.kind(body)
    figures = seen.law.of_kind(Figure, kind) if kind else ()
    figure = next((each for each in figures if each.key == RUNNING_COSTS), None)
    if figure is None:
        return None
    counted, lacking = _headcount(populations, body, seen.day)
    return Limit(
        per_head=figure.amount,
        unit=figure.unit,
        people=counted.people if counted else None,
        measure=counted.measure if counted else None,
        amount=envelope(counted.people, figure.amount) if counted else None,
        lacking=lacking,
        provision=figure.id,
        citation=figure.citation,
        confidence=figure.confidence.value,
        sentence=figure.text,
        note=figure.note,
        spoken_of=tuple(
            f"{each.text} ({each.citation_line}; {each.note or 'no more is known'})"
            for each in figures
            if each.key.startswith(f"{RUNNING_COSTS}_")
        ),
        population_statement=counted.statement.id if counted else None,
    )


def envelope(people: int, per_head: Decimal) -> Decimal:
    """Return what so much a head comes to, to the penny.

    >>> envelope(813203, Decimal("18.76"))
    Decimal('15255688.28')
    """
    return to_the_penny(people * per_head)


def _headcount(populations: Populations, body: str, day: int) -> tuple[Headcount | None, str | None]:
    """Return the population that the limit is counted on: the only one, else the one of registered people."""
    figures = populations.figures(body, day, weighted=False)
    if len(figures) > 1:
        figures = {measure: each for measure, each in figures.items() if measure and "registered" in measure.lower()}
        if len(figures) != 1:
            return None, "several populations are on record and none of them alone is of registered people"
    if not figures:
        return None, "no population is on record; record it with “people”"
    return next(iter(figures.values())), None
