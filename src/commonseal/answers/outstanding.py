"""What a proposal still needs: whose approval, in what order, by when, and what stands in its way."""

from collections.abc import Iterable
from typing import ClassVar

from commonseal.answers.base import Answer, AnswerPart, NamedThing, Row, joined
from commonseal.answers.cited import UNREVIEWED, CitedStatement, cite_all, said_by
from commonseal.answers.naming import Names
from commonseal.answers.scope import organs_of, with_sets
from commonseal.answers.steps import StepShown, StepState, steps_of
from commonseal.answers.when import is_over
from commonseal.vocabulary import Snapshot, Standing, Statement
from commonseal.vocabulary.facts import Approval, Dependency, Option, Proposal, Question
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import describe_day

# A proposal in force is one that is before its bodies: only the end or the rejection of it closes it.
_CLOSED = {Standing.REJECTED: "has been rejected", Standing.ENDED: "has come to an end"}


class ProposalOutstanding(AnswerPart):
    """What one proposal still needs. ``next_steps`` can be taken now; ``rings`` are steps that wait for each other.

    ``blocks`` are sentences on all that stands between it and its going ahead.
    """

    proposal: NamedThing
    standing: Standing | None
    promoters: tuple[NamedThing, ...]
    summary: str
    steps: tuple[StepShown, ...]
    next_steps: tuple[str, ...]
    rings: tuple[tuple[str, ...], ...]
    blocks: tuple[str, ...]
    dependencies: tuple[CitedStatement, ...]
    questions: tuple[CitedStatement, ...]
    conditions: tuple[str, ...]
    statements: tuple[CitedStatement, ...]


