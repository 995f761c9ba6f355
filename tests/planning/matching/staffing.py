"""Small staffs and posts for tests, and the best matching found by looking at every one there is."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hypothesis import strategies as st

from commonseal.planning.matching import WHOLE, Grades, Opening, Person, Rules
from commonseal.planning.matching.pairs import Pairs

GRADES = Grades(("5", "6", "7", "8a"), {"5": Decimal(30000), "6": Decimal(38000), "7": Decimal(46000)})
PLACES = ((54.9, -1.6), (54.95, -1.45), (55.2, -1.95), None)
SKILLS = ("data", "finance")
_WTE = (400, 500, 600, 1000)
_skills = st.frozensets(st.sampled_from(SKILLS))
_jobs = st.sampled_from(["analyst", "clerk", "lead", None])


@st.composite
def staffs(draw: st.DrawFn, most: int = 5) -> list[Person]:
    """Draw a few people."""
    return [
        Person(
            f"s{number}",
            number,
            draw(st.sampled_from(GRADES.names)),
            draw(st.sampled_from(_WTE)),
            post=draw(_jobs),
            where=draw(st.sampled_from(PLACES)),
            skills=draw(_skills),
            preferences=draw(st.sampled_from([(), ("p0",), ("p1", "p0")])),
            pay=draw(st.sampled_from([None, Decimal(41000)])),
        )
        for number in range(draw(st.integers(0, most)))
    ]


@st.composite
def openings(draw: st.DrawFn, most: int = 4, *, share: bool = False) -> list[Opening]:
    """Draw a few posts."""
    fences = st.frozensets(st.sampled_from(["analyst", "clerk", "lead"]), max_size=2)
    return [
        Opening(
            f"p{number}",
            number,
            f"Post {number}",
            draw(st.sampled_from(GRADES.names)),
            draw(st.sampled_from([500, 600, 1000, 1500, 2000])),
            where=draw(st.sampled_from(PLACES)),
            skills=draw(_skills),
            ring_fence=draw(fences),
            share=share and draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, most)))
    ]


rules = st.builds(
    Rules,
    bands_up=st.integers(0, 2),
    bands_down=st.integers(0, 2),
    miles=st.sampled_from([None, 8.0, 25.0]),
    missing_skills=st.integers(0, 1),
    most_protection=st.sampled_from([None, 5000]),
    ring_fences_open=st.booleans(),
)


def fits(post: Opening, wtes: Sequence[int]) -> bool:
    """Whether people of these WTE have room in a post: by its WTE where it is shared, else by places of one each."""
    if post.share:
        return sum(wtes) <= post.wte
    places = [WHOLE] * (post.wte // WHOLE) + ([post.wte % WHOLE] if post.wte % WHOLE else [])
    for wte in sorted(wtes):
        room = min((each for each in places if each >= wte), default=None)
        if room is None:
            return False
        places.remove(room)
    return True


def every_matching(
    staff: Sequence[Person], posts: Sequence[Opening], pairs: Pairs
) -> Iterator[tuple[int, int, int, int]]:
    """Yield what every matching that keeps the rules comes to: the four objectives, less being better."""

    def go(row: int, held: list[list[int]], sums: tuple[int, int, int, int]) -> Iterator[tuple[int, int, int, int]]:
        if row == len(staff):
            yield sums
            return
        yield from go(row + 1, held, sums)
        for column, post in enumerate(posts):
            if pairs.allowed[row, column] and fits(post, [*held[column], staff[row].wte]):
                held[column].append(staff[row].wte)
                more = (-1, -int(pairs.ring[row, column]), int(pairs.protection[row, column]),
                        int(pairs.dislike[row, column]))  # fmt: skip
                added = tuple(one + other for one, other in zip(sums, more, strict=True))
                yield from go(row + 1, held, added)  # type: ignore[arg-type]
                held[column].pop()

    yield from go(0, [[] for _ in posts], (0, 0, 0, 0))
