"""The posts of the bodies that an option concerns, what they cost, and what is done twice."""

from django.http import HttpResponse

from commonseal.asking import find_one, kept_gathered
from commonseal.asking.sides import Sides, sides
from commonseal.planning import structure as on_structure
from commonseal.planning.structure import UncostedError
from commonseal.workbench.laws import regimes
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.planning.structure import (
    changes_shown,
    cost_shown,
    duplicates_shown,
    limits_shown,
    posts_shown,
    shares_shown,
)
from commonseal.workbench.views.planning.plans import still_working
from commonseal.workbench.working import StillWorkingError, key_of, worked_out


@page
def structure(here: Page, plan: str) -> HttpResponse:
    """Show posts before and after an option, their cost where it can be worked out, and what is done twice."""
    option = find_one(here.look, plan, "option").id
    name = here.look.as_of(option).name_of(option)
    looked = sides(here.look, regimes(), option, on_target_day=True, gathering=kept_gathered)
    try:
        told = worked_out(key_of(here.look, "structure", option), lambda: _told(looked, option))
    except StillWorkingError:
        return still_working(here, f"Posts, cost and duplicates: {name}")
    posts, cost, faults, twice = told
    return here.show(
        "planning/structure",
        plan=option,
        name=name,
        posts=posts,
        bodies=posts_shown(posts),
        changes=changes_shown(posts),
        cost=cost,
        cost_rows=cost_shown(cost) if cost else (),
        shares=shares_shown(cost) if cost else (),
        limits=limits_shown(cost) if cost else (),
        faults=faults,
        twice=twice,
        duplicates=duplicates_shown(twice) if twice else (),
    )


_Told = tuple[
    on_structure.StructureTold, on_structure.CostTold | None, tuple[str, ...], on_structure.DuplicatesTold | None
]


def _told(looked: Sides, option: str) -> _Told:
    """Return posts, cost or all that keeps it from being worked out, and what two bodies or more each do."""
    cost, faults = None, tuple[str, ...]()
    try:
        cost = on_structure.cost(looked.before, looked.after, looked.law, looked.bodies)
    except UncostedError as error:
        faults = tuple(each.what if hasattr(each, "what") else str(each) for each in error.faults)
    posts = on_structure.structure(looked.before, looked.after, looked.law, looked.bodies)
    twice = None
    if len(looked.bodies) > 1:
        twice = on_structure.duplicates(looked.before, looked.law, looked.bodies, after=looked.after, option=option)
    return posts, cost, faults, twice
