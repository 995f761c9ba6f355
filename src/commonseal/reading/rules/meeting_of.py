"""The committee whose meeting a paper records or is written for, as its head says."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper, bodies_of

_HEAD = 7
_A_COMMITTEE = re.compile(r"(?:Committee|Sub-Committee|Panel|Forum|Wellbeing Board)$")
_read_last: list[tuple[Paper, tuple[str, ...]]] = []


def committee_of(paper: Paper) -> tuple[str, ...]:
    """Give the one committee, panel or forum that the head of a paper names as its own, or an empty tuple.

    A board of directors, a cabinet and a governing body are not meant: who chairs them chairs their body.
    """
    kept = _read_last[-1:]
    if not kept or kept[0][0] is not paper:
        kept = [(paper, _find(paper))]
        _read_last[:] = kept
    return kept[0][1]


def _find(paper: Paper) -> tuple[str, ...]:
    for view in paper.views[:_HEAD]:
        if view.sentence.block.kind != "heading":
            return ()
        for _, body in bodies_of(view.plain):
            if len(body.names) == 1 and _A_COMMITTEE.search(body.deciding[0]) and not body.is_set:
                return body.deciding
    return ()
