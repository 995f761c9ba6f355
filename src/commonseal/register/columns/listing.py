"""Which statements of the whole register are wanted, part by part, by columns: however long the list, as quick."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from commonseal.register.columns.layout import Array
from commonseal.register.columns.mirror import Mirror, known
from commonseal.register.ledger import codes
from commonseal.vocabulary import Attribution, Standing, Viewer, Visibility
from commonseal.vocabulary.periods import day_of

ORDERS = ("number", "begins", "ends", "recorded")
"""What statements can be put in order by: as they were recorded, or by when they begin or end in the world."""
_COLUMN = {"number": "number", "begins": "valid_from", "ends": "valid_to", "recorded": "recorded_from"}


@dataclass(frozen=True)
class StatementsWanted:
    """Which statements are wanted, and in which order. What is empty or None asks for any.

    Attributes:
        kinds: kinds of fact.
        standings: how far along they are.
        attributions: how sure their sources are.
        visibilities: who may see them; a viewer gets none above their own.
        unreviewed: whether nobody has reviewed them.
        holding: whether they may hold on the date.
        act: the number of the act that recorded them.
        words: all of them in one name of the thing in whose record they stand, or that they describe.
        order: one of ``ORDERS``.
        descending: the other way round.
    """

    kinds: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    visibilities: tuple[Visibility, ...] = ()
    unreviewed: bool | None = None
    holding: bool | None = None
    act: int | None = None
    words: tuple[str, ...] = ()
    order: str = "number"
    descending: bool = False


def numbers_of(
    mirror: Mirror,
    wanted: StatementsWanted,
    named: Collection[tuple[int, int]] | None,
    *,
    on: date,
    known_at: date,
    viewer: Viewer,
) -> Array:
    """Return the numbers of the statements wanted, in their order.

    Args:
        mirror: the register as columns.
        wanted: which.
        named: keys of things, each with the number of a statement that names it: they must stand in the record of one
            of these, or be one of these; None for any.
        on: the date in the world.
        known_at: the date of knowledge.
        viewer: who looks.
    """
    columns = mirror.ledger.columns
    mask = known(columns, day_of(known_at), mirror.clearance(viewer))
    for name, wanted_codes in _coded(wanted):
        mask &= np.isin(columns[name], wanted_codes)
    if wanted.unreviewed is not None:
        mask &= columns["unreviewed"] == int(wanted.unreviewed)
    if wanted.act is not None:
        mask &= columns["act"] == wanted.act
    if wanted.holding is not None:
        day = day_of(on)
        holds = (columns["valid_from"] <= day) & (columns["valid_to"] > day)
        mask &= holds if wanted.holding else ~holds
    if named is not None:
        things, sayings = _said(mirror, named, known(columns, day_of(known_at), mirror.clearance(viewer)))
        mask &= np.isin(columns["subject"], things) | np.isin(columns["number"], sayings)
    rows = np.flatnonzero(mask)
    if wanted.order == "number":
        return _by_number(columns["number"].take(rows), wanted.descending)
    return _ordered(columns["number"].take(rows), columns[_COLUMN[wanted.order]].take(rows), wanted.descending)


def _said(mirror: Mirror, named: Collection[tuple[int, int]], may_be_known: Array) -> tuple[Array, Array]:
    """Return the things and the statements of those namings that the viewer may know."""
    things, sayings = np.array(list(named), np.int64).reshape(-1, 2).T
    by_number = mirror.ledger.rows_by_number
    there = sayings < len(by_number)
    things, sayings = things[there], sayings[there]
    rows = by_number[sayings]
    seen = (rows >= 0) & may_be_known[rows]
    return things[seen], sayings[seen]


def _by_number(numbers: Array, descending: bool) -> Array:  # noqa: FBT001 - one of a pair of orders
    """Return numbers in their own order, in which a register mostly has them already: then there is nothing to sort."""
    ascending = numbers if (numbers[1:] > numbers[:-1]).all() else np.sort(numbers)
    return ascending[::-1] if descending else ascending


def _ordered(numbers: Array, key: Array, descending: bool) -> Array:  # noqa: FBT001 - one of a pair of orders
    """Return numbers in the order of a key, by themselves where it ties; one sort of whole numbers is the quickest."""
    wide = key.astype(np.int64)
    joint = np.sort(((-wide if descending else wide) << 32) + numbers)
    found: Array = joint & 0xFFFFFFFF
    return found


def _coded(wanted: StatementsWanted) -> Iterator[tuple[str, list[int]]]:
    given = (
        ("kind", [codes.KIND_CODE[each] for each in wanted.kinds]),
        ("standing", [codes.STANDING_CODE[each] for each in wanted.standings]),
        ("attribution", [codes.ATTRIBUTION_CODE[each] for each in wanted.attributions]),
        ("visibility", [codes.VISIBILITY_CODE[each] for each in wanted.visibilities]),
    )
    return ((name, found) for name, found in given if found)


def counted(mirror: Mirror, *, known_at: date, viewer: Viewer) -> dict[str, int]:
    """Return how many statements of each kind were held at the end of a day, as far as a viewer may see them."""
    columns = mirror.ledger.columns
    mask = known(columns, day_of(known_at), mirror.clearance(viewer))
    found = np.bincount(columns["kind"][mask], minlength=len(codes.KIND_CODE))
    return {kind: int(found[code]) for kind, code in codes.KIND_CODE.items()}
