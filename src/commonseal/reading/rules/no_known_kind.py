"""Posts in bodies whose names tell no kind: charities, companies, unions, as the paper calls them."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper
from commonseal.reading.posts import Post
from commonseal.reading.rules.of_places import body_of_short_name

_TOP = re.compile(
    r"(?:deputy |group |interim )?(?:chief (?:executive|operating|finance|financial|nursing|medical|information)"
    r"(?: officer)?|managing director|finance director|medical director|executive director|chief officer|director"
    r"|president|chair(?:man|woman)?|(?:[a-z]+ )?secretary|(?:senior |managing )?partner|(?:regional|national"
    r"|branch) (?:organiser|officer)"
    r"|principal|vice-chancellor|head of [a-z ]+|founder|trustee|(?:[a-z]+ )?governor|(?:executive )?head ?teacher)",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r",? (?:of|at|with|for) (?:the )?(?:(?:[a-z-]+ )?(?:consultancy|consultants|charity|think[- ]?tank|union"
    r"|firm|company|accountants"
    r"|auditors|solicitors|lawyers|regulator|network|campaign group|lobby group|patients' group|pressure group"
    r"|hospice|university|college) )?"
    r"(?!NHS\b)(?P<name>(?:[A-Z][\w&’'-]*[a-z](?: (?:and |of |for |the |& ){0,2}[A-Z][\w&’'-]+){1,5}|[A-Z]{3,6}\b))"
)
# “Deputy Chief Nurse at Pinehurst Hospital”, “managing director of the Severnside care alliance”: whatever the post
_INSTITUTION = re.compile(
    r",? (?:of|at|with|for) (?:the )?(?P<name>(?:[A-Z][\w’'-]+ (?:(?:and|of|&) )?){1,4}"
    r"(?:(?:General|District|Royal|Community) )?"
    r"(?:Hospitals?|Infirmary|Hospice|Clinic|University|College|Academy|School|Medical Centre|Health Centre|Surgery)"
    r"|(?:[A-Z][\w’'-]+ ){1,3}(?:[a-z]+ ){0,2}(?:alliance|partnership|federation|collaborative|consortium|charity"
    r"|hospice|university|housing association))(?![\w-]| (?:Board|Trust|NHS|[a-z]*[- ]?board|trust)\b)"
)
# “a ward manager at St Somebody's”: whatever the post, “at” a name that is no place of meeting
_AT_NAME = re.compile(
    r" at (?P<name>(?:St\.? )?[A-Z][\w’'-]*[a-z](?: (?:(?:and|&|of|the) )?[A-Z][\w’'-]*[a-z]){0,3})"
    r"(?= (?:in|until|from|for|since|before|who|and|as|when|where|on|to|is|was|has|will)\b|[,.;:)]|$)"
)
_A_MEETING = re.compile(
    r"\b(?:Hall|House|Street|Road|Lane|Room|Rooms|Chambers?|Conference|Meeting|Square|Parliament|Westminster|Whitehall|Holyrood"
    r"|Christmas|Easter|[A-Z][a-z]+day|[A-Z][a-z]+days)\b"
)
_NO_NAME = re.compile(
    r"^(?:Trustees|Governors|Directors|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b|\b(?:Services?|Care|Health|Commissioning|Finance|Resources|Planning|Governance|Delivery|Strategy"
    r"|Operations|Nursing|Transformation|Committee|Board|Panel|Council|Cabinet|Meeting|Group|Improvement|Development"
    r"|Standards|Scrutiny|Affairs|Education|Housing|Environment|Communications|Quality|Performance|Integration)$"
)


def of_no_known_kind(paper: Paper, post: Post) -> tuple[str, ...]:
    """“Chief executive of Age Concern Norton”: a body whose name tells no kind, as the paper calls it.

    Args:
        paper: The paper.
        post: The post, of which only those at the head of a body are looked at.
    """
    found = _INSTITUTION.match(paper.document.flow, post.end)
    found = found or (_UNKNOWN.match(paper.document.flow, post.end) if _TOP.fullmatch(post.title) else None)
    found = found or _AT_NAME.match(paper.document.flow, post.end)
    if found is None or _NO_NAME.search(found["name"]) or _A_MEETING.search(found["name"]):
        return ()
    name = re.sub(r"['’]s$", "", found["name"])
    start, end = found.start("name"), found.end("name")
    known = any(p.start < end and start < p.end and p.is_proven for p in paper.people)
    return () if known else (body_of_short_name(paper, name) or name,)
