"""Figures and judgements about a body or an arrangement: people served, staff, money, ratings, members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.claims import AttributeStatus
from commonseal.reading.context import attribution_of, clause_around
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules import figure_patterns
from commonseal.reading.rules.carried_figures import carried
from commonseal.reading.rules.cuts_in_shares import in_shares
from commonseal.reading.rules.drafts import AttributeDraft
from commonseal.reading.rules.figure_dates import FigureDates
from commonseal.reading.rules.figure_patterns import Found, any_of
from commonseal.reading.rules.figure_prospects import is_decided, is_to_come
from commonseal.reading.rules.named_things import fullest_name
from commonseal.reading.rules.owners import owner_of
from commonseal.reading.rules.passing_money import is_in_passing
from commonseal.reading.rules.ratings_beside import ratings_beside
from commonseal.reading.rules.subject_patterns import VERB
from commonseal.reading.rules.subjects import Subjects

_FORECAST = re.compile(rf"\b{any_of('forecast')}(?!\w)", re.IGNORECASE)


_EXPECTED = re.compile(
    r"\b(?:expect\w*|hop(?:es?|ed|ing)|will|would|aim\w*|likely|target) (?:\w+ ){0,2}$"
    r"|\b(?:expect\w*|hop(?:es?|ed|ing)|aim\w*) to be\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:transfer|move|TUPE|be employed|employ|join|fall|reduce|rise)\w*\b"
    r"|\b(?:will|would) (?:be left|be kept|remain|stay)\b"
    r"|\b(?:will|would|(?:are|were) to)(?: \w+)? (?:work|be based|be brought together) (?:in|within|there|together)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:ended|finished|closed|recorded|posted|reported|stood|overspent|underspent|saved|achieved|was|were|had(?! to)"
    r"|up from|down from) (?:\w+ ){0,4}?(?:an? |its |the |by |with |in |at )?(?:\w+ ){0,2}(?:of )?\[F\d+\]",
    re.IGNORECASE,
)


_EACH_BEFORE = rule_pattern(
    r"\b(?:sav(?:e|es|ed|ing)|cost(?:s|ing)?|giv(?:e|es|ing)|gave|leav(?:e|es|ing)|left|free(?:s|d)? up for) {B:body}"
    r"(?: with)?(?: an? (?:extra|further|additional|total of)?)? ?$"
)
_EACH_AFTER = rule_pattern(r",? (?:for|from|by|to) (?:each of )?{B:body}")
# “A and B serve the same 90,000 people”: neither has them together with the other
_THE_SAME = rule_pattern(
    r"{B:body}(?: both| all| each)? (?:serve|cover|have|share|look after|plan for|care for) (?:exactly |much )?the same"
    r" (?:population|people|residents|patients)\b[^;.\[]{0,30}$"
)
# “The present pooled budget”: a word that is no part of its name
_PRESENT = re.compile(r"^(?:present|existing|current|previous) (?=\w+ \w|(?:pool|fund|team|service|unit|hub)$)")
_POSSESSED = re.compile(
    r"(?:\b(?:its|their|our)|\]'s?|\[B\d+\]) (?:\w+ )?\[F\d+\] (?:\w+ )?(?:turnover|income|deficit|allocation|debts?)\b"
)
_COLOUR = re.compile(r"\W*(?:red|amber|green|blue)\b", re.IGNORECASE)
_GUESSED = frozenset(["subject inherited", "subject the paper's own body", "subject the nearest body"])
_SEATS = re.compile(
    r" (?:full |founder |voting )?members\b"
    r"(?! (?:of (?:staff|(?:the |this |our )?(?:team|service|unit|hub|department))\b|practices|councils|organisations))"
)
_SCHOOLS = re.compile(r" (?:[a-z-]+ )?(?:schools|academies)\b")
_KEEPS_SCHOOLS = re.compile(r"\b(?:[Cc]ouncil|[Bb]orough|[Cc]ity|[Cc]ounty|[Aa]uthority|[Dd]iocese)\b")
_OF_BODIES = re.compile(
    r"\b(?:partnership|alliance|systems?|ICS|STP|federation|collaborative|consortium|network|association)\b", re.I
)
# “costs are £4m this year and have to come down to £3m”, “had a deficit of £1m and was forecasting £2m”
_AND_WILL = re.compile(
    r" (?:and|but) (?:it |\[B\d+\] )?(?:has to|have to|had to|must|needs? to|is to|are to"
    r"|(?:will|would) (?:have to|need to|fall|rise|come|drop|grow|reach|be (?:cut|reduced))"
    r"|(?:has|have|had)(?: also| now)? been (?:told|asked|ordered|instructed|required)"
    r"|(?:is|are|was|were) (?:told|forecasting|expecting|predicting|projecting|planning|expected|forecast|due))\b",
    re.IGNORECASE,
)
# “We were given £5m less than we need and we will finish the year in deficit, by £2m”
_WE_WILL = re.compile(
    r" (?:and|but|so) (?:it|they|we|\[B\d+\]) (?:now |also )?(?:will|would|expects?|hopes?|has to|have to|must|was|were"
    r"|had|is|are)\b",
    re.IGNORECASE,
)
_WILL_LIVE = re.compile(r"\] (?:people|residents|inhabitants) (?:will|would) (?:then )?(?:live|be)\b", re.IGNORECASE)
_FORESEEN = re.compile(
    r"\bplan (?:is|was|had been) (?:for|to)\b"
    r"|\b(?:said|thought|reckoned|claimed|believed) to (?:be worth|save|cost|bring)\b"
    r"|\b(?:forecast|project(?:ed|ion)|predict|expect|estimat|planned)\w*",
    re.IGNORECASE,
)


def find(paper: Paper, rows: frozenset[int]) -> Iterator[AttributeDraft]:
    """Find the figures and ratings that sentences give; ``rows`` are the sentences that are rows of tables."""
    subjects, dates = Subjects(paper), FigureDates(paper)
    drafts: list[AttributeDraft] = []
    before: list[AttributeDraft] = []
    entering: list[View] = []  # those before the sentence at hand: of whom they speak matters only to a figure
    for view in paper.views:
        if view.number in rows:
            continue
        entering.append(view)
        marked = view.plain
        found: list[Found] = list(figure_patterns.ratings(marked))
        found += ratings_beside(marked, found)
        if "[F" in marked.text:
            found += figure_patterns.counts(marked)
            found += (item for item in figure_patterns.money(marked) if not is_in_passing(marked.text, item))
        found += figure_patterns.worded(marked)
        found += (item for item in in_shares(marked) if item.start not in {other.start for other in found})
        found += carried(view, found, before, paper.marked_before(view.number))
        before = []
        if found:
            subjects.enter_all(entering)
            entering = []
        for item in found:
            draft = _draft(paper, view, subjects, dates, item)
            if draft is not None:
                before += _of_each(paper, view, item, draft)
        _share_dates(before)
        subjects.take_up(view, [draft.about for draft in before])
        drafts += before
    yield from _without_guesses(drafts)


def _share_dates(drafts: list[AttributeDraft]) -> None:
    """“Graded us good for effectiveness and requiring improvement for efficiency in May”: the day is that of both."""
    judged = [draft for draft in drafts if draft.property == "rating"]
    dates = {draft.date for draft in judged if draft.date}
    if len(dates) == 1 and len({draft.about for draft in judged}) == 1:
        for draft in judged:
            draft.date = next(iter(dates))


def _of_each(paper: Paper, view: View, found: Found, draft: AttributeDraft) -> Iterator[AttributeDraft]:
    """“It will save each council £45,000”: a figure of each of them, and so a claim for each."""
    near = view.plain.text[max(0, found.start - 60) : found.start]
    after = view.plain.text[found.end : found.end + 30]
    match = _EACH_BEFORE.search(near) or _EACH_AFTER.match(after)
    body = view.plain.item(match["body"]) if match else None
    is_each = found.kind == "finance" and isinstance(body, BodyMention) and _is_each(paper, body)
    if found.kind == "population" and (same := _THE_SAME.search(view.plain.text[: found.start])):
        body, is_each = view.plain.item(same["body"]), True
    if not is_each or not isinstance(body, BodyMention) or len(body.names) < 2:
        yield draft
        return
    for name in body.names:
        yield replace(draft, about=name, spans=list(draft.spans), signals=set())


def _is_each(paper: Paper, body: BodyMention) -> bool:
    flow = paper.document.flow
    return re.search(r"\b(?:each|every)\b", flow[max(0, body.start - 9) : body.end], re.IGNORECASE) is not None


def _without_guesses(drafts: list[AttributeDraft]) -> Iterator[AttributeDraft]:
    """A sum repeated is one claim: where one place names its owner, the guesses of the others are left out."""
    sure = {
        (draft.property, draft.value): draft
        for draft in reversed(drafts)
        if not draft.signals and (draft.property == "finance" or len(re.sub(r"\D", "", draft.value)) > 2)
    }
    for draft in drafts:
        known = sure.get((draft.property, draft.value))
        if known is None or known is draft or known.about == draft.about or not draft.signals:
            yield draft


def _is_no_membership(marked: Marked, found: Found, about: str) -> bool:
    """The seats of a board are no members of a set of bodies, nor are a county's schools members of it."""
    if _SEATS.match(marked.text, found.end) and not _OF_BODIES.search(about):
        return True
    are_schools = found.kind == "member_count" and _SCHOOLS.match(marked.text, found.end) is not None
    return are_schools and _KEEPS_SCHOOLS.search(about) is not None


