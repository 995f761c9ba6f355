"""The team that one body hosts for others: it is theirs together, besides the contract that the host holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import ArrangementDraft

_HOSTS_A_TEAM = re.compile(
    r"\bhost(?:s|ed|ing)? (?:the |an? |one |our |this )?(?:(?!for\b|by\b"
    r"|on\b)[\w'’-]+ ){0,5}?(?P<after>(?:[\w-]+ )?team)\b"
    r"|\b(?P<before>(?:[\w-]+ )?(?:[\w-]+ )?team)\b[^.;]{0,30} hosted (?:by|at|in|within)\b"
    r"|\b(?P<which>(?:[\w-]+ )?(?:[\w-]+ )?team),? which [^.;,]{2,50} hosts?\b",
    re.IGNORECASE,
)
_SHARED = frozenset(["joint_team", "joint_service"])
_SEVERAL = 3  # a team hosted for one other alone is a service to it


def hosted_teams(paper: Paper, drafts: Sequence[ArrangementDraft]) -> Iterator[ArrangementDraft]:
    """Give the teams that are told only as hosted.

    Args:
        paper: The paper.
        drafts: Its arrangements.
    """
    for draft in drafts:
        if draft.type != "contract" or len(draft.parties) < _SEVERAL or draft.status == "rejected":
            continue
        start, end = draft.spans[0]
        match = _HOSTS_A_TEAM.search(paper.document.flow, start, end)
        told = any(
            other.type in _SHARED and 2 * len(set(other.parties) & set(draft.parties)) >= len(draft.parties)
            for other in drafts
        )
        if match is None or told:
            continue
        name = " ".join((match["after"] or match["before"] or match["which"]).split())
        yield replace(
            draft,
            type="joint_team",
            spans=list(draft.spans),
            rule="hosted team",
            name=name,
            weighed={},
            signals=set(draft.signals),
            rules=set(),
            numbers=set(),
        )
