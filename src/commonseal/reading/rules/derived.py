"""What follows from appointments: one person in one post over several bodies is a shared post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementStatus
from commonseal.reading.paper import Paper
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import AppointmentDraft, ArrangementDraft

_STATUS: dict[str, ArrangementStatus] = {
    "held": "existing",
    "planned": "agreed",
    "proposed": "proposed",
    "former": "ended",
}
_POLITICAL = re.compile(
    r"\b(?:cabinet|portfolio|councillor|members?|governors?|mayor|opposition|leader)\b", re.IGNORECASE
)
_COUNCIL_HEAD = ("chief executive", "head of paid service", "ceo")
# officers of a council who have a post in a commissioner as well, and posts there that one of them may have
_OF_COUNCIL = re.compile(
    r"(?:deputy )?chief executive|(?:corporate |strategic |executive )?director of (?!public health|nursing|finance)",
    re.IGNORECASE,
)
_OF_CCG = re.compile(
    r"accountable officer|chief (?:operating )?officer|managing director|director of (?:integrated )?commissioning",
    re.IGNORECASE,
)
_OF_PLACE = re.compile(r"(?:\w+ )?place (?:director|lead)\b|place-based director", re.IGNORECASE)
# “she is currently director at A”, of somebody who will be elsewhere, and what says that she will be there still
_TO_BE_LEFT = re.compile(
    r"\b(?:(?:is|are) leaving|leaves|will leave|to leave|currently|at present|presently|joins? (?:\w+ ){0,3}from"
    r"|moves? (?:\w+ ){0,3}from)\b"
)
_KEPT = re.compile(
    r"\b(?:also|as well|alongside|both|keeps?|keeping|retain\w*|remain\w*|continu\w+|combin\w+|joint\w*|shared?|too"
    r"|in addition|on top of|between (?:them|the two))\b",
    re.IGNORECASE,
)
_CCGS = frozenset(["ccg", "icb"])
_CCG_HEAD = ("accountable officer", "chief officer", "ao", "chief clinical officer", "clinical chief officer")


def shared_posts(paper: Paper, appointments: Sequence[AppointmentDraft]) -> Iterator[ArrangementDraft]:
    """Give the shared posts that appointments amount to."""
    for draft in appointments:
        parties = tuple(b for b in draft.bodies if _can_share(paper, b) and b not in paper.registry.future_names)
        if len(parties) > 1 and not _POLITICAL.search(draft.role):
            shared = _shared(draft, parties, draft.role, [draft])
            if draft.end and draft.status != "former" and _goes_on(draft, appointments):
                shared.end = None
            yield shared
    of_person: dict[str, list[AppointmentDraft]] = {}
    places: list[int] = []
    for draft in appointments:
        same = of_person.setdefault(draft.person, [])
        same.append(draft)
        places.append(len(same))
    for first, place in zip(appointments, places, strict=True):
        for second in of_person[first.person][place:]:
            yield from _of_one_person(paper, first, second)


def _can_share(paper: Paper, name: str) -> bool:
    """Say whether a body can have a post with others; one of which nobody knows the kind can, if it is named at all."""
    return can_be_party(paper.class_of(name)) if paper.class_of(name) else name[:1].isupper()


def _goes_on(draft: AppointmentDraft, appointments: Sequence[AppointmentDraft]) -> bool:
    """Say whether a post goes on without its holder: another is named for it, or a table has when the term ends."""
    return draft.stage == "tables" or any(
        other.person != draft.person
        and other.status in {"held", "planned"}
        and other.role.casefold() == draft.role.casefold()
        and set(draft.bodies) <= set(other.bodies)
        for other in appointments
    )


def _of_one_person(paper: Paper, first: AppointmentDraft, second: AppointmentDraft) -> Iterator[ArrangementDraft]:
    if (
        second.rule == "takes on another"
        and second.status == "held"
        and _WAS_ALREADY.search(paper.text, *first.spans[0])
    ):
        first.status = "held"  # “was already chair of A when she took on B”
    if set(first.bodies) & set(second.bodies) or "former" in {first.status, second.status}:
        return
    if {"leaves to become", "departure"} <= {first.rule, second.rule, *first.rules, *second.rules}:
        return
    parties = tuple(dict.fromkeys((*first.bodies, *second.bodies)))
    if (
        set(parties) & paper.registry.future_names
        or not all(_can_share(paper, b) for b in parties)
        or _ends_first(first, second)
        or _ends_first(second, first)
    ):
        return
    if _POLITICAL.search(second.role) or _is_left_for(paper, first, second) or _is_left_for(paper, second, first):
        return
    titles = {first.role.casefold(), second.role.casefold()}
    if len(titles) == 1 or titles <= set(_CCG_HEAD):
        role = next((d.role for d in (first, second) if "accountable" in d.role.casefold()), second.role)
        yield _shared(second if second.status != "held" else first, parties, role, [first, second])
        return
    if _is_said_to_be_joint(paper, first, second):
        yield _shared(second, parties, second.role, [first, second])
        return
    council, ccg = _council_and_ccg(paper, first, second)
    if council is not None and ccg is not None:
        yield _shared(ccg, parties, ccg.role, [council, ccg])


_WAS_ALREADY = re.compile(r"\bwas (?:already|by then)\b")
_JOINT_POST = re.compile(r"\b(?:joint|shared|dual|combined|jointly[- ]funded) (?:post|role|appointment|job|position)\b")
_WORDS = 160


def _is_said_to_be_joint(paper: Paper, first: AppointmentDraft, second: AppointmentDraft) -> bool:
    """Say whether two titles that somebody has, told in one sentence, are said there to be one joint post."""
    start, end = first.spans[0][0], second.spans[0][1]
    if not 0 <= end - start < 2 * _WORDS or {first.status, second.status} != {"held"}:
        return False
    words = re.split(r"(?<=[a-z])\.\s", paper.text[start : end + _WORDS])[0]
    return len(words) >= end - start and _JOINT_POST.search(words) is not None


_GOINGS = frozenset(["departure", "succession", "taking over from", "since the other left"])


def _ends_first(now: AppointmentDraft, other: AppointmentDraft) -> bool:
    """Say whether one post is left, and not only lent for a time beside the other: nobody is said to have both."""
    is_lent = now.basis in {"interim", "acting"} and other.status == "held"
    is_left = other.status != "held" or "leaving" in now.signals or not _GOINGS.isdisjoint({*now.rules, now.rule})
    return bool(now.end) and now.status == "held" and is_left and not is_lent


def _is_left_for(paper: Paper, now: AppointmentDraft, then: AppointmentDraft) -> bool:
    """Say whether somebody will leave one post for another: “Ann Poe, currently chief executive of A, will …”."""
    if now.status != "held" or then.status not in {"planned", "proposed"}:
        return False
    if not any(_TO_BE_LEFT.search(paper.text, *span) for span in now.spans):
        return False
    return not any(_KEPT.search(paper.text, *span) for span in (*now.spans, *then.spans))


def _latest(starts: list[str | None]) -> str | None:
    """A post has been shared since the last of its bodies came to it; the first may have had its holder for long."""
    known = sorted(start for start in starts if start)
    return known[-1] if known else None


def _council_and_ccg(
    paper: Paper, first: AppointmentDraft, second: AppointmentDraft
) -> tuple[AppointmentDraft | None, AppointmentDraft | None]:
    for council, ccg in ((first, second), (second, first)):
        of_council = {paper.class_of(name) for name in council.bodies}
        of_ccg = {paper.class_of(name) for name in ccg.bodies}
        if council.role.casefold() in _COUNCIL_HEAD and ccg.role.casefold() in _CCG_HEAD and not of_council & _CCGS:
            return council, ccg
        is_of_both = _OF_CCG.match(ccg.role) or _OF_PLACE.match(ccg.role)
        if is_of_both and _OF_COUNCIL.match(council.role) and of_council == {"council"} and of_ccg <= _CCGS:
            return council, ccg
    return None, None


def _shared(
    draft: AppointmentDraft, parties: tuple[str, ...], role: str, sources: list[AppointmentDraft]
) -> ArrangementDraft:
    spans = [source.spans[0] for source in sources]
    return ArrangementDraft(
        "shared_post",
        parties,
        _STATUS[draft.status],
        spans,
        "one person in the post",
        role=role,
        start=_latest([source.start for source in sources]) if draft.status == "held" else draft.start,
        end=min((source.end for source in sources if source.end), default=None),
        attribution=draft.attribution,
    )
