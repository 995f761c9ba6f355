"""Stage 6: drafts of the same fact become one claim with several pieces of evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz

from commonseal.reading import expressions as re
from commonseal.reading.arrangement_names import telling_name
from commonseal.reading.rules.drafts import (
    AppointmentDraft,
    ArrangementDraft,
    AttributeDraft,
    DecisionDraft,
)

_MOST_COMPARED = 300  # no paper has so many facts alike; a made-up one must not take for ever
_APPOINTMENT_RANK = {"former": 3, "planned": 2, "held": 2, "proposed": 1}
_ARRANGEMENT_RANK = {"ended": 6, "rejected": 5, "existing": 4, "agreed": 3, "proposed": 2, "considered": 1}
_Draft = TypeVar("_Draft", AppointmentDraft, ArrangementDraft, DecisionDraft, AttributeDraft)


def together(
    drafts: Iterable[_Draft],
    same: Callable[[_Draft, _Draft], bool],
    join: Callable[[_Draft, _Draft], None],
    keys: Callable[[_Draft], Iterable[Hashable]],
) -> list[_Draft]:
    """Join each draft to the first one that says the same.

    Args:
        drafts: The drafts, in the order of the paper.
        same: Says whether two drafts say the same; only those that share a key are asked about.
        join: Adds what the second knows to the first.
        keys: What two drafts must have in common at the least to say the same, so that long papers stay quick.
    """
    kept: list[_Draft] = []
    places: dict[Hashable, list[int]] = {}
    for draft in drafts:
        draft.rules.add(draft.rule)
        near = sorted({place for key in keys(draft) for place in places.get(key, ())})[:_MOST_COMPARED]
        place = next((place for place in near if same(kept[place], draft)), None)
        if place is None:
            place = len(kept)
            kept.append(draft)
        else:
            _join(kept[place], draft, join)
        for key in keys(kept[place]):
            if place not in places.setdefault(key, []):
                places[key].append(place)
    return kept


def _join(kept: _Draft, draft: _Draft, join: Callable[[_Draft, _Draft], None]) -> None:
    join(kept, draft)
    kept.rules |= draft.rules
    kept.signals |= draft.signals
    kept.numbers |= draft.numbers


@lru_cache(maxsize=4_096)
def folded(words: str) -> str:
    """Fold a title or a name for comparison: case, articles and punctuation do not count."""
    plain = re.sub(r"[^a-z0-9 ]+", " ", words.casefold().replace("-", " "))
    return " ".join(w for w in plain.split() if w not in {"the", "a", "an", "of", "nhs", "and", "for"})


def merge_appointments(drafts: Sequence[AppointmentDraft]) -> list[AppointmentDraft]:
    """One claim for each person, title and set of bodies."""
    kept = together(drafts, _same_post, _join_appointments, lambda draft: [(draft.person, frozenset(draft.bodies))])
    of_person: dict[str, list[AppointmentDraft]] = defaultdict(list)
    for draft in kept:
        of_person[draft.person].append(draft)
    return [draft for draft in kept if not any(_is_part(draft, other) for other in of_person[draft.person])]


def _same_post(first: AppointmentDraft, second: AppointmentDraft) -> bool:
    if first.person != second.person or not _same_title(first.role, second.role):
        return False
    return set(first.bodies) == set(second.bodies)


# titles that are said in full once, with what they are for, and then in short: “the cabinet member”
_SHORT_TITLES = frozenset(
    ["cabinet member", "portfolio holder", "executive member", "leader", "lay member", "gp member"]
)


def _same_title(first: str, second: str) -> bool:
    short, full = sorted((folded(first), folded(second)), key=len)
    is_chair = short == "chair" and full.endswith(" chair") and "vice" not in full and "deputy" not in full
    return short == full or is_chair or (short in _SHORT_TITLES and full.startswith(f"{short} "))


def _is_part(draft: AppointmentDraft, other: AppointmentDraft) -> bool:
    """The same post over fewer bodies and no date of its own is part of the fuller claim."""
    return (
        draft.person == other.person
        and _same_title(draft.role, other.role)
        and set(draft.bodies) < set(other.bodies)
        and draft.status == other.status
        and (draft.start is None or draft.start == other.start)
    )


def _join_appointments(kept: AppointmentDraft, other: AppointmentDraft) -> None:
    kept.spans += [span for span in other.spans if span not in kept.spans]
    if len(other.role) > len(kept.role):
        kept.role = other.role
    if kept.status == "held" and other.status == "planned" and (other.start or "") and not kept.start:
        kept.status = "planned"
    elif _APPOINTMENT_RANK[other.status] > _APPOINTMENT_RANK[kept.status]:
        kept.status = other.status
    kept.start = _more_exact(kept.start, other.start)
    kept.end = _more_exact(kept.end, other.end)
    kept.basis = kept.basis or other.basis
    if other.attribution == "stated":
        kept.attribution = "stated"


def merge_arrangements(drafts: Sequence[ArrangementDraft]) -> list[ArrangementDraft]:
    """One claim for each type, parties, and role or name, with its furthest state."""
    in_order = sorted(drafts, key=lambda draft: draft.is_passing)
    return together(
        in_order, _same_arrangement, _join_arrangements, lambda draft: [(draft.type, party) for party in draft.parties]
    )


def _same_arrangement(first: ArrangementDraft, second: ArrangementDraft) -> bool:
    is_met = second.is_passing and _may_be_meant(first, second)
    is_alike = first.type == second.type and (is_met or _similar(first.parties, second.parties))
    if not is_alike or _are_told_apart(first, second):
        return False
    if first.type == "shared_post":
        a, b = folded(first.role or ""), folded(second.role or "")
        return (a == b or fuzz.ratio(a, b) >= 88) and not (_gives_way(first, second) or _gives_way(second, first))
    over = {"ended", "rejected"}
    if (first.status in over) != (second.status in over) and set(first.parties) != set(second.parties):
        return False
    parted = (first.status in over and second.status not in over) or (
        second.status in over and first.status == "existing"
    )
    if parted and (not second.is_passing or second.type == "joint_committee" or _is_of_another_name(first, second)):
        return False
    if not second.is_passing and (_are_apart(first, second) or _is_to_join(first, second)):
        return False
    a, b = _name_of(first), _name_of(second)
    is_mention = second.is_passing and second.type != "joint_committee"
    return (is_mention and not parted) or not a or not b or _close(a, b)


def _are_told_apart(first: ArrangementDraft, second: ArrangementDraft) -> bool:
    """Say whether the rule that read one of them tells it from the other.

    What a body keeps out of is not what goes on without it, and “Stroke could follow” tells of another service than
    the one that moved.
    """
    rules = {first.rule, second.rule}
    is_without = bool(rules & {_KEPT_OUT, _COMES_IN}) and set(first.parties) != set(second.parties)
    return is_without or (len(rules) > 1 and _FOLLOWS in rules and first.start != second.start)


def _is_of_another_name(first: ArrangementDraft, second: ArrangementDraft) -> bool:
    """“A plan for a single team was thrown out. The legal team is likely to be split”: two teams."""
    a, b = _name_of(first), _name_of(second)
    return bool(b) and not (a and _close(a, b))


def _gives_way(first: ArrangementDraft, second: ArrangementDraft) -> bool:
    """Say whether a post over some bodies ends on the day on which the one over others begins."""
    return first.end is not None and first.end == second.start and set(first.parties) != set(second.parties)


def _may_be_meant(first: ArrangementDraft, second: ArrangementDraft) -> bool:
    """Say whether “the pooled budget” can be the one told before: not where it is said to be with another body."""
    mine, others = set(first.parties), set(second.parties)
    is_guessed = not _GUESSED.isdisjoint(first.signals | second.signals)
    return not mine.isdisjoint(others) and (is_guessed or mine <= others or others <= mine)


_GUESSED = frozenset(["parties inherited", "parties widened", "parties of the opening", "by its words"])


def _are_apart(first: ArrangementDraft, second: ArrangementDraft) -> bool:
    """Say whether two of one type begin at times that cannot be one and are not as far along: the old and the new."""
    if first.status == second.status or not first.start or not second.start:
        return False
    return first.start[:4] != second.start[:4] and _more_exact(first.start, second.start) == first.start


def _is_to_join(first: ArrangementDraft, second: ArrangementDraft) -> bool:
    """Say whether one is what the other would be with a body that is still to join it."""
    is_of_others = set(first.parties) != set(second.parties) and first.status != second.status
    return is_of_others and "joins it" in {first.rule, second.rule}


def _name_of(draft: ArrangementDraft) -> str:
    return folded(telling_name(draft.type, draft.name or ""))


def _similar(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    a, b = set(first), set(second)
    shared = len(a & b)
    either = len(a) + len(b) - shared
    return shared * 2 > either if either > 2 else a == b


def _close(a: str, b: str) -> bool:
    small, large = sorted((set(a.split()), set(b.split())), key=len)
    return small <= large or fuzz.ratio(a, b) >= 80


def _join_arrangements(kept: ArrangementDraft, other: ArrangementDraft) -> None:
    kept.spans += [span for span in other.spans if span not in kept.spans]
    kept.weighed = other.weighed | kept.weighed
    if _is_of_a_former_holder(other):  # that somebody held a shared post before does not end the sharing
        return
    if _is_of_a_former_holder(kept):
        kept.status, kept.start, kept.end, kept.rule = other.status, other.start, other.end, other.rule
        return
    if other.is_passing:
        kept.start, kept.end = _more_exact(kept.start, other.start), _more_exact(kept.end, other.end)
        return
    is_by_words = kept.type != "shared_post" and _BY_WORDS in kept.signals
    if is_by_words and _BY_WORDS not in other.signals and other.start:
        kept.start, kept.end = other.start, other.end or kept.end  # a rule has read its dates
    if kept.type == "shared_post" and kept.rule == _WORDED and other.rule == _OF_ONE_PERSON:
        kept.start = max(other.start or "", kept.start or "") or None  # the last of the bodies to which the person came
    if other.start and _is_there(other) and kept.status in _AHEAD:
        kept.start = other.start  # what is there began then, whatever else is to come of it
    _join_status(kept, other)
    if len(other.parties) > len(kept.parties):
        kept.parties = other.parties
    if other.name and (not kept.name or len(other.name) > len(kept.name)):
        kept.name = other.name
    kept.start = _more_exact(kept.start, other.start)
    kept.end = _more_exact(kept.end, other.end)
    if other.attribution == "stated":
        kept.attribution = "stated"


_KEPT_OUT = "kept out of it"
_COMES_IN = "comes into it"
_FOLLOWS = "follows what was told"
_AHEAD = frozenset(["agreed", "proposed", "considered"])


def _is_there(draft: ArrangementDraft) -> bool:
    return draft.status == "existing" and "status assumed" not in draft.signals


_BY_WORDS = "by its words"


def _is_of_a_former_holder(draft: ArrangementDraft) -> bool:
    """Say whether a shared post is known only from somebody who no longer holds it."""
    return draft.rule == _OF_ONE_PERSON and draft.status == "ended"


_OF_ONE_PERSON = "one person in the post"
_WORDED = "words of an arrangement"


_SEASONS = {"21": ("03", "04", "05"), "22": ("06", "07", "08"), "23": ("09", "10", "11"), "24": ("12", "01", "02")}


def _more_exact(first: str | None, second: str | None) -> str | None:
    """The first of two dates, unless the second is a day of the first's month, year or season."""
    if first is None or second is None:
        return first or second
    is_within = len(second) > len(first) and second.startswith(f"{first}-")
    season = _SEASONS.get(first[5:]) if len(first) == 7 else None
    is_of_season = season is not None and second[:5] == first[:5] and second[5:7] in season
    return second if is_within or is_of_season else first


