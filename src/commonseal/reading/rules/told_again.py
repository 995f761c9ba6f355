"""Posts told again without their title: “has also been Elsewhere's”, “takes the role on 1 July”, “its previous chief”.

Such words stand for a title that the sentence, or one just before it, has named. They are put in as tokens of posts, and
the rules that join a person to a post then read the sentence as though the title stood there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.posts import Post
from commonseal.reading.rules import appointments
from commonseal.reading.rules.appointment_patterns import ASIDE
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.tenures import basis_in
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
    r"(?:(?<=\bhas )|(?<=\bhave )|(?<=\bhad )|(?<=\bgets )|(?<=\bgot )|(?<=\bwith ))(?:an? (?P<kind>acting|interim|new|temporary"
    r"|permanent|substantive) one|one (?:to (?:it|them)sel(?:f|ves)|of (?:its|their|{B}'?s?) own))(?=,? )"
)
# “the panel's choice was Jane Doe”, “the successful candidate is Jane Doe”, “She is Jane Doe”
_HOLDER = rule_pattern(
    r"(?:\b(?:the|their|its|our|her|his|(?:the )?(?:\w+ )?(?:panel|board|committee|governors|members|interviewers)(?:'s|'))"
    r"|{BG:own}(?:'s|')?) "
    r"(?:first |final |unanimous |clear |eventual )?(?P<who>choice|pick|selection|appointee|nominee|nomination|postholder|replacement|successor"
    r"|post-holder|new holder|(?:successful|chosen|winning|preferred|favoured|selected|recommended) (?:candidate|applicant))"
    r"(?= (?:is|was|will be|has been|fell on|are) {P}|$|\W|[.;,])"
    r"|^\W*(?:he|she)(?= (?:is|was|will be) {P})"
)
_MAY_TELL = re.compile(
    rf"\bone\b|\b(?:choice|pick|selection|appointee|nominee|nomination|holder|candidate|applicant|replacement|successor)\b|^\W*(?:[Hh]e|[Ss]he) (?:is|was|will be) \[P|\b{_NOUN}\b|\]'s(?! (?!too|as|also|since|from|until|on|in|and|for|is|was|will|own)\w)|\b(?:tak|took|held|fill|hold|done)\w* (?:it\b|\[B)"
    r"|\b(?:previous|former|last|late|old|outgoing|departing) (?:\w+ )?(?:chief|boss|head|holder|incumbent|post-?holder|occupant)\b"
)
_DECLINED = re.compile(r"[^.;]{0,20}\b(?:but|and) (?:has |had |then |since )*(?:declin|turn|refus|withdr|said no)")
_FAR = 3
_NEAR = 250


def find(paper: Paper, view: View, known: Sequence[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find who fills a post that a sentence speaks of without its title.

    Args:
        paper: The paper.
        view: The sentence.
        known: The appointments found so far.

    Yields:
        Appointments whose title is borrowed, each with a signal that says so.
    """
    if not _MAY_TELL.search(view.posts.text):
        return
    told = _with_told(paper, view, known)
    if told is view.posts:
        return
    first = len(view.posts.items)
    found: list[AppointmentDraft] = []
    for draft in _joined(paper, replace(view, posts=told), first):
        if _DECLINED.match(_words_after(told, draft)):
            continue
        if not _widened(draft, known) and not _has_it(draft, [*known, *found]):
            draft.signals.add("title from before")
            draft.basis = draft.basis or basis_in(_words_after(told, draft))
            found.append(draft)
    yield from found


def _widened(draft: AppointmentDraft, known: Sequence[AppointmentDraft]) -> bool:
    """“She takes up the role for both”: the bodies of a post whose body had only been guessed."""
    for other in known:
        guessed = other.rule == draft.rule and "body inherited" in other.signals and other.person == draft.person
        if guessed and other.role == draft.role and set(other.bodies) < set(draft.bodies):
            other.bodies, other.start = draft.bodies, other.start or draft.start
            other.spans += draft.spans
            other.signals.discard("body inherited")
            return True
    return False


def _words_after(marked: Marked, draft: AppointmentDraft) -> str:
    """The words of the sentence between what told of a post and the next person."""
    first = marked.first_ending(draft.spans[0][1]) + 1
    return re.split(r"\[P\d+\]|;", marked.text[first : first + 80])[0]


def _has_it(draft: AppointmentDraft, known: Sequence[AppointmentDraft]) -> bool:
    """Say whether a person is known to have the post already, whose dates other rules see to."""
    role = draft.role.casefold()
    return any(
        other.person == draft.person and other.role.casefold() == role and set(draft.bodies) & set(other.bodies)
        for other in known
    )


