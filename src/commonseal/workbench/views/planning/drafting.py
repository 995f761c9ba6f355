"""One draft of a plan: who may work on it, how it is kept, and how it is checked and proposed."""

import json
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse

from commonseal.asking import NotFoundError, find_one
from commonseal.exchange.plan_documents import FaultyPlanError
from commonseal.exchange.plan_files import PlanFiles
from commonseal.planning.options.draft import DraftPlan, Faults, plan_document
from commonseal.planning.options.typed import lines_of
from commonseal.register.errors import RegisterError
from commonseal.vocabulary import Visibility
from commonseal.vocabulary.facts import Proposal
from commonseal.vocabulary.identifiers import slug
from commonseal.workbench import proposing
from commonseal.workbench.as_of import AsOf, today
from commonseal.workbench.models import PlanDraft
from commonseal.workbench.pages import Page
from commonseal.workbench.presenters.words import upper_first
from commonseal.workbench.rights import EVERY_BODY, Right

_MOST_EARLIER = 20


class Draft:
    """A draft of whoever is signed in, and of nobody else."""

    def __init__(self, here: Page, number: int) -> None:
        """Find a draft.

        Raises:
            RightLackingError: whoever asks may plan for no body.
            NotFoundError: they have no such draft.
        """
        here.need(Right.PROPOSE)
        row = PlanDraft.objects.filter(pk=number, account_id=here.request.user.pk).first()
        if row is None:
            raise NotFoundError("you have no such draft; it may have been proposed or discarded")
        self.here, self.row = here, row
        self.look = replace(here.look, known_at=today())
        self.said = DraftPlan.model_validate_json(row.said)

    def find(self, text: str, kinds: tuple[str, ...]) -> tuple[str, str]:
        """Find what a name means, as far as whoever writes may see; or say what is wrong with it."""
        try:
            return find_one(self.look, text, *kinds).id, ""
        except NotFoundError as error:
            return "", upper_first(str(error))

    def keep(self, **changed: Any) -> None:
        """Keep the draft with some parts changed, and what it was before, so that it can be taken back."""
        self.said = self.said.model_copy(update=changed)
        new = self.said.model_dump_json()
        if new == self.row.said:
            return
        self.row.earlier = json.dumps([*self.earlier, self.row.said][-_MOST_EARLIER:])
        self.row.said = new
        self.row.save()

    def undo(self) -> bool:
        """Take the last change back; False where there is none."""
        if not self.earlier:
            return False
        *earlier, last = self.earlier
        self.row.earlier, self.row.said = json.dumps(earlier), last
        self.row.save()
        return True

    @property
    def earlier(self) -> list[str]:
        """What the draft was before each of the last changes, the latest last."""
        found: list[str] = json.loads(self.row.earlier)
        return found

    @property
    def visibilities(self) -> tuple[str, ...]:
        """What the plan can be seen by: no more guarded than whoever writes it may see."""
        return tuple(each.value for each in Visibility if self.look.viewer.may_see(each))

    def promoters(self) -> tuple[str, ...]:
        """Return the promoters that are found; of a proposal that the register has already, those that it has."""
        if self.said.proposal:
            stated = self.look.as_of(self.said.proposal).describing(self.said.proposal)
            return stated.fact.promoters if stated is not None and isinstance(stated.fact, Proposal) else (EVERY_BODY,)
        found = (self.find(each, ("body",))[0] for each in lines_of(self.said.promoters))
        return tuple(each for each in found if each)

    def proposal(self) -> tuple[str, str]:
        """Return the identifier that the proposal has or is to have, and what is wrong with its name."""
        if self.said.proposal:
            return self.said.proposal, ""
        wanted = f"proposal/{slug(self.said.name)}"
        if self.find(wanted, ("proposal",))[0]:
            return wanted, "A proposal of this name is there already; add an option to it, or choose another name"
        number, identifier = 1, wanted
        while self.look.register.described([identifier]):
            number += 1
            identifier = f"{wanted}-{number}"
        return identifier, ""

    def link(self, page: str = "draft", **more: int) -> str:
        """Return the address of a page of this draft."""
        from django.urls import reverse

        address = reverse(page, kwargs={"number": self.row.pk, **more})
        return f"{address}?{self.here.as_of.query()}"


@dataclass(frozen=True)
class Checked:
    """A draft that was checked: the faults by part or, where there are none, what its templates made."""

    proposal: str
    faults: Faults
    plan: PlanFiles | None


def checked(draft: Draft, *, dry_run: bool = True) -> Checked:
    """Check a draft in all its parts by proposing it, and undo that unless it is to stay."""
    here = draft.here
    proposal, wrong = draft.proposal()
    act = {
        "recorded": today().isoformat(),
        "author": here.request.user.get_username(),
        "reason": f"Proposed: {draft.said.name or proposal}",
    }
    document, faults = plan_document(draft.said, proposal, draft.find, act)
    faults = [*([("about", wrong)] if wrong else []), *faults]
    if any(part != "scores" for part, _ in faults) or not draft.said.options:
        return Checked(proposal, faults, None)

    try:
        plan = proposing.proposed(here, document, dry_run=dry_run or bool(faults))
    except FaultyPlanError as error:
        return Checked(proposal, list(dict.fromkeys([*faults, *error.faults])), None)
    except RegisterError as error:
        return Checked(proposal, [*faults, ("about", upper_first(str(error)))], None)
    return Checked(proposal, faults, plan)


def proposed(draft: Draft) -> HttpResponse | Checked:
    """Propose a draft and send on to its proposal, where the draft is no more; or return what is wrong with it.

    Raises:
        RightLackingError: whoever proposes may not plan for every promoter.
    """
    draft.here.need(Right.PROPOSE, *draft.promoters())
    found = checked(draft, dry_run=False)
    if found.faults or found.plan is None:
        return found
    draft.row.delete()
    as_of = AsOf(draft.here.as_of.on, today())
    return draft.here.done(as_of.thing(found.proposal), "Proposed. It is in the register now")
