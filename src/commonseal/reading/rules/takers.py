"""To which committee powers are delegated: “to the Place Committee”, “a Group Board, to which each trust will hand …”.

A committee that takes powers is among the parties of the delegation, beside those who give them.
"""

from __future__ import annotations

from collections.abc import Iterable

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import Span

_NOUN = r"(?:[Cc]ommittees?(?: in [Cc]ommon)?|[Bb]oard(?: in [Cc]ommon)?|[Pp]anel)"
_NAMED = rf"(?:[A-Z][\w'-]+ (?:(?:and|of|for) )?){{0,6}}(?:{{BG}}|{_NOUN})"
_PLAIN = rf"(?:(?:joint|shared|strategic|single|place|system) ){{0,2}}{_NOUN}"
_ARTICLES = r"(?:(?:the|an?|this|that|their|its|our|new|proposed|same) )*"
_TO = rule_pattern(
    rf"[^.;]{{0,140}}?\b(?:to|upon) {_ARTICLES}(?P<taker>(?-i:{_NAMED})|{_PLAIN})(?![\w'-]| (?:members?|papers"
    r"|chair)\b)"
)
_TO_WHICH = rule_pattern(
    rf"(?P<taker>(?-i:{_NAMED})|\b{_PLAIN})(?: (?:of|between|for) (?:the |both )?(?:[\w-]+ ){{0,2}}(?:{{BG}}|[\w-]+))?"
    r"(?:,[^.;]{0,90})?"
    r",? to (?:which|whom) (?:[^.;]{0,60} )?$"
)
_IT = frozenset(["it", "its", "them"])
# “a Joint Commissioning Committee”, “the committee in common”: what bodies sit on together, not one body's own board
_TOGETHER = re.compile(
    r"(?-i:\b(?:[A-Z][\w'-]+ (?:(?:and|of|for) )?){0,5})\b(?!integrated care board)(?:joint|shared|strategic|single"
    r"|partnership|place|group"
    r"|commissioning|system|integrated)(?: (?!(?:and|of|the|to)\b)[\w'-]+){0,3}?"
    r" (?:committee|board|panel)\b(?! members?\b)"
    r"|\b(?:[\w'-]+ )?(?:committees?|boards?) in common\b",
    re.IGNORECASE,
)
# what “delegate to them” means: committees that sit together
_IN_COMMON = re.compile(r"\b(?:(?-i:[A-Z])[\w'-]+ (?:(?:and|of|for) )?){0,5}[Cc]ommittees in [Cc]ommon\b")
_BARE = re.compile(r"(?:the |this |that |its |their |new )*(?:joint )?(?:committee|board|panel)", re.IGNORECASE)
_GIVEN = rule_pattern(r"\b(?:gave|give|gives|giving|given|grant\w*|hand\w*) (?P<taker>{B}|it|them) (?:[\w-]+ ){0,2}$")


def taker_of(paper: Paper, view: View, place: Span, bounds: Span) -> str:
    """Give the committee that takes what a clause says is delegated, or an empty string.

    Args:
        paper: The paper.
        view: The sentence.
        place: Where the words of delegating stand in ``view.posts``.
        bounds: Their clause.
    """
    marked = view.posts
    match = (
        _TO_WHICH.search(marked.text, bounds[0], place[0])
        or _TO.match(marked.text, place[0], bounds[1])
        or _GIVEN.search(marked.text, bounds[0], place[0])
    )
    if match is None:
        return ""
    tokens = re.findall(r"\[[BG]\d+\]", match["taker"])
    body = marked.item(tokens[-1]) if tokens else None
    start, end = marked.source(*match.span("taker"))
    written = " ".join(paper.document.flow[start:end].split())
    if isinstance(body, BodyMention) and body.body_class == "committee" and not body.organ:
        return body.names[0]
    if _BARE.fullmatch(written) and (named := _spoken_of(paper, view, start)):
        return named
    if not isinstance(body, BodyMention):
        return _before(paper, view, start) if written.casefold() in _IT else _fuller(paper, written)
    if body.end - body.start <= len("them") and written.casefold() in _IT:
        return _before(paper, view, body.start)
    is_joint = body.start > start and re.search(r"[A-Z]", paper.document.flow[start : body.start]) is not None
    return written if is_joint and re.search(_NOUN, body.organ or written) else ""


