"""What waits for a reviewer: how many claims of which papers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commonseal.register.register import Register
from commonseal.review import course_of, is_own
from commonseal.vocabulary import Viewer
from commonseal.workbench.incoming.models import Reading, State
from commonseal.workbench.incoming.shelf import claims_of, seen_by

_PARTED = ("split", "joined")


@dataclass(frozen=True)
class Counted:
    """How many claims of a paper there are to decide about, and about how many nobody has."""

    all: int
    waiting: int

    @property
    def decided(self) -> int:
        """About how many somebody has decided."""
        return self.all - self.waiting


def counted(readings: Iterable[Reading], register: Register) -> dict[str, Counted]:
    """Return how far the review of each of some papers has come, by the paper's identifier."""
    read = [each for each in readings if each.state == State.READ]
    keys = {each.paper: each.claim_keys.split() for each in read}
    decided = register.decided(key for paper in keys.values() for key in paper)
    found: dict[str, Counted] = {}
    for each in read:
        mine = keys[each.paper]
        if any(key in decided and decided[key].decision in _PARTED for key in mine):
            found[each.paper] = _by_course(each, register)
        else:
            found[each.paper] = Counted(len(mine), sum(key not in decided for key in mine))
    return found


def claims_awaiting(register: Register, viewer: Viewer, reviewer: str) -> int:
    """Return how many claims wait for somebody who may review: of papers that they may see and did not bring."""
    mine = [each for each in seen_by(viewer).filter(state=State.READ) if not is_own(reviewer, each.brought_by)]
    return sum(each.waiting for each in counted(mine, register).values())


def _by_course(reading: Reading, register: Register) -> Counted:
    course = course_of(reading.paper, claims_of(reading).claims, register.decided)
    return Counted(len(course.claims) - len(course.made_way), len(course.waiting))


Counts = Mapping[str, Counted]
