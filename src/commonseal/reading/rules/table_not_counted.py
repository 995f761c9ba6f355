"""Tables and columns whose figures are of no body and of no arrangement: risks, actions, bids, pay and measures."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import one_of
from commonseal.reading.rules.grids import Row, Table, patterns, words_of

_RISK = re.compile(rf"\W*{one_of('tables', 'risk_headings')}\W*$", re.IGNORECASE)
_SCALE = re.compile(rf"\W*{one_of('tables', 'risk_scales')}\W*$", re.IGNORECASE)
_OF_RISKS = re.compile(r"\brisks?\b|\bassurance framework\b", re.IGNORECASE)
_DOING = re.compile(rf"\W*{one_of('tables', 'doing_headings')}\W*$", re.IGNORECASE)
_BY_WHOM = re.compile(rf"\W*{one_of('tables', 'doer_headings')}\W*$", re.IGNORECASE)
_LABEL_ONLY = re.compile(rf"\W*{one_of('tables', 'label_headings')}\W*$", re.IGNORECASE)
_OPTION = re.compile(r"\W*(?:\w+ )?(?:options?|models?|scenarios?)\b", re.IGNORECASE)
_OTHER_MONEY = re.compile(rf"\b{one_of('tables', 'other_money')}\b", re.IGNORECASE)
_OTHER_PEOPLE = re.compile(rf"\b{one_of('tables', 'other_people')}\b", re.IGNORECASE)
_SHARED = re.compile(
    r"\b(?:pool(?:s|ed|ing)?|funds?|shared|joint|section 75|contributions?|arrangements?|agreements?|contracts?"
    r"|services?|teams?|partnerships?)\b",
    re.IGNORECASE,
)
_NAMED_BODY = re.compile(
    r"\b(?:Borough|Council|Trust|District|City|County|Authority|CCG|ICB|Board|Hospitals?|Practice|Surgery|Federation"
    r"|College|University|Police|Constabulary|Partnership|Group)\b"
)
_NO_CHANGE = re.compile(
    r"\b(?:(?:stay|remain|carry on|continue|keep|go on|leave things?) as\b|as (?:is|now|we are)|do nothing|no change"
    r"|status quo|business as usual)",
    re.IGNORECASE,
)


def is_of_nobody(table: Table) -> bool:
    """Say whether a table tells of risks, or of what is to be done and by whom: its figures are marks and days.

    Args:
        table: A table.
    """
    return _is_of_risks(table) or _is_of_actions(table)


def _is_of_risks(table: Table) -> bool:
    words = [cell.text for cell in table.heading.cells]
    named = next((number for number, text in enumerate(words) if _RISK.match(text)), None)
    if named is not None and all(is_label(text) for text in words[:named]):
        return True
    scales = sum(_SCALE.match(text) is not None for text in words)
    if scales > 1:
        return True
    is_told = scales or "rating" in table.kinds or (named is not None and not _OPTION.match(words[0]))
    return bool(is_told) and _OF_RISKS.search(table.caption) is not None and not _has_bodies(table)


def _has_bodies(table: Table) -> bool:
    return any(row.bodies(row.cells[0]) for row in table.rows if row.cells)


def _is_of_actions(table: Table) -> bool:
    """“Ref | Action | Owner | Due | RAG”: what is to be done, after nothing but labels."""
    words = [cell.text for cell in table.heading.cells]
    done = next((number for number, text in enumerate(words) if _DOING.match(text)), None)
    if done is None or not all(is_label(text) for text in words[:done]):
        return False
    return any(_BY_WHOM.match(text) for text in words[done + 1 :])


def is_label(heading: str) -> bool:
    """Say whether a column holds nothing but numbers, days or kinds of rows.

    Args:
        heading: The words over the column.
    """
    return _LABEL_ONLY.match(heading) is not None


def counts_something_else(heading: str, kind: str) -> bool:
    """Say whether a column's or a row's heading makes its figures none of a body's: pay, fees, waits, rates.

    Args:
        heading: The words over the column, or before the row.
        kind: What they would count otherwise.
    """
    if kind == "finance":
        return _OTHER_MONEY.search(heading) is not None
    return kind in {"staff", "population", "member_count"} and _OTHER_PEOPLE.search(heading) is not None


def has_figures(table: Table, row: Row, name: str, number: int, kind: str) -> bool:
    """Say whether a row that names no body can have a figure: marks are of options, sums of what is shared.

    Args:
        table: The table.
        row: The row.
        name: What the row is about.
        number: The column of the figure.
        kind: What the figure counts.
    """
    if row.bodies(row.cells[0]) and not is_beside(table, row):
        return True
    if kind == "rating":
        return _can_be_marked(table, row, name, number)
    if kind != "finance" or words_of("totals").match(row.cells[0].text):
        return True
    heads = f"{table.heading.cells[0].text} {table.caption}"
    is_shared = _SHARED.search(name) or _NAMED_BODY.search(name) or _SHARED.search(heads)
    return bool(is_shared) or _is_of_options(table)


def _can_be_marked(table: Table, row: Row, name: str, number: int) -> bool:
    """Options are marked as a whole, and not for what each of them is good for; other things have colours only."""
    if not _is_of_options(table):
        return not row.cells[number].text.isdigit()
    heading = table.heading.cells[number].text if number < len(table.heading.cells) else ""
    is_whole = any(kind == "rating" and pattern.search(heading) for kind, pattern in patterns("columns"))
    return is_whole and _NO_CHANGE.search(name) is None


def _is_of_options(table: Table) -> bool:
    return any(_OPTION.match(cell.text) for cell in table.heading.cells[:2])


def is_beside(table: Table, row: Row) -> bool:
    """“Marlow flood wall, phase 3”: a place that only says where the thing is that the row is about."""
    cell = row.cells[0]
    others = [word for word in re.findall(r"[A-Za-z]{3,}", cell.plain) if not _OF_A_BODY.fullmatch(word)]
    return table.columns[0] != "body" and len(others) > 1


_OF_A_BODY = re.compile(
    r"(?:the|and|of|for|contribution|share|budget|population|total|staff|council|borough|district|county|city|ccg|icb"
    r"|trust|nhs|deficit|surplus|area|governing|body|board|cabinet)s?",
    re.IGNORECASE,
)
