"""A new holder told by a heading, and who it is by the words below: “There's a new leader / … Jane Doe was voted in”.

The same goes for a post whose two bodies one sentence names, with its holder in passing: “A and B have had the same
chief executive since 2015, when Jane Doe added the second council to her job”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.tenures import basis_in
from commonseal.reading.rules.whose import bodies_for, own_bodies

_ANNOUNCES = rule_pattern(
    r"(?:\b(?:there is|we have|here is|meet|welcome to|introducing|gets?|get|has|have|picks?|choos\w+|elects?|names?"
    r"|appoints?|search is over for|hunt is over for|at last,?) (?:(?:an?|our|its|your|the|at last) )*(?P<post>{O})"
    r"|^\W*(?:\d+[.)]? )?(?P<made>{O})(?! (?:to|needed|sought|wanted|search|still|post|job)\b))"
)
_NEW_TITLE = rule_pattern(r"^\W*(?:\d+[.)]? )?(?:(?:a|the|our|its) )?(?P<post>{O})\W*$")
_CHOSEN = (
    r"(?:was|were|is|has been|had been|will be|is to be|becomes|became|takes|took|has taken|will take|gets|got|won|beat"
    r"|defeated|saw off|starts|started|will start|joins|joined|will join|begins|steps|stepped|succeeds|succeeded"
    r"|replaces"
    r"|replaced|has become|comes|arrives|has got|has won|landed|has landed|secured|polled|emerged|moves|has been given"
    r"|will succeed|will replace|is the)"
)
_BY = (
    r"(?: (?:comfortably|narrowly|unanimously|formally|duly|then|also|now|up|over|in|on|the|top|vote|ballot|post|job"
    r"|role"
    r"|contest|unopposed|reins|helm|chain|seat|his|her|their|\[P\d+\]))*"
)
_WHO = rule_pattern(rf"(?:^|[ \"(])(?P<lead>[^\[]{{0,60}}?){{P:who}}(?:,? [^\[;.]{{2,80}},)? (?P<verb>{_CHOSEN}){_BY}")
_ELECTED = re.compile(
    r"(?:was|were|has been|had been) (?:[a-z]+ )?(?:voted in|elected|re-elected|chosen|installed|sworn in"
    r"|appointed|picked|selected|named|unveiled|confirmed|made)\b|was (?:[a-z]+ )?voted\b",
    re.IGNORECASE,
)
_TOOK = re.compile(
    r"(?:won|beat|defeated|saw off|took|takes|has taken|polled|secured|becomes|became|has become|got|landed"
    r"|succeeds|succeeded|replaces|replaced|started|has won|has got|has landed|emerged)\b"
)
_WILL = re.compile(
    r"(?:will|is to|starts|joins|begins|comes|arrives|moves|gets|has been given|steps|was appointed|joined)\b"
)
_VOTE = re.compile(r"\b(?:by|with) \[F\d+\](?: votes?)?(?: to|[-–])", re.IGNORECASE)
_REACH = 2


def find(paper: Paper, known: Sequence[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find who is the new holder of a post that a heading announces, and who one shared post's holder is.

    Args:
        paper: The paper.
        known: The appointments found so far.
    """
    for view in paper.views:
        if "[O" not in view.posts.text:
            continue
        if "[P" not in view.posts.text:
            yield from _below(paper, view, known)
        else:
            yield from _shared_by(view, known)


