"""CS-DELEG: functions delegated, delegated on, and delegated in a ring."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.joining import party_kinds
from commonseal.assurance.shapes.naming import same_matter
from commonseal.assurance.world import World
from commonseal.assurance.world.world import joined
from commonseal.regimes import Onward, Power, Provision
from commonseal.vocabulary.catalogue import find_function, fold
from commonseal.vocabulary.facts import Arrangement, ArrangementType, Delegation, Post
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import Spans
from commonseal.vocabulary.statement import Statement


def _delegations(world: World) -> list[tuple[Statement, Delegation]]:
    return [(each, each.fact) for each in world.effective(Delegation) if isinstance(each.fact, Delegation)]


def _by_delegator(world: World) -> dict[str, list[tuple[Statement, Delegation]]]:
    found: dict[str, list[tuple[Statement, Delegation]]] = {}
    for statement, fact in _delegations(world):
        for each in {world.bodies.home(body) for body in fact.delegators} | set(fact.delegators):
            found.setdefault(each, []).append((statement, fact))
    return found


def _same_function(first: Delegation, second: Delegation) -> str | None:
    pairs = ((mine, theirs) for mine in first.functions for theirs in second.functions)
    return next((mine for mine, theirs in pairs if same_matter(mine, theirs) or _one_function(mine, theirs)), None)


def _one_function(first: str, second: str) -> bool:
    """Whether two ways of naming a function are one in the catalogue, as “CHC” and “continuing healthcare”."""
    found, other = find_function(first), find_function(second)
    return found is not None and other is not None and found.key == other.key


def _onward(world: World) -> Iterator[tuple[Statement, Delegation, Statement, Delegation, str]]:
    """Give each delegation of a function by a body that has it by delegation itself, with the first one and the function."""
    by_delegator = _by_delegator(world)
    for statement, fact in _delegations(world):
        receivers = {fact.delegate, world.bodies.home(fact.delegate)} if kind_of(fact.delegate) == "body" else set()
        own = {world.bodies.home(each) for each in fact.delegators}
        seen: set[int] = set()
        for receiver in receivers - own:
            for later, onward in by_delegator.get(receiver, ()):
                function = _same_function(fact, onward)
                goes_on = world.bodies.home(_holder_of(onward.delegate, world)) not in receivers
                if function and goes_on and later.number != statement.number and later.number not in seen:
                    seen.add(later.number)
                    yield statement, fact, later, onward, function


def _holder_of(delegate: str, world: World) -> str:
    """Return the body that a delegate is of: a post is of its body, and what a body has its own officer do stays there."""
    if kind_of(delegate) != "post":
        return delegate
    posts = [each.fact for each in world.tenures.posts.get(delegate, ()) if isinstance(each.fact, Post)]
    return posts[-1].bodies[0] if posts else delegate


class OnwardNotSettled(Rule):
    """{body} delegates “{function}”, which it has from {bodies}, on to {delegate} {period}; whether it may is not recorded."""

    code = "CS-DELEG-01"
    rule = "R10"
    level = Level.ASK
    remedy = "Read the agreement: record whether it lets “{function}” be delegated further."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the onward delegations under a power that leaves it to the agreement, where nobody says what that says."""
        for first, fact, later, onward, function in _onward(world):
            power = _power(fact, world, first)
            if fact.onward is None and power is not None and power.onward is Onward.AGREEMENT:
                yield _breach(first, fact, later, onward, function, world, _on_delegating_on(power, world))


class OnwardForbidden(Rule):
    """{body} delegates “{function}”, which it has from {bodies}, on to {delegate} {period}, which the terms forbid."""

    code = "CS-DELEG-02"
    level = Level.BLOCK
    remedy = "Take “{function}” back from {delegate}, or have {bodies} change the terms."
    basis = "the terms of the delegation itself"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the onward delegations that the terms, or the power, do not let be made."""
        for first, fact, later, onward, function in _onward(world):
            power = _power(fact, world, first)
            by_law = fact.onward is None and power is not None and power.onward is Onward.FORBIDDEN
            if fact.onward is False or by_law:
                breach = _breach(first, fact, later, onward, function, world, power)
                if power is not None and power.onward is Onward.AGREEMENT:
                    breach.rule, breach.provision = "R10", _on_delegating_on(power, world)
                yield breach


class DelegationRing(Rule):
    """“{function}” goes round in a ring {period}: {ring}; nobody exercises it."""

    code = "CS-DELEG-03"
    level = Level.BLOCK
    remedy = "End one of the delegations, so that one of {bodies} exercises “{function}”."
    basis = "a function that every body hands to the next is exercised by none"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the rings of delegations of one function, each once."""
        by_delegator = _by_delegator(world)
        told: set[tuple[str, ...]] = set()
        for _, fact in _delegations(world):
            for function in fact.functions:
                for start in {world.bodies.home(each) for each in fact.delegators}:
                    ring = _ring_from(start, fold(function), by_delegator, world)
                    key = (fold(function), *sorted(each for each, _ in ring))
                    if ring and key not in told:
                        told.add(key)
                        yield self._breach(function, ring, world)

    @staticmethod
    def _breach(function: str, ring: list[tuple[str, Statement]], world: World) -> Breach:
        bodies = tuple(each for each, _ in ring)
        days: Spans | None = None
        for _, statement in ring:
            days = world.days(statement) if days is None else days & world.days(statement)
        said = " to ".join(world.name(each) for each in (*bodies, bodies[0]))
        words = {"function": function, "ring": said}
        grounds = tuple(statement for _, statement in ring)
        return Breach(f"{fold(function)}#{'>'.join(sorted(bodies))}", bodies, days or Spans(), words, grounds)


