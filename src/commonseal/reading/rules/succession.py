"""Who goes and who comes after: departures, and one person in another's place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.context import attribution_of, clause_around
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.whose import bodies_for


def _verbs(key: str) -> str:
    return "(?:" + "|".join(phrases("appointments", key)) + ")"


_WHEN = (
    r"(?P<tail>(?: (?:his|her|their) (?:role|post|job|position)| the (?:organisation|post"
    r"|role))?(?: as (?P<post>{O})| (?:from |at )?(?P<body>{B}))?(?:[^\[.;]{0,40}?(?: (?:on|in"
    r"|at|from|by) (?:the end of )?|, | )(?P<date>{D}))?)"
)
_ASIDE = r"(?:, (?:(?!\[[PO]\d+\])[^;.]){1,90}?,)?"
_GOES = rule_pattern(
    rf"{{P:who}}(?:, (?P<title>{{O}}),)?{_ASIDE},?(?: who)?(?: has announced (?:that )?"
    rf"(?:{{P}} )?)? (?:(?P<leaves>{_verbs('leaves')})|(?P<left>{_verbs('left')}))" + _WHEN
)
_POST_OF_GOER = rule_pattern(
    rf"(?P<title>{{O}}),? {{P:who}},?(?: who)? (?:(?P<leaves>{_verbs('leaves')})|(?P<left>{_verbs('left')}))" + _WHEN
)
_AFTER = rule_pattern(
    rf"(?:\bAt (?P<at>{{B}}),? )?{{P:who}}(?:, (?P<own>{{O}}),)?{_ASIDE},?(?: who)? "
    rf"(?P<verb>{_verbs('succeeds')})(?: (?:at|as|in) (?P<where>{{BO}}))?(?: (?P<when>{{D}}))?"
    rf"(?: from| as)? (?:(?P<post>{{O}}),? )?{{P:old}}"
)
_TAKING = rule_pattern(rf",? (?P<verb>{_verbs('succeeds')})(?: from)? (?:(?P<post>{{O}}),? )?{{P:old}}")
_SINCE_LEFT = rule_pattern(rf"(?P<post>{{O}}) since {{P:old}} {_verbs('left')}(?:[^\[.;]{{0,30}}(?P<date>{{D}}))?")
_BY = rule_pattern(
    rf"{{P:old}}(?:, (?P<post>{{O}}),)?,?(?: who)? (?:(?!\[P\d+\])[^.;]){{0,60}}?(?: and)? "
    rf"(?P<verb>{_verbs('succeeded')}) {{P:who}}"
)


def find(paper: Paper, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find departures and successions.

    Args:
        paper: The paper.
        known: The appointments found so far; a departure takes its post from them, and ends them.

    Yields:
        Further appointments; those in ``known`` are given their end and status in place.
    """
    for view in paper.views:
        if "[P" not in view.posts.text:
            continue
        yield from _successions(paper, view, known)
        yield from _departures(paper, view, known)


