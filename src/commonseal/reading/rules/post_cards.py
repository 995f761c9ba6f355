"""Posts on cards: a title, a name, a body and a day on lines of their own, one below the other, as answers list them.

“Please list all posts that are shared with any other organisation”, says the line above such cards at times: then the
body of each card is the other one, beside the paper's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.tenures import basis_in, settle

_BODY_LINE = rule_pattern(r"^\W*(?:(?:at|of|for|with|shared with|jointly with):? )?(?:the )?{BG:body}\W*$")
_DATE_LINE = rule_pattern(
    r"^\W*(?:(?:since|from|started|start date|in post since|appointed|joined|shared since)(?: on| in)?:? )?"
    r"{D:start}\W*$"
)
_NAME = re.compile(r"\[P\d+\]")
_SHARED = re.compile(
    r"\b(?:shared|joint|jointly held|held jointly|in common|split)\b[^.?]{0,80}\b(?:with|between|across)\b",
    re.IGNORECASE,
)
_WE_MEAN = rule_pattern(r"\b(?:we mean|means|refers to|stands for|is short for) (?:the )?{BG:body}")
_LINES_OF_CARD = 4
_FAR = 40


def find(paper: Paper, pairs: Mapping[int, Post]) -> Iterator[AppointmentDraft]:
    """Find the posts of cards that name the body of each.

    Args:
        paper: The paper.
        pairs: For each line that holds a name alone the title on the line above.
    """
    for number, post in pairs.items():
        view = paper.views[number]
        token = _NAME.search(view.posts.text)
        person = view.posts.item(token.group()) if token else None
        body, start, last = _below(paper, number, pairs)
        if body is None or post.plural or not isinstance(person, PersonMention) or " " not in person.name:
            continue
        head = paper.views[number - 1]
        names = body.names
        if _is_shared(paper, head):
            names = tuple(dict.fromkeys((*_own(paper, body), *names)))
        span = (head.sentence.start, last.sentence.end)
        draft = AppointmentDraft(person.name, post.title, names, "held", [span], "post on a card", start=start)
        draft.basis = post.basis or basis_in(head.posts.text)
        settle(draft, paper.published)
        yield draft


def _below(paper: Paper, number: int, pairs: Mapping[int, Post]) -> tuple[BodyMention | None, str | None, View]:
    """The body and the day on the lines below a name, up to the next card."""
    body, start, last = None, None, paper.views[number]
    for view in paper.views[number + 1 : number + 1 + _LINES_OF_CARD]:
        if view.number + 1 in pairs or view.sentence.block.kind == "row":
            break
        at, on = _BODY_LINE.match(view.posts.text), _DATE_LINE.match(view.posts.text)
        found = view.posts.item(at["body"]) if at else view.posts.item(on["start"]) if on else None
        if isinstance(found, BodyMention) and body is None:
            body, last = found, view
        elif isinstance(found, DateMention) and start is None:
            start, last = found.bounded, view
        else:
            break
    return body, start, last


def _is_shared(paper: Paper, head: View) -> bool:
    """Say whether the last full sentence above the cards tells that their posts are shared with others."""
    for view in reversed(paper.views[max(0, head.number - _FAR) : head.number]):
        if view.posts.text.rstrip().endswith((".", "?", ":")) and "[P" not in view.posts.text:
            return _SHARED.search(view.posts.text) is not None
    return False


def _own(paper: Paper, other: BodyMention) -> tuple[str, ...]:
    """The body of whoever answers: the paper's, or the one that it says it means."""
    if len(paper.author) == 1 and paper.author[0] not in other.names:
        return paper.author
    for view in paper.views[:_FAR]:
        match = _WE_MEAN.search(view.posts.text)
        body = view.posts.item(match["body"]) if match else None
        if isinstance(body, BodyMention) and len(body.names) == 1:
            return body.names
    return ()
