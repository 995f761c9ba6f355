"""Posts in a list whose opening says of all of them that they are to come, and where."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.appointment_status import PLAIN
from commonseal.reading.rules.drafts import AppointmentDraft

_LISTED_TO_COME = rule_pattern(
    r"^(?:from {D:start},? )?(?:[^:.;\[]|\[[BGD]\d+\]){3,200}\b(?:will|are to|is to) (?:be|comprise|include|consist of)"
    r"(?: as follows| made up of)?: "
)
# “The following appointments to the executive team of A have been made:”, above one line for each
_APPOINTMENTS_FOLLOW = re.compile(r"[^:]{0,220}\b(?:appointments?|appointed|recruited)\b[^:]{0,160}:\s*", re.IGNORECASE)
_JUST_MADE = re.compile(
    r"\b(?:confirm(?:ed)?|announced?)\b[^:]{0,80}\b(?:appointments?|appointed|recruited)\b"
    r"|\b(?:have|has) (?:now )?been (?:appointed|recruited)\b",
    re.IGNORECASE,
)


def of_the_opening(view: View, match: re.Match[str], rule: str) -> tuple[str, ...]:
    """Give the one body to which the sentence above a list says that those listed have been appointed.

    Args:
        view: The line of the list.
        match: What joins a person to the post in it.
        rule: The rule's name.
    """
    if not _is_told_by_opening(view, match.start(), rule) or match.groupdict().get("when"):
        return ()
    bodies = [body for body in view.intro_bodies if body.body_class != "national"]
    return bodies[0].names if len(bodies) == 1 else ()


def _is_told_by_opening(view: View, place: int, rule: str) -> bool:
    """Say whether a post is what a line of such a list begins with: others in it are what the person does now."""
    is_first = rule in {"post before name", "by-line"} and "[" not in view.posts.text[:place]
    is_listed = is_first and view.sentence.block.kind == "item"
    return is_listed and _APPOINTMENTS_FOLLOW.fullmatch(view.intro) is not None


_FROM = rule_pattern(r"\b(?:[Ff]rom|[Ww]ith effect from|effective(?: from)?) {D:start}[^.;]{0,90}:\W*$")
_LONGEST = 20  # lines


def start_of_list(paper: Paper, view: View) -> str | None:
    """Give the day that the line above a list tells for all of it: “From 1 July:”."""
    if not view.intro:
        return None
    for other in reversed(paper.views[max(0, view.number - _LONGEST) : view.number]):
        if paper.document.flow[other.sentence.start : other.sentence.end] == view.intro:
            found = _FROM.search(other.plain.text)
            date = other.plain.item(found["start"]) if found else None
            return date.bounded if isinstance(date, DateMention) else None
    return None


def as_listed(draft: AppointmentDraft, view: View, place: int, rule: str) -> None:
    """“From 1 May the team will be: Jane Doe, chair; …”: all of the list are to come.

    Args:
        draft: The appointment, changed in place.
        view: The sentence.
        place: Where in the marked sentence its words begin.
        rule: The rule's name.
    """
    if rule not in PLAIN or draft.status != "held":
        return
    if _is_told_by_opening(view, place, rule) and _JUST_MADE.search(view.intro):
        draft.status = "planned"
        return
    lead = _LISTED_TO_COME.match(view.posts.text)
    if lead is None or lead.end() > place:
        return
    draft.status = "planned"
    start = view.posts.item(lead["start"]) if lead["start"] else None
    draft.start = start.bounded if isinstance(start, DateMention) else None
