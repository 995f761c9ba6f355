"""Which reader this is: its version, and what its rules and words come to."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from commonseal import __version__


@cache
def reader_version() -> str:
    """Give the version of the reader; it changes with any rule, word or weight that it reads with."""
    room = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(room.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(room).as_posix().encode())
            digest.update(path.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:12]}"
