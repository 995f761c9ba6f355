"""The register: the append-only, hash-chained ledger of statements, and the one place that asks it as of a date.

``open_register`` is the way in::

    register = open_register("sqlite:///register.db")
    snapshot = register.as_of(on=date(2016, 12, 15), known_at=date(2016, 12, 31), bodies=["body/northumberland-ccg"])
"""

from typing import TYPE_CHECKING

from commonseal.register.errors import (
    ActError,
    ClosedStatementError,
    RegisterError,
    UnknownStatementError,
)

if TYPE_CHECKING:
    from commonseal.register.register import Register

__all__ = ["ActError", "ClosedStatementError", "RegisterError", "UnknownStatementError", "open_register"]


def open_register(url: str, *, create: bool = False) -> "Register":
    """Open the register at an address, ``sqlite:///PATH`` or ``postgresql://USER@HOST/NAME``.

    Args:
        url: the address.
        create: make the register where there is none.

    Raises:
        RegisterError: there is no register there, or it cannot be reached.
    """
    from commonseal.register.database import database_alias, prepare

    alias = database_alias(url)
    prepare(alias, create=create)
    from commonseal.register.register import Register  # Django must be configured first

    return Register(alias)
