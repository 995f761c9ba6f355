"""Tables: what is shared with whom, who decided when, and figures body by body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from commonseal.reading.claims import (
    ArrangementType,
    AttributeProperty,
    AttributeStatus,
    Basis,
    Outcome,
)
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import table as data_table
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import (
    AppointmentDraft,
    ArrangementDraft,
    AttributeDraft,
    DecisionDraft,
    Drafts,
    Span,
)
from commonseal.reading.rules.standing import standing

_RULE_LINE = re.compile(r"^[\s|:\-–—+=]+$")
_FIGURES: tuple[AttributeProperty, ...] = ("population", "rating", "finance", "staff", "member_count")
_TYPE_WORDS: tuple[tuple[str, ArrangementType], ...] = (
    (r"\bteam\b|\bstaff\b", "joint_team"),
    (r"\b(?:system|database|record|platform|software|network)\b", "shared_system"),
    (r"\b(?:fund|budget|pool|better care)\b", "pooled_budget"),
    (r"\b(?:committee|board|panel)\b", "joint_committee"),
    (r"\bcontract\b", "contract"),
    (r"\bmerger\b", "merger"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words with tokens, and where it stands in the paper."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table: for each column what it holds, the heading cells and the rows."""

    columns: tuple[str, ...]
    heading: tuple[Cell, ...]
    heading_view: View
    rows: tuple[tuple[View, tuple[Cell, ...]], ...]


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    written: dict[str, list[str]] = data_table("tables")["columns"]
    return tuple((kind, re.compile("|".join(items), re.IGNORECASE)) for kind, items in written.items())


@cache
def _outcomes() -> tuple[tuple[Outcome, re.Pattern[str]], ...]:
    written: dict[str, list[str]] = data_table("tables")["outcomes"]
    return tuple((cast("Outcome", kind), re.compile("|".join(items), re.IGNORECASE)) for kind, items in written.items())


def tables_of(paper: Paper) -> list[Table]:
    """Find the tables of a paper: rows one after another under a row of headings."""
    found: list[Table] = []
    run: list[View] = []
    for view in paper.views:
        if view.sentence.block.kind == "row":
            if not _RULE_LINE.match(view.plain.text):
                run.append(view)
            continue
        found += _table(run)
        run = []
    return found + _table(run)


def _table(run: list[View]) -> list[Table]:
    if len(run) < 3:
        return []
    heading = _cells(run[0])
    if len(heading) < 2 or re.search(r"\[P\d+\]", run[0].plain.text) or ":" in run[0].plain.text:
        return []
    columns = tuple(_kind(cell.words, number) for number, cell in enumerate(heading))
    rows = tuple((view, _cells(view)) for view in run[1:])
    if "person" in columns and "partners" not in columns:
        place = columns.index("person")
        shared = [cells[place].words for _, cells in rows if len(cells) > place]
        if heading[place].words.lower() == "who" and any(re.search(r"\[B\d+\]", words) for words in shared):
            columns = (*columns[:place], "partners", *columns[place + 1 :])
    return [Table(columns, heading, run[0], rows)]


def _cells(view: View) -> tuple[Cell, ...]:
    marked = view.plain
    pieces = re.split(r"[\t|]|(?: {3,})", marked.text.strip().strip("|"))
    cells = []
    place = 0
    for piece in pieces:
        words = piece.strip()
        start = marked.text.find(words, place) if words else place
        place = start + len(words)
        span = marked.source(start, max(place, start + 1)) if words else (view.sentence.start, view.sentence.start)
        cells.append(Cell(words, span))
    return tuple(cells)


def _kind(words: str, number: int) -> str:
    plain = re.sub(r"\[[A-Z]\d+\]", "", words).strip()
    if number == 0 and re.search(r"^(?:post|role)\b", plain, re.IGNORECASE):
        return "role"
    kinds = _columns()
    if number == 0:
        kinds = tuple(item for item in kinds if item[0] in {"body", "what", "partners", "person", "date"})
        return next(
            (kind if kind != "partners" else "body" for kind, pattern in kinds if pattern.search(plain)), "body"
        )
    return next((kind for kind, pattern in kinds if pattern.search(plain)), "")


def find(paper: Paper, tables: list[Table]) -> Drafts:
    """Find what the tables say."""
    drafts = Drafts()
    for table in tables:
        kinds = set(table.columns)
        if "role" in kinds and "partners" not in kinds and _has_people(table):
            drafts.appointments += _people(paper, table)
        if "partners" in kinds:
            _shared(table, paper, drafts)
        elif "outcome" in kinds or ("date" in kinds and not kinds & set(_FIGURES)):
            drafts.decisions += _decisions(table)
        if kinds & set(_FIGURES) and "partners" not in kinds:
            drafts.attributes += _attributes(paper, table)
            drafts.decisions += _decisions(table) if "outcome" in kinds and not drafts.decisions else []
    return drafts


