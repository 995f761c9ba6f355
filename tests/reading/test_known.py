"""Names that a register knows: bodies are seen by them, joined by them and linked."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonseal.reading import ArrangementClaim, PaperClaims, read_text
from commonseal.reading.known import KnownBody, KnownNames

KNOWN = KnownNames(
    [
        KnownBody("body/dale-ccg", "ccg", ("NHS Dale Clinical Commissioning Group", "Dalesfolk Commissioners")),
        KnownBody("body/guildhall", "company", ("The Guildhall Partners", "Guildhall Partners")),
        KnownBody("body/first-moss", "other", ("Moss",)),
        KnownBody("body/north-fell", "district_council", ("Fell Council",)),
        KnownBody("body/south-fell", "district_council", ("Fell Council",)),
    ]
)


def parties(text: str, known: KnownNames | None = KNOWN) -> set[str]:
    """Give the parties of the arrangements that a text claims."""
    claims = read_text(text, name="paper", known=known).claims
    return {party for claim in claims if isinstance(claim, ArrangementClaim) for party in claim.parties}


def test_a_body_that_no_noun_gives_away_is_seen_by_its_known_name() -> None:
    """Without the register the name is no body; with it, it is a party."""
    text = "NHS Dale CCG and Guildhall Partners have a joint management team."
    assert "Guildhall Partners" not in parties(text, None)
    assert parties(text) == {"NHS Dale CCG", "Guildhall Partners"}


def test_two_known_names_of_one_body_are_read_as_one() -> None:
    """The claim names the body by the longest name the paper itself uses."""
    text = "NHS Dale CCG serves the dale. Dalesfolk Commissioners and Moor Borough Council have a joint committee."
    assert parties(text) == {"Dalesfolk Commissioners", "Moor Borough Council"}


def test_bodies_are_linked_to_their_identifiers_and_the_links_are_written() -> None:
    """Another spelling links too; a name that two bodies share links to neither."""
    text = "NHS Dale CCG, Fell Council and Guildhall Partners have a joint committee."
    found = read_text(text, name="paper", known=KNOWN)
    assert found.links == {"Guildhall Partners": "body/guildhall", "NHS Dale CCG": "body/dale-ccg"}
    assert json.loads(found.to_json())["links"] == found.links
    assert PaperClaims.from_json(found.to_json()).links == found.links


@pytest.mark.parametrize("text", ["Moss grows on stone.", "The Guildhall Partnership met.", ""])
def test_single_words_and_parts_of_words_are_no_names(text: str) -> None:
    """A common word is not looked for, and a name inside a longer word is not found."""
    assert read_text(text or "x", name="paper", known=KNOWN).claims == ()


@given(st.text(alphabet=st.sampled_from("NHS Dale CGuildhPartners.,\n’"), max_size=80))
def test_no_text_with_known_names_in_it_breaks_the_reader(text: str) -> None:
    """Whatever stands in the text, evidence quotes it exactly."""
    whole = f"{text}Guildhall Partners{text} and NHS Dale CCG share a chief nurse."
    for claim in read_text(whole, name="paper", known=KNOWN).claims:
        assert all(whole[each.start : each.end] == each.quote for each in claim.evidence)
