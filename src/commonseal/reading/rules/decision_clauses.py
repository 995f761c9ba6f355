"""Decisions read clause by clause: a verb of deciding, who stands before it or after “by”, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.context import attribution_of
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, RoleMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules import councillors_voted
from commonseal.reading.rules.case_days import day_told_before, days_begin_at, days_follow
from commonseal.reading.rules.decider_names import body_signals, decider_names, organ_again, organ_spoken_of
from commonseal.reading.rules.deciders import (
    Decider,
    agent_before,
    agents_of_verb,
    is_coordinated,
    subject_of_verb,
)
from commonseal.reading.rules.deciding_verbs import forms_in
from commonseal.reading.rules.decision_dates import day_of
from commonseal.reading.rules.decision_drafts import (
    clause_of,
    is_procedural,
    matched,
    one_by_one,
    subject_of,
)
from commonseal.reading.rules.decision_patterns import CONTINUED, DID_NOT, FOLLOWED_SUIT, SO_DID
from commonseal.reading.rules.decision_readings import Case, Reading, reading_of
from commonseal.reading.rules.decision_words import NOT_UNTIL
from commonseal.reading.rules.drafts import DecisionDraft, Span
from commonseal.reading.rules.parted_subjects import PARTED, opening_subject, subject_before_asides
from commonseal.reading.rules.verb_groups import Group, group_of

_MEETS = rule_pattern(
    r"{BG:who}(?:'s)?(?: members| councillors| board| cabinet)?(?: \w+)?"
    r"(?: (?:will|is due to|are due to|is to|are to|is set to|next|then|now|also))*"
    r" (?:meets?|met|sits?|gathers?|reconvenes?|meeting|returns?)(?: again)?[^,;\[]{0,40}"
    r"(?:\[D\d+\][^,;\[]{0,20})?$"
)
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:the|a|an|its|their|his|her|our|this|that|of|in|formal|full|final|any|no)|'s|\[F\d+\]) ?$", re.IGNORECASE
)
_AFTER_ELIDED = re.compile(r" (?:suit|the|it|that|this|so|likewise|\[B\d+\]|on|\[D\d+\])(?!\w)", re.IGNORECASE)
_ABOUT_US = re.compile(r"\b(?:what|why|how|who|where)\b|\?\s*$", re.IGNORECASE)
_OWN_BODY_AT_END = re.compile(r"\[[BG]\d+\][^\[]{0,3}$")
# “its members voted no”: the members of a body are the body
_ITS_PEOPLE = re.compile(
    r"\[[BG]\d+\] (?:own |elected )?(?:members|councillors|practices|member practices|governors)\b"
)
# “people who have told us that they do not want to …”: they are these people
_PEOPLE_SAID = re.compile(
    r"\b(?:people|patients|residents|staff|employees|colleagues|families|carers|customers|tenants|parents|pupils|users"
    r"|those|anyone|everyone|public|respondents|callers|volunteers|workers|nurses|doctors|teachers|businesses) (?:who"
    r"|have|had|has|said|told|felt|thought|were|are|was|asked|that)\b[^.;\[]{0,60}(?:\[[BD]\d+\][^.;\[]{0,30}){0,2}$",
    re.IGNORECASE,
)
_NOT_SUBJECTS = frozenset(["its", "their", "our", "ours", "them"])

SAME_SUBJECT = "subject from the verb before"
PRO_VERB = "does what others do"

Found = tuple[Group, tuple[Decider, ...]]


def find_in(paper: Paper, view: View, taken: list[Span]) -> Iterator[DecisionDraft]:
    """Read the verbs of deciding of one sentence.

    Args:
        paper: The paper.
        view: The sentence.
        taken: Where the bodies and verbs stand that were used; this adds to it.
    """
    text = view.plain.text
    if view.sentence.block.kind == "heading" and _ABOUT_US.search(text):
        return
    groups = [
        _as_coordinated(text, group) for form in forms_in(text) if not _is_noun(text, group := group_of(text, form))
    ]
    found = list(_cases(paper, view, groups))
    found = [pair for number, pair in enumerate(found) if not _asks_besides(pair, found[:number])]
    led_on = [pair for number, pair in enumerate(found) if _is_led_on(pair, found[number + 1 :])]
    day_before = next((draft.date for case, reading in led_on for draft in _drafts_of_clause(case, reading)), None)
    found = [pair for pair in found if pair not in led_on]
    for number, (case, reading) in enumerate(found):
        until = found[number + 1][0].group.start if number + 1 < len(found) else case.last
        since = case.first if number == 0 else days_begin_at(found[number - 1][0], case)
        taken += [(decider.place, decider.place + 1) for decider in case.deciders]
        taken.append((case.group.start, case.group.form.tail))
        each = list(_one_by_one(case, reading))
        taken += [(case.group.end, len(text))] if each else []
        for draft in each or _drafts(case, reading, (max(since, case.first), case.last, until)):
            if draft.date is None and draft.status == "done" and SAME_SUBJECT in draft.signals:
                draft.date = day_before
            day_before = draft.date if draft.status == "done" else None
            yield draft
    for case, reading in found:
        yield from _continued(case, reading, taken)
        yield from _did_not(case, reading, taken)
    if not found:
        yield from councillors_voted.find_in(paper, view, groups)


def _drafts_of_clause(case: Case, reading: Reading) -> Iterator[DecisionDraft]:
    return _drafts(case, reading, (case.first, case.last, case.last))


_MODAL = re.compile(
    r"\b(?:will|must|shall|(?:is|are)(?: now| also| then)? (?:due |expected |set "
    r"|scheduled )?to)\b(?= [a-z])(?! be (?:asked|invited))"
)


# “put off its decision in August before giving its support in September”
_LED_ON_TO = re.compile(r"\bbefore (?:finally |eventually |at last |later |then )?$")


def _as_coordinated(text: str, group: Group) -> Group:
    """“[G] is to consult on it and choose in the summer”: a second verb is to come where the first one is."""
    if group.time == "participle" and group.form.verb.outcome and _LED_ON_TO.search(text, 0, group.start):
        return replace(group, time="done")
    is_base = group.time == "now" and group.is_bare and "base" in group.form.kinds and "s" not in group.form.kinds
    if not is_base or not is_coordinated(text, 0, group):
        return group
    modals = list(_MODAL.finditer(text, 0, group.start))
    if not modals or re.search(
        r"[;:]|\[[BG]\d+\](?:'s)?(?: [a-z]+)?,? (?:and|but)\s*$", text[modals[-1].end() : group.start]
    ):
        return group
    return replace(group, start=modals[-1].start(), time="to come", words=("will",))


def _is_led_on(pair: tuple[Case, Reading], following: list[tuple[Case, Reading]]) -> bool:
    """“discussed the idea and decided against it”: the decision is the last of the two."""
    if pair[1].outcome != "considered" or pair[1].status != "done" or not following:
        return False
    after, reading = following[0]
    return reading.status == "done" and {d.token for d in pair[0].deciders} == {d.token for d in after.deciders}


def _asks_besides(pair: tuple[Case, Reading], earlier: list[tuple[Case, Reading]]) -> bool:
    """“recommended that it go ahead, and asked for more detail”: what is wanted besides puts nothing off."""
    wants_more = pair[1].outcome == "deferred" and pair[0].verb.base in {"ask", "want", "request", "call"}
    tokens = {decider.token for decider in pair[0].deciders}
    return wants_more and any(
        reading.outcome == "approved" and reading.status == "done" and tokens == {d.token for d in case.deciders}
        for case, reading in earlier
    )


def _cases(paper: Paper, view: View, groups: list[Group]) -> Iterator[tuple[Case, Reading]]:
    """Give the verbs of a sentence that tell a decision, each with what it says."""
    text = view.plain.text
    earlier: Found | None = None
    for group in groups:
        if earlier and earlier[0].start <= group.form.start < earlier[0].end:
            continue
        first, last = clause_of(text, group.start, group.end)
        deciders, is_passive = _deciders(text, (first, last), group, earlier)
        deciders = tuple(
            decider
            for decider in deciders
            if not _is_possessive(paper, view, decider) and not _is_an_officer(view, decider)
        )
        deciders = deciders if is_passive else _without_sets(view, deciders)
        deciders = _organ_again(view, earlier, deciders)
        earlier = (group, deciders) if deciders or earlier is None else earlier
        if not deciders or is_procedural(text[first:last]):
            continue
        if _IS_WANTED.search(text[first : deciders[0].place]) and group.time == "now" and not is_passive:
            continue
        case = Case(paper, view, group, deciders, is_passive, first, last)
        reading = reading_of(case)
        if reading is not None:
            yield case, reading


# “a proposal that the council formally oppose it”: what somebody wants of the council is not what it does
_IS_WANTED = re.compile(
    r"\b(?:proposal|motion|calls?|suggestion|idea|amendment|demands?|plea|petition|proposing|resolution|insist\w*)\b"
    r"[^.;]{0,60} that (?:the )?$"
)


def _is_noun(text: str, group: Group) -> bool:
    """“a report”, “their support”, “the agreed plan”: no verb."""
    if not group.is_bare or _AFTER_ELIDED.match(text, group.end):
        return False
    return _BEFORE_NOUN.search(text[max(0, group.start - 12) : group.start]) is not None


def _deciders(text: str, clause: Span, group: Group, earlier: Found | None) -> tuple[tuple[Decider, ...], bool]:
    """Settle who decides, and whether the verb is passive."""
    first, last = clause
    if group.passive and group.form.verb.base == "ballot":
        return tuple(_subject(text, first, group, earlier)), False
    if group.passive or ("part" in group.form.kinds and group.is_bare):
        found = tuple(agents_of_verb(text, last, group))
        if found:
            return found, True
        if earlier and earlier[0].passive and earlier[1] and not group.passive and is_coordinated(text, first, group):
            return tuple(Decider(d.token, d.place, d.signals | {SAME_SUBJECT}) for d in earlier[1]), True
        if group.passive:
            at_meeting = agent_before(text, first, group)
            return ((at_meeting,) if at_meeting else ()), True
    if group.form.verb.only == "passive":
        return (), False
    return tuple(_subject(text, first, group, earlier)), False


def _subject(text: str, first: int, group: Group, earlier: Found | None) -> list[Decider]:
    return _subject_here(text, first, group, earlier) or subject_before_asides(text, group)


def _subject_here(text: str, first: int, group: Group, earlier: Found | None) -> list[Decider]:
    found = subject_of_verb(text, first, group)
    if found:
        return found
    if group.time == "infinitive":
        meets = _MEETS.search(text[first : group.start])
        return [Decider(meets["who"], first + meets.start("who"), frozenset(["meets to decide"]))] if meets else []
    if _LED_ON_TO.search(text, 0, group.start) and earlier and earlier[0].time == "done":
        return [Decider(d.token, d.place, d.signals | {SAME_SUBJECT}) for d in earlier[1]]
    is_told = group.time in {"done", "now", "to come"} or "cannot" in group.words
    if not is_told or not is_coordinated(text, 0, group):
        return []
    between = text[earlier[0].end : group.start] if earlier else ""
    if earlier and earlier[1] and ";" not in between and not _OWN_BODY_AT_END.search(between):
        return [Decider(d.token, d.place, d.signals | {SAME_SUBJECT}) for d in earlier[1]]
    return opening_subject(text, first, group) if group.time in {"done", "to come"} else []


_OPENS_CLAUSE = re.compile(r"(?:;|, (?:and|but|so))(?: (?:then|there|later|instead|however,))? $")


def _organ_again(view: View, earlier: Found | None, deciders: tuple[Decider, ...]) -> tuple[Decider, ...]:
    """“The committee had looked at it on 5 May; it recommended that …”: “it” is the organ of the clause before."""
    item = view.plain.item(deciders[0].token) if len(deciders) == 1 else None
    if earlier is None or not earlier[1] or not isinstance(item, BodyMention) or item.form != "it" or item.organ:
        return deciders
    text = view.plain.text
    is_subject = len(earlier[1]) == 1 and earlier[1][0].token.startswith("[G") and earlier[1][0].organ == ""
    if not is_subject or not _OPENS_CLAUSE.search(text, earlier[0].end, deciders[0].place):
        return deciders
    return tuple(Decider(d.token, d.place, d.signals | {SAME_SUBJECT}) for d in earlier[1])


def _is_set(body: BodyMention) -> bool:
    return body.is_set or (len(body.names) > 1 and body.form != "list")


def _without_sets(view: View, deciders: tuple[Decider, ...]) -> tuple[Decider, ...]:
    """“The boards of the two trusts, A and B, …”: the bodies, not the set that they explain."""
    items = [(decider, view.plain.item(decider.token)) for decider in deciders]
    sets = [d for d, item in items if isinstance(item, BodyMention) and _is_set(item)]
    return tuple(d for d in deciders if d not in sets) if sets and len(sets) < len(deciders) else deciders


_ROLE_OF = rule_pattern(r"{R:role} (?:of|at|for|in) (?:the |both |all )*$")
_MEMBERS = re.compile(
    r"\b(?:members?|councillors?|governors?|directors|leaders?|practices|GPs|trustees)\b", re.IGNORECASE
)


def _is_an_officer(view: View, decider: Decider) -> bool:
    """“The chief executive of [B] rejected the idea”: one who works for a body is not the body; its members are."""
    found = _ROLE_OF.search(view.plain.text, 0, decider.place)
    role = view.plain.item(found["role"]) if found else None
    return isinstance(role, RoleMention) and _MEMBERS.search(role.title) is None


def _is_possessive(paper: Paper, view: View, decider: Decider) -> bool:
    item = view.plain.item(decider.token)
    if not isinstance(item, BodyMention) or item.form not in {"it", "they", "us"}:
        return False
    if item.form == "they" and not item.organ and _PEOPLE_SAID.search(view.plain.text, 0, decider.place):
        return True
    if paper.document.flow[item.start : item.end].lower() not in _NOT_SUBJECTS:
        return False
    return _ITS_PEOPLE.match(view.plain.text, decider.place) is None


_MEETING = re.compile(r"\b(?:meets?|met|meeting|sits?|gathers?|reconvenes?|returns?)\b")


def _drafts(case: Case, reading: Reading, bounds: tuple[int, int, int]) -> Iterator[DecisionDraft]:
    paper, marked = case.paper, case.view.plain
    span: Span = marked.source(case.first, case.last)
    is_pending = reading.status == "pending"
    tail = case.group.end if case.verb.base == "meet" else case.group.form.tail
    met = _MEETING.search(case.text, case.place, case.group.start) if reading.rule == "meets to decide" else None
    tail = met.end() if met else tail  # the day is that of the meeting, not of what is decided there
    if tail == case.group.form.tail:
        tail = days_follow(case)
    for decider in case.deciders:
        when = day_told_before(case, decider, is_pending=is_pending) or _day(
            case, decider, tail, bounds, is_pending=is_pending
        )
        for name in decider_names(case, decider):
            yield DecisionDraft(
                name,
                subject_of(paper, span),
                reading.status,
                [span],
                reading.rule,
                date=when,
                outcome=reading.outcome,
                attribution=attribution_of(paper.document, [span], case.clause if is_pending else ""),
                signals=set(reading.signals | decider.signals) | body_signals(case, decider) | _verb_signals(case),
            )


# “A will be asked for its view on 4 October, and B would have the final say”: the day is that of A
_OPENS_AFTER_ANOTHER = re.compile(
    r"\[[BG]\d+\](?:'s)? [^;]{3,120}\[D\d+\][^,;\[]{0,30}(?:, (?:and|but|while)|;) (?:the |its |their )?$"
)


def _day(case: Case, decider: Decider, tail: int, bounds: tuple[int, int, int], *, is_pending: bool) -> str | None:
    """The day after the verb, or before it; the days of an aside between body and verb are not the decision's."""
    paper, marked = case.paper, case.view.plain
    if case.group.negated and (until := NOT_UNTIL.search(case.text, case.group.end, case.last)):
        when = marked.item(until["date"])
        return re.sub(r"^\.\./|/\.\.$", "", when.edtf) if isinstance(when, DateMention) else None
    if PARTED not in decider.signals:
        back = not _OPENS_AFTER_ANOTHER.search(case.text, 0, decider.place)
        return day_of(paper, marked, tail, decider.place, bounds, is_pending=is_pending, looks_back=back)
    after = day_of(paper, marked, tail, decider.place, bounds, is_pending=is_pending, looks_back=False)
    before = (bounds[0], decider.place, decider.place)
    return after or day_of(paper, marked, bounds[0], bounds[0], before, is_pending=is_pending, looks_back=False)


