"""Splitting an amount to the penny, so that the parts add up to it exactly."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

PENNY = Decimal("0.01")


def to_the_penny(amount: Decimal) -> Decimal:
    """Round an amount to the penny, half a penny upwards.

    >>> to_the_penny(Decimal("15255688.285"))
    Decimal('15255688.29')
    """
    return amount.quantize(PENNY, rounding=ROUND_HALF_UP)


def apportioned(amount: Decimal, weights: Mapping[str, Fraction]) -> dict[str, Decimal]:
    """Split an amount by weights, to the penny, by the largest remainder; the parts add up to it exactly.

    Each gets the whole pennies of its part; those left over go one each to whoever lost most to the rounding, of equal
    losses to the first by name, so that the order in which the weights are given changes nothing.

    Raises:
        ValueError: the amount is below nought or not to the penny, or the weights are none, below nought or all nought.

    >>> apportioned(Decimal("100.00"), {"a": Fraction(1), "b": Fraction(1), "c": Fraction(1)})
    {'a': Decimal('33.34'), 'b': Decimal('33.33'), 'c': Decimal('33.33')}
    """
    pence = Fraction(amount) * 100
    total = sum(weights.values(), Fraction())
    if pence.denominator != 1 or pence.numerator < 0:
        raise ValueError(f"{amount} is not an amount to the penny; round it first")
    if total <= 0 or any(each < 0 for each in weights.values()):
        raise ValueError("there is nothing to split by: every weight is nought or more, and one at least is more")
    exact = {name: pence * weight / total for name, weight in sorted(weights.items())}
    whole = {name: part.numerator // part.denominator for name, part in exact.items()}
    left = pence.numerator - sum(whole.values())
    for name in sorted(exact, key=lambda each: (whole[each] - exact[each], each))[:left]:
        whole[name] += 1
    return {name: to_the_penny(Decimal(part) / 100) for name, part in whole.items()}
