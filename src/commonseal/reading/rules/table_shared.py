"""Tables of what is shared: services, posts, teams and funds with their partners, and options for sharing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus, ArrangementStatus, ArrangementType
from commonseal.reading.dates import DateMention
from commonseal.reading.paper import Paper
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.cell_names import named_in
from commonseal.reading.rules.drafts import AppointmentDraft, ArrangementDraft, AttributeDraft, Drafts
from commonseal.reading.rules.grids import Cell, Row, Table, patterns
from commonseal.reading.rules.parties import PartyFinder
from commonseal.reading.rules.table_figures import loose_figures
from commonseal.reading.rules.table_people import person_in, post_in_cell, status_of_all

_WITH_OTHERS = re.compile(r"\b(?:with|whom)\b", re.IGNORECASE)
_OPTION = re.compile(r"\boptions?\b|\bmodels?\b|\bscenarios?\b", re.IGNORECASE)
_SHARES = re.compile(r"\b(?:joint|shared?|single|one|integrated|common|pooled|combined|full|merge\w*)\b", re.IGNORECASE)
_DO_NOTHING = re.compile(
    r"\b(?:do nothing|status quo|as is|no change|stand[- ]?alone|separate|remain)\b", re.IGNORECASE
)


_A_BODY = re.compile(r"\W*\[B\d+\]\W*")  # who voted how on a thing, and not what is shared


def find(paper: Paper, table: Table, drafts: Drafts, key: dict[str, str]) -> None:
    """Find what a table with a column of partners says: arrangements, the holders of shared posts, ratings, figures.

    Args:
        paper: The paper.
        table: The table.
        drafts: Takes what is found.
        key: The letters that the paper explains, each with its body.
    """
    before: tuple[str, ...] = ()
    for row in table.rows:
        by_kind = table.by_kind(row)
        cell = by_kind.get("partners")
        if cell is None:
            continue
        parties = _parties(paper, table, row, cell, before, key)
        if len(parties) < 2:
            drafts.appointments += _of_one_alone(table, row, parties)
            continue
        before = parties
        name_cell = by_kind.get("role") or by_kind.get("what") or row.cells[0]
        if name_cell.tokens("P") or _A_BODY.fullmatch(name_cell.words):
            continue
        draft = _arrangement(paper, row, by_kind, name_cell, parties)
        far = status_of_all(table)
        if far == "proposed" and draft.status == "existing":
            draft.status = "proposed"
        drafts.arrangements.append(draft)
        drafts.arrangements += _hosted(draft, _host(paper, table, row, key, _HOSTS))
        drafts.attributes += _rated(row, by_kind.get("rating"), name_cell.text)
        drafts.attributes += loose_figures(paper, table, row, name_cell.text)
        if draft.role:
            drafts.appointments += _holders(row, draft, by_kind.get("person"), far)


_COVERS = re.compile(r"\b(?:covers?|covering|serves?|serving|works? (?:for|across)|across|where)\b", re.IGNORECASE)


def _of_one_alone(table: Table, row: Row, names: tuple[str, ...]) -> Iterator[AppointmentDraft]:
    """A post that covers but one body, among others that are shared."""
    role = table.by_kind(row).get("role")
    person = person_in(row, table.by_kind(row).get("person"))
    if role is None or person is None or not names or not role.tokens("R"):
        return
    draft = post_in_cell(row, person, role.words, names)
    if draft is not None:
        draft.role = re.sub(
            r",? (?:\()?(?P<of>[A-Z][\w-]+)\)?$", lambda m: "" if m["of"] in names[0] else m[0], draft.role
        )
        draft.status = status_of_all(table)
        yield draft


def _parties(
    paper: Paper, table: Table, row: Row, cell: Cell, before: tuple[str, ...], key: dict[str, str]
) -> tuple[str, ...]:
    """The bodies of a row: its partners, and the one that shares "with" them: the row's or the paper's."""
    if _ALL.fullmatch(cell.text.strip()):
        return _everybody(paper, table, key)
    names = named_in(paper, row, cell, key)
    lead = _host(paper, table, row, key, _RUNS)
    if lead and lead not in names:
        names = [lead, *names]
    if "as above" in cell.words.lower():
        names = [*before, *names]
    heading = table.heading.cells[table.columns.index("partners")]
    host = [name for body in row.bodies(table.by_kind(row).get("body")) for name in body.names]
    if host and len(host) == 1 and host[0] not in names:
        names = [*host, *names]
    elif _WITH_OTHERS.search(heading.words) and len(paper.author) == 1 and paper.author[0] not in names:
        names = [*paper.author, *names]
    elif len(names) == 1 and _COVERS.search(heading.words):
        return tuple(names)
    elif len(names) == 1 or _WITH_OTHERS.search(heading.words):
        own = {n: None for b in table.above for n in b.names if can_be_party(paper.class_of(n)) and n not in names}
        names = [*own, *names] if len(own) == 1 else names
    return tuple(dict.fromkeys(names))


_ALL = re.compile(
    r"(?:all|both)(?: (?:of them|two|three|four|five|six|councils|trusts|bodies|partners))*", re.IGNORECASE
)
# a “Host” alone runs the service: that it holds a contract for the others is not told
_HOSTS = re.compile(r"\W*(?:(?:host |lead )?employ\w+|legal(?:ly)? host\w*|accountable body)\b", re.IGNORECASE)
_RUNS = re.compile(r"\W*(?:host\w*|employ\w+|lead (?:body|council|authority)|accountable body)\b", re.IGNORECASE)


def _everybody(paper: Paper, table: Table, key: dict[str, str]) -> tuple[str, ...]:
    """Those that “all” means: the bodies of the key, of the words above the table, or of its other rows."""
    above = [name for body in table.above for name in body.names if can_be_party(body.body_class)]
    column = table.columns.index("partners")
    cells = [(row, row.cells[column]) for row in table.rows if len(row.cells) > column]
    rows = [name for row, cell in cells if not _ALL.fullmatch(cell.text) for name in named_in(paper, row, cell, key)]
    return tuple(dict.fromkeys(key.values() or (above if len(above) > 1 else rows)))


def _host(paper: Paper, table: Table, row: Row, key: dict[str, str], heads: re.Pattern[str]) -> str:
    """The one body under “Host” or “Employer”."""
    column = table.columns.index("host") if "host" in table.columns else len(row.cells)
    if column >= len(row.cells) or not heads.match(table.heading.cells[column].text):
        return ""
    names = named_in(paper, row, row.cells[column], key)
    return names[0] if len(names) == 1 else ""


def _hosted(shared: ArrangementDraft, host: str) -> Iterator[ArrangementDraft]:
    """The contract of the host of what is shared, which it holds for the others."""
    if not host or shared.type in {"contract", "pooled_budget"}:
        return
    others = tuple(name for name in shared.parties if name != host)
    draft = ArrangementDraft("contract", (host, *others), shared.status, list(shared.spans), "host in a table")
    draft.start, draft.end, draft.name = shared.start, shared.end, shared.name or shared.role
    yield draft


def _arrangement(
    paper: Paper, row: Row, by_kind: dict[str, Cell], name_cell: Cell, parties: tuple[str, ...]
) -> ArrangementDraft:
    state = by_kind.get("outcome") or by_kind.get("note")
    status = _state(state) or "existing"
    start = row.edtf(by_kind.get("since")) or row.edtf(by_kind.get("date")) or _begins(row, state, status)
    if status == "existing" and start and paper.published and start > paper.published:
        status = "agreed"
    kind, role = type_of(name_cell, name_cell.text)
    draft = ArrangementDraft(
        kind,
        parties,
        status,
        [row.span],
        "table of what is shared",
        name=None if role else name_cell.text,
        role=role,
        start=start,
        end=row.edtf(by_kind.get("end")),
    )
    if status == "ended" and state is not None:
        draft.end = draft.end or row.edtf(state)
    return draft


_BEGINS = re.compile(
    r"\b(?:starts?|starting|from|since|begins?|beginning|live|effective|commenc\w+"
    r"|in place)\W+(?:\w+ )?(?P<date>\[D\d+\])",
    re.IGNORECASE,
)


def _begins(row: Row, state: Cell | None, status: ArrangementStatus) -> str | None:
    """When something begins by the words of its state, of which “to Cabinet, 10 February” tells nothing."""
    told = _BEGINS.search(state.words) if state else None
    date = row.marked.item(told["date"]) if told else None
    if isinstance(date, DateMention):
        return date.edtf
    return row.edtf(state) if status in {"existing", "agreed"} and state and ";" not in state.words else None


def _state(cell: Cell | None) -> ArrangementStatus | None:
    """How far along an arrangement is by its status cell; the first words that fit win."""
    words = cell.words if cell else ""
    found = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(patterns("states"))
        if (match := re.search(rf"\b(?:{pattern.pattern})", words, re.IGNORECASE))
    ]
    return cast("ArrangementStatus", min(found)[2]) if found else None


def type_of(cell: Cell, name: str) -> tuple[ArrangementType, str | None]:
    """Give what kind of thing a cell names, and the title of the post if it is one.

    Args:
        cell: The cell.
        name: Its words as the paper has them.
    """
    if cell.tokens("R"):
        return "shared_post", re.sub(r"^(?:joint|shared|single)\s+", "", name, flags=re.IGNORECASE)
    found = next((kind for kind, pattern in patterns("shared_types") if pattern.search(name)), "joint_service")
    return cast("ArrangementType", found), None


def _holders(
    row: Row, shared: ArrangementDraft, cell: Cell | None, status: AppointmentStatus
) -> Iterator[AppointmentDraft]:
    person = person_in(row, cell) or next((p for each in row.cells if (p := person_in(row, each))), None)
    status = "planned" if status == "held" and shared.status == "agreed" else status
    if person is not None and shared.role:
        yield AppointmentDraft(
            person.name, shared.role, shared.parties, status, [row.span], "table of posts", start=shared.start
        )


def _rated(row: Row, cell: Cell | None, name: str) -> Iterator[AttributeDraft]:
    if cell is not None and re.search(r"[A-Za-z]", cell.words):
        yield AttributeDraft(name, "rating", cell.text, "stated", [row.span], "table of ratings")


def is_of_options(table: Table) -> bool:
    """Say whether the rows of a table are options for sharing."""
    return _OPTION.search(table.heading.cells[0].words) is not None


def options(paper: Paper, table: Table) -> Iterator[ArrangementDraft]:
    """Find what the options of a table would share; the parties are those of the row, else those the paper is about."""
    main = PartyFinder(paper).main()
    most: tuple[str, ...] = ()
    for row in table.rows:
        words = " ".join(cell.words for cell in row.cells[:2])
        names = _in_option(row, most)
        parties = names if len(names) > 1 else main
        most = max(most, names, key=len)
        if len(parties) < 2 or not _SHARES.search(words) or _DO_NOTHING.search(words):
            continue
        status = _state(table.by_kind(row).get("outcome")) or "considered"
        for kind, role in _option_types(row, row.cells[:2]).items():
            draft = ArrangementDraft(kind, parties, status, [row.span], "table of options", role=role)
            draft.signals |= {"parties inherited"} if len(names) < 2 else set()
            yield draft


_WITHOUT = re.compile(r"\b(?:without|except(?: for)?|excluding|minus|other than|but not|leaving out)\b")


def _in_option(row: Row, most: tuple[str, ...]) -> tuple[str, ...]:
    """The bodies of an option; “three CCGs, without A” are those of a row before but for A."""
    told: dict[str, None] = {}
    left_out: set[str] = set()
    for cell in row.cells[:3]:
        named, _, others = (
            cell.words.partition(found.group()) if (found := _WITHOUT.search(cell.words)) else (cell.words, "", "")
        )
        told |= dict.fromkeys(n for body in row.bodies(Cell(named, named)) for n in body.names)
        left_out |= {n for body in row.bodies(Cell(others, others)) for n in body.names}
    names = most if left_out and len(most) > len(left_out) + 1 else told
    return tuple(name for name in names if name not in left_out)


_PARTS = re.compile(r"\s*(?:;|,|\bplus\b|\band\b|\bwith\b)\s*")


def _option_types(row: Row, cells: tuple[Cell, ...]) -> dict[ArrangementType, str | None]:
    """What an option would share: “one chief executive and one team, plus a committee in common” are three things."""
    found: dict[ArrangementType, str | None] = {}
    for cell in cells:
        for part in _PARTS.split(cell.words):
            kind, role = _option_type(row, part)
            if kind is not None and (_SHARES.search(part) or kind == "joint_committee"):
                found.setdefault(kind, role)
    return found


def _option_type(row: Row, words: str) -> tuple[ArrangementType | None, str | None]:
    if token := re.search(r"\[R\d+\]", words):
        return "shared_post", str(getattr(row.marked.item(token.group()), "title", "")) or None
    found = next((kind for kind, pattern in patterns("shared_types") if pattern.search(words)), None)
    return cast("ArrangementType | None", found), None
