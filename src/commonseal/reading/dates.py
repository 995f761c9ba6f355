"""English dates as EDTF (ISO 8601-2) level 1 strings.

``14 March 2018`` is ``2018-03-14``; ``by April 2021`` is ``../2021-04``; ``no earlier than April 2019`` is
``2019-04/..``; a financial year is an interval of two months; a season is a month number from 21 to 24. What is
relative ("next year", "1 December" without its year) is settled against the paper's own date, or left unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from commonseal.reading import expressions as re
from commonseal.reading.anchored_dates import (
    Anchor,
    Groups,
    again,
    anchor_of,
    day_alone,
    distant,
    eve,
    following_month,
    following_weekday,
    last_day,
    month_relative,
    offset,
    relative,
    valid,
    week_on,
    weekday,
    weekday_of_week,
    year_for,
)
from commonseal.reading.date_forms import (
    ANY_DATE,
    ANY_MONTH,
    FEASTS,
    FORMS,
    MONTHS,
    NEEDS_MONTH,
    ORDINALS,
    SEASONS,
)

# “for the past two years” began two years ago
_LASTING = re.compile(r"(?:for|over|in|during)\s+the\s+(?:past|last)\b")
_MONTH_AND_YEAR = re.compile(rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))}),? ((?:19|20)\d\d)\b")
_LEAD = re.compile(
    r"(?P<lead>no\s+earlier\s+than|not?\s+(?:start|begin|happen|take\s+effect)\s+before|not\s+before|no\s+later\s+than"
    r"|at\s+the\s+latest\s+by|on\s+or\s+before|by|before|until|till|up\s+to|since|from"
    r"|with\s+effect\s+from|on|in|at|after)"
    r"\s+(?:the\s+beginning\s+of\s+|the\s+start\s+of\s+|at\s+least\s+|around\s+|about\s+)?$",
    re.IGNORECASE,
)
# Verbs beside a date, which say whether it is past or to come; what follows "will" belongs to it ("will have agreed")
_TENSE = re.compile(
    r"\b(?:(?P<future>(?:being asked to|asked to|will|shall|would|should|could"
    r"|may|might|(?:is|are) (?:to|due|set|expected|planned)|(?:was|were|had been) (?:due |meant |supposed |set "
    r"|going )?to(?! have\b)|due|set to"
    r"|(?:is|are|am) (?:now |also |all |both )?(?:moving|transferring|merging|leaving|joining|closing|ending|coming"
    r"|going|retiring|stepping|standing down|starting|passing|switching|opening|handing)"
    r"|plans? to|planned|intends?|hopes?|hoping|expects?|expected|aims?|aiming|wants? to|needs? to|must|going to|to be"
    r"|to have|to (?:end|leave|cease|stop"
    r"|cut|save|find|reduce|close|set up|form|merge|create|appoint|share|begin|complete|move|transfer"
    r"|decide|vote|deliver|reach|achieve|open|launch|recruit|replace|return)|be|becomes?|takes (?:over|effect|place)"
    r"|(?:has|have) (?:to|until|till)|(?:meets?|debates?|decides?|considers?|follows?"
    r"|gathers?)(?= (?:[\w-]+ ){0,4}on\b)|target|deadline|ahead|next|upcoming|goes|comes|heads|returns|starts"
    r"|begins|opens|closes|meets|sits|(?<!\d )votes(?! (?:to|for|against|in favour|of|\d))"
    r"|retires|leaves|joins|moves|ends|expires|finishes|succeeds|replaces|transfers"
    r"|passes|hands|steps (?:down|up)|runs out|go live)\b(?:\s+(?:not|also|then|now|be|have|been|\w+ed"
    r"|\w+ly)){0,4})"
    r"|(?P<past>was|were|had|has|have|since|ago|left|took|met|earlier|last(?! (?:word|say|day|chance|resort|of)\b)"
    r"|became|began|ran|held|came|went|gave|stood|fell|rose|grew|spent|found|cost|told|put|sat|spoke|wrote|chose|won"
    r"|lost|said"
    r"|(?-i:[a-z]\w{2,}ed)(?! that\b)))\b",
    re.IGNORECASE,
)

# “was deferred to 14 October”, “it was agreed to extend the post until March”: a day to come
_PUT_OFF = re.compile(
    r"\b(?:defer|postpon|adjourn|extend|delay|reschedul|put(?:ting)? (?:off|back)|h(?:old|olding|eld) over"
    r"|st(?:and|ood) over)\w*\b[^.;]{0,60}\b(?:to|until|till)(?: \w+){0,5}?\s+(?:on\s+|of\s+|in\s+)?$",
    re.IGNORECASE,
)
# “agreed that the teams merge from 1 October”, “was awarded, beginning in May”: the verb is not the verb of the date
_OF_WHAT_IS_DECIDED = re.compile(
    r"\b(?:agreed|approved|resolved|voted|appointed|awarded|confirmed|recommended|proposed|decided|backed|endorsed"
    r"|signed off|moved|authorised|seconded|elected|chosen)\b[^.;]*\b(?:with effect from|effective(?: from)?|from)\s+$"
    r"|\b(?:start|beginn|commenc|open|clos|end)ing\s+(?:on\s+|in\s+)?$",
    re.IGNORECASE,
)


_AFTER, _PURPOSE, _NEXT_CLAUSE = 12, 45, 80
# “was approved on Wednesday and will go to the cabinet”: the next verb has a date of its own
_ANOTHER_STEP = re.compile(r",?\s+(?:and|but)\s+(?=will|is|are|was|were|has|have|had|goes|must|would)", re.IGNORECASE)


# “will lead both from 1 July, the boards announced”: how it was told says nothing of the date
_TOLD_SO = re.compile(
    r",\s+(?:(?:the|its|both|a|an|it|they|she|he)\s+)?(?:[\w'’-]+\s+){0,4}?(?:announced|said|confirmed|revealed|added|told)\b"
)


# “asked it to come back by December”, “I will report on what it has bought us in January”
_STILL_AHEAD = re.compile(
    r"\bto (?!(?:the|an?|its|their|his|her|our)\b)[a-z]+\b[^.;,]{0,40}\b(?:by|until|before)\s+(?:the (?:end"
    r"|start) of\s+)?$"
    r"|^\W*[^.;:,]{0,30}\b(?:will|is to|are to)\b[^.;:,]{0,60}\b(?:what|which|that|who|where|how) [^.;:,]{0,40}$"
)


# “since April”, said in March, is of the year before
_SINCE = re.compile(r"\b[Ss]ince (?:(?:the|early|late|mid|about|around|at least|start|end|beginning|of) ){0,4}$")


def _tense(context: str, span: tuple[int, int]) -> str:
    """Give the tense of the verb nearest to a date in its sentence: past, future or an empty string."""
    leading = context[: span[0]]
    if _PUT_OFF.search(leading):
        return "future"
    if _SINCE.search(leading):
        return "since"
    best, nearest = "", 10_000
    told = _TOLD_SO.match(context, span[1])
    following = _NEXT_CLAUSE if _ANOTHER_STEP.match(context, span[1]) else _AFTER
    for match in _TENSE.finditer(context):
        before = match.end() <= span[0]
        if told and span[1] <= match.start() < told.end():
            continue
        # “voted on Tuesday night to back it”: what comes after, and a purpose most of all, says less of the date
        aside = _PURPOSE if match.group().lower().startswith("to ") else following
        distance = span[0] - match.end() if before else match.start() - span[1] + aside
        if distance < nearest and (before or match.start() >= span[1]):
            best, nearest = match.lastgroup or "", distance
    if best == "past" and _STILL_AHEAD.search(leading):
        return "future"
    return "" if best == "past" and _OF_WHAT_IS_DECIDED.search(leading) else best


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text. ``lead`` is the word before it (from, since, by, until …), ``edtf`` the date by itself.

    ``has_year`` says whether the text itself gave the year.
    """

    start: int
    end: int
    edtf: str
    lead: str = ""
    has_year: bool = False

    @property
    def bounded(self) -> str:
        """The date with what its lead word says: ``by X`` is ``../X``, ``no earlier than X`` is ``X/..``."""
        if "/" in self.edtf:
            return self.edtf
        if self.lead in {"by", "before", "no later than", "on or before", "at the latest by"}:
            return f"../{self.edtf}"
        if self.lead in {"no earlier than", "not before"} or self.lead.endswith("before"):
            return f"{self.edtf}/.."
        return self.edtf


