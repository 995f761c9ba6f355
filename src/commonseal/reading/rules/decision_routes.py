"""What goes to a body without a decision being asked of it: reports to be read, people who come, things handed over."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.rules.drafts import Span

# what goes to a body for good, not to be decided
_MOVES = re.compile(
    r"\b(?:responsibilit\w+|functions?|staff|services?|budgets?|money|powers?|contracts?|liabilities|assets|duties"
    r"|employees|patients|savings|funding|property)\b(?! (?:reports?|papers?|plans?|proposals?|case|strategy"
    r"|agreement|review|award))[^.;]{0,50}$",
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
    r"|\b(?:happy|glad|able|pleased|invited|asked))(?:,[^,]{1,60},)?"
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
