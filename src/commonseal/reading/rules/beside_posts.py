"""The bodies of posts that the words right beside them tell."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.posts import Post
from commonseal.reading.rules.meeting_of import CHAIR
from commonseal.reading.rules.spoken_of import main_body


def beside(paper: Paper, view: View, post: Post, position: int) -> tuple[str, ...]:
    """Give the body of a post that names none, where the words straight before or after it tell.

    Args:
        paper: The paper.
        view: The sentence.
        post: The post.
        position: Where what joins a person to it begins, in the sentence with its posts marked.
    """
    return (
        _as_the_next(view, position)
        or _at_the_head(view, position)
        or _at_the_hall(paper, view, position)
        or _under_label(view, post, position)
        or _still_there(paper, view)
    )


_AT_THE_HEAD = re.compile(r"(?:^|; )\W*(?:At|Over at)(?: the)? (?P<body>\[B\d+\]),? $")


def _at_the_head(view: View, position: int) -> tuple[str, ...]:
    """“At Somewhere the medical director, Jane Doe, is leaving”: there, whatever the kind of such posts."""
    found = _AT_THE_HEAD.search(view.posts.text[:position])
    body = view.posts.item(found["body"]) if found else None
    return body.names if isinstance(body, BodyMention) else ()


_AT_THE_HALL = re.compile(
    r"\W*(?:(?:Over|Back|Meanwhile,?) )?[Aa]t (?:the )?(?:(?:town|city|county|shire|guild) ?hall"
    r"|council(?:'s)? offices|civic (?:centre|offices)),? (?:the )?",
    re.IGNORECASE,
)


def _at_the_hall(paper: Paper, view: View, position: int) -> tuple[str, ...]:
    """“At the town hall, director of resources Jane Doe …”: of the council that the paper is about."""
    told = _AT_THE_HALL.match(view.posts.text)
    if told is None or told.end() > position:
        return ()
    spoken_of = [body.names for body in view.before if body.body_class == "council" and len(body.names) == 1]
    return main_body(paper, ["council"]) or (spoken_of[-1] if spoken_of else ())


_OPENS_THERE = re.compile(r"^\W*(?:At|Over at)(?: the)? (?P<body>\[B\d+\]),? ")


def _still_there(paper: Paper, view: View) -> tuple[str, ...]:
    """“At Somewhere, the chair has left. Jane Doe is acting chief executive”: a sentence that names no body itself."""
    before = paper.views[view.number - 1] if view.number else view
    if view.bodies or before is view or before.sentence.block != view.sentence.block:
        return ()
    found = _OPENS_THERE.match(before.plain.text)
    body = before.plain.item(found["body"]) if found else None
    return body.names if isinstance(body, BodyMention) else ()


_LABEL = re.compile(r"(?P<organ>\[G\d+\])(?::| [–-]) (?:[^.;\[]|\[[PO]\d+\])*$")


def _under_label(view: View, post: Post, position: int) -> tuple[str, ...]:
    """“Audit Committee: Councillor Doe (Chair), Councillor Roe (Vice-Chair)”: of the committee that the line names."""
    if not CHAIR.fullmatch(post.title):
        return ()
    found = _LABEL.search(view.posts.text[:position])
    organ = view.posts.item(found["organ"]) if found else None
    return organ.deciding if isinstance(organ, BodyMention) else ()


def where_group_sits(view: View, post: Post) -> tuple[str, ...]:
    """“Leader of the Labour group on Dale Council”: of the council where the group sits.

    Args:
        view: The sentence.
        post: The post, whose title ends in “group”.
    """
    body = next((b for _, b in bodies_of(view.posts) if 0 < b.start - post.end <= _NEXT_WORDS), None)
    words = "" if body is None else view.posts.text
    return body.names if body is not None and re.search(r"\] (?:on|at) (?:the )?\[B", words) else ()


_NEXT_WORDS = 8


_AND_ANOTHER = rule_pattern(r"{P},? {O},? and {P},? (?P<post>{O})")


def _as_the_next(view: View, position: int) -> tuple[str, ...]:
    """“Jane Doe, Chair, and John Roe, Chief Executive, Dale Trust”: the first is of the second's body."""
    found = _AND_ANOTHER.match(view.posts.text, position)
    post = view.posts.item(found["post"]) if found else None
    return post.bodies if isinstance(post, Post) and post.bodies_form not in {"it", "us"} else ()
