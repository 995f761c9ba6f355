"""Plans sent through the API: what a plan file says, as JSON, held to the same checks and to who may plan for whom."""

from typing import Any

import pytest

from commonseal.vocabulary import Visibility
from commonseal.vocabulary.identifiers import slug
from support.api import Told
from support.saying import body, said
from workbench.api.conftest import Served
from workbench.permissions import GUARDED

_PROPOSAL = {
    "kind": "proposal",
    "id": "proposal/two-in-kent",
    "name": "Two in Kent",
    "promoters": ["body/ashford-ccg", "body/thanet-ccg"],
    "criteria": [{"name": "cost", "weight": 2}],
    "standing": "proposed",
    "start": "2018-05-20",
}
_OPTION = {
    "template": "shared_post",
    "option": "option/two-in-kent/one-officer",
    "proposal": "proposal/two-in-kent",
    "name": "One officer",
    "target": "2019-04-01",
    "parameters": {"bodies": ["body/ashford-ccg", "body/thanet-ccg"], "role": "accountable officer"},
}
_PLAN: dict[str, Any] = {
    "reason": "Options for the board",
    "recorded": "2018-05-20",
    "statements": [_PROPOSAL],
    "from_templates": [_OPTION],
}


@pytest.fixture(scope="module", autouse=True)
def _two_bodies(api: Served) -> None:
    """Record a second body, for sharing takes two."""
    draft = said(body("Thanet CCG"), "2013-04-01").model_dump(mode="json")
    told = {"reason": "For these tests", "recorded": "2018-01-01", "statements": [draft]}
    done = api.by("reviewer").post("/statements", told)
    assert done.status == 201, done.text


def _sent(api: Served, by: str = "contributor", **more: Any) -> Told:
    return api.by(by).post("/plans", {**_PLAN, **more})


def test_a_plan_is_tried_then_proposed_and_its_route_is_there(api: Served) -> None:
    """A trial says what would be built and changes nothing; proposed, its option has a route; again, it is the same."""
    trial = _sent(api, dry_run=True)
    assert trial.status == 200, trial.text
    assert trial.json["options"] == ["option/two-in-kent/one-officer", "option/two-in-kent/no-change"]
    assert trial.json["built"][0]["built"]["brings"]
    assert api.by(None).get("/options", proposal="proposal/two-in-kent").status == 404
    done = _sent(api)
    assert (done.status, done.json["options"]) == (201, trial.json["options"])
    found = api.by(None).get("/options", proposal="proposal/two-in-kent").json
    assert {each["id"] for each in found["options"]} == set(trial.json["options"])
    assert api.by(None).get("/route", plan="option/two-in-kent/one-officer", on="2018-06-01").json["steps"]
    first = api.by("reviewer").get("/things/proposal/two-in-kent/history").json[0]
    assert (first["author"], first["reason"]) == ("contributor", "Options for the board")
    assert _sent(api).status == 201


def test_all_that_is_wrong_is_told_with_its_part(api: Served) -> None:
    """A parameter that a template does not have, a score by no criterion, and a pointer to a statement."""
    use = {**_OPTION, "parameters": {**_OPTION["parameters"], "colour": "blue"}}  # type: ignore[dict-item]
    wrong = _sent(api, from_templates=[use], scores=[{"option": "one-officer", "criterion": "taste", "value": 4}])
    assert wrong.status == 422, wrong.text
    places = {each["where"] for each in wrong.json["faults"]}
    assert {"body.told.from_templates.0", "body.told.scores"} <= places
    pointing = _sent(api, statements=[{**_PROPOSAL, "corrects": "statement/1"}])
    assert (pointing.status, pointing.json["faults"][0]["where"]) == (422, "body.told.statements")


def test_rights_go_by_the_promoters_and_by_what_is_said_to_be_so(api: Served) -> None:
    """Who proposes elsewhere or only reads is refused; what is in force is for reviewers, what is decided for none."""
    for name in ("stranger", "reader", "only reading"):
        assert _sent(api, by=name).status == 403, name
    fact = said(body("Deal CCG"), "2013-04-01").model_dump(mode="json")["fact"]
    assert _sent(api, statements=[_PROPOSAL, fact], dry_run=True).status == 403
    assert _sent(api, by="reviewer", statements=[_PROPOSAL, fact], dry_run=True).status == 200
    asked = {
        "kind": "approval",
        "proposal": "proposal/two-in-kent",
        "step": "board",
        "body": "body/ashford-ccg",
        "act": "approves",
        "subject_matter": "the change",
        "standing": "proposed",
    }
    assert _sent(api, statements=[_PROPOSAL, asked], dry_run=True).status == 200
    taken = {**asked, "outcome": "approved", "done": "2018-05-01"}
    refused = _sent(api, statements=[_PROPOSAL, taken], dry_run=True)
    assert (refused.status, "recorded on its route" in refused.json["detail"]) == (409, True)
    guarded = {**_PROPOSAL, "visibility": "internal"}
    assert _sent(api, statements=[guarded], dry_run=True).status == 403


def test_what_may_not_be_seen_cannot_be_named_or_quoted(api: Served) -> None:
    """A guarded person, and the words of a guarded paper, are refused word for word as ones that never were."""
    told = {}
    for name in (GUARDED[Visibility.RESTRICTED], "Quizzical Hjwk"):
        held = {
            "kind": "appointment",
            "person": f"person/{slug(name)}",
            "post": "post/ashford-ccg/public-officer",
            "bodies": ["body/ashford-ccg"],
            "standing": "proposed",
            "evidence": [{"paper": f"paper/minutes-of-{slug(name)}", "quote": f"{name} was appointed"}],
        }
        shown = _sent(api, statements=[_PROPOSAL, held], dry_run=True)
        assert shown.status == 422, shown.text
        told[name] = shown.text.replace(name, "…").replace(slug(name), "…")
    assert len(set(told.values())) == 1
    auditor = {**held, "person": f"person/{slug(GUARDED[Visibility.RESTRICTED])}", "evidence": []}
    assert _sent(api, by="auditor", statements=[_PROPOSAL, auditor], dry_run=True).status == 200
