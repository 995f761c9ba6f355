"""What the register hands out and which acts enter it, as a watch is told."""

from datetime import date

import pytest

from commonseal.register.register import Register
from commonseal.register.watching import Watch, watching
from commonseal.vocabulary import Viewer, Visibility
from support.saying import act, body, paper, person, quote, said

RESTRICTED = Viewer(clearance=Visibility.RESTRICTED)
DAY = date(2019, 7, 10)


@pytest.fixture
def known(register: Register) -> Register:
    """A register with a public body, and a restricted person whom a restricted paper names."""
    minutes = paper("Secret minutes", "Minutes. Xenia was named.", visibility=Visibility.RESTRICTED)
    with act(register) as writer:
        writer.record(said(body("Halton CCG")))
        writer.paper(minutes)
        writer.record(said(person("Xenia"), visibility=Visibility.RESTRICTED, evidence=(quote(minutes, "Xenia"),)))
    return register


def _told(known: Register, viewer: Viewer) -> dict[str, set[str]]:
    """Ask in every way there is, and return what each told a watch."""
    ways = {
        "as_of": lambda: known.as_of(on=DAY, known_at=DAY, viewer=viewer),
        "as_of one": lambda: known.as_of(on=DAY, known_at=DAY, viewer=viewer, bodies=["person/xenia"]),
        "find": lambda: known.find("Xenia", known_at=DAY, viewer=viewer),
        "find near": lambda: known.find("Xenja", known_at=DAY, viewer=viewer),
        "history": lambda: known.history("person/xenia", viewer=viewer),
        "papers": lambda: known.papers.known(known_at=DAY, viewer=viewer),
        "all papers": lambda: known.papers.all(viewer),
    }
    found = {}
    for name, ask in ways.items():
        watch = Watch()
        with watching(watch):
            ask()
        found[name] = set(watch.restricted)
    return found


def test_whatever_way_is_asked_what_is_restricted_is_told(known: Register) -> None:
    """Each way of asking tells of the restricted statement or paper that it hands out."""
    told = _told(known, RESTRICTED)
    assert told.pop("papers") == told.pop("all papers") == {"paper/secret-minutes"}
    assert told.pop("as_of") == told.pop("as_of one") == {"statement/2", "paper/secret-minutes"}
    assert set(map(frozenset, told.values())) == {frozenset({"statement/2"})}


def test_nothing_is_told_where_nothing_restricted_is_handed_out(known: Register) -> None:
    """Who may not see it is handed nothing of it, so that there is nothing to tell, whichever way they ask."""
    for viewer in (Viewer(), Viewer(clearance=Visibility.INTERNAL)):
        assert not any(_told(known, viewer).values())


def test_single_matters_are_told(known: Register) -> None:
    """A statement and a paper asked for by name are told; one that is public is not."""
    for ask, told in (
        (lambda: known.statement(2, viewer=RESTRICTED), {"statement/2"}),
        (lambda: known.statement(1, viewer=RESTRICTED), set()),
        (lambda: known.papers.get("paper/secret-minutes", RESTRICTED), {"paper/secret-minutes"}),
    ):
        watch = Watch()
        with watching(watch):
            ask()
        assert set(watch.restricted) == told


def test_acts_are_told_and_only_within_the_block(known: Register) -> None:
    """An act that enters is told by its number; one that does nothing is not, nor is one after the block."""
    watch = Watch()
    with watching(watch):
        with act(known) as writer:
            writer.record(said(body("Warrington CCG")))
        with act(known):
            pass
    with act(known) as writer:
        writer.record(said(body("Swale CCG")))
    assert watch.acts == [2]
    assert watch.is_empty is False
