"""References: every thing that a statement names is described somewhere, so that a slip of the pen is caught."""

from collections.abc import Iterator, Sequence

from commonseal.exchange.register_files.entries import ReviewEntry, StatementEntry
from commonseal.exchange.register_files.reading import FilesRead
from commonseal.register.register import Register
from commonseal.vocabulary import Viewer, Visibility
from commonseal.vocabulary.facts import Approval
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.names import near_names
from commonseal.vocabulary.periods import OPEN, date_of
from commonseal.vocabulary.written.faults import Fault


def unknown_references(register: Register, read: FilesRead, viewer: Viewer | None = None) -> Iterator[Fault]:
    """Find what neither these files nor the register describe: identifiers, steps to come after, papers reviewed.

    What a viewer may not see, where one is given, counts as described nowhere.
    """
    entries = [step for act in read.acts for step in act.steps if isinstance(step, StatementEntry)]
    described = {getattr(entry.draft.fact, "id", None) for entry in entries} - {None}
    described |= read.unread_values("id")
    named = {thing for entry in entries for thing in entry.draft.fact.references()} - described
    missing = named - register.described(named, viewer)
    choices = sorted(str(thing) for thing in described)
    for entry in entries:
        for thing in entry.draft.fact.references():
            if thing in missing:
                near = near_names(thing, [each for each in choices if kind_of(each) == kind_of(thing)], limit=1)
                remedy = f"did you mean {near[0]}?" if near else "describe it, or correct the identifier"
                yield Fault(entry.place.file, entry.place.line, f"{thing} is described nowhere; {remedy}")
    yield from _unknown_steps(register, entries, read.unread_values("step"), viewer)
    yield from _unknown_papers(register, read, viewer)


def _unknown_steps(
    register: Register, entries: Sequence[StatementEntry], unread: set[str], viewer: Viewer | None
) -> Iterator[Fault]:
    steps: dict[str, set[str]] = {}
    for entry in entries:
        fact = entry.draft.fact
        if isinstance(fact, Approval):
            steps.setdefault(fact.proposal, set()).add(fact.step)
    for entry in entries:
        fact = entry.draft.fact
        if isinstance(fact, Approval):
            known = steps[fact.proposal]
            if set(fact.after) - known:
                known |= _steps_held(register, fact.proposal, viewer)
            for before in sorted(set(fact.after) - known - unread):
                what = f"“after” names the step “{before}”, which {fact.proposal} does not have; it has "
                yield Fault(entry.place.file, entry.place.line, what + ", ".join(sorted(known)))


def _steps_held(register: Register, proposal: str, viewer: Viewer | None) -> set[str]:
    """Return the steps of a proposal that the register has."""
    viewer = viewer or Viewer(clearance=Visibility.RESTRICTED)
    now = date_of(OPEN - 1)  # whatever is held is held then
    held = register.as_of(on=now, known_at=now, bodies=[proposal], viewer=viewer)
    return {each.fact.step for each in held.known if isinstance(each.fact, Approval) and each.fact.proposal == proposal}


def _unknown_papers(register: Register, read: FilesRead, viewer: Viewer | None) -> Iterator[Fault]:
    reviews = [step for act in read.acts for step in act.steps if isinstance(step, ReviewEntry)]
    if not reviews:
        return
    papers = {paper.id for act in read.acts for paper in act.papers} | set(register.papers.texts(viewer))
    for review in reviews:
        if review.paper not in papers:
            what = f"{review.paper} is neither in these files nor in the register; add it under “papers”"
            yield Fault(review.place.file, review.place.line, what)
