"""A workbench over the four examples, and one over a register with public, internal and restricted matters."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from commonseal.register import open_register
from commonseal.vocabulary import Standing, UncertainDate, Visibility
from commonseal.vocabulary.facts import Approval, ApprovalStep, Option, Proposal
from support.command import EXAMPLES, commonseal
from support.saying import act, appointment, body, paper, person, post, quote, said
from support.workbench import Reader, make_accounts, served
from workbench.permissions import CLEARED, GUARDED, PEOPLE


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the four examples; gives the address."""
    folder = tmp_path_factory.mktemp("workbench")
    url = f"sqlite:///{folder / 'examples.db'}"
    done = commonseal("load", EXAMPLES, db=url)
    assert done.code == 0, done.err
    with served(url, folder / "log.txt") as base:
        yield base


@pytest.fixture
def reader(examples: str) -> Reader:
    """Somebody who has not signed in, before the examples."""
    return Reader(examples)


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a register with a matter of each visibility, and an account for each; gives the address."""
    with guarded_register(tmp_path_factory.mktemp("guarded")) as (base, _):
        yield base


def _plan_of(visibility: Visibility) -> tuple[Option, Approval]:
    """Return the one option of a change, and the one step of its way."""
    change, one = f"proposal/{visibility.value}-change", f"option/{visibility.value}-change"
    option = Option(
        id=one,
        proposal=change,
        name=f"One way of a change that is {visibility.value}",
        ends=(f"post/ashford-ccg/{visibility.value}-officer",),
        target=UncertainDate.parse("2017-04-01"),
    )
    board = Approval(
        proposal=change,
        step="board",
        body="body/ashford-ccg",
        act=ApprovalStep.DECIDES,
        subject_matter="the change",
        option=one,
    )
    return option, board


@contextmanager
def guarded_register(folder: Path, **more: str) -> Iterator[tuple[str, Path]]:
    """Serve one while the block runs, with more in its environment; gives its address and its file."""
    place = folder / "guarded.db"
    url = f"sqlite:///{place}"
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
            writer.record(said(change, "2016-01-01", standing=Standing.PROPOSED, visibility=visibility))
            for planned in _plan_of(visibility):
                writer.record(said(planned, "2016-01-01", standing=Standing.PROPOSED, visibility=visibility))
    cleared = [(name, permissions, (("reviewer", ""),)) for name, permissions in CLEARED.items()]
    make_accounts(url, *cleared, *((name, (), roles) for name, roles in PEOPLE.items()))
    with served(url, folder / "log.txt", **more) as base:
        yield base, place
