"""Nobody sees what they may not, whichever way they ask; and history and the ledger's view keep to that too."""

import json

import pytest

from commonseal.register.asking import acts
from commonseal.register.asking.ledger_view import acts_as_written
from commonseal.register.errors import RegisterError, UnknownStatementError
from commonseal.register.register import Register
from commonseal.vocabulary import Closure, Evidence, Origin, Viewer, Visibility
from support.saying import (
    EVERYTHING,
    PUBLIC,
    STAFF,
    act,
    appointment,
    body,
    day,
    edtf,
    paper,
    person,
    quote,
    record,
    said,
)

AT = day("2020-01-01")
OPEN_PAPER = paper("Open minutes", "Alan Blair was named in public.")
CLOSED_PAPER = paper("Closed minutes", "Alan Blair was named in secret.", visibility="restricted")
FROM_OPEN, FROM_CLOSED = quote(OPEN_PAPER, "in public"), quote(CLOSED_PAPER, "in secret")
LEVELS = [Viewer(clearance=each) for each in Visibility]


@pytest.fixture
def guarded(register: Register) -> Register:
    """Give a register with a statement of each visibility about one body, one of them quoting a restricted paper."""
    with act(register) as writer:
        writer.paper(OPEN_PAPER)
        writer.paper(CLOSED_PAPER)
        writer.record(said(body("Ashford CCG"), evidence=(FROM_OPEN, FROM_CLOSED)))
        writer.record(said(appointment("Beth Mason", "Ashford CCG"), visibility="internal", evidence=(FROM_OPEN,)))
        writer.record(said(person("Carol Doe"), visibility="restricted"))
        writer.record(said(appointment("Carol Doe", "Ashford CCG", "chair"), visibility="restricted"))
        writer.attachments.decision(
            paper=CLOSED_PAPER.id, claim_key="k", claim='{"who":"Carol Doe"}', decision="accept", finding="new",
            statement=4,
        )  # fmt: skip
    return register


@pytest.mark.parametrize(("viewer", "numbers"), list(zip(LEVELS, ([1], [1, 2], [1, 2, 3, 4]), strict=True)))
def test_every_way_of_asking_keeps_to_the_clearance(guarded: Register, viewer: Viewer, numbers: list[int]) -> None:
    """Snapshots of everything and of one thing, history, single statements and the ledger's view agree."""
    asked = {"on": AT, "known_at": AT, "viewer": viewer}
    everything = [each.number for each in guarded.as_of(**asked).known]
    of_body = [each.number for each in guarded.as_of(bodies=["body/ashford-ccg"], **asked).known]
    assert everything == of_body == numbers
    history = [event.statement.number for event in guarded.history("body/ashford-ccg", viewer=viewer)]
    assert history == [number for number in numbers if number != 3]
    views = list(acts_as_written(guarded.sql, viewer))
    assert [each.number for view in views for each in view.statements] == numbers
    for number in (1, 2, 3, 4, 5):
        if number in numbers:
            assert guarded.statement(number, viewer=viewer).number == number
        else:
            with pytest.raises(UnknownStatementError, match=f"no statement/{number} in this register that you may see"):
                guarded.statement(number, viewer=viewer)


@pytest.mark.parametrize("viewer", LEVELS)
def test_evidence_from_a_restricted_paper_stays_hidden(guarded: Register, viewer: Viewer) -> None:
    """A public statement shows those of its quotes whose papers the viewer may see, whichever way it is asked for."""
    expected = (FROM_OPEN, FROM_CLOSED) if viewer.clearance is Visibility.RESTRICTED else (FROM_OPEN,)
    snapshot = guarded.as_of(on=AT, known_at=AT, viewer=viewer)
    (view,) = acts_as_written(guarded.sql, viewer)
    shown = [
        guarded.statement(1, viewer=viewer).evidence,
        snapshot.known[0].evidence,
        guarded.history("body/ashford-ccg", viewer=viewer)[0].statement.evidence,
        tuple(view.evidence[1]),
    ]
    assert shown == [expected] * 4
    assert set(snapshot.papers) == {each.paper for each in expected}
    assert {each.id for each in view.papers} == set(snapshot.papers)
    assert set(guarded.papers.counts(viewer)) == set(snapshot.papers)


