"""The meeting that a story is about: “Members voted 7–2 for it” below “… told the board of A on Tuesday night”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from commonseal.reading import expressions as re
from commonseal.reading.context import attribution_of
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.rules.decision_days import near_day
from commonseal.reading.rules.decision_drafts import is_procedural, subject_of
from commonseal.reading.rules.drafts import DecisionDraft
from commonseal.reading.rules.meeting_outcomes import outcome_told, outcome_unsaid

_MEETING = r"(?:meetings?|session|sitting|gathering|debate)"
_PEOPLE = r"(?:board |committee |cabinet |executive )?(?:members|councillors|governors|trustees|directors|governors)"
_MET = (
    r"(?:met|sat|gathered|convened|assembled|reconvened|packed|crowded|filed|(?:was|were) (?:meeting|sitting)|meets?"
    r"|(?:is|are|was|were) (?:due |set )?(?:to meet|meeting)|(?:will|had|has|have) (?:next )?(?:met|meet)"
    r"|held (?:a|an|its|their) (?:\w+ ){0,3}meeting|(?:was|were) in (?:the|its|their) (?:council )?chamber"
    r"|spent (?:\w+ ){1,3}(?:hours?|minutes|evening|afternoon|morning))"
)
# each tells whose meeting it is; the day is one that the same sentence names
_OF_A_MEETING = tuple(
    rule_pattern(pattern)
    for pattern in (
        rf"\b(?:told|addressed|warned|assured|reassured|briefed|asked|informed)"
        rf"(?: (?:the|a|its|their|\w+'s|\[D\d+\]'s))?"
        rf"(?: (?:\w+ )?{_MEETING} of(?: the)?| (?:{_PEOPLE} of|members of)(?: the)?)? ?{{G:who}}(?!'s)",
        rf"\b(?:at|in|during|to|for|told|after|before|from|by)"
        rf"(?: (?:a|an|the|its|their|last night's|yesterday's|this (?:week|month)'s|last (?:week|month)'s"
        rf"|\[D\d+\](?: night| evening)?'s))?(?: (?:[a-z]+ ){{0,3}}{_MEETING}(?: held)?(?: on {{D}})? of(?: the)?)"
        rf"(?: {_PEOPLE} of)?(?: the)? {{BG:who}}",
        rf"\b[Tt]he(?: (?:[a-z]+ ){{0,3}}{_MEETING}(?: held)?(?: on {{D}})? of(?: the)?) {{BG:who}}",
        rf"(?:\[D\d+\]|[Ll]ast night|[Yy]esterday|[Tt]his (?:week|month)|[Ll]ast (?:week|month))'s"
        rf" (?:[a-z]+ )?{_MEETING} of (?:the )?{{BG:who}}",
        rf"(?:\[D\d+\]|[Ll]ast night|[Yy]esterday)(?: night| evening)?'s {{BG:who}}(?: (?:[a-z]+ ){{0,3}}{_MEETING})\b",
        rf"\b(?:at|during|after|before|from)(?: (?:a|an|the|last night's|yesterday's|\[D\d+\]'s))? {{BG:who}}(?:'s)?"
        rf"(?: [a-z]+){{0,2}} {_MEETING}\b",
        rf"{{BG:who}}(?:'s)?(?: {_PEOPLE})?,? {_MET}\b",
        rf"\b{_PEOPLE} (?:of|on|at)(?: the)? {{BG:who}},? {_MET}\b",
        r"{G:who}(?:'s)?(?: members)? (?:was|were|has been|have been) (?:told|warned|assured|informed|briefed"
        r"|presented)\b",
        r"{G:who}(?: members)? (?:heard|listened|discussed|debated|received|considered)\b",
        r"\bwhat happened (?:at|when) {BG:who}",
    )
)
# “Members” where nothing says whose: not “members of the public” nor “her members”
_MEMBERS = rule_pattern(
    r"(?:^\W*|(?<=[.;:] )|(?<=, and )|(?<=, but )|(?<=, so )|(?<=\band )|(?<=\bbut )|(?<=\bthat )|(?<=\bwhen )"
    r"|(?<=\bafter )|(?<=\bbefore )|(?<=\bby )|(?<=\bwhile )|(?<=\bfor )|(?<=\buntil )|(?<=, )|(?<=\bbecause ))"
    r"(?P<who>(?:[Tt]he |[Mm]ost |A (?:large |clear |narrow )?majority of |All |Both )?(?:(?:[Bb]oard|[Cc]ommittee"
    r"|[Cc]abinet|[Pp]anel|[Cc]ouncil|[Gg]overning body|[Aa]uthority) )?"
    r"(?P<noun>[Mm]embers|[Cc]ouncillors|[Gg]overnors|[Tt]rustees|[Dd]irectors)"
    r"|[Tt]he meeting|(?:\[D\d+\]|[Ll]ast night|[Yy]esterday)(?: night| evening)?'s meeting)"
    r"(?= (?!of\b|at\b|in\b|on\b|from\b|who\b|and\b|with\b|for\b)(?:[a-z]|\[D))",
    ignore_case=False,
)
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_EARLIER = re.compile(
    r"\b(?:had|previously|already|earlier|before then|last (?:year|month)|years? ago|months? ago|since then"
    r"|in the past|next time)\b"
)
_OF_OTHER_TIMES = re.compile(
    r"\b(?:previously|already|earlier (?:this|in)|last (?:year|month)|years? ago|months? ago|in the past|next time)\b"
)
_ELECTED = frozenset(["council", "authority", "fire", "combined", "park"])
_SAME_PASSAGE = 60  # sentences: what one story tells


@dataclass(slots=True)
class MeetingTold:
    """Whose meeting the sentences so far are about, and on which day it was; nothing in minutes, which say it."""

    is_story: bool
    body: BodyMention | None = None
    day: str | None = None
    number: int = 0

    def hear(self, paper: Paper, view: View, marked: Marked) -> None:
        """Take in a sentence, which may tell of a meeting, or on which day the one just told was.

        Args:
            paper: The paper.
            view: The sentence.
            marked: The same, with the organs that it means.
        """
        if not self.is_story:
            return
        for pattern in _OF_A_MEETING:
            found = pattern.search(marked.text)
            body = marked.item(found["who"]) if found else None
            if found and isinstance(body, BodyMention) and _can_meet(body):
                day = _day_in(paper, marked, found)
                is_same = self.body is not None and self.body.names == body.names
                self.body, self.number = body, view.number
                self.day = day or (self.day if is_same else None)
                return
        if self.body and self.day is None and (own := _ITS_MEETING.search(marked.text)):
            self.day = _day_in(paper, marked, own)

    def with_members(self, view: View, marked: Marked) -> Marked:
        """Give a sentence with tokens for “members”, “councillors” and “the meeting” that stand for who met.

        Args:
            view: The sentence.
            marked: The same, marked.
        """
        body = self.body
        if body is None or view.number - self.number > _SAME_PASSAGE or not _MAY_BE.search(marked.text):
            return marked

        def build(source: Marked, match: re.Match[str]) -> BodyMention | None:
            if not _goes_with(body, match["noun"]):
                return None
            names, organ = body.names, body.organ
            return BodyMention(*source.source(*match.span("who")), names, body.body_class, "meeting", organ=organ)

        return marked.replaced(_MEMBERS, "G", build)

    def learn(self, view: View, draft: DecisionDraft) -> None:
        """Take in a decision of an organ or a council: what is told next without a name is of the same meeting.

        Args:
            view: The sentence.
            draft: The decision that it tells.
        """
        sits = "deciding organ" in draft.signals or draft.body.lower().endswith(("council", "authority"))
        if not self.is_story or draft.status != "done" or not sits or self.is_of(draft):
            return
        if self.day or (draft.date is not None and not _FULL_DAY.fullmatch(draft.date)):
            return
        named = [body for _, body in bodies_of(view.plain) if draft.body in body.deciding and len(body.names) == 1]
        if named and (self.body is None or draft.date) and _can_meet(named[0]):
            self.body, self.day, self.number = named[0], draft.date, view.number

    def is_of(self, draft: DecisionDraft) -> bool:
        """Say whether a decision is of the body whose meeting is told."""
        return self.body is not None and draft.body.casefold() in {name.casefold() for name in self.body.deciding}

    def set_day(self, view: View, draft: DecisionDraft) -> None:
        """Give a decision without a day that of the meeting told, on the side of the paper's own day that it is of."""
        if draft.date or not self.day or not self.is_of(draft) or view.number - self.number > _SAME_PASSAGE:
            return
        words = view.plain.text
        if draft.status == "done" and "[D" not in _AFTERWARDS.sub("", words) and not _EARLIER.search(words):
            draft.date = self.day

    def find_in(self, paper: Paper, view: View, marked: Marked) -> Iterator[DecisionDraft]:
        """Find what the meeting decided by words that name nobody: “His motion fell, 14–21”.

        Args:
            paper: The paper.
            view: A sentence of which no other rule made a decision.
            marked: The same, marked.
        """
        if self.body is None or view.number - self.number > _SAME_PASSAGE or len(self.body.deciding) != 1:
            return
        before = paper.views[view.number - 1] if view.number else None
        outcome = outcome_told(marked.text) or (outcome_unsaid(before, marked.text) if before else None)
        if outcome is None or is_procedural(marked.text) or _OF_OTHER_TIMES.search(marked.text):
            return
        span = (view.sentence.start, view.sentence.end)
        yield DecisionDraft(
            self.body.deciding[0],
            subject_of(paper, span),
            "done",
            [span],
            "at the meeting told",
            date=self.day,
            outcome=outcome,
            attribution=attribution_of(paper.document, [span], ""),
            signals={"body inherited"},
        )


