"""Home and search: one box for a body, a person, a post, or a question about who answers for something."""

from django.http import HttpResponse
from django.shortcuts import redirect

from commonseal.asking import NotFoundError, find_one, role_asked
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
    titles = {each.id: each.title for each in look.register.papers.all(look.viewer) if each.id in brought}
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


@page
def search(here: Page) -> HttpResponse:
    """Send on to what a text names or asks; list what it may mean, or what is near, where that is not one thing."""
    text = here.asked("q")
    if not text:
        return here.show("search", status=400, text="", found=None, fault="Type a name or a question")
    found = here.look.register.find(text, known_at=here.look.known_at, viewer=here.look.viewer)
    if found.only is not None:
        return redirect(here.as_of.thing(found.only.id))
    answer = None if found.candidates else _answer_to(here, text)
    if answer is not None:
        return redirect(answer)
    return here.show("search", text=text, found=found, fault=None)


def _answer_to(here: Page, text: str) -> str | None:
    """Return the address of the answer, where a text asks who answers for something at a body that is known."""
    for asked in role_asked(text):
        try:
            body = find_one(here.look, asked.body, "body").id
        except NotFoundError:
            continue
        return here.as_of.who(asked.role, body)
    return None
