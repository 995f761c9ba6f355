"""Findings in an order that a reader asks for: how grave they are, when they begin, or whom they are about."""

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from itertools import groupby

from commonseal.assurance import Finding, Level
from commonseal.assurance.telling import MEANINGS
from commonseal.vocabulary.periods import FIRST_DAY, day_of, describe_day
from commonseal.workbench.presenters.facts import Facts
from commonseal.workbench.presenters.findings import FindingsShown, Pairs, finding


class Order(StrEnum):
    """What findings are put in order by."""

    LEVEL = "level"
    DAY = "day"
    BODY = "body"


ORDER_WORDS = {Order.LEVEL: "gravest first", Order.DAY: "those that began first", Order.BODY: "body by body"}
_GRAVEST_FIRST = {level: place for place, level in enumerate(Level)}


def ordered(findings: Iterable[Finding], order: Order, facts: Facts) -> tuple[Finding, ...]:
    """Return findings in an order, gravest first where it says nothing of two of them."""
    headed = _HEADINGS[order][0]
    return tuple(sorted(findings, key=lambda each: (headed(each, facts), _GRAVEST_FIRST[each.level])))


def under_headings(
    findings: Iterable[Finding], order: Order, facts: Facts, *, more: Pairs = (), new: Collection[str] = ()
) -> tuple[FindingsShown, ...]:
    """Return findings that are in an order, each under the heading of what they are ordered by."""
    heading = _HEADINGS[order][1]
    return tuple(
        FindingsShown(words, tuple(finding(each, facts, more=more, only_with_option=each.key in new) for each in those))
        for words, those in groupby(findings, key=lambda each: heading(each, facts))
    )


def _first_body(found: Finding, facts: Facts) -> str:
    return facts.name(found.bodies[0]) if found.bodies else "No body in particular"


def _begins(found: Finding, _: Facts) -> int:
    return FIRST_DAY if found.first is None else day_of(found.first)


def _said_to_begin(found: Finding, _: Facts) -> str:
    return "With no first day" if found.first is None else f"From {describe_day(found.first)}"


_HEADINGS: dict[Order, tuple[Callable[[Finding, Facts], int | str], Callable[[Finding, Facts], str]]] = {
    Order.LEVEL: (lambda found, _: _GRAVEST_FIRST[found.level], lambda found, _: MEANINGS[found.level]),
    Order.DAY: (_begins, _said_to_begin),
    Order.BODY: (_first_body, _first_body),
}
"""For each order, what findings are sorted by, and under what words they stand."""
