"""What a comparison says in sentences, for every form in which it is shown."""

from commonseal.planning.comparing.model import Comparison, Turning


def turnings(comparison: Comparison) -> tuple[str, ...]:
    """Say of each criterion which weight would put another option first."""
    names = {each.id: each.name for each in comparison.options}
    return tuple(_turning(each, names) for each in comparison.scored.turning)


def _turning(one: Turning, names: dict[str, str]) -> str:
    weight = f"{one.weight:g}"
    if one.turns_at is None or one.then_first is None:
        return f"{one.criterion} (weight {weight}): no weight of it would change which option comes first."
    way = "more" if one.more else "less"
    return (
        f"{one.criterion} (weight {weight}): if it weighed {way} than {one.turns_at:.2g}, "
        f"“{names[one.then_first]}” would come first."
    )


def summary(comparison: Comparison) -> str:
    """Say in a sentence what is compared and which option comes first."""
    said = f"{comparison.name}: {len(comparison.options)} options, looked at on {comparison.on}"
    names = {each.id: each.name for each in comparison.options}
    recommended = next((each.name for each in comparison.options if each.recommended), None)
    if recommended:
        said += f"; “{recommended}” is recommended"
    if comparison.scored.totals:
        first, total = comparison.scored.totals[0]
        said += f"; “{names[first]}” scores highest ({total:.1f} of 10)"
    return said + "."
