"""The column file: a mirror kept beside its database, so that a new process need not read the whole ledger.

It is a copy that can always be made again, so it is trusted only where it proves itself: its last act must be one of
this register, by number and hash, and a keyed hash (HMAC-SHA-256) must fit everything in it. The key comes out of the
salts in the database; whoever can make one that fits could have changed the database itself.
"""

import hmac
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from django.db import connections

from commonseal.register.columns.layout import COLUMNS, ENDS, Array, Ledger, Stamp, fixed
from commonseal.register.ledger.sql import Sql

_MAGIC = b"Common Seal columns 2\n"
_ALIGNED = 64
_MAC_BYTES = 32


def place(sql: Sql) -> Path | None:
    """Return where a register's column file is: beside an SQLite file, else in the cache folder.

    The cache folder is COMMONSEAL_CACHE, else the user's own. None for a register that is in no file.
    """
    settings = connections[sql.alias].settings_dict
    name = str(settings["NAME"])
    if not sql.is_postgresql:
        return Path(name + ".columns") if name and ":memory:" not in name and "mode=memory" not in name else None
    identity = json.dumps([str(settings[part]) for part in ("HOST", "PORT", "NAME")])
    return _cache_folder() / f"{sha256(identity.encode()).hexdigest()[:32]}.columns"


def _cache_folder() -> Path:
    told = os.environ.get("COMMONSEAL_CACHE")
    if told:
        return Path(told)
    users = os.environ.get("XDG_CACHE_HOME")
    return (Path(users) if users else Path.home() / ".cache") / "commonseal"


def read(sql: Sql, path: Path) -> Ledger | None:
    """Read a column file, or return None where there is none that can be trusted."""
    try:
        held = path.read_bytes()
        body, mac = memoryview(held)[:-_MAC_BYTES], held[-_MAC_BYTES:]
        if not held.startswith(_MAGIC):
            return None
        header_end = held.index(b"\n", len(_MAGIC)) + 1
        header = json.loads(held[len(_MAGIC) : header_end])
        stamp = Stamp(int(header["act"]), bytes.fromhex(header["chain"]), int(header["last_statement"]))
        key = _key(sql, stamp)
        if key is None or not hmac.compare_digest(hmac.digest(key, body, "sha256"), mac):
            return None
        return _ledger_of(stamp, body, _after(header_end), int(header["rows"]), header["orders"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(sql: Sql, path: Path, ledger: Ledger) -> bool:
    """Write a column file in place of the one there, at once or not at all, and return whether that was done.

    A folder that refuses is left alone, and a register without statements has nothing to keep.
    """
    key = _key(sql, ledger.stamp)
    if key is None:
        return False
    header = {
        "act": ledger.stamp.act,
        "chain": ledger.stamp.chain.hex(),
        "last_statement": ledger.stamp.last_statement,
        "rows": len(ledger),
        "orders": {name: len(rows) for name, rows in ledger.orders.items()},
    }
    start = _MAGIC + json.dumps(header).encode() + b"\n"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # mkstemp makes a file that only its owner may read.
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb", buffering=0):
            _write_signed(handle, key, [start, *(array.data.cast("B") for array in _arrays(ledger) if len(array))])
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        return False
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def _write_signed(handle: int, key: bytes, parts: Iterable[bytes | memoryview]) -> None:
    mac = hmac.new(key, digestmod="sha256")
    for part in parts:
        for data in (part, bytes(-len(part) % _ALIGNED)):
            mac.update(data)
            _write_all(handle, memoryview(data))
    _write_all(handle, memoryview(mac.digest()))


def _write_all(handle: int, data: memoryview) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _key(sql: Sql, stamp: Stamp) -> bytes | None:
    """Return the key for the file of a register up to an act, or None where that act is not one of its."""
    row = sql.one('SELECT chain, first_statement + statements - 1 FROM "act" WHERE number = %s', [stamp.act])
    if row is None or bytes(row[0]) != stamp.chain or row[1] != stamp.last_statement:
        return None
    salts = sql.all(
        'SELECT salt FROM "statement" WHERE number IN (1, %s) AND salt IS NOT NULL ORDER BY number',
        [stamp.last_statement],
    )
    return sha256(_MAGIC + stamp.chain + b"".join(bytes(salt[0]) for salt in salts)).digest() if salts else None


def _arrays(ledger: Ledger) -> list[Array]:
    return [*(ledger.columns[name] for name in COLUMNS), *(ledger.orders[name] for name in ENDS)]


def _ledger_of(stamp: Stamp, body: memoryview, start: int, rows: int, orders: Mapping[str, int]) -> Ledger:
    def taken(kind: type[np.signedinteger[Any]], count: int) -> Array:
        nonlocal start
        array = np.frombuffer(body, dtype=kind, count=count, offset=start)
        start = _after(start + array.nbytes)
        return array

    columns = {name: taken(kind, rows) for name, kind in COLUMNS.items()}
    ledger = Ledger(stamp, fixed(columns))
    # A cached property may be given its value beforehand.
    ledger.__dict__["orders"] = {name: taken(np.int32, int(orders[name])) for name in ENDS}
    return ledger


def _after(offset: int) -> int:
    return offset + -offset % _ALIGNED
