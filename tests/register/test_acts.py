"""What can be done to a register, and what it then says: correction and change stay apart for ever."""

from datetime import UTC, datetime

import pytest

from commonseal.register.errors import ActError, ClosedStatementError, UnknownStatementError
from commonseal.register.register import Register
from commonseal.vocabulary import Closure, Evidence, Origin, Standing
from commonseal.vocabulary.periods import date_of
from support.places import TABLES, Place
from support.saying import (
    ENTERED,
    EVERYTHING,
    act,
    appointment,
    arrangement,
    body,
    day,
    edtf,
    paper,
    quote,
    record,
    said,
)

ALAN = said(appointment("Alan Blair", "Ashford CCG"), "2016-04-01")
BETH = said(appointment("Beth Mason", "Ashford CCG"), "2016-04-01")


def held(register: Register, known_at: str, on: str = "2017-01-01") -> list[int]:
    """Return the numbers of what was believed on one day to hold on another."""
    snapshot = register.as_of(on=day(on), known_at=day(known_at), viewer=EVERYTHING)
    return [each.number for each in snapshot.statements]


def test_what_is_recorded_is_known_from_its_day_on(register: Register) -> None:
    """A statement is not known on the day before it was recorded, and is at the end of that day."""
    (number,) = record(register, ALAN, recorded="2016-05-10")
    assert held(register, "2016-05-09") == []
    assert held(register, "2016-05-10") == [number]


def test_a_statement_comes_back_as_it_was_written(register: Register) -> None:
    """Everything that a draft says is in the statement, with its number, act and author."""
    source = paper("Minutes", "Alan Blair is the interim accountable officer, it was reported.")
    draft = said(
        appointment("Alan Blair", "Ashford CCG", basis="interim", title="Chief officer"),
        "2016-04/..",
        "2017~",
        standing="agreed",
        attribution="reported",
        visibility="internal",
        evidence=(quote(source, "Alan Blair is the interim"), Evidence(source="a letter", where="page 2")),
        note="As the chair told it — “verbatim”.\nSecond line.",
        unreviewed=True,
    )
    with act(register, author=" Ann ", reason="she read it", source="minutes.yaml") as writer:
        writer.paper(source)
        number = writer.record(draft)
    found = register.statement(number, viewer=EVERYTHING)
    assert {name: getattr(found, name) for name in type(draft).model_fields} == dict(draft)
    assert (found.number, found.act, found.author, found.origin) == (1, 1, "Ann", Origin.RECORDED)
    assert found.is_held
    assert found.supersedes is None


def test_a_correction_takes_the_place_of_what_was_never_so(register: Register) -> None:
    """Before the day of a correction the register still gives what was believed then; after it, what is right."""
    (wrong,) = record(register, ALAN, recorded="2016-05-10")
    with act(register, "2016-06-20") as writer:
        right = writer.correct(wrong, BETH)
    assert right is not None
    assert held(register, "2016-06-19") == [wrong]
    assert held(register, "2016-06-20") == [right]
    before, after = register.statement(wrong), register.statement(right)
    assert before.closure is Closure.CORRECTED
    assert before.recorded.until_date == day("2016-06-20")
    assert (after.origin, after.supersedes, after.closure) == (Origin.CORRECTS, wrong, None)


def test_what_was_never_so_can_be_withdrawn_without_a_replacement(register: Register) -> None:
    """A correction with nothing in its place leaves nothing held, and the old statement closed as corrected."""
    (wrong,) = record(register, ALAN, recorded="2016-05-10")
    with act(register, "2016-06-20") as writer:
        assert writer.correct(wrong, None) is None
    assert held(register, "2016-06-20") == []
    assert register.statement(wrong).closure is Closure.CORRECTED


