"""What a paragraph goes on about: the body that its last sentences have for their subject."""

from __future__ import annotations

from collections.abc import Callable

from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of

_BACK = 2


def in_focus(paper: Paper, view: View, fits: Callable[[BodyMention], bool]) -> tuple[str, ...]:
    """Give the body that the sentences before a sentence, in its own paragraph, are about.

    Args:
        paper: The paper.
        view: The sentence, which names no body that could be meant.
        fits: Says whether a body may be meant.
    """
    if view.sentence.block.kind != "paragraph" or view.sentence.opens_block:
        return ()
    for other in reversed(paper.views[max(0, view.number - _BACK) : view.number]):
        if other.sentence.block != view.sentence.block:
            return ()
        found = [body for _, body in bodies_of(other.plain) if body.passing != "career" and fits(body)]
        if found:
            return found[0].names
    return ()
