"""Whose the post is of one whose title names the thing: the “hub manager” of the Northside Hub."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper
from commonseal.reading.posts import Post

_THING = re.compile(
    r"(?:deputy |assistant |interim )?(?P<thing>hub|centre|alliance|federation|collaborative|consortium|network"
    r"|partnership"
    r"|academy|vanguard|museum|theatre|university|college|school|fund|festival|trust fund|market)"
    r" (?:(?:general|operations|clinical|managing|programme|business|executive|development) )?"
    r"(?:managers?|directors?|leads?|coordinators?|chair(?:man|woman)?|principal|chief executive)$",
    re.IGNORECASE,
)
# “County leader Jane Doe”, “Borough treasurer John Roe”: of the council of that kind
KIND_IN_TITLE = re.compile(
    r"(county|city|borough|district) (?:leader|treasurer|solicitor|secretary|chief executive|chief"
    r"|boss)$",
    re.IGNORECASE,
)
_FIRST_WORDS = re.compile(r"^(?:The|A|An|Our|New|This|At|In|For|With|From|And|Its|Their|To|Of) ")


def of_its_title(paper: Paper, post: Post) -> tuple[str, ...]:
    """Give the thing that a title names, where the paper names one such thing alone.

    Args:
        paper: The paper.
        post: The post.
    """
    match = _THING.match(post.title)
    if match is None:
        return ()
    noun = match["thing"].capitalize()
    found = {
        _FIRST_WORDS.sub("", name)
        for name in re.findall(rf"\b(?:[A-Z][\w’'-]+ (?:(?:and|of|for|&) )?){{1,5}}{noun}\b", paper.document.flow)
    }
    known = {body.name for body in paper.registry.bodies if body.name.endswith(f" {noun}")}
    named = known or {name for name in found if " " in name}
    return tuple(named) if len(named) == 1 else ()


_KIND_ONLY = re.compile(r", (?:the )?(ICB|CCG|council|Council|trust|Trust)\b(?! [A-Z])")


def of_kind_after(paper: Paper, post: Post) -> tuple[str, ...]:
    """Give the only body of the kind that the words after a post tell: “(Place Director, ICB)”.

    Args:
        paper: The paper.
        post: The post.
    """
    found = _KIND_ONLY.match(paper.document.flow, post.end)
    bodies = paper.registry.of_class(found.group(1).casefold()) if found else []
    return (bodies[0].name,) if len(bodies) == 1 else ()
