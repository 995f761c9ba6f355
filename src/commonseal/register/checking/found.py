"""What a check can find."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tampering:
    """Something that is not as the ledger wrote it: what (an identifier) and how it shows."""

    what: str
    how: str


class TamperingFoundError(Exception):
    """Ends a check at the first thing that is wrong."""

    def __init__(self, what: str, how: str) -> None:
        super().__init__(f"{what}: {how}")
        self.tampering = Tampering(what, how)
