"""Groupings in sentences: what was asked, what each group is, why a grouping ranks where it does, what to relax."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from commonseal.planning.grouping.candidates import Candidate
from commonseal.planning.grouping.model import Asked, Unit
from commonseal.planning.grouping.result import Group, Grouping, Points
from commonseal.planning.grouping.scoring import Limit, Scorer
from commonseal.planning.grouping.solving import Partition


def told_group(scorer: Scorer, group: Candidate) -> Group:
    """Say what a group is, and how it stands to the ideal, its councils and the limit of cost."""
    asked = scorer.asked
    members = group.members(asked.units)
    cost = scorer.cost(members)
    head = None if cost is None or not group.people else (cost / group.people).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Group(
        bodies=tuple(each.id for each in members),
        names=tuple(each.name for each in members),
        people=group.people,
        councils=tuple(sorted(frozenset().union(*(each.councils for each in members)))),
        cost=cost,
        cost_per_head=head,
        because=tuple(_why(asked, group, members, head)),
    )


def _why(asked: Asked, group: Candidate, members: Sequence[Unit], head: Decimal | None) -> Iterator[str]:
    off = round(100 * (group.people - asked.ideal) / asked.ideal)
    told = f"{abs(off)} % {'above' if off > 0 else 'below'} the ideal" if off else "as near to the ideal as can be"
    yield f"{group.people:,} people, {told} of {asked.ideal:,}"
    shared = Counter(council for each in members for council in each.councils)
    partners = sorted(council for council, count in shared.items() if count > 1)
    if partners:
        yield f"brings together the partners of {', '.join(partners)}"
    limit = asked.limits.cost_per_head
    if head is not None:
        yield f"costs £{head} a head" + (f", where £{limit:.2f} may be" if limit is not None else "")


def told_grouping(
    scorer: Scorer, groups: Sequence[Candidate], found: Partition, rank: int, best: Sequence[Candidate]
) -> Grouping:
    """Say how a grouping scores and why, and in what it differs from the best."""
    parts = scorer.of_grouping(groups)
    bound = found.bound - scorer.every_council
    points = Points(
        balance=parts.balance, partners=parts.partners, groups=parts.groups, cost=parts.cost, total=parts.total
    )
    gap = round(100 * max(0, parts.total - bound) / parts.total, 2) if parts.total > 0 else 0.0
    return Grouping(
        rank=rank,
        groups=tuple(told_group(scorer, each) for each in sorted(groups, key=lambda each: each.mask & -each.mask)),
        points=points,
        bound=bound,
        gap=gap,
        split_councils=tuple(_split(scorer.asked, groups)),
        because=tuple(_because(scorer, groups, points, gap, best)),
    )


def _split(asked: Asked, groups: Sequence[Candidate]) -> Iterator[str]:
    seen = Counter(
        council
        for group in groups
        for council in frozenset().union(*(each.councils for each in group.members(asked.units)))
    )
    yield from sorted(council for council, count in seen.items() if count > 1)


def _because(
    scorer: Scorer, groups: Sequence[Candidate], points: Points, gap: float, best: Sequence[Candidate]
) -> Iterator[str]:
    people = [each.people for each in groups]
    yield f"{len(groups)} groups of {min(people):,} to {max(people):,} people."
    split = list(_split(scorer.asked, groups))
    yield f"Councils with more than one group: {', '.join(split)}." if split else "No council is split between groups."
    cost = f", cost {points.cost}" if scorer.asked.weights.cost else ""
    yield (
        f"{points.total} points: balance {points.balance}, partners {points.partners}, "
        f"number of groups {points.groups}{cost}."
    )
    yield (
        "Proven: none of its rank has fewer points."
        if not gap
        else f"Not proven: it may be up to {gap} % from the best."
    )
    fewer = [each for each in groups if each.mask not in {one.mask for one in best}]
    if fewer:
        others = "; ".join(_named(scorer.asked, each) for each in fewer)
        yield f"Other than the best in {len(fewer)} groups: {others}."


def _named(asked: Asked, group: Candidate) -> str:
    return " + ".join(each.name for each in group.members(asked.units))


def told_limit(asked: Asked, limit: Limit) -> str:
    """Say a limit in words, as something that could be relaxed."""
    limits, names = asked.limits, [asked.by_id[each].name if each in asked.by_id else each for each in limit.about]
    said = {
        "least_people": f"the least number of people, {limits.least_people or 0:,}",
        "most_people": f"the most people, {limits.most_people or 0:,}",
        "cost_per_head": f"the limit of cost, £{limits.cost_per_head or 0:.2f} a head ({limits.cost_source})",
        "together": f"{' and '.join(names)} together",
        "apart": f"{' and '.join(names)} apart",
        "whole_council": f"{' and '.join(names)} in one group",
        "contiguous": "that the bodies of a group hang together by their neighbours",
        "groups": f"the number of groups, {_range(limits.least_groups, limits.most_groups)}",
    }
    return said[limit.kind]


def told_question(asked: Asked) -> tuple[str, ...]:
    """Say what was asked, in sentences: the limits, what is better, and where the figures come from."""
    limits, weights = asked.limits, asked.weights
    figures = [
        f"{limits.least_people:,} people or more" if limits.least_people is not None else "",
        f"{limits.most_people:,} people or fewer" if limits.most_people is not None else "",
        f"at most {limits.most_bodies} bodies",
        "bodies that are neighbours of each other, one by one" if limits.contiguous else "",
        "no council split" if limits.whole_councils else "",
        f"at most £{limits.cost_per_head:.2f} a head ({limits.cost_source})"
        if limits.cost_per_head is not None
        else "",
    ]
    kept = [told_limit(asked, Limit(kind, pair)) for kind in ("together", "apart") for pair in getattr(limits, kind)]
    number = _range(limits.least_groups, limits.most_groups)
    return (
        f"Each group: {'; '.join(each for each in figures if each)}.",
        *([f"Kept: {'; '.join(kept)}."] if kept else []),
        *([f"Number of groups: {number}."] if number else []),
        *([f"Each body that joins others is taken to save £{limits.joining_saves:,.0f} a year: an assumption."]
          if limits.joining_saves else []),
        f"Fewest points are best: {weights.balance} for each per cent that a group is off {asked.ideal:,} people; "
        f"{weights.partners} for each further group that a council works with; {weights.groups} for each group"
        + (f"; {weights.cost} for each penny a head above the cheapest body." if weights.cost else "."),
        *asked.notes,
    )  # fmt: skip


def _range(least: int | None, most: int | None) -> str:
    if least is not None and least == most:
        return str(least)
    return f"{'' if least is None else f'{least} or more'}{' and ' if least and most else ''}" + (
        "" if most is None else f"{most} or fewer"
    )
