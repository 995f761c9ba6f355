"""A secretary and two reviewers in a real browser: by keys, without scripts, by keyboard alone, narrow, and checked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.chromium import violations
from support.minutes import Matter, next_matter
from support.workbench import PASSWORD
from workbench.reviewing_place import reviewing_place, signed_in


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the register of the minutes; gives the address."""
    with reviewing_place(tmp_path_factory.mktemp("review"), tmp_path_factory) as base:
        yield base


@pytest.fixture
def matter() -> Matter:
    """Places of this test alone."""
    return next_matter()


@pytest.fixture
def name(place: str, matter: Matter) -> str:
    """The name of the minutes, sent by the secretary and read."""
    return matter.sent_by(signed_in(place, "secretary"))


def come_in(browser: Browser, base: str, who: str, *, scripts: bool = True, width: int = 1200) -> Page:
    """Open a page of a browser in which somebody has signed in."""
    context = browser.new_context(base_url=base, java_script_enabled=scripts, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto("/sign-in")
    page.locator("[name=login]").fill(who)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    return page


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_secretary_sends_a_paper_and_sees_it_read(
    browser: Browser, place: str, matter: Matter, tmp_path: Path, scripts: bool
) -> None:
    """They choose the file, say who may see it, and see it waiting and then read, without a word of help."""
    file = tmp_path / "minutes of july.txt"
    file.write_text(matter.text, encoding="utf-8")
    page = come_in(browser, place, "secretary", scripts=scripts)
    page.goto("/")
    page.get_by_role("link", name="To review").click()
    page.get_by_role("link", name="Add papers").click()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a paper")
    page.get_by_label("Papers", exact=True).set_input_files(file)
    page.get_by_label("Title, if there is one paper").fill("Minutes of July")
    page.get_by_label("Everybody (public)").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Minutes of July")
    expect(page.locator("main")).to_contain_text("The paper came in")
    if not scripts:
        for _ in range(100):
            page.wait_for_load_state()
            if page.get_by_role("link", name="Look again").count() == 0:
                break
            page.get_by_role("link", name="Look again").click()
    expect(page.locator("#state")).to_contain_text("6 claims to review", timeout=180_000)
    page.context.close()


def test_a_reviewer_goes_through_the_claims_by_keys(browser: Browser, place: str, name: str, matter: Matter) -> None:
    """They step on and back, accept, undo, accept again and reject; what was accepted stands on the body’s page."""
    page = come_in(browser, place, "ann")
    page.goto(f"/review/{name}?order=reading")
    claim, progress = page.locator(".app-review__sentence"), page.locator("#progress")
    expect(claim).to_contain_text("Ann Lee")
    page.keyboard.press("j")
    expect(claim).to_contain_text("Bo Day")
    page.keyboard.press("k")
    expect(claim).to_contain_text("Ann Lee")
    page.keyboard.press("a")
    expect(progress).to_have_text("1 of 6 decided")
    expect(claim).to_contain_text("Bo Day")
    page.keyboard.press("s")
    expect(claim).to_contain_text("Cy Hart")
    page.keyboard.press("a")
    expect(progress).to_have_text("2 of 6 decided")
    page.keyboard.press("u")
    expect(progress).to_have_text("1 of 6 decided")
    expect(claim).to_contain_text("Cy Hart")
    page.keyboard.press("r")
    expect(progress).to_have_text("2 of 6 decided")
    while "joint committee" not in page.locator(".app-review__sentence").inner_text():
        before = page.url
        page.keyboard.press("j")
        page.wait_for_url(lambda url, before=before: url != before)
    page.keyboard.press("a")
    expect(progress).to_have_text("3 of 6 decided")
    page.goto(f"/body/{matter.vale.lower()}-ccg")
    expect(page.locator("main")).to_contain_text("joint committee")
    expect(page.locator("main")).not_to_contain_text("Cy Hart")
    page.context.close()


def test_keys_can_be_turned_off(browser: Browser, place: str, name: str) -> None:
    """Who speaks to their machine turns single keys off, and they stay off; in a field keys are letters."""
    page = come_in(browser, place, "ann")
    page.goto(f"/review/{name}?order=reading")
    page.get_by_role("button", name="Keys are on").click()
    page.reload()
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Keys are off")).to_be_visible()
    expect(page.locator("#progress")).to_have_text("0 of 6 decided")
    page.context.close()


def test_two_reviewers_do_not_collide(browser: Browser, place: str, name: str) -> None:
    """Who comes second is told who was first, on the page where they were, and can go on."""
    ann, ben = (come_in(browser, place, who) for who in ("ann", "ben"))
    for page in (ann, ben):
        page.goto(f"/review/{name}?order=reading")
    ann.keyboard.press("a")
    expect(ann.locator("#progress")).to_have_text("1 of 6 decided")
    ben.keyboard.press("r")
    expect(ben.get_by_role("alert")).to_contain_text("decided about this claim meanwhile")
    expect(ben.get_by_role("alert")).to_be_focused()
    expect(ben.locator(".app-review__claim")).to_contain_text("Accepted by ann on")
    for page in (ann, ben):
        page.context.close()


def test_a_claim_is_edited_without_scripts(browser: Browser, place: str, name: str, matter: Matter) -> None:
    """What is wrong is told by the field; what is in conflict is shown; how it stands to the register is said."""
    page = come_in(browser, place, "ann", scripts=False)
    page.goto(f"/review/{name}?order=reading&show=conflict")
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Start").fill("last spring")
    page.get_by_label("Person").fill("")
    page.get_by_role("button", name="Accept as edited").click()
    expect(page.get_by_role("alert")).to_contain_text("Say what stands under “Person”")
    expect(page.get_by_label("Start")).to_have_value("last spring")
    page.get_by_label("Person").fill("Bo Day")
    page.get_by_label("Start").fill("2019-06-01")
    page.get_by_role("button", name="Accept as edited").click()
    expect(page.locator("#despite")).to_contain_text("the register has the start as 1 January 2018")
    page.get_by_role("button", name="correct it").click()
    expect(page.locator("main")).to_contain_text("Accepted: “Bo Day")
    page.goto(f"/post/{matter.dale.lower()}/chief-nurse")
    expect(page.locator("main")).to_contain_text("1 June 2019")
    page.context.close()


def test_a_claim_is_decided_about_by_keyboard_alone(browser: Browser, place: str, name: str) -> None:
    """With single keys off, the buttons are reached with Tab and pressed with Enter."""
    page = come_in(browser, place, "ann")
    page.goto(f"/review/{name}?order=reading#claim")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "accept":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#progress")).to_have_text("1 of 6 decided")
    page.context.close()


PAGES = {
    "papers that came in": "/incoming",
    "add papers": "/incoming/add",
    "state": "/incoming/{name}",
    "review": "/review/{name}?order=reading",
    "a conflict": "/review/{name}?show=conflict",
    "none shown": "/review/{name}?show=decided",
    "edit": "/edit-claim/{name}?order=reading",
    "papers": "/papers",
}


def test_no_page_has_a_fault_and_all_fit_a_narrow_screen(browser: Browser, place: str, name: str) -> None:
    """The checker finds nothing, with all opened, and at 320 pixels nothing but a table has to be moved sideways."""
    page = come_in(browser, place, "ann")
    for called, path in PAGES.items():
        page.set_viewport_size({"width": 1200, "height": 900})
        page.goto(path.format(name=name))
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert violations(page) == [], called
        page.set_viewport_size({"width": 320, "height": 700})
        fits = page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert fits, called
    page.context.close()
