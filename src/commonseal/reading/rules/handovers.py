"""Where one holder's time meets the next one's: “until John Roe arrives”, and the day on which another begins."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import AppointmentDraft

_UNTIL_COMES = rule_pattern(
    r"\b(?:until|till|before|pending the arrival of) {P:who} (?:(?:can |is able to |is due to "
    r"|is free to )?(?:arrives?|joins?"
    r"|starts?|begins?|takes? (?:over|up|charge|the)|comes?|gets (?:here|there)|is in post|is released|can do so)"
    r"|(?P<back>returns?|comes? back|is back))(?:[^\[.;]{0,40}? (?:on|in|at|from) {D:start})?"
)


def until_another(view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find who comes when a stand-in goes: “Jane Doe is acting chief until John Roe arrives in May”.

    Args:
        view: The sentence.
        known: The appointments found so far.
    """
    marked = view.posts
    for match in _UNTIL_COMES.finditer(marked.text):
        person = marked.item(match["who"])
        span = marked.source(*match.span())
        before = re.findall(r"\[P\d+\]", marked.text[: match.start()])
        holder = marked.item(before[-1]) if before else None
        if not isinstance(person, PersonMention) or not isinstance(holder, PersonMention) or " " not in person.name:
            continue
        has = [d for d in known if d.person == holder.name and d.status != "former" and min(d.spans)[0] < span[0]]
        has = [d for d in has if d.basis in {"interim", "acting"} or d.rule == "stands in"]
        if (
            not has
            or holder.name == person.name
            or any(d.person == person.name and d.role == has[-1].role for d in known)
        ):
            continue
        status: AppointmentStatus = "held" if match["back"] else "planned"
        draft = AppointmentDraft(person.name, has[-1].role, has[-1].bodies, status, [span], "until another comes")
        date = marked.item(match["start"]) if match["start"] else None
        draft.start = date.bounded if isinstance(date, DateMention) and status == "planned" else None
        draft.signals.add("title from before")
        yield draft


# one person at a time holds such a post, so a successor's start ends the predecessor's time
_SINGLE = re.compile(
    r"chief|accountable officer|managing director|^chair|leader$|^director|finance director|medical director"
    r"|treasurer",
    re.IGNORECASE,
)


def end_by_successor(pool: list[AppointmentDraft]) -> None:
    """End a predecessor's time where a successor begins, also where two sentences tell the two.

    Args:
        pool: The paper's appointments, changed in place.
    """
    coming = [d for d in pool if d.status == "planned" and d.start and "/" not in d.start and _SINGLE.search(d.role)]
    told = {(draft.person, draft.role.casefold()) for draft in pool if draft.end}
    of_role: dict[str, list[AppointmentDraft]] = {}
    for draft in pool:
        if (draft.person, draft.role.casefold()) not in told:
            of_role.setdefault(draft.role.casefold(), []).append(draft)
    for new in coming:
        for old in of_role.get(new.role.casefold(), ()):
            if (
                old.person != new.person
                and old.end is None
                and old.status in {"held", "planned"}
                and (old.status == "held" or old.basis in {"interim", "acting"})
                and set(old.bodies) <= set(new.bodies)
                and (old.start or "") != new.start
                and new.basis is None
            ):
                old.end = new.start


_WHOSE_TERM = rule_pattern(
    r"{P:who},? whose (?:[a-z-]+ ){0,2}(?:term|tenure|contract|appointment|secondment)(?: of office| in office)?"
    r" (?:(?:is|was) (?:due )?to (?:end|come to an end|expire)|(?:will|would) (?:end|come to an end|expire"
    r"|finish|be up)|ends|expires|finishes|runs out|comes to an end|is up)(?: on| in| at)? {D:date}"
)


def end_of_terms(view: View, known: list[AppointmentDraft]) -> None:
    """“Sir John Roe, whose term ends on 30 June”: the end of the post that he was last said to hold.

    Args:
        view: The sentence.
        known: The appointments found so far, changed in place.
    """
    for match in _WHOSE_TERM.finditer(view.posts.text):
        person, date = view.posts.item(match["who"]), view.posts.item(match["date"])
        held = [d for d in known if isinstance(person, PersonMention) and d.person == person.name and d.end is None]
        held = [d for d in held if d.status == "held"]
        if held and isinstance(date, DateMention):
            held[-1].end = date.edtf


# “Her successor, Matt Poe, is on loan from …”, “… says that it works”: of somebody who is there
_IS_THERE = re.compile(
    r",? (?:who )?(?:is(?! (?:to|due|expected|set|likely|about)\b)|has|says|said|runs|leads|came|started|took"
    r"|arrived|joined"
    r"|was|told|works|reckons|thinks|believes)\b"
)


def is_in_it(marked: Marked, match: re.Match[str], old: PersonMention, known: list[AppointmentDraft]) -> bool:
    """Say whether a successor, told without a verb, is in the post by now: the other has gone, and he does something.

    Args:
        marked: The sentence.
        match: What told of the successor.
        old: Whose successor it is.
        known: The appointments found so far.
    """
    gone = any(draft.person == old.name and draft.status == "former" for draft in known)
    return gone and not match["verb"] and _IS_THERE.match(marked.text, match.end()) is not None


_UNTIL = rule_pattern(r"(?:[^;.\[]|\[[BGO]\d+\]){0,60} until (?:at least )?{D:day}")


def until_when(marked: Marked, place: int) -> str | None:
    """Give the day until which somebody is where the words say: “Her successor, Jane Doe, is on loan until March”.

    Args:
        marked: The sentence.
        place: Where the words after the name begin.
    """
    found = _UNTIL.match(marked.text, place)
    date = marked.item(found["day"]) if found else None
    return date.edtf if isinstance(date, DateMention) else None


def short_name(paper: Paper, place: str | None) -> BodyMention | None:
    """Give the body of a short name that after “at” would be taken for the place: “At Marlow she follows …”.

    Args:
        paper: The paper.
        place: The name.
    """
    index = paper.registry.aliases.get(place or "")
    if index is None:
        return None
    body = paper.registry.bodies[index]
    return BodyMention(0, 0, (body.name,), body.body_class, "short")
