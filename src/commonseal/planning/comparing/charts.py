"""Charts as SVG: few marks, words beside every bar, nothing told by colour alone, and no script.

Drawn from the values of ``Chart``; each carries its title and description for those who do not see it.
"""

from collections.abc import Callable
from xml.etree import ElementTree as ET

from commonseal.planning.comparing.model import Bar, Chart

_SVG = "http://www.w3.org/2000/svg"
_WIDTH, _LEFT, _RIGHT, _TOP, _ROW, _BELOW = 720, 210, 40, 34, 34, 34
_PLOT, _LEGEND = 270, 22
_INK, _FAINT = "#212b32", "#aeb7bd"
_FILL, _MARKED = "#005eb8", "#003087"
_DASHES = ("", "8 4", "2 4", "12 4 2 4", "1 6")
_MOST_LETTERS = 30
Across = Callable[[float], float]


def svg(chart: Chart) -> str:
    """Return a chart as an SVG element that can stand in a page or in a file of its own."""
    floor = _TOP + _ROW * len(chart.bars) if chart.bars else _PLOT
    height = floor + _BELOW + _LEGEND * len(chart.series)
    root = ET.Element("svg")
    for name, value in {
        "xmlns": _SVG,
        "viewBox": f"0 0 {_WIDTH} {height}",
        "role": "img",
        "aria-label": f"{chart.title}. {chart.description}",
        "font-family": "Arial, sans-serif",
        "font-size": "13",
    }.items():
        root.set(name, value)
    _add(root, "title", text=chart.title)
    _add(root, "desc", text=chart.description)
    low, high = _ends(chart)

    def across(number: float) -> float:
        return _LEFT + (number - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)

    for number, words in chart.scale:
        x = f"{across(number):.1f}"
        _add(root, "line", x1=x, x2=x, y1=str(_TOP - 12), y2=str(floor), stroke=_FAINT)
        _add(root, "text", words, x=x, y=str(floor + _BELOW - 12), fill=_INK, text_anchor="middle")
    for place, bar in enumerate(chart.bars):
        _bar(root, bar, _TOP + place * _ROW, across)
    if chart.series:
        _lines(root, chart, across, floor)
    return ET.tostring(root, encoding="unicode")


def _ends(chart: Chart) -> tuple[float, float]:
    numbers = [number for number, _ in chart.scale]
    numbers += [each for bar in chart.bars for each in (bar.start, bar.end)]
    numbers += [x for _, points in chart.series for x, _ in points]
    low, high = min(numbers, default=0.0), max(numbers, default=1.0)
    return (low, high) if high > low else (low, low + 1)


def _bar(root: ET.Element, bar: Bar, y: int, across: Across) -> None:
    label = bar.label if len(bar.label) <= _MOST_LETTERS else bar.label[: _MOST_LETTERS - 1].rstrip() + "…"
    _add(root, "text", label, x=str(_LEFT - 10), y=str(y + 14), fill=_INK, text_anchor="end")
    start, end = across(bar.start), across(bar.end)
    width = max(2.0, end - start)
    look = {"fill": _MARKED if bar.marked else _FILL}
    if bar.marked:
        look |= {"stroke": _INK, "stroke_width": "2"}
    _add(root, "rect", x=f"{start:.1f}", y=str(y), width=f"{width:.1f}", height="20", **look)
    inside = width > len(bar.words) * 7
    left = start + width - 6 if inside else start + width + 6
    crowded = not inside and left + len(bar.words) * 7 > _WIDTH - _RIGHT
    _add(
        root,
        "text",
        bar.words,
        x=f"{start - 6 if crowded else left:.1f}",
        y=str(y + 14),
        fill="#ffffff" if inside else _INK,
        text_anchor="end" if inside or crowded else "start",
    )


def _lines(root: ET.Element, chart: Chart, across: Across, floor: int) -> None:
    ceiling = _TOP

    def up(share: float) -> float:
        return floor - share * (floor - ceiling)

    for share in (0.0, 0.5, 1.0):
        y = f"{up(share):.1f}"
        _add(root, "line", x1=str(_LEFT), x2=str(_WIDTH - _RIGHT), y1=y, y2=y, stroke=_FAINT)
        _add(root, "text", f"{share:.0%}", x=str(_LEFT - 8), y=y, fill=_INK, text_anchor="end")
    for place, (name, points) in enumerate(chart.series):
        path = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in points)
        dash = _DASHES[place % len(_DASHES)]
        look = {"stroke_dasharray": dash} if dash else {}
        _add(root, "polyline", points=path, fill="none", stroke=_MARKED, stroke_width="2", **look)
        beside = floor + _BELOW + place * _LEGEND
        _add(root, "line", x1=str(_LEFT), x2=str(_LEFT + 34), y1=str(beside), y2=str(beside), stroke=_MARKED,
             stroke_width="2", **look)  # fmt: skip
        _add(root, "text", name, x=str(_LEFT + 42), y=str(beside + 4), fill=_INK)


def _add(root: ET.Element, tag: str, text: str = "", **attributes: str) -> None:
    element = ET.SubElement(root, tag)
    for name, value in attributes.items():
        element.set(name.replace("_", "-"), value)
    if text:
        element.text = text
