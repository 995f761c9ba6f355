"""Lists, timelines and pictures in a real browser: sorted and filtered by hand, made larger, and printed."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from workbench.test_journeys import DATES

OF = "of=body/halton-ccg,body/warrington-ccg"


def test_a_list_is_filtered_sorted_and_turned_by_hand(page: Page) -> None:
    """Somebody filters by a word, sorts by a column, turns it round and clears the filter; the dates stay."""
    page.goto(f"/bodies?{DATES}")
    page.get_by_label("Name", exact=True).fill("halton")
    page.get_by_role("form", name="Filter and sort: Bodies").get_by_role("button", name="Show").click()
    expect(page.locator("caption")).to_contain_text("Showing all")
    page.get_by_role("columnheader", name="Name").get_by_role("link").click()
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "descending")
    page.get_by_role("link", name="Clear the filter").click()
    expect(page.locator("caption")).to_contain_text("Showing 1 to 25 of")
    page.get_by_role("link", name="Page 2").click()
    expect(page.locator("caption")).to_contain_text("Showing 26 to")
    assert DATES.split("&")[0] in page.url


def test_a_list_is_downloaded(page: Page) -> None:
    """The link under a list hands over a file that is named after the list and its dates."""
    page.goto(f"/posts?bodies=halton&{DATES}")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV of Posts").click()
    assert waiting.value.suggested_filename == "posts-on-2018-05-01-known-at-2018-05-31.csv"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_picture_is_made_larger(browser: Browser, examples: str, scripts: bool) -> None:
    """A link makes the picture twice as wide, where it stands or on a new page, and marks which size it has."""
    context = browser.new_context(base_url=examples, java_script_enabled=scripts)
    opened = context.new_page()
    opened.goto(f"/picture?{OF}&{DATES}")
    before = opened.locator(".app-picture").first.bounding_box()
    opened.get_by_role("link", name="2×", exact=True).click()
    expect(opened.get_by_role("link", name="2×", exact=True)).to_have_attribute("aria-current", "true")
    after = opened.locator(".app-picture").first.bounding_box()
    assert before
    assert after
    assert after["width"] == pytest.approx(before["width"] * 2, abs=2)
    assert "zoom=2" in opened.url
    context.close()


@pytest.mark.parametrize("path", [f"/timeline?{OF}", f"/picture?{OF}&after=2019-06-01", "/statements?x=1"])
def test_what_is_printed_has_what_counts_and_fits_the_paper(page: Page, path: str) -> None:
    """On paper the forms and links to turn pages are gone, and the drawing is no wider than the paper."""
    page.goto(f"{path}&{DATES}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    for gone in (".app-filter", ".app-chosen", ".app-zoom", ".app-ways", ".nhsuk-pagination"):
        assert page.locator(f"{gone}:visible").count() == 0
    sizes: list[Any] = page.evaluate("[...document.querySelectorAll('main svg[role=img]')].map(e => e.clientWidth)")
    assert all(0 < each <= 700 for each in sizes)
    expect(page.locator("h1")).to_be_visible()


def test_a_drawing_can_be_moved_by_keyboard_on_a_narrow_screen(page: Page) -> None:
    """The frame of a drawing takes the focus, and the arrow keys move what is in it."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"/timeline?{OF}&{DATES}")
    frame = page.get_by_role("region", name="Drawing of the timeline")
    frame.focus()
    page.keyboard.press("ArrowRight")
    for _ in range(100):  # it moves smoothly; waiting within the page would be refused, as its own scripts are
        if frame.evaluate("each => each.scrollLeft"):
            return
        page.wait_for_timeout(50)
    pytest.fail("the drawing did not move")
