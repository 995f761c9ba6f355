"""The law that pages judge by: what Common Seal brings, with the packs that ``COMMONSEAL_REGIMES`` names beside it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.conf import settings

from commonseal.asking import Gathered, Look, kept_gathered, law_of
from commonseal.regimes import Law, Pack, load_packs


def regimes() -> tuple[Path, ...]:
    """Return the folders of law of one's own."""
    return tuple(settings.REGIMES)


@cache
def packs() -> tuple[Pack, ...]:
    """Return every pack, those that are not in force among them; they are read once, so that a change needs a restart.

    Raises:
        FaultyFilesError: the packs of one's own have faults.
    """
    return tuple(load_packs(regimes()))


@cache
def law() -> Law:
    """Return the law in force.

    Raises:
        FaultyFilesError: the packs of one's own have faults.
    """
    return law_of(regimes())


def gathered_by_law(look: Look, names: Iterable[str] = (), *also: str) -> Gathered:
    """Return what a check of some bodies, or of all, works on, with this law: for pages and the API alike.

    Raises:
        TooLargeError: the register is large and nothing is named.
        NotFoundError: a name is not that of one body.
    """
    return kept_gathered(look, regimes(), tuple(names), *also)
