"""Several reviewers, and who may decide about what."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.command import commonseal
from support.minutes import Matter, next_matter
from support.sending import forms, press
from support.workbench import Reader
from workbench.reviewing_place import VALE_ONLY, claim_page, register_in, reviewing_place, signed_in


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the register lies."""
    return tmp_path_factory.mktemp("together")


@pytest.fixture(scope="module")
def place(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the register of the minutes; gives the address."""
    with reviewing_place(folder, tmp_path_factory) as base:
        yield base


@pytest.fixture
def people(place: str) -> tuple[Reader, Reader]:
    """Two reviewers."""
    return signed_in(place, "ann"), signed_in(place, "ben")


def sent(place: str, matter: Matter | None = None, **fields: str) -> str:
    """Have the secretary send minutes; return their name."""
    return (matter or next_matter()).sent_by(signed_in(place, "secretary"), **fields)


@pytest.mark.parametrize("late", ["accept", "reject", "split"])
def test_a_claim_that_another_has_decided_shows_who_and_when(
    place: str, people: tuple[Reader, Reader], late: str
) -> None:
    """The form that was open is refused with whose decision stands; nothing of it is recorded, and the page goes on."""
    ann, ben = people
    name = sent(place)
    mine, theirs = (claim_page(each, name, "Cy Hart, Lay Member") for each in people)
    assert "Accepted:" in press(ann, mine, "action", "accept").words
    refused = press(ben, theirs, "action", late)
    assert refused.status == 409
    assert "somebody has decided about this claim meanwhile, so nothing was recorded" in refused.words.lower()
    assert "Accepted by ann on" in refused.words
    assert "1 of 6 decided" in refused.words
    seen = claim_page(ben, name, "Cy Hart, Lay Member", show="decided")
    assert "Accepted by ann on" in seen.words
    assert "Only ann can take it back" in seen.words
    assert ("action", "take-back") not in {button for form in forms(seen) for button in form.buttons}


def test_a_claim_whose_meaning_has_changed_is_shown_again(place: str, people: tuple[Reader, Reader]) -> None:
    """Where the register has come to know it meanwhile, the form that was open is refused, and the page shows it."""
    ann, ben = people
    matter = next_matter()
    one = sent(place, matter)
    other = Matter(matter.dale, matter.vale, "Elsewhere")
    two = sent(place, other)
    open_form = claim_page(ben, two, "population")
    press(ann, claim_page(ann, one, "population"), "action", "accept")
    refused = press(ben, open_form, "action", "accept")
    assert refused.status == 409
    assert "The register has changed since this claim was shown, so nothing was recorded" in refused.words
    assert "The register has this; accepting adds the words" in refused.words
    assert "stand with statement/" in press(ben, refused, "action", "accept").words


def test_only_who_decided_takes_it_back(place: str, people: tuple[Reader, Reader]) -> None:
    """Somebody else has no button for it, and is refused past it."""
    ann, ben = people
    name = sent(place)
    own = press(ann, claim_page(ann, name, "population"), "action", "accept")
    page = ben.get(f"/review/{name}")
    key = next(form.fields["key"] for form in forms(own) if ("action", "take-back") in form.buttons)
    refused = press(ben, page, "action", "accept", action="take-back", key=key)
    assert refused.status == 409
    assert "Ann decided about this claim, and only they can take it back" in refused.words


def test_a_reviewer_of_some_bodies_decides_about_their_matters_only(place: str) -> None:
    """Of another body’s claim they see what it says and why they cannot decide; past the form they are refused."""
    matter = Matter(*VALE_ONLY)
    name = sent(place, matter)
    local, ann = signed_in(place, "local"), signed_in(place, "ann")
    assert "Accepted:" in press(local, claim_page(local, name, "population"), "action", "accept").words
    shown = claim_page(local, name, "joint committee")
    assert "Your account reviews for other bodies than those that this claim is about" in shown.words
    assert ("action", "accept") not in {button for form in forms(shown) for button in form.buttons}
    key, seen = next(
        (form.fields["key"], form.fields["seen"])
        for form in forms(claim_page(ann, name, "joint committee"))
        if ("action", "accept") in form.buttons
    )
    own = press(local, claim_page(local, name, "Ann Lee"), "action", "accept", key=key, seen=seen)
    assert own.status == 403
    assert "Joint committee" not in local.get(f"/body/{matter.dale.lower()}-ccg").words


def test_what_comes_of_a_guarded_paper_is_guarded(place: str, people: tuple[Reader, Reader]) -> None:
    """Who may see internal matters reviews it; to another reviewer neither the paper nor what came of it is there."""
    ann, ben = people
    matter = next_matter()
    name = sent(place, matter, visibility="internal")
    assert "Accepted:" in press(ann, claim_page(ann, name, "population"), "action", "accept").words
    body = f"/body/{matter.dale.lower()}-ccg"
    assert "200,000" in ann.get(body).words
    assert "200,000" not in ben.get(body).words
    assert ben.get(f"/review/{name}").status == 404
    assert ben.get(f"/paper/{name}").status == 404


def test_a_paper_erased_by_order_leaves_nothing_here(place: str, folder: Path, people: tuple[Reader, Reader]) -> None:
    """Once its text is erased from the register, the copy from which it was reviewed goes too."""
    ann, _ = people
    name = sent(place, title="Quizzical minutes")
    press(ann, claim_page(ann, name, "population"), "action", "accept")
    done = commonseal("erase", f"paper/{name}", "--order", "DP-12", "--yes", db=register_in(folder))
    assert done.code == 0, done.err
    assert ann.get(f"/review/{name}").status == 404
    assert "Quizzical" not in ann.get("/incoming").text
