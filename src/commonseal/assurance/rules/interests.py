"""CS-COI: interests to declare, and people on both sides."""

import re
from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.assurance.shapes.employing import elected_roles
from commonseal.assurance.shapes.naming import bodies_named, role_named
from commonseal.assurance.world import Tenure, World
from commonseal.assurance.world.world import joined
from commonseal.regimes import Clock
from commonseal.vocabulary.catalogue import classifications, role_name
from commonseal.vocabulary.facts import Appointment, Arrangement, Contract, Interest
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import OPEN, Spans, said_day
from commonseal.vocabulary.statement import Statement

_NOT_BODIES = frozenset({"gp_practice", "provider", "nhs_regulator"})
_COMMISSIONERS = frozenset({"ccg", "icb", "primary_care_trust"})
_PROVIDERS = frozenset({"nhs_trust", "foundation_trust", "provider", "accountable_care_organisation"})
_LEADING = (
    "accountable_officer",
    "chief_executive",
    "chair",
    "clinical_chair",
    "chief_finance_officer",
    "chief_officer",
)


def is_public_body(kind: str) -> bool:
    """Whether a kind of body is an NHS body or a council, whose register of interests counts here."""
    known = classifications().get(kind)
    is_nhs = known is not None and known.sector == "nhs" and not known.organ and kind not in _NOT_BODIES
    return is_nhs or kind in COUNCILS


class InterestNotDeclared(Rule):
    """{person} is {mine} at {body} and at the same time {others} {period}; {body} has no entry of it, due by {due}."""

    code = "CS-COI-01"
    rule = "R19"
    level = Level.ALERT
    remedy = "Have {person} declare the other post to {body} by {due}, and record the entry."
    basis = "practice: a post held at another public body is entered in each body’s register of interests"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give, for each of the bodies, the days on which somebody has posts in both and no entry stands."""
        entries = _entries(world)
        for person, tenures in world.tenures.of_several.items():
            by_body: dict[str, list[Tenure]] = {}
            for tenure in tenures:
                if is_public_body(world.bodies.kind(tenure.body)):
                    by_body.setdefault(tenure.body, []).append(tenure)
            if len(by_body) > 1:
                for body in by_body:
                    yield from self._at(body, person, by_body, entries.get((person, body), []), world)

    def _at(
        self, body: str, person: str, by_body: dict[str, list[Tenure]], entries: list[Statement], world: World
    ) -> Iterator[Breach]:
        """Give what one body's register lacks: other posts that begin and end alike are told together."""
        mine = _days(by_body[body]) & world.law_days(body)
        lacking: dict[tuple[int, Spans], list[str]] = {}
        for other, held in sorted(by_body.items()):
            if other != body:
                told = [each for each in entries if is_entry_of(each, held, world)]
                both = mine & _days(held) & world.law_days(other)
                for since, until in both:
                    entered = Spans.of_many(pair for each in told for pair in world.days(each))
                    lacking.setdefault((since, Spans.of(since, until) - entered), []).append(other)
        for (since, days), others in lacking.items():
            grounds = (*(each.statement for each in by_body[body]), *entries)
            yield self._breach(body, person, by_body, (since, days), others, grounds, world)

    @staticmethod
    def _breach(
        body: str,
        person: str,
        by_body: dict[str, list[Tenure]],
        when: tuple[int, Spans],
        others: list[str],
        grounds: tuple[Statement, ...],
        world: World,
    ) -> Breach:
        since, days = when
        clock = _clock(body, since, world)
        due = since + (clock.days if clock else 28)
        words = {
            "person": world.name(person),
            "mine": _role(by_body[body]),
            "others": _elsewhere(others, by_body, world),
            "body": world.name(body),
            "due": said_day(due),
        }
        grounds = (*grounds, *(each.statement for other in others for each in by_body[other]))
        subject = f"{person}#{body}#{since}#{'+'.join(others)}"
        return Breach(subject, (body,), days, words, grounds, clock, due=due)


def is_entry_of(entry: Statement, held: list[Tenure], world: World) -> bool:
    """Whether an entry in a register of interests is of some posts at another body.

    What it names settles it: the body, an organ of it, the post, an arrangement that shares the post. An entry that
    names nothing has to say it in words: the body, the post, or that it is of another post.
    """
    fact = entry.fact
    if not isinstance(fact, Interest):
        return False
    bodies = {world.bodies.home(each) for each in fact.about if kind_of(each) == "body"}
    posts = {each.post for each in held}
    if held[0].body in bodies or posts & set(fact.about):
        return True
    shared = {
        getattr(each.fact, "id", "") for post in posts for each in world.approvals.arrangements_of_post.get(post, ())
    }
    if shared & set(fact.about):
        return True
    said = (fact.nature, entry.note or "")
    if bodies_named(said, (held[0].body,), world):
        return True
    kind = world.bodies.kind(held[0].body)
    named = role_named(said, {each.role for each in held}, kind) or _OTHER_POST.search(fact.nature.lower())
    return not fact.about and bool(named)


_OTHER_POST = re.compile(
    r"\b(?:(?:other|second|both|two|dual|joint|shared|outside) (?:post|role|job|office|employment)s?)\b"
)


def _entries(world: World) -> dict[tuple[str, str], list[Statement]]:
    found: dict[tuple[str, str], list[Statement]] = {}
    for statement, fact in world.facts(Interest):
        found.setdefault((fact.person, world.bodies.home(fact.register_of)), []).append(statement)
    return found


def _days(tenures: list[Tenure]) -> Spans:
    if len(tenures) == 1:
        return tenures[0].days
    return Spans.of_many(pair for each in tenures for pair in each.days)


