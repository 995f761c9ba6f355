"""What was worked out of expressions, kept from one run of the program to the next.

To parse and compile all expressions takes longer than to read a hundred papers, and always gives the same. So it is
kept where Python keeps the modules that it has compiled (``__pycache__``), and trusted as far: whoever can write there
can change the program. Nothing is lost where nothing can be kept; it then takes longer to begin.
"""

from __future__ import annotations

import atexit
import marshal
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

_SIZE_OF_DIGEST = 32
_MOST = 10_000
_READABLE = 0o644
_HERE = Path(__file__).parent


def stamp() -> bytes:
    """Give what has to be the same for anything kept to hold: this Python, and how expressions are compiled."""
    digest = blake2b(repr((sys.version, sys.implementation.cache_tag)).encode(), digest_size=_SIZE_OF_DIGEST)
    for path in sorted(_HERE.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


class Kept:
    """Results by what they were worked out of; those of earlier runs are in a file.

    The file holds a digest of the rest, then what ``marshal`` writes: the stamp and the results. One that is broken, or
    has another stamp, is as good as none.
    """

    def __init__(self, path: Path | None, stamp: bytes) -> None:
        self._path = path
        self._stamp = stamp
        self._results: dict[Any, Any] = _results_in(path, stamp) if path is not None else {}
        self._is_new = False

    def __contains__(self, key: object) -> bool:
        return key in self._results

    def __iter__(self) -> Iterator[Any]:
        """Give what results are kept of."""
        return iter(self._results)

    def get(self, key: Any, work_out: Callable[[], Any]) -> Any:
        """Give the result of a key, which is worked out if there is none yet.

        Args:
            key: Strings and numbers, which stand for all that the result depends on.
            work_out: Gives the result, of plain values that ``marshal`` can write.
        """
        if key not in self._results:
            self._results[key] = work_out()
            self._is_new = True
        return self._results[key]

    def write(self) -> None:
        """Write all results to the file, if there are new ones; who reads it meanwhile sees the old one or the new."""
        if self._path is None or not self._is_new or sys.dont_write_bytecode:
            return
        written = marshal.dumps((self._stamp, self._results if len(self._results) < _MOST else {}))
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, scratch = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(written) + written)
            Path(scratch).chmod(_READABLE)
            Path(scratch).replace(self._path)
        self._is_new = False


def _results_in(path: Path, stamp: bytes) -> dict[Any, Any]:
    try:
        content = path.read_bytes()
    except OSError:
        return {}
    written = content[_SIZE_OF_DIGEST:]
    if _digest(written) != content[:_SIZE_OF_DIGEST]:
        return {}
    of, results = marshal.loads(written)  # noqa: S302 - as trusted as the compiled modules beside it
    return dict(results) if of == stamp else {}


def _digest(written: bytes) -> bytes:
    return blake2b(written, digest_size=_SIZE_OF_DIGEST).digest()


def _shipped() -> Kept:
    """Give what is kept beside the compiled modules; nothing is where the sources cannot be read."""
    try:
        found = Kept(Path(cache_from_source(str(_HERE / "expressions.py"))).with_suffix(".kept"), stamp())
    except (OSError, NotImplementedError):
        return Kept(None, b"")
    atexit.register(found.write)
    return found


KEPT = _shipped()
