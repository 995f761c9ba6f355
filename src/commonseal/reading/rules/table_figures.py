"""Tables of figures: a body in each row, or a body in each column, or a year in each column."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AttributeProperty
from commonseal.reading.dates import find_dates
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import AttributeDraft
from commonseal.reading.rules.figure_owners import PROPERTIES, main_of_its_kind, property_of
from commonseal.reading.rules.figure_patterns import counts, is_price, money, said
from commonseal.reading.rules.grids import FIGURES, OWN_MEASURE, Cell, Row, Table, words_of
from commonseal.reading.rules.named_things import fullest_name
from commonseal.reading.rules.of_places import body_of_short_name
from commonseal.reading.rules.table_not_counted import counts_something_else, has_figures, is_beside, is_label
from commonseal.reading.rules.table_row_names import heads_bodies, named_by_place

_NOUN_AFTER = re.compile(
    r"\s+(?:deficit|surplus|people|staff|patients|wte|practices|residents|overspend|underspend)$", re.IGNORECASE
)
_DAY_AFTER = re.compile(r" \([^()]*\b\d{4}\)$")
_NOT_VALUE = re.compile(
    r"\W*(?:not (?:yet )?(?:rated|inspected|scored|assessed|applicable|known)|n/?a|tbc|none|nil|-|–|)\W*$",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(r"[%£]|\bper cent\b")
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]?|[A-H][.):]) (?=[A-Z])")
_SET = re.compile(r"\b(?:budgets?|allocations?|precepts?)\b(?! (?:gap|savings?|forecast))", re.IGNORECASE)
# a column of what is to be reached, among columns of bodies
_COMPARED_WITH = re.compile(
    r"\W*(?:national )?(?:standard|target|threshold|plan|unit|average|benchmark|england)\W*$", re.I
)
_SAVING = re.compile(r"\bsavings?\b(?! achieved| made| delivered)", re.IGNORECASE)
_TIME = re.compile(
    r"\W*(?:now|today|current\w*|at present|before|after|baseline|actual|plan(?:ned)?|target|forecast|proposed"
    r"|last year|this year|next year|budget|outturn|previous\w*|latest|future)\W*$",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:after|plan\w*|target|forecast|proposed|next year|future)\b", re.IGNORECASE)
_FORESEEN = re.compile(r"\b(?:forecast|projected|proposed|predicted|estimated?|target)\b", re.IGNORECASE)
_SHORT = 2
_OWNER_AFTER = said("owner_after")


def is_across(paper: Paper, table: Table) -> bool:
    """Say whether the columns of a table are bodies."""
    cells = [cell for cell in table.heading.cells[1:] if not _COMPARED_WITH.match(cell.text)]
    headed = [_over(paper, table, cell) != "" and len(cell.text) < 60 for cell in cells]
    if len(headed) < 2 or sum(headed) < len(headed) - 1 or not all(headed[:2]):
        return False
    return not any(row.bodies(row.cells[0]) for row in table.rows[:2] if row.cells)


def _over(paper: Paper, table: Table, heading: Cell) -> str:
    """The one body over a column, in full or by the short name that the paper has for it."""
    bodies = table.heading.bodies(heading)
    if len(bodies) == 1:
        return bodies[0].names[0]
    words = heading.text.strip()
    return body_of_short_name(paper, words) if not bodies and words[:1].isupper() else ""


def across(paper: Paper, table: Table) -> Iterator[AttributeDraft]:
    """Find the figures of a table whose columns are bodies and whose rows say what is counted."""
    for row in table.rows:
        label = row.cells[0].text
        is_of_payments = _is_of_payments(table, row)
        kind = "finance" if is_of_payments else property_of(label)
        if kind is None or counts_something_else(label, kind):
            continue
        for heading, cell in zip(table.heading.cells[1:], row.cells[1:], strict=False):
            value = _value(cell, kind)
            about = _over(paper, table, heading)
            if is_of_payments and not about and words_of("totals").match(heading.text):
                about = label
            if about and value:
                date = (row.edtf(cell) if kind == "rating" else None) or row.edtf(row.cells[0])
                yield _draft(paper, about, kind, value, row, date, table.heading)


def _is_of_payments(table: Table, row: Row) -> bool:
    """Say whether a row is a fund, or a part of one, into which the bodies over the columns pay."""
    words = f"{row.cells[0].text} {table.caption}"
    return _PAID_INTO.search(words) is not None and all(
        cell.text.startswith("£") for cell in row.cells[1:] if cell.text
    )


_PAID_INTO = re.compile(r"\b(?:fund|pool|pooled|contributions?|section 75|shares?)\b", re.IGNORECASE)


def of_what_is_shared(paper: Paper, table: Table) -> Iterator[AttributeDraft]:
    """Find the sums and the staff of a table that gives what is shared, its partners and what it costs."""
    dated = _years(table)
    for row in table.rows:
        about = row.cells[0].text if row.cells else ""
        if about and table.columns[0] == "what" and not row.bodies(row.cells[0]):
            found = _by_columns(paper, table, row, about, dated)
            yield from (draft for draft in found if draft.property in {"finance", "staff"})


def find(paper: Paper, table: Table) -> Iterator[AttributeDraft]:
    """Find the figures of a table with a body, an option or a scheme in each row."""
    dated = _years(table)
    if _is_of_indicators(table) or _is_of_facts(table):
        yield from _indicators(paper, table)
        return
    if table.heading.cells and any(_PAID.fullmatch(cell.text.strip()) for cell in table.heading.cells):
        return
    for row in table.rows:
        about = _row_name(paper, table, row)
        if not about:
            continue
        yield from _by_columns(paper, table, row, about, dated)
        if not dated:
            yield from loose_figures(paper, table, row, about)


# who is paid for a contract has its price, and not a budget
_PAID = re.compile(r"(?:suppliers?|contractors?|payees?|vendors?|beneficiar(?:y|ies))(?: name)?", re.IGNORECASE)


def _by_columns(paper: Paper, table: Table, row: Row, about: str, dated: dict[int, str]) -> Iterator[AttributeDraft]:
    """The figures of one row, each of what stands over its column."""
    for number, (kind, cell) in enumerate(zip(table.columns, row.cells, strict=False)):
        figure = PROPERTIES.get(dated.get(number, kind))
        value = _value(cell, figure) if figure and number else ""
        heading = table.heading.cells[number] if number < len(table.heading.cells) else None
        if figure is None or not value or not (heads_bodies(table) or has_figures(table, row, about, number, figure)):
            continue
        if counts_something_else(heading.text if heading else "", figure):
            continue
        payer = table.heading.bodies(heading) if figure == "finance" else []
        is_of_deciding = bool(table.kinds & {"organ", "outcome"})  # its days are those of the decisions
        date = table.heading.edtf(heading) or (None if is_of_deciding else row.edtf(table.by_kind(row).get("date")))
        date = date or (_year_above(paper, table) if figure == "finance" else None)
        draft = _draft(paper, payer[0].names[0] if payer else about, figure, value, row, date, table.heading)
        if heading and _FORESEEN.search(heading.text) and not _is_over(paper, date):
            draft.status = "forecast"
        yield draft


def _is_over(paper: Paper, date: str | None) -> bool:
    """Say whether the time of a figure had passed when the paper was written."""
    ends = (date or "").rpartition("/")[2]
    return bool(ends and paper.published and ends[:7] < paper.published[:7])


def _year_above(paper: Paper, table: Table) -> str | None:
    """The one financial year that the words above a table name, where nothing in the table dates its sums."""
    if any(table.heading.dates(cell) for cell in table.heading.cells) or table.kinds & {"date", "since", "end"}:
        return None
    dates = {date.edtf for date in find_dates(table.caption, 0, len(table.caption), paper.published)}
    years = {date for date in dates if _FINANCIAL_YEAR.fullmatch(date)}
    return years.pop() if len(years) == len(dates) == 1 else None


_FINANCIAL_YEAR = re.compile(r"\d{4}-04/\d{4}-03")


def _is_of_indicators(table: Table) -> bool:
    """Say whether the rows of a table are measures and its columns times: now, a year on, the plan."""
    times = [bool(table.heading.dates(c)) or _TIME.match(c.text) is not None for c in table.heading.cells[1:]]
    labels = [row.cells[0].text for row in table.rows if row.cells and not words_of("totals").match(row.cells[0].text)]
    if not labels or not times or not all(times):
        return False
    of_a_year = sum(OWN_MEASURE.match(label) is not None for label in labels)
    return of_a_year > 1 or sum(property_of(label) is not None for label in labels) * 2 >= len(labels)


def _is_of_facts(table: Table) -> bool:
    """“Staff | 4,300” above “Income | £290m”: facts about whoever's page it is, with nothing over the columns."""
    if table.has_headings or any(len(row.cells) != 2 for row in table.rows):
        return False
    return sum(OWN_MEASURE.match(row.cells[0].text) is not None for row in table.rows) > 1


