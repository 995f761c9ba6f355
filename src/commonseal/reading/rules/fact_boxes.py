"""Boxes of facts: a body's name alone on a line, and below it “Population: …”, “Leader: …”, which are its."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.registry import can_be_party

_LABEL = re.compile(
    r"^\W*(?:[A-Z][\w /()’'&-]{1,40}|\[[OR]\d+\](?: \[D\d+\])?|[A-Z][\w ]{1,30} \[D\d+\])(?::|\t| \|) ?\s*\S"
)
_BODY_ALONE = re.compile(r"^\W*(?:The )?(?P<body>\[B\d+\])\W*$")
_LONGEST = 14
_LONG_LINE = 140


def boxed(paper: Paper, view: View) -> tuple[str, ...]:
    """Give the body in whose box of facts a line stands, or nothing.

    Args:
        paper: The paper.
        view: The line.
    """
    if not _is_fact(view):
        return ()
    for earlier in reversed(paper.views[max(0, view.number - _LONGEST) : view.number]):
        alone = _BODY_ALONE.match(earlier.plain.text)
        body = earlier.plain.item(alone["body"]) if alone else None
        if isinstance(body, BodyMention):
            is_named = body.form in {"name", "short"} and len(body.names) == 1 and can_be_party(body.body_class)
            return body.names if is_named else ()
        if not _is_fact(earlier):
            return ()
    return ()


def _is_fact(view: View) -> bool:
    is_short = view.sentence.end - view.sentence.start < _LONG_LINE
    return view.sentence.opens_block and is_short and _LABEL.match(view.posts.text) is not None
