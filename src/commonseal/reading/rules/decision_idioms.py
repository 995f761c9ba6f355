"""Decisions told by an idiom: what waits for a body, hangs on it, got past it or came to grief there."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.rules.decision_words import ADJECTIVES, DETERMINED, MANY, NEEDS_NOUN, NOUN, PEOPLE

APPROVAL_OF = rule_pattern(
    rf"\b{NOUN}(?: (?:of|for|to) [^.;,\[]{{1,50}}?)? (?:of|from|by){DETERMINED}{{BG:who}} (?:(?:will|would|must|has to"
    rf"|have to|needs? to|is|are|was|remains?)(?: then| now| also| still| therefore| yet| first)*(?: (?:have|need))?"
    rf"(?: to)?(?: be)?(?: being)?)"
    rf" (?:needed|required|sought|necessary|obtained|awaited|outstanding|pending|to come|to follow|secured|given)\b"
)
STILL_TO = rule_pattern(
    r"{BG:who}(?:'s)?(?: members| councillors| governors)?,? (?:which |who )?(?:(?:has|have|had) (?:still"
    r"|yet) to|still (?:has|have|had|needs?) to|(?:has|have) (?:not|never) yet had to) (?:formally )?"
    r"(?:confirm|agree|approve|endorse|ratify|back|vote|decide|rule|consider|discuss|sign|respond|reply|answer"
    r"|pronounce"
    r"|reach|say|give|take|make (?:up|a|its|their|the)|come to|declare|commit|clear|lay|issue|grant|be (?:persuaded"
    r"|convinced|satisfied|won over))\b"
)
MUST_CLEAR = rule_pattern(
    rf"\b(?:must|has to|have to|needs? to|will have to|would have to|still has to)(?: first| then| also| still)?"
    rf" (?:clear|get past|win over|convince|persuade|satisfy|pass muster with|be passed by|be signed off by"
    rf"|be cleared by|get through){DETERMINED}{{BG:who}}{MANY}"
)
OUTCOME_OF = rule_pattern(
    rf"\b(?:subject to|pending|awaiting|dependent on|depending on|conditional on"
    rf"|awaits?)(?: the)? (?:outcome of |result of )?"
    rf"(?:the |its |their )?(?:considerations?|deliberations?|decisions?|votes?|views?|response|outcome|discussions?"
    rf"|determination|verdict|ballots?) (?:of|by|at|in|from){DETERMINED}{PEOPLE}{{BG:who}}{MANY}"
)
RECOMMEND_TO = rule_pattern(
    r"\b(?:recommend|recommends|to recommend|(?:be|is) recommended|(?-i:RECOMMENDED)|commend|refer"
    r"|forward)(?: the [\w ]{3,40}?)? to (?:the )?(?P<who>\[G\d+\])"
    r"(?=,? (?:for|that|to|the|at|on|in|a|its|\[D|approval)|[,:.;]|$)"
)
ON_THE_AGENDA = rule_pattern(
    rf"\b(?:on the agenda|up for (?:decision|debate|approval)|down for (?:decision|debate|approval)|tabled"
    rf"|listed|scheduled) (?:for|of|at|by|before)"
    rf"{DETERMINED}(?:next |a )?(?:meeting of )?(?:the |both |all )*{{BG:who}}(?=[^.;]{{0,30}}\[D\d+\])"
)
HAS_UNTIL = rule_pattern(
    r"{BG:who}(?:'s)?(?: members| practices)? (?:now |then )?(?:has|have|had|is given|are given|were given)"
    r" (?:until|till|up to) (?:the end of )?(?P<until>{D}) (?:in which )?to (?:formally )?(?:decide|vote|approve|agree"
    r"|consent|respond|reply|object|say|call|make|confirm|return|give|ratify|appeal|intervene)\b"
)
HURDLE = rule_pattern(
    r"\b(?:last|final|next|only|remaining|first) (?:hurdle|hoop|step|stage|stop|obstacle|test|port of call) (?:is"
    r"|will be|comes at|lies with|would be)"
    r"(?: a vote (?:of|at|by)| the approval of)?(?: the)? {BG:who}"
)
ITS_ANSWER = rule_pattern(
    r"{BG:who}(?:'s|') (?:\w+ )?(?:answer|decision|verdict|ruling|response|reply|vote|conclusion) (?:is|was|are"
    r"|will be|has|remains)"
    r"(?: still| now| not| yet| to be)* (?:to come|expected|awaited|due|pending|outstanding|known)\b"
)
WAITS_FOR = rule_pattern(
    r"\bwait(?:s|ing|ed)? (?:to hear from|for word from|on|for an answer from|for the go-ahead from"
    r"|for a decision from)(?: the)? {BG:who}"
)
IS_WITH = rule_pattern(
    r"\b(?:(?:application|bid|business case|proposals?|request|matter|paperwork|submission)s? (?:is|are|remains?"
    r"|rests?|sits?|lies?)"
    r"(?: now| still| currently)* with(?: the)? {BG:who}(?=[.,;]| (?:for|and|which|who|until)\b|$)"
    r"|(?:is|are|now|currently|has been|have been|had been|was|been) with(?: the)? {BG:second}(?: since {D})?,? (?:for"
    r"|awaiting|pending) (?:its |their |an? |final |formal |the )*(?:approval|decision|consent|sign-off|determination"
    r"|agreement|authorisation|ratification|confirmation)\b)"
)
IS_CONSIDERING = rule_pattern(
    r"(?P<who>\[G\d+\]) (?:is|are)(?: still| now| currently)? (?:considering|weighing(?: up)?|examining"
    r"|studying|assessing|reviewing)"
    r" (?:whether|(?:the|its|their|this|our|an?|\[B\d+\]'s?) (?:\w+ )?(?:application|bid|proposals?|merger"
    r"|request|case|plans?|submission)\b)"
)
PROMISED = rule_pattern(
    r"{BG:who},? (?:who |which )?(?:has|have|had) (?:promised|undertaken|pledged|said (?:it|he|she|they)"
    r" (?:would|will))"
    r" (?:to (?:give|make|take|reach|announce|let \w+ have) )?(?:an?|its|his|her|their|the) (?:\w+ )?(?:decision|ruling"
    r"|verdict|answer)\b"
)
BALLOT_OF = rule_pattern(
    r"\b(?:ballot|vote|poll) (?:of|among|by)(?: the)? {BG:who}(?:'s)?(?: (?:members|practices|GPs"
    r"|member practices|governors|member GPs))?"
    r" (?:closes|ends|opens|runs|will|is|takes)\b(?=[^.;]{0,50}\[D\d+\])"
)
NEITHER_HAS = rule_pattern(
    r"\bneither(?: the)? {BG:who} nor(?: the)? {BG:second} has (?:yet )?(?:decided|voted|agreed|approved|made"
    r"|taken|reached|signed|said)\b"
)
AT_BODY_THE_VOTE = rule_pattern(
    r"\b(?:at|in|by) {BG:who},? (?:the )?(?:vote|majority|result|margin|count|ballot|tally) (?:was|went"
    r"|came out)[^.;]{0,40}?"
    r"(?:(?P<approved>in favour|for it|for the|carried)|(?P<rejected>against|lost))\b"
)
AGREED_AT = rule_pattern(
    r"\bagreement (?:was|had been|has been) (?:\w+ )?(?:reached|given|obtained|secured) (?:at|by"
    r"|in)(?: a meeting of)?(?: the)?"
    r" {BG:who}"
)
TOLD_OF_SUCCESS = rule_pattern(
    r"{BG:who} (?:has |have |had )?(?:told|informed|notified|advised|written to) {BG}(?: to say)?,? that (?:its"
    r"|their|the|\[B\d+\])"
    r"(?:'s)? (?:\w+ )?(?:application|bid|proposals?|request|business case|plans?|merger|appeal) (?:has|have"
    r"|had|was|were|is|are)"
    r"(?: been)? (?:(?P<approved>successful|approved|accepted|granted|agreed|supported|cleared)"
    r"|(?P<rejected>unsuccessful|rejected|refused|turned down|declined))\b"
)
WOULD_NOT_GO_ON = rule_pattern(
    r"{BG:who} (?:has |have |had )?(?:told|informed|notified|written to|announced|said|confirmed|made (?:it"
    r" )?(?:clear|plain|known)|let it be known"
    r"|indicated|replied|wrote (?:back )?to say)(?: {BG}| us| them)?(?:, {BG},|, [^,;\[]{1,40},| its [a-z]+, {BG},)?"
    r"(?: (?:on|in) {D})?,? that (?:it|they|\[B\d+\]) "
    r"(?P<rejected>(?:could|would|can|will|was|were|is|are|did|do|does) (?:no longer"
    r"|not)(?: \w+)? (?:go through with|proceed|go ahead"
    r"|take part|support|join|pursue|sign|agree|fund|back|be (?:joining|taking part|proceeding|part of)|wish to|want to"
    r"|carry on with)|(?:ha[sd]|have) no (?:intention|wish|desire|plans?|appetite|appetite for)|(?:will|would|wants?"
    r"|wanted) (?:have )?nothing to do with|(?:wishes|wished|prefers|preferred|would (?:rather|prefer|sooner))(?: to)?"
    r" (?:stay|remain|keep|go it alone|carry on|continue))\b"
)
_ANSWER = r"(?:reply|answer|response|decision|ruling|outcome|verdict|result|word)"
NOT_COMMITTED = rule_pattern(
    r"\b(?:not (?:yet )?(?:committed|decided|agreed|voted|made up|signed)|yet to (?:decide|commit|vote|agree|say)"
    r"|undecided"
    r"|nothing (?:is|has been) (?:decided|agreed|settled)|no decision)\b[^.;\[]{0,60}[:;,–] (?:the |its |their |and "
    r"|as )*"
    r"{BG:who}(?:'s?)? (?:next )?(?:meets|sits|is (?:due )?to meet|will (?:next )?meet|gathers)(?: next| again)?(?:"
    r" on| in| at)? (?=\[D)"
)
REPLY_EXPECTED = rule_pattern(
    r"\b(?:wr(?:ote|itten) to|writing to|asked|appl(?:ied|ying) to|appealed to|petitioned|approached|lobbied"
    r"|(?:gone|went|sent|submitted|put|passed|lodged|referred)(?: in| up)? (?:to|with)) (?:the )?(?P<who>\[G\d+\])"
    rf"(?:[^.;\[]|\[[BDF]\d+\]){{0,160}}?(?:\b(?:an? |its |the |his |her |their |no )?{_ANSWER}s? (?:is|was|are"
    rf"|should|may|will"
    r"|has|to)(?: now| still| not| yet| been| be)* (?:expected|due|awaited|known|come|hoped for|outstanding"
    r"|anticipated)"
    rf"|\bexpect(?:s|ed|ing)? (?:an?|its|the|to (?:hear|have|get)|(?:\[[BG]\d+\](?:'s?)?))(?: (?:an?|the|its))?(?:"
    rf" \w+)? ?(?:{_ANSWER})?\b"
    r"|\b(?:awaits?|awaiting|waiting for) (?:an?|its|the|\[[BG]\d+\]'?s?) (?:\w+ )?(?:reply|answer|response|decision))"
)
BE_SATISFIED = rule_pattern(
    r"{G:who} (?:must|has to|have to|needs? to|will have to|would have to|will need to|would need to|still has to"
    r"|wants? to)(?: still| first| also| now)* be (?:satisfied|content|persuaded|convinced|happy|sure|won over"
    r"|assured)\b"
)
IF_CONTENT = rule_pattern(
    r"\b(?:if|once|when|provided(?: that)?|unless|until|assuming)(?: the)? {G:who} (?:is|are)(?: also| itself)?"
    r" (?:content|satisfied|happy|agreeable|willing|persuaded|convinced|in agreement|minded)\b",
)
UP_TO_AGREEING = rule_pattern(
    r"\b(?:depends?|dependent|conditional|hang(?:s|ing)?|hing(?:es?|ing)|turns?|rests?|rel(?:ies|ying)|contingent)"
    r" (?:on|upon) (?:the )?{BG:who}(?:'s?)? (?:agreeing|approving|confirming|consenting|being (?:content|satisfied"
    r"|willing"
    r"|persuaded)|giving|granting|saying yes|backing|accepting|signing)\b"
)
VOTE_IS_ON = rule_pattern(
    r"\b(?:vote|decision|ballot|debate|verdict|(?:second |final |first )?reading|determination) (?:at|by|of|in"
    r"|before|from)"
    r"(?: the)? {BG:who} (?:is|comes|follows|takes place|will be|falls|is (?:set|fixed|down|scheduled|planned))"
    r"(?: then)? (?:on|for|in) (?=\[D\d+\])"
)
TAKEN_TO = rule_pattern(
    r"\b(?:will|shall|would|(?:hope|intend|expect|plan|aim|propose)s? to|is to|are to|due to|going to"
    r"|(?:undertook|agreed|were asked|was asked|are asked|is asked) to)(?: then| now| also)*"
    r" (?:bring|take|put|present|submit|refer|table)(?: back)? (?!no\b|part\b|place\b)"
    r"(?:[^.;\[]|\[[BDFOR]\d+\]){3,150}? (?:to|before|through)"
    r"(?: a meeting of)?(?: the| both| all| our| its)* (?P<who>\[G\d+\])(?=,? (?:on|in|at|later|next|this|by)"
    r" ?[^.;]{0,12}\[D)"
)
LETTER_OF = rule_pattern(rf"\b(?:letter|note|message|word|notice) of {NOUN} (?:of|from|by)(?: the)? {{BG:who}}")
CONSENT_CAME = rule_pattern(
    rf"\b{NOUN}(?: for [^.;\[]{{1,40}}?)?(?: has| had)? (?:came|come|arrived|followed|was forthcoming|was received"
    rf"|reached us)"
    rf" (?:\w+ )?(?:from|by)(?: the)? {{BG:who}}|\b{NOUN} (?:from|of)(?: the)? {{BG:second}} (?:has |had )?(?:came"
    rf"|come|arrived"
    rf"|followed|was (?:received|forthcoming|secured|obtained))\b"
)
ITS_CONSENT_CAME = rule_pattern(
    rf"{{BG:who}}(?:'s|') (?:\w+ )?{NOUN}(?: to [^.;\[]{{1,40}}?)? (?:has |have |had )?(?:came|come|arrived|followed"
    r"|(?:was|been|is) (?:now )?(?:received|forthcoming|secured|to hand)|(?:was|been) (?:[a-z]+ly )?(?:given|granted"
    r"|obtained)(?! by\b))\b"
)
ITS_REPLY = rule_pattern(
    r"{BG:who}(?:'s|') (?:\w+ )?(?:reply|answer|response)(?:,[^,;]{1,50},| (?:in|on|to) [^,;]{1,30})? (?:was|is|came"
    r" back)"
    r"(?: to)?(?: an?)?(?: \w+)?,? (?:(?P<rejected>no\b(?! \w+ than)|not\b|refusal|(?:that )?(?:it|they|\[[BG]\d+\])"
    r" (?:would (?:rather|prefer|sooner|not)|could not|did not|will not|ha[sd] no|w(?:as|ere) (?:not|unable"
    r"|unwilling)|wished"
    r" to (?:stay|remain|keep)))|(?P<approved>yes\b|(?:that )?(?:it|they|\[[BG]\d+\]) (?:would(?! not)|w(?:as"
    r"|ere)(?! not|"
    r" un))(?: \w+)? (?:willing|content|happy|glad|join|take part|agree|support|in favour)))"
)
ITS_VIEW = rule_pattern(
    r"\bit was (?:the (?:\w+ )?(?:view|opinion|conclusion) of(?: the)? {BG:who}|(?:the )?{BG:second}(?:'s|') (?:\w+"
    r" )?(?:view|opinion"
    r"|conclusion))(?:,[^;]{1,60}?,)? that\b[^.;]{0,80}?\b(?:(?P<rejected>(?:should|ought|could|would) not|unable"
    r"|premature)"
    r"|(?P<approved>should(?! not)|ought(?! not)|be (?:approved|supported)|go ahead|right))"
)
GRATEFUL = rule_pattern(
    r"\b(?P<approved>grateful|thankful|thanks|thank)(?: to)?(?: the)? {BG:who} for (?:having )?(?:agree|approv"
    r"|support|endors|back|consent)(?:ing|ed)\b"
)
NO_FAVOUR = rule_pattern(
    r"\b(?P<rejected>(?:found|won|gained|met with|had|with|commanded|attracted|was|is|there (?:was|is)) (?:no|little"
    r"|scant)"
    r" (?:favour|support|appetite|enthusiasm|majority|takers?|backing)(?: for (?:it|this|that|the \w+|an? \w+"
    r"|\[B\d+\]))?)"
    r" (?:with|at|among|from|in|on)(?: the)? {BG:who}"
)
WENT_THROUGH = rule_pattern(
    r"\b(?P<approved>(?:sailed|got|squeaked|scraped|went|passed|squeezed|scrambled)(?: \w+)? through"
    r"|won the day at|carried the day at|won over|(?:has|have|had)(?: already| now)? been through)(?: the)? {BG:who}"
)
CLEARED = rule_pattern(
    r"\b(?:plans?|proposals?|it|deal|bid|merger|scheme|idea|case) (?:has |have |had )?(?P<approved>cleared)"
    r"(?: the)? {BG:who}"
)
CAME_TO_GRIEF = rule_pattern(
    r"\b(?P<rejected>(?:foundered|came unstuck|came to grief|hit the buffers|fell|died|was sunk|was killed off)"
    r" (?:at|in|before)|(?:failed to|could not|did not|has failed to)"
    r" (?:get past|win over|convince|persuade|satisfy|get through|clear|impress))(?: the)? {BG:who}"
)
WOULD_NOT_HAVE_IT = rule_pattern(
    r"{BG:who}(?:'s)?(?: members| councillors)? (?P<rejected>would not|will not|were not going to"
    r"|was not prepared to|were not prepared to|refused to) "
    r"(?:have (?:it|any of it|this|none of it)|hear of it|countenance|entertain|contemplate|wear it"
    r"|stand for it|play ball)\b"
)
NONE_OF_IT = rule_pattern(
    r"{BG:who}(?:'s)?(?: members| councillors)? (?P<rejected>would have none of|wanted no(?:ne| part) of"
    r"|had no (?:truck|time) (?:with|for)|gave short shrift to)\b"
)
TOOK_IT = rule_pattern(
    r"\btook {G:who} (?:members )?(?:just |only |barely |little more than |less than |no more than )?[^.;]{1,30}? to"
    r" (?:(?P<approved>agree|approve|back|endorse|ratify|nod|say yes|vote for)|(?P<rejected>reject|refuse|throw"
    r"|turn|vote"
    r" against|say no)"
    r"|(?P<deferred>defer|postpone|put off))\b"
)
SUPPORT_AT = rule_pattern(
    r"\b(?P<approved>(?:unanimous|overwhelming|cross-party|full|wholehearted) (?:support|backing|approval|agreement"
    r"|consent))"
    r"[^.;\[]{0,60} (?:at|from|among|by|in)(?: a meeting of)?(?: the)? {G:who}"
)
IN_ITS_COURT = rule_pattern(
    r"\b(?:ball|matter|decision|issue|question|choice)s? (?:is|are|lies?|rests?|will be|passes|now)(?: now| back| then"
    r"| firmly)*"
    r" (?:in (?:the court|the hands|the lap) of(?: the)? {BG:who}|in {BG:second}'s? (?:court|hands|lap|gift))"
)

WHOSE_CONSENT = rule_pattern(
    rf"{{BG:who}},? (?:(?:and |but )?without|and|on|subject to|pending|for)? ?whose{ADJECTIVES} (?:{NOUN}|decision)"
    r"(?: on [^.;\[]{1,30})? (?:is|are|will be|would be|it is|nothing|none|no|they|it|this|the|we|\[[BG]\d+\]"
    r"|has|must|will)\b"
)
REFERRED = rule_pattern(
    r"\b(?:be|is|are|was|were|being|been|and) (?:referred|commended|remitted|forwarded) (?:on |up )?to (?:the )?{G:who}"
    r"(?= (?:on|in|at) (?:[a-z]+ ){0,3}\[D|,? (?:for (?:a |its |their |final )*(?:decision|approval"
    r"|consideration|determination))|[.;]|$)"
)
PAPERS_FOR = rule_pattern(
    r"\b(?:[Pp]apers?|[Rr]eports?|[Aa]genda|[Pp]roposals?|[Ii]tems?) (?:for|to|before|going to|on the agenda of|put to"
    r"|published for) (?:a meeting of )?(?:the )?{BG:who}(?:'s)?(?: meeting)?,? (?:on|in|of|next"
    r"|at)(?: \w+)? ?(?:\[D\d+\]),?"
    r" (?:recommends?|proposes?|asks?|sets? out|says?|seeks?|suggests?|urges?|calls?)\b"
)
# “It now goes to the health secretary”: put before whoever decides next
NOW_GOES_TO = rule_pattern(
    r"\b(?:now|next|then|still|finally|first)(?: (?:has|have) to)? (?:goes|go|heads|head)"
    rf"(?: back| on| up| off)? to{DETERMINED}?{{BG:who}}(?=[.,;]|$| (?:for|who|which|and|before)\b)"
)

# each with its name and a word without which it cannot fit
WAITING: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (ON_THE_AGENDA, "goes to on a day", "[D"),
    (WHOSE_CONSENT, "approval needed", "whose"),
    (PAPERS_FOR, "goes to on a day", "[D"),
    (REFERRED, "goes to on a day", "ed "),
    (NOW_GOES_TO, "goes to, as the next", " to"),
    (HAS_UNTIL, "has until", "[D"),
    (HURDLE, "approval needed", ""),
    (ITS_ANSWER, "decision due", ""),
    (WAITS_FOR, "decision due", "wait"),
    (IS_WITH, "a matter for", " with"),
    (IN_ITS_COURT, "a matter for", " in "),
    (IS_CONSIDERING, "is deciding", "ing "),
    (BALLOT_OF, "decision due", "[D"),
    (PROMISED, "decision due", ""),
    (NEITHER_HAS, "not yet decided", "either "),
    (APPROVAL_OF, "approval needed", NEEDS_NOUN),
    (STILL_TO, "still to decide", " to "),
    (NOT_COMMITTED, "not yet decided", "[D"),
    (REPLY_EXPECTED, "decision due", "[G"),
    (BE_SATISFIED, "approval needed", " be "),
    (IF_CONTENT, "if agreed by", "[G"),
    (UP_TO_AGREEING, "subject to approval", "ing"),
    (VOTE_IS_ON, "decision due", "[D"),
    (TAKEN_TO, "goes to on a day", "[D"),
    (MUST_CLEAR, "approval needed", ""),
    (OUTCOME_OF, "subject to approval", ""),
    (RECOMMEND_TO, "recommended to", "[G"),
)
# “a decision by A in May not to guarantee its losses”, “B's vote on 3 May to pull out”
_NOT_TO = (
    r"(?:(?P<rejected>not to|against|to (?:reject|refuse|oppose|turn down|pull out|withdraw from|block|abandon|stay out"
    r"|keep out|go it alone|throw out|vote against|say no))|(?P<deferred>to (?:defer|delay|postpone|pause|put off"
    r"|adjourn|wait))|(?P<approved>to|in favour))\b"
)
DECISION_BY = rule_pattern(
    r"\b(?:[Tt]he|[Aa]n?|[Ff]ollows|[Aa]fter|[Dd]espite|[Ff]ollowing|[Ss]ince|[Tt]hat|[Tt]his|last \w+'s"
    r"|{D}'s) (?:\w+ )?"
    r"(?<!to a )(?<!awaits a )(?<!for a )(?<!need a )(?:decision|vote|resolution) (?:by|of|at) (?:the )?{BG:who}(?:'s)?"
    r"(?: members| councillors| governors| practices)?,?(?: (?:in|on|at) {D},?| last \w+)? " + _NOT_TO,
)
ITS_DECISION = rule_pattern(
    r"{BG:who}(?:'s|') (?:\w+ ){0,2}(?:decision|vote|resolution)(?: (?:in|on|at) {D}| last \w+)? (?P<rejected>not to"
    r"|against)\b"
)
SETTLED: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (DECISION_BY, "its decision to", ""),
    (ITS_DECISION, "its decision to", ""),
    (WENT_THROUGH, "decided at", "through"),
    (WENT_THROUGH, "decided at", "won "),
    (WENT_THROUGH, "decided at", "the day at"),
    (CLEARED, "decided at", "cleared"),
    (LETTER_OF, "approval given by", NEEDS_NOUN),
    (CONSENT_CAME, "approval given by", NEEDS_NOUN),
    (ITS_CONSENT_CAME, "approval given by", NEEDS_NOUN),
    (ITS_REPLY, "told of the answer", ""),
    (NO_FAVOUR, "stance", ""),
    (ITS_VIEW, "stance", " that"),
    (GRATEFUL, "stance", " for "),
    (CAME_TO_GRIEF, "decided at", ""),
    (WOULD_NOT_HAVE_IT, "stance", " not "),
    (NONE_OF_IT, "stance", ""),
    (TOOK_IT, "decided at", "took "),
    (SUPPORT_AT, "has the support of", NEEDS_NOUN),
    (AT_BODY_THE_VOTE, "vote at a meeting", ""),
    (AGREED_AT, "decided at", "greement"),
    (WOULD_NOT_GO_ON, "stance", " that "),
    (TOLD_OF_SUCCESS, "told of the answer", " that "),
)
