"""What would break without one person, as an answer: the posts, the duties and what is shared, and how grave it is."""

from typing import ClassVar

from commonseal.assurance.levels import Rests
from commonseal.assurance.told import Part, Row, Told


class PostLost(Part):
    """A post that a body would have nobody in: whether the law asks for it, what is cited, and what it rests on.

    ``is_sure`` is false where the dates known cannot tell whether the person holds it on the date.
    """

    body: str
    body_name: str
    post: str
    statutory: bool
    finding: str
    citation: str
    confidence: str
    is_sure: bool
    statements: tuple[Rests, ...]


class DutyLost(Part):
    """A duty of a body that nobody would answer for any more, and by what power it has it."""

    body: str
    body_name: str
    duty: str
    power: str | None


class SharedLost(Part):
    """A post that several bodies share, which would have nobody, and the arrangements that rest on it.

    ``post`` is None where the bodies have a post each and share no more than the one person who holds them.
    """

    post: str | None
    role: str
    bodies: tuple[str, ...]
    arrangements: tuple[str, ...]
    statements: tuple[Rests, ...]


class Without(Part):
    """What would break without one person: posts, duties, shared posts; and other findings of the rules on posts.

    ``person`` is the identifier of a post where it was asked what would break without whoever holds that.
    """

    person: str
    name: str
    sentence: str
    posts: tuple[PostLost, ...]
    duties: tuple[DutyLost, ...]
    shared: tuple[SharedLost, ...]
    others: tuple[str, ...]

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """How grave it is: statutory posts first, then duties, then what is shared, then other posts."""
        statutory = sum(each.statutory for each in self.posts)
        return statutory, len(self.duties), len(self.shared), len(self.posts) - statutory


class StressTold(Told):
    """What would break without each of some people on a date, gravest first."""

    columns: ClassVar[tuple[str, ...]] = (
        *("rank", "person", "statutory posts", "duties", "shared posts", "other posts", "sentence"),
    )

    people: tuple[Without, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row for each person."""
        return tuple(
            (str(place), each.name, *(str(count) for count in each.weight), each.sentence)
            for place, each in enumerate(self.people, 1)
        )
