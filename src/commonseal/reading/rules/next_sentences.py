"""What the sentences after an arrangement add to it: "It will go live on 1 July", "The split takes effect in April"."""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading import expressions as re
from commonseal.reading.context import says
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import ArrangementDraft
from commonseal.reading.rules.endings import is_ahead, settle_by_end

# which types a noun can take up again; what is not here takes up any
TAKEN_UP_BY = {
    "service": {"joint_service", "shared_system"},
    "department": {"joint_service", "joint_team"},
    "system": {"shared_system"},
    "team": {"joint_team", "joint_service"},
    "committee": {"joint_committee"},
    "board": {"joint_committee"},
    "panel": {"joint_committee"},
    "fund": {"pooled_budget"},
    "budget": {"pooled_budget"},
    "pool": {"pooled_budget"},
    "contract": {"contract"},
    "merger": {"merger"},
    "transfer": {"merger"},
    "trust": {"merger"},
    "council": {"merger"},
    "authority": {"merger"},
    "organisation": {"merger"},
    "post": {"shared_post"},
    "role": {"shared_post"},
    "job": {"shared_post"},
    "appointment": {"shared_post"},
    "partnership": {"partnership", "joint_service"},
    "alliance": {"partnership"},
    "group": {"cluster"},
    "cluster": {"cluster"},
    "delegation": {"delegation"},
    "control": {"joint_service"},
    "room": {"joint_service"},
    "centre": {"joint_service"},
    "hub": {"joint_service"},
    "unit": {"joint_service", "joint_team"},
    "record": {"shared_system"},
}
_WRITTEN = "|".join((*TAKEN_UP_BY, *(noun.capitalize() for noun in TAKEN_UP_BY)))
_ANY = "arrangement|arrangements|agreement|change|changes|move|scheme|pilot|deal|plan|trial|split|separation|break"
_OPENING = (
    r"^\W*(?:\d[\d.]* )?(?:(?:Subject to|If|Once|Provided|Assuming|Under|As|After|Following|In the meantime)\b"
    r"[^,;]{0,90}, |(?:Subject to (?:\w+ ){0,3}?(?:approval|agreement|consent)|If (?:agreed|approved)) )?"
)
_SUBJECT = (
    rf"{_OPENING}(?:(?:[Ii]t|[Tt]his|That(?= (?:start|beg|end|stop|came|was|has|ran|will|is|took))"
    rf"|(?:The )?(?P<body>\[[BG]\d+\]))"
    r"|(?P<both>Both|Each|All (?:two|three|four|five|of (?:these|them))|The (?:two|three|four|pair))(?= (?!of\b))"
    r"|(?:The|This|These|That|Both|All)(?: of)?(?: these| those| the)? (?:[A-Za-z-]+ ){0,3}?"
    rf"(?P<noun>{_ANY}|{_WRITTEN}))(?:, [^,;]{{3,70}},)?"
)
_WILL = (
    r"(?: (?:will|would|should|is|are|was|were|has|have|had|to|be|been|due|set|expected|planned|formally|first|then|now"
    r"|also|fully|both|officially|initially)){0,6}"
)
_BEGUN = (
    _WILL + r" (?P<verb>starts?|started|begins?|began|go live|goes live|went live|gone live|launch(?:es|ed)?"
    r"|(?:come|comes|came) into (?:being|effect|force|operation)|takes? effect|took effect|take place|established"
    r"|formed|created|set up|operational|in place|in operation|up and running|running|introduced|opens?|opened"
    r"|commence[sd]?|going|about|with us|(?:meets?|met) for the first time|(?:hold|held) its (?:first"
    r"|inaugural) meeting|first met"
    r"|exist(?:s|ed)?|operat(?:ed|ing)|in existence|in force|signed|completed?|concluded|go ahead|went ahead|run|ran"
    r"|live|dates?(?: back)?(?= (?:to|from) )|dat(?:es|ed) back|goes back|agreed"
    r"|(?:meets?|met|meeting|sat|sitting|works?|worked|working|serves?|served|serving|operates?|used|shared)"
    r"(?= (?:from|since) ))"
    r"(?: work| life| operations?| formally|,? (?:in (?:one form or another|shadow form|all but name)"
    r"|[a-z]+ (?:years|months) ago,?|at the earliest))?"
    r"(?: (?P<lead>on|in|from|since|by|with effect from|at|to|not before|no earlier than))? {D:date}"
)
_BEGINS = rule_pattern(_SUBJECT + _BEGUN)
# “the Somewhere Partnership, of which … , has been meeting since June 2021”: said of something by its name
_NAMED_BEGINS = rule_pattern(r"(?:, [^,;]{3,80},)?" + _BEGUN)
# “The Joint Committee is established by A and B with effect from 1 November”
_IS_SET_UP_BY = rule_pattern(
    r" (?:is|was|has been|will be|shall be)(?: hereby| formally| jointly)? (?P<verb>established|set up|formed|created"
    r"|constituted|appointed) (?:by|between|as) [^.;\[]{0,60}(?:\[[BG]\d+\][^.;\[]{0,40}){1,12}?"
    r" (?P<lead>with effect from|from|on|in) {D:date}"
)
# “The go-live date is 1 July”, “Vesting day will be 1 April”, “The councils expect it to start in May”
_DAY_IS = rule_pattern(
    rf"{_OPENING}(?:(?:(?:The|Our|Their|Its|A) )?(?:(?:planned|proposed|provisional|agreed|likely|new|expected|intended"
    r"|formal) )?(?:go[- ]live|start(?:ing)?|launch|target|vesting|implementation|commencement|operational|effective"
    r"|transfer|merger|completion) (?:date|day)(?: for (?:the|this|its) [a-z ]{3,30})?"
    r"(?: is| was| will be| would be| remains| has been set (?:for|as|at)| is set for|:)"
    r"|(?:Both (?:sides|councils|boards|trusts|bodies)|The (?:two |three |four )?(?:councils|trusts|boards|bodies"
    r"|partners|authorities|organisations|CCGs)|They|We|(?:The )?\[[BG]\d+\])"
    r" (?:now |all |both )?(?:expect|expects|hope|hopes|plan|plans|intend|intends|want|wants|aim|aims)"
    r" (?:it|this|(?:the|this) (?:[a-z-]+ ){0,2}?(?P<noun>"
    rf"{_ANY}|{'|'.join(TAKEN_UP_BY)})|\[B\d+\]) to (?P<verb>(?:start|begin|go live|launch|open|be in place"
    r"|be up and running|be operational|take effect|come into (?:being|force|effect|operation)))"
    r" (?P<lead>on|in|from|by|at)"
    r"|(?:The|A) (?:date|day|start) (?:has been|was|is|had been) (?:now )?(?:set|fixed|pencilled in|agreed) (?:for"
    r"|as|at))"
    r"(?: (?:the )?(?:start|beginning) of)? {D:date}"
)
# “The new service will be hosted by A and bring together 64 staff from 1 October”
_FROM_THEN = rule_pattern(
    _SUBJECT + r" (?P<verb>will|is to|are to|is due to)\b(?:[^.;\[]|\[[BFP]\d+\]){0,110}?"
    r" (?P<lead>from|with effect from) {D:date}"
)
_ENDS = rule_pattern(
    _SUBJECT + _WILL + r" (?P<verb>(?:runs?|ran|lasts?|continues?|continued|remains? in place|in place|extended)"
    r"(?: for [a-z0-9]+ years?,?)? (?:until|to)|(?:ends?|ended|expires?|expired|lapses?|finish(?:es)?|runs out|run out"
    r"|(?:come|comes|came) to an end|disbanded|wound up|terminated|stop(?:s|ped)?"
    r"|clos(?:es?|ed)|ceas(?:es?|ed)|dissolved|abolished|(?:meets?|met|sits?|sat) for the last time"
    r"|(?:holds?|held|have|has|had) its (?:last|final) meeting) (?:on|in|at|by)) {D:date}"
)
# “She will start on 2 August”, “Jane Doe, who has done both jobs since 2019”: of the post just spoken of
_HOLDER_BEGINS = rule_pattern(
    r"^\W*(?:{P}|She|He|They|{O})(?:, (?!who has)[^;]{1,120}?,)?,? (?:who )?(?P<verb>(?:will|would|is to|is due to"
    r"|is expected to|is set to)"
    r" (?:start|begin|join|take up|take over|take on|take charge|commence|be in post|arrive|move into|step into|become"
    r"|do both|lead both|run both|be in charge|assume)|(?:starts|joins|begins|takes up|takes over|takes on|arrives)"
    r"|(?:joined|started|began|took up|took over|took on|took charge)"
    r"|(?:has|had) (?:done|held|had|been in|filled|covered) (?:both|the|that|this)"
    r"|(?:was|were) (?:jointly )?(?:appointed|recruited|hired|chosen)(?: to (?:the|this) (?:post|role"
    r"|job))?(?: jointly)?"
    r"(?: by (?:(?:the |both |two )*(?:\[[BG]\d+\]|councils|trusts|CCGs|boards|bodies)(?:,? and |, |(?= ))){1,4})?)"
    r"(?: [a-z]+){0,4}? (?:on|in|from|since|at) {D:date}"
)
_BOTH_REACH = 2
_PAST = re.compile(r"started|began|went|launched|came|took|opened|commenced")
_OF_THE_END = frozenset(["split", "separation", "break"])


