"""The matching as solvers see it: people, places and the pairs that the rules allow, in arrays, and what counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from commonseal.planning.matching.model import WHOLE, Opening, Person
from commonseal.planning.matching.pairs import Flags, Numbers, Pairs


@dataclass(frozen=True)
class Problem:
    """``wte`` of each person; ``whole``, ``part`` and ``total`` places of each post; allowed pairs of person and post.

    ``share`` marks posts within whose WTE people may share places. ``ring``, ``protection`` and ``dislike`` are of
    each pair.
    """

    wte: Numbers
    whole: Numbers
    part: Numbers
    total: Numbers
    share: Flags
    person: Numbers
    post: Numbers
    ring: Numbers
    protection: Numbers
    dislike: Numbers

    @cached_property
    def objectives(self) -> tuple[Numbers, ...]:
        """What is made as small as it can be, the first first: see ``OBJECTIVES``."""
        return (np.full(len(self.person), -1, dtype=np.int64), -self.ring, self.protection, self.dislike)

    def only(self, kept: Numbers) -> "Problem":
        """Return the same with some of its pairs only."""
        parts = {name: getattr(self, name)[kept] for name in ("person", "post", "ring", "protection", "dislike")}
        return replace(self, **parts)

    @property
    def can_share(self) -> bool:
        """Whether a place can be shared at all: a post allows it, and two people who may have it fit in."""
        if not self.share.any():
            return False
        wte = self.wte[self.person]
        order = np.lexsort((wte, self.post))
        post, wte = self.post[order], wte[order]
        first = np.flatnonzero(np.diff(post, prepend=-1))
        first = first[np.diff(first, append=len(post)) > 1]
        fits = wte[first] + wte[first + 1] <= self.total[post[first]]
        return bool(np.any(self.share[post[first]] & fits))


OBJECTIVES = (
    "the most people placed",
    "then the most of them from within their ring fence",
    "then the least cost of pay protection",
    "then the least distance, with stated preferences counted as miles",
)


@dataclass(frozen=True)
class Rooms:
    """The places of each post that are still free: whole-time ones, the WTE of one beside them, and all WTE."""

    whole: tuple[int, ...]
    part: tuple[int, ...]
    total: tuple[int, ...]

    @staticmethod
    def of(posts: Sequence[Opening]) -> "Rooms":
        """Return the places of posts that nobody has."""
        return Rooms(
            tuple(each.whole_places for each in posts),
            tuple(each.part_place for each in posts),
            tuple(each.wte for each in posts),
        )

    def without(self, post: int, wte: int, *, share: bool) -> "Rooms | None":
        """Return what is left when somebody takes a place at a post, the smallest that they fit in; None for no room.

        Of a post that is shared, whole and part places are what is left of its WTE.
        """
        whole, part, total = list(self.whole), list(self.part), list(self.total)
        if share:
            if wte > total[post]:
                return None
            whole[post], part[post] = divmod(total[post] - wte, WHOLE)
        elif wte <= part[post]:
            part[post] = 0
        elif whole[post] > 0:
            whole[post] -= 1
        else:
            return None
        total[post] -= wte
        return Rooms(tuple(whole), tuple(part), tuple(total))


def posed(
    people: Sequence[Person], posts: Sequence[Opening], pairs: Pairs, rooms: Rooms, left: Sequence[int]
) -> Problem:
    """Pose the matching of those people who are left (their rows) to the places that are free."""
    rows = np.array(left, dtype=np.int64)
    allowed = pairs.allowed[rows] if len(rows) else np.zeros((0, len(posts)), dtype=bool)
    wte = np.array([people[row].wte for row in left], dtype=np.int64)
    whole, part, total = (np.array(each, dtype=np.int64) for each in (rooms.whole, rooms.part, rooms.total))
    share = np.array([each.share for each in posts], dtype=bool)
    room = np.where(share, total, np.where(whole > 0, np.iinfo(np.int64).max, part))
    person, post = np.nonzero(allowed & (wte[:, None] <= room[None, :]))
    at = rows[person] if len(rows) else person
    return Problem(
        wte=wte, whole=whole, part=part, total=total, share=share, person=person, post=post,
        ring=pairs.ring[at, post].astype(np.int64), protection=pairs.protection[at, post],
        dislike=pairs.dislike[at, post],
    )  # fmt: skip
