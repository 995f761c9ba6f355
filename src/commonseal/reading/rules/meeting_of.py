"""The committee whose meeting a paper records or is written for, as its head says."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.posts import Post

_HEAD = 7
CHAIR = re.compile(r"(?:vice[- ]|deputy |co-?|independent )?chair(?:man|woman|person)?", re.IGNORECASE)
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


def of_the_meeting(paper: Paper, view: View, post: Post) -> tuple[str, ...]:
    """“Present: Councillor Doe (Chairman)”: who is listed as chair, or as its clerk, is of the committee that met."""
    is_listed = view.sentence.block.kind != "paragraph" or _PRESENT.match(view.posts.text)
    is_its = CHAIR.fullmatch(post.title) or _ITS_CLERK.fullmatch(post.title)
    if not is_listed or view.number >= _ROSTER:
        return ()
    of_joint = _OFFICERS.match(view.posts.text) and "Joint" in "".join(committee_of(paper))
    return committee_of(paper) if is_its or of_joint else ()


_OFFICERS = re.compile(r"\W*officers(?: present| in attendance)?:", re.IGNORECASE)
_ITS_CLERK = re.compile(
    r"committee (?:clerk|secretary|manager|administrator)"
    r"|(?:clerk|secretary|solicitor) to the (?:joint )?(?:committee|panel|board)",
    re.IGNORECASE,
)


_ROSTER = 40
_PRESENT = re.compile(
    r"\W*(?:Also )?(?:Members )?(?:PRESENT|Present|In attendance|IN ATTENDANCE|Attendance"
    r"|ATTENDANCE|OFFICERS|Officers|Also in attendance)\b"
)
