"""The law that pages judge by: what Common Seal brings, with the packs that ``COMMONSEAL_REGIMES`` names beside it."""

from functools import cache
from pathlib import Path

from django.conf import settings

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
    return Law(packs()) if regimes() else Law.shipped()
