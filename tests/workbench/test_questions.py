"""How many questions each page puts to the database: bounded, and as many of a large register as of a small one."""

import pytest

from support.demonstration import made_in, make, url_in
from support.kept import copy_of
from support.questions import Asked, counted, grow
from workbench.sights import SIGHTS, Sight

TIMES = 10
"""How many times as many statements the larger register has."""
SPARE = 25
"""What a page may ask more: a look at the whole register reads it in batches. A question for each row would be more."""
MOST = 40
"""The most questions of a page that has no bound of its own."""
BOUNDS: dict[str, int] = {
    "home": 140,
    "review": 110,
    "body": 95,
    "draft-check": 70,
    "calendar": 75,
    "proposal": 65,
    "structure": 60,
    "match": 60,
    "history": 50,
    "findings": 50,
}
"""The most questions of the pages that need more, by the name of their address."""
SEEN = tuple(each for each in SIGHTS if each.status == 200 and each.what != "empty" and not each.sends)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, int], dict[str, int]]:
    """The questions of each page, asked of the demonstration and of a register ten times as large."""
    small, large = (copy_of("demonstration", make, tmp_path_factory) for _ in range(2))
    made = made_in(small)
    asked: list[Asked] = [(each.id, made.sessions.get(each.who, ""), made.filled(each.dated)) for each in SEEN]
    grow(url_in(large), TIMES)
    return counted(url_in(small), asked), counted(url_in(large), asked)


@pytest.mark.parametrize("sight", SEEN, ids=lambda each: each.id)
def test_a_page_asks_no_more_of_a_larger_register(both: tuple[dict[str, int], dict[str, int]], sight: Sight) -> None:
    """The number of questions keeps to its bound, and does not grow with each thing that the register holds."""
    small, large = (each[sight.id] for each in both)
    assert large <= BOUNDS.get(sight.address, MOST)
    assert large <= small + SPARE
