"""Who has decided, and who has to: votes, approvals, refusals, and what is still to be put to a body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.claims import Outcome
from commonseal.reading.dates import DateMention
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, dates_of
from commonseal.reading.rules import (
    asked_who,
    awaited,
    decider_names,
    decision_clauses,
    decision_days,
    decision_rows,
    deferrals,
    in_turn,
    inner_organs,
    meetings_told,
    offices,
    organs_before,
    own_timetable,
    passed_on,
    placed_deciders,
    pronoun_deciders,
    put_back,
    resolutions,
    same_meeting,
    subject_again,
    told_answers,
)
from commonseal.reading.rules.decision_drafts import (
    OUTCOMES,
    clause_of,
    is_procedural,
    is_terms,
    matched,
)
from commonseal.reading.rules.decision_patterns import (
    AND_TO_BODY_ON,
    CONTINUED,
    DONE_PATTERNS,
    LABEL,
    PENDING,
    TO_BODY_ON,
)
from commonseal.reading.rules.decision_readings import NAMED_PAPER
from commonseal.reading.rules.decision_routes import is_of_own_meeting, only_goes
from commonseal.reading.rules.decision_words import HAS_NOUN, JUDGED, NEEDS_NOUN, WHETHER
from commonseal.reading.rules.drafts import DecisionDraft, Span
from commonseal.reading.rules.sets_told_apart import without_sets
from commonseal.reading.rules.unnamed import with_unnamed

_NEGATED = re.compile(r"\b(?:not|no|nor|never|nobody)\b", re.IGNORECASE)
_UNLESS = re.compile(r"(?:without|until|unless)\b", re.IGNORECASE)  # “nothing can be signed without the consent of A”
_ITS_OFFICER = re.compile(r" (?:own |chief )?\[R\d+\]")  # “without the consent of its Leader”: he is not the body
_NEITHER = re.compile(r"\b(?:neither|nor|never)\b|\bno (?:party|partner|member|council|trust|body)\b", re.IGNORECASE)
_HOPE = re.compile(
    r"\bhop(?:es?|ed|ing) (?:that|the|they|it|\[)|would love to see|in an ideal world|\bdream\b|\bshould any\b"
    r"|\bwishes? (?:that|the)\b",
    re.IGNORECASE,
)
# what may come up one day and need a decision then
_ANY_CHANGE = re.compile(
    r"\bany (?:\w+ )?(?:changes?|amendments?|variations?|matters?|items?|issues?|proposals?|business)\b|\banything\b"
    r"|\bfor any\b|\b(?:every|all) (?:\w+ )?(?:decisions?|matters?|changes?|variations?)\b"
    r"|^\W*(?:\d[\d.]*\s*)?(?:(?!(?:That|This|It|Which|What|Whether|The)\b)[A-Z][a-z]+|[Tt]he [a-z]+ of [a-z]+)"
    r" (?:is|are|remains?) (?:a )?matters? (?:solely |entirely )?for\b"
    r"|\bwhatever\b|\b(?:matters|items|issues|decisions|those) (?:that|which|requiring|needing|for)\b",
    re.IGNORECASE,
)
_STILL_TO_COME = re.compile(
    r"\b(?:will|would|shall|is to|are to|is expected|are expected|due to|can|cannot|may)\b", re.IGNORECASE
)
_NEAR = 2
_PAST = re.compile(r"\b(?:was|were|has|have|had|began|started|took|came)\b", re.IGNORECASE)
_ONLY_WITH = re.compile(r"\b(?:only|may|can|cannot|could|might|any|should)\b", re.IGNORECASE)


def find(paper: Paper, rows: frozenset[int]) -> Iterator[DecisionDraft]:
    """Find the decisions of a paper, taken and to come; ``rows`` are the sentences that are rows of tables."""
    yield from without_sets(list(_in_sentences(paper, rows)))


def _in_sentences(paper: Paper, rows: frozenset[int]) -> Iterator[DecisionDraft]:
    layout = resolutions.Layout.of(paper)
    last: str | None = None
    deciders: list[str] = []
    owner: View | None = None
    last_number = -_NEAR - 1  # the last sentence that told a decision
    before: list[DecisionDraft] = []
    so_far: list[tuple[int, DecisionDraft]] = []
    meetings = organs_before.Meetings()
    asked: View | None = None
    met = meetings_told.MeetingsTold(is_story=not layout.is_minutes and not layout.when)
    inner = inner_organs.InnerOrgans()
    for plain in paper.views:
        last_view = asked if asked is not None and asked.number == plain.number - 1 else None
        view = _with_deciders(paper, inner.marked(paper, plain), layout, last_view, met)
        layout.enter(paper, view)
        cells = list(decision_rows.find_in(paper, view, owner))
        owner = decision_rows.owner_of_column(view, owner)
        yield from cells
        if cells and view.sentence.block.kind != "row":
            continue
        if view.number in rows and not decision_rows.is_prose(view) and not decision_rows.is_entry(view):
            yield from own_timetable.find_in(paper, view, layout.organ)
            continue
        told = list(_in_view(paper, view, layout)) or list(_left_out(paper, view, asked, before))
        told = told or list(met.find_in(paper, view))
        told = told or list(same_meeting.find_in(paper, view, so_far))
        told += _awaited(paper, view, asked, before, told)
        told = put_back.go_on(paper, view, meetings.told_apart(view, told), before, last_view)
        told = in_turn.go_on(paper, view, told, before)
        just_before, before, asked = before, told, view
        decision_days.share_out(view, told)
        for draft in told:
            if _stands_alone(draft) and view.number - last_number > _NEAR:
                continue
            last_number = view.number
            so_far.append((view.number, draft))
            draft.body = layout.organ if layout.organ and layout.is_own(draft.body) else draft.body
            if layout.organ and layout.is_meant(paper, view, draft):
                draft.body = layout.organ
            draft.body = offices.in_full(paper, draft.body)
            pronoun_deciders.name_again(draft, deciders)
            _set_near_day(paper, view, draft, meetings, met)
            decision_days.set_relative_day(view, draft, last)
            _set_day(paper, view, draft, layout)
            deferrals.set_day_of_the_last(view, draft, just_before)
            last = draft.date or last
            later = list(deferrals.put_off(paper, view, draft))
            yield draft
            yield from later
        meetings.hear(view)
        days = [mention.bounded for _, mention in dates_of(view.plain)]
        last = days[-1] if days and re.search(r"\bmeet", view.plain.text) else last


def _set_near_day(
    paper: Paper,
    view: View,
    draft: DecisionDraft,
    meetings: organs_before.Meetings,
    met: meetings_told.MeetingsTold,
) -> None:
    """Give a decision the day that its own words count from the paper's, or that of the meeting just told."""
    decision_days.set_near_day(paper, draft)
    meetings.set_day(view, draft)
    met.set_day(view, draft)
    met.learn(view, draft)


