"""Journeys in a real browser: Debian’s chromium, with and without scripts, by keyboard alone."""

import re
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
    """Serve the register of the minutes, with an administrator, a reviewer and an approver; gives the address."""
    folder = tmp_path_factory.mktemp("journey")
    run_all(url_in(folder), ("load", register_file(folder)))
    make_accounts(
        url_in(folder),
        ("head", [], [("administrator", "")]),
        ("reviewer", [], [("reviewer", "")]),
        ("approver", [], [("approver", "")]),
    )
    with served(url_in(folder), folder / "log.txt") as base:
        yield base


def test_a_new_secretary_brings_a_change_from_its_paper_to_its_day(
    browser: Browser, new_register: str, tmp_path: Path
) -> None:
    """From an account, through a paper and the gap that it opens, to a plan, its decision and what holds from then."""
    dale, vale, _ = SETS[0]
    head = _comes_in(browser, new_register, "head")
    _makes_an_account(head, "j.rowe")
    secretary = _comes_in(browser, new_register, "j.rowe")
    _uploads(secretary, _minutes(tmp_path, dale, vale))
    reviewer = _comes_in(browser, new_register, "reviewer")
    _accepts_every_claim(reviewer)
    secretary.goto(f"/findings?body={vale.lower()}-ccg&on=2019-07-10&known-at={TODAY}")
    expect(secretary.locator("main")).to_contain_text("Cy Hart is shown as accountable officer")
    expect(secretary.locator("main")).to_contain_text("the register has no appointment by NHS England")
    _plans_one_officer(secretary, dale, vale)
    route = secretary.url
    approver = _comes_in(browser, new_register, "approver")
    approver.goto(route)
    _records_the_decision(approver, dale)
    expect(approver.get_by_role("status")).to_contain_text("approved it, 10 July 2019")
    assert "on=2019-07-10" in approver.url
    expect(approver.locator(".nhsuk-tag", has_text="done").first).to_be_visible()
    for each in (head, secretary, reviewer, approver):
        each.context.close()


def _minutes(folder: Path, dale: str, vale: str) -> Path:
    file = folder / "minutes.txt"
    file.write_text(
        f"NHS {dale} Clinical Commissioning Group\n\n"
        "Minutes of the Governing Body meeting held on 10 July 2019\n\n"
        f"Cy Hart has been the Accountable Officer of NHS {vale} CCG since 1 May 2019.\n\n"
        f"The Governing Body of NHS {dale} CCG approved one accountable officer for both.\n",
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
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Role").select_option("contributor")
    page.get_by_role("button", name="Add the account").click()
    expect(page.get_by_role("status")).to_contain_text(f"The account {name} is made")


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


def _plans_one_officer(page: Page, dale: str, vale: str) -> None:
    page.goto(f"/plans?on=2019-05-02&known-at={TODAY}")
    page.get_by_role("button", name="Plan a change").click()
    page.get_by_label("What the proposal is called").fill("One accountable officer")
    page.get_by_label("Who promotes it").fill(f"{dale} CCG\n{vale} CCG")
    page.get_by_label("Why a change is asked for").fill("Both need one leader")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("Criterion 1", exact=True).fill("Sure to happen")
    page.get_by_label("Weight of criterion 1").fill("2")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("radio", name="Shared post").check()
    page.get_by_role("button", name="Add it").click()
    page.get_by_label("What the option is called").fill("One officer for both")
    page.get_by_label("From when it is to count").fill("2019-12-01")
    page.get_by_label("Bodies").fill(f"{dale} CCG\n{vale} CCG")
    page.get_by_label("Role", exact=True).fill("accountable officer")
    page.get_by_role("button", name="Save the option").click()
    page.get_by_role("link", name="Go on to the scores").click()
    for option in ("No change", "One officer for both"):
        page.get_by_label(f"Sure to happen, points of {option}").fill("5")
        page.get_by_label(f"Why, Sure to happen of {option}").fill("As we see it")
    page.get_by_role("button", name="Save and check").click()
    page.get_by_role("button", name="Propose").click(timeout=60_000)
    expect(page.get_by_role("status")).to_contain_text("Proposed")
    page.get_by_role("link", name="Route and dates of One officer for both").click()


def _records_the_decision(page: Page, dale: str) -> None:
    step = page.locator(".app-step", has_text=dale).first
    step.get_by_role("link", name=re.compile("Record the decision")).click()
    page.get_by_label("The paper that records the decision").select_option(label="Minutes of July")
    page.get_by_role("button", name="Show its words").click()
    page.get_by_label(re.compile("approved one accountable officer")).check()
    page.get_by_label("Approved", exact=True).check()
    page.get_by_label("Day of the decision").fill("2019-07-10")
    page.get_by_role("button", name="Record the decision").click()
