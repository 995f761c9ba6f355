"""Deciding: each decision is an act with who and when, changes what it says and no more, and is never asked again."""

import threading
from typing import Any

import pytest
from valley import LETTER, TODAY, appoints, arranges, decides, known, moment, only, reading, says, told

from commonseal.exchange.register_files import export, load
from commonseal.reading import Claim
from commonseal.register.errors import RegisterError
from commonseal.register.register import Register
from commonseal.review import Decision, Order, ReviewSession, claim_key
from commonseal.vocabulary import Origin, Standing, Statement, Visibility
from commonseal.vocabulary.periods import day_of
from support.places import Place, SqlitePlaces
from support.saying import ENTERED, EVERYTHING, PUBLIC, STAFF, day, paper, quote


@pytest.fixture
def valley(register: Register) -> Register:
    """The register of the valley, on SQLite and on PostgreSQL."""
    return told(register)


@pytest.fixture
def dale(sqlite_place: Place) -> Register:
    """The register of the valley on SQLite alone."""
    return told(sqlite_place.register)


def decide(register: Register, claim: Claim, decision: Decision, **more: Any) -> tuple[int | None, ReviewSession]:
    """Decide about one claim; return the number of the statement and the session."""
    session = reading(register, claim)
    (item,) = session.items()
    return session.decide(item, decision, entered_at=moment(), **more), session


def new_ones(register: Register, before: list[Any]) -> list[Statement]:
    """Return the statements that are held now and were not before."""
    numbers = {each.number for each in before}
    return [each for each in known(register) if each.number not in numbers]


NEW = appoints("Cy Hill", "accountable officer", "Vale CCG", "Hill CCG", start="2019-05-01")
KNOWN = appoints("Ann Lee")
AGAINST = appoints("Bo Day", start="2019-05-01")


def test_accepting_what_is_new_records_it_with_what_it_names(valley: Register) -> None:
    """A new body, person and post are described once before the statement, each quoting the paper."""
    before = known(valley)
    number, _ = decide(valley, NEW, Decision.ACCEPTED)
    added = new_ones(valley, before)
    assert [each.fact.kind for each in added] == ["body", "person", "post", "appointment"]
    assert added[-1].number == number
    assert added[-1].period.describe() == "from 1 May 2019"
    assert all(each.evidence == (quote(LETTER, "Ann Lee leads"),) for each in added)
    assert {each.author for each in added} == {"Cy Fox"}
    assert not any(each.unreviewed for each in added)
    assert added[-1].recorded.since == day_of(TODAY)


def test_what_two_claims_name_is_described_once(dale: Register) -> None:
    """A new body that several claims of a paper name is one body, whichever is accepted first."""
    claims = (NEW, arranges("joint_team", "Hill CCG", "Vale CCG"), says("Hill CCG", "population", "90,000"))
    session = reading(dale, *claims)
    for item in session.items():
        session.decide(item, Decision.ACCEPTED, entered_at=moment())
    hills = [each for each in known(dale) if each.fact.kind == "body" and each.fact.name == "Hill CCG"]
    assert len(hills) == 1


def test_a_claim_is_compared_with_the_register_as_decisions_have_left_it(dale: Register) -> None:
    """What the first claim brought is known when the second comes up, and what it contradicts is in conflict."""
    claims = (
        NEW,
        NEW.model_copy(update={"attribution": "reported"}),
        appoints("Di Moor", "AO", "Vale CCG", "Hill CCG"),
    )
    session, found = reading(dale, *claims), []
    for item in session.items():
        found.append(item.comparison.finding.value)
        session.decide(item, Decision.ACCEPTED, entered_at=moment())
    assert found == ["new", "known", "conflict"]


def test_accepting_what_is_known_adds_its_evidence_once(valley: Register) -> None:
    """The statement stays the one it was, with the paper's quote beside what it had; a second paper adds another."""
    before = known(valley)
    number, _ = decide(valley, KNOWN, Decision.ACCEPTED)
    assert new_ones(valley, before) == []
    assert valley.statement(number or 0).evidence == (quote(LETTER, "Ann Lee leads"),)
    again = KNOWN.model_copy(update={"attribution": "reported"})
    assert decide(valley, again, Decision.ACCEPTED)[0] == number
    assert len(valley.statement(number or 0).evidence) == 1