def _partners(view: View, cell: Cell) -> list[str]:
    """The bodies of a partners' cell; a place alone stands for its body where the paper names no fuller one."""
    names: list[str] = []
    for part in re.split(r"\s*(?:,|;| and | with | & |/)\s*", cell.words):
        tokens = re.findall(r"\[[BG]\d+\]", part)
        for token in tokens:
            item = view.plain.item(token)
            names += item.names if isinstance(item, BodyMention) else ()
        plain = re.sub(r"^(?:the|as above)\s*", "", part).strip()
        if not tokens and re.fullmatch(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}", plain):
            names.append(plain)
    return names


def _bodies(view: View, cell: Cell) -> list[BodyMention]:
    return [
        item
        for token in re.findall(r"\[[BG]\d+\]", cell.words)
        if isinstance(item := view.plain.item(token), BodyMention)
    ]


def _edtf(view: View, cell: Cell | None) -> str | None:
    for token in re.findall(r"\[D\d+\]", cell.words if cell else ""):
        item = view.plain.item(token)
        if isinstance(item, DateMention):
            return item.edtf
    return None


def _by_kind(table: Table, cells: tuple[Cell, ...]) -> dict[str, Cell]:
    return {kind: cell for kind, cell in reversed(list(zip(table.columns, cells, strict=False))) if kind}


def _row_span(view: View) -> Span:
    return view.sentence.start, view.sentence.end


def _shared(table: Table, paper: Paper, drafts: Drafts) -> None:
    above: tuple[str, ...] = ()
    for view, cells in table.rows:
        by_kind = _by_kind(table, cells)
        partners = by_kind.get("partners")
        if partners is None or not cells:
            continue
        names = _partners(view, partners)
        parties = tuple(dict.fromkeys([*(above if "as above" in partners.words.lower() else ()), *names]))
        if len(parties) < 2:
            continue
        above = parties
        state = by_kind.get("outcome")
        start = _edtf(view, by_kind.get("since") or by_kind.get("date") or state)
        name = " ".join(paper.document.flow[slice(*cells[0].span)].split())
        kind, role = _type(cells[0], name)
        status = standing(state.words, "", "", "") if state else "existing"
        if status == "existing" and start and paper.published and start > paper.published:
            status = "agreed"
        drafts.arrangements.append(
            ArrangementDraft(
                kind,
                parties,
                status,
                [_row_span(view)],
                "table of what is shared",
                name=None if role else name,
                role=role,
                start=start,
            )
        )
        drafts.attributes += _rag(view, by_kind.get("rating"), name, paper)
        if role:
            drafts.appointments += _holders(view, role, parties, start)


def _rag(view: View, cell: Cell | None, name: str, paper: Paper) -> Iterator[AttributeDraft]:
    if cell is not None and re.search(r"[A-Za-z]", cell.words):
        value = " ".join(paper.document.flow[slice(*cell.span)].split())
        yield AttributeDraft(name, "rating", value, "stated", [_row_span(view)], "table of ratings")


def _type(cell: Cell, name: str) -> tuple[ArrangementType, str | None]:
    roles = re.findall(r"\[R\d+\]", cell.words)
    if roles:
        return "shared_post", name
    return next(
        (kind for pattern, kind in _TYPE_WORDS if re.search(pattern, name, re.IGNORECASE)), "joint_service"
    ), None


def _holders(view: View, role: str, parties: tuple[str, ...], start: str | None) -> Iterator[AppointmentDraft]:
    for token in re.findall(r"\[P\d+\]", view.plain.text):
        person = view.plain.item(token)
        if isinstance(person, PersonMention) and " " in person.name:
            yield AppointmentDraft(person.name, role, parties, "held", [_row_span(view)], "table of posts", start=start)


def _has_people(table: Table) -> bool:
    return any(re.search(r"\[P\d+\]", view.plain.text) for view, _ in table.rows)


def _people(paper: Paper, table: Table) -> Iterator[AppointmentDraft]:
    """Names with their posts: a cell may give several, parted by semicolons."""
    column = table.columns.index("role")
    served = tuple(name for body in _bodies(table.heading_view, table.heading[column]) for name in body.names)
    for view, cells in table.rows:
        found = re.search(r"\[P\d+\]", view.plain.text)
        person = view.plain.item(found.group()) if found else None
        if not isinstance(person, PersonMention) or len(cells) <= column or " " not in person.name:
            continue
        note = " ".join(cell.words for cell in cells[column + 1 :])
        for part in re.split(r"\s*;\s*", cells[column].words):
            draft = _post_in_cell(paper, view, person.name, part, served)
            if draft is not None:
                _note(draft, view, note, paper.published)
                yield draft


def _note(draft: AppointmentDraft, view: View, note: str, published: str | None) -> None:
    """What a note beside a post says of its basis and its dates."""
    for words, field in ((r"until|ends|to", "end"), (r"from|starts|since|starting", "start")):
        found = re.search(rf"\b(?:{words}) (?P<date>\[D\d+\])", note)
        date = view.plain.item(found["date"]) if found else None
        if isinstance(date, DateMention):
            setattr(draft, field, date.edtf)
    if draft.start and published and draft.start > published:
        draft.status = "planned"
    basis = re.search(r"\b(interim|acting|permanent|substantive)\b", note, re.IGNORECASE)
    if basis and draft.basis is None:
        word = basis.group(1).lower()
        draft.basis = cast("Basis", "substantive" if word == "permanent" else word)