def _draft(paper: Paper, view: View, subjects: Subjects, dates: FigureDates, found: Found) -> AttributeDraft | None:
    marked = view.plain
    first, last = clause_around(marked.text, found.start, found.end)
    about = owner_of(paper, view, subjects, found, first)
    if not about.name or _is_no_membership(marked, found, about.name):
        return None
    if found.kind == "rating" and _COLOUR.match(found.value) and about.signals & _GUESSED:
        return None  # what a board's papers colour is a measure, a risk or a step, and no body
    words = marked.text[first:last]
    start, end = marked.source(first, last)
    value = found.value
    if "[F" in value or found.kind == "rating":
        source = marked.source(found.start, found.end)
        value = " ".join(paper.document.flow[slice(*source)].split())
    span = (start, end)
    date = dates.date_of(view, found, (first, last))
    status = _status(marked, found, (first, last), about.name, subjects.coming())
    if found.kind == "finance" and _is_ahead(date, paper.published) and not _IS_SET.search(words):
        status = "forecast"
    if found.kind == "rating" and status == "stated":
        date = _of_the_past(date, paper.published, words)
    if status == "forecast":
        date = _not_past(date, paper.published, words, paper.document.flow[slice(*span)])
    elif found.kind != "rating" and _is_proposed(view, marked.text[first:last]):
        status = "forecast"
    if found.kind != "rating" and _TO_BE_FORMED.match(about.name):
        status = "forecast"
    if _is_of_what_is_done(marked.text, found, words, is_past=not _is_ahead(date, paper.published), status=status):
        date = None
    return AttributeDraft(
        _full_name(paper, view, subjects, about.name),
        found.kind,
        value,
        status,
        [span],
        found.rule,
        date=date,
        attribution=attribution_of(paper.document, [span], words),
        signals=set(about.signals),
    )


