"""What is said of posts before and after an option, as data and as rows."""

from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from commonseal.assurance.levels import Rests
from commonseal.assurance.told import Part, Row, Told, numbers_of


class Named(Part):
    """A thing with its identifier and what it is called."""

    id: str
    name: str


class Held(StrEnum):
    """Whether somebody is in a post on the date: yes, perhaps (the dates known cannot tell), or nobody is on record."""

    HELD = "held"
    PERHAPS = "perhaps"
    VACANT = "vacant"


class Holding(Part):
    """Who is in a post, for which of its bodies, and on what footing."""

    person: Named
    bodies: tuple[Named, ...]
    basis: str | None
    is_certain: bool


class PostShown(Part):
    """One post as it is on the date.

    ``bodies`` are those that answer in law for where it sits; it is shared where there are several. ``vacant_at`` are
    those of them for which nobody holds it. ``is_certain`` is false where the dates known cannot tell whether the post
    is there on the date.
    """

    id: str
    name: str
    role: str
    title: str | None
    grade: str | None
    wte: Decimal | None
    bodies: tuple[Named, ...]
    hosted_by: Named | None
    reports_to: tuple[Named, ...]
    portfolio: tuple[Named, ...]
    held: Held
    holders: tuple[Holding, ...]
    vacant_at: tuple[Named, ...]
    is_certain: bool
    statements: tuple[Rests, ...]

    @property
    def is_shared(self) -> bool:
        """Whether several bodies share it."""
        return len(self.bodies) > 1

    @property
    def who(self) -> str:
        """Who holds it, in words."""
        said = (f"{'' if each.is_certain else 'perhaps '}{each.person.name}" for each in self.holders)
        return ", ".join(dict.fromkeys(said)) or "nobody on record"


class PostFate(StrEnum):
    """What an option does to a post: it is new, ends, stays with something about it changed, or stays as it is."""

    NEW = "new"
    ENDED = "ended"
    CHANGED = "changed"
    KEPT = "kept"


class PostChange(Part):
    """One post before and after; None on the side on which it is not there.

    ``changes`` says in words what is different; ``taken_over_by`` are posts of the same role that come or change and
    reach the bodies that this one had.
    """

    fate: PostFate
    before: PostShown | None
    after: PostShown | None
    changes: tuple[str, ...]
    taken_over_by: tuple[Named, ...]

    @property
    def post(self) -> PostShown:
        """The post as it would be, or as it was where it ends."""
        shown = self.after or self.before
        if shown is None:
            raise ValueError("a change of no post")
        return shown


class BodyCount(Part):
    """How many posts one body has, how many of them it shares or has empty, and the whole-time equivalents known.

    A shared post counts at each of its bodies, its whole-time equivalents too, so bodies do not add up to a total.
    """

    posts: int
    shared: int
    vacant: int
    wte: Decimal
    without_wte: int


class BodyStructure(Part):
    """One body: its posts in order with what becomes of each, and the counts before and after."""

    body: Named
    posts: tuple[str, ...]
    before: BodyCount
    after: BodyCount


class StructureTold(Told):
    """The posts of some bodies on a date, as they are and as they would be."""

    columns: ClassVar[tuple[str, ...]] = (
        *("body", "post", "role", "what becomes of it", "grade before", "grade after", "wte before", "wte after"),
        *("held before", "held after", "shared between", "changes", "statements"),
    )

    bodies: tuple[BodyStructure, ...]
    posts: tuple[PostChange, ...]
    notes: tuple[str, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row for each post of each body; a shared post stands at each of its bodies."""
        by_id = {each.post.id: each for each in self.posts}
        return tuple(_row(one.body.name, by_id[post]) for one in self.bodies for post in one.posts)


def _row(body: str, change: PostChange) -> Row:
    shown, before, after = change.post, change.before, change.after
    shared = ", ".join(each.name for each in shown.bodies) if shown.is_shared else ""
    statements = dict.fromkeys(one for side in (before, after) if side for one in side.statements)
    return (
        *(body, shown.name, shown.role, change.fate.value),
        *(_cell(side and side.grade) for side in (before, after)),
        *(_cell(side and side.wte) for side in (before, after)),
        *(_cell(side and side.who) for side in (before, after)),
        *(shared, "; ".join(change.changes), numbers_of(statements)),
    )


def _cell(value: object) -> str:
    return "" if value is None else str(value)
