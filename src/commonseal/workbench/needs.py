"""What needs somebody, as the home page tells it: one list, to which each family of pages adds what it knows of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from commonseal.asking import approvals_due
from commonseal.workbench.pages import Page
from commonseal.workbench.rights import EVERY_BODY


@dataclass(frozen=True)
class Need:
    """Something that waits for a person: what it is, where it is done, and more words on it.

    ``is_late`` says that its day has passed.
    """

    words: str
    link: str
    more: str = ""
    is_late: bool = False


def bodies_of(here: Page) -> tuple[str, ...] | None:
    """Return the bodies at which whoever looks holds a role; None for all, where it is every body or they hold none."""
    bodies = tuple(dict.fromkeys(body for _, body in here.roles))
    return None if not bodies or EVERY_BODY in bodies else bodies


def _approvals(here: Page) -> Iterable[Need]:
    for each in approvals_due(here.look, bodies_of(here)):
        planned = f"planned for {each.planned}" if each.planned else "no day is set"
        yield Need(
            words=f"{each.body_name}: {each.subject_matter}",
            link=here.as_of.thing(each.proposal),
            more=f"{each.proposal_name}; {planned}{', which has passed' if each.overdue else ''}",
            is_late=each.overdue,
        )


@dataclass(frozen=True)
class NeedsOf:
    """One kind of thing that needs somebody: its heading and what tells it for whoever looks."""

    title: str
    told: Callable[[Page], Iterable[Need]]


NEEDS: tuple[NeedsOf, ...] = (NeedsOf("Approvals that can be given now", _approvals),)
"""Everything that can need somebody, in the order in which it is shown. Add to it here; what is told is shown as is."""
