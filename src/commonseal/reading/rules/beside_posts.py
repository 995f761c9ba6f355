"""The bodies of posts that the words right beside them tell."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View, bodies_of
from commonseal.reading.posts import Post
from commonseal.reading.rules.meeting_of import CHAIR

_AT_THE_HEAD = re.compile(r"(?:^|; )\W*(?:At|Over at)(?: the)? (?P<body>\[B\d+\]),? $")


def at_the_head(view: View, position: int) -> tuple[str, ...]:
    """“At Somewhere the medical director, Jane Doe, is leaving”: there, whatever the kind of such posts.

    Args:
        view: The sentence.
        position: Where the post stands in it, with its posts marked.
    """
    found = _AT_THE_HEAD.search(view.posts.text[:position])
    body = view.posts.item(found["body"]) if found else None
    return body.names if isinstance(body, BodyMention) else ()


_LABEL = re.compile(r"(?P<organ>\[G\d+\])(?::| [–-]) (?:[^.;\[]|\[[PO]\d+\])*$")


def under_label(view: View, post: Post, position: int) -> tuple[str, ...]:
    """“Audit Committee: Councillor Doe (Chair), Councillor Roe (Vice-Chair)”: of the committee that the line names.

    Args:
        view: The sentence.
        post: The post.
        position: Where it stands.
    """
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