def _is_of_what_is_done(text: str, found: Found, words: str, *, is_past: bool, status: str) -> bool:
    """Say whether a date beside a figure is that of a move or a decision, and not that of the number."""
    if found.kind == "staff":
        return _PASS_OVER.search(words) is not None
    # “backed a bid in the spring for one unitary of 610,000 people”
    return is_decided(text, found) or (found.kind == "population" and status == "forecast" and is_past)


def _full_name(paper: Paper, view: View, subjects: Subjects, name: str) -> str:
    """“The system”, “the present pool”, under the name that the paper has for it."""
    system = subjects.only_of("system") if name.lower() in {"system", "the system"} else ""
    return system or fullest_name(paper.document.flow, _PRESENT.sub("", name), view.sentence.end)


_PASS_OVER = re.compile(
    r"\b(?:transfer(?:s|red|ring)?|TUPE\w*|pass(?:es|ed)?|move[sd]?)\b[^.;]{0,60}? (?:to|into|from) (?:the |an?"
    r" )?(?:new |single )?"
    r"(?:\[[BG]\d+\]|body|organisation|council|trust|employer|board|authority)",
    re.IGNORECASE,
)
# “a single CCG of 870,000 people”: a body that is not there yet
_TO_BE_FORMED = re.compile(
    r"(?:one|an?|the|two|three)? ?(?:new|merged|combined|proposed|enlarged) (?:\w+ ){0,2}(?:councils?|CCG|ICB|trust"
    r"|authorit\w+"
    r"|organisation|body|unitar\w+|board)\b|(?:one|a single|single) (?:unitary )?(?:council|CCG|ICB|trust|board"
    r"|unitary|authority)\b",
    re.IGNORECASE,
)


# “its net budget for next year is £16.2m”, “agreed its budget for 2027/28, which comes to £241m”
_IS_SET = re.compile(
    r"(?<!pooled )\bbudget (?:requirement )?(?:of (?:the )?\[B\d+\] )?(?:for|in) \[D\d+\],? (?:which )?"
    r"(?:is|has been set at|was set at|comes to|stands at)"
    r" (?:about |around |some )?\[F\d+\](?! (?:short|over|less|more))"
    r"|\b(?:agreed|set|approved) (?:its|their|a) (?:net |revenue )?budget\b"
)