def test_an_end_is_a_change_and_says_when(register: Register) -> None:
    """What has ended is held as the same fact with an end; it still holds on the days before, and is not corrected."""
    (old,) = record(register, ALAN, recorded="2016-05-10")
    with act(register, "2016-12-20") as writer:
        new = writer.end(old, edtf("2016-12-15"), evidence=(Evidence(source="a letter"),), note="He left.")
    before, after = register.statement(old), register.statement(new)
    assert before.closure is Closure.CHANGED
    assert (after.origin, after.supersedes) == (Origin.ENDED, old)
    assert after.fact == before.fact
    assert (after.period.start, after.period.end) == (edtf("2016-04-01"), edtf("2016-12-15"))
    assert (after.note, after.evidence) == ("He left.", (Evidence(source="a letter"),))
    assert held(register, "2016-12-20", on="2016-12-15") == [new]
    assert held(register, "2016-12-20", on="2016-12-16") == []
    assert held(register, "2016-12-19", on="2016-12-16") == [old]


def test_what_is_proposed_is_followed_by_what_came_of_it(register: Register) -> None:
    """A matter that moves on is closed as changed, and what follows it says so."""
    proposed = said(arrangement("Joint committee", "Ashford CCG", "Thanet CCG"), standing="proposed")
    (old,) = record(register, proposed, recorded="2016-05-10")
    with act(register, "2016-09-01") as writer:
        new = writer.follow(old, proposed.model_copy(update={"standing": Standing.IN_FORCE}))
    assert register.statement(old).closure is Closure.CHANGED
    after = register.statement(new)
    assert (after.origin, after.supersedes, after.standing) == (Origin.FOLLOWS, old, Standing.IN_FORCE)


def test_correction_and_change_stay_apart_for_ever(register: Register) -> None:
    """However often a fact is corrected, ended and followed, each step is told by closure, origin and history."""
    with act(register, "2016-05-01") as writer:
        first = writer.record(said(body("Ashford CCG"), standing="proposed"))
    with act(register, "2016-06-01") as writer:
        second = writer.follow(first, said(body("Ashford CCG"), "2016-06-01"))
    with act(register, "2016-07-01") as writer:
        third = writer.correct(second, said(body("Ashford CCG"), "2016-05-01"))
    assert third is not None
    with act(register, "2016-08-01") as writer:
        fourth = writer.end(third, edtf("2016-07-31"))
    with act(register, "2016-09-01") as writer:
        writer.correct(fourth, None)
    steps = [
        (event.act.number, event.statement.number, event.closure) for event in register.history("body/ashford-ccg")
    ]
    assert steps == [
        (1, first, None),
        (2, first, Closure.CHANGED),
        (2, second, None),
        (3, second, Closure.CORRECTED),
        (3, third, None),
        (4, third, Closure.CHANGED),
        (4, fourth, None),
        (5, fourth, Closure.CORRECTED),
    ]
    origins = [register.statement(number).origin for number in (first, second, third, fourth)]
    assert origins == [Origin.RECORDED, Origin.FOLLOWS, Origin.CORRECTS, Origin.ENDED]


def test_corroboration_adds_evidence_and_nothing_else(register: Register) -> None:
    """More evidence joins a statement from the day it was found; what was given before is not given twice."""
    letter, email = Evidence(source="a letter"), Evidence(source="an email")
    (number,) = record(register, ALAN.model_copy(update={"evidence": (letter,)}), recorded="2016-05-10")
    with act(register, "2016-06-01") as writer:
        assert writer.corroborate(number, (letter, email)) == 1
    assert register.statement(number).evidence == (letter, email)
    (then,) = register.as_of(on=day("2017-01-01"), known_at=day("2016-05-31")).known
    (now,) = register.as_of(on=day("2017-01-01"), known_at=day("2016-06-01")).known
    assert (then.evidence, now.evidence) == ((letter,), (letter, email))
    assert register.statement(number).is_held


def test_what_is_corrected_on_the_day_it_was_recorded_was_never_known(register: Register) -> None:
    """A statement recorded and corrected on one day is held on none, and stays in the history."""
    with act(register, "2016-05-10") as writer:
        wrong = writer.record(ALAN)
        right = writer.correct(wrong, BETH)
    assert right is not None
    assert held(register, "2016-05-10") == [right]
    assert [event.statement.number for event in register.history("body/ashford-ccg")] == [wrong, wrong, right]
    assert register.verify().is_sound


