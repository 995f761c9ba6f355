"""Planning says and records the same on PostgreSQL as on SQLite, to the letter."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from support.command import EXAMPLES, Said, commonseal_here
from support.places import PostgresPlaces, SqlitePlaces

pytestmark = pytest.mark.postgres
Pair = tuple[str, str]
"""The addresses of two registers with the same in them: on SQLite, and on PostgreSQL."""

BOARD = "option/moors-one-board/one-board"
THREE = "The three recommendations"
PORTSMOUTH = "option/portsmouth-integration/recommended"
THEN = ("--on", "2019-07-10", "--known-at", "2019-07-28")
JSON, CSV = ("--format", "json"), ("--format", "csv")
RESTRICTED = ("--clearance", "restricted")
ASKED: dict[str, tuple[str | Path, ...]] = {
    "options": ("options", "proposal/portsmouth-integration"),
    "options as data": ("options", "proposal/portsmouth-integration", *JSON),
    "what-if": ("what-if", THREE, *THEN),
    "what-if as data": ("what-if", THREE, *THEN, *JSON),
    "route": ("route", PORTSMOUTH, *THEN),
    "route as rows": ("route", PORTSMOUTH, *THEN, *CSV),
    "route of those who join": (
        "route",
        "option/moors-one-board/one-board",
        "--joined",
        "--without",
        "body/high-moor-icb",
    ),
    "calendar": ("calendar", "Portsmouth City Council", "--between", "2019-06-01", "2019-12-31"),
    "calendar as data": ("calendar", "Portsmouth City Council", "--between", "2019-06-01", "2019-12-31", *JSON),
    "dates": ("dates", PORTSMOUTH, *THEN, "--target", "2020-12-01"),
    "dates as data": ("dates", PORTSMOUTH, *THEN, *JSON),
    "forecast": ("forecast", PORTSMOUTH, *THEN, "--by", "2020-04-01", "--trials", "2000"),
    "forecast as data": ("forecast", PORTSMOUTH, *THEN, "--by", "2020-04-01", "--trials", "2000", *JSON),
    "structure": ("structure", BOARD),
    "structure as data": ("structure", BOARD, *JSON),
    "cost": ("cost", BOARD),
    "cost as rows": ("cost", BOARD, *CSV),
    "a cost that cannot be worked out": ("cost", "option/unpriced/one-finance-officer"),
    "duplicates": ("duplicates", "Halton CCG", "Warrington CCG", "--on", "2018-05-20"),
    "duplicates as data": ("duplicates", "Halton CCG", "Warrington CCG", "--on", "2018-05-20", *JSON),
    "match": (
        "match",
        EXAMPLES / "moors-cluster" / "staff.match",
        "--option",
        "option/moors-one-board/one-board",
        *RESTRICTED,
    ),
    "match for somebody not cleared": ("match", EXAMPLES / "people" / "staff.match"),
    "group": ("group", EXAMPLES / "grouping" / "forty-two.group", "--best", "1", "--from-register"),
    "compare": ("compare", "proposal/moors-one-board", "--on", "2026-06-01"),
    "compare as data": ("compare", "proposal/portsmouth-integration", *THEN, *JSON),
    "compare with staff": (
        *("compare", "proposal/moors-one-board", "--on", "2026-06-01", *CSV),
        *("--staff", EXAMPLES / "moors-cluster" / "staff.match", *RESTRICTED),
    ),
    "a body that is not known": ("calendar", "Westmoor ICB"),
    "an option that is not known": ("what-if", "no such option"),
}
UNPRICED = ("--template", "shared_post", "--param", "bodies=Halton CCG,Warrington CCG", "--param", "role=CFO")
LOADED: tuple[tuple[str | Path, ...], ...] = (
    ("load", EXAMPLES),
    ("propose", EXAMPLES / "portsmouth" / "plan"),
    ("propose", EXAMPLES / "moors-cluster"),
    ("propose", *UNPRICED, "--proposal", "Unpriced", "--option", "One finance officer", "--target", "2018-10-01"),
)
TAKEN: tuple[tuple[str | Path, ...], ...] = (
    ("propose", EXAMPLES / "portsmouth" / "plan", "--dry-run"),
    ("propose", EXAMPLES / "portsmouth" / "plan", "--print"),
    *LOADED,
    (
        *("decide", PORTSMOUTH, "1", "--outcome", "approved", "--on", "2019-07-09"),
        *("--condition", "A joint committee is set up", "--source", "Minutes"),
    ),
    ("waive", PORTSMOUTH, "3", "--reason", "It was told in June", "--on", "2019-07-28"),
    ("step", PORTSMOUTH, "joint-scrutiny", "--add", "Portsmouth City Council", "--after", "1", "--on", "2019-07-28"),
    ("step", PORTSMOUTH, "2", "--planned", "2019-11", "--on", "2019-07-28"),
    ("step", PORTSMOUTH, "no-such-step", "--planned", "2019-11", "--on", "2019-07-28"),
    ("route", PORTSMOUTH, "--on", "2019-07-28", "--format", "json"),
    ("verify",),
)


@pytest.fixture(scope="module")
def pairs(sqlite_places: SqlitePlaces, postgres_places: PostgresPlaces) -> Iterator[Callable[[], Pair]]:
    """Call it for two empty registers, one on each."""
    with ExitStack() as stack:
        yield lambda: (stack.enter_context(sqlite_places.fresh()).url, stack.enter_context(postgres_places.fresh()).url)


@pytest.fixture(scope="module")
def loaded_pair(pairs: Callable[[], Pair]) -> Pair:
    """Two registers with the examples and their plans in them."""
    found = pairs()
    for words in LOADED:
        for db in found:
            said = commonseal_here(*words, db=db)
            assert said.code == 0, said.err
    return found


def _both(words: tuple[str | Path, ...], pair: Pair) -> tuple[Said, Said]:
    one, other = (commonseal_here(*words, db=db) for db in pair)
    return one, other


@pytest.mark.parametrize("asked", ASKED)
def test_an_answer_is_the_same_on_both(asked: str, loaded_pair: Pair) -> None:
    """Exit code, data and talk are the same, and there is something of either."""
    on_sqlite, on_postgresql = _both(ASKED[asked], loaded_pair)
    assert on_postgresql == on_sqlite
    assert on_sqlite.out or on_sqlite.err
    assert (on_sqlite.code == 0) == (asked not in REFUSED), on_sqlite.err


REFUSED = {
    *("a cost that cannot be worked out", "match for somebody not cleared", "dates as data"),
    *("an option that is not known", "a body that is not known"),
}
"""What ends with 1; the dates do because the target of the option cannot be made."""


def test_what_is_recorded_is_the_same_on_both(pairs: Callable[[], Pair], tmp_path: Path) -> None:
    """Plans proposed, decisions, a waiver, a step and an order: the same words, and the same files come out."""
    pair = pairs()
    for words in TAKEN:
        on_sqlite, on_postgresql = _both(words, pair)
        if words == ("verify",):  # the chain covers when an act was entered, which is not the same moment
            assert (on_sqlite.code, on_postgresql.code) == (0, 0)
        else:
            assert on_postgresql == on_sqlite, words
    for name, db in zip(("sqlite", "postgresql"), pair, strict=True):
        assert commonseal_here("export", tmp_path / name, *RESTRICTED, db=db).code == 0
    one, other = (_files(tmp_path / name) for name in ("sqlite", "postgresql"))
    assert one == other
    assert any("It was told in June" in each for each in one.values())


def _files(folder: Path) -> dict[str, str]:
    """Return the files of an export without the moments at which their acts were entered."""
    texts = {each.name: each.read_text("utf-8") for each in folder.rglob("*.*")}
    return {name: re.sub(r"^  entered: .*$", "", text, flags=re.MULTILINE) for name, text in texts.items()}
