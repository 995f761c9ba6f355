"""A post in one sentence and its holder in the next: “A has appointed a joint finance chief. Jane Doe will start …”.

The first sentence names no person: it says that a post has been filled, is shared or is being left. The next one
opens with a person and goes on as only one can who fills, holds or leaves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.context import attribution_of
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.charge import HEAD_OF
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.tenures import basis_in, date_between
from commonseal.reading.rules.whose import bodies_for, own_bodies

_LEFT = "|".join(phrases("appointments", "left"))
_LEAVES = "|".join(phrases("appointments", "leaves"))
_NEW = r"(?:(?:an?|its|their|the|our|new|first|next|joint|single|shared|ever|permanent|substantive) )*"
_FILLED = rule_pattern(
    rf"(?:\b(?:has|have|had) (?:now |today |finally |also )?(?:appointed|named|recruited|hired|chosen|selected|found"
    rf"|elected|unveiled|announced|confirmed|got)"
    rf"|(?<!to )\b(?:appoints|appointed|names|named|hires|recruited|elects|elected|unveils|unveiled|announced"
    rf"|announces|welcomes|welcomed|gets|picks|chose)|\b(?:has|have|gets?) (?=an? new|a joint)) {_NEW}(?P<post>{{O}})"
    rf"(?! (?:to be |will be )?(?:soon|next|in due course)\b)"
    rf"|(?<!who )\b(?:has|have|gets?|will have) (?:now )?(?P<new>{{O}})"
    rf"|^\W*(?:an? |the )?(?:new |joint |first |permanent )+(?P<made>{{O}})[^.;\[]{{0,30}}?"
    rf" (?:has been|have been|was|is) (?:appointed|named|recruited|chosen|selected|announced|confirmed|unveiled"
    rf"|elected)"
)
_SHARED = rule_pattern(
    r"\b(?:shares?|have shared|has shared|share) (?:(?:an?|our|its|their|the) )?(?P<post>{O})(?: with {B:other})?"
)
# “The three councils will be run by one chief executive”
_ONE_HEAD = rule_pattern(
    r"{B} (?:will|is to|are to|is set to|are set to)(?: all| both| soon| now)* (?:be (?:run|led|headed"
    r"|managed) by|share|have)"
    r" (?:just )?(?:the same )?(?P<post>{O})"
)
_LEAVING = rule_pattern(
    rf"(?P<post>{{O}})(?:(?! (?:when|after|as|if|before|once|while|until)\b)(?:[^\[.;]|\[[BDF]\d+\])){{0,60}}?"
    rf" (?:(?P<leaves>{_LEAVES})|(?P<left>{_LEFT}|has resigned|has quit|has been suspended))(?!\w)"
    r"|\b(?:has|have) (?P<lost>lost|parted company with) (?:(?:its|their|the|yet another|another) )?"
    r"(?P<gone>{O})"
)
_MOVING = rule_pattern(
    rf"(?P<now>{{O}})(?:[^\[.;]|\[[BDF]\d+\]){{0,40}}? (?P<how>is to|is set to|will|has been|is|have been)"
    rf" (?:(?:be|become|take over as|take up the (?:post|role) of|join [^\[]{{0,20}}{{B}} as|named|appointed"
    rf"|confirmed"
    rf"|chosen|unveiled|becoming|the)(?: as)? ){{1,3}}{_NEW}(?P<post>{{O}})"
)
# “A's finance director will take on the same role at B”
_THE_SAME_AT = rule_pattern(
    r"^\W*(?P<now>{O})(?:,[^\[.;]{2,60},)? (?:is to|is set to|is about to|will|has agreed to)(?: also| now| soon)?"
    r" (?:take on|take up|do|hold|fill|perform|have) (?:the same|a similar|an identical|that|the equivalent)"
    r" (?:role|post|job|position|work|function) (?:at|for|in|with|of) {B:what}(?!'s)"
)
# “A former hospital chief has been brought in to run B”, “The chief executive of A is to take charge of B”
_TO_RUN = rule_pattern(
    r"^\W*(?:(?P<now>{O})|(?:An?|The|Another|One) [^\[.;]{2,70}?)(?:,[^\[.;]{2,60},)?"
    r" (?:is to|is set to|is about to|will|has agreed to|(?:has been|is being|was) [a-z]+(?: in| up)? to)"
    r"(?: also| now| soon)? (?:run|lead|head|take charge of|take over(?: at)?|take the (?:helm|reins) (?:of|at)"
    r"|take on)"
    r"(?: the)? {B:what}(?!'s|[a-z -]*\bas\b)"
)
# “Somewhere's council chief executive is to take charge of the body that buys health care”: she has that post already
_MOVES_UP = rule_pattern(
    r"^\W*(?P<now>{O})(?:,[^\[.;]{2,60},)? (?:is to|is set to|is about to|will|has agreed to|has been (?:chosen|asked"
    r"|appointed|lined up) to)(?: also| now| soon)?"
    r" (?:take (?:on|charge|command|control|responsibility|over|the)|run|lead|head|add|step (?:up|into)"
    r"|double up|do both)\b"
)
_ASIDE = r"(?:,(?! (?:the |an? |its )?(?:former )?\[O)(?: who)? [^;.]{2,110}?,| \([^()]{1,40}\)| – [^;.]{2,110}? –)?"
# “Jane Doe, deputy chief nurse at B, will join in March”: her post now stands beside her
_COMES = rule_pattern(
    r"^\W*{P:who}(?P<aside>,(?: who is)?(?: currently| now| presently)?(?: the| an?| its)?(?: former)? \[O\d+\]"
    r"[^;.]{0,110}?,)"
    r"(?P<verb>(?: who)? (?:(?:will|is to|is due to|is set to|is expected to)"
    r" (?:join|start|take (?:up|over|on)|move|succeed|replace|begin|step (?:up|into))|joins?|joined|starts|started"
    r"|takes (?:up|over|on)|took (?:up|over)|moves|begins|succeeds|replaces|gets the|has (?:been (?:given|offered)"
    r"|landed|got) the)\b(?: \w+){0,3})"
)
_OPENS = rule_pattern(rf"^\W*(?:(?:On|In|From) {{D}},? )?{{P:who}}(?P<aside>{_ASIDE})(?P<verb>,? \w+(?: \w+){{0,3}})")
_FILLS = re.compile(
    r",? (?:who )?(?:will (?:also |now |then )?(?:start|take|join|begin|move|be|lead|work|assume|succeed|replace"
    r"|divide"
    r"|split|have|combine|juggle|do|hold|keep|remain|continue|add|become)"
    r"|is (?:to|due to|set to|expected to|currently|joining|moving|leaving) ?|joins?\b|joined"
    r"|takes? (?:up|over|charge|on|the (?:reins|helm|hot seat))|took (?:up|over)|starts?\b|started|begins|began"
    r"|succeeds|replaces|moves|comes|brings"
    r"|has (?:been|worked|more|over|spent|\[F)|was (?:appointed|chosen|selected|previously|most)|previously|currently"
    r"|said|arrives|gets? (?:the|that) (?:job|post|role)|has (?:got|landed|won|been (?:given|offered)) (?:the"
    r"|that) (?:job|post|role)"
    r"|will (?:do|have|get|hold) (?:the|that) (?:job|post|role)|has been chosen|is the (?:choice|man|woman|person))"
)
_STARTED = re.compile(
    r",? (?:who )?(?:joined|took (?:up|over)|started|began|has (?:started|joined|taken|been in post))\b"
)
_HOLDS = re.compile(
    r"\b(?:has|had|have) (?:been (?:in (?:the |this |that )?(?:post|role|job|position|charge)|at the)|held|done"
    r"|filled"
    r"|done|led|served|spent|run|joined)|,? (?:who )?(?:joined|took (?:up|over)|started|was appointed"
    r"|told (?:staff|colleagues|the)|announced|informed|wrote|will (?:leave|retire|step|stand|stay|remain)"
    r"|is (?:leaving|retiring|off|stepping|to (?:leave|retire|step|stand)))\b"
)
# “The finance director is leaving. Jane Doe starts at Elsewhere in May”
_GOES_ELSEWHERE = re.compile(
    r",? (?:who )?(?:starts|will (?:start|join|move|take up|become)|joins|takes up|moves|is (?:joining|moving|to join"
    r"|to become|off|bound for|heading)|(?:has |had )?(?:left|quit|resigned|retired|departed|gone|stepped down))\b"
)
_NEAR = 2


def find(paper: Paper, known: Sequence[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find who fills, holds or leaves the posts that a sentence before tells of without a name.

    Args:
        paper: The paper.
        known: The appointments found so far; a person who is known to have the post is not given it again.
    """
    before: View | None = None
    told: list[Told] = []
    has = {(draft.person, draft.role.casefold(), body) for draft in known for body in draft.bodies}
    for view in paper.views:
        text = view.posts.text
        if before and told and "[P" in text:
            for found in told if view.number - before.number <= _NEAR else ():
                draft = _holder(paper, view, before, found)
                if draft is not None and not has.issuperset(
                    (draft.person, draft.role.casefold(), body) for body in draft.bodies
                ):
                    yield draft
            told = []
        if ("[O" in text or "[B" in text) and _names_nobody(view) and (here := list(_told(view))):
            before, told = view, here