@pytest.mark.parametrize("how", ["correct", "end", "follow", "withdraw"])
def test_nothing_is_closed_on_a_day_before_it_was_recorded(register: Register, how: str) -> None:
    """An act of an earlier day than the statement's own cannot close it."""
    (number,) = record(register, ALAN.model_copy(update={"standing": Standing.AGREED}), recorded="2016-05-10")
    with (
        pytest.raises(ActError, match="recorded on 10 May 2016, after this act's day, 9 May 2016"),
        act(register, "2016-05-09") as writer,
    ):
        close(writer, how, number)
    assert register.statement(number).is_held


@pytest.mark.parametrize("how", ["correct", "end", "follow", "withdraw"])
def test_nothing_is_closed_twice(register: Register, how: str) -> None:
    """What is no longer held cannot be corrected, ended or followed again."""
    (number,) = record(register, ALAN.model_copy(update={"standing": Standing.AGREED}), recorded="2016-05-10")
    with act(register, "2016-06-01") as writer:
        writer.correct(number, None)
    with (
        pytest.raises(ClosedStatementError, match=f"statement/{number} is no longer held: it was corrected"),
        act(register, "2016-06-02") as writer,
    ):
        close(writer, how, number)


@pytest.mark.parametrize("how", ["correct", "end", "follow", "withdraw", "corroborate"])
def test_a_statement_that_does_not_exist_cannot_be_acted_on(register: Register, how: str) -> None:
    """The number of no statement is refused by every act."""
    with pytest.raises(UnknownStatementError, match="there is no statement/99"), act(register) as writer:
        close(writer, how, 99)


def close(writer, how: str, number: int) -> None:
    """Do one thing to a statement."""
    match how:
        case "correct":
            writer.correct(number, BETH)
        case "withdraw":
            writer.correct(number, None)
        case "end":
            writer.end(number, edtf("2017-01-01"))
        case "follow":
            writer.follow(number, BETH)
        case "corroborate":
            writer.corroborate(number, [Evidence(source="a letter")])


def test_nothing_ends_before_it_begins(register: Register) -> None:
    """An end before the first day is refused, and the message says to correct instead."""
    (number,) = record(register, ALAN)
    with (
        pytest.raises(ActError, match=r"cannot end 31 March 2016.*correct it if it was never so"),
        act(register) as writer,
    ):
        writer.end(number, edtf("2016-03-31"))
    with act(register) as writer:
        writer.end(number, edtf("2016-04-01"))


@pytest.mark.parametrize("standing", ["in_force", "ended", "rejected"])
def test_nothing_follows_what_is_settled(register: Register, standing: str) -> None:
    """What is in force, ended or rejected cannot move on."""
    (number,) = record(register, ALAN.model_copy(update={"standing": Standing(standing)}))
    with pytest.raises(ActError, match="so nothing can follow it"), act(register) as writer:
        writer.follow(number, BETH)


@pytest.mark.parametrize("missing", [{"author": " "}, {"reason": ""}])
def test_an_act_has_an_author_and_a_reason(register: Register, missing: dict[str, str]) -> None:
    """An act without either is refused before anything is written."""
    with pytest.raises(ActError, match="an act needs an author and a reason"), act(register, **missing):
        pytest.fail("the act was opened")


def test_nothing_is_known_before_it_was_entered(register: Register) -> None:
    """The day of knowledge cannot lie after the moment of entry, and may be the same day in UTC."""
    late = datetime(2019, 7, 10, 23, 59, tzinfo=UTC)
    with act(register, "2019-07-10", entered_at=late) as writer:
        writer.record(ALAN)
    with (
        pytest.raises(ActError, match="what it knew on 11 July 2019, a later day"),
        act(register, "2019-07-11", entered_at=late),
    ):
        pytest.fail("the act was opened")


