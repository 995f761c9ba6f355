"""What a check works on: the statements it needs, however large the register; the law; and what stood there before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from commonseal.assurance import Finding, Rule, all_rules, check
from commonseal.cli.session import NotFoundError, Session
from commonseal.regimes import Law, load_packs
from commonseal.register.errors import RegisterError, UnknownStatementError
from commonseal.vocabulary import Snapshot, Statement
from commonseal.vocabulary.facts import Body, Membership
from commonseal.vocabulary.identifiers import kind_of

if TYPE_CHECKING:
    from commonseal.register.register import Register

_MATTERS = frozenset({"proposal", "option", "arrangement", "contract"})
_NEAR = _MATTERS | {"person", "post", "function"}
_STEPS = 4
_TEXTS = frozenset({"arrangement", "option", "post", "contract", "delegation", "proposal", "body"})
"""The kinds of fact of which it counts that their text was another before: what an approval may be of."""


@dataclass(frozen=True)
class Gathered:
    """A snapshot to check, the law to check it by, and what its statements stand in place of.

    ``bodies`` are the bodies that were asked about, with their organs and members; None stands for all.
    """

    snapshot: Snapshot
    law: Law
    superseded: Mapping[int, Statement]
    bodies: frozenset[str] | None

    def findings(self, *, what_if: str | None = None, rules: Sequence[Rule] | None = None) -> tuple[Finding, ...]:
        """Return what the rules find about the bodies asked about, at any time, gravest first."""
        found = check(self.snapshot, self.law, what_if=what_if, rules=rules, superseded=self.superseded)
        return found if self.bodies is None else tuple(each for each in found if self.bodies & set(each.bodies))


def gather(session: Session, regimes: Iterable[Path] | None, names: Sequence[str] = (), *also: str) -> Gathered:
    """Return what a check of some bodies, or of all, works on.

    In a register of ordinary size everything is looked at, since a body may fail by what another does. In a large one
    it is the bodies named, the people, proposals and arrangements they have to do with, and all that is known of those;
    ``also`` names more things to look at.

    Raises:
        typer.BadParameter: the register is large and no body is named.
        NotFoundError: a name is not that of one body.
        FaultyFilesError: the packs of law have faults.
    """
    law = law_of(regimes)
    named = frozenset(session.find(each, "body").id for each in names)
    if not session.register.is_large():
        snapshot = session.all_of()
    elif named or also:
        snapshot = _with_company(session, sorted({*named, *also}))
    else:
        raise typer.BadParameter(
            "the register is too large to be looked at all at once; name bodies", param_hint="--bodies"
        )
    bodies = _with_parts(snapshot, named) if named else None
    return Gathered(snapshot, law, superseded(session, snapshot), bodies)


def gather_around(session: Session, regimes: Iterable[Path] | None, person: str) -> Gathered:
    """Return what a check of all that one person has to do with works on.

    Raises:
        FaultyFilesError: the packs of law have faults.
    """
    if not session.register.is_large():
        return gather(session, regimes)
    named = {each for one in session.as_of(person).known for each in one.fact.references() if kind_of(each) == "body"}
    return gather(session, regimes, (), person, *sorted(named))


def law_of(regimes: Iterable[Path] | None) -> Law:
    """Return the law that Common Seal brings, with a user's own packs beside it where there are any."""
    own = tuple(regimes or ())
    return Law(load_packs(own)) if own else Law.shipped()


def superseded(session: Session, snapshot: Snapshot) -> dict[int, Statement]:
    """Return what the statements of a snapshot stand in place of, as far back as the viewer may see, by number."""
    found: dict[int, Statement] = {}
    register = session.register
    for statement in snapshot.known:
        number = statement.supersedes if statement.fact.kind in _TEXTS else None
        while number is not None and number not in found:
            before = _statement(register, number, session)
            if before is None:
                break
            found[number] = before
            number = before.supersedes
    return found


