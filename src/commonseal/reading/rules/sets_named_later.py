"""A set that a headline counts and the text below names: “Two fire services in one control room”.

Conventions: a set is its members when the text names them anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import ArrangementDraft

_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_SET = re.compile(
    r"(?:the |all |both )?(?P<count>two|three|four|five|six|[2-6]) (?:[\w'’-]+ ){0,3}?"
    r"(?P<noun>councils|districts|boroughs|ccgs|groups|icbs|boards|trusts|hospitals|forces|services|brigades|authorities"
    r"|bodies|organisations|associations|schools|practices)",
    re.IGNORECASE,
)
_CLASSES = {
    "councils": "council",
    "districts": "council",
    "boroughs": "council",
    "ccgs": "ccg",
    "groups": "ccg",
    "icbs": "icb",
    "trusts": "trust",
    "hospitals": "trust",
    "forces": "police",
}


def name_sets(paper: Paper, drafts: Sequence[ArrangementDraft]) -> None:
    """Put the members in the place of a set that the paper opens with, where it shares things among just as many.

    Args:
        paper: The paper.
        drafts: Its arrangements; those of a set alone are changed in place.
    """
    for draft in drafts:
        match = _SET.fullmatch(draft.parties[0]) if len(draft.parties) == 1 else None
        if match is None:
            continue
        count, wanted = _COUNTED[match["count"].lower()], _CLASSES.get(match["noun"].lower())
        named = next((d.parties for d in drafts if _are_members(paper, d.parties, count, wanted)), None)
        if named is not None:
            draft.parties = named
            draft.signals.add("set named later")


def _are_members(paper: Paper, parties: tuple[str, ...], count: int, wanted: str | None) -> bool:
    return len(parties) == count and all(wanted in {None, paper.class_of(name)} for name in parties)
