"""Who has decided, and who has to: votes, approvals, refusals, and what is still to be put to a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import cast

from commonseal.reading.claims import Outcome
from commonseal.reading.context import attribution_of, clause_around, says
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import DecisionDraft, Span

_OUTCOMES: tuple[Outcome, ...] = ("rejected", "deferred", "considered", "approved")


def _any(key: str) -> str:
    return "(?:" + "|".join(phrases("decisions", key)) + ")"


_DONE = "|".join(f"(?P<{outcome}>{_any(outcome)})" for outcome in _OUTCOMES)
_ADVERBS = (
    r"(?: (?:also|unanimously|formally|already|today|yesterday|now|both|since|recently|all|each"
    r"|has|have|had|jointly|narrowly|therefore|then|not))*"
)
_ACTIVE = rule_pattern(
    rf"{{BG:who}}(?:'s (?:board|decision|members)| members| [\w ]{{0,20}}committee)?(?:,? "
    rf"(?:which [^,]{{0,60}}|meeting [^,]{{0,40}}),|, which)?(?: was asked and|,? (?:had "
    rf"|has )?met (?:on|in) {{D}} and)?,?(?P<adverbs>{_ADVERBS}) (?:{_DONE})\b"
)
_AND_DONE = rule_pattern(
    rf"{{BG:who}} (?:has|have|had) [^.;\[]{{1,40}}(?:\[[A-Z]\d+\][^.;\[]{{0,30}}){{0,3}}? and "
    rf"(?:more recently |also |then |now )*(?:has|have|had)(?P<adverbs>{_ADVERBS}) (?:{_DONE})\b"
)
_PASSIVE = rule_pattern(
    rf"(?P<be>\b(?:was|were|been|being|be|is|are)\b)?(?: \w+)? ?\b(?:{_DONE}|taken|made|given"
    rf"|granted)(?: \w+)?(?: on \[D\d+\])? by (?:the |both |all )*{{BG:who}}(?: and "
    rf"(?:the )?{{BG:second}})?"
)
_TO_COME = rule_pattern(
    r"(?:{BG:first}(?:,? and|,)(?: the)? )?{BG:who}(?: members)?(?:,? each)? (?:will(?: also"
    r"| then| next)?|is to|are to|is due to|are due to|is expected to|are expected to"
    r"|has still to|have still to|has yet to|have yet to"
    rf"|has to|have to|must(?: each)?|would(?: each)? need to|needs? to|is being asked to"
    rf"|are being asked to|(?:is|are) asked|(?:will|would) be asked|is set to|are set to"
    rf"|are being asked to|expects? to|still has to|is recommended|are recommended|is requested"
    rf"|are requested|is invited|are invited|is required|are required|has been asked"
    rf"|have been asked)(?: \[D\d+\])?(?:(?: (?:to|formally|then|now|on \[D\d+\]"
    rf"|in \[D\d+\]))* {_any('to_come')}|:| to\b|(?= ?$))"
)
_VOTES = rule_pattern(
    r"{BG:who}(?:'s)? (?:votes?|decides?|considers|discusses|debates|meets? to (?:decide|vote)"
    r"|takes the decision) (?:on )?(?=.{0,20}\[D\d+\])"
)
_SUBJECT_TO = rule_pattern(
    rf"(?:subject to|awaiting|pending|requires?|needs?|following|depends? on|seek(?:ing|s)?"
    rf"|sought|dependent on|conditional on)(?: the| formal| final| its)* {_any('approval')}(?: "
    rf"(?:will|would|to)(?: then)? be sought)?"
    r"(?: (?:by|from|of|at)(?: the| both| all| individual)* {BG:who}(?: and (?:the )?{BG:second})?)"
)
_SOUGHT = rule_pattern(
    rf"{_any('approval')} (?:will|would|is|is being|must|to)(?: then| now| also)?(?: be)?"
    rf"(?: being)? (?:sought|needed|required)(?: \w+)? (?:from|by|of) {{BG:who}}"
    rf"(?: and {{BG:second}})?"
)
_OWN_APPROVAL = rule_pattern(
    rf"{{BG:who}}'s {_any('approval')} (?:is|was|are|will be|remains)(?: still)? (?:needed"
    rf"|required|awaited|sought|expected|outstanding)"
)
_GOES_TO = rule_pattern(
    r"(?:will|to|would|is due to|are due to)(?: then| now| also)? (?:go|be put|be presented"
    r"|be taken|be submitted|be considered|be referred|return|be discussed|be decided"
    r"|be made) ?(?:back )?(?:to|by|at|before) (?:the |both |all |\w+'s )*{BG:who}(?: "
    r"(?:on {D} )?and (?:then )?(?:to )?(?:the )?{BG:second})?"
)
_ASKED = rule_pattern(
    r"\b(?:asks?|asked|ask(?:ing)? for|invites?|request(?:ed|s)?) (?:the )?{BG:who}(?: of the \w+)? (?:to|whether)\b"
)
_FOR_TO = rule_pattern(r"\bfor (?:the )?{BG:who} to (?:decide|determine|approve|agree|settle|confirm)\b")
_SUPPORT_OF = rule_pattern(
    r"\bha(?:s|ve|d) (?:now )?(?:the |received the |had the |won the )?(?P<approved>support"
    r"|backing|approval|agreement|blessing|endorsement) (?:of|from) (?:the )?{BG:who}(?: and "
    r"(?:the )?{BG:second})?"
)
_NOTED_AS = rule_pattern(
    r"{BG:who},? (?:on )?{D} \((?:(?P<approved>supported|approved|agreed|endorsed|recommended)"
    r"|(?P<considered>discussed|considered|noted|reviewed)|(?P<deferred>deferred)|"
    r"(?P<rejected>rejected|refused))\b"
)
_CONTINUED = rule_pattern(r"(?:,| and|, and|;)(?: then)?(?: (?:by|to))? (?:the )?{BG:who},? (?:on|in|at) (?P<date>{D})")
_RECOMMENDED = rule_pattern(r"^\W*(?:\w{1,3}\W+)?That (?:the )?{BG:who}(?: either)?")
_RECOMMENDATION = re.compile(r"\brecommend", re.IGNORECASE)
_DECISION_DUE = rule_pattern(
    r"(?:decision|vote|ballot|ruling|verdict|answer|approval)s? (?:by|from|of) "
    r"(?:the )?{BG:who} (?:is|are|was|were) (?:now )?(?:due|expected|awaited|scheduled|planned"
    r"|pending)"
)
_ITS_DECISION = rule_pattern(
    r"{BG:who}'s (?:\w+ )?(?:decision|vote|ruling|verdict|answer) (?:is|was) (?:now )?(?:due"
    r"|expected|awaited|scheduled|planned|pending)"
)
_REFUSES = rule_pattern(
    r"{BG:who} (?:did|does|has|have|had|do|would) not (?P<rejected>approved?|agreed?|support"
    r"(?:ed)?|endorsed?|backed|accept(?:ed)?|consent(?:ed)?)\b"
)
_WITH_CONSENT = rule_pattern(
    r"(?:with the|following (?:a|the)|after (?:a|the)|by) (?P<approved>agreement|consent"
    r"|approval|decision|support|vote) (?:of|by|from) (?:the )?{BG:who}"
)
_AT_MEETING = rule_pattern(
    r"\b(?:was|were|been) (?:(?P<approved>approved|agreed|endorsed|supported|ratified"
    r"|signed off)|(?P<considered>considered|discussed|noted|received)|(?P<rejected>rejected"
    r"|refused|voted down)|(?P<deferred>deferred)) (?:\w+ )?(?:at|in) (?:the |a )?"
    r"(?:meeting of )?(?:the )?{BG:who}"
)
_ITEM_DONE = re.compile(rf"^\W*(?:[(]?\w{{1,4}}[).]\W+)?(?:{_DONE})\b", re.IGNORECASE)
_AGENTLESS = re.compile(
    r"\b(?:recommendations?|proposals?|report|paper|business case|plan|motion"
    r"|terms of reference|agreement|request|constitution|strategy)s? (?:was|were) "
    r"(?:unanimously |formally |then )?(?:(?P<approved>approved|agreed|accepted|endorsed"
    r"|supported|adopted|carried)|(?P<rejected>rejected|refused|lost|voted down|not agreed)|"
    r"(?P<deferred>deferred|withdrawn))\b(?! by\b| at\b)",
    re.IGNORECASE,
)
_LISTED_DATE = rule_pattern(r"^\W*{BG:who}\s*(?:–|-|:|,|\(|\t)\s*(?:on )?(?P<date>{D})")
_APPROVALS = re.compile(
    r"\b(?:approvals?|decisions? (?:needed|required|to come)|sign-?off|governance route"
    r"|timetable|key dates|next steps|milestones|decision[- ]making)\b",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\bminutes\b|\bsummary of decisions\b|\bboard decisions\b|\bdecisions? (?:taken|notice"
    r"|made)\b|\bnotes of (?:a|the) meeting",
    re.IGNORECASE,
)
_FOLLOWING = rule_pattern(
    r"\b(?:following|after|with|given|since) (?:the )?{BG:who}'s (?:formal |final )?"
    r"(?P<approved>approval|agreement|decision|support|endorsement|consent)(?: (?:on|in|of|at))"
)
_SUPPORTS = rule_pattern(
    r"{G:who} (?:also |already |fully |formally )*(?:(?P<approved>supports|backs|endorses"
    r"|is in favour of|has no objection)|(?P<rejected>opposes|objects|does not want"
    r"|did not want|is against))\b"
)
_LABEL = re.compile(
    r"^\W*(?:(?P<approved>approved|agreed|signed off|endorsed|ratified|supported)|"
    r"(?P<considered>considered|discussed|reviewed|noted)) (?:by|at)\b",
    re.IGNORECASE,
)
_BODY_DATE = rule_pattern(r"{BG:who}\s*(?:,|–|-|:|\()?\s*(?:on )?(?P<date>{D})")
_TO_BODY_ON = rule_pattern(r"\b(?:to|by|at|before) (?:the )?{BG:who} \((?P<date>{D})\)")
_AND_TO_BODY_ON = rule_pattern(r"(?:,| and|;)(?: to)? (?:the )?{BG:who} \((?P<date>{D})\)")
_IF_AGREED = rule_pattern(
    r"\bif (?:(?:it is |this is |they are |the \w+ (?:is|are) )?(?:agreed|approved|supported"
    r"|endorsed) by (?:all |both |the )*(?P<who>\[[BG]\d+\])|(?:each (?:of )?(?:the )?)?"
    r"(?P<second>\[[BG]\d+\]) (?:so )?(?:agrees?|approves?|says? yes)\b)|\b(?:provided"
    r"(?: that)?|once|unless|assuming)(?: the)? (?P<third>\[[BG]\d+\]) (?:agrees?|approves?"
    r"|consents?|confirms?)\b"
)
_MAY_DECIDE = re.compile(
    r"(?i:resol|agreed|approv|decision|decided|noted|deferred|reject|refus|endors|support"
    r"|accept|adopt|carried|lost|withdrawn|outcome)"
)
_IMPERSONAL = re.compile(
    r"^\W*(?:\w{0,4}\W+)?(?:(?:RESOLVED|AGREED|APPROVED|DECISION|DECIDED|NOTED|DEFERRED"
    r"|REJECTED|ENDORSED|SUPPORTED|REFUSED|Resolved|Agreed|Decision|Resolution|Approved|Noted"
    r"|Deferred|Rejected|Endorsed|Supported|Refused|ACTION AGREED|DECISIONS?|Outcome)\b\s*"
    r"(?:to \w+\s*)?(?::|that\b|–|-|\(|to\b|unanimously|\.)|It was (?:unanimously )?(?:agreed"
    r"|resolved|decided)\b)",
)
_NOTED = re.compile(r"\bbe noted\b|\bto note\b|\bnoted\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:(?P<week>a week (?:earlier|before))|(?P<before>the day before)|(?P<after>the "
    r"(?:following|next) day)|(?P<later>a week later))\b"
)
_DATE_NEAR = rule_pattern(r"(?:\b(?P<lead>on|in|by|at|from|before|between|no later than)(?: the)? |, | )(?P<date>{D})")


def find(paper: Paper, rows: frozenset[int]) -> Iterator[DecisionDraft]:
    """Find the decisions of a paper, taken and to come; ``rows`` are the sentences that are rows of tables."""
    organ = _organ_of_paper(paper)
    last: str | None = None
    for view in paper.views:
        if view.number in rows:
            continue
        for draft in _in_view(paper, view, organ):
            _relative_date(draft, view, last)
            if draft.status == "done" and draft.date is None and draft.body == organ and _is_minutes(paper):
                draft.date = _meeting_date(paper) or paper.published
            last = draft.date or last
            yield draft


def _in_view(paper: Paper, view: View, organ: str | None) -> Iterator[DecisionDraft]:
    text = view.plain.text
    if "[B" not in text and "[G" not in text and not _MAY_DECIDE.search(text):
        return
    if says("hope", text) and not re.search(r"\bhope to have (?:its|their) decision", text):
        return
    taken: list[Span] = []
    for pattern, rule in (
        (_SUBJECT_TO, "subject to approval"),
        (_SOUGHT, "approval sought"),
        (_OWN_APPROVAL, "approval needed"),
        (_IF_AGREED, "if agreed by"),
        (_TO_COME, "to decide"),
        (_VOTES, "votes on a day"),
        (_GOES_TO, "goes to"),
        (_FOR_TO, "for it to decide"),
        (_ASKED, "asked to"),
        (_DECISION_DUE, "decision due"),
        (_ITS_DECISION, "decision due"),
    ):
        for match in pattern.finditer(text):
            if _is_taken(taken, match):
                continue
            taken.append(match.span())
            yield from _pending(paper, view, match, rule)
            yield from _continued(paper, view, match)
    if _RECOMMENDATION.search(view.section) and not taken and (recommended := _RECOMMENDED.match(text)):
        for draft in _drafts(paper, view, recommended, "recommended to", None, is_pending=True):
            draft.date = draft.date or paper.published
            yield draft
        return
    for pattern, rule in (
        (_REFUSES, "does not support"),
        (_AT_MEETING, "decided at"),
        (_WITH_CONSENT, "with consent"),
        (_NOTED_AS, "outcome in brackets"),
        (_SUPPORT_OF, "has the support of"),
        (_PASSIVE, "decided by"),
        (_ACTIVE, "has decided"),
        (_FOLLOWING, "following its approval"),
        (_SUPPORTS, "supports"),
        (_AND_DONE, "has decided"),
    ):
        if pattern is _PASSIVE and " by " not in text:
            continue
        for match in pattern.finditer(text):
            if not _is_taken(taken, match):
                found = list(_done(paper, view, match, rule))
                if found:
                    taken.append(match.span())
                yield from found
    for pattern in (_TO_BODY_ON, _AND_TO_BODY_ON):
        for match in pattern.finditer(text):
            if not _is_taken(taken, match):
                taken.append(match.span())
                yield from _dated(paper, view, match, "to a body on a day")
    if taken:
        return
    if label := _LABEL.match(text):
        for match in _BODY_DATE.finditer(text):
            yield from _labelled(paper, view, match, label)
        return
    if (_APPROVALS.search(view.section) or _APPROVALS.search(view.intro)) and _LISTED_DATE.match(text):
        for listed in _BODY_DATE.finditer(text):
            yield from _dated(paper, view, listed, "list of approvals")
    elif view.intro_bodies and (item := _ITEM_DONE.match(text)):
        yield from _listed(paper, view, item)
    elif organ and _IMPERSONAL.match(text):
        yield from _impersonal(paper, view, organ)
    elif organ and _is_minutes(paper) and (agentless := _AGENTLESS.search(text)):
        yield from _agentless(paper, view, agentless, organ)


def _is_minutes(paper: Paper) -> bool:
    return any(_MINUTES.search(view.plain.text) for view in paper.views[:6])


def _agentless(paper: Paper, view: View, match: re.Match[str], organ: str) -> Iterator[DecisionDraft]:
    """In minutes “the recommendation was approved” is the meeting's own decision."""
    if any(re.search(item, view.plain.text, re.IGNORECASE) for item in phrases("decisions", "procedural")):
        return
    outcome = cast("Outcome", match.lastgroup)
    span = (view.sentence.start, view.sentence.end)
    yield DecisionDraft(
        organ,
        _subject(paper, span),
        "done",
        [span],
        "decided at the meeting",
        date=_meeting_date(paper) or paper.published,
        outcome=outcome,
    )


