"""Who comes after whom: one person in another's place, and the dates that the change gives both."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.context import attribution_of, clause_around
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules import (
    added_posts,
    both_jobs,
    counterparts,
    departures,
    followups,
    handovers,
    long_service,
    plain_chairs,
    stand_ins,
    told_again,
    told_by_use,
    vacancies,
)
from commonseal.reading.rules.departures import verbs
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.tenures import settle
from commonseal.reading.rules.whose import bodies_for

_ASIDE = r"(?:, (?:(?!\[[PO]\d+\])[^;.]){1,90}?,)?"
_NEAR_BEFORE = 400
_AND_AT = rule_pattern(r"(?: \({B:here}\))?(?:,| and|, and) {P:old} (?:(?:at|in) (?:the )?{B:body}|\({B:beside}\))")
_IN_BRACKETS = rule_pattern(r" \({B:here}\)")
_TAIL = r"(?:(?:, who [^,.;\[\]]{2,60},)? (?:as|in the (?:role|post) of|at|in|of|for) (?P<tail>{BO})(?!'s))?"
_THE_LATE = r"(?:the (?:late|retiring|outgoing|departing|long-serving) )?"
_SHORT = r"(?: (?:in|at) (?P<there>[A-Z][\w-]+(?: (?:(?:and|&) )?[A-Z][\w-]+){0,3}))?"
_AFTER = rule_pattern(
    rf"(?:\bAt (?:(?P<at>{{B}})|(?P<place>[A-Z][\w-]+)),? |(?P<new_at>{{B}}),? where "
    rf"|\b(?:on|in|since|from) {{D:lead}},? )?{{P:who}}(?:, (?P<own>{{O}}),)?{_ASIDE},?(?: who)? "
    rf"(?P<verb>{verbs('succeeds')})(?: (?:at|as|in) (?P<where>{{BO}}))?(?: (?:on |in |from )?(?P<when>{{D}}))?"
    rf"(?: from| as)?(?: the (?:[a-z]+ )?(?:holder of the (?:post|role)|post-?holder|incumbent|occupant),?)?"
    rf" {_THE_LATE}(?:(?P<post>{{O}}),? )?{{P:old}}" + _TAIL + _SHORT
)
# "Her successor will be Jane Doe", "has named Jane Doe as her successor", "Her predecessor, John Roe, …"
_SUCCESSOR_IS = rule_pattern(
    r"{P:old}(?:'s)? (?:successor|replacement)(?: as (?P<post>{O}))?(?:,| -| –)? ?(?P<verb>is to be|will be|is|was"
    r"|has been|would be|)(?: (?:named|confirmed|announced|appointed)(?: as)?)? ?{P:who}"
)
_AS_SUCCESSOR = rule_pattern(
    r"{P:who}(?:(?!\[P\d+\])[^;.]){0,60}? (?P<verb>as|to be) (?:the )?(?:{P:old}(?:'s)? )?(?:interim )?(?:successor"
    r"|replacement)(?: (?:to|for) {P:other})?(?: as (?P<post>{O}))?"
)
_PREDECESSOR = rule_pattern(
    r"{P:who}(?:'s)? (?:immediate )?predecessor(?: as (?P<post>{O}))?(?P<verb>,| was|) ?{P:old}"
)
_TAKING = rule_pattern(
    rf",? (?P<verb>{verbs('succeeds')}|in succession to|in (?:the )?place of)(?: from)? {_THE_LATE}"
    rf"(?:(?P<post>{{O}}),? )?{{P:old}}" + _TAIL
)
_PREDECESSOR_OF = rule_pattern(r"\bpredecessor,? {P:old}")
_SINCE_LEFT = rule_pattern(
    rf"(?P<post>{{O}})(?P<gap>[^\[.;]{{0,40}}?),? (?:since|when|after|following) {{P:old}} "
    rf"(?:(?P<left>{verbs('left')})|(?P<leaves>{verbs('leaves')}))(?:[^\[.;]{{0,30}}(?P<date>{{D}}))?"
)
_BY = rule_pattern(
    rf"{{P:old}}(?:, (?P<post>{{O}}),)?,?(?: who)?(?:(?!\[P\d+\])[^.;]){{0,60}}?(?: and)? "
    rf"(?P<verb>{verbs('succeeded')})(?: as (?P<tail>{{O}}))?(?: (?:on|in"
    rf"|from) {{D:when}})?(?: (?:on an? [a-z]+ basis|temporarily|permanently|for the time being|for now"
    rf"|in the interim))? by "
    rf"(?:(?P<newpost>{{O}}),? |{{P}}(?:'s)? (?:former |own )?(?:deputy|number two|assistant),? )?{{P:who}}"
)
_HANDS = rule_pattern(
    rf"{{P:old}}(?:, (?P<post>{{O}}),)?,?(?: who)?(?:(?!\[P\d+\])[^.;]){{0,60}}?(?: and)? "
    rf"(?P<verb>{verbs('hands_over')}) (?:(?P<newpost>{{O}}),? )?{{P:who}}"
    r"(?:,? (?:as|in the (?:role|post) of) (?P<tail>{O}))?"
)


def find(paper: Paper, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find departures, successions and what later sentences add to a post.

    Args:
        paper: The paper.
        known: The appointments found so far; a departure takes its post from them, and ends them.

    Yields:
        Further appointments; those in ``known`` are given their end and status in place.
    """
    pool = list(known)
    for view in paper.views:
        if "[P" in view.posts.text:
            for rule in (
                told_again.find(paper, view, pool),
                plain_chairs.find(paper, view, pool),
                told_by_use.find(paper, view, pool),
                both_jobs.find(paper, view, pool),
                counterparts.find(paper, view, pool),
                _successions(paper, view, pool),
                long_service.find(paper, view),
                departures.find(paper, view, pool),
                _successors(paper, view, pool),
                added_posts.find(paper, view, pool),
                handovers.until_another(view, pool),
                stand_ins.find(paper, view, pool),
                _takings(view, pool),
            ):
                for draft in rule:
                    settle(draft, paper.published)
                    pool.append(draft)
                    yield draft
            handovers.end_of_terms(view, pool)
        followups.find(paper, view, pool)
    handovers.end_by_successor(pool)


