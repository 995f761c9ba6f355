"""What becomes of a title that “leads” leaves out where another sentence gives it."""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading.rules.drafts import AppointmentDraft


def told_with_its_title(draft: AppointmentDraft, found: Sequence[AppointmentDraft]) -> bool:
    """Say whether a post is one that the paper tells elsewhere with its title, to which its first day is then given.

    Args:
        draft: The appointment, which takes the title where it is another's.
        found: All that were found.
    """
    titled = _titled_elsewhere(draft, found) if "title supplied" in draft.signals else []
    if not titled:
        return False
    if _goes_beyond(draft, titled):
        draft.role = titled[0].role
        return False
    _pass_on_start(draft, titled[0])
    return True


def _titled_elsewhere(draft: AppointmentDraft, found: Sequence[AppointmentDraft]) -> list[AppointmentDraft]:
    """The drafts of other sentences that give the title that "leads" leaves out."""
    stands_in = draft.basis in {"interim", "acting"}
    return [
        other
        for other in found
        if other.person == draft.person
        and "title supplied" not in other.signals
        and set(draft.bodies) <= set(other.bodies)
        and "former" not in {other.status, draft.status}
        and not (stands_in and other.basis is None)
    ]


def _goes_beyond(draft: AppointmentDraft, titled: Sequence[AppointmentDraft]) -> bool:
    """“Jane Doe, who leads A, will become chief executive of A and B”: what she is to be is not what she is."""
    return draft.status == "held" and all(
        other.status in {"planned", "proposed"} and set(draft.bodies) < set(other.bodies) for other in titled
    )


def _pass_on_start(draft: AppointmentDraft, titled: AppointmentDraft) -> None:
    """“Jane Doe, who has led Dale CCG since 2013”, whose title stands elsewhere: that post has had her since then."""
    if draft.start and titled.start is None and draft.bodies == titled.bodies and titled.status == draft.status:
        titled.start = draft.start
        titled.spans += draft.spans
