"""Counts that may be published: no number under five is shown, and none can be worked out from the others.

A count under five becomes "fewer than 5". Where what is shown would tell more about such a count than that (because
the total less the others leaves little choice), the next smallest count is not shown either, and at last no count is.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from commonseal.planning.matching.model import Person, Stage
from commonseal.planning.matching.result import Matching

SMALLEST = 5
FEW = "fewer than 5"
WITHHELD = "not shown"
_STAGES = {
    Stage.SLOTTED_IN: "slotted in",
    Stage.RING_FENCED: "placed in ring-fenced competition",
    Stage.ALTERNATIVE: "placed in suitable alternative employment",
    Stage.NOT_PLACED: "not placed",
}


class SafeTable(BaseModel):
    """Counts of one thing by another, each as it may be shown, and their total."""

    model_config = ConfigDict(frozen=True)

    title: str
    counts: dict[str, str]
    total: str


def safe_table(title: str, counts: Mapping[str, int]) -> SafeTable:
    """Return counts as they may be shown; together they tell of a small one only that it is under five."""
    total = sum(counts.values())
    small = [name for name, count in counts.items() if count < SMALLEST]
    withheld: list[str] = []
    shown = sorted((name for name in counts if name not in small), key=lambda name: counts[name], reverse=True)
    while (
        small and shown and not _tells_nothing(total - sum(counts[name] for name in shown), len(small), len(withheld))
    ):
        withheld.append(shown.pop())
    if total < SMALLEST:
        return SafeTable(title=title, counts=dict.fromkeys(counts, FEW), total=FEW)
    if small and not _tells_nothing(total - sum(counts[name] for name in shown), len(small), len(withheld)):
        return SafeTable(title=title, counts=dict.fromkeys(counts, WITHHELD), total=WITHHELD)
    words = {name: FEW if name in small else WITHHELD if name in withheld else str(counts[name]) for name in counts}
    return SafeTable(title=title, counts=words, total=str(total))


def _tells_nothing(rest: int, small: int, withheld: int) -> bool:
    """Whether a sum of hidden counts leaves each small one free to be anything from nought to four.

    Small ones are nought to four, or one to four where only what there is has a line; withheld ones are five or more;
    and anybody knows that.
    """
    highest = rest - SMALLEST * withheld - (small - 1)
    lowest = 0 if withheld else rest - (SMALLEST - 1) * (small - 1)
    return highest >= SMALLEST - 1 and lowest <= 0


def publishable(matching: Matching, staff: Sequence[Person]) -> tuple[SafeTable, ...]:
    """Return what may be said of a matching in public: how many by which stage, and how many at risk of which grade."""
    at_risk = [each for each in staff if each.at_risk]
    stages = Counter(each.stage for each in matching.placed)
    stages[Stage.NOT_PLACED] = len(matching.not_placed)
    return (
        safe_table("Staff at risk, by what becomes of them", {words: stages[each] for each, words in _STAGES.items()}),
        safe_table("Staff at risk, by grade", dict(sorted(Counter(each.grade for each in at_risk).items()))),
        safe_table("Staff at risk, by body", dict(sorted(Counter(each.body or "none" for each in at_risk).items()))),
    )
