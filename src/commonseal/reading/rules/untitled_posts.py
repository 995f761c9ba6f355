"""Posts that a sentence speaks of without their title, put into it as tokens: “Elsewhere's too”, “the role”, “it”.

What such words stand for is the title that the sentence, or one just before it, has named last; in which body, they say
themselves or it is where the post was.
"""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.whose import bodies_for, own_bodies

_NOUN = r"(?:post|role|job|position|vacancy)"
_KIND = (
    r"(?:same|joint|shared|new|combined|vacant|top|equivalent|corresponding|similar|identical|interim|acting|temporary"
    r"|permanent|substantive|single|dual|very)"
)
_THE_POST = rule_pattern(
    rf"(?<![\w-])(?:(?:the|this|that) (?:{{B:own}}(?:'s)? )?|(?:an?|much the) (?=same|equivalent|similar|identical)"
    rf"|{{B:whose}}(?:'s)? )(?P<kind>(?:{_KIND} )*){_NOUN}(?![\w-])(?! (?:of|as|descriptions?|holders?|share)\b)"
    r"(?: (?:at|for|in|with) (?:the )?{B:at}(?!'s|[^.;,]{0,20}\[[PO]))?"
)
# “has also been Elsewhere's since 2018”, “became theirs too”
_ELIDED = rule_pattern(
    r"(?:(?<= is )|(?<= be )|(?<= as )|(?<= was )|(?<= been )|(?<= also )|(?<= than )|(?<= become )|(?<= became )"
    r"|(?<= becomes )|(?<= remains )){B:own}'s(?= (?:too|as well|also|in addition|since|from|until)\b"
    r"|,? (?:on|in) \[D|\W*$|[;,)]| and\b| (?:on|for) (?:an?|the time)\b)"
    r"|{B:whose}'s(?= (?:own )?(?:is|was|will be) {P})"
)
# “takes it up on 1 July”, “has held it since 2018”
_IT = rule_pattern(
    r"(?:(?<=\btake )|(?<=\btakes )|(?<=\btook )|(?<=\btaken )|(?<=\btaking ))(?:it|{B:it})(?= (?:up|on|over)\b)"
    r"|(?:(?<=\bheld )|(?<=\bfilled )|(?<=\bholds )|(?<=\bfills )|(?<=\bdone ))(?:it|{B:held})"
    r"(?= (?:since|until|on an?|for now|temporarily|alone|jointly)\b)"
)
# “its previous chief, John Roe”, “the last holder, John Roe”
_PAST = rule_pattern(
    r"(?:\b(?:the|whose|and) |{B:own}(?:'s)? )(?P<past>previous|former|last|late|old|outgoing|departing)"
    r" (?:permanent |full-time |substantive )?(?:chief|boss|head|holder|incumbent|post-?holder|occupant)(?=,? {P})"
)
# “Elsewhere has an acting one, its medical director, Jane Doe”, “now it has one to itself, Jane Doe”
_ONE = rule_pattern(
    r"(?:(?<=\bhas )|(?<=\bhave )|(?<=\bhad )|(?<=\bgets )|(?<=\bgot )"
    r"|(?<=\bwith ))(?:an? (?P<kind>acting|interim|new|temporary"
    r"|permanent|substantive) one|one (?:to (?:it|them)sel(?:f|ves)|of (?:its|their|{B}'?s?) own))(?=,? )"
)
# “the panel's choice was Jane Doe”, “the successful candidate is Jane Doe”, “She is Jane Doe”
_HOLDER = rule_pattern(
    r"(?:\b(?:the|their|its|our|her|his|(?:the )?(?:\w+ )?(?:panel|board|committee|governors"
    r"|members|interviewers)(?:'s|'))"
    r"|{BG:own}(?:'s|')?) "
    r"(?:first |final |unanimous |clear |eventual )?(?P<who>choice|pick|selection|appointee"
    r"|nominee|nomination|postholder|replacement|successor"
    r"|post-holder|new holder|(?:successful|chosen|winning|preferred|favoured|selected"
    r"|recommended) (?:candidate|applicant))"
    r"(?= (?:is|was|will be|has been|fell on|are) {P}|$|\W|[.;,])"
    r"|^\W*(?:he|she)(?= (?:is|was|will be) {P})"
)
_MAY_TELL = re.compile(
    rf"\bone\b|\b(?:choice|pick|selection|appointee|nominee|nomination|holder|candidate|applicant"
    rf"|replacement|successor)\b|^\W*(?:[Hh]e|[Ss]he) (?:is|was|will be) \[P|\b{_NOUN}\b"
    rf"|\]'s(?! (?!too|as|also|since|from|until|on|in|and|for|is|was|will|own)\w)|\b(?:tak|took"
    rf"|held|fill|hold|done)\w* (?:it\b|\[B)"
    r"|\b(?:previous|former|last|late|old|outgoing|departing) (?:\w+ )?(?:chief|boss|head|holder"
    r"|incumbent|post-?holder|occupant)\b"
)
_FAR = 3
_NEAR = 250


