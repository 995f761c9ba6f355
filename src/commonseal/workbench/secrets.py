"""The key that signs sessions, and what is kept under it in the database."""

import base64
import hashlib
import os
import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


def secret_key() -> str:
    """Return the key of the environment or, where there is none, one of this process alone.

    With a key of its own a process forgets who has signed in when it ends, and two processes do not know each other's
    sessions. No key that stands in the code can ever sign one.
    """
    return os.environ.get("COMMONSEAL_SECRET_KEY") or secrets.token_urlsafe(50)


def is_lasting() -> bool:
    """Whether the key outlives this process, so that what is kept under it can be read again."""
    return bool(os.environ.get("COMMONSEAL_SECRET_KEY"))


def sealed(text: str, keys: Sequence[str]) -> str:
    """Return a text that nobody reads without one of the keys; the first of them seals it."""
    return _box(keys).encrypt(text.encode()).decode()


def unsealed(text: str, keys: Sequence[str]) -> str:
    """Return the text that was sealed with one of the keys; one that never was sealed is returned as it is.

    Raises:
        cryptography.fernet.InvalidToken: it was sealed with another key.
    """
    return _box(keys).decrypt(text.encode()).decode() if text.startswith(_HEAD) else text


_HEAD = "gAAAA"
"""How whatever Fernet seals begins: its version and the high bytes of the time."""


def _box(keys: Sequence[str]) -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet

    made = [base64.urlsafe_b64encode(hashlib.sha256(b"second factors:" + each.encode()).digest()) for each in keys]
    return MultiFernet([Fernet(each) for each in made])