def _with_told(paper: Paper, view: View, known: Sequence[AppointmentDraft]) -> Marked:
    marked = view.posts
    for pattern in (_PAST, _ELIDED, _THE_POST, _IT, _ONE, _HOLDER):
        marked = marked.replaced(pattern, "O", lambda found, match: _told(paper, view, known, found, match))
    return marked


def _told(
    paper: Paper, view: View, known: Sequence[AppointmentDraft], marked: Marked, match: re.Match[str]
) -> Post | None:
    """The post that some words stand for, in the body that they name or else where the post was."""
    groups = match.groupdict()
    start, end = marked.source(*match.span())
    named = [marked.item(groups[key]) for key in ("at", "own", "whose") if groups.get(key)]
    bodies = [body for body in named if isinstance(body, BodyMention)]
    subject, link = _subject(marked, match.start())
    names = bodies[0].names if bodies else _there(marked, match)
    title = _title_of(subject, known, names, start) if subject and re.is_of(match, _ELIDED) else ""
    around = f"{link} {marked.text[match.end() : match.end() + 40]}"
    stands_in = (re.is_of(match, _THE_POST) or re.is_of(match, _IT)) and _STANDS_IN.search(around)
    not_own = [d for d in known if subject and d.person == subject.name] if stands_in else []
    where, post = _last_post(paper, view, start, not_own)
    if stands_in and bodies:  # in a body that is named: whatever post of somebody else's was told there
        title, post = _title_there(subject, known, names, start), None
    if (post is None and not title) or (_is_head(groups) and not _HEAD.match(post.title if post else "")):
        return None
    if re.is_of(match, _THE_POST) and subject is not None and (_KEEPS.search(link) or _is_there(subject, known, names)):
        return None
    if not names and post is not None and where is not None:
        names = _subject_of(where) if re.is_of(match, _ONE) else _bodies_of(paper, where, post, known)
    if not names:
        return None
    words = f"{groups.get('kind') or ''}".split()
    kinds = {"former"} if groups.get("past") in _OVER else set(words) & {"interim", "acting"}
    if re.is_of(match, _HOLDER):
        kinds = _of_holder(groups.get("who") or "")
    title = title or (singular(post.title) if post is not None else "")
    form, kind = (bodies[0].form, bodies[0].body_class) if bodies else ("", "")
    return Post(title, names, kind, frozenset(kinds), start, end, bodies_form=form)


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
_HEAD = re.compile(r"(?:group |joint )?(?:chief|accountable officer|managing director|head of paid|clerk)", re.IGNORECASE)
_HAS = rule_pattern(r"{B:body},?(?: [a-z]+){1,3} $")
_AT = rule_pattern(r"(?:^|[.;] |, )(?:[Aa]t|[Ii]n) {B:body},?(?: where)? $")


def _is_head(groups: dict[str, str | None]) -> bool:
    """Say whether the words speak of whoever is at the head of a body: “the top job”, “its previous chief”."""
    return "top" in (groups.get("kind") or "").split()


def _there(marked: Marked, match: re.Match[str]) -> tuple[str, ...]:
    """“At Elsewhere the position has been filled by …”, “Elsewhere has one to itself”: the body right before."""
    found = (_HAS if re.is_of(match, _ONE) else _AT).search(marked.text[: match.start()])
    body = marked.item(found["body"]) if found else None
    return body.names if isinstance(body, BodyMention) else ()


def _is_there(person: PersonMention, known: Sequence[AppointmentDraft], names: tuple[str, ...]) -> bool:
    """Say whether a person has some post in a body already: “he keeps the council job” is that one."""
    sure = (d for d in known if d.person == person.name and "body inherited" not in d.signals)
    return any(d.status != "former" and set(d.bodies) & set(names) for d in sure)


def _subject(marked: Marked, place: int) -> tuple[PersonMention | None, str]:
    """The person whom the words before a place are about, the last one named, and the words since."""
    people = list(re.finditer(r"\[P\d+\]", marked.text[:place]))
    person = marked.item(people[-1].group()) if people else None
    if not isinstance(person, PersonMention):
        return None, ""
    return person, marked.text[people[-1].end() : place]


def _title_of(
    person: PersonMention, known: Sequence[AppointmentDraft], names: tuple[str, ...], before: int
) -> str:
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


def _last_post(
    paper: Paper, view: View, before: int, but: Sequence[AppointmentDraft]
) -> tuple[View | None, Post | None]:
    """The post named last before a place, in the sentence or in one of the few before it, but for those of some."""
    for other in reversed(paper.views[max(0, view.number - _FAR) : view.number + 1]):
        found = [other.posts.item(token) for token in re.findall(r"\[O\d+\]", other.posts.text)]
        posts = [post for post in found if isinstance(post, Post) and post.end <= before and not _is_of(post, but)]
        if posts:
            return other, posts[-1]
    coming = [view.posts.item(token) for token in re.findall(r"\[O\d+\]", view.posts.text)]
    later = [post for post in coming if isinstance(post, Post) and post.start > before and not post.plural]
    return (view, later[0]) if later else (None, None)


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
    return own_bodies(paper, view, post) or bodies_for(paper, view, post, place)


