"""On which day a decision was taken or is to be taken."""

from __future__ import annotations

from datetime import date, timedelta

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked
from commonseal.reading.paper import Paper

_TOKEN = re.compile(r"\[D\d+\]")
_OF_OBJECT = re.compile(
    r"\b(?:(?:defer|postpone|adjourn)\w*\b[^.;]{0,40} to"
    r"|\b(?:decision|matter|item|report|vote|question|\[B\d+\]) (?:over )?(?:to|until|till)|to be \w+"
    r"|(?<!\bwhether )(?<!\bon )(?<!\bif )that(?! (?:by|on|in|at|before)\b)|report back|come back|brought back|put"
    r" back|looked at again|return|which(?! (?:next |will )?meets?\b)"
    r"|will|would|until|taking|starting"
    r"|(?<!\bweek )beginning|effective|during"
    r"|when(?! (?:it|they"
    r"|\[[BG]\d+\]) (?:next |last )?(?:meets?|met|sat|gathered)\b)|since|from|before"
    r"|after(?! (?:its|their|the|a|\[[BG]\d+\]) (?:\w+ )?meetings?\b)"
    r"|once|as soon as|in time for"
    r"|for (?:publication|submission|implementation|completion|signature|consultation|delivery)\b"
    r"|whereby|who|(?<!approval is )(?<!decision is )(?<!consent is )(?<!sign-off is )due|expires?|ends?)\b"
)
# “the vote that was down for 18 November”: the day of what was put off
_WAS_DOWN = re.compile(
    r"\b(?:vote|meeting|decision|item|debate|ballot) (?:that|which) (?:was|had been|is) (?:to (?:be held|take place)"
    r"|\w+) (?:for|on) $"
)
_LEAD = re.compile(r"(?:before|between|after|by|on|in|at)(?: the)?(?: end of)?(?: the)? $")
_LEAD_IN = re.compile(
    r"\W*(?:following|after|since|despite|given|once|when|although|while|as)\b[^;]{0,120}?, ", re.IGNORECASE
)
# “would consider it on 26 September and, if agreed, it would go to …”: what comes then has no day yet
_THEREAFTER = re.compile(
    r"\b(?:if (?:(?:it|this|that) is )?(?:agreed|approved|successful|supported|so)|then|subsequently|afterwards)\b",
    re.IGNORECASE,
)
_NOT_A_DAY = frozenset(["from", "since", "until", "till", "up to"])


def day_of(
    paper: Paper,
    marked: Marked,
    anchor: int,
    place: int,
    bounds: tuple[int, int, int],
    *,
    is_pending: bool,
    looks_back: bool = True,
) -> str | None:
    """Give the day of a decision.

    The date nearest after the verb wins unless it is that of what is decided ("agreed to merge from 1 April"), then
    the one before the verb.

    Args:
        paper: The paper, for its own date.
        marked: The marked sentence.
        anchor: Where the words of deciding end.
        place: Where the body stands; a date directly after an agent is its own.
        bounds: The clause's beginning and end, and where the next verb of deciding begins.
        is_pending: Whether the decision is still to come.
        looks_back: Whether a date before the words can be that of the decision.
    """
    first, last, next_verb = bounds
    opening = max(anchor, place)
    stop = min(last, next_verb) if next_verb > opening else last
    after = _fitting(paper, marked, (opening, stop), is_pending=is_pending, anchor=anchor)
    if after or not looks_back:
        return after[0] if after else None
    lead_in = _LEAD_IN.match(marked.text, first, opening)
    first = lead_in.end() if lead_in else first
    before = _fitting(paper, marked, (first, opening), is_pending=is_pending, anchor=None)
    return before[-1] if before else None


