"""What differs between two snapshots: what became so in the world, and what was learnt of it."""

from collections.abc import Iterable, Mapping

from commonseal.answers.base import joined
from commonseal.answers.cited import cite
from commonseal.answers.diff_model import Change, DiffAnswer, Difference, Point
from commonseal.answers.learnt import differences_in_knowledge
from commonseal.answers.naming import Names
from commonseal.answers.standing import NOT_YET
from commonseal.answers.when import CERTAINTY, holding
from commonseal.vocabulary import Fact, Snapshot, Standing, Statement
from commonseal.vocabulary.periods import describe_day

_SAID = {
    Change.BECAME_TRUE: "{} became true",
    Change.STOPPED: "{} stopped being so",
    Change.PERHAPS: "{} perhaps began or ended",
    Change.TALKED_OF: "{} only talked of came or went",
    Change.NEWLY_RECORDED: "{} newly recorded",
    Change.CORRECTED: "{} found never to have been so",
    Change.CHANGED: "{} found to have changed",
    Change.PROGRESSED: "{} moved on",
    Change.RESTATED: "{} said again",
    Change.NO_LONGER_HELD: "{} no longer held",
}


def diff(before: Snapshot, after: Snapshot) -> DiffAnswer:
    """Answer what differs between two snapshots.

    With two dates: what became true in the world and what stopped being so. With two dates of knowledge: what was
    newly recorded, corrected, found to have changed, or moved on. What held perhaps on one of two dates and surely on
    the other did not certainly begin or end between them, and stands apart.

    Args:
        before: The first.
        after: The second, made for the same things and viewer.
    """
    found: list[Difference] = []
    if before.on != after.on:
        found += _in_the_world(after.at(before.on), after)
    if before.known_at != after.known_at:
        found += differences_in_knowledge(before.at(after.on), after)
    grouped = {change.value: tuple(each for each in found if each.change is change) for change in Change}
    return DiffAnswer(
        on=after.on,
        known_at=after.known_at,
        sentence=_sentence(before, after, grouped),
        before=Point(on=before.on, known_at=before.known_at),
        after=Point(on=after.on, known_at=after.known_at),
        **grouped,
    )


def _in_the_world(earlier: Snapshot, later: Snapshot) -> list[Difference]:
    """Compare one knowledge on two dates, fact by fact, so that one fact told twice changes once."""
    contents: dict[tuple[bool, Fact], list[Statement]] = {}
    for each in later.known:
        if each.standing is not Standing.REJECTED:
            contents.setdefault((each.standing in NOT_YET, each.fact), []).append(each)
    then, now = Names(earlier), Names(later)
    found = []
    for (talked_of, _), statements in contents.items():
        old, new = _surest(statements, earlier), _surest(statements, later)
        was, is_ = CERTAINTY[holding(earlier, old)], CERTAINTY[holding(later, new)]
        if was == is_:
            continue
        change = _change(was, is_)
        found.append(
            Difference(
                change=Change.TALKED_OF if talked_of else change,
                was=cite(old, then) if was else None,
                now=cite(new, now) if is_ else cite(old, now),
                note=None if {was, is_} == {0, 2} else "the dates known cannot tell this exactly",
            )
        )
    return found


def _change(was: int, is_: int) -> Change:
    if was and is_:
        return Change.PERHAPS
    return Change.BECAME_TRUE if is_ else Change.STOPPED


def _surest(statements: Iterable[Statement], snapshot: Snapshot) -> Statement:
    return max(statements, key=lambda each: (CERTAINTY[holding(snapshot, each)], not each.unreviewed, each.number))


def _sentence(before: Snapshot, after: Snapshot, grouped: Mapping[str, tuple[Difference, ...]]) -> str:
    counts = [_SAID[change].format(len(grouped[change.value])) for change in Change if grouped[change.value]]
    spans = []
    if before.on != after.on:
        spans.append(f"between {describe_day(before.on)} and {describe_day(after.on)}")
    if before.known_at != after.known_at:
        spans.append(f"as known on {describe_day(before.known_at)} and on {describe_day(after.known_at)}")
    span = ", ".join(spans) or f"on {describe_day(after.on)}"
    return f"{'Nothing differs' if not counts else 'What differs'} {span}{f': {joined(counts)}' if counts else ''}"
