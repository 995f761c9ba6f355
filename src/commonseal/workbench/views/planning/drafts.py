"""The pages on which a plan is written step by step: what it is about, criteria, options, scores, check, propose."""

from django.http import HttpResponse
from django.shortcuts import redirect

from commonseal.asking import find_one
from commonseal.planning.options import TEMPLATES
from commonseal.planning.options.draft import (
    DraftCriterion,
    DraftOption,
    DraftPlan,
    DraftScore,
    about_faults,
    criteria_faults,
    option_faults,
    score_faults,
)
from commonseal.vocabulary.facts import Proposal
from commonseal.workbench.models import PlanDraft
from commonseal.workbench.pages import Page, form
from commonseal.workbench.presenters.planning.drafts import built_shown, fields_of, parts_of, scored_options
from commonseal.workbench.rights import Right
from commonseal.workbench.views.planning.drafting import Checked, Draft, checked, proposed

_SPARE = 3
"""How many empty criteria stand below those that there are."""

_MOST_NAMES = 250


@form
def draft_new(here: Page) -> HttpResponse:
    """Begin a draft: of a new proposal, or of more options for one that the register has."""
    here.need(Right.PROPOSE)
    if not here.is_sent:
        return redirect("plans")
    said: dict[str, object] = {}
    if here.told("proposal"):
        found = find_one(here.look, here.told("proposal"), "proposal")
        stated = here.look.as_of(found.id).describing(found.id)
        said = {"proposal": found.id, "name": found.name}
        if stated is not None and isinstance(stated.fact, Proposal):
            criteria = [{"name": each.name, "weight": f"{each.weight:g}"} for each in stated.fact.criteria]
            said |= {"criteria": criteria, "visibility": stated.visibility.value}
    row = PlanDraft(account_id=here.request.user.pk or 0, said=DraftPlan.model_validate(said).model_dump_json())
    row.save()
    return redirect(Draft(here, row.pk).link("draft-options" if said else "draft-about"))


@form
def draft(here: Page, number: int) -> HttpResponse:
    """Show how far a draft is, with a way to each of its parts; take a change back, or discard it all."""
    mine = Draft(here, number)
    if here.is_sent and here.told("do") == "undo":
        said = "The last change was taken back" if mine.undo() else "There is no change to take back"
        return here.done(mine.link(), said)
    if here.is_sent and here.told("do") == "discard":
        mine.row.delete()
        return here.done(f"/plans?{here.as_of.query()}", "The draft was discarded")
    if here.is_sent and here.told("do").startswith("remove-"):
        place = here.told("do").removeprefix("remove-")
        kept = tuple(each for at, each in enumerate(mine.said.options) if str(at) != place)
        mine.keep(options=kept)
        return here.done(mine.link("draft-options"), "The option was removed from the draft")
    parts = parts_of(mine.said, mine.find)
    return here.show("planning/draft", draft=mine, parts_listed=parts, undoable=bool(mine.earlier))


@form
def draft_about(here: Page, number: int) -> HttpResponse:
    """Say what the proposal is called, who promotes it, and why."""
    mine = Draft(here, number)
    faults = []
    if here.is_sent:
        fields = ("name", "promoters", "reasons", "conditions")
        seen = here.told("visibility")
        mine.keep(
            **{each: here.told(each) for each in fields},
            visibility=seen if seen in mine.visibilities else mine.visibilities[0],
        )
        faults = list(about_faults(mine.said, mine.find))
        if not faults:
            return redirect(mine.link("draft-criteria"))
    return here.show(
        "planning/draft_about", status=400 if faults else 200, draft=mine, faults=faults, names=_names(mine)
    )


@form
def draft_criteria(here: Page, number: int) -> HttpResponse:
    """Say by what options are judged, and how much each criterion weighs."""
    mine = Draft(here, number)
    faults = []
    if here.is_sent:
        names, weights = here.request.POST.getlist("name"), here.request.POST.getlist("weight")
        typed = (DraftCriterion(name=a.strip(), weight=b.strip()) for a, b in zip(names, weights, strict=False))
        mine.keep(criteria=tuple(each for each in typed if each.name or each.weight))
        faults = list(criteria_faults(mine.said.criteria))
        if not faults and here.told("do") != "more":
            return redirect(mine.link("draft-options"))
    shown = [*mine.said.criteria, *(DraftCriterion() for _ in range(_SPARE))]
    return here.show(
        "planning/draft_criteria", status=400 if faults else 200, draft=mine, faults=faults, criteria=shown
    )


