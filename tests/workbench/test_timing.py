"""How long a list takes tells nobody how much there is in it that they may not see."""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from commonseal.register import open_register
from commonseal.vocabulary import Visibility
from support.demonstration import url_in
from support.saying import act, person, said
from support.workbench import Reader, served

_ROUNDS = 25
_SEEN, _GUARDED = 60, 1_200
_MARGIN = 1.6
"""How much longer the one median may be than the other: a list that looked at every guarded row would be far beyond."""
LISTS = ("/people", "/statements", "/people?name=person", "/search?q=person", "/people?download=csv")


def _register(folder: Path, guarded: int) -> str:
    with act(open_register(url_in(folder), create=True), "2016-06-01") as writer:
        for number in range(_SEEN):
            writer.record(said(person(f"Person {number}")))
        for number in range(guarded):
            writer.record(said(person(f"Guarded person {number}"), visibility=Visibility.RESTRICTED))
    return url_in(folder)


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Reader, Reader]]:
    """Somebody without rights before a register without guarded matters, and before one that is full of them."""
    folders = [tmp_path_factory.mktemp(name) for name in ("open", "guarded")]
    urls = [_register(folder, count) for folder, count in zip(folders, (0, _GUARDED), strict=True)]
    with served(urls[0], folders[0] / "log.txt") as bare, served(urls[1], folders[1] / "log.txt") as full:
        yield Reader(bare), Reader(full)


@pytest.mark.parametrize("path", LISTS)
def test_a_list_takes_as_long_with_guarded_rows_as_without(readers: tuple[Reader, Reader], path: str) -> None:
    """Asked in turn many times, the two registers show the same, and in much the same time."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(_ROUNDS):
        for reader, times in zip(readers, taken, strict=True):
            began = time.perf_counter()
            shown = reader.as_of(path, "2016-07-01", "2016-07-01")
            times.append(time.perf_counter() - began)
            assert "Guarded" not in shown.text
    bare, full = map(statistics.median, taken)
    assert full < bare * _MARGIN
    assert bare < full * _MARGIN


def test_a_list_that_looks_at_guarded_rows_would_be_noticed() -> None:
    """With so many more guarded rows than others, work for each of them would go beyond the margin."""
    assert (_SEEN + _GUARDED) / _SEEN > 10 * _MARGIN