def _join_status(kept: ArrangementDraft, other: ArrangementDraft) -> None:
    """The furthest status of those that the text says; one that was only taken to be so gives way."""
    assumed = "status assumed"
    if assumed in kept.signals and assumed not in other.signals:
        kept.signals.discard(assumed)
        kept.status = other.status
    elif assumed in other.signals and assumed not in kept.signals:
        other.signals.discard(assumed)
    elif _ARRANGEMENT_RANK[other.status] > _ARRANGEMENT_RANK[kept.status]:
        kept.status = other.status


def merge_decisions(drafts: Sequence[DecisionDraft]) -> list[DecisionDraft]:
    """One claim for a body, occasion and outcome; what was asked of it on a day goes with what it did on that day."""
    done = {(_decider(draft), draft.date) for draft in drafts if draft.status == "done" and draft.date}
    still = [draft for draft in drafts if draft.status == "done" or (_decider(draft), draft.date) not in done]
    return together(still, _same_decision, _join_decisions, lambda draft: [(_decider(draft), draft.status)])


def _decider(draft: DecisionDraft) -> str:
    """A board is the same by its short and by its whole name."""
    return folded(draft.body).replace("board directors", "board")


def _same_decision(first: DecisionDraft, second: DecisionDraft) -> bool:
    if _decider(first) != _decider(second) or first.status != second.status:
        return False
    if first.outcome != second.outcome and {first.outcome, second.outcome} != {"approved", "considered"}:
        return False
    return first.date == second.date or first.date is None or second.date is None


def _join_decisions(kept: DecisionDraft, other: DecisionDraft) -> None:
    kept.spans += [span for span in other.spans if span not in kept.spans]
    if "approved" in {kept.outcome, other.outcome}:
        kept.outcome = "approved"
    kept.date = kept.date or other.date
    if other.attribution == "stated":
        kept.attribution = "stated"


def merge_attributes(drafts: Sequence[AttributeDraft]) -> list[AttributeDraft]:
    """A figure repeated is one claim."""
    return together(drafts, _same_attribute, _join_attributes, lambda draft: [(draft.about, draft.property)])


def _same_attribute(first: AttributeDraft, second: AttributeDraft) -> bool:
    return (
        first.about == second.about
        and first.property == second.property
        and folded(first.value) == folded(second.value)
    )


def _join_attributes(kept: AttributeDraft, other: AttributeDraft) -> None:
    kept.spans += [span for span in other.spans if span not in kept.spans]
    kept.date = kept.date or other.date
