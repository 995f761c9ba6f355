"""What deciding looks like without a verb of deciding: approvals sought and given, papers on their way to a body."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.rules.decision_idioms import SETTLED, WAITING
from commonseal.reading.rules.decision_words import (
    ADJECTIVES,
    DETERMINED,
    MANY,
    NEEDS_NOUN,
    NOUN,
    OBJECT,
    PEOPLE,
)

SUBJECT_TO = rule_pattern(
    rf"\b(?:subject to|awaiting|awaits?|pending|requires?|required|needs?|depends? on|depending on|seek(?:ing"
    rf"|s)?|sought"
    rf"|dependent (?:up)?on|conditional (?:up)?on|contingent (?:up)?on|need for|apply(?:ing)? for|asking for"
    rf"|wait(?:s|ing)? for"
    rf"|until(?: after)?|without|ask(?:ed|s)? for|request(?:ed|ing)?|gain|obtain|secure"
    rf"|get){ADJECTIVES} {NOUN}{OBJECT}"
    rf"(?: (?:will|would|to)(?: then)? be sought)? (?:by|from|of|at)"
    rf"(?: [a-z]+)?{DETERMINED}?{PEOPLE}{{BG:who}}{MANY}"
)
SUBJECT_TO_ITS = rule_pattern(
    rf"\b(?:subject to|awaiting|awaits?|pending|needs?|requires?|requiring|seeking|conditional on|depends on"
    rf"|without){ADJECTIVES}"
    rf" ?(?:the )?{{BG:who}}(?:'s?)?(?: and {{BG:second}}(?:'s)?)?{ADJECTIVES} {NOUN}\b"
)
SUBJECT_TO_BODY = rule_pattern(
    r"\b(?:subject to|awaiting) (?:the )?{BG:who}(?:'s)? (?:agreeing|approving|confirming|consenting|being "
    r"(?:content|satisfied))"
)
SOUGHT = rule_pattern(
    rf"{NOUN}{OBJECT} (?:will|would|is|are|must|to|has to|have to|needs? to|should)(?: then| now| also| still)*"
    rf"(?: be)?(?: being)?"
    rf" (?:sought|needed|required|obtained|requested|awaited|given|granted)(?: \w+)? (?:from|by|of"
    rf"|at){DETERMINED}?{{BG:who}}{MANY}"
)
SOUGHT_AND_AWAITED = rule_pattern(
    rf"{NOUN}{OBJECT} (?:of|from|by){DETERMINED}?{{BG:who}}{MANY}(?:,? which)? (?:has|have|had|was|were|is|are)"
    rf"(?: now| also| still| been)* (?:(?:sought|requested|applied for|asked for)(?: \w+)?,? (?:and|but) "
    rf"(?:(?:is|are|was|were|has|have) )?(?:now |still )?(?:awaited|not (?:yet|so far)|yet to|expected|outstanding"
    rf"|pending)"
    rf"|(?:still )?(?:awaited|outstanding|pending|being sought|to be sought))"
)
OWN_APPROVAL = rule_pattern(
    rf"{{BG:who}}(?:'s|')?{ADJECTIVES} {NOUN}{OBJECT} (?!was (?:given|obtained))(?:is|was|are"
    rf"|will be|remains|would be|has)(?: still"
    rf"| also| now| yet)*"
    rf"(?: to be)? (?:needed|required|awaited|sought|expected|outstanding|pending|due|scheduled|planned"
    rf"|necessary|given|obtained)\b"
)
DECISION_DUE = rule_pattern(
    rf"\b(?:decisions?|votes?|ballots?|rulings?|verdicts?|answers?|approvals?|outcome|sign-off|response)\b(?: "
    rf"(?:on|about|over) [^.;\[]{{1,50}}?)?"
    rf" (?:(?:by|from|of|at|in){DETERMINED}{{BG:who}} (?:is|are|was|were|remains?)(?: now| still| also| not)*"
    rf" (?:due|expected|awaited|scheduled|planned|pending|outstanding|to come|to follow|needed|required|sought)"
    rf"|(?:is|are|was|were)(?: now| still| not)* (?:due|expected|awaited|scheduled|anticipated)(?: (?:on|in"
    rf"|by) \[D\d+\])? "
    rf"(?:from|by|at){DETERMINED}?{{BG:second}})"
)
DECISION_ON = rule_pattern(
    rf"\b(?:decisions?|vote|ruling|determination) (?:by|at|from|in){DETERMINED}{{BG:who}},? (?:meeting "
    rf"|session )?(?:on|in|by|at) (?P<date>{{D}})(?! (?:not to|to|against|in favour)\b)"
)
GOES_TO = rule_pattern(
    rf"(?<!staff)(?<!services)(?<!functions)(?<!functions and staff) (?:will|to|would|must|is due to|are due to|shall)"
    rf"(?: then| now| also| next| first| again| all)* (?:go|come|return|proceed"
    rf"|be (?:\w+ly )?(?:put|presented|taken|submitted|referred|reported|brought"
    rf"|sent(?=[^.;]*\b(?:approv|deci|sign|consider|consent|agree|endors|ratif)\w*)|recommended|tabled"
    rf"|passed|escalated))(?: back| forward| on)? ?(?:to|by|at|before|in front of|through)"
    rf"(?: a meeting of)?{DETERMINED}?{PEOPLE}{{BG:who}}"
    rf"(?:(?:,? (?:on|in|at) {{D}})?,? and(?: then)?(?: (?:on )?to)? (?:the |then )?{{BG:second}})?"
)
GOES_ON_A_DAY = rule_pattern(
    rf"\b(?:goes|heads|is headed|heading|moves|moves on|bound|go|comes|come|returns|going|coming|is due(?: back)?"
    rf"|due back|is (?:on"
    rf"|being presented|being taken|scheduled)"
    rf"|are being presented|is on its way)"
    rf"(?: back)? (?:to|before|in front of){DETERMINED}?{PEOPLE}{{BG:who}}"
)
FOR_APPROVAL = rule_pattern(
    rf"(?:(?:to|before|by){DETERMINED}?{{BG:who}}(?: (?:on|in|at) {{D}})? for (?:its |their |final |formal |a )*{NOUN}"
    rf"|\bfor (?:final |formal |further |a )*(?:{NOUN}|consideration)(?: by| at| to| from){DETERMINED}?{{BG:second}})"
)
FOLLOWING = rule_pattern(
    rf"\b(?:following|after|upon|on|once){ADJECTIVES} {NOUN}{OBJECT} (?:by|from|of|at){DETERMINED}?{{BG:who}}{MANY}"
)
FOLLOWING_ITS = rule_pattern(
    rf"\b(?:following|after|with|(?<!have )(?<!has )(?<!had )(?<!already )given|since"
    rf"|despite) (?:the )?{{BG:who}}(?:'s|')?{ADJECTIVES} {NOUN}\b"
)
SUPPORT_OF = rule_pattern(
    rf"\b(?:ha(?:s|ve|d)|receive[sd]?|won|secured|obtained|gained|got|attracted|with|enjoys?)(?: (?:now|already"
    rf"|also|received|had|won"
    rf"|secured|been given|got))*{ADJECTIVES} {NOUN}{OBJECT} (?:of|from|by|at){DETERMINED}?{{BG:who}}{MANY}"
)
GIVEN_BY = rule_pattern(
    rf"{NOUN}{OBJECT} (?:(?:has|have|had)(?: \w+)? been|was|were|is)(?: \w+ly| since| also| now)*"
    rf" (?:given|granted|received|obtained|secured|won|gained|confirmed)(?: \w+)? (?:by|from|at"
    rf"|of){DETERMINED}?{{BG:who}}{MANY}"
)
FAILED = rule_pattern(
    rf"\b(?:failed to (?:win|secure|get|obtain|gain)|did not (?:win|receive|secure|get|have)|without|lost"
    rf"|refused|denied)"
    rf"{ADJECTIVES} {NOUN}{OBJECT} (?:of|from|by){DETERMINED}?{{BG:who}}"
)
DECISION_OF = rule_pattern(
    rf"(?:{{BG:who}}(?:'s|') (?:\w+ )?|\bby{DETERMINED}?{{BG:second}} )(?:to|decision|refusal|rejection|vote)"
)
NOTED_AS = rule_pattern(
    r"{BG:who},? (?:on )?{D} \((?:(?P<approved>supported|approved|agreed|endorsed|recommended|signed off|ratified)"
    r"|(?P<considered>discussed|considered|noted|reviewed)|(?P<deferred>deferred)|"
    r"(?P<rejected>rejected|refused|declined))\b"
)
MOTION_AT = rule_pattern(
    r"\b(?:motion|amendment|recommendations?|proposals?|vote|resolution)\b[^.;\[]{0,50}\b(?:was|were) (?:\w+ )?"
    r"(?:(?P<approved>carried"
    r"|passed|won)|(?P<rejected>lost|defeated))\b[^;]{0,50}? (?:at|by|in)(?: a meeting of)?(?: the)? {BG:who}"
)
VOTE_AT = rule_pattern(
    r"\b(?:votes?|ballot|poll) (?:at|by|in|of) (?:a meeting of )?(?:the )?{BG:who}(?:'s?)?(?: members| practices|"
    r" governors)?"
    r"(?: (?:on|in) {D})? (?:was |went |came out )?(?:(?:[^.;\[]|\[F\d+\]){0,30}?)"
    r"(?:(?P<approved>in favour|for\b)|(?P<rejected>against))"
)
AT_BODY_IT_WAS = rule_pattern(
    r"\b(?:was|were|been) (?:(?P<approved>approved|agreed|endorsed|supported|ratified|signed off)|"
    r"(?P<considered>considered"
    r"|discussed|noted|received|presented|reviewed)|(?P<rejected>rejected|refused|voted down)|(?P<deferred>deferred)) "
    r"(?:\w+ )?(?:at|in) (?:the |a )?(?:meeting of )?(?:the )?{BG:who}"
)
IS_OPPOSED = rule_pattern(
    r"(?<!\bsince )(?<!\bas ){BG:who}(?: members)? (?:(?:has|have) (?:said|made clear|confirmed) (?:that )?(?:it"
    r"|they|\[B\d+\]) )?"
    r"(?:is|are|was|were|remains?|remained|has|have)(?: both| all| firmly| strongly| still| also| formally| been)*"
    r" (?:(?P<rejected>opposed(?! by\b)|against|unable to (?:agree|support|approve|back|join)"
    r"|unwilling(?: to (?:agree|support"
    r"|join|take part|go along))?(?= to\b|[.,;]|$)|hostile|no wish to|not (?:prepared|willing|ready"
    r"|minded) to (?:agree|support|approve|back|join|accept|go along|take part|give|consent|fund|pay|sign)|not (?:in"
    r" favour|content|happy with)\b)"
    r"|(?P<approved>content\b|in favour|supportive of|no objections?|(?:willing|agreeable|amenable)(?=[.,;]|$)|happy"
    r" (?:with|to (?:support|agree))"
    r"|minded to (?:approve|support|agree|accept)"
    r"|in support of|behind the|in agreement))\b"
)
SAID_NO = rule_pattern(
    r"{BG:who}(?: have| has| had)? said(?: that)? (?:\[B\d+\]|it|they|we|no\b) (?P<rejected>opposes?|opposed"
    r"|would not support)\b"
)
SEES_US = rule_pattern(
    r"{BG:who} (?:will )?(?:sees?|meets?|hears?|interviews?) (?:us|\[B\d+\])\b(?=[^.;]{0,20}\[D\d+\])"
)
MATTER_FOR = rule_pattern(
    r"\b(?:is|was|are|remains?|will be)(?: now| then| ultimately| still| not yet)* (?:(?:a )?(?:matters?"
    r"|decisions?|questions?|ones?)"
    r"(?: solely| entirely)? for|up to|(?:left|down) to|in the hands of|in the gift of)(?: the| both"
    r"| each of)* {BG:who}"
    r"(?:,? and (?:the )?{BG:second})?"
)
RESTS_WITH = rule_pattern(
    r"\b(?:decision|vote|say|choice|power|sign-?off|approval|consent|call|word)\b(?:[^.;\[]"
    r"|\[[A-Z]\d+\]){0,90} (?:(?:rests?|lies?|sits?) with|belongs? to|falls? to)(?: the)? {BG:who}"
)
FOR_IT_TO = rule_pattern(
    r"\b(?:is|was|will be|will then be|would be|would then be|is now|is then|falls|remains|will now be)(?: up)? "
    r"(?:for|to)(?: the| both| each of)* {BG:who} to "
    r"(?:decide|determine|approve|say|sign|agree|rule|confirm|vote|choose|settle|ratify|make (?:a|the|its)"
    r"|take (?:a|the|its))\b"
)
HAS_THE_SAY = rule_pattern(
    r"{BG:who}(?:'s)?(?: members(?:hip)?| councillors)?,? (?:who |which )?(?:will|would|must|should|still|now|to)?"
    r"(?: now| then| still| ultimately)* ?(?:have|has|had|get|gets|take|takes) the"
    r" (?:final|last|casting|ultimate) (?:say|word|decision|vote|call)\b"
)
HEAR_FROM = rule_pattern(
    r"{BG:who} (?:should|will|is to|is expected to) (?:tell|inform|notify|let) [^.;\[]{0,20}(?:answer|outcome"
    r"|decision|know|result)"
)
CONTINUED = rule_pattern(
    r"(?:,| and|, and|;|, with|, while| but)(?: then)?(?: (?:by|to|at|before))?(?: that (?:of|in|at))? (?:the"
    r" )?{BG:who}"
    r"(?:'s)?(?:,| followed suit| following| doing so| did so| doing the same| did the same| following suit| followed)?"
    r"(?:(?: (?:on|in|at))? (?P<date>{D})| (?:on )?the (?:following|next) (?:day|evening|morning|night|afternoon)\b"
    r"| the (?:day|evening|week|month) (?:before|after)\b| (?:a|two|three|four|five|six) (?:days?|weeks?) (?:later"
    r"|earlier|before)\b)"
)
EACH_ON_A_DAY = rule_pattern(
    r"(?::|,| and|;|, and)\s*(?:the )?{BG:who}(?:'s)?(?:,| \(|:)? ?(?:on |in |at )?(?P<date>{D})"
)
SO_DID = rule_pattern(r"(?:,| and|;) (?:so|as) (?:did|has|have|had)(?: the)? {BG:who}(?=[^\[]|$)")
DID_NOT = rule_pattern(r"(?:,? but|,? while|,? though|;)(?: the)? {BG:who} did not(?=[.,;]|$)")
FOLLOWED_SUIT = rule_pattern(
    r"(?:,| and|, and|;|, with| with|, while| while)(?: that of| those of)?(?: the)? {BG:who}(?:'s)?"
    r"(?: (?:then|later|also|due to|set to|to|will|would|\w+ly))* (?:following|follow(?:ed|s)?(?! by)|doing the same"
    r"|doing so|doing likewise|did so|did likewise|did the same)\b"
)
RECOMMENDED = rule_pattern(r"^\W*(?:\w{1,3}\W+)?That (?:the )?{BG:who}(?: either)?")
ASKED_LIST = rule_pattern(
    r"{BG:who}(?: members)?(?: (?:will|is|are|was|were|has|have|being|be|been|therefore|now|also|further|hereby))*"
    r" (?:asked|recommended|invited|requested|required|advised)(?: \[D\d+\])?(?: to| that"
    r"| at this meeting to)?\s*(?::|$|–|-)"
)
IMPERSONAL_ASK = re.compile(
    r"\b(?:it is|it was) (?:therefore )?recommended (?:that|to)\b|^\W*(?:\w{1,3}\W+)?(?:that|to)\b[^.;]{0,200}\b"
    r"(?:be|is|are)\b",
    re.IGNORECASE,
)
ITEM_ASK = re.compile(r"^\W*(?:\[F\d+\]\W+)?(?:[(]?\w{1,4}[).:]\W+)?(?:That\b|To\b|[A-Z][A-Za-z]+\b)")
AGENTLESS = re.compile(
    r"(?<!\bno )\b(?:recommendations?|proposals?|reports?|quot(?:e|ation)s?|tenders?|grants?|donations?|contracts?"
    r"|drafts?|scheme|idea|suggestion|policy|policies|lease|licence|budget|precept|purchase|transfer"
    r"|papers?|items?|matter|applications?|decision|offer|"
    r"(?:business )?cases?|plans?|motions?"
    r"|terms of reference|agreements?|request|constitution|strategy|amendments?|resolution|substantive motion"
    r"|appointments?|bid|petition)(?: as amended)?(?: (?:of|from|by|for) (?:[^.;\[,]|\[[BFPR]\d+\]){3,100}?)?"
    r" (?:was|were|having been|being)(?: put(?: to the vote)? and| unanimously| formally| then| duly| therefore"
    r"| subsequently| accordingly| also| in principle| as a result)* "
    r"(?:(?P<approved>approved|agreed|accepted|endorsed|supported|adopted|carried|passed|ratified|so agreed)"
    r"|(?P<rejected>rejected|refused|lost|voted down|not agreed|not approved|defeated|declined)"
    r"|(?P<deferred>deferred|withdrawn|postponed|held over)|(?P<considered>noted|received|discussed))\b(?! by "
    r"(?!\[F)| at\b)",
    re.IGNORECASE,
)
LISTED_DATE = rule_pattern(
    r"^\W*(?:[A-Z]\w+(?: \w+){0,3}: |{BG}: )?(?:{BG:who}[^\[]{0,40}?\s*(?:–|-|:|,|\(|\t|\bon\b|\bin\b)\s*"
    r"(?:on )?(?P<date>{D})|{D}[^\[]{0,60}{BG:second})"
)
APPROVALS = re.compile(
    r"\b(?:approvals?|decisions? (?:needed|required|to come)|sign-?off|governance (?:route|timetable|process)"
    r"|timetable|timeline|key dates|next steps|milestones|decision[- ]making|what happens next|route to"
    r"|programme|schedule)\b",
    re.IGNORECASE,
)
LISTED_NO = re.compile(
    r"\b(?:go[- ]live|launch|start|transfer|establish\w*|merge[rd]?|begins?|opens?|publish\w*|advert\w*"
    r"|interview\w*|election\w*|dissol\w+"
    r"|takes? effect|comes? into|formed|(?:sent|submitted|submission) to|consultation|engagement|recruit\w*|staff)\b",
    re.IGNORECASE,
)
MINUTES = re.compile(
    r"\bminutes\b|\bsummary of decisions\b|\bboard decisions\b|\bdecisions? (?:taken|notice|made|record|list|sheet)\b"
    r"|\bwhat (?:our|the) [\w ]{0,40}(?:board|body|cabinet|committee|council) decided\b"
    r"|^\W*what (?:was|we|they|members|councillors|governors|trustees) (?:decided|agreed)\W*$"
    r"|^\W*decisions (?:in brief|at a glance|from|of)\b"
    r"|\b(?:summary|highlights|key points|headlines) (?:of|from) (?:the |a |our )?(?:\w+ ){0,3}meeting\b"
    r"|\bmeeting(?: [–:-])? (?:summary|highlights|key points|round-?up|in brief)\b"
    r"|\bnotes of (?:a|the) meeting|\brecord of (?:decisions?|the meeting)|\bnotice of decisions?\b"
    r"|\b(?:record|notice) of (?:an? )?(?:\w+ ){1,2}decisions?\b|\b(?:delegated|executive|officer|individual|portfolio"
    r" holder|cabinet member)(?: member)? decisions? (?:record|notice|sheet|form)?\b",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^\W*(?:(?P<approved>approved|agreed|signed off|endorsed|ratified|supported|cleared)|"
    r"(?P<considered>(?:previously )?(?:considered|discussed|reviewed|noted))) (?:by|at)\b",
    re.IGNORECASE,
)
BODY_DATE = rule_pattern(r"{BG:who}\s*(?:,|–|-|:|\()?\s*(?:on )?(?P<date>{D})")
DATE_BODY = rule_pattern(r"(?P<date>{D})[^\[;]{0,60}?{BG:who}")
TO_BODY_ON = rule_pattern(r"\b(?:to|by|at|before) (?:the )?{BG:who} \((?P<date>{D})\)")
AND_TO_BODY_ON = rule_pattern(r"(?:,| and|;)(?: to)? (?:the )?{BG:who} \((?P<date>{D})\)")
# “2019: Both councils move their files to one system”: what a body does in an entry, which is no step of deciding
DOES_ELSE = re.compile(
    r"(?:'s)? (?!(?:to|will|for|on|at|in|and|or|by|of|as|is|are|was|were|has|have)\b|meet|sit|gather|consider"
    r"|decid|vot|approv|agree|endors|ratif|sign|debat|discuss|determin|review|tak|receiv"
    r"|hear|decision|special"
    r"|extra|public|board|paper|report|formal|final|full|asked|due|also|then|adopt|consult|reject|defer|resol|support"
    r"|back|confirm|recommend|workshop|seminar|development|call|ordinary|annual|members?|session|date|agenda|papers?)"
    r"[a-z]{3,} (?:the|its|their|an?|up|out|over|into|on|\[)"
)
NOTED = re.compile(r"\bbe (?:received and )?noted\b|\bto note\b|\bnoted\b|\bbe received\b", re.IGNORECASE)
AT_THAT_MEETING = re.compile(r"\bat (?:that|this|the same) (?:\w+ )?meeting\b", re.IGNORECASE)
RELATIVE = re.compile(
    r"\b(?:(?P<days>two|three|four|five|six|seven|ten) days (?P<way>later|earlier|before|after|afterwards)\b)|"
    r"\b(?:(?P<week>a week (?:earlier|before))|(?P<before>the (?:day|evening|night) before|the previous (?:day"
    r"|evening|night))"
    r"|(?P<after>the (?:following|next) (?:day|evening|morning|night)|the (?:day|evening|morning|night) after|a day"
    r" later|24 hours later|twenty-four hours later)|"
    r"(?P<same>the same (?:day|date|morning|afternoon|evening|night)(?! as\b))|"
    r"(?P<later>a week later|the following week|the week after)|(?P<fortnight>a fortnight (?:later|after)|two weeks"
    r" (?:later|after)))\b",
    re.IGNORECASE,
)

# each with its name and a word without which it cannot fit; those whose match is certain first
PENDING: re.Several[tuple[re.Pattern[str], str, str]] = re.Several(
    (
        (SUBJECT_TO, "subject to approval", NEEDS_NOUN),
        (SUBJECT_TO_ITS, "subject to approval", NEEDS_NOUN),
        (SUBJECT_TO_BODY, "subject to approval", ""),
        (SOUGHT, "approval sought", NEEDS_NOUN),
        (SOUGHT_AND_AWAITED, "approval sought", NEEDS_NOUN),
        (OWN_APPROVAL, "approval needed", NEEDS_NOUN),
        (DECISION_DUE, "decision due", ""),
        *WAITING,
        (DECISION_ON, "decision on a day", "[D"),
        (GOES_TO, "goes to", ""),
        (GOES_ON_A_DAY, "goes to on a day", "[D"),
        (FOR_APPROVAL, "for its approval", NEEDS_NOUN),
        (ASKED_LIST, "asked to", ""),
        (MATTER_FOR, "a matter for", ""),
        (FOR_IT_TO, "a matter for", " to "),
        (RESTS_WITH, "a matter for", " with"),
        (HAS_THE_SAY, "a matter for", " the "),
        (SEES_US, "sees the paper's authors", "[D"),
        (HEAR_FROM, "to tell the answer", ""),
    )
)
DONE_PATTERNS: re.Several[tuple[re.Pattern[str], str, str]] = re.Several(
    (
        (NOTED_AS, "outcome in brackets", "[D"),
        (FAILED, "support not won", NEEDS_NOUN),
        (SUPPORT_OF, "has the support of", NEEDS_NOUN),
        (GIVEN_BY, "approval given by", NEEDS_NOUN),
        (FOLLOWING, "following its approval", NEEDS_NOUN),
        (FOLLOWING_ITS, "following its approval", NEEDS_NOUN),
        (MOTION_AT, "motion at a meeting", ""),
        (VOTE_AT, "vote at a meeting", ""),
        *SETTLED,
        (AT_BODY_IT_WAS, "decided at", ""),
        (IS_OPPOSED, "stance", ""),
        (SAID_NO, "stance", "said"),
    )
)
