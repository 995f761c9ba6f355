"""The terms on which a forum meets: when papers close, what notice a meeting needs, how long a decision waits."""

from dataclasses import dataclass

from commonseal.planning.calendars.assumed import assumed_calendars
from commonseal.planning.calendars.counting import CALL_IN, PUBLICATION, first_day_after, last_day_before
from commonseal.planning.model import Wait
from commonseal.regimes import Clock, Days, Law
from commonseal.vocabulary.facts import Calendar
from commonseal.vocabulary.periods import said_day

OWN = "the body’s own calendar"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a forum's meetings wait for and what waits for them; None where nothing asks for it.

    ``publication`` is how long after a meeting its decisions are published, which starts the call-in.
    """

    papers: Wait | None = None
    notice: Wait | None = None
    publication: Wait | None = None
    call_in: Wait | None = None

    def papers_day(self, meeting: int, holidays: frozenset[int]) -> int | None:
        """Return the last day for the papers of a meeting."""
        return None if self.papers is None else last_day_before(self.papers, meeting, holidays)

    def notice_day(self, meeting: int, holidays: frozenset[int]) -> int | None:
        """Return the last day for notice of a meeting."""
        return None if self.notice is None else last_day_before(self.notice, meeting, holidays)

    def free_day(self, meeting: int, holidays: frozenset[int]) -> int | None:
        """Return the first day on which a decision of a meeting can be acted upon; None where nothing delays it."""
        if self.call_in is None:
            return None
        return first_day_after(self.call_in, self.published_day(meeting, holidays), holidays)

    def published_day(self, meeting: int, holidays: frozenset[int]) -> int:
        """Return the day on which the decisions of a meeting are published."""
        return meeting if self.publication is None else first_day_after(self.publication, meeting, holidays)

    def because(self, meeting: int, holidays: frozenset[int]) -> tuple[str, ...]:
        """Say why a decision of a meeting cannot be acted upon sooner."""
        free = self.free_day(meeting, holidays)
        if free is None or self.call_in is None:
            return ()
        published = self.published_day(meeting, holidays)
        stated = "" if self.publication is None or not self.publication.assumed else " (assumed)"
        window = f"{self.call_in.days} working days" + (" (assumed)" if self.call_in.assumed else "")
        over = f"to the end of {said_day(free - 1)} ({self.call_in.citation})"
        return (f"published on {said_day(published)}{stated}, it can be called in for {window}, {over}",)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The provisions that the terms come from."""
        waits = (self.papers, self.notice, self.call_in)
        return tuple(each.provision for each in waits if each is not None and each.provision)


def terms_of(forum: str, home: str, own: Calendar | None, law: Law) -> Terms:
    """Return the terms of a forum: its own where its calendar gives them, else those of the law for its kind.

    Where the law asks for a longer notice than the body's own rules, the law's counts.

    Args:
        forum: the kind of the forum (``cabinet``).
        home: the kind of the body that it belongs to (``unitary_council``).
        own: its calendar, where it has one.
        law: the law as it holds on the day looked at.
    """
    clocks = {each.key: each for each in law.of_kind(Clock, home)}
    assumed = assumed_calendars()
    call_in = _call_in(own, clocks.get(assumed.call_in.get(forum, "")))
    return Terms(
        papers=_papers(own, clocks.get(assumed.papers.get(forum, ""))),
        notice=_notice(own, clocks.get(assumed.notice.get(forum, ""))),
        publication=None if call_in is None else _publication(own),
        call_in=call_in,
    )


def _papers(own: Calendar | None, clock: Clock | None) -> Wait | None:
    legal = None if clock is None else _of_law(clock)
    if own is None or own.papers_days is None:
        return legal
    if legal is not None and own.papers_days <= legal.days:
        return legal
    return Wait("papers", own.papers_days, Days.WORKING, clear=False, citation=OWN, confidence="sure")


def _notice(own: Calendar | None, clock: Clock | None) -> Wait | None:
    legal = None if clock is None else _of_law(clock)
    if own is None or own.notice_days is None:
        return legal
    if legal is not None and own.notice_days < legal.days:
        return legal
    return Wait("meeting_notice", own.notice_days, Days.WORKING, clear=True, citation=OWN, confidence="sure")


def _call_in(own: Calendar | None, clock: Clock | None) -> Wait | None:
    days = None if own is None else own.call_in_days
    if days is None:
        return None if clock is None else _of_law(clock, assumed=True)
    if days == 0:
        return None
    citation = OWN if clock is None else f"{OWN}; {clock.citation}"
    return Wait(
        CALL_IN,
        days,
        Days.WORKING,
        clear=False,
        citation=citation,
        confidence="sure",
        provision=clock.id if clock else None,
    )


def _publication(own: Calendar | None) -> Wait:
    if own is not None and own.published_after is not None:
        return Wait(PUBLICATION, own.published_after, Days.WORKING, clear=False, citation=OWN, confidence="sure")
    usual = assumed_calendars().published_after
    return Wait(
        PUBLICATION, usual.days, Days.WORKING, clear=False, citation=usual.source, confidence="check", assumed=True
    )


def _of_law(clock: Clock, *, assumed: bool = False) -> Wait:
    return Wait(
        clock.key,
        clock.days,
        clock.unit,
        clock.clear,
        clock.citation,
        clock.confidence.value,
        clock.id,
        assumed=assumed,
    )
