"""Who fills a post that is told again without its title: “has also been Elsewhere's”, “takes the role on 1 July”.

The rules that join a person to a post read the sentence with such posts put in, as though the title stood there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.marked import Marked, number_of, rule_pattern
from commonseal.reading.mentions import PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules import appointments
from commonseal.reading.rules.appointment_patterns import ASIDE
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.tenures import basis_in
from commonseal.reading.rules.untitled_posts import with_untitled

_DECLINED = re.compile(r"[^.;]{0,20}\b(?:but|and) (?:has |had |then |since )*(?:declin|turn|refus|withdr|said no)")


def find(paper: Paper, view: View, known: Sequence[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find who fills a post that a sentence speaks of without its title.

    Args:
        paper: The paper.
        view: The sentence.
        known: The appointments found so far.

    Yields:
        Appointments whose title is borrowed, each with a signal that says so.
    """
    told = with_untitled(paper, view, known)
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


_LINK = (
    r"(?P<link>,? (?:also |now |already |currently |then )*(?:(?:will|is to|is due to|is set to|has agreed to"
    r"|has been asked to|agreed to|would|has|had|is|was|to) )?(?:also |now |then |currently |temporarily |since )*"
    r"(?P<verb>take|takes|took|taken|taking|fill|fills|filled|filling|hold|holds|held|holding|do|does|did|done|doing"
    r"|cover|covers|covered|covering|occupy|occupies|occupied|get|gets|got|given|offered|landed|won|secured|assume"
    r"|assumes|assumed|accept|accepts|accepted|start|starts|started in|begin|begins|perform|performs"
    r"|combines? (?:it|this|that|them|\[[BO]\d+\]) with"
    r"|been (?:lined up|tipped|earmarked|put forward|shortlisted|recommended|proposed"
    r"|appointed|named|promoted|confirmed|chosen|selected|recruited|offered|given|seconded)"
    r"|appointed|confirmed|promoted|chosen|selected|recruited|seconded|moved|moves|move|stepped|steps|step)"
    r"(?: up| on| over| to| in| into| for){0,2})"
)
_TAKES = rule_pattern(rf"{{P:who}}(?:{ASIDE}|(?:(?!\[P\d+\])[^;.]){{1,140}}?,? (?:and|but)){_LINK} (?P<post>{{O}})")
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
    r"\b(?:will|is to|is due|is set|agreed|asked|takes|gets|assumes|accept\w*|starts|begins"
    r"|offered|given|chosen|selected"
    r"|been \w+ed|secured|won|landed|to)\b"
)
_IN_IT = re.compile(r"\b(?:has|had)\b.*\b(?:taken|filled|held|done|covered|occupied|got)\b")
# “who had done the same job at Elsewhere”: before what the sentence tells
_HAD_DONE = re.compile(r"\bhad (?:\w+ )?(?:done|held|filled|occupied)\b|\bwas (?:\w+ )?(?:doing|holding|filling)\b")
_PUT_FORWARD = re.compile(
    r"\bwould\b|\bbeen (?:lined up|tipped|earmarked|put forward|shortlisted|recommended|proposed)\b"
)
_DONE = re.compile(r"\b(?:did|held|filled|covered|occupied)\b")


def _status(link: str) -> AppointmentStatus:
    if _PUT_FORWARD.search(link):
        return "proposed"
    if _HAD_DONE.search(link):
        return "former"
    if _IN_IT.search(link):
        return "held"
    if _TO_COME.search(link):
        return "planned"
    return "former" if _DONE.search(link) else "held"


def _chosen(view: View, match: re.Match[str], post: Post) -> Iterator[AppointmentDraft]:
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
        if number_of(match["post"]) < first or not isinstance(post, Post) or not isinstance(person, PersonMention):
            continue
        draft = appointments.drafted(paper, view, match, person, post, "told again", (match.start("link"), -1))
        if draft is not None:
            draft.status = _status(match["link"])
            yield draft
    for match in _IS_CHOSEN.finditer(view.posts.text):
        post = view.posts.item(match["post"] or match["as"])
        if isinstance(post, Post) and post.modifiers & {"planned", "put forward"}:
            yield from _chosen(view, match, post)
    for match in _WHO_IS.finditer(view.posts.text):
        post, person = view.posts.item(match["post"]), view.posts.item(match["who"])
        if number_of(match["post"]) >= first and isinstance(post, Post) and isinstance(person, PersonMention):
            draft = appointments.drafted(paper, view, match, person, post, "held by", (match.start("who"), -1))
            if draft is not None:
                yield draft
    yield from appointments.of_posts(paper, view, first)