def _statement(register: "Register", number: int, session: Session) -> Statement | None:
    try:
        return register.statement(number, viewer=session.viewer)
    except UnknownStatementError:
        return None


def _with_company(session: Session, things: Sequence[str]) -> Snapshot:
    """Return the snapshot of some things and of all they have to do with, with all that is known of those.

    People and posts are followed one step, for their other posts count; matters of change as far as they hang
    together, for a proposal, its options and what they bring are one matter.
    """
    snapshot = session.as_of(*things)
    wanted = {*things, *_with_parts(snapshot, frozenset(things)), *_sets_of(snapshot), *_named(snapshot, _NEAR)}
    for _ in range(_STEPS):
        snapshot = session.as_of(*sorted(wanted))
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


def _with_parts(snapshot: Snapshot, bodies: frozenset[str]) -> frozenset[str]:
    """Add the organs of bodies, and the members of sets."""
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


def rules_named(codes: Iterable[str]) -> tuple[Rule, ...] | None:
    """Return the rules of some codes, or of families of them as CS-POST; None for all where none is named.

    Raises:
        typer.BadParameter: there is no such rule.
    """
    wanted = [each.strip().upper() for code in codes for each in code.split(",") if each.strip()]
    if not wanted:
        return None
    found: dict[str, Rule] = {}
    for code in wanted:
        mine = {rule.code: rule for rule in all_rules() if code in (rule.code, rule.code.rpartition("-")[0])}
        if not mine:
            raise typer.BadParameter(f"there is no rule “{code}”; {_near_rules(code)}", param_hint="--rule")
        found |= mine
    return tuple(found[code] for code in sorted(found))


def _near_rules(code: str) -> str:
    near = get_close_matches(code, [rule.code for rule in all_rules()], n=3)
    return f"near to it are: {', '.join(near)}" if near else "see what there is with: commonseal rules"


def finding_of(key: str, findings: Sequence[Finding]) -> Finding:
    """Return the finding with a key, or with the one key that begins so; a rule's code will do if it finds one thing.

    Raises:
        NotFoundError: there is none, or there are several; the message lists those that are near.
    """
    wanted = key.strip()
    exact = [each for each in findings if each.key == wanted]
    begun = exact or [each for each in findings if each.key.startswith(wanted) and wanted.startswith(each.code)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise NotFoundError(f"“{wanted}” may be any of these; give more of it:\n{_listed(begun)}")
    near = get_close_matches(wanted, [each.key for each in findings], n=3)
    same = [each for each in findings if each.key in near or each.code == wanted.partition(":")[0].upper()]
    all_of_them = "see what they find with: commonseal check --all"
    told = f"near to it are:\n{_listed(same)}" if same else all_of_them
    raise NotFoundError(f"the rules find nothing with the key “{wanted}”; {told}")


_MOST_NEAR = 5


def _listed(findings: Sequence[Finding]) -> str:
    lines = [f"  {each.key}  {each.sentence}" for each in findings[:_MOST_NEAR]]
    left = len(findings) - _MOST_NEAR
    return "\n".join([*lines, *([f"  and {left} more"] if left > 0 else [])])


def option_of(session: Session, text: str | None) -> str | None:
    """Return the identifier of the option that a text names, if only by its last word; None where there is no text.

    Raises:
        RegisterError: there is no such option; the message lists those that are near, or all where they are few.
    """
    if text is None:
        return None
    try:
        return session.find(text, "option").id
    except NotFoundError as error:
        known = [each.fact for each in session.all_of("option").known if each.fact.kind == "option"]
        meant = {each.id for each in known if each.id.rpartition("/")[2] == text}
        if len(meant) == 1:
            return meant.pop()
        if "near to it are" in str(error) or "may be any" in str(error):
            raise
        listed = "\n".join(f"  {each.id}  {each.name}" for each in known[:_MOST_OPTIONS])
        told = f"; it knows of:\n{listed}" if known else ", nor any other"
        raise RegisterError(f"the register knows no option called “{text}”{told}") from error


_MOST_OPTIONS = 10
