"""What a matching says: who is placed where by which stage, who is not and why, and what relaxing a rule would gain."""

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from commonseal.planning.matching.model import Rule, Stage

LABEL = "RESTRICTED: about members of staff; for those cleared for restricted matters only"


class Said(BaseModel):
    """A frozen part of a result."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Placement(Said):
    """A person placed: by which stage, at which post, at what cost, and why, in sentences.

    ``bands`` is how many grades the post is above the present one, ``miles`` None where a place is not known,
    ``protection`` whole pounds over the years that pay is protected.
    """

    person: str
    post: str
    title: str
    stage: Stage
    wte: float
    bands: int
    miles: float | None
    missing_skills: tuple[str, ...]
    protection: int
    preference: int | None
    because: tuple[str, ...]


class Miss(Said):
    """The post that a person came nearest to, the rules that exclude it, and by how much, in sentences."""

    post: str
    title: str
    fails: tuple[Rule, ...]
    because: tuple[str, ...]


class NotPlaced(Said):
    """A person not placed: how many posts each rule excludes, how many would do but are taken, and the nearest miss."""

    person: str
    grade: str
    wte: float
    excluded: dict[Rule, int]
    suitable: int
    nearest: Miss | None
    because: tuple[str, ...]


class Vacancy(Said):
    """What of a post is not filled."""

    post: str
    title: str
    wte: float


class Relaxation(Said):
    """What relaxing one rule would give: how many would be placed then, and how many more that is.

    ``exact`` is false where the time ran out, and at least so many would be placed.
    """

    rule: str
    placed: int
    more: int
    exact: bool


class Totals(Said):
    """The objectives, in the order in which they count, and how they were met.

    ``asked`` are people at risk, ``left_out`` those in the file who are not. ``most`` is the most that could be placed
    under the rules: equal to ``placed`` where that is proven. ``proven`` says that no objective can be met better.
    """

    asked: int
    left_out: int
    placed: int
    most: int
    ring_fenced: int
    slotted_in: int
    protection: int
    miles: float
    proven: bool
    method: str


class Matching(Said):
    """A whole matching. It is about single people and restricted from end to end."""

    columns: ClassVar[tuple[str, ...]] = (
        *("visibility", "person", "stage", "post", "title", "wte", "bands", "miles", "protection", "because"),
    )

    visibility: Literal["restricted"] = "restricted"
    label: str = LABEL
    totals: Totals
    placed: tuple[Placement, ...]
    not_placed: tuple[NotPlaced, ...]
    vacant: tuple[Vacancy, ...]
    relaxations: tuple[Relaxation, ...]
    rules: tuple[str, ...]
    notes: tuple[str, ...]

    def rows(self) -> list[tuple[object, ...]]:
        """Return everybody as rows of a table, each marked as restricted."""
        placed = [
            (
                *(self.visibility, each.person, each.stage.value, each.post, each.title, each.wte, each.bands),
                *(each.miles, each.protection, " ".join(each.because)),
            )
            for each in self.placed
        ]
        others = [
            (
                *(self.visibility, each.person, Stage.NOT_PLACED.value, "", "", each.wte, "", "", ""),
                " ".join(each.because),
            )
            for each in self.not_placed
        ]
        return [*placed, *others]
