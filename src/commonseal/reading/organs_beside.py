"""Whose an organ is in the title of a meeting: “Meeting of the Cabinet, Somewhere Borough Council, held on …”."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.mentions import BodyMention

_MEETING_OF = re.compile(r"(?:^|\n)[^\n.;:]{0,60}\bmeeting of (?:the |a )?$", re.IGNORECASE)
_LONGEST_TITLE = 90
_BESIDE = re.compile(r",[ \t]+(?:the )?|[ \t][–-][ \t]", re.IGNORECASE)
_AFTER_OWNER = re.compile(r",?[ \t]*(?:(?:to be )?held\b|on\b|at\b|in\b|[–(-]|\d|\n|$)|,[ \t]")


def is_beside(text: str, body: BodyMention, span: tuple[int, int]) -> bool:
    """Say whether the body after an organ is whose organ it is, a comma or a dash parting the two.

    Args:
        text: The paper's text.
        body: The body after the organ.
        span: Where the organ stands.
    """
    return (
        _BESIDE.fullmatch(text, span[1], body.start) is not None
        and len(body.names) == 1
        and not body.organ
        and _MEETING_OF.search(text, max(0, span[0] - _LONGEST_TITLE), span[0]) is not None
        and _AFTER_OWNER.match(text, body.end) is not None
    )
