"""A timeline as a drawing and as a table: posts with who held them, and arrangements, as bars over years.

A bar is whole where it certainly holds and dashed where the days known cannot tell; it fades where no beginning or end
is known. What nobody is known to have held is drawn too. Everything drawn is said in words beside it.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from commonseal.answers import Names
from commonseal.answers.when import begin_order
from commonseal.vocabulary import Snapshot, Statement
from commonseal.vocabulary.facts import Appointment, Arrangement, Post
from commonseal.vocabulary.periods import FIRST_DAY, OPEN, Spans, date_of, day_of, first_day_text, last_day_text
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.presenters.facts import is_uncertain
from commonseal.workbench.presenters.listed import said_of
from commonseal.workbench.presenters.words import in_words, upper_first

WIDTH, _LEFT, _BAR, _LANE, _HEAD = 960, 280, 22, 30, 34
_RIGHT = WIDTH - 8
LANES = 40
"""How many lanes are drawn at most: more cannot be taken in."""
_LONGEST = 25 * 365
"""How many days are shown at most, so that a charter of 1835 does not press the rest together."""
_SOFT = frozenset({"considered", "proposed", "rejected"})
_LETTER = 6.6


@dataclass(frozen=True)
class Stretch:
    """A part of a bar: from where to where, and whether it is certain."""

    x: float
    width: float
    is_sure: bool


@dataclass(frozen=True)
class Bar:
    """One statement in a lane: where it is drawn, and everything that is said of it."""

    y: float
    stretches: tuple[Stretch, ...]
    label: str
    drawn: str
    standing: str
    when: str
    stands: str
    link: str
    who: str
    who_link: str
    is_uncertain: bool
    fades_left: float | None
    fades_right: float | None


@dataclass(frozen=True)
class Gap:
    """Days of a post on which nobody is known to have held it."""

    y: float
    x: float
    width: float
    words: str


@dataclass(frozen=True)
class Lane:
    """One post or one arrangement, with its bars and, of a post, the days on which nobody is known to have held it."""

    title: str
    drawn: tuple[str, ...]
    link: str
    y: float
    height: float
    bars: tuple[Bar, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class TimelineShown:
    """A timeline: its size, its years, the line of the date looked at, and its lanes."""

    height: float
    years: tuple[tuple[float, str], ...]
    on_x: float | None
    lanes: tuple[Lane, ...]
    left_out: int
    first: str
    last: str

    width: int = WIDTH
    left: int = _LEFT
    right: int = _RIGHT
    bar: int = _BAR


def timeline(
    snapshot: Snapshot, things: Collection[str], as_of: AsOf, *, years: tuple[int, int] | None = None
) -> TimelineShown:
    """Return the timeline of bodies, people, posts and arrangements, over some years or over those that matter.

    Args:
        snapshot: what is known of them.
        things: their identifiers.
        as_of: the dates of the page.
        years: the first and the last year to draw.
    """
    found = _Found(snapshot, things)
    shown, left_out = found.lanes[:LANES], max(0, len(found.lanes) - LANES)
    scale = _Scale.of(snapshot, [each for lane in shown for each in lane.statements], years)
    draw, y, lanes = _Draw(snapshot, as_of, found.names, scale), float(_HEAD), []
    for each in shown:
        lanes.append(draw.lane(each, y))
        y += lanes[-1].height
    on = scale.x(day_of(snapshot.on)) if scale.days.covers(day_of(snapshot.on)) else None
    return TimelineShown(
        height=y + 8,
        years=tuple(scale.years()),
        on_x=on,
        lanes=tuple(lanes),
        left_out=left_out,
        first=str(date_of(scale.first).year),
        last=str(date_of(scale.until - 1).year),
    )


@dataclass
class _LaneFound:
    """A lane before it is drawn: a post with its appointments, or an arrangement."""

    thing: str
    statements: list[Statement] = field(default_factory=list)
    own: list[Statement] = field(default_factory=list)


class _Found:
    """The lanes of some things: the posts of bodies and people, and the arrangements of bodies."""

    def __init__(self, snapshot: Snapshot, things: Collection[str]) -> None:
        self.names = Names(snapshot)
        posts: dict[str, _LaneFound] = {}
        others: dict[str, _LaneFound] = {}
        for each in dict.fromkeys(one for thing in sorted(things) for one in snapshot.about(thing)):
            fact = each.fact
            if isinstance(fact, Appointment):
                posts.setdefault(fact.post, _LaneFound(fact.post)).statements.append(each)
            elif isinstance(fact, Post) and (fact.id in things or not set(fact.bodies).isdisjoint(things)):
                posts.setdefault(fact.id, _LaneFound(fact.id)).own.append(each)
            elif isinstance(fact, Arrangement):
                others.setdefault(fact.id, _LaneFound(fact.id)).statements.append(each)
        for lane in (*posts.values(), *others.values()):
            lane.statements.sort(key=lambda each: (begin_order(each.period), each.number))
        self.lanes = [
            *sorted(posts.values(), key=lambda lane: (not lane.statements, self.names.of(lane.thing))),
            *sorted(others.values(), key=lambda lane: begin_order(lane.statements[0].period)),
        ]


@dataclass(frozen=True)
class _Scale:
    """Where days lie across the drawing."""

    first: int
    until: int

    @classmethod
    def of(cls, snapshot: Snapshot, statements: Iterable[Statement], years: tuple[int, int] | None) -> "_Scale":
        """Return the scale on which statements are drawn: whole years, the date looked at among them."""
        if years is not None:
            return cls(day_of(date(years[0], 1, 1)), day_of(date(years[1] + 1, 1, 1)))
        on = day_of(snapshot.on)
        days = [day for each in statements for day in each.bounds() if day not in (FIRST_DAY, FIRST_DAY + 1, OPEN)]
        first = max(min([on - 365, *days]), on - _LONGEST)
        last = min(max([on + 365, *days]), on + _LONGEST)
        return cls(day_of(date(date_of(first).year, 1, 1)), day_of(date(date_of(last).year + 1, 1, 1)))

    @property
    def days(self) -> Spans:
        """The days that are drawn."""
        return Spans.of(self.first, self.until)

    def x(self, day: int) -> float:
        """Return where a day begins."""
        return round(_LEFT + (_RIGHT - _LEFT) * (day - self.first) / (self.until - self.first), 1)

    def years(self) -> Iterator[tuple[float, str]]:
        """Hand over the years, or every so many of them, and where each begins."""
        first, last = date_of(self.first).year, date_of(self.until - 1).year
        step = next(each for each in (1, 2, 5, 10, 25, 100) if (last - first + 1) / each <= 14)
        for year in range(first, last + 1):
            if year % step == 0 or step == 1:
                yield self.x(day_of(date(year, 1, 1))), str(year)


class _Draw:
    """Draws lanes on a scale."""

    def __init__(self, snapshot: Snapshot, as_of: AsOf, names: Names, scale: _Scale) -> None:
        self._snapshot, self._as_of, self._names, self._scale = snapshot, as_of, names, scale

    def lane(self, found: _LaneFound, y: float) -> Lane:
        """Return one lane, its bars one under another where they lie over each other."""
        rows: list[Spans] = []
        bars: list[Bar] = []
        for each in found.statements:
            days = self._drawn(each)
            row = next((at for at, taken in enumerate(rows) if not taken & days), len(rows))
            rows[row:] = [(rows[row] if row < len(rows) else Spans()) | days, *rows[row + 1 :]]
            bars.append(self._bar(each, y + row * _LANE))
        gaps = tuple(self._gaps(found, y))
        title = upper_first(self._names.of(found.thing))
        height = float(_LANE * max(len(rows), 1) + 10)
        return Lane(title, _two_lines(title), self._as_of.thing(found.thing), y, height, tuple(bars), gaps)

    def _drawn(self, statement: Statement) -> Spans:
        bounds = statement.bounds()
        return Spans.of(bounds.may_from, bounds.may_to) & self._scale.days

    def _bar(self, statement: Statement, y: float) -> Bar:
        bounds, days = statement.bounds(), self._drawn(statement)
        sure = Spans.of(bounds.sure_from, bounds.sure_to) & days
        is_soft = statement.standing.value in _SOFT
        stretches = [
            *((each, True) for each in (Spans() if is_soft else sure)),
            *((each, False) for each in (days if is_soft else days - sure)),
        ]
        fact = statement.fact
        who = fact.person if isinstance(fact, Appointment) else fact.subject
        label = self._label(statement)
        room = sum(self._width(each) for each, _ in stretches)
        return Bar(
            y=y,
            stretches=tuple(
                Stretch(self._scale.x(each[0]), self._width(each), sure) for each, sure in sorted(stretches)
            ),
            label=label,
            drawn=_fitted(label, room),
            standing=statement.standing.value,
            when=statement.period.describe(),
            stands=said_of(statement, self._snapshot),
            link=self._as_of.thing(statement.id),
            who=upper_first(self._names.of(who)),
            who_link=self._as_of.thing(who),
            is_uncertain=is_uncertain(statement),
            fades_left=self._scale.x(self._scale.first) if days and bounds.may_from == FIRST_DAY else None,
            fades_right=self._scale.x(self._scale.until) if days and bounds.may_to == OPEN else None,
        )

    def _label(self, statement: Statement) -> str:
        fact = statement.fact
        said = [] if statement.standing.value in {"in_force", "ended"} else [in_words(statement.standing.value)]
        if isinstance(fact, Appointment):
            said += [fact.basis.value] if fact.basis and fact.basis.value != "substantive" else []
            named = self._names.of(fact.person)
        else:
            named = self._names.of(getattr(fact, "id", fact.subject))
        return f"{named} ({', '.join(said)})" if said else named

    def _width(self, interval: tuple[int, int]) -> float:
        return max(2.0, round(self._scale.x(interval[1]) - self._scale.x(interval[0]), 1))

    def _gaps(self, found: _LaneFound, y: float) -> Iterator[Gap]:
        """Hand over the days on which a post certainly was there and nobody is known to have held it."""
        if not found.own:
            return
        there = Spans.of_many((each.bounds().sure_from, each.bounds().sure_to) for each in found.own)
        held = Spans.of_many(
            (each.bounds().may_from, each.bounds().may_to)
            for each in found.statements
            if each.standing.value not in _SOFT
        )
        for since, until in there & self._scale.days - held:
            said = (first_day_text(since), last_day_text(until))
            words = " ".join(part for part in (said[0] and f"from {said[0]}", said[1] and f"to {said[1]}") if part)
            yield Gap(y, self._scale.x(since), self._width((since, until)), f"nobody is known to have held it {words}")


def _fitted(label: str, room: float) -> str:
    """Return as much of a label as there is room for; nothing where it would not be words."""
    letters = int((room - 8) / _LETTER)
    if len(label) <= letters:
        return label
    return f"{label[: letters - 1].rstrip()}…" if letters > 5 else ""


def _two_lines(title: str, letters: int = 40) -> tuple[str, ...]:
    """Return a title in two lines at most, the second cut short where it has to be."""
    if len(title) <= letters:
        return (title,)
    at = title.rfind(" ", 0, letters + 1)
    at = at if at > 0 else letters
    first, rest = title[:at], title[at:].strip()
    return first, rest if len(rest) <= letters else f"{rest[: letters - 1].rstrip()}…"
