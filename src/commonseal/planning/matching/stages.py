"""Slotting in: who goes straight into a post because the job is largely unchanged and nobody competes for it."""

from collections.abc import Sequence

from commonseal.planning.matching.model import Opening, Person
from commonseal.planning.matching.pairs import Pairs
from commonseal.planning.matching.problem import Rooms


def slotted_in(people: Sequence[Person], posts: Sequence[Opening], pairs: Pairs) -> tuple[dict[int, int], Rooms]:
    """Return who is slotted in where (rows and columns), and the places that are free after that.

    A person is slotted into a post whose work is largely that of the post they hold, at the same grade, where all who
    hold it fit into the places there: with one candidate for one place, nobody competes. Somebody with a claim to
    several posts gets the one nearest and most wanted. Grade, distance and skills are not asked anew: it is their job.
    """
    rooms, placed = Rooms.of(posts), dict[int, int]()
    holders: dict[str, list[int]] = {}
    for row, person in enumerate(people):
        if person.post is not None:
            holders.setdefault(person.post, []).append(row)
    claims = {
        column: [
            row for name in sorted(post.unchanged_from) for row in holders.get(name, ()) if not pairs.bands[row, column]
        ]
        for column, post in enumerate(posts)
    }
    open_to = {column: rows for column, rows in claims.items() if rows and _fit(people, posts, column, rows)}
    for row in range(len(people)):
        mine = [column for column, rows in open_to.items() if row in rows]
        if not mine:
            continue
        column = min(mine, key=lambda each: (int(pairs.protection[row, each]), int(pairs.dislike[row, each]), each))
        left = rooms.without(column, people[row].wte, share=posts[column].share)
        if left is not None:
            rooms, placed[row] = left, column
    return placed, rooms


def _fit(people: Sequence[Person], posts: Sequence[Opening], column: int, rows: Sequence[int]) -> bool:
    rooms: Rooms | None = Rooms.of(posts[column : column + 1])
    for row in sorted(rows, key=lambda each: -people[each].wte):
        rooms = rooms.without(0, people[row].wte, share=posts[column].share) if rooms else None
    return rooms is not None
