"""When an arrangement begins and ends: the dates of its own predicate, and what the paper says more exactly elsewhere.

"A and B have shared a team since 2014 and will merge in 2021": the team has the first date, the merger the second.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from commonseal.reading import expressions as re
from commonseal.reading.context import cue, predicates
from commonseal.reading.dates import DateMention
from commonseal.reading.durations import after, words_between
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.paper import Paper, dates_of
from commonseal.reading.rules.drafts import ArrangementDraft, Span
from commonseal.reading.rules.endings import is_ahead, is_left, is_over, settle_by_end, will_end
from commonseal.reading.rules.first_days import (
    BEGAN,
    FIRST_MEETING,
    SINCE_ITS_START,
    TOLD_BEGUN,
    is_no_sooner,
    is_signed_then,
)
from commonseal.reading.rules.since_when import since_when
from commonseal.reading.rules.there_now import is_replaced

_LED = rule_pattern(
    r"(?<![\w'])(?P<lead>since|dat(?:es|ing) (?:back )?(?:to|from)|(?:goes|going) back to"
    r"|with effect from|from|on or after|on|until|till|up to|in|by|between|no earlier than"
    r"|no later than|not before|before|after|as of|as from|effective(?: from)?|starting(?: in| on| from)?"
    r"|(?<=\] )to|(?<=extend )to|(?<=extended )to|(?<=extending )to|(?<=runs )to|(?<=run )to|(?<=running )to"
    r"|beginning(?: in| on)?|for) (?:the (?:beginning|start|end) of |at least |around |about |late |early )?"
    r"(?P<date>{D})"
)
# “Interviews for a joint chief executive will take place in May”
_STEP_ON_THE_WAY = re.compile(
    r"\b(?:interviews?|recruitment|adverts?|ballots?|consultation|elections?|voting|workshops?|talks|discussions)\b"
    r"[^.;]{0,90}\b(?:(?:take|takes|took) place|(?:(?:be|was|were|been) held|begins?|starts?|runs?|opens?"
    r"|closes?)(?: [a-z]+){0,2}) $",
    re.IGNORECASE,
)
# A date that says when something was decided or said, not when the thing begins
_OTHER_EVENT = re.compile(
    r"\b(?:meetings?|meets?|met|vot(?:e|es|ed|ing)|decid\w+|decision|announce\w*|publish\w*|said|told|consult\w*"
    r"|advertis\w+|interview\w*|discuss\w*|consider\w*|asked?|asks|invited|reports?|reported|submit\w*|letter|wrote|election|notice|closed"
    r"|agree|agreed|voted by \[F\d+\](?: votes)? to \[F\d+\]|be (?:recruited|advertised|interviewed)"
    r"|approved?|approval|signed|ratified|mooted|unveiled|revealed|outlined|published|launched a consultation"
    r"|suggested|floated|raised|proposed|opposed?|rejected|endorsed|backed"
    r"|(?:to|at|by|before) (?:(?:the|its|full|their|both|two|three|joint) ){0,3}(?:cabinets?|councils?|boards?"
    r"|committees?|governing bod(?:y|ies)|governors|members|councillors|practices|trustees|staff|residents"
    r"|\[G\d+\]))"
    r"(?:\W+(?:in public|again|its|their|held|the|to|was|were|be|is|that|this|formally)){0,3}\W*(?:\[G\d+\]\W*)?$",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(?:ends?|ending|ended|expires?|expiring|expired|run(?:s|ning)? (?:out|until|to)|dissolved?|disbanded"
    r"|wound up|ceased?|finish\w*|concludes?|lapses?|terminated?|abolished|(?:come|comes|came) to an end"
    r"|extend(?:s|ed|ing)?(?: (?:it|them))?)\W*$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:merged?|merging|formed|created|established|set up|launched|completed|took over|taken over|acquired|began"
    r"|federated|amalgamated|begun|started|came into|introduced|appointed|pooled|joined|moved|transferred|combined"
    r"|brought|adopted"
    r"|co-locat\w+|signed|opened|went live|delegated|put in place|in place|inception|followed|became|becomes|made"
    r"|delegated|devolved|handed|reunited|united|put together|moved in|agreed"
    r"|first met|met for the first time|first meeting)\b",
    re.IGNORECASE,
)
_AWARDED = re.compile(r"\b(?:awarded|won|let|given)\b", re.IGNORECASE)
# A merger begins with the new body, not with the end of the old ones
_DISSOLVED = re.compile(r"\b(?:dissolv\w+|abolish\w*|disestablish\w*|ceas\w+|wound up)\b", re.IGNORECASE)
_FOUNDED = re.compile(r"\b(?:establish\w*|creat\w+|form\w*|come into)\b", re.IGNORECASE)
# “A joint team, which serves both, was set up in 2014”: the verb right before a day tells that it began then
_HAPPENED = re.compile(
    r"\b(?:opened|(?:was|were|(?:has|have|had|having) been) (?:first |formally )?(?:set up|formed|created|established"
    r"|launched|introduced|founded|delegated|devolved|signed|switched on)|(?:went|(?:has|have|had) gone) live"
    r"|(?:came|(?:has|have|had) come) into (?:being|use|effect|force|operation)|started(?: work)?|began(?: work)?"
    r"|(?:has|have|had) begun(?: work)?|first met|met for the first time|took effect)"
    r"(?: (?:by|to|from|between|with) (?:(?:the )?\[[BG]\d+\](?:,? and |, |(?= ))){1,8}){0,2} $"
)
_ENDS = frozenset(["until", "till", "up to", "to"])
_BEGINS = frozenset(["since", "from", "with effect from"])
_AT = frozenset(["on", "in", "after", "for"])
# “has put off until 2021 a decision on the merger”: the day of something else
_PUT_OFF = re.compile(
    r"\b(?:put (?:off|back)|postpon\w*|delay\w*|defer\w*|wait(?:s|ed|ing)?|paus\w*|adjourn\w*|not (?:\w+ ){1,3})\W*$",
    re.IGNORECASE,
)


_AHEAD = frozenset(["agreed", "proposed", "considered"])


@dataclass(frozen=True, slots=True)
class _Found:
    """One date of a clause: the word before it, where it stands, and the date."""

    lead: str
    place: int
    date: DateMention


def set_dates(paper: Paper, draft: ArrangementDraft, marked: Marked, bounds: Span, place: Span) -> None:
    """Give an arrangement the dates its clause says.

    Args:
        paper: The paper.
        draft: The arrangement, with its status.
        marked: The marked sentence.
        bounds: The clause in the marked sentence.
        place: Where the words that announce the arrangement stand in it.
    """
    if draft.type == "merger" and draft.status == "ended":  # bodies that are no more were merged
        draft.status = "existing"
    found = _in_predicate(marked, bounds, place)
    starts = _WHO_STARTS.match(marked.text, place[1], bounds[1]) if draft.type == "shared_post" else None
    if starts:
        found = _dates(marked, max(place[1], starts.end() - 24), starts.end()) or found
        draft.status = "agreed" if draft.status == "existing" else draft.status
    found = _without_debates(found, marked, bounds, place)
    if draft.status in {*_AHEAD, "existing"} and is_left(marked, bounds, place):
        draft.status = "existing"
        draft.end = draft.end or next((item.date.edtf for item in found if item.place > place[1]), None)
        return
    for item in () if draft.status == "existing" and is_replaced(marked, bounds, place) else found:
        _take(draft, marked, item, place, paper.published)
    if draft.status in _AHEAD and _is_told_begun(marked, place) and is_over(draft.start or "", paper.published):
        draft.status = "existing"
    if draft.status == "ended" and draft.end is None:
        draft.end = _ended_on(marked, bounds, place)
    if draft.status == "existing" and draft.end is None:
        draft.end = will_end(marked, bounds, place)
    draft.start = draft.start or _since_when(paper, draft, marked, bounds, place)
    if draft.start and not draft.end:
        draft.end = after(draft.start, words_between(marked, *bounds))
    settle_by_end(draft, paper.published)
    draft.start = _as_exact_as_known(paper, draft.start)
    if draft.status == "existing" and is_ahead(draft.start, paper.published):
        draft.status = "agreed"


def _since_when(paper: Paper, draft: ArrangementDraft, marked: Marked, bounds: Span, place: Span) -> str | None:
    """The first day that a clause gives a thing by how long it has lasted or by what happened then."""
    if draft.status != "existing" or draft.type == "merger":
        return None
    found = (since_when(marked, span, bounds[1], paper.published) for span in predicates(marked.text, bounds, place))
    return next((start for start in found if start), None)


# “the boards would consider a business case for merger in September”: that is when they consider it
_CONSIDERS = re.compile(
    r"\b(?:will|would|shall|to|may|might|both|also) (?:then |also |now )?(?:consider|discuss|decide|debate|vote on"
    r"|receive|review|scrutinise"
    r"|be asked|look at|hear|examine)\b[^.;\[]{0,60}$"
)


def _without_debates(found: list[_Found], marked: Marked, bounds: Span, place: Span) -> list[_Found]:
    """The dates of a thing without that on which a body is to talk of it."""
    if not _considers(marked, bounds, place):
        return found
    return [item for item in found if item.place < place[0] or item.lead in _BEGINS]


def _considers(marked: Marked, bounds: Span, place: Span) -> bool:
    words = marked.text[place[0] : place[1]].split()
    is_doing = any(word.endswith("ing") for word in words)
    return not is_doing and _CONSIDERS.search(marked.text[bounds[0] : place[0]]) is not None


def _ended_on(marked: Marked, bounds: Span, place: Span) -> str | None:
    """The day that stands beside the words that say it ended: “a team, shared by both, came to an end in 2016”."""
    over = cue("ended").search(marked.text, place[1], bounds[1])
    when = _ENDED_ON.match(marked.text, over.end(), bounds[1]) if over else None
    when = when or _UNTIL_THEN.search(marked.text, place[1], bounds[1])
    dates = _dates(marked, when.start(), when.end()) if when else []
    return dates[-1].date.edtf if dates else None


def _in_predicate(marked: Marked, bounds: Span, place: Span) -> list[_Found]:
    """The dates that belong to the words at ``place``, the nearest after them first."""
    spans = predicates(marked.text, bounds, place)
    own = [found for first, last in spans for found in _dates(marked, first, last)]
    if not own:
        own = [found for found in _dates(marked, bounds[0], bounds[1]) if _opens(marked, bounds, found.place)]
    for pattern in TOLD_BEGUN:
        if (not own or pattern is not SINCE_ITS_START) and (began := pattern.match(marked.text, place[1], bounds[1])):
            own = [replace(found, lead="since") for found in _dates(marked, place[1], began.end())]
    if not own and (replaced := _THEN_FOUNDED.match(marked.text, place[0], bounds[1])):
        own = _dates(marked, max(place[1], replaced.end() - 30), replaced.end())
    if not own and (cleft := _IT_WAS_THEN.match(marked.text, bounds[0], place[0])):
        own = [replace(found, lead="since") for found in _dates(marked, cleft.start(), cleft.end())]
    if not own and (when := _WHEN_FIRST.search(marked.text, bounds[0], place[0])):
        own = [replace(found, lead="since") for found in _dates(marked, when.start(), when.end())]
    if not own and _IN_A_TIMELINE.match(marked.text) and not _IS_A_STEP.search(marked.text[: place[0]]):
        own = [_Found("since", *dates_of(marked)[0])]
    if not own and (founded := _FOUNDED_FIRST.search(marked.text, bounds[0], place[0])):
        own = _dates(marked, founded.start(), founded.end())
    if not own and (later := _BUT_NOT_BEFORE.match(marked.text, bounds[1])):
        own = _dates(marked, bounds[1], later.end())
    own = [found for found in own if not _is_of_another(marked, bounds, found, place)]
    own.sort(key=lambda found: (found.place < place[0], found.lead in {"in", "on", "by", ""}))
    return own


# “her November meeting”: the day of a meeting, not of what it is about
_OF_A_MEETING = re.compile(r"(?:'s)? (?:\w+ ){0,2}(?:meetings?|board|cabinet|session|agenda|papers?|elections?)\b")
# “have today announced”, “on Monday agreed to share”: the day on which it was said
_SAID_THEN = re.compile(
    r",? (?:announced|confirmed|agreed|approved|decided|voted|unveiled|revealed|published|said|backed|signed off)\b"
)
# “may merge, but not before April”
_BUT_NOT_BEFORE = rule_pattern(r",? (?:but|though|although) not (?:before|until|earlier than)(?: at least)? {D}")
_UNTIL_THEN = rule_pattern(r"\b(?:until|up to|till) {D}")
_ENDED_ON = rule_pattern(r"[^.;]{0,30}? (?:on|in|at the end of|by) {D}|[^.;]{0,20}? {D}")
# “was established on 1 July 2022 and took on the functions of three bodies”
_FOUNDED_FIRST = rule_pattern(
    r"(?:established|created|formed|set up|founded|launched|came into (?:being|existence)) (?:in|on) {D},?"
    r"(?: and| when it| to)(?: (?:has|have|then|also))* ?$"
)
# “2017: A joint scrutiny committee is formed.”: a line of a timeline
_IS_A_STEP = re.compile(
    r"\b(?:decid|consider|vot|discuss|whether|report|meet|consult|approv|agree|announc|ask|propos|plan|reject|talk)",
    re.IGNORECASE,
)
_IN_A_TIMELINE = rule_pattern(r"^\W*{D} ?(?::|[–—-]) ")
# “to dissolve your three groups and to create another from 1 April 2020”
_THEN_FOUNDED = rule_pattern(
    r"(?:to |be )?(?:dissolv|abolish|disestablish)\w*[^.;]{0,60}? and (?:to )?(?:be |then )*"
    r"(?:creat|establish|form|replac)\w*\b[^.;]{0,80}? (?:from|on|in) {D}"
)
# “first joined forces in 2011, when they appointed a joint chief executive”
_WHEN_FIRST = rule_pattern(
    r"\b(?:in|on) {D},? when (?:they|it|both|the two|\[[BG]\d+\]) (?:\w+ ){0,2}?(?:appointed|set up|formed|created"
    r"|established|launched|pooled|began|started)\b[^.;\[]{0,20}$"
)
# “It was in 2018 that they began to share a treasurer”
_IT_WAS_THEN = rule_pattern(
    r"\W*(?:It|That) was (?:only |as long ago as |not until |back )?(?:in|on|from|since) {D} that "
)
# “had appointed a joint director, Jane Doe, who would start on 9 January”
_WHO_STARTS = rule_pattern(
    r"[^.;]{0,60}?\b(?:who|and) (?:will|would|is (?:due |expected )?to|are (?:due |expected )?to|was (?:due )?to)"
    r" (?:start|begin|take up|join|take over|commence|be in post|arrive)(?: [a-z]+){0,3}? (?:in|on|from) {D}"
)
# “began sharing a treasurer, Jane Doe, last June”
_NAMED_IN_PASSING = re.compile(r"\[[OB]\d+\], \[P\d+\], $")
# “found that invoices had gone unpaid since 2022”: the day is of what was found
_SAID_OF_ANOTHER = re.compile(
    r"\b(?:said|says|found|finds|showed|shows|heard|told|warned|reported|revealed|concluded|noted|complained|claimed"
    r"|argued|admitted|learned|learnt|discovered)\b[^.;]{0,40}? (?:that|how|why) "
)
_ANOTHER = re.compile(r",? and,? (?:that )?(?:an?|the|one|their|its|our|\[B\d+\]|for) ", re.IGNORECASE)


def _is_of_another(marked: Marked, bounds: Span, found: _Found, place: Span) -> bool:
    """Say whether a date belongs to another member of a list: “a nurse since 2014, and a team for longer”."""
    text = marked.text
    if found.place < place[0]:
        return not _opens(marked, bounds, found.place) and _ANOTHER.search(text, found.place, place[0]) is not None
    if _SAID_OF_ANOTHER.search(text, place[1], found.place):
        return True
    following = text.find("]", found.place) + 1
    is_parenthesis = re.search(r"\band,? ?$", text[place[1] : found.place]) is not None
    return (
        is_parenthesis and re.match(r",? (?:an?\b|the\b|one\b|their|they|its|\[B\d+\])", text[following:]) is not None
    )


def _dates(marked: Marked, first: int, last: int) -> list[_Found]:
    found = []
    led = {m.start("date"): m for m in _LED.finditer(marked.text, first, last)}
    for position, date in dates_of(marked):
        following = marked.text.find("]", position) + 1
        if not first <= position < last or _OF_A_MEETING.match(marked.text, following):
            continue
        match = led.get(position)
        if is_no_sooner(marked.text, match, position, following):
            found.append(_Found("not before", position, replace(date, lead="not before")))
        elif _BETWEEN.search(marked.text, max(0, position - 40), position):
            found.append(_Found("until", position, date))
        elif match is not None:
            found.append(_Found(match["lead"].lower(), match.start(), date))
        elif _is_bare(marked, position) and not _SAID_THEN.match(marked.text, following):
            found.append(_Found("", position, date))
    return found


# “between April 2019 and June 2021”
_BETWEEN = rule_pattern(r"\bbetween {D} and $")


def _is_bare(marked: Marked, position: int) -> bool:
    """Say whether a date needs no word before it: “could merge next year”."""
    start, end = marked.starts[position], marked.ends[position]
    words = marked.text[max(0, position - 6) : position]
    is_first = not re.search(r"[\w\]]", marked.text[:position])  # “Last month the two set up a committee”
    is_after_a_name = _NAMED_IN_PASSING.search(marked.text, max(0, position - 20), position) is not None
    return end - start < 40 and (
        is_first
        or is_after_a_name
        or (words.endswith(" ") and not re.search(r"(?:[(,:–|\d-]|\[F\d+\]|\band|\bor|\bto|\bof)\s?$", words))
    )


def _opens(marked: Marked, bounds: Span, position: int) -> bool:
    """Say whether a date stands at the head of the clause and so goes for every predicate in it."""
    return len(marked.text[bounds[0] : position].strip(" \"'•–-*#()0123456789.")) == 0


def _take(draft: ArrangementDraft, marked: Marked, found: _Found, place: Span, published: str | None) -> None:
    before = marked.text[max(0, found.place - 60) : found.place]
    found = _still_to_come(draft, found, published)
    lead, date = "since" if re.match("dat|go", found.lead) else found.lead, found.date
    is_end = lead in _ENDS or (lead not in _BEGINS and _ENDING.search(before))
    is_of_the_old = _DISSOLVED.search(before) and not _FOUNDED.search(before)
    if draft.type == "merger" and lead not in _BEGINS and is_of_the_old:
        if date.edtf.endswith("-01") and len(date.edtf) == 10:  # the first day without the old is that of the new
            draft.start = draft.start or date.edtf
        return
    is_put_off = is_end and lead in _ENDS and _PUT_OFF.search(before)
    if is_put_off or (lead == "since" and draft.status in _AHEAD and not _is_told_begun(marked, place)):
        return
    is_other = lead not in _BEGINS and _is_of_another_event(draft, marked, found, published)
    if is_signed_then(draft, marked.text, found.lead, found.place):
        draft.start, draft.status = draft.start or date.bounded, "existing"
        return
    if is_end or (draft.status == "ended" and (lead in _AT or not lead)):
        draft.end = draft.end or (date.bounded if lead in {"by", "before"} else date.edtf)
    elif is_other:
        return
    elif draft.type == "pooled_budget" and re.fullmatch(r"\d{4}-\d\d/\d{4}-\d\d", date.edtf):
        if lead == "for" and marked.text[place[1] : found.place].strip() == "":
            draft.start, draft.end = date.edtf.split("/")
    elif (
        (lead not in _AT and lead)
        or draft.status in {"agreed", "proposed", "considered"}
        or (published and date.edtf[:1].isdigit() and date.edtf[: len(published)] > published)
        or _is_event(marked, place)
        or (draft.type == "contract" and _AWARDED.search(marked.text, max(0, place[0] - 40), place[1] + 40) is not None)
        or _HAPPENED.search(before)
    ):
        draft.start = draft.start or _start(lead, date)


def _still_to_come(draft: ArrangementDraft, found: _Found, published: str | None) -> _Found:
    """A day or month without a year from which something is to begin: “they propose one team from 1 October”."""
    edtf = found.date.edtf
    begins = draft.status in _AHEAD and found.lead in _BEGINS - {"since"} and not found.date.has_year
    is_plain = re.fullmatch(r"\d{4}-[01]\d(?:-\d\d)?", edtf) is not None
    is_known = re.fullmatch(r"\d{4}-[01]\d(?:-\d\d)?", published or "") is not None
    if not (begins and is_plain and is_known and is_over(edtf, published)):
        return found
    return replace(found, date=replace(found.date, edtf=f"{int(edtf[:4]) + 1}{edtf[4:]}"))


def _is_of_another_event(draft: ArrangementDraft, marked: Marked, found: _Found, published: str | None) -> bool:
    """Say whether a day is that of something said, decided or held on the way."""
    before = marked.text[max(0, found.place - 60) : found.place]
    if _HAPPENED.search(before):
        return False
    if _OTHER_EVENT.search(before) and found.lead != "for" and not FIRST_MEETING.search(before):
        return True
    on_the_way = _STEP_ON_THE_WAY.search(marked.text[max(0, found.place - 140) : found.place])
    return on_the_way is not None or (draft.status in _AHEAD and is_over(found.date.edtf, published))


def _is_told_begun(marked: Marked, place: Span) -> bool:
    """Say whether a relative clause right after a thing tells when it began."""
    return BEGAN.match(marked.text, place[1]) is not None


def _start(lead: str, date: DateMention) -> str:
    if "/" in date.edtf and lead in {"from", "since"} and date.edtf.count("-") == 2:
        return date.edtf.split("/")[0] if re.fullmatch(r"\d{4}-04/\d{4}-03", date.edtf) is None else date.edtf
    return date.bounded


def _is_event(marked: Marked, place: Span) -> bool:
    """Say whether the words beside the place tell of something that happened, so that “in 2014” is when it began."""
    return _EVENT.search(marked.text, max(0, place[0] - 40), min(len(marked.text), place[1] + 40)) is not None


def _as_exact_as_known(paper: Paper, start: str | None) -> str | None:
    """The most specific date in the paper counts: “from April” is 1 April where the paper says so elsewhere."""
    if start is None or not re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", start):
        return start
    days = paper.days_of(start)
    return next(iter(days)) if len(days) == 1 and next(iter(days)).endswith("-01") else start
