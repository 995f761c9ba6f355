"""Lists of people with their posts, line by line, whichever comes first and whatever parts them.

Those present at a meeting, members of a board, who is who on a web page. A heading in the plural gives a post to the
names under it that have none of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from commonseal.reading import expressions as re
from commonseal.reading.mentions import PersonMention
from commonseal.reading.merging import folded
from commonseal.reading.paper import Paper
from commonseal.reading.rules import list_blocks
from commonseal.reading.rules.drafts import AppointmentDraft, Span
from commonseal.reading.rules.list_posts import NO_OWN_BODY, Whose, posts_told
from commonseal.reading.rules.people_lines import (
    Line,
    Piece,
    after_name,
    is_name_alone,
    lines_of,
    looks_like_post,
    name_at,
    parts_before_name,
    turned_name,
)
from commonseal.reading.rules.table_people import is_label

_INITIALS = re.compile(r"[(\[]?[A-Z]{2,4}[)\]]?|[A-Z][a-z]{2,3}\.?|[-–—•.✓xX]|[A-Z]")
_ENDS_AS_A_SENTENCE = re.compile(r"[a-z]{2}\.\s*$")
_CONTACT = re.compile(
    r"\b(?:contact|enquir\w+|quer(?:y|ies)|further information|tel|phone|e-?mail|author|prepared by|presented by"
    r"|report (?:of|by|to))\b",
    re.IGNORECASE,
)
_FAR = 3
_MOST_UNDER = 8
_ALSO = re.compile(
    r"(?:Vice-|Deputy |Co-)?(?:Chair(?:man|woman|person)?|Member|Trustee|Governor|President|Director|Lead Member"
    r"|Leader) (?:of|for|on)\b"
)
_LONGEST_CELL = 160
_LONGEST_PLAIN = 90
_LONGEST_TAIL = 60
_OWN_TITLE = (
    r"governors?|trustees?|(?:[A-Za-z-]+ ){1,3}(?:governors|directors|trustees|members|assistants|leaders"
    r"|representatives|portfolio holders|deputies|officers|partners|leads|chairs|advisers|advisors)"
)
_PLURAL = re.compile(rf"(?P<title>{_OWN_TITLE})(?: ?\([^()]*\))?\s*:?", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"\b(?:board|committee|panel|our|the|other|all|present|key|senior|support\w*|council officers|cabinet"
    r"|(?<!non-)executive members|scrutiny|meet|voting|new|existing|current|former|of|in|to|for|and|contact|your"
    r"|ward|members present|attending"
    r"|(?<!non-)executive directors|council|corporate)\b",
    re.IGNORECASE,
)
_NO_FIELD = re.compile(r"governor|trustee|leader|representative", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """One person of a list: the line, the name, the words of the post and what else stands beside them."""

    line: Line
    person: str
    posts: list[Piece]
    rest: list[Piece]
    is_sure: bool
    is_wide: bool
    name_first: bool
    head: str = ""
    is_elsewhere: bool = False


def find(
    paper: Paper, found: list[AppointmentDraft], in_tables: list[AppointmentDraft]
) -> tuple[list[AppointmentDraft], list[AppointmentDraft]]:
    """Find the posts of the people in lists.

    What columns or leaders part is read here alone, for rules of running text pair a name with the post of the next
    line there. A line without columns is left to them where they make anything of it.

    Args:
        paper: The paper.
        found: What other rules found.
        in_tables: What tables gave; their rows are left to them.

    Returns:
        What the other rules found and is not misread, and what the lists give.
    """
    people = {person.start: person for person in paper.people if person.form == "name" and " " in person.name}
    lines = _not_read(lines_of(paper), {span for draft in in_tables for span in draft.spans})
    entries = _in_lists(list(_entries(people, lines)))
    whose = Whose(paper, lines)
    of_person: dict[str, list[AppointmentDraft]] = {}
    for draft in found:
        of_person.setdefault(draft.person, []).append(draft)
    listed: list[AppointmentDraft] = []
    for entry in entries:
        told = list(posts_told(paper, whose, entry.line, entry.person, entry.posts, entry.rest, entry.head))
        told = [draft for draft in told if not (entry.is_elsewhere and NO_OWN_BODY in draft.signals)]
        others = [draft for draft in of_person.get(entry.person, ()) if _is_within(draft, entry.line)]
        for draft in told:
            same = next((other for other in others if _is_told(draft, other)), None)
            if same is None or entry.is_wide:
                listed.append(draft)
            is_open = NO_OWN_BODY in draft.signals
            if same is not None and is_open and (len(same.bodies) > 1 or not paper.author):
                draft.bodies = same.bodies
    pairs = list(list_blocks.find(people, lines, whose))
    for pair in pairs:
        for draft in posts_told(paper, whose, pair.name, pair.person, [pair.post], pair.rest, ""):
            draft.spans.append((pair.line.start, pair.line.end))
            draft.bodies = pair.bodies or draft.bodies
            if pair.is_sure or not any(_is_told(draft, other) for other in of_person.get(pair.person, ())):
                listed.append(draft)
        entries += [_only_of(line) for line in (pair.name, pair.line) if pair.is_sure]
    wide = sorted((entry for entry in entries if entry.is_wide), key=lambda entry: entry.line.start)
    return [draft for draft in found if not _is_misread(draft, wide)], listed


def _not_read(lines: list[Line], spans: set[Span]) -> list[Line]:
    """The lines in which no row of a table stands that has been read."""
    starts = [line.start for line in lines]
    read: set[int] = set()
    for start, end in spans:
        first = bisect_right(starts, start)
        first -= first > 0 and lines[first - 1].end > start
        read.update(range(first, bisect_left(starts, end)))
    return [line for number, line in enumerate(lines) if number not in read]


def _only_of(line: Line) -> Entry:
    """An entry that says no more than that a line has been read."""
    return Entry(line, "", [], [], is_sure=True, is_wide=True, name_first=True)


def _is_within(draft: AppointmentDraft, line: Line) -> bool:
    start, end = draft.spans[0]
    return start < line.end and line.start < end


def _is_told(draft: AppointmentDraft, other: AppointmentDraft) -> bool:
    first, second = folded(draft.role), folded(other.role)
    return first in second or second in first


def _is_misread(draft: AppointmentDraft, wide: list[Entry]) -> bool:
    """Say whether a rule of running text read a line that lists have read, of those in order."""
    start, end = draft.spans[0]
    first = bisect_left(wide, start, key=lambda entry: entry.line.start)
    while first and wide[first - 1].line.end > start:
        first -= 1
    near = wide[first : bisect_left(wide, end, key=lambda entry: entry.line.start)]
    return draft.stage != "tables" and any(
        draft.person == entry.person or start >= entry.line.start for entry in near if _is_within(draft, entry.line)
    )


def _entries(people: dict[int, PersonMention], lines: list[Line]) -> Iterator[tuple[int, Entry]]:
    head = ""
    are_turned = sum(bool(line.cells and turned_name(line.cells[0])) and len(line.cells) > 1 for line in lines) > 1
    for number, line in enumerate(lines):
        if not line.cells or _CONTACT.match(line.cells[0].text):
            continue
        entry = _turned(line) if are_turned else None
        entry = entry or _of_columns(people, line) or _of_one_cell(people, line)
        if entry is None or not entry.posts:
            if title := _head_of(line):
                head = title
                continue
            entry = _under(people, line, head) if head else None
        if entry is not None:
            yield number, entry
            yield from ((number, other) for other in _under_person(entry, lines[number + 1 : number + 1 + _MOST_UNDER]))
            if are_turned and (other := _declared(line, entry)):
                yield number, other
        elif len(line.cells) == 1 and not line.cells[0].text.startswith("("):
            head = ""


def _turned(line: Line) -> Entry | None:
    """“Doe, Dr Jane | GP Member | …”, as registers have it."""
    name = turned_name(line.cells[0])
    post = next((cell for cell in line.cells[1:3] if looks_like_post(cell.text)), None) if name else None
    return Entry(line, name, [post], [], is_sure=True, is_wide=True, name_first=True) if post else None


def _declared(line: Line, entry: Entry) -> Entry | None:
    """What somebody is elsewhere, in the column of a register after the post: “Trustee, Dale Hospice | 2017”."""
    after = [cell for cell in line.cells[2:] if cell not in entry.posts]
    post = after[0] if entry.posts and after and looks_like_post(after[0].text) else None
    if post is None:
        return None
    return Entry(line, entry.person, [post], after[1:], is_sure=True, is_wide=True, name_first=True, is_elsewhere=True)


def _under_person(entry: Entry, lines: list[Line]) -> Iterator[Entry]:
    """Further posts as bullets under a person: “• Chair of the Dale Health and Wellbeing Board”."""
    for line in lines:
        if line.gap > 0 or not line.has_bullet or entry.line.has_bullet or len(line.cells) != 1:
            return
        cell = line.cells[0]
        if _ALSO.match(cell.text) and looks_like_post(cell.text) and not cell.text.endswith("."):
            yield Entry(
                line,
                entry.person,
                [cell],
                [],
                entry.is_sure,
                is_wide=False,
                name_first=entry.name_first,
                is_elsewhere=True,
            )


def _of_columns(people: dict[int, PersonMention], line: Line) -> Entry | None:
    """A name in a column and the post in another, before it or after it."""
    if len(line.cells) < 2:
        return None
    for place, cell in enumerate(line.cells[:4]):
        name = name_at(people, cell)
        if name is None:
            continue
        tail = None if is_name_alone(cell, name) else after_name(cell, name)
        if tail is None and not is_name_alone(cell, name):
            continue
        after = [other for other in line.cells[place + 1 :] if not _INITIALS.fullmatch(other.text)]
        before = line.cells[:place]
        posts = [tail] if tail is not None and looks_like_post(tail.text.strip("() ")) else []
        told = [*after[:2], *reversed(before)] if not posts else []
        posts += [other for other in told if looks_like_post(other.text)][:1]
        rest = [*after, *before, *line.more, *([tail] if tail is not None and not posts else [])]
        rest = [other for other in rest if other not in posts]
        if posts:
            is_first = not before or posts[0].start > cell.start
            return Entry(line, name.person, posts, rest, name.is_sure, is_wide=True, name_first=is_first)
    return None


def _of_one_cell(people: dict[int, PersonMention], line: Line) -> Entry | None:
    """A name and a post that a comma, a dash, a colon or a bracket parts, in the first cell of a line."""
    cell = line.cells[0]
    if len(cell.text) > _LONGEST_CELL or (len(cell.text) > _LONGEST_PLAIN and _ENDS_AS_A_SENTENCE.search(cell.text)):
        return None
    name = name_at(people, cell)
    if name is not None:
        tail = after_name(cell, name)
        if tail is None or not looks_like_post(tail.text.strip("() ")):
            return None
        return Entry(
            line, name.person, [tail], [*line.cells[1:], *line.more], name.is_sure, is_wide=False, name_first=True
        )
    for post, other in parts_before_name(cell):
        found = name_at(people, other)
        if found is None or not found.is_sure or not looks_like_post(post.text) or is_label(post.text):
            continue
        tail = None if is_name_alone(other, found) else after_name(other, found)
        if not is_name_alone(other, found) and (tail is None or not tail.text.startswith("(")):
            continue
        rest = [*line.cells[1:], *line.more, *([tail] if tail else [])]
        return Entry(line, found.person, [post], rest, found.is_sure, is_wide=False, name_first=False)
    return None


def _head_of(line: Line) -> str:
    """Give the title that a heading in the plural gives to the names under it: “Public governors (elected)”."""
    if len(line.cells) != 1:
        return ""
    match = _PLURAL.fullmatch(line.cells[0].text.strip())
    if match is None or _NO_TITLE.search(match["title"]):
        return ""
    title = re.sub(r"deputies$", "deputy", match["title"])
    title = title if title.endswith("deputy") else title.removesuffix("s")
    return title[0].upper() + (title[1:].lower() if title.isupper() else title[1:])


def _under(people: dict[int, PersonMention], line: Line, head: str) -> Entry | None:
    """A name under such a heading, alone or with a place, a field or whom she comes from."""
    for place, cell in enumerate(line.cells[:2]):
        name = name_at(people, cell)
        if name is None:
            continue
        tail = after_name(cell, name)
        if tail is None and not is_name_alone(cell, name):
            return None
        if tail is not None and (len(tail.text) > _LONGEST_TAIL or looks_like_post(tail.text.strip("() "))):
            return None
        rest = [*line.more, *([tail] if tail is not None else [])]
        field = line.cells[0].text if place else tail.text if tail is not None and _is_dash(cell, tail) else ""
        title = head if _NO_FIELD.search(head) or not _is_field(field) else f"{head}, {field.strip()}"
        return Entry(line, name.person, [], rest, name.is_sure, is_wide=bool(place), name_first=not place, head=title)
    return None


def _is_dash(cell: Piece, tail: Piece) -> bool:
    return cell.text[: tail.start - cell.start].rstrip()[-1:] in {"-", "–", "—"}


def _is_field(words: str) -> bool:
    return re.fullmatch(r"[A-Z][A-Za-z&,' -]{2,40}", words.strip()) is not None


def _in_lists(found: list[tuple[int, Entry]]) -> list[Entry]:
    """Keep the entries that stand in a list: others of the same make near them, or columns and a name that is sure."""
    kept = []
    for place, (number, entry) in enumerate(found):
        near = [
            other
            for line, other in found[max(0, place - _FAR) : place + _FAR + 1]
            if other is not entry and abs(line - number) <= _FAR + 1
        ]
        alike = [other for other in near if other.name_first == entry.name_first and other.is_sure]
        is_like_others = any(other.is_wide == entry.is_wide and other.head == entry.head for other in alike)
        stands_out = entry.is_wide or bool(entry.head)
        by_itself = entry.is_sure and stands_out and (near or not entry.head)
        if by_itself or (alike and (entry.is_sure or (is_like_others and stands_out))):
            kept.append(entry)
    return kept
