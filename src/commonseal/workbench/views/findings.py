"""What the rules find: all of it, by body and day and how grave it is; and one finding with all that it rests on."""

from dataclasses import replace
from math import ceil
from typing import Any

from django.http import HttpResponse, HttpResponseBase

from commonseal.answers import Names, sentence
from commonseal.asking import Checked, Gathered, TooLargeError, checked
from commonseal.assurance import Finding, Level
from commonseal.assurance.explaining import FindingExplained, explained
from commonseal.assurance.table import COLUMNS, row_of
from commonseal.workbench.asked_of_rules import OPTION, Asked, asked_of, options_of
from commonseal.workbench.choosing import BODY, Bodies, bodies_of, gathered
from commonseal.workbench.letting_stand import homes_of, the_finding
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.facts import Facts
from commonseal.workbench.presenters.finding_orders import ORDER_WORDS, Order, ordered, under_headings
from commonseal.workbench.presenters.findings import LEVEL_COLOUR, LEVEL_WORDS, law
from commonseal.workbench.presenters.findings import finding as shown_finding
from commonseal.workbench.rights import Right
from commonseal.workbench.tables import file_asked, table_file, table_links

SORT = "sort"
"""Under what name an address asks for an order."""
AT_ONCE = 30
"""How many findings stand on one page."""


@page
def findings(here: Page) -> HttpResponseBase:
    """List what the rules find, gravest first if not asked otherwise, with the law, what it rests on and its remedy."""
    bodies, asked = bodies_of(here), asked_of(here)
    faults = [*bodies.faults, *asked.faults]
    context: dict[str, Any] = {
        "bodies": bodies,
        "asked": asked,
        "faults": faults,
        "level_words": LEVEL_WORDS,
        "options": options_of(here),
        "colours": LEVEL_COLOUR,
    }
    try:
        told = _checked(here, bodies, asked)
    except TooLargeError:
        return here.show("assurance/findings", **context, too_large=True, answer=None)
    order, facts = _order(here), Facts(told.gathered.snapshot, here.as_of)
    told = replace(told, found=ordered(told.found, order, facts))
    if (kind := file_asked(here)) and not faults:
        return table_file(here, kind, "findings", COLUMNS, map(row_of, told.found))
    context |= _listed(here, told, order, facts, (*bodies.pairs, *asked.pairs))
    return here.show("assurance/findings", status=400 if faults else 200, **context, answer=told)


def _checked(here: Page, bodies: Bodies, asked: Asked) -> Checked:
    looked = gathered(here, bodies.ids, *([asked.option] if asked.option else ()))
    return checked(looked, asked.window, option=asked.option, rules=asked.rules, least=asked.least)


def _listed(
    here: Page, told: Checked, order: Order, facts: Facts, pairs: tuple[tuple[str, str], ...]
) -> dict[str, Any]:
    """Return one page of what was found, in its order, and the addresses of the others."""
    pages = max(1, ceil(len(told.found) / AT_ONCE))
    asked = here.asked("page")
    number = min(int(asked), pages) if asked.isdecimal() and int(asked) else 1
    part = told.found[(number - 1) * AT_ONCE : number * AT_ONCE]
    own = tuple(each for each in pairs if each[0] in {BODY, OPTION})
    pairs = (*pairs, (SORT, order.value)) if order is not Order.LEVEL else pairs
    return {
        "headed": under_headings(part, order, facts, more=own, new=told.only_with_option),
        "order": order,
        "orders": ORDER_WORDS,
        "counts": [(level.value, count) for level in Level if (count := _count(told, level))],
        "acknowledged": sum(each.acknowledged is not None for each in told.found),
        "number": number,
        "first": (number - 1) * AT_ONCE + 1,
        "last": (number - 1) * AT_ONCE + len(part),
        "files": table_links(here),
        "pages": [here.as_of.at("findings", more=(*pairs, ("page", str(each)))) for each in range(1, pages + 1)],
    }


def _order(here: Page) -> Order:
    asked = here.asked(SORT)
    return Order(asked) if asked in set(Order) else Order.LEVEL


def _count(told: Checked, level: Level) -> int:
    return sum(each.level is level for each in told.found)


@page
def finding(here: Page, key: str) -> HttpResponse:
    """Show a finding with its rule, its law, every statement it rests on, and what would put it right."""
    bodies, asked = bodies_of(here), asked_of(here)
    looked = gathered(here, bodies.ids, *([asked.option] if asked.option else ()))
    found = the_finding(key, looked, asked.option)
    return here.show("assurance/finding", **about(here, found, looked, bodies, asked))


def about(here: Page, found: Finding, looked: Gathered, bodies: Bodies, asked: Asked) -> dict[str, Any]:
    """Return all that the page of a finding shows."""
    facts, names = Facts(looked.snapshot, here.as_of), Names(looked.snapshot)
    told: FindingExplained = explained(
        found, looked.snapshot, looked.law, asked_at=here.now, sentence=lambda each: sentence(each, names)
    )
    own = (*bodies.pairs, *((name, value) for name, value in asked.pairs if name == OPTION))
    owners = homes_of(found, looked)
    return {
        "found": shown_finding(found, facts, more=own),
        "acknowledged": found.acknowledged,
        "rests_on": found.rests_on,
        "rule": told.rule,
        "rule_link": here.as_of.at("rule", told.rule.code),
        "law": law(told.provision, here.as_of) if told.provision else None,
        "meaning": LEVEL_WORDS[found.level.value],
        "would_be": LEVEL_WORDS[found.level_if_confirmed.value] if found.level_if_confirmed else "",
        "statements": [(each, facts.of(each.statement)) for each in told.statements],
        "option": looked.snapshot.name_of(asked.option) if asked.option else None,
        "option_link": here.as_of.thing(asked.option) if asked.option else None,
        "more": own,
        "may_acknowledge": not asked.option and here.may(Right.REVIEW, *owners),
        "back": here.as_of.at("findings", more=own),
    }
