"""Which bodies a page is asked about: named in its address, once each, by identifier or by any name they go by."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonseal.asking import Gathered, Look, NotFoundError, find_one
from commonseal.workbench.laws import gathered_by_law
from commonseal.workbench.pages import Page
from commonseal.workbench.rights import EVERY_BODY

BODY = "body"
"""Under what name an address says a body; it may do so several times."""


@dataclass(frozen=True)
class Named:
    """A body by its identifier and name."""

    id: str
    name: str


@dataclass(frozen=True)
class Unnamed:
    """A text that names no body, or several: what is wrong, and which bodies may be meant."""

    text: str
    words: str
    near: tuple[Named, ...]


@dataclass(frozen=True)
class Bodies:
    """The bodies that were named, what names none, and those at which whoever asks holds a role."""

    chosen: tuple[Named, ...]
    wrong: tuple[Unnamed, ...]
    own: tuple[Named, ...]

    @property
    def faults(self) -> list[tuple[str, str]]:
        """What is wrong, as a summary of errors has it."""
        return [(BODY, each.words) for each in self.wrong]

    @property
    def ids(self) -> tuple[str, ...]:
        """The identifiers of the bodies that were named."""
        return tuple(each.id for each in self.chosen)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The bodies that were named, as an address says them."""
        return tuple((BODY, each) for each in self.ids)

    @property
    def own_pairs(self) -> tuple[tuple[str, str], ...]:
        """The bodies at which whoever asks holds a role, as an address says them."""
        return tuple((BODY, each.id) for each in self.own)


def bodies_of(here: Page) -> Bodies:
    """Read which bodies an address names; what names none, or several, is told and left out."""
    found: dict[str, Named] = {}
    wrong: list[Unnamed] = []
    for text in here.all_asked(BODY):
        one = here.look.register.find(text, kinds=(BODY,), known_at=here.look.known_at, viewer=here.look.viewer)
        if one.only is not None:
            found.setdefault(one.only.id, Named(one.only.id, one.only.name))
            continue
        near = tuple(Named(each.id, each.name) for each in one.candidates or one.near)
        several, known = f"“{text}” may be any of several bodies", f"No body called “{text}” was known then"
        wrong.append(Unnamed(text, several if one.candidates else known, near))
    return Bodies(tuple(found.values()), tuple(wrong), own_bodies(here))


def own_bodies(here: Page) -> tuple[Named, ...]:
    """Return the bodies at which whoever asks holds a role, as far as they may see them."""
    return tuple(_seen(here.look, {body for _, body in here.roles if body != EVERY_BODY}))


def _seen(look: Look, bodies: Iterable[str]) -> Iterable[Named]:
    for each in sorted(bodies):
        try:
            one = find_one(look, each, BODY)
        except NotFoundError:
            continue
        yield Named(one.id, one.name)


def gathered(here: Page, names: Iterable[str] = (), *also: str) -> Gathered:
    """Return what a check of some bodies, or of all, works on, for this page.

    Raises:
        TooLargeError: the register is large and no body is named.
        NotFoundError: a name is not that of one body.
    """
    return gathered_by_law(here.look, names, *also)
