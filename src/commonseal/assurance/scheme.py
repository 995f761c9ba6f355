"""The schemes of reservation and delegation of bodies, side by side: what is kept, what is given, where they differ.

What is reserved stands in the law (the steps that only an organ or the body itself can take) and in what arrangements
keep apart; what is given stands in delegations, and in the functions that joint committees exercise. Governance
handbooks of integrated care boards show such a scheme, and practice wants those of bodies under one leadership side by
side (``icb.handbook`` and ``practice.artefact.sord`` in the packs of law).
"""

from collections.abc import Iterable, Iterator, Sequence

from commonseal.assurance.duties import Answerable, DelegatedTo, DutyShown, HowKnown, duties
from commonseal.assurance.levels import Rests
from commonseal.assurance.scheme_model import Beside, Entry, SchemeCell, SchemeLine, SchemeTold, Way
from commonseal.assurance.told import rests
from commonseal.assurance.world import World
from commonseal.assurance.world.world import joined
from commonseal.regimes import Law, Step
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import classifications, find_function, fold
from commonseal.vocabulary.facts import ApprovalStep, Arrangement, Post
from commonseal.vocabulary.facts.sharing import ArrangementType
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import day_of, describe_day

_RESERVING = frozenset({ApprovalStep.DECIDES, ApprovalStep.APPROVES, ApprovalStep.APPOINTS, ApprovalStep.CONSENTS})
_OWN = {
    "itself": "the body itself",
    "chair": "its chair",
    "members": "its members",
    "scrutiny_chair": "the chair of its scrutiny committee",
    "non_executives": "its non-executive directors",
}
_GIVING = frozenset({ArrangementType.JOINT_COMMITTEE, ArrangementType.DELEGATION})
_ORDER = (Beside.DIFFERS, Beside.ONLY, Beside.ALIKE, Beside.SAME)


class _Matter:
    """One matter as it is gathered: its name, and the entries of each body."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.entries: dict[str, list[Entry]] = {}


def scheme(snapshot: Snapshot, law: Law, bodies: Iterable[str]) -> SchemeTold:
    """Return the schemes of some bodies on the snapshot's date, matter by matter, with the differences marked.

    Of an organ it is the scheme of the body that answers in law for it. Of one body alone it is its scheme.
    """
    world, day = World(snapshot, law), day_of(snapshot.on)
    homes = tuple(dict.fromkeys(world.bodies.home(each) for each in bodies))
    found: dict[str, _Matter] = {}
    for home in homes:
        for key, name, entry in _of_body(snapshot, law, world, home, day):
            found.setdefault(key, _Matter(name)).entries.setdefault(home, []).append(entry)
    lines = [_line(each, homes, world) for each in found.values()]
    lines.sort(key=lambda each: _ORDER.index(each.beside))
    return SchemeTold(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=_sentence([world.name(each) for each in homes], lines, describe_day(snapshot.on)),
        bodies=tuple((each, world.name(each)) for each in homes),
        lines=tuple(lines),
    )


_Found = tuple[str, str, Entry]


def _of_body(snapshot: Snapshot, law: Law, world: World, home: str, day: int) -> Iterator[_Found]:
    """Give each entry of one body's scheme with its matter: what is reserved, what is given, who answers."""
    told = duties(snapshot, law, home)
    life = world.bodies.get(home)
    if life is None or life.days.covers(day):
        yield from _reserved_by_law(law.on(snapshot.on), world.bodies.kind(home), home)
    yield from _in_arrangements(world, home, day)
    for duty in told.duties:
        key, given = _key(duty.name, duty.function), list(duty.delegated)
        yield from ((key, duty.name, _answering(each, duty, world, home)) for each in _answerable(duty))
        yield from ((key, duty.name, _given(each, world)) for each in given)
    for each in told.other_delegations:
        for name in each.functions:
            known = find_function(name)
            yield _key(name, known.key if known else None), known.name if known else name, _given(each, world)


def _key(name: str, function: str | None) -> str:
    return function or fold(name)


def _reserved_by_law(law: Law, kind: str, home: str) -> Iterator[_Found]:
    """Give the decisions that the law leaves to the body itself, or to an organ or a person of its own."""
    for step in law.of_kind(Step, kind) if kind else ():
        own = [each for each in step.by if each in _OWN or classifications()[each].organ]
        if step.act in _RESERVING and own and not step.policy:
            holder = " or ".join(_OWN.get(each) or f"the {classifications()[each].name}" for each in own)
            entry = Entry(
                way=Way.RESERVED,
                holder=holder,
                hands=f"{home} {holder}",
                kind=f"{step.act.value} {holder}",
                source=step.citation,
                confidence=step.confidence.value,
                provision=step.id,
                says=step.text,
            )
            words = step.change.value.replace("_", " ")
            yield f"change {step.change.value}", words, entry


def _in_arrangements(world: World, home: str, day: int) -> Iterator[_Found]:
    """Give what arrangements of the body keep apart, and the functions that they have a committee exercise."""
    for statement, fact in world.facts(Arrangement):
        if home not in {world.bodies.home(each) for each in fact.parties} or not statement.bounds().may_hold_on(day):
            continue
        named, shown = f"“{fact.name or fact.id}”", rests([statement])
        for words in fact.keeps_apart:
            yield fold(words), words, _kept_apart(home, named, shown)
        committee = fact.forms or fact.host
        for words in fact.functions if committee and fact.type in _GIVING else ():
            known = find_function(words)
            name = known.name if known else words
            yield _key(words, known.key if known else None), name, _given_to(str(committee), fact, world, shown)