def _names_nobody(view: View) -> bool:
    """Say whether a sentence names no person: “The chief executive has quit, and her job will be done from afar”."""
    return all(person.form == "pronoun" for _, person in view.posts.placed("P", PersonMention))


@dataclass(frozen=True, slots=True)
class Told:
    """A post that a sentence without a person tells of; ``how`` is filled, shared, leaving, held or coming."""

    match: re.Match[str]
    post: Post
    how: str


def _told(view: View) -> Iterator[Told]:
    """The posts that a sentence without a person says are filled, shared or being left."""
    if moving := _MOVING.search(view.posts.text):
        now, coming = view.posts.item(moving["now"]), view.posts.item(moving["post"])
        if isinstance(now, Post) and isinstance(coming, Post) and not (now.plural or coming.plural):
            yield Told(moving, now, "held")
            yield Told(moving, coming, "coming")
            return
    if runs := _TO_RUN.match(view.posts.text) or _THE_SAME_AT.match(view.posts.text):
        yield from _runs(view, runs)
        return
    if moves := _moves_up(view):
        yield moves
        return
    for pattern, how in ((_FILLED, "filled"), (_ONE_HEAD, "filled"), (_SHARED, "shared"), (_LEAVING, "leaving")):
        match = pattern.search(view.posts.text)
        if match is None:
            continue
        groups = match.groupdict()
        post = view.posts.item(match["post"] or groups.get("gone") or groups.get("made") or groups.get("new") or "")
        if groups.get("new") and not (isinstance(post, Post) and {"new", "planned"} & post.modifiers):
            continue
        post = _one_of_them(view, match, post) if how == "leaving" else post
        if isinstance(post, Post) and not post.plural:
            if pattern is _ONE_HEAD and "shared" not in post.modifiers:
                continue
            yield Told(match, post, how)
            return


