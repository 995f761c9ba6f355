"""Arrangements between bodies and the powers they rest on: who takes part, and what the law lets them do, when."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.assurance.world import BodyLife, World
from commonseal.regimes import Duty, Form, Power
from commonseal.regimes.words import Nature
from commonseal.vocabulary.catalogue import find_function, fold
from commonseal.vocabulary.facts import Arrangement, ArrangementType, Delegation, Membership
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import ALWAYS, Spans
from commonseal.vocabulary.statement import Statement

IN_COMMON = ("in common",)
"""What committees that meet together are said to be: they need no power, since each decides for its own body."""

_KIND_WORDS = (("ccg", "ccg"), ("clinical commissioning group", "ccg"), ("icb", "icb"), ("council", "county_council"))


@dataclass(slots=True)
class Joint:
    """One joint committee: its arrangement, the kinds of its parties, the functions given to it, with their days."""

    statement: Statement
    fact: Arrangement
    days: Spans
    kinds: frozenset[str]
    functions: tuple[tuple[str, Spans], ...]
    delegations: tuple[tuple[Statement, Delegation], ...]
    called: tuple[str, ...]

    @property
    def in_common(self) -> bool:
        """Whether it is said to be committees in common, in which each body decides for itself."""
        said = " ".join(self.called).lower()
        return any(words in said for words in IN_COMMON)

    @property
    def grounds(self) -> tuple[Statement, ...]:
        """The statements that say so."""
        return (self.statement, *(each for each, _ in self.delegations))

    def is_of_ccgs(self) -> bool:
        """Whether only clinical commissioning groups take part."""
        return self.kinds == {"ccg"}

    def is_with_council(self) -> bool:
        """Whether clinical commissioning groups and councils take part."""
        return "ccg" in self.kinds and bool(self.kinds & COUNCILS)

    def cited(self, world: World) -> list[Power]:
        """Return the powers that its legal basis names."""
        texts = [self.fact.legal_basis, *(fact.legal_basis for _, fact in self.delegations)]
        return [power for text in texts if text for power in world.law.power_cited(text)]


def joint_committees(world: World) -> tuple[Joint, ...]:
    """Return every joint committee that counts, with the functions given to it.

    It is told by an arrangement of that type, by one that forms a body of that kind, or by the body itself and those
    that are its members or delegate to it.
    """
    return world.once(_joint_committees)


def _joint_committees(world: World) -> tuple[Joint, ...]:
    return tuple(_found(world))


def _found(world: World) -> Iterator[Joint]:
    given: dict[str, list[tuple[Statement, Delegation]]] = {}
    for statement, delegation in world.facts(Delegation):
        for key in (delegation.arrangement, delegation.delegate):
            if key:
                given.setdefault(key, []).append((statement, delegation))
    formed: set[str] = set()
    for statement, fact in world.facts(Arrangement):
        is_one = fact.forms is not None and world.bodies.kind(fact.forms) == "joint_committee"
        if fact.type is ArrangementType.JOINT_COMMITTEE or is_one:
            formed.add(fact.forms or "")
            yield _joint(statement, fact, world.days(statement), given, world)
    members = _members_of(world)
    for life in world.bodies:
        if life.classification == "joint_committee" and life.id not in formed and not life.planned:
            delegators = {each for _, one in given.get(life.id, ()) for each in one.delegators}
            parties = tuple(dict.fromkeys((*members.get(life.id, ()), *sorted(delegators))))
            if len(parties) > 1:
                yield _joint(life.statement, _as_arrangement(life, parties), world.days(life.statement), given, world)


def _joint(
    statement: Statement,
    fact: Arrangement,
    days: Spans,
    given: Mapping[str, list[tuple[Statement, Delegation]]],
    world: World,
) -> Joint:
    to_it = {each[0].number: each for key in (fact.id, fact.forms) if key for each in given.get(key, ())}
    delegations = tuple(to_it.values())
    functions = [(each, days) for each in fact.functions]
    functions += [(each, days & world.days(one)) for one, delegation in delegations for each in delegation.functions]
    kinds = party_kinds(fact.parties, world, but=fact.forms)
    at_once = days & life_together(fact.parties, world, but=fact.forms)
    named = world.name(fact.forms) if fact.forms else ""
    called = (fact.name or "", named, fact.legal_basis or "", fact.scope or "", statement.note or "")
    return Joint(
        statement, fact, at_once, kinds, tuple((each, at_once & of) for each, of in functions), delegations, called
    )


def life_together(parties: tuple[str, ...], world: World, but: str | None = None) -> Spans:
    """Return the days on which of each kind that takes part at least one body may be in being."""
    days = ALWAYS
    for kind in sorted(party_kinds(parties, world, but)):
        days = days & _life_of_kind(kind, parties, world)
    return days


def _life_of_kind(kind: str, parties: tuple[str, ...], world: World) -> Spans:
    """Return the days on which any party of a kind may be in being; of a set, while the law has such bodies."""
    homes = [world.bodies.home(each) for each in parties]
    days = [world.law_days(each) for each in homes if world.bodies.kind(each) == kind]
    return Spans.of_many(pair for each in days for pair in each) if days else world.regime_days(kind)


def _members_of(world: World) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, fact in world.facts(Membership):
        if kind_of(fact.member) == "body":
            found.setdefault(fact.organization, []).append(fact.member)
    return found


def _as_arrangement(life: BodyLife, parties: tuple[str, ...]) -> Arrangement:
    """Return a joint committee that is on record as a body alone as the arrangement that forms it."""
    slug = life.id.partition("/")[2].replace("/", "-")
    name = getattr(life.statement.fact, "name", life.id)
    return Arrangement(
        id=f"arrangement/{slug}", type=ArrangementType.JOINT_COMMITTEE, parties=parties, name=name, forms=life.id
    )


def party_kinds(parties: Iterable[str], world: World, but: str | None = None) -> frozenset[str]:
    """Return the kinds of the bodies that take part; of a set, the kind that its name gives; organs as their bodies."""
    return frozenset(
        kind for each in parties if each != but for kind in (_kind(world.bodies.home(each), world),) if kind
    )


def _kind(body: str, world: World) -> str:
    kind = world.bodies.kind(body)
    if kind != "set":
        return "" if kind in {"joint_committee", "joint_board", "partnership", "other"} else kind
    folded = world.name(body).lower()
    return next((key for words, key in _KIND_WORDS if words in folded), "")


def without_power(joint_form: Form, kinds: frozenset[str], world: World) -> Spans | None:
    """Return the days on which the law gives bodies of these kinds no power of a form; None where that is not known.

    Known it is only where every kind is one that some power of the form speaks of.
    """
    powers = [each for each in world.law.of_kind(Power) if joint_form in each.forms]
    spoken_of = {kind for each in powers for kind in each.classifications}
    if not kinds or not kinds <= spoken_of:
        return None
    return Spans.of_many(each.span() for each in powers if each.allows(kinds))


def nature_of(function: str, kind: str, world: World) -> tuple[Nature, Duty | None]:
    """Return whether a function, as a paper names it, is one of commissioning, and the duty it stands for.

    One that is in no catalogue is taken for one of the body as a corporation where its words say so: its accounts, its
    constitution, its own staff and their pay, its records.
    """
    found = find_function(function)
    for duty in world.law.of_kind(Duty, kind) if found else ():
        if found and duty.function == found.key:
            return duty.nature, duty
    if found is None and _CORPORATE.search(fold(function)) and not _ABOUT_SERVICES.search(fold(function)):
        return Nature.CORPORATE, None
    return Nature.UNCLEAR, None


_CORPORATE = re.compile(
    r"\b(annual accounts|accounts and audit|external audit|internal audit|annual report|constitution|standing orders"
    r"|remuneration|pay of|salar(?:y|ies)|payroll|human resources|hr|employment|employing|appointing|appointments?"
    r"|dismiss\w*|redundanc\w*|registers? of interests?|conflicts? of interests?|freedom of information|foi"
    r"|data protection|information governance|corporate (?:services|functions|governance)|estates|premises"
    r"|standing financial instructions|scheme of delegation)\b"
)
_ABOUT_SERVICES = re.compile(r"\b(commission\w*|patients?|clinical services|services for)\b")


def excluded_words(functions: Iterable[str], power: Power) -> list[str]:
    """Return the functions that a power is said not to reach, but for what they themselves leave out."""
    return [each for each in functions if any(_is_in(word, each) for word in power.excluded_functions)]


def _is_in(word: str, function: str) -> bool:
    """Whether a function names a word, and not only as what is left out of it.

    >>> _is_in("surgery", "day surgery"), _is_in("surgery", "hospital care other than surgery")
    (True, False)
    """
    kept = _LEFT_OUT.split(function.lower())[0]
    return re.search(rf"\b{re.escape(word.lower())}", kept) is not None


_LEFT_OUT = re.compile(r"\b(?:except|excluding|exclusive of|other than|but not|apart from|without|not including)\b")
