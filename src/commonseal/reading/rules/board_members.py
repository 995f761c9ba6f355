"""Members of a board told by name when they come or go: “Four members of the board stood down: Ann Poe; John Roe”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import singular

_MEMBERS = (
    r"(?P<what>(?:members?|directors?) of (?:the |our |its )?(?P<of>board|committee|cabinet|panel|\[G\d+\])"
    r"|(?P<organ>board|committee|cabinet|panel|governing body) members?|(?:new |independent |lay |other "
    r"|long-serving )*"
    r"(?:non-executives?|trustees?|governors?|lay members)|{O})"
)
_WENT = "|".join((*phrases("appointments", "left"), "gave up their seats?"))
_GO = "|".join(phrases("appointments", "leaves"))
_CAME = r"(?:joined(?: us| the \w+)?|were (?:elected|appointed|chosen|co-opted)|took (?:up )?their seats?|came on)"
_STEPS = (
    rf"(?:(?P<went>{_WENT})|(?P<came>{_CAME})|(?P<go>{_GO}|step down|stand down|retire|leave)"
    r"|(?P<come>will join(?: us| the \w+)?|will be joining(?: us)?|join(?: us| the \w+)?))"
)
_LISTED = rule_pattern(
    rf"(?:^|[.;] |\W )(?:\[F\d+\]|[Tt]he|[Oo]ur|[Ss]everal|[Ss]ome|[Tt]wo|[Tt]hree|[Ff]our|[Nn]ew"
    rf"|[Bb]oth)?(?: of (?:our|the))?"
    rf"(?: (?:new|other|long-serving|independent|more))* ?{_MEMBERS} {_STEPS}(?P<mid>(?:[^:\[]|\[[DFBG]\d+\]){{0,90}}):"
    r" (?P<list>{P}(?:[^.\[]|\[[PFB]\d+\])*)"
)
_WELCOMED = rule_pattern(
    r"\b(?:in (?:their|his|her|\[[PB]\d+\]) (?:place|stead)s?|to replace them|to fill (?:the|these|those) (?:gaps"
    r"|vacancies|seats"
    r"|places)|(?:and )?(?:we|the board) (?:also )?(?:have )?)[^\[.;]{0,12}?,? ?(?:\[[BG]\d+\] )?(?:have |has "
    r"|had )?(?P<verb>(?:re)?welcom\w+|elect\w+|appoint\w+"
    r"|co-opt\w+|recruit\w+|chose|brought in|are joined by|were joined by|have come|came|are|step)\s"
    r"(?P<list>{P}(?:[^.\[]|\[[POFB]\d+\])*)"
)
_FIRST_OF_PART = re.compile(r"(?:^|; |, and |, | and |; and )(?P<who>\[P\d+\])")
_NEAR = 700


def find(paper: Paper, known: Sequence[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find members of boards who are told by name as they join or leave.

    Args:
        paper: The paper.
        known: The appointments found so far.
    """
    last: list[AppointmentDraft] = []
    for view in paper.views:
        text = view.posts.text
        if "[P" not in text:
            continue
        found = list(_of_list(paper, view))
        found += _in_their_place(view, last)
        if found:
            last = found
            has = {(draft.person, draft.role.casefold()) for draft in known}
            yield from (draft for draft in found if (draft.person, draft.role.casefold()) not in has)


def _of_list(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    marked = view.posts
    for match in _LISTED.finditer(marked.text):
        title, bodies = _what(paper, view, match)
        if not title or not bodies:
            continue
        status: AppointmentStatus = "former" if match["went"] else "planned" if match["come"] else "held"
        dates = [marked.item(token) for token in re.findall(r"\[D\d+\]", match["mid"])]
        day = next((date.edtf for date in dates if isinstance(date, DateMention)), None)
        for person in _people(view, match):
            draft = AppointmentDraft(
                person, title, bodies, status, [marked.source(*match.span())], "members told by name"
            )
            if match["went"] or match["go"]:
                draft.end = day
            else:
                draft.start = day
            yield draft


def _what(paper: Paper, view: View, match: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    """The title of one of those who are told, and where they sit."""
    author = paper.author if len(paper.author) == 1 else ()
    what = match["what"]
    if what.startswith("["):
        post = view.posts.item(what)
        if not isinstance(post, Post) or not post.plural or post.title.casefold() in {"members", "directors"}:
            return "", ()
        return singular(post.title), post.bodies or author
    if (match["of"] or "").startswith("["):
        organ = view.posts.item(match["of"])
        if not isinstance(organ, BodyMention) or not organ.organ:
            return "", ()
        return f"{organ.organ.split()[-1].lower()} member", organ.names
    noun = match["of"] or match["organ"]
    return (f"{noun} member" if noun else singular(what.strip())), author


def _in_their_place(view: View, last: Sequence[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“In their place we welcomed Ann Poe, a tenant, and John Roe”: such members as those told just before."""
    near = [d for d in last if 0 <= view.sentence.start - max(d.spans)[0] < _NEAR]
    match = _WELCOMED.search(view.posts.text) if near else None
    if match is None:
        return
    for person in _people(view, match):
        draft = AppointmentDraft(
            person, near[0].role, near[0].bodies, "held", [view.posts.source(*match.span())], "members told by name"
        )
        draft.start = near[0].end
        yield draft


def _people(view: View, match: re.Match[str]) -> Iterator[str]:
    """The persons of a list: what follows a name up to the next comma tells of that one."""
    for one in _FIRST_OF_PART.finditer(match["list"]):
        person = view.posts.item(one["who"])
        if isinstance(person, PersonMention) and " " in person.name and person.form == "name":
            yield person.name
