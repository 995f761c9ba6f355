"""What goes the way of what was told just before, as in “Vascular surgery is to follow. Stroke could be next”.

The sentence names the thing alone; who shares it, or from whom to whom it passes, is as before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementStatus
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import ArrangementDraft
from commonseal.reading.rules.endings import is_ahead

RULE = "follows what was told"
_SUIT = r"(?: suit| (?:it|them)(?= |[.,;]|$))?"
_FOLLOWS = rule_pattern(
    r"^\W*(?:\d[\d.]* )?(?P<what>(?-i:[A-Z])[\w'& -]{1,60}?|{O}|[\w' -]{0,20}\[O\d+\]),? (?:which [^,]{3,60}, )?"
    rf"(?P<verb>(?:has|have|had) (?:since |also )?followed{_SUIT}|followed{_SUIT}"
    rf"|(?:is|are|was|were)(?: now| also)? (?:due |set |expected |likely |planned )?to (?:follow{_SUIT}|be next"
    rf"|go the same way"
    rf"|do the same|join (?:it|them))|(?:will|would)(?: then| also| soon| probably)? (?:follow{_SUIT}|be next|come next"
    rf"|go the same way|do the same|join (?:it|them))|follows?(?: suit)?(?= (?:on|in|from|by|next|later|at) )"
    rf"|(?:could|may|might|should)(?: then| also| well| yet| soon)* (?:follow{_SUIT}|be next|come next|go the same way"
    r"|be added|do the same))(?:,? (?:(?:on|in|from|by|at)(?: the (?:start|end) of)? |about "
    r"|around )?(?P<date>{D}))?(?=[.,;]| (?:and|but|although|though|once|when|if|after)\b|$)"
)
_KINDS = frozenset(["merger", "joint_service", "joint_team", "shared_system", "contract"])
_REACH = 3
_NO_THING = re.compile(
    r"\b(?:what|as|who|which|that|when)$|\b(?:joint|shared|single|common)\b|"
    r"\b(?:[Tt]his|[Tt]hat|[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Ww]e|[Oo]thers?|[Mm]embers|[Rr]esidents|[Ss]taff (?:meetings?"
    r"|briefings)|[Dd]etails?"
    r"|[Rr]eports?|[Cc]onsultation|[Dd]ecisions?|[Rr]ecruitment|[Ii]nterviews?|[Tt]alks?|[Vv]otes?|[Ee]lections?|[Qq]uestions"
    r"|[Mm]eetings?|[Dd]ebate|[Ll]unch|[Aa]pplause|[Ss]ilence|[Rr]ows?|[Pp]rotests?|[Ll]etters?|[Aa]nnouncements?|[Pp]ublication"
    r"|[Ss]avings|[Rr]edundancies|[Jj]ob losses|[Aa] (?:report|decision|vote|paper)|[Nn]o|[Mm]ore)\b"
)


def follow_ons(paper: Paper, view: View, drafts: Sequence[ArrangementDraft]) -> Iterator[ArrangementDraft]:
    """Give what follows what the sentences before tell.

    Args:
        paper: The paper.
        view: The sentence.
        drafts: The arrangements told last.
    """
    match = _FOLLOWS.match(view.posts.text)
    if match is None or _NO_THING.search(match["what"]):
        return
    reach = paper.views[max(0, view.number - _REACH)].sentence.start
    near = [d for d in drafts if d.type in _KINDS and reach <= d.spans[0][0] < view.sentence.start]
    if any(draft.spans[-1][0] >= view.sentence.start for draft in drafts):
        return  # a rule has read the sentence itself
    if not near or len(near[-1].parties) < 2 or near[-1].status == "rejected":
        return
    latest = near[-1].spans[0][0]
    told = next((d for d in near if d.type == "merger" and d.spans[0][0] == latest), near[-1])
    date = view.posts.item(match["date"]) if match["date"] else None
    start = date.bounded if isinstance(date, DateMention) else None
    status = _status(match["verb"].lower())
    if status == "existing" and is_ahead(start, paper.published):
        status = "agreed"
    following = told.taken_up((view.sentence.start, view.sentence.end), RULE, status, start)
    following.name = " ".join(re.sub(r"\[[A-Z]\d+\]", "", match["what"]).split()) or None
    yield following


def _status(verb: str) -> ArrangementStatus:
    if re.search(r"\b(?:could|may|might|should)\b", verb):
        return "considered"
    return "existing" if verb.startswith(("has", "have", "had", "followed")) else "agreed"