@pytest.mark.parametrize("viewer", [PUBLIC, STAFF])
def test_a_restricted_paper_is_not_there_for_others(guarded: Register, viewer: Viewer) -> None:
    """It is not listed and cannot be opened; the message is that of a paper that does not exist."""
    assert [each.id for each in guarded.papers.all(viewer)] == [OPEN_PAPER.id]
    messages = []
    for identifier in (CLOSED_PAPER.id, "paper/none"):
        with pytest.raises(RegisterError) as caught:
            guarded.papers.get(identifier, viewer)
        messages.append(str(caught.value).replace(identifier, "X"))
    assert messages[0] == messages[1]
    assert guarded.papers.get(CLOSED_PAPER.id, EVERYTHING).text == CLOSED_PAPER.text
    assert guarded.papers.quoted_by(guarded.statement(1, viewer=EVERYTHING), viewer).keys() == {OPEN_PAPER.id}


def test_a_review_of_a_restricted_paper_is_not_shown_to_others(register: Register) -> None:
    """What a claim quotes stays hidden with its paper, though the statement that came of it may be seen."""
    with act(register) as writer:
        writer.paper(CLOSED_PAPER)
        writer.record(said(body("Ashford CCG")))
        for statement in (1, None):
            writer.attachments.decision(
                paper=CLOSED_PAPER.id, claim_key=f"k{statement}", claim='{"quote":"in secret"}', decision="accept",
                finding="new", statement=statement,
            )  # fmt: skip
    assert [len(view.reviews) for view in acts_as_written(register.sql, PUBLIC)] == [0]
    assert [len(view.reviews) for view in acts_as_written(register.sql, EVERYTHING)] == [2]


def test_nothing_hidden_is_in_what_a_snapshot_holds(guarded: Register) -> None:
    """Not one word of what is restricted can be read out of anything that the public is given."""
    snapshot = guarded.as_of(on=AT, known_at=AT)
    given = repr([snapshot.known, snapshot.papers, snapshot.by_thing, guarded.history("body/ashford-ccg")])
    given += repr([[vars(view) for view in acts_as_written(guarded.sql, PUBLIC)]])
    assert "public" in given
    assert [word for word in ("Carol", "carol", "secret", "Beth", "closed-minutes") if word in given] == []


def test_a_thing_that_only_hidden_statements_name_is_not_there(guarded: Register) -> None:
    """Asking for it gives what asking for nothing does."""
    assert guarded.as_of(on=AT, known_at=AT, bodies=["person/carol-doe"]).known == ()
    assert guarded.history("person/carol-doe") == guarded.history("person/nobody") == ()
    assert guarded.find("person/carol-doe", known_at=AT).candidates == ()


def test_a_paper_that_is_restricted_later_takes_its_quotes_with_it(register: Register) -> None:
    """Once a paper is said to be restricted, what was quoted from it is hidden too, as the paper is."""
    with act(register, "2016-05-10") as writer:
        writer.paper(OPEN_PAPER)
        writer.record(said(body("Ashford CCG"), evidence=(FROM_OPEN,)))
    with act(register, "2016-06-10") as writer:
        writer.paper(OPEN_PAPER.model_copy(update={"visibility": Visibility.RESTRICTED}))
    assert register.papers.all() == []
    assert register.statement(1).evidence == ()
    assert register.as_of(on=AT, known_at=AT).known[0].evidence == ()
    assert register.papers.counts(PUBLIC) == {}
    (view,) = acts_as_written(register.sql, PUBLIC)
    assert (view.papers, view.evidence) == ([], {1: []})
    assert register.history("body/ashford-ccg")[0].statement.evidence == ()
    assert register.as_of(on=AT, known_at=AT, viewer=EVERYTHING).known[0].evidence == (FROM_OPEN,)


