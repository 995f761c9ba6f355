"""Posts that layout alone says: signatures, lists of those present, lists of members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.whose import bodies_for

_ALONE = re.compile(r"^\W*(?P<who>\[P\d+\])\W*$")
_POST_ALONE = re.compile(r"^\W*(?P<post>\[O\d+\])\W*$")
_BODY_ALONE = re.compile(r"^\W*(?P<body>\[B\d+\])\W*$")
_PORTFOLIO = rule_pattern(
    r"{P:who} \((?P<portfolio>[A-Z][A-Za-z' ]{2,40}?(?:,? (?:and|&) [A-Z][A-Za-z' ]{2,30})?)\)", ignore_case=False
)
_PRESENT = re.compile(
    r"^\W*(?:present|members?|cabinet|councillors|in attendance|attending|membership)\b", re.IGNORECASE
)
_PARTIES = frozenset(
    [
        "Labour",
        "Conservative",
        "Conservatives",
        "Liberal",
        "Democrat",
        "Democrats",
        "Green",
        "Independent",
        "Con",
        "Lab",
        "Reform",
        "UKIP",
        "Chair",
        "Vice",
        "Substitute",
        "Apologies",
        "Observer",
    ]
)


def find(paper: Paper) -> Iterator[AppointmentDraft]:
    """Find the appointments that stand in signatures and lists of names."""
    yield from _signatures(paper)
    in_list = False
    for view in paper.views:
        opens = _PRESENT.search(view.posts.text) is not None
        in_list = opens or (in_list and "[P" in view.posts.text and view.sentence.block.kind != "paragraph")
        if in_list or _PRESENT.search(view.section) or _PRESENT.search(view.intro):
            yield from _portfolios(paper, view)
            yield from _described(paper, view)


def _signatures(paper: Paper) -> Iterator[AppointmentDraft]:
    views = paper.views
    for number, view in enumerate(views[:-1]):
        alone = _ALONE.match(view.posts.text)
        following = _POST_ALONE.match(views[number + 1].posts.text)
        yield from _my_posts(views, alone, view)
        if not alone or not following:
            continue
        person, post = view.posts.item(alone["who"]), views[number + 1].posts.item(following["post"])
        if not isinstance(person, PersonMention) or not isinstance(post, Post) or " " not in person.name or post.plural:
            continue
        last = views[number + 1]
        bodies = post.bodies
        if not bodies and number + 2 < len(views):
            below = _BODY_ALONE.match(views[number + 2].posts.text)
            body = views[number + 2].posts.item(below["body"]) if below else None
            if isinstance(body, BodyMention):
                bodies, last = body.names, views[number + 2]
        bodies = bodies or (paper.author if len(paper.author) == 1 else bodies_for(paper, last, post, 0))
        if bodies:
            span = (view.sentence.start, last.sentence.end)
            yield AppointmentDraft(person.name, post.title, bodies, "held", [span], "signature", basis=post.basis)


_MY_POST = rule_pattern(
    r"\b(?:my|as your) (?:current |present )?(?:role|post|position|job|appointment) as (?P<post>{O})"
)


def _my_posts(views: tuple[View, ...], alone: re.Match[str] | None, signed: View) -> Iterator[AppointmentDraft]:
    """“My role as chief officer of …” is a post of the person who signs the letter."""
    person = signed.posts.item(alone["who"]) if alone else None
    if not isinstance(person, PersonMention) or " " not in person.name:
        return
    for view in views:
        for match in _MY_POST.finditer(view.posts.text):
            post = view.posts.item(match["post"])
            if isinstance(post, Post) and post.bodies:
                span = view.posts.source(*match.span())
                yield AppointmentDraft(
                    person.name,
                    post.title,
                    post.bodies,
                    "held",
                    [span, (signed.sentence.start, signed.sentence.end)],
                    "my role as",
                    basis=post.basis,
                )


_FREE = rule_pattern(
    r"^\W*{P:who}(?: \((?P<brackets>[A-Za-z][^()\[\]]{3,50})\)\s*$|\s*(?:,|\t| – | - |\|)\s*"
    r"(?P<free>[A-Z][A-Za-z' ,/&-]{3,60}?)(?: \([^()\[\]]*\))?(?:(?:,| at| of| for|\t| –) "
    r"(?:the )?(?P<body>{B}))?\s*$)",
    ignore_case=False,
)


def _described(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """In a list of those present, what stands after the name is the person's place in the body."""
    match = _FREE.match(view.posts.text)
    person = view.posts.item(match["who"]) if match else None
    if match is None or not isinstance(person, PersonMention) or " " not in person.name:
        return
    role = (match["free"] or match["brackets"] or "").strip(" ,")
    body = view.posts.item(match["body"]) if match["body"] else None
    bodies = body.names if isinstance(body, BodyMention) else paper.author if len(paper.author) == 1 else ()
    if bodies and role and not set(role.split()) & _PARTIES:
        yield AppointmentDraft(
            person.name, role, bodies, "held", [(view.sentence.start, view.sentence.end)], "list of those present"
        )


def _portfolios(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    marked = view.posts
    if not re.search(r"\(\[O\d+\]|\((?:Leader|Deputy Leader)", marked.text) or len(paper.author) != 1:
        return
    for match in _PORTFOLIO.finditer(marked.text):
        person = marked.item(match["who"])
        words = set(match["portfolio"].split())
        if isinstance(person, PersonMention) and " " in person.name and not words & _PARTIES:
            yield AppointmentDraft(
                person.name,
                match["portfolio"],
                paper.author,
                "held",
                [marked.source(match.start(), match.end())],
                "portfolio",
            )
