"""How a sentence says that a post is shared: patterns over the marked sentence, ``{O}`` being a post."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern

SHARED_WITH = rule_pattern(
    r"(?P<post>{O})(?: (?:role|post|job|functions?))?(?:,? {P}(?=,| (?:is|has|was)\b))?,? (?:to be |be |is |are "
    r"|will be |would "
    r"|will |could |should |has been |have been |had been |would be |being |was |also |now |already )*(?:shared"
    r"|(?:answer|report) to(?= (?:both|all|the two|the three|\[B))|merged with|incorporated into"
    r"|combined with|serve|cover|covers|serves|spans?|straddles?|bridges|is split between|split between"
    r"|divided between"
    r"|extends to|extended to)\b"
)
ONE_POST = rule_pattern(
    r"\b(?:same (?:person|individual|man|woman|candidate|officer) (?:as|to be|to|in|for|is|be|being"
    r"|will be|becomes?|who is|serve as|serves as|holds?|hold"
    r"|holding|in the role of|in the post of|to the post of|to the role of)(?: (?:the|its|their"
    r"|both|joint|a|post of|role of|posts of|roles of))* (?P<a>{O})"
    r"|(?:have|has|had|share|shares|sharing|under|by|appoint\w*|with) the same (?P<b>{O}))"
)
# “their two chief nurse posts will be replaced by one”
MADE_ONE = rule_pattern(
    r"(?P<post>{O})(?: (?:roles|posts|jobs|positions))?(?: (?:at|of|in) (?:the )?{B})? (?:(?:will|would|are to"
    r"|could|should|may|might) (?:then |eventually )?be|are being|were|have been)"
    r" (?:replaced by|reduced to|merged into|cut to|combined into|rolled into) (?:one|a single)\b"
)
IS_JOINT = rule_pattern(
    r"(?P<post>{O})(?: (?:roles?|posts?|jobs?))?(?:,)? (?:which )?(?:is|are|was|will be|would be"
    r"|became|becomes|as|has been|to be|being)(?: now| also| already| to be)*"
    r" (?:(?:a |an |the )?(?:joint|shared|single|joint-funded|jointly[- ]funded"
    r"|cross-organisational)(?: \w+)? (?:post|role|appointment|position)s?"
    r"|jointly (?:appointed|funded|employed|accountable|held|managed|recruited)|shared (?:between"
    r"|across|by|with)|joint (?:between|across))\b"
)
WORKS_ACROSS = rule_pattern(
    r"(?P<post>{O})(?:,? {P},?)?(?: (?:role|post|job))?,? (?:who |which |will |would |to |also "
    r"|now |already |is |are |has |should |could |can |may |and ){0,4}(?:work|works|working|operate"
    r"|operates"
    r"|cover|covers|covering|covered|span|spans|spanning|serve|serves|serving|lead|leads|leading"
    r"|run|runs|running|oversee|oversees|head|heads|manage|manages)"
    r"(?: (?:\[F\d+\]|[a-z]+) days? (?:a|each|per|every) week| part-time| part of the week)? (?:(?:across|for|over"
    r"|as one across|jointly across|jointly for) )?(?:both|all (?:of )?|the two"
    r"|the three)? ?(?P<body>{B})"
)
ALSO_LEADS = rule_pattern(
    r"(?P<post>{O})(?:,? {P},?)?,? (?:will|would|is to|to|has been asked to|should|has agreed to"
    r"|is set to|could|now|already|has)? ?(?:(?P<also>also|additionally|in addition) )"
    r"(?:cover|covers|lead|leads|run|runs|head|heads|oversee|oversees|serve|serves|take charge of"
    r"|takes charge of|manage|manages) (?:(?:the|its|their|a) (?:[\w'&-]+ ){1,5}(?:at|of|for"
    r"|in) )?(?P<body>{B})(?P<more> as well| too)?"
)
TWO_POSTS = rule_pattern(
    r"(?P<first>{O})(?:,? {P},?)?(?: (?:role|post|job))?(?P<gap>[^.;\[]{0,60}?)\b(?P<verb>become"
    r"|becomes|became|serve as|serves as|act as|acts as|act up as|be|being|take on|takes on"
    r"|taking on|take over|takes over|taking over"
    r"|taken on|taken over|took on|took over|fill|fills|fulfil|fulfils|assume|assumes|hold|holds"
    r"|combined with|combine with|merged with|merge with|joined with|aligned with|integrated with"
    r"|incorporated into|incorporated in|double as|doubles as|doubled as|is|are|with|doubling as)"
    r"(?: (?:also|as|the|that of|those of|role|roles|responsibilities|duties|functions|statutory"
    r"|post|job|position|of|for|function|additional|same)){0,6} (?P<second>{O})"
)
MERGED_PAIR = rule_pattern(
    r"\b(?:combin|merg|join|integrat|align|bring|brought|dual|double|hold|both|unif"
    r"|amalgamat)\w*(?: \w+){0,4}? (?P<first>{O})(?P<between>(?:[^.;\[]"
    r"|\[[PBD]\d+\]){0,80}?) (?:and|with)(?: (?:that of|those of|the|of|its|their"
    r"|a))* (?P<second>{O})"
)
PAIR_MERGED = rule_pattern(
    r"(?P<first>{O}) and(?: (?:that of|those of|the|of|its|their))* (?P<second>{O})(?: (?:roles?"
    r"|posts?|jobs?|functions?))?"
    r" (?:will|would|could|should|may|might|can|to|are|is|were|was|have|has|had)(?: (?:be|been"
    r"|to be|also|being|now))* (?:combined|merged|joined|brought together|held by|integrated"
    r"|aligned|amalgamated|unified)\b"
)
JOINT_WORDS = re.compile(
    r"\b(?:also|as well|in addition|additional|both|dual|combin\w+|merg\w+|joint\w*|remain\w*"
    r"|retain\w*|keep\w*|while|alongside|doubl\w+)\b"
)
LED_BY = rule_pattern(
    r"(?P<body>{B})(?:'s)? (?:[\w&'-]+ ){0,5}(?:is|are|was|were|has been|have been|will be|would be"
    r"|being|to be)(?: [\w-]+)?"
    r" (?:led|headed|run|managed|overseen|directed|covered|looked after) by (?:the )?(?P<post>{O})"
)
LENT = rule_pattern(
    r"\b(?:lend|lends|lending|lent|loan|loans|loaning|loaned|second|seconds|seconding"
    r"|seconded) (?P<post>{O}) to (?P<body>{B})"
)
STP_ROLES = rule_pattern(
    r"(?:roles|posts|jobs)\W{1,3}(?:such as|like|including) (?P<list>(?:(?:an? |the )?{O}(?:, (?:and )?"
    r"| and )?){1,6})"
    r"\W{1,3}(?:will|would|are to|should|could|may|might) (?:be|become)(?: the)? (?:{BG}(?:'s)?|STP|ICS|[Ss]ystem)"
    r"(?:-wide| level)? (?:roles|posts|jobs)\b"
)
COVERS_AS_WELL = rule_pattern(
    r"(?P<post>{O})(?:,? {P})?(?:(?:[^.;\[]|\[[PBD]\d+\]){0,90}? (?:he|she|who|\[P\d+\]))?,? (?:to "
    r"|has |will |now |already |also |is |he |she |but |who ){0,4}(?:cover|covers"
    r"|covered|covering|run|runs|ran|lead|leads|led|serve|serves|served|look after"
    r"|looks after|head|heads|headed|oversee|oversees|manage|manages|take charge of|takes charge of"
    r"|take the helm at|takes the helm at|take over) (?:also |the (?:role|post) at )?"
    r"(?P<a>{B})(?: as well as (?P<b>{B})| (?P<c>as well|too|also)\b)"
)
PAID_TOGETHER = rule_pattern(
    r"(?P<post>{O}),? (?:to be |is |are |will be |would be |which is )?(?:jointly "
    r"|equally )?(?:paid for|funded|financed|employed)"
    r" (?:half and half|jointly|equally|50[/:]50|together) by\b"
    r"|(?:advertis\w+|recruit\w*|appoint\w*|search\w*|interview\w*) (?:jointly"
    r"|together) (?:for )?(?:an? |the )?(?P<other>{O})"
    r"|(?:split|splits|splitting|halve|halves|meet|meets|pay|pays|paid|fund|funds)(?: between them)?(?: half"
    r"| each half)?"
    r"(?: the| equal| an equal share of the)? (?:costs?|salary|pay|bill|wages) (?:of|for) (?:an? |the )?"
    r"(?P<fifth>{O})"
    r"|jointly[- ](?:funded|appointed|employed|paid) (?:role|post|position) (?:of|for|as) (?:an? |the )?"
    r"(?P<fourth>{O})"
    r"|jointly (?:advertis\w+|recruit\w*|appoint\w*|employ\w*|fund\w*)(?: for)? (?:an? |the |their )?(?P<third>{O})"
)
# “borrowed its finance director from the other council”
BORROWED = rule_pattern(r"\bborrow(?:s|ed|ing)? (?P<post>{O})(?:,? {P},?)? from (?:the )?(?P<body>{B})(?!'s)")
# “The finance director of A does the same job for B”
SAME_FOR = rule_pattern(
    r"(?P<post>{O})(?:,? {P},?)?,? (?:who )?(?:also |now |already |will |would |is to |to ){0,3}(?:does?|do"
    r"|holds?|has|have|fills?|performs?"
    r"|doing|did) (?:the same|a similar|the equivalent) (?:job|role|post|position|work|duties) (?:at|for|in"
    r"|with) (?P<body>{B})(?!'s)"
)
# “A chief nurse has been appointed to work for A and B”
APPOINTED_FOR = rule_pattern(
    r"(?P<post>{O})(?:,? {P},?)? (?:(?:has been|is to be|will be|was|is being|have been|would be"
    r"|to be) )(?:appointed|recruited|hired|employed"
    r"|taken on|found)(?: to (?:work|serve|act|do the job))? (?:for|across|at|by) (?:both )?(?P<body>{B})(?!'s)"
)
# “The chief executive's job at A has been rolled into that of B”
ROLLED_INTO = rule_pattern(
    r"(?P<post>{O})(?:'s)?(?: (?:job|post|role))?(?: (?:at|in|of) {B:first})? (?:(?:has|have|had|will|would|is"
    r"|are|to|been|be|was|being) ){1,4}"
    r"(?:rolled|merged|folded|combined|absorbed|joined|put together) (?:into|with) (?:that|the one) (?:of|at"
    r"|in) (?:the )?(?P<body>{B})"
)
POSTS_LIKE = rule_pattern(
    r"\b(?:shared|joint|single) (?:\w+ ){0,2}(?:posts|roles|appointments|positions)(?:,| \(| –| -"
    r"|:)? (?:\(?(?:such as|including|include|includes|like|for example|namely|e\.?g\.?|for|of"
    r"|being|are|comprise|comprising|have included)(?: |: )|)"
    r"(?:at |both |a |an |the |in |those of |level |joint |shared )*(?={O})"
    r"|\b(?:shared|joint) (?:\w+ )?(?:directors|heads|officers|executives|chiefs|posts|roles|managers)\b"
    r"(?:[^.;:\[]|\[[BFD]\d+\]){0,90}(?::| –| -) (?:a |an |the )?(?={O})"
)
# each with the name of its rule
ON_BOTH_SIDES = re.Several(
    (
        (BORROWED, "post lent to another"),
        (SAME_FOR, "post also leads"),
        (APPOINTED_FOR, "post works across"),
        (ROLLED_INTO, "posts replaced by one"),
    )
)
