"""Whose meeting or decisions a paper records, by its head, its headings and its first sentences."""

from __future__ import annotations

from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.rules.decision_drafts import without_second_board
from commonseal.reading.rules.single_members import decision_maker
from commonseal.reading.rules.unnamed import Spoken, with_unnamed

_EARLIER = re.compile(
    r"\b(?:in attendance|attending|apologies|also present|observers?"
    r"|previously|considered by|approved by|reviewed by|agreed by|copies? to|cc)\b",
    re.IGNORECASE,
)
_ORGAN_HEADING = re.compile(
    r"^\W*(?:(?:(?i:meeting|decisions?|minutes|record|notice) (?i:of|of decisions by|by|record)(?: the)?"
    r"|(?i:[^.:]{0,40}report to(?: the)?)"
    r"|(?i:decision[- ](?:maker|taker|record)|report to|decision by|to))\W+)?"
    r"(?P<organ>CABINET|EXECUTIVE|GOVERNING BODY|FULL COUNCIL|COUNCIL OF GOVERNORS|(?:TRUST |\[B\d+\] )?BOARD"
    r"(?: OF DIRECTORS)?|Cabinet|Executive|Governing Body|Full Council|Council of Governors|(?:Trust )?Board"
    r"(?: of Directors)?)"
    r"(?=\W*(?:$|[–—:(-]|MEETING|DECISIONS?|MINUTES|NOTICE|Meeting|Decisions?|Minutes|in public|\[D|\())"
)
_BODY_AND_COLON = rule_pattern(r"^\W*{BG:who}(?: either)?\W*(?::|$)")


def organ_of_paper(paper: Paper) -> tuple[str | None, bool]:
    """Give the organ whose meeting or decisions the paper records, and whether the paper's head says so.

    It is an organ that the head names or that is a heading of its own there, or else the first organ of the first
    sentences, or else the paper's own body.
    """
    if named := decision_maker(paper):
        return named, True
    views = [view for view in paper.views[:9] if not _EARLIER.search(view.plain.text)]
    in_head = [view for view in views if _is_head(view)]
    own = paper.author[0] if len(paper.author) == 1 else None
    for view in in_head:
        if named := _first_organ(paper, [view]) or (
            _of_heading(view, own) if own and view.number < _HEADINGS else None
        ):
            return named, True
    if named := _first_organ(paper, [view for view in views if view not in in_head]):
        return named, False
    return own, own is not None and own.endswith(("Committee", "Board", "Panel", "Authority"))


_HEADINGS = 6


def _of_heading(view: View, own: str) -> str | None:
    """“CABINET” on a line of its own is the cabinet of the paper's body, and a committee is itself."""
    heading = _ORGAN_HEADING.match(view.plain.text)
    return f"{own} {_organ_named(heading['organ'])}" if heading else _is_committee(view)


def _is_head(view: View) -> bool:
    return view.sentence.end - view.sentence.start < 110 and not view.plain.text.endswith(".")


def _first_organ(paper: Paper, views: list[View]) -> str | None:
    for plain in views:
        view = replace(plain, plain=with_unnamed(plain, Spoken()))
        for _, body in bodies_of(view.plain):
            if _is_room(paper, body) or body.form == "us":
                continue
            if (body.organ or body.form == "unnamed") and not body.is_set and body.form != "organs":
                return without_second_board(body.deciding[0])
    return None


def _organ_named(heading: str) -> str:
    """“TRUST BOARD” is a board, and “GOVERNING BODY” a governing body."""
    return re.sub(r"^(?:\[B\d+\]|trust) | of directors$", "", heading, flags=re.IGNORECASE).capitalize()


def _is_committee(view: View) -> str | None:
    """A line that is nothing but a committee or a statutory board: “DALE HEALTH AND WELLBEING BOARD”."""
    line = _BODY_AND_COLON.match(view.plain.text)
    body = view.plain.item(line["who"]) if line else None
    is_one = isinstance(body, BodyMention) and body.body_class == "committee" and len(body.names) == 1
    return body.names[0] if isinstance(body, BodyMention) and is_one else None


def _is_room(paper: Paper, body: BodyMention) -> bool:
    """“Committee Room 2”: where a meeting is held, no organ."""
    return re.match(r"\W*(?:Room|Suite|Chamber)\b", paper.document.flow[body.end : body.end + 12], re.I) is not None


_MET_ON = rule_pattern(r"^\W*(?:The |Our )?{BG:who} (?:[a-z]+ )?met\b[^.;\[]{0,40}? on (?P<date>{D})")
_OPENING = 10


def met_on(paper: Paper, organ: str | None) -> str | None:
    """“The Board met in public on 6 March. Here is what it decided”: a day that is told and not headed.

    Args:
        paper: The paper.
        organ: The organ of whose meeting it tells.
    """
    for view in paper.views[:_OPENING]:
        told = _MET_ON.match(view.plain.text)
        body, day = (view.plain.item(told[key]) for key in ("who", "date")) if told else (None, None)
        if isinstance(body, BodyMention) and isinstance(day, DateMention) and organ in body.deciding:
            return day.edtf
    return None
