"""Papers sent and reviewed through the API: read in the background, then decided about by others than who sent them."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from support.api import Program, Told, make_tokens
from support.minutes import Matter, next_matter
from workbench.reviewing_place import VALE_ONLY, register_in, reviewing_place

_SCOPES = ("propose", "review")


@dataclass(frozen=True)
class Place:
    """Where papers are sent to, and a program for each person."""

    base: str
    tokens: dict[str, str]

    def by(self, name: str) -> Program:
        """Return the program of somebody."""
        return Program(self.base, self.tokens[name])

    def sent(self, matter: Matter, by: str = "secretary", **said: str) -> str:
        """Send minutes, wait until they are read, and return the identifier of the paper."""
        told = self.by(by).send_file("/incoming", f"{matter.dale.lower()}.txt", matter.text.encode(), **said)
        assert told.status == 202, told.text
        paper: str = told.json["paper"]
        until = time.monotonic() + 120
        while self.by(by).get(f"/incoming/{paper}").json["state"] in ("waiting", "reading"):
            assert time.monotonic() < until
            time.sleep(0.2)
        return paper

    def claim(self, paper: str, word: str, by: str = "ann", show: str = "waiting") -> dict[str, Any]:
        """Return the claim of a paper that has a word in it."""
        found = self.by(by).get(f"/review/{paper}", show=show).json["claims"]
        return next(each for each in found if word in json.dumps(each["claim"]))

    def decided(self, paper: str, what: str, claim: dict[str, Any], by: str = "ann", **more: Any) -> Told:
        """Decide about a claim as it was seen."""
        seen = {"seen": claim["against"]["seen"]} if claim.get("against") else {}
        return self.by(by).post(f"/review/{paper}/{what}", {"key": claim["key"], **seen, **more})


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Serve the register of the minutes, with tokens for its people."""
    folder: Path = tmp_path_factory.mktemp("reviewing")
    names = ("secretary", "ann", "ben", "local")
    with reviewing_place(folder, tmp_path_factory) as base:
        made = make_tokens(register_in(folder), *((name, _SCOPES, 0) for name in names))
        yield Place(base, dict(zip(names, made, strict=True)))


def test_a_paper_is_sent_read_and_listed(place: Place) -> None:
    """Its state and the number of its claims are told; the same file again is refused, and so is what is no paper."""
    matter = next_matter()
    paper = place.sent(matter, title="Minutes of July")
    told = place.by("secretary").get(f"/incoming/{paper}").json
    assert (told["state"], told["title"], told["brought_by"]) == ("read", "Minutes of July", "secretary")
    assert told["claims"] == told["waiting"] == 6
    assert paper in [each["paper"] for each in place.by("ann").get("/incoming").json]
    again = place.by("secretary").send_file("/incoming", "again.txt", matter.text.encode())
    assert (again.status, again.json["faults"][0]["where"]) == (422, "file.file")
    assert "is here already" in again.json["faults"][0]["what"]
    for name, content in (("tune.mp3", b"no words"), ("empty.txt", b"")):
        assert place.by("secretary").send_file("/incoming", name, content).status == 422
    early = place.by("secretary").send_file("/incoming", "a.txt", b"A text.", published="soon")
    assert early.json["faults"][0]["where"] == "form.said.published"
    assert place.by("secretary").send_file("/incoming", "a.txt", b"A text.", visibility="restricted").status == 422
    nothing = place.by("secretary").send_file("/incoming", "a.txt", b"A text.", field="other")
    assert nothing.json["faults"] == [{"where": "file.file", "what": "Choose a paper"}]


def test_what_could_not_be_read_says_why(place: Place) -> None:
    """A file that is none of its kind is refused with the reason."""
    told = place.by("secretary").send_file("/incoming", "broken.pdf", b"%PDF-1.4 but no more")
    paper = told.json["paper"]
    until = time.monotonic() + 120
    while (state := place.by("ann").get(f"/incoming/{paper}").json)["state"] in ("waiting", "reading"):
        assert time.monotonic() < until
        time.sleep(0.2)
    assert state["state"] == "refused"
    assert "broken.pdf" in state["why_refused"]


def test_claims_are_accepted_rejected_and_taken_back(place: Place) -> None:
    """What is accepted is a statement; a decision is taken back by who made it, and the claim waits again."""
    paper = place.sent(next_matter())
    listed = place.by("ann").get(f"/review/{paper}").json
    assert (listed["all"], listed["waiting"], listed["decided"], listed["is_own"]) == (6, 6, 0, False)
    done = place.decided(paper, "accept", place.claim(paper, "200,000"))
    assert (done.status, done.json["waiting"]) == (201, 5)
    statement = place.by("ann").get(f"/statements/{done.json['statement'].partition('/')[2]}").json
    assert (statement["fact"]["value"], statement["author"]) == ("200,000", "ann")
    assert place.decided(paper, "reject", place.claim(paper, "Cy Hart")).json == {"statement": None, "waiting": 4}
    decided = place.claim(paper, "200,000", show="decided")
    assert decided["decided"]["decision"] == "accepted"
    assert decided["decided"]["statement"] == done.json["statement"]
    assert place.decided(paper, "undo", decided, by="ben").status == 409
    assert place.decided(paper, "undo", decided).json["waiting"] == 5
    assert place.claim(paper, "200,000")["decided"] is None


