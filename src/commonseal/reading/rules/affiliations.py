"""Which bodies the words around a person and a post give the post: whose she is, where she goes, who appoints her."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.listed_posts import of_the_opening
from commonseal.reading.rules.unnamed_bodies import called_by_kind
from commonseal.reading.rules.whose import bodies_for, own_bodies


def own_of(paper: Paper, view: View, match: re.Match[str], post: Post, rule: str) -> tuple[str, ...]:
    """Give the bodies that the post itself, or what joins a person to it, names.

    Args:
        paper: The paper.
        view: The sentence.
        match: What joined the person to the post.
        post: The post.
        rule: The rule's name.
    """
    marked, groups = view.posts, match.groupdict()
    own = (
        _affiliated(paper, marked, match, post)
        or (_destination(marked, groups) if post.bodies_form == "it" else ())
        or own_bodies(paper, view, post)
        or _board_chaired(marked, post, rule)
        or _destination(marked, groups)
        or _appointer(marked, groups)
        or of_the_opening(view, match, rule)
    )
    beside = _beside_in_brackets(marked, match)
    if beside and not set(beside) & set(own):
        others = own or bodies_for(paper, view, post, match.start())
        own = others + beside if others else own
    if own and rule == "post before name":
        own = own + tuple(name for name in _shared_with(paper, marked, match, post) if name not in own)
    return own


_IN_BRACKETS = rule_pattern(
    r",? ?\((?:an? )?(?:shared|joint|jointly (?:appointed|funded|employed)|post shared|in common|also)"
    r"(?: (?:post|appointment|role))? (?:with|at|of|for) (?:the )?{B:other}"
)


def _beside_in_brackets(marked: Marked, match: re.Match[str]) -> tuple[str, ...]:
    """“Jane Doe, Chief Finance Officer (shared with B)” puts her in both."""
    found = _IN_BRACKETS.match(marked.text, match.end())
    body = marked.item(found["other"]) if found else None
    return body.names if isinstance(body, BodyMention) else ()


_SHARED_WITH = rule_pattern(r",? (?:\([^()]{1,40}\),? )?with {B:other}(?P<since>,? since {D:start})?")


def _shared_with(paper: Paper, marked: Marked, match: re.Match[str], post: Post) -> tuple[str, ...]:
    """“A has shared its monitoring officer, Jane Doe, with B” puts her in both."""
    is_verb = re.search(r"(?<!\bto )\bshar(?:e|es|ed|ing)\b[^.;]{0,20}$", marked.text[: match.start()])
    if not is_verb and "shared" not in post.modifiers:
        return ()
    found = _SHARED_WITH.match(marked.text, match.end())
    body = marked.item(found["other"]) if found else None
    if isinstance(body, BodyMention):
        return body.names
    called = _WITH_THE.match(marked.text, match.end())
    name = called_by_kind(paper, called["name"]) if called else ""
    return (name,) if name else ()


# “I share my director, Jane Doe, with the police”
_WITH_THE = re.compile(r",? with (?:the|our|its|their) (?P<name>[a-zA-Z][a-z -]{4,40})")
_WORKS_FOR = rule_pattern(
    r",? (?:who )?(?:(?:already|now|also|currently|will|in future) )*(?:works? for|acts? for|covers?|serves?"
    r"|answers? to"
    r"|works? across) {B:for}(?!'s)"
)


def works_for(marked: Marked, match: re.Match[str]) -> tuple[str, ...]:
    """Give the bodies for which somebody is said to work: “…, who works for all three councils”.

    Args:
        marked: The sentence with its posts marked.
        match: What joined the person to the post.
    """
    found = _WORKS_FOR.match(marked.text, match.end("who") if match["who"] else match.end())
    body = marked.item(found["for"]) if found else None
    return body.names if isinstance(body, BodyMention) else ()


def _appointer(marked: Marked, groups: dict[str, str | None]) -> tuple[str, ...]:
    by = marked.item(groups["by"] or "") if groups.get("by") else None
    return by.names if isinstance(by, BodyMention) and by.body_class != "national" else ()


_EMPLOYERS = frozenset(["council", "ccg", "trust", "icb", "national", "police", "fire", "company"])
_OF_BODY = rule_pattern(r" of {B:of}")
_BODY_AFTER = rule_pattern(
    r"(?:, (?:of |at |from )?| (?:of|at|from) (?:the )?){B:at}(?=$|[.;,)]| and \[[PO]| said| told)"
)


def _affiliated(paper: Paper, marked: Marked, match: re.Match[str], post: Post) -> tuple[str, ...]:
    """“Jane Doe (Somewhere Council) – Chair” chairs the meeting; “of Somewhere is its chair” is not Somewhere's."""
    token = match.groupdict().get("aff") or match.groupdict().get("employer")
    of = _OF_BODY.match(marked.text, match.end("who"))
    chairs = re.fullmatch(r"(?:vice[- ]|deputy |co-)?chair\w*", post.title, re.IGNORECASE)
    if token and not post.bodies:
        body = marked.item(token)
        if chairs and len(paper.author) == 1 and paper.class_of(paper.author[0]) not in _EMPLOYERS:
            return paper.author
        return body.names if isinstance(body, BodyMention) else ()
    after = _BODY_AFTER.match(marked.text, match.end("who")) if "gap" in match.groupdict() and not post.bodies else None
    named = marked.item(after["at"]) if after else None
    if isinstance(named, BodyMention) and not chairs:
        return named.names
    body = marked.item(of["of"]) if of else None
    if chairs and isinstance(body, BodyMention) and post.bodies_form == "it" and post.bodies == body.names:
        committees = [b for b in paper.registry.in_order("committee") if min(b.mentions) < post.start]
        return (committees[-1].name,) if committees else ()
    return ()


_BOARD = rule_pattern(r"{BG:board},? (?:which )?(?:is|was|will be) (?:jointly )?chaired by")


def _board_chaired(marked: Marked, post: Post, rule: str) -> tuple[str, ...]:
    """“The board is chaired by …, with Jane Doe as vice-chair”: of the board, not of a body named between."""
    found = _BOARD.search(marked.text) if rule == "with somebody as" and "chair" in post.title.casefold() else None
    board = marked.item(found["board"]) if found else None
    return board.names if isinstance(board, BodyMention) else ()


def _destination(marked: Marked, groups: dict[str, str | None]) -> tuple[str, ...]:
    """The body that somebody joins, leads or is sent to in the post."""
    to = marked.item(groups["dest"] or "") if groups.get("dest") else None
    return to.names if isinstance(to, BodyMention) else ()
