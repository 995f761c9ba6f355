"""What would be different with an option: bodies, posts, holders, arrangements, duties, and what the rules find."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from commonseal.assurance import Finding, World, assumed_by, check
from commonseal.assurance.duties import duties
from commonseal.assurance.told import Part, Row, Told
from commonseal.assurance.what_if import option_in, target_of
from commonseal.assurance.world.times import IN_EFFECT
from commonseal.planning.options.listing import named
from commonseal.planning.options.supposing import supposed
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, Statement
from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.facts import (
    Appointment,
    Arrangement,
    Body,
    Budget,
    Contract,
    Delegation,
    FactModel,
    Membership,
    Post,
    Service,
    System,
)
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import date_of, day_of, describe_day

AREAS = MappingProxyType(
    {
        "body": "Bodies",
        "post": "Posts",
        "holder": "Who holds them",
        "arrangement": "Arrangements",
        "contract": "Contracts",
        "service": "Services",
        "system": "Systems",
        "budget": "Budgets",
        "delegation": "Delegations",
        "membership": "Memberships",
        "duty": "Duties",
    }
)
"""What a difference is of, and the heading under which such differences stand, in their order."""


class Difference(Part):
    """One thing that would be different: of what kind it is, what it is, and how it is without and with the option."""

    area: str
    what: str
    before: str
    after: str
    things: tuple[str, ...] = ()


class FoundShown(Part):
    """A finding that is there only with the option, or only without it."""

    comes: bool
    key: str
    code: str
    level: str
    sentence: str
    citation: str
    confidence: str
    provision: str | None
    bodies: tuple[str, ...]


class WhatIfTold(Told):
    """What would be different on a date with an option, and which findings come and go."""

    columns: ClassVar[tuple[str, ...]] = ("area", "what", "before", "after", "things", "citation")

    option: str
    name: str
    target: date | None
    differences: tuple[Difference, ...]
    findings: tuple[FoundShown, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row for each difference, then one for each finding."""
        different = [
            (each.area, each.what, each.before, each.after, " ".join(each.things), "") for each in self.differences
        ]
        found = [
            (
                *("finding", each.sentence, "" if each.comes else each.level, each.level if each.comes else ""),
                *(each.key, each.citation),
            )
            for each in self.findings
        ]
        return (*different, *found)


def what_if(
    snapshot: Snapshot,
    law: Law,
    option: str,
    *,
    on: date | None = None,
    superseded: Mapping[int, Statement] | None = None,
) -> WhatIfTold:
    """Return what would be different with an option on a date: its target where none is given.

    Both sides are what the snapshot knows: one as it is, one as ``supposed`` has it. Findings are those that hold on
    the date; one comes where the rules find it of the same bodies and things only with the option.

    Raises:
        UnknownOptionError: the snapshot has no such option.
    """
    fact = option_in(snapshot, option)
    day = on or date_of(target_of(fact, snapshot))
    before = snapshot.at(day)
    after = supposed(before, option)
    sides = _Sides(before, after, law)
    different = tuple(sides.differences()) if not fact.changes_nothing or assumed_by(before, option) else ()
    plain = check(before, law, superseded=superseded)
    found = check(before, law, what_if=option, superseded=superseded)
    findings = (*_only_in(found, plain, day, comes=True), *_only_in(plain, found, day, comes=False))
    return WhatIfTold(
        on=day,
        known_at=snapshot.known_at,
        sentence=_sentence(fact.name, different, findings, day),
        option=option,
        name=fact.name,
        target=None if fact.last_target is None else date_of(fact.last_target),
        differences=different,
        findings=findings,
    )


_Key = tuple[str, str, tuple[str, ...]]


def _only_in(found: Sequence[Finding], other: Sequence[Finding], day: date, *, comes: bool) -> Iterator[FoundShown]:
    def key(finding: Finding) -> _Key:
        return finding.code, finding.subject, finding.bodies

    known = {key(each) for each in other if each.overlaps(day, day)}
    for each in found:
        if each.overlaps(day, day) and key(each) not in known:
            yield FoundShown(
                comes=comes,
                key=each.key,
                code=each.code,
                level=each.level.value,
                sentence=each.sentence,
                citation=each.citation,
                confidence=each.confidence,
                provision=each.provision,
                bodies=each.bodies,
            )


