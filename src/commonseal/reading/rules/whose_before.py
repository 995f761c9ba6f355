"""Whose a post is by the words straight before its title, although no body is known by that name."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.of_places import body_of_short_name
from commonseal.reading.rules.titled_units import KIND_IN_TITLE

_OWNER = re.compile(r"(?<![\w’'-])((?:[A-Z][\w&-]+ ){0,3}[A-Z][\w&-]+)['’]s? (?:[a-z]+ ){0,2}$")
_AREA = re.compile(r"\b(?:the|our|their|its) (county|city|borough|district|town)['’]s (?:[a-z]+ ){0,2}$", re.IGNORECASE)
# “Whitmoor accountable officer Jane Doe”: a place for the body there, straight before a title of its few heads
_OF_A_PLACE = re.compile(
    r"(?:deputy |council )?(?:chief (?:executive|officer|constable|fire officer|clinical officer|finance officer)"
    r"|accountable officer|managing director|clinical chair|chair(?:man|woman|person)?|leader|finance director"
    r"|medical director|director of (?:finance|nursing|children's services|adult social services|public health))",
    re.IGNORECASE,
)
_PLACE_FIRST = re.compile(
    r"(?:^\W*|[.;,:–] |\b(?:and|but|while|when|by|from|said|says|with|where|that|for|after) )"
    r"(?P<place>(?!(?:The|A|An|And|But|Its|Their|Our|His|Her|New|Former|Deputy|Acting|Interim|Group|Joint|Outgoing"
    r"|Incoming|Current|Then|Now|Today|Yesterday|Meanwhile|However|Opposition|Labour|Conservative|Tory|Lib(?:eral)?"
    r"|Dem(?:ocrat)?|Green|Reform|Independent|Council|Trust|CCG|ICB|Board|Hospital|Health|NHS|County|City|Borough"
    r"|District|Town|Regional|Local|National|Clinical|Committee|Cabinet|Union|Charity|Police|Fire|Commission|Panel"
    r"|Company|Service|Scrutiny|Vice|Senior|Long-serving|Veteran|Executive|Party|From|To|For|With|By|Of|On|In|At|As|Team|Dear|Present"
    r"|Also|Both|Other|Two|Three|Four)\b"
    r"|[A-Z][a-z]+day\b|[A-Z]{2})(?:[A-Z][a-z]{3,}(?:-[a-z]+-[A-Z][a-z]+)?)(?: (?:and )?[A-Z][a-z]{2,}){0,2}) $"
)
_TITLE_OF_PERSON = re.compile(r"^(?:Dr|Mr|Mrs|Ms|Miss|Sir|Dame|Cllr|Councillor|Prof|Professor|Lord|Lady|Baroness)\.? ")
# “from 1 July Somewhere's chief executive …”
_MONTH_FIRST = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: |$)"
)
_NO_OWNER = re.compile(
    r"(?:The|This|That|There|Here|What|Who|Where|Let|It|Its|Today|Yesterday|Tomorrow|England|Britain|UK|Government|[A-Z][a-z]+day)$"
)


def owner_before(paper: Paper, view: View, post: Post) -> tuple[str, ...]:
    """Give whose a post is by the words before it, although no body is known by that name: “the county's chief”.

    Args:
        paper: The paper.
        view: The sentence.
        post: The post.
    """
    flow = paper.document.flow
    left = flow[max(view.sentence.start, post.start - 60) : post.start]
    if area := _AREA.search(left):
        kind = area.group(1).lower()
        councils = [b for b in paper.registry.of_class("council") if b.qualifier.endswith(kind)]
        return (councils[0].name,) if councils else ()
    if kind := KIND_IN_TITLE.match(post.title):
        councils = [b for b in paper.registry.of_class("council") if b.qualifier.endswith(kind.group(1).lower())]
        return (councils[0].name,) if len(councils) == 1 else ()
    owner = _OWNER.search(left) or _place_first(flow, left, post)
    name = _MONTH_FIRST.sub("", _TITLE_OF_PERSON.sub("", owner.group(1))) if owner else ""
    if owner is None or not name or _NO_OWNER.search(name) or any(name in p.name for p in paper.people):
        return ()
    if body := body_of_short_name(paper, name):
        return (body,)
    full = re.search(rf"\b{re.escape(name)}(?: [A-Z][\w&-]+){{1,4}}", flow)
    return (full.group() if full and not post.title.startswith(full.group().split()[-1]) else name,)


def _place_first(flow: str, left: str, post: Post) -> re.Match[str] | None:
    """A place straight before a title, which the paper names as one elsewhere."""
    found = _PLACE_FIRST.search(left) if _OF_A_PLACE.fullmatch(post.title) else None
    place = re.escape(found["place"]) if found else ""
    return (
        found if found and re.search(rf"\b(?:in|at|of|for|and|from|across) {place}\b|\b{place}['’]s\b", flow) else None
    )
