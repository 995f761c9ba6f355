"""The small words of comparisons: counts, money and odds as a board reads them."""

from decimal import Decimal


def counted(count: int, one: str, many: str) -> str:
    """Say a count with its noun: "1 duty", "3 duties"."""
    return f"{count} {one if count == 1 else many}"


def pounds(amount: Decimal) -> str:
    """Say an amount in whole pounds with its sign: "£1,234", "−£50"."""
    sign = "−" if amount < 0 else ""
    return f"{sign}£{abs(amount):,.0f}"


def odds(share: float) -> str:
    """Say odds in whole per cent, never as certain where a forecast cannot be: "under 1 %", "over 99 %"."""
    if share < 0.01:
        return "under 1 %"
    return "over 99 %" if share > 0.99 else f"{share:.0%}".replace("%", " %")
