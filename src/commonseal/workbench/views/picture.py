"""The picture of an organisation before, in between and after: by dates, or as an option would have it."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse

from commonseal.asking import find_one
from commonseal.planning.options import supposed
from commonseal.planning.structure import bodies_of, on_target
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.periods import DateError, day_of, describe_day, is_before, parse_day
from commonseal.workbench.laws import gathered_by_law
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.organisation import Organisation, bodies_behind, compared, organisation
from commonseal.workbench.presenters.picture import MOST, Picture
from commonseal.workbench.presenters.picture import picture as picture_of
from commonseal.workbench.presenters.words import upper_first
from commonseal.workbench.views.timelines import known_of, things_asked

ZOOMS = ("1", "1.5", "2", "3")
_LATER = (("interim", "In between"), ("after", "After"))


@dataclass(frozen=True)
class Panel:
    """One picture: its heading, what is drawn, and the same to be read."""

    key: str
    title: str
    found: Organisation
    drawn: Picture
    width: float
    height: float


@page
def picture(here: Page) -> HttpResponse:
    """Show the bodies, posts, people and lines of report on the date, and on later ones what differs from it."""
    things, fault = things_asked(here)
    option = find_one(here.look, here.asked("option"), "option") if here.asked("option") else None
    dates, faults = _dates(here)
    if fault:
        faults["with"] = fault
    wanted = [each for each, _ in things] + ([option.id] if option else [])
    snapshot = known_of(here.look, wanted) if wanted else None
    bodies = _bodies(here, snapshot, [each for each, _ in things], option.id if option else None) if snapshot else ()
    panels: tuple[Panel, ...] = ()
    if bodies and len(bodies) <= MOST and not faults:
        everything = _everything(here, bodies, wanted, option.id if option else None)
        panels = _panels(here, everything, bodies, dates, option.id if option else None)
    return here.show(
        "register/picture",
        status=400 if faults else 200,
        things=things,
        option=option,
        faults=faults,
        given={key: here.asked(key) for key, _ in _LATER},
        many=len(bodies) if len(bodies) > MOST else 0,
        panels=panels,
        zoom=_zoom(here),
        zooms=ZOOMS,
        most=MOST,
    )


def _bodies(here: Page, snapshot: Snapshot, things: list[str], option: str | None) -> tuple[str, ...]:
    found = bodies_behind(snapshot, things)
    if option and not found:
        found = tuple(bodies_of(here.look.as_of(option), option))
    return tuple(dict.fromkeys(found))


def _everything(here: Page, bodies: tuple[str, ...], wanted: list[str], option: str | None) -> Snapshot:
    """Return what is known of bodies, of their posts and of who holds them; of an option, of all that it changes."""
    if option:
        return gathered_by_law(here.look, (), option, *bodies).snapshot
    known = here.look.as_of(*bodies).known
    posts = sorted({each for one in known for each in one.fact.references() if each.startswith("post/")})
    return here.look.as_of(*dict.fromkeys((*bodies, *wanted, *posts)))


def _panels(
    here: Page, known: Snapshot, bodies: tuple[str, ...], dates: dict[str, date], option: str | None
) -> tuple[Panel, ...]:
    before = organisation(known, bodies)
    panels = [_panel(here, "before", f"On {describe_day(known.on)}", before)]
    for key, words in _LATER:
        if key in dates:
            found = compared(before, organisation(known.at(dates[key]), bodies))
            panels.append(_panel(here, key, f"{words}: on {describe_day(dates[key])}", found))
    if option:
        after = supposed(on_target(known, option), option)
        found = compared(before, organisation(after, _with_new(after, bodies)))
        words = f"With “{known.name_of(option)}” in force, on {describe_day(after.on)}"
        panels.append(_panel(here, "option", words, found))
    return tuple(panels)


def _with_new(after: Snapshot, bodies: tuple[str, ...]) -> tuple[str, ...]:
    """Return bodies with those that take over from them."""
    followed = [
        body
        for each in after.known
        if each.fact.kind == "succession" and not set(each.fact.references()).isdisjoint(bodies)
        for body in getattr(each.fact, "to_bodies", ())
    ]
    return tuple(dict.fromkeys((*bodies, *followed)))


def _panel(here: Page, key: str, title: str, found: Organisation) -> Panel:
    things = [each.id for each in found.bodies] + [each.id for each in found.posts]
    links = {each: here.as_of.thing(each) for each in things}
    drawn, zoom = picture_of(found, links), float(_zoom(here))
    return Panel(key, title, found, drawn, round(drawn.width * zoom), round(drawn.height * zoom))


def _zoom(here: Page) -> str:
    return here.asked("zoom") if here.asked("zoom") in ZOOMS else ZOOMS[0]


def _dates(here: Page) -> tuple[dict[str, date], dict[str, str]]:
    """Return the later dates that an address names, and what is wrong with them."""
    found: dict[str, date] = {}
    faults: dict[str, str] = {}
    last = here.look.on
    for key, words in _LATER:
        text = here.asked(key)
        if not text:
            continue
        try:
            day = parse_day(text)
        except DateError as error:
            faults[key] = upper_first(str(error))
            continue
        if is_before(day_of(day), day_of(last)):
            faults[key] = f"{words}: give a day that is not before {describe_day(last)}"
        found[key] = last = day
    return found, faults
