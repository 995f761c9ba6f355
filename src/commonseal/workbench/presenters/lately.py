"""What the register learnt lately: the last acts, each with its author, its reason and what it says first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from commonseal.register.asking.acts import WITHHELD, ActDone
from commonseal.vocabulary import Snapshot
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.presenters.facts import Facts, FactShown


@dataclass(frozen=True)
class ActLine:
    """One act: when it was known, by whom, why, what it did in numbers, the first of what it says, and its papers."""

    number: int
    recorded: date
    author: str
    reason: str
    did: str
    facts: tuple[FactShown, ...]
    more: int
    papers: tuple[tuple[str, str], ...]


def act_lines(acts: Iterable[ActDone], snapshot: Snapshot, titles: dict[str, str], as_of: AsOf) -> tuple[ActLine, ...]:
    """Return acts as lines; a snapshot that holds the first statements of each says what they say."""
    facts = Facts(snapshot, as_of)
    known = {each.number for each in snapshot.known}
    return tuple(_line(each, facts, known, titles, as_of) for each in acts)


def days(lines: Iterable[ActLine]) -> tuple[tuple[date, tuple[ActLine, ...]], ...]:
    """Return acts by the day from which they were known, the days in the order in which the acts come."""
    return tuple((day, tuple(found)) for day, found in groupby(lines, key=lambda each: each.recorded))


def _line(done: ActDone, facts: Facts, known: set[int], titles: dict[str, str], as_of: AsOf) -> ActLine:
    shown = tuple(facts.of(f"statement/{number}") for number in done.first if number in known)
    papers = tuple((titles[each], as_of.thing(each)) for each in done.papers if each in titles)
    reason = "the reason is above what you may see" if done.act.reason == WITHHELD else done.act.reason
    return ActLine(
        done.act.number,
        done.act.recorded,
        done.act.author,
        reason,
        _did(done),
        shown,
        done.recorded - len(shown),
        papers,
    )


def _did(done: ActDone) -> str:
    parts = (
        (done.recorded, "statement recorded", "statements recorded"),
        (done.corrected, "put right, because it was never so", "put right, because they were never so"),
        (done.changed, "closed, for it has changed or moved on", "closed, for they have changed or moved on"),
        (len(done.papers), "paper", "papers"),
    )
    return "; ".join(f"{count} {one if count == 1 else many}" for count, one, many in parts if count)
