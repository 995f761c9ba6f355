"""Decisions that layout tells: resolutions in minutes, recommendations in reports, labels and lists of approvals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import Outcome
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.rules import extracts, passed_on, resolved_words
from commonseal.reading.rules.deciding_verbs import forms_in
from commonseal.reading.rules.decision_drafts import (
    is_minutes,
    is_procedural,
    matched,
    meeting_date,
    subject_of,
    without_second_board,
)
from commonseal.reading.rules.decision_patterns import (
    AGENTLESS,
    APPROVALS,
    BODY_DATE,
    DATE_BODY,
    DOES_ELSE,
    LABEL,
    LISTED_DATE,
    LISTED_NO,
    NOTED,
    RECOMMENDED,
)
from commonseal.reading.rules.decision_routes import is_to_decide
from commonseal.reading.rules.drafts import DecisionDraft
from commonseal.reading.rules.meeting_organ import met_on, organ_of_paper
from commonseal.reading.rules.other_deciders import commissioners_in, schools_in
from commonseal.reading.rules.unnamed import Spoken

_IMPERSONAL = re.compile(
    r"^\W*(?:\w{0,4}\W+)?(?:(?:RESOLVED|AGREED|APPROVED|DECISION|DECIDED|NOTED|DEFERRED"
    r"|REJECTED|ENDORSED|SUPPORTED|REFUSED|Resolved|Agreed|Decision|Resolution|Approved|Noted"
    r"|Deferred|Rejected|Endorsed|Supported|Refused|ACTION AGREED|DECISIONS?|Outcome|RESOLUTION|OUTCOME)\b\s*"
    r"(?:to \w+\s*)?(?::|, [^,.;:\[]{3,40}, that\b|that\b|That\b|THAT\b|–|-(?!\w)|\(|to\b|TO\b|unanimously"
    r"|UNANIMOUSLY|\.|$))",
)
_IT_WAS = re.compile(
    r"\b(?:it was|it is|and|was)(?: then| therefore| unanimously| subsequently| also| duly)* (?P<verb>agreed"
    r"|resolved|decided|noted|recommended)"
    r"(?: unanimously| by \[F\d+\] votes to \[F\d+\]| by (?:a )?\w+|,? after [^.;,]{0,40},)?,? (?:that|to)\b",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"(?:^|[.,] |\b(?:and|discussion|debate),? )(?:The )?(?:members|the meeting|councillors|the committee"
    r"|the board|committee members|board members)"
    r"(?: \w+ly| then| also| all)* (?P<verb>agreed|approved|resolved|endorsed|supported|noted|rejected|deferred"
    r"|ratified|accepted)\b"
    r"|^\W*(?:The )?(?:members|councillors|the meeting) (?:considered|discussed|debated|heard|received"
    r"|noted)\b[^.;]{3,160}?"
    r" and(?: \w+ly| then)? (?:agreed|resolved|decided)\b",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"\b(?:put to the vote|being put|vote was taken|the vote|motion|amendment)\b[^;]{0,60}\b(?:"
    r"(?P<approved>carried|passed|won)"
    r"|(?P<rejected>lost|defeated|not carried|fell(?! (?:within|under|to|short|in|on))|failed))\b",
    re.IGNORECASE,
)
_LOST_AMENDMENT = re.compile(r"\bamendment\b.*\b(?:lost|defeated|not carried|fell|failed)\b", re.IGNORECASE)
_HAS_BEEN = re.compile(
    r"\b(?:your|the|this) (?:application|request|business case|proposal|merger|appointment)s? (?:has|have) "
    r"(?:now )?been "
    r"(?:(?P<approved>approved|agreed|granted|accepted|supported)|(?P<rejected>refused|rejected|declined|turned down)"
    r"|(?P<deferred>deferred|postponed))\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\W*(?:\[F\d+\]\W+)?(?:[(]?\w{1,4}[).:]\W+)?(?:To |that |also )?(?P<verb>[A-Za-z]+)")
_ASK_ITEM = re.compile(
    r"^\W*(?:\[F\d+\]\W+)?(?:[(]?\w{1,4}[).:]\W+)?(?:(?:That|that)\b.{3,300}\b(?:be|is|are)\b|(?:To |to )?"
    r"(?:approve|agree|endorse|support"
    r"|authori[sz]e|ratify|adopt|consider|delegate|recommend|accept|confirm|decide|appoint|establish)\b)",
    re.IGNORECASE,
)
_IT_IS_RECOMMENDED = re.compile(r"\b(?:it is|is) (?:therefore )?recommended that\b", re.IGNORECASE)
_INFORMATION = re.compile(
    r"\b(?:purpose|action(?: required)?|decision|status|for)\b.{0,25}\b(?:information|noting|assurance|to note)\b",
    re.IGNORECASE,
)
_FOR_DECISION = re.compile(r"\b(?:for|purpose|action)\b.{0,25}\b(?:decision|approval)\b", re.IGNORECASE)
_NOTE_ONLY = re.compile(
    r"^\W*(?:\[F\d+\]\W+)?(?:[(]?\w{1,4}[).:]\W+)?(?:to |To )?(?:note|receive|comment|be aware|discuss and note)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:report to|to|meeting|committee|decision[- ]maker|for consideration by|title of meeting)\W", re.IGNORECASE
)
_ASKING_SECTION = re.compile(
    r"\brecommend|\bdecisions? (?:needed|required|wanted|sought|requested)\b|\b(?:is|are) asked to decide\b"
    r"|\bwe ask\b|\bapproval (?:sought|requested)\b|\baction required\b",
    re.IGNORECASE,
)
_NOTED_SO = re.compile(
    r"\s*\((?:(?P<approved>supported|approved|agreed|endorsed|recommended|signed off)"
    r"|(?P<considered>discussed|considered|noted|reviewed)|(?P<deferred>deferred)|(?P<rejected>rejected|refused))\b"
)
_OWNER = rule_pattern(r"^\W*{BG:who}:(?= {BG})")
_BODY_AND_COLON = rule_pattern(r"^\W*{BG:who}(?: either)?\W*(?::|$)")
_DECISION_HEADING = re.compile(
    r"^\W*(?:[\d.]+\s*)?(?:decisions?(?: made| taken)?|resolved|resolution|agreed)\W*$", re.IGNORECASE
)


@dataclass(slots=True)
class Layout:
    """What the paper's layout says while its sentences are read.

    ``organ`` is the organ whose meeting or decisions the paper records or whose members it addresses, ``topic``
    the last heading that is not itself an entry of a timetable.
    """

    organ: str | None
    is_minutes: bool
    is_information: bool
    when: str | None
    topic: str = ""
    spoken: Spoken = field(default_factory=Spoken)
    around: tuple[str | None, bool, str | None] | None = None

    @classmethod
    def of(cls, paper: Paper) -> Layout:
        """Read the head of a paper."""
        head = [view.plain.text for view in paper.views[:25]]
        informs = any(_INFORMATION.search(words) for words in head if len(words) < 90)
        decides = any(_FOR_DECISION.search(words) for words in head if len(words) < 90)
        organ, in_head = organ_of_paper(paper)
        in_minutes = is_minutes(paper)
        when = meeting_date(paper) or (met_on(paper, organ) if in_minutes else None)
        when = when or (paper.published if in_head or in_minutes else None)
        own = paper.author[0] if len(paper.author) == 1 else None
        flow = paper.document.flow
        spoken = Spoken(author=own, commissioners=commissioners_in(flow), schools=schools_in(flow))
        return cls(organ, in_minutes, informs and not decides, when, spoken=spoken)

    def is_own(self, body: str) -> bool:
        """Say whether a body is the organ of the paper, however it is called."""

        def folded(name: str) -> str:
            return re.sub(r"\b(?:trust board|board of directors)\b", "board", name.casefold())

        return self.organ is not None and folded(body) == folded(self.organ)

    def is_meant(self, paper: Paper, view: View, draft: DecisionDraft) -> bool:
        """Say whether a decider called “the Board” or “the Committee” alone is the organ whose minutes these are."""
        if self.organ is None or not self.is_minutes:
            return False
        is_called = self.around is not None and extracts.is_called(self.organ, view.plain.text, draft)
        return is_called or extracts.is_own_organ(paper, view, self.organ, draft)

    def is_asking(self, view: View) -> bool:
        """Say whether a sentence opens or stands in what the paper asks of its readers."""
        return view.plain.text.rstrip().endswith(":") or _ASKING_SECTION.search(self.topic) is not None

    def enter(self, paper: Paper, view: View) -> None:
        """Go on to the next sentence, which may open an extract from other minutes, or end it."""
        if found := extracts.extract_at(paper, view):
            self.around = self.around or (self.organ, self.is_minutes, self.when)
            self.organ, self.is_minutes, self.when = found.organ, True, found.when
        elif self.around and extracts.ends_extract(view):
            self.organ, self.is_minutes, self.when = self.around
            self.around = None
        flow = paper.document.flow
        for _, body in bodies_of(view.plain):
            if body.form == "organs":
                words = " ".join(flow[body.start : body.end].split())
                noun = re.search(r"(?:boards|bodies|cabinets|governors|committees)", words)
                if noun and " " in words:
                    self.spoken.sets[noun.group()] = re.sub(
                        r"^(?:the|all the|all|our|their) ", "", words, flags=re.IGNORECASE
                    )
        is_entry = "[D" in view.plain.text and re.search(r"\[[BG]\d", view.plain.text)
        if view.sentence.block.kind == "heading" and not is_entry:
            self.topic = view.plain.text


def is_resolved_besides(view: View, layout: Layout, told: Sequence[DecisionDraft]) -> bool:
    """“RESOLVED: to support the case, subject to approval by A”: what A has to do leaves what the meeting did untold.

    Args:
        view: The sentence.
        layout: What the paper's layout says at this place.
        told: Its decisions by other rules.
    """
    is_resolution = layout.is_minutes and layout.organ is not None and _IMPERSONAL.match(view.plain.text) is not None
    return is_resolution and bool(told) and all(draft.status == "pending" for draft in told)


@lru_cache(maxsize=128)
def _is_in(pattern: re.Pattern[str], heading: str) -> bool:
    """Say whether a heading or an introduction tells something; many sentences stand below each."""
    return pattern.search(heading) is not None


def asked(paper: Paper, view: View, layout: Layout) -> Iterator[DecisionDraft]:
    """What a report asks of the organ it is written for: “That Cabinet approves …”, “The Board is asked to …”."""
    text = view.plain.text
    in_section = any(_is_in(_ASKING_SECTION, words) for words in (view.section, layout.topic, view.intro))
    if layout.is_minutes or layout.is_information:
        return
    above = paper.views[view.number - 1].plain.text if view.number else ""
    in_section = in_section or (above.endswith(":") and _is_in(_ASKING_SECTION, above))
    if in_section and (passed := list(passed_on.asked(paper, view, layout.organ, layout.when or paper.published))):
        yield from passed
        return
    if in_section and (named := RECOMMENDED.match(text) or _that_body(paper, view)):
        for draft in matched(paper, view, named, "recommended to", None, looks_back=False):
            if not (layout.is_own(draft.body) or is_to_decide(text, named)):
                continue
            # “That Cabinet recommends to Council: (a) that the Council …”: the day is the cabinet's, not the council's
            is_elsewhere = (layout.organ or "").startswith(f"{draft.body} ") and not layout.is_own(draft.body)
            draft.date = draft.date or (None if is_elsewhere else layout.when or paper.published)
            draft.body = _own_body(paper, view, named, draft.body)
            yield draft
        return
    is_item = bool(in_section and _ASK_ITEM.match(text) and not view.intro_bodies)
    if not layout.organ or not layout.when or is_procedural(text) or NOTED.search(text):
        return
    if is_item or _IT_IS_RECOMMENDED.search(text):
        yield _of_organ(paper, view, layout, "recommended to the meeting", None)


def _own_body(paper: Paper, view: View, match: re.Match[str], name: str) -> str:
    """“That Council …” in a report of one council is that council, whichever was named last."""
    body = view.plain.item(match["who"])
    is_called = isinstance(body, BodyMention) and body.form == "reference" and not body.organ
    if not is_called or len(paper.author) != 1 or paper.class_of(name) != paper.class_of(paper.author[0]):
        return name
    return paper.author[0]


def _that_body(paper: Paper, view: View) -> re.Match[str] | None:
    """“That Council:” as the head of a list of recommendations."""
    starts_so = paper.document.flow[view.sentence.start : view.sentence.start + 5].lower() == "that "
    return _BODY_AND_COLON.match(view.plain.text) if starts_so else None


def _of_organ(paper: Paper, view: View, layout: Layout, rule: str, outcome: Outcome | None) -> DecisionDraft:
    span = (view.sentence.start, view.sentence.end)
    return DecisionDraft(
        str(layout.organ),
        subject_of(paper, span),
        "pending" if outcome is None else "done",
        [span],
        rule,
        date=layout.when,
        outcome=outcome,
        signals={"organ of the paper"},
    )


def find_in(paper: Paper, view: View, layout: Layout) -> Iterator[DecisionDraft]:
    """Find the decisions that a sentence without a deciding body of its own still tells.

    Args:
        paper: The paper.
        view: The sentence.
        layout: What the paper's layout says at this place.
    """
    text = view.plain.text
    if label := LABEL.match(text):
        for match in BODY_DATE.finditer(text):
            yield from _labelled(paper, view, match, label)
    elif LISTED_DATE.match(text) and _in_timetable(view, layout):
        if not LISTED_NO.search(text):
            yield from _listed_dates(paper, view)
    elif view.intro_bodies and (item := _ITEM.match(text)):
        yield from _listed(paper, view, item, layout)
    elif layout.organ:
        yield from _of_meeting(paper, view, layout)


def _in_timetable(view: View, layout: Layout) -> bool:
    if any(_is_in(APPROVALS, words) for words in (view.section, view.intro, layout.topic)):
        return True
    return _is_in(_MEETINGS_TO_COME, view.intro)


# “The proposals will be considered at the following meetings:”
_MEETINGS_TO_COME = re.compile(
    r"^(?!.*\b(?:was|were|has|have|had)\b).*\b(?:consider(?:ed)?|decid\w+|decisions?|approv\w+|agree(?:d|ment)?|vot\w+"
    r"|put|go(?:es)?|presented|submitted|taken|debated|discussed)\b.*(?:\bfollowing\b|\bas follows\b|\bthese\b"
    r"|\bdates\b|\bmeetings?\b|\bby\b|\bto\b)[^.]*:\s*$",
    re.IGNORECASE,
)


def _listed_dates(paper: Paper, view: View) -> Iterator[DecisionDraft]:
    text = view.plain.text
    owner = _OWNER.match(text)
    body = view.plain.item(owner["who"]) if owner else None
    found = list(BODY_DATE.finditer(text, owner.end() if owner else 0)) or list(DATE_BODY.finditer(text))
    for listed in found:
        if DOES_ELSE.match(text, max(listed.end("who"), listed.end("date"))):
            continue
        for draft in dated(paper, view, listed, "list of approvals"):
            if isinstance(body, BodyMention) and (organ := view.plain.item(listed["who"])) != body:
                draft.body = f"{body.names[0]} {organ.organ}".rstrip() if isinstance(organ, BodyMention) else draft.body
            yield draft


# “Decision”, over what follows, in a letter or a report
_HEADING_ALONE = re.compile(r"^\W*(?:\w{1,4}\W+)?(?:DECISIONS?|Decision|Resolution|RESOLUTION|Outcome|OUTCOME)\W*$")


def _of_meeting(paper: Paper, view: View, layout: Layout) -> Iterator[DecisionDraft]:
    """In minutes “the recommendation was approved” is the meeting's own decision."""
    text = view.plain.text
    if is_procedural(text):
        return
    if layout.is_minutes:
        yield from passed_on.resolved(paper, view, layout.organ, layout.when)
    if (_IMPERSONAL.match(text) and not (_HEADING_ALONE.match(text) and not layout.is_minutes)) or (
        layout.is_minutes and (_is_below_decision(layout.topic, text) or resolved_words.is_recommended(text))
    ):
        after = paper.views[view.number + 1].plain.text if view.number + 1 < len(paper.views) else ""
        if not resolved_words.opens_with_refusal(text, after):
            outcomes = resolved_words.outcomes_of(text)
            yield from (_of_organ(paper, view, layout, "resolution", outcome) for outcome in outcomes)
        return
    if not layout.is_minutes:
        if layout.organ and (found := _HAS_BEEN.search(text)) and paper.class_of(layout.organ) == "national":
            yield _of_organ(paper, view, layout, "your application has been", cast("Outcome", found.lastgroup))
        return
    if told := _item_resolved(paper, view, layout):
        yield told
    elif (found := (AGENTLESS.search(text) or _VOTE.search(text))) and not _LOST_AMENDMENT.search(found.group()):
        yield _of_organ(paper, view, layout, "decided at the meeting", cast("Outcome", found.lastgroup))
    elif _IT_WAS.search(text) or _MEMBERS.search(text):
        yield _of_organ(paper, view, layout, "it was agreed", resolved_words.outcome_of(text))


