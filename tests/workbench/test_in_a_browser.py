"""Journeys in a real browser: Debian’s chromium, with and without scripts, wide and narrow, by keyboard alone."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = os.environ.get("COMMONSEAL_CHROMIUM") or shutil.which("chromium")
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
DATES = "on=2018-05-01&known-at=2018-05-31"
PAGES = {
    "home": f"/?{DATES}",
    "nothing found": f"/search?q=Zzyqx&{DATES}",
    "near": f"/search?q=haltn+ccg&{DATES}",
    "search without words": f"/search?q=&{DATES}",
    "who": f"/who?asked=accountable+officer&at=Halton+CCG&{DATES}",
    "body": f"/body/halton-ccg?{DATES}",
    "person": f"/person/andrew-davies?{DATES}",
    "post": f"/post/halton-ccg/accountable-officer?{DATES}",
    "arrangement": "/arrangement/northumberland-accountable-officer?on=2016-12-15&known-at=2019-01-01",
    "proposal": "/proposal/portsmouth-integration?on=2019-07-10&known-at=2019-07-10",
    "register": f"/register?{DATES}",
    "bodies": f"/bodies?{DATES}",
    "people": f"/people?{DATES}",
    "posts, filtered": f"/posts?bodies=halton&{DATES}",
    "arrangements": f"/arrangements?{DATES}",
    "proposals": "/proposals?on=2019-07-10&known-at=2019-07-10",
    "papers": f"/papers?{DATES}",
    "statements": f"/statements?page=2&{DATES}",
    "facts": f"/facts?of=body/halton-ccg&{DATES}",
    "history": "/history?of=body/northumberland-ccg&on=2018-05-01&known-at=2019-01-01",
    "timeline": f"/timeline?of=body/halton-ccg,body/warrington-ccg&{DATES}",
    "timeline of nothing": f"/timeline?{DATES}",
    "picture": f"/picture?of=body/halton-ccg,body/warrington-ccg&interim=2018-09-01&after=2019-06-01&{DATES}",
    "picture with a fault": f"/picture?of=body/halton-ccg&after=2001-01-01&{DATES}",
    "an empty home": "/?on=2001-01-01&known-at=2001-01-01",
    "an empty list": "/bodies?on=2001-01-01&known-at=2001-01-01",
    "statement": f"/statement/154?{DATES}",
    "findings": f"/findings?{DATES}",
    "findings of one body": f"/findings?body=halton-ccg&always=1&{DATES}",
    "findings of no body": f"/findings?body=zzyqx&from=soon&level=most&rule=CS-NONE&option=none&{DATES}",
    "nothing found by the rules": "/findings?on=1950-01-01&known-at=2018-05-31",
    "finding": f"/finding/CS-APPT-01:c1572c89efea?{DATES}",
    "functions": f"/duties?body=halton-ccg&body=northumberland-county-council&{DATES}",
    "functions of nobody yet": f"/duties?{DATES}",
    "schemes": f"/scheme?body=halton-ccg&body=northumberland-county-council&{DATES}",
    "stress": f"/stress?{DATES}",
    "interests": f"/interests?person=andrew-davies&{DATES}",
    "rules": f"/rules?{DATES}",
    "rule": f"/rule/CS-POST-01?{DATES}",
    "law": f"/law?{DATES}",
    "pack": f"/law/icb?{DATES}",
    "provision": f"/law/ccg.gb.pay?{DATES}",
    "stale law": "/law/stale?on=2028-01-01&known-at=2018-05-31",
    "calendar": "/calendar?on=2019-07-10&known-at=2019-07-10",
    "calendar of no month": "/calendar?month=soon&body=zzyqx&on=2019-07-10&known-at=2019-07-10",
    "not found": f"/body/no-such-body?{DATES}",
    "faulty dates": "/papers?on=soon&known-at=2999-01-01",
    "sign in": "/sign-in",
}
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser; without one these tests are left out, but not where they must run."""
    if CHROMIUM is None:
        if os.environ.get("COMMONSEAL_NEEDS_CHROMIUM"):
            pytest.fail("these tests must run here, and there is no browser; install Debian's chromium")
        pytest.skip("no browser here; install Debian's package chromium, or set COMMONSEAL_CHROMIUM")
    with sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, examples: str) -> Iterator[Page]:
    """A page of a browser before the examples, which fails the test if it asks for anything from elsewhere."""
    context = browser.new_context(base_url=examples, viewport={"width": 1100, "height": 900})
    opened, strangers = context.new_page(), []
    opened.on("request", lambda each: None if each.url.startswith(examples) else strangers.append(each.url))
    yield opened
    context.close()
    assert not strangers


def _violations(page: Page) -> list[Any]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", _RULES)
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]]


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_fault_of_accessibility(page: Page, name: str) -> None:
    """The checker finds no fault against WCAG 2.2 AA or good practice, with everything on the page opened."""
    page.goto(PAGES[name])
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert _violations(page) == []


def test_the_checker_sees_a_fault(page: Page) -> None:
    """The checker is at work: of a field without a label it says so."""
    page.goto(PAGES["home"])
    page.evaluate("document.querySelector('label[for=q]').remove()")
    assert "label" in [each[0] for each in _violations(page)]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_fits_a_narrow_screen(page: Page, name: str) -> None:
    """At 320 pixels nothing but a table in its own frame has to be moved sideways."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(PAGES[name])
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_member_of_the_public_goes_from_a_question_to_the_words_in_the_paper(
    browser: Browser, examples: str, scripts: bool
) -> None:
    """They ask who is accountable, open the quote, follow it into the paper, and change what was known at the time."""
    context = browser.new_context(base_url=examples, java_script_enabled=scripts)
    page = context.new_page()
    page.goto("/?on=2016-12-15&known-at=2019-01-01")
    page.get_by_label("Ask the register").fill("Who is the accountable officer at Northumberland CCG?")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("#answer")).to_contain_text("Steven Mason holds the post of accountable officer")
    page.locator("summary", has_text="quote").first.click()
    page.locator("blockquote a").first.click()
    marked = page.locator("mark:target")
    expect(marked).to_be_visible()
    assert "on=2016-12-15&known-at=2019-01-01#at-" in page.url
    page.go_back()
    page.get_by_label("As known at").fill("2016-11-22")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#answer")).to_contain_text("Stephen Mason holds the post of accountable officer")
    assert "/who?" in page.url
    context.close()


def test_the_search_is_reached_and_sent_by_keyboard(page: Page) -> None:
    """The first key leads past the head of the page; a name typed and sent leads to its page."""
    page.goto(PAGES["home"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Ask the register")).to_be_focused()
    page.keyboard.type("Halton CCG")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("NHS Halton Clinical Commissioning Group")


def test_an_error_is_brought_to_the_reader(page: Page) -> None:
    """The summary of what is wrong has the focus, and its link leads to the field."""
    page.goto(PAGES["search without words"])
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.locator("#q")).to_be_focused()
