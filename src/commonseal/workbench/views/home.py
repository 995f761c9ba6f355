"""Home: the search box, what needs somebody, one's own bodies, and what the register learnt lately."""

from django.http import HttpResponse

from commonseal.workbench.needs import NEEDS
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.lately import ActLine, act_lines, days
from commonseal.workbench.rights import EVERY_BODY

_ACTS, _FIRST = 6, 3


@page
def home(here: Page) -> HttpResponse:
    """Show the search box, what needs somebody, the bodies one holds a role at, and what the register learnt lately."""
    look = here.look
    if not any(look.register.counted(known_at=look.known_at, viewer=look.viewer).values()):
        papers = look.register.papers.known(known_at=look.known_at, viewer=look.viewer)
        return here.show("home_empty", papers=len(papers))
    needs = [(each.title, tuple(each.told(here))) for each in NEEDS]
    return here.show(
        "home", days=days(_lately(here)), needs=[each for each in needs if each[1]], bodies=_own_bodies(here)
    )


def _lately(here: Page) -> tuple[ActLine, ...]:
    look = here.look
    acts = look.register.lately(known_at=look.known_at, viewer=look.viewer, limit=_ACTS, first=_FIRST)
    numbers = [number for each in acts for number in each.first]
    snapshot = look.register.named(numbers, on=look.on, known_at=look.known_at, viewer=look.viewer)
    brought = {each for act in acts for each in act.papers}
    papers = look.register.papers.all(look.viewer) if brought else ()
    titles = {each.id: each.title for each in papers if each.id in brought}
    return act_lines(acts, snapshot, titles, here.as_of)


def _own_bodies(here: Page) -> list[tuple[str, str, str]]:
    """Return the bodies at which whoever looks holds a role: address, name and roles."""
    held: dict[str, list[str]] = {}
    for role, body in here.roles:
        held.setdefault(body, []).append(role.value)
    snapshot = here.look.as_of(*(each for each in held if each != EVERY_BODY))
    return [
        ("", "every body", ", ".join(roles))
        if body == EVERY_BODY
        else (here.as_of.thing(body), snapshot.name_of(body), ", ".join(roles))
        for body, roles in held.items()
    ]
