"""The key that signs sessions."""

import os
import secrets


def secret_key() -> str:
    """Return the key of the environment or, where there is none, one of this process alone.

    With a key of its own a process forgets who has signed in when it ends, and two processes do not know each other's
    sessions. No key that stands in the code can ever sign one.
    """
    return os.environ.get("COMMONSEAL_SECRET_KEY") or secrets.token_urlsafe(50)