def _labelled(paper: Paper, view: View, match: re.Match[str], label: re.Match[str]) -> Iterator[DecisionDraft]:
    """“Approved by: Cabinet, 6 March; Board, 15 March”: each body named has done what the label says."""
    when = view.plain.item(match["date"])
    if isinstance(when, DateMention):
        for draft in _drafts(paper, view, match, "label", cast("Outcome", label.lastgroup), is_pending=False):
            draft.date = when.bounded
            yield draft


def _dated(paper: Paper, view: View, match: re.Match[str], rule: str) -> Iterator[DecisionDraft]:
    """A body and a day: done if the day is past, to come if it is not."""
    when = view.plain.item(match["date"])
    if not isinstance(when, DateMention):
        return
    is_past = bool(paper.published) and when.edtf < str(paper.published)
    for draft in _drafts(
        paper, view, match, "list of approvals", "approved" if is_past else None, is_pending=not is_past
    ):
        draft.date = when.bounded
        yield draft


def _listed(paper: Paper, view: View, match: re.Match[str]) -> Iterator[DecisionDraft]:
    """“The Governing Body: (a) approved …; (b) deferred …”: each item is a decision of the body above."""
    deciders = [
        body for body in view.intro_bodies if body.organ or body.body_class in {"national", "committee", "organ"}
    ]
    outcome: Outcome | None = next((o for o in _OUTCOMES if match.groupdict().get(o)), None)
    if not deciders or outcome is None:
        return
    span = (view.sentence.start, view.sentence.end)
    yield DecisionDraft(
        deciders[0].deciding[0],
        _subject(paper, span),
        "done",
        [span],
        "list of decisions",
        date=_meeting_date(paper) or paper.published,
        outcome=outcome,
    )


