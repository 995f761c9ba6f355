"""Whoever looks at the register and does something in it, whether on a page or through the API."""

from datetime import datetime
from typing import Protocol

from commonseal.asking import Look
from commonseal.workbench.rights import Right


class Asker(Protocol):
    """One request of somebody: what they look at, who they are, and what they may do.

    What both pages and the API do is written once for whoever this is, so that neither allows what the other refuses.
    """

    look: Look

    @property
    def account(self) -> str:
        """The name of their account; nothing where they have not signed in."""

    @property
    def now(self) -> datetime:
        """The moment, in UTC, at which what they send enters the register."""

    @property
    def signed_in(self) -> bool:
        """Whether they have signed in, or sent a token that is good."""

    def may(self, right: Right, *bodies: str) -> bool:
        """Whether they have a right at all of some bodies; at any body, where none is given."""

    def need(self, right: Right, *bodies: str) -> None:
        """Go on only where they have a right at all of some bodies.

        Raises:
            RightLackingError: they have not.
        """

    def came_by(self, page: str) -> str:
        """Return what an act says of where it came from: the kind of page, or the API and by which token."""