_MAY_BE = re.compile(r"embers|ouncillors|overnors|rustees|irectors|meeting")
_ITS_MEETING = rule_pattern(
    rf"(?:{{D}}|[Ll]ast night|[Yy]esterday)(?: night| evening)?'s {_MEETING}|\b[Tt]he {_MEETING}(?: was)?"
    rf"(?: held)?,? on {{D}}"
)
_AFTERWARDS = re.compile(
    r"\b(?:from|until|till|since|to (?:begin|start|open|close|take effect)(?: in| on)?|by|with effect from"
    r"|(?:beginn|start)ing (?:in|on)|before|after|for) \[D\d+\]|\[D\d+\]'s meeting"
)


def _can_meet(body: BodyMention) -> bool:
    """Say whether a mention is one body that sits and decides: an organ, a council, a committee."""
    if len(body.names) != 1 or body.is_set or body.form in {"us", "it", "they"}:
        return False
    return bool(body.organ) or body.body_class in {*_ELECTED, "committee", "organ"}


def _goes_with(body: BodyMention, noun: str | None) -> bool:
    """Say whether people called so can be who met: councillors sit on councils, trustees do not."""
    word = (noun or "members").lower()
    if word == "members":
        return True
    is_elected = body.body_class in _ELECTED or body.names[0].lower().endswith(("council", "authority"))
    if word == "councillors":
        return is_elected
    organ = body.organ.lower()
    return not is_elected and ("governor" in organ if word == "governors" else "trustee" in organ or "board" in organ)


def _day_in(paper: Paper, marked: Marked, found: re.Match[str]) -> str | None:
    """The one full day that the sentence names, or of several the one nearest after the words."""
    if near := _NEAR_WORDS.search(marked.text, max(0, found.start() - 30), found.end() + 40):
        return near_day(paper, near.group())
    days = [(match.start(), marked.item(match.group())) for match in _DAY.finditer(marked.text)]
    full = [
        (place, item.edtf)
        for place, item in days
        if isinstance(item, DateMention) and _FULL_DAY.fullmatch(item.edtf)
    ]
    if len({day for _, day in full}) == 1:
        return full[0][1]
    inside = [day for place, day in full if found.start() - 30 <= place <= found.end() + 60]
    return inside[0] if inside else None


_DAY = re.compile(r"\[D\d+\]")
_NEAR_WORDS = re.compile(r"\b(?:[Ll]ast night|[Yy]esterday)\b")
