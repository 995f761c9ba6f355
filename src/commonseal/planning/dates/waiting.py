"""What a step's own waits ask: notice before its meeting, and what has to pass after it."""

from collections.abc import Mapping
from dataclasses import dataclass

from commonseal.planning.calendars.assumed import assumed_calendars
from commonseal.planning.calendars.counting import (
    CALL_IN,
    PUBLICATION,
    first_day_after,
    last_day_before,
    may_be_given_early,
    ready_by,
)
from commonseal.planning.dates.model import Reason
from commonseal.planning.dates.words import of_wait
from commonseal.planning.model import Diary, RouteStep, Sitting, Wait
from commonseal.regimes import Days
from commonseal.vocabulary.periods import said_day

_MOST_MEETINGS = 5000
"""How many meetings are looked at before a step is taken never to come: no wait is as long as this many."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Counts what the steps of one plan wait for.

    ``start`` is the first day on which anything can be done, and from which notice of a matter can be given;
    ``noticed`` the days on which notice of a step has been given already.
    """

    start: int
    holidays: frozenset[int]
    noticed: Mapping[str, int]

    def first_sitting(self, step: RouteStep, diary: Diary, ready: int) -> Sitting | None:
        """Return the first sitting that can take a step that is ready on a day, its notices having been given."""
        sitting = diary.first_sitting(ready)
        for _ in range(_MOST_MEETINGS):
            if sitting is None or not self.too_soon(step, sitting, ready):
                return sitting
            sitting = diary.first_sitting(ready_by(sitting) + 1)
        return None

    def too_soon(self, step: RouteStep, sitting: Sitting, ready: int) -> tuple[Wait, ...]:
        """Return the waits before a step that are not over on the day of a sitting."""
        return tuple(
            each
            for each in step.before
            if last_day_before(each, sitting.day, self.holidays) < self._from(step, each, ready)
        )

    def _from(self, step: RouteStep, wait: Wait, ready: int) -> int:
        if not may_be_given_early(wait):
            return ready
        return min(self.noticed.get(step.key, self.start), ready)

    def free(self, step: RouteStep, day: int, sitting: Sitting | None) -> int:
        """Return the first day on which what a step decided on a day can be acted upon."""
        found = day if sitting is None or sitting.free is None else max(day, sitting.free)
        for wait, begun in self._following(step, day, sitting):
            found = max(found, first_day_after(wait, begun, self.holidays))
        return found

    def _following(self, step: RouteStep, day: int, sitting: Sitting | None) -> list[tuple[Wait, int]]:
        """Return the waits after a step with the day on which each begins. A diary that counts call-in has done so."""
        counted = sitting is not None and sitting.free is not None
        return [
            (wait, day if one is None else first_day_after(one, day, self.holidays))
            for one, wait in self.chained(step, counted=counted)
        ]

    @staticmethod
    def chained(step: RouteStep, *, counted: bool) -> list[tuple[Wait | None, Wait]]:
        """Return the waits after a step, each with the wait after which it begins: call-in begins with publication.

        ``counted`` says that the diary has counted publication and call-in already.
        """
        others: list[tuple[Wait | None, Wait]] = [
            (None, each) for each in step.following if each.key not in {CALL_IN, PUBLICATION}
        ]
        if counted:
            return others
        published = next((each for each in step.following if each.key == PUBLICATION), _usual_publication())
        return others + [(published, each) for each in step.following if each.key == CALL_IN]

    def why_free(self, step: RouteStep, day: int, sitting: Sitting | None) -> tuple[Reason, ...]:
        """Say why what a step decides cannot be acted upon on the day itself."""
        found = [] if sitting is None else [Reason(f"{each}") for each in sitting.because]
        for wait, begun in self._following(step, day, sitting):
            until = first_day_after(wait, begun, self.holidays)
            found.append(
                Reason(
                    f"{of_wait(wait)} from {said_day(begun)}: free from {said_day(until)}",
                    wait.citation,
                    wait.confidence,
                )
            )
        return tuple(found)

    def needed_by(self, step: RouteStep, sitting: Sitting) -> int:
        """Return the last day on which a step can become ready for a sitting."""
        rest = (
            last_day_before(each, sitting.day, self.holidays) for each in step.before if not may_be_given_early(each)
        )
        return min((ready_by(sitting), *rest))

    def papers_due(self, step: RouteStep, sitting: Sitting) -> int | None:
        """Return the last day for the papers of a sitting, where anything asks for them."""
        return self._due(sitting.papers, sitting, [each for each in step.before if not may_be_given_early(each)])

    def notice_due(self, step: RouteStep, sitting: Sitting) -> int | None:
        """Return the last day for every notice of a sitting, where anything asks for one."""
        return self._due(sitting.notice, sitting, [each for each in step.before if may_be_given_early(each)])

    def _due(self, given: int | None, sitting: Sitting, waits: list[Wait]) -> int | None:
        days = [last_day_before(each, sitting.day, self.holidays) for each in waits]
        return min((each for each in (given, *days) if each is not None), default=None)


def _usual_publication() -> Wait:
    usual = assumed_calendars().published_after
    return Wait(
        PUBLICATION,
        usual.days,
        Days.WORKING,
        clear=False,
        citation=usual.source,
        confidence="check",
        assumed=True,
    )
