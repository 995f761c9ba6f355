"""Questions as people type them."""

import pytest

from commonseal.asking import role_asked


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("who is accountable for safeguarding at Halton CCG?", "safeguarding", "Halton CCG"),
        ("Who is the accountable officer of Portsmouth CCG", "accountable officer", "Portsmouth CCG"),
        ("AO at Northumberland CCG", "AO", "Northumberland CCG"),
        ("who answers for finance at the Halton CCG", "finance", "Halton CCG"),
        ("Who’s chief executive for Portsmouth City Council?", "chief executive", "Portsmouth City Council"),
        ("who is in charge of finance at Kent County Council", "finance", "Kent County Council"),
    ],
)
def test_a_question_is_a_role_and_a_body(text: str, role: str, body: str) -> None:
    """The first reading of a question has the role that is asked about and the body that is named last."""
    assert role_asked(text)[0] == (role, body)


def test_a_name_with_of_in_it_has_every_reading() -> None:
    """Where a name may have “of” in it, the register decides which reading is meant."""
    assert role_asked("chief executive of Royal Borough of Greenwich") == (
        ("chief executive of Royal Borough", "Greenwich"),
        ("chief executive", "Royal Borough of Greenwich"),
    )


@pytest.mark.parametrize("text", ["Halton CCG", "", "?", "at", "who is", "at Halton CCG"])
def test_what_asks_for_no_role_is_no_question(text: str) -> None:
    """A name alone, or a question without one, is no question about a role."""
    assert role_asked(text) == ()
