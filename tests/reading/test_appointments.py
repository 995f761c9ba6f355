"""Who holds which post, as papers say it."""

from __future__ import annotations

import pytest

from .helpers import appointments, arrangements, post_of

HEAD = "NHS Alderbrook Clinical Commissioning Group\n"


@pytest.mark.parametrize(
    ("sentence", "role", "body"),
    [
        (
            "Ruth Ansell, chief executive of Marlow Vale Council, said: “We agree.”",
            "chief executive",
            "Marlow Vale Council",
        ),
        ("Marlow Vale Council chief executive Ruth Ansell agreed.", "chief executive", "Marlow Vale Council"),
        ("The leader of Marlow Vale Council, Cllr Ruth Ansell, agreed.", "leader", "Marlow Vale Council"),
        (
            "Dr Ruth Ansell is the medical director of Marlow Hospitals NHS Trust.",
            "medical director",
            "Marlow Hospitals NHS Trust",
        ),
        (
            "Cllr Ruth Ansell, Cabinet Member for Health, Wellbeing and Social Care at Marlow Vale Council, agreed.",
            "Cabinet Member for Health, Wellbeing and Social Care",
            "Marlow Vale Council",
        ),
        ("Copies: Ruth Ansell, Chair, NHS Marlow CCG; Bo Li, Clerk", "Chair", "NHS Marlow CCG"),
        ("Ms Ruth Ansell, who chairs NHS Marlow CCG, agreed.", "chair", "NHS Marlow CCG"),
        ("NHS Marlow CCG’s chief finance officer is Ruth Ansell.", "chief finance officer", "NHS Marlow CCG"),
    ],
)
def test_a_by_line_names_the_post_and_its_body(sentence: str, role: str, body: str) -> None:
    """A person named with a post and a body holds that post there, in whatever order the words stand."""
    found = post_of("Ruth Ansell", sentence)
    assert (found.role, found.bodies, found.status) == (role, (body,), "held")


@pytest.mark.parametrize(
    ("sentence", "status", "start", "end", "basis"),
    [
        ("Ruth Ansell has been chief officer of NHS Marlow CCG since May 2015.", "held", "2015-05", None, None),
        (
            "Ruth Ansell will become chief officer of NHS Marlow CCG on 1 July 2018.",
            "planned",
            "2018-07-01",
            None,
            None,
        ),
        ("Ruth Ansell was chief officer of NHS Marlow CCG.", "former", None, None, None),
        ("Ruth Ansell would become chief officer of NHS Marlow CCG.", "proposed", None, None, None),
        ("Ruth Ansell is interim chief officer of NHS Marlow CCG.", "held", None, None, "interim"),
        ("Ruth Ansell is acting chief officer of NHS Marlow CCG.", "held", None, None, "acting"),
        ("Ruth Ansell is chief officer of NHS Marlow CCG until May 2019.", "held", None, "2019-05", None),
        ("NHS Marlow CCG has appointed Ruth Ansell as its chief officer.", "planned", None, None, None),
        ("Ruth Ansell, the former chief officer of NHS Marlow CCG, agreed.", "former", None, None, None),
    ],
)
def test_the_verb_gives_the_status_and_the_dates(
    sentence: str, status: str, start: str | None, end: str | None, basis: str | None
) -> None:
    """Verb and modifiers say whether a post is held, past, to come or only proposed, and since or until when."""
    found = post_of("Ruth Ansell", sentence, "2018-03-05")
    assert (found.role, found.status, found.start, found.end, found.basis) == (
        "chief officer",
        status,
        start,
        end,
        basis,
    )


@pytest.mark.parametrize(
    "words",
    [
        "takes over from",
        "will succeed",
        "is to replace",
    ],
)
def test_a_successor_ends_the_other_post(words: str) -> None:
    """Where one person takes over from another, both have the post, one to come and one still held."""
    text = (
        "Ruth Ansell is to become accountable officer of NHS Marlow CCG on 1 July 2018. "
        f"Ms Ansell {words} Dr Owen Tarrant."
    )
    found = {claim.person: claim for claim in appointments(text)}
    assert found["Ruth Ansell"].status == "planned"
    assert (found["Owen Tarrant"].role, found["Owen Tarrant"].bodies) == ("accountable officer", ("NHS Marlow CCG",))