def test_an_act_that_fails_leaves_nothing(place: Place) -> None:
    """Whatever was done in a block that raises is undone: no statement, no paper, no name, no act."""
    record(place.register, ALAN)

    def contents() -> dict[str, list[tuple[object, ...]]]:
        with place.connected() as raw:
            return {table: sorted(raw.all(f'SELECT * FROM "{table}"'), key=repr) for table in TABLES}

    before = contents()
    source = paper("Minutes", "Beth is named.")
    with pytest.raises(ZeroDivisionError), act(place.register) as writer:  # noqa: PT012 - an act is a block
        writer.paper(source)
        writer.record(said(body("Thanet CCG"), evidence=(quote(source, "Beth"),)))
        writer.correct(1, BETH)
        writer.attachments.decision(
            paper=source.id, claim_key="k", claim="{}", decision="accept", finding="new", statement=2
        )
        writer.flush()
        raise ZeroDivisionError
    assert contents() == before
    assert place.register.verify().statements == 1


def test_an_act_that_does_nothing_leaves_no_row(register: Register) -> None:
    """An empty act, or one that only offers what is held already, is not an act."""
    source = paper("Minutes", "Nothing was decided.")
    with act(register) as writer:
        writer.paper(source)
    with act(register) as writer:
        assert not writer.paper(source)
        assert writer.record_many([]) == range(1, 1)
    with act(register):
        pass
    assert register.verify().acts == 1


def test_acts_together_are_one_or_none(register: Register) -> None:
    """Several acts in one transaction all enter, or, where one fails or it is a trial, none does."""
    with pytest.raises(ActError), register.together():  # noqa: PT012 - as are acts together
        record(register, ALAN)
        with act(register, author=""):
            pass
    assert register.verify().acts == 0
    with register.together(keep=False):
        record(register, ALAN)
        assert held(register, "2019-07-10") == [1]
    assert register.verify().acts == 0
    with register.together():
        assert [record(register, ALAN), record(register, BETH)] == [[1], [2]]
    assert register.verify().acts == 2


def test_evidence_from_a_paper_needs_the_paper(register: Register) -> None:
    """A quote from a paper that the register does not hold is refused."""
    source = paper("Minutes", "Alan Blair.")
    with pytest.raises(ActError, match="paper/minutes, which the register does not hold"), act(register) as writer:
        writer.record(ALAN.model_copy(update={"evidence": (quote(source, "Alan"),)}))


def test_one_identifier_stands_for_one_text(register: Register) -> None:
    """Another text under the identifier of a paper that is held is refused; another title for it is kept."""
    source = paper("Minutes", "Alan Blair.")
    with act(register) as writer:
        assert writer.paper(source)
    with pytest.raises(ActError, match="held with another text"), act(register) as writer:
        writer.paper(paper("Minutes", "Beth Mason."))
    with pytest.raises(ActError, match="is not the one that its SHA-256 stands for"), act(register) as writer:
        writer.paper(paper("Letter", "A").model_copy(update={"text": "B"}))
    with act(register) as writer:
        assert writer.paper(source.model_copy(update={"title": "Minutes of the board"}))
    assert [each.title for each in register.papers.all()] == ["Minutes of the board"]


def test_statements_are_numbered_in_the_order_of_the_ledger(register: Register) -> None:
    """Numbers run from one act to the next without a gap, in bulk too."""
    assert record(register, ALAN, BETH) == [1, 2]
    with act(register) as writer:
        many = writer.record_many(said(body(f"Body {number}")) for number in range(250))
    assert many == range(3, 253)
    assert register.verify().statements == 252
    assert register.statement(252).fact == body("Body 249")


def test_the_day_of_entry_does_not_decide_what_is_known(register: Register) -> None:
    """What is entered late about an early day is known from that early day on."""
    assert date_of(0) < ENTERED.date()
    late = record(register, ALAN, recorded="2019-01-01")
    early = record(register, BETH, recorded="2016-01-01")
    assert held(register, "2016-01-01") == early
    assert held(register, "2019-01-01") == late + early