def _is_taken(taken: list[Span], match: re.Match[str]) -> bool:
    groups = match.groupdict()
    who = match.span(next(key for key in ("who", "second", "third") if groups.get(key)))
    return any(a <= who[0] < b for a, b in taken)


def _names(paper: Paper, marked: Marked, token: str) -> tuple[str, ...]:
    """The deciding bodies: each that a list names, a set under its own name."""
    body = marked.item(token)
    if not isinstance(body, BodyMention) or body.body_class in {"company", "system"}:
        return ()
    if body.form in {"set", "organs", "they"} and (body.is_set or len(body.names) > 1):
        phrase = " ".join(paper.document.flow[body.start : body.end].split())
        phrase = re.sub(r"^(?:all of the|all the|the|all|each of the|of the)\s+", "", phrase, flags=re.IGNORECASE)
        if (
            phrase.casefold() in {"they", "their", "them", "both", "it", "two", "three", "four", "pair"}
            or body.form == "they"
        ):
            return body.deciding
        return (phrase,)
    return body.deciding


def _done(paper: Paper, view: View, match: re.Match[str], rule: str) -> Iterator[DecisionDraft]:
    marked = view.plain
    groups = match.groupdict()
    first, last = clause_around(marked.text, *match.span())
    clause = marked.text[first:last]
    if re.search(r"\b(?:not|never)\b", groups.get("adverbs") or "") or re.search(
        r"\b(?:if|once|unless|should|when|until|whether|provided(?: that)?)\b",
        marked.text[max(first, match.start() - 25) : match.start()],
        re.IGNORECASE,
    ):
        return
    if any(re.search(item, clause, re.IGNORECASE) for item in phrases("decisions", "procedural")):
        return
    outcome: Outcome | None = next((o for o in _OUTCOMES if groups.get(o)), "approved" if groups.get("be") else None)
    if outcome is None:
        return
    is_pending = rule == "decided by" and (
        groups.get("be") in {"be", "being", None} and not re.search(r"\b(?:was|were|been|is|are)\b", match.group())
    )
    if (
        is_pending
        and groups.get("be") is None
        and not re.search(r"\b(?:will|would|to|must)\b", clause[: match.start() - first])
    ):
        is_pending = False
    yield from _drafts(paper, view, match, rule, None if is_pending else outcome, is_pending=is_pending)