def _ring_from(
    start: str, function: str, by_delegator: dict[str, list[tuple[Statement, Delegation]]], world: World
) -> list[tuple[str, Statement]]:
    """Follow one function from a body until it comes back there; empty where it does not."""
    seen = {start}
    trail: list[tuple[str, Statement, Iterator[tuple[Statement, Delegation]]]] = []
    at, ahead = start, iter(by_delegator.get(start, ()))
    while True:
        for statement, fact in ahead:
            if function not in map(fold, fact.functions) or kind_of(fact.delegate) != "body":
                continue
            to = world.bodies.home(fact.delegate)
            if to == start and (trail or at != to):
                return [*((body, shown) for body, shown, _ in trail), (at, statement)]
            if to not in seen:
                seen.add(to)
                trail.append((at, statement, ahead))
                at, ahead = to, iter(by_delegator.get(to, ()))
                break
        else:
            if not trail:
                return []
            at, _, ahead = trail.pop()


class PowerNotNamed(Rule):
    """“{name}” is to have {delegate} exercise functions of {bodies} {period}, and nobody says by which power."""

    code = "CS-DELEG-04"
    level = Level.ASK
    remedy = "Name who delegates and by which power, or say that each body goes on deciding for itself."
    basis = "a body has its functions exercised by another only where an Act lets it (2006 Act ss13Z, 14Z3, 65Z5, 75; LGA 1972 s101)"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the delegations between bodies, planned ones too, that rest on nothing named."""
        for statement, fact in world.facts(Delegation, planned=True):
            of = {world.bodies.home(each) for each in fact.delegators}
            known = world.describing(fact.arrangement or "")
            named = fact.legal_basis or any(getattr(each.fact, "legal_basis", None) for each in known)
            if not named and kind_of(fact.delegate) == "body" and world.bodies.home(fact.delegate) not in of:
                words = {"name": joined(list(fact.functions)), "delegate": world.name(fact.delegate)}
                subject = f"{'+'.join(fact.delegators)}>{fact.delegate}"
                yield Breach(subject, tuple(sorted(of)), _since_said(statement), words, (statement,))
        for statement, joint in world.facts(Arrangement, planned=True):
            if joint.type is ArrangementType.DELEGATION and not joint.legal_basis and len(joint.parties) == 1:
                words = {"name": joint.name or joint.id, "delegate": world.name(joint.parties[0])}
                words["bodies"] = "bodies that nobody names"
                home = world.bodies.home(joint.parties[0])
                yield Breach(joint.id, (home,), _since_said(statement), words, (statement,))


def _since_said(statement: Statement) -> Spans:
    """Return the days from which something is known or planned to hold."""
    bounds = statement.bounds()
    begins = bounds.may_from if bounds.has_known_start else statement.recorded.since
    return Spans.of(min(begins, statement.recorded.since), bounds.may_to)


def _on_delegating_on(power: Power, world: World) -> Provision:
    """Return the provision that speaks of delegating on, where the power leaves it to another."""
    return (world.provision(power.onward_provision) if power.onward_provision else None) or power


def _power(fact: Delegation, world: World, statement: Statement) -> Power | None:
    """Return the power that a delegation names and that holds while it does; without a name, one that leaves it open."""
    days = world.days(statement)
    cited = [each for each in world.law.power_cited(fact.legal_basis) if days & Spans.of(*each.span())]
    if cited:
        return next((each for each in cited if each.onward is not None), cited[0])
    parties = (*fact.delegators, *((fact.delegate,) if kind_of(fact.delegate) == "body" else ()))
    kinds = party_kinds(parties, world)
    for each in world.law.of_kind(Power):
        if each.onward is not None and kinds and each.allows(kinds) and days & Spans.of(*each.span()):
            return each
    return None


def _breach(
    first: Statement,
    fact: Delegation,
    later: Statement,
    onward: Delegation,
    function: str,
    world: World,
    power: Provision | None,
) -> Breach:
    bodies = tuple(dict.fromkeys(world.bodies.home(each) for each in fact.delegators))
    words = {
        "body": world.name(fact.delegate),
        "function": function,
        "delegate": world.name(onward.delegate),
    }
    days = world.days(first) & world.days(later)
    subject = f"{fold(function)}#{fact.delegate}>{onward.delegate}"
    holder = world.bodies.home(fact.delegate)
    return Breach(subject, (*bodies, holder), days, {**words, "bodies": world.names(bodies)}, (first, later), power)