def _fitting(
    paper: Paper, marked: Marked, bounds: tuple[int, int], *, is_pending: bool, anchor: int | None
) -> list[str]:
    found: list[str] = []
    for match in _TOKEN.finditer(marked.text, *bounds):
        mention = marked.item(match.group())
        if marked.text.startswith("'s ", match.end()):  # “approved this year's fund in March”
            continue
        if not isinstance(mention, DateMention) or mention.lead in _NOT_A_DAY or _YEAR_LONG.fullmatch(mention.edtf):
            continue
        is_sure = mention.has_year or _NEXT.search(paper.document.flow, mention.start, mention.end) is not None
        of_entry = _of_the_entry(marked, mention)
        day = mention.bounded if is_sure else of_entry or _of_the_year(paper, mention.bounded, is_pending=is_pending)
        if not mention.has_year and not of_entry:
            day = _near_weekday(paper, mention, is_pending=is_pending) or day
            day = _of_the_last_month(paper, mention, is_pending=is_pending) or day
        if _NEAR_WORDS.search(paper.document.flow, mention.start, mention.end):  # “was due to meet last night”
            day = mention.bounded
        elif not _is_possible(paper, day, is_pending=is_pending):
            continue
        if anchor is None and is_pending and _THEREAFTER.search(marked.text, match.end(), bounds[1]):
            continue
        between = marked.text[anchor : match.start()] if anchor is not None else ""
        if not is_pending and _MEETS_THEN.search(between):  # “approved a committee, which meets on 1 July”
            continue
        if anchor is None or not _is_of_object(between):
            found.append(day)
    return found


def _is_of_object(between: str) -> bool:
    """Say whether a date is that of what is decided, by the words between it and the verb."""
    words = _WHICH_COMES.sub(" ", between)
    words = _BY_LETTER.sub("", _BALLOT_CLOSED.sub("", _WAS_DOWN.sub("", words)))
    return _OF_OBJECT.search(_LEAD.sub("", words)) is not None or _OF_PAPER.search(words) is not None


_MEETS_THEN = re.compile(r"\b(?:which|that) (?:next |will |is to |are to )*meets?\b")
# “voted in favour in a ballot which closed on 12 April”: the day on which the votes were in
_BALLOT_CLOSED = re.compile(
    r"\b(?:ballots?|votes?|polls?|voting),? (?:of [^,;]{1,40},? )?(?:(?:which|that) )?(?:(?:had )?(?:closed|ended"
    r"|finished|concluded)|(?:was|were) (?:held|closed|counted|declared)|(?:closing|ending))"
    r" (?:on|in|at the end of) $"
)
# “needs the approval of A, which will be sought in January”: when the approval is to come
_WHICH_COMES = re.compile(
    r",? which (?:(?:(?:will|would|should|is to|are to|is|are)(?: then| now)? (?:be )?(?:sought|expected|due|held|given"
    r"|made|taken|requested|hoped for|awaited))|(?:we|it|they|\[[BG]\d+\]) (?:now )?(?:expects?"
    r"|hopes? (?:for|to (?:have|get|receive)))(?: it)?)(?= (?:on|in|by|before|at|during|around|this|next)\b| $)"
)
# “objected in its letter of 4 April”: the letter is how it was told
_BY_LETTER = re.compile(
    r"\b(?:in|by)(?: (?:an?|its|their|the|\[[BG]\d+\](?:'s)?))?(?: [a-z]+)?"
    r" (?:letters?|responses?|e-?mails?|submission|reply) (?:of|dated|sent on|on) $"
)
# “the report of 3 May”, “a notice published on 3 May”, “the position to the end of May”: the day of the paper's subject
_OF_PAPER = re.compile(
    r"(?:\b(?:reports?|letters?|papers?|notices?|statements?|resolutions?|directions?|advice|accounts|minutes|guidance"
    r"|budgets?|responses?|e-?mails?) (?:of|from|for)"
    r"|\b(?:position|figures?|results?|forecasts?|performance|period|outturn|spending|expenditure|progress|activity"
    r"|months?|quarter|year|report|monitoring|summary) (?:to|up to|at|as at)(?: the end of)?"
    r"|\b(?:ending|ended|dated|(?:up )?to the end of)"
    r"|\b(?:decisions?|resolutions?|reports?|letters?|minutes) (?:of|by|from) (?:the )?\[[BG]\d+\] (?:of|on|from|dated)"
    r"|\b(?:decisions?|action|steps?|powers?|opinion|soundings|advice) (?:previously |already |since )?taken"
    r"(?: [a-z]+){0,5}? (?:on|in|at)"
    r"|\w,? (?<!\band )(?<!\bas )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\bor )(?:published|issued"
    r"|received|submitted|launched|announced|circulated|completed|commissioned|undertaken|carried out|conducted"
    r"|produced|prepared|presented|made|laid|sent|written|opened|closed|opening|closing|dating"
    r"|(?<!meeting )(?<!meetings )(?<!session )(?<!ballot )(?<!vote )held)(?: (?:on|in|by|at|before|from|to))?)"
    r"(?: the)? $"
)


