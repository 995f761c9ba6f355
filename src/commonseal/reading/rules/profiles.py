"""People told by lines with labels, as in signature blocks: “Name: Jane Doe / Job: Chief Nurse / Started: May 2023”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.whose import bodies_for

_NAME = rule_pattern(r"^\W*(?:full |print )?name(?: \([^()]{1,30}\))?: ?{P:who}\W*$")
_POST = rule_pattern(r"^\W*(?:job|job title|post|position|role|title|designation|capacity): ?(?:the )?(?P<post>{O})")
_BODY = rule_pattern(
    r"^\W*(?:organisation|employer|body|authority|based at|works? (?:for|at)|where): ?(?:the )?{BG:body}"
)
_SINCE = rule_pattern(r"^\W*(?:started|joined|in (?:post|role) since|since|appointed|start date): ?{D:since}")
_BEHALF = rule_pattern(
    r"^\W*(?:signed|agreed|executed|sealed)?[^\[\n]{0,20}\b(?:for and on behalf of|on behalf of|for)"
    r" (?:the )?{BG:body}\W*$"
)
_LINES = 6


def find(paper: Paper) -> Iterator[AppointmentDraft]:
    """Find the posts of people whose name and post stand on lines of their own, each after its label.

    Args:
        paper: The paper.
    """
    for number, view in enumerate(paper.views):
        match = _NAME.match(view.posts.text)
        person = view.posts.item(match["who"]) if match else None
        if isinstance(person, PersonMention) and " " in person.name:
            below = paper.views[number + 1 : number + 1 + _LINES]
            last = next((n for n, other in enumerate(below) if _NAME.match(other.posts.text)), len(below))
            yield from _profile(paper, view, person, below[:last])


def _profile(paper: Paper, head: View, person: PersonMention, below: tuple[View, ...]) -> Iterator[AppointmentDraft]:
    body = _body_of(paper, head, below)
    since = next((date for view in below if isinstance(date := _labelled(view, _SINCE, "since"), DateMention)), None)
    for view in below:
        post = _labelled(view, _POST, "post")
        if not isinstance(post, Post) or post.plural:
            continue
        names = post.bodies or body or bodies_for(paper, view, post, 0)
        if names:
            spans = [(head.sentence.start, head.sentence.end), (view.sentence.start, view.sentence.end)]
            draft = AppointmentDraft(person.name, post.title, names, "held", spans, "signature", basis=post.basis)
            draft.start = since.bounded if since is not None else None
            yield draft
        return


def _labelled(view: View, label: re.Pattern[str], key: str) -> object:
    match = label.match(view.posts.text)
    return view.posts.item(match[key]) if match else None


def _body_of(paper: Paper, head: View, below: tuple[View, ...]) -> tuple[str, ...]:
    """The body on a line of its own below the name, or that for which the lines above say it is signed."""
    above = paper.views[max(0, head.number - 3) : head.number]
    for view, label in (*((view, _BODY) for view in below), *((view, _BEHALF) for view in reversed(above))):
        body = _labelled(view, label, "body")
        if isinstance(body, BodyMention):
            return body.names
    return ()
