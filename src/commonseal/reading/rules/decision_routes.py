"""What goes to a body without a decision being asked of it: reports to be read, people who come, things handed over."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.deciding_verbs import forms_in
from commonseal.reading.rules.drafts import DecisionDraft, Span

# what goes to a body for good, not to be decided
_MOVES = re.compile(
    r"\b(?:responsibilit\w+|functions?|staff|services?|work|budgets?|money|powers?|contracts?|liabilities|assets|duties"
    r"|employees|patients|savings|funding|property)\b(?! (?:reports?|papers?|plans?|proposals?|case|strategy"
    r"|agreement|review|award|programme|plan))[^.;]{0,50}$|\[F\d+\]\W*$",
    re.IGNORECASE,
)
_A_PAPER = re.compile(
    r"\b(?:reports?|papers?|plans?|proposals?|business case|recommendations?|drafts?)\b", re.IGNORECASE
)
# what is sent to a body is put to it only where the words say what it is to do with it
_SENT = re.compile(r"\b(?:sent|laid|passed|reported|forwarded)\b")
_TO_DECIDE = re.compile(
    r"\b(?:decid|decision|approv|consent|agree|consider|determin"
    r"|endorse|ratif|scrutin|sign-? ?off|asked|vote|meet|rul(?:e|ing)\b)",
    re.IGNORECASE,
)
_FOR_READING = re.compile(r"\bfor (?:information|noting|assurance|comment)\b|\bdelegat\w+|\btransfer")
# people come to a meeting to be heard
_WHO_GOES = re.compile(
    r"(?:(?<!of )(?<!of the )(?<!of an )(?<!of a )(?:\b(?:I|we|he|she|you|they|who|officers?|representatives?"
    r"|colleagues|members|staff|auditors?)|\[[PR]\d+\])"
    r"|\b(?:whether|happy|glad|able|pleased|invited|asked))(?:,[^,]{1,60},)?"
    r"(?: (?:had|has|have|is|are|was|were|been|be|also|then|therefore|undertook|agreed|offered|to|will|shall|would"
    r"|can|may|must|happy|glad|able|pleased|due))*\s*$",
    re.IGNORECASE,
)
_ON_FOOT = re.compile(r"\b(?:go|goes|going|comes?|coming|returns?|returning)\b")
_WITH_A_PAPER = re.compile(rf"\bwith (?:[a-z]+ ){{0,3}}{_A_PAPER.pattern}", re.IGNORECASE)
# reports of how things go are for reading, whenever they come
_IS_READ = re.compile(
    r"\b(?:updates?|briefings?|presentations?|minutes|annual report|(?:progress|monitoring|quarterly|monthly"
    r"|performance|update|assurance|regular|verbal|outturn) (?:reports?|papers?|notes?)"
    r"|(?:reports?|papers?) (?:back )?on (?:progress|performance))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\b(?:reports?|papers?|notes?|summar(?:y|ies)|findings)\b[^.;]{0,60}$", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:decid|decision|approv|consent|agree|determin|endorse|ratif|sign-? ?off|asked|vote|recommend|propos|adopt)",
    re.IGNORECASE,
)


def only_goes(match: re.Match[str], text: str, bounds: Span) -> bool:
    """Say whether something, or somebody, goes to a body to be read, heard or kept there, and not to be decided.

    “A paper would be taken to the Quality Committee” is an ordinary route of a report; a plan or a proposal that goes
    to a body, a report on a day, and whatever goes there “for a decision” is put to it.

    Args:
        match: The words of going, with the body.
        text: The marked sentence.
        bounds: The clause.
    """
    clause, before = text[slice(*bounds)], text[bounds[0] : match.start()]
    is_paper = _A_PAPER.search(before) is not None
    is_person = _ON_FOOT.search(match.group()) and _WHO_GOES.search(before) and not _WITH_A_PAPER.search(clause)
    if _FOR_READING.search(clause) or (not is_paper and (_MOVES.search(before) or is_person)):
        return True
    if _SENT.search(match.group()) and not _TO_DECIDE.search(clause):
        return True
    is_read = bool(_IS_READ.search(before)) or ("[D" not in clause and bool(_REPORT.search(before)))
    return is_read and not _ASKS.search(clause)


# “the Board will receive a progress report in May”: for reading, whenever it comes
_READING = frozenset(["receive", "note", "hear", "review", "see"])
_TO_READ = re.compile(
    r" (?:(?:an?|the|its|their|regular|\[B\d+\]'s) )*(?:\w+ ){0,2}?(?:updates?|briefings?|presentations?|progress"
    r"|monitoring|annual|quarterly|monthly|assurance|performance|minutes)\b",
    re.IGNORECASE,
)


def is_to_be_read(verb: str, text: str, end: int) -> bool:
    """Say whether a verb such as “receive” has a report of how things go as its object.

    Args:
        verb: The verb's base.
        text: The marked sentence.
        end: Where the verb ends.
    """
    return verb in _READING and _TO_READ.match(text, end) is not None


# “2.1 That Cabinet approves …” under “Recommendations”: what a report asks of a body, as what it is to resolve
_THAT = re.compile(r"\W*(?:\d[\d.]*\s*)?(?:\(?[a-z0-9]{1,3}\)\s*)?That\b")
_RECOMMENDATIONS = re.compile(r"\brecommendations?\b", re.IGNORECASE)


def is_recommended(paper: Paper, view: View, body_end: int) -> bool:
    """Say whether a sentence is a recommendation that opens with its body.

    Args:
        paper: The paper.
        view: The sentence.
        body_end: Where the body ends in the paper.
    """
    opens = _THAT.match(paper.document.flow, view.sentence.start, body_end)
    return opens is not None and _RECOMMENDATIONS.search(view.section) is not None


_NEXT_WORDS = 40
_ASKED_NEXT = re.compile(
    r"(?:'s)?(?: [a-z]+)?\W*(?::|$)| (?:be|is|are) (?:asked|recommended|invited|requested)| (?:adopts?|delegates?"
    r"|appoints?|establish(?:es)?|amends?|confirms?|considers?|sets?|authori[sz]es?|determines?|recommends?|RECOMMENDS?"
    r"|notes?)\b"
)


def is_to_decide(text: str, named: re.Match[str]) -> bool:
    """“That the CCGs publish their figures” asks for no decision; “That Council approves …” and “That Council:” do.

    Args:
        text: The marked sentence.
        named: The opening words, with the body.
    """
    after = named.end("who")
    is_verb = any(form.start >= after for form in forms_in(text[: after + _NEXT_WORDS]))
    return is_verb or _ASKED_NEXT.match(text, after) is not None


_OWN_MEETING = re.compile(r"(?:'s)?(?: [a-z]+)? meetings?\b")


def is_of_own_meeting(rule: str, text: str, match: re.Match[str]) -> bool:
    """“recommended the budget for approval at its meeting on 14 March”: where it was recommended.

    Args:
        rule: The rule's name.
        text: The marked sentence.
        match: The words of approval, with the body.
    """
    return rule == "for its approval" and _OWN_MEETING.match(text, match.end()) is not None


def without_routes(told: list[DecisionDraft]) -> list[DecisionDraft]:
    """“A bid would go to A by June, and A would decide in October”: of the two the deciding counts.

    Args:
        told: The decisions of a sentence.
    """
    deciding = {draft.body for draft in told if draft.status == "pending" and not draft.rule.startswith("goes to")}
    return [draft for draft in told if not (draft.rule.startswith("goes to") and draft.body in deciding)]
