"""Who bears how much of a joint cost on each day, and the days on which the parts do not add up.

Shares are swept over the whole time in which anything is said of them: between two days on which anything changes
(a share, a population, a body that joins or ends) nothing does, so one look at each such stretch of days tells all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from commonseal.planning.structure.faults import CostFault
from commonseal.planning.structure.populations import PopulationError, Populations
from commonseal.planning.structure.seen import Seen
from commonseal.vocabulary.facts import CostShare
from commonseal.vocabulary.facts.planning import ShareMethod
from commonseal.vocabulary.periods import Interval, Spans, first_day_text, last_day_text
from commonseal.vocabulary.statement import Statement

Weights = dict[str, Fraction]
Stated = Sequence[tuple[Statement, CostShare]]
_HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Bearing:
    """Who bears how much of a thing on one day: the parts as fractions of one, by body, and by what method.

    ``statements`` are the shares, and the populations that they are worked out from.
    """

    method: ShareMethod
    parts: Weights
    statements: tuple[Statement, ...]


class UnsharedError(ValueError):
    """The parts of a thing do not add up on a day; the message says why and what to do."""


class Shares:
    """The shares of cost that are in effect, by what they are of."""

    def __init__(self, seen: Seen, populations: Populations) -> None:
        self._seen, self._populations = seen, populations
        self.stated: dict[str, list[tuple[Statement, CostShare]]] = {}
        for statement, fact in seen.world.facts(CostShare):
            self.stated.setdefault(fact.of, []).append((statement, fact))

    def on(self, thing: str, day: int) -> Bearing | None:
        """Return who bears a thing's cost on a day, None where nothing is said for that day.

        A body that is no longer in being, or that the thing served at another time and does not on that day, has left:
        parts that are worked out (by population, weighted population, equally) or counted in time are then shared among
        those that remain. Fixed parts stay as they were agreed, so they no longer add up and have to be agreed anew.

        Raises:
            UnsharedError: what is said does not add up to the whole.
        """
        mine = [pair for pair in self.stated.get(thing, ()) if pair[0].bounds().may_hold_on(day)]
        if not mine:
            return None
        methods = {fact.method for _, fact in mine}
        if len(methods) > 1:
            raise UnsharedError(f"it is shared by {' and by '.join(sorted(methods))} at once; end all but one")
        method = methods.pop()
        bearers = self._bearers(mine, day, left_by(self._seen, thing, day))
        weights, figures = self._weights(method, mine, bearers, day)
        total = sum(weights.values(), Fraction())
        if not total:
            raise UnsharedError("nobody bears any of it, so its parts add up to 0 %; say who does")
        if method is ShareMethod.FIXED and total != _HUNDRED:
            raise UnsharedError(f"its parts add up to {_per_cent(total)} %, not to 100 %; put them right")
        parts = {body: weight / total for body, weight in sorted(weights.items())}
        return Bearing(method, parts, (*(statement for statement, _ in mine), *figures))

    def _bearers(self, mine: Stated, day: int, left: frozenset[str]) -> tuple[str, ...]:
        named = dict.fromkeys(self._seen.home(each.body) for _, fact in mine for each in fact.shares)
        return tuple(each for each in named if each not in left and self._seen.in_being(each).covers(day))

    def _weights(
        self, method: ShareMethod, mine: Stated, bearers: tuple[str, ...], day: int
    ) -> tuple[Weights, list[Statement]]:
        """Return what each body's part weighs, and the statements of population that this rests on."""
        if method is ShareMethod.FIXED:
            return self._parts(mine, bearers), []
        if len({fact for _, fact in mine}) > 1:
            raise UnsharedError(f"two shares by {method} count at once; end one of the two")
        if method is ShareMethod.TIME:
            return self._parts(mine[-1:], bearers), []
        if method is ShareMethod.EQUAL:
            return dict.fromkeys(bearers, Fraction(1)), []
        try:
            base = self._populations.base(bearers, day, weighted=method is ShareMethod.WEIGHTED_POPULATION)
        except PopulationError as error:
            raise UnsharedError(str(error)) from error
        return {body: Fraction(each.people) for body, each in base.items()}, [each.statement for each in base.values()]

    def _parts(self, mine: Stated, bearers: tuple[str, ...]) -> Weights:
        found: Weights = {}
        for fact in dict.fromkeys(fact for _, fact in mine):
            for each in fact.shares:
                body = self._seen.home(each.body)
                if body in bearers and each.part is not None:
                    found[body] = found.get(body, Fraction()) + Fraction(each.part)
        return found

    def faults(self, thing: str, place: str, life: Spans, *, gaps: bool = True) -> Iterator[CostFault]:
        """Give what is wrong with the shares of a thing on any day of its life, with those days.

        The sweep begins with the first day for which a share is stated: of what was before nothing is claimed. From
        then on every day of the thing's life has to add up, so a share that ends and is followed by none is a fault;
        not so without ``gaps``, where one body bears the whole cost on days for which nothing is said.
        """
        stated = self.stated.get(thing, ())
        if not stated:
            return
        first = min(statement.bounds().may_from for statement, _ in stated)
        found: dict[str, list[Interval]] = {}
        for since, until in life & self._alive(thing):
            for start, end in self._stretches(thing, max(since, first), until):
                wrong = self._wrong(thing, start, gaps=gaps)
                if wrong:
                    found.setdefault(wrong, []).append((start, end))
        identifiers = tuple(statement.id for statement, _ in stated)
        for what, days in found.items():
            yield CostFault(place, f"{what} ({_days(Spans.of_many(days))})", identifiers)

    def _named(self, thing: str) -> frozenset[str]:
        return frozenset(self._seen.home(each.body) for _, fact in self.stated[thing] for each in fact.shares)

    def _alive(self, thing: str) -> Spans:
        """Return the days on which any of the bodies that bear a thing is in being: after them nothing is to share."""
        return Spans.of_many(pair for body in self._named(thing) for pair in self._seen.in_being(body))

    def _wrong(self, thing: str, day: int, *, gaps: bool) -> str | None:
        try:
            found = self.on(thing, day)
        except UnsharedError as error:
            return str(error)
        silent = "nobody has said who bears its cost, so its parts add up to 0 %; say it"
        return silent if found is None and gaps else None

    def _stretches(self, thing: str, since: int, until: int) -> Iterator[Interval]:
        """Give the stretches of days within which nothing changes that the shares of a thing rest on."""
        stated = self.stated[thing]
        days = {day for statement, _ in stated for day in statement.bounds()}
        for body in self._named(thing):
            days |= self._populations.starts(body) | {day for span in self._seen.in_being(body) for day in span}
        days |= {day for statement, _ in self._seen.served_by(thing) for day in statement.bounds()}
        inside = sorted({since, until} | {day for day in days if Spans.of(since, until).covers(day)})
        yield from ((start, end) for start, end in pairwise(inside) if start < end)


def left_by(seen: Seen, thing: str, day: int) -> frozenset[str]:
    """Return the bodies that a post or arrangement served at another time and does not serve on a day."""
    ever: set[str] = set()
    then: set[str] = set()
    for statement, bodies in seen.served_by(thing):
        ever.update(bodies)
        if statement.bounds().may_hold_on(day):
            then.update(bodies)
    return frozenset(ever - then)


def _per_cent(total: Fraction) -> str:
    return f"{float(total):.4f}".rstrip("0").rstrip(".")


def _days(days: Spans) -> str:
    return ", ".join(_stretch(since, until) for since, until in days)


def _stretch(since: int, until: int) -> str:
    first, last = first_day_text(since), last_day_text(until)
    if first and first == last:
        return f"on {first}"
    if first is None:
        return f"until {last}" if last else "on every day"
    return f"from {first} to {last}" if last else f"from {first} on"
