"""Records set out line by line: a post, who has it, in which body and since when, each on a line, and a gap after.

So answer disclosures of shared posts, registers of appointments and pages of who is who. Which line comes first
differs; what a line is, is told by what stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import AppointmentDraft, ArrangementDraft, Span
from commonseal.reading.rules.tenures import basis_in

_LABEL = r"^\W*(?:[A-Z][\w /()’'-]{1,34}: ?)?(?:the )?"
_QUALIFIED = r"(?: ?\((?:interim|acting|designate|shared|joint|part[- ]time|job share|secondment|seconded)\))?"
_POST = re.compile(rf"{_LABEL}(?P<post>\[O\d+\]){_QUALIFIED}\W*$", re.IGNORECASE)
_PERSON = re.compile(rf"{_LABEL}(?P<who>\[P\d+\])(?:,? (?:[A-Z][A-Za-z]?){{2,6}})*{_QUALIFIED}\W*$", re.IGNORECASE)
_BODIES = re.compile(
    rf"{_LABEL}\[B\d+\](?:(?:\s*[;,/&+]\s*|,? and )(?:the )?\[B\d+\])*(?: \([^()]{{1,30}}\))?"
    r"(?:\s+not (?:held|known|recorded)\b.{0,20})?\W*$",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"{_LABEL}(?P<unknown>not (?:held|known|recorded)\b[^\[]{{0,12}})?(?:(?:since|from|started|appointed|in post since"
    r"|start date|shared since|before)\W*)?(?:\((?:before|since|about|circa) )?(?P<date>\[D\d+\])\W*"
    r"(?:(?:-|–|—|to|until) *(?P<end>\[D\d+\]|present|date|now|ongoing|current))?\W*$",
    re.IGNORECASE,
)
_NO_DATE = re.compile(rf"{_LABEL}(?:not (?:held|known|recorded|available)|n/?a|unknown|tbc)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bbefore \[D", re.IGNORECASE)
# the question, the heading or the sentence above that says these posts are shared
_SHARED = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|joint(?:ly)?|in common|held with|across (?:both|two|more than one)"
    r"|(?:an)?other (?:organisations?|bod(?:y|ies)|employers?|councils?|trusts?|authorit(?:y|ies)))\b",
    re.IGNORECASE,
)
_OF_POSTS = re.compile(r"\b(?:posts?|roles?|appointments?|directors?|positions?|holders?|officers?)\b", re.IGNORECASE)
_SHARING_BEGAN = re.compile(
    r"\bdates? (?:on|from) which (?:the )?shar|\bshar\w+ (?:since|began|started)|\bsince when\b"
)
_OTHER_THAN = re.compile(r"\b(?:[Oo]ther|[Ss]hared with|[Jj]oint with|[Pp]artner)[a-z /()]{0,24}: ")
_LONG = 90
_MOST_LINES = 6
_FEW = 2


@dataclass(slots=True)
class Record:
    """One record: its lines and what stands in them."""

    views: list[View] = field(default_factory=list)
    post: Post | None = None
    person: PersonMention | None = None
    bodies: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    has_date: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it gives a post, who has it and a body."""
        return self.post is not None and self.person is not None and bool(self.bodies)

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.views[0].sentence.start, self.views[-1].sentence.end


def records_of(paper: Paper) -> list[Record]:
    """Give the records of a paper: two or more of one make, or one with a date, set apart by gaps.

    Args:
        paper: The paper.
    """
    found: list[Record] = []
    for lines in _blocks(paper):
        record = _record(lines) if len(lines) <= _MOST_LINES else None
        if record is not None and record.is_whole:
            found.append(record)
    return found if len(found) >= _FEW or any(record.has_date for record in found) else []


def lines_of(records: list[Record]) -> frozenset[int]:
    """Give the numbers of the sentences that are lines of records."""
    return frozenset(view.number for record in records for view in record.views)


def _blocks(paper: Paper) -> Iterator[list[View]]:
    """Short lines that follow each other without a gap."""
    run: list[View] = []
    text = paper.document.text
    for view in paper.views:
        is_line = view.sentence.opens_block and view.sentence.end - view.sentence.start < _LONG
        if run and (not is_line or text.count("\n", run[-1].sentence.end, view.sentence.start) > 1):
            yield run
            run = []
        if is_line:
            run.append(view)
    if run:
        yield run


