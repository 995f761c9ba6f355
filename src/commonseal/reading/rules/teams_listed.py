"""Teams set out post by post, one a line: that of several bodies together, or that of a body still to begin.

“There is one executive team for the three boards. … Chief nurse – to be appointed”: each post is one of all three.
“Who's who from July”, in the newsletter of those who move to a new body on 1 July: the posts are there, and to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.posts import Post
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import AppointmentDraft, ArrangementDraft
from commonseal.reading.rules.tenures import basis_in

_LINE = re.compile(
    r"^\W*(?P<post>\[O\d+\])(?P<more>(?: and| &|,| for| of) [a-z][a-z ,&-]{2,40}?)?(?: \((?:interim|acting|joint)\))?"
    r" ?(?:–|-|—|:|\||\t|,) ?\s*(?:(?P<who>\[P\d+\])(?P<rest>.*)"
    r"|(?P<vacant>(?:to be (?:appointed|confirmed|advertised|recruited)|vacant|vacancy|tbc|tba|being (?:advertised"
    r"|recruited)|recruitment|interviews?|not yet|we are recruiting|out to advert)\b.*))$",
    re.IGNORECASE,
)
_ONE_TEAM = re.compile(
    r"\b(?:one|single|joint|shared|common|same|combined)\b[^.;]{0,40}?\b(?:executive|leadership|management"
    r"|senior|directors?|top) (?:[a-z]+ )?(?:team|structure|board)\b"
    r"|\b(?:executive|leadership|management|senior|top) (?:[a-z]+ )?team (?:for|of|across|serving) (?:all|both|the"
    r" (?:two|three|four|five|six)|\[B)",
    re.IGNORECASE,
)
_STARTS = rule_pattern(
    r"\b(?:joins?(?: us)?|starts?|starting|from|begins?|arrives?|takes up (?:the )?(?:post|role))"
    r"(?: us)?(?: on| in)? {D:start}"
)
# “(interim, until Maria Costa starts in September)”
_RELIEF = rule_pattern(
    r"\buntil {P:who},? (?:who )?(?:starts?|joins?(?: us)?|arrives?|begins?|takes over|comes|is (?:here|in post))"
    r"(?: on| in)? {D:start}"
)
_ENDS = rule_pattern(r"\b(?:until|to|till|leaves|retires)(?: in| on)? {D:end}")
# “Who's who from July”, “The top team from 1 April”
_HEADED_FROM = rule_pattern(
    r"\b(?:who's who|who is who|team|board|leadership|structure|executives?|directors|in charge|chart)\b[^.;\[]{0,30}?"
    r"(?:from|as of|on|after) {D:start}"
)
# “everybody else moves over to B on 1 July”
_GOES_TO = rule_pattern(
    r"\b(?:moves?|moving|transfers?|transferring|join(?:s|ing)?|becom(?:e|es|ing)|go(?:es|ing)?|part of|replaced by"
    r"|succeeded by|passes|hand(?:s|ing)? over|merg(?:e|es|ing)|over|into)\b"
    r"(?:[^.;\[]|\[[PF]\d+\]){0,40}?(?:to|into|by|of|part of|become|join)? ?(?:the )?(?:new )?{B:body}"
    r"(?:[^.;\[]|\[[BPF]\d+\]){0,40}?(?:on|from|in) {D:when}"
)
_BACK = 14
_FEW = 2
_GAP = 1


@dataclass(frozen=True, slots=True)
class _Scope:
    """Whose team it is, and since when where it is still to begin."""

    bodies: tuple[str, ...]
    start: str | None = None


def appointments(paper: Paper) -> Iterator[AppointmentDraft]:
    """Find who has the posts of such teams.

    Args:
        paper: The paper.
    """
    for scope, view, match in _lines(paper):
        person = view.posts.item(match["who"]) if match["who"] else None
        post = view.posts.item(match["post"])
        if not isinstance(person, PersonMention) or not isinstance(post, Post) or " " not in person.name:
            continue
        rest = match["rest"] or ""
        span = (view.sentence.start, view.sentence.end)
        relief = _RELIEF.search(rest)
        if relief and isinstance(next_one := view.posts.item(relief["who"]), PersonMention):
            second = AppointmentDraft(
                next_one.name, _title(post, match), scope.bodies, "planned", [span], "next in a team"
            )
            second.start = _date(view, relief, "start")
            yield second
            rest = rest[: relief.start()]
        draft = AppointmentDraft(person.name, _title(post, match), scope.bodies, "held", [span], "line of a team")
        draft.basis = post.basis or basis_in(rest)
        draft.start = _date(view, _STARTS.search(rest), "start") or scope.start
        draft.end = _date(view, relief, "start") or _date(view, _ENDS.search(rest), "end")
        is_later = draft.start and paper.published and draft.start > paper.published[: len(draft.start)]
        draft.status = "planned" if scope.start or is_later else "held"
        yield draft


def vacant_posts(paper: Paper) -> Iterator[ArrangementDraft]:
    """Find the posts of a team of several bodies that nobody holds yet.

    Args:
        paper: The paper.
    """
    for scope, view, match in _lines(paper):
        post = view.posts.item(match["post"])
        parties = tuple(name for name in scope.bodies if can_be_party(paper.class_of(name)))
        if match["vacant"] and isinstance(post, Post) and not post.plural and len(parties) > 1:
            span = (view.sentence.start, view.sentence.end)
            title = _title(post, match)
            yield ArrangementDraft("shared_post", parties, "agreed", [span], "vacant post of a team", role=title)


def _title(post: Post, match: re.Match[str]) -> str:
    return f"{post.title}{match['more'] or ''}"


def _date(view: View, match: re.Match[str] | None, key: str) -> str | None:
    date = view.posts.item(match[key]) if match else None
    return date.edtf if isinstance(date, DateMention) else None


def _lines(paper: Paper) -> Iterator[tuple[_Scope, View, re.Match[str]]]:
    """The lines of runs of two or more, each with whose team they tell of where that is told above them."""
    run: list[tuple[View, re.Match[str]]] = []
    for view in (*paper.views, None):
        match = _LINE.match(view.posts.text) if view is not None and view.sentence.opens_block else None
        if view is not None and match:
            run.append((view, match))
            continue
        is_aside = (
            view is not None and run and view.number - run[-1][0].number <= _GAP and not view.sentence.opens_block
        )
        if is_aside:
            continue
        if len(run) >= _FEW and (scope := _scope(paper, run[0][0].number)):
            yield from ((scope, line, found) for line, found in run)
        run = []


def _scope(paper: Paper, first: int) -> _Scope | None:
    above = paper.views[max(0, first - _BACK) : first]
    for view in reversed(above):
        sets = [b for _, b in bodies_of(view.plain) if len(b.names) > 1 and can_be_party(b.body_class)]
        if _ONE_TEAM.search(view.plain.text) and sets:
            return _Scope(sets[-1].names)
        headed = _HEADED_FROM.search(view.plain.text)
        start = _date_in(view, headed)
        if start and paper.published and start > paper.published[: len(start)]:
            return _of_the_coming(paper, first, start)
    return None


def _date_in(view: View, match: re.Match[str] | None) -> str | None:
    date = view.plain.item(match["start"]) if match else None
    return date.edtf if isinstance(date, DateMention) else None


def _of_the_coming(paper: Paper, first: int, start: str) -> _Scope | None:
    """The one body to which the paper says that its people go on that day, or in that month."""
    found: list[str] = []
    for view in paper.views[:first]:
        for match in _GOES_TO.finditer(view.plain.text):
            body, date = view.plain.item(match["body"]), view.plain.item(match["when"])
            if not isinstance(body, BodyMention) or not isinstance(date, DateMention):
                continue
            same = min(len(start), len(date.edtf))
            is_other = body.form in {"name", "short"} and len(body.names) == 1 and body.names[0] not in paper.author
            if is_other and date.edtf[:same] == start[:same]:
                found.append(body.names[0])
    return _Scope((found[0],), start) if len(set(found)) == 1 else None
