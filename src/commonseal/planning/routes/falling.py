"""What falls away: the steps that other options of a proposal need and this one does not, and why."""

from collections.abc import Iterable

from commonseal.planning.routes.asked import Asked, Unplaced, asked_for
from commonseal.planning.routes.changes import changes_of
from commonseal.planning.routes.forums import forum_name
from commonseal.planning.routes.needed import Needed
from commonseal.planning.routes.plan import Plan, options_of
from commonseal.planning.routes.words import called, lacking
from commonseal.regimes import Law
from commonseal.vocabulary.facts import ApprovalStep


def fell_away(plan: Plan, needs: tuple[Needed, ...], law: Law) -> tuple[str, ...]:
    """Return a sentence for each thing that the law asks of another option and not of this one.

    A thing is who acts in what way on which kind of change; that several bodies act alike is said once.
    """
    mine = {_thing(each) for each in asked_for(plan, needs, Unplaced())}
    changes = {each.change for each in needs}
    found: dict[str, None] = {}
    for option in options_of(plan.snapshot, plan.proposal_id):
        if option.id == plan.option_id or option.changes_nothing:
            continue
        other = Plan(plan.snapshot, law, option.id, plan.world)
        theirs = [each for each in asked_for(other, changes_of(other), Unplaced()) if _thing(each) not in mine]
        for said in _told(other, option.name, theirs, {each.value for each in changes}):
            found[said] = None
    return tuple(found)


def _thing(asked: Asked) -> tuple[str, str, str]:
    return asked.forum, asked.act.value, asked.need.change.value


def _told(plan: Plan, option: str, asked: Iterable[Asked], mine: set[str]) -> list[str]:
    alike: dict[tuple[str, str, str], list[Asked]] = {}
    for each in asked:
        alike.setdefault((each.need.change.value, each.act.value, each.provisions[0]), []).append(each)
    told = []
    for key in sorted(alike):
        some = alike[key]
        change = some[0].need.change
        forums = sorted({forum_name(plan.snapshot, each.forum) for each in some})
        who = forums[0] if len(forums) == 1 else f"{forums[0]} and {len(forums) - 1} more like it"
        why = "it is made for other bodies" if change.value in mine else lacking(change)
        told.append(f"“{option}” needs {who} {_to_act(some[0])} ({some[0].citations[0]}); not so here, for {why}.")
    return told


_ACTS = {
    ApprovalStep.DECIDES: "to decide on",
    ApprovalStep.APPROVES: "to approve",
    ApprovalStep.APPOINTS: "to decide on",
    ApprovalStep.CONSENTS: "to consent to",
    ApprovalStep.CONSULTED: "to be consulted on",
    ApprovalStep.SUPPORTS: "to support",
    ApprovalStep.NOTED: "to note",
    ApprovalStep.NOTIFIED: "to be notified of",
}


def _to_act(asked: Asked) -> str:
    what = called(asked.need.change)
    if asked.act is ApprovalStep.APPOINTS and what.startswith("appointing "):
        return f"to appoint {what.removeprefix('appointing ')}"
    return f"{_ACTS[asked.act]} {what}"
