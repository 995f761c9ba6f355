"""What was learnt between two dates of knowledge: newly recorded, corrected, changed, progressed."""

from commonseal.answers.cited import cite
from commonseal.answers.diff_model import Change, Difference
from commonseal.answers.naming import Names
from commonseal.answers.standing import NOT_YET
from commonseal.answers.when import holding
from commonseal.vocabulary import Closure, Fact, Holds, Origin, Snapshot, Standing, Statement

_BY_ORIGIN = {
    Origin.CORRECTS: Change.CORRECTED,
    Origin.FOLLOWS: Change.PROGRESSED,
    Origin.ENDED: Change.CHANGED,
}
_BY_CLOSURE = {Closure.CORRECTED: Change.CORRECTED, Closure.CHANGED: Change.CHANGED, None: Change.NO_LONGER_HELD}


def differences_in_knowledge(before: Snapshot, after: Snapshot) -> list[Difference]:
    """Return what differs between two snapshots of one date as known on two, in the order of the register.

    A statement that stands in place of another is told with it. One that only repeats a fact held before, also with
    another end, is never told as new.
    """
    first = {each.number: each for each in before.known}
    second = {each.number: each for each in after.known}
    came = [each for number, each in second.items() if number not in first]
    gone = {number: each for number, each in first.items() if number not in second}
    by_fact: dict[Fact, Statement] = {each.fact: each for each in before.known}
    then, now = Names(before), Names(after)
    found = []
    for each in came:
        old = gone.pop(each.supersedes, None) if each.supersedes is not None else None
        twin = old or by_fact.get(each.fact)
        if twin is not None:
            gone.pop(twin.number, None)
        change = _change(each, twin)
        shown = cite(twin, then) if twin else None
        found.append(Difference(change=change, was=shown, now=cite(each, now), note=_note(each, change, after)))
    found += [
        Difference(
            change=_BY_CLOSURE[each.closure], was=cite(each, then), now=None, note="nothing here takes its place"
        )
        for each in gone.values()
    ]
    return found


def _change(statement: Statement, twin: Statement | None) -> Change:
    """Tell what a statement that came since does to what was known: its origin says so, else its content."""
    if statement.origin in _BY_ORIGIN:
        return _BY_ORIGIN[statement.origin]
    if twin is None:
        return Change.NEWLY_RECORDED
    if twin.standing in NOT_YET | {Standing.AGREED} and statement.standing is not twin.standing:
        return Change.PROGRESSED
    same = (twin.standing, twin.period) == (statement.standing, statement.period)
    return Change.RESTATED if same else Change.CHANGED


def _note(statement: Statement, change: Change, after: Snapshot) -> str | None:
    if change is Change.CHANGED and holding(after, statement) is not Holds.NO:
        return "on the date looked at it is still so; its dates or standing are now known otherwise"
    return None
