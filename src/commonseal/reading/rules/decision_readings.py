"""What a verb of deciding says of its body: decided with an outcome, to decide, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from commonseal.reading import expressions as re
from commonseal.reading.claims import DecisionStatus, Outcome
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules import decision_words as told_by
from commonseal.reading.rules.deciders import Decider
from commonseal.reading.rules.deciding_verbs import Verb
from commonseal.reading.rules.decision_drafts import is_terms
from commonseal.reading.rules.decision_routes import is_recommended, is_to_be_read
from commonseal.reading.rules.verb_groups import Group

_IF = re.compile(
    r"\b(?:if|once|unless|provided(?! (?:for|by|in|with|to)\b)(?: that)?|assuming|should|whether"
    r"|(?:so|as) long as|on condition that|in case)\b(?P<between>[^,;]{0,60})$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:when|after|before|as soon as)\b[^,;]{0,40}$|\buntil\b[^;]{0,70}$", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:none of|no|neither|nobody|without|not)(?: the| of the)*\s*$", re.IGNORECASE)
_DECISION = re.compile(r"\b(?:decisions?|recommendation|ruling|vote|choice)\b")
NAMED_PAPER = re.compile(
    r"\b(?:applications?|proposals?|merg\w+|business case|plans?|recommendations?|bid)\b", re.IGNORECASE
)
_STANCE = frozenset(["be", "support", "back", "endorse", "oppose", "object", "recommend"])


# an entry of a timetable: “17 February	Cabinet decides”
OF_A_DAY = re.compile(r"^\W*(?P<day>\[D\d+\])(?:\s*(?:[\t|:–-]|$)|\s{2,})")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a verb says: the outcome (none when it is still to come), the status and the rule's name."""

    outcome: Outcome | None
    status: DecisionStatus
    rule: str
    signals: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Case:
    """A verb of deciding with its deciders and its clause (``first`` to ``last``)."""

    paper: Paper
    view: View
    group: Group
    deciders: tuple[Decider, ...]
    is_passive: bool
    first: int
    last: int

    @property
    def text(self) -> str:
        """The marked sentence."""
        return self.view.plain.text

    @property
    def verb(self) -> Verb:
        """The verb's entry."""
        return self.group.form.verb

    @property
    def place(self) -> int:
        """Where the first of the deciders stands."""
        return min(decider.place for decider in self.deciders)

    @property
    def clause(self) -> str:
        """The words of the clause."""
        return self.text[self.first : self.last]

    @cached_property
    def lead(self) -> str:
        """The words before the deciders, or before a passive verb."""
        end = self.group.start if self.is_passive else min(self.place, self.group.start)
        return self.text[max(self.first, end - 70) : end]

    @cached_property
    def has_day(self) -> bool:
        """Say whether the clause has a date from the verb on."""
        return "[D" in self.text[self.group.start : self.last]

    @cached_property
    def bodies(self) -> tuple[BodyMention, ...]:
        """The mentions of the deciders."""
        items = (self.view.plain.item(decider.token) for decider in self.deciders)
        return tuple(item for item in items if isinstance(item, BodyMention))

    @property
    def are_organs(self) -> bool:
        """Say whether all deciders are deciding organs or authorities."""
        return all(decider.token.startswith("[G") for decider in self.deciders)

    @property
    def is_us(self) -> bool:
        """Say whether a decider is “we”."""
        return any(body.form == "us" for body in self.bodies)

    def knows(self, signal: str) -> bool:
        """Say whether a decider was found in the way that the signal names."""
        return any(signal in decider.signals for decider in self.deciders)


def _pending(rule: str, *signals: str) -> Reading:
    return Reading(None, "pending", rule, frozenset(signals))


def reading_of(case: Case) -> Reading | None:
    """Settle what a case says, or ``None`` when it is no decision."""
    if (
        _NOBODY.search(case.lead)
        or told_by.NOTHING.match(case.text, case.group.end)
        or (case.verb.outcome == "considered" and told_by.EVERY_OPTION.match(case.text, case.group.end))
        or (case.verb.base == "recommend" and case.is_us)
    ):
        return None
    if _is_condition(case):
        return _condition(case)
    if "cannot" in case.group.words or {"can", "not"} <= set(case.group.words):
        return _cannot(case)
    read = _BY_TIME.get(case.group.time)
    return read(case) if read else None