def _is_below_decision(topic: str, text: str) -> bool:
    return _DECISION_HEADING.match(topic) is not None and re.match(r"\W*(?:\w{1,4}\W+)?(?:That|To) ", text) is not None


def _item_resolved(paper: Paper, view: View, layout: Layout) -> DecisionDraft | None:
    """“(c) That the proposal be deferred” below “RESOLVED:”: of its items, those that came out otherwise."""
    if not resolved_words.is_item(view.plain.text, (view.intro, layout.topic)):
        return None
    outcome = resolved_words.outcome_of(view.plain.text)
    return _of_organ(paper, view, layout, "resolution", outcome) if outcome in {"rejected", "deferred"} else None


def _listed(paper: Paper, view: View, match: re.Match[str], layout: Layout) -> Iterator[DecisionDraft]:
    """“The Governing Body: (a) approved …; (b) deferred …”: each item is a decision of the body above."""
    deciders = [
        body for body in view.intro_bodies if body.organ or body.body_class in {"national", "committee", "organ"}
    ]
    form = next(forms_in(view.plain.text[match.start("verb") :]), None)
    if not deciders or form is None or form.start != 0 or "past" not in form.kinds or form.verb.outcome is None:
        return
    span = (view.sentence.start, view.sentence.end)
    if is_procedural(view.plain.text):
        return
    yield DecisionDraft(
        without_second_board(deciders[0].deciding[0]),
        subject_of(paper, span),
        "done",
        [span],
        "list of decisions",
        date=layout.when,
        outcome=form.verb.outcome,
    )


def _labelled(paper: Paper, view: View, match: re.Match[str], label: re.Match[str]) -> Iterator[DecisionDraft]:
    """“Approved by: Cabinet, 6 March; Board, 15 March”: each body named has done what the label says."""
    when = view.plain.item(match["date"])
    if isinstance(when, DateMention):
        for draft in matched(paper, view, match, "label", cast("Outcome", label.lastgroup)):
            draft.date = when.bounded
            if noted := _NOTED_SO.match(view.plain.text, match.end()):
                draft.outcome = cast("Outcome", noted.lastgroup)
            yield draft


def dated(paper: Paper, view: View, match: re.Match[str], rule: str) -> Iterator[DecisionDraft]:
    """A body and a day: done if the day is past, to come if it is not."""
    when = view.plain.item(match["date"])
    if not isinstance(when, DateMention):
        return
    is_past = bool(paper.published) and when.edtf < str(paper.published)
    for draft in matched(paper, view, match, rule, "approved" if is_past else None):
        draft.date = when.bounded
        yield draft
