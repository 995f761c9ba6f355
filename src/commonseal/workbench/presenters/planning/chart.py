"""A route as a picture: a line of days, and on it each step from when it is ready to when it may be acted upon.

It is an SVG of plain shapes with words, drawn here; the table of the same page says all that it shows.
"""

from xml.etree import ElementTree as ET

from markupsafe import Markup

from commonseal.planning.dates import Schedule, StepDates
from commonseal.planning.dates.telling import said_or_none
from commonseal.planning.model import RouteStep
from commonseal.vocabulary.periods import date_of, said_day

_WIDTH, _LEFT, _RIGHT, _TOP, _ROW, _BELOW = 960, 350, 24, 46, 36, 34
_INK, _FAINT, _GREY, _BLUE, _GREEN, _RED = "#212b32", "#d8dde0", "#768692", "#005eb8", "#007f3b", "#d5281b"
_MOST_LETTERS = 48
_MARKS = 8


def route_chart(
    forward: Schedule, back: Schedule | None, target: int | None, before: Schedule | None = None
) -> Markup | None:
    """Return the picture of a dated route; None where no step has a day.

    ``back`` gives the latest days, ``before`` the days as they were where a meeting is supposed to be on another day.
    """
    days = _days(forward, back, target, before)
    if not days:
        return None
    chart = _Chart(min(days), max(days), len(forward.steps))
    chart.months()
    for row, (step, dated) in enumerate(zip(forward.route.steps, forward.steps, strict=True)):
        late = None if back is None else back.step(step.key).day
        was = None if before is None else before.step(step.key).day
        chart.step(row, step, dated, late, was)
    if target is not None:
        chart.line(target, "target", _RED, dashes="6 4", high=30)
    if forward.effect is not None:
        chart.line(forward.effect, f"in effect {said_or_none(forward.effect)}", _INK, high=14)
    return chart.drawn(_told(forward, target))


def _days(forward: Schedule, back: Schedule | None, target: int | None, before: Schedule | None) -> list[int]:
    found = [forward.effect, target]
    for schedule in (forward, back, before):
        for each in schedule.steps if schedule is not None else ():
            found += [each.day, each.free]
    days = [each for each in found if each is not None]
    return [*days, forward.start] if any(each.day is not None for each in forward.steps) else []


def _told(forward: Schedule, target: int | None) -> str:
    best = "never" if forward.effect is None else said_day(forward.effect)
    aim = "" if target is None else f"; the target is {said_day(target)}"
    return f"{len(forward.steps)} steps from {said_day(forward.start)}; in effect on {best} at the earliest{aim}."