def with_untitled(paper: Paper, view: View, known: Sequence[AppointmentDraft]) -> Marked:
    """Put in tokens for the posts of a sentence that have no title in it.

    Args:
        paper: The paper.
        view: The sentence.
        known: The appointments found so far.

    Returns:
        The sentence with its posts marked, the same object where it speaks of none without a title.
    """
    if not _MAY_TELL.search(view.posts.text):
        return view.posts
    marked = view.posts
    for pattern in (_PAST, _ELIDED, _THE_POST, _IT, _ONE, _HOLDER):
        marked = marked.replaced(pattern, "O", lambda found, match: _told(paper, view, known, found, match))
    return marked


def _told(
    paper: Paper, view: View, known: Sequence[AppointmentDraft], marked: Marked, match: re.Match[str]
) -> Post | None:
    """The post that some words stand for, in the body that they name or else where the post was."""
    groups = match.groupdict()
    named = [marked.item(groups[key]) for key in ("at", "own", "whose") if groups.get(key)]
    body = next((item for item in named if isinstance(item, BodyMention)), None)
    names = body.names if body is not None else _there(marked, match)
    title, names = _title_and_bodies(paper, view, known, marked, match, names)
    if not title or not names:
        return None
    start, end = marked.source(*match.span())
    kind, form = (body.body_class, body.form) if body is not None else ("", "")
    return Post(title, names, kind, _kinds(match), start, end, bodies_form=form)


def _title_and_bodies(
    paper: Paper,
    view: View,
    known: Sequence[AppointmentDraft],
    marked: Marked,
    match: re.Match[str],
    names: tuple[str, ...],
) -> tuple[str, tuple[str, ...]]:
    """The title that some words stand for, and the bodies where they name none; nothing where they stand for none."""
    before = marked.source(*match.span())[0]
    subject, link = _subject(marked, match.start())
    is_post = re.is_of(match, _THE_POST)
    if is_post and subject is not None and (_KEEPS.search(link) or _is_there(subject, known, names)):
        return "", ()
    is_own = _HAD_ACTED.match(link) or (not names and _IN_POST.fullmatch(link))
    if is_post and subject is not None and is_own and _has_one(subject, known):
        return "", ()
    around = f"{link} {marked.text[match.end() : match.end() + 40]}"
    stands_in = (is_post or re.is_of(match, _IT)) and _STANDS_IN.search(around) is not None
    if stands_in and names and not _AT.search(marked.text[: match.start()]):
        return _title_there(subject, known, names, before), names
    if subject is not None and re.is_of(match, _ELIDED) and (title := _title_of(subject, known, names, before)):
        return title, names
    is_anothers = stands_in or (is_post and not names and _IS_PUT_UP.search(link))
    but = [draft for draft in known if is_anothers and subject is not None and draft.person == subject.name]
    asides = [] if subject is None else _asides(subject, known, before)
    where, post = _last_post(paper, view, before, [*but, *asides])
    if post is None and asides:
        where, post = _last_post(paper, view, before, but)
    if where is None or post is None or (_is_top(match) and not _HEAD.match(post.title)):
        return "", ()
    if not names:
        names = _subject_of(where) if re.is_of(match, _ONE) else _bodies_of(paper, where, post, known)
    return singular(post.title), names