def _below(paper: Paper, view: View, known: Sequence[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    post = _announced(view)
    if post is None or view.sentence.block.kind != "heading":
        return
    for other in paper.views[view.number + 1 : view.number + 1 + _REACH]:
        if other.sentence.block.kind == "heading":
            return
        match = _WHO.search(other.posts.text)
        person = other.posts.item(match["who"]) if match else None
        if match is None or not isinstance(person, PersonMention) or " " not in person.name:
            continue
        if "[O" in other.posts.text[: match.end()] or any(d.person == person.name for d in known):
            return
        status = _status(other.posts.text, match)
        bodies = own_bodies(paper, view, post) or bodies_for(paper, view, post, 0) or _first_body(other)
        if status is not None and bodies:
            yield _draft(view, other, match, (person.name, post.title, bodies, status))
        return


def _announced(view: View) -> Post | None:
    """The post for which a heading says that there is a new holder."""
    text = view.posts.text
    match = _ANNOUNCES.search(text) or _NEW_TITLE.match(text)
    token = next((token for token in match.groups() if token), "") if match else ""
    post = view.posts.item(token) if token else None
    if not isinstance(post, Post) or post.plural:
        return None
    return post if {"new", "planned"} & post.modifiers or re.search(r"\bnew\b", text) else None


def _first_body(view: View) -> tuple[str, ...]:
    found = [body for _, body in bodies_of(view.posts) if body.body_class != "national"]
    return found[0].names if found else ()


def _status(text: str, match: re.Match[str]) -> AppointmentStatus | None:
    rest = text[match.start("verb") : match.start("verb") + 90]
    if _ELECTED.match(rest) and (_VOTE.search(rest) or "elect" in rest or "voted" in rest or "sworn" in rest):
        return "held"
    if _TOOK.match(rest):
        return "held"
    return "planned" if _WILL.match(rest) or _ELECTED.match(rest) else None


def _draft(
    head: View,
    view: View,
    match: re.Match[str],
    fact: tuple[str, str, tuple[str, ...], AppointmentStatus],
) -> AppointmentDraft:
    spans = [view.posts.source(match.start("who"), match.end()), (head.sentence.start, head.sentence.end)]
    draft = AppointmentDraft(*fact, spans, "new holder below")
    draft.signals.add("title from before")
    draft.basis = basis_in(view.posts.text[match.start("who") :][:120])
    on = rule_pattern(r"^[^\[;]{0,40}(?:\[F\d+\][^\[;]{0,20}){0,2} (?:on|from|in) {D:day}").match(
        view.posts.text[match.start("verb") :]
    )
    date = view.posts.item(on["day"]) if on else None
    draft.start = date.bounded if isinstance(date, DateMention) else None
    return draft


_SHARE = rule_pattern(
    r"(?P<both>{B})(?:,? (?:which|who|that))? (?:have|has|had|will have|are to have|will|are to)? ?(?:now |also "
    r"|both |all )*"
    r"(?:had|shared?|been (?:led|run|headed) by|employed?|have)? ?(?:(?:a|the|one) )?(?:same |single |joint |shared )*"
    r"(?P<post>{O})(?P<since>(?: (?:since|from) {D:day})?),? (?:when|after|because|as|ever since|since) {P:who}"
    r" (?P<verb>added|took (?:on|over|charge)|picked up|agreed to|began|started|was (?:given|appointed|asked|lent)|came"
    r"|arrived|joined|moved|stepped (?:in|up|across)|became|doubled up|first|took)\b"
)


def _shared_by(view: View, known: Sequence[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """“A and B have had the same chief executive since 2015, when Jane Doe added the second to her job”."""
    marked: Marked = view.posts
    for match in _SHARE.finditer(marked.text):
        both, post, person = (marked.item(match[key]) for key in ("both", "post", "who"))
        if not isinstance(both, BodyMention) or not isinstance(post, Post) or not isinstance(person, PersonMention):
            continue
        is_one = "shared" in post.modifiers or re.search(r"\bsame \[O", match.group())
        if len(both.names) < 2 or post.plural or post.bodies or not is_one or " " not in person.name:
            continue
        if any(d.person == person.name and set(d.bodies) == set(both.names) for d in known):
            continue
        draft = AppointmentDraft(
            person.name, post.title, both.names, "held", [marked.source(*match.span())], "holder of a shared post"
        )
        day = marked.item(match["day"]) if match["day"] else None
        draft.start = day.bounded if isinstance(day, DateMention) else None
        yield draft
