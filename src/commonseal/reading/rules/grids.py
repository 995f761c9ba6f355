"""Tables as grids: their rows, their columns and what each column holds.

Cells are parted by tabs, by bars or by wide gaps. A row that the page broke over several lines is put together again by
where its cells stand under the headings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import table as data_table
from commonseal.reading.marked import Marked
from commonseal.reading.mentions import BodyMention, FigureMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.broken_rows import Line, lines_of, logical_rows
from commonseal.reading.rules.drafts import Span

_RULE_LINE = re.compile(r"^[\s|:\-–—+=]+$")
_TOKEN = re.compile(r"\[([BGPRDFO])\d+\]")
_RATING_CELL = re.compile(
    r"\W*(?:outstanding|good|requires improvement|inadequate|adequate|red|amber|green|amber[-/ ](?:red|green)|poor|fair"
    r"|segment \S+|special measures)\W*$",
    re.IGNORECASE,
)
_ANY_OUTCOME = re.compile(
    r"\W*(?:(?:not |will not )?(?:sign(?:ed)?|accept(?:ed)?|agreed|approved|supported|endorsed|ratified)|rejected"
    r"|declined|deferred|noted|considered|discussed|awaiting|awaited|paused"
    r"|for (?:decision|approval|noting|information)"
    r"|(?:\w+ ){0,3}to (?:consider|decide|approve|sign|agree|vote|endorse|support|note|ratify|adopt))\b",
    re.IGNORECASE,
)
_SUM = re.compile(r".{0,2}£")
_LONG_CELL = 90
_LIST = re.compile(r"\w\]?(?:[,;&/]| and ) ?(?:the |with ){0,2}\W?[\[A-Z]")
_WITH_TITLE = re.compile(r",? ?\[R\d+\],?(?: of)?")
_LABEL = re.compile(r"[A-Z][A-Za-z ]{2,30}: \S")
_SEPARATOR = re.compile(r"\t|\||(?: {3,})")
_BAR = re.compile(r"\|")


_DATE_ALONE = re.compile(r"\W*(?:(?:by|from|on|in|until|since) )?\[D\d+\]\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words with tokens, and its words as the paper has them."""

    words: str
    text: str

    def tokens(self, kinds: str) -> list[str]:
        """Give the tokens of some kinds in the cell, in order."""
        return [match.group() for match in _TOKEN.finditer(self.words) if match[1] in kinds]

    @property
    def plain(self) -> str:
        """The words of the cell without its tokens."""
        return _TOKEN.sub("", self.words)

    @property
    def is_date(self) -> bool:
        """Whether the cell holds a date and nothing else."""
        return _DATE_ALONE.fullmatch(self.words) is not None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the sentences it stands in, its marked words, its cells and its place in the paper."""

    views: tuple[View, ...]
    marked: Marked
    cells: tuple[Cell, ...]
    span: Span

    def bodies(self, cell: Cell | None) -> list[BodyMention]:
        """Give the bodies that a cell names."""
        items = [self.marked.item(token) for token in (cell.tokens("BG") if cell else ())]
        return [item for item in items if isinstance(item, BodyMention)]

    def dates(self, cell: Cell | None) -> list[DateMention]:
        """Give the dates in a cell."""
        items = [self.marked.item(token) for token in (cell.tokens("D") if cell else ())]
        return [item for item in items if isinstance(item, DateMention)]

    def edtf(self, cell: Cell | None) -> str | None:
        """Give the first date in a cell (EDTF)."""
        return next((date.edtf for date in self.dates(cell)), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what each column holds, the heading row, the rows below, and the words that stand above it."""

    columns: tuple[str, ...]
    heading: Row
    rows: tuple[Row, ...]
    caption: str
    above: tuple[BodyMention, ...]

    @property
    def has_headings(self) -> bool:
        """Whether anything stands over its columns."""
        return any(cell.text for cell in self.heading.cells)

    @property
    def kinds(self) -> frozenset[str]:
        """What its columns hold, all together."""
        return frozenset(self.columns)

    def by_kind(self, row: Row) -> dict[str, Cell]:
        """Give the first cell of each kind in a row; cells without words are left out."""
        pairs = [(kind, cell) for kind, cell in zip(self.columns, row.cells, strict=False) if kind and cell.words]
        return dict(reversed(pairs))


