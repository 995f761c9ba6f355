"""References: every thing that a statement names is described somewhere, so that a slip of the pen is caught."""

from collections.abc import Iterator, Sequence

from commonseal.exchange.register_files.entries import ActEntry, StatementEntry
from commonseal.exchange.register_files.faults import Fault
from commonseal.register.register import Register
from commonseal.vocabulary.facts import Approval
from commonseal.vocabulary.names import near_names


def unknown_references(register: Register, acts: Sequence[ActEntry]) -> Iterator[Fault]:
    """Find identifiers that neither these files nor the register describe, and approval steps that follow nothing."""
    entries = [step for act in acts for step in act.steps if isinstance(step, StatementEntry)]
    described = {getattr(entry.draft.fact, "id", None) for entry in entries} - {None}
    named = {thing for entry in entries for thing in entry.draft.fact.references()} - described
    missing = named - register.described(named)
    choices = sorted(str(thing) for thing in described)
    for entry in entries:
        for thing in entry.draft.fact.references():
            if thing in missing:
                near = near_names(thing, choices, limit=1)
                remedy = f"did you mean {near[0]}?" if near else "describe it, or correct the identifier"
                yield Fault(entry.place.file, entry.place.line, f"{thing} is described nowhere; {remedy}")
    yield from _unknown_steps(entries)


def _unknown_steps(entries: Sequence[StatementEntry]) -> Iterator[Fault]:
    steps: dict[str, set[str]] = {}
    for entry in entries:
        fact = entry.draft.fact
        if isinstance(fact, Approval):
            steps.setdefault(fact.proposal, set()).add(fact.step)
    for entry in entries:
        fact = entry.draft.fact
        if isinstance(fact, Approval):
            for before in sorted(set(fact.after) - steps[fact.proposal]):
                what = f"“after” names the step “{before}”, which {fact.proposal} does not have; it has "
                yield Fault(entry.place.file, entry.place.line, what + ", ".join(sorted(steps[fact.proposal])))
