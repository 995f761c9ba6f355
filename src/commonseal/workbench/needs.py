"""What needs somebody, as the home page tells it: one list, to which each family of pages adds what it knows of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from commonseal.asking import AHEAD_WORDS, AheadKind, ahead, approvals_due
from commonseal.assurance import Level
from commonseal.assurance.looking import Window
from commonseal.assurance.telling import cited
from commonseal.vocabulary.periods import describe_day
from commonseal.workbench.choosing import gathered, own_bodies
from commonseal.workbench.incoming.awaiting import claims_awaiting
from commonseal.workbench.pages import Page
from commonseal.workbench.rights import EVERY_BODY, Right

DAYS_AHEAD = 30
"""How many days ahead deadlines are told."""
_DEADLINES = frozenset(
    {AheadKind.PAPERS, AheadKind.NOTICE, AheadKind.APPLY, AheadKind.DUE, AheadKind.LET_STAND, AheadKind.TERM}
)


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
    """Return the bodies at which whoever looks holds a role, as far as they may see them; None for all.

    All are meant where it is every body, or where they hold none.
    """
    held = {body for _, body in here.roles}
    return None if not held or EVERY_BODY in held else tuple(each.id for each in own_bodies(here))


def _approvals(here: Page) -> Iterable[Need]:
    for each in approvals_due(here.look, bodies_of(here)):
        planned = f"planned for {each.planned}" if each.planned else "no day is set"
        yield Need(
            words=f"{each.body_name}: {each.subject_matter}",
            link=here.as_of.thing(each.proposal),
            more=f"{each.proposal_name}; {planned}{', which has passed' if each.overdue else ''}",
            is_late=each.overdue,
        )


def _claims(here: Page) -> Iterable[Need]:
    if not here.may(Right.REVIEW):
        return
    waiting = claims_awaiting(here.look.register, here.look.viewer, here.account)
    if waiting:
        words = "1 claim waits for a decision" if waiting == 1 else f"{waiting:,} claims wait for a decision"
        link = f"{reverse('incoming')}?{here.as_of.query()}"
        yield Need(words, link, "in papers that were read and that you did not bring")


def _findings(here: Page) -> Iterable[Need]:
    """Hand over what the law forbids and what nobody answers for at one's own bodies, less what was acknowledged."""
    bodies = bodies_of(here)
    if not here.roles or bodies == () or (bodies is None and here.look.register.is_large()):
        return
    looked, day = gathered(here, bodies or ()), Window(here.look.on, here.look.on)
    for each in looked.findings():
        if each.level.at_least(Level.ALERT) and each.acknowledged is None and day.meets(each):
            link = here.as_of.at("finding", each.key)
            yield Need(each.sentence, link, cited(each), is_late=each.level is Level.BLOCK)


def _deadlines(here: Page) -> Iterable[Need]:
    """Hand over the deadlines of one's own bodies in the days ahead; approvals and findings are told apart."""
    bodies = bodies_of(here)
    if not here.roles or bodies == () or (bodies is None and here.look.register.is_large()):
        return
    last = here.look.on + timedelta(days=DAYS_AHEAD)
    for each in ahead(gathered(here, bodies or ()), here.look.on, last).entries:
        if each.kind in _DEADLINES:
            link = here.as_of.thing(each.about) if "/" in each.about else here.as_of.at("finding", each.about)
            yield Need(f"{describe_day(each.day)}: {each.words}", link, AHEAD_WORDS[each.kind])


@dataclass(frozen=True)
class NeedsOf:
    """One kind of thing that needs somebody: its heading and what tells it for whoever looks."""

    title: str
    told: Callable[[Page], Iterable[Need]]


NEEDS: tuple[NeedsOf, ...] = (
    NeedsOf("Claims to review", _claims),
    NeedsOf("Approvals that can be given now", _approvals),
    NeedsOf("Findings at your bodies", _findings),
    NeedsOf(f"Deadlines in the next {DAYS_AHEAD} days", _deadlines),
)
"""Everything that can need somebody, in the order in which it is shown. Add to it here; what is told is shown as is."""
