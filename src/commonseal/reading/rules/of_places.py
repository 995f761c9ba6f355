"""Whose post it is where only a place is named: “chief executive at Somewhere”, “in Somewhere the leader is …”."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import table
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.spoken_of import HEADED

_USUAL: dict[str, list[str]] = table("roles")["usual_class"]


def usual_classes(title: str) -> list[str]:
    """Give the kinds of body that such a post usually belongs to, or an empty list."""
    folded = re.sub(r"^(?:deputy|group|vice[- ])\s*", "", title.casefold())
    return next((classes for role, classes in _USUAL.items() if folded.startswith(role)), [])


_HEADS = re.compile(
    r"(?:deputy )?(?:council )?(?:leader|mayor|chief (?:executive|officer|constable|fire officer|finance officer)"
    r"|managing director|accountable officer|finance director)",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"(?:Finance|Resources|Planning|Governance|Strategy|Operations|Housing|Education|Communications"
    r"|Quality|Performance|Integration|January|February|March|April|June|July|August|September|October|November|December)"
)
_A_PLACE = re.compile(
    r" (?:of|at|for|in|over in|across in) (?:neighbouring |nearby )?(?P<name>[A-Z][a-z]{3,}(?:-[a-z]+-[A-Z][a-z]+)?"
    r"(?: (?!Council|Trust|Hospital|Health|Board|City|County|Borough|District)[A-Z][a-z]{2,})?)"
    r"(?![\w-]|['’]s?\b| [A-Z]| (?:and|&) [A-Z])"
)


def of_a_place(paper: Paper, post: Post) -> tuple[str, ...]:
    """“Chief executive at Somewhere”: the body of that place, of which the paper may tell no more than the place."""
    found = _A_PLACE.match(paper.document.flow, post.end) if _HEADS.fullmatch(post.title) else None
    if found is None or _NO_PLACE.fullmatch(found["name"]):
        return ()
    there = _there(paper, found["name"], post)
    return there or (body_of_short_name(paper, found["name"]) or found["name"],)


def body_of_short_name(paper: Paper, name: str) -> str:
    """Give the one body in whose name some words stand: “Somewhere” for “Elsewhere and Somewhere Hospitals Trust”.

    Args:
        paper: The paper.
        name: What a body is called.
    """
    index = paper.registry.aliases.get(name)
    if index is not None:
        return paper.registry.bodies[index].name
    whole = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    found = {
        body.name
        for body in paper.registry.bodies
        if body.body_class not in {"national", "committee", "system"} and whole.search(body.name)
    }
    return found.pop() if len(found) == 1 else ""


def _there(paper: Paper, place: str, post: Post) -> tuple[str, ...]:
    """The one body of a place that such a post may be in."""
    kinds = usual_classes(post.title) or HEADED
    found = [body for body in paper.registry.bodies if body.stem == place.casefold() and body.body_class in kinds]
    return (found[0].name,) if len(found) == 1 else ()


_THERE = re.compile(
    r"(?:^|[,;] (?:but|while|and|whereas) )(?i:(?:but|and|meanwhile|while),? )?(?i:(?:over|across|up|down|out) )?"
    r"(?i:(?:the (?:border|road|river|valley)) )?[Ii]n (?:neighbouring |nearby )?(?P<name>[A-Z][a-z]{3,}),? "
)


def in_a_place(paper: Paper, view: View, post: Post, near: list[BodyMention]) -> tuple[str, ...]:
    """“In Somewhere, the leader is Jane Doe. The chief executive, John Roe, …”: of that place until another comes."""
    for other in reversed(paper.views[max(0, view.number - 1) : view.number + 1]):
        if other.sentence.block != view.sentence.block or (other is not view and view.bodies):
            break
        first = other.sentence.start
        found = _THERE.search(paper.document.flow[first : min(other.sentence.end, post.start)])
        if found is None or any(body.start > first + found.start("name") for body in near):
            continue
        if there := _there(paper, found["name"], post):
            return there
    return ()
