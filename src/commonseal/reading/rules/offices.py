"""Deciders that act for a body: the regional office of a national one, the practices that are a body's members."""

from __future__ import annotations

from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper


def with_offices(marked: Marked) -> Marked:
    """Give the sentence with regional offices and the practices of bodies as tokens.

    Args:
        marked: The marked sentence.
    """
    if "practices" in marked.text:
        marked = marked.replaced(_PRACTICES_OF, "G", _practices_of)
    if "egional " in marked.text:
        marked = marked.replaced(_REGIONAL, "G", _regional)
    if "[G" in marked.text and _KIND_OF_BOARD.search(marked.text):
        marked = marked.replaced(_LONGER, "G", _by_its_kind)
    return marked


_KINDS = (
    r"health and wellbeing|(?:health )?overview and scrutiny|health scrutiny|joint commissioning|remuneration|audit"
)
_KIND_OF_BOARD = re.compile(_KINDS)
_LONGER = rule_pattern(rf"\b(?P<kind>{_KINDS}) {{G:who}}", ignore_case=False)


def _by_its_kind(source: Marked, match: re.Match[str]) -> object | None:
    """“the health and wellbeing board of Dale Council”: the board by its whole name."""
    body = source.item(match["who"])
    if not isinstance(body, BodyMention) or body.organ not in {"board", "committee", "panel"} or len(body.names) != 1:
        return None
    start = source.source(*match.span())[0]
    return replace(body, start=start, organ=f"{match['kind']} {body.organ}")


_PRACTICES_OF = rule_pattern(
    r"(?P<words>(?:GP )?(?:member|GP) practices) (?:of|in|at|across|within|(?:that|which) (?:make up|belong to|form)"
    r"|making up|belonging to)(?: the| both| all(?: of)?| each of)*"
    r" {B:who}(?!'s? (?:board|governing))"
    r"|{B:own}(?:'s?)? (?:GP )?member practices"
)


def _practices_of(source: Marked, match: re.Match[str]) -> object | None:
    """“Member practices of all three CCGs”, “Dale CCG's member practices”: those who vote in a body of members."""
    body = source.item(match["who"] or match["own"])
    if not isinstance(body, BodyMention) or body.organ or body.body_class != "ccg":
        return None
    start, end = source.source(*match.span())
    if len(body.names) > 1 or body.is_set:
        if body.form in {"it", "they", "us"} or not match["words"]:
            return None
        return BodyMention(start, end, (match["words"],), "organ", "organs", is_set=True)
    return replace(body, start=start, end=end, organ="member practices")


_OFFICES = r"(?:office|team|arm|directorate|support group|panel|director's office)"
_REGIONAL = rule_pattern(
    rf"{{BG:who}}(?:'s?)? (?:own |local |\w+ )?regional {_OFFICES}\b|regional {_OFFICES} (?:of|at|in) {{BG:of}}"
)


def _regional(source: Marked, match: re.Match[str]) -> object | None:
    """“NHS England's regional office”: an office of the national body that decides for it."""
    body = source.item(match["who"] or match["of"])
    if not isinstance(body, BodyMention) or body.body_class != "national" or body.organ:
        return None
    start, end = source.source(*match.span())
    return replace(body, start=start, end=end)


_BARE_OFFICE = re.compile(r"(?:the )?Secretary of State|(?:the )?Minister(?: of State)?")
_IN_FULL = re.compile(
    r"\b(?:Secretary of State|Minister(?: of State)?) for (?:[A-Z][a-z]+(?:,? (?:and )?(?=[A-Z])|\b)){1,7}"
)


def in_full(paper: Paper, body: str) -> str:
    """“Secretary of State” in a timetable is the one that the paper names in full, where it names one alone.

    Args:
        paper: The paper.
        body: Who decides, as the sentence calls it.
    """
    if _BARE_OFFICE.fullmatch(body) is None:
        return body
    named = {match.group() for match in _IN_FULL.finditer(paper.document.flow)}
    return named.pop() if len(named) == 1 else body