def find_dates(
    text: str,
    start: int,
    end: int,
    published: str | None,
    *,
    last: str | None = None,
    years: Mapping[int, int] | None = None,
) -> list[DateMention]:
    """Find the dates between two offsets, in order and without overlaps.

    Args:
        text: The whole text of the paper.
        start: Where to begin.
        end: Where to stop.
        published: The paper's own date (EDTF), or ``None`` when it gives none.
        last: The date last named before, which "that day" may mean.
        years: The year that the paper gives a month elsewhere, where it gives it one alone.

    Returns:
        The dates that can be written down; what cannot be known is left out.
    """
    found: list[DateMention] = []
    words = text[start:end]
    if not ANY_DATE.search(text, start, end):
        return found
    has_month = ANY_MONTH.search(text, start, end) is not None
    anchor = anchor_of(published, last, years)
    for name, form in FORMS.that_may_match(text, start, end):
        if name in NEEDS_MONTH and not has_month:
            continue
        for match in form.finditer(text, start, end):
            if any(m.start < match.end() and match.start() < m.end for m in found):
                continue
            edtf = _edtf(name, match, _with_last(anchor, found, match.start()), words, start)
            if edtf is not None:
                has_year = bool(match.groupdict().get("year"))
                found.append(DateMention(match.start(), match.end(), edtf, _lead(text, match), has_year))
    found.sort(key=lambda mention: mention.start)
    return _share_years(found)


