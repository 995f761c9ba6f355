"""The picture of an organisation: bodies as columns, posts in layers under them, shared ones across, lines of report.

Bodies that share posts stand side by side. A post lies one layer under the posts it reports to, and where it serves
several bodies it reaches from the first of them to the last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from commonseal.workbench.presenters.organisation import BodyThere, Organisation, PostThere

MOST = 12
"""How many bodies can be taken in at once."""
_COLUMN, _GAP, _ROW, _BOX, _HEAD = 210, 16, 92, 66, 60
_LETTERS = 29


@dataclass(frozen=True)
class Box:
    """Something drawn: where, how large, what is written in it line by line (first its name), and how it differs."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    names: int
    title: str
    link: str
    differs: str
    mark: str
    is_uncertain: bool
    is_shared: bool


@dataclass(frozen=True)
class Line:
    """A line from a post up to the one it reports to."""

    points: str


@dataclass(frozen=True)
class Picture:
    """A picture: its size, its columns, its boxes and lines."""

    width: float
    height: float
    columns: tuple[Box, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def picture(found: Organisation, links: Mapping[str, str]) -> Picture:
    """Return the picture of an organisation of at most ``MOST`` bodies.

    Args:
        found: the bodies and posts.
        links: the address of the page of each.
    """
    order = _in_order(found)
    at = {each.id: place for place, each in enumerate(order)}
    rows = _rows(found.posts, at)
    boxes = {each.id: _post_box(each, rows[each.id], at, links) for each in found.posts}
    deepest = max(rows.values(), default=-1)
    height = _HEAD + 24 + (deepest + 1) * _ROW + 8
    width = len(order) * (_COLUMN + _GAP) - _GAP
    return Picture(
        width=float(max(width, _COLUMN)),
        height=float(height),
        columns=tuple(_body_box(each, place, height, links) for place, each in enumerate(order)),
        boxes=tuple(boxes.values()),
        lines=tuple(
            _line(boxes[each.id], boxes[manager])
            for each in found.posts
            for manager in each.reports_to
            if manager in boxes
        ),
    )


def _in_order(found: Organisation) -> list[BodyThere]:
    """Return bodies so that those which share most posts stand side by side."""
    shares: dict[tuple[str, str], int] = {}
    for post in found.posts:
        for one in post.bodies:
            for other in post.bodies:
                shares[one, other] = shares.get((one, other), 0) + (one != other)
    left = sorted(found.bodies, key=lambda each: each.name)
    ordered: list[BodyThere] = []
    while left:
        last = ordered[-1].id if ordered else ""
        most = max(left, key=lambda each: (shares.get((last, each.id), 0), -left.index(each)))
        if ordered and not shares.get((last, most.id)):
            most = max(left, key=lambda each: (sum(shares.get((each.id, o.id), 0) for o in left), -left.index(each)))
        ordered.append(most)
        left.remove(most)
    return ordered


def _rows(posts: Sequence[PostThere], at: Mapping[str, int]) -> dict[str, int]:
    """Return the layer of each post: under those it reports to, in the first that is free in all its columns."""
    known = {each.id: each for each in posts}
    depth: dict[str, int] = {}

    def deep(post: str, above: tuple[str, ...] = ()) -> int:
        if post not in depth:
            managers = [each for each in known[post].reports_to if each in known and each not in (*above, post)]
            depth[post] = max((deep(each, (*above, post)) + 1 for each in managers), default=0)
        return depth[post]

    taken: set[tuple[int, int]] = set()
    rows: dict[str, int] = {}
    for post in sorted(posts, key=lambda each: (deep(each.id), not each.is_shared, -len(each.bodies), each.name)):
        columns = range(min(at[each] for each in post.bodies), max(at[each] for each in post.bodies) + 1)
        row = max((rows[each] + 1 for each in post.reports_to if each in rows), default=0)
        while any((row, column) in taken for column in columns):
            row += 1
        taken |= {(row, column) for column in columns}
        rows[post.id] = row
    return rows


def _x(column: int) -> float:
    return float(column * (_COLUMN + _GAP))


def _body_box(body: BodyThere, place: int, height: float, links: Mapping[str, str]) -> Box:
    return Box(
        x=_x(place),
        y=0.0,
        width=float(_COLUMN),
        height=float(height),
        lines=(name := _wrapped(body.name, 3, _LETTERS - 4)),
        names=len(name),
        title=_titled(body.name, body.differs, body.is_uncertain),
        link=links.get(body.id, ""),
        differs=body.differs.name.lower(),
        mark=body.differs.value,
        is_uncertain=body.is_uncertain,
        is_shared=False,
    )


def _post_box(post: PostThere, row: int, at: Mapping[str, int], links: Mapping[str, str]) -> Box:
    columns = sorted(at[each] for each in post.bodies)
    width = _x(columns[-1]) - _x(columns[0]) + _COLUMN - 16
    letters = int(width / _COLUMN * _LETTERS)
    names = _wrapped(post.name, 2, letters - 4)
    shared = () if not post.is_shared else (_shared_words(columns),)
    holder = _wrapped(post.held_by, max(1, 4 - len(names) - len(shared)), letters)
    return Box(
        x=_x(columns[0]) + 8,
        y=float(_HEAD + 24 + row * _ROW),
        width=width,
        height=float(_BOX + 14),
        lines=(*names, *holder, *shared),
        names=len(names),
        title=_titled(f"{post.name}: {post.held_by}", post.differs, post.is_uncertain),
        link=links.get(post.id, ""),
        differs=post.differs.name.lower(),
        mark=post.differs.value,
        is_uncertain=post.is_uncertain,
        is_shared=post.is_shared,
    )


def _shared_words(columns: Sequence[int]) -> str:
    """Say how many bodies share a post, and which columns where it passes over one that does not."""
    if all(other == one + 1 for one, other in pairwise(columns)):
        return f"shared by {len(columns)}"
    return f"shared by columns {', '.join(str(each + 1) for each in columns)}"


def _titled(words: str, differs: str, is_uncertain: bool) -> str:  # noqa: FBT001 - it is a property of what is drawn
    marks = [*([differs] if differs else []), *(["the days known cannot tell"] if is_uncertain else [])]
    return f"{words} ({', '.join(marks)})" if marks else words


def _line(box: Box, manager: Box) -> Line:
    """Return a line with two corners, in the room between the layers; sideways where both lie in one."""
    x = box.x + min(box.width, 240) / 2
    up = manager.x + min(manager.width, 240) / 2
    bottom = manager.y + manager.height
    middle = box.y - (_ROW - box.height) / 2
    return Line(f"{x:g},{box.y:g} {x:g},{middle:g} {up:g},{middle:g} {up:g},{bottom:g}")


def _wrapped(text: str, lines: int, letters: int = _LETTERS) -> tuple[str, ...]:
    """Return a text in so many lines at most, the last cut short where it has to be."""
    found: list[str] = []
    for word in text.split():
        if found and len(found[-1]) + 1 + len(word) <= letters:
            found[-1] += f" {word}"
        else:
            found.append(word)
    if len(found) > lines:
        found = [*found[: lines - 1], " ".join(found[lines - 1 :])]
    return tuple(each if len(each) <= letters else f"{each[: letters - 1].rstrip()}…" for each in found)