def _with_deciders(
    paper: Paper, plain: View, layout: resolutions.Layout, last: View | None, met: meetings_told.MeetingsTold
) -> View:
    """Give a sentence with tokens for all who decide in it, whether it names them or what was told before does."""
    layout.spoken.own = layout.organ
    layout.spoken.since = paper.views[plain.number - 1].sentence.start if plain.number else 0
    marked = organs_before.with_ours(with_unnamed(plain, layout.spoken), plain, layout.spoken.author)
    marked = organs_before.with_each(marked, last)
    marked = placed_deciders.with_place_deciders(paper, marked, last)
    marked = subject_again.with_it(marked, last)
    met.hear(paper, plain, marked)
    marked = met.with_members(plain, marked)
    return plain if marked is plain.plain else replace(plain, plain=marked)


def _set_day(paper: Paper, view: View, draft: DecisionDraft, layout: resolutions.Layout) -> None:
    """Give a decision the day of the answer that is told, or of the meeting that the paper records or is for."""
    decision_days.set_day_of_answer(view, draft)
    decision_days.set_day_of_meeting(view, draft)
    _set_own_day(paper, view, draft, layout)
    if _is_of_meeting(draft, view, layout):
        draft.date = layout.when
    if draft.rule == "asked to" and draft.date is None and layout.is_own(draft.body):
        draft.date = layout.when or (paper.published if layout.is_asking(view) else None)


def _set_own_day(paper: Paper, view: View, draft: DecisionDraft, layout: resolutions.Layout) -> None:
    """What the minutes of an organ tell of it without a day, or with the day of something else, is of its meeting."""
    if not layout.is_minutes or draft.body != layout.organ or draft.status != "done":
        return
    if draft.date is None:
        draft.date = layout.when or paper.published
    elif layout.when and decision_days.is_of_object(view, draft):
        draft.date = layout.when


def _left_out(paper: Paper, view: View, asked: View | None, before: list[DecisionDraft]) -> Iterator[DecisionDraft]:
    """What a sentence leaves out because the one before it said it: who was asked, or what the other decided."""
    if asked is not None and asked.number == view.number - 1:
        yield from told_answers.answered(paper, asked, view)
        yield from told_answers.as_the_other(paper, view, before)


def _awaited(
    paper: Paper, view: View, asked: View | None, before: list[DecisionDraft], told: list[DecisionDraft]
) -> list[DecisionDraft]:
    """What is awaited of a body that the sentence does not name again, unless its own words told of that body."""
    last = asked if asked is not None and asked.number == view.number - 1 else None
    found = list(awaited.find_in(paper, view, last, before if last is not None else ()))
    dated = {draft.body for draft in told if draft.status == "pending" and draft.date}
    return [draft for draft in found if draft.body not in dated]


