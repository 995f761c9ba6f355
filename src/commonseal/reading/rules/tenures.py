"""From when, until when and on what footing somebody holds a post, as the words around the post say it."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.claims import Basis
from commonseal.reading.context import clause_around
from commonseal.reading.date_forms import counted
from commonseal.reading.dates import DateMention
from commonseal.reading.durations import after, words_between
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import PersonMention
from commonseal.reading.paper import dates_of
from commonseal.reading.rules.drafts import AppointmentDraft

_SINCE = rule_pattern(
    r"(?:^|[ (])(?P<lead>since|from|with effect from|effective from|starting(?: on| in| from)?|beginning(?: on| in)?"
    r"|since (?:it|\[[BG]\d+\])(?: was| were)? (?:first )?(?:set up|established|created|formed|founded|launched"
    r"|authorised) in|since (?:its|their|\[[BG]\d+\](?:'s)?) (?:creation|formation|establishment|launch|inception"
    r"|foundation|authorisation) in"
    r"|on|until|till|up to|to|in|by|between)(?: the beginning of| the start of| at least| around"
    r"| about)? (?P<date>{D})"
)
_ADJOINING = rule_pattern(
    r"(?:,? with \[B\d+\])?[,)]?(?: who)?(?: (?:has been|is|was|been))?(?: in (?:post|office|the (?:role|post"
    r"|job)))? ?\(?"
    r"(?P<lead>since(?: (?:it|\[[BG]\d+\])(?: was| were)? (?:first )?(?:set up|established|created|formed"
    r"|founded|launched"
    r"|authorised) in| (?:its|their|\[[BG]\d+\](?:'s)?) (?:creation|formation|establishment|launch|inception"
    r"|foundation|authorisation) in)?|from|until|till|between) (?:at least |around |about )?(?P<date>{D})"
    r"(?:(?: and| to| until| till|-| – )(?: (?:it|they|(?:the )?(?:\w+ )?\[[BG]\d+\]|the \w+)(?: was| were)?"
    r" (?:dissolved|abolished|wound up|disbanded|closed|replaced|merged|ceased to exist|retired"
    r"|came to an end)(?: on| in| at)?)?"
    r" ?(?P<other>{D}))?"
)
_BASES: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    (
        "interim",
        re.compile(
            r"\b(?:on|in) an? (?:initial )?(?:interim|temporary|caretaker) (?:basis|capacity)\b|\btemporarily\b"
            r"|\(interim\)|\bas (?:an )?interim\b|\ban interim\b|, interim\b|\bin the (?:interim|short term)\b"
            r"|\bas (?:a )?(?:temporary|interim) (?:measure|arrangement|cover)\b|\bfor an interim period\b"
            r"|\binterim (?:post|role|position|appointment|arrangement)\b|\bin the meantime\b",
            re.IGNORECASE,
        ),
    ),
    (
        "acting",
        re.compile(
            r"\b(?:on|in) an acting(?:[- ]up)? (?:basis|capacity)\b|\(acting\)|\bacting[- ]up\b|\bacts? up\b"
            r"|\bacting as\b|, acting\b|\bin an acting\b",
            re.IGNORECASE,
        ),
    ),
    (
        "substantive",
        re.compile(
            r"\b(?:on|in) an? (?:permanent|substantive) (?:basis|capacity)\b|\bsubstantively\b|\bpermanently\b"
            r"|\(substantive\)|\(permanent\)|\bmade (?:permanent|substantive)\b",
            re.IGNORECASE,
        ),
    ),
)


def basis_in(words: str) -> Basis | None:
    """Give the footing that words near a post say ("on an interim basis"), or ``None``."""
    return next((basis for basis, pattern in _BASES if pattern.search(words)), None)


_FOR_YEARS = re.compile(
    r"(?:(?! for\b)[^,;.\[]|\[[BG]\d+\]){0,50},? for (?:the (?:past|last) )?(?P<count>\[F\d+\]) years\b"
    r"(?! (?:and|until|before))"
)


def began_years_ago(marked: Marked, place: int, published: str | None) -> str | None:
    """Give the year in which somebody began who has had a post “for twelve years”, where the number is a plain one.

    Args:
        marked: The sentence.
        place: Where the words after the post begin.
        published: The paper's date (EDTF).
    """
    found = _FOR_YEARS.match(marked.text, place)
    if found is None or not published or not published[:4].isdigit():
        return None
    written = str(getattr(marked.item(found["count"]), "value", "")).lower()
    count = counted(written)
    return str(int(published[:4]) - count) if 0 < count <= _LONGEST_TENURE else None


_LONGEST_TENURE = 60


def edge_of(marked: Marked, end: int, last: int) -> int:
    """Where the words about a post stop: at the next person, or at a new predicate after "and"."""
    for following in _NEXT_MATTER.finditer(marked.text, end, last):
        if following["own"] is None or not _is_pronoun(marked, following["own"]):
            return following.start()
    return last


# “to her existing duties from 1 April”: whoever has them is the one in the post
_NEXT_MATTER = re.compile(
    r"(?P<own>\[P\d+\])(?= (?:[a-z]+ ){0,2}"
    r"(?:duties|responsibilities|roles?|jobs?|posts?|positions?|work|brief|portfolio|remit|workload|commitments)\b)"
    r"|\[P\d+\]|, (?:is|was|has|have|had|will|would|said|says|told|added"
    r"|starts|begins|joins|arrives|takes|moves|succeeds|replaces|leaves|retires|becomes|steps)\b"
    r"| and (?:is|was|has been|will be"
    r"|the|one|a) (?!in post)| and,? (?:since|from) \[D\d+\],? (?:also )?(?:of|at|for) "
)


def _is_pronoun(marked: Marked, token: str) -> bool:
    person = marked.item(token)
    return isinstance(person, PersonMention) and person.form == "pronoun"


# “…, a post she has held since 2022”, “…, the role he has had for …”
_A_POST_HELD = rule_pattern(
    r",? (?:a|the) (?:post|role|position|job|office) (?:(?:that|which) )?(?:{P}|he|she|they)"
    r" (?:has|have) (?:held|had|filled|done|been in|occupied) since (?:at least |around |about )?(?P<date>{D})"
)


def date_of_post_held(draft: AppointmentDraft, marked: Marked, end: int) -> None:
    """Take the day from which the words after a post say that somebody has held it."""
    found = _A_POST_HELD.match(marked.text, end)
    date = marked.item(found["date"]) if found else None
    if isinstance(date, DateMention) and draft.start is None and draft.status == "held":
        draft.start = date.bounded


def date_adjoining(draft: AppointmentDraft, marked: Marked, end: int) -> None:
    """Take dates that follow the post at once: “…, chief executive since 2014, said” but not “…, said on 3 May”."""
    found = _ADJOINING.match(marked.text, end)
    if not found:
        return
    if found["lead"].lower() == "from" and not found["other"] and draft.status == "held":
        return
    first = marked.item(found["date"])
    second = marked.item(found["other"]) if found["other"] else None
    if not isinstance(first, DateMention):
        return
    set_date(draft, found["lead"].lower(), first)
    if isinstance(second, DateMention) and draft.end is None:
        draft.end = second.edtf


def date_after(draft: AppointmentDraft, marked: Marked, match: re.Match[str]) -> int:
    """Take the dates that stand after a match, up to where its clause goes on to something else; give that place.

    Args:
        draft: The appointment to date.
        marked: Its sentence.
        match: What the rule matched.
    """
    bounds = clause_around(marked.text, *match.span())
    edge = edge_of(marked, match.end(), bounds[1])
    date_between(draft, marked, (match.end(), edge), match.span(), bounds)
    return edge


def date_between(
    draft: AppointmentDraft, marked: Marked, stretch: tuple[int, int], match: tuple[int, int], bounds: tuple[int, int]
) -> None:
    """Take the dates in a stretch of the clause, then one that stands before the match ("From 1 May …").

    Args:
        draft: The appointment to date.
        marked: Its sentence.
        stretch: Where dates of the post may stand.
        match: What the rule matched.
        bounds: The clause.
    """
    begin, edge = stretch
    edge = _before_what_follows(draft, marked, max(begin, match[1] - 1), edge)
    ending: DateMention | None = None
    for found in _SINCE.finditer(marked.text, begin, edge):
        date = marked.item(found["date"])
        if not isinstance(date, DateMention):
            continue
        lead = found["lead"].lower()
        if lead in {"in", "on"} and _UNTIL_WHAT.search(marked.text, begin, found.start() + 1):
            lead = "until"
        if lead == "to":
            ending = date if draft.start else None
            continue
        if lead == "between" and (until := _AND.match(marked.text, found.end())):
            last = marked.item(until["date"])
            draft.end = draft.end or (last.edtf if isinstance(last, DateMention) else None)
        if lead in {"until", "till"} and not date.has_year and draft.status != "former":
            draft.signals.add("end inferred")
        set_date(draft, lead.split()[0] if lead.startswith(("starting", "beginning")) else lead, date)
    if ending is not None and draft.end is None:
        draft.end = ending.edtf
    if draft.start is None:
        date_leading(draft, marked, match, bounds)
    if draft.end is None and draft.start is not None:
        draft.end = after(draft.start, words_between(marked, begin, edge))


# “…, subject to approval by the committee on 12 December”: the day of the approval
_CONDITION = re.compile(
    r",? (?:subject to|pending|provided that|if (?:it is |this is )?(?:approved|agreed|confirmed"
    r"|ratified)|once approved)\b"
    r"(?! the arrival)"
)


def _before_what_follows(draft: AppointmentDraft, marked: Marked, begin: int, edge: int) -> int:
    """Where dates stop being those of the post: at a condition, or of a post held at the step that comes next."""
    patterns = (_CONDITION, _NEXT_STEP) if draft.status in {"held", "former"} else (_CONDITION,)
    for pattern in patterns:
        found = pattern.search(marked.text, begin, edge)
        edge = found.start() if found else edge
    return edge


# “until elections in May”
_UNTIL_WHAT = re.compile(r"\b(?:until|till|pending|up to) (?:[\w'’-]+ ){1,5}$")
# “She is deputy director at A and starts on 1 November”: not in the post that she has
_NEXT_STEP = re.compile(
    r" and (?:starts|begins|joins|takes (?:up|over|on)|moves|will (?:start|begin|join|take|move))\b"
)
_FROM_FIRST = rule_pattern(r"\W*(?:and )?(?:from|with effect from|as of|as from) (?P<date>{D})")
_AND = rule_pattern(r" and {D:date}")
_RANGE = rule_pattern(r"\b(?:from|between) (?P<first>{D}) (?:to|until|till|and) (?P<second>{D})")


# “agreed on 4 September that Jane Doe should …”: the day of agreeing, not of the post
_SAID = re.compile(
    r"\b(?:agreed|decided|voted|approved|resolved|met|meeting|announced|confirmed|endorsed|recommended|said|told|wrote"
    r"|heard|proposed)(?: \w+)? (?:on|in) $"
)


def date_leading(draft: AppointmentDraft, marked: Marked, match: tuple[int, int], bounds: tuple[int, int]) -> None:
    """Take the date that stands before: “From 2014 to 2017 Jane Doe was …”, “From 1 May Jane Doe will be …”.

    Args:
        draft: The appointment to date.
        marked: Its sentence.
        match: What the rule matched.
        bounds: The clause.
    """
    start = match[0]
    span = _RANGE.search(marked.text, bounds[0], start)
    if span and draft.status == "former":
        first, second = marked.item(span["first"]), marked.item(span["second"])
        if isinstance(first, DateMention) and isinstance(second, DateMention):
            draft.start, draft.end = first.edtf, draft.end or second.edtf
        return
    first_word = _FROM_FIRST.match(marked.text, bounds[0], start)
    opening = marked.item(first_word["date"]) if first_word and draft.status == "held" else None
    if isinstance(opening, DateMention) and not re.search(r"\bwho\b", marked.text[start : match[1]]):
        draft.start = opening.bounded
        return
    begun = re.compile(r"\b(?:appointed|elected|became|joined|took|started|moved)\b").search(marked.text, start)
    if (
        draft.status not in {"planned", "proposed"}
        and not begun
        and not re.match(r"\W*[Ss]ince ", marked.text[bounds[0] :])
    ):
        return
    leads = {"from", "on", "since", "with effect from"} | ({"in"} if draft.status != "proposed" else set())
    leading = [
        (place, date)
        for place, date in dates_of(marked)
        if bounds[0] <= place < start
        and date.lead.lower() in leads
        and not (date.lead.lower() == "since" and draft.status in {"planned", "proposed"})
        and not (date.lead.lower() in {"on", "in"} and _SAID.search(marked.text, bounds[0], place))
    ]
    if leading:
        draft.start = leading[-1][1].bounded


def set_date(draft: AppointmentDraft, lead: str, date: DateMention) -> None:
    """Give a draft one date by the word that leads it."""
    if not date.has_year:
        draft.signals.add("year inferred")
    if lead in {"until", "till", "up to"}:
        draft.end = draft.end or date.edtf
    elif "/" in date.edtf and date.lead in {"from", "between"}:
        draft.start, _, draft.end = date.edtf.partition("/")
    elif lead == "by":
        draft.start = draft.start or (date.bounded if draft.status in {"planned", "proposed"} else None)
    elif draft.status == "former" and lead in {"in", "on"}:
        draft.end = draft.end or date.edtf
    elif draft.start is None:
        draft.start = date.bounded


def forward(edtf: str | None, published: str | None) -> str | None:
    """Move a day or month that is said to come, and whose year was only inferred, past the paper's own date."""
    if not edtf or not published or not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", edtf):
        return edtf
    size = min(len(edtf), len(published))
    return f"{int(edtf[:4]) + 1}{edtf[4:]}" if edtf[:size] < published[:size] else edtf


def settle(draft: AppointmentDraft, published: str | None) -> None:
    """Compare a draft's dates with the paper's own: what began before it is held, what begins after it is to come."""
    if not published:
        return
    if {"year inferred", "said to come"} <= draft.signals:
        draft.start, draft.end = forward(draft.start, published), forward(draft.end, published)
    elif "end inferred" in draft.signals and draft.status != "former":
        draft.end = forward(draft.end, published)
    if draft.start and draft.status in {"held", "planned"} and re.fullmatch(r"\d{4}(-\d\d){0,2}", draft.start):
        size = min(len(draft.start), len(published))
        season = len(draft.start) == 7 and int(draft.start[5:7]) > 12
        if not season and draft.start[:size] > published[:size]:
            draft.status = "planned"
        elif not season and draft.start[:size] < published[:size]:
            draft.status = "held"
    if draft.end and draft.status == "held" and re.fullmatch(r"\d{4}(-\d\d){0,2}", draft.end):
        size = min(len(draft.end), len(published))
        if draft.end[:size] < published[:size] and not (len(draft.end) == 7 and int(draft.end[5:7]) > 12):
            draft.status = "former"
