"""What a form says of a decision: its outcome and day, and the words of a minute that show it, found to the letter."""

from collections.abc import Sequence

from commonseal.asking import Look
from commonseal.exchange.register_files.quotes import QuoteError
from commonseal.planning.routes import Decided
from commonseal.vocabulary import Evidence, Paper, PaperInfo
from commonseal.vocabulary.facts import ApprovalOutcome
from commonseal.vocabulary.periods import DateError, UncertainDate
from commonseal.workbench.on_route import StillToComeError, has_been, located
from commonseal.workbench.pages import Page
from commonseal.workbench.presenters.planning.minutes import place_of
from commonseal.workbench.presenters.words import upper_first

Minute = Paper
Faults = list[tuple[str, str]]
OUTCOMES = (
    ("approved", "Approved"),
    ("conditions", "Approved, on conditions"),
    ("rejected", "Rejected"),
    ("deferred", "Put off"),
    ("considered", "Considered, without a decision"),
)


def papers_to_choose(look: Look) -> Sequence[PaperInfo]:
    """Return the papers that the viewer may see, the last published first."""
    known = look.register.papers.known(known_at=look.known_at, viewer=look.viewer)
    return sorted(known, key=lambda each: str(each.published or ""), reverse=True)


def minute_of(look: Look, identifier: str, papers: Sequence[PaperInfo]) -> Minute | None:
    """Return the paper that was chosen, with its text; None where none was.

    Raises:
        RegisterError: its text was erased by order.
    """
    if all(each.id != identifier for each in papers):
        return None
    return look.register.papers.get(identifier, look.viewer)


def decided_by(here: Page, minute: Minute | None) -> tuple[Decided | None, tuple[Evidence, ...], Faults]:
    """Return the decision that a form tells of, what shows it, and everything that is wrong with either."""
    faults: Faults = []
    outcome = here.told("outcome")
    if outcome not in dict(OUTCOMES):
        faults.append(("outcome", "Say how it ended"))
    on = _day(here, "decided", faults, needed="Say on which day it was decided")
    published = _day(here, "published", faults)
    conditions = tuple(each.strip() for each in here.told("conditions").splitlines() if each.strip())
    if outcome == "conditions" and not conditions:
        faults.append(("conditions", "Say on which conditions it was approved, one on each line"))
    evidence = _evidence(here, minute, faults)
    if faults or on is None:
        return None, evidence, faults
    ended = ApprovalOutcome.APPROVED if outcome == "conditions" else ApprovalOutcome(outcome)
    return Decided(ended, on, conditions if outcome == "conditions" else (), published), evidence, faults


def _day(here: Page, name: str, faults: Faults, needed: str = "") -> UncertainDate | None:
    """Return a day that has been; what is wrong with it is added to the faults."""
    text = here.told(name)
    if not text:
        if needed:
            faults.append((name, needed))
        return None
    try:
        return has_been(UncertainDate.parse(text))
    except (DateError, StillToComeError) as error:
        faults.append((name, upper_first(str(error))))
        return None


def _evidence(here: Page, minute: Minute | None, faults: Faults) -> tuple[Evidence, ...]:
    """Return the passages chosen, the words typed, each found in the minute to the letter, and a source beside it."""
    found: list[Evidence] = []
    if minute is not None:
        for place in here.request.POST.getlist("passage"):
            offsets = place_of(minute.text, place)
            if offsets is None:
                faults.append(("quote", "A passage that was chosen is no place of this paper; choose it again"))
                continue
            start, end = offsets
            found.append(Evidence(paper=minute.id, quote=minute.text[start:end], start=start, end=end))
        quote = here.told("quote").replace("\r\n", "\n")
        if quote:
            try:
                found.append(located(minute.id, minute.text, quote))
            except QuoteError as error:
                faults.append(("quote", upper_first(str(error))))
        if not found and not any(field == "quote" for field, _ in faults):
            faults.append(("quote", "Choose the words of the minute that record the decision, or copy them exactly"))
    source = here.told("source")
    if source:
        found.append(Evidence(source=source))
    if minute is None and not source:
        faults.append(("paper", "Choose the paper that records it or, where there is none, say what shows it"))
    return tuple(found)


__all__ = ["OUTCOMES", "Minute", "decided_by", "minute_of", "papers_to_choose"]