def test_rejecting_changes_nothing_but_is_on_record(valley: Register) -> None:
    """A rejected claim brings no statement, and its decision stands in the register with the claim."""
    before = known(valley)
    assert decide(valley, NEW, Decision.REJECTED)[0] is None
    assert known(valley) == before
    row = valley.sql.one(
        'SELECT r.decision, r.finding, a.author FROM "review_decision" r JOIN "act" a ON a.number = r.act'
    )
    assert row == ("rejected", "new", "Cy Fox")


def test_an_edited_claim_is_recorded_as_edited(dale: Register) -> None:
    """What a person makes of a claim enters in the paper's name, with its evidence."""
    item = only(dale, NEW)
    edited = item.drafted.main.model_copy(update={"standing": Standing.AGREED, "note": "From the date on the letter"})
    number, _ = decide(dale, NEW, Decision.EDITED, edited=edited)
    statement = dale.statement(number or 0)
    assert (statement.standing, statement.note) == (Standing.AGREED, "From the date on the letter")
    assert statement.evidence == (quote(LETTER, "Ann Lee leads"),)


def test_a_claim_that_corrects_stands_in_place_of_what_was_never_so(valley: Register) -> None:
    """The contradicted statement is closed as never so; what was believed before stays answerable."""
    number, _ = decide(valley, AGAINST, Decision.CORRECTS)
    statement = valley.statement(number or 0)
    assert statement.origin is Origin.CORRECTS
    assert statement.supersedes is not None
    assert valley.statement(statement.supersedes).closure == "corrected"
    then = valley.as_of(on=day("2019-07-15"), known_at=day("2019-07-31"))
    assert statement.supersedes in {each.number for each in then.known}


def test_a_claim_that_follows_moves_a_matter_on(valley: Register) -> None:
    """A proposal that a later paper has as done is followed, not corrected."""
    done = decides("Dale CCG governing body", date="2019-09-17", status="done")
    number, _ = decide(valley, done, Decision.FOLLOWS)
    statement = valley.statement(number or 0)
    assert (statement.origin, valley.statement(statement.supersedes or 0).closure) == (Origin.FOLLOWS, "changed")


@pytest.mark.parametrize("decision", [Decision.CORRECTS, Decision.FOLLOWS])
def test_nothing_can_be_corrected_or_followed_by_what_is_new(dale: Register, decision: Decision) -> None:
    """Where the register has nothing that the claim speaks of, the decision is refused and nothing is left of it."""
    before = dale.verify()
    with pytest.raises(RegisterError, match="no statement in the register"):
        decide(dale, NEW, decision)
    assert dale.verify() == before


@pytest.mark.parametrize("first", [Decision.ACCEPTED, Decision.REJECTED])
def test_a_claim_is_decided_once(dale: Register, first: Decision) -> None:
    """A second decision about one claim is refused, and the claim does not come up again."""
    session = reading(dale, NEW)
    (item,) = session.items()
    session.decide(item, first, entered_at=moment())
    before = dale.verify()
    with pytest.raises(RegisterError, match="decided about this claim meanwhile"):
        session.decide(item, Decision.REJECTED, entered_at=moment())
    assert dale.verify() == before
    assert list(session.items()) == []
    assert list(reading(dale, NEW, reviewer="Somebody else").items()) == []


def test_two_reviewers_at_once_do_not_collide(place: Place) -> None:
    """Of two people deciding about the same claims at the same time, each claim is decided by one of them."""
    register = told(place.register)
    claims = tuple(says("Vale CCG", "staff", f"{count} people") for count in (10, 20, 30, 40))
    refused: list[str] = []
    start = threading.Barrier(2)

    def review(reviewer: str) -> None:
        session = reading(register, *claims, reviewer=reviewer)
        items = [session.item(claim) for claim in claims]
        start.wait()
        for item in items:
            try:
                session.decide(item, Decision.EDITED, entered_at=moment())
            except RegisterError as error:
                refused.append(str(error))
        place.close()

    people = [threading.Thread(target=review, args=(name,)) for name in ("Cy Fox", "Di Moor")]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert len(refused) == len(claims)
    assert sorted(each.fact.value for each in known(register) if each.fact.kind == "population")[1:] == [
        "20 people",
        "200,000 people",
        "30 people",
        "40 people",
    ]
    assert register.verify().is_sound


