"""Whose post, whose arrangement: the bodies a clause means when it does not say."""

from __future__ import annotations

import re

from commonseal.reading.lexicon import table
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.posts import Post

_USUAL: dict[str, list[str]] = table("roles")["usual_class"]
_NEW_BODY = re.compile(r"\bnew (?:body|organisation|CCG|trust|council|authority|ICB)\b", re.IGNORECASE)
_NEVER = frozenset(["national", "system", "company"])


def usual_classes(title: str) -> list[str]:
    """Give the kinds of body that such a post usually belongs to, or an empty list."""
    folded = re.sub(r"^(?:deputy|group|vice[- ])\s*", "", title.casefold())
    return next((classes for role, classes in _USUAL.items() if folded.startswith(role)), [])


def bodies_for(paper: Paper, view: View, post: Post, position: int, others: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give the bodies of a post: its own, else those the sentence or the ones before are about, else the paper's."""
    said = others or post.bodies or _said_otherwise(paper, view, post)
    if said:
        return said
    usual = usual_classes(post.title)
    place = view.posts.starts[position]
    here = [body for _, body in bodies_of(view.plain) if _fits(paper, body, usual)]
    near = [body for body in here if body.start < place]
    later = [body for body in here if body.start > place]
    before = [body for body in view.before if _fits(paper, body, usual)]
    if near:
        return near[-1].names
    if len(paper.author) == 1 and _author_fits(paper, usual, post.title):
        return paper.author
    if before:
        return before[-1].names
    return later[0].names if later else _from_registry(paper, usual)


def _said_otherwise(paper: Paper, view: View, post: Post) -> tuple[str, ...]:
    """“Your chief officer” is the addressee's; a post "designate" is in the body yet to be formed."""
    if post.article == "your":
        return addressee(paper)
    if "planned" in post.modifiers or _NEW_BODY.search(view.section):
        return tuple(body.name for body in paper.registry.bodies if body.is_future)[:1]
    return ()


def addressee(paper: Paper) -> tuple[str, ...]:
    """Give the bodies a letter is addressed to: those named above “Dear”, other than the writer's."""
    found: tuple[str, ...] = ()
    for view in paper.views[:14]:
        if re.match(r"\W*Dear\b", view.plain.text):
            return found
        for _, body in bodies_of(view.plain):
            if body.names != paper.author and body.body_class != "national":
                found = body.names
    return ()


def _from_registry(paper: Paper, usual: list[str]) -> tuple[str, ...]:
    for body_class in usual:
        found = paper.registry.of_class(body_class)
        if found:
            return (found[0].name,)
    return paper.author


def _author_fits(paper: Paper, usual: list[str], title: str = "") -> bool:
    if paper.class_of(paper.author[0]) == "committee":
        return "chair" in title.casefold()
    return not usual or paper.class_of(paper.author[0]) in usual or not any(paper.registry.of_class(c) for c in usual)


def _fits(paper: Paper, body: BodyMention, usual: list[str]) -> bool:
    body_class = paper.class_of(body.names[0]) or body.body_class
    return body_class in usual if usual else body_class not in _NEVER and body.form != "organs"