@cache
def patterns(key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the named patterns under a key of ``data/tables.yaml``, in order."""
    written: dict[str, list[str]] = data_table("tables")[key]
    return tuple(
        (name, re.compile("|".join(map(_from_its_start, items)), re.IGNORECASE)) for name, items in written.items()
    )


def _from_its_start(item: str) -> str:
    """Words count from where they begin: “aftercare” holds no “fte”."""
    return rf"\b{item}" if item[0].isalpha() else item


@cache
def words_of(key: str) -> re.Pattern[str]:
    """Give the words under a key of ``data/tables.yaml`` as one pattern that matches at a cell's beginning or in it."""
    written: list[str] = data_table("tables")[key]
    return re.compile(rf"\b(?:{'|'.join(written)})", re.IGNORECASE)


def tables_of(paper: Paper) -> list[Table]:
    """Find the tables of a paper: rows one after another under a row of headings."""
    found: list[Table] = []
    run: list[View] = []
    for view in paper.views:
        if run and _RULE_LINE.match(view.plain.text):
            continue
        if view.sentence.block.kind == "row":
            if run and (_begins_another(paper, run[-1], view) or (len(run) == 1 and _is_lead(paper, run[0], view))):
                _add(found, paper, run)
                run = []
            if not _RULE_LINE.match(view.plain.text):
                run.append(view)
            continue
        _add(found, paper, run)
        run = []
    _add(found, paper, run)
    return found


def _begins_another(paper: Paper, last: View, view: View) -> bool:
    """After an empty line and a row with figures, a row without any heads a table of its own."""
    between = paper.document.text[last.sentence.end : view.sentence.start]
    is_parted = between.count("\n") > 1
    words = re.sub(r"\[[BGRDO]\d+\]", "", view.plain.text)
    return is_parted and "[F" in last.plain.text and not re.search(r"\d|£", words)


def _is_lead(paper: Paper, first: View, view: View) -> bool:
    """A line in two parts over an empty line and rows of more: the title of the page with its date, and no heading."""
    text = paper.document.text
    if text[first.sentence.end : view.sentence.start].count("\n") < 2:
        return False
    above, below = (next(iter(lines_of(paper, [each]))).cells for each in (first, view))
    return len(above) == _TWO < len(below)


_TWO = 2


def _add(found: list[Table], paper: Paper, run: list[View]) -> None:
    if not run:
        return
    rows = [_row(paper, lines) for lines in logical_rows(lines_of(paper, run))]
    if found and _is_continued(found[-1], rows):
        found.append(Table(found[-1].columns, found[-1].heading, tuple(rows), found[-1].caption, found[-1].above))
        return
    table = _table(paper, rows)
    if table is not None:
        found.append(table)


def _is_continued(table: Table, rows: list[Row]) -> bool:
    """Rows without headings after a table of as many columns go on with it, over a page or under a second heading."""
    first = rows[0]
    near = first.views[0].number - table.rows[-1].views[-1].number <= 4
    return near and len(first.cells) == len(table.columns) and len(first.cells) > 1 and not _is_heading(first)


def _is_heading(row: Row) -> bool:
    """A row of headings has words for what the columns hold, and no persons, sums or days."""
    if any(_names_a_person(row, cell) or cell.words.endswith(":") or _LABEL.match(cell.words) for cell in row.cells):
        return False
    figures = [row.marked.item(token) for cell in row.cells for token in cell.tokens("F")]
    return not any(isinstance(item, FigureMention) and (item.is_money or "," in item.value) for item in figures)


def _names_a_person(row: Row, cell: Cell) -> bool:
    """Say whether a cell has a person in it; “Band D charge” is a heading that only looks as if it had one."""
    found = [row.marked.item(token) for token in cell.tokens("P")]
    return any(isinstance(item, PersonMention) and _LETTER_LAST.search(item.name) is None for item in found)


_LETTER_LAST = re.compile(r" [A-Z]$")


_MOSTLY = 0.6


# “Turnover”, “Staff (full-time equivalent)”: measures of whoever's they are, among others that count homes or calls
OWN_MEASURE = re.compile(
    r"\W*(?:total |net |gross |operating |average |annual )*(?:turnover|income|expenditure|surplus|deficit|staff"
    r"|headcount|employees|workforce|population|revenue|reserves|(?:revenue |net )?budget|spending)"
    r"(?: \([^()]*\)| employed| for the year| at year[- ]end| served| covered)?\W*$",
    re.IGNORECASE,
)


def _without_heading(rows: list[Row]) -> bool:
    """Say whether rows have no headings: people from the first row on, or what happens beside a day."""
    if all(len(row.cells) > 1 and any(cell.tokens("P") for cell in row.cells[:2]) for row in rows):
        return True
    if len(rows) < 2 or any(len(row.cells) != 2 for row in rows):
        return False
    if sum(OWN_MEASURE.match(row.cells[0].text) is not None for row in rows) > 1 and rows[0].cells[1].tokens("F"):
        return True
    dated = [number for number in (0, 1) if rows[0].cells[number].is_date]
    share = sum(row.cells[dated[0]].is_date for row in rows) / len(rows) if len(dated) == 1 else 0.0
    return share > _MOSTLY


def _table(paper: Paper, rows: list[Row]) -> Table | None:
    if _without_heading(rows):
        nothing = (Cell("", ""),) * max(len(row.cells) for row in rows)
        rows = [Row((), rows[0].marked, nothing, rows[0].span), *rows]
    if len(rows) < 2 or len(rows[0].cells) < 2 or not _is_heading(rows[0]):
        return None
    heading, below = _with_empty_corner(rows[0], rows[1:]), tuple(rows[1:])
    columns = tuple(
        _kind(cell, number, [(row, row.cells[number]) for row in below if len(row.cells) > number])
        for number, cell in enumerate(heading.cells)
    )
    caption, above = _above(paper, (heading.views or below[0].views)[0])
    return Table(columns, heading, below, caption, above)


def _with_empty_corner(heading: Row, below: list[Row]) -> Row:
    """Headings over the figures alone: nothing stands over the labels, one more in each row than there are headings."""
    width = len(heading.cells) + 1
    is_short = all(
        len(row.cells) == width
        and row.cells[0].text
        and all(cell.tokens("F") or _NO_FIGURE.fullmatch(cell.text) for cell in row.cells[1:])
        for row in below
    )
    return replace(heading, cells=(Cell("", ""), *heading.cells)) if is_short and below else heading


# “–”, “n/k”, “74%”, “(£0.06m)”: what stands in a column of figures beside them
_NO_FIGURE = re.compile(r"\(?[-–—+]?\s*(?:£?[\d.,]+\s?(?:%|m|bn|k)?)?\)?\*?|n/?[ak]|nil|none|tbc|\.\.", re.I)


def _above(paper: Paper, view: View) -> tuple[str, tuple[BodyMention, ...]]:
    """The heading over a table and the sentence that leads to it, with the bodies they name."""
    words: list[str] = [view.section]
    bodies: list[BodyMention] = []
    for earlier in reversed(paper.views[max(0, view.number - 3) : view.number]):
        if earlier.sentence.block.kind == "row":
            break
        words.append(paper.document.flow[earlier.sentence.start : earlier.sentence.end])
        bodies += earlier.bodies
        if earlier.sentence.block.kind == "heading":
            break
    return " ".join(dict.fromkeys(words)), tuple(bodies)


def _row(paper: Paper, lines: list[Line]) -> Row:
    span = (lines[0].view.sentence.start, lines[-1].view.sentence.end)
    if len(lines) == 1:
        marked = lines[0].view.plain
        separator = _BAR if "|" in marked.text else _SEPARATOR  # cells between bars may be filled up with blanks
        words = [cell.strip() for cell in separator.split(marked.text.strip().strip("|"))]
        words = [""] * lines[0].empty_before + words
        texts = [cell.text for cell in lines[0].cells]
        if lines[0].placed:
            words = _placed(words, texts)
        if len(words) != len(texts) or sum(map(bool, words)) != sum(map(bool, texts)):
            marked, words, texts = lines[0].joined(paper, [])
    else:
        marked, words, texts = lines[0].joined(paper, lines[1:])
    texts += [""] * (len(words) - len(texts))
    cells = tuple(Cell(cell, text) for cell, text in zip(words, texts, strict=False))
    return Row(tuple(line.view for line in lines), marked, cells, span)


def _placed(words: list[str], texts: list[str]) -> list[str]:
    """Put the marked cells where the texts stand, empty cells being known only from the texts."""
    left = [word for word in words if word]
    return [left.pop(0) if text and left else "" for text in texts]


def _kind(cell: Cell, number: int, column: list[tuple[Row, Cell]]) -> str:
    """What a column holds, by its heading and by its cells."""
    plain = cell.plain.strip() if not cell.tokens("D") else cell.text
    named = [kind for kind, pattern in patterns("columns") if pattern.search(plain)]
    first = named[0] if named else ""
    filled = [(row, inside) for row, inside in column if re.search(r"\w", inside.text)]
    if not filled:
        return first if number else ""

    def share(kinds: str) -> float:
        return sum(bool(inside.tokens(kinds)) and _is_mostly(inside, kinds) for _, inside in filled) / len(filled)

    if share("D") >= 0.6:
        is_of_days = first == "outcome" and re.match(r"\W*(?:date|when)\b", plain, re.IGNORECASE)
        return first if first in {"since", "end", "outcome"} and not is_of_days else "date"
    if share("P") >= 0.5 and first not in {"partners", "role"}:
        return "person"
    if not number and _NUMBERS.fullmatch(plain) and not share("BG"):
        return ""
    if not number and plain.lower() == "title" and not share("R"):
        return "what"
    by_words = _by_words([inside.text for _, inside in filled], named)
    return by_words or _by_heading(named, number, filled, share("BG"), share("F"), share("R"))


# “Ref.”, “No.” over what each row is known by
_NUMBERS = re.compile(
    r"\W*(?:(?:item|minute|decision|agenda|report) )?(?:ref(?:erence)?|nos?|number|item no)\W*", re.IGNORECASE
)


def _by_words(texts: list[str], named: list[str]) -> str:
    """What a column holds by the words of its cells: judgements, decisions, sums."""

    def share(pattern: re.Pattern[str]) -> float:
        return sum(len(text) < _LONG_CELL and pattern.match(text) is not None for text in texts) / len(texts)

    if share(_RATING_CELL) >= 0.6:
        return "outcome" if named[:1] == ["outcome"] else "rating"
    if named[:1] in ([], ["role"]) and share(_ANY_OUTCOME) > 0.5:  # the “Position” of a body is no post
        return "outcome"
    return "finance" if share(_SUM) >= 0.5 and "note" not in named else ""


def _is_mostly(cell: Cell, kinds: str) -> bool:
    """Say whether a cell is what its tokens say and not a sentence that names one."""
    if kinds == "BG" and re.match(r"(?:the )?\[[BG]", cell.words, re.IGNORECASE) and len(cell.text) < 90:
        return True
    rest = cell.plain
    return len(re.findall(r"[A-Za-z]{2,}", rest)) <= (6 if kinds in {"P", "R"} else 3)


def _by_heading(
    named: list[str], number: int, filled: list[tuple[Row, Cell]], bodies: float, figures: float, roles: float
) -> str:
    figure_kinds = [kind for kind in named if kind in FIGURES]
    if figure_kinds and figures >= 0.4:
        return figure_kinds[0]
    others = [kind for kind in named if kind not in FIGURES and kind not in {"date", "person", "since", "end"}]
    first = others[0] if others else ""
    if first == "outcome" and not number:
        first = "what"  # “Decision” over what is to be decided, before who decides it
    if first in {"host", "organ", "outcome"} and number:
        return first
    if bodies >= 0.5:
        several = sum(
            bool(_LIST.search(_WITH_TITLE.sub(" ", cell.words))) or any(len(b.names) > 1 for b in row.bodies(cell))
            for row, cell in filled
        )
        return "partners" if number and ("partners" in named or several * 2 > len(filled)) else "body"
    if "partners" in named and number:
        return "partners"
    if roles >= 0.5 or (first == "role" and figures < 0.5):
        return "role"
    return first if number or first in {"what", "purpose", "role"} else "body"


FIGURES = ("population", "rating", "finance", "staff", "member_count")