def _cannot(case: Case) -> Reading | None:
    """“[G] cannot support it”: an organ that says so has refused."""
    is_refusal = case.verb.outcome == "approved" and case.verb.base in _CONSENTING and not case.is_passive
    if not is_refusal or not case.are_organs or case.verb.only or told_by.UNTIL_THEN.search(case.clause):
        return None
    return Reading("rejected", "done", "cannot agree")


_CONSENTING = frozenset(
    ["support", "agree", "approve", "endorse", "accept", "consent", "back", "authorise", "sanction"]
)


def _is_condition(case: Case) -> bool:
    is_coming = case.group.time == "now" or bool({"has", "have"} & set(case.group.words))
    condition = _IF.search(case.lead)
    if condition and case.group.time == "to come":  # “if A says yes the minister will be asked”: “if” is of A's verb
        return told_by.ONLY_ITS_SUBJECT.fullmatch(condition["between"]) is not None
    return bool(condition) or (is_coming and bool(_WHEN.search(case.lead)))


def _condition(case: Case) -> Reading | None:
    """“If [G] agrees” makes the decision one to come, when the body is named and the verb one of approving."""
    if told_by.QUESTION.search(case.lead):
        return None
    flow = case.paper.document.flow
    if told_by.NO_CHANGE.search(case.text[: case.group.start]) and not case.has_day:
        return None
    named = all(
        body.form not in {"it", "they", "us"} and not told_by.UNNAMED.match(flow[body.start : body.end])
        for body in case.bodies
    )
    is_set = not case.is_passive and any(
        body.form == "set" and (body.is_set or len(body.names) > 1) for body in case.bodies
    )
    weak = {"support", "back", "recommend", "take", "make"}
    approves = case.verb.outcome in {"approved", None} and case.verb.base not in weak
    is_plain = case.group.time in {"now", "done"} and not case.group.negated
    return _pending("if agreed by") if named and approves and is_plain and not is_set else None


def _infinitive(case: Case) -> Reading | None:
    """“asks [G] to approve”, “for [G] to decide”, “[G] meets on [D] to decide”, “[G]'s decision to approve”."""
    if case.group.negated or case.is_passive:
        return None
    between = case.text[case.place : case.group.start]
    if case.knows("asked"):
        is_it = all(body.form in {"it", "they"} for body in case.bodies)
        fits = not case.verb.only or (case.verb.only == "organ" and case.are_organs and case.has_day)
        is_none = is_it or not fits or case.verb.base in {"note", "receive", "hear"}
        return None if is_none else _pending("asked to")
    if case.knows("is to"):
        return _pending("to decide", "headline")
    if case.knows("its decision"):
        outcome: Outcome | None = "rejected" if "refusal" in between else case.verb.outcome
        return Reading(outcome, "done", "its decision to") if outcome else None
    if case.knows("meets to decide"):
        return _meets(between)
    return None


def _meets(between: str) -> Reading | None:
    """“[G] met to discuss it”; of “met and agreed to defer it” what was agreed is told by its own verb."""
    if told_by.DECIDED_THERE.search(between):
        return None
    met = re.search(r"\bmet\b", between) is not None
    return Reading("considered", "done", "met to discuss") if met else _pending("meets to decide")


def _under_way(case: Case) -> Reading | None:
    """“is being discussed by [G]”: what is under way has not been decided."""
    if case.verb.base == "be" and not case.group.negated and case.group.words[-1:] and case.has_day:
        return _pending("asked to")  # “Cabinet is being asked on 7 June to enter into …”
    if case.verb.base in {"vote", "ballot"} and not case.group.negated and case.has_day:
        return _pending("is deciding", "under way")  # “is voting on this between 3 and 14 June”
    if not case.is_passive or case.group.negated:
        return None
    if case.verb.outcome == "considered":
        return Reading("considered", "pending", "is being considered")
    return _pending("is deciding", "under way") if case.verb.outcome == "approved" else None


def _would(case: Case) -> Reading | None:
    if case.group.negated:
        refuses = case.verb.outcome == "approved" and not case.is_passive
        return Reading("rejected", "done", "would not agree") if refuses else None
    elects = case.verb.base == "vote" and told_by.ELECTS.match(case.text, case.group.end)
    is_thought = case.verb.base == "consider" and not (case.is_passive or case.has_day or case.are_organs)
    is_open = case.verb.outcome in {None, "considered"} or case.verb.base in {"make", "decide", "vote"}
    deciding = not (elects or is_thought) and (case.is_passive or (is_open and case.verb.only != "asked"))
    return _pending("would decide") if deciding and (case.has_day or not is_terms(case.paper)) else None


