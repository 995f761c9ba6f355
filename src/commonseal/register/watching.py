"""What a register hands out and which acts enter it, told to whoever watches: an audit that must not miss any of it.

It is told where rows become facts, so that no question and no page can forget to; what is told was handed over, whether
or not it was then shown. Nobody watches unless something says so, and then it costs a look at one variable.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from commonseal.vocabulary import PaperInfo, Statement, Visibility


@dataclass
class Watch:
    """What was handed out that is restricted (``statement/5``, ``paper/minutes``), and the numbers of acts."""

    restricted: dict[str, None] = field(default_factory=dict)
    acts: list[int] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was told."""
        return not (self.restricted or self.acts)


_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watching(watch: Watch) -> Iterator[None]:
    """Tell a watch all that happens in the block, in this thread."""
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


def row_read(number: int) -> None:
    """Tell that the content of a restricted statement was read."""
    watch = _WATCH.get()
    if watch is not None:
        watch.restricted[f"statement/{number}"] = None


def handed_out(things: Iterable[Statement | PaperInfo]) -> None:
    """Tell that statements or papers were handed out, of which those count that are restricted."""
    watch = _WATCH.get()
    if watch is not None:
        watch.restricted.update((each.id, None) for each in things if each.visibility is Visibility.RESTRICTED)


def entered(act: int) -> None:
    """Tell that an act entered the register."""
    watch = _WATCH.get()
    if watch is not None:
        watch.acts.append(act)
