"""What can be wrong with a proposal and its options, all of it told at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from commonseal.vocabulary import Snapshot, Standing, StatementDraft
from commonseal.vocabulary.facts import Option, Proposal
from commonseal.vocabulary.written import Fault

_OPEN_TO_CHANGE = frozenset({Standing.CONSIDERED, Standing.PROPOSED})


@dataclass(frozen=True)
class Written:
    """A statement as a file has it, and where.

    ``recorded`` is the day number on which it is said, None where that is not to count; ``replaces`` names the
    statement of the register that it follows or corrects.
    """

    file: str
    line: int
    draft: StatementDraft
    recorded: int | None = None
    replaces: str | None = None

    def fault(self, what: str) -> Fault:
        """Return a fault of it."""
        return Fault(self.file, self.line, what)


def plan_faults(written: Sequence[Written], snapshot: Snapshot) -> Iterator[Fault]:
    """Give everything that is wrong with the options in some files, beside what the register holds.

    A score for no criterion of the proposal, or two for one; an option scored by some criteria and not by others; two
    options recommended; a change without a target; a thing that is both brought and ended, or brought and in force
    already, or ended and over before the target.
    """
    criteria = _criteria(written, snapshot)
    options = [(each, each.draft.fact) for each in written if isinstance(each.draft.fact, Option)]
    for each, option in options:
        yield from _of_scores(each, option, criteria.get(option.proposal, ()))
        yield from _of_change(each, option, written, snapshot)
    yield from _of_recommending(options, snapshot)
    for each in written:
        fact = each.draft.fact
        if isinstance(fact, Proposal):
            names = [one.name for one in fact.criteria]
            for name in sorted({one for one in names if names.count(one) > 1}):
                yield each.fault(f"the criterion “{name}” of {fact.id} stands twice; leave one out")


def _criteria(written: Sequence[Written], snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for fact in (*(each.fact for each in snapshot.known), *(each.draft.fact for each in written)):
        if isinstance(fact, Proposal):
            found[fact.id] = tuple(one.name for one in fact.criteria)
    return found


def _of_scores(written: Written, option: Option, criteria: Sequence[str]) -> Iterator[Fault]:
    scored = [each.criterion for each in option.scores]
    for name in dict.fromkeys(scored):
        if name not in criteria:
            near = get_close_matches(name, criteria, n=1)
            has = f"it has {', '.join(criteria)}" if criteria else "it has none; add “criteria” to it"
            remedy = f"did you mean “{near[0]}”?" if near else has
            yield written.fault(f"{option.id} is scored by “{name}”, no criterion of {option.proposal}; {remedy}")
        elif scored.count(name) > 1:
            yield written.fault(f"{option.id} is scored twice by “{name}”; keep one")
    missing = [each for each in dict.fromkeys(criteria) if each not in scored]
    if scored and missing:
        names = ", ".join(f"“{each}”" for each in missing)
        yield written.fault(f"{option.id} has no score by {names}; score it by each criterion or by none")


def _of_change(written: Written, option: Option, others: Sequence[Written], snapshot: Snapshot) -> Iterator[Fault]:
    if not option.changes_nothing and option.target is None:
        yield written.fault(f"{option.id} has no “target”, the day from which it is to count; add it")
    for thing in sorted(set(option.brings) & set(option.ends)):
        yield written.fault(f"{option.id} both brings and ends {thing}; leave it out of one of the two")
    for thing in option.brings:
        standings = {each.standing for each in _describing(thing, others, snapshot)}
        if standings and not standings & _OPEN_TO_CHANGE:
            what = f"{option.id} brings {thing}, which is {_said(standings)} already and not proposed"
            yield written.fault(f"{what}; leave it out, or record what of it is proposed")
    if option.target is None:
        return
    for thing in option.ends:
        drafts = _describing(thing, others, snapshot)
        if drafts and all(each.period.bounds().is_over_by(option.target.earliest) for each in drafts):
            yield written.fault(f"{option.id} ends {thing}, which is over before {option.target}; leave it out")


def _describing(thing: str, written: Iterable[Written], snapshot: Snapshot) -> list[StatementDraft]:
    held: list[StatementDraft] = [each for each in snapshot.about(thing) if getattr(each.fact, "id", None) == thing]
    return [*held, *(each.draft for each in written if getattr(each.draft.fact, "id", None) == thing)]


def _said(standings: Iterable[Standing]) -> str:
    return " and ".join(sorted(each.value.replace("_", " ") for each in standings))


def _of_recommending(options: Sequence[tuple[Written, Option]], snapshot: Snapshot) -> Iterator[Fault]:
    latest = {each.fact.id: each.fact for each in snapshot.known if isinstance(each.fact, Option)}
    latest |= {option.id: option for _, option in options}
    for written, option in options:
        others = [
            each.id
            for each in latest.values()
            if each.recommended and each.proposal == option.proposal and each.id != option.id
        ]
        if option.recommended and others:
            yield written.fault(f"{option.id} is recommended, and so is {others[0]}; recommend one of the two")
