"""Stage 3b: how papers refer to bodies without naming them: numbers, descriptions, pronouns and short forms."""

from __future__ import annotations

from functools import cache

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import table

COUNTS = {"both": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4} | {
    w: n
    for n, w in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
    )
}
NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
ADJECTIVE = (
    r"(?:separate|individual|local|neighbouring|other|new|relevant|member|statutory|combined"
    r"|existing|same|clinical|nhs|health"
    r"|acute|community|hospitals|mental\s+health|ambulance|foundation|hospital|applicant|partner|constituent"
    r"|current|own|city|county|town|borough"
    r"|district|top\s+tier|\w+['’]s|inner|north|south|east|west|of\s+the|of\s+our|of)"
)
VAGUE = frozenset(["several", "many", "most", "a number of", "some of the"])
KIND_NAMES = frozenset(["Trust", "Council", "Partnership", "Group", "Authority", "Board", "Alliance", "Federation"])
PLACE_AFTER = (
    r"(?:\s+(?:in|across)\s+(?:the\s+)?"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b)[A-Z][\w’'-]+(?:(?:\s+and|,)?\s+[A-Z][\w’'-]+){0,4}(?:\s+area)?)?"
)
NOT_BEFORE_SHORT = re.compile(
    r"(?:\b(?:in|across|throughout|near|within|around|people of|Bishop of|University of)\s+|"
    r"(?!(?:The|At|For|From|With|And|But|Both|While|When|If|As|Since|By|To|That|After|Before|Under|Until"
    r"|Meanwhile|Instead|What|Whether|Why|How|Where|Who|Whose|Though|Although|Because|Once|Could|Can|Will|Would|Should"
    r"|Is|Are|Was|Were|Does|Did|Do|Has|Have|Had|Even|Only|Nor|Or|Not|Through|Between|Without|Within|Until|Whereas"
    r"|Whereupon|Hence|Thus|Still|Yet|Today|Tomorrow|Here|There|Either|Each|Every|Our|Its|Their|Neighbouring|Nearby"
    r"|His|Her|Last|Yesterday|Now|Then|So|Like|Unlike|Neither|Former|Ex|January|February|March|April|May|June|July"
    r"|August"
    r"|September"
    r"|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday)[ \xa0])[A-Z][\w’'-]*[ \xa0]"
    r"|[-/@.]|www\S*)\Z"
)
OPENING = 700
# “the District Health Forum”, “the Trust Development Fund”: the noun is part of a name of something else
PART_OF_NAME = re.compile(
    r" (?:[A-Z][a-z]+ ){0,3}(?:Forum|Association|Network|Society|Union|Fund|Institute|Foundation|Centre|Agency|Hospice"
    r"|Charity|Alliance|Company|Magazine|Journal|News|Times|Echo|Observer)\b"
)
LATEST = 4  # mentions that “both councils” may still go on about
NO_BODY_BETWEEN = 120
ORGANISATION_REACH = 500
# what the names of trusts of each sort hold: “the community trust”, “the acute”
OF_TRUSTS = {
    r"\bcommunity\b": r"Community",
    r"\b(?:acute|hospitals?)\b": r"Hospital|Infirmary|Acute|Teaching",
    r"\bmental\s+health\b": r"Mental Health|Partnership",
    r"\bambulance\b": r"Ambulance",
    r"\bfoundation\b": r"Foundation Trust|\bFT\b",
}
ROLE_IN = re.compile(
    r"\b(?:officer|executive|director|chair|leader|nurse|job|post|role|position|members"
    r"|practices|colleagues|counterpart|councillors)s? in $"
    r"|(?-i:\band [A-Z][\w’'-]+ [A-Z][\w’'-]+ in $)",
    re.IGNORECASE,
)
# “it would be helpful to …”, “it makes no sense”, “it emerged that …”: the word stands for nothing
_OF_NOTHING = (
    r"\s+(?:(?:is|was|will|would|has|may|might|could|should|can|must)(?:n['’]t| not)?\s+(?:be |been |have been )?"
    r"(?:\w+\s+)?(?:that|to|for|clear|proposed|intended|hoped|expected|thought|recommended|not|understood|believed"
    r"|planned|said|helpful|important|essential|possible|likely|unlikely|easy|hard|difficult|good|time|right|wrong"
    r"|premature|sensible|reasonable|vital|felt|noted|agreed|suggested|known|unclear|emphatically|because|why|when"
    r"|what|how|whether|who|early|too|worth|wise|up|down|tempting|obvious|business)\b"
    r"|(?:makes?|made|does not make|did not make) (?:\w+ )?(?:sense|clear|easier|harder)|seems?|seemed|appears?"
    r"|appeared"
    r"|will (?:see|mean|take|leave|give|bring|involve|come)|sees|saw|would (?:see|mean|take|leave|bring|involve)"
    r"|emerged|transpired|turns? out|turned out|follows that|remains to be|remains (?:\w+ )?(?:clear|unclear|possible)"
    r"|came as|comes (?:after|as|amid|just|a|two|less|weeks|months)|follows|came (?:after|amid|just)|means|meant"
    r"|took|takes (?:time|two))\b"
)
PRONOUN = re.compile(
    r"\b(?:(?P<neighbour>(?:[Ii]ts|[Oo]ur|[Tt]heir) (?:(?:[a-z-]+) )?neighbour(?![\w-])(?!,? [A-Z]))"
    r"|(?P<one>[Tt]he (?:former|latter)(?=['’]s\b|,|\.|;| (?:is|was|has|had|will|would|and|to|alone|itself"
    r"|said|says"
    r"|hosts?|hosted|provides?|provided|runs?|ran|took|takes|agreed|voted|declined|refused)\b))|(?P<us>[Ww]e"
    r"|[Oo]ur|ours|ourselves|(?<=chairs )us|(?<=chair )us|(?<=with )us)|(?P<them>[Tt]hey|[Tt]heir|[Tt]hem"
    r"|[Bb]oth(?=[,.;]|\s+"
    r"(?:will|have|are|were|would|has|from|on|at|by|in|since)\b|$)"
    r"|[Tt]he\s+(?:pair|duo|trio|quartet)|[Bb]oth\s+sides|(?:(?<=\bfor\s)|(?<=\bbetween\s)|(?<=\bof\s)|"
    r"(?<=\bover\s)|(?<=\bacross\s)|all\s+)(?:the\s+)?(?:both|two|three"
    r"|four|five)(?=[,.;:]|\s+(?:on|from|since|until|by|is|are|was|will|have|had|would|in|at|and|as|has|but"
    r"|of\s+us)\b|$)"
    r"|[Aa]ll\s+(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\s+\w+s\b)"
    r"|[Bb]oth\s+(?:services|forces|brigades)|[Tt]he\s+(?:two|three)\s+(?:services|forces|brigades)"
    r"|[Tt]he\s+(?:two|three|four|five"
    r"|six|seven|eight|nine|ten)(?=\s+(?:(?:also|both|now|already|then|each|all|together|currently|still) )?"
    r"(?:have|had|are|were|will|should|would|could|has|become|say|share|agree|agreed|plan|planned|hope|hoped|want"
    r"|wanted|work|worked|run|use|serve|cover|employ|spend|signed|began|started|met|merged|did|do|decided|joined"
    r"|expect|intend|need|spent|pooled|set)\b|[,.;]|$))"
    rf"|(?P<it>[Ii]ts?\b(?!{_OF_NOTHING})))\b",
)
# “A joint committee has met”, “Since May, one team …”: a sentence that opens with a thing
THING_OPENS = re.compile(
    r"\W*(?:(?:Since|In|From|On|By|At|After|Under|Until|Before|For)\b[^.,;]{1,40}?(?:,| (?=an? ))? )?(?:A|An|The"
    r"|This|That|One"
    r"|a|an|the|this|one) (?:[a-z][\w’-]* ){1,4}?(?=(?:is|was|has|had|will|would|are|were|have|can|could|may|should"
    r"|[a-z]+ed)\b)"
)
# “The governing body met. It …”: an organ, which stands for its body
ORGAN_OPENS = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:\w+ ){0,2}?(?:body|board|cabinet|executive|committee|panel|forum|governors"
    r"|members)\b"
)
# what stands before an “it” that is a subject, or that something is done with: “approved it” is of a motion
BEFORE_IT = re.compile(
    r"(?:^|[\s(“”\"'‘’–—-])(?:with|by|to|from|between|and|but|or|that|which|because|as|if|when|while|where|what|whether|before"
    r"|after|since|until|although|though|so|than|than|once|how|why|whom|whose|since|unless|said|says|say) $"
    r"|(?:^|[.?!:;,(“\"–—*•\n] ?[“\"‘]?)$|(?:^|\n)\W*$"
)
# “The new body will start in April. Jane Doe will chair it.”
LEADS_IT = re.compile(r"\b(?:will|would|to|now) (?:chair|lead|run|head) $")
IT_ENDS = re.compile(r"[.,;)”\"]|$| (?:from|until|for|on|in|as|and|at)\b")
WE = re.compile(r"^(?:Dear|To) |\b(?:[Ww]e|[Oo]ur)\b", re.MULTILINE)
# “the county's chief executive”, “monitoring officer at the county”, “the city employs 900”: the council of the area
AREAS = frozenset(["county", "borough", "city", "town"])
AREA_OWNS = re.compile(
    r"['’]s (?:(?:own|new|current|present|outgoing|interim|acting|former|deputy|joint|assistant) ){0,2}(?:chief"
    r"|leader"
    r"|directors?|heads?|monitoring|section|finance|managing|cabinet|councillors|deficit|budget|staff|workforce"
    r"|turnover|reserves|contribution|share|solicitor|treasurer|returning|executive|portfolio|corporate)\b"
)
AREA_ACTS = re.compile(
    r" (?:(?:has|have|had|will|would|also|now|already|currently) ){0,2}(?:agreed|employs?|employed|approved|voted"
    r"|pays"
    r"|paid|puts? in|contributes?|contributed|hosts?|hosted|shares|shared|faces|spends|spent|appointed|recruited"
    r"|provides|provided|runs|said|declined|refused|offered|plans to|wants to|lost|borrowed|owes|proposed|proposes"
    r"|asked|decided|backed|opposed|objected|rejected|withdrew"
    r"|joined|leads|led|owns|manages|consulted|launched|set up)\b"
)
AREA_IS = re.compile(
    r" (?:is|has|will|would|could|agreed|said|approved|shares?|plans) (?!the best|home|one of|(?:\w+ )?"
    r"(?:residents|people))"
)
AREA_EMPLOYS = re.compile(
    r"\b(?:job|role|post|position|duties|officer|executive|(?<!place )director|services|leader|nurse|head|manager"
    r"|solicitor|treasurer"
    r"|work|works|worked|working|employed|team|brief|finance|resources|planning|housing)s? (?:at|for|with|by) the $"
)
NEIGHBOURING = re.compile(
    r"\b(?:neighbouring|nearby|adjoining|adjacent|next-door) $"
    r"|\b(?:its|their|our|the) (?:(?:[a-z]+|\d+) )?(?:counterparts?|equivalents?|opposite numbers?|sister [\w-]+)"
    r" (?:in|at|for|across) $"
    r"|\b(?:its|their|our) (?:(?:[a-z]+|\d+) )?neighbours? (?:(?:in|at|to the (?:north|south|east|west),) |\()$"
)
# what tells one joint board from another: “the joint commissioning board” is no health and wellbeing board
BOARD_KINDS = re.compile(
    r"joint commissioning (?:board|committee)|joint (?:board|committee)|(?:shadow|transition|partnership) board"
    r"|health and wellbeing board"
)
# what tells one authority from another: “the fire authority” is no combined authority
AUTHORITY_KINDS = re.compile(r"fire|combined|waste|police|national park|transport|port health")
SHARED_WITH = re.compile(
    r"\b(?:shar\w+|agreement|arrangement|partnership|joint|jointly|together|work\w*|merg\w+|pool\w*|team|service"
    r"|committee)\b"
    r"[^.;:\n]{0,40}?\bwith (?:the |both )?$"
)
AREA_ENDS = re.compile(
    r"[.,;:)]|$| (?:since|from|until|and|but|who|will|is|was|has|in|on|as|at|when|before|after|for)\b"
)

