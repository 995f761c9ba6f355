"""The options of a proposal as people see them: what each brings, ends and keeps, and which is recommended."""

from typing import ClassVar

from commonseal.assurance import Rests, assumed_by
from commonseal.assurance.told import Part, Row, Told, numbers_of, rests
from commonseal.planning.model.options import options_stated
from commonseal.vocabulary import Snapshot, Statement
from commonseal.vocabulary.facts import Option, Proposal, Score
from commonseal.vocabulary.periods import describe_day


class UnknownProposalError(LookupError):
    """Options were asked for of a proposal that the snapshot does not know."""


class Thing(Part):
    """A thing that an option names: its identifier, its name, and how far it has come."""

    id: str
    name: str
    standing: str | None


class OptionShown(Part):
    """One option: what it names, what it keeps, how it is scored, and on what statements it rests.

    ``also`` are the statements that come with what it brings: appointments, delegations, what a new body follows.
    """

    id: str
    name: str
    standing: str
    recommended: bool
    target: str | None
    brings: tuple[Thing, ...]
    ends: tuple[Thing, ...]
    keeps: tuple[str, ...]
    scores: tuple[Score, ...]
    changes_nothing: bool
    statements: tuple[Rests, ...]
    also: tuple[Rests, ...]


class OptionsTold(Told):
    """The options of a proposal, in the order of their record, the one that changes nothing first."""

    columns: ClassVar[tuple[str, ...]] = (
        *("option", "name", "recommended", "target", "brings", "ends", "keeps", "scores", "standing", "statements"),
    )

    proposal: str
    name: str
    promoters: tuple[str, ...]
    reasons: tuple[str, ...]
    criteria: tuple[tuple[str, float], ...]
    options: tuple[OptionShown, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row for each option."""
        return tuple(
            (
                *(each.id, each.name, "recommended" if each.recommended else "", each.target or ""),
                *("; ".join(one.name for one in each.brings), "; ".join(one.name for one in each.ends)),
                *("; ".join(each.keeps), "; ".join(f"{one.criterion}: {one.value:g}" for one in each.scores)),
                *(each.standing, numbers_of(each.statements)),
            )
            for each in self.options
        )


def options_of(snapshot: Snapshot, proposal: str) -> OptionsTold:
    """Return the options of a proposal, each as it is best known.

    Raises:
        UnknownProposalError: the snapshot has no such proposal.
    """
    known = [each for each in snapshot.known if isinstance(each.fact, Proposal) and each.fact.id == proposal]
    if not known or not isinstance(fact := known[-1].fact, Proposal):
        raise UnknownProposalError(f"the register knows no proposal “{proposal}”; commonseal outstanding lists them")
    shown = (_shown(statement, option, snapshot) for statement, option in options_stated(snapshot, proposal))
    options = sorted(shown, key=lambda each: not each.changes_nothing)
    return OptionsTold(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=_sentence(fact.name, options, snapshot),
        proposal=proposal,
        name=fact.name,
        promoters=tuple(snapshot.name_of(each) for each in fact.promoters),
        reasons=fact.reasons,
        criteria=tuple((each.name, each.weight) for each in fact.criteria),
        options=tuple(options),
    )


def _shown(statement: Statement, fact: Option, snapshot: Snapshot) -> OptionShown:
    numbers = assumed_by(snapshot, fact.id)
    parts = [each for each in snapshot.known if each.number in numbers]
    named = {*fact.brings}
    return OptionShown(
        id=fact.id,
        name=fact.name,
        standing=statement.standing.value,
        recommended=fact.recommended,
        target=fact.target.describe() if fact.target else None,
        brings=tuple(_thing(each, snapshot) for each in fact.brings),
        ends=tuple(_thing(each, snapshot) for each in fact.ends),
        keeps=fact.keeps,
        scores=fact.scores,
        changes_nothing=fact.changes_nothing,
        statements=rests([statement]),
        also=rests(each for each in parts if getattr(each.fact, "id", None) not in named),
    )


def _thing(thing: str, snapshot: Snapshot) -> Thing:
    statement = snapshot.describing(thing)
    return Thing(id=thing, name=named(thing, snapshot), standing=statement.standing.value if statement else None)


def named(thing: str, snapshot: Snapshot) -> str:
    """Return what a thing is called; of a post with the bodies that it is of."""
    statement = snapshot.describing(thing)
    name = snapshot.name_of(thing)
    bodies = getattr(statement.fact, "bodies", ()) if statement is not None and statement.fact.kind == "post" else ()
    return f"{name} ({', '.join(snapshot.name_of(each) for each in bodies)})" if bodies else name


def _sentence(name: str, options: list[OptionShown], snapshot: Snapshot) -> str:
    count = "one option" if len(options) == 1 else f"{len(options) or 'no'} options"
    best = [each.name for each in options if each.recommended]
    said = f"recommended is “{best[0]}”" if best else "none is recommended"
    tail = f"; {said}" if options else ""
    return f"“{name}” has {count} as known on {describe_day(snapshot.known_at)}{tail}."
