"""A workbench over the four examples, and one over a register with public, internal and restricted matters."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from commonseal.register import open_register
from commonseal.vocabulary import Standing
from commonseal.vocabulary.facts import Approval, Option, Proposal
from support.chromium import CHROMIUM, WIDE, started
from support.demonstration import Demonstration, load_examples, make, shown, url_in
from support.kept import copy_of
from support.saying import act, appointment, body, paper, person, post, quote, said
from support.workbench import Reader, make_accounts, served
from workbench.permissions import CLEARED, GUARDED, PEOPLE

# While a browser is open its driver keeps a loop in this thread, and Django would not speak to a database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the four examples; gives the address."""
    folder = copy_of("examples", load_examples, tmp_path_factory)
    with served(url_in(folder), folder / "log.txt") as base:
        yield base


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """Serve the demonstration: the examples, plans, papers that came in, and an account for each role."""
    with shown(copy_of("demonstration", make, tmp_path_factory)) as found:
        yield found


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start the browser; without one these tests are left out, but not where they must run."""
    if CHROMIUM is None:
        if os.environ.get("COMMONSEAL_NEEDS_CHROMIUM"):
            pytest.fail("these tests must run here, and there is no browser; install Debian's chromium")
        pytest.skip("no browser here; install Debian's package chromium, or set COMMONSEAL_CHROMIUM")
    with started() as found:
        yield found


@pytest.fixture
def page(browser: Browser, examples: str) -> Iterator[Page]:
    """A page of a browser before the examples, which fails the test if it asks for anything from elsewhere."""
    context = browser.new_context(base_url=examples, viewport=WIDE, locale="en-GB")
    opened, strangers = context.new_page(), []
    opened.on("request", lambda each: None if each.url.startswith(examples) else strangers.append(each.url))
    yield opened
    context.close()
    assert not strangers


@pytest.fixture
def reader(examples: str) -> Reader:
    """Somebody who has not signed in, before the examples."""
    return Reader(examples)


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a register with a matter of each visibility, and an account for each; gives the address."""
    with guarded_register(tmp_path_factory) as (base, _):
        yield base


@contextmanager
def guarded_register(pages: pytest.TempPathFactory, **more: str) -> Iterator[tuple[str, Path]]:
    """Serve one while the block runs, with more in its environment; gives its address and its file."""
    folder = copy_of("guarded", _make_guarded, pages)
    with served(url_in(folder), folder / "log.txt", **more) as base:
        yield base, folder / "register.db"


def _make_guarded(folder: Path) -> None:
    url = url_in(folder)
    register = open_register(url, create=True)
    with act(register, "2016-06-01") as writer:
        writer.record(said(body("Ashford CCG")))
        for visibility, name in GUARDED.items():
            text = f"Minutes. {name} was appointed {visibility.value} officer."
            minutes = paper(f"Minutes of {name}", text, visibility=visibility)
            writer.paper(minutes)
            held = {"visibility": visibility, "evidence": (quote(minutes, f"{name} was appointed"),)}
            writer.record(said(person(f"{name}"), **held))
            writer.record(said(post("Ashford CCG", f"{visibility.value} officer"), "2016-01-01", **held))
            writer.record(
                said(appointment(f"{name}", "Ashford CCG", f"{visibility.value} officer"), "2016-01-01", **held)
            )
        for visibility in GUARDED:
            change = Proposal(
                id=f"proposal/{visibility.value}-change",
                name=f"A change that is {visibility.value}",
                promoters=("body/ashford-ccg",),
            )
            option = Option(
                id=f"option/{visibility.value}-change/alone",
                proposal=change.id,
                name=f"A way that is {visibility.value}",
            )
            asked = Approval(
                proposal=change.id, step="board", body="body/ashford-ccg", act="approves", subject_matter="the change"
            )
            for each in (change, option, asked):
                writer.record(said(each, "2016-01-01", standing=Standing.PROPOSED, visibility=visibility))
    cleared = [(name, permissions, (("reviewer", ""),)) for name, permissions in CLEARED.items()]
    make_accounts(url, *cleared, *((name, (), roles) for name, roles in PEOPLE.items()))