def test_what_is_let_in_unreviewed_stays_marked(sqlite_places: SqlitePlaces, tmp_path: Any) -> None:
    """Letting all in marks what is new, corroborates what is known and leaves conflicts; marks survive export."""
    with sqlite_places.fresh() as first, sqlite_places.fresh() as second:
        before = known(told(first.register))
        found = reading(first.register, NEW, KNOWN, AGAINST).let_all_in(entered_at=moment())
        assert {each.value: count for each, count in found.items()} == {"new": 1, "known": 1, "conflict": 1}
        added = new_ones(first.register, before)
        assert [each.unreviewed for each in added] == [True] * 4
        assert [item.claim for item in reading(first.register, NEW, KNOWN, AGAINST).items()] == [AGAINST]
        export(first.register, tmp_path / "out", EVERYTHING)
        load(second.register, tmp_path / "out", entered_at=ENTERED)
        assert [each.number for each in known(second.register) if each.unreviewed] == [each.number for each in added]
        assert [item.claim for item in reading(second.register, NEW, KNOWN, AGAINST).items()] == [AGAINST]


@pytest.mark.parametrize("visibility", ["internal", "restricted"])
def test_a_guarded_paper_makes_guarded_statements(dale: Register, visibility: str) -> None:
    """All that comes of a paper is as guarded as it: its facts, what they name, the proposals drafted for it."""
    told_of = (len(known(dale)), len(dale.as_of(on=day("2020-01-01"), known_at=day("2020-01-01"), viewer=PUBLIC).known))
    guarded = paper("Secret letter", LETTER.text, visibility=visibility)
    claims = (NEW, decides("Hill CCG"), says("Vale CCG", "finance", "£2m short"), arranges("merger", name="Project Z"))
    session = reading(dale, *claims, of=guarded)
    for item in list(session.items()):
        session.decide(session.item(item.claim), Decision.ACCEPTED, entered_at=moment())
    added = [each for each in known(dale) if each.number > told_of[0]]
    assert len(added) >= 8
    assert {each.visibility for each in added} == {Visibility(visibility)}
    seen = dale.as_of(on=day("2020-01-01"), known_at=day("2020-01-01"), viewer=PUBLIC).known
    assert len(seen) == told_of[1]
    assert not any("Secret" in str(each.fact) for each in seen)
    staff = dale.as_of(on=day("2020-01-01"), known_at=day("2020-01-01"), viewer=STAFF).known
    assert (len(staff) > told_of[1]) is (visibility == "internal")


def test_names_are_never_guessed(dale: Register) -> None:
    """A name one letter off is somebody new; a reviewer joins the two, not the program."""
    before = known(dale)
    decide(dale, appoints("Anne Lee", "chief nurse", "Dale CGC"), Decision.ACCEPTED)
    assert [each.fact.id for each in new_ones(dale, before)[:2]] == ["body/dale-cgc", "person/anne-lee"]


def test_an_identifier_that_is_taken_is_not_given_again(dale: Register) -> None:
    """A name whose words are another thing's identifier gets one of its own."""
    decide(dale, appoints("Ann-Lee", "chief nurse"), Decision.ACCEPTED)
    people = [each.fact.id for each in known(dale) if each.fact.kind == "person"]
    assert len(people) == len(set(people))


def test_the_surest_claims_come_first_and_reading_order_can_be_had(dale: Register) -> None:
    """A claim that nobody judged counts as sure; among equals the order of the paper stays."""
    sure, unsure = NEW.model_copy(update={"confidence": 0.9}), AGAINST.model_copy(update={"confidence": 0.4})
    session = reading(dale, unsure, sure, KNOWN)
    assert [item.claim for item in session.items()] == [KNOWN, sure, unsure]
    assert [item.claim for item in session.items(Order.READING)] == [unsure, sure, KNOWN]


def test_how_sure_the_reader_is_does_not_make_another_claim() -> None:
    """A claim that was decided about is not asked again because the reader has become surer of it."""
    assert claim_key("paper/letter", NEW) == claim_key("paper/letter", NEW.model_copy(update={"confidence": 0.9}))
