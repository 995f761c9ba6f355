"""Long work behind a page: it is done once, beside the request, and kept for whoever asks the same again.

What is kept lies in the memory of this process alone, under a key that names the state of the register, the dates and
the clearance; so it is an answer for no one but those who may see all of it, and no answer once the register has more.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from threading import Lock
from typing import Any, TypeVar

from commonseal.asking import Look

T = TypeVar("T")
PATIENCE = 1.5
"""How many seconds a page waits for work before it says that it is still going on."""

_KEPT = 48
_AT_ONCE = 2
_workers = ThreadPoolExecutor(max_workers=_AT_ONCE, thread_name_prefix="work")
_lock = Lock()
_known: OrderedDict[Hashable, Future[Any]] = OrderedDict()


class StillWorkingError(Exception):
    """Work has begun and is not done yet; ask again."""


def key_of(look: Look, *what: Hashable) -> Hashable:
    """Return the key of what is worked out of one look at the register."""
    return (look.register.head(), look.on, look.known_at, look.viewer.clearance, *what)


def worked_out(key: Hashable, work: Callable[[], T], *, patience: float = PATIENCE) -> T:
    """Return what some work gives; the work must not touch the database, for it runs in a thread of its own.

    Raises:
        StillWorkingError: it is not done within the patience; it goes on, and asking again with its key finds it.
        Exception: what the work raised; it is not kept.
    """
    with _lock:
        future = _known.get(key)
        if future is None:
            future = _known[key] = _workers.submit(work)
            while len(_known) > _KEPT:
                _known.popitem(last=False)
        _known.move_to_end(key)
    try:
        found: T = future.result(timeout=patience)
    except NotYet:
        if not future.done():
            raise StillWorkingError from None
        _forget(key)
        raise
    except Exception:
        _forget(key)
        raise
    return found


def _forget(key: Hashable) -> None:
    with _lock:
        _known.pop(key, None)