def set_later_dates(paper: Paper, draft: ArrangementDraft, view: View) -> None:
    """Give an arrangement the first and last day that the next sentence gives it in other words.

    A sentence that tells of a parting may be taken up as "the split" a few sentences on.

    Args:
        paper: The paper.
        draft: The arrangement as its own sentence has it.
        view: That sentence.
    """
    for offset in range(1, 5):
        number = view.number + offset
        if number >= len(paper.views) or paper.views[number].sentence.block.kind == "heading":
            return
        if offset == 1 and draft.type == "shared_post":
            _take_holder(draft, paper.views[number])
        _take_up(paper, draft, view, paper.views[number], offset)


def _take_holder(draft: ArrangementDraft, later: View) -> None:
    """Give a shared post the first day that the next sentence gives its holder."""
    match = _HOLDER_BEGINS.match(later.posts.text)
    date = later.posts.item(match["date"]) if match else None
    if match is None or not isinstance(date, DateMention) or draft.start is not None or "/" in date.edtf:
        return
    is_ahead = match["verb"].startswith(("will", "would", "is "))
    if is_ahead == (draft.status in {"ended", "rejected"}) and is_ahead:
        return
    draft.start = date.edtf
    if is_ahead and draft.status == "existing":
        draft.status = "agreed"
    draft.spans.append((later.sentence.start, later.sentence.end))
    draft.signals.add("date in the next sentence")


