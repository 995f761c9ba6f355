"""Splitting an amount: to the penny, exactly, and whatever the order."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonseal.planning.structure import apportioned

AMOUNTS = st.integers(0, 10**11).map(lambda pence: Decimal(pence) / 100)
WEIGHTS = st.dictionaries(
    st.sampled_from([f"body/{letter}" for letter in "abcdefgh"]),
    st.fractions(min_value=0, max_value=10**6, max_denominator=10**6),
    min_size=1,
).filter(lambda weights: sum(weights.values()) > 0)


@given(AMOUNTS, WEIGHTS)
def test_parts_add_up_exactly_and_none_is_a_penny_off(amount: Decimal, weights: dict[str, Fraction]) -> None:
    """The parts come to the amount, each to the penny, and each less than a penny from its exact part."""
    parts = apportioned(amount, weights)
    assert sum(parts.values()) == amount
    total = sum(weights.values())
    for name, part in parts.items():
        assert part == part.quantize(Decimal("0.01"))
        assert abs(Fraction(part) - Fraction(amount) * weights[name] / total) < Fraction(1, 100)


@given(AMOUNTS, WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_of_weights_changes_nothing(amount: Decimal, weights: dict[str, Fraction], chance: object) -> None:
    """Weights in another order, or all of them times the same number, give the same parts."""
    shuffled = list(weights.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert apportioned(amount, dict(shuffled)) == apportioned(amount, weights)
    assert apportioned(amount, {name: 7 * weight for name, weight in weights.items()}) == apportioned(amount, weights)


@given(AMOUNTS, WEIGHTS)
def test_who_weighs_more_never_bears_less(amount: Decimal, weights: dict[str, Fraction]) -> None:
    """Largest remainder keeps the order of the weights."""
    parts = apportioned(amount, weights)
    ordered = sorted(weights, key=lambda name: (weights[name], parts[name]))
    assert [parts[name] for name in ordered] == sorted(parts.values())


@pytest.mark.parametrize(
    ("amount", "weights"),
    [
        ("1.005", {"a": Fraction(1)}),
        ("-1.00", {"a": Fraction(1)}),
        ("1.00", {}),
        ("1.00", {"a": Fraction(0)}),
        ("1.00", {"a": Fraction(2), "b": Fraction(-1)}),
    ],
)
def test_what_cannot_be_split_is_refused(amount: str, weights: dict[str, Fraction]) -> None:
    """Half a penny, less than nothing, nobody to bear it, or weights below nought."""
    with pytest.raises(ValueError, match=r"penny|split by"):
        apportioned(Decimal(amount), weights)