@pytest.mark.parametrize(
    ("words", "status", "end"),
    [
        ("steps down on 30 June 2018", "held", "2018-06-30"),
        ("retired in February 2018", "former", "2018-02"),
        ("will be replaced by Ruth Ansell on 1 July 2018", "held", "2018-07-01"),
    ],
)
def test_leaving_ends_a_post(words: str, status: str, end: str) -> None:
    """A person who is going still holds the post; one who has gone held it."""
    text = f"Owen Tarrant is chair of NHS Marlow CCG. Mr Tarrant {words}."
    found = post_of("Owen Tarrant", text, "2018-03-05")
    assert (found.status, found.end) == (status, end)


def test_a_signature_is_an_appointment_at_the_letterhead() -> None:
    """A name over a title at the foot of a letter holds that post in the body that writes."""
    text = (
        HEAD + "3 March 2018\n\nDear colleague\n\nWe thank you.\n\nYours sincerely\n\nDr Iris Maddow\nClinical Chair\n"
    )
    found = post_of("Iris Maddow", text)
    assert (found.role, found.bodies) == ("Clinical Chair", ("NHS Alderbrook Clinical Commissioning Group",))


def test_a_membership_list_gives_every_member() -> None:
    """Under “Present” every named person has a place in the body whose meeting it is."""
    text = (
        HEAD
        + "Minutes of the Governing Body meeting, 12 June 2018\n\nPresent:\nDr Iris Maddow\tClinical Chair\n"
        + "Jon Pell, Accountable Officer\nHal Brice (Lay Member)\n"
    )
    found = {claim.person: claim.role for claim in appointments(text)}
    assert found == {"Iris Maddow": "Clinical Chair", "Jon Pell": "Accountable Officer", "Hal Brice": "Lay Member"}


def test_two_titles_in_different_sentences_are_two_claims() -> None:
    """A chief executive who becomes an accountable officer as well has two posts, the second shared."""
    text = (
        "Ruth Ansell, chief executive of Marlow Vale Council, will become accountable officer of NHS Marlow CCG. "
        "She keeps her present job."
    )
    assert {(c.role, c.status) for c in appointments(text)} == {
        ("chief executive", "held"),
        ("accountable officer", "planned"),
    }
    shared = [c for c in arrangements(text) if c.type == "shared_post"]
    assert [(c.role, c.status) for c in shared] == [("accountable officer", "agreed")]


def test_a_surname_stands_for_the_full_name() -> None:
    """“Ms Ansell” is the Ruth Ansell named before, also where a headline misspells her."""
    text = "Ruth Ansel to lead\n\nRuth Ansell is known here. Ms Ansell is chair of NHS Marlow CCG."
    assert post_of("Ruth Ansell", text).role == "chair"


@pytest.mark.parametrize(
    "sentence",
    [
        "Please send questions about this to Beth Orr, head of corporate services.",
        "A GP from the town, Sam Tull, disagreed.",
        "By Imogen Fry, health correspondent",
    ],
)
def test_contact_lines_and_journalists_are_no_appointments(sentence: str) -> None:
    """Somebody to write to, a passer-by and the author of a story hold no post that the paper claims."""
    assert appointments(HEAD + "\n" + sentence) == []


def test_minutes_name_persons_by_their_initials() -> None:
    """Initials given once in brackets stand for the person from then on."""
    text = (
        HEAD
        + "Minutes of the Governing Body, 24 May 2018\n\nPresent\nRosa Tully, Chief Nurse (RT)\n\n"
        + "9 Other business\nThe chair thanked RT, who leaves on 30 June.\n"
    )
    found = post_of("Rosa Tully", text)
    assert (found.role, found.end) == ("Chief Nurse", "2018-06-30")


def test_a_table_of_people_gives_every_post() -> None:
    """Names with their posts in a table are appointments; a cell may give two."""
    text = (
        "NHS Dale Integrated Care Board\n\nWho was there\nName\tRole\tNote\n"
        "Ida Moss\tChair\tterm ends 30 June 2024\n"
        "Hal Brice\tPartner member; Chief Executive, Fell Hospitals NHS Trust\t\n"
        "Una Fry\tInterim Chief Finance Officer\t\n"
    )
    board = ("NHS Dale Integrated Care Board",)
    assert {(c.person, c.role, c.bodies, c.basis) for c in appointments(text)} == {
        ("Ida Moss", "Chair", board, None),
        ("Hal Brice", "Partner member", board, None),
        ("Hal Brice", "Chief Executive", ("Fell Hospitals NHS Trust",), None),
        ("Una Fry", "Chief Finance Officer", board, "interim"),
    }
