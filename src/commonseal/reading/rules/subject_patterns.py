"""What the grammar of a figure's subject looks for: verbs, openings of sentences, names and phrases."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import one_of
from commonseal.reading.marked import rule_pattern


def any_word(key: str) -> str:
    """Give the words under a key of ``data/attributes.yaml`` as one regular expression group."""
    return one_of("attributes", key)


VERB = re.compile(rf"(?<![\w'-]){any_word('verbs')}(?![\w-])", re.IGNORECASE)
DOUBTFUL = re.compile(rf"{any_word('doubtful_verbs')}$", re.IGNORECASE)
BEFOREVERB = re.compile(
    rf"(?:\]|\]'s|\b(?:it|they|that|which|who|we|also|now|and|{any_word('arrangement_nouns')}"
    rf"|{any_word('document_nouns')}|\w+(?:tion|ment|ship|ance)s?))"
    r",? $",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"[^\w\[]*(?:\(?(?:[a-z]|[A-Z](?:\d|\[F\d+\])\d?|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2}){0,2})[.)]\s+"
    r"|\d{1,2}(?:\.\d{1,2}){1,2}\s+)?"
    r"(?:(?:and|but|so|however|meanwhile|also|overall|currently|today|nationally|locally|(?:this|last|next) year"
    r"|(?:in|at|on|by|for|during|since|from|as at|as of|after|before|under|between|within|over|with|following|despite"
    r"|including|until|when|while|if|although|because|subject to|according to)\b"
    r"[^,;\[]{0,60}(?:\[[BDFGR]\d+\][^,;\[]{0,40}){0,2})"
    r",?\s+(?=\[|The\b|the\b|[Ii]t\b|[Tt]h|[Ii]ts\b|[A-Z]|our\b|a\b|an\b|both\b|we\b))?",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"\b(?:of|for|in|at|by|to|from|with|between|under|across|on|about|against|within|alongside|as|via|than|without"
    r"|over|into|after|before|through)\s+(?:the |both |all |each of |its |their |a |an )?$",
    re.IGNORECASE,
)
FIGURE_NOUN = re.compile(
    r"\b(?:deficit|surplus|budget|turnover|income|savings?|costs?|population|staff|workforce|headcount|allocation"
    r"|contributions?|share|spend|spending|expenditure|debts?|overspend\w*|underspend\w*|rating|reserves|balance|gap"
    r"|shortfall|control total|total|funding|number|membership|outturn|position|value|employees|size|part|revenue"
    r"|payment|establishment)\s*$",
    re.IGNORECASE,
)
ARRANGEMENT = re.compile(
    rf"(?:[\w'&-]+ ){{0,4}}?{any_word('arrangement_nouns')}(?=$| (?:of|for|in|between|at)\b)", re.IGNORECASE
)
# “the joint control”, “Marlow House care home”
THING = re.compile(
    r"(?:joint|shared|pooled) [a-z]+"
    r"|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3} (?:(?:care|nursing|children's) home|(?:primary |infant |junior )?school"
    r"|surgery|practice|hospital|clinic|hospice)"
)
DOCUMENT = re.compile(rf"\b{any_word('document_nouns')}\s*$", re.IGNORECASE)
COMING = re.compile(
    r"^(?:the|a|an|your|our|this|one)?\s*(?:proposed |planned |future )?(?P<name>(?:new|combined|merged|enlarged|single"
    r"|successor|resulting|newly[- ]\w+|joint|bigger|larger|united|unified)\s+(?:[\w-]+ ){0,3}?(?:body|organisation"
    r"|CCG|ICB|council|trust|authority|board|employer|company|force|unitary|ICO|foundation trust"
    r"|clinical commissioning group))\b",
    re.IGNORECASE,
)
# “We become part of a bigger CCG. The new one will have a budget of £1.4bn”
NEW_ONE = re.compile(r"the (?:new|merged|bigger|larger|combined|enlarged|joint|single) (?:one|body)", re.IGNORECASE)
NEW_PHRASE = re.compile(
    r"\b(?:new|merged|bigger|larger|combined|enlarged|joint|single) (?:[a-z]+ )?(?:CCG|ICB|council|trust|authority"
    r"|board|force|service|team|company|practice|college|federation|partnership|charity|association|unitary)\b"
)
# “The county council is not involved. It faces a £30m gap”: a body of which the paper knows no name
SERVICE_ALONE = re.compile(r"service|force|brigade|constabulary", re.IGNORECASE)
UNNAMED_BODY = re.compile(
    r"(?:county|city|borough|district|parish|town|unitary|neighbouring) (?:council|authority)"
    r"|(?:mental health|community|acute|ambulance|hospital|housing|neighbouring) (?:trust|association)"
    r"|(?:police|fire|ambulance) (?:force|service|authority|brigade)|university|college|charity|hospice",
    re.IGNORECASE,
)
# “How big will the new trust be?”: what the answer calls “it”
ASKS_OF_COMING = re.compile(
    r"^\W*(?:[\d.]+ )?(?:[Ww]hat|[Hh]ow|[Ww]ho|[Ww]hen|[Ww]here|[Ww]hy|[Ww]ill|[Dd]oes) .{0,40}?"
    r"\bthe (?P<name>new (?:[a-z]+ ){0,2}(?:body|organisation|CCG|ICB"
    r"|council|trust|authority|board|unitary|team|service|partnership))\b[^.]*\?"
)
# “Your questions about the new trust … How big will it be?”
ASKS_OF_IT = re.compile(
    r"^\W*(?:[\d.]+ )?(?:[Ww]hat|[Hh]ow|[Ww]here|[Ww]hen|[Ww]ill|[Ww]ould|[Ww]hy) .{0,40}?"
    r"\b(?:will|would|[Ww]ill|[Ww]ould) (?:it|\[B\d+\]) (?:be|have|cost|employ|serve|cover|save|look|run|spend)\b"
    r"[^.]*\?"
)
ASKS_OF_ONE = re.compile(
    r"^\W*(?:[\d.]+ )?(?:(?:How|Why|Where|When|What) )?(?:\w+ )?"
    r"(?:[Ii]s|[Aa]re|[Ww]as|[Dd]oes|[Dd]id|[Hh]as|[Hh]ave|about) (?:the )?"
    r"(?:(?P<body>\[B\d+\])|(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}))\b"
)
# “Its neighbour, Wester, has a budget of £28m”
NEIGHBOUR = re.compile(
    r",? (?P<name>[A-Z][a-z]{3,}(?: [A-Z][a-z]+){0,2}),? (?:which |has|had|is|was|will|would|employs|serves|covers)\b"
)
# “Talks about a joint control room”, “I recognise that your system”
ABOUT_A_THING = re.compile(
    r"^(?:sharing|joining|running|setting up|having|building|moving|closing|creating|replacing|keeping|opening) (?:an?"
    r"|the|one|their|its|our)"
    r" (?=(?:[\w-]+ ){0,3}(?:room|team|service|unit|hub|centre|depot|office|system|contract|post)\b)"
    r"|^(?:talks|plans?|proposals?|discussions?|negotiations|work|ideas?|moves?|decisions?|votes?|details)"
    r" (?:about|on|over|for|of) (?:an?|the|their|its|one) |^[A-Z]?[a-z' ]{0,30}\bthat (?:the|your|our|its|their|this) ",
    re.IGNORECASE,
)
IS_EMPLOYER = re.compile(
    r"^[^\w\[]*(?:[\d.]+ )?(?:The )?\[[BG]\d+\] (?:is|acts as|remains|was)"
    r" (?:the |its |their )?(?:legal )?(?:employer|host)\b[^,;]*$"
)
PRONOUN = re.compile(r"(?:it|they|this|that|these|which|both|there)\b", re.IGNORECASE)
PRONOUN_ALONE = re.compile(r"\[B\d+\]|it|this|that", re.IGNORECASE)
PROPER = re.compile(r"(?:the )?(?P<name>(?:[A-Z][\w'&-]*)(?: (?:and |of |for |the )?[A-Z][\w'&-]*){1,5})$")
NO_NAME = re.compile(
    r"^(?:The |Our |Its )?(?:Chief|Director|Cllr|Councillor|Dr|Mr|Mrs|Ms|Professor|Leader|Chair|Option)\b|\[[PRO]\d"
)
VAGUE_SET = re.compile(r"\b(?:organisations?|bodies|partners|parties|sides|authorities)\b", re.IGNORECASE)
PLURALS = {"ccg": "CCGs", "icb": "ICBs", "council": "councils", "trust": "trusts", "pct": "PCTs"}
IN_WORDS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}
ADVERB_LAST = re.compile(
    r"(?: (?:now|currently|already|also|still|alone|together|itself|then|only|both|each|all|as a whole|overall))+$",
    re.IGNORECASE,
)
CALLED = re.compile(
    r", (?:(?:which (?:will|would|is) )?(?:to )?(?:be )?(?:known as|called)|named|branded) (?:the )?"
    r"(?P<name>[A-Z][\w'&-]+(?: (?:and |of |for )?[A-Z][\w'&-]+){0,5}),"
)
APPOSED = re.compile(
    r", (?P<name>[A-Z][\w'&-]+ (?:(?:and |of |for )?[A-Z][\w'&-]+ ?){0,4}[A-Z]?[\w'-]*), (?:now |has |is |will |would )"
)
PLACE = re.compile(r"(?:the|our) (county|city|borough|district|town)", re.IGNORECASE)
LOCAL = re.compile(
    r"\[(?:[BG])\d+\](?P<own>'s?|’s?)?(?: \([^()]{0,40}\))?(?P<after>,? (?:(?:also|now|currently|already|has|have|had"
    r"|is|was|will|would|which|that|who|and|itself|alone|together|combined|jointly|been"
    r"|recently|previously|since|long)\s+){0,4}|,? ?)",
)


CAN_BE_FORMED = frozenset(["ccg", "trust", "icb", "council", "authority", "fire", "police"])
IT = re.compile(r"^\[B\d+\](?= (?:forecasts|estimates|sets out|assumes|predicts|projects|suggests|shows|says|puts)\b)")
ARGUES = re.compile(
    r"(?:it|this) (?:forecasts|estimates|sets out|assumes|predicts|projects|suggests|shows|says|puts)\b", re.IGNORECASE
)
NAME = re.compile(r"[A-Z][\w'-]+(?: (?:and |of |the |on )?[A-Z][\w'-]+){0,4}")
GAPPED_NAME = re.compile(
    rf"(?:\band|,|;|\bwhile|\bbut|\() (?P<name>{NAME.pattern})(?:'s(?: (?:is|was|will be|would be|stood at))?"
    r"| one of)?:? \(?$"
)
LOCAL_NAME = re.compile(rf"\b(?P<name>{NAME.pattern})(?:'s |,? (?:which |that )?(?:{any_word('verbs')})\b)")
LOCAL_PHRASE = re.compile(
    rf"\b(?:the|this|its|their|our|an?(?= (?:[\w'&-]+ ){{1,3}}?{any_word('arrangement_nouns')},? (?:that|which) )"
    rf"|an?(?= (?:new|single|merged) (?:[\w-]+ )?(?:council|trust|authority|organisation|CCG|ICB|unitary)\b))"
    rf" (?P<name>(?:[\w'&-]+ ){{0,4}}?{any_word('arrangement_nouns')}|(?:new|single|merged) (?:[\w-]+ )?(?:council"
    r"|trust|authority|organisation|CCG|ICB|unitary)|(?:new |proposed )?(?:shared|joint|single|common|combined)"
    r" (?-i:[A-Z]{3,}))"
    r"(?: (?:with|of|between) (?:the )?\[B\d+\])?(?:,? (?:itself|now|already|also|currently|alone|which|that)\b)?"
    rf" (?:{any_word('verbs')}"
    r"|to (?:save|cost|employ|serve|cover|have|spend|make|generate|deliver|bring|lose))\b",
    re.IGNORECASE,
)
STARTS_PART = re.compile(r"(?:^|[,;:(–-]|\b(?:and|while|whereas|but|with|by|of which)) ?(?:the )?$")
FORMING = re.compile(
    r"\b(?:form|forming|create|creating|establish|establishing|become|becoming|called|named|known as|merge into"
    r"|merging into|(?:replaced|succeeded)(?: (?:on|from|in) [\w ]{4,20})? by)(?:,? (?:the|a|an|one|new|single|to be|be"
    r"|as|body|organisation|CCG|ICB|council|trust|authority|called|known))*\W{0,2}$",
    re.IGNORECASE,
)
COMES = re.compile(
    r"(?: \([^()]{1,40}\))?,? (?:will|would|is to|was to|is due to|should)(?: then)? (?:come into being"
    r"|be (?:established|created|formed|set up|launched)|take (?:over from|the place of)|replace|go live"
    r"|begin (?:life|work))\b",
    re.IGNORECASE,
)


SHARED = re.compile(
    r"\b(?:an?|one|the|single) ((?:new )?(?:joint|shared|single|pooled|integrated|combined|one|senior) "
    r"(?:[\w-]+ ){0,2}?(?:team|service|unit|function|executive|structure|arrangement|contract|chief executive))\b",
    re.IGNORECASE,
)
NOT_SCHEME = re.compile(r"\b(?:Scrutiny|Appointments|Oversight|Employment|Personnel|Staff|Strategic Needs)\b")
# "its neighbour", "the council's partner": another body than the one spoken of
OTHER_BODY = re.compile(
    r"(?:\[[BG]\d+\](?:'s?)?|its|their|our|the|another|a)(?: [\w-]+){0,2}"
    r" (?P<noun>(?:neighbour|partner|rival|counterpart|host|parent|provider|employer|owner|predecessor|successor"
    r"|lead (?:provider|authority|council|commissioner))s?)$",
    re.IGNORECASE,
)
APPOSED_BODY = re.compile(r",? (?:the )?(?P<body>\[B\d+\])(?=,| (?:has|is|was|had|will|would)\b)")
LIKE_ALL = re.compile(
    r"\W*(?:Like|Unlike|As with|In common with) (?:all|most|many|some|every|(?:all )?other|the other)(?: [\w-]+)? "
    r"(?P<noun>[A-Za-z]{2,}?)s?(?: in [\w ]{1,20}| across [\w ]{1,20})?, (?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})"
)
POOL = re.compile(r"pooled (?:budget|fund)|pool|fund", re.IGNORECASE)
OWN_SUM = re.compile(
    r"(?:(?:annual|total|current|overall|net|gross|revenue|own|yearly|whole|combined|latest|next|original|revised"
    r"|approved|capital|base|operating|initial|core) )*(?:budget|(?<=capital )programme|(?<=general )fund|reserves)",
    re.IGNORECASE,
)
# a name taken for a person's that does what only bodies do
COMPANY = re.compile(
    r"(?P<person>\[P\d+\])(?:would|will|employs?|employed|manages|serves|covers|provides|runs|comprises|has|had)"
)
OWN_CLAUSE = re.compile(r"'s |\b(?:which|that) ")
# “The second matter was Ashby NHS Trust”: what is said to be something is spoken of next
PREDICATE = rule_pattern(
    r"\W*(?:The|Our|Its|One|Another|A|Next|Last) [^,;:\[]{3,50}? (?:is|was|comes|came|will be|would be)(?: that of|"
    r" at| from)? (?:the )?"
    r"{B:body}(?=[.,;]|$| (?:which|who|where|and)\b)"
)
# “The day-to-day work is done by our Integrated Commissioning Unit”
DONE_BY = re.compile(
    r"\W*(?:The|Most|Much|All)(?: of)?(?: the)? (?:[\w-]+ ){1,6}?(?:is|are|was|were) (?:\w+ly )?(?:done|carried out"
    r"|handled|undertaken|led|run"
    r"|managed|delivered|provided) (?:jointly )?by (?:the|a|an|our|its|their|one|\[B\d+\](?:'s)?) "
    rf"(?P<name>(?:[A-Z][\w&'-]+ (?:and |of |for )?){{0,5}}[A-Z][\w&'-]+(?=,|\.| which)|(?:[a-z-]+"
    rf" ){{0,3}}{any_word('arrangement_nouns')})\b"
)
# “Neighbouring Wexley, which was rated good”: no person
PERSON_WHICH = re.compile(r"[^\w\[]*(?P<person>\[P\d+\]), which (?:is|was|has|had|employs|serves|covers|runs)\b")
# “If A falls into line, the new body will have …”: the figure is in the main clause
CONDITION = re.compile(
    r"\W*(?:If|When|Once|Should|Unless|Although|Though|While|Whilst|Because|After|Before"
    r"|Until)\b[^,;]{0,90}, "
)
ONE_OF_TWO = re.compile(r"[Tt]he (former|latter|first|second)")
# “Option 3 scored best. It would be worth £1.9m”
OPTION = re.compile(r"\W*(?:Under |With |Only )?[Oo]ption (?P<number>\[F\d+\]|\d|[A-H])(?!\w|,? \[)")
ALL_MEMBERS = re.compile(
    r"(?:[Aa]ll|[Mm]ost|[Mm]any) (?:the )?(?:members|staff|people|officers) (?:of|in|on) (?P<rest>.+)"
)
WILL = re.compile(r" (?:will|would|is to|is due to|is expected to|should)\b")
OF_SO_MANY = re.compile(r" (?:of|with) (?:about |some |around )?\[F\d+\] (?:staff|people|posts|officers)$")


_VERBS = re.AtWords(VERB)


def verb_from(text: str, start: int) -> re.Match[str] | None:
    """Give the first word from an offset on that is a verb there; “costs” or “plan” often are none."""
    for match in _VERBS.finditer(text, start):
        if not DOUBTFUL.match(match.group()) or BEFOREVERB.search(text, max(0, match.start() - 30), match.start()):
            return match
    return None