def _record(lines: list[View]) -> Record | None:
    """Read a block of lines; ``None`` where a line is none of those that a record has, or there are two of a kind."""
    record = Record(lines)
    for view in lines:
        if not (_took_name(record, view) or _took_bodies(record, view) or _took_date(record, view)):
            return None
    return record


def _took_name(record: Record, view: View) -> bool:
    text = view.posts.text
    if (match := _POST.match(text)) and record.post is None:
        post = view.posts.item(match["post"])
        if isinstance(post, Post) and not post.plural:
            record.post = post
            record.bodies = record.bodies or post.bodies
            return True
    if (match := _PERSON.match(text)) and record.person is None:
        person = view.posts.item(match["who"])
        if isinstance(person, PersonMention) and " " in person.name:
            record.person = person
            return True
    return False


def _took_bodies(record: Record, view: View) -> bool:
    if record.bodies or not _BODIES.match(view.plain.text):
        return False
    items = [view.plain.item(token) for token in re.findall(r"\[B\d+\]", view.plain.text)]
    bodies = [item for item in items if isinstance(item, BodyMention)]
    record.bodies = tuple(dict.fromkeys(name for body in bodies for name in body.names))
    return bool(record.bodies)


def _took_date(record: Record, view: View) -> bool:
    text = view.posts.text
    match = _DATE.match(text)
    if record.has_date or (match is None and not _NO_DATE.match(text)):
        return False
    record.has_date = True
    date = view.posts.item(match["date"]) if match else None
    if match and isinstance(date, DateMention):
        record.start = f"../{date.edtf}" if _BEFORE.search(text) else date.edtf
        end = view.posts.item(match["end"]) if match["end"] and match["end"].startswith("[") else None
        record.end = end.edtf if isinstance(end, DateMention) else None
    return True


def appointments(paper: Paper, records: list[Record]) -> Iterator[AppointmentDraft]:
    """Find who has the posts of the records.

    Args:
        paper: The paper.
        records: What ``records_of`` gives for it.
    """
    asked = _asked(paper, records)
    for record in records:
        if record.post is None or record.person is None:
            continue
        flow = paper.document.flow
        is_shared = _SHARED.search(asked) is not None or _OTHER_THAN.search(flow, *record.span) is not None
        bodies = _with_author(paper, record) if is_shared else record.bodies
        lines = " ".join(view.posts.text for view in record.views)
        draft = AppointmentDraft(
            record.person.name, record.post.title, bodies, "held", [record.span], "record", end=record.end
        )
        draft.start = None if _SHARING_BEGAN.search(asked) else record.start
        draft.basis = record.post.basis or basis_in(lines)
        if record.start and paper.published and record.start > paper.published[: len(record.start)]:
            draft.status = "planned"
        if record.end and paper.published and record.end < paper.published[: len(record.end)]:
            draft.status = "former"
        yield draft


def shared_posts(paper: Paper, records: list[Record]) -> Iterator[ArrangementDraft]:
    """Find the posts that a question or a heading above the records calls shared, with the day they have been so since.

    Args:
        paper: The paper.
        records: What ``records_of`` gives for it.
    """
    asked = _asked(paper, records)
    is_asked = _SHARED.search(asked) is not None and _OF_POSTS.search(asked) is not None
    for record in records:
        if not is_asked and not _OTHER_THAN.search(paper.document.flow, *record.span):
            continue
        parties = tuple(name for name in _with_author(paper, record) if can_be_party(paper.class_of(name)))
        if record.post is not None and len(parties) > 1:
            yield ArrangementDraft(
                "shared_post",
                parties,
                "existing",
                [record.span],
                "record of a shared post",
                role=record.post.title,
                start=record.start,
                end=record.end,
            )


def _with_author(paper: Paper, record: Record) -> tuple[str, ...]:
    """“Shared with”: the other bodies alone stand in the record, whose paper it is goes without saying."""
    author = paper.author if len(paper.author) == 1 else ()
    return tuple(dict.fromkeys((*author, *record.bodies)))


def _asked(paper: Paper, records: list[Record]) -> str:
    """The words right above the first record: a question, a heading, a sentence that leads to it."""
    if not records:
        return ""
    first = records[0].views[0]
    above = paper.views[max(0, first.number - _FEW) : first.number]
    return " ".join(paper.document.flow[view.sentence.start : view.sentence.end] for view in above)
