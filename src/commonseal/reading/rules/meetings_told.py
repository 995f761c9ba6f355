"""The meeting that a story is about: “Members voted 7–2 for it” below “… told the board of A on Tuesday night”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from commonseal.reading import expressions as re
from commonseal.reading.context import attribution_of
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.rules.decision_dates import day_of
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
        (
            rf"\b(?:told|addressed|warned|assured|reassured|briefed|asked|informed)"
            rf"(?: (?:the|a|its|their|\w+'s|\[D\d+\]'s))?"
            rf"(?: (?:\w+ )?{_MEETING} of(?: the)?| (?:{_PEOPLE} of|members of)(?: the)?)? ?{{G:who}}(?!'s)"
        ),
        (
            rf"\b(?:at|in|during|to|for|told|after|before|from|by)"
            rf"(?: (?:a|an|the|its|their|last night's|yesterday's|this (?:week|month)'s|last (?:week|month)'s"
            rf"|\[D\d+\](?: night| evening)?'s))?(?: (?:[a-z]+ ){{0,3}}{_MEETING}(?: held)?(?: on {{D}})? of(?: the)?)"
            rf"(?: {_PEOPLE} of)?(?: the)? {{BG:who}}"
        ),
        rf"\b[Tt]he(?: (?:[a-z]+ ){{0,3}}{_MEETING}(?: held)?(?: on {{D}})? of(?: the)?) {{BG:who}}",
        (
            rf"(?:\[D\d+\]|[Ll]ast night|[Yy]esterday|[Tt]his (?:week|month)|[Ll]ast (?:week|month))'s"
            rf" (?:[a-z]+ )?{_MEETING} of (?:the )?{{BG:who}}"
        ),
        rf"(?:\[D\d+\]|[Ll]ast night|[Yy]esterday)(?: night| evening)?'s {{BG:who}}(?: (?:[a-z]+ ){{0,3}}{_MEETING})\b",
        (
            rf"\b(?:at|during|after|before|from)(?: (?:a|an|the|last night's|yesterday's|\[D\d+\]'s))? {{BG:who}}"
            rf"(?:'s)?(?: [a-z]+){{0,2}} {_MEETING}\b"
        ),
        rf"{{BG:who}}(?:'s)?(?: {_PEOPLE})?,? {_MET}\b",
        rf"\b{_PEOPLE} (?:of|on|at)(?: the)? {{BG:who}},? {_MET}\b",
        (
            r"{G:who}(?:'s)?(?: members)? (?:was|were|has been|have been) (?:told|warned|assured|informed|briefed"
            r"|presented|given|shown|taken through|updated|promised)\b"
        ),
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
    r"\b(?:had (?:already|previously|earlier|also|given|agreed|voted|approved|backed|met)|previously|already|earlier"
    r"|before then|last (?:year|month)|years? ago|months? ago|since then"
    r"|in the past|next time)\b"
)
_OF_OTHER_TIMES = re.compile(
    r"\b(?:previously|already|earlier (?:this|in)|last (?:year|month)|years? ago|months? ago|in the past|next time)\b"
)
_ELECTED = frozenset(["council", "authority", "fire", "combined", "park"])
_LEAD = 9  # sentences that a story opens with
_NEAR = 4  # sentences after one that tells of a meeting on the way
_SAME_STORY = 70


@dataclass(slots=True)
class _Meeting:
    """Who met, on which day if it is told, and the sentence that tells it."""

    body: BodyMention
    day: str | None
    number: int
    is_coming: bool = False


@dataclass(slots=True)
class MeetingsTold:
    """Whose meeting the sentences so far are about, and on which day it was; nothing in minutes, which say it.

    A meeting that a story opens with is what it is about to its end; one that is told on the way is meant only by
    the sentences straight after, as long as they name nobody else who sits.
    """

    is_story: bool
    _story: _Meeting | None = None
    _here: _Meeting | None = None
    _heard: tuple[int, tuple[str, ...]] = (-1, ())
    _named: tuple[int, tuple[str, ...]] = (-1, ())

    def hear(self, paper: Paper, view: View, marked: Marked) -> None:
        """Take in a sentence, which may tell of a meeting, or on which day the one just told was.

        Args:
            paper: The paper.
            view: The sentence.
            marked: The same, with the organs that it means.
        """
        if not self.is_story:
            return
        told = _meeting_in(paper, view, marked)
        self._forget()
        bodies = (body for _, body in bodies_of(marked) if _can_meet(body) and body.form != "meeting")
        if named := tuple(body.names[0] for body in bodies):
            self._heard = (view.number, named)
        if told is not None:
            self._take(told)
        elif (now := self._now(view)) and now.day is None and (own := _ITS_MEETING.search(marked.text)):
            now.day = _day_in(paper, marked, own)

    def _take(self, told: _Meeting) -> None:
        for known in (self._here, self._story):
            if known is not None and known.body.names == told.body.names and known.is_coming is told.is_coming:
                told.day = told.day or known.day
        is_its = self._story is None or self._story.body.names == told.body.names
        if told.number < _LEAD and is_its:
            self._story = told
        self._here = told

    def _forget(self) -> None:
        """A meeting told on the way is no longer meant once a sentence has named another body that sits."""
        self._named = number, named = self._heard
        if self._here is not None and number > self._here.number and set(named) - set(self._here.body.names):
            self._here = None

    def _now(self, view: View, *, of_motion: bool = False) -> _Meeting | None:
        """The meeting that a sentence means where it says not which; a motion is of the one that the story is about."""
        if self._here is not None and view.number - self._here.number <= _NEAR:
            return self._here
        number, named = self._named
        story = self._story
        if story is None or view.number - story.number > _SAME_STORY or of_motion:
            return story if story is not None and view.number - story.number <= _SAME_STORY else None
        is_of_another = view.number - number <= 1 and all(name not in story.body.names for name in named)
        return None if named and is_of_another else story

    def with_members(self, view: View, marked: Marked) -> Marked:
        """Give a sentence with tokens for “members”, “councillors” and “the meeting” that stand for who met.

        Args:
            view: The sentence.
            marked: The same, marked.
        """
        now = self._now(view) if _MAY_BE.search(marked.text) else None
        if now is None:
            return marked
        body = now.body

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
        is_now = draft.date is None or _FULL_DAY.fullmatch(draft.date) is not None
        if not self.is_story or draft.status != "done" or not sits or not is_now or self._is_known(draft):
            return
        if _EARLIER.search(view.plain.text):
            return
        named = [body for _, body in bodies_of(view.plain) if draft.body in body.deciding and len(body.names) == 1]
        if named and _can_meet(named[0]) and (draft.date or self._story is None):
            self._take(_Meeting(named[0], draft.date, view.number))

    def _is_known(self, draft: DecisionDraft) -> bool:
        return any(known is not None and _is_of(known, draft) for known in (self._here, self._story))

    def set_day(self, view: View, draft: DecisionDraft) -> None:
        """Give a decision without a day that of the meeting told, if it is its own."""
        now = self._now(view)
        if draft.date or now is None or not _is_of(now, draft) or (draft.status == "pending") is not now.is_coming:
            return
        words = view.plain.text
        if "[D" not in _AFTERWARDS.sub("", words) and not _EARLIER.search(words):
            draft.date = now.day

    def find_in(self, paper: Paper, view: View) -> Iterator[DecisionDraft]:
        """Find what the meeting decided by words that name nobody: “His motion fell, 14–21”.

        Args:
            paper: The paper.
            view: A sentence of which no other rule made a decision.
        """
        now, text = self._now(view, of_motion=True), view.plain.text
        if now is None or len(now.body.deciding) != 1 or now.is_coming:
            return
        before = paper.views[view.number - 1] if view.number else None
        outcome = outcome_told(text) or (outcome_unsaid(before, text) if before else None)
        if outcome is None or is_procedural(text) or _OF_OTHER_TIMES.search(text):
            return
        span = (view.sentence.start, view.sentence.end)
        yield DecisionDraft(
            now.body.deciding[0],
            subject_of(paper, span),
            "done",
            [span],
            "at the meeting told",
            date=now.day,
            outcome=outcome,
            attribution=attribution_of(paper.document, [span], ""),
            signals={"body inherited"},
        )


def _meeting_in(paper: Paper, view: View, marked: Marked) -> _Meeting | None:
    """Give the meeting that a sentence tells of, or ``None``."""
    if _EARLIER.search(marked.text):
        return None
    for pattern in _OF_A_MEETING:
        found = pattern.search(marked.text)
        body = marked.item(found["who"]) if found else None
        if found and isinstance(body, BodyMention) and _can_meet(body) and body.form != "meeting":
            if _COMING.search(found.group()):
                place, last = found.start(), len(marked.text)
                day = day_of(paper, marked, place, place, (0, last, last), is_pending=True)
                return _Meeting(body, day if day and _FULL_DAY.fullmatch(day) else None, view.number, is_coming=True)
            return _Meeting(body, _day_in(paper, marked, found), view.number)
    return None


_COMING = re.compile(r"\b(?:meets?|(?:is|are) (?:due |set )?(?:to meet|meeting)|will (?:next )?meet|[Tt]he next)\b")


def _is_of(meeting: _Meeting, draft: DecisionDraft) -> bool:
    """Say whether a decision is of the body whose meeting is told."""
    return draft.body.casefold() in {name.casefold() for name in meeting.body.deciding}


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
        (place, item.edtf) for place, item in days if isinstance(item, DateMention) and _FULL_DAY.fullmatch(item.edtf)
    ]
    inside = [day for place, day in full if found.start() - 30 <= place <= found.end() + 60]
    days_told = [full[0][1]] if len({day for _, day in full}) == 1 else inside
    return _last_week(paper, days_told[0]) if days_told else None


def _last_week(paper: Paper, day: str) -> str:
    """“told the board on Tuesday that she was to leave”: the last Tuesday, though what she tells is to come."""
    own = paper.published or ""
    if not _FULL_DAY.fullmatch(own) or day <= own:
        return day
    earlier = date.fromisoformat(day) - timedelta(days=7)
    return earlier.isoformat() if earlier.isoformat() <= own else day


_DAY = re.compile(r"\[D\d+\]")
_NEAR_WORDS = re.compile(r"\b(?:[Ll]ast night|[Yy]esterday)\b")
