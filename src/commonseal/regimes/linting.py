"""What to look at in packs that can be loaded: remarks, which refuse nothing, and what nobody has confirmed of late."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commonseal.regimes.acting import Power
from commonseal.regimes.law import Law
from commonseal.regimes.loading import look_through
from commonseal.regimes.provision import Provision
from commonseal.regimes.reading import PackRead
from commonseal.regimes.words import Confidence, Footing, Level
from commonseal.vocabulary.periods import FIRST_DAY, Bounds, Holds, day_of
from commonseal.vocabulary.written import Fault

LONGEST_TEXT = 350
"""Characters beyond which the text of a provision is no longer read at one go."""


@dataclass(frozen=True)
class Linted:
    """What there is to say of some packs: faults, for which they cannot be loaded, and remarks."""

    packs: int
    provisions: int
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]


def lint(extra: Sequence[Path] = ()) -> Linted:
    """Look through a user's packs beside the shipped ones, or through the shipped ones alone.

    Raises:
        FaultyFilesError: there is nothing to read at one of the paths.
    """
    look = look_through(extra)
    packs = look.own if extra else look.shipped
    remarks = [remark for pack in packs for remark in _remarks(pack)]
    return Linted(len(packs), sum(len(each.provisions) for each in packs), look.faults, tuple(sorted(remarks)))


def not_confirmed_within(law: Law, days: int, on: date) -> tuple[Provision, ...]:
    """Return the provisions last confirmed longer ago than some days, on a date; the longest ago first."""
    old = [each for each in law.provisions if not _is_fresh(each, days, on)]
    return tuple(sorted(old, key=lambda each: (day_of(each.last_confirmed), each.pack, each.id)))


def _is_fresh(provision: Provision, days: int, on: date) -> bool:
    last = day_of(provision.last_confirmed) + days
    return Bounds(FIRST_DAY, FIRST_DAY, last + 1, last + 1).holds_on_day(day_of(on)) is Holds.YES


def _remarks(pack: PackRead) -> Iterator[Fault]:
    for provision, line in pack.provisions:
        for what in _about(provision):
            yield Fault(pack.shown, line, f"“{provision.id}” {what}")


def _about(provision: Provision) -> Iterator[str]:
    if len(provision.text) > LONGEST_TEXT:
        yield f"has a text of {len(provision.text)} characters; keep to {LONGEST_TEXT}, and put the rest into “note”"
    if provision.confidence is Confidence.CHECK and getattr(provision, "level", None) is Level.BLOCK:
        yield "is to be checked but set to block; rules will show it as unverified until somebody has read the source"
    if provision.basis is Footing.READ and provision.url is None and "http" in provision.citation:
        yield "has an address in its citation; give it as “url”"
    if isinstance(provision, Power) and not provision.cited_as:
        yield "has no “cited_as”, so no legal basis in a paper is known to name it; add the words that do"
