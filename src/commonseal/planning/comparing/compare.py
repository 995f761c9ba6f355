"""The comparison: every option of a proposal looked at on one day, row by row."""

from collections.abc import Callable, Mapping, Sequence

from commonseal.planning.comparing.considered import Considered
from commonseal.planning.comparing.model import Comparison, OptionHead, Row
from commonseal.planning.comparing.picturing import charts
from commonseal.planning.comparing.rows.law import duties_row, findings_row, people_row
from commonseal.planning.comparing.rows.money import cost_row, posts_row
from commonseal.planning.comparing.rows.people import staff_row
from commonseal.planning.comparing.rows.steps import approvals_row, dates_row, odds_row
from commonseal.planning.comparing.scoring import scored
from commonseal.planning.comparing.sourcing import Told, sources
from commonseal.planning.matching import Matching
from commonseal.planning.model.options import options_stated
from commonseal.planning.options import supposed
from commonseal.planning.structure.scope import bodies_of_all
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, Statement
from commonseal.vocabulary.facts import Option, Proposal
from commonseal.vocabulary.periods import date_of, day_of, describe_day, said_day

ROWS: tuple[Callable[[Sequence[Considered]], Row], ...] = (
    findings_row,
    duties_row,
    approvals_row,
    dates_row,
    odds_row,
    posts_row,
    cost_row,
)


class NothingToCompareError(LookupError):
    """A comparison was asked of a proposal that is not known, or that has no option."""


def compare(
    snapshot: Snapshot,
    law: Law,
    proposal: str,
    *,
    superseded: Mapping[int, Statement],
    told: Told,
    matchings: Mapping[str, Matching] | None = None,
) -> Comparison:
    """Return the options of a proposal side by side.

    All are looked at on one day: that of the latest target, or the snapshot's own date where no option has one.
    ``told`` says a statement in a sentence, ``superseded`` is what ``assurance.check`` takes. ``matchings`` are of
    staff to the posts of each option, by option, where staff are known; only safe counts of them are told.

    Raises:
        NothingToCompareError: the snapshot has no such proposal, or the proposal has no option.
    """
    fact = _proposal(snapshot, proposal)
    options = options_of(snapshot, proposal)
    if not options:
        raise NothingToCompareError(
            f"“{fact.name}” has no options to compare; give it some with: commonseal propose FILE"
        )
    day = max((first for each in options if (first := each.counts_from) is not None), default=day_of(snapshot.on))
    base = snapshot.at(date_of(day))
    concerned = bodies_of_all(snapshot, fact, options)
    considered = [
        Considered(
            option=each,
            bodies=concerned,
            day=day,
            known=snapshot,
            base=base,
            supposed=base if each.changes_nothing else supposed(base, each.id),
            law=law,
            superseded=superseded,
        )
        for each in options
    ]
    rows = (*(row(considered) for row in ROWS), staff_row(considered, matchings), people_row(considered))
    points = scored(fact.criteria, options)
    return Comparison(
        proposal=proposal,
        name=fact.name,
        promoters=tuple(map(snapshot.name_of, fact.promoters)),
        reasons=fact.reasons,
        conditions=fact.conditions,
        on=said_day(day),
        known_at=describe_day(snapshot.known_at),
        options=tuple(_head(each, snapshot, told) for each in options),
        rows=rows,
        scored=points,
        charts=charts(considered, points),
        sources=sources(rows, {each.id: each for each in snapshot.known}, law, told),
    )


def options_of(snapshot: Snapshot, proposal: str) -> tuple[Option, ...]:
    """Return the options of a proposal as best known: the one that changes nothing first, the recommended next."""
    known = (fact for _, fact in options_stated(snapshot, proposal))
    return tuple(sorted(known, key=lambda each: (not each.changes_nothing, not each.recommended)))


def _proposal(snapshot: Snapshot, proposal: str) -> Proposal:
    found = [each.fact for each in snapshot.known if isinstance(each.fact, Proposal) and each.fact.id == proposal]
    if not found:
        raise NothingToCompareError(f"the register knows no proposal “{proposal}”")
    return found[-1]


def _head(option: Option, snapshot: Snapshot, told: Told) -> OptionHead:
    summary = [f"Brings: {_said(each, snapshot, told)}." for each in option.brings]
    summary += [f"Ends: {snapshot.name_of(each)}." for each in option.ends]
    summary += [f"Keeps: {each.rstrip('.')}." for each in option.keeps]
    target = option.last_target
    if target is not None:
        summary.append(f"To take effect on {said_day(target)}.")
    elif option.target is not None:
        summary.append(f"To take effect {option.target.describe()}.")
    return OptionHead(
        id=option.id,
        name=option.name,
        recommended=option.recommended,
        changes_nothing=option.changes_nothing,
        target=target,
        summary=tuple(summary),
    )


def _said(thing: str, snapshot: Snapshot, told: Told) -> str:
    statement = snapshot.describing(thing)
    return snapshot.name_of(thing) if statement is None else told(statement)
