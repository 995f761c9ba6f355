"""Who answers for each duty of a body: as the register says, else as the law has it by default, else nobody."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import ClassVar

from commonseal.assurance.levels import Rests
from commonseal.assurance.told import Part, Row, Told, numbers_of, rests
from commonseal.assurance.world import Tenure, World
from commonseal.assurance.world.world import joined
from commonseal.regimes import Duty, Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import classifications, find_function, fold, functions, role_name
from commonseal.vocabulary.facts import Delegation, Function, Post
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import day_of, describe_day
from commonseal.vocabulary.statement import Statement


class HowKnown(StrEnum):
    """How it is known who answers: it is recorded, or it is so by default in law and nobody recorded otherwise."""

    RECORDED = "recorded"
    BY_DEFAULT = "by_default"
    NOT_KNOWN = "not_known"


class Answerable(Part):
    """A post, person or body that answers, with whoever holds the post on the date.

    ``is_sure`` is false where the dates known cannot tell whether somebody holds it on the date.
    """

    id: str | None
    name: str
    held_by: tuple[str, ...] = ()
    is_sure: bool = True

    @property
    def words(self) -> str:
        """The post and its holder in words."""
        if self.id is not None and kind_of(self.id) != "post":
            return self.name
        perhaps = "" if self.is_sure else "perhaps "
        return f"{self.name}: {perhaps}{joined(list(self.held_by))}" if self.held_by else f"{self.name}: nobody"

    @property
    def is_somebody(self) -> bool:
        """Whether there is a person, a committee or a body behind it."""
        return bool(self.held_by) or (self.id is not None and kind_of(self.id) != "post")


class DelegatedTo(Part):
    """To whom a body has given functions, on what power, on what conditions, and whether they may be given on.

    ``to`` is the identifier of the post, body or person; ``onward`` is None where nothing is stated.
    """

    to: str
    delegate: str
    functions: tuple[str, ...]
    legal_basis: str | None
    conditions: tuple[str, ...] = ()
    onward: bool | None = None
    statements: tuple[Rests, ...]


class DutyShown(Part):
    """One duty of a body: by what power, who answers for it and how that is known, and to whom it is delegated.

    ``provision``, ``citation`` and ``confidence`` are None for a function that the law here does not name.
    """

    name: str
    function: str | None
    provision: str | None
    power: str | None
    citation: str | None
    confidence: str | None
    answerable: tuple[Answerable, ...]
    how_known: HowKnown
    statements: tuple[Rests, ...]
    delegated: tuple[DelegatedTo, ...]

    @property
    def has_nobody(self) -> bool:
        """Whether no person, committee or body answers for it."""
        return not any(each.is_somebody for each in self.answerable)

    @property
    def who(self) -> str:
        """Who answers, in words."""
        return "; ".join(each.words for each in self.answerable) or "nobody is named"


class DutiesTold(Told):
    """The duties of a body on a date, those with nobody first, and the delegations that are of none of them."""

    columns: ClassVar[tuple[str, ...]] = (
        *("duty", "answers", "nobody", "how known", "power", "citation", "confidence", "provision"),
        *("delegated to", "statements"),
    )

    body: str
    name: str
    duties: tuple[DutyShown, ...]
    other_delegations: tuple[DelegatedTo, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row for each duty."""
        return tuple(
            (
                *(each.name, each.who, "nobody" if each.has_nobody else "", each.how_known.value, each.power or ""),
                *(each.citation or "", each.confidence or "", each.provision or ""),
                *("; ".join(one.delegate for one in each.delegated), numbers_of(each.statements)),
            )
            for each in self.duties
        )


def duties(snapshot: Snapshot, law: Law, body: str) -> DutiesTold:
    """Return every duty that the law gives a body of its kind, and every function recorded of it, on the date.

    Of an organ they are those of the body that answers in law for it; of a body that is not in being then, none.
    """
    world = World(snapshot, law)
    body, day = world.bodies.home(body), day_of(snapshot.on)
    life = world.bodies.get(body)
    if life is not None and not life.days.covers(day):
        return _none(snapshot, body, f"{world.name(body)} is not in being on {describe_day(snapshot.on)}.", world)
    seeking = _Seeking(world, law.on(snapshot.on), body, day)
    shown = tuple(sorted(seeking.duties(), key=lambda each: (not each.has_nobody, each.provision is None)))
    return DutiesTold(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=_sentence(world.name(body), shown, describe_day(snapshot.on), seeking.kind),
        body=body,
        name=world.name(body),
        duties=shown,
        other_delegations=tuple(seeking.other_delegations(shown)),
    )


def _none(snapshot: Snapshot, body: str, sentence: str, world: World) -> DutiesTold:
    return DutiesTold(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=sentence,
        body=body,
        name=world.name(body),
        duties=(),
        other_delegations=(),
    )


