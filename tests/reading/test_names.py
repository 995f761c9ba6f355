"""Full names of bodies in running text: every kind noun, names with commas, and lists that share their noun."""

from __future__ import annotations

import pytest

from commonseal.reading.arrangement_names import own_name
from commonseal.reading.names import full_names


def _names(text: str) -> list[str]:
    return [name for found in full_names(text) for name in found.names]


ONE_NAME = [
    "NHS Averley Clinical Commissioning Group",
    "Averley clinical commissioning group",
    "Averley & Corley CCG",
    "Averley, North Corley and South Dunmere CCG",
    "NHS Averley, Corley and Dun Keynes Integrated Care Board",
    "NHS Averley and North East Corley, Dunmere and Wilt ICB",
    "Averley integrated care board",
    "NHS Corburn with Darrow CCG",
    "NHS Averley and Corley",
    "Averley PCT",
    "Averley Primary Care Trust",
    "Averley Teaching Health Board",
    "Corven Cadell University Health Board",
    "Averley Hospitals NHS Trust",
    "Bartle, Averley and Redburn University Hospitals NHS Trust",
    "University Hospitals of Averley NHS Trust",
    "Averley and Corley University Hospitals",
    "Averley Teaching Hospitals",
    "King's College Hospital Averley NHS Foundation Trust",
    "Guy's and St Corven's NHS Foundation Trust",
    "Averley Hospital for Children NHS Foundation Trust",
    "Queen Maud Hospital King's Averley NHS Foundation Trust",
    "Averley foundation trust",
    "East of Averley Ambulance Service NHS Trust",
    "North Averley Ambulance Service",
    "Averley Community Healthcare",
    "Averley Community Health CIC",
    "Averley Healthcare",
    "Averley County Council",
    "Averley county council",
    "Averley MBC",
    "Averley BC",
    "Averley-under-Dune Borough Council",
    "Averley and Hove City Council",
    "Averley upon Corve City Council",
    "London Borough of Averley",
    "Royal Borough of Averley and Corley",
    "City of Averley Corporation",
    "Averley, Corley and Dunmere Council",
    "North of Averley Combined Authority",
    "Averley Combined County Authority",
    "Averley Police",
    "Averley & Corley Police",
    "Averley Constabulary",
    "Averley Police Service",
    "Office of the Police and Crime Commissioner for Averley",
    "Averley OPCC",
    "Averley Fire & Rescue Service",
    "Averley Fire and Rescue Authority",
    "Averley fire and rescue service",
    "Averley Fire Brigade",
    "Averley Waste Authority",
    "Averley Waste Disposal Authority",
    "Averley Waste Partnership",
    "Averley Hills National Park Authority",
    "Averley, Corley and Dune Health and Care Partnership",
    "Averley and Corley Health and Social Care Partnership",
    "Averley and Corley ICS",
    "Averley Health and Care ICS",
    "Averley, Corley and Dunmere STP",
    "North West Averley Collaboration of CCGs",
    "Averley Care Alliance NHS Group",
    "Averley Housing Association",
    "Averley Housing Group",
    "City of Averley College",
    "Averley Primary Care Network",
    "Averley GP Federation",
    "Averley and Corley Commissioning Support Unit",
    "Averley CSU",
    "Tindle Services Ltd",
    "Tindle & Moss LLP",
    "Averley Police and Crime Panel",
    "UK Health Security Agency",
    "NHS Property Services",
    "Home Office",
]


@pytest.mark.parametrize("name", ONE_NAME)
@pytest.mark.parametrize(
    "sentence",
    ["The paper says that {} has agreed.", "It was {} and nobody else.", "Alongside {} and others, work began."],
)
def test_a_name_of_every_kind_is_found_whole(name: str, sentence: str) -> None:
    """A body's name is found from its first word to its kind noun, whatever words surround it."""
    assert _names(sentence.format(name)) == [name]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Averley and Corley CCGs", ["Averley CCG", "Corley CCG"]),
        ("Averley, Corley and Dunmere CCGs", ["Averley CCG", "Corley CCG", "Dunmere CCG"]),
        ("NHS Averley, Corley, and Dunmere CCGs", ["NHS Averley CCG", "NHS Corley CCG", "NHS Dunmere CCG"]),
        (
            "Ash, Canter and Coast, Dart Graven and Swan, Medley, South Coast, Swale, Than and West Kell CCGs",
            [
                "Ash CCG",
                "Canter and Coast CCG",
                "Dart Graven and Swan CCG",
                "Medley CCG",
                "South Coast CCG",
                "Swale CCG",
                "Than CCG",
                "West Kell CCG",
            ],
        ),
        ("Averley and Corley councils", ["Averley council", "Corley council"]),
        ("South Averley and Vale of Corve district councils", None),
        ("Averley and Corley Borough Councils", ["Averley Borough Council", "Corley Borough Council"]),
        ("Averley and Corley NHS Trusts", ["Averley NHS Trust", "Corley NHS Trust"]),
        ("London Boroughs of Averley and Corley", ["London Borough of Averley", "London Borough of Corley"]),
        ("Averley CCG, Corley CCG and Dunmere CCG", ["Averley CCG", "Corley CCG", "Dunmere CCG"]),
        (
            "Averley Hospitals NHS Trust and Corley Community NHS Trust",
            ["Averley Hospitals NHS Trust", "Corley Community NHS Trust"],
        ),
    ],
)
def test_a_plural_noun_is_shared_out(words: str, names: list[str] | None) -> None:
    """Each member of a list takes the noun in the singular; only the last "and" of a list joins two members."""
    wanted = names or ["South Averley district council", "Vale of Corve district council"]
    assert _names(f"The paper says that {words} have agreed.") == wanted


def test_a_pair_that_is_one_body_elsewhere_is_not_split() -> None:
    """“Ash and Bourne and Corley councils” are two where the paper has an Ash and Bourne City Council."""
    text = "Ash and Bourne City Council met. Later, Ash and Bourne and Corley councils agreed."
    assert _names(text) == ["Ash and Bourne City Council", "Ash and Bourne council", "Corley council"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe, Averley and Corley CCG chief, said so.", ["Averley and Corley CCG"]),
        ("Cllr Jane Doe and Averley Council spoke.", ["Averley Council"]),
        (
            "In Dunmere, Averley and Corley CCG led. Averley and Corley CCG is small.",
            ["Averley and Corley CCG", "Averley and Corley CCG"],
        ),
        ("Neighbouring Averley Council objected.", ["Averley Council"]),
        ("Talks between the clinical commissioning groups and local councils began.", []),
        ("Local councils, English councils and Labour councils differ.", []),
        ("Council tax and council leaders are not bodies.", []),
        ("The Audit Committee met and Full Council agreed.", []),
    ],
)
def test_what_stands_beside_a_name_is_not_part_of_it(text: str, names: list[str]) -> None:
    """Persons, places and the first words of sentences are no part of a name."""
    assert _names(text) == names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("joint control room", "joint control room"),
        ("Working Well in the Vales", "Working Well in the Vales"),
        ("Meeting Place Board", "Meeting Place Board"),
        ("pay into the Home Safe Fund", "Home Safe Fund"),
        ("belongs to", None),
        ("signed a compact", None),
        ("met in common", None),
        ("C", None),
        ("services", None),
        (None, None),
    ],
)
def test_what_says_that_something_is_shared_is_no_name(words: str | None, name: str | None) -> None:
    """Verbs, letters of options and nouns alone name no arrangement; a name in capitals at the end is kept."""
    assert own_name(words) == name