def givers_of(view: View, place: Span, first: int) -> tuple[str, ...]:
    """Give the bodies that are the subject of “delegate”: the last named before it in its clause, no committee.

    “The board would delegate its budget to the committee on which both councils sit” has one giver.
    """
    lead = view.posts.text[first : place[0]]
    subject = re.search(
        r"(\[[BG]\d+\]) (?:(?:will|would|may|could|should|has|have|had|also|then|each|all|both|formally|to) )*$", lead
    )
    body = view.posts.item(subject.group(1)) if subject else None
    if (
        not isinstance(body, BodyMention)
        or body.body_class == "committee"
        or body.form in {"it", "they"}
        or body.is_set
    ):
        return ()
    return body.names


def giver_after(flow: str, here: Iterable[BodyMention], taker: BodyMention) -> BodyMention | None:
    """“Delegated to A by B”: the body right after "by".

    Args:
        flow: The text of the paper.
        here: The bodies of the sentence that can be parties.
        taker: The one that takes what is delegated.
    """
    after = [body for body in here if taker.end < body.start and not set(body.names) & set(taker.names)]
    return next((body for body in after if _BY.search(flow, max(0, body.start - 8), body.start)), None)


_BY = re.compile(r"\bby (?:the )?$")
_TAKES = re.compile(r" ?(?P<body>\[B\d+\])(?!'s)")
_PASSES_TO = re.compile(r"\b(?:to|into)(?: the)? ?$")


def passes_to(view: View, place: int) -> BodyMention | None:
    """Give the body right after the words that tell that something passes: “its functions pass to the | X”.

    Args:
        view: The sentence.
        place: Where those words end in ``view.plain``.
    """
    text = view.plain.text
    match = _TAKES.match(text, place) if _PASSES_TO.search(text, max(0, place - 12), place) else None
    body = view.plain.item(match["body"]) if match else None
    return body if isinstance(body, BodyMention) and len(body.names) == 1 else None


def is_taken_up(view: View, body: BodyMention) -> bool:
    """Say whether a body is the "it" of “delegated to it”, which is the committee spoken of and not a body."""
    if body.form != "it" or body.end - body.start > 2:
        return False
    marked = view.plain
    first = next((i for i, start in enumerate(marked.starts) if start >= body.start), 0)
    return marked.text[:first].endswith(" to ")


def _before(paper: Paper, view: View, position: int) -> str:
    """The committee spoken of last before a place: by name, else in plain words of the same sentence."""
    if paper.document.flow.startswith("them", position):
        return _spoken_of(paper, view, position, _IN_COMMON)
    near = [b for b in (*view.before, *view.bodies) if b.body_class == "committee" and b.end <= position]
    if near and not near[-1].organ:
        return near[-1].names[0]
    written = paper.document.flow[view.sentence.start : position]
    plain = re.findall(rf"\b(?:the|an?|proposed|new) ((?:(?!proposed|new|the)[a-z-]+ ){{0,3}}{_NOUN})", written)
    return str(plain[-1]) if plain else _spoken_of(paper, view, position)


def _spoken_of(paper: Paper, view: View, position: int, wanted: re.Pattern[str] = _TOGETHER) -> str:
    """The committee of several bodies that the sentence names before a place, or else the one before it."""
    flow, first = paper.document.flow, view.sentence.start
    earlier = paper.views[view.number - 1].sentence.start if view.number else first
    for start, end in ((first, position), (earlier, first)):
        if found := list(wanted.finditer(flow, start, end)):
            return re.sub(r"^(?:The|An?|Their|Its|Our|This) ", "", " ".join(found[-1].group().split()))
    return ""


def _fuller(paper: Paper, written: str) -> str:
    """“The new committee” is the one joint committee that the paper names, if it names one alone."""
    ending = written.casefold()
    named = [body.name for body in paper.registry.bodies if body.body_class == "committee"]
    alike = [name for name in named if name.casefold().endswith(ending)]
    if len(alike) == 1 and (len(named) == 1 or " " in ending):
        return alike[0]
    is_bare = ending == "committee" and re.search(r"\bjoint committee\b", paper.document.flow, re.IGNORECASE)
    return "joint committee" if is_bare else written
