"""Taking decisions back, and who may decide: the register is as it was, and both are on record."""

from pathlib import Path
from typing import Any

import pytest
from valley import appoints, decides, known, moment, only, reading, told

from commonseal.exchange.register_files import export, load
from commonseal.reading import Claim
from commonseal.register.errors import RegisterError
from commonseal.register.register import Register
from commonseal.review import ChangedError, Decision, OwnPaperError, ReviewSession, claim_key, is_own
from support.places import Place, SqlitePlaces
from support.saying import ENTERED, EVERYTHING

NEW = appoints("Cy Hill", "accountable officer", "Vale CCG", "Hill CCG", start="2019-05-01")
KNOWN = appoints("Ann Lee")
AGAINST = appoints("Bo Day", start="2019-05-01")
DONE = decides("Dale CCG governing body", date="2019-09-17", status="done")
BOTH = appoints("Cy Hill", "chief nurse", "Dale CCG", "Vale CCG")


@pytest.fixture
def valley(register: Register) -> Register:
    """The register of the valley, on SQLite and on PostgreSQL."""
    return told(register)


@pytest.fixture
def dale(sqlite_place: Place) -> Register:
    """The register of the valley on SQLite alone."""
    return told(sqlite_place.register)


def contents(register: Register) -> list[Any]:
    """Return what is held, without the numbers under which it is."""
    drafts = [each.model_dump(include={"fact", "period", "standing", "evidence"}) for each in known(register)]
    return sorted(drafts, key=repr)


def decided(register: Register, claim: Claim, decision: Decision) -> ReviewSession:
    """Decide about one claim and return the session."""
    session = reading(register, claim)
    session.decide(session.item(claim), decision, entered_at=moment())
    return session


def key(claim: Claim) -> str:
    """Return what a claim of the letter is known by."""
    return claim_key("paper/valley-letter", claim)


@pytest.mark.parametrize(
    ("claim", "decision"),
    [
        (NEW, Decision.ACCEPTED),
        (NEW, Decision.REJECTED),
        (KNOWN, Decision.ACCEPTED),
        (AGAINST, Decision.CORRECTS),
        (DONE, Decision.FOLLOWS),
    ],
)
def test_a_decision_taken_back_leaves_the_register_as_it_was(
    valley: Register, claim: Claim, decision: Decision
) -> None:
    """What it brought is no longer held, what it closed is held again, the claim comes up again and can be decided."""
    before = contents(valley)
    session = decided(valley, claim, decision)
    after = contents(valley)
    session.take_back(key(claim), entered_at=moment())
    assert contents(valley) == before
    assert [item.claim for item in session.items()] == [claim]
    session.decide(session.item(claim), decision, entered_at=moment())
    assert contents(valley) == after
    assert valley.verify().is_sound


def test_what_others_have_come_to_name_stays(dale: Register) -> None:
    """A body that was described for a claim stays when that is taken back, if another statement names it by now."""
    session = decided(dale, NEW, Decision.ACCEPTED)
    other = appoints("Di Moor", "chief nurse", "Hill CCG")
    later = reading(dale, other)
    later.decide(later.item(other), Decision.ACCEPTED, entered_at=moment())
    session.take_back(key(NEW), entered_at=moment())
    names = [getattr(each.fact, "name", "") for each in known(dale)]
    assert "Hill CCG" in names
    assert "Cy Hill" not in names


def test_what_has_changed_since_cannot_be_taken_back(dale: Register) -> None:
    """Where the statement was corrected since, the message says to correct the one in its place."""
    session = reading(dale, NEW)
    number = session.decide(session.item(NEW), Decision.ACCEPTED, entered_at=moment())
    with dale.act(author="ann", reason="no", recorded=ENTERED.date(), entered_at=ENTERED) as writer:
        writer.correct(number or 0, None)
    with pytest.raises(RegisterError, match="corrected, ended or followed since; correct the one"):
        session.take_back(key(NEW), entered_at=moment())


