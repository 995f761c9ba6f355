"""Posts told by what somebody does: “has kept the books for both” of one whose title the paper has elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.tenures import date_after

# what is done, with the titles of those who do it
_DUTIES = (
    ("keeps_the_books", re.compile(r"finance director|director of finance|chief finance officer|chief financial officer"
                                   r"|treasurer|head of finance|finance chief|section 151 officer", re.IGNORECASE)),
    ("gives_the_law", re.compile(r"monitoring officer|(?:[a-z]+ )?solicitor(?: to .*)?|head of (?:law|legal)[a-z ]*"
                                 r"|director of (?:law|legal)[a-z ]*|legal director|county secretary", re.IGNORECASE)),
)  # fmt: skip
_DOES = tuple(
    (
        rule_pattern(
            r"{P:who}(?:, [^;.\[]{2,60},)?,?(?: who)?(?P<how>(?: (?:has|have|had|is|was|will|would|also|now|already"
            r"|both|been|be|to"
            rf"|still|currently|jointly|long)){{0,4}}) (?:{'|'.join(phrases('appointments', key))}) (?:of|for|at|in|to)"
            r" (?:both |the |all )?{B:body}(?!'s)"
        ),
        titles,
    )
    for key, titles in _DUTIES
)


def find(paper: Paper, known: Sequence[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find who does what the holder of a post does that the paper names elsewhere.

    Args:
        paper: The paper.
        known: The appointments found so far.
    """
    for view in paper.views:
        if "[P" not in view.posts.text or "[B" not in view.posts.text:
            continue
        for pattern, titles in _DOES:
            for match in pattern.finditer(view.posts.text):
                yield from _done(paper, view, match, (titles, known))


def _done(
    paper: Paper,
    view: View,
    match: re.Match[str],
    told: tuple[re.Pattern[str], Sequence[AppointmentDraft]],
) -> Iterator[AppointmentDraft]:
    titles, known = told
    marked = view.posts
    person, body = marked.item(match["who"]), marked.item(match["body"])
    if not isinstance(person, PersonMention) or " " not in person.name or not isinstance(body, BodyMention):
        return
    title = _title(paper, view, titles)
    if not title or any(d.person == person.name and set(d.bodies) & set(body.names) for d in known):
        return
    how = match["how"]
    status: AppointmentStatus = "planned" if " will" in how else "proposed" if " would" in how else "held"
    status = "former" if " had" in how or " was" in how else status
    draft = AppointmentDraft(person.name, title, body.names, status, [marked.source(*match.span())], "told by duties")
    date_after(draft, marked, match)
    yield draft


def _title(paper: Paper, view: View, titles: re.Pattern[str]) -> str:
    """The title of such a post that the paper names nearest."""
    posts = [
        (abs(other.number - view.number), post.title)
        for other in paper.views
        for _, post in other.posts.placed("O", Post)
        if titles.fullmatch(post.title)
    ]
    return singular(min(posts, key=lambda one: one[0])[1]) if posts else ""
