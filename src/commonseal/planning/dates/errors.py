"""What can be wrong with a route that is to be dated, told with all faults together."""

from collections.abc import Sequence


class UndatedError(ValueError):
    """A route cannot be dated. ``faults`` are sentences that name the steps and what would put each right."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))