class _Seeking:
    """What is asked of one world about one body on one day."""

    def __init__(self, world: World, law: Law, body: str, day: int) -> None:
        self._world, self._law, self._body, self._day = world, law, body, day
        self.kind = world.bodies.kind(body)
        self._functions = [
            (statement, fact)
            for statement, fact in world.facts(Function)
            if world.bodies.home(fact.body) == body and self._may_hold(statement)
        ]
        self._delegations = [
            (statement, fact)
            for statement, fact in world.facts(Delegation)
            if body in {world.bodies.home(each) for each in fact.delegators} and self._may_hold(statement)
        ]

    def _may_hold(self, statement: Statement) -> bool:
        return statement.bounds().may_hold_on(self._day)

    def duties(self) -> Iterator[DutyShown]:
        """Give the duties of the law, then the functions on record that are none of them."""
        taken: set[int] = set()
        for duty in self._law.of_kind(Duty, self.kind) if self.kind else ():
            mine = [each for each in self._functions if _key(each[1]) == duty.function]
            taken.update(statement.number for statement, _ in mine)
            yield self._of_law(duty, mine)
        rest: dict[str, list[tuple[Statement, Function]]] = {}
        for statement, fact in self._functions:
            if statement.number not in taken:
                rest.setdefault(fact.id, []).append((statement, fact))
        for same in rest.values():
            yield self._of_record(same)

    def _of_law(self, duty: Duty, recorded: Sequence[tuple[Statement, Function]]) -> DutyShown:
        answerable, how = self._recorded(recorded), HowKnown.RECORDED
        if not answerable:
            answerable = tuple(self._by_default(duty))
            how = HowKnown.BY_DEFAULT if answerable else HowKnown.NOT_KNOWN
        names = {duty.function, *(fold(fact.name) for _, fact in recorded)}
        return DutyShown(
            name=functions()[duty.function].name,
            function=duty.function,
            provision=duty.id,
            power=duty.section,
            citation=duty.citation,
            confidence=duty.confidence.value,
            answerable=answerable,
            how_known=how,
            statements=rests(statement for statement, _ in recorded),
            delegated=self._delegated(names),
        )

    def _of_record(self, recorded: Sequence[tuple[Statement, Function]]) -> DutyShown:
        fact = recorded[-1][1]
        answerable = self._recorded(recorded)
        return DutyShown(
            name=fact.name,
            function=_key(fact),
            provision=None,
            power=fact.legal_basis,
            citation=None,
            confidence=None,
            answerable=answerable,
            how_known=HowKnown.RECORDED if answerable else HowKnown.NOT_KNOWN,
            statements=rests(statement for statement, _ in recorded),
            delegated=self._delegated({fold(fact.name), _key(fact) or fold(fact.name)}),
        )

    def _recorded(self, recorded: Iterable[tuple[Statement, Function]]) -> tuple[Answerable, ...]:
        things = dict.fromkeys(each for _, fact in recorded for each in fact.accountable)
        return tuple(self._answerable(each) for each in things)

    def _answerable(self, thing: str) -> Answerable:
        if kind_of(thing) != "post":
            return Answerable(id=thing, name=self._world.name(thing))
        held = [each for each in self._world.tenures.by_post.get(thing, ()) if each.body == self._body]
        known = self._world.tenures.posts.get(thing, ())
        fact = known[-1].fact if known else None
        name = role_name(fact.role) if isinstance(fact, Post) else self._world.name(thing)
        return self._held(thing, name, held)

    def _by_default(self, duty: Duty) -> Iterator[Answerable]:
        """Give the post that answers in law: the first of those named that somebody holds, else the first of them."""
        for role in duty.accountable:
            found = self._held(None, role_name(role), self._world.tenures.at(self._body, (role,)))
            if found.held_by:
                yield found
                return
        if duty.accountable:
            yield Answerable(id=None, name=role_name(duty.accountable[0]))

    def _held(self, post: str | None, name: str, tenures: Iterable[Tenure]) -> Answerable:
        now = [each for each in tenures if each.may.covers(self._day)]
        sure = [each for each in now if each.days.covers(self._day)]
        people = dict.fromkeys(self._world.name(each.person) for each in sure or now)
        posts = {each.post for each in sure or now}
        known = post or (posts.pop() if len(posts) == 1 else None)
        return Answerable(id=known, name=name, held_by=tuple(people), is_sure=bool(sure) or not now)

    def _delegated(self, names: set[str]) -> tuple[DelegatedTo, ...]:
        found = [(shown, fact) for shown, fact in self._delegations if names & set(_names(fact))]
        return tuple(self._given(shown, fact) for shown, fact in found)

    def _given(self, statement: Statement, fact: Delegation) -> DelegatedTo:
        return DelegatedTo(
            to=fact.delegate,
            delegate=self._world.name(fact.delegate),
            functions=fact.functions,
            legal_basis=fact.legal_basis,
            conditions=fact.conditions,
            onward=fact.onward,
            statements=rests([statement]),
        )

    def other_delegations(self, shown: Iterable[DutyShown]) -> Iterator[DelegatedTo]:
        """Give the delegations that stand beside none of the duties shown."""
        taken = {each.statement for duty in shown for one in duty.delegated for each in one.statements}
        for statement, fact in self._delegations:
            if statement.id not in taken:
                yield self._given(statement, fact)


def _key(fact: Function) -> str | None:
    """Return the key of the function of the catalogue that a fact is of, by its field or by its name."""
    if fact.function:
        return fact.function
    found = find_function(fact.name)
    return found.key if found else None


def _names(fact: Delegation) -> Iterator[str]:
    for each in fact.functions:
        found = find_function(each)
        yield found.key if found else fold(each)


def _sentence(name: str, shown: Sequence[DutyShown], on: str, kind: str) -> str:
    if not shown:
        called = classifications()[kind].name if kind in classifications() else "a body whose kind nobody has said"
        return f"On {on} there is no law here that gives {name} ({called}) a duty, and no function of it is on record."
    alone = sum(each.has_nobody for each in shown)
    by_default = sum(each.how_known is HowKnown.BY_DEFAULT and not each.has_nobody for each in shown)
    said = f"On {on} {name} has {len(shown)} {'duty' if len(shown) == 1 else 'duties'}"
    if all(each.provision is None for each in shown):
        said += " on record, and the law here names none for such a body"
    parts = [f"{alone} with nobody to answer for {'it' if alone == 1 else 'them'}"] if alone else []
    parts += [f"{by_default} by default in law alone, with nobody recorded"] if by_default else []
    return f"{said}: {joined(parts)}." if parts else f"{said}, each with somebody on record who answers for it."
