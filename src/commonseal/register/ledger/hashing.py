"""The hash chain: what it covers, and how.

Each statement has a digest: SHA-256 over a random salt, the particulars of its row and its content. The salt keeps a
content that was erased from being guessed out of its digest. Digests are chained in the order of the ledger: an act
opens with the hash of the act before and its own author, reason and times; each statement adds its digest; the act
closes with the digests of what else it did. Whoever changes a row has to change every hash after it, so the last
hash, kept elsewhere, vouches for the whole register.
"""

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256

from pydantic_core import to_json

GENESIS = bytes(32)
"""The hash before the first act."""

SALT_BYTES = 16


def new_salt() -> bytes:
    """Return a fresh random salt."""
    return os.urandom(SALT_BYTES)


def new_salts() -> Iterator[bytes]:
    """Return fresh random salts without end; after the first they are drawn many at a time, for that costs a call."""
    yield new_salt()
    while True:
        pool = os.urandom(256 * SALT_BYTES)
        for start in range(0, len(pool), SALT_BYTES):
            yield pool[start : start + SALT_BYTES]


def digest(salt: bytes, *particulars: str | int | None) -> bytes:
    """Return the salted digest of a row's particulars, in order. Texts may hold any character."""
    # To the byte what json.dumps writes without spaces and escapes, in a tenth of its time; the format is for good.
    # Bytes never belong here: where a tampered row has them in place of a text, they must not pass for it.
    if bytes in map(type, particulars):
        raise TypeError("a digest is of texts and numbers")
    return sha256(salt + to_json(particulars)).digest()


def opening(previous: bytes, header: bytes) -> bytes:
    """Return the hash with which an act opens, from the hash of the act before and the digest of its own header."""
    return sha256(previous + header).digest()


def link(chain: bytes, item: bytes) -> bytes:
    """Return the chain with one more digest on it."""
    return sha256(chain + item).digest()


def closing(chain: bytes, digests: Iterable[bytes]) -> bytes:
    """Return the hash with which an act closes, over everything besides statements that it did, in order."""
    total = sha256(chain)
    for each in digests:
        total.update(each)
    return total.digest()