def _take_up(paper: Paper, draft: ArrangementDraft, view: View, later: View, offset: int) -> None:
    text, is_next = later.plain.text, offset == 1
    later_day = _DAY_IS.match(text) if is_next else None
    if later_day is None and (from_then := _FROM_THEN.match(text)) and (is_next or from_then["noun"]):
        later_day, is_next = from_then, True
    begins, ends = _BEGINS.match(text) or later_day, _ENDS.match(text)
    match = begins or ends
    if match is not None and match.groupdict().get("both") and offset == _BOTH_REACH:
        is_next = True  # of the two things that the two sentences before tell
    if match is None or not _is_meant(paper, draft, later, match, is_next=is_next):
        return
    date = later.plain.item(match["date"])
    if not isinstance(date, DateMention) or (begins and begins["lead"] in {"on", "in"} and "/" in date.edtf):
        return
    is_parting = match["noun"] in _OF_THE_END
    if is_parting and not (draft.status in {"existing", "ended"} and _tells_of_a_parting(paper, view)):
        return
    if ends or is_parting:
        draft.end = draft.end or date.edtf
        settle_by_end(draft, paper.published)
    elif draft.start is None:
        _begin(paper, draft, begins["verb"] or "" if begins else "", date)
    else:
        return
    draft.spans.append((later.sentence.start, later.sentence.end))
    draft.signals.add("date in the next sentence")


def _tells_of_a_parting(paper: Paper, view: View) -> bool:
    """Say whether a sentence, or one of those just before it, tells that what is shared is to end."""
    return any(says("ended", v.plain.text) for v in paper.views[max(0, view.number - _BEFORE) : view.number + 1])


_BEFORE = 2


