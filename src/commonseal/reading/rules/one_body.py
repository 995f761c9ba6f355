"""What is called a partnership or an alliance and is one body: it has a chief executive, a board and staff of its own.

“Levels Partnership will acquire the trust”, “the Wickering Schools Partnership, which has nine schools”: such a body
merges with others like any other, and its name is not that of something they share.
"""

from __future__ import annotations

from functools import lru_cache

from commonseal.reading import expressions as re
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper

_KINDS = re.compile(r"\b(?:LEP|(?:Enterprise |Schools |Learning |Care |Health )?Partnership|Alliance|Federation)$")
_HAS = (
    r"(?:['’]s?(?! (?:members|partners))(?: [\w-]+){0,2} (?:chief executive|trustees|finance director|headteachers?"
    r"|schools"
    r"|income|turnover|governors|headquarters|accounts|employees|payroll|homes|tenants)\b"
    r"|,? (?:which|that|who) (?:has|have|runs?|already runs?|employs?|is based|was founded|owns?)\b(?! (?:in|to)\b)"
    r"|,? (?:will|would|is to|could|may|might|should|wants to) (?:also |then |now )?(?:acquire|take over|merge"
    r"|be wound up"
    r"|be dissolved|be absorbed|buy)\b)"
)


def is_one_body(paper: Paper, name: str) -> bool:
    """Say whether the paper tells of what is named as of one body with people and things of its own.

    Args:
        paper: The paper.
        name: The name of a partnership, an alliance or a federation.
    """
    return _KINDS.search(name) is not None and _tells(paper.document.flow, name)


@lru_cache(maxsize=64)
def _tells(flow: str, name: str) -> bool:
    words = name.removeprefix("NHS ").split()
    called = {name, words[0]} if len(words) > 1 and len(words[0]) > len("Three") else {name}
    written = "|".join(re.escape(word) for word in sorted(called, key=len, reverse=True))
    return re.search(rf"\b(?:{written}){_HAS}", flow) is not None


def is_its(paper: Paper, item: object) -> bool:
    """Say whether what stands for a body is no more than “its”: “one team for its parks” names nobody else."""
    return isinstance(item, BodyMention) and paper.document.flow[item.start : item.end].lower() == "its"