_NEXT = re.compile(r"\bnext\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:(?:on|this|next) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)


def _near_weekday(paper: Paper, mention: DateMention, *, is_pending: bool) -> str:
    """“has the report before it on Thursday”: of a decision to come the next after the paper's own day."""
    words = paper.document.flow[mention.start : mention.end]
    own = paper.published or ""
    if not _WEEKDAY.fullmatch(words) or not _FULL_DAY.fullmatch(own) or not _FULL_DAY.fullmatch(mention.edtf):
        return ""
    day = date.fromisoformat(mention.edtf)
    if not is_pending:
        return (day if day.isoformat() <= own else day - timedelta(days=7)).isoformat()
    return (day if day.isoformat() > own else day + timedelta(days=7)).isoformat()


_NEAR_WORDS = re.compile(r"(?:yesterday|last night|today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_ENTRY = re.compile(r"^\W*(?P<day>\[D\d+\]) ?[:–|\t-]")


def _of_the_entry(marked: Marked, mention: DateMention) -> str:
    """“July 2018: A's council rejects it, at a meeting on 17 July”: the entry's year, where the month is the same."""
    opening = _ENTRY.match(marked.text)
    when = marked.item(opening["day"]) if opening else None
    if not isinstance(when, DateMention) or when is mention or not when.has_year:
        return ""
    is_same = _DAY.fullmatch(when.edtf) and _DAY.fullmatch(mention.edtf) and when.edtf[4:7] == mention.edtf[4:7]
    return f"{when.edtf[:4]}{mention.edtf[4:]}" if is_same else ""


_DAY_ALONE = re.compile(r"(?:the )?[0-3]?\d(?:st|nd|rd|th)")


def _of_the_last_month(paper: Paper, mention: DateMention, *, is_pending: bool) -> str:
    """“had agreed on the 18th”: the last such day before the paper's own."""
    own, day = paper.published or "", mention.bounded
    is_alone = _DAY_ALONE.fullmatch(paper.document.flow, mention.start, mention.end) is not None
    if is_pending or not is_alone or not _FULL_DAY.fullmatch(day) or not _FULL_DAY.fullmatch(own) or day <= own:
        return ""
    year, month = int(own[:4]), int(own[5:7])
    if day[8:] > own[8:]:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return f"{year}-{month:02}-{day[8:]}"


_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _of_the_year(paper: Paper, day: str, *, is_pending: bool) -> str:
    """A day without a year was before the paper's own when it tells of a decision taken, else after it."""
    own = paper.published
    if not own or not _DAY.fullmatch(day) or not own[:4].isdigit() or int(day[5:7]) > 12:
        return day
    size = min(len(own), len(day))
    if not is_pending and day[:size] > own[:size] and int(day[:4]) - int(own[:4]) <= 1:
        return f"{int(day[:4]) - 1}{day[4:]}"
    if is_pending and day[:size] < own[:size] and int(own[:4]) - int(day[:4]) <= 1:
        return f"{int(day[:4]) + 1}{day[4:]}"
    return day


_YEAR_LONG = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


def _is_possible(paper: Paper, day: str, *, is_pending: bool) -> bool:
    """A decision taken has no day after the paper's own; one to come has none before it."""
    own = paper.published
    first = day.removeprefix("../").split("/")[0]
    if not own or not first[:4].isdigit() or not own[:4].isdigit():
        return True
    size = min(len(own), len(first))
    return first[:size] >= own[:size] if is_pending else first[:size] <= own[:size]