def _with_last(anchor: Anchor, found: list[DateMention], position: int) -> Anchor:
    """The anchor with the date last named in the same sentence, if there is one."""
    before = [mention for mention in found if mention.end <= position]
    return replace(anchor, last=max(before, key=lambda mention: mention.end).edtf) if before else anchor


def years_of_months(text: str) -> dict[int, int]:
    """Give the months that a text gives a year, each with that year, where it is one alone."""
    years: dict[int, set[int]] = {}
    for match in _MONTH_AND_YEAR.finditer(text):
        years.setdefault(MONTHS[match.group(1)], set()).add(int(match.group(2)))
    return {month: next(iter(found)) for month, found in years.items() if len(found) == 1}


def _lead(text: str, match: re.Match[str]) -> str:
    if match.group().lower().startswith("on "):
        return "on"
    if _LASTING.match(match.group()):
        return "since"
    lead = _LEAD.search(text, max(0, match.start() - 50), match.start())
    if not lead:
        return ""
    words = " ".join(lead.group("lead").lower().split())
    return (
        "not before"
        if words.startswith("not") and words.endswith("before")
        else words.replace("with effect from", "from")
    )


def _share_years(found: list[DateMention]) -> list[DateMention]:
    """Give a date without a year the year of a neighbour in the same sentence where the paper itself has no date."""
    years = {mention.edtf[:4] for mention in found if mention.has_year and mention.edtf[:4].isdigit()}
    if len(years) != 1:
        return found
    year = years.pop()
    return [replace(m, edtf=year + m.edtf[4:]) if m.edtf.startswith("XXXX-") else m for m in found]


def _edtf(name: str, match: re.Match[str], anchor: Anchor, words: str, start: int) -> str | None:
    groups = match.groupdict()
    if name in _PLAIN_READERS:
        return _PLAIN_READERS[name](groups)
    if name in _ANCHORED_READERS:
        return _ANCHORED_READERS[name](groups, anchor)
    if name == "month_that_year" and (year := _that_year(words) or _year_named_last(anchor)):
        return f"{year}-{MONTHS[groups['month'] or '']:02d}"
    which = (groups.get("which") or "").lower()
    tense = {"next": "future", "last": "past"}.get(which, "") if name == "season" else ""
    if not groups.get("year"):
        tense = tense or _tense(words, (match.start() - start, match.end() - start))
    return _READERS.get(name, _day)(groups, anchor, tense)


def _that_year(context: str) -> str | None:
    years = re.findall(r"\b(?:19|20)\d\d\b", context)
    return years[-1] if years else None


def _year_named_last(anchor: Anchor) -> str | None:
    """The year of the date last named before the sentence, which its "that year" means."""
    year = (anchor.last or "")[:4]
    return year if year.isdigit() else None


def _month_of(month: int, groups: Groups, anchor: Anchor, tense: str) -> str:
    return f"{groups.get('year') or year_for(month, 15, anchor, tense)}-{month:02d}"


def _month_number(groups: Groups) -> int | None:
    if groups.get("number"):
        number = int(groups["number"] or 0)
        return number if 1 <= number <= 12 else None
    written = groups.get("month") or ""
    return MONTHS.get(written) or MONTHS.get(written.capitalize())