_OF_LATER = re.compile(
    r"\b(?:to|until|till|from|for|by)(?: (?:its|the|their|a|\[B\d+\]))?(?: next)?(?: meeting)?(?: (?:on|in"
    r"|of))? \[D\d+\]"
)
_BEFORE_IT = re.compile(r"\b(?:had|previously|already|earlier|recently|last (?:week|month|year))\b")
_HAS_DONE = re.compile(
    r"\b(?:has|have)(?: (?:all|both|each|now|also|since|only|just|formally|jointly))* (?:[a-z]+ed|given|chosen|taken"
    r"|turned|made)\b"
)
_IN_CAPITALS = re.compile(
    r"\b(?:APPROVED|AGREED|RESOLVED|NOTED|REJECTED|DEFERRED|ENDORSED|SUPPORTED|RATIFIED|CARRIED)\b"
)


def _is_of_meeting(draft: DecisionDraft, view: View, layout: resolutions.Layout) -> bool:
    """“The Board of A APPROVED the case” in minutes: decided at the meeting itself."""
    is_told = layout.is_minutes and draft.status == "done" and draft.date is None
    words = _OF_LATER.sub("", view.plain.text)
    is_plain = "[D" not in words and _BEFORE_IT.search(view.plain.text) is None
    if not layout.is_own(draft.body) and _HAS_DONE.search(view.plain.text):  # told to the meeting, not done there
        return False
    return is_told and (is_plain or _IN_CAPITALS.search(view.plain.text) is not None)


def _stands_alone(draft: DecisionDraft) -> bool:
    """“Dale will do the same” of a body that is no deciding organ: a decision only where the others decided."""
    is_organ = "deciding organ" in draft.signals
    return decision_clauses.PRO_VERB in draft.signals and draft.status == "pending" and not is_organ


def _in_view(paper: Paper, view: View, layout: resolutions.Layout) -> Iterator[DecisionDraft]:
    text = view.plain.text
    if _HOPE.search(text):
        return
    if LABEL.match(text) and (labelled := list(resolutions.find_in(paper, view, layout))):
        yield from labelled
        return
    taken: list[Span] = []
    asked = list(resolutions.asked(paper, view, layout))
    yield from asked
    if asked and (RECOMMENDS_ONLY.match(text) or asked[0].rule == passed_on.RULE):
        return
    clauses = list(decision_clauses.find_in(paper, view, taken)) if "[B" in text or "[G" in text else []
    if not clauses and view.number and (told := list(asked_who.answered(paper, paper.views[view.number - 1], view))):
        yield from told
        return
    told = list(clauses)
    if "[B" in text or "[G" in text:
        told += _to_come(paper, view, taken)
        told += _taken(paper, view, taken)
        told += _on_days(paper, view, taken)
    yield from told
    if (not taken and not asked) or resolutions.is_resolved_besides(view, layout, told):
        yield from resolutions.find_in(paper, view, layout)


RECOMMENDS_ONLY = re.compile(r"^\W*(?:\[F\d+\]\W+)?(?:[(]?\w{1,4}[).:]\W+)?(?:That|To)\b")


def _that_may_fit(
    patterns: re.Several[tuple[re.Pattern[str], str, str]], text: str
) -> Iterator[tuple[re.Pattern[str], str]]:
    """Give the patterns whose needle is in the text, so that the others need not be tried."""
    for pattern, rule, needle in patterns.that_may_match(text):
        if HAS_NOUN.search(text) is not None if needle == NEEDS_NOUN else needle in text:
            yield pattern, rule


def _to_come(paper: Paper, view: View, taken: list[Span]) -> Iterator[DecisionDraft]:
    text = view.plain.text
    for pattern, rule in _that_may_fit(PENDING, text):
        for match in pattern.finditer(text):
            if not _is_taken(taken, match):
                found = list(_pending(paper, view, match, rule))
                if found:
                    taken.append(match.span())
                yield from found
                yield from _and_then(paper, view, match, taken) if found and rule.startswith("goes to") else ()


def _and_then(paper: Paper, view: View, match: re.Match[str], taken: list[Span]) -> Iterator[DecisionDraft]:
    """“will be put to A's board on 24 March and to that of B on 7 April”: the next body has to decide too."""
    text = view.plain.text
    then = CONTINUED.search(text, match.end(), clause_of(text, *match.span())[1])
    first = view.plain.item(match["who"])
    if then is None or not isinstance(first, BodyMention) or _is_taken(taken, then):
        return
    taken.append(then.span())
    organ = decider_names.organ_of_the_first(text, then, first)
    for draft in matched(paper, view, then, "goes to, and then", None, looks_back=False):
        draft.body = f"{draft.body} {organ}".rstrip()
        yield draft


