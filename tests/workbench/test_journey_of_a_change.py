"""The whole way of a change in a real browser: from a paper that comes in to the decision, and what is so from then."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from support.demonstration import run_all, url_in
from support.workbench import PASSWORD, make_accounts, served
from workbench.planning.by_hand import PlanByHand, choose_minute, in_a_year, write_and_propose
from workbench.sights import TODAY

ON = "2026-11-10"
DATES = f"on={ON}&known-at={TODAY}"
VALE, DALE = "NHS Vale Integrated Care Board", "NHS Dale Integrated Care Board"
RESOLVED = "The board resolved that one chief executive for both boards be approved."
KNOWN = f"""
act: {{recorded: 2026-01-10, author: ann, reason: read}}
statements:
  - {{kind: body, id: body/vale-icb, name: {VALE}, other_names: [{{name: NHS Vale ICB}}], classification: icb}}
  - {{kind: body, id: body/dale-icb, name: {DALE}, other_names: [{{name: NHS Dale ICB}}], classification: icb}}
"""


@pytest.fixture(scope="module")
def new_register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a register of two boards, with those who administer, review and approve; gives the address."""
    folder = tmp_path_factory.mktemp("journey")
    (folder / "known.yaml").write_text(KNOWN, encoding="utf-8")
    run_all(url_in(folder), ("load", folder / "known.yaml"))
    make_accounts(
        url_in(folder),
        ("head", [], [("administrator", "")]),
        ("reviewer", [], [("reviewer", "")]),
        ("approver", [], [("approver", "")]),
    )
    with served(url_in(folder), folder / "log.txt") as base:
        yield base


def test_a_new_secretary_brings_a_paper_to_the_decision_on_what_it_shows(
    browser: Browser, new_register: str, tmp_path: Path
) -> None:
    """They upload a paper, have it reviewed, find the gap it opens, plan the change, and see what is decided of it."""
    findings = f"/findings?body=vale-icb&{DATES}"
    head = _comes_in(browser, new_register, "head")
    _makes_an_account(head, "j.rowe")
    secretary = _comes_in(browser, new_register, "j.rowe")
    secretary.goto(findings)
    expect(secretary.locator("main")).not_to_contain_text("Cy Hart")
    _uploads(secretary, _minutes(tmp_path))
    reviewer = _comes_in(browser, new_register, "reviewer")
    _accepts_every_claim(reviewer)
    secretary.goto(findings)
    expect(secretary.locator("main")).to_contain_text("Cy Hart is shown as chief executive")
    expect(secretary.locator("main")).to_contain_text("NHS England")
    route = _plans_one_officer_for_both(secretary)
    approver = _comes_in(browser, new_register, "approver")
    approver.goto(route)
    _records_what_the_minutes_say(approver)
    _sees_it_from_its_day_on(secretary, route)
    for each in (head, secretary, reviewer, approver):
        each.context.close()


def _minutes(folder: Path) -> Path:
    file = folder / "minutes.txt"
    file.write_text(
        f"{VALE}\n\nMinutes of the Board meeting held on 10 November 2026\n\n"
        f"Cy Hart has been the Chief Executive of NHS Vale ICB since 1 October 2026.\n\n{RESOLVED}\n",
        encoding="utf-8",
    )
    return file


def _plans_one_officer_for_both(page: Page) -> str:
    """Write and propose a plan; gives the address of its route."""
    plan = PlanByHand("One leader", (VALE, DALE), "One chief for both", "chief executive", in_a_year(), "VSM 1")
    write_and_propose(page, plan, dates=DATES)
    page.get_by_role("link", name="Route and dates of One chief for both").click()
    expect(_step(page)).to_contain_text("to come")
    return page.url


def _step(page: Page) -> Locator:
    return page.locator(".app-step", has_text=VALE).first


def _records_what_the_minutes_say(page: Page) -> None:
    _step(page).get_by_role("link", name=re.compile("Record the decision")).click()
    choose_minute(page, "Minutes of November")
    page.get_by_label("Only passages with these words").fill("resolved")
    page.get_by_role("button", name="Show its words").click()
    page.get_by_label(re.compile(RESOLVED)).check()
    page.get_by_label("Approved", exact=True).check()
    page.get_by_label("Day of the decision").fill(ON)
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_role("status")).to_contain_text("approved it, 10 November 2026")


def _sees_it_from_its_day_on(page: Page, route: str) -> None:
    """The step is done as of the day of its minute, and was still to come the day before."""
    for on, state in ((ON, "done (10 November 2026)"), ("2026-11-09", "planned for 10 November 2026")):
        page.goto(re.sub(r"on=[0-9-]+", f"on={on}", route, count=1))
        expect(_step(page)).to_contain_text(state)


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
    page.get_by_label("Title, if there is one paper").fill("Minutes of November")
    page.get_by_label("Everybody (public)").check()
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#state")).to_contain_text("to review", timeout=120_000)


def _accepts_every_claim(page: Page) -> None:
    page.get_by_role("link", name="To review").click()
    page.get_by_role("link", name="Review Minutes of November").click()
    page.wait_for_load_state()
    while page.get_by_role("button", name="Accept").count():
        page.get_by_role("button", name="Accept").first.click()
        page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("Every claim is decided")
