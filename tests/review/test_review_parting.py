"""Splitting and joining claims: others come up in their place, and the decision to do so is what is kept."""

import pytest
from valley import appoints, arranges, decides, moment, quoting, reading, says, told

from commonseal.reading import Claim
from commonseal.register.register import Register
from commonseal.review import Decision, PartingError, ReviewSession, can_be_joined, can_be_split, join, split
from support.places import Place

BOTH = appoints("Cy Hill", "chief nurse", "Dale CCG", "Vale CCG", start="2019-05-01")
DALE, VALE = (BOTH.model_copy(update={"bodies": (name,)}) for name in ("Dale CCG", "Vale CCG"))
LATER = appoints("CY HILL", "Chief Nurse", "Vale CCG", end="2020-03-31", evidence=quoting("Bo Day follows"))


@pytest.fixture
def dale(sqlite_place: Place) -> Register:
    """The register of the valley."""
    return told(sqlite_place.register)


def waiting(session: ReviewSession) -> list[Claim]:
    """Return the claims that wait, in reading order."""
    return [item.claim for item in session.waiting().values()]


def test_a_claim_is_split_into_one_for_each_body() -> None:
    """Each part keeps all else of the claim, its evidence too."""
    assert split(BOTH) == (DALE, VALE)
    parts = split(arranges("joint_team", "Dale CCG", "Vale CCG", "Dale Council"))
    assert [part.parties for part in parts] == [("Dale CCG",), ("Vale CCG",), ("Dale Council",)]


@pytest.mark.parametrize("claim", [DALE, decides("Dale CCG"), says("Dale CCG", "staff", "10")])
def test_a_claim_of_one_body_is_not_split(claim: Claim) -> None:
    """There is nothing to split, and the message says what to do instead."""
    assert not can_be_split(claim)
    with pytest.raises(PartingError, match="names one body only, so there is nothing to split; edit it"):
        split(claim)


def test_two_claims_of_one_matter_become_one() -> None:
    """What only the second says is added to what the first says, and the places of both are its evidence."""
    joined = join(DALE, LATER)
    assert (joined.person, joined.role, joined.bodies) == ("Cy Hill", "chief nurse", ("Dale CCG", "Vale CCG"))
    assert (joined.start, joined.end) == ("2019-05-01", "2020-03-31")
    assert [each.quote for each in joined.evidence] == ["Ann Lee leads", "Bo Day follows"]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (appoints("Ann Lee", "chief nurse"), "different people or posts"),
        (appoints("Cy Hill", "chair"), "different people or posts"),
        (decides("Dale CCG"), "different kinds"),
    ],
)
def test_two_matters_are_not_joined(other: Claim, why: str) -> None:
    """People, posts and kinds of claim keep apart, and the message says which."""
    assert not can_be_joined(DALE, other)
    with pytest.raises(PartingError, match=why):
        join(DALE, other)


def test_the_parts_come_up_in_place_of_a_claim_that_was_split(dale: Register) -> None:
    """They stand where it stood, for everybody; what was split does not come up again."""
    session, other = reading(dale, BOTH, KNOWN), reading(dale, BOTH, KNOWN, reviewer="Di Moor")
    session.split(session.item(BOTH), entered_at=moment())
    assert waiting(other) == [DALE, VALE, KNOWN]
    other.decide(other.item(DALE), Decision.ACCEPTED, entered_at=moment())
    assert waiting(session) == [VALE, KNOWN]


KNOWN = appoints("Ann Lee")


def test_what_two_claims_are_together_comes_up_in_place_of_the_first(dale: Register) -> None:
    """The other does not come up again; what they became can be split once more."""
    session = reading(dale, DALE, KNOWN, LATER)
    session.join(session.item(DALE), session.item(LATER), entered_at=moment())
    joined = join(DALE, LATER)
    assert waiting(session) == [joined, KNOWN]
    session.split(session.item(joined), entered_at=moment())
    assert waiting(session) == [*split(joined), KNOWN]


def test_joining_what_says_nothing_more_is_refused(dale: Register) -> None:
    """Two claims of which one says it all would become that one; the other is to be rejected."""
    less = DALE.model_copy(update={"start": None})
    session = reading(dale, DALE, less)
    with pytest.raises(PartingError, match="reject the other"):
        session.join(session.item(DALE), session.item(less), entered_at=moment())
    assert waiting(session) == [DALE, less]


def test_parts_are_not_joined_into_what_they_were_split_from(dale: Register) -> None:
    """That claim has been decided about: it was split; taking that back brings it up again."""
    session = reading(dale, BOTH)
    session.split(session.item(BOTH), entered_at=moment())
    with pytest.raises(PartingError, match="take back that it was split"):
        session.join(session.item(DALE), session.item(VALE), entered_at=moment())
    assert waiting(session) == [DALE, VALE]