def _post_in_cell(
    paper: Paper, view: View, person: str, words: str, served: tuple[str, ...]
) -> AppointmentDraft | None:
    bodies = [
        item for token in re.findall(r"\[[BG]\d+\]", words) if isinstance(item := view.plain.item(token), BodyMention)
    ]
    names = bodies[0].deciding if bodies else served or (paper.author if len(paper.author) == 1 else ())
    title = re.sub(r",? ?(?:(?:at|of|for) )?(?:the )?\[[BG]\d+\].*", "", words)
    title = re.sub(r"\[R\d+\]", lambda m: str(getattr(view.plain.item(m.group()), "title", "")), title).strip(" ,")
    basis = re.match(r"(?i:(interim|acting)) ", title)
    title = re.sub(r"^(?i:interim|acting|joint) ", "", title)
    if not names or not title or "[" in title or len(title) > 70:
        return None
    draft = AppointmentDraft(person, title, names, "held", [_row_span(view)], "table of people")
    draft.basis = cast("Basis | None", basis.group(1).lower() if basis else None)
    return draft


def _decisions(table: Table) -> Iterator[DecisionDraft]:
    for view, cells in table.rows:
        by_kind = _by_kind(table, cells)
        body = _decider(view, by_kind, cells)
        if not body:
            continue
        outcome_cell = by_kind.get("outcome")
        outcome = _outcome(outcome_cell)
        date = _edtf(view, by_kind.get("date"))
        subject = next((cell.words for kind, cell in by_kind.items() if kind == "what"), table.heading[0].words)
        subject = re.sub(r"\[[A-Z]\d+\]", "", subject).strip() or "the decision in the table"
        yield DecisionDraft(
            body,
            subject,
            "done" if outcome else "pending",
            [_row_span(view)],
            "table of decisions",
            date=date,
            outcome=outcome,
        )
        later = _edtf(view, outcome_cell)
        if outcome == "deferred" and later:
            yield DecisionDraft(body, subject, "pending", [_row_span(view)], "table of decisions", date=later)


def _decider(view: View, by_kind: dict[str, Cell], cells: tuple[Cell, ...]) -> str:
    first = _bodies(view, by_kind.get("body") or cells[0]) or _bodies(view, cells[0])
    if not first:
        return ""
    organ = by_kind.get("organ")
    name = first[0].deciding[0]
    if organ is not None and not first[0].organ:
        found = _bodies(view, organ)
        if found and found[0].organ:
            return f"{name} {found[0].organ}"
        return f"{name} {organ.words}" if re.fullmatch(r"[A-Z][A-Za-z ]{2,40}", organ.words) else name
    return name


def _outcome(cell: Cell | None) -> Outcome | None:
    words = cell.words if cell else ""
    if re.match(r"^\W*(?:to be|awaited|pending|due|this report|expected|tbc|not yet)", words, re.IGNORECASE):
        return None
    return next((outcome for outcome, pattern in _outcomes() if pattern.search(words)), None)


def _attributes(paper: Paper, table: Table) -> Iterator[AttributeDraft]:
    for view, cells in table.rows:
        bodies = _bodies(view, cells[0]) if cells else []
        about = _row_name(paper, table, cells, bodies)
        if not about:
            continue
        for kind, cell, heading in zip(table.columns, cells, table.heading, strict=False):
            payer = _bodies(table.heading_view, heading) if kind == "finance" else []
            if kind not in _FIGURES or cell is cells[0]:
                continue
            value = " ".join(paper.document.flow[slice(*cell.span)].split()) if cell.words else ""
            value = re.sub(r"\s+(?:deficit|surplus|people|staff|patients)$", "", value)
            if not value or not (re.search(r"\d|\beven\b", value) or (kind == "rating" and "not " not in value)):
                continue
            date = _edtf(table.heading_view, heading)
            standing_of: AttributeStatus = "forecast" if _is_ahead(date, paper.published) else "stated"
            yield AttributeDraft(
                payer[0].names[0] if payer else about,
                kind,
                value,
                standing_of,
                [_row_span(view)],
                "table of figures",
                date=date,
            )


def _row_name(paper: Paper, table: Table, cells: tuple[Cell, ...], bodies: list[BodyMention]) -> str:
    """What a row of figures is about: its body, or the option or scheme its first cell names."""
    if len(bodies) == 1 and len(bodies[0].names) == 1:
        return bodies[0].names[0]
    words = " ".join(paper.document.flow[slice(*cells[0].span)].split()) if cells and cells[0].words else ""
    if bodies or not words or re.match(r"(?:total|together|all)\b", words, re.IGNORECASE):
        return ""
    words = re.sub(r"^\d{1,2}[.)]? (?=[A-Z])", "", words)
    return f"{table.heading[0].words} {words}" if len(words) <= 2 else words


def _is_ahead(date: str | None, published: str | None) -> bool:
    return bool(date and published and date[:7] > published[:7])
