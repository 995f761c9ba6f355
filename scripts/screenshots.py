"""Pictures of every page of the workbench on the demonstration, wide and narrow, with an index to look through.

Run by ``make screenshots``. What is looked at stands in ``tests/workbench/sights.py``.
"""

import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from support import demonstration  # noqa: E402 - the tests are no package of the program
from support.chromium import NARROW, WIDE, Windows, started  # noqa: E402
from workbench.sights import SIGHTS, Sight  # noqa: E402

_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
_CLOSE_ALL = "document.querySelectorAll('details').forEach(each => each.open = false)"
_STYLE = """
body { font-family: Arial, sans-serif; margin: 24px; }
section { border-top: 1px solid #aeb7bd; padding: 16px 0; }
a { display: inline-block; margin-right: 16px; vertical-align: top; }
img { border: 1px solid #aeb7bd; max-height: 600px; max-width: 60vw; object-fit: cover; object-position: top; }
"""


@dataclass(frozen=True)
class Taken:
    """What was measured where a picture was taken: how large the page is, and when it was first painted."""

    sight: Sight
    kilobytes: float
    painted_ms: float


def main(folder: Path, names: list[str]) -> None:
    """Take a picture of every page, or of those whose names begin with one of some words."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [each for each in SIGHTS if not names or any(each.id.startswith(name) for name in names)]
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        print("making the demonstration …", flush=True)
        demonstration.make(place)
        with demonstration.shown(place) as served, started() as browser:
            windows = Windows(browser, served)
            taken = [take(windows, each, folder) for each in wanted]
            windows.close()
    (folder / "index.html").write_text(index(taken), encoding="utf-8")
    print(f"{len(taken)} pages, each twice, in {folder}/index.html")
    for what, some in (
        ("pages", [each for each in taken if not each.sight.sends]),
        ("pages that a file was sent to", [each for each in taken if each.sight.sends]),
    ):
        if some:
            slowest = max(some, key=lambda each: each.painted_ms)
            print(f"{what}: first painted after at most {slowest.painted_ms:.0f} ms ({slowest.sight.id})")


def take(windows: Windows, sight: Sight, folder: Path) -> Taken:
    """Take the two pictures of a page, as a reader first meets it."""
    page = windows.visit(sight.who, sight.dated, waits=sight.waits, sends=sight.sends)
    taken = Taken(sight, len(page.content().encode()) / 1000, page.evaluate(_PAINTED))
    page.evaluate(_CLOSE_ALL)
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        page.screenshot(path=folder / f"{sight.id}-{size['width']}.png", full_page=True)
    print(f"  {sight.id}", flush=True)
    return taken


def index(taken: list[Taken]) -> str:
    """Return a page that shows all pictures, each with its address, its size and its time."""
    return "\n".join(
        [
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Every page</title>',
            f"<style>{_STYLE}</style></head><body><h1>Every page of the workbench</h1>",
            *map(_section, taken),
            "</body></html>",
        ]
    )


def _section(one: Taken) -> str:
    sight = one.sight
    who = sight.who or "somebody who has not signed in"
    images = "".join(
        f'<a href="{sight.id}-{width}.png"><img src="{sight.id}-{width}.png" alt="{width} pixels wide"></a>'
        for width in (WIDE["width"], NARROW["width"])
    )
    return (
        f'<section id="{sight.id}"><h2>{sight.id}</h2><p><code>{escape(sight.dated)}</code>, seen by {who}: '
        f"{one.kilobytes:.0f} kB, first painted after {one.painted_ms:.0f} ms</p>{images}</section>"
    )


if __name__ == "__main__":
    main(ROOT / "screenshots", sys.argv[1:])
