"""The audit: who saw restricted matters, and who did what; written as it happens, and never changed."""

from collections.abc import Iterable
from enum import StrEnum

from commonseal.workbench.as_of import now as present
from commonseal.workbench.models import AuditEntry

_THINGS_KEPT = 500


class Deed(StrEnum):
    """What kind of thing somebody did."""

    SAW = "saw"
    RECORDED = "recorded"
    SIGNED_IN = "signed-in"
    NOT_SIGNED_IN = "not-signed-in"
    SIGNED_OUT = "signed-out"
    OWN_ACCOUNT = "own-account"
    ACCOUNTS = "accounts"


MEANINGS: dict[Deed, str] = {
    Deed.SAW: "was shown something restricted",
    Deed.RECORDED: "recorded in the register",
    Deed.SIGNED_IN: "signed in",
    Deed.NOT_SIGNED_IN: "was not let in",
    Deed.SIGNED_OUT: "signed out",
    Deed.OWN_ACCOUNT: "changed their own account",
    Deed.ACCOUNTS: "changed an account",
}
"""Each deed in words, to stand behind a name."""


def keep(
    who: str, deed: Deed, about: str = "", *, things: Iterable[str] = (), address: str = "", origin: str = ""
) -> None:
    """Write an entry: who did what, about what, at which address, from which address of the network.

    Where there are very many things, the first are kept and all are counted.
    """
    found = list(things)
    AuditEntry.objects.create(
        moment=present(),
        who=who[:150],
        deed=deed.value,
        about=about,
        things=" ".join(found[:_THINGS_KEPT]),
        count=len(found),
        address=address,
        origin=origin[:45],
    )
