"""What a paragraph goes on about: the body that its last sentences have for their subject."""

from __future__ import annotations

from collections.abc import Callable

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.posts import Post

_BACK = 2


def in_focus(paper: Paper, view: View, fits: Callable[[BodyMention], bool]) -> tuple[str, ...]:
    """Give the body that the sentences before a sentence, in its own paragraph, are about.

    Args:
        paper: The paper.
        view: The sentence, which names no body that could be meant.
        fits: Says whether a body may be meant.
    """
    if view.sentence.block.kind != "paragraph" or view.sentence.opens_block:
        return ()
    for other in reversed(paper.views[max(0, view.number - _BACK) : view.number]):
        if other.sentence.block != view.sentence.block:
            return ()
        found = [body for _, body in bodies_of(other.plain) if body.passing != "career" and fits(body)]
        if found:
            return found[0].names
    return ()


# “The boss of Somewhere Council is to lead the local CCG too.”: whose post the next sentence means that opens with one
_HEAD_OF = rule_pattern(
    r"^\W*(?:(?:The|A) )?(?:[a-z]+ )?(?:boss|chief|head|leader|most senior (?:officer|official)|top (?:officer|official"
    r"|manager)) (?:of|at) {B:body}"
)
_HEAD = re.compile(r"(?:chief executive|chief officer|managing director|leader|chief constable)", re.IGNORECASE)


def headed_just_before(paper: Paper, view: View, post: Post) -> tuple[str, ...]:
    """Give the body whose head, without a name or title, the sentence before is about.

    Args:
        paper: The paper.
        view: The sentence; its post is meant only where it stands at its beginning.
        post: The post.
    """
    if not view.number or not _HEAD.fullmatch(post.title) or post.start > view.sentence.start + _AT_ONCE:
        return ()
    before = paper.views[view.number - 1]
    told = _HEAD_OF.match(before.plain.text)
    body = before.plain.item(told["body"]) if told else None
    return body.names if isinstance(body, BodyMention) else ()


_AT_ONCE = 4  # after a quotation mark
_BOARD = (
    r"(?:committee|panel|forum|board|assembly|steering group|working group|programme board|project board"
    r"|executive group"
    r"|reference group|oversight group|task group)"
)
# “a joint waste committee”, “the new transition board”: one that the paper has not named, told from others by a word
_UNNAMED = re.compile(
    rf"\b(?P<det>[Aa]n?|[Oo]ne|[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Oo]ur|single|new) (?P<name>(?!(?:governing"
    rf"|trust|full|same|other)\b)"
    rf"(?:[a-z]+(?:-[a-z]+)?(?: and)? ){{1,4}}?{_BOARD})(?![\w-]|(?: of)? (?:members?|meetings?|papers?|chairs?"
    rf"|directors)\b)"
)
_CAPITALS = re.compile(
    r"\b(?:[Tt]he|[Aa]|[Oo]ur|[Ii]ts|[Tt]heir) (?P<name>(?!Governing|Trust|Council|Health Board)"
    r"(?:[A-Z][\w&’'-]+,? (?:and |of |for )?){1,5}"
    r"(?:(?<!Care )Board|Committee|Panel|Forum))(?![\w-]| [A-Z])"
)
_FIRST_WORDS = re.compile(r"^(?:(?:new|single|first|proposed|planned|current|existing|separate|small|powerful|one) )+")
_NO_BOARD = re.compile(r"\b(?:across|on|at|of|for|in|by|with|from|to|and|or|that|which|is|was|will|has|be)\b")
_CHAIRS_IT = re.compile(
    r"\b(?:chair(?:s|ed|ing)?|led by|run by|oversee\w*) it\b|\b[Ii]t (?:is|was|will be|has|had|meets|met)\b"
)
_BOARD_REACH = 2


def board_spoken_of(paper: Paper, view: View, position: int) -> tuple[str, ...]:
    """Give the committee or board that “it” means before a place: the last one told, be it named or not.

    A body's own governing body, board or cabinet is none: it is spoken of as the body itself.

    Args:
        paper: The paper.
        view: The sentence.
        position: Where in the paper the reference to it stands.
    """
    for other in reversed(paper.views[max(0, view.number - _BOARD_REACH) : view.number + 1]):
        if other.sentence.block.kind == "heading":
            return ()
        named = [
            (body.start, body.deciding)
            for body in other.bodies
            if body.start < position and body.body_class == "committee" and len(body.names) == 1 and body.form != "it"
        ]
        told = [*named, *_unnamed(paper, other, position)]
        if told:
            return max(told)[1]
        goes_on = _CHAIRS_IT.search(paper.document.flow, other.sentence.start, other.sentence.end)
        if other is not view and not goes_on and any(body.form in {"name", "short"} for body in other.bodies):
            return ()
    return ()


