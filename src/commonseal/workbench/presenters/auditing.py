"""The audit as a page shows it, and as a file."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from commonseal.exchange.tables import csv_lines
from commonseal.workbench.accounts.audit import MEANINGS
from commonseal.workbench.accounts.audit_asked import Entry
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.presenters.accounts import moment

_THINGS_SHOWN = 12
COLUMNS = ("number", "moment", "who", "deed", "about", "things", "count", "address", "from")


@dataclass(frozen=True)
class ThingLine:
    """A thing that somebody was shown, or an act, with the page that has it and the reason of the act, where known."""

    words: str
    address: str | None


@dataclass(frozen=True)
class AuditLine:
    """One entry as a row: the day and time in UTC, who, what they did, and what it was about."""

    number: int
    moment: str
    who: str
    did: str
    about: str
    things: tuple[ThingLine, ...]
    more: int
    address: str
    origin: str


@dataclass(frozen=True)
class Links:
    """Where the page of a list leads: to newer and older entries, and to all of them as files."""

    newer: str | None
    older: str | None
    files: tuple[tuple[str, str], ...]
    first: int
    last: int


def line(entry: Entry, as_of: AsOf) -> AuditLine:
    """Return an entry as a row."""
    shown = entry.things[:_THINGS_SHOWN]
    return AuditLine(
        number=entry.number,
        moment=moment(entry.moment),
        who=entry.who or "somebody not signed in",
        did=MEANINGS[entry.deed],
        about=entry.about,
        things=tuple(_thing(each, entry.reasons, as_of) for each in shown),
        more=entry.count - len(shown),
        address=entry.address,
        origin=entry.origin,
    )


def links(filters: Mapping[str, str], as_of: AsOf, *, page: int, on_a_page: int, count: int) -> Links:
    """Return where a page of the audit leads, each address with the same filters."""
    last = min(page * on_a_page, count)

    def at(**more: str) -> str:
        return f"/audit?{as_of.query(**{**filters, **more})}"

    return Links(
        newer=at(page=str(page - 1)) if page > 1 else None,
        older=at(page=str(page + 1)) if last < count else None,
        files=tuple((kind.upper(), at(**{"as": kind})) for kind in FILES),
        first=min((page - 1) * on_a_page + 1, count),
        last=last,
    )


def _thing(thing: str, reasons: Mapping[str, str], as_of: AsOf) -> ThingLine:
    if thing.startswith("act/"):
        return ThingLine(f"{thing}: {reasons[thing]}" if thing in reasons else thing, None)
    return ThingLine(thing, as_of.thing(thing))


def _row(entry: Entry) -> tuple[object, ...]:
    at = entry.moment.isoformat(timespec="seconds")
    things = " ".join(entry.things)
    return entry.number, at, entry.who, entry.deed.value, entry.about, things, entry.count, entry.address, entry.origin


def _as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    yield from csv_lines(COLUMNS, map(_row, entries))


def _as_json(entries: Iterable[Entry]) -> Iterator[str]:
    before = "["
    for entry in entries:
        yield before + "\n" + json.dumps(dict(zip(COLUMNS, _row(entry), strict=True)), ensure_ascii=False)
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


FILES: Mapping[str, tuple[str, Callable[[Iterable[Entry]], Iterator[str]]]] = MappingProxyType(
    {"csv": ("text/csv; charset=utf-8", _as_csv), "json": ("application/json", _as_json)}
)
"""The kinds of file, by their ending: what they are on the network, and what writes them."""
