"""The pages of things: bodies, people, posts, arrangements, proposals and all else that has an identifier."""

from typing import Any

from django.http import HttpResponse

from commonseal import answers
from commonseal.asking import Gathered, around, checked, find_one, for_sharing
from commonseal.assurance.duties import duties
from commonseal.assurance.looking import Window
from commonseal.vocabulary import Snapshot
from commonseal.workbench.choosing import BODY, gathered
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.facts import Facts
from commonseal.workbench.presenters.finding_orders import Order, under_headings
from commonseal.workbench.presenters.findings import duty
from commonseal.workbench.presenters.tops import Top


@page
def thing(here: Page, kind: str, name: str) -> HttpResponse:
    """Show all that is known of a thing."""
    found = find_one(here.look, f"{kind}/{name}", kind).id
    snapshot = around(here.look, found)
    top = Top(snapshot, here.as_of)
    summary = {"post": top.post, "arrangement": top.arrangement}.get(kind)
    tenures = top.tenures(found) if kind in {"person", "post"} else ()
    shown = known_of(here, found, snapshot)
    return here.show("thing", **shown, summary=summary(found) if summary else (), tenures=tenures)


@page
def body(here: Page, name: str) -> HttpResponse:
    """Show a body: its posts and holders, what it shares, its duties, what the rules find, and all else known of it."""
    found = find_one(here.look, f"body/{name}", "body").id
    snapshot = around(here.look, found)
    company = for_sharing(here.look, found)
    shared, sharing = answers.sharers(company, body=found), Facts(company, here.as_of)
    law = _by_law(here, found, gathered(here, [found]))
    return here.show("body", **known_of(here, found, snapshot), **law, shared=shared, sharing=sharing)


def known_of(here: Page, found: str, snapshot: Snapshot) -> dict[str, Any]:
    """Return all that a snapshot says of a thing, for a page."""
    facts, answer = Facts(snapshot, here.as_of), answers.show(snapshot, thing=found)
    disputes = answers.disputed(snapshot, thing=found).disputes
    return {
        "facts": facts,
        "answer": answer,
        "sections": [facts.section(each) for each in answer.sections],
        "disputes": [(each.about, facts.cited(each.one), facts.cited(each.other)) for each in disputes],
    }


def _by_law(here: Page, found: str, looked: Gathered) -> dict[str, Any]:
    """Return the duties of a body and what the rules find about it on the date, for a page."""
    facts, window = Facts(looked.snapshot, here.as_of), Window(here.look.on, here.look.on)
    told = duties(looked.snapshot, looked.law, found)
    found_by_rules = checked(looked, window)
    return {
        "duties_told": told.sentence,
        "duties": [duty(each, facts) for each in told.duties],
        "findings_told": found_by_rules.sentence,
        "levels": under_headings(found_by_rules.found, Order.LEVEL, facts, more=((BODY, found),)),
    }