class OutstandingAnswer(Answer):
    """What the proposals asked about still need; those that are closed stand last."""

    columns: ClassVar[tuple[str, ...]] = (
        "proposal",
        "step",
        "body",
        "asked to",
        "state",
        "waiting for",
        "planned",
        "done",
        "outcome",
        "conditions",
        "evidence",
        "statements",
        "reviewed",
    )

    thing: NamedThing
    proposals: tuple[ProposalOutstanding, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return one row for each approval step of each proposal, in a workable order."""
        return tuple(_row(found.proposal.name, step) for found in self.proposals for step in found.steps)


def outstanding(snapshot: Snapshot, *, thing: str) -> OutstandingAnswer:
    """Answer what a proposal, or each proposal that concerns a body or another thing, still needs.

    Args:
        snapshot: What is known.
        thing: The identifier of a proposal, or of a body or another thing that proposals concern.
    """
    names = Names(snapshot)
    found = [_outstanding(each, names) for each in proposals_concerning(thing, names)]
    found.sort(key=lambda each: each.standing in _CLOSED)
    return OutstandingAnswer(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=_sentence(names.thing(thing), found, snapshot),
        thing=names.thing(thing),
        proposals=tuple(found),
    )


def proposals_concerning(thing: str, names: Names) -> tuple[str, ...]:
    """Return the proposals that a thing is, promotes, is concerned by, approves (also by an organ) or is brought by."""
    if kind_of(thing) == "proposal":
        return (thing,)
    body = kind_of(thing) == "body"
    things = (*with_sets(thing, names), *organs_of(thing, names)) if body else (thing,)
    found: dict[str, None] = {}
    for each in (each for named in things for each in names.snapshot.about(named)):
        fact = each.fact
        if isinstance(fact, Proposal):
            found[fact.id] = None
        elif isinstance(fact, Approval | Option):
            found[fact.proposal] = None
    return tuple(found)


def matters_of(proposal: str, names: Names) -> frozenset[str]:
    """Return a proposal with its options and the things, other than bodies and people, that it concerns or brings."""
    found = {proposal}
    for each in names.snapshot.about(proposal):
        fact = each.fact
        if isinstance(fact, Option) and fact.proposal == proposal:
            found |= {fact.id, *fact.brings}
        elif isinstance(fact, Proposal) and fact.id == proposal:
            found |= set(fact.concerns)
    return frozenset(thing for thing in found if kind_of(thing) not in {"body", "person"})


def is_open_question(statement: Statement, names: Names) -> bool:
    """Whether a statement is a question that has no answer and has not been dropped."""
    fact = statement.fact
    dropped = statement.standing is Standing.REJECTED or is_over(names.snapshot, statement)
    return isinstance(fact, Question) and fact.answer is None and not dropped


def is_unmet(statement: Statement, names: Names) -> bool:
    """Whether a statement is a dependency that is not met, or that nobody has said is met."""
    fact = statement.fact
    dropped = statement.standing is Standing.REJECTED or is_over(names.snapshot, statement)
    return isinstance(fact, Dependency) and fact.met is not True and not dropped


def _outstanding(proposal: str, names: Names) -> ProposalOutstanding:
    described = names.snapshot.describing(proposal)
    fact = described.fact if described is not None and isinstance(described.fact, Proposal) else None
    matters = sorted(matters_of(proposal, names))
    near = list({each.number: each for thing in matters for each in names.snapshot.about(thing)}.values())
    unmet = [each for each in near if is_unmet(each, names) and _of(each, matters)]
    steps, rings = steps_of(proposal, names)
    return ProposalOutstanding(
        proposal=names.thing(proposal),
        standing=described.standing if described else None,
        promoters=names.things(fact.promoters) if fact else (),
        summary=_summary(names.of(proposal), described, steps, rings),
        steps=steps,
        next_steps=tuple(each.step for each in steps if each.state in {StepState.SCHEDULED, StepState.UNDATED}),
        rings=rings,
        blocks=_blocks(steps, rings, cite_all(unmet, names)),
        dependencies=cite_all(unmet, names),
        questions=cite_all([each for each in near if is_open_question(each, names)], names),
        conditions=fact.conditions if fact else (),
        statements=cite_all([described] if described else [], names),
    )


def _of(statement: Statement, matters: Iterable[str]) -> bool:
    return isinstance(statement.fact, Dependency) and statement.fact.of in matters


def _blocks(
    steps: tuple[StepShown, ...], rings: tuple[tuple[str, ...], ...], unmet: tuple[CitedStatement, ...]
) -> tuple[str, ...]:
    held = [each.sentence for each in steps if each.can_stop and not each.is_settled]
    ringed = [f"The steps {joined(ring)} wait for each other" for ring in rings if len(ring) > 1]
    ringed += [f"The step {ring[0]} waits for itself" for ring in rings if len(ring) == 1]
    return tuple(dict.fromkeys([*held, *ringed, *(each.marked for each in unmet)]))


def _summary(
    name: str, described: Statement | None, steps: tuple[StepShown, ...], rings: tuple[tuple[str, ...], ...]
) -> str:
    """Say in one sentence how far a proposal has come."""
    head = f"“{name}”"
    if described is not None and described.standing in _CLOSED:
        head = f"{head} {_CLOSED[described.standing]}"
    if not steps:
        return f"{head}{':' if 'has' in head else ' has'} no approval steps that the register knows of"
    settled = [each for each in steps if each.is_settled]
    refused = [each.body.name for each in steps if each.state is StepState.REJECTED]
    ready = [each for each in steps if each.state in {StepState.SCHEDULED, StepState.UNDATED}]
    parts = [f"{len(settled)} of {len(steps)} approval steps done"]
    parts += [f"{joined(refused)} rejected it"] if refused else []
    parts += [f"next {'is' if len(ready) == 1 else 'are'} {joined([_next(each) for each in ready])}"] if ready else []
    waiting = [each for each in steps if each.state is StepState.WAITING]
    parts += [f"{len(waiting)} wait{'s' if len(waiting) == 1 else ''} for others"] if waiting else []
    parts += ["some steps wait for each other"] if rings else []
    return f"{head}: {'; '.join(parts)}"


def _next(step: StepShown) -> str:
    if step.planned is None:
        return f"{step.body.name} (no date)"
    return f"{step.body.name} ({step.planned.words}{', which has passed' if step.overdue else ''})"


def _sentence(thing: NamedThing, found: list[ProposalOutstanding], snapshot: Snapshot) -> str:
    day = describe_day(snapshot.on)
    if thing.kind == "proposal":
        return f"On {day} {found[0].summary}"
    if not found:
        return f"The register knows of no proposal that concerns {thing.name} on {day}"
    if len(found) == 1:
        return f"On {day} one proposal concerns {thing.name}: {found[0].summary}"
    left = sum(1 for each in found if each.standing not in _CLOSED)
    return f"On {day} {len(found)} proposals concern {thing.name}, of which {left} are open"


def _row(proposal: str, step: StepShown) -> Row:
    state = f"{step.state} (overdue)" if step.overdue else str(step.state)
    return (
        proposal,
        step.step,
        step.body.name,
        step.asked,
        state,
        ", ".join(step.waiting_for),
        step.planned.words if step.planned else "",
        step.done.words if step.done else "",
        step.outcome or ("not recorded" if step.open_outcome else ""),
        "; ".join(step.conditions),
        "; ".join(dict.fromkeys(shown.words for each in step.statements for shown in each.evidence)),
        said_by(step.statements),
        UNREVIEWED if step.unreviewed else "reviewed",
    )