def _indicators(paper: Paper, table: Table) -> Iterator[AttributeDraft]:
    """Find the measures of a table: about the bodies of the row's label, of the row above, or over the table."""
    about = ""
    for row in table.rows:
        named = [b for b in row.bodies(row.cells[0]) if b.body_class != "national"]
        if named:
            about = _called(paper, named[0])
        about = about or next((_called(paper, b) for b in table.above if b.body_class != "national"), "")
        about = about or (paper.author[0] if len(paper.author) == 1 else "")
        kind = property_of(row.cells[0].text)
        if kind is None or counts_something_else(row.cells[0].text, kind):
            continue
        thing = _COST_OF_THING.match(row.cells[0].text)
        whose = fullest_name(paper.document.flow, thing["name"], row.span[0]) or thing["name"] if thing else about
        for heading, cell in zip(table.heading.cells[1:], row.cells[1:], strict=False):
            value = _value(cell, kind)
            if value and whose:
                draft = _draft(paper, whose, kind, value, row, table.heading.edtf(heading), table.heading)
                if _PLANNED.search(heading.text):
                    draft.status = "forecast"
                yield draft


# “Cost of single service”: a row about what is shared
_COST_OF_THING = re.compile(
    r"(?:[\w-]+ )?(?:costs?|budget|spend|staff|savings?) (?:of|for|in|from) (?:the |an? )?(?P<name>(?:single"
    r"|joint|shared|combined|pooled|integrated) (?:[a-z-]+ ){0,3}?(?:service|team|unit|fund|budget|hub|function"
    r"|department))\W*$",
    re.IGNORECASE,
)