def _one_by_one(case: Case, reading: Reading) -> Iterator[DecisionDraft]:
    if len(case.bodies) == 1:
        yield from one_by_one(
            case.paper, case.view, case.bodies[0], case.group.end, reading.rule, (reading.status, reading.outcome)
        )


def _continued(case: Case, reading: Reading, taken: list[Span]) -> Iterator[DecisionDraft]:
    """“…will take the paper on 14 March and the governors on 21 March”: the next body does the same."""
    place = case.group.form.tail
    for pattern in (CONTINUED, CONTINUED, FOLLOWED_SUIT, SO_DID):
        match = pattern.search(case.text, place, _until(case, pattern))
        if match is None or any(a <= match.start("who") < b for a, b in taken):
            continue
        place = match.end()
        taken.append(match.span())
        rule = f"{reading.rule}, and then"
        is_left_out = "organ left out" in case.deciders[0].signals
        organ = organ_spoken_of(case.view) if is_left_out else organ_again(case, match)
        is_to_come = reading.status == "pending" or _IS_TO_FOLLOW.search(match.group()) is not None
        outcome = None if is_to_come and reading.status == "done" else reading.outcome
        for draft in matched(case.paper, case.view, match, rule, outcome, looks_back=False):
            draft.status = "pending" if is_to_come else "done"
            draft.body = f"{draft.body} {organ}".rstrip()
            yield draft


_IS_TO_FOLLOW = re.compile(r"\b(?:follows?|will|would|due to|set to|to (?:follow|do))\b")


def _until(case: Case, pattern: re.Pattern[str]) -> int:
    """How far a next body can stand: “A votes on 9 April; B follows on 11 April” goes on after the clause."""
    goes_on = pattern is FOLLOWED_SUIT and case.text.startswith(";", case.last)
    return len(case.text) if goes_on else case.last


def _did_not(case: Case, reading: Reading, taken: list[Span]) -> Iterator[DecisionDraft]:
    """“A agreed but B did not”: B has refused what A agreed to."""
    match = DID_NOT.search(case.text, case.group.form.tail, case.last + 60)
    if match is None or reading.outcome != "approved" or any(a <= match.start("who") < b for a, b in taken):
        return
    taken.append(match.span())
    yield from matched(case.paper, case.view, match, "did not agree", "rejected", looks_back=False)


def _verb_signals(case: Case) -> set[str]:
    """“Dale will do the same”: what the others do has to be a decision too."""
    return {PRO_VERB} if case.verb.base in {"do", "follow"} else set()
