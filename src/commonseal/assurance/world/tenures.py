"""Tenures: who is in which post of which body, on which days."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonseal.assurance.world.bodies import Bodies
from commonseal.assurance.world.times import Counts, held_and_may
from commonseal.vocabulary.facts import Appointment, Post
from commonseal.vocabulary.facts.duties import Basis
from commonseal.vocabulary.periods import FIRST_DAY, OPEN, Spans
from commonseal.vocabulary.statement import Statement


@dataclass(slots=True)
class Tenure:
    """One person in one post at one body.

    ``body`` is the body that answers in law (an organ's own body), ``seat`` the body or organ that the appointment
    names. ``days`` are those on which it is shown, ``may`` those on which it may be.
    """

    person: str
    post: str
    role: str
    body: str
    seat: str
    basis: Basis | None
    title: str | None
    decided_by: tuple[str, ...]
    days: Spans
    may: Spans
    statement: Statement
    post_statement: Statement | None

    @property
    def is_temporary(self) -> bool:
        """Whether it is an interim or an acting appointment."""
        return self.basis in {Basis.INTERIM, Basis.ACTING}


class Tenures:
    """All tenures that count, by body and role, by person, and by post; and the posts themselves."""

    def __init__(self, statements: Iterable[Statement], bodies: Bodies, counts: Counts) -> None:
        self.by_body: dict[str, dict[str, list[Tenure]]] = {}
        self.by_person: dict[str, list[Tenure]] = {}
        self.by_post: dict[str, list[Tenure]] = {}
        self.posts: dict[str, list[Statement]] = {}
        self._roles: dict[str, str] = {}
        appointments: list[tuple[Statement, Appointment]] = []
        for statement in statements:
            if isinstance(statement.fact, Post):
                self.posts.setdefault(statement.fact.id, []).append(statement)
                self._roles[statement.fact.id] = statement.fact.role
            elif isinstance(statement.fact, Appointment) and counts(statement):
                appointments.append((statement, statement.fact))
        for statement, fact in appointments:
            self._add(statement, fact, bodies, counts)
        if counts.assumed:
            self._step_aside(counts)

    def _add(self, statement: Statement, fact: Appointment, bodies: Bodies, counts: Counts) -> None:
        post_statement, role = self._post(fact.post)
        assumed = counts.assumed.get(statement.number)
        days, may = held_and_may(statement)
        if assumed is not None:
            days = may = may.within(assumed, OPEN) if statement.period.start is None else may
        for seat in fact.bodies:
            tenure = Tenure(
                fact.person, fact.post, role, bodies.home(seat), seat, fact.basis, fact.title, fact.decided_by,
                days, may, statement, post_statement,
            )  # fmt: skip
            self.by_body.setdefault(tenure.body, {}).setdefault(role, []).append(tenure)
            self.by_person.setdefault(fact.person, []).append(tenure)
            self.by_post.setdefault(fact.post, []).append(tenure)

    def _post(self, post: str) -> tuple[Statement | None, str]:
        known = self.posts.get(post)
        if not known:
            return None, post.rpartition("/")[2].replace("-", "_")
        return known[-1], self._roles[post]

    def _step_aside(self, counts: Counts) -> None:
        """In a what-if, have the holder of a post make room on the day on which somebody else is to take it over."""
        for tenures in self.by_post.values():
            coming = [each for each in tenures if each.statement.number in counts.assumed]
            for new in coming:
                since = new.days.first
                for old in tenures:
                    if since is not None and old.person != new.person and old.body == new.body and old not in coming:
                        old.days = old.days.within(FIRST_DAY, since)
                        old.may = old.may.within(FIRST_DAY, since)

    def role_of(self, post: str) -> str:
        """Return the role of a post; of one that nothing describes, what its identifier calls it."""
        return self._post(post)[1]

    def at(self, body: str, roles: Iterable[str]) -> list[Tenure]:
        """Return the tenures at a body in any of some roles."""
        mine = self.by_body.get(body)
        if not mine:
            return []
        return [tenure for role in roles for tenure in mine.get(role, ())]
