"""How a sentence joins a person to a post: the patterns, and the connecting words they share.

In a marked sentence a person is ``[P0]``, a title with its bodies ``[O1]``, a body ``[B2]``, a date ``[D3]``.
"""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import rule_pattern

STATUSES: tuple[AppointmentStatus, ...] = ("planned", "proposed", "former", "held")

_BETWEEN = (
    r" (?:(?:also|now|then|formally|initially|instead|shortly|soon|jointly|recently|unanimously|today|just"
    r"|since|already|herself|himself|themselves"
    r"|officially|provisionally|subsequently|\[D\d+\]) )?"
)


_PLURAL = {"is": "are", "has": "have", "was": "were", "goes": "go"}


def plural(verb: str) -> str:
    """Give a verb as several people are its subject: "has remained" is "have remained", "joins" "join"."""
    first, _, rest = verb.partition(" ")
    first = _PLURAL.get(first, first[:-1] if re.fullmatch(r"\w+[^s]s", first) else first)
    return f"{first} {rest}".strip()


def verbs(*keys: str, plurals: bool = False) -> str:
    """Give the verbs under keys of ``data/appointments.yaml`` as one group; an adverb may follow the first word."""
    items = {item for key in keys for item in phrases("appointments", key)}
    found = sorted(
        items | ({plural(item) for item in items} if plurals else set()), key=lambda item: (-len(item), item)
    )
    return "(?:" + "|".join(item.replace(" ", _BETWEEN, 1) for item in found) + ")"


def status_of_link(link: str) -> AppointmentStatus:
    """Give the status of the longest verb that a link begins with: “was elected” is not “was”."""
    lengths = {status: _length(pattern, link) for status, pattern in _OF_STATUS.items()}
    return max(STATUSES, key=lambda status: lengths[status])


def _length(pattern: re.Pattern[str], link: str) -> int:
    found = pattern.match(link)
    return found.end() if found else 0


_OF_STATUS = {status: re.compile(rf" {verbs(status, plurals=True)}(?!\w)", re.IGNORECASE) for status in STATUSES}
_LINK = verbs(*STATUSES)
_LINK_OF_MANY = verbs(*STATUSES, plurals=True)
# Words that may stand between a verb and the title: "… has taken up the post of [O]"
FILL = (
    r"(?: (?:in post|in place|in office"
    r"|also|at|now|currently|shortly|formally|temporarily|permanently|jointly|both|then|first|again|unopposed"
    r"|as|to|be|become|in|into|up|on|the|both|dual|combined|roles|posts|jobs|his|her|their|its|our|a|an|new"
    r"|next|joint|position|role|post|job|duties|seat"
    r"|office|appointment|responsibilit(?:y|ies)|reins|place|of|over|for|acting|interim|temporary|made|named"
    r"|appointed|chosen|elected|confirmed|serving|capacity|preferred candidate"
    r"|for (?:\[F\d+\]|many|several|some|a few) years|for a (?:time|while|decade|spell)|(?:the (?:past"
    r"|last) )?\[F\d+\] (?:years?|months?|terms?)|(?:a decade|many years|some years|a year),?)){0,10}"
)
_BRACKETS = (
    r"(?:,? (?:OBE|MBE|CBE|KBE|DBE|QC|KC|MP|JP|DL|PhD|FRCP|FRCS|FCA|CPFA)\b)*"
    r"(?: \([^()\[\]]{1,40}\))?(?:, (?:aged )?{F},?(?=,| [a-z]))?"
)
# What may stand between a person and the verb: brackets, "of [B1]", a clause between commas, "who"
_WORDS = r"(?:(?!\[P\d+\])[^;.])"
ASIDE = rf"{_BRACKETS}(?: of \[B\d+\])?(?:, {_WORDS}{{1,110}}?,| [–-] {_WORDS}{{1,110}}? [–-])?,?(?: who)?"

