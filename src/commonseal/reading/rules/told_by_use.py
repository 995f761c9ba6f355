"""Posts told by what somebody is for a body and not by a title beside the name.

“Under one director: Jane Doe”, “has had four chief executives; the latest of these, Jane Doe, joined in May”, “No chief
nurse has been found. Jane Doe will be interim for all three boards”: the title stands before, and the words beside the
name say only which of its holders she is.
"""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus, Basis
from commonseal.reading.context import clause_around
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.tenures import basis_in, date_after, edge_of
from commonseal.reading.rules.whose import bodies_for

_ORDER = r"(?:latest|most recent|newest|last|current|present|incumbent|second|third|fourth|fifth|sixth|seventh)"
# “the latest of these, Jane Doe, joined in May”, “the most recent being Jane Doe”, “The current one is Jane Doe”
_ONE_OF_THEM = rule_pattern(
    rf"\b(?:the|its) (?P<which>{_ORDER})(?: (?:one|holder|incumbent|occupant|arrival|recruit|to hold (?:it|the post)))?"
    r"(?: of (?:these|them|those|whom|the (?:four|three|five|six|two|\[F\d+\])|the (?:line|run|series)))?"
    r"(?:,|:| –| being| is| was| to arrive,? (?:is|was))? (?:(?:Mr|Ms|Mrs|Dr) )?{P:who}"
)
_COUNTED = rule_pattern(
    r"(?:(?P<body>{B})(?:[^.;\[]|\[D\d+\]){0,60}?)?\b(?:had|has|been|got|getting|gone|went|going|through|seen|lost"
    r"|with|on|after)\b[^.;\[]{0,25}(?:\[F\d+\]|two|three|several|a string of|a succession of|a series of|a run of)"
    r" (?:different |interim |permanent |successive |new )*(?P<post>{O})"
    r"|(?P<on>{B}) (?:is|was) (?:now )?(?:on (?:to )?|looking for )(?:its|their|\[B\d+\]'?s?) (?:second|third|fourth"
    r"|fifth|sixth"
    r"|seventh|eighth|\[F\d+\]) (?P<nth>{O})"
    r"|\b(?:\[F\d+\]|two|three|four|five|several) (?P<several>{O}) (?:have|had|has) (?:[^.;\[]|\[D\d+\]){0,60}"
)
_CAME = rule_pattern(
    r",?(?: who)? (?:joined|arrived|started|took (?:over|up (?:the )?(?:post|role|job)|office|charge)|came"
    r"|was (?:appointed|elected|installed|recruited)|has been (?:there|in (?:post|office|the job))|began)\b"
    r"(?:[^.;\[]|\[[BGF]\d+\]){0,40}?(?:in|on|since|from|at)? ?(?P<day>{D})"
)
# “under a single director, Jane Doe”, “with one boss: Jane Doe”
_UNDER = rule_pattern(
    r"\b(?:under|with|by|answering to|reporting to|headed by|led by) (?:a (?:single|joint|shared|new)"
    r"|one|the same|a new joint|their (?:new|joint)) (?:joint |shared |new )?"
    r"(?:(?P<noun>director|chief|boss|head|manager|leader)|(?P<post>{O}))(?:,|:| –| -)? {P:who}"
    r"|\bunder (?P<joint>{O})(?:,|:| –| -)? (?P<whom>{P})"
)
_STANDS_IN = r"(?P<basis>interim|acting|caretaker|temporary|stand-in)"
# “Jane Doe will be interim for all three boards until one is”
_INTERIM = rule_pattern(
    rf"{{P:who}}(?:, (?:(?!\[P\d+\])[^;.,]){{1,80}},)?,?(?: who)? (?P<verb>will be|is|is to be|becomes|will act as"
    rf"|has been|was|would be|will serve as|serves as|is acting as|will become) (?:its |their |the |an? )?{_STANDS_IN}"
    r"(?: (?:one|holder|cover))?(?: (?:for|at|across|in|of) (?:the |both |all )?(?P<where>\[[BG]\d+\])|(?=[,.;]| until"
    r"| from| while| for now| in the meantime|$))"
)
_ITS = rule_pattern(
    rf"{{P:who}}(?:, (?:(?!\[P\d+\])[^;.,]){{1,80}},)?,?(?: who)? (?P<verb>will be|is|is to be|becomes|would be)"
    rf" (?P<where>\[[BG]\d+\])'?s? {_STANDS_IN}(?=[,.;]| until| from| while| for now| in the meantime|$)"
)
_REACH = 3


