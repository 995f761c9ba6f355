"""Signing in, one’s own account, accounts and the audit in a real browser: accessible, narrow, by keys alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.chromium import violations
from support.workbench import PASSWORD

PAGES = ("/account/second-factor", "/no/such/page/at/all")
"""Pages that the demonstration cannot show; all others are held to the same by ``test_every_page.py``."""


@pytest.fixture(scope="module")
def signed_in(browser: Browser, guarded: str) -> Iterator[Page]:
    """A page of a browser in which the administrator has signed in, by keys alone."""
    context = browser.new_context(base_url=guarded, viewport={"width": 1100, "height": 900})
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Name").focus()
    page.keyboard.type("administrator")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="administrator")).to_be_visible()
    page.goto("/account/second-factor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("img", name="Code to scan")).to_be_visible()
    yield page
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_of_accounts_has_a_fault_and_each_fits_a_narrow_screen(signed_in: Page, path: str) -> None:
    """The checker finds nothing, and at 320 pixels nothing but a table in its frame has to be moved sideways."""
    signed_in.set_viewport_size({"width": 1100, "height": 900})
    signed_in.goto(path)
    assert violations(signed_in) == []
    signed_in.set_viewport_size({"width": 320, "height": 700})
    signed_in.goto(path)
    assert signed_in.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert violations(signed_in) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_wrong_password_is_brought_to_the_reader(browser: Browser, guarded: str, scripts: bool) -> None:
    """The summary says what is wrong and leads to the field; the name stands there still, the password does not."""
    context = browser.new_context(base_url=guarded, java_script_enabled=scripts)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Name").fill("reader")
    page.get_by_label("Password").fill("not the right one")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    expect(page.get_by_label("Name")).to_have_value("reader")
    expect(page.get_by_label("Password")).to_have_value("")
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Name")).to_be_focused()
    context.close()


def test_an_administrator_gives_a_role_and_finds_it_in_the_audit(signed_in: Page) -> None:
    """From the list to the account, a role given by the name of its body, and the change in the audit."""
    signed_in.set_viewport_size({"width": 1100, "height": 900})
    signed_in.goto("/accounts")
    signed_in.get_by_role("link", name="bare", exact=True).click()
    signed_in.get_by_label("Role", exact=True).select_option("contributor")
    signed_in.get_by_label("At which body").fill("Ashford CCG")
    signed_in.get_by_role("button", name="Give the role").click()
    expect(signed_in.get_by_role("status")).to_contain_text("bare is now contributor at Ashford CCG")
    signed_in.get_by_role("button", name="Take away contributor at Ashford CCG").click()
    expect(signed_in.get_by_role("status")).to_contain_text("no longer contributor")
    signed_in.goto("/audit?words=bare")
    expect(signed_in.get_by_role("row", name="gave bare the role contributor at body/ashford-ccg")).to_be_visible()
