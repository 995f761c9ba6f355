"""Posts in a body yet to be formed that has no name so far: “will lead the merged trust”, “the new CCG's chair”.

It is called as its sentence calls it, unless the paper names the body elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.charge import HEAD_OF, title_beside
from commonseal.reading.rules.coming import coming_body
from commonseal.reading.rules.drafts import AppointmentDraft

_NAME = (
    r"(?:new|merged|combined|enlarged|successor)(?: (?:merged|combined|single|larger|unitary))?"
    r" (?:trust|CCG|ICB|council|authority|organisation|body|group)"
)
_OF_IT = re.compile(rf" (?:of|for|at|in) (?:the|our|its) (?P<name>{_NAME})\b(?!['’]s)")
_ITS = re.compile(rf"\b(?:[Tt]he|[Oo]ur|[Ii]ts) (?P<name>{_NAME})['’]s (?:own |first )?$")
_REACH = 30


def coming_body_of(paper: Paper, post: Post) -> tuple[str, ...]:
    """Give the body without a name that a post is to be in, of a paper that names no such body.

    Args:
        paper: The paper.
        post: The post.
    """
    flow = paper.document.flow
    title = flow.find(post.title, post.start, post.end)
    first = post.start if title < 0 else title
    of_it = _OF_IT.search(flow, first, post.end + _REACH)
    found = of_it if of_it and of_it.start() <= max(post.end, first + len(post.title)) else None
    found = found or _ITS.search(flow[max(0, first - _REACH) : first])
    return (found["name"],) if found else ()


_LEADS = rule_pattern(
    r"{P:who}(?P<aside>, (?:(?!\[P\d+\])[^;.,]){1,90},)?,?(?: who)? (?P<verb>(?:will|would|is (?:due )?to|is set to|has"
    r" been (?:chosen|appointed|named|picked|selected) to|has agreed to)(?: now| also| then)?"
    rf" (?P<does>lead|head|run|take charge of|take the helm of|chair))(?: up)? the (?P<name>{_NAME})\b(?!['’]s)"
)


def find(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """Find who will lead or chair a body yet to be formed that has no name.

    Args:
        paper: The paper.
        view: The sentence.
    """
    if coming_body(paper):
        return
    marked = view.posts
    for match in _LEADS.finditer(marked.text):
        person = marked.item(match["who"])
        if not isinstance(person, PersonMention) or " " not in person.name:
            continue
        head = title_beside(marked, match.start("who")) or HEAD_OF.get(match["name"].split()[-1].casefold())
        title = "chair" if match["does"] == "chair" else head or "chief executive"
        status: AppointmentStatus = "proposed" if match["verb"].startswith("would") else "planned"
        span = marked.source(*match.span())
        yield AppointmentDraft(
            person.name, title, (match["name"],), status, [span], "leads", signals={"title supplied"}
        )
