"""Labels: what one entry calls another within a load."""

from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from commonseal.exchange.register_files.entries import ActEntry, EndedEntry, Place, StatementEntry, Step
from commonseal.vocabulary.written.faults import Fault


def check_labels(acts: Sequence[ActEntry], unreadable: Collection[str] = ()) -> Iterator[Fault]:
    """Find labels that stand twice, or that are pointed to before or without being given.

    ``unreadable`` are labels of entries that have faults of their own: nothing is said of those.
    """
    given: dict[str, Place] = {}
    every = {step.label for act in acts for step in act.steps if isinstance(step, StatementEntry | EndedEntry)}
    for act in acts:
        for step in act.steps:
            for target in _targets(step):
                if target not in given and target not in unreadable and not names_a_statement(target):
                    yield _unknown(step.place, target, sorted(label for label in every if label))
            if isinstance(step, StatementEntry | EndedEntry) and step.label:
                if step.label in given:
                    first = given[step.label]
                    where = f"{first.file}, line {first.line}"
                    yield Fault(
                        step.place.file,
                        step.place.line,
                        f"the label “{step.label}” is taken by {where}; choose another",
                    )
                given.setdefault(step.label, step.place)


def names_a_statement(target: str) -> bool:
    """Whether a target is no label but the identifier of a statement in the register, as statement/17."""
    kind, _, number = target.partition("/")
    return kind == "statement" and number.isdigit()


def _targets(step: Step) -> tuple[str, ...]:
    if isinstance(step, StatementEntry):
        return tuple(label for label in (step.corrects, step.follows) if label)
    return (step.statement,) if step.statement else ()


def _unknown(place: Place, target: str, labels: Sequence[str]) -> Fault:
    if target in labels:
        what = f"“{target}” is only recorded later; give this act a later day, or that one an earlier"
    else:
        near = get_close_matches(target, labels, n=1)
        what = f"no statement has the label “{target}”" + (
            f"; did you mean “{near[0]}”?"
            if near
            else "; labels reach only within one load, so load the files that belong together at once, or name a "
            "statement of the register, as statement/17"
        )
    return Fault(place.file, place.line, what)
