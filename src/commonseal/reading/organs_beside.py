"""What stands beside an organ: whose it is in the title of a meeting, and the words of its name that are its own.

“Meeting of the Cabinet, Somewhere Borough Council, held on …”; “the Somewhere Trust Transactions Committee”.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

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


_OWN_WORDS = re.compile(r"[ \xa0](?P<words>(?:[A-Z][a-z]+(?: and)? ){1,3})")
_ORGANS = ("Committee", "Sub-Committee", "Panel", "Board")


def whole_title(
    text: str, mentions: Sequence[BodyMention], starts: Sequence[int], start: int, organ: str
) -> tuple[int, str]:
    """Give where a committee's name begins and the whole of it, up to the body that stands before it.

    Args:
        text: The paper's text.
        mentions: The bodies, in order.
        starts: Where they begin.
        start: Where the part of the name begins that is known.
        organ: That part.
    """
    index = bisect_right(starts, start) - 1
    if index < 0 or not organ.endswith(_ORGANS) or len(mentions[index].names) != 1:
        return start, organ
    own = _OWN_WORDS.fullmatch(text, mentions[index].end, start)
    return (own.start("words"), f"{own['words']}{organ}") if own else (start, organ)
