"""The weighted score, and which weight would have to be what for another option to come first.

Multi-criteria analysis as the Treasury's Green Book and its supplement describe it: scores against weighted criteria,
with the sensitivity of the order to each weight. A score is only as good as whoever gave it, so each has its reason.
"""

from collections.abc import Mapping, Sequence

from commonseal.planning.comparing.model import Scored, Turning
from commonseal.vocabulary.facts import Criterion, Option

_CLOSE = 1e-12


def scored(criteria: Sequence[Criterion], options: Sequence[Option]) -> Scored:
    """Return the weighted scores of options, best first, and the weights at which another would be first.

    An option for which a score is missing has no total; ``missing`` says which. With no criteria nothing is scored.
    """
    if not criteria:
        return Scored(missing=("The proposal names no criteria, so no option is scored; give it “criteria”.",))
    given = {option.id: {each.criterion: each.value for each in option.scores} for option in options}
    missing = tuple(
        f"Option “{option.name}” has no score for “{each.name}”; add it to the option's “scores”."
        for option in options
        for each in criteria
        if each.name not in given[option.id]
    )
    names = {each.name for each in criteria}
    whole = [option for option in options if names <= set(given[option.id])]
    weights = {each.name: each.weight for each in criteria}
    totals = sorted(
        ((option.id, _total(weights, given[option.id])) for option in whole), key=lambda pair: (-pair[1], pair[0])
    )
    return Scored(
        totals=tuple(totals),
        by_criterion=tuple((option.id, _parts(weights, given[option.id])) for option in whole),
        turning=tuple(_turning(each, weights, given, [option for option, _ in totals]) for each in criteria),
        missing=missing,
    )


def _total(weights: Mapping[str, float], scores: Mapping[str, float]) -> float:
    return sum(weight * scores[name] for name, weight in weights.items()) / sum(weights.values())


def _parts(weights: Mapping[str, float], scores: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    whole = sum(weights.values())
    return tuple((name, weight * scores[name] / whole) for name, weight in weights.items())


def _turning(
    criterion: Criterion, weights: Mapping[str, float], given: Mapping[str, Mapping[str, float]], ranked: Sequence[str]
) -> Turning:
    """Find the weight nearest to the one given at which another option draws level with the first.

    With the other weights as they are, the lead of the first over another is ``rest + weight * gap``, so they draw
    level where that is nought.
    """
    found: list[tuple[float, float, str, bool]] = []
    if ranked:
        first = given[ranked[0]]
        for other in ranked[1:]:
            gap = first[criterion.name] - given[other][criterion.name]
            rest = sum(
                weight * (first[name] - given[other][name])
                for name, weight in weights.items()
                if name != criterion.name
            )
            if abs(gap) > _CLOSE and (at := -rest / gap) >= 0 and (at > 0 or gap < 0):
                found.append((abs(at - criterion.weight), at, other, gap < 0))
    if not found:
        return Turning(criterion.name, criterion.weight)
    _, at, other, more = min(found)
    return Turning(criterion.name, criterion.weight, at, other, more=more)