def test_history_tells_who_did_what_when_and_why(register: Register) -> None:
    """Each step has its act, and the days on which it was known and entered."""
    with act(register, "2016-05-10", author="ann", reason="the minutes", source="minutes.yaml") as writer:
        number = writer.record(said(body("Ashford CCG"), "2013"))
    with act(register, "2016-06-10", author="ben", reason="it closed") as writer:
        writer.end(number, edtf("2016-06-01"))
    told = [
        (
            event.act.author,
            event.act.reason,
            event.act.source,
            event.act.recorded,
            event.statement.number,
            event.closure,
        )
        for event in register.history("body/ashford-ccg")
    ]
    assert told == [
        ("ann", "the minutes", "minutes.yaml", day("2016-05-10"), 1, None),
        ("ben", "it closed", None, day("2016-06-10"), 1, Closure.CHANGED),
        ("ben", "it closed", None, day("2016-06-10"), 2, None),
    ]
    assert {event.act.entered_at for event in register.history("body/ashford-ccg")} == {
        "2030-01-01T12:00:00.000000+00:00"
    }


def test_the_ledger_is_seen_as_it_was_written(register: Register) -> None:
    """Act by act: papers, statements, what was withdrawn, corroborated and decided, and what evidence came when."""
    letter, email, call = (Evidence(source=each) for each in ("a letter", "an email", "a call"))
    with act(register, "2016-05-10") as writer:
        writer.paper(OPEN_PAPER)
        first = writer.record(said(body("Ashford CCG"), "2013", evidence=(letter,)))
        writer.attachments.decision(
            paper=OPEN_PAPER.id, claim_key="k", claim='{"a":1}', decision="accept", finding="new", statement=first
        )
    with act(register, "2016-06-10") as writer:
        writer.corroborate(first, [email])
    with act(register, "2016-07-10") as writer:
        second = writer.end(first, edtf("2016-06-01"), (call,))
    with act(register, "2016-08-10") as writer:
        writer.correct(second, None)
    one, two, three, four = acts_as_written(register.sql, EVERYTHING)
    assert ([each.id for each in one.papers], [each.number for each in one.statements]) == ([OPEN_PAPER.id], [first])
    assert one.evidence == {first: [letter]}
    assert json.loads(json.dumps(one.reviews)) == [
        {"paper": OPEN_PAPER.id, "claim_key": "k", "claim": {"a": 1}, "decision": "accept", "finding": "new",
         "statement": f"s{first}"}
    ]  # fmt: skip
    assert (two.statements, two.corroborated) == ([], {first: [email]})
    assert [each.origin for each in three.statements] == [Origin.ENDED]
    assert three.evidence_then == {first: [letter, email]}
    assert three.evidence == {second: [letter, email, call]}
    assert (three.withdrawn, four.withdrawn) == ([], [second])
    assert [each.recorded for each in (one, two)] == sorted(each.recorded for each in (one, two))


def test_acts_that_a_viewer_sees_nothing_of_are_left_out(register: Register) -> None:
    """An act whose every part is hidden does not show that it was."""
    record(register, said(body("Ashford CCG")))
    record(register, said(person("Carol Doe"), visibility="restricted"))
    assert [view.number for view in acts_as_written(register.sql, PUBLIC)] == [1]
    assert [view.number for view in acts_as_written(register.sql, EVERYTHING)] == [1, 2]


@pytest.mark.parametrize("short", [acts.SHORT, 0], ids=["by the database", "by the columns"])
@pytest.mark.parametrize("guarded_as", ["public", "restricted"])
def test_the_words_of_an_act_are_withheld_where_any_of_it_is_above(
    register: Register, monkeypatch: pytest.MonkeyPatch, short: int, guarded_as: str
) -> None:
    """However much an act recorded, one guarded statement among it keeps its reason and source from the public."""
    monkeypatch.setattr(acts, "SHORT", short)
    with act(register, "2016-05-10", reason="why it was", source="whence.yaml") as writer:
        writer.record(said(body("Ashford CCG")))
        writer.record(said(person("Carol Doe"), visibility=guarded_as))
    for viewer in (PUBLIC, EVERYTHING):
        (event,) = register.history("body/ashford-ccg", viewer=viewer)
        is_told = guarded_as == "public" or viewer is EVERYTHING
        assert (event.act.reason, event.act.source) == (
            ("why it was", "whence.yaml") if is_told else (acts.WITHHELD, None)
        )
