"""What deciding looks like in a sentence: the patterns of decisions taken and to come."""

from __future__ import annotations

import re

from commonseal.reading.claims import Outcome
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import rule_pattern

OUTCOMES: tuple[Outcome, ...] = ("rejected", "deferred", "considered", "approved")


def _any(key: str) -> str:
    return "(?:" + "|".join(phrases("decisions", key)) + ")"


DONE = "|".join(f"(?P<{outcome}>{_any(outcome)})" for outcome in OUTCOMES)
ADVERBS = (
    r"(?: (?:also|unanimously|formally|already|today|yesterday|now|both|since|recently|all|each"
    r"|has|have|had|jointly|narrowly|therefore|then|not))*"
)
ACTIVE = rule_pattern(
    rf"{{BG:who}}(?:'s (?:board|decision|members)| members| [\w ]{{0,20}}committee)?(?:,? "
    rf"(?:which [^,]{{0,60}}|meeting [^,]{{0,40}}),|, which)?(?: was asked and|,? (?:had "
    rf"|has )?met (?:on|in) {{D}} and)?,?(?P<adverbs>{ADVERBS}) (?:{DONE})\b"
)
AND_DONE = rule_pattern(
    rf"{{BG:who}} (?:has|have|had) [^.;\[]{{1,40}}(?:\[[A-Z]\d+\][^.;\[]{{0,30}}){{0,3}}? and "
    rf"(?:more recently |also |then |now )*(?:has|have|had)(?P<adverbs>{ADVERBS}) (?:{DONE})\b"
)
PASSIVE = rule_pattern(
    rf"(?P<be>\b(?:was|were|been|being|be|is|are)\b)?(?: \w+)? ?\b(?:{DONE}|taken|made|given"
    rf"|granted)(?: \w+)?(?: on \[D\d+\])? by (?:the |both |all )*{{BG:who}}(?: and "
    rf"(?:the )?{{BG:second}})?"
)
TO_COME = rule_pattern(
    r"(?:{BG:first}(?:,? and|,)(?: the)? )?{BG:who}(?: members)?(?:,? each)? (?:will(?: also"
    r"| then| next)?|is to|are to|is due to|are due to|is expected to|are expected to"
    r"|has still to|have still to|has yet to|have yet to"
    rf"|has to|have to|must(?: each)?|would(?: each)? need to|would(?= (?:take the|consider|vote"
    rf"|decide|discuss))|needs? to|is being asked to"
    rf"|are being asked to|(?:is|are) asked|(?:will|would) be asked|is set to|are set to"
    rf"|are being asked to|expects? to|still has to|is recommended|are recommended|is requested"
    rf"|are requested|is invited|are invited|is required|are required|has been asked"
    rf"|have been asked)(?: \[D\d+\])?(?:(?: (?:to|formally|then|now|on \[D\d+\]"
    rf"|in \[D\d+\]))* {_any('to_come')}|:| to\b|(?= ?$))"
)
VOTES = rule_pattern(
    r"{BG:who}(?:'s)? (?:votes?|decides?|considers|discusses|debates|meets? to (?:decide|vote)"
    r"|takes the decision) (?:on )?(?=.{0,20}\[D\d+\])"
)
SUBJECT_TO = rule_pattern(
    rf"(?:subject to|awaiting|pending|requires?|needs?|following|depends? on|seek(?:ing|s)?"
    rf"|sought|dependent on|conditional on)(?: the| formal| final| its)* {_any('approval')}(?: "
    rf"(?:will|would|to)(?: then)? be sought)?"
    r"(?: (?:by|from|of|at)(?: the| both| all| individual)* {BG:who}(?: and (?:the )?{BG:second})?)"
)
SOUGHT = rule_pattern(
    rf"{_any('approval')} (?:will|would|is|is being|must|to)(?: then| now| also)?(?: be)?"
    rf"(?: being)? (?:sought|needed|required)(?: \w+)? (?:from|by|of) {{BG:who}}"
    rf"(?: and {{BG:second}})?"
)
SUBJECT_TO_ITS = rule_pattern(
    rf"\b(?:subject to|awaiting|pending|needs|requires) "
    rf"(?:the )?{{BG:who}}'s {_any('approval')}\b"
)
BUT_DONE = rule_pattern(
    rf"{{BG:who}} \w+ed (?:\[[A-Z]\d+\] )?(?:[\w' ]{{0,40}})?(?:,? but|,? and)(?P<adverbs>{ADVERBS}) (?:{DONE})\b"
)
OWN_APPROVAL = rule_pattern(
    rf"{{BG:who}}'s {_any('approval')} (?:is|was|are|will be|remains)(?: still)? (?:needed"
    rf"|required|awaited|sought|expected|outstanding)"
)
GOES_TO = rule_pattern(
    r"(?:will|to|would|is due to|are due to)(?: then| now| also)? (?:go|be put|be presented"
    r"|be taken|be submitted|be considered|be referred|return|be discussed|be decided"
    r"|be made) ?(?:back )?(?:to|by|at|before) (?:the |both |all |\w+'s )*{BG:who}(?: "
    r"(?:on {D} )?and (?:then )?(?:to )?(?:the )?{BG:second})?"
)
ASKED = rule_pattern(
    r"\b(?:asks?|asked|ask(?:ing)? for|invites?|request(?:ed|s)?) (?:the )?{BG:who}"
    r"(?: of the \w+)? (?:to(?! think| consider whether)|whether)\b"
)
FOR_TO = rule_pattern(r"\bfor (?:the )?{BG:who} to (?:decide|determine|approve|agree|settle|confirm)\b")
SUPPORT_OF = rule_pattern(
    r"\bha(?:s|ve|d) (?:now )?(?:the |received the |had the |won the )?(?P<approved>support"
    r"|backing|approval|agreement|blessing|endorsement) (?:of|from) (?:the )?{BG:who}(?: and "
    r"(?:the )?{BG:second})?"
)
NOTED_AS = rule_pattern(
    r"{BG:who},? (?:on )?{D} \((?:(?P<approved>supported|approved|agreed|endorsed|recommended)"
    r"|(?P<considered>discussed|considered|noted|reviewed)|(?P<deferred>deferred)|"
    r"(?P<rejected>rejected|refused))\b"
)
CONTINUED = rule_pattern(r"(?:,| and|, and|;)(?: then)?(?: (?:by|to))? (?:the )?{BG:who},? (?:on|in|at) (?P<date>{D})")
RECOMMENDED = rule_pattern(r"^\W*(?:\w{1,3}\W+)?That (?:the )?{BG:who}(?: either)?")
RECOMMENDATION = re.compile(r"\brecommend", re.IGNORECASE)
DECISION_DUE = rule_pattern(
    r"(?:decision|vote|ballot|ruling|verdict|answer|approval)s? (?:by|from|of) "
    r"(?:the )?{BG:who} (?:is|are|was|were) (?:now )?(?:due|expected|awaited|scheduled|planned"
    r"|pending)"
)
ITS_DECISION = rule_pattern(
    r"{BG:who}'s (?:\w+ )?(?:decision|vote|ruling|verdict|answer) (?:is|was) (?:now )?(?:due"
    r"|expected|awaited|scheduled|planned|pending)"
)
REFUSES = rule_pattern(
    r"{BG:who} (?:did|does|has|have|had|do|would) not (?P<rejected>approved?|agreed?|support"
    r"(?:ed)?|endorsed?|backed|accept(?:ed)?|consent(?:ed)?)\b"
)
WITH_CONSENT = rule_pattern(
    r"(?:with the|following (?:a|the)|after (?:a|the)|by) (?P<approved>agreement|consent"
    r"|approval|decision|support|vote) (?:of|by|from) (?:the )?{BG:who}"
)
AT_MEETING = rule_pattern(
    r"\b(?:was|were|been) (?:(?P<approved>approved|agreed|endorsed|supported|ratified"
    r"|signed off)|(?P<considered>considered|discussed|noted|received)|(?P<rejected>rejected"
    r"|refused|voted down)|(?P<deferred>deferred)) (?:\w+ )?(?:at|in) (?:the |a )?"
    r"(?:meeting of )?(?:the )?{BG:who}"
)
ITEM_DONE = re.compile(rf"^\W*(?:[(]?\w{{1,4}}[).]\W+)?(?:{DONE})\b", re.IGNORECASE)
AGENTLESS = re.compile(
    r"\b(?:recommendations?|proposals?|report|paper|item|matter|application|decision|offer|business case|plan|motion"
    r"|terms of reference|agreement|request|constitution|strategy)s? (?:was|were) "
    r"(?:put and |unanimously |formally |then )?(?:(?P<approved>approved|agreed|accepted|endorsed"
    r"|supported|adopted|carried)|(?P<rejected>rejected|refused|lost|voted down|not agreed)|"
    r"(?P<deferred>deferred|withdrawn))\b(?! by (?!\[F)| at\b)",
    re.IGNORECASE,
)
LISTED_DATE = rule_pattern(r"^\W*{BG:who}\s*(?:–|-|:|,|\(|\t)\s*(?:on )?(?P<date>{D})")
APPROVALS = re.compile(
    r"\b(?:approvals?|decisions? (?:needed|required|to come)|sign-?off|governance route"
    r"|timetable|key dates|next steps|milestones|decision[- ]making)\b",
    re.IGNORECASE,
)
MINUTES = re.compile(
    r"\bminutes\b|\bsummary of decisions\b|\bboard decisions\b|\bdecisions? (?:taken|notice"
    r"|made)\b|\bnotes of (?:a|the) meeting",
    re.IGNORECASE,
)
FOLLOWING = rule_pattern(
    r"\b(?:following|after|with|given|since) (?:the )?{BG:who}'s (?:formal |final )?"
    r"(?P<approved>approval|agreement|decision|support|endorsement|consent)(?: (?:on|in|of|at))"
)
SUPPORTS = rule_pattern(
    r"{G:who} (?:also |already |fully |formally )*(?:(?P<approved>supports|backs|endorses"
    r"|is in favour of|has no objection)|(?P<rejected>opposes|objects|does not want"
    r"|did not want|is against))\b"
)
LABEL = re.compile(
    r"^\W*(?:(?P<approved>approved|agreed|signed off|endorsed|ratified|supported)|"
    r"(?P<considered>considered|discussed|reviewed|noted)) (?:by|at)\b",
    re.IGNORECASE,
)
BODY_DATE = rule_pattern(r"{BG:who}\s*(?:,|–|-|:|\()?\s*(?:on )?(?P<date>{D})")
TO_BODY_ON = rule_pattern(r"\b(?:to|by|at|before) (?:the )?{BG:who} \((?P<date>{D})\)")
AND_TO_BODY_ON = rule_pattern(r"(?:,| and|;)(?: to)? (?:the )?{BG:who} \((?P<date>{D})\)")
IF_AGREED = rule_pattern(
    r"\bif (?:(?:it is |this is |they are |the \w+ (?:is|are) )?(?:agreed|approved|supported"
    r"|endorsed) by (?:all |both |the )*(?P<who>\[[BG]\d+\])|(?:each (?:of )?(?:the )?)?"
    r"(?P<second>\[[BG]\d+\]) (?:so )?(?:agrees?|approves?|says? yes)\b)|\b(?:provided"
    r"(?: that)?|once|unless|assuming)(?: the)? (?P<third>\[[BG]\d+\]) (?:agrees?|approves?"
    r"|consents?|confirms?)\b"
)
MAY_DECIDE = re.compile(
    r"(?i:resol|agreed|approv|decision|decided|noted|deferred|reject|refus|endors|support"
    r"|accept|adopt|carried|lost|withdrawn|outcome)"
)
IMPERSONAL = re.compile(
    r"^\W*(?:\w{0,4}\W+)?(?:(?:RESOLVED|AGREED|APPROVED|DECISION|DECIDED|NOTED|DEFERRED"
    r"|REJECTED|ENDORSED|SUPPORTED|REFUSED|Resolved|Agreed|Decision|Resolution|Approved|Noted"
    r"|Deferred|Rejected|Endorsed|Supported|Refused|ACTION AGREED|DECISIONS?|Outcome)\b\s*"
    r"(?:to \w+\s*)?(?::|that\b|–|-|\(|to\b|unanimously|\.)|It was (?:unanimously )?(?:agreed"
    r"|resolved|decided)\b)",
)
NOTED = re.compile(r"\bbe noted\b|\bto note\b|\bnoted\b", re.IGNORECASE)
RELATIVE = re.compile(
    r"\b(?:(?P<week>a week (?:earlier|before))|(?P<before>the day before)|(?P<after>the "
    r"(?:following|next) day)|(?P<later>a week later))\b"
)
DATE_NEAR = rule_pattern(r"(?:\b(?P<lead>on|in|by|at|from|before|between|no later than)(?: the)? |, | )(?P<date>{D})")

# each with its name and a word without which it cannot fit
PENDING: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (SUBJECT_TO, "subject to approval", ""),
    (SUBJECT_TO_ITS, "subject to approval", "'s "),
    (SOUGHT, "approval sought", ""),
    (OWN_APPROVAL, "approval needed", "'s "),
    (IF_AGREED, "if agreed by", ""),
    (TO_COME, "to decide", ""),
    (VOTES, "votes on a day", "[D"),
    (GOES_TO, "goes to", ""),
    (FOR_TO, "for it to decide", "for "),
    (ASKED, "asked to", ""),
    (DECISION_DUE, "decision due", ""),
    (ITS_DECISION, "decision due", "'s "),
)
DONE_PATTERNS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (REFUSES, "does not support", " not "),
    (AT_MEETING, "decided at", ""),
    (WITH_CONSENT, "with consent", ""),
    (NOTED_AS, "outcome in brackets", "[D"),
    (SUPPORT_OF, "has the support of", ""),
    (PASSIVE, "decided by", " by "),
    (ACTIVE, "has decided", ""),
    (FOLLOWING, "following its approval", "'s "),
    (SUPPORTS, "supports", "[G"),
    (AND_DONE, "has decided", " and "),
    (BUT_DONE, "has decided", "ed "),
)
