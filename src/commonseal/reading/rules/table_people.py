"""Tables of people: names with their posts, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus, Basis
from commonseal.reading.dates import DateMention
from commonseal.reading.mentions import BodyMention, PersonMention, RoleMention
from commonseal.reading.paper import Paper
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.grids import Cell, Row, Table, patterns
from commonseal.reading.rules.list_columns import TICK
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.table_notes import of_note
from commonseal.reading.rules.title_lines import title_alone

_BASIS = re.compile(r"\b(interim|acting|permanent|substantive)\b", re.IGNORECASE)
_OF_POSTS = re.compile(r"\b(?:roles?|posts?|positions?|jobs?|office held|designation)\b", re.IGNORECASE)
_PORTFOLIO = re.compile(r"\b(?:portfolio|responsibilit)", re.IGNORECASE)
_IS_POST = re.compile(
    r"\[R\d+\]|\b(?:leader|chair|member|officer|director|executive|lead|mayor|deputy|secretary|manager|head|governor"
    r"|commissioner|constable|nurse|doctor|president)\b",
    re.IGNORECASE,
)
_NOT_POST = re.compile(
    r"^\W*(?:tbc|tba|vacant|vacancy|n/?a|none|apolog\w+|present|yes|no|attended)\b|^\W*$", re.IGNORECASE
)
_SHARED_WITH = re.compile(
    r"\b(?:shared|joint(?:ly)?|joint post|in common) (?:post )?(?:with|between) (?:the )?(?P<body>\[[BG]\d+\])",
    re.IGNORECASE,
)
INITIALS = re.compile(r"\s*\((?:[A-Z][A-Za-z]?){2,5}\)")
# “Chief Executive (a)”, “Chair¹”: a mark of a note, and no part of the title
_MARKS = re.compile(r"(?: ?\([a-z\d]\)|[¹²³*†‡]+)$")
_LEADING_BODY = re.compile(r"^\W*(?:[Tt]he )?\[[BG]\d+\]\s*(?:[,:;(]|[–-](?= ))\s*(?=\w|\[R)")
_TAIL = re.compile(r",? ?(?:(?:at|of|for) )?(?:the )?\[[BG]\d+\].*")


def find(paper: Paper, table: Table) -> Iterator[AppointmentDraft]:
    """Find the posts in a table with a column of persons and one of posts; a cell may give several, by semicolons."""
    role_column = table.columns.index("role")
    is_of_posts = table.has_headings and _OF_POSTS.search(table.heading.cells[role_column].words) is not None
    is_portfolio = _PORTFOLIO.search(table.heading.cells[role_column].words) is not None
    inherited: tuple[str, ...] = ()
    for row in table.rows:
        by_kind = table.by_kind(row)
        who, role = by_kind.get("person"), by_kind.get("role")
        person = _person(row, who) if who else None
        if role is None:
            inherited = _names(row.bodies(row.cells[0])) or inherited
            continue
        if who is None or person is None or is_of_contacts(row) or (is_label(role.text) and not is_of_posts):
            continue
        names = bodies_of_row(paper, table, row, inherited)
        for part in re.split(r"\s*;\s*", role.words):
            draft = post_in_cell(row, person, part, names, is_portfolio=is_portfolio)
            if draft is not None:
                note(draft, row, table, paper.published)
                of_note(paper, draft, row, who)
                yield draft


def under_a_title(paper: Paper, table: Table) -> Iterator[AppointmentDraft]:
    """Find the holders of a post that a heading names in the plural over a table: “Non-executive directors”."""
    first = (table.heading.views or table.rows[0].views)[0]
    heads = (v for v in reversed(paper.views[max(0, first.number - 3) : first.number]) if v.section == first.section)
    head = next((view for view in heads if view.sentence.block.kind == "heading"), None)
    post = title_alone(head) if head is not None else None
    if post is None or not post.plural:
        return
    for row in table.rows:
        person = _person(row, table.by_kind(row).get("person"))
        names = post.bodies or bodies_of_row(paper, table, row, ())
        if person is not None and names:
            draft = AppointmentDraft(person.name, singular(post.title), names, "held", [row.span], "table of people")
            note(draft, row, table, paper.published)
            yield draft


def across(table: Table) -> Iterator[AppointmentDraft]:
    """Find the posts of a table whose columns are bodies and whose rows are posts."""
    for row in table.rows:
        title = row.cells[0]
        if not _IS_POST.search(title.words):
            continue
        for heading, cell in zip(table.heading.cells[1:], row.cells[1:], strict=False):
            person = _person(row, cell)
            names = _names(table.heading.bodies(heading))
            if person is not None and names:
                draft = post_in_cell(row, person, title.words, names)
                if draft is not None:
                    draft.spans.append(table.heading.span)
                    yield draft


def is_post(words: str) -> bool:
    """Say whether some marked words have a title, or a word that titles are made of."""
    return _IS_POST.search(words) is not None


def is_label(words: str) -> bool:
    """Say whether words tell what somebody has to do with the paper, which is no post: “report author”."""
    return dict(patterns("parts_in_a_paper"))["part"].fullmatch(words.strip(" :")) is not None


def is_of_contacts(row: Row) -> bool:
    """Say whether a row tells whom to ask about the paper."""
    return bool(row.cells) and dict(patterns("parts_in_a_paper"))["contact"].match(row.cells[0].text) is not None


def person_in(row: Row, cell: Cell | None) -> PersonMention | None:
    """Give the person that a cell names in full."""
    return _person(row, cell) if cell else None


def _person(row: Row, cell: Cell | None) -> PersonMention | None:
    if cell is None:
        return None
    items = [row.marked.item(token) for token in cell.tokens("P")]
    return next((item for item in items if isinstance(item, PersonMention) and " " in item.name), None)


def _names(bodies: list[BodyMention]) -> tuple[str, ...]:
    return bodies[0].names if bodies else ()


def bodies_of_row(paper: Paper, table: Table, row: Row, inherited: tuple[str, ...]) -> tuple[str, ...]:
    """Give where a post is: the body beside it, in the headings, the one the table stands under, or the paper's.

    Rows under no headings have only the body beside the post.

    Args:
        paper: The paper.
        table: The table.
        row: The row of the post.
        inherited: The bodies of a row above that heads those below it.
    """
    body = table.by_kind(row).get("body")
    if body is not None and (found := row.bodies(body)):
        return found[0].deciding
    named = () if body is None else as_written(paper, table, body)
    if named or not table.has_headings:
        return named or inherited  # a list in columns: whose it is, the rules of lists tell
    if marked := _marked(table, row):
        return marked
    headed = [b for cell in table.heading.cells for b in table.heading.bodies(cell)]
    if headed or inherited:
        return tuple(dict.fromkeys(name for b in headed for name in b.names)) or inherited
    above = {name: None for b in table.above if b.body_class != "national" and b.form != "us" for name in b.names}
    if len(above) == 1 or (above and _TEAM_OF_ALL.search(table.caption)):
        return tuple(above)
    return paper.author if len(paper.author) == 1 else tuple(above) if "joint" in table.caption.lower() else ()


def _marked(table: Table, row: Row) -> tuple[str, ...]:
    """The bodies in whose columns a row has a mark: a dot, a tick, a cross."""
    found: list[str] = []
    for heading, cell in zip(table.heading.cells, row.cells, strict=False):
        if TICK.fullmatch(cell.text.strip()):
            found += [name for body in table.heading.bodies(heading) for name in body.names]
    return tuple(dict.fromkeys(found))


# “Shared executive team of A, B and C”, over a table of who is in it
_TEAM_OF_ALL = re.compile(
    r"\b(?:joint|shared|single|combined|common|group)\b[^.]{0,30}\b(?:team|executive|management|leadership|posts?"
    r"|officers|directors)\b[^.]{0,20}\b(?:of|for|across|over|serving|to)\b",
    re.IGNORECASE,
)
_A_NAME = re.compile(r"[A-Z][\w'’&-]*(?: (?:(?:and|of|for|the|&) )?[A-Z][\w'’&-]*){0,6}")
_NO_BODY = re.compile(r"(?-i:[A-Z]{1,4})|Both|All|Shared|Joint|Other|Various|Independent|Ditto|As above", re.IGNORECASE)
_VOTE = re.compile(r"\s+(?:Yes|No|Voting|Non-voting|Present|Apologies)$")


def as_written(paper: Paper, table: Table, cell: Cell) -> tuple[str, ...]:
    """Give the body that a cell of the bodies' column names by the first word of its name, or as the cell has it.

    Args:
        paper: The paper.
        table: The table.
        cell: The cell.
    """
    words = _VOTE.sub("", cell.words.strip())
    others = {body.body_class for row in table.rows for body in row.bodies(table.by_kind(row).get("body"))}
    if not others or not _A_NAME.fullmatch(words) or _NOT_POST.match(words) or _NO_BODY.fullmatch(words):
        return ()
    named = [
        body
        for body in paper.registry.bodies
        if body.name.removeprefix("NHS ").startswith(f"{words} ") or body.name.endswith(f" {words}")
    ]
    alike = [body for body in named if body.body_class in others] or named
    return (max(alike, key=lambda body: len(body.mentions)).name,) if alike else (words,)


_PUT_FORWARD = re.compile(
    r"\b(?:proposed|recommended|nominated) (?:[a-z-]+ ){0,2}(?:post-?holders?|holders?|appointees?|appointments?"
    r"|officers?|names?|persons?|posts|postholders?|members?|candidates?|directors?)\b|\bnominees?\b",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"\b(?:successful (?:candidate|applicant)s?|appointees?|designates?|incoming (?:post-?)?holders?)\b", re.IGNORECASE
)


def status_of_all(table: Table) -> AppointmentStatus:
    """Give how far along the posts of a table are as its headings and the words above it have it.

    Args:
        table: The table.
    """
    heading = " ".join(cell.words for cell in table.heading.cells)
    if _PUT_FORWARD.search(heading) or _PUT_FORWARD.search(table.caption):
        return "proposed"
    return "planned" if _CHOSEN.search(heading) else "held"


def post_in_cell(
    row: Row, person: PersonMention, words: str, names: tuple[str, ...], *, is_portfolio: bool = False
) -> AppointmentDraft | None:
    """Make the claim of one post: its title without the words that say how it is held, and its own body."""
    words = INITIALS.sub("", words)
    items = [row.marked.item(token) for token in re.findall(r"\[[BG]\d+\]", words)]
    own = next((item for item in items if isinstance(item, BodyMention)), None)
    if own and not (own.form == "reference" and not own.organ and names):  # “Chair of the Authority” in its row
        names = own.deciding
    title = _TAIL.sub("", _LEADING_BODY.sub("", words).strip(" )") if own else words)
    title = re.sub(r"\[R\d+\]", lambda match: _title(row, match.group()), title).strip(" ,–-")
    basis = re.search(r"(?i:\b(interim|acting)\b)", title)
    title = re.sub(r"(?i:\b(?:interim|acting|joint|shared)\b ?)", "", title)
    title = _MARKS.sub("", re.sub(r" ?\(\s*\)", "", title)).strip(" ,")
    if not names or "[" in title or len(title) > 70 or _NOT_POST.match(title):
        return None
    if is_portfolio and not _IS_POST.search(words):
        title = f"Cabinet Member for {title}"
    draft = AppointmentDraft(person.name, title, names, "held", [row.span], "table of people")
    draft.basis = cast("Basis | None", basis.group(1).lower() if basis else None)
    if own is None:
        draft.signals.add("body not in the cell")
    return draft


def _title(row: Row, token: str) -> str:
    item = row.marked.item(token)
    return item.title if isinstance(item, RoleMention) else ""


def note(draft: AppointmentDraft, row: Row, table: Table, published: str | None, *, is_dated: bool = True) -> None:
    """Note what the other cells say of a post: since when, until when, and on what basis.

    Args:
        draft: The claim.
        row: The row it stands in.
        table: The table.
        published: The paper's date (EDTF).
        is_dated: Whether a column headed as a date alone tells when the post began.
    """
    by_kind = table.by_kind(row)
    told = [cell.words for kind, cell in zip(table.columns, row.cells, strict=False) if kind not in {"role", "body"}]
    if (shared := _SHARED_WITH.search(" ".join(told))) and isinstance(
        body := row.marked.item(shared["body"]), BodyMention
    ):
        draft.bodies = tuple(dict.fromkeys((*draft.bodies, *body.names)))
    draft.start = row.edtf(by_kind.get("since") or (by_kind.get("date") if is_dated else None))
    draft.end = row.edtf(by_kind.get("end"))
    for words, name in ((r"until|ends|to", "end"), (r"from|starts|since|starting", "start")):
        found = re.search(rf"\b(?:{words}) (?P<date>\[D\d+\])", " ".join(told), re.IGNORECASE)
        date = row.marked.item(found["date"]) if found else None
        if isinstance(date, DateMention):
            setattr(draft, name, date.edtf)
    if (period := by_kind.get("date") or by_kind.get("since")) is not None:
        _take_period(draft, row, period)
    draft.status = status_of_all(table)
    if draft.start and published and draft.start > published and draft.status == "held":
        draft.status = "planned"
    if draft.end and published and draft.end[: len(published)] < published[: len(draft.end)]:
        draft.status = "former"
    shared = _SHARED_WITH.search(" ".join(told))
    other = row.marked.item(shared["body"]) if shared else None
    if isinstance(other, BodyMention):
        draft.bodies = tuple(dict.fromkeys((*draft.bodies, *other.names)))
    basis = _BASIS.search(" ".join(told))
    if basis and draft.basis is None:
        word = basis.group(1).lower()
        draft.basis = cast("Basis", "substantive" if word == "permanent" else word)


_PERIOD = re.compile(r"(?P<first>\[D\d+\])\s*(?:-|–|—|to|until|till)\s*(?P<last>\[D\d+\])")
_ONLY_UNTIL = re.compile(r"\W*(?:to|until|till|up to) \[D\d+\]", re.IGNORECASE)


def _take_period(draft: AppointmentDraft, row: Row, cell: Cell) -> None:
    """“1 May 2016 to 30 April 2022” has both days; “to 31 July” has the last alone, and no beginning."""
    both = _PERIOD.search(cell.words)
    first, last = (row.marked.item(both[key]) for key in ("first", "last")) if both else (None, None)
    if isinstance(first, DateMention) and isinstance(last, DateMention):
        draft.start, draft.end = first.edtf, last.edtf
    elif _ONLY_UNTIL.match(cell.words):
        draft.start, draft.end = None, draft.end or row.edtf(cell)
