"""How long somebody has had a post, told as a span of time: “has led it for the past five years”, “ten years ago”.

Such words are first put in as tokens that know the year or month in which the span begins. Whose they are is then
asked of the words around each token: a title right before it, a verb of having a post, the clause that it opens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from commonseal.reading import expressions as re
from commonseal.reading.date_forms import counted
from commonseal.reading.dates import DateMention
from commonseal.reading.durations import moved, words_between
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.tenures import settle

_LONG = (
    r"(?:(?P<count>\[F\d+\]|\d{1,2}|an?|one|two|three|eighteen) (?:happy |long |good |full |busy )?"
    r"(?P<unit>years?|months?|decades?)|(?P<alone>decade|year))\b(?! (?:and a half|old\b))"
)
_SPELLS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (form, rule_pattern(written))
    for form, written in (
        ("dated", r"(?P<day>{D})"),
        ("past", rf"(?:\b(?:for|over|during|in|throughout) )?\b(?:the|these) (?:past|last) {_LONG}"),
        ("ago", rf"(?<![\w-]){_LONG} (?:ago|back)\b"),
        ("after", rf"\b(?:after|following) {_LONG}"),
        ("since", rf"\b(?:is|has been)(?: now| already| only| just)? {_LONG} since(?= (?:{{O}},? )?{{P}})"),
        ("for", rf"\bfor {_LONG}(?! until\b)(?: now\b)?"),
    )
)
_MAY_TELL = re.compile(r"\b(?:year|month|decade)s?\b|\[D")
_LONGEST = 60 * 12
_LASTING = re.compile(r"\b(?:past|last)\s+(?:\w+\s+)?(?:years|months)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Spell:
    """A span of time: how it is told, when it began if it lasts until now, and how many months it is."""

    form: str
    since: str
    months: int = 0


_COMES = (
    r"(?:became|took (?:over|on|up|charge|the (?:helm|reins))|joined|arrived|came|started|began|succeeded|replaced"
    r"|(?:was|were|has been|had been) (?:first |then )?(?:made|appointed|named|elected|chosen|hired|recruited|promoted"
    r"|brought in|installed|confirmed|given|handed))"
)
_HAS_VERB = (
    r"(?:led|run|headed(?: up)?|chaired|managed|directed|presided over|been (?:running|leading|chairing|heading)"
    r"|been in charge(?: of)?|been at the (?:helm|head|top)(?: of)?"
    r"|(?:held|had|filled|occupied|done|been in|been doing) (?:the|that|this|its) (?:same |top )?(?:posts?|roles?|jobs?"
    r"|position|office|chair)|been (?:in (?:post|office)|there)|been (?:its|their|the|a|an)? ?{O})"
)
_WHAT = (
    r"(?: (?:it|them|both|(?:the|our|its) (?:[\w-]+ ){0,2}[\w-]+|(?:the )?{BG}(?: and (?:the )?{BG})?))?"
    r"(?: (?:at|of|for|in) (?:both )?(?:the )?{BG})?(?: as (?:its |their |the )?{O})?"
)
# “…, who has led it | for the past five years”
_HAS_HELD = rule_pattern(
    r"{P:who}(?:[^.;\[]|\[[BGDOFY]\d+\]){0,120}?\b(?:has|have|had)(?: now| already| also| both)* "
    + _HAS_VERB
    + _WHAT
    + r",? $"
)
# “chief executive of A | for six years”, “have had the same chief executive, Jane Doe, | for three years”
_AFTER_TITLE = rule_pattern(
    r"(?P<post>{O})(?:,? {P}(?: \([^()]{1,30}\))?)?(?:,? (?:at|of|for|in|with|to|across)(?: both)?(?: the)? {BG})?"
    r"(?:,? (?:there|now|too|already|and so on))*[,)]? ?$"
)
_PERFECT = re.compile(r"\b(?:has|have|had)(?: (?:been|had|shared|served|acted|worked|held)\b)(?:[^.;]){0,120}$")
_BY_LINE = re.compile(r" ?(?:[,.)]|–|$)")
_COMING = rule_pattern(rf"\b{_COMES}\b(?:[^.;\[]|\[[BGOP]\d+\]){{0,60}}$")
_OPENING = re.compile(r"^\W*(?:(?:and|but|it(?: was| is)?|only|just|some) ?)*$", re.IGNORECASE)
_THEN_COMES = rule_pattern(rf",? (?:that |when )?(?:the )?(?:{{O}},? )?(?P<who>{{P}}),?(?: who)? {_COMES}\b")
_THEN_HAS = rule_pattern(
    r",? (?P<who>{P}),? (?:has|have) (?:been|had|led|run|headed|chaired|served|held|acted)\b"
    r"|,? {BG}(?: and {BG})?,? (?:has|have) (?:been (?:led|run|headed|chaired) by|had|shared)"
    r" (?:[^.;\[]|\[O\d+\]){0,40}?(?P<led>{P})"
)
# “Jane Doe, | for the past eight years | chief executive of A”
_PERSON_BEFORE = rule_pattern(r"{P}(?: \([^()]{1,30}\))?,? (?:who has been )?$")
_THEN_TITLE = rule_pattern(r" (?:the |its |our )?(?P<post>{O})")
_JOINED = rule_pattern(
    rf"(?P<who>{{P}}),?(?: who)?(?: (?:first|only|herself|himself))? {_COMES}\b(?:[^.;\[]|\[[BGF]\d+\]){{0,60}}$"
)
# “has been led | for two years | by Jane Doe”
_LED_HERE = re.compile(
    r"\b(?:has|have) been (?:led|run|headed|chaired|managed|directed|overseen|looked after|jointly led) $"
)
_THEN_BY = rule_pattern(r" by (?:(?:its|their|the|our) )?(?:{O},? )?(?P<who>{P})")
# “after four years | in charge”
_THEN_IN_POST = rule_pattern(
    r",? (?:in (?:charge|post|office|the (?:same )?(?:job|role|post|chair|position|hot seat|saddle))"
    r"|at the (?:helm|head|top)|(?:running|leading|heading|chairing) |as (?:its |their |the |an? )?(?:{O}|boss|chief"
    r"|leader|chair)|there\b)"
)
# “has been led since [D] by Jane Doe”
_LED_SINCE = rule_pattern(
    r"\b(?:has|have) been (?:led|run|headed|chaired|managed|directed|overseen|jointly led|looked after),? since"
    r" (?P<day>{D}),? by (?:(?:its|their|the|our) )?(?:{O},? )?(?P<who>{P})"
)
# “has been with A since 2009 and has led it for five years”: the first year is not that of the post
_ONLY_THERE = rule_pattern(
    r"\b(?:been (?:at|with|in|on)|worked (?:at|for|in)|joined|came to|arrived)\b"
    r"(?:[^.;\[]|\[[BG]\d+\]){0,40}?(?P<day>{D})"
)


def date_by_spans(paper: Paper, drafts: Sequence[AppointmentDraft]) -> None:
    """Give posts the first day that a span of time tells.

    Args:
        paper: The paper; nothing can be told where it has no date.
        drafts: Its appointments, changed in place.
    """
    if not paper.published or not paper.published[:4].isdigit():
        return
    for view in paper.views:
        if not _MAY_TELL.search(view.posts.text):
            continue
        told = [*_led_since(view, drafts), *_spells_told(paper, view, drafts)]
        for draft, since, is_sure in told:
            if draft.status == "proposed" or (draft.start and not is_sure):
                continue
            draft.start = since
            settle(draft, paper.published)
    for draft in drafts:
        if draft.status == "former" and _is_ahead(draft.end, paper.published):
            draft.status = "held"


def _is_ahead(end: str | None, published: str) -> bool:
    """Say whether somebody who is said to go is in post yet: the last day is still to come."""
    if not end or not re.fullmatch(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?", end):
        return False
    size = min(len(end), len(published))
    return end[:size] > published[:size]


_Told = tuple[AppointmentDraft, str, bool]


def _led_since(view: View, drafts: Sequence[AppointmentDraft]) -> Iterator[_Told]:
    marked = view.posts
    for match in _LED_SINCE.finditer(marked.text):
        day, person = marked.item(match["day"]), marked.item(match["who"])
        if isinstance(day, DateMention):
            yield from ((draft, day.bounded, False) for draft in _of_person(view, drafts, person))


def _spells_told(paper: Paper, view: View, drafts: Sequence[AppointmentDraft]) -> Iterator[_Told]:
    marked = _with_spells(paper, view)
    for place, spell in marked.placed("Y", _Spell):
        left, right = marked.text[:place], marked.text[marked.text.find("]", place) + 1 :]
        if spell.form == "after":
            yield from _after(marked, view, drafts, spell, left, right)
            continue
        if spell.form in {"past", "for"} and (held := _HAS_HELD.search(left)):
            found = _of_person(view, drafts, marked.item(held["who"]), is_far=True)
            yield from ((draft, spell.since, _is_only_there(marked, left, draft)) for draft in found)
            continue
        if (titled := _AFTER_TITLE.search(left)) and _fits(spell, left, right):
            post = marked.item(titled["post"])
            yield from ((draft, spell.since, False) for draft in _of_post(view, drafts, post))
            continue
        if (ahead := _THEN_TITLE.match(right)) and spell.form in {"past", "for"} and _PERSON_BEFORE.search(left):
            post = marked.item(ahead["post"])
            yield from ((draft, spell.since, False) for draft in _of_post(view, drafts, post))
            continue
        person = _person_after(marked, spell, left, right)
        yield from ((draft, spell.since, False) for draft in _of_person(view, drafts, person))


def _fits(spell: _Spell, left: str, right: str) -> bool:
    """Say whether a span after a title tells how long it has been had."""
    if spell.form == "ago":
        return _COMING.search(left) is not None
    is_perfect = _PERFECT.search(left) is not None
    return is_perfect or (_BY_LINE.match(right) is not None and not _COMING.search(left))


def _person_after(marked: Marked, spell: _Spell, left: str, right: str) -> object:
    """Whoever the words after a span say that it is of, where it opens its clause or stands in a passive one."""
    if spell.form == "ago" and (joined := _JOINED.search(left)):
        return marked.item(joined["who"])
    if _LED_HERE.search(left) and spell.form in {"past", "for"}:
        match = _THEN_BY.match(right)
    elif spell.form in {"ago", "since"} and _OPENING.match(left):
        match = _THEN_COMES.match(right)
    elif spell.form in {"past", "for"} and _OPENING.match(left):
        match = _THEN_HAS.match(right)
    else:
        return None
    groups = match.groupdict() if match else {}
    token = groups.get("who") or groups.get("led")
    return marked.item(token) if token else None


def _after(
    marked: Marked, view: View, drafts: Sequence[AppointmentDraft], spell: _Spell, left: str, right: str
) -> Iterator[_Told]:
    """“Retires in June after nine years in the job”: so long before the last day."""
    if not _THEN_IN_POST.match(right):
        return
    people = re.findall(r"\[P\d+\]", left) or re.findall(r"\[P\d+\]", right)[:1]
    for draft in _of_person(view, drafts, marked.item(people[-1]) if people else None):
        until = draft.end or ""
        began = _back(until if until[:4].isdigit() else spell.since, spell.months if until[:4].isdigit() else 0)
        if "leaving" in draft.signals or draft.status == "former":
            yield draft, began, False


def _back(until: str, months: int) -> str:
    return str(int(until[:4]) - months // 12) if months % 12 == 0 else until


def _of_person(
    view: View, drafts: Sequence[AppointmentDraft], person: object, *, is_far: bool = False
) -> list[AppointmentDraft]:
    """The posts that a sentence says somebody has, or else those told last before it where that is asked."""
    if not isinstance(person, PersonMention):
        return []
    own = [draft for draft in drafts if draft.person == person.name]
    here = [draft for draft in own if _is_in(view, draft)]
    if here or not is_far:
        return here if len(here) == 1 else [d for d in here if d.status != "former"][:1]
    before = [draft for draft in own if min(draft.spans)[0] < view.sentence.start and draft.status == "held"]
    return before if len(before) == 1 else []


def _is_in(view: View, draft: AppointmentDraft) -> bool:
    return any(view.sentence.start <= first < view.sentence.end for first, _ in draft.spans)


def _of_post(view: View, drafts: Sequence[AppointmentDraft], post: object) -> list[AppointmentDraft]:
    if not isinstance(post, Post):
        return []
    return [
        draft
        for draft in drafts
        if _is_in(view, draft)
        and any(first <= post.start < last for first, last in draft.spans)
        and draft.role.casefold() in {post.title.casefold(), post.title.casefold().rstrip("s")}
    ]


def _is_only_there(marked: Marked, left: str, draft: AppointmentDraft) -> bool:
    """Say whether the first day that a post was given is that of something else in the same sentence."""
    days = (marked.item(match["day"]) for match in _ONLY_THERE.finditer(left))
    return any(isinstance(day, DateMention) and day.bounded == draft.start for day in days)


def _with_spells(paper: Paper, view: View) -> Marked:
    marked = view.posts
    for form, pattern in _SPELLS:
        marked = marked.replaced(pattern, "Y", partial(_spell, paper, form))
    return marked


def _spell(paper: Paper, form: str, marked: Marked, match: re.Match[str]) -> _Spell | None:
    if form == "dated":
        day = marked.item(match["day"])
        written = paper.document.flow[day.start : day.end] if isinstance(day, DateMention) else ""
        is_ago = written.endswith("ago")
        if not isinstance(day, DateMention) or not (is_ago or _LASTING.search(written)):
            return None
        return _Spell("ago" if is_ago else "past", day.edtf)
    months = _months(marked, match)
    published = paper.published or ""
    if not 0 < months <= _LONGEST:
        return None
    if months % 12 == 0:
        return _Spell(form, str(int(published[:4]) - months // 12), months)
    since = moved(published[: len("2019-05")], -months)
    return _Spell(form, since, months) if since else None


def _months(marked: Marked, match: re.Match[str]) -> int:
    """How many months some words are; nothing where they are only about so many."""
    if match["alone"]:
        return 120 if match["alone"].lower() == "decade" else 12
    written = words_between(marked, match.start("count"), match.end("count")).strip().lower()
    count = counted(written)
    unit = match["unit"].lower()
    return count * (120 if unit.startswith("decade") else 12 if unit.startswith("year") else 1)