def _kept_apart(home: str, named: str, shown: tuple[Rests, ...]) -> Entry:
    return Entry(
        way=Way.RESERVED,
        holder="the body itself",
        hands=f"{home} itself",
        kind="itself",
        source=named,
        says=f"kept apart in {named}",
        statements=shown,
    )


def _given_to(committee: str, fact: Arrangement, world: World, shown: tuple[Rests, ...]) -> Entry:
    return Entry(
        way=Way.DELEGATED,
        holder=world.name(committee),
        hands=committee,
        kind=world.bodies.kind(committee) or committee,
        source=fact.legal_basis or f"“{fact.name or fact.id}”",
        statements=shown,
    )


def _answerable(duty: DutyShown) -> Sequence[Answerable | None]:
    return duty.answerable or (None,)


def _answering(each: Answerable | None, duty: DutyShown, world: World, home: str) -> Entry:
    """Return who answers for a duty, or that nobody does and whose it would be."""
    somebody = each is not None and each.is_somebody
    named = "" if each is None else each.name
    return Entry(
        way=Way.ANSWERS if somebody else Way.NOBODY,
        holder=each.words if each is not None and somebody else named,
        hands=" ".join(each.held_by) or str(each.id) if each is not None and somebody else f"{home} nobody",
        kind="nobody" if each is None else _kind(each.id, each.name, world),
        source=duty.citation or duty.power or "on record; no law here names it",
        confidence=duty.confidence or "sure",
        provision=duty.provision,
        by_default=somebody and duty.how_known is HowKnown.BY_DEFAULT,
        statements=duty.statements,
    )


def _given(each: DelegatedTo, world: World) -> Entry:
    return Entry(
        way=Way.DELEGATED,
        holder=each.delegate,
        hands=each.to,
        kind=_kind(each.to, each.delegate, world),
        source=each.legal_basis or "on record; no power is named",
        conditions=each.conditions,
        onward=each.onward,
        statements=each.statements,
    )


def _kind(thing: str | None, name: str, world: World) -> str:
    """Return by what a holder is compared with another body's: the role of a post, the kind of a body, or the name."""
    if thing is None:
        return fold(name)
    if kind_of(thing) == "post":
        known = next((each.fact for each in world.describing(thing) if isinstance(each.fact, Post)), None)
        return fold(known.role.replace("_", " ")) if known is not None else fold(name)
    return world.bodies.kind(thing) or thing if kind_of(thing) == "body" else thing


def _line(matter: _Matter, homes: Sequence[str], world: World) -> SchemeLine:
    cells = tuple(SchemeCell(body=each, entries=tuple(_distinct(matter.entries.get(each, ())))) for each in homes)
    beside = _compared(cells)
    return SchemeLine(
        matter=matter.name[:1].upper() + matter.name[1:],
        cells=cells,
        beside=beside,
        difference=_difference(cells, beside, world),
    )


def _distinct(entries: Iterable[Entry]) -> Iterator[Entry]:
    seen = set()
    for each in entries:
        told = each.way, each.hands, each.provision, each.source, each.terms
        if told not in seen:
            seen.add(told)
            yield each


def _compared(cells: Sequence[SchemeCell]) -> Beside:
    if len(cells) > 1 and not all(each.entries for each in cells):
        return Beside.ONLY
    hands = {frozenset((each.way, each.hands, each.terms) for each in cell.entries) for cell in cells}
    if len(hands) == 1:
        return Beside.SAME
    kinds = {frozenset((each.way, each.kind, each.terms) for each in cell.entries) for cell in cells}
    return Beside.ALIKE if len(kinds) == 1 else Beside.DIFFERS


def _difference(cells: Sequence[SchemeCell], beside: Beside, world: World) -> str:
    """Say in words how bodies differ on a matter; nothing where they do not."""
    if beside is Beside.ONLY:
        without = [world.name(each.body) for each in cells if not each.entries]
        return f"not at {joined(without)}, by law or on record"
    if beside is not Beside.DIFFERS:
        return ""
    ways = {frozenset(each.way for each in cell.entries) for cell in cells}
    kinds = {frozenset((each.way, each.kind) for each in cell.entries) for cell in cells}
    if len(ways) > 1:
        return "it lies in another way"
    return "it lies with others" if len(kinds) > 1 else "on other terms"


def _sentence(names: Sequence[str], lines: Sequence[SchemeLine], on: str) -> str:
    if not lines:
        return f"On {on} nothing is reserved or delegated at {joined(list(names))}, by the law here or on record."
    matters = _counted(len(lines), "matter", "matters")
    if len(names) == 1:
        return f"On {on} the scheme of {names[0]} has {matters}, as far as the law and the register say."
    differs, only = (sum(each.beside is beside for each in lines) for beside in (Beside.DIFFERS, Beside.ONLY))
    said = f"On {on} {joined(list(names))} have {matters} between them: {_counted(differs, 'differs', 'differ')}"
    return f"{said}, and {_counted(only, 'is', 'are')} not at every one of them."


def _counted(count: int, one: str, many: str) -> str:
    return f"{count or 'none'} {one if count == 1 else many}"
