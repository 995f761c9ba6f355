"""What was gathered for a check, and what was found, kept for whoever asks the same before anything is recorded.

It is safe because what a check works on is settled by what it is kept under: the last hash of the chain, which changes
with every act (an erasure is one); both dates; and what its viewer may see, by whatever a viewer has but a name.
Whoever watches what is handed out is told of what was kept as of what is read anew.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from threading import Lock

from commonseal.asking.gathering import Gathered, gather, with_parts
from commonseal.asking.looking import Look, find_one
from commonseal.register.watching import handed_out
from commonseal.vocabulary import Viewer

MOST_HELD = 24
"""How many looks are kept at once."""
MOST_STATEMENTS = 120_000
"""How many statements they hold together at most; what was asked for longest ago goes first."""

_Key = tuple[object, ...]
_held: "OrderedDict[_Key, Gathered]" = OrderedDict()
_lock = Lock()


def kept_gathered(look: Look, regimes: tuple[Path, ...], names: Iterable[str] = (), *also: str) -> Gathered:
    """Return what ``gather`` returns, without gathering it again where nothing has been recorded since.

    In a register of ordinary size all is gathered once, whichever bodies are asked about.

    Raises:
        TooLargeError, NotFoundError, FaultyFilesError: as for ``gather``.
    """
    named = frozenset(find_one(look, each, "body").id for each in names)
    if look.register.is_large():
        return _kept(look, regimes, tuple(sorted(named)), *also)
    everything = _kept(look, regimes, ())
    return everything.of(with_parts(everything.snapshot, named) if named else None)


def _kept(look: Look, regimes: tuple[Path, ...], named: tuple[str, ...], *also: str) -> Gathered:
    nameless = replace(look, viewer=look.viewer.model_copy(update={"name": Viewer().name}))
    head = look.register.head()
    key = (head, look.on, look.known_at, nameless.viewer, regimes, named, also)
    with _lock:
        found = _held.get(key)
        if found is not None:
            _held.move_to_end(key)
    if found is not None:
        _hand_out(found)
        return found
    made = _on_another_date(key, look.on) or gather(nameless, regimes, named, *also)
    with _lock:
        _held[key] = made
        _let_go(head)
    return made


def _on_another_date(key: _Key, on: date) -> Gathered | None:
    """Return what was gathered for another date in the world, looked at on this one: what is known is the same."""
    with _lock:
        base = next((each for held, each in _held.items() if _but_on(held) == _but_on(key)), None)
    if base is None:
        return None
    found = Gathered(base.snapshot.at(on), base.law, base.superseded, base.bodies)
    _hand_out(found)
    return found


def _hand_out(found: Gathered) -> None:
    handed_out(chain(found.snapshot.known, found.superseded.values(), found.snapshot.papers.values()))


def _but_on(key: _Key) -> _Key:
    head, _, *rest = key
    return (head, *rest)


def _let_go(head: str) -> None:
    """Drop what is kept of a register as it no longer is, which may have been erased since; and what is too much."""
    for key in [each for each in _held if each[0] != head]:
        del _held[key]
    while len(_held) > MOST_HELD or (
        len(_held) > 1 and sum(len(each.snapshot.known) for each in _held.values()) > MOST_STATEMENTS
    ):
        _held.popitem(last=False)
