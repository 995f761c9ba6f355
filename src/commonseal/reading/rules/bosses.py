"""Whose the post is of somebody told as another's: “Her finance director, John Roe, …”."""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked
from commonseal.reading.mentions import PersonMention
from commonseal.reading.paper import Paper
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft

_OWNER = re.compile(
    r"(?P<boss>\[P\d+\])(?:'s?)? (?:(?:own|new|former|first|current|present|long-serving|trusted|interim|acting) )?$"
)
_HEAD = re.compile(
    r"(?:interim |group |joint |deputy )?(?:chief|accountable|leader|chair|head|managing|director|commissioner|mayor"
    r"|clerk"
    r"|principal|superintendent|secretary|police)",
    re.IGNORECASE,
)


def give_bodies(paper: Paper, found: Sequence[AppointmentDraft]) -> None:
    """Give each post whose body was guessed, and that is told as somebody's own staff, that person's body.

    Args:
        paper: The paper.
        found: The appointments of its sentences; changed in place.
    """
    guessed = [draft for draft in found if "body inherited" in draft.signals]
    for draft in sorted(guessed, key=lambda each: min(each.spans)):
        view = paper.view_at(min(draft.spans)[0])
        boss = _boss_of(view.posts, draft) if view is not None else None
        post = _post_of(boss, draft, found) if boss else None
        if post is not None:
            draft.bodies = post.bodies
            draft.signals.discard("body inherited")
    for draft in guessed:
        if (
            "body inherited" in draft.signals
            and not _names_a_body(paper, draft)
            and (same := _just_told(paper, draft, found))
        ):
            draft.bodies = same.bodies


def _names_a_body(paper: Paper, draft: AppointmentDraft) -> bool:
    """Say whether the sentence of a post names a body itself, before the post."""
    view = paper.view_at(min(draft.spans)[0])
    return view is not None and any(
        body.start < max(draft.spans)[1] and body.form not in {"us", "it", "they"} for body in view.bodies
    )


def _just_told(paper: Paper, draft: AppointmentDraft, found: Sequence[AppointmentDraft]) -> AppointmentDraft | None:
    """The same title that the words right before gave somebody else: “We thank John Roe, acting chief executive”."""
    first = min(draft.spans)[0]
    alike = [
        other
        for other in found
        if other.person != draft.person
        and other.role.casefold() == draft.role.casefold()
        and "body inherited" not in other.signals
        and other.status != "former"
        and 0 < first - min(other.spans)[0] < _NEAR
        and "\n\n" not in paper.text[min(other.spans)[0] : first]
    ]
    return max(alike, key=lambda other: min(other.spans)[0]) if alike else None


_NEAR = 450


def _boss_of(marked: Marked, draft: AppointmentDraft) -> PersonMention | None:
    """Whose staff a person is said to be, straight before the post."""
    for place, post in marked.placed("O", Post):
        if not any(first <= post.start < last for first, last in draft.spans) or post.title not in draft.role:
            continue
        owner = _OWNER.search(marked.text[:place])
        boss = marked.item(owner["boss"]) if owner else None
        if isinstance(boss, PersonMention) and boss.name != draft.person:
            return boss
    return None


def _post_of(
    boss: PersonMention, draft: AppointmentDraft, found: Sequence[AppointmentDraft]
) -> AppointmentDraft | None:
    """The post that makes somebody a boss: the first one told of her, in which her body is sure."""
    before = min(draft.spans)[0]
    has = [d for d in found if d.person == boss.name and d.status != "former" and min(d.spans)[0] < before]
    has = [d for d in has if _HEAD.match(d.role) and "body inherited" not in d.signals] or [
        d for d in has if _HEAD.match(d.role)
    ]
    near = [d for d in has if d.basis is None and len(d.bodies) == 1] or has
    return min(near, key=lambda one: min(one.spans)[0]) if near else None
