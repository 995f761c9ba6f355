"""Finding a thing by what people call it, and telling what it may be where that is not clear."""

import pytest

from commonseal.register.register import Register
from commonseal.vocabulary import Viewer
from support.saying import PUBLIC, STAFF, act, arrangement, body, day, person, post, record, said

AT = day("2020-01-01")
NORTHUMBERLAND = body(
    "NHS Northumberland CCG",
    other_names=({"name": "Northumbria commissioners"},),
    identifiers=({"scheme": "ods", "identifier": "00L"},),
)


@pytest.fixture
def filled(register: Register) -> Register:
    """Give a register with a few things that have names."""
    record(
        register,
        said(NORTHUMBERLAND, "2013-04-01"),
        said(body("Northumberland County Council", classification="county council")),
        said(body("Northumberland Care Trust", classification="nhs trust")),
        said(person("Alan Blair")),
        said(body("Alan Blair", classification="company")),
        said(post("NHS Northumberland CCG", title="Chief clinical officer")),
        said(arrangement("Joint committee", "NHS Northumberland CCG", "Gateshead CCG")),
        said(body("Secret Cell", other_names=({"name": "the Hidden Unit"},)), visibility="internal"),
    )
    return register


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("body/nhs-northumberland-ccg", ["body/nhs-northumberland-ccg"]),
        (" body/nhs-northumberland-ccg ", ["body/nhs-northumberland-ccg"]),
        ("NHS Northumberland CCG", ["body/nhs-northumberland-ccg"]),
        ("Northumberland Clinical Commissioning Group", ["body/nhs-northumberland-ccg"]),
        ("the northumberland ccg", ["body/nhs-northumberland-ccg"]),
        ("Northumbria Commissioners", ["body/nhs-northumberland-ccg"]),
        ("00L", ["body/nhs-northumberland-ccg"]),
        ("00l", ["body/nhs-northumberland-ccg"]),
        ("Northumberland Council", ["body/northumberland-county-council"]),
        ("Dr. Alan BLAIR", ["body/alan-blair", "person/alan-blair"]),
        ("chief clinical officer", ["post/nhs-northumberland-ccg/accountable-officer"]),
        ("post/nhs-northumberland-ccg/accountable-officer", ["post/nhs-northumberland-ccg/accountable-officer"]),
        ("joint committee", ["arrangement/joint-committee"]),
        ("body/gateshead-ccg", ["body/gateshead-ccg"]),
        ("Gateshead CCG", []),
        ("Northumberland", []),
        ("body/nowhere", []),
        ("Secret Cell", []),
        ("body/secret-cell", []),
        ("", []),
    ],
)
def test_a_thing_is_found_by_what_people_call_it(filled: Register, text: str, found: list[str]) -> None:
    """By identifier, name, other name, abbreviation or code; several where it may be any; none where it is none."""
    assert [each.id for each in filled.find(text, known_at=AT).candidates] == found


def test_one_of_several_is_the_only_one_of_its_kind(filled: Register) -> None:
    """Where a text is ambiguous, the kind that is wanted decides; and without it there is no only one."""
    assert filled.find("Alan Blair", known_at=AT).only is None
    only = filled.find("Alan Blair", known_at=AT, kinds=["person"]).only
    assert only is not None
    assert (only.id, only.name) == ("person/alan-blair", "Alan Blair")


def test_a_name_to_the_letter_beats_one_in_another_dress(register: Register) -> None:
    """Of two bodies whose names fold to one, the one written out is meant."""
    record(register, said(body("Kent CCG")), said(body("NHS Kent CCG")))
    assert register.find("NHS Kent CCG", known_at=AT).only.id == "body/nhs-kent-ccg"  # type: ignore[union-attr]
    assert register.find("Kent CCG", known_at=AT).only.id == "body/kent-ccg"  # type: ignore[union-attr]
    assert len(register.find("the Kent CCG", known_at=AT).candidates) == 2


def test_a_near_miss_is_suggested(filled: Register) -> None:
    """What is found by no name suggests the nearest; not where something was found, or nothing is wanted."""
    near = filled.find("Northumberlnd CCG", known_at=AT).near
    assert near[0].id == "body/nhs-northumberland-ccg"
    assert filled.find("Northumberland CCG", known_at=AT).near == ()
    assert filled.find("Northumberlnd CCG", known_at=AT, suggest=False).near == ()
    people = filled.find("Alan Blare", known_at=AT, kinds=["person"]).near
    assert [each.id for each in people] == ["person/alan-blair"]


@pytest.mark.parametrize("text", ["Secret Cell", "Secrt Cell", "hidden unit", "Hiden Unit", "body/secret-cell"])
def test_what_one_may_not_see_is_neither_found_nor_suggested(filled: Register, text: str) -> None:
    """A name that the viewer may not see gives nothing away; somebody who may see it finds or is suggested it."""

    def seen(viewer: Viewer) -> set[str]:
        found = filled.find(text, known_at=AT, viewer=viewer)
        return {each.id for each in (*found.candidates, *found.near)}

    assert "body/secret-cell" not in seen(PUBLIC)
    assert "body/secret-cell" in seen(STAFF)


def test_a_name_is_found_as_known_then(register: Register) -> None:
    """Before a name was recorded it finds nothing; after it was corrected it finds nothing either."""
    (number,) = record(register, said(body("Ashfrod CCG", id="body/ashford-ccg")), recorded="2016-05-10")
    with act(register, "2016-06-20") as writer:
        writer.correct(number, said(body("Ashford CCG")))
    names = {"Ashfrod CCG": ["2016-05-10", "2016-06-19"], "Ashford CCG": ["2016-06-20", "2019-01-01"]}
    for name, days in names.items():
        for text in ("2016-05-09", "2016-05-10", "2016-06-19", "2016-06-20", "2019-01-01"):
            found = register.find(name, known_at=day(text), suggest=False).only
            assert (found is not None) == (text in days), (name, text)


def test_what_is_described_is_told_for_the_writing_side(filled: Register) -> None:
    """Of some identifiers, those that a statement says what they are; one that is only named is not."""
    asked = ["body/nhs-northumberland-ccg", "body/gateshead-ccg", "body/nowhere", "arrangement/joint-committee"]
    assert filled.described(asked) == {"body/nhs-northumberland-ccg", "arrangement/joint-committee"}