def _called(paper: Paper, body: BodyMention) -> str:
    """The body, or the words the table has for a set."""
    if len(body.names) == 1:
        return body.names[0]
    return " ".join(paper.document.flow[body.start : body.end].split())


def loose_figures(paper: Paper, table: Table, row: Row, about: str) -> Iterator[AttributeDraft]:
    """Find the figures that a note beside a row gives of what the row is about."""
    found = [*counts(row.marked), *money(row.marked)]
    taken = {item.start for item in found}
    for kind, cell in zip(table.columns[1:], row.cells[1:], strict=False):
        if kind in FIGURES or not cell.tokens("F"):
            continue
        for item in found:
            token = row.marked.text[item.start : item.end]
            if token in cell.words and item.start in taken and item.kind != "member_count":
                taken.discard(item.start)
                yield _draft(
                    paper, _owner_beside(row, item.end) or about, item.kind, item.value, row, row.edtf(cell), None
                )
        if (
            kind in {"note", ""}
            and cell.text.startswith("£")
            and not any(row.marked.text[item.start : item.end] in cell.words for item in found)
        ):
            value = re.match(r"£[\d,.]+(?: ?(?:m|bn|k|million|billion|thousand)\b)?", cell.text)
            if value:
                yield _draft(paper, about, "finance", value.group(), row, row.edtf(cell), None)


def _owner_beside(row: Row, end: int) -> str:
    """The body that the words after a figure make its owner."""
    for pattern in _OWNER_AFTER:
        match = pattern.match(row.marked.text, end)
        body = row.marked.item(match["body"]) if match else None
        if isinstance(body, BodyMention) and len(body.names) == 1:
            return body.names[0]
    return ""


def _draft(
    paper: Paper, about: str, kind: AttributeProperty, value: str, row: Row, date: str | None, heading: Row | None
) -> AttributeDraft:
    starts, _, ends = (date or "").rpartition("/") if "-04/" in (date or "") else ("", "", date)
    if heading is not None and _SET.search(f"{heading.marked.text} {row.cells[0].text}"):
        ends = starts or ends  # the budget of the year that runs has been set
    is_ahead = bool(ends and paper.published and ends[:7] > paper.published[:7])
    is_ahead = is_ahead or (kind != "rating" and _is_to_be_formed(paper, about))
    is_ahead = is_ahead or bool(heading and kind == "finance" and _SAVING.search(heading.marked.text) and not date)
    spans = [heading.span, row.span] if heading is not None and date else [row.span]
    return AttributeDraft(
        about, kind, value, "forecast" if is_ahead else "stated", spans, "table of figures", date=date
    )


def _is_to_be_formed(paper: Paper, name: str) -> bool:
    return any(body.name == name and body.is_future for body in paper.registry.bodies)


def _years(table: Table) -> dict[int, str]:
    """Columns headed by a year alone count what the caption or the sums in them say."""
    found: dict[int, str] = {}
    above = property_of(table.caption)
    for number, cell in enumerate(table.heading.cells[1:], 1):
        if _counts_other_things(cell):
            continue
        if table.heading.dates(cell) and table.columns[number] in {"", "finance", "date"}:
            inside = [row.cells[number].text for row in table.rows if len(row.cells) > number]
            is_money = any(text.startswith("£") for text in inside)
            kind = "finance" if is_money else above
            if (
                kind
                and any(re.search(r"\d", text) for text in inside)
                and not any(row.dates(row.cells[number]) for row in table.rows if len(row.cells) > number)
            ):
                found[number] = kind
    return found