def _of_the_past(date: str | None, published: str | None, words: str) -> str | None:
    """“rated good in October” in a paper of March: the October before, as a judgement told has been made."""
    own, day = published or "", date or ""
    is_day = re.fullmatch(r"\d{4}-[01]\d(?:-\d\d)?", day) is not None
    size = min(len(own), len(day))
    if not is_day or not own or day[:size] <= own[:size] or day[:4] != own[:4] or own[:4] in words:
        return date
    return f"{int(own[:4]) - 1}{day[4:]}"


_PROPOSED = re.compile(
    r"^\W*(?:[\d.]+ )?(?:(?:What(?:'s| is| was| we are| we) (?:proposed?|planned|proposing|want)"
    r"|(?:The|Our) proposals?|Proposals?|The proposed \w+|What (?:it|this|the plan) would (?:mean|look like)"
    r"|(?:The )?(?:preferred )?[Oo]ptions?\b.*"
    r"|How it would work|What would change|The plan)\W*)$"
)


def _is_proposed(view: View, words: str) -> bool:
    """“One team of 41 posts, under one head.” below “What is proposed”: nothing that there is already."""
    return VERB.search(words) is None and _PROPOSED.match(view.section) is not None


def _not_past(date: str | None, published: str | None, words: str, written: str) -> str | None:
    """“Perhaps 90 will be left by April” in a paper of September: the April to come, where no year is written."""
    own, day = published or "", date or ""
    if not re.fullmatch(r"\d{4}-[01]\d(?:-\d\d)?", day) or not own or day >= own[: len(day)]:
        return date
    return date if day[:4] in written or re.search(r"\blast\b", words) else f"{int(day[:4]) + 1}{day[4:]}"


def _is_ahead(date: str | None, published: str | None) -> bool:
    """Say whether the time of a figure has not begun when the paper is written."""
    first = re.match(r"\d{4}(?:-[01]\d(?:-\d\d)?)?", date or "")
    return bool(first and published and first.group() > published[: len(first.group())])


def _status(marked: Marked, found: Found, bounds: tuple[int, int], about: str, coming: str) -> AttributeStatus:
    """Forecast where the figure's own part of the clause speaks of what is to come."""
    if found.kind == "rating":
        return "forecast" if _EXPECTED.search(marked.text[bounds[0] : found.start]) else "stated"
    ahead = True if coming and about == coming else is_to_come(marked.text, found)
    if ahead is not None:
        return "forecast" if ahead else "stated"
    if _POSSESSED.search(marked.text[max(0, found.start - 12) : found.end + 30]):
        return "stated"
    part = _own_part(marked.text, found, bounds)
    if found.kind == "population" and _WILL_LIVE.search(marked.text, *bounds):
        return "forecast"
    if found.kind != "finance" and not _MOVES.search(part):
        part = part[: part.find(marked.text[found.start : found.end])]
    if _HAPPENED.search(part) and not _FORESEEN.search(part):
        return "stated"
    return "forecast" if _FORECAST.search(part) else "stated"


def _own_part(text: str, found: Found, bounds: tuple[int, int]) -> str:
    """The words that say whether a figure is real: its bracket, or its part of the clause up to where a verb stands."""
    opened = text.rfind("(", bounds[0], found.start)
    if opened >= 0 and ")" not in text[opened : found.start] and ")" in text[found.end : bounds[1]]:
        return text[opened : text.index(")", found.end)]
    starts = [m.start() for m in _WE_WILL.finditer(text, bounds[0], found.start)]
    bounds = (starts[-1], bounds[1]) if starts else bounds
    ends = [text.find(mark, found.end, bounds[1]) for mark in (", ", "; ", " which ")]
    if found.kind == "finance" and (goes_on := _AND_WILL.search(text, found.end, bounds[1])):
        ends.append(goes_on.start())
    last = min([end for end in ends if end >= 0], default=bounds[1])
    first = max(text.rfind(mark, bounds[0], found.start) for mark in (", ", " which ", " that ", "(", " – "))
    if first >= 0 and text.startswith((", with ", ", by "), first):  # “it would join A and B, with a budget of £3m”
        return text[bounds[0] : last]
    if first < 0 or not VERB.search(text, first, found.start):
        return text[bounds[0] : last]
    return text[first:last]
