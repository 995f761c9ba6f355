"""Looking: one register, two dates and a viewer, which is what every question is asked with."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from commonseal.register.asking.find import Candidate
from commonseal.register.errors import RegisterError
from commonseal.vocabulary import Snapshot, Viewer

if TYPE_CHECKING:
    from commonseal.register.register import Register


class NotFoundError(RegisterError):
    """A text names nothing in the register, or several things.

    Attributes:
        brief: what is wrong, without the things that may be meant.
        meant: the things that may be meant; the message lists them too.
    """

    def __init__(self, brief: str, meant: Iterable[Candidate] = ()) -> None:
        self.brief, self.meant = brief, tuple(meant)
        super().__init__("\n".join((brief, *(f"  {each.id}  {each.name}" for each in self.meant))))


class Looking(Protocol):
    """What a question is asked with; a command's session and a page's look are both one."""

    @property
    def register(self) -> "Register":
        """The register that is asked."""

    @property
    def on(self) -> date:
        """The date in the world that is asked about."""

    @property
    def known_at(self) -> date:
        """The date of knowledge."""

    @property
    def viewer(self) -> Viewer:
        """Who looks."""

    def as_of(self, *things: str) -> Snapshot:
        """Return the snapshot of some things."""

    def all_of(self, *kinds: str) -> Snapshot:
        """Return the snapshot of everything, held to some kinds of fact."""


@dataclass(frozen=True)
class Look:
    """One viewer's look at one register on two dates. What was looked at once is not asked for again."""

    register: "Register"
    on: date
    known_at: date
    viewer: Viewer
    _seen: dict[frozenset[str], Snapshot] = field(default_factory=dict, repr=False, compare=False)

    def as_of(self, *things: str) -> Snapshot:
        """Return the snapshot of some things."""
        wanted = frozenset(things)
        if wanted not in self._seen:
            self._seen[wanted] = self.register.as_of(
                on=self.on, known_at=self.known_at, bodies=things, viewer=self.viewer
            )
        return self._seen[wanted]

    def all_of(self, *kinds: str) -> Snapshot:
        """Return the snapshot of everything, held to some kinds of fact."""
        return self.register.as_of(on=self.on, known_at=self.known_at, viewer=self.viewer, kinds=kinds)


def find_one(looking: Looking, text: str, *kinds: str, known: str = "") -> Candidate:
    """Return the one thing that a text names.

    Args:
        looking: What is asked, and who asks.
        text: An identifier, a name, another name, an abbreviation or a code.
        kinds: Only things of these kinds; of any, where none is given.
        known: What the message says of the date of knowledge, where it was given.

    Raises:
        NotFoundError: it names nothing, or several things; the message lists or suggests them.
    """
    found = looking.register.find(text, kinds=kinds, known_at=looking.known_at, viewer=looking.viewer)
    if found.only is not None:
        return found.only
    if found.candidates:
        raise NotFoundError(f"“{text}” may be any of these; give the identifier of one:", found.candidates)
    what = " or ".join(kinds) or "thing"
    if found.near:
        raise NotFoundError(f"the register knows no {what} called “{text}”{known}; near to it are:", found.near)
    raise NotFoundError(f"the register knows no {what} called “{text}”{known}, nor anything near to it")
