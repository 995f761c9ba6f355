"""Journeys in a real browser: Debian’s chromium, with and without scripts, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.demonstration import run_all, url_in
from support.minutes import SETS, register_file
from support.workbench import PASSWORD, make_accounts, served
from workbench.sights import TODAY

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


@pytest.fixture(scope="module")
def new_register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the register of the minutes, with an administrator and a reviewer; gives the address."""
    folder = tmp_path_factory.mktemp("journey")
    run_all(url_in(folder), ("load", register_file(folder)))
    make_accounts(
        url_in(folder),
        ("head", [], [("administrator", "")]),
        ("reviewer", [], [("reviewer", "")]),
    )
    with served(url_in(folder), folder / "log.txt") as base:
        yield base


def test_a_new_secretary_brings_a_paper_to_the_gap_that_it_opens(
    browser: Browser, new_register: str, tmp_path: Path
) -> None:
    """An account is made, a paper is sent and reviewed by somebody else, and the rules find what it leaves open.

    How a change is then planned, decided on and seen as of its day is followed in ``planning``.
    """
    dale, vale, _ = SETS[0]
    findings = f"/findings?body={vale.lower()}-ccg&on=2019-07-10&known-at={TODAY}"
    head = _comes_in(browser, new_register, "head")
    _makes_an_account(head, "j.rowe")
    secretary = _comes_in(browser, new_register, "j.rowe")
    secretary.goto(findings)
    expect(secretary.locator("main")).not_to_contain_text("Cy Hart")
    _uploads(secretary, _minutes(tmp_path, dale, vale))
    reviewer = _comes_in(browser, new_register, "reviewer")
    _accepts_every_claim(reviewer)
    secretary.goto(findings)
    expect(secretary.locator("main")).to_contain_text("Cy Hart is shown as accountable officer")
    expect(secretary.locator("main")).to_contain_text("the register has no appointment by NHS England")
    for each in (head, secretary, reviewer):
        each.context.close()


def _minutes(folder: Path, dale: str, vale: str) -> Path:
    file = folder / "minutes.txt"
    file.write_text(
        f"NHS {dale} Clinical Commissioning Group\n\n"
        "Minutes of the Governing Body meeting held on 10 July 2019\n\n"
        f"Cy Hart has been the Accountable Officer of NHS {vale} CCG since 1 May 2019.\n",
        encoding="utf-8",
    )
    return file


def _comes_in(browser: Browser, base: str, name: str) -> Page:
    page = browser.new_context(base_url=base, locale="en-GB").new_page()
    page.goto("/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name=name)).to_be_visible()
    return page


def _makes_an_account(page: Page, name: str) -> None:
    page.get_by_role("link", name="Accounts").click()
    page.get_by_role("link", name="Add an account").click()
    page.get_by_label("Name to sign in with").fill(name)
    page.get_by_label("First password").fill(PASSWORD)
    page.get_by_label("Role").select_option("contributor")
    page.get_by_role("button", name="Add the account").click()
    expect(page.get_by_role("status")).to_contain_text(f"The account {name} is made", timeout=60_000)


def _uploads(page: Page, file: Path) -> None:
    page.get_by_role("link", name="To review").click()
    page.get_by_role("link", name="Add papers").click()
    page.get_by_label("Papers", exact=True).set_input_files(file)
    page.get_by_label("Title, if there is one paper").fill("Minutes of July")
    page.get_by_label("Everybody (public)").check()
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#state")).to_contain_text("to review", timeout=120_000)


def _accepts_every_claim(page: Page) -> None:
    page.get_by_role("link", name="To review").click()
    page.get_by_role("link", name="Review Minutes of July").click()
    while page.get_by_role("button", name="Accept").count():
        page.get_by_role("button", name="Accept").first.click()
    expect(page.locator("main")).to_contain_text("Every claim is decided")
