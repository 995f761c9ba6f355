"""What is said of costs before and after an option, as data and as rows."""

from decimal import Decimal
from typing import ClassVar

from commonseal.assurance.levels import Rests
from commonseal.assurance.told import Part, Row, Told, numbers_of
from commonseal.planning.structure.limits import Limit
from commonseal.planning.structure.model import Named


class PartBorne(Part):
    """What one body bears of one post in a year, and how much of the whole that is, in per cent to four places."""

    body: Named
    per_cent: Decimal
    amount: Decimal


class PostCost(Part):
    """What one post costs in a year: its rate by grade times its whole-time equivalents, and who bears it.

    ``method`` is by what it is shared, None where one body bears it all; ``shared_as`` is the post, arrangement or
    option that the shares are stated of. The parts add up to the cost exactly.
    """

    post: Named
    grade: str
    wte: Decimal
    is_wte_assumed: bool
    rate: Decimal
    cost: Decimal
    table: str
    method: str | None
    shared_as: Named | None
    parts: tuple[PartBorne, ...]
    statements: tuple[Rests, ...]


class SideCost(Part):
    """What one body bears in a year on one side, before or after, in all and a head, and how far that is below a limit.

    ``limit`` is None where the law here sets none for bodies of its kind, ``a_head`` and ``headroom`` where nothing
    tells them; a ``headroom`` below nought is spent beyond the limit.
    """

    amount: Decimal
    a_head: Decimal | None
    limit: Limit | None
    headroom: Decimal | None


class BodyCost(Part):
    """One body: what it bears before and after, and the difference."""

    body: Named
    before: SideCost
    after: SideCost
    difference: Decimal


class CostTold(Told):
    """What the posts of some bodies cost in a year, at the rates of one date, as they are and as they would be.

    ``posts_before`` and ``posts_after`` show how each amount was come by. ``by_others`` is what bodies that were not
    asked about bear of these posts, before and after. ``notes`` say what is not in the figures.
    """

    columns: ClassVar[tuple[str, ...]] = (
        *("side", "body", "post", "grade", "wte", "rate", "post cost", "shared by", "per cent", "amount"),
        *("currency", "table", "statements"),
    )

    currency: str
    bodies: tuple[BodyCost, ...]
    before: Decimal
    after: Decimal
    difference: Decimal
    by_others: tuple[Decimal, Decimal]
    posts_before: tuple[PostCost, ...]
    posts_after: tuple[PostCost, ...]
    notes: tuple[str, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row for each body's part of each post, before and after."""
        sides = (("before", self.posts_before), ("after", self.posts_after))
        return tuple(self._row(side, post, part) for side, posts in sides for post in posts for part in post.parts)

    def _row(self, side: str, post: PostCost, part: PartBorne) -> Row:
        return (
            *(side, part.body.name, post.post.name, post.grade, str(post.wte), str(post.rate), str(post.cost)),
            *(post.method or "", str(part.per_cent), str(part.amount), self.currency, post.table),
            numbers_of(post.statements),
        )
