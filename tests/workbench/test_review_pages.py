"""Review over HTTP, without scripts: each claim beside its words and the register, and each decision carried out."""

from collections.abc import Iterator

import pytest

from support.minutes import Matter, next_matter, wait_until_settled
from support.sending import forms, name_in, press, send_files
from support.workbench import Reader
from workbench.reviewing_place import claim_page, findings, reviewing_place, signed_in


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the register of the minutes; gives the address."""
    with reviewing_place(tmp_path_factory.mktemp("review"), tmp_path_factory) as base:
        yield base


@pytest.fixture
def ann(place: str) -> Reader:
    """A reviewer."""
    return signed_in(place, "ann")


@pytest.fixture
def matter() -> Matter:
    """Places of this test alone."""
    return next_matter()


@pytest.fixture
def name(place: str, matter: Matter) -> str:
    """The name of the minutes, sent by the secretary and read."""
    return matter.sent_by(signed_in(place, "secretary"))


def test_each_claim_is_told_apart_by_word_and_sign(ann: Reader, name: str) -> None:
    """The list says of each claim what it is to the register; the choice above narrows it, and the order turns it."""
    listed = ann.get(f"/review/{name}", show="all", order="reading")
    assert [standing for _, standing in findings(listed)] == ["= known", "≠ in conflict", *["+ new"] * 4]
    assert "0 of 6 decided" in listed.words
    conflicts = ann.get(f"/review/{name}", show="conflict")
    assert [brief.split(",")[0] for brief, _ in findings(conflicts)] == ["Bo Day"]
    assert "None of the 6 claims is shown with this choice" in ann.get(f"/review/{name}", show="decided").words
    surest = findings(ann.get(f"/review/{name}", order="confidence"))
    assert sorted(surest) == sorted(findings(listed))
    assert surest != findings(listed)


def test_a_claim_stands_beside_its_words_and_what_the_register_says(ann: Reader, name: str) -> None:
    """The page says why it is in conflict, shows the statement of the register, and marks the words in the paper."""
    shown = claim_page(ann, name, "Bo Day, Chief Nurse")
    assert "the register has the start as 1 january 2018, the paper as 1 may 2019" in shown.words.lower()
    assert "What the register says Bo Day is chief nurse of NHS" in shown.words
    assert 'app-claim--conflict app-claim--current" id="current">Bo Day has been the Chief Nurse' in shown.text
    assert 'aria-label="claim 1, known">1=</a>' in shown.text


def test_what_is_accepted_is_on_the_page_of_its_body(ann: Reader, name: str, matter: Matter) -> None:
    """A new claim becomes a statement with its quote; what was known gets the words of the paper beside its own."""
    done = press(ann, claim_page(ann, name, "joint committee"), "action", "accept")
    assert "It is statement/" in done.words
    assert "1 of 6 decided" in done.words
    known = press(ann, claim_page(ann, name, "Ann Lee, Accountable Officer"), "action", "accept")
    assert "The register had it; the words of this paper now stand with statement/" in known.words
    body = ann.get(f"/body/{matter.dale.lower()}-ccg").words
    assert "joint committee" in body.lower()
    assert f"“Ann Lee is the Accountable Officer of NHS {matter.dale} CCG”" in body


def test_what_is_rejected_is_not_in_the_register_but_on_record(ann: Reader, name: str, matter: Matter) -> None:
    """The claim says who rejected it and when; the body’s page knows nothing of it."""
    press(ann, claim_page(ann, name, "population"), "action", "reject")
    assert "200,000" not in ann.get(f"/body/{matter.dale.lower()}-ccg").words
    again = claim_page(ann, name, "population", show="decided")
    assert "Rejected by you on" in again.words
    assert ("action", "take-back") in {button for form in forms(again) for button in form.buttons}


@pytest.mark.parametrize("action", ["corrects", "follows"])
def test_a_conflict_is_settled_one_way_or_the_other(ann: Reader, name: str, matter: Matter, action: str) -> None:
    """It corrects the register; that a matter in force has moved on is not offered, and refused past the form."""
    done = press(ann, claim_page(ann, name, "Bo Day, Chief Nurse"), "action", "corrects", action=action)
    if action == "follows":
        assert done.status == 409
        assert "is in force, so nothing can follow it; end it or correct it" in done.words
        return
    assert "Accepted:" in done.words
    nurse = ann.get(f"/post/{matter.dale.lower()}/chief-nurse").words
    assert "1 May 2019" in nurse
    assert "1 January 2018" not in nurse


def test_a_decision_is_taken_back_and_made_otherwise(ann: Reader, name: str, matter: Matter) -> None:
    """Undo brings the claim up again and takes what it brought out of the register."""
    accepted = press(ann, claim_page(ann, name, "population"), "action", "accept")
    assert "200,000" in ann.get(f"/body/{matter.dale.lower()}-ccg").words
    assert "Undo my last decision" in accepted.words
    undone = press(ann, accepted, "action", "take-back")
    assert "Taken back: “" in undone.words
    assert "0 of 6 decided" in undone.words
    assert "200,000" not in ann.get(f"/body/{matter.dale.lower()}-ccg").words
    assert "Rejected:" in press(ann, undone, "action", "reject").words


def test_a_claim_of_two_bodies_is_split_into_its_parts(ann: Reader, name: str, matter: Matter) -> None:
    """The parts come up in its place, are counted, and are decided about each for itself."""
    split = press(ann, claim_page(ann, name, "Cy Hart, Lay Member"), "action", "split")
    assert "Its parts come up in its place." in split.words
    assert "0 of 7 decided" in split.words
    part = claim_page(ann, name, f"Cy Hart, Lay Member for Audit, NHS {matter.vale} CCG (held)")
    assert "Accepted:" in press(ann, part, "action", "accept").words
    assert "Cy Hart" in ann.get(f"/body/{matter.vale.lower()}-ccg").words


def test_two_claims_of_one_matter_are_joined(place: str, ann: Reader, matter: Matter) -> None:
    """What they are together comes up in their place, with the words of both."""
    twice = f"NHS {matter.dale} CCG serves 200,000 people.\n\nNHS {matter.dale} CCG serves 210,000 people.\n"
    secretary = signed_in(place, "secretary")
    sent = send_files(secretary, ("two.txt", matter.text.rpartition("\n\n")[0].encode() + b"\n\n" + twice.encode()))
    wait_until_settled(secretary, name_in(sent))
    shown = claim_page(ann, name_in(sent), "population 200,000")
    joined = press(ann, shown, "action", "join")
    assert "What they are together comes up in their place." in joined.words
    assert "0 of 6 decided" in joined.words
    assert joined.text.count("serves <") + joined.text.count('class="app-quote"') >= 2
    assert "0 of 7 decided" in press(ann, joined, "action", "take-back").words


def test_a_split_is_undone(ann: Reader, name: str) -> None:
    """Taking a split back brings the claim up whole."""
    split = press(ann, claim_page(ann, name, "Cy Hart, Lay Member"), "action", "split")
    undone = press(ann, split, "action", "take-back")
    assert "0 of 6 decided" in undone.words


def test_when_every_claim_is_decided_the_page_says_so(ann: Reader, name: str) -> None:
    """The last decision leads to where what was accepted can be seen."""
    shown = ann.get(f"/review/{name}")
    for _ in range(6):
        shown = press(ann, shown, "action", "reject")
    assert "Every claim is decided" in shown.words
    assert "Reviewed: 6 claims, all decided." in ann.get(f"/incoming/{name}").words
    assert f"/incoming/{name}" not in ann.get("/papers").text


def test_a_form_without_a_decision_is_told_what_to_say(ann: Reader, name: str) -> None:
    """A form that asks for nothing that there is records nothing."""
    refused = press(ann, ann.get(f"/review/{name}"), "action", "accept", action="dance")
    assert refused.status == 409
    assert "Say what to do with the claim" in refused.words
    assert "0 of 6 decided" in refused.words


def test_the_page_of_a_claim_that_is_no_longer_there_leads_back(ann: Reader, name: str) -> None:
    """The address of a part whose split was taken back leads to the claims that there are."""
    shown = ann.get(f"/review/{name}", claim="feedfeedfeed")
    assert shown.status == 200
    assert "0 of 6 decided" in shown.words
