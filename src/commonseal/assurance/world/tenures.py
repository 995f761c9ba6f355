"""Tenures: who is in which post of which body, on which days."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

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
    names. ``days`` are those on which it is shown, ``may`` those on which it may be. ``titles`` are what the
    appointment and the post call the holder in words of their own, where they do.
    """

    person: str
    post: str
    role: str
    body: str
    seat: str
    days: Spans
    may: Spans
    fact: Appointment
    statement: Statement
    post_statement: Statement | None
    titles: tuple[str, ...] = ()

    @property
    def basis(self) -> Basis | None:
        """On what footing they hold it, where that is said."""
        return self.fact.basis

    @property
    def title(self) -> str | None:
        """What they are called in it, where that is not the post's own name."""
        return self.fact.title

    @property
    def decided_by(self) -> tuple[str, ...]:
        """Who put them in it."""
        return self.fact.decided_by

    @property
    def is_temporary(self) -> bool:
        """Whether it is an interim or an acting appointment."""
        return self.fact.basis in _FOR_A_TIME


_FOR_A_TIME = frozenset({Basis.INTERIM, Basis.ACTING})
Held = list[Tenure]


class Tenures:
    """All tenures that count, by body and role, by person, and by post; and the posts themselves.

    ``by_body`` is made at once, for nearly every rule reads it; the rest when somebody asks.
    """

    def __init__(
        self, posts: Iterable[Statement], appointments: Iterable[Statement], bodies: Bodies, counts: Counts
    ) -> None:
        self._described = posts = tuple(posts)
        described = ((each, vars(each.fact)) for each in posts)
        self._latest = {said["id"]: (each, said["role"], said["title"]) for each, said in described}
        self._all: Held = []
        self.by_body: dict[str, dict[str, Held]] = {}
        for statement in counts.among(appointments):
            self._add(statement, bodies.home, counts.assumed)
        if counts.assumed:
            self._step_aside(counts)

    def _add(self, statement: Statement, home: Callable[[str], str], assumed: Mapping[int, int]) -> None:
        # As in ``held_and_may``: of a country's appointments each field is read once, by the shortest way.
        fact: Appointment = vars(statement)["fact"]
        said = vars(fact)
        person, post = said["person"], said["post"]
        described, role, of_post = self._latest.get(post) or (None, _called(post), None)
        title = said["title"]
        titles = tuple(each for each in (title, of_post) if each) if title or of_post else ()
        days, may = held_and_may(statement)
        if assumed and (since := assumed.get(statement.number)) is not None:
            days = may = may.within(since, OPEN) if statement.period.start is None else may
        by_body, keep = self.by_body, self._all.append
        for seat in said["bodies"]:
            body = home(seat)
            tenure = Tenure(person, post, role, body, seat, days, may, fact, statement, described, titles)
            keep(tenure)
            at = by_body.get(body)
            if at is None:
                by_body[body] = {role: [tenure]}
            elif (held := at.get(role)) is None:
                at[role] = [tenure]
            else:
                held.append(tenure)

    @cached_property
    def posts(self) -> Mapping[str, list[Statement]]:
        """What is said of each post."""
        found: dict[str, list[Statement]] = {}
        for statement in self._described:
            if isinstance(statement.fact, Post):
                found.setdefault(statement.fact.id, []).append(statement)
        return found

    @cached_property
    def by_person(self) -> Mapping[str, Held]:
        """What each person holds."""
        return _grouped((each.person, each) for each in self._all)

    @cached_property
    def by_post(self) -> Mapping[str, Held]:
        """Who is in each post."""
        return _grouped((each.post, each) for each in self._all)

    @cached_property
    def of_several(self) -> Mapping[str, Held]:
        """What each person holds who is in more than one post, or in one at more than one body."""
        counted = Counter(map(attrgetter("person"), self._all))
        found: dict[str, Held] = {person: [] for person, number in counted.items() if number > 1}
        for each in self._all if found else ():
            if each.person in found:
                found[each.person].append(each)
        return found

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
        return self._latest[post][1] if post in self._latest else _called(post)

    def at(self, body: str, roles: Iterable[str]) -> Held:
        """Return the tenures at a body in any of some roles."""
        mine = self.by_body.get(body)
        if not mine:
            return []
        return [tenure for role in roles for tenure in mine.get(role, ())]


def _called(post: str) -> str:
    return post.rpartition("/")[2].replace("-", "_")


def _grouped(pairs: Iterable[tuple[str, Tenure]]) -> dict[str, Held]:
    found: dict[str, Held] = {}
    for key, tenure in pairs:
        found.setdefault(key, []).append(tenure)
    return found