def _departures(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    marked = view.posts
    for pattern in (_POST_OF_GOER, _GOES):
        for match in pattern.finditer(marked.text):
            person = marked.item(match["who"])
            if not isinstance(person, PersonMention) or " " not in person.name:
                continue
            status: AppointmentStatus = "former" if match["left"] else "held"
            date = marked.item(match["date"]) if match["date"] else None
            end = date.bounded if isinstance(date, DateMention) else None
            post = marked.item(match["title"] or match["post"] or "[X0]") if (match["title"] or match["post"]) else None
            span = marked.source(match.start(), match.end())
            body = marked.item(match["body"]) if match["body"] else None
            names = body.names if isinstance(body, BodyMention) else ()
            if isinstance(post, Post) and not post.plural:
                bodies = post.bodies or names or bodies_for(paper, view, post, match.start())
                if bodies:
                    yield AppointmentDraft(
                        person.name,
                        post.title,
                        bodies,
                        status,
                        [span],
                        "departure",
                        end=end,
                        basis=post.basis,
                        attribution=attribution_of(paper.document, [span], ""),
                    )
                continue
            _end(known, person.name, names, end, status, span)


def _end(
    known: list[AppointmentDraft],
    person: str,
    bodies: tuple[str, ...],
    end: str | None,
    status: str,
    span: tuple[int, int],
) -> None:
    held = [
        d
        for d in known
        if d.person == person and d.status in {"held", "former"} and (not bodies or set(bodies) & set(d.bodies))
    ]
    for draft in held[-1:]:
        draft.end = draft.end or end
        draft.spans.append(span)
        if status == "former":
            draft.status = "former"


def _successions(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    marked = view.posts
    for match in _AFTER.finditer(marked.text):
        yield from _pair(paper, view, match, known)
    for match in _BY.finditer(marked.text):
        yield from _pair(paper, view, match, known)
    for match in _SINCE_LEFT.finditer(marked.text):
        yield from _since_left(view, match, known)
    for match in _TAKING.finditer(marked.text):
        before = [
            d
            for d in known
            if any(view.sentence.start <= a < marked.source(match.start(), match.end())[0] for a, _ in d.spans)
        ]
        before.sort(key=lambda d: d.status in {"planned", "proposed"})
        if before and not re.search(r"\[P\d+\],?(?: who)?$", marked.text[: match.start()]):
            yield from _old(view, match, before[-1])


def _pair(paper: Paper, view: View, match: re.Match[str], known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Both persons of a succession: the post is named with either, or known of either."""
    marked = view.posts
    new, old = marked.item(match["who"]), marked.item(match["old"])
    if not isinstance(new, PersonMention) or not isinstance(old, PersonMention):
        return
    post, bodies = _post_between(paper, view, match, known, (new.name, old.name))
    if not post or not bodies:
        return
    first, last = clause_around(marked.text, match.start(), match.end())
    span = marked.source(match.start(), match.end())
    date = _start(marked, match, last)
    is_done = bool(re.match(r"(?:took|succeeded|replaced|followed|has |was |handed)", match["verb"], re.IGNORECASE))
    words = marked.text[first:last]
    attribution = attribution_of(paper.document, [span], words)
    settled = any(
        d.person == new.name
        and (d.role.casefold() == post.casefold() or (d.status != "former" and set(d.bodies) & set(bodies)))
        for d in known
    )
    if " " in new.name and not settled:
        new_status: AppointmentStatus = (
            "held"
            if is_done
            else "proposed"
            if re.search(r"tipped|likely|lined up|would", match["verb"])
            else "planned"
        )
        yield AppointmentDraft(
            new.name, post, bodies, new_status, [span], "succession", start=date, attribution=attribution
        )
    for draft in known:
        if draft.person == new.name and draft.start is None and draft.status == "planned" and date:
            draft.start = date
            draft.spans.append(span)
            break
    if " " in old.name:
        end = date if date and re.fullmatch(r"[\dX]{4}(-\d\d){0,2}", date) else None
        yield AppointmentDraft(
            old.name, post, bodies, "former" if is_done else "held", [span], "succession", end=end, attribution="stated"
        )


def _since_left(view: View, match: re.Match[str], known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“Jane Doe has been acting chief executive since John Roe left”: the post was his."""
    marked = view.posts
    old = marked.item(match["old"])
    span = marked.source(match.start(), match.end())
    holders = [d for d in known if any(a < span[1] and b > span[0] for a, b in d.spans)]
    if not isinstance(old, PersonMention) or " " not in old.name or not holders:
        return
    date = marked.item(match["date"]) if match["date"] else None
    end = date.edtf if isinstance(date, DateMention) else None
    holders[-1].start = holders[-1].start or end
    yield AppointmentDraft(
        old.name, holders[-1].role, holders[-1].bodies, "former", [span], "since the other left", end=end
    )


def _post_between(
    paper: Paper, view: View, match: re.Match[str], known: list[AppointmentDraft], persons: tuple[str, str]
) -> tuple[str, tuple[str, ...]]:
    marked = view.posts
    groups = match.groupdict()
    token = groups.get("where") or groups.get("at")
    where = marked.item(token) if token else None
    named = marked.item(groups["post"]) if groups.get("post") else where
    if isinstance(named, Post):
        place = where.names if isinstance(where, BodyMention) else ()
        return named.title, named.bodies or place or bodies_for(paper, view, named, match.start())
    for person in persons:
        posts = [
            d for d in known if d.person == person and (d.status in {"planned", "proposed"} or person == persons[1])
        ]
        if posts:
            bodies = where.names if isinstance(where, BodyMention) else posts[-1].bodies
            return posts[-1].role, bodies
    return "", ()


def _start(marked: Marked, match: re.Match[str], last: int) -> str | None:
    found = rule_pattern(r"(?:from|on|in|with effect from|since|at) (?P<date>{D})").search(
        marked.text, match.start(), last
    )
    token = match.groupdict().get("when") or (found["date"] if found else None)
    date = marked.item(token) if token else None
    return date.bounded if isinstance(date, DateMention) else None


def _old(view: View, match: re.Match[str], successor: AppointmentDraft) -> Iterator[AppointmentDraft]:
    """“…, taking over from the current chief officer, Jane Doe”: her post ends when the other's begins."""
    marked = view.posts
    old = marked.item(match["old"])
    post = marked.item(match["post"]) if match["post"] else None
    if not isinstance(old, PersonMention) or " " not in old.name:
        return
    title = post.title if isinstance(post, Post) else successor.role
    bodies = (post.bodies if isinstance(post, Post) else ()) or successor.bodies
    span = marked.source(match.start(), match.end())
    status: AppointmentStatus = "former" if successor.status == "held" else "held"
    yield AppointmentDraft(old.name, title, bodies, status, [span], "taking over from", end=successor.start)
