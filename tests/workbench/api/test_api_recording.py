"""Routes written through the API: decisions with their words, waivers, orders and steps, by rights of bodies."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from commonseal.vocabulary import Visibility
from commonseal.vocabulary.identifiers import slug
from support.api import Told
from workbench.api.conftest import Served
from workbench.permissions import GUARDED

MINUTES = f"paper/minutes-of-{slug(GUARDED[Visibility.PUBLIC])}"
PLAN = "proposal/public-change"
_ASKED = {"plan": PLAN, "step": "board"}
_DECIDED = {**_ASKED, "outcome": "approved", "on": "2016-05-01", "evidence": [{"source": "Minutes of 1 May 2016"}]}


def _sent(api: Served, what: str, told: Mapping[str, Any], by: str = "approver") -> Told:
    return api.by(by).post(f"/route/{what}", told)


def _step(api: Served, key: str = "board") -> dict[str, Any]:
    route = api.by("reviewer").get("/route", plan=PLAN).json
    step: dict[str, Any] = next(each for each in route["steps"] if each["key"] == key)
    return step


def test_a_decision_is_recorded_with_what_shows_it_and_taken_back(api: Served) -> None:
    """The words are found in their paper; the act names who and by which token; taken back, the step is open again."""
    told = _sent(api, "decide", {**_DECIDED, "evidence": [{"paper": MINUTES, "quote": "was appointed public officer"}]})
    assert told.status == 201, told.text
    (statement,) = told.json["statements"]
    found = api.by("reviewer").get(f"/statements/{statement.partition('/')[2]}").json
    (evidence,) = found["evidence"]
    assert evidence["start"] == len("Minutes. Ottavia Ordinary ")
    assert (found["fact"]["outcome"], found["author"]) == ("approved", "approver")
    assert _step(api)["state"] == "done"
    back = _sent(api, "undecide", {**_ASKED, "reason": "It was another meeting"})
    assert back.status == 201, back.text
    assert _step(api)["state"] == "open"
    assert _sent(api, "undecide", {**_ASKED, "reason": "Again"}).status == 409


def test_each_act_names_its_token_and_is_audited(api: Served) -> None:
    """The act says that it came by the API and by which token; the audit has who recorded it."""
    told = _sent(api, "add", {"plan": PLAN, "called": "Audit forum", "body": "Ashford CCG"}, by="contributor")
    assert told.status == 201, told.text
    number = told.json["statements"][-1].partition("/")[2]
    with sqlite3.connect(api.place) as register:
        asked = 'SELECT a.number, a.author, a.source FROM "act" a JOIN "statement" s ON s.act = a.number'
        act, author, source = register.execute(f"{asked} WHERE s.number = ?", [number]).fetchone()
        seen = register.execute("SELECT about FROM audit_entry WHERE things = ?", [f"act/{act}"]).fetchall()
    assert (author, source) == ("contributor", "api: Tests of contributor")
    # A trial run may be audited too, under the number that its act would have had.
    assert any("Tests of contributor" in about for (about,) in seen)


def test_what_does_not_hold_is_refused_and_nothing_is_recorded(api: Served) -> None:
    """A day still to come, words that are not in the paper, conditions of a refusal, and a step that is not there."""
    early = _sent(api, "decide", {**_DECIDED, "on": "2999-01-01"})
    assert (early.status, "still to come" in early.json["faults"][0]["what"]) == (422, True)
    shown = [{"paper": MINUTES, "quote": "no such words"}]
    wrong = _sent(api, "decide", {**_DECIDED, "evidence": shown})
    assert (wrong.status, "to the letter" in wrong.json["detail"]) == (409, True)
    odd = _sent(api, "decide", {**_DECIDED, "outcome": "rejected", "conditions": ["A review"]})
    assert (odd.status, "only an approval has conditions" in odd.json["detail"]) == (409, True)
    assert _sent(api, "decide", {**_DECIDED, "step": "nowhere"}).status == 404
    assert _sent(api, "decide", {**_DECIDED, "evidence": []}).status == 422
    assert _step(api)["state"] == "open"


def test_steps_are_added_put_in_order_and_waived(api: Served) -> None:
    """Each is on the route at once; steps that would wait for each other are refused."""
    forum = {"plan": PLAN, "called": "Staff forum", "body": "Ashford CCG", "after": ["board"]}
    assert _sent(api, "add", forum, by="contributor").status == 201
    assert _step(api, "staff-forum")["after"] == ["board"]
    assert _sent(api, "add", forum, by="contributor").status == 409
    step = {"plan": PLAN, "step": "staff-forum"}
    assert _sent(api, "order", {**step, "planned": "2030-11-05"}, by="contributor").status == 201
    assert _step(api, "staff-forum")["planned"] == "2030-11-05"
    ring = _sent(api, "order", {**_ASKED, "after": ["staff-forum"]}, by="contributor")
    assert (ring.status, "cycle" in ring.json["detail"]) == (409, True)
    assert _sent(api, "order", step, by="contributor").status == 409
    told = _sent(api, "waive", {**step, "reason": "It has met already"}, by="contributor")
    assert told.status == 201, told.text
    assert _step(api, "staff-forum")["waived"] == "It has met already"


def test_rights_go_by_the_body_that_decides_and_by_the_promoters(api: Served) -> None:
    """Who approves elsewhere records no decision; who only proposes does not either; who only reads does nothing."""
    for name in ("stranger", "contributor", "reviewer", "reader", "only reading"):
        assert _sent(api, "decide", _DECIDED, by=name).status == 403, name
        assert _sent(api, "undecide", {**_ASKED, "reason": "A try"}, by=name).status == 403, name
    for name in ("stranger", "reader", "only reading"):
        assert _sent(api, "waive", {**_ASKED, "reason": "A try"}, by=name).status == 403, name
        assert _sent(api, "order", {**_ASKED, "planned": "2030-11-05"}, by=name).status == 403, name
        added = {"plan": PLAN, "called": "Own", "body": "Ashford CCG"}
        assert _sent(api, "add", added, by=name).status == 403, name
