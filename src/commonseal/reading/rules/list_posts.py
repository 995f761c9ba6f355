"""The posts that a line of a list gives a person: the title without what is said of it, where it is, and since when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus, Basis
from commonseal.reading.dates import DateMention, find_dates
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper
from commonseal.reading.posts import Post
from commonseal.reading.rules.broken_rows import marked_again
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.list_columns import Headings
from commonseal.reading.rules.people_lines import Line, Piece, looks_like_post
from commonseal.reading.rules.whose import bodies_for

RULE = "line of a list of people"
NO_OWN_BODY = "body not in the line"
"""The signal of a post whose line names no body."""
_NOTE = re.compile(
    r"\s*[(\[](?:minutes?|notes?|minute[- ]?taker|note[- ]?taker|items?\b[^()]*|agenda items?\b[^()]*|(?:from|until|for"
    r"|till|up to|to|left|arrived|joined|part|by|via|in|as|on|present|apolog|voting|non-voting|no vote|observ"
    r"|remote|virtual"
    r"|tel|teams|online|deputis|represent|substitut|minutes|elected|term|retires|since|appointed|shared|joint)\b[^()]*"
    r"|[A-Z]{2,4})[)\]]"
    r"|\s+[-–] (?:minutes?|notes?|(?:for )?items?\b.*|by (?:phone|teams|zoom|video).*|via .*)$",
    re.IGNORECASE,
)
_TITLES_IN_BRACKETS = re.compile(r"\([A-Z]{3,5}\)$")
_FOOTNOTE = re.compile(r" ?\([a-z\d]\)$")
_BASIS = re.compile(r"\b(interim|acting|permanent)\b", re.IGNORECASE)
_BASIS_BESIDE = re.compile(r"(?:^|\()(interim|acting)\b", re.IGNORECASE)
_SAID_OF_POST = re.compile(
    r"\(?\b(?:(?:interim|acting|joint|shared|former|outgoing|incoming|temporary)\b\)? ?|[ -](?:designate|elect)\b)",
    re.IGNORECASE,
)
_COMING = re.compile(r"[ -(](?:designate|elect)\b|\b[Ii]ncoming\b")
_FORMER = re.compile(r"\b[Ff]ormer\b")
_LINK = re.compile(r"(?:,|;| at| of| for| to| on| with| [–—-]| \(|\()\s*(?:the )?$", re.IGNORECASE)
_AFTER_BODY = re.compile(r"\s*(?:$|[,;()]|[–—-]\s)")
_LEADS_POST = re.compile(r"\s*(?:[,:;(]|[–—-]\s)\s*")
_HAS_SEATS = re.compile(r"\b(?:Authority|Board|Committee|Panel|Council|Partnership|Forum)\b")
_MEANT = frozenset(["reference", "us", "it", "organ", "organs"])
_UNKNOWN_BODY = re.compile(
    r", (?P<name>(?:[A-Z][\w’'-]*|of|the|and|&|for)(?: (?:[A-Z][\w’'-]*|of|the|and|&|for)){0,6})$"
)
_ORGANISATION = re.compile(
    r"\b(?:University|College|Hospice|Association|Federation|Society|Friends of|Surgery|Surgeries|Medical Centre|Ltd"
    r"|Limited|CIC|Healthwatch|Alliance|Foundation Trust|NHS Trust|Council|Chamber of Commerce|Union)\b"
)
_UNTIL = re.compile(
    r"\b(?:until|till|to|up to|ends?|left|leaves|retires|retired|expires|stands down|ended|stepped down)(?: on| in)? $",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|since|starts?|started|starting|joins?|joined|appointed|takes up post|elected)(?: on| in)? $",
    re.IGNORECASE,
)
_CHAIR_ALONE = re.compile(r"\(?(?:(?:vice|deputy|co)[- ])?chair(?:man|woman|person)?\)?", re.IGNORECASE)
_OF_WHOM = re.compile(
    r"\W*(?:(?:members(?:hip)?|composition|officers|board|cabinet|governors|directors|trustees|team|present)"
    r" (?:of|for|at|from) (?:the )?|\d+[.)]? )?$",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(0[1-9]|1[0-2])/((?:19|20)\d\d)")
_RANGE = re.compile(r"\d{4}[\d-]*/\d{4}[\d-]*")
_UP_TO = re.compile(r" ?(?:[-–—]|to|until|till) ?$|\s?(?:[-–—]|to|until|till) ?(?=\d|[A-Z][a-z]{2})")
_LONGEST_LEAD = 24
_LONGEST_REST = 4
_LINES_ABOVE = 40


class Whose:
    """Whose the lists of a paper are: the body that a heading over them names, or the paper's own."""

    def __init__(self, paper: Paper, lines: list[Line]) -> None:
        self._paper = paper
        self._lines = lines
        self._mentions = sorted((b for view in paper.views for b in view.bodies), key=lambda body: body.start)
        self._starts = [body.start for body in self._mentions]
        self._last: tuple[str, ...] = ()
        self.headings = Headings(paper.text, lines, self.bodies_in)

    def of_last(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Give some bodies, or those of the line before when there are none."""
        self._last = names or self._last
        return self._last

    def bodies_in(self, piece: Piece) -> list[BodyMention]:
        """Give the bodies that some words name, with offsets in these words."""
        if self._paper.text[piece.start : piece.end] != piece.text:
            return self.bodies_named(piece.text)
        return [
            BodyMention(
                body.start - piece.start, body.end - piece.start, body.names, body.body_class, body.form, body.organ
            )
            for body in self._mentions[bisect_left(self._starts, piece.start) : bisect_left(self._starts, piece.end)]
            if body.end <= piece.end
        ]

    def bodies_named(self, words: str) -> list[BodyMention]:
        """Give the bodies that words name which the paper does not have in one piece."""
        return [item for item in marked_again(self._paper, words).items if isinstance(item, BodyMention)]

    def text_of(self, line: Line) -> Piece:
        """Give the words of a line as the paper has them, gaps and all."""
        return Piece(line.start, self._paper.text[line.start : line.end])

    def above(self, line: Line) -> tuple[str, ...]:
        """Give the body that alone makes the heading over a line; the paper's own when there is none."""
        place = bisect_left(self._lines, line.start, key=lambda other: other.start)
        for other in reversed(self._lines[max(0, place - _LINES_ABOVE) : place]):
            if len(other.cells) != 1 or len(other.cells[0].text) > 90:
                continue
            cell = other.cells[0]
            for body in self.bodies_in(cell):
                rest = cell.text[body.end :].strip(" :()-–")
                if (
                    body.form in {"name", "short", "list"}
                    and _OF_WHOM.fullmatch(cell.text[: body.start])
                    and (not rest or (len(rest.split()) <= _LONGEST_REST and not rest.endswith(".")))
                ):
                    return body.names
        return ()


def posts_told(
    paper: Paper, whose: Whose, line: Line, person: str, posts: list[Piece], rest: list[Piece], head: str
) -> Iterator[AppointmentDraft]:
    """Give the posts that a line of a list gives a person.

    Args:
        paper: The paper.
        whose: Whose its lists are.
        line: The line.
        person: Who.
        posts: The words of the posts.
        rest: What else stands in the line.
        head: The title that a heading gives, for a line that has none.
    """
    beside = whose.headings.ticked(line) or _body_beside(whose, rest)
    told = [(piece, *_title_and_bodies(whose, piece)) for piece in posts]
    told += [
        (piece, *_title_and_bodies(whose, piece))
        for piece in rest
        if looks_like_post(piece.text.strip("() ")) and whose.bodies_in(piece)
    ]
    if head:
        told.insert(0, (line.cells[0], head, ()))
    for piece, title, own in told:
        names = own or (() if head and title == head else beside) or _inherited(paper, whose, line, piece)
        draft = _draft(line, person, title, names, " ".join(other.text for other in rest))
        if draft is None:
            continue
        _date(paper, whose, draft, line, [piece, *rest])
        if not own and not beside:
            draft.signals.add(NO_OWN_BODY)
        yield draft


def _draft(line: Line, person: str, words: str, names: tuple[str, ...], rest: str) -> AppointmentDraft | None:
    title = _NOTE.sub(lambda found: found.group() if _TITLES_IN_BRACKETS.search(found.group()) else "", words)
    basis = _BASIS.search(words) or _BASIS_BESIDE.search(rest)
    title = " ".join(_SAID_OF_POST.sub("", title).split()).strip(" ,;:–—-*†‡¹²³")
    title = _FOOTNOTE.sub("", title)
    title = title[1:-1] if title.startswith("(") and title.endswith(")") else title
    title = title + ")" if title.count("(") > title.count(")") else title
    if not title or not names:
        return None
    status: AppointmentStatus = "planned" if _COMING.search(words) else "former" if _FORMER.search(words) else "held"
    draft = AppointmentDraft(person, title, names, status, [(line.start, line.end)], RULE)
    if basis is not None:
        found = basis[1].lower()
        draft.basis = cast("Basis", "substantive" if found == "permanent" else found)
    return draft


def _title_and_bodies(whose: Whose, piece: Piece) -> tuple[str, tuple[str, ...]]:
    """Cut the words of a post into its title and the bodies that they name."""
    words = piece.text
    inner = words.startswith("(") and words.endswith(")") and words.count("(") == 1
    for body in whose.bodies_in(piece):
        if body.form in _MEANT:
            continue
        before, after = words[: body.start], words[body.end :]
        link = _LINK.search(before)
        title = before[: link.start()].strip("( ") if link is not None else ""
        if link is not None and _AFTER_BODY.match(after) and (looks_like_post(title) or _is_member(title, body)):
            return before[: link.start()].strip("( "), _of(body, before[: link.start()])
        leads = _LEADS_POST.match(after)
        if not before.strip("( ") and leads is not None and looks_like_post(after[leads.end() :].strip()):
            return after[leads.end() :].strip(" )"), _of(body, after)
    unknown = _UNKNOWN_BODY.search(words.strip("() ") if inner else words)
    if unknown is not None and _ORGANISATION.search(unknown["name"]):
        return words.strip("() ")[: unknown.start()] if inner else words[: unknown.start()], (unknown["name"],)
    return words, ()


def _is_member(title: str, body: BodyMention) -> bool:
    """“Member of the Dale Combined Authority” is a seat; a member of a college or a union has none."""
    return title == "Member" and _HAS_SEATS.search(f"{body.names[0]} {body.organ}") is not None


def _of(body: BodyMention, title: str) -> tuple[str, ...]:
    is_of_organ = body.organ and re.search(r"chair|member\b|secretary|clerk", title, re.IGNORECASE)
    return body.deciding if is_of_organ else body.names


def _body_beside(whose: Whose, rest: list[Piece]) -> tuple[str, ...]:
    """The body that stands alone in another cell."""
    for piece in rest:
        for body in whose.bodies_in(piece):
            left = piece.text[: body.start] + piece.text[body.end :]
            if body.form not in _MEANT and len(re.findall(r"[A-Za-z]{2,}", left)) <= 1:
                return body.names
    return ()


def _inherited(paper: Paper, whose: Whose, line: Line, piece: Piece) -> tuple[str, ...]:
    """The body that heads the list, the paper's own, or what the rules of running text make of the post."""
    headed = whose.above(line)
    author = paper.author if len(paper.author) == 1 else ()
    if headed and (not author or headed != author):
        return whose.of_last(headed)
    if author and not (_CHAIR_ALONE.fullmatch(piece.text) is None and paper.class_of(author[0]) == "committee"):
        return whose.of_last(author)
    view = paper.view_at(piece.start)
    items = view.posts.items if view is not None else ()
    post = next((i for i in items if isinstance(i, Post) and piece.start <= i.start < piece.end), None)
    found = bodies_for(paper, view, post, 0) if view is not None and post is not None else ()
    return whose.of_last(found or author)


def _date(paper: Paper, whose: Whose, draft: AppointmentDraft, line: Line, pieces: list[Piece]) -> None:
    """Take the days that the line says the post began or ends."""
    flow = paper.document.flow
    for piece in pieces:
        for date in find_dates(flow, piece.start, min(piece.end, len(flow)), paper.published):
            if not date.edtf.startswith("X"):
                lead = flow[max(line.start, date.start - _LONGEST_LEAD) : date.start]
                _take_day(draft, date, lead, flow, whose.headings.dated_as(line, piece))
        month = _MONTH.fullmatch(piece.text.strip())
        said = whose.headings.dated_as(line, piece) if month is not None else ""
        if month is not None and said:
            setattr(draft, said, f"{month[2]}-{month[1]}")
    today = paper.published
    if draft.start and today and draft.start > today[: len(draft.start)] and draft.status == "held":
        draft.status = "planned"
    if draft.end and today and draft.end < today[: len(draft.end)]:
        draft.status = "former"


def _take_day(draft: AppointmentDraft, date: DateMention, lead: str, flow: str, said: str) -> None:
    """Take one day: what stands before it says which it is, else the heading over it."""
    if _RANGE.fullmatch(date.edtf):
        draft.start, draft.end = date.edtf.split("/", 1)
    elif _UNTIL.search(lead) or (draft.start and _UP_TO.search(lead)):
        draft.end = draft.end or date.edtf
    elif _FROM.search(lead) or _UP_TO.match(flow, date.end):
        draft.start = draft.start or date.edtf
    elif said:
        setattr(draft, said, getattr(draft, said) or date.edtf)
