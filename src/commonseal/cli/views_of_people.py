"""Matchings and groupings as people see them in a terminal. What is about staff is marked as restricted first."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from commonseal.cli.options import Format
from commonseal.cli.output import print_csv, print_json, print_parts, table
from commonseal.cli.views import bulleted, head, indented

if TYPE_CHECKING:
    from commonseal.planning.grouping import Grouping, LongList
    from commonseal.planning.matching import Matching, SafeTable

_STAGES = {
    "slotted_in": "Slotted in",
    "ring_fenced": "Placed in ring-fenced competition",
    "suitable_alternative": "Placed in suitable alternative employment",
}
_COUNTED = "Made from restricted matters; no number under five is in it, nor can one be worked out from it"


def _left_out(count: int) -> str:
    if not count:
        return "Everybody in the file is at risk."
    return f"{count} in the file {'is' if count == 1 else 'are'} not at risk and left out."


def matching_view(found: "Matching") -> Iterator[RenderableType]:
    """Show a matching: how many, then each person by stage, who is not placed, what is vacant, what relaxing gains."""
    totals = found.totals
    yield head(found.label)
    yield head(f"{totals.placed} of {totals.asked} at risk are placed; {len(found.not_placed)} are not.")
    yield indented(_how_sure(found))
    cost = f"£{totals.protection:,}"
    yield indented(f"Pay protection costs {cost} in all. {_left_out(totals.left_out)}")
    for stage, words in _STAGES.items():
        mine = [each for each in found.placed if each.stage.value == stage]
        if mine:
            yield from (Text(), head(words))
        for each in mine:
            yield bulleted(f"{each.person}: {each.title} ({each.post})")
            yield from (indented(line, 4) for line in each.because)
    if found.not_placed:
        yield from (Text(), head("Not placed"))
    for left in found.not_placed:
        yield bulleted(f"{left.person} (grade {left.grade}, {left.wte:g} WTE)")
        yield from (indented(line, 4) for line in left.because)
    yield from _around(found)


def _how_sure(found: "Matching") -> str:
    totals = found.totals
    if totals.proven:
        return f"No matching under these rules is better ({totals.method})."
    most = "No more can be placed" if totals.most == totals.placed else f"More than {totals.most} cannot be placed"
    return f"The best that was found in the time ({totals.method}). {most} under these rules."


def _around(found: "Matching") -> Iterator[RenderableType]:
    if found.vacant:
        yield from (Text(), head("Left vacant"))
        yield from (bulleted(f"{each.title} ({each.post}): {each.wte:g} WTE") for each in found.vacant)
    if found.relaxations:
        yield from (Text(), head("If one rule were relaxed"))
    for each in found.relaxations:
        least = "" if each.exact else "at least "
        yield bulleted(f"{each.rule}: {least}{each.more} more placed, {each.placed} in all")
    yield Text()
    yield from (indented(line, 0, "dim") for line in (*found.rules, *found.notes))


def counts_view(tables: "Sequence[SafeTable]", how: Format) -> None:
    """Print counts that may be published, in whichever format."""
    rows = [
        *((each.title, name, count) for each in tables for name, count in each.counts.items()),
        *((each.title, "total", each.total) for each in tables),
    ]
    if how is Format.JSON:
        said = [each.model_dump(mode="json") for each in tables]
        print_json({"visibility": "restricted", "note": _COUNTED, "tables": said})
    elif how is Format.CSV:
        print_csv(("made_from", "table", "of", "count"), [("restricted", *row) for row in rows])
    else:
        print_parts([head(f"RESTRICTED until released. {_COUNTED}"), table(("table", "of", "count"), rows)])


def long_list_view(found: "LongList") -> Iterator[RenderableType]:
    """Show the best groupings, best first; or what to relax."""
    if found.groupings:
        best = found.groupings[0]
        many = "grouping" if len(found.groupings) == 1 else f"{len(found.groupings)} best groupings"
        yield head(f"The {many} of {found.candidates:,} possible groups; the best has {best.points.total} points.")
    else:
        yield head("No grouping keeps all that is asked.")
    yield from (indented(line) for line in found.asked)
    for each in found.groupings:
        yield from _grouping(each)
    if not found.groupings and not found.relax:
        yield from (Text(), head("No small set of limits to relax was found in the time; give it more with --seconds."))
    if found.relax:
        yield from (Text(), head("It could be done by relaxing any one of these, and nothing less:"))
    yield from (bulleted(" and ".join(each)) for each in found.relax)


def _grouping(found: "Grouping") -> Iterator[RenderableType]:
    yield Text()
    gap = "proven" if not found.gap else f"at most {found.gap} % from the best"
    yield head(f"{found.rank}. {found.points.total} points, {gap}")
    for line in found.because:
        yield indented(line)
    for each in found.groups:
        yield bulleted(f"{' + '.join(each.names)}: {'; '.join(each.because)}")