def find(paper: Paper, view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find the posts that a sentence tells by pointing at a title before.

    Args:
        paper: The paper.
        view: The sentence.
        known: The appointments found so far.
    """
    for draft in (*_one_of_them(paper, view), *_under_one(view), *_interim(paper, view)):
        own = [d for d in known if d.person == draft.person and d.role.casefold() == draft.role.casefold()]
        for other in own:
            if draft.rule == "under one head" and set(other.bodies) == set(draft.bodies) and other.status == "held":
                other.status, other.start = draft.status, other.start or draft.start
        if " " in draft.person and not any(set(d.bodies) & set(draft.bodies) for d in own):
            yield draft


def _one_of_them(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“The latest of these, Jane Doe, joined in May”: in the post that a body has had several holders of."""
    marked = view.posts
    for match in _ONE_OF_THEM.finditer(marked.text):
        person = marked.item(match["who"])
        found = _counted(paper, view, match.start())
        if not isinstance(person, PersonMention) or found is None:
            continue
        title, bodies, place = found
        spans = [marked.source(*match.span())]
        draft = AppointmentDraft(person.name, title, bodies, "held", spans, "one of several holders")
        if place is not view:
            draft.spans.append((place.sentence.start, place.sentence.end))
        came = _CAME.match(marked.text, match.end())
        day = marked.item(came["day"]) if came else None
        if isinstance(day, DateMention):
            draft.start = day.bounded
        bounds = clause_around(marked.text, *match.span())
        draft.basis = basis_in(marked.text[match.end() : edge_of(marked, match.end(), bounds[1])])
        draft.signals.add("title from before")
        yield draft


def _counted(paper: Paper, view: View, before: int) -> tuple[str, tuple[str, ...], View] | None:
    """The title that a body is said to have had several holders of, and the body."""
    for other in reversed(paper.views[max(0, view.number - _REACH) : view.number + 1]):
        upto = before if other is view else len(other.posts.text)
        for match in reversed(list(_COUNTED.finditer(other.posts.text, 0, upto))):
            token = match["post"] or match["nth"] or match["several"]
            post = other.posts.item(token)
            if not isinstance(post, Post):
                continue
            place = match.start() + match.group().find(token)
            lead = [item for at, item in other.posts.placed("B", BodyMention) if at < place or match["several"]]
            bodies = post.bodies or (lead[0].names if lead else bodies_for(paper, other, post, match.start()))
            if bodies:
                return singular(post.title), bodies, other
    return None


def _under_one(view: View) -> Iterator[AppointmentDraft]:
    """“The two teams will work as one under a single director, Jane Doe”: over the bodies that the sentence joins."""
    marked = view.posts
    for match in _UNDER.finditer(marked.text):
        person = marked.item(match["who"] or match["whom"])
        token = match["post"] or match["joint"]
        post = marked.item(token) if token else None
        is_joint = not match["joint"] or (isinstance(post, Post) and "shared" in post.modifiers)
        if not isinstance(person, PersonMention) or (isinstance(post, Post) and post.bodies) or not is_joint:
            continue
        bodies = _joined(view, match.start())
        title = post.title if isinstance(post, Post) else match["noun"]
        if len(bodies) < 2:
            continue
        draft = AppointmentDraft(person.name, title, bodies, _status_before(marked, match), [], "under one head")
        first, _ = clause_around(marked.text, *match.span())
        draft.spans.append(marked.source(first, match.end()))
        _date(draft, marked, match)
        yield draft


def _status_before(marked: Marked, match: re.Match[str]) -> AppointmentStatus:
    first, _ = clause_around(marked.text, *match.span())
    words = marked.text[first : match.start()]
    if re.search(r"\b(?:would|could|should|propos\w+|may|might)\b", words):
        return "proposed"
    return (
        "planned"
        if re.search(r"\b(?:will|(?:is|are) (?:to|due|set)|to (?:work|be|become|merge|come))\b", words)
        else "held"
    )


def _joined(view: View, place: int) -> tuple[str, ...]:
    """The bodies that a sentence names before a place, where they are more than one."""
    names = [
        name
        for at, body in view.posts.placed("B", BodyMention)
        if at < place and body.body_class not in {"national", "committee"}
        for name in body.names
    ]
    return tuple(dict.fromkeys(names))


def _interim(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“No chief nurse has been found. Jane Doe will be interim for all three boards”: in the post that is empty."""
    marked = view.posts
    for pattern in (_INTERIM, _ITS):
        for match in pattern.finditer(marked.text):
            person = marked.item(match["who"])
            post, other = _post_before(paper, view, match.start())
            if not isinstance(person, PersonMention) or post is None or other is None:
                continue
            where = marked.item(match["where"]) if match["where"] else None
            bodies = _over(view, where, post, other) if isinstance(where, BodyMention) else post.bodies
            bodies = bodies or bodies_for(paper, other, post, 0)
            if not bodies:
                continue
            basis: Basis = "acting" if match["basis"] == "acting" else "interim"
            verb = match["verb"].lower()
            status: AppointmentStatus = "held"
            if re.match(r"will|is to", verb):
                status = "planned"
            elif verb == "would be":
                status = "planned" if _MINUTED.search(paper.document.flow) else "proposed"
            draft = AppointmentDraft(
                person.name, singular(post.title), bodies, status, [marked.source(*match.span())], "interim for it"
            )
            draft.basis = basis
            draft.signals.add("title from before")
            if other is not view:
                draft.spans.append((other.sentence.start, other.sentence.end))
            _date(draft, marked, match)
            yield draft


def _over(view: View, where: BodyMention, post: Post, other: View) -> tuple[str, ...]:
    """The bodies that a set stands for: “all three boards” are those of the bodies named last together."""
    if where.form == "it" and other is not view:
        subjects = [body for at, body in other.posts.placed("B", BodyMention) if len(body.names) == 1]
        return post.bodies or (subjects[0].names if subjects else where.names)
    if where.is_set and where.form == "organs" and len(where.names) == 1:
        together = [body.names for body in view.before if len(body.names) > 1]
        return together[-1] if together else where.names
    return where.names


_MINUTED = re.compile(r"\b(?:RESOLVED|Apologies|In attendance)\b")


def _post_before(paper: Paper, view: View, place: int) -> tuple[Post | None, View | None]:
    """The post told last before a place of a sentence, in it or in the few before."""
    for other in reversed(paper.views[max(0, view.number - _REACH) : view.number + 1]):
        posts = [post for at, post in other.posts.placed("O", Post) if other is not view or at < place]
        if posts:
            return posts[-1], other
    return None, None


def _date(draft: AppointmentDraft, marked: Marked, match: re.Match[str]) -> None:
    date_after(draft, marked, match)
    if draft.status in {"planned", "proposed"}:
        draft.signals.add("said to come")