_LINK = (
    r"(?P<link>,? (?:also |now |already |currently |then )*(?:(?:will|is to|is due to|is set to|has agreed to"
    r"|has been asked to|agreed to|would|has|had|is|was|to) )?(?:also |now |then |currently |temporarily |since )*"
    r"(?P<verb>take|takes|took|taken|taking|fill|fills|filled|filling|hold|holds|held|holding|do|does|did|done|doing"
    r"|cover|covers|covered|covering|occupy|occupies|occupied|get|gets|got|given|offered|landed|won|secured|assume"
    r"|assumes|assumed|accept|accepts|accepted|start|starts|started in|begin|begins|perform|performs"
    r"|combines? (?:it|this|that|them|\[[BO]\d+\]) with"
    r"|been (?:appointed|named|promoted|confirmed|chosen|selected|recruited|offered|given|seconded)"
    r"|appointed|confirmed|promoted|chosen|selected|recruited|seconded|moved|moves|move|stepped|steps|step)"
    r"(?: up| on| over| to| in| into| for){0,2})"
)
_TAKES = rule_pattern(
    rf"{{P:who}}(?:{ASIDE}|(?:(?!\[P\d+\])[^;.]){{1,140}}?,? (?:and|but)){_LINK} (?P<post>{{O}})"
)
# “… has an acting one, its medical director, Jane Doe”
_WHO_IS = rule_pattern(
    r"(?P<post>{O}),?(?: –| in)?(?: at present| currently| now)?(?: (?:the|its|their|{B}) )? ?(?:{O},? )?{P:who}(?!'s)"
)
# “the panel's choice was Jane Doe”, “Jane Doe is the nominee”
_IS_CHOSEN = rule_pattern(
    rf"(?P<post>{{O}}) (?:is|was|will be|has been|fell on|are) {{P:who}}|{{P:chosen}}{ASIDE}"
    r" (?:is|was|has been|will be|emerged as|remains|as)(?: now)? (?P<as>{O})"
)
_TO_COME = re.compile(
    r"\b(?:will|is to|is due|is set|agreed|asked|takes|gets|assumes|accept\w*|starts|begins|offered|given|chosen|selected"
    r"|been \w+ed|secured|won|landed|to)\b"
)
_IN_IT = re.compile(r"\b(?:has|had)\b.*\b(?:taken|filled|held|done|covered|occupied|got)\b")
_DONE = re.compile(r"\b(?:did|held|filled|covered|occupied)\b")


def _status(link: str) -> AppointmentStatus:
    if re.search(r"\bwould\b", link):
        return "proposed"
    if _IN_IT.search(link):
        return "held"
    if _TO_COME.search(link):
        return "planned"
    return "former" if _DONE.search(link) else "held"


def _chosen(paper: Paper, view: View, match: re.Match[str], post: Post) -> Iterator[AppointmentDraft]:
    """“The panel's choice was Jane Doe”: to come, or only put forward."""
    person = view.posts.item(match["who"] or match["chosen"])
    if isinstance(person, PersonMention) and " " in person.name:
        span = view.posts.source(*match.span())
        status: AppointmentStatus = "proposed" if "put forward" in post.modifiers else "planned"
        signals = set() if post.bodies_form else {"body inherited"}
        yield AppointmentDraft(person.name, post.title, post.bodies, status, [span], "told again", signals=signals)


def _joined(paper: Paper, view: View, first: int) -> Iterator[AppointmentDraft]:
    """The drafts of the posts put in, which are the items from a number on."""
    for match in _TAKES.finditer(view.posts.text):
        post, person = view.posts.item(match["post"]), view.posts.item(match["who"])
        if int(match["post"][2:-1]) < first or not isinstance(post, Post) or not isinstance(person, PersonMention):
            continue
        draft = appointments.drafted(paper, view, match, person, post, "told again", (match.start("link"), -1))
        if draft is not None:
            draft.status = _status(match["link"])
            yield draft
    for match in _IS_CHOSEN.finditer(view.posts.text):
        post = view.posts.item(match["post"] or match["as"])
        if isinstance(post, Post) and post.modifiers & {"planned", "put forward"}:
            yield from _chosen(paper, view, match, post)
    for match in _WHO_IS.finditer(view.posts.text):
        post, person = view.posts.item(match["post"]), view.posts.item(match["who"])
        if int(match["post"][2:-1]) >= first and isinstance(post, Post) and isinstance(person, PersonMention):
            draft = appointments.drafted(paper, view, match, person, post, "held by", (match.start("who"), -1))
            if draft is not None:
                yield draft
    yield from appointments.of_posts(paper, view, first)
