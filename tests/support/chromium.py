"""Debian's chromium before a served workbench: one browser, one page for each account, and what a page is held to."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response, ViewportSize, expect, sync_playwright

from support.command import EXAMPLES
from support.demonstration import Demonstration
from support.workbench import WORKING

CHROMIUM = os.environ.get("COMMONSEAL_CHROMIUM") or shutil.which("chromium")
WIDE: ViewportSize = {"width": 1100, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 700}
_AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
_AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPEN_ALL = "document.querySelectorAll('details').forEach(each => each.open = true)"
_HURRY = 60_000


@contextmanager
def started() -> Iterator[Browser]:
    """Start the browser while the block runs."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--lang=en-GB"])
        yield found
        found.close()


class Windows:
    """A page for each account of the demonstration, used again and again, and what went wrong on it."""

    def __init__(self, browser: Browser, demonstration: Demonstration) -> None:
        self._browser, self._of = browser, demonstration
        self._open: dict[str, Page] = {}
        self._answer: Response | None = None
        self.complaints: list[str] = []

    def page(self, who: str) -> Page:
        """Return the page of somebody; nobody in particular where the name is empty."""
        if who not in self._open:
            context = self._browser.new_context(base_url=self._of.base, viewport=WIDE, locale="en-GB")
            if who:
                context.add_cookies([{"name": "session", "value": self._of.sessions[who], "url": self._of.base}])
            page = context.new_page()
            page.on("request", lambda each: self._heed(each.url))
            page.on("console", lambda each: self._complain("console", each.text) if each.type == "error" else None)
            page.on("pageerror", lambda each: self._complain("script", str(each)))
            self._open[who] = page
        return self._open[who]

    def visit(self, who: str, path: str, *, waits: bool, sends: str = "") -> Page:
        """Go to a path, send its form with a file, wait for what is worked out, and open whatever can be opened."""
        page = self.page(who)
        self.complaints.clear()
        self._answer = page.goto(self._of.filled(path), timeout=_HURRY)
        if sends:
            self._answer = _sent(page, EXAMPLES / sends)
        elif waits:
            self._answer = None
        if waits:
            expect(page.get_by_text(WORKING)).to_have_count(0, timeout=_HURRY)
        page.evaluate(_OPEN_ALL)
        return page

    def sent(self, page: Page) -> tuple[int, str]:
        """Return the status and the text of the page last gone to, as the server sent it, before any script."""
        answer = self._answer or page.request.get(page.url)
        return answer.status, answer.text()

    def close(self) -> None:
        """Close every page."""
        for each in self._open.values():
            each.context.close()

    def _heed(self, url: str) -> None:
        if urlsplit(url).hostname != "127.0.0.1" and not url.startswith(("data:", "blob:")):
            self._complain("request to elsewhere", url)

    def _complain(self, what: str, words: str) -> None:
        # Chromium writes a line of its own for each page that answers with a fault, as some of ours are meant to.
        if "Failed to load resource: the server responded with a status of 4" not in words:
            self.complaints.append(f"{what}: {words}")


def _sent(page: Page, file: Path) -> Response:
    """Choose a file in the form of a page, send it, and return what came."""
    page.locator("main input[type=file]").set_input_files(file)
    with page.expect_response(lambda each: each.request.method == "POST", timeout=_HURRY) as told:
        page.locator("main form[method=post] button[type=submit]").first.click(timeout=_HURRY)
    page.wait_for_load_state()
    return told.value


def violations(page: Page) -> list[Any]:
    """Return what the checker of accessibility finds against WCAG 2.2 AA or good practice."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(_VIOLATIONS, _AXE_RULES)
    return [tuple(each) for each in found]


def overflow(page: Page) -> list[str]:
    """Return what makes a page move sideways at 320 pixels, and leave the page as wide as it was."""
    page.set_viewport_size(NARROW)
    try:
        found: list[str] = page.evaluate(_OVERFLOW)
    finally:
        page.set_viewport_size(WIDE)
    return found


def printed_controls(page: Page) -> list[str]:
    """Return the buttons and ways through the site that would be printed."""
    page.emulate_media(media="print")
    try:
        found: list[str] = page.evaluate(_PRINTED)
    finally:
        page.emulate_media(media="screen")
    return found


def keyboard_faults(page: Page) -> list[str]:
    """Return the controls that the keyboard does not reach in their order, or that do not show that it has."""
    page.keyboard.press("Tab")  # from now on the browser marks the focus as it does for the keyboard
    found: list[str] = page.evaluate(_FOCUS)
    return found


def only_by_script(page: Page, source: str) -> list[str]:
    """Return the headings, forms, tables and links of a page that are not in it as the server sent it."""
    found: list[str] = page.evaluate(_ONLY_BY_SCRIPT, source)
    return found


# Only what is wanted leaves the page: its account of all that it passed is a thousand times as much.
_VIOLATIONS = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(
  found => found.violations.map(each => [each.id, each.nodes.map(node => node.html)]))"""
_OVERFLOW = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const inFrame = each => each.closest('.app-wide, .nhsuk-table-responsive, [tabindex="0"]');
  const wide = [...document.body.querySelectorAll('*')].filter(
    each => each.getBoundingClientRect().right > root.clientWidth + 1 && !inFrame(each));
  return wide.slice(-3).map(each => each.outerHTML.slice(0, 160)).concat([`width ${root.scrollWidth}`]);
}"""
_PRINTED = """() => [...document.querySelectorAll(
    'button, input[type=submit], .nhsuk-button, .nhsuk-skip-link, header nav, .nhsuk-breadcrumb, .nhsuk-pagination')]
  .filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 120)).slice(0, 5)"""
_FOCUS = """() => {
  const all = [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')]
    .filter(each => each.checkVisibility() && !each.disabled);
  const faults = [], named = each => each.outerHTML.slice(0, 120);
  const look = each => {
    const label = each.labels?.[0];
    return [each, label].filter(Boolean).flatMap(one => [null, '::before'].map(part => {
      const style = getComputedStyle(one, part);
      return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor, style.borderColor].join();
    })).join();
  };
  for (const each of all) {
    const at = each.getAttribute('tabindex');
    if (at !== null && Number(at) > 0) faults.push('out of order: ' + named(each));
    if (at !== null && Number(at) < 0) {
      if (each.matches('a[href], button, input, select, textarea, summary')) faults.push('not reached: ' + named(each));
      continue;
    }
    document.activeElement?.blur();
    const before = look(each);
    each.focus({preventScroll: true});
    if (document.activeElement !== each) faults.push('takes no focus: ' + named(each));
    else if (look(each) === before) faults.push('shows no focus: ' + named(each));
  }
  return faults.slice(0, 5);
}"""
_ONLY_BY_SCRIPT = """source => {
  const sent = new DOMParser().parseFromString(source, 'text/html'), faults = [];
  for (const what of ['h1, h2, h3', 'form', 'table', 'a[href]', 'input, select, textarea, button']) {
    const [there, here] = [sent, document].map(each => each.querySelectorAll(`main :is(${what})`).length);
    if (here > there) faults.push(`${what}: ${here}, of which ${there} were sent`);
  }
  return faults;
}"""