def _pending(paper: Paper, view: View, match: re.Match[str], rule: str) -> Iterator[DecisionDraft]:
    first, last = clause_around(view.plain.text, *match.span())
    if re.search(r"\b(?:not|no|nor|never|nobody|without)\b", view.plain.text[first : match.end()], re.IGNORECASE):
        return
    if any(re.search(item, view.plain.text[first:last], re.IGNORECASE) for item in phrases("decisions", "procedural")):
        return
    yield from _drafts(paper, view, match, rule, None, is_pending=True)


def _drafts(
    paper: Paper, view: View, match: re.Match[str], rule: str, outcome: Outcome | None, *, is_pending: bool
) -> Iterator[DecisionDraft]:
    marked = view.plain
    first, last = clause_around(marked.text, *match.span())
    span = marked.source(first, last)
    subject = _subject(paper, span)
    when = _date(marked, match, (first, last))
    if (
        rule == "to decide"
        and when is None
        and view.number < 60
        and re.search(r"\basked(?: to)?:?$|:\s*$", marked.text)
    ):
        when = paper.published
    tokens = [match.groupdict().get(key) for key in ("who", "second", "third", "first")]
    for token in tokens:
        if not token:
            continue
        body = marked.item(token)
        is_vague = isinstance(body, BodyMention) and body.form in {"us", "it", "they"}
        if is_vague and (view.sentence.block.kind == "heading" or rule == "if agreed by"):
            continue
        for name in _names(paper, marked, token):
            yield DecisionDraft(
                name,
                subject,
                "pending" if is_pending else "done",
                [span],
                rule,
                date=when,
                outcome=outcome,
                attribution=attribution_of(paper.document, [span], marked.text[first:last] if is_pending else ""),
            )