def _unnamed(paper: Paper, view: View, position: int) -> list[tuple[int, tuple[str, ...]]]:
    first, last = view.sentence.start, min(view.sentence.end, position)
    taken = [(body.start, body.end) for body in view.bodies]
    found: list[tuple[int, tuple[str, ...]]] = [
        (match.start("name"), (match["name"],))
        for match in _CAPITALS.finditer(paper.document.flow, first, last)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    for match in _UNNAMED.finditer(paper.document.flow, first, last):
        name = _FIRST_WORDS.sub("", match["name"])
        if " " in name and not _NO_BOARD.search(name):
            found.append((match.start("name"), (name,)))
    return found


_NAMED_WITHIN = 3000
_UNIT = r"(?:team|unit|service|hub|agency|directorate|department|collaborative|consultancy|bureau)"
_UNIT_TOLD = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Tt]he|[Tt]his|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]wo) (?P<name>(?:(?:new|single) )?(?:(?:joint"
    rf"|shared|single|integrated"
    rf"|combined|shadow) )?(?:[a-z]+(?:-[a-z]+)? ){{0,3}}?(?P<noun>{_UNIT}))(?![\w-])"
)
_TELLING = re.compile(r"^(?:joint|shared|single|integrated|combined|shadow)\b")
_HEADS_A_UNIT = re.compile(
    r"(?:interim |deputy |acting )?(?:head(?: of service)?|(?:service |team |unit |general )?manager|director"
    r"|clinical director"
    r"|managing director|lead officer|team leader|clinical lead)",
    re.IGNORECASE,
)


def unit_spoken_of(paper: Paper, view: View, title: str, position: int) -> tuple[str, ...]:
    """Give the team or service that a head of its own is said to have: “a joint team, whose manager is …”.

    Args:
        paper: The paper.
        view: The sentence.
        title: The post's title; only posts that teams and services have are read so.
        position: Where in the paper the post stands.
    """
    if not _HEADS_A_UNIT.fullmatch(title):
        return ()
    for other in reversed(paper.views[max(0, view.number - 1) : view.number + 1]):
        first, last = other.sentence.start, min(other.sentence.end, position)
        told = list(_UNIT_TOLD.finditer(paper.document.flow, first, last))
        for match in reversed(told):
            if name := _unit_named(paper, match):
                return (name,)
    return ()


def _unit_named(paper: Paper, match: re.Match[str]) -> str:
    """The own name of a unit of which the paper names one alone, else what the sentence calls it if that tells it."""
    noun = match["noun"].capitalize()
    named = [body.name for body in paper.registry.bodies if body.name.endswith(f" {noun}")]
    if len(named) == 1:
        return named[0]
    near = paper.document.flow[max(0, match.start() - _NAMED_WITHIN) : match.end() + _NAMED_WITHIN]
    found = set(re.findall(rf"\b(?:[A-Z][a-z]+ ){{1,4}}{noun}\b", near))
    if len(found) == 1:
        return re.sub(r"^(?:The|Our|A) ", "", str(found.pop()))
    name = _FIRST_WORDS.sub("", match["name"]) if not match["name"].startswith("single") else match["name"]
    return str(name) if _TELLING.match(name) else ""


FIRST = re.compile(r"\b(?:first|inaugural) (?:\w+ )?$", re.IGNORECASE)
_NAMED_BOARD = re.compile(
    r"(?:[A-Z][\w&-]+,? (?:(?:and|&|for|of) )?){1,5}(?:Board|Committee|Panel|Forum|Partnership|(?<!Chief )"
    r"(?<!Non-)Executive"
    r"|Commission)\b(?! (?:Director|Officer|Member|Manager)\b)"
)


def left_of(flow: str, post: Post) -> str:
    """Give the words of a post before its title, with what stands just before it."""
    return flow[max(0, post.start - 12) : post.end - len(post.title)]


def board_before(paper: Paper, view: View, post: Post) -> tuple[str, ...]:
    """Give the board of “… through an Alliance Board. Jane Doe will be its first chair”."""
    flow = paper.document.flow
    start = paper.views[view.number - 1].sentence.start if view.number else view.sentence.start
    words = flow[start : post.start]
    committees = [
        body
        for body in (*view.before, *view.bodies)
        if start <= body.start < post.start and body.body_class == "committee" and len(body.names) == 1
    ]
    named = list(_NAMED_BOARD.finditer(words))
    if committees and (not named or start + named[-1].end() <= committees[-1].end + 2):
        return committees[-1].deciding
    if named and not named[-1].group().endswith("Care Board"):
        return (named[-1].group(),)
    earlier = [body for body in view.before if body.body_class == "committee" and len(body.names) == 1]
    is_own = len(paper.author) == 1 and paper.class_of(paper.author[0]) == "committee"
    is_one = len({body.names for body in earlier}) == 1
    return earlier[-1].deciding if is_one and not is_own and FIRST.search(left_of(flow, post)) else ()
