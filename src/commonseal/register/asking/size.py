"""How much a register holds, and what is asked of its names where that is too much to look through them one by one."""

from typing import TYPE_CHECKING

from commonseal.register.ledger.sql import Sql

if TYPE_CHECKING:
    from commonseal.register.columns.names import NameBook

FEW = 20_000
"""How many statements a register may hold for every name in it to be looked at."""


def last_number(sql: Sql) -> int:
    """Return the number of the last statement; 0 where there is none."""
    row = sql.one('SELECT max(number) FROM "statement"')
    return 0 if row is None else row[0] or 0


def book_of_many(sql: Sql) -> "NameBook | None":
    """Return the book of the names of a large register; None where every name can be looked at."""
    if last_number(sql) <= FEW:
        return None
    from commonseal.register.columns.names import name_book  # NumPy takes its time to load

    return name_book(sql)
