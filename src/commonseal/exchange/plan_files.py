"""Plan files on their way into a register: read twice, first for what they say themselves, then with what is built."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from commonseal.assurance.telling import listed
from commonseal.exchange.register_files import ActEntry, StatementEntry, look_through
from commonseal.exchange.register_files.checked import Checked
from commonseal.planning.checking import as_statements, faults_of_plan
from commonseal.planning.options.again import again
from commonseal.planning.options.checking import Written
from commonseal.planning.options.plan_file import PlanReader, Use, no_change, templated, without_parts
from commonseal.planning.routes import decided_on, forum_name, text_of, what_changed
from commonseal.regimes import Law
from commonseal.register.register import Register
from commonseal.vocabulary import Snapshot, StatementDraft, Viewer, Visibility
from commonseal.vocabulary.facts import Fact, Option, Proposal
from commonseal.vocabulary.identifiers import IdentifierError, check_identifier
from commonseal.vocabulary.snapshot import name_in
from commonseal.vocabulary.written import CheckedFile, Fault, Lined

Known = Callable[[Sequence[str]], tuple[Snapshot, Law]]
"""Gives what is known of some things, and the law."""


class _OwnWords:
    """Reads what plan files say beside their templates, and which options those build of which proposals."""

    def __init__(self) -> None:
        self.built: dict[str, str | None] = {}
        self.things: set[str] = set()

    def rewritten(self, _checked: Checked, document: Lined) -> Lined:
        """Return a document without what only plan files have."""
        self.built |= dict(templated(document))
        self.things |= set(_identifiers(document.get("from_templates")))
        return without_parts(document)

    def faults(self, _acts: Sequence[ActEntry]) -> Iterable[Fault]:
        """Give nothing: the second reading tells all faults."""
        return ()


class PlanFiles:
    """What turns one plan file, or a folder of them, into acts of a register: handed to the loader as ``more``.

    ``documents`` are the documents as they were rewritten, ``uses`` what was built from templates, ``written`` the
    statements in them.
    """

    def __init__(
        self, path: Path, register: Register, known: Known, *, viewer: Viewer, today: date, dated: bool = True
    ) -> None:
        """Read the files for what they say themselves.

        Args:
            path: a plan file, or a folder of them.
            register: the register that they are for.
            known: what is known of some things, and the law.
            viewer: whoever proposes: what is more guarded than they may see does not count.
            today: the day on which it is recorded.
            dated: whether targets are held to the day on which the files say it; an option typed in for a time that
                is over is not.
        """
        own = _OwnWords()
        read = look_through(path, register.papers.texts(), own)
        drafts = [each.draft for each in _statements(read.acts)]
        named = {thing for each in drafts for thing in each.fact.references()} | own.things
        self._dated, self._viewer = dated, viewer
        self._held, self._law = known(sorted(named))
        snapshot = _with_drafts(self._held, drafts, viewer, today)
        self._reader = PlanReader(snapshot, self._law, wanting=_without_no_change(drafts, own.built, self._held))
        self.documents: list[Lined] = []
        self.written: tuple[Written, ...] = ()

    @property
    def uses(self) -> list[Use]:
        """What was built from templates."""
        return self._reader.uses

    def rewritten(self, checked: CheckedFile, document: Lined) -> Lined:
        """Return a document with all that is built in it as statements, each in place of what was said before."""
        found = again(self._reader.rewritten(checked, document), self._held)
        self.documents.append(found)
        return found

    def faults(self, acts: Sequence[ActEntry]) -> Iterable[Fault]:
        """Give what is wrong with the options and their proposals."""
        self.written = tuple(
            Written(
                each.place.file,
                each.place.line,
                each.draft,
                recorded=act.recorded.earliest if self._dated else None,
                replaces=each.follows or each.corrects,
            )
            for act in acts
            for each in _statements([act])
        )
        above = [each for each in self.written if not self._viewer.may_see(each.draft.visibility)]
        if above:
            return [each.fault(_said_above(each.draft.visibility, self._viewer)) for each in above]
        return faults_of_plan(self.written, self._held, self._law)

    def options(self) -> list[str]:
        """Return the options in the files, built ones and the one that changes nothing included, each once."""
        return list(dict.fromkeys(one.draft.fact.id for one in self.written if isinstance(one.draft.fact, Option)))

    def names(self, thing: str) -> str:
        """Return what a thing is called, in the files or else in the register; with its identifier."""
        for each in self.written:
            if getattr(each.draft.fact, "id", None) == thing:
                return f"{name_in(each.draft.fact) or thing} ({thing})"
        return f"{self._held.name_of(thing)} ({thing})"

    def lapsing(self, after: Snapshot) -> Iterator[str]:
        """Say of each option whose text has changed what was decided on the old one, and in what it has changed."""
        for option in self.options():
            decided = decided_on(self._held, option)
            changed = what_changed(text_of(self._held, option), text_of(after, option)) if decided else ()
            if changed:
                whose = ", ".join(dict.fromkeys(str(forum_name(after, each.body)) for each in decided))
                what = f"the text of “{after.name_of(option)}” has changed in {listed(changed)}"
                yield f"{what}, so what was decided on the old text has lapsed: {whose}"

    def as_yaml(self) -> str:
        """Return the documents as YAML, so that what was built can be changed by hand."""
        plain = [_plain(each) for each in self.documents]
        return yaml.safe_dump_all(plain, sort_keys=False, allow_unicode=True, width=110, explicit_start=True)


def _statements(acts: Iterable[ActEntry]) -> Iterator[StatementEntry]:
    return (step for act in acts for step in act.steps if isinstance(step, StatementEntry))


def _said_above(visibility: Visibility, viewer: Viewer) -> str:
    return (
        f"this is {visibility.value}, and whoever proposes it sees what is {viewer.clearance.value} at most; "
        f"propose it with --clearance {visibility.value}, or let more people see it"
    )


def _with_drafts(held: Snapshot, drafts: Sequence[StatementDraft], viewer: Viewer, today: date) -> Snapshot:
    """Return what the register holds with what the files say, as far as whoever proposes may see it."""
    seen = [each for each in drafts if viewer.may_see(each.visibility)]
    return held.replaced((*held.known, *as_statements(seen, held, today)))


def _without_no_change(drafts: Sequence[StatementDraft], built: Mapping[str, str | None], held: Snapshot) -> set[str]:
    """Return the proposals in files to which the option that changes nothing is to be added.

    One that the register has already is added only where the proposal is said anew as a whole, for then it may be
    scored anew; and not where somebody wrote such an option by hand.
    """
    whole = {each.fact.id for each in drafts if isinstance(each.fact, Proposal)}
    options = [each.fact for each in drafts if isinstance(each.fact, Option)]
    named = whole | {each.proposal for each in options} | {each for each in built.values() if each}
    own = {each.proposal for each in _still(options) if each.id not in built}
    known = {each.proposal: each.id for each in _still(each.fact for each in held.known)}
    added = {proposal for proposal, option in known.items() if option == no_change(proposal)["id"]}
    return {each for each in named - own if each not in known or (each in whole and each in added)}


def _still(facts: Iterable[Fact]) -> list[Option]:
    """Return the options that change nothing."""
    return [each for each in facts if isinstance(each, Option) and each.changes_nothing]


def _identifiers(value: Any) -> Iterator[str]:
    """Give the identifiers that stand anywhere in some values."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _identifiers(each)
    elif isinstance(value, str) and "/" in value:
        try:
            yield check_identifier(value)
        except IdentifierError:
            return


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value