def _to_come(case: Case) -> Reading | None:
    """“[G] will decide”, “is asked to approve”, “will be considered by [G]”, “has yet to vote”."""
    words = set(case.group.words)
    if "had" in words and "yet" not in words:
        return None  # "had to approve it": a duty of the past
    if (words & {"was", "were"} and "to" in words and "have" in words) or "minded" in words:
        return None  # "was to have decided"; "is minded to agree" is told as a stance
    if words & {"was", "were"} and words & {"asked", "invited"} and not case.has_day:
        return None  # "we were asked to sign": what was asked once
    if case.group.negated:
        is_put_off = told_by.NOT_UNTIL.search(case.text, case.group.end, case.last)
        return _pending("not yet decided") if "yet" in words or is_put_off else None
    is_asked = case.verb.base == "be" or bool(
        words & {"asked", "invited", "requested", "recommended", "yet", "still", "due", "expected"}
    )
    if _is_no_event(case, is_asked=is_asked):
        return None
    asks_now = words & {"asked", "invited", "requested", "recommended"} and not words & {"will", "would"}
    return _pending("asked to" if asks_now else "to decide")


def _is_no_event(case: Case, *, is_asked: bool) -> bool:
    """Say whether the verb tells a duty or a habit, or is no deciding at all."""
    verb = case.verb
    has_day = "[D" in case.clause
    if verb.only == "negated":  # “will want to be sure”
        return True
    if verb.only == "asked" and not (is_asked or {"need", "needs", "must"} & set(case.group.words)):
        return True
    is_none = (
        (verb.base == "see" and "asked" in case.group.words)
        or (verb.base == "ballot" and not case.group.passive)
        or (verb.base == "join" and not {"has", "have"} & set(case.group.words))
        or is_to_be_read(verb.base, case.text, case.group.end)
    )
    if is_none:
        return True
    if verb.base in {"take", "make"} and case.group.passive:
        return not _DECISION.search(case.text[case.first : case.group.start])
    if has_day or (is_asked and verb.base not in {"note", "receive", "hear"}):
        return False
    is_rule = is_terms(case.paper) or told_by.HABIT.search(case.text[case.group.start : case.last]) is not None
    is_weak = verb.base in {"note", "receive", "hear", "report", "support", "back", "be"}
    is_power = verb.base in {"decide", "determine"} and told_by.HOW.match(case.text, case.group.end) is not None
    looks = verb.base in {"look", "review", "examine"} and not case.are_organs and not case.is_passive
    is_off = verb.outcome in {"rejected", "deferred"} and "will" not in case.group.words
    return (
        is_rule
        or looks
        or is_power
        or is_weak
        or is_off
        or (verb.outcome == "considered" and not case.is_passive and not _has_paper(case))
    )


def _has_paper(case: Case) -> bool:
    """Say whether a meeting considers something put to it: a paper by its noun, or “it”, that was named before."""
    after = _ITSELF.match(case.text, case.group.end)
    item = case.view.plain.item(after["it"]) if after and case.are_organs else None
    return told_by.PAPER.search(case.clause) is not None or (
        isinstance(item, BodyMention) and item.form in {"it", "they"}
    )


_ITSELF = rule_pattern(r" {BG:it}(?!'s)")


def _now(case: Case) -> Reading | None:
    """A plain present: a vote on a day to come, a stance, or what a report asks for."""
    verb = case.verb
    if case.knows("asked"):
        return _pending("asked to") if "base" in case.group.form.kinds and not case.verb.only else None
    if case.group.negated and told_by.RISK.search(case.text[: case.group.start] + case.view.section):
        return None
    if case.group.negated:
        return Reading("rejected", "done", "does not support") if verb.outcome == "approved" else None
    if told_by.BECAUSE.search(case.text[max(0, case.group.start - 60) : case.group.start]):
        return None
    if case.are_organs and is_recommended(case.paper, case.view, case.bodies[0].end):
        return _pending("asked to") if verb.outcome != "considered" else None
    return _stance(case)


