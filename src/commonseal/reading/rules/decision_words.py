"""The words that patterns of decisions are built of: nouns of approving, and what stands around a body."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import one_of
from commonseal.reading.marked import rule_pattern

NOUN = one_of("decisions", "approval")
DETERMINED = (
    r"(?:(?: (?:the|both|all|each|each of|all of|individual|their|its|our|either|relevant|respective|\w+'s))* )"
)
MANY = (
    r"(?:(?:'s)?(?: today| (?:on |in )?\[D\d+\])?(?:,? and(?: by| from| of)?| or|, and"
    r"| as well as)(?: the)? {BG:second})?"
)
PEOPLE = (
    r"(?:(?:members|councillors|governors|the boards?|boards?|the governing bod(?:y|ies)|governing bodies|cabinets"
    r"|a meeting|meetings|the meeting|member practices|practices) (?:of|at|in) (?:the |both |all )*)?"
)
ADJECTIVES = (
    r"(?:(?: (?:the|formal|final|its|their|written|prior|further|full|unanimous|regulatory|ministerial|a|an))*)"
)
OBJECT = r"(?: (?:of|for|to|on|in) [^.;,\[]{1,50}?)?"
# stands for the nouns of approving as what a pattern cannot do without
NEEDS_NOUN = "noun"
HAS_NOUN = re.compile(NOUN, re.IGNORECASE)
# “Members asked whether A had agreed to it”: nothing hangs on the answer
QUESTION = re.compile(
    r"\b(?:ask(?:ed|s|ing)?|wonder(?:ed|s)?|wanted to know|enquired|inquired|queried|questioned"
    r"|not (?:sure|certain|known)) (?:[^,;]{0,40}\b)?(?:whether|if)\b[^,;]{0,40}$"
)

# “No variation has effect unless it is approved by …”: what may come up one day
NO_CHANGE = re.compile(
    r"\b(?:no|any)(?: \w+){0,2} (?:variations?|changes?|amendments?|alterations?|additions?|expenditure|payments?"
    r"|partners?|part(?:y|ies)|members?|agreements?|contracts?|appointments?)\b",
    re.IGNORECASE,
)
# “we decided 91 per cent of applications in time”, “they put off hard choices”: no one thing that was decided
OF_MANY = re.compile(
    r"(?: off)? (?:(?:hard|tough|difficult|big|awkward|making|taking|many|most|too many|key) |(?:\[F\d+\]"
    r"|\d[\d.,]*|nearly|over|almost"
    r"|about|all|more than)(?: \[F\d+\]| per cent|%| of(?: the| all)?| \w+){0,4} (?:applications|cases|appeals|claims))"
)
HABIT = re.compile(
    r"\b(?:annual|annually|each year|every (?:\w+ )?years?"
    r"|from time to time|regularly|quarterly|monthly|each month|as necessary"
    r"|as appropriate|as required|on an annual basis|routinely|normally|usually|always|any)\b",
    re.IGNORECASE,
)
ELECTS = re.compile(
    r"(?: \[D\d+\])? (?:for|in) (?:(?:[a-z]+|\[[BF]\d+\]) ){0,4}(?:councillors|council|mayor|members"
    r"|elections?|leader)\b"
)
DECIDED_THERE = re.compile(r"\b(?:and|where|when)(?: \w+){0,3} (?:agreed|decided|resolved|voted|chose|opted)\b")
UNTIL_THEN = re.compile(r"\b(?:until|unless|without|if|alone|more than|beyond|before)\b")
RISK = re.compile(r"\b(?:risks?|likelihood|threats?|scenario|worst case)\b", re.IGNORECASE)
HOW = re.compile(r" (?:how|what|who)\b", re.IGNORECASE)
NOTHING = re.compile(r" (?:nothing|no one|nobody|none)\b", re.IGNORECASE)
# “had considered every option” tells how hard somebody thought, and of no meeting
EVERY_OPTION = re.compile(
    r" (?:all|every|each|various|several|other|many|a (?:wide )?(?:range|number) of)(?: of)?(?: the)?(?: [a-z]+)?"
    r" (?:options?|alternatives?|possibilit(?:y|ies)|ways?|avenues?)\b"
)
BECAUSE = re.compile(r"\b(?:since|because|as|where)\b[^,;]{0,30}$", re.IGNORECASE)
# “A will vote on 10 November, and B takes the same decision two days later”
THE_SAME = re.compile(
    r"\b(?:will|is to|are to|is due to|are due to|is expected to) (?:\w+ )?(?:decide|vote|consider|take"
    r"|be asked|discuss|debate)\b"
    r".*\b(?:takes?|makes?|does|do|follows?) (?:the same (?:decision|choice|vote)|the same|so|likewise|suit)$"
)
# “The reports considered by both councils can be read at …”: which reports they are
GOES_ON = re.compile(r"\b(?:can be|may be|is|are|will be|were|was) (?:read|found|seen|viewed|available|published|on)\b")
UNNAMED = re.compile(r"(?:the |all |both |each )*(?:\w+ )?(?:bodies|organisations|parties|sides|partners)$")
ONLY_ITS_SUBJECT = re.compile(r"(?: (?:the|its|their|our|both|all|each|members|councillors|of|at|only|and))*\s*")
PAPER = re.compile(
    r"\b(?:reports?|papers?|plans?|proposals?|business case|cases?|options?|merg\w+|issue|question|matter|item|idea"
    r"|recommendations?|application|paper|draft|arrangements?|request|offer|motion|agreement|strategy|appointment"
    r"|shar\w+|joint|model|scheme|move|bid|it|this|them|these|deal|consultation|petition|whether|how|document|case)\b",
    re.IGNORECASE,
)
# “rated inadequate by A (12 March)”, “published by A (12 March)”: nothing that A decided for others
JUDGED = re.compile(
    r"\b(?:rated|graded|judged|inspected|reviewed|published|issued|written|produced|led|hosted|run|commissioned|told"
    r"|appointed|chaired|paid|funded|seen)(?: [\w“”\"']+){0,3} $"
)
# “A has debated it twice”: what a body that is no organ has debated is not put to it as a paper
PRONOUNS = re.compile(r"\b(?:it|this|them|these)\b", re.IGNORECASE)
# “will say whether it will refer the case to B”
WHETHER = re.compile(r"\b(?:whether|if)\b[^,;]{0,40}$")
# “will not vote until 4 April”
NOT_UNTIL = rule_pattern(
    r"\b(?:until|till|before)(?: after)?(?: (?:the|its|their|a))?(?: (?:next |\w+ )?meeting (?:on|in"
    r"|of))? (?P<date>{D})"
)