def _clock(body: str, day: int, world: World) -> Clock | None:
    for each in world.law.of_kind(Clock, world.bodies.kind(body)):
        if each.key == "interests_declaration" and Spans.of(*each.span()).covers(day):
            return each
    return None


def _role(held: list[Tenure]) -> str:
    """Say what somebody is at a body: the role held first."""
    return role_name(min(held, key=lambda each: (each.days.first or OPEN, each.role)).role)


def _elsewhere(others: list[str], by_body: dict[str, list[Tenure]], world: World) -> str:
    """Say what else somebody is: each post with the bodies it is held at, or how many these are."""
    by_role: dict[str, list[str]] = {}
    for other in others:
        by_role.setdefault(_role(by_body[other]), []).append(world.name(other))
    return joined(
        [f"{role} at {joined(names) if len(names) < 3 else f'{len(names)} others'}" for role, names in by_role.items()]
    )


class OnBothSidesOfContract(Rule):
    """{person} has a post at {holder}, which holds “{contract}”, and at {commissioner}, which buys it, {period}."""

    code = "CS-COI-02"
    level = Level.ALERT
    remedy = "Declare it at both, and record how {person} is kept out of decisions on “{contract}”."
    basis = "2006 Act s14O (CCGs) and s14Z30 (ICBs): conflicts are declared and managed"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the people with posts at a contract's holder and at one of its commissioners on the same days."""
        for statement, fact in world.facts(Contract, planned=True):
            if fact.holder is None:
                continue
            holder = world.bodies.home(fact.holder)
            buyers = {world.bodies.home(each) for each in fact.commissioners} - {holder}
            for person, at_holder in _people_at(holder, world).items():
                for tenure in world.tenures.by_person.get(person, ()):
                    if tenure.body in buyers:
                        yield self._breach(statement, fact, at_holder, tenure, world)

    @staticmethod
    def _breach(statement: Statement, fact: Contract, holder: Tenure, buyer: Tenure, world: World) -> Breach:
        words = {
            "person": world.name(holder.person),
            "holder": world.name(holder.body),
            "commissioner": world.name(buyer.body),
            "contract": fact.name,
        }
        grounds = (statement, holder.statement, buyer.statement)
        days = holder.days & buyer.days & _runs(statement, world)
        return Breach(f"{fact.id}#{holder.person}#{buyer.body}", (holder.body, buyer.body), days, words, grounds)


def _people_at(body: str, world: World) -> dict[str, Tenure]:
    return {each.person: each for held in world.tenures.by_body.get(body, {}).values() for each in held}


def _runs(statement: Statement, world: World) -> Spans:
    """Return the days from which a contract matters: while it runs, and while it is only proposed, from its record."""
    days = world.days(statement)
    return days or Spans.of(statement.recorded.since, statement.bounds().may_to)


class CommissionerMovesToProvider(Rule):
    """{person}, {post} of {commissioner}, is to be {seat} of {board} {period}, on the side that {commissioner} buys from."""

    code = "CS-COI-03"
    level = Level.ALERT
    remedy = (
        "Declare the coming post at {commissioner}, keep {person} out of decisions on {board}, "
        "and say how {person} was chosen."
    )
    basis = "2006 Act s14O (CCGs) and s14Z30 (ICBs): conflicts, coming ones included, are declared and managed"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the leaders of commissioners who chair, or are to chair, a board of those from whom it buys."""
        for statement, fact, provider in _provider_seats(world):
            for tenure in world.tenures.by_person.get(fact.person, ()):
                if world.bodies.kind(tenure.body) in _COMMISSIONERS and tenure.role in _LEADING:
                    yield self._breach(statement, fact, provider, tenure, world)

    @staticmethod
    def _breach(statement: Statement, fact: Appointment, provider: str, tenure: Tenure, world: World) -> Breach:
        words = {
            "person": world.name(tenure.person),
            "post": role_name(tenure.role),
            "commissioner": world.name(tenure.body),
            "seat": role_name(world.tenures.role_of(fact.post)),
            "board": world.name(provider),
        }
        may = statement.bounds()
        known = min(statement.recorded.since, may.may_from if may.has_known_start else OPEN)
        until = min(may.may_to, tenure.may.until if tenure.may.until is not None else OPEN)
        days = Spans.of(known, until) & world.law_days(tenure.body)
        return Breach(
            f"{fact.person}#{tenure.body}#{provider}", (tenure.body,), days, words, (tenure.statement, statement)
        )


def _provider_seats(world: World) -> Iterator[tuple[Statement, Appointment, str]]:
    """Give the appointments, planned ones too, to the chair of a provider or of a board that providers form."""
    seats = {*_boards_of_providers(world), *_seats_at_providers(world)}
    for statement, fact in world.facts(Appointment, planned=True) if seats else ():
        seat = next((each for each in fact.bodies if each in seats), None)
        role = world.tenures.role_of(fact.post) if seat is not None else ""
        if seat is not None and "chair" in role and role not in elected_roles():
            yield statement, fact, seat


def _seats_at_providers(world: World) -> Iterator[str]:
    """Give the providers that are described, and their organs."""
    for life in world.bodies:
        if life.classification in _PROVIDERS or world.bodies.kind(world.bodies.home(life.id)) in _PROVIDERS:
            yield life.id


def _boards_of_providers(world: World) -> frozenset[str]:
    found = set()
    for _, fact in world.facts(Arrangement, planned=True):
        if fact.forms:
            kinds = {world.bodies.kind(world.bodies.home(each)) for each in (*fact.parties, fact.host or "")}
            if kinds & _PROVIDERS and not kinds & _COMMISSIONERS:
                found.add(fact.forms)
    return frozenset(found)
