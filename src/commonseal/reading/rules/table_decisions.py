"""Tables of decisions: which body decides what and when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import Outcome
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import DecisionDraft
from commonseal.reading.rules.grids import FIGURES, Cell, Row, Table, patterns, words_of
from commonseal.reading.rules.offices import in_full
from commonseal.reading.rules.table_row_names import named_by_place
from commonseal.reading.rules.timetable_steps import on_a_matter, own_step

_DATED = frozenset(["date", "since"])
_ORGAN_ASKED = re.compile(
    r"(?:the )?(?P<organ>governing (?:body|board)|board|cabinet|full council|executive|council) (?:to|will) \w+",
    re.IGNORECASE,
)
_FIRST_MEETING = re.compile(r"\b(?:first|inaugural|last|final) meeting of\b", re.IGNORECASE)
_SHORT_STEP = 40
_ORGAN_WORDS = re.compile(r"[A-Z][A-Za-z ]{2,40}")


def is_of_decisions(table: Table) -> bool:
    """Say whether a table tells who decides or decided: it has outcomes, or bodies with dates."""
    kinds = table.kinds
    is_plan = "organ" in kinds and bool(kinds & _DATED)  # a forward plan names a lead officer beside who decides
    if kinds & {"person", "role"} and kinds & {"body", "organ"} and "outcome" in kinds and _has_outcomes(table):
        return True  # so does a register of what has been decided
    if ("person" in kinds or "role" in kinds) and not is_plan:
        return False
    if "outcome" in kinds:
        return True
    return bool(kinds & _DATED) and (
        is_plan or (not kinds & set(FIGURES) and bool(kinds & {"body", "organ", "purpose"}))
    )


def _has_outcomes(table: Table) -> bool:
    """Say whether most rows tell that something was decided, and not how far something has come."""
    cells = [cell for row in table.rows if (cell := table.by_kind(row).get("outcome"))]
    told = [cell for cell in cells if _outcome(cell) and len(cell.text) < _LONG_OUTCOME]
    return bool(cells) and len(told) > len(cells) / 2


_LONG_OUTCOME = 60


def find(paper: Paper, table: Table) -> Iterator[DecisionDraft]:
    """Find the decisions, one for each row that names a body; a row put off gives the later day as well."""
    for row in table.rows:
        by_kind = table.by_kind(row)
        own = own_step(paper, row)
        if steps := (own,) if own else on_a_matter(table, row):
            for name in steps:
                yield from _decision(paper, table, row, by_kind, name, in_words=True)
            continue
        if not table.has_headings and not _is_of_deciding(by_kind.get("body")):
            continue
        if any(_FIRST_MEETING.search(cell.text) for cell in row.cells) or _only_sent(row):
            continue
        for body, is_in_words in _deciders(paper, table, row, by_kind):
            yield from _decision(paper, table, row, by_kind, in_full(paper, body), in_words=is_in_words)


_APPROVED_BY = re.compile(
    r"(?:date )?(?:approved|agreed|endorsed|ratified|signed(?: off)?)(?: (?:by|on|at))?", re.IGNORECASE
)


def _over_columns(table: Table) -> Outcome | None:
    """“Approved by | On”: the headings tell what has been done on the days below them."""
    return "approved" if any(_APPROVED_BY.fullmatch(cell.text.strip()) for cell in table.heading.cells) else None


_SENT_TO = rule_pattern(r"\b(?:sent|submitted|submission|presented|reported|applied) to (?:the )?{BG}")


def _only_sent(row: Row) -> bool:
    """“June 2024 | Scheme sent to the Home Office”: a step of whoever sends it, and not yet of who gets it."""
    words = row.marked.text
    return _SENT_TO.search(words) is not None and words_of("deciding_purposes").search(words) is None


def _is_of_deciding(cell: Cell | None) -> bool:
    """Say whether a cell beside a day names a body and nothing else, or a body that decides or meets."""
    rest = cell.plain.strip(" ()") if cell else "nobody"
    if not rest or re.fullmatch(r"(?:the )?(?:meets?|meeting|votes?|final)", rest, re.IGNORECASE):
        return True
    return words_of("deciding_purposes").search(rest) is not None and len(rest) < _SHORT_STEP


def _decision(
    paper: Paper, table: Table, row: Row, by_kind: dict[str, Cell], body: str, *, in_words: bool
) -> Iterator[DecisionDraft]:
    outcome_cell = by_kind.get("outcome")
    outcome = _outcome(outcome_cell)
    date = _day(row, by_kind.get("date") or by_kind.get("since"))
    if date is None and outcome != "deferred":
        date = row.edtf(outcome_cell)
    if outcome is None and _only_hears(table, by_kind):
        return
    if outcome is None and in_words:
        told = _outcome(by_kind.get("purpose") or by_kind.get("what"))
        outcome = told if date and paper.published and date < paper.published else None
    if outcome is None and outcome_cell is not None and _is_resolved(table, outcome_cell):
        outcome = "approved"
    is_past = not date or not paper.published or date.lstrip("./") <= paper.published
    if outcome is None and outcome_cell is None:
        outcome = _already_done(row, is_past=is_past) or (_over_columns(table) if is_past and date else None)
    draft = DecisionDraft(
        body,
        _subject(table, by_kind),
        "done" if outcome else "pending",
        [row.span],
        "table of decisions",
        date=date,
        outcome=outcome,
    )
    if outcome is None and date and paper.published and date < paper.published:
        draft.signals.add("pending though past")
    yield draft
    later = row.edtf(outcome_cell)
    if outcome == "deferred" and later:
        yield DecisionDraft(body, draft.subject, "pending", [row.span], "table of decisions", date=later)


def _day(row: Row, cell: Cell | None) -> str | None:
    """The first day of a cell, or no later than it: “By 27 February | Decision of the Secretary of State”."""
    days = row.dates(cell)
    return days[0].bounded if days else None


_RESOLVED = re.compile(r"(?<!to be )(?<!to )\b(?:resolved|agreed|decided|voted)\b", re.IGNORECASE)


def _is_resolved(table: Table, cell: Cell) -> bool:
    """“What the council resolved: To support two councils”: a column of resolutions holds what was carried."""
    heading = table.heading.cells[table.columns.index("outcome")].text
    return _RESOLVED.search(heading) is not None and re.match(r"(?:To|That)\b", cell.text) is not None


_TICKED = re.compile(
    r"[(\[](?:now )?(?:done|completed?|achieved)[)\]]|[✓✔]|(?:[|\t]| {2,})\s*(?:done|completed?)\W*$", re.IGNORECASE
)
_TOLD_DONE = rule_pattern(
    r"{BG}(?:'s)?(?: (?:members|member practices|practices|governors|councillors|unanimously|formally))*"
    r" (?:(?P<rejected>rejected|refused|declined|voted (?:against|down)|turned (?:it|this|the \w+) down)"
    r"|(?P<deferred>deferred|postponed|put off)"
    r"|(?P<approved>approved|agreed|voted|endorsed|ratified|supported|resolved|adopted|signed|accepted|backed)"
    r"|(?P<considered>considered|discussed|noted|reviewed))\b(?! by| at| in(?! favour))"
)


def _already_done(row: Row, *, is_past: bool) -> Outcome | None:
    """“18 July | Dale CCG governing body approved the plan (done)”: a step of a timetable that has been taken."""
    words = row.marked.text
    told = _TOLD_DONE.search(words) if is_past or _TICKED.search(words) else None
    return cast("Outcome", next(key for key, value in told.groupdict().items() if value)) if told else None


def _subject(table: Table, by_kind: dict[str, Cell]) -> str:
    cell = by_kind.get("purpose") or by_kind.get("what")
    words = cell.text if cell else table.caption.strip() or table.heading.cells[0].text
    return words[:120].strip() or "the decision in the table"


def _only_hears(table: Table, by_kind: dict[str, Cell]) -> bool:
    """A body that is only told or asked for views has nothing to decide."""
    asked = " ".join(cell.words for kind, cell in by_kind.items() if kind in {"purpose", "what", "note"})
    if not asked or "outcome" in table.kinds:
        return False
    return words_of("hearing_purposes").search(asked) is not None and not words_of("deciding_purposes").search(asked)


def _deciders(paper: Paper, table: Table, row: Row, by_kind: dict[str, Cell]) -> Iterator[tuple[str, bool]]:
    """The bodies that decide in a row, and whether only a step in words names them."""
    if "body" not in table.kinds and "organ" in by_kind:
        yield from ((name, False) for name in _own_organ(paper, row, by_kind["organ"]))
        return
    cell = by_kind.get("body")
    first = _of_their_places(row, cell) if cell else []
    if not first and (written := named_by_place(paper, table, row)):
        organ = by_kind.get("organ")
        own = organ.text if organ is not None and _ORGAN_WORDS.fullmatch(organ.text) else ""
        yield f"{written} {own}".strip(), False
        return
    if not first and "body" not in table.kinds:
        step = by_kind.get("purpose") or by_kind.get("what")
        if step is not None and words_of("deciding_purposes").search(step.plain):
            for body in _of_their_places(row, step):
                if body.form not in {"it", "us"}:
                    yield from ((name, True) for name in body.deciding)
        return
    first = first or (row.bodies(row.cells[0]) if row.cells else [])
    if not first:
        return
    organ = by_kind.get("organ")
    stands = by_kind.get("outcome")
    asked = _ORGAN_ASKED.match(stands.text) if stands is not None and not first[0].organ else None
    if asked:
        yield f"{first[0].names[0]} {asked['organ'].lower()}", False
        return
    if organ is None or first[0].organ:
        yield from ((name, False) for name in first[0].deciding)
        return
    found = row.bodies(organ)
    own = found[0].organ if found and found[0].organ else organ.words if _ORGAN_WORDS.fullmatch(organ.words) else ""
    yield f"{first[0].names[0]} {own}".strip(), False


_ORGAN_AND_PLACE = rule_pattern(r"^\W*{G:organ}(?:,| –| -| \(|:) ?{B:place}")
_WITH_ORGAN = rule_pattern(
    r"^\W*(?:the )?{B:who}(?:'s)? (?P<organ>(?:Trust )?Board(?: of Directors)?|Governing (?:Body|Board)|Cabinet"
    r"|Executive|Full Council|Council of Governors|(?:[A-Z][a-z]+(?: and)? ){1,4}(?:Committee|Panel))\W*$",
    ignore_case=False,
)
_COUNCIL_AND_PLACE = re.compile(r"\W*(?:full )?council(?:,| –| -| \(|:) ", re.IGNORECASE)


def _of_their_places(row: Row, step: Cell) -> list[BodyMention]:
    """The bodies that a step names; “Cabinet, Dale” is the cabinet of Dale, and “Council, Dale” is Dale's council."""
    bodies = row.bodies(step)
    placed = _ORGAN_AND_PLACE.match(step.words)
    organ, place = (row.marked.item(placed[key]) for key in ("organ", "place")) if placed else (None, None)
    if isinstance(organ, BodyMention) and isinstance(place, BodyMention) and len(place.names) == 1:
        return [replace(organ, names=place.names), *bodies[2:]]
    if bodies and not bodies[0].organ and not bodies[0].is_set and (own := _WITH_ORGAN.match(step.words)):
        return [replace(bodies[0], organ=own["organ"]), *bodies[1:]]
    if bodies and bodies[0].form == "list" and _COUNCIL_AND_PLACE.match(step.text):
        return [replace(bodies[0], names=bodies[0].names[-1:], form="short"), *bodies[1:]]
    return bodies


def _own_organ(paper: Paper, row: Row, cell: Cell) -> tuple[str, ...]:
    """The organ that a forward plan names, which is one of the paper's own body where the cell names no other."""
    found = row.bodies(cell)
    if found:
        return found[0].deciding
    is_named = _ORGAN_WORDS.fullmatch(cell.words) is not None and len(paper.author) == 1
    return (f"{paper.author[0]} {cell.words}",) if is_named else ()


def _outcome(cell: Cell | None) -> Outcome | None:
    words = cell.words if cell else ""
    if re.match(rf"\W*(?:{words_of('open_outcomes').pattern})", words, re.IGNORECASE):
        return None
    known = dict(patterns("outcomes"))
    if known["rejected"].search(words) and re.search(r"\bnot\b|n't\b", words):
        return "rejected"
    found = next((kind for kind, pattern in known.items() if pattern.search(words)), None)
    return cast("Outcome | None", found)