def _begin(paper: Paper, draft: ArrangementDraft, verb: str, date: DateMention) -> None:
    draft.start = date.bounded
    if _PAST.match(verb) and draft.status in {"agreed", "proposed", "considered"}:
        draft.status = "existing"
    elif draft.status == "existing" and is_ahead(draft.start, paper.published):
        draft.status = "agreed"


def set_dates_of_the_only_one(paper: Paper, drafts: Sequence[ArrangementDraft]) -> None:
    """Give what is the only one of its type in a paper the first day of “the cluster”, wherever that is told.

    Args:
        paper: The paper.
        drafts: Its arrangements; those that have a first day, or are over, are left as they are.
    """
    telling = [
        (view, match)
        for view in paper.views
        if "[D" in view.plain.text and (match := _BEGINS.match(view.plain.text)) is not None
    ]
    for view, match in telling:
        noun, parties = _subject(paper, view, match)
        date = view.plain.item(match["date"])
        if not isinstance(date, DateMention) or "/" in date.edtf:
            continue
        for draft in drafts:
            is_open = draft.start is None and draft.status not in {"ended", "rejected", "considered"}
            is_meant = draft.type in TAKEN_UP_BY.get(noun, set()) - {"shared_post"} and (
                set(parties) == set(draft.parties) if parties else _is_the_only_one(draft, drafts)
            )
            if is_open and is_meant:
                _begin(paper, draft, match["verb"] or "", date)
                draft.spans.append((view.sentence.start, view.sentence.end))
                draft.signals.add("date in another sentence")