@form
def draft_options(here: Page, number: int) -> HttpResponse:
    """Show the options of a draft, and choose the template of another."""
    mine = Draft(here, number)
    faults = []
    if here.is_sent:
        key = here.told("template")
        if key in TEMPLATES:
            place = len(mine.said.options)
            option = DraftOption(template=key, parameters={each.name: each.value for each in fields_of(key, {})})
            mine.keep(options=(*mine.said.options, option))
            return redirect(mine.link("draft-option", place=place))
        faults = [("template", "Choose what the option is built from")]
    return here.show(
        "planning/draft_options",
        status=400 if faults else 200,
        draft=mine,
        faults=faults,
        templates=list(TEMPLATES.values()),
        named=TEMPLATES,
    )


@form
def draft_option(here: Page, number: int, place: int) -> HttpResponse:
    """Say what an option is called, from when it counts, and what its template asks."""
    mine = Draft(here, number)
    if place >= len(mine.said.options):
        return redirect(mine.link("draft-options"))
    faults = []
    if here.is_sent:
        _keep_option(here, mine, place)
        faults = list(option_faults(mine.said, place, mine.find))
        if not faults:
            return redirect(mine.link("draft-options"))
    option = mine.said.options[place]
    return here.show(
        "planning/draft_option",
        status=400 if faults else 200,
        draft=mine,
        faults=[(field if field in ("name", "target") else f"p-{field}", words) for field, words in faults],
        option=option,
        place=place,
        built_from=TEMPLATES[option.template],
        fields=fields_of(option.template, option.parameters),
        names=_names(mine),
    )


def _keep_option(here: Page, mine: Draft, place: int) -> None:
    options = list(mine.said.options)
    recommended = here.told("recommended") == "yes"
    fields = (each.name for each in fields_of(options[place].template, {}))
    options[place] = options[place].model_copy(
        update={
            "name": here.told("name"),
            "target": here.told("target"),
            "recommended": recommended,
            "parameters": {each: here.told(f"p-{each}") for each in fields},
        }
    )
    if recommended:
        options = [
            each if at == place else each.model_copy(update={"recommended": False}) for at, each in enumerate(options)
        ]
    mine.keep(options=tuple(options))


@form
def draft_scores(here: Page, number: int) -> HttpResponse:
    """Say how well each option meets each criterion, and why."""
    mine = Draft(here, number)
    faults = []
    if here.is_sent:
        mine.keep(
            scores=_scores(here, mine, "no-change"),
            options=tuple(
                each.model_copy(update={"scores": _scores(here, mine, str(at))})
                for at, each in enumerate(mine.said.options)
            ),
        )
        faults = list(score_faults(mine.said))
        if not faults:
            return redirect(mine.link("draft-check"))
    return here.show(
        "planning/draft_scores",
        status=400 if faults else 200,
        draft=mine,
        faults=faults,
        options=scored_options(mine.said),
    )


def _scores(here: Page, mine: Draft, key: str) -> dict[str, DraftScore]:
    found = {}
    for place, criterion in enumerate(mine.said.scored_by):
        score = DraftScore(value=here.told(f"value-{key}-{place}"), reason=here.told(f"reason-{key}-{place}"))
        if score.value or score.reason:
            found[criterion] = score
    return found


@form
def draft_check(here: Page, number: int) -> HttpResponse:
    """Check a draft in all its parts and show what its templates make of it; then propose it."""
    mine = Draft(here, number)
    found = proposed(mine) if here.is_sent else checked(mine)
    if not isinstance(found, Checked):
        return found
    return here.show(
        "planning/draft_check",
        status=400 if found.faults and here.is_sent else 200,
        draft=mine,
        faults=found.faults,
        built=built_shown(found.plan) if found.plan is not None else [],
        options=scored_options(mine.said),
        named=TEMPLATES,
        may=here.may(Right.PROPOSE, *mine.promoters()),
    )


def _names(mine: Draft) -> list[str]:
    """Return names of bodies to be offered while somebody types, where there are not too many of them."""
    if mine.look.register.is_large():
        return []
    bodies = mine.look.all_of("body").known
    found = sorted({each.fact.name for each in bodies if each.fact.kind == "body"})
    return found if len(found) <= _MOST_NAMES else []
