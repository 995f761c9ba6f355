"""A second judge, slow and simple: it looks at one day after another and asks plain questions of plain facts.

It shares no code with the rules or with the world that they look at, and knows nothing of uncertain dates; the worlds
that it judges have none. What both say of every day has to be the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from commonseal.vocabulary.facts import Appointment, Approval, Arrangement, Body, Fact, Interest, Post, Proposal

FIRST = date(2016, 1, 1)
LAST = date(2016, 8, 31)
NHS_ENGLAND = "body/nhs-england"
Judgement = tuple[str, str, date]
"""A rule, a body, and a day on which the body does not keep it."""


@dataclass(frozen=True)
class Plain:
    """A fact that holds from one day to another, both included."""

    fact: Fact
    start: date | None = None
    end: date | None = None

    def on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def days() -> Iterator[date]:
    """Give every day that is looked at."""
    day = FIRST
    while day <= LAST:
        yield day
        day += timedelta(days=1)


class NaiveJudge:
    """Judges a list of plain facts."""

    def __init__(self, facts: Iterable[Plain]) -> None:
        self.facts = list(facts)
        self.kinds = {each.fact.id: each.fact.classification for each in self.facts if isinstance(each.fact, Body)}
        self.parents = {each.fact.id: each.fact.parent for each in self.facts if isinstance(each.fact, Body)}
        self.roles = {each.fact.id: each.fact.role for each in self.facts if isinstance(each.fact, Post)}
        self.lives = {each.fact.id: each for each in self.facts if isinstance(each.fact, Body)}
        self.appointments = [each for each in self.facts if isinstance(each.fact, Appointment)]

    def all(self) -> set[Judgement]:
        """Return everything that any of the questions finds, on any day."""
        found: set[Judgement] = set()
        for day in days():
            for question in (self.r1, self.r3, self.r11, self.r17, self.two, self.r18, self.r19):
                found |= {(name, body, day) for name, body in question(day) if self.lives[body].on(day)}
        return found

    def owner(self, body: str) -> str:
        """Return the body itself, or whose governing body it is."""
        return self.parents.get(body) or body

    def held(self, day: date) -> Iterator[tuple[str, str, str, Plain]]:
        """Give who is in which role of which body on a day."""
        for each in self.appointments:
            if each.on(day) and isinstance(each.fact, Appointment):
                for body in each.fact.bodies:
                    yield each.fact.person, self.roles[each.fact.post], self.owner(body), each

    def r1(self, day: date) -> Iterator[tuple[str, str]]:
        """Ask of each accountable officer whether NHS England appointed that person for that group."""
        for person, role, body, plain in self.held(day):
            if role == "accountable_officer" and self.kinds[body] == "ccg":
                fact = plain.fact
                assert isinstance(fact, Appointment)
                if not self._put_in_by(person, fact.post, body, day) and not self._approved(person, body, day):
                    yield "R1", body

    def _put_in_by(self, person: str, post: str, body: str, day: date) -> bool:
        for other, _, where, plain in self.held(day):
            fact = plain.fact
            assert isinstance(fact, Appointment)
            if (other, fact.post, where) == (person, post, body) and NHS_ENGLAND in fact.decided_by:
                return True
        return False

    def _approved(self, person: str, body: str, day: date) -> bool:
        concerns = {each.fact.id: each.fact.concerns for each in self.facts if isinstance(each.fact, Proposal)}
        for each in self.facts:
            fact = each.fact
            if isinstance(fact, Approval) and fact.body == NHS_ENGLAND and fact.outcome == "approved" and fact.done:
                about = concerns[fact.proposal]
                bodies = [thing for thing in about if thing.startswith("body/")]
                if person in about and (not bodies or body in bodies) and date.fromisoformat(str(fact.done)) <= day:
                    return True
        return False

    def _both(self, day: date, first: str, second: str) -> Iterator[str]:
        now = [(person, role, body) for person, role, body, _ in self.held(day)]
        for person, role, body in now:
            if role == first and (person, second, body) in now:
                yield body

    def r3(self, day: date) -> Iterator[tuple[str, str]]:
        """Ask whether anybody is accountable officer and chair of one group."""
        yield from (("R3", body) for body in self._both(day, "accountable_officer", "chair"))

    def r11(self, day: date) -> Iterator[tuple[str, str]]:
        """Ask whether any monitoring officer is head of paid service or section 151 officer as well."""
        for other in ("head_of_paid_service", "section_151_officer"):
            yield from (("R11", body) for body in self._both(day, "monitoring_officer", other))

    def r17(self, day: date) -> Iterator[tuple[str, str]]:
        """Ask of each post that somebody has held whether anybody does now."""
        now = {(role, body) for _, role, body, _ in self.held(day)}
        for each in self.appointments:
            assert isinstance(each.fact, Appointment)
            for body in map(self.owner, each.fact.bodies):
                role = self.roles[each.fact.post]
                if each.start and each.start <= day and (role, body) not in now:
                    yield "R17", body

    def two(self, day: date) -> Iterator[tuple[str, str]]:
        """Ask whether two people are in one post for one."""
        holders: dict[tuple[str, str], set[str]] = {}
        for person, role, body, _ in self.held(day):
            holders.setdefault((role, body), set()).add(person)
        yield from (("two", body) for (_, body), people in holders.items() if len(people) > 1)

    def r18(self, day: date) -> Iterator[tuple[str, str]]:
        """Ask of each thing in effect whether an approval of it still waits for its conditions."""
        concerns = {each.fact.id: each.fact.concerns for each in self.facts if isinstance(each.fact, Proposal)}
        for each in self.facts:
            fact = each.fact
            if not isinstance(fact, Approval) or not fact.conditions or fact.outcome != "approved":
                continue
            if fact.conditions_met is None or day < date.fromisoformat(str(fact.conditions_met)):
                for other in self.facts:
                    thing = other.fact
                    if isinstance(thing, Arrangement) and thing.id in concerns[fact.proposal] and other.on(day):
                        yield from (("R18", body) for body in thing.parties)

    def r19(self, day: date) -> Iterator[tuple[str, str]]:
        """Ask of everybody with posts in two bodies whether each has it in its register."""
        places: dict[str, set[str]] = {}
        for person, _, body, _ in self.held(day):
            if self.lives[body].on(day):
                places.setdefault(person, set()).add(body)
        entries = [each.fact for each in self.facts if isinstance(each.fact, Interest) and each.on(day)]
        for person, bodies in places.items():
            for body in bodies:
                told = {
                    one for each in entries if (each.person, each.register_of) == (person, body) for one in each.about
                }
                if bodies - {body} - told:
                    yield "R19", body