def _one_of_them(view: View, match: re.Match[str], post: object) -> object:
    """The post of one of those that a plural title tells of: “One of the shared chief executives is to leave”."""
    if isinstance(post, Post) and post.plural and _ONE_OF.search(view.posts.text[: match.start("post")]):
        return replace(post, title=singular(post.title), plural=False)
    return post


# “One of the longest-serving chief executives in the county is to leave”
_ONE_OF = re.compile(r"^\W*(?:An?other|One) of (?:[\w'-]+ ){1,6}$")


def _moves_up(view: View) -> Told | None:
    """The post that somebody has who is to take on another, of which the words do not tell what it is."""
    match = _MOVES_UP.match(view.posts.text)
    now = view.posts.item(match["now"]) if match else None
    if match is None or not isinstance(now, Post) or not now.bodies or now.plural or "former" in now.modifiers:
        return None
    return Told(match, now, "held")


def _runs(view: View, match: re.Match[str]) -> Iterator[Told]:
    """What somebody is who is to run a body, and the post at its head that the words leave out."""
    now, body = view.posts.item(match["now"]) if match["now"] else None, view.posts.item(match["what"])
    if not isinstance(body, BodyMention) or body.body_class not in HEAD_OF:
        return
    if isinstance(now, Post) and not now.plural and "former" not in now.modifiers:
        yield Told(match, now, "held")
    is_same = re.is_of(match, _THE_SAME_AT)
    title, kind = now.title if is_same and isinstance(now, Post) else HEAD_OF[body.body_class], body.body_class
    first, last = view.posts.source(*match.span())
    yield Told(match, Post(title, body.names, kind, frozenset(), first, last, bodies_form="name"), "coming")


_LEFT_BODY = rule_pattern(
    r"^[^\[.;]{0,60}\b(?:left|leaving|leaves?|quits?|departed|parted company with) {B:body}(?!'s)"
)


def _body_left(marked: Marked, rest: str) -> tuple[str, ...]:
    """“A board has lost its chief executive. Jane Doe has left B”: the post was there."""
    found = _LEFT_BODY.match(rest)
    body = marked.item(found["body"]) if found else None
    return body.names if isinstance(body, BodyMention) else ()


def _is_over(told: Told) -> bool:
    return any(told.match.groupdict().get(key) for key in ("left", "lost"))


def _status(told: Told, predicate: str) -> AppointmentStatus:
    """How far along the sentences say that it is: to come, begun, left or held."""
    if told.how == "coming" or (told.how == "filled" and not _STARTED.match(predicate)):
        return "planned"
    return "former" if told.how == "leaving" and _is_over(told) else "held"