def _taken(paper: Paper, view: View, taken: list[Span]) -> Iterator[DecisionDraft]:
    text = view.plain.text
    for pattern, rule in _that_may_fit(DONE_PATTERNS, text):
        for match in pattern.finditer(text):
            if _is_taken(taken, match):
                continue
            found = list(_done(paper, view, match, rule))
            if found:
                taken.append(match.span())
            yield from found


def _on_days(paper: Paper, view: View, taken: list[Span]) -> Iterator[DecisionDraft]:
    """“to the board of A (3 May) and B (5 May)”; of “the minutes of A (3 May) and B (5 May)” nothing is decided."""
    text = view.plain.text
    opening = TO_BODY_ON.search(text)
    if opening is None or is_procedural(text) or JUDGED.search(text, 0, opening.start()):
        return
    for pattern, since in ((TO_BODY_ON, opening.start()), (AND_TO_BODY_ON, opening.end())):
        for match in pattern.finditer(text, since):
            if not _is_taken(taken, match):
                taken.append(match.span())
                yield from resolutions.dated(paper, view, match, "to a body on a day")


def _is_taken(taken: list[Span], match: re.Match[str]) -> bool:
    places = [match.start(key) for key, value in match.groupdict().items() if key in {"who", "second"} and value]
    return any(a <= place < b for place in places for a, b in taken)


def _done(paper: Paper, view: View, match: re.Match[str], rule: str) -> Iterator[DecisionDraft]:
    text = view.plain.text
    groups = match.groupdict()
    first, last = clause_of(text, *match.span())
    clause = text[first:last]
    before = text[max(first, match.start() - 30) : match.start()]
    if re.search(r"\b(?:if|once|unless|should|when|until|whether|provided(?: that)?)\b", before, re.IGNORECASE):
        return
    if is_procedural(clause) or _NEGATED.search(before) or _ITS_OFFICER.match(text, match.end()):
        return
    if _ONLY_WITH.search(clause) and rule in {"has the support of", "following its approval"}:
        return
    outcome: Outcome = next((o for o in OUTCOMES if groups.get(o)), "approved")
    is_pending = rule == "following its approval" and _STILL_TO_COME.search(clause) and not _PAST.search(clause)
    if is_pending and is_terms(paper):
        return
    if rule == "support not won":
        outcome = "rejected"
    body = view.plain.item(groups["who"]) if groups.get("who") else None
    if rule == "stance" and isinstance(body, BodyMention) and body.form == "us" and not NAMED_PAPER.search(clause):
        return
    if outcome == "considered" and isinstance(body, BodyMention) and body.form in {"it", "they", "us"}:
        return
    yield from matched(
        paper, view, match, rule, None if is_pending else outcome, looks_back=rule != "following its approval"
    )


def _pending(paper: Paper, view: View, match: re.Match[str], rule: str) -> Iterator[DecisionDraft]:
    text = view.plain.text
    first, last = clause_of(text, *match.span())
    if (
        rule != "not yet decided"
        and not (_UNLESS.match(match.group()) and _NEITHER.search(text[first : match.start()]) is None)
        and _NEGATED.search(text[first : match.end()])
        and not re.search(r"\bnot (?:only|yet|expected|due|likely)\b", text[first : match.end()])
    ):
        return
    if is_procedural(text[first:last]) or _ANY_CHANGE.search(text[first:last]) or _ITS_OFFICER.match(text, match.end()):
        return
    body = view.plain.item(match["who"]) if match.groupdict().get("who") else None
    is_pronoun = isinstance(body, BodyMention) and body.form in {"us", "it", "they"} and not body.organ
    if rule in {"a matter for", "goes to on a day", "to tell the answer"} and is_pronoun:
        return
    is_under_way = rule in {"asked to", "decision due"} or " await" in text
    if is_terms(paper) and "[D" not in text and not is_under_way:
        return
    is_whether = rule == "recommended to" and WHETHER.search(text, first, match.start())
    if is_whether or (rule.startswith("goes to") and only_goes(match, text, (first, last))):
        return
    if is_of_own_meeting(rule, text, match) or (rule == "decision on a day" and _is_past(paper, view, match["date"])):
        return
    back = rule in {"goes to", "goes to on a day", "to tell the answer"}
    until = view.plain.item(match["until"]) if rule == "has until" else None
    for draft in matched(paper, view, match, rule, None, looks_back=back):
        draft.date = f"../{until.edtf}" if isinstance(until, DateMention) else draft.date
        yield draft


def _is_past(paper: Paper, view: View, token: str) -> bool:
    when = view.plain.item(token)
    return isinstance(when, DateMention) and bool(paper.published) and when.edtf < str(paper.published)