def _kinds(match: re.Match[str]) -> frozenset[str]:
    """How the words say that the post is held, was held or is to be."""
    groups = match.groupdict()
    if re.is_of(match, _HOLDER):
        return frozenset(_of_holder(groups.get("who") or ""))
    if groups.get("past") in _OVER:
        return frozenset(["former"])
    return frozenset((groups.get("kind") or "").split()) & _STANDING_IN


def _is_top(match: re.Match[str]) -> bool:
    """“The top job” is that of whoever is at the head of a body."""
    return "top" in (match.groupdict().get("kind") or "").split()


_STANDING_IN = frozenset(["interim", "acting"])


def _of_holder(word: str) -> set[str]:
    """How far a person has come who is told of as somebody's choice, nominee or candidate."""
    if re.match(r"(?:nomin|preferred|favoured|recommended)", word, re.IGNORECASE):
        return {"put forward"}
    return {"planned"} if word and not re.search("holder|replacement|successor", word) else set()


_OVER = frozenset(["previous", "former", "last", "late", "old"])


_STANDS_IN = re.compile(
    r"\b(?:act(?:s|ing)? up|stand|step|cover|mind|stood|deputis)\w*\b|\b(?:interim|acting|temporar\w+|meantime|for now"
    r"|at the moment|for the time being)\b"
)
_KEEPS = re.compile(r"\b(?:keep|kept|retain|remain|continu|stay|carr|relinquish|leav|left|g[ai]ve)\w*\b")
# “Jane Doe, the deputy, has been lined up for the role”: not for the one that she has
_IS_PUT_UP = re.compile(
    r"\b(?:lined up|tipped|earmarked|put forward|shortlisted|recommended|proposed|chosen|selected|picked|appointed"
    r"|promoted|stepp?(?:s|ed|ing)?(?: up)?|favourite|front-?runner|asked) (?:in)?(?:to (?:take|fill|do)|for|to) $"
)
# “She has been in the job since 2021”, of somebody whose job has been told: no other post, only its first day
_IN_POST = re.compile(r",?(?: who)? (?:has|had|have) (?:already |now |only )?been in ")
# “She is now the substantive director. She had been acting in the role since May”: in the same one
_HAD_ACTED = re.compile(
    r",?(?: who)? (?:had|has) (?:already )?been (?:acting|standing|stepping|covering|filling|doing|holding)\b"
)
_HEAD = re.compile(
    r"(?:group |joint )?(?:chief|accountable officer|managing director|head of paid|clerk)", re.IGNORECASE
)
_HAS = rule_pattern(r"{B:body},?(?: [a-z]+){1,3} $")
_AT = rule_pattern(r"(?:^|[.;] |, )(?:[Aa]t|[Ii]n) {B:body},?(?: where)? $")


def _there(marked: Marked, match: re.Match[str]) -> tuple[str, ...]:
    """“At Elsewhere the position has been filled by …”, “Elsewhere has one to itself”: the body right before."""
    found = (_HAS if re.is_of(match, _ONE) else _AT).search(marked.text[: match.start()])
    body = marked.item(found["body"]) if found else None
    return body.names if isinstance(body, BodyMention) else ()


def _is_there(person: PersonMention, known: Sequence[AppointmentDraft], names: tuple[str, ...]) -> bool:
    """Say whether a person has some post in a body already: “he keeps the council job” is that one."""
    sure = (d for d in known if d.person == person.name and "body inherited" not in d.signals)
    return any(d.status != "former" and set(d.bodies) & set(names) for d in sure)


