"""Names of bodies in the frames that papers put them in: hundreds of real ones, and names known by their use alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from commonseal.reading.names import full_names
from commonseal.reading.paper import prepare

_DATA = yaml.safe_load((Path(__file__).parent / "body_names.yaml").read_text(encoding="utf-8"))

FRAMES = [
    "Jane Smith, chief executive of {}, said the change was welcome.",
    "{}'s chief executive Jane Smith will retire in May 2019.",
    "{} agreed on 4 July 2018 to end the contract.",
    "{} and Zedshire County Council have agreed to share a chief finance officer.",
    "The chair asked {} chief executive Jane Smith to speak.",
    "{}, Zedshire County Council and Wexbury NHS Foundation Trust have signed an agreement.",
    "Organisation\tLead\n{}\tJane Smith\nZedshire County Council\tJohn Brown",
    "Zedshire County Council has a contract with {}, which ends in March 2020.",
]
SAID = [
    "{}, a company which runs the clinics, said so.",
    "The contract was awarded to the social enterprise {} in May.",
    "The service is run by {} (“the Provider”) under a contract with Zedshire County Council.",
    "The charity, {}, has 300 staff.",
    "Provider: {}",
]


def _plain(name: str) -> str:
    return name.removeprefix("The ")


def _found(text: str) -> set[str]:
    return {_plain(name) for found in full_names(text) for name in found.names}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("kind", _DATA["of_a_kind"])
def test_every_real_name_is_found_whole(kind: str, frame: str) -> None:
    """No name of the kind is cut short, joined with the next one or missed."""
    assert [name for name in _DATA["of_a_kind"][kind] if _plain(name) not in _found(frame.format(name))] == []


@pytest.mark.parametrize("frame", FRAMES)
def test_what_is_said_of_a_name_proves_it(frame: str) -> None:
    """A name that ends as those of companies do is one if anything is said of it that is said of bodies."""
    assert [name for name in _DATA["ends_as_such"] if name not in _found(frame.format(name))] == []


@pytest.mark.parametrize("frame", SAID)
def test_a_paper_says_what_a_body_is(frame: str) -> None:
    """A name of any words is one if the paper says what kind of body it is."""
    names = [*_DATA["said_to_be"], *_DATA["ends_as_such"]]
    assert [name for name in names if name not in _found(frame.format(name))] == []


@pytest.mark.parametrize("text", _DATA["none"])
def test_what_is_no_body(text: str) -> None:
    """Newspapers, parties, people, places, plans, laws and parts of bodies are no companies and no providers."""
    assert [name for name in full_names(text) if name.body_class in {"company", "provider"}] == []


def test_a_name_once_proven_is_one_everywhere() -> None:
    """The paper goes on with its first word; a place of that name it would be in."""
    paper = prepare(
        "3 June 2018\n\nSallow Community Health, a staff-owned company, runs the clinics of Dale Council.\n\n"
        "Jane Smith, Sallow's chief executive, said Sallow would go on.\n",
        None,
    )
    told = [body.names for view in paper.views for body in view.bodies if body.body_class == "provider"]
    assert told == [("Sallow Community Health",)] * 3


def test_two_bodies_joined_by_and_are_two() -> None:
    """What ends as a company's name does begins no council's."""
    assert _found("Barts Homes and Zedshire County Council agreed.") == {"Barts Homes", "Zedshire County Council"}
    assert _found("NHS Sussex and Zedshire County Council agreed.") == {"NHS Sussex", "Zedshire County Council"}


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("LONDON BOROUGH OF TOLLAND", ["London Borough of Tolland"]),
        ("ROYAL BOROUGH OF DARROW AND CORLEY CABINET", ["Royal Borough of Darrow and Corley"]),
        ("NHS AVERLEY, CORLEY AND DUNMERE ICB", ["NHS Averley, Corley and Dunmere ICB"]),
        ("NHS CORLEY-ON-DUNE AND AVERLEY CCG", ["NHS Corley-on-Dune and Averley CCG"]),
        ("MERGER OF AVERLEY CCG AND CORLEY CCG", ["Averley CCG", "Corley CCG"]),
        (
            "NORTH AVERLEY AMBULANCE SERVICE NHS FOUNDATION TRUST",
            ["North Averley Ambulance Service NHS Foundation Trust"],
        ),
        ("NEW FOREST DISTRICT COUNCIL", ["New Forest District Council"]),
        ("BCP CCG", ["BCP CCG"]),
        ("CARE QUALITY COMMISSION", ["Care Quality Commission"]),
    ],
)
def test_headings_in_capitals(heading: str, names: list[str]) -> None:
    """A heading in capitals names bodies as a text does, and they are told as a text would write them."""
    paper = prepare(f"{heading}\n\nMinutes of the meeting held on 3 June 2018\n", None)
    assert [body.name for body in paper.registry.bodies] == names


def test_letters_stand_for_a_body_of_their_own() -> None:
    """An abbreviation before an "and" begins no name; in a list that shares its noun it is a member."""
    assert _found("NRAS and Eastern Marches Ambulance Service NHS Trust met.") == {
        "Eastern Marches Ambulance Service NHS Trust"
    }
    assert _found("BCP and Dorset councils met.") == {"BCP council", "Dorset council"}