class _Chart:
    """The picture while it is drawn."""

    def __init__(self, first: int, last: int, rows: int) -> None:
        self._first, self._last = first - 7, last + 14
        self._floor = _TOP + rows * _ROW
        self._root = ET.Element("svg")
        for name, value in {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {self._floor + _BELOW}",
            "role": "img",
            "font-family": "Arial, sans-serif",
            "font-size": "14",
            "class": "app-chart",
        }.items():
            self._root.set(name, value)

    def _x(self, day: int) -> float:
        return _LEFT + (day - self._first) / (self._last - self._first) * (_WIDTH - _LEFT - _RIGHT)

    def _add(self, tag: str, words: str | None = None, **look: str) -> None:
        found = ET.SubElement(self._root, tag, {name.replace("_", "-"): value for name, value in look.items()})
        found.text = words

    def months(self) -> None:
        """Draw the first days of months, as many as there is room for."""
        firsts = [day for day in range(self._first, self._last + 1) if date_of(day).day == 1]
        for day in firsts[:: -(-len(firsts) // _MARKS) or 1]:
            x = f"{self._x(day):.1f}"
            self._add("line", x1=x, x2=x, y1=str(_TOP - 8), y2=str(self._floor), stroke=_FAINT)
            self._add("text", f"{date_of(day):%b %Y}", x=x, y=str(self._floor + 20), fill=_INK, text_anchor="middle")

    def line(self, day: int, words: str, colour: str, *, high: int, dashes: str = "") -> None:
        """Draw a day that counts for the whole route, with its words at the top."""
        x = self._x(day)
        more = {"stroke_dasharray": dashes} if dashes else {}
        self._add("line", x1=f"{x:.1f}", x2=f"{x:.1f}", y1=str(high + 4), y2=str(self._floor), stroke=colour,
                  stroke_width="2", **more)  # fmt: skip
        self._add("text", words, x=f"{x - 4:.1f}", y=str(high), fill=colour, text_anchor="end", font_weight="bold")

    def step(self, row: int, step: RouteStep, dated: StepDates, late: int | None, was: int | None) -> None:
        """Draw one step: its name, the wait for its meeting, the meeting, and the wait until it may be acted upon."""
        y = _TOP + row * _ROW + _ROW // 2
        name = f"{row + 1}. {step.who[:1].upper()}{step.who[1:]}"
        shown = name if len(name) <= _MOST_LETTERS else f"{name[: _MOST_LETTERS - 1].rstrip()}…"
        self._add("text", shown, x=str(_LEFT - 12), y=str(y + 5), fill=_INK, text_anchor="end")
        if dated.day is None:
            words = "not taken" if step.waived else "never comes"
            self._add("text", words, x=str(_LEFT + 8), y=str(y + 5), fill=_INK)
            return
        if dated.ready is not None and step.is_to_come:
            self._bar(dated.ready, dated.day, y, 4, _GREY)
        if dated.free is not None:
            self._bar(dated.day, dated.free, y, 12, _BLUE)
        if was is not None and was != dated.day:
            self._moved(was, dated.day, y)
        self._meeting(dated.day, y, done=not step.is_to_come)
        if late is not None and late != dated.day and step.is_to_come:
            self._latest(late, y)

    def _bar(self, first: int, last: int, y: int, high: int, colour: str) -> None:
        left, right = self._x(min(first, last)), self._x(max(first, last))
        if right > left:
            self._add("rect", x=f"{left:.1f}", y=f"{y - high / 2:.1f}", width=f"{right - left:.1f}", height=str(high),
                      fill=colour)  # fmt: skip

    def _meeting(self, day: int, y: int, *, done: bool) -> None:
        x = self._x(day)
        if done:
            self._add("rect", x=f"{x - 7:.1f}", y=str(y - 7), width="14", height="14", fill=_GREEN)
        else:
            self._add("circle", cx=f"{x:.1f}", cy=str(y), r="7", fill=_BLUE, stroke="#ffffff", stroke_width="1")

    def _latest(self, day: int, y: int) -> None:
        x = self._x(day)
        points = f"{x:.1f},{y - 9} {x - 8:.1f},{y + 7} {x + 8:.1f},{y + 7}"
        self._add("polygon", points=points, fill="#ffffff", stroke=_RED, stroke_width="2")

    def _moved(self, was: int, now: int, y: int) -> None:
        self._add("line", x1=f"{self._x(was):.1f}", x2=f"{self._x(now):.1f}", y1=str(y), y2=str(y), stroke=_INK,
                  stroke_width="2", stroke_dasharray="2 3")  # fmt: skip
        self._add("circle", cx=f"{self._x(was):.1f}", cy=str(y), r="7", fill="#ffffff", stroke=_INK, stroke_width="2")

    def drawn(self, told: str) -> Markup:
        """Return the picture as markup, with what it shows said for those who do not see it."""
        self._root.set("aria-label", f"The steps on a line of days. {told} The table below says the same.")
        # Made by an XML writer out of plain values: what is in it is escaped already.
        return Markup(ET.tostring(self._root, encoding="unicode"))  # noqa: S704


def months(first: int, last: int) -> tuple[tuple[float, str], ...]:
    """Return up to seven first days of months between two days, as marks of a chart."""
    days = [day for day in range(first, last + 1) if date_of(day).day == 1] or [first]
    return tuple((float(day), f"{date_of(day):%b %Y}") for day in days[:: -(-len(days) // 6) or 1])
