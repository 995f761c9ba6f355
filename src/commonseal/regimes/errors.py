"""What can go wrong when somebody asks for law."""

from collections.abc import Iterable
from difflib import get_close_matches


class RegimesError(Exception):
    """Something asked of the law cannot be answered; the message is for people."""


class UnknownProvisionError(RegimesError, KeyError):
    """There is no provision or pack of a name; the message offers what is near to it."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        near = get_close_matches(name, list(known), n=3)
        remedy = f"; near to it are: {', '.join(near)}" if near else "; see what there is with: commonseal regimes list"
        self.name = name
        super().__init__(f"there is no law called “{name}”{remedy}")

    def __str__(self) -> str:
        return str(self.args[0])
