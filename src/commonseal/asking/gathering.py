"""What a check works on: the statements it needs, however large the register; the law; and what stood there before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from commonseal.asking.looking import Looking, find_one
from commonseal.assurance import Finding, Rule, check
from commonseal.regimes import Law, load_packs
from commonseal.register.errors import RegisterError
from commonseal.vocabulary import Snapshot, Statement
from commonseal.vocabulary.facts import Body, Membership
from commonseal.vocabulary.identifiers import kind_of

_MATTERS = frozenset({"proposal", "option", "arrangement", "contract"})
_NEAR = _MATTERS | {"person", "post", "function"}
_STEPS = 4
_TEXTS = frozenset({"arrangement", "option", "post", "contract", "delegation", "proposal", "body"})
"""The kinds of fact of which it counts that their text was another before: what an approval may be of."""


class TooLargeError(RegisterError):
    """The register is too large to be looked at all at once, and nothing was named to look at."""


@dataclass(frozen=True)
class Gathered:
    """A snapshot to check, the law to check it by, and what its statements stand in place of.

    ``bodies`` are the bodies that were asked about, with their organs and members; None stands for all.
    """

    snapshot: Snapshot
    law: Law
    superseded: Mapping[int, Statement]
    bodies: frozenset[str] | None
    _found: dict[str | None, tuple[Finding, ...]] = field(default_factory=dict, compare=False, repr=False)

    def findings(self, *, what_if: str | None = None, rules: Sequence[Rule] | None = None) -> tuple[Finding, ...]:
        """Return what the rules find about the bodies asked about, at any time, gravest first.

        What all rules find is worked out once.
        """
        found = self._of_all(what_if) if rules is None else self._checked(what_if, rules)
        return found if self.bodies is None else tuple(each for each in found if self.bodies & set(each.bodies))

    def of(self, bodies: frozenset[str] | None) -> "Gathered":
        """Return the same, asked about some bodies of it, with what was found so far."""
        return replace(self, bodies=bodies)

    def _of_all(self, what_if: str | None) -> tuple[Finding, ...]:
        if what_if not in self._found:
            self._found[what_if] = self._checked(what_if, None)
        return self._found[what_if]

    def _checked(self, what_if: str | None, rules: Sequence[Rule] | None) -> tuple[Finding, ...]:
        return check(self.snapshot, self.law, what_if=what_if, rules=rules, superseded=self.superseded)


def gather(looking: Looking, regimes: Iterable[Path] | None, names: Sequence[str] = (), *also: str) -> Gathered:
    """Return what a check of some bodies, or of all, works on.

    In a register of ordinary size everything is looked at, since a body may fail by what another does. In a large one
    it is the bodies named, the people, proposals and arrangements they have to do with, and all that is known of those;
    ``also`` names more things to look at.

    Raises:
        TooLargeError: the register is large and no body is named.
        NotFoundError: a name is not that of one body.
        FaultyFilesError: the packs of law have faults.
    """
    law = law_of(regimes)
    named = frozenset(find_one(looking, each, "body").id for each in names)
    if not looking.register.is_large():
        snapshot = looking.all_of()
    elif named or also:
        snapshot = _with_company(looking, sorted({*named, *also}))
    else:
        raise TooLargeError("the register is too large to be looked at all at once; name bodies")
    bodies = with_parts(snapshot, named) if named else None
    return Gathered(snapshot, law, superseded(looking, snapshot), bodies)


def gather_around(looking: Looking, regimes: Iterable[Path] | None, person: str) -> Gathered:
    """Return what a check of all that one person has to do with works on.

    Raises:
        FaultyFilesError: the packs of law have faults.
    """
    if not looking.register.is_large():
        return gather(looking, regimes)
    named = {each for one in looking.as_of(person).known for each in one.fact.references() if kind_of(each) == "body"}
    return gather(looking, regimes, (), person, *sorted(named))


def law_of(regimes: Iterable[Path] | None) -> Law:
    """Return the law that Common Seal brings, with a user's own packs beside it where there are any."""
    own = tuple(regimes or ())
    return Law(load_packs(own)) if own else Law.shipped()


def superseded(looking: Looking, snapshot: Snapshot) -> dict[int, Statement]:
    """Return what the statements of a snapshot stand in place of, as far back as the viewer may see, by number."""
    found: dict[int, Statement] = {}
    latest: Iterable[Statement] = (each for each in snapshot.known if each.fact.kind in _TEXTS)
    while wanted := {each.supersedes for each in latest if each.supersedes is not None} - found.keys():
        before = looking.register.statements(sorted(wanted), viewer=looking.viewer)
        found |= before
        latest = before.values()
    return found


def _with_company(looking: Looking, things: Sequence[str]) -> Snapshot:
    """Return the snapshot of some things and of all they have to do with, with all that is known of those.

    People and posts are followed one step, for their other posts count; matters of change as far as they hang
    together, for a proposal, its options and what they bring are one matter.
    """
    snapshot = looking.as_of(*things)
    wanted = {*things, *with_parts(snapshot, frozenset(things)), *_sets_of(snapshot), *_named(snapshot, _NEAR)}
    for _ in range(_STEPS):
        snapshot = looking.as_of(*sorted(wanted))
        described = {one.fact.id for one in snapshot.known if isinstance(one.fact, Body)}
        parents = {one.fact.parent for one in snapshot.known if isinstance(one.fact, Body) and one.fact.parent}
        more = (_named(snapshot, _MATTERS) | (parents - described)) - wanted
        if not more:
            break
        wanted |= more
    return snapshot


def _sets_of(snapshot: Snapshot) -> set[str]:
    """Return the sets that bodies are members of: what is said of a set bears on its members."""
    return {
        one.fact.organization
        for one in snapshot.known
        if isinstance(one.fact, Membership) and kind_of(one.fact.member) == "body"
    }


def _named(snapshot: Snapshot, kinds: frozenset[str]) -> set[str]:
    return {each for one in snapshot.known for each in one.fact.references() if kind_of(each) in kinds}


def with_parts(snapshot: Snapshot, bodies: frozenset[str]) -> frozenset[str]:
    """Return bodies with their organs, and sets with their members: all that a question about them is about."""
    organs = {one.fact.id for one in snapshot.known if isinstance(one.fact, Body) and one.fact.parent in bodies}
    sets = {
        one.fact.id
        for one in snapshot.known
        if isinstance(one.fact, Body) and one.fact.id in bodies and one.fact.classification == "set"
    }
    members = {
        one.fact.member
        for one in snapshot.known
        if isinstance(one.fact, Membership) and one.fact.organization in sets and kind_of(one.fact.member) == "body"
    }
    return bodies | organs | members