def _day(groups: Groups, anchor: Anchor, tense: str) -> str | None:
    """Forms with a month, with or without a day and a year."""
    month = _month_number(groups)
    if month is None:
        return None
    if "day" not in groups and "ordinal" not in groups:
        return _month_of(month, groups, anchor, tense)
    day = int(groups["day"] or 0) if groups.get("day") else ORDINALS[groups["ordinal"] or ""]
    short = groups.get("short")
    year = groups.get("year") or (f"20{short}" if short else year_for(month, day, anchor, tense))
    if valid(int(year) if year.isdigit() else 2000, month, day) is None:
        return None
    return f"{year}-{month:02d}-{day:02d}"


def _month_end(groups: Groups, anchor: Anchor, tense: str) -> str | None:
    month = _month_number(groups)
    if month is None:
        return None
    year = groups.get("year") or year_for(month, 28, anchor, tense)
    return last_day(int(year), month) if year.isdigit() else f"{year}-{month:02d}"


def _range(groups: Groups, anchor: Anchor, tense: str) -> str | None:
    first = _day(groups, anchor, tense)
    last = _day({**groups, "day": groups["day2"]}, anchor, tense)
    return f"{first}/{last}" if first and last else None


def _financial(groups: Groups) -> str | None:
    first = int(groups["from"] or 0)
    last = int((groups["to"] or "")[-2:])
    return f"{first}-04/{first + 1}-03" if last == (first + 1) % 100 else None


def _financial_end(groups: Groups) -> str | None:
    year = _financial(groups)
    return f"{year[8:12]}-03-31" if year else None


def _quarter(groups: Groups) -> str | None:
    """Three months: of a financial year where two years are written, else of a calendar year."""
    number, first = int(groups["quarter"] or 0), int(groups["from"] or 0)
    month = 3 * number - 2 + (3 if groups["to"] else 0)
    year, month = (first + 1, month - 12) if month > 12 else (first, month)
    return f"{year}-{month:02d}/{year}-{month + 2:02d}"


def _season(groups: Groups, anchor: Anchor, tense: str) -> str | None:
    number = SEASONS[groups["season"] or ""]
    year = groups.get("year")
    if year is None:
        middle = {21: 4, 22: 7, 23: 10, 24: 1}[number]
        year = year_for(middle, 15, anchor, tense)
        if anchor.day and (which := (groups.get("which") or "").lower()) in {"next", "last"}:
            is_past = (int(year), middle) <= (anchor.day.year, anchor.day.month)
            year = str(int(year) + (1 if which == "next" and is_past else -1 if which == "last" and not is_past else 0))
    return f"{year}-{number}" if year.isdigit() else None


def _month_that_year(groups: Groups, anchor: Anchor, tense: str) -> str | None:
    year = year_for(MONTHS[groups["month"] or ""], 15, anchor, tense)
    return f"{year}-{MONTHS[groups['month'] or '']:02d}"


def _feast(groups: Groups, anchor: Anchor, tense: str) -> str | None:
    return _month_of(FEASTS[groups["feast"] or ""], groups, anchor, tense)


_PLAIN_READERS: dict[str, Callable[[Groups], str | None]] = {
    "financial": _financial,
    "financial_end": _financial_end,
    "quarter": _quarter,
    "year": lambda groups: groups["year"],
    "year_end": lambda groups: f"{groups['year']}-12-31",
}
_ANCHORED_READERS: dict[str, Callable[[Groups, Anchor], str | None]] = {
    "relative": lambda groups, anchor: relative(" ".join((groups["phrase"] or "").lower().split()), anchor),
    "anaphor": lambda groups, anchor: again(" ".join((groups["again"] or "").lower().split()), anchor),
    "month_relative": month_relative,
    "following_month": following_month,
    "offset": offset,
    "eve": eve,
    "day_alone": day_alone,
    "following_weekday": following_weekday,
    "week_on": week_on,
    "weekday_of_week": weekday_of_week,
    "ago": lambda groups, anchor: distant(groups, anchor, -1),
    "lasting": lambda groups, anchor: distant(groups, anchor, -1),
    "ahead": lambda groups, anchor: distant(groups, anchor, 1),
}
_READERS: dict[str, Callable[[Groups, Anchor, str], str | None]] = {
    "range": _range,
    "month_that_year": _month_that_year,
    "season": _season,
    "feast": _feast,
    "month_end": _month_end,
    "weekday": weekday,
}