class _Sides:
    """The two snapshots of one date, without the option and with it."""

    def __init__(self, before: Snapshot, after: Snapshot, law: Law) -> None:
        self._before, self._after, self._law = before, after, law
        self._worlds = World(before, law), World(after, law)
        self._day = day_of(before.on)

    def differences(self) -> Iterator[Difference]:
        """Give what is different, bodies first, then posts, holders, arrangements and duties."""
        yield from self._things("body", Body)
        yield from self._things("post", Post)
        yield from self._holders()
        for model in (Arrangement, Contract, Service, System, Budget):
            yield from self._things(model.kind_name(), model)
        yield from self._relations("delegation", Delegation)
        yield from self._relations("membership", Membership)
        for body in self._bodies_concerned():
            yield from self._duties(body)

    def _of(self, side: Snapshot, model: type[FactModel]) -> list[Statement]:
        return [each for each in side.facts(model) if each.standing in IN_EFFECT]

    def _things(self, area: str, model: type[FactModel]) -> Iterator[Difference]:
        was = {str(getattr(each.fact, "id", "")): each for each in self._of(self._before, model)}
        would_be = {str(getattr(each.fact, "id", "")): each for each in self._of(self._after, model)}
        for thing in dict.fromkeys((*was, *would_be)):
            one, other = _said(was.get(thing), self._before), _said(would_be.get(thing), self._after)
            if one != other:
                side = self._before if thing in was else self._after
                yield Difference(area=area, what=named(thing, side), before=one, after=other, things=(thing,))

    def _relations(self, area: str, model: type[FactModel]) -> Iterator[Difference]:
        was = {_relation(each, self._before): each for each in self._of(self._before, model)}
        would_be = {_relation(each, self._after): each for each in self._of(self._after, model)}
        for text in dict.fromkeys((*was, *would_be)):
            if (text in was) != (text in would_be):
                statement = was.get(text) or would_be[text]
                sides = ("there", "ended") if text in was else ("none", "there")
                yield Difference(
                    area=area, what=text, before=sides[0], after=sides[1], things=statement.fact.references()
                )

    def _holders(self) -> Iterator[Difference]:
        was, would_be = (self._held(side) for side in (0, 1))
        for seat in dict.fromkeys((*was, *would_be)):
            one, other = was.get(seat, ()), would_be.get(seat, ())
            if set(one) != set(other):
                body, role = seat
                what = f"{role_name(role)} of {self._worlds[1].name(body)}"
                names = [", ".join(self._worlds[1].name(each) for each in some) or "nobody" for some in (one, other)]
                yield Difference(area="holder", what=what, before=names[0], after=names[1], things=(body, *one, *other))

    def _held(self, side: int) -> dict[tuple[str, str], tuple[str, ...]]:
        found: dict[tuple[str, str], dict[str, None]] = {}
        world = self._worlds[side]
        for body, by_role in world.tenures.by_body.items():
            for role, tenures in by_role.items():
                for each in tenures:
                    if each.may.covers(self._day) and each.statement.standing in IN_EFFECT:
                        found.setdefault((body, role), {})[each.person] = None
        return {seat: tuple(people) for seat, people in found.items()}

    def _bodies_concerned(self) -> list[str]:
        """Return the bodies, organs as their bodies, of every statement that is there on one side only."""
        both = {id(each) for each in self._before.known} & {id(each) for each in self._after.known}
        changed = (each for side in (self._before, self._after) for each in side.known if id(each) not in both)
        named_ = (thing for each in changed for thing in each.fact.references() if kind_of(thing) == "body")
        homes = (self._worlds[1].bodies.home(each) for each in named_)
        return [each for each in dict.fromkeys(homes) if self._worlds[1].bodies.get(each) is not None]

    def _duties(self, body: str) -> Iterator[Difference]:
        alive = [self._is_in_being(body, side) for side in (0, 1)]
        told = [self._answered_for(body, side) if alive[side] else {} for side in (0, 1)]
        name = self._worlds[1].name(body)
        if all(alive):
            yield from _duties_changed(body, name, *told)
        elif any(told):
            counts = [f"{len(each)} duties" if each else "not in being" for each in told]
            yield Difference(area="duty", what=f"duties of {name}", before=counts[0], after=counts[1], things=(body,))

    def _answered_for(self, body: str, side: int) -> dict[str, tuple[str, str]]:
        """Return for each duty of a body who answers for it and to whom it is delegated, in words."""
        told = duties((self._before, self._after)[side], self._law, body)
        return {each.name: (each.who, ", ".join(one.delegate for one in each.delegated)) for each in told.duties}

    def _is_in_being(self, body: str, side: int) -> bool:
        life = self._worlds[side].bodies.get(body)
        return life is not None and not life.planned and life.days.covers(self._day)


def _duties_changed(
    body: str, name: str, was: Mapping[str, tuple[str, str]], would_be: Mapping[str, tuple[str, str]]
) -> Iterator[Difference]:
    """Give the duties that somebody else answers for or exercises, those with the same change as one."""
    same: dict[tuple[tuple[str, str], tuple[str, str]], list[str]] = {}
    nobody = ("not a duty of it", "")
    for duty in dict.fromkeys((*was, *would_be)):
        one, other = was.get(duty, nobody), would_be.get(duty, nobody)
        if one != other:
            same.setdefault((one, other), []).append(duty)
    for (one, other), names in same.items():
        what = f"{_listed(names)} of {name}"
        yield Difference(area="duty", what=what, before=_answered(one), after=_answered(other), things=(body,))


def _answered(said: tuple[str, str]) -> str:
    who, delegated = said
    return f"{who}; exercised by {delegated}" if delegated else who


_MOST = 4


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST])
    return f"{shown} and {len(names) - _MOST} more duties" if len(names) > _MOST else shown


def _said(statement: Statement | None, side: Snapshot) -> str:
    if statement is None:
        return "not in being"
    bodies: Iterable[str] = getattr(statement.fact, "bodies", ()) or getattr(statement.fact, "parties", ())
    names = ", ".join(side.name_of(each) for each in bodies)
    return f"in being ({names})" if names else "in being"


def _relation(statement: Statement, side: Snapshot) -> str:
    fact = statement.fact
    if isinstance(fact, Delegation):
        delegators = ", ".join(side.name_of(each) for each in fact.delegators)
        return f"{', '.join(fact.functions)}: {delegators} to {side.name_of(fact.delegate)}"
    if isinstance(fact, Membership):
        return f"{side.name_of(fact.member)} in {side.name_of(fact.organization)}"
    if isinstance(fact, Appointment):
        return f"{side.name_of(fact.person)} in {side.name_of(fact.post)}"
    return side.name_of(fact.subject)


def _sentence(name: str, different: Sequence[Difference], found: Sequence[FoundShown], day: date) -> str:
    comes = sum(each.comes for each in found)
    goes = len(found) - comes
    if not different and not found:
        return f"On {describe_day(day)} nothing would be different with “{name}”."
    count = "1 thing" if len(different) == 1 else f"{len(different)} things"
    return (
        f"On {describe_day(day)} {count} would be different with “{name}”; "
        f"findings that come: {comes}, that go: {goes}."
    )
