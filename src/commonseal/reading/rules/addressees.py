"""Whose the posts in a letter are that only the letter's “you” tells.

“To: Jane Doe, Accountable Officer … you have led all three CCGs”, “John Roe is with the three of you as interim finance
officer”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.charge import HEAD_OF
from commonseal.reading.rules.drafts import AppointmentDraft

_DEAR = re.compile(r"\W*Dear\b")
_TO = rule_pattern(r"^\W*(?:to|for the attention of|fao|addressed to):? {P:who}(?:,| –|\s{2,}|\t)? ?(?P<post>{O})?\W*$")
_YOU_LEAD = rule_pattern(
    r"\byou(?P<how>(?: (?:have|had|will|are|would|now|also|both|been|be|to|already|currently|continue)){0,4})"
    r" (?:led|lead|leading|run|running|headed|heading|been in charge of|in charge of|served|serve) (?:both |the "
    r"|all )?{B:body}(?!'s)"
    r"(?P<told>,? since (?:{D:since})?(?P<gone>[^.;]{0,90}?{D:when})?)?"
)
_YOU_GO_ON = rule_pattern(
    r"\byou (?P<how>are (?:willing|content|happy|prepared|minded) to|have (?:agreed|offered) to"
    r"|would (?:be willing to)?|will)"
    r" (?:carry on|continue|go on|stay on|serve|move|remain|stand|transfer)(?: on| over)?(?: in(?:to)?| as| to| with"
    r"| at| for)+"
    r" (?:the )?{B:body}"
)
_OF_YOU = re.compile(r"(?:\bboth|\ball|\[F\d+\]|\btwo|\bthree) of you\b|\bwith you (?:all|both)\b")
_ON_BEHALF = rule_pattern(r"\b(?:on behalf of|for|from|at|in|of) (?:both |all |the )?{B:body}")


def find(paper: Paper, found: Sequence[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Give the posts of a letter that its “you” tells of the right bodies, and find those that only “you” tells.

    Args:
        paper: The paper.
        found: The appointments of its sentences; those whose body was guessed are changed in place.
    """
    head = next((n for n, view in enumerate(paper.views[:24]) if _DEAR.match(view.plain.text)), -1)
    if head < 0:
        return
    to = next((m for view in paper.views[:head] if (m := _addressed(view))), None)
    if to is None:
        return
    person, post, line = to
    led = [(view, match) for view in paper.views[head:] for match in _YOU_LEAD.finditer(view.posts.text)]
    bodies = _bodies(paper, head, led)
    if not bodies:
        return
    _widen(paper, found, (person, line), bodies)
    title = post.title if post is not None and not post.plural else HEAD_OF.get(paper.class_of(bodies[0]), "")
    if title:
        yield from _as_you(paper, (head, led), (person, title))


def _addressed(view: View) -> tuple[PersonMention, Post | None, View] | None:
    match = _TO.match(view.posts.text)
    person = view.posts.item(match["who"]) if match else None
    post = view.posts.item(match["post"]) if match and match["post"] else None
    if not isinstance(person, PersonMention) or " " not in person.name:
        return None
    return person, post if isinstance(post, Post) else None, view


def _bodies(paper: Paper, head: int, led: list[tuple[View, re.Match[str]]]) -> tuple[str, ...]:
    """The bodies of whoever is written to: those she is said to lead, else those for which she wrote."""
    for view, match in led:
        body = view.posts.item(match["body"])
        if isinstance(body, BodyMention):
            return body.names
    for view in paper.views[head : head + 4]:
        behalf = _ON_BEHALF.search(view.posts.text)
        body = view.posts.item(behalf["body"]) if behalf and re.search(r"\byou", view.posts.text) else None
        if isinstance(body, BodyMention) and len(body.names) > 1:
            return body.names
    return ()


def _widen(
    paper: Paper, found: Sequence[AppointmentDraft], to: tuple[PersonMention, View], bodies: tuple[str, ...]
) -> None:
    person, line = to
    for draft in found:
        if "body inherited" not in draft.signals:
            continue
        first, last = min(draft.spans)[0], max(draft.spans)[1]
        is_to = draft.person == person.name and line.sentence.start <= first < line.sentence.end
        if is_to or _OF_YOU.search(_marked(paper, first, last)):
            draft.bodies = bodies
            draft.signals.discard("body inherited")


def _marked(paper: Paper, first: int, last: int) -> str:
    return re.sub(r"\b(?:two|three|four|five)\b(?= of you\b)", "all", paper.document.flow[first:last])


def _as_you(
    paper: Paper, told: tuple[int, list[tuple[View, re.Match[str]]]], who: tuple[PersonMention, str]
) -> Iterator[AppointmentDraft]:
    head, led = told
    person, title = who
    for view, match in led:
        body = view.posts.item(match["body"])
        if isinstance(body, BodyMention):
            status: AppointmentStatus = "planned" if re.search(r"\b(?:will|to be)\b", match["how"]) else "held"
            span = view.posts.source(*match.span())
            draft = AppointmentDraft(person.name, title, body.names, status, [span], "you lead")
            draft.start = _date(view, match["since"] or match["when"])
            yield draft
    for view in paper.views[head:]:
        for match in _YOU_GO_ON.finditer(view.posts.text):
            body = view.posts.item(match["body"])
            if isinstance(body, BodyMention):
                span = view.posts.source(*match.span())
                status = "planned" if match["how"] == "will" else "proposed"
                yield AppointmentDraft(person.name, title, body.names, status, [span], "you lead")


def _date(view: View, words: str | None) -> str | None:
    """The first day of some marked words."""
    token = re.search(r"\[D\d+\]", words or "")
    date = view.posts.item(token.group()) if token else None
    return date.bounded if isinstance(date, DateMention) else None
