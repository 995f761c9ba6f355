"""Staff matched to the posts of an option: restricted from end to end, and nothing of it is kept.

The file is read in memory within the request, matched, shown and forgotten: neither the file nor the result enters the
register, a session, a cache or a log.
"""

from dataclasses import replace
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from commonseal.asking import Gathered, find_one
from commonseal.planning.matching import Given, Matching, graded_by, matched, openings_of, publishable, read_given
from commonseal.vocabulary import Visibility
from commonseal.vocabulary.written import FaultyFilesError
from commonseal.workbench.accounts.audit import Deed, keep
from commonseal.workbench.laws import gathered_by_law
from commonseal.workbench.origins import origin_of
from commonseal.workbench.pages import Page, form
from commonseal.workbench.plans import promoters_of, proposal_of
from commonseal.workbench.rights import Right, RightLackingError

_MOST = 1_000_000
_Faults = list[tuple[str, str]]


@form
def match(here: Page, plan: str) -> HttpResponse:
    """Ask for a file of staff; show who is placed where and why, who is not, and what relaxing a rule would gain."""
    option = find_one(here.look, plan, "option").id
    gathered = gathered_by_law(here.look, (), option)
    _refuse_unless_cleared(here, promoters_of(gathered, option))
    context: dict[str, Any] = {
        "plan": option,
        "name": gathered.snapshot.name_of(option),
        "proposal": proposal_of(gathered, option),
    }
    if not here.is_sent:
        return here.show("planning/match", faults=[], **context)
    given, faults = _given(here, gathered, option)
    if given is None:
        return here.show("planning/match", status=400, faults=faults, **context)
    found = _matched(here, gathered, given)
    seen(here, option)
    counts = publishable(found, given.staff)
    answer = here.show("planning/matched", **context, found=found, counts=counts, stages=_STAGES)
    answer["Cache-Control"] = "no-store"
    return answer


_STAGES = (
    ("slotted_in", "Slotted in"),
    ("ring_fenced", "Placed in ring-fenced competition"),
    ("suitable_alternative", "Placed in suitable alternative employment"),
)


def seen(here: Page, option: str) -> None:
    """Write into the audit that somebody saw a matching of staff, which the register itself does not hold."""
    request = here.request
    about = "a matching of staff to posts"
    keep(here.account, Deed.SAW, about, things=[option], address=request.get_full_path(), origin=origin_of(request))


def _refuse_unless_cleared(here: Page, promoters: tuple[str, ...]) -> None:
    """Go on only for somebody who is cleared for restricted matters and may plan for the bodies.

    Raises:
        RightLackingError: they are not.
    """
    here.need(Right.PROPOSE, *promoters)
    if here.look.viewer.clearance is not Visibility.RESTRICTED:
        raise RightLackingError(Right.READ, signed_in=here.request.user.is_authenticated)


def _given(here: Page, gathered: Gathered, option: str) -> tuple[Given | None, _Faults]:
    """Return the staff of the file that was sent, with the posts that the option brings; or what is wrong."""
    sent = here.request.FILES.get("staff")
    if not isinstance(sent, UploadedFile) or not sent.size:
        return None, [("staff", "Choose a file of staff, in YAML or CSV")]
    if sent.size > _MOST:
        return None, [("staff", "The file is larger than a megabyte; leave out what is not asked for")]
    try:
        text = sent.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [("staff", "The file is no text in UTF-8; save it as one")]
    is_csv = str(sent.name).casefold().endswith(".csv")
    try:
        given = read_given(text, "the file", is_csv=is_csv, grades=graded_by(gathered.snapshot))
        brought = openings_of(gathered.snapshot, option, grades=given.grades, places=given.places)
    except FaultyFilesError as error:
        return None, [("staff", str(each)) for each in error.faults]
    written = {each.reference for each in given.posts}
    return replace(given, posts=(*given.posts, *(each for each in brought if each.reference not in written))), []


def _matched(here: Page, gathered: Gathered, given: Given) -> Matching:
    law = gathered.law.on(here.look.on)
    relax = here.told("relax") == "yes"
    return matched(given.staff, given.posts, grades=given.grades, rules=given.rules, law=law, relax=relax)