_WHEN = (
    r"(?:(?P<when>now|currently|at present|at(?= \[O)|presently|previously|formerly|once|until recently|today"
    r"|(?<!ntil )then|latterly"
    r"|(?:for|over) (?:the (?:past|last) )?\[F\d+\] (?:years|months)|(?<=, )\[D\d+\](?= \[O| the \[O)),? )?"
    r"(?:an? |the |our |its |their )?"
    r"(?:(?:county|city|borough|district|town|force|area|trust|council)(?: council)?'s (?:own )?)?"
)
# “has been Somewhere's director”, “the county's director”: whose, although no body is known by that name
_WHOSE = (
    r"(?:(?-i: (?:the (?:county|city|borough|district|town)|(?:[A-Z][\w&-]+ ){0,2}[A-Z][\w&-]+)'s(?: own| first)?))?"
)
# a column of initials between a name and its post: "Jane Doe<tab>JD<tab>Chair"
_INITIALS = r"(?:\s*(?:\t|\||\s{3})\s*\(?[A-Z][A-Za-z]{1,3}\)?(?=\s*[\t|]|\s{3}))?"
_SECOND = r"(?:(?P<first> (?:since|from|until) {D})?,? (?:and|as well as)(?: as| also| now)* (?P<second>{O}))?"
BY_LINE = rule_pattern(
    rf"{{P:who}}{_BRACKETS}{_INITIALS}"
    rf"(?: \([A-Z]{{2,4}}\)(?= (?:\[O|[–-]))|(?-i: [A-Z]{{2,4}}| \[[A-Z]{{2,4}}\])(?= \[O))?"
    rf"(?: \({{O}}\)(?= [–-] ))?(?:,? (?:of |from )?{{B}}| \({{B:aff}}\))?(?:, (?:(?:a|an|the)? ?(?:[a-z-]+ )?(?:GP"
    rf"|doctor|nurse"
    rf"|clinician"
    r"|surgeon|physician|consultant)(?: (?:in|at|from|of) [^,;.\[\]]{2,40})?,? (?:and |who is )?(?:also )?"
    rf"|(?:who )?(?:is|was|has been|as|also)(?: also| now| currently)? )?{_WHEN}| [–-] (?:the )?"
    rf"(?:until (?P<last>{{D}}),? (?:the |its )?)?"
    rf"(?:(?:now"
    rf"|currently|presently|formerly|previously) )?|\s*\t\s*|\s*\| |\s{{3,}}(?:(?:GP|Clinician"
    rf"|Consultant),? (?:and )?)?|(?<=\)) |(?<=\]) \("
    rf"|(?<= (?-i:[A-Z][A-Z])) (?=\[O))"
    r"(?P<post>{O})(?:,? (?:and|as well as)(?: also| an?)? (?P<second>{O})(?!(?:,| is| will be| remains"
    r"| was)? {P}))?(?!'s | {P})"
)
ROLE_FIRST = rule_pattern(
    r"(?<![\w])(?P<post>{O})(?: between (?:them|us|the two|{B})| there)?"
    r"(?P<gap>\s{2,}|,? (?:(?:(?:an?|the|local|former|practising|retired|{B}) )*(?:GP|doctor|surgeon|physician"
    r"|consultant|nurse|solicitor|barrister|accountant|businessman|businesswoman|magistrate|farmer|pharmacist) )?|"
    r"(?: \((?:[^()\[\]]|\[[BO]\d+\]){1,40}\))?(?: – |:\s+| - (?=(?:currently|now|presently|at present) ))| \(|\t|\s*\|"
    r" *)(?:is |now |currently |at present )?{P:who}(?=(?P<rest>.{0,3}))"
)
IN_SECOND_BRACKETS = rule_pattern(r"{P:who} \((?:{O}|[A-Z]{2,4})\),? \((?:the |our |its )?(?P<post>{O})[^)]{0,80}\)")
IN_BRACKETS = rule_pattern(
    r"{P:who} \((?:{B:aff},? (?:– |- )?)?(?:the |our |its |now |currently |also )?(?P<post>{O})[^)]{0,80}"
    r"(?:\)(?: \({B:employer}\))?|(?:[;,]| and) (?P<second>{O})\)|$)"
)
COPULA = rule_pattern(
    rf"{{P:who}}{ASIDE}(?: also| now| currently| today| then)?"
    rf"(?P<link> {_LINK}(?: from (?:{{O}}|(?!to\b)[a-z-]+(?: [a-z-]+){{0,2}}) to)?"
    rf"(?: to| in| up| on| over"
    rf"| with)?(?: {{P:own}})?{FILL}){_WHOSE} (?P<post>{{O}})"
    rf"{_SECOND}(?!'s )"
)
AND_IS = rule_pattern(
    rf"{{P:who}}(?:(?!\[P\d+\])[^;.]){{1,140}}? (?:and|but)(?P<link> {_LINK}(?: {{P:own}})?{FILL}) (?P<post>{{O}})"
    r"(?:,? and (?P<second>{O})(?! (?:is|will be|remains) {P}))?(?!'s )"
)
LEAVES_TO = rule_pattern(
    r"{P:who}(?:(?!\[P\d+\])[^;.]){1,80}?(?P<link> to (?:become|be|take up(?: the (?:post"
    r"|role) of)?|join as|serve as|act as|take over as|start as)) (?P<post>{O})(?!'s )"
)
JOINS_AS = rule_pattern(
    rf"{{P:who}}{ASIDE}(?: also| now)?(?P<link> (?:will join|joins|joined|has joined|is joining|is to join|to join"
    rf"|would join))(?: us| the (?:team|council|trust|organisation|board|company|authority|ccg))?"
    rf"(?: (?:on|in|from|this|next) (?:{{D}}|\w+))? as(?: (?:its|our|the|a|an|new|first|joint)){{0,3}} "
    rf"(?P<post>{{O}})"
    r"(?!'s )"
)
# joining, leading or being sent to a body in a post there
MOVES = rule_pattern(
    rf"{{P:who}}{ASIDE}(?: also| now| currently)? (?P<verb>{verbs('moves')})(?: to| at| for| by)?(?: both)? "
    r"{BG:dest}(?:[^\[.;]{0,40}(?:{D})?)?,? (?:as|to be|to become|to take up (?:the )?(?:post|role|job) of"
    r"|in the role"
    r" of|where (?:she|he|they|{P}) (?:is|will be|was|will become))(?: (?:as|its|their|the|new|next|first|joint|both"
    r"|interim|acting)){0,4} (?P<post>{O})(?!'s )"
)
MOVES_TO = rule_pattern(
    r"{P:who}(?:(?!\[P\d+\])[^;.]){1,120}? (?P<verb>to (?:join|lead|head|run|move to|return to)) {BG:dest},?"
    r" (?:as|to be|to become)(?: (?:its|their|the|new|next|first)){0,3} (?P<post>{O})"
)
# "…, where she is [O2]" after the body of the person
WHERE = rule_pattern(
    r"{BG:dest}(?:, (?:the|an?|one|which|whose) [^,;.\[]{3,80})?,? where {P:who}"
    r" (?P<verb>is|was|has been|had been|will be|serves as|served as|worked as|works as)"
    r"(?: now| currently| also| previously| formerly){0,2}(?: as)?(?: an?| the)? (?P<post>{O})"
)
_NOUN = (
    r"(?:re-)?(?:appointment|designation|nomination|recruitment|election|selection|confirmation|secondment|promotion)"
)
APPOINTMENT_OF = rule_pattern(
    rf"\b(?P<noun>{_NOUN}) of {{P:who}}{ASIDE},?(?: as| to be| to become| to the (?:post|role|position|job) of"
    rf"| to| in"
    r" the (?:post|role) of)(?: (?:its|their|the|new|next|first|joint)){0,3} (?P<post>{O})"
    r"(?:,? and (?P<second>{O}))?"
)
APPOINTMENT_POST = rule_pattern(rf"\b(?P<noun>{_NOUN}) of (?P<post>{{O}}),? {{P:who}}")
HIS_APPOINTMENT = rule_pattern(
    rf"{{P:who}}(?:'s)? (?:(?:own|recent|formal|proposed|planned) )?(?P<noun>{_NOUN}) (?:as|to)"
    r"(?: (?:the|be|become|post|role|of|its|their|new|next|first)){0,5} (?P<post>{O})"
)
FOLLOWING_HIS = rule_pattern(
    rf"\b(?:following|since|after|on|upon) (?:{{P}}(?:'s)?|his|her|their) (?P<noun>{_NOUN}) (?:as|to be)"
    r"(?: (?:the|its|their|new|first)){0,2} (?P<post>{O})(?:[^,;.\[]|\[D\d+\]){0,40}, {P:who}"
)
HIS_ROLE = rule_pattern(
    r"{P:who}(?:'s)? (?:(?:own|present|current|existing|other|main|substantive|day|full-time|new) )?"
    r"(?P<noun>role|post|position|job|duties|responsibilities|tenure|term(?: of office)?|time|work) as"
    r"(?: (?:the|its|their|a|an)){0,2} (?P<post>{O})"
)
BOSS = rule_pattern(
    r"(?:{B:what}(?:'s)?(?: (?:current|present|own|outgoing|existing))?|\b(?:at|of) {B:at},?) (?P<post>boss|chief"
    r"|head)(?:,? |, who )(?:{P:who})(?!')"
)
LED_BY = rule_pattern(
    r"{B:what}(?:, whose [^.;]{5,80},)?(?:, | (?:are|was|were|has been|have been|have both been|had been|is to be"
    r"|are to be) | is | will (?:go on |continue )?being |, which is | (?P<verb>will be|would be) )"
    r"(?:now |currently |also |both |jointly |temporarily )?(?:led|headed|run|managed)"
    r"(?:,? (?:from|since|until) {D:since},?)? by (?:{O},? )?{P:who}"
)
GAPPED = rule_pattern(
    rf"{{P}}(?P<link> {_LINK}{FILL}) (?P<post>{{O}}),? (?:and|while|with) {{P:who}} (?:in|at|of|for|to) {{B:body}}"
)
EACH_AT = rule_pattern(
    r"(?P<post>{O})(?::|,| –| -| are| were| will be)? (?P<list>{P}(?:,| \(| at| of| for)[^.;]{3,200})"
)
EACH_BODY = rule_pattern(
    r"(?P<post>{O})(?:(?: of| at| for|:)? (?P<bodies>{B}))?(?:,| –| \(|:)? ?(?P<list>{P}(?:, {P}){0,5},? and {P})"
)
NAMES_THEN_POSTS = rule_pattern(
    r"(?P<list>{P}(?:, {P}){0,5},? and {P}),? (?:are |who are |were )?(?:the )?(?:respective |two "
    r"|three )?(?P<post>{O})"
)
NAMES_ARE = rule_pattern(
    rf"(?P<list>{{P}}(?:, {{P}}){{0,5}},? and {{P}}),?(?: who)?(?P<link> {_LINK_OF_MANY}{FILL}) (?P<post>{{O}})"
)
ELLIPSIS = rule_pattern(
    r"(?:remains?|is|are|becomes|will be|as|stays|was) (?:as )?{O}(?:[^\[.;]{0,30})?,? (?:and|while|with) {P:who},? "
    r"(?:as |is |remains )?(?P<post>{O})"
)
POST_IS = rule_pattern(
    r"(?P<post>{O})(?:,? [^\[.;,]{1,40},?|, (?:who"
    r"|which) [^;.\[]{1,40}\[D\d+\][^;.\[]{0,20},)?(?: since {D:since})?(?P<mid> (?:is|are|will be|shall be"
    r"|remains"
    r"|has been|has also been|was"
    r"|would be"
    r"|is to be|was to be|is expected to be|is likely to be|is set to be"
    r"|is due to be|is going to be|will go to|goes to|went to|has gone to|has been offered to|has been given to"
    r"|will be taken by"
    r"|will be taken up by|has been taken by|will pass to|has passed to|passes to|falls to)"
    r"(?: now| currently| also| to be)? |, is )(?:(?:an? |the )?|(?:the |an? |another |our own |their own |one )"
    r"(?:(?!not\b|that\b|of\b)[\w’'-]+ ){1,4}?){P:who}(?!'s)"
)
APPOINTS = rule_pattern(
    rf"(?:(?P<by>{{BG}}) (?:has |have |had )?(?:today |also |now |formally |jointly |recently |unanimously )?"
    rf"(?:agreed to |decided to |voted to |resolved to |moved to |is to "
    rf"|will )?)?(?P<verb>{verbs('appoints')})(?: that)?"
    rf"(?: the appointment of| as)? {{P:who}}{_BRACKETS}(?:, (?:(?!\[P\d+\])[^;.]){{1,90}}?,)?"
    r"(?: as| to be| to become| be appointed(?: as)?| to the (?:vacant )?(?:post|role|position|job) of| to"
    r"| in the role"
    r" of|, as|'s appointment as| to act as| to serve as| to take (?:on|up) the (?:role|post) of|)"
    r"(?: (?:its|their|the|our|first|new|next|a|an|joint|interim|acting|both))*? (?P<post>{O})"
    r"(?:,? and (?P<second>{O})(?! (?:is|will be|remains) {P}))?(?!'s )"
)
HELD_BY = rule_pattern(
    r"(?P<post>{O})(?: (?:role|job|post|position))?"
    r"(?:[;,] (?:and )?(?:that|this|the) (?:post|role|job|brief|portfolio))?,? (?:which |that |who )?"
    r"(?P<mid>(?:is |are |was |were |has been "
    r"|have been |will be |to be |would be |being )?(?:currently |now |previously |formerly )?"
    r"(?:held|filled|covered|occupied|taken|taken on|taken up|shared|done|carried out|performed|undertaken)"
    r"(?: since {D:since})?(?: (?:temporarily|jointly|on an? [a-z]+ basis))? by) {P:who}"
)
JOB_OF = rule_pattern(
    rf"{{P:who}}{ASIDE}(?: also| now)? (?P<verb>(?:will |is to |has |had )?(?:have|has|had|hold|holds|held|does"
    rf"|do|get|gets|got|land|lands|landed"
    r"|take|takes|took|taken|fill|fills|filled|won|wins)) (?P<post>{O})'s (?:job|post|role|position|chair"
    r"|duties)(?: (?:at|in|of|with) {B:dest})?"
)
IN_SOMEBODY = rule_pattern(
    r"\b(?P<verb>has|have|had|gets|got|found|will have|shares?|shared|have shared"
    r"|has shared) (?P<post>{O}) in (?:the (?:shape|form|person) of )?{P:who}"
)
FIRST_AS = rule_pattern(
    r"\b(?P<verb>welcome[sd]?|introduced) {P:who},? (?:to|at|for) (?:{P}|the|their|his|her) (?:first"
    r"|inaugural) [\w ]{2,20}"
    r" as (?:the |its |our |a |an |new ){0,2}(?P<post>{O})"
)
WITH_AS = rule_pattern(
    r"\b(?P<verb>(?:comes?|came|is provided|is given|is supplied|advice) (?:from|by)|with|having|have|has|had"
    r"|bringing in|brought in|made|makes?|keep(?:s|ing)?|retain(?:s|ing)?|led by"
    r"|using|see|welcome[sd]?|thanked|congratulated|supported by|headed by|overseen by|managed by|run by) {P:who}"
    rf"{_BRACKETS}(?:, (?:the )?{{O}},?)?,?(?: acting| serving| working| continuing| being)? as"
    r"(?: (?:its|their|our|the|his|her|a|an|new|next|first|joint|interim|acting|both)){0,4} (?P<post>{O})"
)
QUALIFIED = rule_pattern(rf"{{P:who}}{ASIDE} (?P<link>will|would|should|is to|to) lead (?:both |the )?(?P<what>{{B}})")
_CHAIRED = (
    rf"(?: also| now| still| currently| already| jointly| both){{0,2}}"
    rf" (?P<verb>{verbs('chairs')}) (?:the |its |a |our |both |all )?(?:new |newly formed |proposed )?"
    rf"(?P<what>{{BG}}|it(?![\w'-])|(?:transition|shadow|programme"
    r"|partnership|joint|scrutiny|steering|oversight|project|delivery|transformation|stakeholder|advisory|working)"
    r"[\w ]{0,30}?(?:board|committee|panel|group))"
)
CHAIRS = rule_pattern(r"{P:who},?(?: who)?(?: (?:is|was|has been)(?:(?!\[P\d+\])[^;.,]){1,60} and)?" + _CHAIRED)
CHAIRS_TOO = rule_pattern(rf"{{P:who}}(?: \([^()]{{1,40}}\))?, {_WORDS}{{1,110}}?," + _CHAIRED)
CHAIRS_FAR = rule_pattern(
    r"{P:who}(?:(?!\[P\d+\])[^;.]){1,160}?(?:,| who| and| but)(?: also| now| currently| then)?" + _CHAIRED
)
CHAIRED_BY = rule_pattern(
    r"(?P<what>{BG}|(?:[\w-]+ ){1,3}(?:board|committee|panel|group))"
    r"(?:,? (?:which|that) (?:[^.;,\[]|\[[DFBG]\d+\]){1,80},)?,? (?:which |and )?(?:is |was |are "
    r"|will be |has been |to be |would be )?(?:jointly |currently |now |independently )?(?P<verb>chaired"
    r"|led)(?: this year| at present| at the moment| in turn| for now| until {D}| since {D})? by"
    r" (?:(?:{O},? )?|(?:[^\[.;]|\[B\d+\](?:'s)?){0,40} )?{P:who}"
)
CHAIRED_TOO = rule_pattern(
    r"(?P<what>{BG}) (?:(?!\[P\d+\])[^;.]){1,100}?,? and (?:is|was|are|will be|has been|is to be)(?: currently"
    r"| now| jointly)?"
    r" (?P<verb>chaired)(?: this year| at present| for now| in turn)? by (?:(?:{O},? )?|(?:[^\[.;]"
    r"|\[B\d+\](?:'s)?){0,40} )?{P:who}"
)
