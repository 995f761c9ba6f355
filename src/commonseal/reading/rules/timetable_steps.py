"""Steps of a timetable that name an organ of the paper's own body alone: “Fire Authority decides | 25 June”."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper
from commonseal.reading.rules.grids import Row, Table

_VERBS = (
    r"(?:decid(?:es?|ing)|confirms?|approv(?:es?|al)|choos(?:es?|ing)|agrees?|votes?|signs? off|sign-off|adopts?"
    r"|ratif(?:y|ies)|determines?|resolves?|endorses?|takes? (?:the |a |its )?(?:final |formal )?(?:decision|vote|view)"
    r"|makes? (?:the |a |its )?(?:final |formal )?decision|(?:final |formal )?(?:decision|approval|vote)"
    r"|meets? to (?:decide|vote|approve|agree)"
    r"|to (?:decide|confirm|approve|choose|agree|vote|adopt|ratify|endorse|determine|sign off)"
    r"|(?:asked|due|expected) to (?:decide|confirm|approve|choose|agree|vote|adopt|ratify|endorse))"
)
_STEP = re.compile(
    r"\W*(?:[Tt]he |[Oo]ur |[Ff]inal decision by |[Dd]ecision (?:by|of) )?(?P<organ>(?:(?:Full|Fire|Rescue|Police"
    r"|Combined|Trust|Governing|Joint|Executive|Scrutiny|Policy|Resources|Finance|Audit|Planning"
    r"|Licensing|Health) (?:and )?){0,4}"
    rf"(?:Council|Cabinet|Board|Authority|Executive|Committee|Body|Trustees|Governors|Panel|Assembly)) {_VERBS}\b",
)
_IN_BRACKETS = re.compile(r"(?:the )?\[[BG]\d+\] ?\((?P<what>[^()\[\]]{3,60})\)\W*", re.IGNORECASE)
_NO_DECISION = re.compile(
    r"\b(?:inform\w*|brief\w*|launch\w*|start\w*|begin\w*|meets?|meeting|consult\w*|updates?|not(?:e|ing)|seminar|workshop"
    r"|discussion|staff|publi\w+)\b",
    re.IGNORECASE,
)


def own_step(paper: Paper, row: Row) -> str:
    """Give the organ of the paper's own body that a row has decide, or an empty string.

    Args:
        paper: The paper, which has one body of its own.
        row: The row of a timetable.
    """
    if len(paper.author) != 1:
        return ""
    author = paper.author[0]
    match = next((m for cell in row.cells if (m := _STEP.match(cell.text))), None)
    if match is None or any(
        body.form not in {"it", "us"} and not body.organ for c in row.cells for body in row.bodies(c)
    ):
        return ""
    organ = match["organ"]
    is_itself = organ.endswith("Authority") and author.endswith("Authority")
    if is_itself or author.casefold().endswith(organ.casefold()):
        return author
    return f"{author} {organ}"


def on_a_matter(table: Table, row: Row) -> tuple[str, ...]:
    """“29 September | Council (constitutional changes)”: give who decides, on what stands in brackets.

    Args:
        table: The table, all of whose rows tell what happens on a day.
        row: The row.
    """
    for cell in () if table.has_headings else row.cells:
        match = _IN_BRACKETS.fullmatch(cell.words.strip())
        if match is not None and _NO_DECISION.search(match["what"]) is None and (bodies := row.bodies(cell)):
            return bodies[0].deciding
    return ()


def has_steps(paper: Paper, table: Table) -> bool:
    """Say whether a table without headings has such a step in one of its rows, each beside a day.

    Args:
        paper: The paper.
        table: The table.
    """
    is_dated = not table.has_headings and "date" in table.kinds
    return is_dated and any(own_step(paper, row) or on_a_matter(table, row) for row in table.rows)