_OF_TIME = re.compile(
    r"(?:year|years|ending|ended|end|month|quarter|period|from|until|plan|planned|actual|budget|budgeted|forecast|outturn|target"
    r"|proposed|current|draft|final|revised|original|net|gross|total|thousands?|millions?)$",
    re.IGNORECASE,
)


def _counts_other_things(cell: Cell) -> bool:
    """“Caseload at 31 March”: a column with a date that says itself what it counts, and that is none of our figures."""
    rest = re.sub(r"\[[A-Z]\d+\]", " ", cell.words)
    nouns = [word for word in re.findall(r"[A-Za-z]{4,}", rest) if not _OF_TIME.match(word)]
    return bool(nouns) and "£" not in rest and property_of(rest) is None and not _TIME.match(rest)


def _value(cell: Cell, kind: str | None) -> str:
    """A cell's figure as written, without the noun that may follow it."""
    value = _NOUN_AFTER.sub("", cell.text)
    if not value or _NOT_VALUE.match(value) or cell.tokens("BGP") or cell.is_date:
        return ""
    if kind == "rating":
        value = _DAY_AFTER.sub("", value)
        return value if len(value) < 40 else ""
    if (kind != "finance" and _NO_NUMBER.search(value)) or (kind == "finance" and is_price(value)):
        return ""
    return value if (re.search(r"\d", value) or re.search(r"\beven\b", value)) and len(value) < 40 else ""


def _row_name(paper: Paper, table: Table, row: Row) -> str:
    """What a row of figures is about: its body, or the option or scheme its first cell names."""
    cell = table.by_kind(row).get("body") or (row.cells[0] if row.cells else None)
    if cell is None:
        return ""
    bodies = [] if cell is row.cells[0] and is_beside(table, row) else row.bodies(cell)
    is_named = len(bodies) == 1 and len(bodies[0].names) == 1 and bodies[0].body_class != "national"
    placed = "" if bodies else named_by_place(paper, table, row)
    if (main := main_of_its_kind(paper, cell.text)) or is_named or placed:
        return main or placed or bodies[0].names[0]
    words = row.cells[0].text
    if words_of("totals").match(words) or _TOTAL_AFTER.search(words):
        summed = fullest_name(paper.document.flow, _summed(words) or "", row.span[0]) if _summed(words) else ""
        return summed or _pool_above(table) or _whole(paper, table)
    if bodies or not words or len(words) > 60 or words[0].islower():
        return ""
    words = _NUMBERED.sub("", words)
    if len(words) > _SHORT:
        return words
    heading = table.heading.cells[0].text
    return "" if is_label(heading) else f"{heading} {words}"


_TOTAL_AFTER = re.compile(r"\W*\b(?:grand )?total\W*$", re.IGNORECASE)
_TOTAL_BEFORE = re.compile(r"\W*(?:(?:grand|overall) )?total\b[,:]?(?: (?:of|for|in) (?:the )?)?\W*", re.IGNORECASE)
_SUMMED = re.compile(
    r"(?=.*\b(?:fund|pool|budget|service|programme|team|partnership|alliance)s?\b).*\w+ \w+.*", re.IGNORECASE
)
_POOL = re.compile(r"(?:[A-Z][\w'’&-]+ (?:(?:and|of|for) )?){1,6}(?:Fund|Pool)\b")


def _summed(words: str) -> str:
    """What the label of a sum names itself: “Total, Dale Health Fund”."""
    rest = _TOTAL_AFTER.sub("", _TOTAL_BEFORE.sub("", words))
    return rest if rest != words and _SUMMED.fullmatch(rest) else ""


def _pool_above(table: Table) -> str:
    """The one fund that the words above a table of payments name."""
    found = (
        dict.fromkeys(_POOL.findall(table.caption)) if "finance" in {*table.columns, *_years(table).values()} else {}
    )
    return next(iter(found)) if len(found) == 1 else ""


def _whole(paper: Paper, table: Table) -> str:
    """What the sum of a table is about: the set of its bodies, under the name that the paper gives such a set."""
    names = [row.bodies(row.cells[0]) for row in table.rows if row.cells]
    members = {body.names[0] for bodies in names for body in bodies if len(body.names) == 1}
    sets = [
        " ".join(paper.document.flow[b.start : b.end].split())
        for view in paper.views
        for b in view.bodies
        if b.form == "set" and set(b.names) == members
    ]
    sets = [words for words in sets if not words.isupper()] or sets
    return max(sets, key=sets.count) if sets and len(members) > 1 else ""
