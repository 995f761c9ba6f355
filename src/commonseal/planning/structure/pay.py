"""What a post costs in a year, by the pay table that counts for its body on the date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from commonseal.planning.structure.apportioning import to_the_penny
from commonseal.planning.structure.faults import CostFault
from commonseal.planning.structure.seen import Seen, called
from commonseal.vocabulary.facts import PayTable, Post
from commonseal.vocabulary.periods import describe_day
from commonseal.vocabulary.statement import Statement


@dataclass(frozen=True, slots=True)
class Priced:
    """What one post costs in a year: so much a whole-time equivalent of its grade, times how many it is."""

    post: str
    rate: Decimal
    wte: Decimal
    is_wte_assumed: bool
    currency: str
    cost: Decimal
    table: str
    statement: Statement


class PayTables:
    """The pay tables in effect on the date of a snapshot; what is wrong with them is kept in ``faults``."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._tables = seen.current(PayTable)
        self.faults: list[CostFault] = []

    def priced(self, post: str) -> Priced | None:
        """Return what a post costs in a year, or None where a fault keeps it from being known."""
        _, fact = self._seen.posts[post]
        place = f"{called(fact)} of {', '.join(self._seen.name(each) for each in fact.bodies)} ({post})"
        if not fact.grade:
            self._fault(place, "it has no grade; give its post “grade”", self._seen.posts[post][0])
        found = self._table_for(post, fact, place)
        if found is None or not fact.grade:
            return None
        statement, table = found
        point = next((each for each in table.points if each.grade == fact.grade), None)
        if point is None:
            grades = ", ".join(each.grade for each in table.points)
            said = f"its grade “{fact.grade}” is not in “{table.name}”, which has: {grades}; correct one of the two"
            self._fault(place, said, self._seen.posts[post][0], statement)
            return None
        wte = Decimal(str(fact.wte)) if fact.wte is not None else Decimal(1)
        rate = point.cost.amount
        return Priced(
            post=post,
            rate=rate,
            wte=wte,
            is_wte_assumed=fact.wte is None,
            currency=point.cost.currency,
            cost=to_the_penny(rate * wte),
            table=table.name,
            statement=statement,
        )

    def counts_for(self, post: str) -> bool:
        """Whether any pay table counts on the date for a body by which a post may be paid."""
        _, fact = self._seen.posts[post]
        bodies = set(self._seen.homes((fact.hosted_by,) if fact.hosted_by else fact.bodies))
        return any(not table.bodies or bodies & set(self._homes(table)) for _, table in self._tables)

    def _table_for(self, post: str, fact: Post, place: str) -> tuple[Statement, PayTable] | None:
        """Return the one table that counts for a post: that of its host, else the one of all its bodies."""
        bodies = (self._seen.home(fact.hosted_by),) if fact.hosted_by else self._seen.homes(fact.bodies)
        found = {body: self._of_body(body) for body in bodies}
        if any(each is None for each in found.values()):
            return None
        tables = {each[1].id: each for each in found.values() if each is not None}
        if len(tables) > 1:
            names = " and ".join(sorted(f"“{table.name}”" for _, table in tables.values()))
            said = f"its bodies pay by different tables ({names}); say with “hosted_by” whose counts"
            self._fault(place, said, self._seen.posts[post][0])
            return None
        return next(iter(tables.values()))

    def _of_body(self, body: str) -> tuple[Statement, PayTable] | None:
        mine = list(self._distinct(pair for pair in self._tables if not pair[1].bodies or body in self._homes(pair[1])))
        if len(mine) == 1:
            return mine[0]
        on = describe_day(self._seen.snapshot.on)
        if mine:
            names = " and ".join(sorted(f"“{table.name}” ({table.id})" for _, table in mine))
            said = f"two pay tables count for it on {on}: {names}; end one, or have it name its bodies"
            self._fault(self._seen.name(body), said, *(statement for statement, _ in mine))
        else:
            said = f"no pay table counts for it on {on}; load one whose period has that day"
            self._fault(self._seen.name(body), said)
        return None

    def _homes(self, table: PayTable) -> tuple[str, ...]:
        return self._seen.homes(table.bodies)

    @staticmethod
    def _distinct(pairs: Iterable[tuple[Statement, PayTable]]) -> Iterator[tuple[Statement, PayTable]]:
        """Give each table once, however often it was stated in the same words."""
        given: list[PayTable] = []
        for statement, table in pairs:
            if table not in given:
                given.append(table)
                yield statement, table

    def _fault(self, of: str, what: str, *statements: Statement) -> None:
        self.faults.append(CostFault(of, what, tuple(sorted(each.id for each in statements))))
