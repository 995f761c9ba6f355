"""Lists of member bodies, one a line: “The partnership is made up of:” over “• Dale Council / • Fell Council”.

The line above tells what they are members of; where it only says “Our partners”, the heading of the page does.
"""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementStatus, ArrangementType
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import ArrangementDraft

_FEW = 2
_ABOVE = 2
_HEAD_LINES = 3
_LONGEST = 160
# what may stand around the body on its line: a bullet or a number before it, its part or its place after it
_BEFORE = re.compile(r"\W*(?:\(?[a-z\d]{1,3}[.)]\W*)?(?:the )?", re.IGNORECASE)
_AFTER = re.compile(
    r"(?: \((?:the |host|lead|chair|“|\")[^()]{0,40}\))?[\W]*(?:\b(?:and|or)\b)?\W*(?:of [^.;:]{3,60})?\W*",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"\b(?:members?(?:hip)?|partners?(?! agree)|parties|signator\w+|constituent|participants?|participating|compris\w+"
    r"|consists? of|made up of|partnership (?:of|between)|alliance (?:of|between)|brings together|between|includes?"
    r"|organisations|who (?:is|are) (?:in|involved)|entered into|signed by)\b",
    re.IGNORECASE,
)
_NO_MEMBERS = re.compile(
    r"\b(?:invited|invitations?|consult\w*|distribution|circulat\w*|copies|cc\b|apologies|attend\w*|present|supporters?"
    r"|suppliers?|contacts?|links?|respon\w+|replies|stakeholders?|former|not |tenders?|bid\w*|funders?|customers?)",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[ArrangementType, re.Pattern[str]], ...] = (
    (
        "joint_committee",
        re.compile(r"joint (?:\w+ ){0,4}(?:committee|board|panel)|committees? in common", re.IGNORECASE),
    ),
    ("pooled_budget", re.compile(r"pooled (?:fund|budget)|section 75|pooling of", re.IGNORECASE)),
    ("cluster", re.compile(r"\bcluster\b|\bfederation\b", re.IGNORECASE)),
    (
        "partnership",
        re.compile(
            r"\b(?:partnership|alliance|collaborative|collaboration|memorandum|consortium|forum|vanguard|network"
            r"|integrated care system|sustainability and transformation|ICS|STP)\b",
            re.IGNORECASE,
        ),
    ),
)
_NAME = re.compile(
    r"(?:[A-Z][\w'’&-]*,? (?:(?:and|of|for|the|&) )*){1,9}"
    r"(?:Partnership|Alliance|Collaborative|Committee|Consortium|Forum|Network|Board|Federation|System|Cluster)\b"
)


def find(paper: Paper) -> Iterator[ArrangementDraft]:
    """Find what the bodies of such lists are members of.

    Args:
        paper: The paper.
    """
    run: list[tuple[View, BodyMention]] = []
    for view in (*paper.views, None):
        body = _alone(paper, view) if view is not None else None
        if view is not None and body is not None and (not run or view.number == run[-1][0].number + 1):
            run.append((view, body))
            continue
        yield from _of_run(paper, run)
        run = [(view, body)] if view is not None and body is not None else []


def _alone(paper: Paper, view: View) -> BodyMention | None:
    """The body that a line names and nothing else."""
    start, end = view.sentence.start, view.sentence.end
    found = [body for body in view.bodies if start <= body.start < body.end <= end]
    if len(found) != 1 or end - start > _LONGEST or len(found[0].names) != 1 or found[0].form not in {"name", "short"}:
        return None
    flow = paper.document.flow
    is_alone = _BEFORE.fullmatch(flow[start : found[0].start]) and _AFTER.fullmatch(flow[found[0].end : end])
    return found[0] if is_alone else None


def _of_run(paper: Paper, run: list[tuple[View, BodyMention]]) -> Iterator[ArrangementDraft]:
    names = tuple(dict.fromkeys(body.names[0] for _, body in run if can_be_party(body.body_class)))
    if len(names) < _FEW or not run:
        return
    first = run[0][0].number
    above = [_words(paper, view) for view in reversed(paper.views[max(0, first - _ABOVE) : first])]
    lead = next((words for words in above if _MEMBERS.search(words) or _kind(words)), "")
    if not lead or any(_NO_MEMBERS.search(words) for words in above[: above.index(lead) + 1]):
        return
    head = " ".join(_words(paper, view) for view in paper.views[: min(_HEAD_LINES, first)])
    told = next((words for words in (lead, *above, head) if _kind(words)), "")
    kind = _kind(told)
    if kind is None or not (_MEMBERS.search(lead) or told == lead):
        return
    spans = [(view.sentence.start, view.sentence.end) for view, _ in run]
    named = _NAME.search(told)
    status: ArrangementStatus = "proposed" if _TO_COME.search(told) else "existing"
    draft = ArrangementDraft(kind, names, status, [(spans[0][0], spans[-1][1])], "list of members")
    draft.name = named.group().removeprefix("The ") if named else None
    yield draft


_TO_COME = re.compile(r"\b(?:propos\w+|would|draft|planned)\b", re.IGNORECASE)


def _words(paper: Paper, view: View) -> str:
    return paper.document.flow[view.sentence.start : view.sentence.end]


def _kind(words: str) -> ArrangementType | None:
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), None)
