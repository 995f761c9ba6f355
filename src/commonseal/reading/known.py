"""Stage 3, from outside the paper: the names that a register already knows.

A register's names help twice. A body that no kind noun gives away ("Solent", "the Guildhall Partnership") is seen where
its name stands, and two names of one body ("Dale CCG", "Dalesfolk Commissioners") are read as one. A paper never gets a
name from the register that it does not use itself: the claims go on naming bodies as the paper does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import ahocorasick

from commonseal.reading import expressions as re
from commonseal.reading.names import FullName
from commonseal.vocabulary.names import name_key

_SHORTEST = 4
_CLASSES = {
    "ccg": "ccg",
    "icb": "icb",
    "primary_care_trust": "pct",
    "nhs_trust": "trust",
    "foundation_trust": "trust",
    "county_council": "council",
    "unitary_council": "council",
    "metropolitan_council": "council",
    "district_council": "council",
    "london_borough": "council",
    "combined_authority": "authority",
    "fire_authority": "authority",
    "police_commissioner": "police",
    "nhs_england": "national",
    "nhs_regulator": "national",
    "government_department": "national",
    "partnership": "partnership",
    "accountable_care_organisation": "system",
    "strategic_commissioner": "system",
    "joint_committee": "committee",
    "joint_board": "committee",
}
_OTHER = "company"
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "\xa0": " ", "‑": "-"})


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body of a register: its identifier, its classification (a key of the vocabulary) and all its names."""

    id: str
    classification: str
    names: tuple[str, ...]


class KnownNames:
    """The names of a register's bodies, ready to be looked for in papers.

    Args:
        bodies: The bodies; parts of bodies (boards, cabinets) should be left out, for papers call them alike
            everywhere. A name that two bodies share is not used to tell which of them is meant.
    """

    def __init__(self, bodies: Iterable[KnownBody]) -> None:
        self._bodies: dict[str, KnownBody] = {}
        self._by_key: dict[str, str] = {}
        names: dict[str, str] = {}
        for body in bodies:
            self._bodies[body.id] = body
            for name in body.names:
                written = " ".join(name.translate(_STRAIGHT).split())
                _note(self._by_key, name_key(name), body.id)
                if _tells(written):
                    _note(names, written, body.id)
        self._automaton = ahocorasick.Automaton()
        for written, thing in names.items():
            self._automaton.add_word(written, (len(written), thing))
        if names:
            self._automaton.make_automaton()

    def identifier_of(self, name: str) -> str | None:
        """Give the identifier of the one body that goes by a name, as the register compares names; else None."""
        return self._by_key.get(name_key(name)) or None

    def added_to(self, found: Sequence[FullName], flow: str) -> list[FullName]:
        """Add the known names that stand in a text to those found by their form, and join the names of one body.

        Args:
            found: The names found by their form, in order.
            flow: The paper's flow (see ``Document``).

        Returns:
            All names in order without overlaps; of two that overlap the longer stands.
        """
        known = self._standing_in(flow)
        found = _without_what_is_known(found, known)
        starts = [name.start for name in found]
        added = [name for name in known if not _is_covered(name, found, starts)]
        added_starts = [name.start for name in added]
        kept = [name for name in found if not _is_covered(name, added, added_starts)]
        return self._as_one_body(sorted([*kept, *added], key=lambda name: name.start))

    def _standing_in(self, flow: str) -> list[FullName]:
        if not len(self._automaton):
            return []
        found: list[FullName] = []
        for last, (length, thing) in self._automaton.iter_long(flow):
            start, end = last - length + 1, last + 1
            if thing and not _inside_a_word(flow, start, end):
                body_class = _CLASSES.get(self._bodies[thing].classification, _OTHER)
                found.append(FullName(start, end, (flow[start:end],), body_class))
        return found

    def _as_one_body(self, found: list[FullName]) -> list[FullName]:
        """Where the paper uses several names of one known body, let each stand for the longest of them."""
        fullest: dict[str, str] = {}
        for full in found:
            for name in full.names:
                thing = self.identifier_of(name)
                if thing and len(name) > len(fullest.get(thing, "")):
                    fullest[thing] = name
        return [
            replace(full, names=tuple(fullest.get(self.identifier_of(name) or "", name) for name in full.names))
            for full in found
        ]


def _note(names: dict[str, str], name: str, thing: str) -> None:
    """Note what a name stands for; a name of two things stands for neither."""
    if names.setdefault(name, thing) != thing:
        names[name] = ""


def _tells(name: str) -> bool:
    """Say whether a name is telling enough to be looked for: a proper name, not a word such as “Board”."""
    return (
        len(name) >= _SHORTEST and name[0].isupper() and (" " in name or re.search(r"[A-Z].*[A-Z]", name) is not None)
    )


def _inside_a_word(flow: str, start: int, end: int) -> bool:
    return (start > 0 and flow[start - 1].isalnum()) or (end < len(flow) and flow[end].isalnum())


_JOINED = re.compile(r",? (?:and|&) (?:the )?|, (?:the )?")


def _without_what_is_known(found: Sequence[FullName], known: Sequence[FullName]) -> list[FullName]:
    """Cut a known name off the front of a longer one that took "and" for a part of itself."""
    ends = {name.start: name.end for name in known}
    cut = []
    for full in found:
        end = ends.get(full.start, full.end)
        joint = _JOINED.match(full.names[0], end - full.start) if len(full.names) == 1 and end < full.end else None
        cut.append(
            replace(full, start=full.start + joint.end(), names=(full.names[0][joint.end() :],)) if joint else full
        )
    return cut


def _is_covered(name: FullName, others: Sequence[FullName], starts: Sequence[int]) -> bool:
    """Say whether another name that is at least as long overlaps this one."""
    index = bisect_left(starts, name.end)
    near = others[max(0, index - 3) : index]
    return any(other.end > name.start and other.end - other.start >= name.end - name.start for other in near)
