"""Lists of who holds what, a line for each, below a line that tells where: “Chair – Jane Doe / Chief nurse – John Roe”.

Such lines come out of pages as headings or paragraphs of their own, so that only the words above tell whose they are,
and from when.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus, Basis
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.posts import Post
from commonseal.reading.rules.coming import coming_body
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.table_people import is_label
from commonseal.reading.rules.tenures import basis_in, settle
from commonseal.reading.rules.whose import bodies_for

_LINE = rule_pattern(
    r"^\W*(?P<post>{O})(?P<more>(?:,? (?:and|&) (?:[a-z][a-z-]+ ?){1,4})?)(?: \((?P<how>[^()\[\]]{1,30})\))?"
    r"\s*(?:–|-|—|:|\||\t|\.{3,})\s*{P:who}(?P<rest>[^\n]*)$"
)
# “Chief people officer – TBC”: the list goes on
_OPEN_LINE = rule_pattern(
    r"^\W*(?:{O}|[A-Z][\w ,&-]{3,50})(?: \([^()]{1,30}\))?\s*(?:–|-|—|:|\||\t)\s*"
    r"(?:tbc|tba|vacan\w+|to be (?:appointed|confirmed|announced|advertised)|interviews?|recruitment|post)\b[^\n]*$"
)
# “Finance: Jane Doe” below “The executive directors are:”
_FUNCTION = rule_pattern(
    r"^\W*(?P<field>(?-i:[A-Z])[a-z][a-z ,&'-]{3,45}?)(?: \((?P<how>[^()\[\]]{1,30})\))?\s*(?::|–|-|—|\||\t)\s*{P:who}"
    r"(?P<rest>[^\n]*)$"
)
_HEADED_BY = rule_pattern(r"(?P<post>{O})[^.;\[]{0,60}:\W*$")
_OF_FUNCTIONS = re.compile(
    r"(?P<one>(?:executive |corporate |strategic |assistant |associate )?directors?|heads?(?: of service)?"
    r"|(?:cabinet|executive|lead) members?|portfolio holders?|(?:clinical |executive )?leads?)",
    re.IGNORECASE,
)
_LEAST = 2
_LONGEST = 20
_STARTS = rule_pattern(
    r"(?:\bfrom|\bjoin(?:s|ing)(?: us)?(?: (?:on|in|from))?|\bstart(?:s|ing)?(?: (?:on|in|from))?|\btakes up (?:the )?"
    r"(?:post|role)(?: (?:on|in))?|\bbegins?(?: (?:on|in))?|\barrives?(?: (?:on|in))?|\bin post from|\bw\.?e\.?f\.?"
    r"|\bwith effect from) {D:start}"
)
_SINCE = rule_pattern(r"\b(?:since|in post since|appointed(?: (?:on|in))?|joined(?: us)?(?: (?:on|in))?) {D:since}")
_UNTIL = rule_pattern(
    r"\b(?:until|till|to|up to|leaves(?: us)?(?: (?:on|in))?|leaving(?: (?:on|in))?|retires(?: (?:on|in))?"
    r"|retiring(?: (?:on|in))?)(?: the end of)? (?!{P}){D:end}"
)
_UNTIL_ANOTHER = rule_pattern(
    r"\buntil {P:next}(?: \([^()]{1,40}\))? (?:starts|joins|arrives|takes over|begins|takes up (?:the )?(?:post|role)"
    r"|comes|is in post)(?: us)?(?: (?:on|in|from))? {D:then}"
)
_DESIGNATE = re.compile(r"\b(?:designate|elect|incoming)\b", re.IGNORECASE)
_FROM = rule_pattern(r"\b(?:from|with effect from|after|as of|on) {D:start}")
_MOVE_ON = rule_pattern(
    r"\b(?:mov|transfer|pass|go|switch|join|come|becom)\w*(?: over| across| together)?(?: to| into"
    r"| as)? (?:the )?{B:new}"
    r"[^\[.;]{0,20} {D:day}"
)


def find(paper: Paper) -> Iterator[AppointmentDraft]:
    """Find who is told in lists of a title and a name on each line, where the words above tell the body.

    Args:
        paper: The paper.
    """
    run: list[View] = []
    for head in paper.views[:-1]:
        if head.posts.text.rstrip().endswith(":") and "[O" in head.posts.text:
            yield from _of_functions(paper, head)
    for view in (*paper.views, None):
        if view is not None and _goes_on(view, run):
            run.append(view)
            continue
        lines = [match for other in run if (match := _line(other))]
        if len(lines) >= _LEAST or any(match["more"] for match in lines):
            yield from _of_list(paper, run)
        run = [view] if view is not None and _line(view) else []


_LABELLED = re.compile(r":\s+\[P\d+\]")


def _line(view: View) -> re.Match[str] | None:
    """What a line tells of a title and a name; rows of a table are read with their table."""
    match = _LINE.match(view.posts.text)
    if match and view.sentence.block.kind == "row" and not (match["more"] and _LABELLED.search(match.group())):
        return None
    post = view.posts.item(match["post"]) if match else None
    return match if isinstance(post, Post) and not is_label(post.title) else None


def _of_functions(paper: Paper, first: View) -> Iterator[AppointmentDraft]:
    """“Finance: Jane Doe / Nursing: John Roe” below “The executive directors are:”: each is one of that field."""
    head = _HEADED_BY.search(first.posts.text) if "[P" not in first.posts.text else None
    post = first.posts.item(head["post"]) if head else None
    kind = _OF_FUNCTIONS.fullmatch(post.title) if isinstance(post, Post) and post.plural else None
    if kind is None or not isinstance(post, Post):
        return
    names = post.bodies or _told_above(paper, paper.views[first.number + 1])[0] or bodies_for(paper, first, post, 0)
    joint = " for " if "member" in kind["one"].lower() or "holder" in kind["one"].lower() else " of "
    one = re.sub(r" of service$", "", singular(post.title))
    for view in paper.views[first.number + 1 : first.number + 1 + _LONGEST]:
        match = _FUNCTION.match(view.posts.text)
        person = view.posts.item(match["who"]) if match else None
        if match is None or not isinstance(person, PersonMention):
            if not _OPEN_LINE.match(view.posts.text):
                return
            continue
        if names and " " in person.name:
            title = f"{one}{joint}{match['field'][0].lower()}{match['field'][1:]}"
            yield from _drafts(paper, view, match, (replace(post, title=title), person), (names, None))


def _goes_on(view: View, run: list[View]) -> bool:
    """Say whether a line is one more of a list, or the rest of its last line."""
    if not run:
        return False
    is_line = _line(view) or _OPEN_LINE.match(view.posts.text)
    return bool(is_line) or (not view.sentence.opens_block and _OPEN_LINE.match(run[-1].posts.text) is not None)


def _of_list(paper: Paper, run: list[View]) -> Iterator[AppointmentDraft]:
    names, start = _told_above(paper, run[0])
    for view in run:
        match = _line(view)
        post, person = (view.posts.item(match[key]) for key in ("post", "who")) if match else (None, None)
        if match is None or not isinstance(post, Post) or not isinstance(person, PersonMention) or post.plural:
            continue
        bodies = post.bodies or names or (_of_speakers(paper, run[0]) if match["more"] else ())
        if " " in person.name and bodies:
            yield from _drafts(paper, view, match, (post, person), (bodies, start))


# what follows tells of somebody else, or of another post of hers
_ANOTHER = re.compile(r"\[O|;|(?<!until )\[P|\), ")


def _drafts(
    paper: Paper,
    view: View,
    match: re.Match[str],
    who: tuple[Post, PersonMention],
    where: tuple[tuple[str, ...], str | None],
) -> Iterator[AppointmentDraft]:
    (post, person), (bodies, start) = who, where
    marked, rest = view.posts, match["rest"]
    title = f"{post.title}{(match.groupdict().get('more') or '').rstrip()}"
    aside = _ANOTHER.split(rest)[0]
    own = _UNTIL_ANOTHER.sub("", aside)
    draft = AppointmentDraft(person.name, title, bodies, "held", [marked.source(0, match.end("who"))], "list of posts")
    begins = _date(marked, _STARTS.search(own), "start")
    draft.start = begins or _date(marked, _SINCE.search(own), "since") or start
    another = _UNTIL_ANOTHER.search(aside)
    draft.end = _date(marked, another, "then") or _date(marked, _UNTIL.search(aside), "end")
    draft.basis = post.basis or basis_in(f"({match['how'] or ''})") or _basis(aside)
    is_planned = start is not None or begins is not None or _DESIGNATE.search(f"{match['how'] or ''} {aside}")
    draft.status = "planned" if is_planned or "planned" in post.modifiers else "held"
    settle(draft, paper.published)
    if draft.status == "held" and not paper.published and is_planned:
        draft.status = "planned"
    yield draft
    other = marked.item(another["next"]) if another else None
    if another and isinstance(other, PersonMention) and " " in other.name:
        status: AppointmentStatus = "planned"
        span = marked.source(0, match.start("rest") + another.end())
        yield AppointmentDraft(other.name, title, bodies, status, [span], "list of posts", start=draft.end)


def _basis(words: str) -> Basis | None:
    found = re.search(r"\b(interim|acting)\b", words)
    return cast("Basis", found[1]) if found else None


def _date(marked: Marked, match: re.Match[str] | None, key: str) -> str | None:
    item = marked.item(match[key]) if match else None
    return item.bounded if isinstance(item, DateMention) else None


def _told_above(paper: Paper, first: View) -> tuple[tuple[str, ...], str | None]:
    """Whose the posts of a list are as the line above it and the heading tell, and from when they will be."""
    lead = paper.views[first.number - 1] if first.number else None
    if lead is None:
        return (), None
    head = _heading_of(paper, lead)
    day = next((date for view in (lead, head) if view and (date := _first_day(paper, view))), None)
    for view in (lead, head):
        found = [body for _, body in bodies_of(view.posts) if _is_meant(body)] if view else []
        if len(found) == 1:
            return found[0].names, day
    if day is not None and (new := _moved_to(paper, day) or coming_body(paper)):
        return new, day
    return (), day


def _of_speakers(paper: Paper, first: View) -> tuple[str, ...]:
    """The paper's own body, or else those for which “we” and “our” stood last above a list."""
    if paper.author:
        return paper.author
    above = (body for view in reversed(paper.views[max(0, first.number - _FAR) : first.number]) for body in view.bodies)
    return next((body.names for body in above if body.form == "us"), ())


_FAR = 8


def _heading_of(paper: Paper, view: View) -> View | None:
    """The heading above a line, within a few sentences."""
    above = reversed(paper.views[max(0, view.number - 4) : view.number])
    return next((other for other in above if other.sentence.block.kind == "heading"), None)


def _is_meant(body: BodyMention) -> bool:
    return body.form not in {"it", "us", "they"} and body.body_class not in {"national", "system"}


def _first_day(paper: Paper, view: View) -> str | None:
    """The day to come that a line tells for all of a list: “Who's who from July”."""
    date = _date(view.posts, _FROM.search(view.posts.text), "start")
    return date if date and paper.published and date[: len(paper.published)] > paper.published[: len(date)] else None


def _moved_to(paper: Paper, day: str) -> tuple[str, ...]:
    """“Everybody moves over to A on 1 July”: the body that is there from the day of the list."""
    for view in paper.views:
        for match in _MOVE_ON.finditer(view.posts.text):
            body, date = view.posts.item(match["new"]), view.posts.item(match["day"])
            if isinstance(body, BodyMention) and isinstance(date, DateMention) and date.edtf.startswith(day):
                return body.names
    return ()
