"""Several who sign one letter, side by side: a row of names, and below it their bodies, their titles or one for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import singular

_NAMES = rule_pattern(r"^\W*{P}(?: [A-Z]{2,4}\b)*(?:\s{3,}{P}(?: [A-Z]{2,4}\b)*)+\s*$")
_CELLS = re.compile(r"\s{3,}")
_TOKEN = re.compile(r"\[[A-Z]\d+\]")
_ROWS_BELOW = 4


@dataclass(slots=True)
class _Column:
    """What stands under one name."""

    person: PersonMention
    span: tuple[int, int]
    post: Post | None = None
    bodies: tuple[str, ...] = field(default=())


def find(paper: Paper) -> Iterator[AppointmentDraft]:
    """Find the posts of those who sign side by side."""
    for number, view in enumerate(paper.views):
        if _NAMES.match(view.posts.text):
            yield from _signed(paper.views[number : number + 1 + _ROWS_BELOW])


def _signed(views: Sequence[View]) -> Iterator[AppointmentDraft]:
    columns = list(_columns(views[0]))
    for view in views[1:]:
        cells = _CELLS.split(view.posts.text.strip())
        if len(cells) == 1 and (title := _title_of_all(view)) is not None:
            yield from _made(columns, title, (view.sentence.start, view.sentence.end))
            return
        if len(cells) != len(columns) or _NAMES.match(view.posts.text):
            break
        for column, cell in zip(columns, cells, strict=True):
            _take(view, column, cell)
    yield from _made(columns, None, None)


def _columns(view: View) -> Iterator[_Column]:
    for token in _TOKEN.findall(view.posts.text):
        person = view.posts.item(token)
        if isinstance(person, PersonMention):
            yield _Column(person, (person.start, person.end))


def _take(view: View, column: _Column, cell: str) -> None:
    for token in _TOKEN.findall(cell):
        item = view.posts.item(token)
        if isinstance(item, Post) and column.post is None:
            column.post = item
            column.bodies = column.bodies or item.bodies
        elif isinstance(item, BodyMention):
            column.bodies = column.bodies or item.names


def _title_of_all(view: View) -> Post | None:
    """The title that stands once below all the columns: “Clinical Chairs”."""
    words = view.posts.text.strip()
    post = view.posts.item(words) if _TOKEN.fullmatch(words) else None
    return post if isinstance(post, Post) else None


def _made(columns: Sequence[_Column], title: Post | None, span: tuple[int, int] | None) -> Iterator[AppointmentDraft]:
    for column in columns:
        post = title or column.post
        bodies = column.bodies or (post.bodies if post is not None else ())
        if post is None or not bodies or " " not in column.person.name:
            continue
        spans = [column.span, *([span] if span else [(post.start, post.end)])]
        name = singular(post.title)
        yield AppointmentDraft(column.person.name, name, bodies, "held", spans, "signs in a column", basis=post.basis)