def _holder(paper: Paper, view: View, before: View, told: Told) -> AppointmentDraft | None:
    marked, match, post, how = view.posts, told.match, told.post, told.how
    opened = _OPENS.match(marked.text) or (_COMES.match(marked.text) if how == "filled" else None)
    person = marked.item(opened["who"]) if opened else None
    if opened is None or not isinstance(person, PersonMention) or person.form != "name" or " " not in person.name:
        return None
    rest = marked.text[opened.end("who") : opened.end("who") + 220]
    predicate = marked.text[opened.end("aside") : opened.end("aside") + 60]
    fills, holds = _FILLS.match(predicate), _HOLDS.search(rest)
    goes = _GOES_ELSEWHERE.match(predicate) if how == "leaving" else None
    if not (fills if how == "filled" else (fills or holds) if how in {"held", "coming"} else (holds or goes)):
        return None
    bodies = _bodies(paper, before, told, marked, opened)
    if not bodies:
        return None
    status = _status(told, predicate)
    first, last = before.posts.source(*match.span())
    span = marked.source(opened.start("who"), opened.end())
    draft = AppointmentDraft(
        person.name, post.title, bodies, status, [span, (first, last)], "post in the sentence before", basis=post.basis
    )
    draft.attribution = attribution_of(paper.document, [span], "")
    draft.signals.add("title from before")
    if how == "leaving":
        draft.signals.add("leaving")
    text = marked.text
    if how in {"filled", "coming"}:
        if fills:
            date_between(draft, marked, (opened.end("aside"), _edge(text, opened.end())), opened.span(), (0, len(text)))
        if how == "filled" and status == "planned":
            draft.signals.add("said to come")
    else:
        _since(draft, view, opened)
        draft.end = _day(before, match.end()) if how == "leaving" else None
    draft.basis = draft.basis or basis_in(before.posts.text)
    return draft


def _bodies(paper: Paper, before: View, told: Told, marked: Marked, opened: re.Match[str]) -> tuple[str, ...]:
    """Whose the post is: as the first sentence says, else where the second says that its holder comes to or leaves."""
    post, how = told.post, told.how
    bodies = own_bodies(paper, before, post)
    joins = _JOINS.match(marked.text, opened.end("aside"))
    joined = marked.item(joins["body"]) if joins else None
    if isinstance(joined, BodyMention) and not (bodies and post.bodies_form != "it"):
        bodies = joined.names
    if not bodies and how not in {"held", "coming"}:
        bodies = bodies_for(paper, before, post, told.match.start("post"))
    if divided := _divided_between(marked, opened):
        return divided
    if not bodies and how == "leaving":
        bodies = _body_left(marked, marked.text[opened.end("who") : opened.end("who") + 220])
    other = told.match.groupdict().get("other")
    if other and (shared := before.posts.item(other)) is not None:
        bodies = bodies + tuple(name for name in getattr(shared, "names", ()) if name not in bodies)
    return bodies


_DIVIDES = rule_pattern(
    r"^[^;.\[]{0,20}\b(?:divid|split|shar)\w* (?:[^;.\[]|\[P\d+\]){0,30}\bbetween (?:the )?{B:both}"
)


def _divided_between(marked: Marked, opened: re.Match[str]) -> tuple[str, ...]:
    """“Jane Doe, who has divided her week between A and B since 2009, …”: the post is in both."""
    found = _DIVIDES.match(marked.text[opened.end("who") :])
    body = marked.item(found["both"]) if found else None
    return body.names if isinstance(body, BodyMention) and len(body.names) > 1 else ()


def _edge(text: str, start: int) -> int:
    """Where the words about the post end: at another person, or where the sentence tells of the post before."""
    found = re.compile(r"\[P\d+\]|\bwhere\b|\bfrom \[B|;|, (?:having|who)\b").search(text, start)
    return found.start() if found else len(text)


# “A partnership has a new director. Jane Doe joins Somewhere Together from B”: the first told the sort alone
_JOINS = rule_pattern(r",? (?:who )?(?:will join|is to join|is joining|has joined|joins?|joined) {B:body}")
_SINCE = rule_pattern(r"^(?:[^.;\[]|\[[BOF]\d+\]){0,90}? (?:since|in) {D:date}")


def _since(draft: AppointmentDraft, view: View, opened: re.Match[str]) -> None:
    """“…, who has done both jobs since 2019, …”, “who joined in 2014”."""
    found = _SINCE.match(view.posts.text[opened.end("who") :])
    date = view.posts.item(found["date"]) if found else None
    if isinstance(date, DateMention):
        draft.start = date.bounded


def _day(view: View, start: int) -> str | None:
    found = rule_pattern(r"^[^.;\[]{0,40}? (?:on|in|at|from|by)(?: the end of)? {D:date}").match(
        view.posts.text[start:]
    )
    date = view.posts.item(found["date"]) if found else None
    return date.bounded if isinstance(date, DateMention) else None
