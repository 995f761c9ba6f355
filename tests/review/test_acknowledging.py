"""An acknowledgement that is taken back on a later day counted until the day before."""

from datetime import date, timedelta
from typing import Any

import pytest

from commonseal.asking import Look, gather
from commonseal.assurance import Finding
from commonseal.register.errors import RegisterError
from commonseal.register.register import Register
from commonseal.review.acknowledging import (
    AcknowledgingError,
    By,
    acknowledge,
    acknowledgement_of,
    held_acknowledgement,
    held_by,
    withdraw,
)
from commonseal.vocabulary import Snapshot
from support.saying import ENTERED, STAFF, appointment, body, day, person, post, record, said

TODAY = day("2019-08-01")


def _found(register: Register, known_at: date = TODAY) -> tuple[Finding, Snapshot]:
    """Return the finding that a post has nobody from 2019 on, as known on a day."""
    gathered = gather(Look(register, TODAY, known_at, STAFF), None)
    return next(each for each in gathered.findings() if each.code == "CS-POST-01"), gathered.snapshot


@pytest.fixture
def let_stand(register: Register) -> Register:
    """Give a register in which a vacancy was let stand on 1 August 2019."""
    record(
        register,
        said(body("Ashford CCG"), "2013-04-01"),
        said(person("Alan Blair")),
        said(post("Ashford CCG"), "2013-04-01"),
        said(appointment("Alan Blair", "Ashford CCG"), "2014-01-01", "2018-12-31"),
    )
    finding, snapshot = _found(register)
    draft = acknowledgement_of(finding, snapshot, reason=" In May ", since=TODAY, until=None)
    acknowledge(register, finding, draft, By("ann", TODAY, ENTERED), " In May ")
    return register


def test_it_counted_until_the_day_before(let_stand: Register) -> None:
    """Looked at as known before, it still stands; from the day on which it is taken back it does not."""
    later = TODAY + timedelta(days=9)
    finding, snapshot = _found(let_stand, later)
    held = held_acknowledgement(finding, snapshot)
    withdraw(let_stand, finding, held, By("bob", later, ENTERED), "It went on too long")
    assert _found(let_stand, later)[0].acknowledged is None
    before = _found(let_stand, later - timedelta(days=1))[0].acknowledged
    assert before is not None
    assert (before.by, before.reason) == ("ann", "In May")
    assert let_stand.verify().is_sound


def test_two_people_cannot_both_take_it_back(let_stand: Register) -> None:
    """The second is told that it is no longer held, and nothing is written twice."""
    finding, snapshot = _found(let_stand)
    held = held_acknowledgement(finding, snapshot)
    withdraw(let_stand, finding, held, By("bob", TODAY, ENTERED), "Too soon")
    with pytest.raises(RegisterError, match="no longer held"):
        withdraw(let_stand, finding, held, By("cy", TODAY, ENTERED), "Too soon")


@pytest.mark.parametrize("later", [0, 9])
def test_let_stand_anew_it_is_let_stand_by_one_statement(let_stand: Register, later: int) -> None:
    """The reason given last is the one that stands; once that is taken back, the finding counts again."""
    on = TODAY + timedelta(days=later)
    finding, snapshot = _found(let_stand, on)
    draft = acknowledgement_of(finding, snapshot, reason="In June", since=on, until=None)
    acknowledge(let_stand, finding, draft, By("bob", on, ENTERED), "In June", held_by(finding, snapshot))
    finding, snapshot = _found(let_stand, on)
    assert (finding.acknowledged and finding.acknowledged.reason) == "In June"
    withdraw(let_stand, finding, held_acknowledgement(finding, snapshot), By("bob", on, ENTERED), "Too soon")
    assert _found(let_stand, on)[0].acknowledged is None


@pytest.mark.parametrize(("field", "more"), [("reason", {"reason": "  "}), ("until", {"until": day("2019-07-31")})])
def test_what_is_wrong_is_told_by_its_field(let_stand: Register, field: str, more: dict[str, object]) -> None:
    """No reason, and a last day that is over, are each told as of the field they were given in."""
    finding, snapshot = _found(let_stand)
    given: dict[str, Any] = {"reason": "In May", "until": None, **more}
    with pytest.raises(AcknowledgingError) as told:
        acknowledgement_of(finding, snapshot, since=TODAY, **given)
    assert told.value.field == field
