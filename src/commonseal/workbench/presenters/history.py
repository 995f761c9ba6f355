"""The history of a thing as rows: what was recorded, put right, ended and moved on, by whom, why and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commonseal.answers import Names, cite
from commonseal.register.asking.acts import WITHHELD
from commonseal.register.asking.history import Event
from commonseal.vocabulary import Closure, Origin, Snapshot
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.presenters.words import in_words

RECORDED = {
    Origin.RECORDED: "recorded",
    Origin.CORRECTS: "recorded in place of what was never so",
    Origin.FOLLOWS: "recorded, as the matter moved on",
    Origin.ENDED: "recorded with its end",
}
CLOSED = {
    Closure.CORRECTED: "corrected: it was never so",
    Closure.CHANGED: "changed: it is no longer so, or has moved on",
}
HAPPENED = (*RECORDED.values(), *CLOSED.values())
"""What can happen to a statement, in words; corrected and changed are never the same."""


@dataclass(frozen=True)
class HistoryRow:
    """One step of a history."""

    recorded: date
    number: int
    happened: str
    sentence: str
    when: str
    link: str
    standing: str
    author: str
    reason: str
    instead: str


def history_rows(events: Iterable[Event], snapshot: Snapshot, as_of: AsOf) -> tuple[HistoryRow, ...]:
    """Return the steps of a history as rows; the snapshot says what things are called."""
    given = tuple(events)
    replaced = {each.statement.supersedes: each.statement.id for each in given if each.statement.supersedes is not None}
    names = Names(snapshot)
    return tuple(_row(each, names, as_of, replaced.get(each.statement.number, "")) for each in given)


def _row(event: Event, names: Names, as_of: AsOf, instead: str) -> HistoryRow:
    cited, act = cite(event.statement, names), event.act
    return HistoryRow(
        recorded=act.recorded,
        number=act.number,
        happened=CLOSED[event.closure] if event.closure else RECORDED[event.statement.origin],
        sentence=cited.sentence,
        when=cited.when,
        link=as_of.thing(cited.id),
        standing=in_words(cited.standing.value),
        author=act.author,
        reason="above what you may see" if act.reason == WITHHELD else act.reason,
        instead=f"in its place stands {instead}" if event.closure and instead else "",
    )
