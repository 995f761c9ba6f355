"""Bodies yet to be formed, and the day on which each comes into being."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper

_COMES = rule_pattern(
    r"(?:establish(?:es|ing)?|create|creating|form|forming|launch(?:ing)?) {B:made}|{B:body}(?: will| is to| to"
    r"| would)?"
    r" (?:come into being|comes into being|be established|be created|be formed|be launched|go live|start|begin)"
)
_ITS_DATE = rule_pattern(r"[^.;]{0,60}? (?:on|from|in) (?P<date>{D})")


_Coming = tuple[tuple[str, ...], str | None]
_read_last: list[tuple[Paper, tuple[_Coming, ...]]] = []


def _comings(paper: Paper) -> tuple[_Coming, ...]:
    """The bodies that come into being and when; kept for the paper in hand, as many posts ask for them."""
    kept = _read_last[-1:]
    if not kept or kept[0][0] is not paper:
        kept = [(paper, tuple(_find_comings(paper)))]
        _read_last[:] = kept
    return kept[0][1]


def _find_comings(paper: Paper) -> Iterator[_Coming]:
    for view in paper.views:
        for match in _COMES.finditer(view.plain.text):
            body = view.plain.item(match["made"] or match["body"])
            if isinstance(body, BodyMention) and len(body.names) == 1:
                dated = _ITS_DATE.match(view.plain.text, match.end())
                date = view.plain.item(dated["date"]) if dated else None
                yield body.names, date.edtf if isinstance(date, DateMention) else None


def coming_body(paper: Paper) -> tuple[str, ...]:
    """Give the body that the paper says is yet to be formed, if there is one.

    Args:
        paper: The paper.
    """
    future = tuple(body.name for body in paper.registry.future[:1])
    return future or next((names for names, date in _comings(paper) if date), ())


def start_of_coming(paper: Paper, bodies: tuple[str, ...]) -> str | None:
    """Give the day a body yet to be formed comes into being, when a post is in it alone.

    Args:
        paper: The paper.
        bodies: The bodies of the post.
    """
    if len(bodies) != 1:
        return None
    return next((date for names, date in _comings(paper) if names == bodies and date), None)