def _continued(paper: Paper, view: View, match: re.Match[str]) -> Iterator[DecisionDraft]:
    """“…will take the paper on 14 March and the governors on 21 March”: the next body does the same."""
    marked = view.plain
    following = _CONTINUED.search(marked.text, match.end(), match.end() + 70)
    if following is None:
        return
    when = marked.item(following["date"])
    if isinstance(when, DateMention):
        for draft in _drafts(paper, view, following, "and then", None, is_pending=True):
            draft.date = when.bounded
            yield draft


def _subject(paper: Paper, span: Span) -> str:
    words = paper.document.flow[span[0] : span[1]].split()
    return " ".join(words[:25])


def _date(marked: Marked, match: re.Match[str], bounds: Span) -> str | None:
    following = None
    for found in _DATE_NEAR.finditer(marked.text, bounds[0], bounds[1]):
        date_mention = marked.item(found["date"])
        if not isinstance(date_mention, DateMention) or date_mention.lead in {"from", "since", "until"}:
            continue
        if found.start() >= match.start():
            return date_mention.bounded
        following = date_mention.bounded
    return following


def _relative_date(draft: DecisionDraft, view: View, last: str | None) -> None:
    match = _RELATIVE.search(view.plain.text)
    if draft.date or not match or not last or not re.fullmatch(r"\d{4}-\d\d-\d\d", last):
        return
    step = {"week": -7, "before": -1, "after": 1, "later": 7}[str(match.lastgroup)]
    draft.date = (date.fromisoformat(last) + timedelta(days=step)).isoformat()


