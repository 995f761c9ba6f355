"""What stands for a body without naming it in full: short forms, descriptions, sets and pronouns."""

from __future__ import annotations

import re

import pytest

from commonseal.reading.paper import prepare

AHT = "Averley Hospitals NHS Foundation Trust"
THREE = ("Averley CCG", "Fell CCG", "Corley CCG")


def _meant(marked: str) -> list[tuple[str, ...] | None]:
    """Give the bodies that the words between ⟨ and ⟩ stand for, in order."""
    spans, text = [], ""
    for part in re.split(r"(⟨.*?⟩)", marked):
        words = part.strip("⟨⟩")
        if part.startswith("⟨"):
            spans.append((len(text), len(text) + len(words)))
        text += words
    mentions = [mention for view in prepare(text, None).views for mention in view.bodies]
    return [next((m.names for m in mentions if m.start < end and start < m.end), None) for start, end in spans]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Averley Borough Council met. ⟨Averley⟩ agreed to the plan.", "Averley Borough Council"),
        (f"{AHT} (AHT) met. ⟨AHT⟩ agreed.", AHT),
        (f"{AHT} met. ⟨AHFT⟩ agreed.", AHT),
        (f"{AHT} (“the Trust”) met Corley NHS Trust. ⟨The Trust⟩ agreed.", AHT),
        (f"{AHT}, hereafter the Trust, and Corley NHS Trust met. ⟨The Trust⟩ agreed.", AHT),
        ("Averley Council (hereinafter referred to as “the Lead Authority”) met. ⟨The Lead Authority⟩ agreed.", None),
        ("In this agreement “the Host” means Averley Council. ⟨The Host⟩ runs the service.", "Averley Council"),
        (f"Glossary\nAHT\t{AHT}\nCorley Council\tCC\n\n⟨AHT⟩ agreed.", AHT),
        (f"Party\tCalled below\n{AHT}\tthe Lead\n\n⟨The Lead⟩ hosts a team.", AHT),
        ("Greater Averley Combined Authority met. ⟨GACA⟩ agreed.", "Greater Averley Combined Authority"),
        ("Greater Averley Combined Authority met. ⟨The combined authority⟩ agreed.", None),
        ("Averley County Council met. ⟨The authority⟩ agreed.", "Averley County Council"),
        ("NHS Averley and Fell CCG is small. ⟨Averley and Fell⟩ agreed.", "NHS Averley and Fell CCG"),
        ("Averley CCG wrote to Fell CCG. ⟨The other CCG⟩ agreed.", "Fell CCG"),
        (
            "Averley Constabulary met the Office of the Police and Crime Commissioner for Averley. ⟨The OPCC⟩ agreed.",
            "Office of the Police and Crime Commissioner for Averley",
        ),
    ],
)
def test_a_short_form_is_the_one_body_it_can_mean(text: str, name: str | None) -> None:
    """Introduced, defined, tabled and self-evident short forms stand for the body in full."""
    first = re.match(r"(?:Greater )?Averley [\w ]*?(?:Council|Authority)", text)
    assert _meant(text) == [(name or (first.group() if first else ""),)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Averley, Fell and Corley CCGs share a chief. ⟨The three CCGs⟩ agreed. ⟨All three⟩ agreed.", THREE),
        ("Averley, Fell and Corley CCGs share a chief. ⟨Each CCG⟩ agreed. ⟨They⟩ agreed.", THREE),
        ("There are three CCGs in the county: Averley, Fell and Corley. ⟨The three CCGs⟩ share a chief.", THREE),
        ("The three CCGs (Averley, Fell and Corley) share a chief. ⟨The CCGs⟩ agreed.", THREE),
        ("The three CCGs – Averley, Fell and Corley – share a chief. ⟨All three CCGs⟩ agreed.", THREE),
        ("CCGs in Averley, Fell and Corley share a chief. ⟨The three⟩ have agreed.", THREE),
        (
            "The councils of Averley, Fell and Corley share a chief. ⟨All three councils⟩ agreed.",
            ("Averley council", "Fell council", "Corley council"),
        ),
        (
            "Averley Police and Averley Fire and Rescue Service share a base. ⟨Both services⟩ agreed.",
            ("Averley Police", "Averley Fire and Rescue Service"),
        ),
        ("The eight CCGs in Corveshire share a chief. ⟨All eight⟩ agreed.", ("eight CCGs in Corveshire",)),
        ("The five CCGs share a chief in Averley, Fell and Corley. ⟨The five CCGs⟩ agreed.", ("five CCGs",)),
    ],
)
def test_a_set_is_its_members_where_the_paper_names_them(text: str, names: tuple[str, ...]) -> None:
    """Listed members are the set; a list of another length, or none, leaves the set's own phrase."""
    assert set(_meant(text)) == {names}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Averley CCG shares a nurse with Fell CCG. ⟨It⟩ has a deficit.", "Averley CCG"),
        ("Averley CCG shares a nurse with Fell CCG. ⟨Its⟩ chair resigned.", "Averley CCG"),
        ("Averley CCG shares a nurse with Fell CCG. ⟨The CCG⟩ has a deficit.", "Averley CCG"),
        ("Averley CCG met. Fell CCG, which is small, said ⟨it⟩ had a deficit.", "Fell CCG"),
        ("Averley CCG met. In a letter Fell chair Ida Moss said ⟨the CCG⟩ had a deficit. Fell CCG is old.", "Fell CCG"),
        (
            "Averley City Council\nReport to Cabinet\n\nWe met Fell District Council. In May ⟨that council⟩ said no.",
            "Fell District Council",
        ),
    ],
)
def test_the_subject_goes_on(text: str, name: str) -> None:
    """“It” and “the CCG” go on about the subject of the sentence before, unless their own sentence names another."""
    assert _meant(text) == [(name,)]


def test_the_new_councils_are_those_to_be_formed() -> None:
    """“The new councils” are the coming ones, and “all four councils” those that are there."""
    text = (
        "Four councils will give way to two new councils. East Dale Council will take on the services of "
        "Averley Council and Fell Council. West Dale Council will do the same for Corley Council and Dunmere Council. "
        "⟨The new councils⟩ will be large. ⟨All four councils⟩ agreed."
    )
    coming, present = _meant(text)
    assert coming == ("East Dale Council", "West Dale Council")
    assert set(present or ()) == {"Averley Council", "Fell Council", "Corley Council", "Dunmere Council"}


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Averley City Council\nCabinet, 9 May 2019\n\nText follows here.\n", ("Averley City Council",)),
        ("• Averley City Council chief to lead Fell Council as well\n\nA story follows here.\n", ()),
        ("Averley City Council to share chief executive with Fell Council\n\nA story follows here.\n", ()),
        ("Averley City Council and Fell Council have agreed to share a chief.\n\nMore follows.\n", ()),
    ],
)
def test_a_headline_is_no_letterhead(text: str, author: tuple[str, ...]) -> None:
    """A paper speaks for the body of its letterhead or title, not for the one its headline tells of."""
    assert prepare(text, None).author == author