def test_a_decision_is_taken_back_by_who_made_it(dale: Register) -> None:
    """Somebody else is told whose it is; one that does not stand cannot be taken back."""
    session = decided(dale, NEW, Decision.ACCEPTED)
    with pytest.raises(RegisterError, match="Cy Fox decided about this claim, and only they"):
        reading(dale, NEW, reviewer="Di Moor").take_back(key(NEW), entered_at=moment())
    session.take_back(key(NEW), entered_at=moment())
    with pytest.raises(RegisterError, match="no decision about this claim stands"):
        session.take_back(key(NEW), entered_at=moment())


def test_a_split_is_taken_back_while_nobody_has_decided_about_its_parts(dale: Register) -> None:
    """The parts go and the claim comes up again; once a part is decided about, that has to be taken back first."""
    session = reading(dale, BOTH)
    session.split(session.item(BOTH), entered_at=moment())
    session.take_back(key(BOTH), entered_at=moment())
    assert [item.claim for item in session.items()] == [BOTH]
    session.split(session.item(BOTH), entered_at=moment())
    first = next(session.items())
    session.decide(first, Decision.REJECTED, entered_at=moment())
    with pytest.raises(RegisterError, match="what came of this claim; take that back first"):
        session.take_back(key(BOTH), entered_at=moment())


def test_two_claims_that_were_joined_come_up_again_together(dale: Register) -> None:
    """Taking back the one takes back the other, for they were joined in one act."""
    one, two = (BOTH.model_copy(update={"bodies": (name,)}) for name in ("Dale CCG", "Vale CCG"))
    session = reading(dale, one, two)
    session.join(session.item(one), session.item(two), entered_at=moment())
    session.take_back(key(two), entered_at=moment())
    assert [item.claim for item in session.items()] == [one, two]


def test_an_export_carries_what_was_taken_back(sqlite_places: SqlitePlaces, tmp_path: Path) -> None:
    """Accepted, taken back and accepted again stands so in the register that is made of the export, loaded twice."""
    with sqlite_places.fresh() as first, sqlite_places.fresh() as second:
        session = decided(told(first.register), NEW, Decision.ACCEPTED)
        session.take_back(key(NEW), entered_at=moment())
        session.decide(session.item(NEW), Decision.ACCEPTED, entered_at=moment())
        export(first.register, tmp_path / "out", EVERYTHING)
        for _ in range(2):
            load(second.register, tmp_path / "out", entered_at=ENTERED)
            assert contents(second.register) == contents(first.register)
            assert list(reading(second.register, NEW).items()) == []


@pytest.mark.parametrize("brought_by", ["Cy Fox", "CY FOX "])
@pytest.mark.parametrize("attempt", ["decide", "split", "join", "take_back"])
def test_nobody_reviews_what_they_brought(dale: Register, brought_by: str, attempt: str) -> None:
    """Who brought a paper may do nothing about its claims, however their name is written."""
    session = reading(dale, NEW, BOTH, brought_by=brought_by)
    new, both, before = session.item(NEW), session.item(BOTH), dale.verify()
    tried: dict[str, tuple[Any, ...]] = {
        "decide": (new, Decision.REJECTED),
        "split": (both,),
        "join": (both, session.item(BOTH.model_copy(update={"bodies": ("Hill CCG",)}))),
        "take_back": (new.key,),
    }
    with pytest.raises(OwnPaperError, match="somebody else has to review it; ask another reviewer"):
        getattr(session, attempt)(*tried[attempt], entered_at=moment())
    assert dale.verify() == before


def test_a_paper_that_nobody_brought_is_nobodys_own() -> None:
    """What came by a file, or from somebody else, may be reviewed."""
    assert not is_own("Cy Fox", None)
    assert not is_own("Cy Fox", "Di Moor")


def test_a_claim_is_decided_as_it_was_seen(dale: Register) -> None:
    """Where the register has changed since, in a way that bears on the claim, the decision is refused."""
    seen = only(dale, NEW).seen
    session = reading(dale, NEW)
    assert session.as_seen(NEW, seen).seen == seen
    decided(dale, AGAINST, Decision.REJECTED)
    assert session.as_seen(NEW, seen).seen == seen
    decided(dale, NEW.model_copy(update={"attribution": "reported"}), Decision.ACCEPTED)
    with pytest.raises(ChangedError, match="changed since this claim was shown"):
        session.as_seen(NEW, seen)