KINDS_ALONE = frozenset(["council", "trust", "ccg", "icb"])
# “to form a hospital group”, “a group model”: trusts that go on apart under one leadership
GROUP_OF_TRUSTS = re.compile(
    r"\b(?:hospitals?|providers?|trusts?|NHS|acute) group\b|\bgroup (?:model|structure|arrangement)\b"
    r"|\b(?:form|forming|formed|create|creating|created|become|becoming|join|into|as) (?:a|one|the) (?:new )?group\b"
)
TITLE_NEXT = re.compile(r" (?:deputy |joint |interim |acting )?(?:leader|chief|boss|chair|director|finance)")
ITS_PEOPLE = re.compile(r"\W*(?:But |And |Then )?(?:[Cc]ouncillors|[Mm]embers)\b")


_GAP = r"[ \xa0]+"  # a description never reaches over a line: “Page 7”, and below it “Councils to split”


@cache
def described() -> re.Pattern[str]:
    """Give the pattern of a description: “the CCG”, “both councils”, “all three of the trusts”."""
    nouns = []
    for body_class, entry in table("bodies")["classes"].items():
        nouns += [(noun, body_class) for noun in entry["generic"]]
    nouns += [(noun, "anybody") for noun in table("bodies")["anybody"]]
    nouns.sort(key=lambda pair: -len(pair[0]))
    groups: dict[str, list[str]] = {}
    for noun, body_class in nouns:
        groups.setdefault(body_class, []).append(noun.replace(" ", _GAP))
    noun_group = "|".join(f"(?P<{body_class}>{'|'.join(items)})" for body_class, items in groups.items())
    determiner = (
        rf"(?P<det>the|(?:this|that)(?![ \xa0]+the\b)|these|those|our|its|their|your|each|every|(?:either"
        rf"|neither|both)(?!{_GAP}the[ \xa0])|all|some{_GAP}of{_GAP}the|several|many|most|a{_GAP}number{_GAP}of"
        rf"|{NUMBER}(?![ \xa0]+the\b))"
    )
    return re.compile(
        rf"(?<![\w-])(?:(?P<place>[A-Z][\w-]+(?:{_GAP}and{_GAP}[A-Z][\w-]+)?)['’]s{_GAP}"
        rf"(?P<placenum>{NUMBER}){_GAP}|{determiner}{_GAP}|(?:(?<=\band )|(?<=   )|(?<=\t)|(?<=\n)|(?<=\| )"
        r"|(?<=\()(?=\w+(?:,| and|\))))(?="
        rf"(?:CCG|council|ICB|trust|Council|Trust)\b)"
        rf"|(?<=\w )(?=(?:CCG|council|ICB|trust){TITLE_NEXT.pattern}\b(?! \w+s\b)))"
        rf"(?P<middle>(?:(?:{ADJECTIVE}|{NUMBER}|our|the|[A-Z][\w-]+(?={_GAP}(?:CCGs|councils"
        rf"|trusts))){_GAP}){{0,4}}?)(?P<noun>{noun_group})(?![\w-])",
        re.IGNORECASE,
    )


# “Section 75 allows councils”: the number is that of a part of a law or a paper
OF_A_TEXT = re.compile(
    r"\b(?:[Ss]ections?|s\.?|[Pp]ara(?:graph)?s?\.?|[Pp]art|[Ss]chedule|[Aa]rticles?|[Rr]egulation|[Cc]lause"
    r"|[Ii]tem)[ \xa0]?$"
)
