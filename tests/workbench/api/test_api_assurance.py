"""Findings let stand through the API: by whoever reviews at their bodies, as they were seen, and taken back."""

from typing import Any

import pytest

from support.api import Told
from support.saying import appointment, body, person, post, said
from workbench.api.conftest import Served


@pytest.fixture(scope="module", autouse=True)
def _vacancy(api: Served) -> None:
    """Record a body whose officer left and has no successor."""
    said_of = (
        said(body("Dale CCG"), "2013-04-01"),
        said(person("Ann Lee")),
        said(post("Dale CCG"), "2013-04-01"),
        said(appointment("Ann Lee", "Dale CCG"), "2014-01-01", "2018-12-31"),
    )
    told = {"reason": "For these tests", "statements": [each.model_dump(mode="json") for each in said_of]}
    done = api.by("reviewer").post("/statements", told)
    assert done.status == 201, done.text


def _finding(api: Served) -> dict[str, Any]:
    """Return the finding that its post has nobody."""
    asked = {"body": "Dale CCG", "first": "2019-01-01", "last": "2019-12-31"}
    found: list[dict[str, Any]] = api.by("staff").get("/findings", **asked).json
    return next(each for each in found if each["code"] == "CS-POST-01")


def _sent(api: Served, found: dict[str, Any], by: str = "staff", **more: Any) -> Told:
    told = {"reason": "The merger is in April", "rests_on": found["rests_on"], **more}
    return api.by(by).post(f"/findings/{found['key']}/acknowledge?body=Dale+CCG", told)


def test_a_finding_is_let_stand_and_counts_again(api: Served) -> None:
    """It then says who, why and until when; a second time needs what was seen; taken back, it says nothing of it."""
    found = _finding(api)
    told = _sent(api, found, until="2999-03-31")
    assert told.status == 201, told.text
    (statement,) = told.json["statements"]
    assert _finding(api)["acknowledged"] == {
        "by": "staff",
        "reason": "The merger is in April",
        "until": "2999-03-31",
        "statement": statement,
    }
    again = _sent(api, found)
    assert (again.status, "somebody else has changed this" in again.json["detail"]) == (409, True)
    assert _sent(api, found, held=statement).status == 201
    back = api.by("staff").post(f"/findings/{found['key']}/withdraw?body=Dale+CCG", {"reason": "It came sooner"})
    assert back.status == 201, back.text
    assert _finding(api)["acknowledged"] is None
    twice = api.by("staff").post(f"/findings/{found['key']}/withdraw?body=Dale+CCG", {"reason": "It came sooner"})
    assert (twice.status, "is not acknowledged" in twice.json["detail"]) == (409, True)


def test_what_is_wrong_is_told_with_its_place(api: Served) -> None:
    """A day that is over and a reason of blanks are faults; what rests on something else by now is a conflict."""
    found = _finding(api)
    late = _sent(api, found, until="2001-01-01")
    assert (late.status, late.json["faults"][0]["where"]) == (422, "body.told.until")
    blank = _sent(api, found, reason=" ")
    assert (blank.status, blank.json["faults"][0]["where"]) == (422, "body.told.reason")
    other = _sent(api, {**found, "rests_on": "0"})
    assert (other.status, "what it rests on has changed" in other.json["detail"]) == (409, True)


def test_rights_go_by_the_bodies_that_it_is_about(api: Served) -> None:
    """Who reviews elsewhere, and who only reads or proposes, is refused; so is a token that is not for reviewing."""
    found = _finding(api)
    for name in ("stranger", "reader", "contributor", "only reading"):
        assert _sent(api, found, by=name).status == 403, name
    assert (
        api.by(None).post(f"/findings/{found['key']}/acknowledge", {"reason": "A try", "rests_on": "0"}).status == 401
    )