def _organ_of_paper(paper: Paper) -> str | None:
    """The organ whose meeting or decisions the paper records: the first one in its head, or the paper's own body."""
    for view in paper.views[:9]:
        for body in view.bodies:
            if body.organ and not body.is_set and body.form != "organs":
                return body.deciding[0]
    return paper.author[0] if len(paper.author) == 1 else None


def _impersonal(paper: Paper, view: View, organ: str) -> Iterator[DecisionDraft]:
    text = view.plain.text
    if any(re.search(item, text, re.IGNORECASE) for item in phrases("decisions", "procedural")):
        return
    outcome: Outcome = "approved"
    if _NOTED.search(text):
        outcome = "considered"
    elif re.search(r"\b(?:deferred|postponed)\b", text, re.IGNORECASE):
        outcome = "deferred"
    elif re.search(r"\b(?:declined|refused|rejected|not approved|not agreed)\b", text, re.IGNORECASE):
        outcome = "rejected"
    span = (view.sentence.start, view.sentence.end)
    when = _meeting_date(paper) or paper.published
    yield DecisionDraft(organ, _subject(paper, span), "done", [span], "resolution", date=when, outcome=outcome)


def _meeting_date(paper: Paper) -> str | None:
    for view in paper.views[:14]:
        if re.search(r"\b(?:meeting|held)\b", view.plain.text, re.IGNORECASE):
            for token in re.findall(r"\[D\d+\]", view.plain.text):
                mention = view.plain.item(token)
                if isinstance(mention, DateMention) and re.fullmatch(r"\d{4}-\d\d-\d\d", mention.edtf):
                    return mention.edtf
    return None