def test_two_reviewers_do_not_collide(place: Place) -> None:
    """The second is told who decided and when, and nothing is recorded; so is who saw what is no longer so."""
    paper = place.sent(next_matter())
    claim = place.claim(paper, "Cy Hart")
    assert place.decided(paper, "accept", claim).status == 201
    late = place.decided(paper, "reject", claim, by="ben")
    assert late.status == 409
    assert "(ann: accepted, " in late.json["detail"]
    other = place.claim(paper, "200,000")
    stale = place.decided(paper, "accept", {**other, "against": {"seen": "0"}})
    assert (stale.status, "has changed since this claim was shown" in stale.json["detail"]) == (409, True)


def test_a_claim_is_edited_split_and_joined(place: Place) -> None:
    """An edit is held to the fields of its kind, and to the register; parts come up in place of what was split."""
    paper = place.sent(next_matter())
    before = {each["key"] for each in place.by("ann").get(f"/review/{paper}").json["claims"]}
    two = place.claim(paper, "Lay Member")
    assert place.decided(paper, "split", two).json["waiting"] == 6 + 1
    parts = [each for each in place.by("ann").get(f"/review/{paper}").json["claims"] if each["key"] not in before]
    assert len(parts) == 2
    joined = place.decided(paper, "join", parts[0], other=parts[1]["key"])
    assert (joined.status, "there was before" in joined.json["detail"]) == (409, True)
    wrong = place.decided(paper, "accept", parts[0], changes={"colour": "blue"})
    assert (wrong.status, wrong.json["faults"][0]["where"]) == (422, "body.told.changes.colour")
    empty = place.decided(paper, "accept", parts[0], changes={"person": ""})
    assert (empty.status, empty.json["faults"][0]["where"]) == (422, "body.told.changes.person")
    done = place.decided(paper, "accept", parts[0], changes={"person": "Cyril Hart"})
    assert done.status == 201, done.text
    person = place.by("ann").get(f"/statements/{done.json['statement'].partition('/')[2]}").json["fact"]["person"]
    assert person == "person/cyril-hart"


def test_an_edit_in_conflict_needs_to_say_how_it_stands_to_that(place: Place) -> None:
    """It is compared first, and then accepted as what the matter was, with what was seen of it."""
    paper = place.sent(next_matter())
    claim = place.claim(paper, "Bo Day")
    assert claim["against"]["finding"] == "conflict", claim
    change = {"start": "2019-03-01"}
    refused = place.decided(paper, "accept", claim, changes=change)
    assert (refused.status, "as edited it is in conflict with statement/" in refused.json["detail"]) == (409, True)
    told = place.by("ann").post(f"/review/{paper}/compare", {"key": claim["key"], "changes": change}).json
    sent = {"key": claim["key"], "changes": change, "seen": told["seen"], "how": "corrects"}
    done = place.by("ann").post(f"/review/{paper}/accept", sent)
    assert done.status == 201, done.text
    found = place.by("ann").get(f"/statements/{done.json['statement'].partition('/')[2]}").json
    assert f"statement/{found['supersedes']}" in told["statements"]


def test_who_brought_a_paper_or_reviews_elsewhere_does_not_decide(place: Place) -> None:
    """Nobody reviews what they brought; who reviews one body decides about its matters alone; a contributor never."""
    matter = Matter(*VALE_ONLY)
    own = place.sent(matter, by="ann")
    claim = place.claim(own, "200,000")
    refused = place.decided(own, "accept", claim)
    assert (refused.status, "you brought this paper" in refused.json["detail"]) == (403, True)
    assert place.by("ann").get(f"/review/{own}").json["is_own"]
    assert place.decided(own, "accept", place.claim(own, "joint committee"), by="local").status == 403
    assert place.decided(own, "accept", claim, by="local").status == 201
    assert place.by("secretary").get(f"/review/{own}").status == 403


def test_a_guarded_paper_is_as_if_it_never_was(place: Place) -> None:
    """Who may not see it finds neither the paper nor its claims, word for word as of one that never came in."""
    paper = place.sent(next_matter(), visibility="internal")
    assert place.by("ann").get(f"/review/{paper}").status == 200
    assert paper not in place.by("ben").get("/incoming").text
    for path in ("/incoming/{}", "/review/{}"):
        hidden, never = (place.by("ben").get(path.format(each)) for each in (paper, "paper/never-was"))
        assert hidden.status == never.status == 404
        assert hidden.text.replace(paper, "…") == never.text.replace("paper/never-was", "…")
    sent = {"key": "0" * 64, "seen": ""}
    hidden, never = (place.by("ben").post(f"/review/{each}/reject", sent) for each in (paper, "paper/never-was"))
    assert hidden.text.replace(paper, "…") == never.text.replace("paper/never-was", "…")
