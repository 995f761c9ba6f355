"""Whose a letter is: who signs, who is written to, and what “we” have decided in it."""

from __future__ import annotations

import pytest

from commonseal.reading.paper import prepare

from .helpers import appointments, decisions

TO_A_CHAIR = """NHS England
South East Region
York House
18 July 2025

To: Jane Marlow, Chair, NHS Amber Integrated Care Board
Cc: John Roe, Chief Executive, NHS Amber Integrated Care Board

Dear Jane,

Thank you for your letter. We approved the plan on 3 July.

Yours sincerely,

Anne Petch
Regional Director
"""
TO_A_TRUST = """Amber Borough Council
Town Hall, Amber

4 March 2019

Mr John Roe
Chief Executive
Birch NHS Trust

Dear Mr Roe

Our cabinet agreed on 1 March to end the contract.

Yours sincerely

Cllr Jill Hope
Leader
"""
WITHOUT_A_HEAD = """Ms Jane Marlow
Chief Executive
Birch District Council

4 March 2019

Dear Ms Marlow

We agreed on 1 March to look for a partner.

Yours faithfully

Roy Dent
Chief Executive
Cole District Council
"""


@pytest.mark.parametrize(
    ("text", "author", "signed", "decider"),
    [
        (TO_A_CHAIR, "NHS England", ("Anne Petch", "Regional Director"), "NHS England"),
        (TO_A_TRUST, "Amber Borough Council", ("Jill Hope", "Leader"), "Amber Borough Council cabinet"),
        (WITHOUT_A_HEAD, "Cole District Council", ("Roy Dent", "Chief Executive"), "Cole District Council"),
    ],
)
def test_a_letter_is_of_who_signs_it(text: str, author: str, signed: tuple[str, str], decider: str) -> None:
    """The body at the top or below the signature speaks as “we”, not the one that is written to."""
    assert prepare(text, None).author == (author,)
    posts = {(claim.person, claim.role): claim.bodies for claim in appointments(text)}
    assert posts[signed] == (author,)
    assert [claim.body for claim in decisions(text)] == [decider]
