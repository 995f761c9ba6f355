"""What holds for every page of the workbench, in Debian's chromium, on an example of each."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from commonseal.register import open_register
from support.chromium import Windows, keyboard_faults, only_by_script, overflow, printed_controls, violations
from support.command import environment
from support.demonstration import Demonstration
from workbench.sights import NO_PAGE, SIGHTS, Sight
from workbench.test_permissions import ADDRESSES

_LARGEST = 200_000
_TITLE = re.compile(r"^\S.* – Common Seal$")


@pytest.fixture(scope="module")
def windows(browser: Browser, demonstration: Demonstration) -> Iterator[Windows]:
    """A page for each account, before the demonstration."""
    opened = Windows(browser, demonstration)
    yield opened
    opened.close()


def test_every_address_has_an_example(tmp_path: Path) -> None:
    """No page can be added without an example to look at in ``tests/workbench/sights.py``."""
    place = f"sqlite:///{tmp_path / 'register.db'}"
    open_register(place, create=True)
    words = [sys.executable, "-c", ADDRESSES, place]
    done = subprocess.run(words, env=environment(), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    pages = {each for each in json.loads(done.stdout) if ":" not in each}
    lacking = pages - {each.address for each in SIGHTS} - set(NO_PAGE)
    assert not lacking, f"give tests/workbench/sights.py an example of: {', '.join(sorted(lacking))}"
    assert {each.address for each in SIGHTS} | set(NO_PAGE) <= pages


def test_no_two_examples_have_one_name() -> None:
    """Pictures are named by their examples, so each has a name of its own."""
    assert len({each.id for each in SIGHTS}) == len(SIGHTS)


@pytest.mark.parametrize("sight", SIGHTS, ids=lambda each: each.id)
def test_a_page_has_what_every_page_has(windows: Windows, sight: Sight) -> None:
    """Every page keeps to all of this.

    Its title says where one is, and it has one heading of the first level. The checker of accessibility finds nothing.
    Nothing moves sideways at 320 pixels but what has a frame of its own. The keyboard reaches all that can be used, in
    its order, and one sees where. All that it tells and asks is there without scripts. On paper it has no buttons. It
    is under 200 kB, asks for nothing from elsewhere, and its scripts do not fail.
    """
    page = windows.visit(sight.who, sight.dated, waits=sight.waits, sends=sight.sends)
    status, source = windows.sent(page)
    faults = {
        "status": status if status != sight.status else None,
        "title": None if _TITLE.match(page.title()) else page.title(),
        "headings": None if page.locator("h1").count() == 1 else page.locator("h1").all_inner_texts(),
        "size": len(source.encode()) if len(source.encode()) >= _LARGEST else None,
        "accessibility": violations(page),
        "sideways at 320 pixels": overflow(page),
        "printed": printed_controls(page),
        "keyboard": keyboard_faults(page),
        "only by script": only_by_script(page, source),
        "complaints": windows.complaints,
    }
    assert {what: told for what, told in faults.items() if told} == {}


def test_a_fault_on_a_page_is_seen(windows: Windows) -> None:
    """Each of the checks is at work: a page that is spoilt in each way does not pass it."""
    page = windows.visit("", SIGHTS[0].dated, waits=False)
    page.evaluate(
        """() => {
          document.querySelector('label[for=q]').remove();
          document.querySelector('main').insertAdjacentHTML('beforeend', '<h2>Late</h2><button>Print me</button>'
            + '<a href="/" tabindex="-1">Hidden from the keyboard</a>');
          const wide = document.querySelector('h1').style;
          [wide.display, wide.minWidth] = ['block', '2000px'];
          document.querySelector('main button').style.setProperty('display', 'block', 'important');
          console.error('spoilt');
        }"""
    )
    assert "label" in [each[0] for each in violations(page)]
    assert overflow(page)
    assert printed_controls(page)
    assert any("Hidden from the keyboard" in each for each in keyboard_faults(page))
    assert only_by_script(page, page.request.get(page.url).text())
    assert windows.complaints == ["console: spoilt"]


@pytest.mark.parametrize("sight", [each for each in SIGHTS if each.is_list], ids=lambda each: each.id)
def test_a_list_says_what_to_do_where_it_has_nothing(windows: Windows, sight: Sight) -> None:
    """A list has a table or, where it has nothing to show, words that say so and a way on."""
    page = windows.visit(sight.who, sight.dated, waits=False)
    main = page.locator("main")
    if sight.what in ("empty", "nothing left"):
        expect(main.locator("tbody tr")).to_have_count(0)
        assert re.search(r"\b(no|none|nothing|empty)\b", main.inner_text(), re.IGNORECASE), main.inner_text()
        assert main.locator("a[href], button").count()
    else:
        assert main.locator("tbody tr").count()


def test_the_first_key_leads_past_the_head_and_tab_goes_through_a_page(windows: Windows) -> None:
    """The skip link leads into the page; from there Tab meets each control in its order and gets out at the end."""
    page = windows.visit("", SIGHTS[0].dated, waits=False)
    page.reload()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    wanted = page.evaluate(
        "[...document.querySelectorAll('main :is(a[href], button, input:not([type=hidden]), summary)')]"
        ".filter(each => each.checkVisibility()).map(each => each.outerHTML)"
    )
    met = []
    for _ in wanted:
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.outerHTML"))
    assert met == wanted