def _has_one(person: PersonMention, known: Sequence[AppointmentDraft]) -> bool:
    return any(d.person == person.name and d.status == "held" for d in known)


def _subject(marked: Marked, place: int) -> tuple[PersonMention | None, str]:
    """The person whom the words before a place are about, the last one named, and the words since."""
    people = list(re.finditer(r"\[P\d+\]", marked.text[:place]))
    person = marked.item(people[-1].group()) if people else None
    if not isinstance(person, PersonMention):
        return None, ""
    return person, marked.text[people[-1].end() : place]


def _title_of(person: PersonMention, known: Sequence[AppointmentDraft], names: tuple[str, ...], before: int) -> str:
    """The title that a person was last said to have elsewhere."""
    has = [d for d in known if d.person == person.name and not set(d.bodies) & set(names)]
    has = [d for d in has if min(d.spans)[0] <= before]
    return max(has, key=lambda draft: min(draft.spans)[0]).role if has else ""


def _title_there(
    subject: PersonMention | None, known: Sequence[AppointmentDraft], names: tuple[str, ...], before: int
) -> str:
    """The title of somebody else that was told last in some bodies."""
    has = [d for d in known if set(d.bodies) & set(names) and 0 <= before - min(d.spans)[0] < _NEAR]
    has = [d for d in has if subject is None or d.person != subject.name]
    return max(has, key=lambda draft: min(draft.spans)[0]).role if has else ""


def _asides(subject: PersonMention, known: Sequence[AppointmentDraft], before: int) -> list[AppointmentDraft]:
    """What others do now or did before, told after the post that each is to have: “the role” is not that."""
    told = [d for d in known if 0 <= before - min(d.spans)[0] < _PARAGRAPHS and d.person != subject.name]
    coming = {d.person: min(d.spans)[0] for d in told if d.status == "planned"}
    return [d for d in told if d.status in {"held", "former"} and coming.get(d.person, before) < min(d.spans)[0]]


_PARAGRAPHS = 600


def _last_post(
    paper: Paper, view: View, before: int, but: Sequence[AppointmentDraft]
) -> tuple[View | None, Post | None]:
    """The post named last before a place, in the sentence or in one of the few before it, but for those of some."""
    for other in reversed(paper.views[max(0, view.number - _FAR) : view.number + 1]):
        posts = [post for post in _posts_in(other) if post.end <= before and not _is_of(post, but)]
        if posts:
            return other, posts[-1]
    later = [post for post in _posts_in(view) if post.start > before and not post.plural]
    return (view, later[0]) if later else (None, None)


def _posts_in(view: View) -> list[Post]:
    return [post for _, post in view.posts.placed("O", Post)]


def _subject_of(view: View) -> tuple[str, ...]:
    """The bodies that a sentence names first, for which "it" stands in the next."""
    found = bodies_of(view.plain)
    return found[0][1].names if found else ()


def _is_of(post: Post, drafts: Sequence[AppointmentDraft]) -> bool:
    return any(a <= post.start < b for draft in drafts for a, b in draft.spans)


def _bodies_of(paper: Paper, view: View, post: Post, known: Sequence[AppointmentDraft]) -> tuple[str, ...]:
    """Where a post is that an earlier sentence named."""
    for draft in known:
        if draft.role.casefold() == post.title.casefold() and _is_of(post, [draft]):
            return draft.bodies
    place = view.posts.first_ending(post.end)
    names = own_bodies(paper, view, post) or bodies_for(paper, view, post, place)
    return names + tuple(name for name in _shared_with(view, post) if name not in names)


_WITH = rule_pattern(r"\bshar(?:e|es|ed|ing) {O:post},? with (?:the )?{B:other}(?!'s)")


def _shared_with(view: View, post: Post) -> tuple[str, ...]:
    """“We share a chief finance officer with B”: the other body that has the post."""
    for match in _WITH.finditer(view.posts.text):
        other = view.posts.item(match["other"])
        if view.posts.item(match["post"]) is post and isinstance(other, BodyMention):
            return other.names
    return ()
