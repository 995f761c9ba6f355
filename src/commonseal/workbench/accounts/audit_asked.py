"""Asking the audit: some of its entries, newest first, with what the one who asks may not see left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.db.models import Q, QuerySet

from commonseal.register.asking.acts import acts_shown
from commonseal.register.ledger import codes
from commonseal.register.register import Register
from commonseal.vocabulary import Viewer, Visibility
from commonseal.workbench.accounts.audit import Deed
from commonseal.workbench.models import AuditEntry

_AT_ONCE = 500
WITHHELD = "[above your clearance]"


@dataclass(frozen=True)
class Asked:
    """Which entries are wanted: of whom, of which deed, with which words in them, between which days (inclusive)."""

    who: str = ""
    deed: str = ""
    words: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Entry:
    """An entry as somebody may see it: things and address are left out where they are above what they may see."""

    number: int
    moment: datetime
    who: str
    deed: Deed
    about: str
    things: tuple[str, ...]
    count: int
    address: str
    origin: str
    reasons: Mapping[str, str] = field(default_factory=dict)


class Audit:
    """The audit for one viewer. What was restricted is named only to those who may see what is restricted."""

    def __init__(self, register: Register, viewer: Viewer) -> None:
        self._register, self._viewer = register, viewer

    def part(self, asked: Asked, offset: int, limit: int) -> tuple[Sequence[Entry], int]:
        """Return some of the entries that are wanted, newest first, and how many there are in all."""
        wanted = self._wanted(asked)
        return self._shown(list(wanted[offset : offset + limit])), wanted.count()

    def whole(self, asked: Asked) -> Iterator[Entry]:
        """Hand over all entries that are wanted, newest first, some hundreds at a time."""
        wanted, below = self._wanted(asked), None
        while found := list((wanted if below is None else wanted.filter(id__lt=below))[:_AT_ONCE]):
            yield from self._shown(found)
            below = found[-1].id

    def names(self) -> tuple[str, ...]:
        """Return the names of all accounts of which there are entries."""
        return tuple(AuditEntry.objects.exclude(who="").values_list("who", flat=True).distinct().order_by("who"))

    @property
    def _sees_all(self) -> bool:
        return self._viewer.may_see(Visibility.RESTRICTED)

    def _wanted(self, asked: Asked) -> "QuerySet[AuditEntry]":
        found = AuditEntry.objects.order_by("-id")
        if asked.who:
            found = found.filter(who=asked.who)
        if asked.deed:
            found = found.filter(deed=asked.deed)
        if asked.since:
            found = found.filter(moment__gte=_midnight(asked.since))
        if asked.until:
            found = found.filter(moment__lt=_midnight(asked.until) + timedelta(days=1))
        for word in asked.words.split():
            inside = Q(about__icontains=word) | Q(who__icontains=word)
            if self._sees_all:  # else whoever may not see a name could find out by searching that it is there
                inside |= Q(things__icontains=word) | Q(address__icontains=word)
            found = found.filter(inside)
        return found

    def _shown(self, entries: Sequence[AuditEntry]) -> list[Entry]:
        numbers = {int(act.removeprefix("act/")) for each in entries for act in _acts(each)}
        clearance = codes.VISIBILITY_CODE[self._viewer.clearance]
        acts = acts_shown(self._register.sql, numbers, clearance)
        return [self._entry(each, {f"act/{number}": act.reason for number, act in acts.items()}) for each in entries]

    def _entry(self, entry: AuditEntry, reasons: Mapping[str, str]) -> Entry:
        is_open = self._sees_all or entry.deed not in (Deed.SAW, Deed.RECORDED)
        things = tuple(entry.things.split())
        return Entry(
            number=entry.id,
            moment=entry.moment.astimezone(UTC),
            who=entry.who,
            deed=Deed(entry.deed),
            about=entry.about,
            things=things if is_open or entry.deed == Deed.RECORDED else (),
            count=entry.count,
            address=entry.address if is_open else WITHHELD,
            origin=entry.origin,
            reasons={each: reasons[each] for each in things if each in reasons},
        )


def _acts(entry: AuditEntry) -> list[str]:
    return entry.things.split() if entry.deed == Deed.RECORDED else []


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
