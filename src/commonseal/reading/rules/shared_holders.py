"""Whoever holds a post that the paper says is shared holds it in all the bodies that share it.

“A and B share a chief executive” in one sentence, “chief executive Jane Doe said” in another.
"""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading.rules.drafts import AppointmentDraft, ArrangementDraft

_STANDS: dict[str, frozenset[str]] = {
    "held": frozenset(["existing"]),
    "planned": frozenset(["agreed", "existing"]),
    "proposed": frozenset(["proposed", "agreed"]),
}
_GUESSED = frozenset(["body inherited"])


def widen(appointments: Sequence[AppointmentDraft], shared: Sequence[ArrangementDraft]) -> None:
    """Give the posts whose body was only inherited all the bodies that share them.

    Args:
        appointments: The paper's appointments; those concerned are changed in place.
        shared: Its arrangements as the sentences tell them.
    """
    posts = [draft for draft in shared if draft.type == "shared_post" and draft.role and len(draft.parties) > 1]
    for draft in appointments:
        if _is_vague(draft):
            _where_told(draft, posts)
        if not _GUESSED & draft.signals or len(draft.bodies) != 1 or draft.basis is not None:
            continue
        fitting = {
            post.parties
            for post in posts
            if post.role is not None
            and post.role.casefold() == draft.role.casefold()
            and draft.bodies[0] in post.parties
            and post.status in _STANDS.get(draft.status, frozenset())
        }
        if len(fitting) == 1:
            draft.bodies = fitting.pop()
            draft.signals.discard("body inherited")
            draft.signals.add("post said to be shared")


def _is_vague(draft: AppointmentDraft) -> bool:
    """“The dual role” says what the post is only by what it joins."""
    return bool(_GUESSED & draft.signals) and draft.role.casefold().endswith(" role")


def _where_told(draft: AppointmentDraft, posts: Sequence[ArrangementDraft]) -> None:
    """“The holder of the dual role, Jane Doe, retired”: of the bodies that the same sentence joins in the role."""
    here = {
        post.parties
        for post in posts
        if post.role is not None
        and post.role.casefold() == draft.role.casefold()
        and any(a < d and c < b for a, b in post.spans for c, d in draft.spans)
    }
    if len(here) == 1:
        draft.bodies = here.pop()
        draft.signals.discard("body inherited")