def _subject(paper: Paper, view: View, match: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    """The noun that a sentence begins with, and the bodies where it stands for them (“the cluster”)."""
    body = view.plain.item(match["body"]) if match["body"] else None
    if isinstance(body, BodyMention) and len(body.names) > 1:
        return paper.document.flow[body.start : body.end].lower().split()[-1], body.names
    return (match["noun"] or "").lower(), ()


def _is_the_only_one(draft: ArrangementDraft, drafts: Sequence[ArrangementDraft]) -> bool:
    return all(set(other.parties) == set(draft.parties) for other in drafts if other.type == draft.type)


def _is_meant(paper: Paper, draft: ArrangementDraft, later: View, match: re.Match[str], *, is_next: bool) -> bool:
    """Say whether the subject of the later sentence can be the arrangement."""
    noun = match["noun"]
    if noun in _OF_THE_END:
        return True
    if match.groupdict().get("body"):
        body = later.plain.item(match["body"])
        if not isinstance(body, BodyMention) or not is_next:
            return False
        if body.body_class in {"committee", "partnership", "organ"} or draft.name in body.names:
            words = paper.document.flow[body.start : body.end].lower().split()
            return draft.name in body.names or draft.type in TAKEN_UP_BY.get(words[-1], set())
        return body.end - body.start <= 4 and draft.type != "shared_post"
    return is_next and draft.type in TAKEN_UP_BY.get((noun or "").lower(), {draft.type})


_PROPER = re.compile(r"[A-Z][\w’'&-]*(?: (?:(?:and|of|for|the|in) ){0,2}[A-Z][\w’'&-]+)+")


def set_named_dates(paper: Paper, drafts: Sequence[ArrangementDraft]) -> None:
    """Give what has a name of its own the first day that any sentence gives it by that name.

    Args:
        paper: The paper.
        drafts: Its arrangements; those that have a first day, or are over, are left as they are.
    """
    for draft in drafts:
        if draft.start or not draft.name or draft.status in {"ended", "rejected", "considered"}:
            continue
        if _PROPER.fullmatch(draft.name) is None:
            continue
        for view in paper.views:
            if "[D" in view.plain.text and (date := _begun_by_name(view, draft, paper.published)) is not None:
                _begin(paper, draft, "", date)
                draft.spans.append((view.sentence.start, view.sentence.end))
                draft.signals.add("date in another sentence")
                break


def _begun_by_name(view: View, draft: ArrangementDraft, published: str | None) -> DateMention | None:
    marked = view.plain
    ends = [
        match.end() for match in re.finditer(r"\[B\d+\]", marked.text) if _names(marked.item(match.group()), draft.name)
    ]
    ends += [match.end() for match in re.finditer(re.escape(draft.name or ""), marked.text)]
    for end in ends:
        match = _NAMED_BEGINS.match(marked.text, end) or _IS_SET_UP_BY.match(marked.text, end)
        date = marked.item(match["date"]) if match else None
        if match is None or not isinstance(date, DateMention) or "/" in date.edtf:
            continue
        is_past = _PAST.match(match["verb"] or "") is not None or match["lead"] == "since"
        if is_past or draft.status != "existing" or is_ahead(date.edtf, published) or re.is_of(match, _IS_SET_UP_BY):
            return date
    return None


def _names(item: object, name: str | None) -> bool:
    return isinstance(item, BodyMention) and item.names == (name,)


# “on the same day”, “when it goes live”: the day on which something else begins, told just before
_SAME_DAY = re.compile(
    r"\b(?:on|from) (?:the same|that) (?:day|date)\b|\bat the same time(?! as)\b"
    r"|\b(?:when|once|after) (?:it|this|that|\[B\d+\]|the (?:\w+ ){1,2}?)(?: does| is| has)? ?(?:go(?:es)? live"
    r"|starts?|begins?|launch(?:es|ed)"
    r"|opens?|takes? effect|comes? into (?:being|effect|force))\b",
    re.IGNORECASE,
)
_BEGINS_THEN = rule_pattern(
    r"\b(?:go(?:es)? live|start(?:s|ed|ing)?|begin(?:s|ning)?|launch(?:es|ed|ing)?|opens?|takes? effect|established"
    r"|formed|created|set up"
    r"|(?:come|comes|coming) into (?:being|effect|force)|merge|merges|with effect)(?: \w+){0,3}? (?:on|in|from|by)"
    r" {D:date}"
)
_REACH_BACK = 8
# “for the same period”, “for the life of the agreement”: the first and last day told just before
_SAME_PERIOD = re.compile(
    r"\b(?:for|over|during|throughout|covering) (?:the|that) (?:(?:same|whole|full) (?:period|term|time|length of time)"
    r"|(?:life|lifetime|duration|length|term|period) of (?:the|this|that) (?:agreement|contract|partnership"
    r"|arrangement|scheme"
    r"|service))\b|\bon the same (?:terms and )?dates\b",
    re.IGNORECASE,
)
_PERIOD = rule_pattern(
    r"\b(?:from|between|for the period|on) {D:first},? (?:to|until|till|and|and ends on|and end on) {D:last}"
)


def _take_period(paper: Paper, draft: ArrangementDraft, view: View) -> None:
    """Give a draft the first and last day that a sentence before it tells together."""
    for earlier in reversed(paper.views[max(0, view.number - 2 * _REACH_BACK) : view.number]):
        for match in _PERIOD.finditer(earlier.plain.text):
            first, last = earlier.plain.item(match["first"]), earlier.plain.item(match["last"])
            is_ahead = draft.status in {"agreed", "proposed", "considered"} and paper.published is not None
            if not (isinstance(first, DateMention) and isinstance(last, DateMention)):
                continue
            if is_ahead and first.edtf[: len(paper.published or "")] < (paper.published or ""):
                continue
            draft.start, draft.end = first.edtf, draft.end or last.edtf
            draft.spans.append((earlier.sentence.start, earlier.sentence.end))
            draft.signals.add("date of another thing")
            return


def set_same_day(paper: Paper, draft: ArrangementDraft, view: View, clause: str) -> None:
    """Give what is to begin "on the same day" or "when it goes live" the day that the sentences before give.

    Args:
        paper: The paper.
        draft: The arrangement, still without a first day.
        view: Its sentence.
        clause: The words of its clause, marked.
    """
    if draft.start is not None or draft.status in {"ended", "rejected"}:
        return
    if _SAME_PERIOD.search(clause):
        _take_period(paper, draft, view)
    if not _SAME_DAY.search(clause):
        return
    for earlier in reversed(paper.views[max(0, view.number - _REACH_BACK) : view.number]):
        found = [earlier.plain.item(match["date"]) for match in _BEGINS_THEN.finditer(earlier.plain.text)]
        dates = [date for date in found if isinstance(date, DateMention) and "/" not in date.edtf]
        if dates:
            draft.start = dates[-1].edtf
            draft.spans.append((earlier.sentence.start, earlier.sentence.end))
            draft.signals.add("date of another thing")
            return
