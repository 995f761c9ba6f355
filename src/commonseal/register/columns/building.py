"""Columns out of the database: all of them, or what was added since."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import islice
from typing import Any

import numpy as np

from commonseal.register.columns.layout import COLUMNS, Array, Ledger, Stamp, fixed, in_order, sort_key
from commonseal.register.ledger import codes
from commonseal.register.ledger.hashing import GENESIS
from commonseal.register.ledger.sql import Row, Sql
from commonseal.vocabulary import Origin, Standing
from commonseal.vocabulary.periods import FIRST_DAY, OPEN

_AT_ONCE = 50_000
_REBUILD_FROM = 0.3  # share of new statements from which reading everything is quicker than fitting them in
_READ = ", ".join(
    (
        "s.number, s.subject, s.kind, s.act, s.valid_from, s.valid_to",
        "coalesce(s.sure_from, s.valid_from), coalesce(s.sure_to, s.valid_to), s.recorded_from",
        # What an act not yet finished has closed is not closed yet.
        f"CASE WHEN s.closed_by <= %s THEN s.recorded_to ELSE {OPEN} END",
        "coalesce(s.supersedes, 0), CASE WHEN s.closed_by <= %s THEN s.closure ELSE 0 END",
        "s.origin, s.standing, s.attribution, s.visibility, s.unreviewed, s.content",
    )
)
_ENDED = codes.ORIGIN_CODE[Origin.ENDED]
_OVER = codes.STANDING_CODE[Standing.ENDED]


def head(sql: Sql) -> Stamp:
    """Return the stamp of the last act that the register holds."""
    row = sql.one('SELECT number, chain, first_statement + statements - 1 FROM "act" ORDER BY number DESC LIMIT 1')
    return Stamp(row[0], bytes(row[1]), row[2]) if row else Stamp(0, GENESIS, 0)


def build(sql: Sql, stamp: Stamp) -> Ledger:
    """Read the whole ledger up to an act. Runs inside one reading transaction."""
    rows = sql.stream(
        f'SELECT {_READ} FROM "statement" s WHERE s.act <= %s ORDER BY s.subject, s.kind, s.valid_from,'
        " s.recorded_from, s.number",
        (stamp.act, stamp.act, stamp.act),
    )
    return Ledger(stamp, fixed(in_order(_columns_of(rows))))


def brought_up_to(sql: Sql, ledger: Ledger, stamp: Stamp) -> Ledger | None:
    """Return a ledger with the acts since fitted in, or None where it has to be read anew.

    That is so where its own last act is not an act of this register, where a content was erased since (what is derived
    from it must go too), and where so much is new that reading everything is quicker.
    """
    old = ledger.stamp
    if old.act > stamp.act or not is_act_of(sql, old):
        return None
    if old.act == stamp.act:
        return ledger
    if stamp.last_statement - old.last_statement > max(_REBUILD_FROM * len(ledger), 1000):
        return None
    if sql.one('SELECT 1 FROM "erasure" WHERE act > %s LIMIT 1', [old.act]):
        return None
    added = _columns_of(
        sql.stream(
            f'SELECT {_READ} FROM "statement" s WHERE s.number > %s AND s.number <= %s',
            (stamp.act, stamp.act, old.last_statement, stamp.last_statement),
        )
    )
    closed = sql.all(
        'SELECT c.statement, a.recorded, c.closure FROM "closing" c JOIN "act" a ON a.number = c.act'
        " WHERE c.act > %s AND c.act <= %s AND c.statement <= %s",
        (old.act, stamp.act, old.last_statement),
    )
    return Ledger(stamp, fixed(_merged(_with_closed(ledger, closed), in_order(added))))


def is_act_of(sql: Sql, stamp: Stamp) -> bool:
    """Whether a stamp is that of an act of this register, as its hash vouches."""
    if stamp.act == 0:
        return stamp.chain == GENESIS
    row = sql.one('SELECT chain FROM "act" WHERE number = %s', [stamp.act])
    return row is not None and bytes(row[0]) == stamp.chain


def _columns_of(rows: Iterable[Row]) -> dict[str, Array]:
    parts: dict[str, list[Array]] = {name: [np.zeros(0, kind)] for name, kind in COLUMNS.items()}
    erased: dict[int, int] = {}
    source = iter(rows)
    while part := list(islice(source, _AT_ONCE)):
        *plain, contents = zip(*part, strict=True)
        for (name, kind), values in zip(COLUMNS.items(), plain, strict=False):
            parts[name].append(np.array(values, dtype=kind))
        parts["content"].append(_identities(part, contents, erased))
    columns = {name: np.concatenate(arrays) for name, arrays in parts.items()}
    _bound_what_ended(columns)
    if erased:
        _tell_erased_apart(columns, erased)
    return columns


def _identities(part: Sequence[Row], contents: Sequence[Any], erased: dict[int, int]) -> Array:
    """Return 64 bits for each content that are the same for the same content of the same kind."""
    found = bytearray()
    for row, content in zip(part, contents, strict=True):
        if content is None:
            erased[row[0]] = row[10] if row[12] == _ENDED else 0
            found += bytes(8)
        else:
            found += blake2b(content.encode(), digest_size=8, salt=b"%d" % row[2]).digest()
    return np.frombuffer(bytes(found), dtype=np.int64)


def _bound_what_ended(columns: dict[str, Array]) -> None:
    """Bound what has ended on a day that nobody has said, as ``Statement.bounds`` does."""
    rows = np.flatnonzero((columns["standing"] == _OVER) & (columns["sure_to"] == OPEN))
    columns["valid_to"][rows] = np.maximum(columns["valid_from"][rows], columns["recorded_from"][rows])
    columns["sure_to"][rows] = FIRST_DAY


def _tell_erased_apart(columns: dict[str, Array], erased: dict[int, int]) -> None:
    """Give each erased content an identity of its own, shared with the copies of it that only say when it ended."""
    number = columns["number"]
    for row in np.flatnonzero(np.isin(number, np.fromiter(erased, np.int32, len(erased)))):
        root = int(number[row])
        while erased.get(root):
            root = erased[root]
        columns["content"][row] = -root


def _with_closed(ledger: Ledger, closed: Sequence[Row]) -> dict[str, Array]:
    columns = dict(ledger.columns)
    if closed:
        statements, recorded, closures = (np.array(values) for values in zip(*closed, strict=True))
        rows = ledger.rows_by_number[statements]
        for name, values in (("recorded_to", recorded), ("closure", closures)):
            columns[name] = columns[name].copy()
            columns[name][rows] = values
    return columns


def _merged(columns: dict[str, Array], added: dict[str, Array]) -> dict[str, Array]:
    if not len(added["number"]):
        return columns
    places = np.searchsorted(sort_key(columns), sort_key(added), side="right")
    return {name: np.insert(column, places, added[name]) for name, column in columns.items()}
