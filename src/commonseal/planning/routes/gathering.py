"""Putting together what one meeting can take: a secretary sends a cabinet one paper, not four."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from commonseal.planning.routes.asked import Asked, matter_of
from commonseal.planning.routes.ordering import rings
from commonseal.regimes import Change, Confidence, Level
from commonseal.vocabulary.facts import ApprovalStep

CAN_STOP = frozenset({ApprovalStep.DECIDES, ApprovalStep.APPROVES, ApprovalStep.APPOINTS, ApprovalStep.CONSENTS})
"""Acts by which a body can stop a change."""

BEFORE_THE_EXECUTIVE = frozenset({Change.URGENT_KEY_DECISION, Change.SPECIAL_URGENCY})
"""Changes that come before the decision of the executive that they are about."""

_MAKING = frozenset({Change.MERGE, Change.CREATE})
"""Changes by which a new body comes to be."""

_SURENESS = list(Confidence)
_LEVELS = [Level.BLOCK, Level.WARN]


@dataclass(frozen=True)
class Gathered:
    """What the law asks of one forum at once. ``key`` names it; it depends on nothing but what it is."""

    key: str
    asked: tuple[Asked, ...]

    @property
    def forum(self) -> str:
        """The forum or body that acts."""
        return self.asked[0].forum

    @property
    def home(self) -> str:
        """The body that the forum belongs to."""
        return self.asked[0].home

    @property
    def act(self) -> ApprovalStep:
        """What it does."""
        return self.asked[0].act

    @property
    def matter(self) -> str:
        """What it is asked, in words."""
        return matter_of(each.need for each in self.asked)

    @property
    def level(self) -> Level:
        """The gravest level of what is asked."""
        return min((each.level for each in self.asked), key=_LEVELS.index)

    @property
    def policy(self) -> bool:
        """Whether nothing in it is law."""
        return all(each.policy for each in self.asked)

    @property
    def confidence(self) -> Confidence:
        """How sure it is that the law asks for it: as sure as the surest of what is asked."""
        return min((each.confidence for each in self.asked), key=_SURENESS.index)

    @property
    def serves(self) -> tuple[str, ...]:
        """The bodies for which it is asked."""
        return tuple(sorted({each.need.body for each in self.asked}))

    @property
    def changes(self) -> tuple[str, ...]:
        """The kinds of change that it is about."""
        return tuple(sorted({each.need.change.value for each in self.asked}))

    @property
    def provisions(self) -> tuple[str, ...]:
        """The provisions that ask for it, the surest first, and those by which it counts as such a change."""
        return _once(each.provisions for each in _surest_first(self.asked))

    @property
    def citations(self) -> tuple[str, ...]:
        """The sources of those provisions."""
        return _once(each.citations for each in _surest_first(self.asked))

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements that show the changes."""
        return _once(each.need.statements for each in self.asked)


def _once(many: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for some in many for each in some))


def _surest_first(asked: Iterable[Asked]) -> list[Asked]:
    return sorted(
        asked, key=lambda each: (_LEVELS.index(each.level), _SURENESS.index(each.confidence), each.provisions)
    )


def gathered(asked: Iterable[Asked]) -> tuple[tuple[Gathered, ...], dict[str, set[str]]]:
    """Return what is asked as what meetings can take, and which of these come after which others in law.

    A body's own forum takes all that it is asked to do in one way at once. Somebody outside takes each kind of change
    at each body apart, for each is a letter of its own, but an event of several bodies (a merger) as one. Where taking
    things at once would make steps wait for each other, they are taken apart.
    """
    known = tuple(asked)
    groups = _grouped(known, _at_once)
    after = _after(groups)
    if rings(after):
        groups = _grouped(known, _apart)
        after = _after(groups)
    return groups, after


def _grouped(asked: tuple[Asked, ...], key: Callable[[Asked], str]) -> tuple[Gathered, ...]:
    found: dict[str, list[Asked]] = {}
    for each in asked:
        found.setdefault(key(each), []).append(each)
    return tuple(Gathered(each, tuple(found[each])) for each in sorted(found))


def _at_once(asked: Asked) -> str:
    """Return the name of the step that takes what is asked: the forum and its act, and of an outsider which change."""
    forum = _words(asked.forum)
    if asked.is_own:
        return f"{forum}-{asked.act.value}"
    change = asked.need.change.value.removeprefix("appoint_").replace("_", "-")
    return f"{forum}-{asked.act.value}-{change}-{_matter(asked)}"


def _matter(asked: Asked) -> str:
    """Return what tells one letter to an outsider from another: the body, or the event that several have in common."""
    shared = asked.need.event.partition(":")[2].partition(":")[0]
    if not shared.partition("/")[2] or shared == asked.need.body:
        return _words(asked.need.body)
    first, _, others = shared.partition("+")
    return f"{_words(first)}-and-others" if others else _words(first)


def _apart(asked: Asked) -> str:
    return f"{_at_once(asked)}-{asked.need.change.value.replace('_', '-')}-{asked.order}"


def _words(identifier: str) -> str:
    return identifier.partition("/")[2].replace("/", "-")


def _after(groups: tuple[Gathered, ...]) -> dict[str, set[str]]:
    """Return for each step the steps that come before it in law: those of a lower order in the same event."""
    of_event: dict[tuple[str, str], dict[int, set[str]]] = {}
    for group in groups:
        for each in group.asked:
            event = (each.need.change.value, each.need.event)
            of_event.setdefault(event, {}).setdefault(each.order, set()).add(group.key)
    after: dict[str, set[str]] = {group.key: set() for group in groups}
    for group in groups:
        for each in group.asked:
            orders = of_event[each.need.change.value, each.need.event]
            for order in orders:
                if order < each.order:
                    after[group.key] |= orders[order] - {group.key}
            after[group.key] |= _first(groups, each) - {group.key}
    return after


def _first(groups: tuple[Gathered, ...], asked: Asked) -> set[str]:
    """Return the steps of other changes that come before what is asked: those without which nobody could do it.

    A new body's officers are named in what is applied for, and its chair has to be there to appoint anybody; an
    executive decides on an urgent matter when the chair of scrutiny has been told or has agreed.
    """
    found: set[str] = set()
    if asked.need.only_outside:
        found |= _applications(groups, asked.need.body)
        if asked.is_own:
            found |= _of_change(groups, asked.need.body, frozenset({Change.APPOINT_CHAIR}))
    if asked.need.change is Change.EXECUTIVE_DECISION:
        found |= _of_change(groups, asked.need.body, BEFORE_THE_EXECUTIVE)
    return found


def _of_change(groups: tuple[Gathered, ...], body: str, changes: frozenset[Change]) -> set[str]:
    return {
        group.key for group in groups for each in group.asked if each.need.body == body and each.need.change in changes
    }


def _applications(groups: tuple[Gathered, ...], new: str) -> set[str]:
    """Return the steps by which bodies ask to become a new one: its first officers are named in what they ask."""
    return {
        group.key
        for group in groups
        for each in group.asked
        if each.is_own and each.need.change in _MAKING and each.need.event.partition(":")[2] == new
    }
