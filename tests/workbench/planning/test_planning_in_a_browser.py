"""Planning in a real browser: a plan is written, proposed, decided on and seen as of its date; every page is usable."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from support.chromium import violations
from support.workbench import PASSWORD
from workbench.planning.by_hand import PlanByHand, choose_minute, in_a_year, write_and_propose
from workbench.planning.conftest import TODAY, Served

expect.set_options(timeout=30_000)
BOARDS = ("NHS North Moor Integrated Care Board", "NHS High Moor Integrated Care Board")
DATES = f"on=2019-07-10&known-at={TODAY}"


def _dated(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{DATES}"


def _opened(browser: Browser, base: str, account: str | None, **more: Any) -> Page:
    page = browser.new_context(base_url=base, **more).new_page()
    if account is not None:
        page.goto("/sign-in")
        page.get_by_label("Name").fill(account)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
    page.set_default_timeout(60_000)
    return page


@pytest.fixture(scope="module")
def cleared(browser: Browser, plans: Served) -> Iterator[Page]:
    """A page of somebody who may plan for every body and see staff, and decide nothing, and one who may decide."""
    page = _opened(browser, plans.base, "everything")
    yield page
    page.context.close()


def test_no_page_of_a_draft_has_a_fault_of_accessibility(cleared: Page) -> None:
    """Each part of a draft is checked as pages are, empty and with faults, and so is the list that has the draft."""
    cleared.set_viewport_size({"width": 320, "height": 700})
    cleared.goto(_dated("/plans"))
    cleared.get_by_role("button", name="Plan a change").click()
    cleared.wait_for_url("**/about*")
    draft = cleared.url.partition("/about")[0]
    cleared.goto(f"{draft}/options?{DATES}")
    cleared.get_by_role("radio", name="Joint committee").check()
    cleared.get_by_role("button", name="Add it").click()
    cleared.get_by_role("button", name="Save the option").click()
    expect(cleared.get_by_role("alert")).to_contain_text("Say what the option is called")
    assert violations(cleared) == []
    for part in ("", "/about", "/criteria", "/options", "/options/0", "/scores", "/check"):
        cleared.goto(f"{draft}{part}?{DATES}")
        assert violations(cleared) == [], part
        assert cleared.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), part
    cleared.goto(_dated("/plans"))
    assert violations(cleared) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_change_is_planned_decided_and_seen_as_of_its_date(
    browser: Browser, own_plans: Served, scripts: bool
) -> None:
    """A director writes and proposes a plan; a secretary records a decision from its minute; it shows from its day."""
    name = f"One director of finance {'with' if scripts else 'without'} scripts"
    director = _opened(browser, own_plans.base, "director", java_script_enabled=scripts)
    plan = PlanByHand(name, BOARDS, "One director for both", "director of finance", from_day=in_a_year(), grade="VSM 2")
    write_and_propose(director, plan, scripts=scripts)
    director.get_by_role("link", name="Route and dates of One director for both").click()
    expect(director.locator(".app-step", has_text="North Moor").first).to_contain_text("to come")
    route = director.url
    director.context.close()
    secretary = _opened(browser, own_plans.base, "secretary", java_script_enabled=scripts)
    secretary.goto(route)
    _records_the_decision(secretary)
    expect(secretary.get_by_role("heading", level=1)).to_contain_text(name)
    expect(secretary.get_by_role("status")).to_contain_text("approved it, 2 November 2026")
    assert "on=2026-11-02" in secretary.url
    expect(secretary.locator(".nhsuk-tag", has_text="done").first).to_be_visible()
    secretary.context.close()


def _records_the_decision(page: Page) -> None:
    step = page.locator(".app-step", has_text="North Moor").first
    step.get_by_role("link", name=re.compile("Record the decision")).click()
    choose_minute(page, "Halton")
    page.get_by_label("Only passages with these words").fill("audit committee")
    page.get_by_role("button", name="Show its words").click()
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_role("alert")).to_contain_text("Say how it ended")
    expect(page.get_by_role("alert")).to_contain_text("Choose the words of the minute")
    page.get_by_label(re.compile("The audit committee of each CCG")).check()
    page.get_by_label("Approved", exact=True).check()
    page.get_by_label("Day of the decision").fill("2026-11-02")
    page.get_by_role("button", name="Record the decision").click()
