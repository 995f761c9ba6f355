"""All that rules read of one snapshot, indexed once; rules hold no snapshot and look at no clock."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from commonseal.assurance.world.approvals import Approvals
from commonseal.assurance.world.bodies import Bodies
from commonseal.assurance.world.tenures import Tenures
from commonseal.assurance.world.things import Things
from commonseal.assurance.world.times import IN_EFFECT, PROSPECTIVE, Counts, held_and_may
from commonseal.regimes import Law, PostProvision, Provision, UnknownProvisionError
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.facts import (
    Appointment,
    Approval,
    Arrangement,
    Body,
    FactModel,
    Option,
    Person,
    Post,
    Proposal,
)
from commonseal.vocabulary.periods import ALWAYS, EMPTY, Spans, UncertainDate
from commonseal.vocabulary.snapshot import name_in
from commonseal.vocabulary.statement import Standing, Statement

_Made = TypeVar("_Made")
_FactType = TypeVar("_FactType", bound=FactModel)


class World:
    """One snapshot under one body of law, and where it is a what-if, what is taken to come into force and when.

    ``assumed`` maps the numbers of proposed statements to the day from which they count.
    ``superseded`` holds, by number, what statements of the snapshot stand in place of, for rules that ask whether a
    text changed after it was approved.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        law: Law,
        *,
        assumed: Mapping[int, int] | None = None,
        superseded: Mapping[int, Statement] | None = None,
    ) -> None:
        self.law = law
        self.known_at: date = snapshot.known_at
        self.superseded = dict(superseded or {})
        self.counts = Counts(dict(assumed or {}))
        self.statements = snapshot.known
        self._facts: dict[tuple[type, bool], list[tuple[Statement, Any]]] = {}
        self._names: dict[str, str] = {}
        self._posts_in_law: dict[str, dict[str, list[PostProvision]]] = {}
        self._kept: dict[Callable[[World], Any], Any] = {}
        self._regimes: dict[str, Spans] = {}
        by_kind: defaultdict[type[FactModel], list[Statement]] = defaultdict(list)
        for statement in self.statements:
            by_kind[type(statement.fact)].append(statement)
        self._by_kind = dict(by_kind)
        self._things = Things(self._by_kind)
        self.bodies = Bodies(self.known(Body), self.counts)
        self.tenures = Tenures(self.known(Post), self.known(Appointment), self.bodies, self.counts)
        self.approvals = Approvals(self.known(Proposal, Option, Approval, Arrangement), self.bodies)

    def once(self, make: Callable[["World"], _Made]) -> _Made:
        """Return what a function makes of this world, made the first time and kept for every rule that asks."""
        if make not in self._kept:
            self._kept[make] = make(self)
        made: _Made = self._kept[make]
        return made

    def known(self, *models: type[_FactType]) -> list[Statement]:
        """Return every statement known of some kinds of fact, whatever its standing, but what was rejected."""
        if len(models) == 1:
            return self._by_kind.get(models[0], [])
        return [each for model in models for each in self._by_kind.get(model, ())]

    def effective(self, *models: type[_FactType]) -> list[Statement]:
        """Return the statements of some kinds that count: decided, in force or ended, and what a what-if assumes."""
        return self.counts.among(self.known(*models))

    def facts(self, model: type[_FactType], *, planned: bool = False) -> list[tuple[Statement, _FactType]]:
        """Return what counts of one kind of fact, each statement with its fact; ``planned`` adds what is proposed."""
        key = (model, planned)
        found = self._facts.get(key)
        if found is None:
            chosen = [*self.effective(model), *(self.planned(model) if planned else ())]
            # What stands under a model is of that model.
            found = self._facts[key] = [(each, each.fact) for each in chosen]
        return found

    def planned(self, *models: type[_FactType]) -> list[Statement]:
        """Return the statements of some kinds that are only considered or proposed."""
        assumed = self.counts.assumed
        return [each for each in self.known(*models) if each.standing in PROSPECTIVE and each.number not in assumed]

    def days(self, statement: Statement) -> Spans:
        """Return the days on which a statement is shown to hold, as the what-if has it."""
        since = self.counts.assumed.get(statement.number)
        if since is None:
            return held_and_may(statement)[0] if statement.standing in IN_EFFECT else EMPTY
        if statement.period.start is not None:
            return Spans.of(statement.period.start.latest, statement.bounds().sure_to)
        return Spans.of(since, statement.bounds().sure_to)

    def posts_in_law(self, classification: str) -> Mapping[str, list[PostProvision]]:
        """Return the posts that the law gives bodies of a kind, at one time or another, by each role that is one."""
        known = self._posts_in_law.get(classification)
        if known is None:
            known = self._posts_in_law[classification] = {}
            for provision in self.law.of_kind(PostProvision, classification):
                for role in provision.roles:
                    known.setdefault(role, []).append(provision)
        return known

    def provision(self, identifier: str) -> Provision | None:
        """Return a provision of the law by its identifier, the last of its windows; None where this law has none."""
        try:
            return self.law.provision(identifier)
        except UnknownProvisionError:
            return None

    def life_of(self, bodies: tuple[str, ...]) -> Spans:
        """Return the days on which any of some bodies may be in being."""
        if len(bodies) == 1:
            return self.law_days(bodies[0])
        days = EMPTY
        for body in bodies:
            days = days | self.law_days(body)
            if days == ALWAYS:
                break
        return days

    def law_days(self, body: str) -> Spans:
        """Return the days on which a body may be in being; all of them where nothing describes it.

        A kind of body that a body of law made, and another ended, is in being only while that law holds.
        """
        life = self.bodies.get(body)
        return life.days & self.regime_days(life.classification) if life else ALWAYS

    def regime_days(self, kind: str) -> Spans:
        """Return the days on which the law has bodies of a kind: those of the packs that are about it alone."""
        if kind not in self._regimes:
            own = [pack.span() for pack in self.law.packs if pack.classifications == (kind,)]
            self._regimes[kind] = Spans.of_many(own) if own else ALWAYS
        return self._regimes[kind]

    @cached_property
    def people(self) -> dict[str, list[Statement]]:
        """What is said of each person."""
        found: dict[str, list[Statement]] = {}
        for statement in self.known(Person):
            found.setdefault(statement.fact.subject, []).append(statement)
        return found

    def describing(self, thing: str) -> tuple[Statement, ...]:
        """Return every statement that says what a thing is, in the order of their record."""
        return self._things.describing(thing)

    def name(self, thing: str) -> str:
        """Return what a thing is called: its name where one is known, else its identifier."""
        name = self._names.get(thing)
        if name is None:
            own = self._things.describing(thing)
            if len(own) > 1:
                own = (max((each for each in own if name_in(each.fact)), key=_weight, default=own[0]),)
            name = self._names[thing] = (name_in(own[0].fact) if own else None) or thing
        return name

    def names(self, things: Iterable[str]) -> str:
        """Return the names of things as one would list them: A, B and C."""
        return joined([self.name(each) for each in things])


def joined(parts: list[str]) -> str:
    """Join words as English lists them."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def said(when: UncertainDate | None) -> str:
    """Say an uncertain date, or that there is none."""
    return when.describe() if when else "an unknown day"


def _weight(statement: Statement) -> tuple[int, int, int]:
    return _FURTHEST.get(statement.standing, 1), statement.recorded.since, statement.number


_FURTHEST = {Standing.REJECTED: -2, Standing.CONSIDERED: -1, Standing.PROPOSED: 0}
