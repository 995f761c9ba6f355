"""A comparison as values: for each option a cell in each row, and for each cell what it rests on."""

from dataclasses import dataclass, field
from enum import StrEnum


class Leaning(StrEnum):
    """Whether a cell speaks for the option, against it, or neither; told in words and not by colour alone."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one row says of one option.

    ``text`` is what a reader sees, ``value`` the figure behind it where there is one (a number, or a day as ISO 8601).
    ``rests_on`` names what it was worked out from: statements ("statement/12"), provisions of law ("law:la.notice28"),
    assumptions and rules. ``details`` are sentences for whoever asks further.
    """

    text: str
    value: float | int | str | None = None
    rests_on: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    leaning: Leaning = Leaning.NEITHER


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that options are compared by: its heading, what it means in a sentence, and a cell for each option."""

    key: str
    heading: str
    meaning: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Turning:
    """The weight of one criterion at which another option draws level, None where no weight does that.

    ``more`` says on which side of it the other comes first: with more weight than that, or with less.
    """

    criterion: str
    weight: float
    turns_at: float | None = None
    then_first: str | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """The weighted scores of the options, best first, and how firm that order is.

    ``totals`` are (option, points out of ten); ``by_criterion`` gives for each option what each criterion adds.
    ``missing`` says in a sentence each which scores nobody has given: an option without all of them has no total.
    """

    totals: tuple[tuple[str, float], ...] = ()
    by_criterion: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()
    turning: tuple[Turning, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What stands behind a figure: a number for the reader, the reference, and what it says."""

    number: int
    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class OptionHead:
    """An option as the head of its column. ``target`` is a day number, None where none is stated."""

    id: str
    name: str
    recommended: bool
    changes_nothing: bool
    target: int | None
    summary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: from one number to another, with a label and a few words."""

    label: str
    start: float
    end: float
    words: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as values, so that it can be drawn, read as a table and tested.

    ``bars`` are horizontal; ``scale`` gives the marks below, as (number, words). ``kind`` is "bars" or "lines"; in
    lines each series is a list of points.
    """

    title: str
    description: str
    scale: tuple[tuple[float, str], ...]
    bars: tuple[Bar, ...] = ()
    series: tuple[tuple[str, tuple[tuple[float, float], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A proposal's options side by side.

    ``on`` is the day looked at and ``known_at`` the day as known at which, both ISO 8601. ``sources`` are what the
    cells rest on, numbered. ``faults`` say what could not be worked out and what would put it right.
    """

    proposal: str
    name: str
    promoters: tuple[str, ...]
    reasons: tuple[str, ...]
    conditions: tuple[str, ...]
    on: str
    known_at: str
    options: tuple[OptionHead, ...]
    rows: tuple[Row, ...]
    scored: Scored
    charts: tuple[Chart, ...] = ()
    sources: tuple[Source, ...] = ()
    faults: tuple[str, ...] = field(default=())

    def row(self, key: str) -> Row:
        """Return a row by its key.

        Raises:
            KeyError: the comparison has no such row.
        """
        for each in self.rows:
            if each.key == key:
                return each
        raise KeyError(key)

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each source, by its reference."""
        return {each.reference: each.number for each in self.sources}