_OF_PAIRS = re.Several((_AFTER, _BY, _HANDS, _SUCCESSOR_IS, _AS_SUCCESSOR, _PREDECESSOR))


def _successions(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    marked = view.posts
    for pattern in _OF_PAIRS.that_may_match(marked.text):
        for match in pattern.finditer(marked.text):
            yield from _pair(paper, view, match, known)
    for match in _SINCE_LEFT.finditer(marked.text):
        yield from _since_left(view, match, known)
    yield from vacancies.find(view, known)
    for match in _PREDECESSOR_OF.finditer(marked.text):
        yield from _before_them(view, match, known)


def _successors(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“She will retire as chair and will be succeeded by John Roe”: the post that the same words said she leaves."""
    for pattern in (_BY, _HANDS):
        for match in pattern.finditer(view.posts.text):
            new = view.posts.item(match["who"])
            first, last = view.posts.source(*match.span())
            is_new = isinstance(new, PersonMention) and not any(
                d.person == new.name and any(first <= a < last + 80 for a, _ in d.spans) and d.status == "planned"
                for d in known
            )
            if isinstance(new, PersonMention) and is_new:
                yield from (d for d in _pair(paper, view, match, known) if d.person == new.name)


def _takings(view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“…, replacing Jane Doe”: whoever the sentence gives a post, by whatever rule, has it from her."""
    marked = view.posts
    for match in _TAKING.finditer(marked.text):
        before = [
            d
            for d in known
            if any(view.sentence.start <= a < marked.source(match.start(), match.end())[0] for a, _ in d.spans)
        ]
        before.sort(key=lambda d: d.status in {"planned", "proposed"})
        before = before or _post_of_taker(view, match, known)
        if before and not re.search(r"\[P\d+\],?(?: who)?$", marked.text[: match.start()]):
            yield from _old(view, match, before[-1])


def _post_of_taker(view: View, match: re.Match[str], known: list[AppointmentDraft]) -> list[AppointmentDraft]:
    """“She had been elected in place of John Roe”: to the one post that a sentence before gave her."""
    people = re.findall(r"\[P\d+\]", view.posts.text[: match.start()])
    taker = view.posts.item(people[-1]) if len(people) == 1 else None
    if not isinstance(taker, PersonMention) or not _WAS_CHOSEN.search(view.posts.text[: match.start()]):
        return []
    own = [d for d in known if d.person == taker.name and d.status in {"held", "planned"}]
    return own[-1:] if len({(d.role.casefold(), d.bodies) for d in own}) == 1 else []


_WAS_CHOSEN = re.compile(
    r"\b(?:(?:was|been|is|are|were) (?:\w+ )?(?:elected|appointed|chosen|recruited|co-opted|brought|named|selected)"
    r"|joined|came in|took (?:up|over|on)|arrived)\b"
)


def _pair(paper: Paper, view: View, match: re.Match[str], known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Both persons of a succession: the post is named with either, or known of either."""
    marked = view.posts
    groups = match.groupdict()
    new, old = marked.item(match["who"]), marked.item(groups.get("old") or groups.get("other") or "")
    old = _who_left(marked, match, known) if _is_own(new, old) else old
    if not isinstance(new, PersonMention) or not isinstance(old, PersonMention) or new.name == old.name:
        return
    post, bodies = _post_between(paper, view, match, known, (new.name, old.name))
    if not post or not bodies:
        return
    first, last = clause_around(marked.text, match.start(), match.end())
    span = marked.source(match.start(), match.end())
    date = _start(marked, match, last)
    words = marked.text[first:last]
    attribution = attribution_of(paper.document, [span], words)
    is_done = _is_done(match)
    is_told = groups.get("there") or _is_body(marked, groups.get("tail") or groups.get("at"))
    is_told = is_told or groups.get("new_at")
    settled = any(
        d.person == new.name
        and (not is_told or set(d.bodies) & set(bodies) or (d.status in {"planned", "proposed"} and not is_done))
        and (d.role.casefold() == post.casefold() or (d.status != "former" and set(d.bodies) & set(bodies)))
        for d in known
    )
    if " " in new.name and not settled:
        status = _status_of_new(match, is_done=is_done)
        is_there = re.is_of(match, _SUCCESSOR_IS) and handovers.is_in_it(marked, match, old, known)
        status = "held" if is_there and status == "planned" else status
        rule, signals = "succession", {"post from the other"}
        draft = AppointmentDraft(
            new.name, post, bodies, status, [span], rule, start=date, attribution=attribution, signals=signals
        )
        if is_there:
            draft.end = handovers.until_when(marked, match.end())
        yield draft
    for draft in known:
        is_new_here = draft.status == "planned" or (is_done and draft.status == "held" and draft.role == post)
        if draft.person == new.name and draft.start is None and is_new_here and date:
            draft.start = date
            draft.spans.append(span)
            break
    if " " in old.name and (not re.is_of(match, _AFTER) or not _OWN_TITLE.match(marked.text, match.end())):
        end = date if date and re.fullmatch(r"[\dX]{4}(-\d\d){0,2}", date) else None
        status = "former" if is_done else "held"
        beside = _IN_BRACKETS.match(marked.text, match.end())
        here = marked.item(beside["here"]) if beside else None
        held_in = here.names if isinstance(here, BodyMention) else bodies
        yield AppointmentDraft(old.name, post, held_in, status, [span], "succession", end=end)
        yield from _another_old(view, match, post, status, end)


def _is_body(marked: Marked, token: str | None) -> bool:
    return token is not None and isinstance(marked.item(token), BodyMention)


def _is_own(new: object, old: object) -> bool:
    """Say whether “his” in “as his successor” was taken for the successor's own."""
    return isinstance(new, PersonMention) and isinstance(old, PersonMention) and new.name == old.name


def _who_left(marked: Marked, match: re.Match[str], known: list[AppointmentDraft]) -> PersonMention | None:
    """“John Roe stepped down. Jane Doe was appointed as his successor”: whoever was last said to have gone."""
    first, last = marked.source(*match.span())
    new = marked.item(match["who"])
    other = new.name if isinstance(new, PersonMention) else ""
    gone = [d for d in known if d.person != other and (d.status == "former" or d.end or "leaving" in d.signals)]
    told = [(max(before), d.person) for d in gone if (before := [start for start, _ in d.spans if start < first])]
    near = [each for each in told if first - each[0] < _NEAR_BEFORE]
    return PersonMention(first, last, max(reversed(near), key=itemgetter(0))[1]) if near else None


def _another_old(
    view: View, match: re.Match[str], post: str, status: AppointmentStatus, end: str | None
) -> Iterator[AppointmentDraft]:
    """“He replaces Jane Doe at A and John Roe at B”: the second of those whose place one person takes."""
    marked = view.posts
    also = _AND_AT.match(marked.text, match.end())
    old, body = (marked.item(also["old"]), marked.item(also["body"] or also["beside"])) if also else (None, None)
    if also and isinstance(old, PersonMention) and isinstance(body, BodyMention) and " " in old.name:
        span = marked.source(match.start(), also.end())
        yield AppointmentDraft(old.name, post, body.names, status, [span], "succession", end=end)


# “she replaces Jane Doe, the chief officer,”: the title of the one who goes is said, and another rule has read it
_OWN_TITLE = rule_pattern(r",? (?:\([^()]{1,30}\) ?)?(?:the |its |their )?(?:current |present |outgoing )?{O}")


def _is_done(match: re.Match[str]) -> bool:
    if re.is_of(match, _PREDECESSOR):
        return True
    if _CHOSEN_TO.search(match["verb"]):
        return False
    done = r"(?:(?:place|seat|post|job|role) (?:was|is|has been) (?:taken|filled)"
    done += r"|took|succeeded|replaced|followed|has |have |was |handed|stepped|had )"
    return bool(re.match(done, match["verb"], re.IGNORECASE))


_CHOSEN_TO = re.compile(r"\bto (?:follow|succeed|replace)$")


def _status_of_new(match: re.Match[str], *, is_done: bool) -> AppointmentStatus:
    if is_done and not re.is_of(match, _SUCCESSOR_IS):
        return "held"
    if re.search(r"tipped|likely|lined up|would|runner|favourite|candidate|\bcould|\bmay\b|\bmight", match["verb"]):
        return "proposed"
    return "held" if match["verb"] == "is" else "planned"


def _since_left(view: View, match: re.Match[str], known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“Jane Doe has been acting chief executive since John Roe left”: the post was his."""
    marked = view.posts
    old = marked.item(match["old"])
    span = marked.source(match.start(), match.end())
    holders = [d for d in known if any(a < span[1] and b > span[0] for a, b in d.spans)]
    if not isinstance(old, PersonMention) or " " not in old.name or not holders or holders[-1].person == old.name:
        return
    date = marked.item(match["date"]) if match["date"] else None
    end = (
        date.edtf
        if isinstance(date, DateMention)
        else next((d.end for d in known if d.person == old.name and d.end), None)
    )
    holders[-1].start = holders[-1].start or end
    is_ahead = holders[-1].status in {"planned", "proposed"}
    if is_ahead and any(d.person == old.name and d.role.casefold() == holders[-1].role.casefold() for d in known):
        return
    status: AppointmentStatus = "former" if match["left"] and not is_ahead else "held"
    yield AppointmentDraft(
        old.name, holders[-1].role, holders[-1].bodies, status, [span], "since the other left", end=end
    )


def _before_them(view: View, match: re.Match[str], known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“… the next chief executive, after predecessor John Roe quit”: the post was his."""
    old = view.posts.item(match["old"])
    span = view.posts.source(*match.span())
    here = [d for d in known if view.sentence.start <= min(a for a, _ in d.spans) < span[0]]
    if not isinstance(old, PersonMention) or " " not in old.name or not here or here[-1].person == old.name:
        return
    draft = AppointmentDraft(old.name, here[-1].role, here[-1].bodies, "former", [span], "succession")
    draft.signals.add("post from the other")
    yield draft


def _post_between(
    paper: Paper, view: View, match: re.Match[str], known: list[AppointmentDraft], persons: tuple[str, str]
) -> tuple[str, tuple[str, ...]]:
    marked = view.posts
    groups = match.groupdict()
    token = groups.get("where") or groups.get("at") or groups.get("tail") or groups.get("new_at")
    where = marked.item(token) if token else handovers.short_name(paper, groups.get("place") or groups.get("there"))
    own = groups.get("post") or (groups.get("newpost") if not token else None)
    if own is None and re.is_of(match, _HANDS) and token:
        own, token = token, None
        where = None
    named = marked.item(own) if own else where
    if isinstance(where, Post):
        named = where
    if isinstance(named, Post):
        place = where.names if isinstance(where, BodyMention) else ()
        same = [d for d in known if d.person in persons and d.role.casefold() == named.title.casefold()]
        inherited = same[-1].bodies if same else bodies_for(paper, view, named, match.start())
        return named.title, named.bodies or place or inherited
    posts = _known_posts(known, persons, marked.source(*match.span())[0])
    if not posts:
        return "", ()
    return posts[-1].role, where.names if isinstance(where, BodyMention) else posts[-1].bodies


def _known_posts(known: list[AppointmentDraft], persons: tuple[str, str], before: int) -> list[AppointmentDraft]:
    """The posts a succession can be about: one the new person is to have, one the old had, one the new has."""
    new, old = persons
    coming = [d for d in known if d.person == new and d.status in {"planned", "proposed"}]
    gone = [d for d in known if d.person == old and min(a for a, _ in d.spans) <= before]
    gone = [d for d in gone if d.status not in {"planned", "proposed"}] or gone
    has = [d for d in known if d.person == new and min(a for a, _ in d.spans) < before]
    has = [d for d in has if d.status == "held" or "leaving" in d.signals]
    has.sort(key=lambda d: (d.start is not None, min(a for a, _ in d.spans)))
    return coming or gone or has


def _start(marked: Marked, match: re.Match[str], last: int) -> str | None:
    aside = re.compile(r",? who |, (?:a|an|the) | since | after ").search(marked.text, match.end(), last)
    found = rule_pattern(r"(?:from|on|in|with effect from|since|at) (?P<date>{D})").search(
        marked.text, match.start("verb"), aside.start() if aside else last
    )
    token = match.groupdict().get("when") or (found["date"] if found else None) or match.groupdict().get("lead")
    date = marked.item(token) if token else None
    return date.bounded if isinstance(date, DateMention) else None


def _old(view: View, match: re.Match[str], successor: AppointmentDraft) -> Iterator[AppointmentDraft]:
    """“…, taking over from the current chief officer, Jane Doe”: her post ends when the other's begins."""
    marked = view.posts
    old = marked.item(match["old"])
    token = match["post"] or (match["tail"] if (match["tail"] or "").startswith("[O") else None)
    post = marked.item(token) if token else None
    if not isinstance(old, PersonMention) or " " not in old.name or old.name == successor.person:
        return
    title = post.title if isinstance(post, Post) else successor.role
    place = marked.item(match["tail"]) if (match["tail"] or "").startswith("[B") else None
    there = place.names if isinstance(place, BodyMention) else ()
    bodies = (post.bodies if isinstance(post, Post) else ()) or there or successor.bodies
    span = marked.source(match.start(), match.end())
    status: AppointmentStatus = "former" if successor.status == "held" else "held"
    draft = AppointmentDraft(old.name, title, bodies, status, [span], "taking over from", end=successor.start)
    left = _WHO_LEFT.match(marked.text, match.end())
    body, date = (marked.item(left[key]) if left and left[key] else None for key in ("of", "end"))
    if left:
        draft.bodies = body.names if isinstance(body, BodyMention) else draft.bodies
        draft.status, draft.end = "former", date.edtf if isinstance(date, DateMention) else None
    yield draft


# “replaces Jane Doe, who left Somewhere Council on 30 September”, “…, who stood down over the summer”
_WHO_LEFT = rule_pattern(
    r",? who (?:(?:left|has left|had left|retired from|resigned from|departed from) {B:of}"
    rf"|{verbs('left')}(?! (?:on|in|at|by) \[D\d+\] to))(?: (?:on|in|at|over) {{D:end}})?"
)
