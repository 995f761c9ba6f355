"""Journeys in a real browser: Debian’s chromium, with and without scripts, by keyboard alone."""

import pytest
from playwright.sync_api import Browser, Page, expect

DATES = "on=2018-05-01&known-at=2018-05-31"


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
    page.goto(f"/?{DATES}")
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
    page.goto(f"/search?q=&{DATES}")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.locator("#q")).to_be_focused()