def _stance(case: Case) -> Reading | None:
    """A vote on a day, or what a body supports or opposes."""
    verb = case.verb
    if case.are_organs and told_by.THE_SAME.search(case.text[: case.group.form.tail]):
        return _pending("votes on a day")
    if verb.outcome and not verb.only and case.are_organs and _is_past_entry(case):
        return Reading(verb.outcome, "done", "has decided", frozenset(["entry of a past day"]))
    inherits = case.knows("subject from the verb before") and "base" in case.group.form.kinds
    elects = verb.base == "vote" and told_by.ELECTS.match(case.text, case.group.end)
    if verb.only in {"asked", "negated"} or inherits or elects:
        return None
    if verb.outcome is None or verb.base in {"vote", "decide", "consider", "discuss", "debate", "follow"}:
        near = case.text[case.group.end : min(case.last, case.group.end + 60)]
        is_entry = case.are_organs and OF_A_DAY.match(case.text) is not None
        return _pending("votes on a day") if "[D" in near or is_entry else None
    is_stance = (
        verb.base in _STANCE
        and not is_terms(case.paper)
        and not (case.is_us and not NAMED_PAPER.search(case.clause))
        and (case.are_organs or verb.base in {"oppose", "object"})
    )
    return Reading(verb.outcome, "done", "supports", frozenset(["plain present"])) if is_stance else None


def _is_past_entry(case: Case) -> bool:
    """“July 2018: the full council rejects a merger”: what a list of days tells as if it were now."""
    opening = OF_A_DAY.match(case.text)
    when = case.view.plain.item(case.text[slice(*opening.span("day"))]) if opening else None
    is_dated = isinstance(when, DateMention) and when.has_year and bool(case.paper.published)
    return is_dated and isinstance(when, DateMention) and when.edtf < str(case.paper.published)


def _done(case: Case) -> Reading | None:
    """“[G] has agreed”, “was rejected by [G]”."""
    verb = case.verb
    if case.group.negated:
        return _not_done(case)
    if verb.outcome is None:
        is_decision = verb.base in {"take", "make"} and _DECISION.search(case.text[case.first : case.group.start])
        is_denied = re.search(r"\b[Nn]o (?:\w+ )?decision", case.text[case.first : case.group.start])
        done = case.is_passive and is_decision and not is_denied
        return Reading("approved", "done", "decision taken by") if done else None
    if not _fits(case):
        return None
    return Reading(verb.outcome, "done", "decided by" if case.is_passive else "has decided")


def _not_done(case: Case) -> Reading | None:
    words = set(case.group.words)
    if "yet" in words or (case.verb.base in {"decide", "vote", "sign"} and words & {"has", "have", "had"}):
        return _pending("not yet decided")
    if case.verb.outcome != "approved" or words & {"has", "have", "had"}:
        return None
    return Reading("rejected", "done", "does not support")


def _fits(case: Case) -> bool:
    """Say whether subject and object are of the kind that the verb's entry asks for."""
    if case.verb.only == "negated" or (case.verb.only == "organ" and not case.are_organs):
        return False
    if told_by.OF_MANY.match(case.text, case.group.end):
        return False
    if case.verb.outcome != "considered":
        return True
    if any(body.form in {"it", "they", "us"} and not body.organ for body in case.bodies):
        return False
    if case.is_passive and case.group.is_bare and not case.has_day and told_by.GOES_ON.search(case.clause):
        return False
    after = case.text[case.group.end : min(case.last, case.group.end + 90)]
    around = case.text[case.first : case.group.start] if case.is_passive else after
    opening = _OPENING_BODY.match(around) if case.is_passive or case.are_organs else None
    item = case.view.plain.item(opening[1]) if opening else None
    is_it = isinstance(item, BodyMention) and item.form == "it"
    named = told_by.PAPER.search(around if case.are_organs else told_by.PRONOUNS.sub("", around))
    return is_it or named is not None or (case.are_organs and case.verb.base == "note")


_OPENING_BODY = re.compile(r"\W*(\[[BG]\d+\]) ")
_BY_TIME: dict[str, Callable[[Case], Reading | None]] = {
    "infinitive": _infinitive,
    "under way": _under_way,
    "would": _would,
    "to come": _to_come,
    "now": _now,
    "done": _done,
}
