"""What a proposal still needs, in what order."""

from datetime import date

import pytest
from invented import Book

from commonseal.answers import OutstandingAnswer, outstanding


def joint_post() -> Book:
    """Return a book with a joint post that four bodies have to agree, in no order."""
    book = Book()
    for key, name, kind in (
        ("saltmarsh", "Saltmarsh CCG", "ccg"),
        ("tidewater", "Tidewater Council", "unitary_council"),
        ("nhse", "NHS England", "nhs_england"),
    ):
        book.body(key, name, kind)
    for organ, parent in (("cabinet", "tidewater"), ("governing-body", "saltmarsh"), ("wellbeing", "tidewater")):
        book.body(f"{parent}/{organ}", organ, "committee", parent=f"body/{parent}")
    book.add("proposal", id="proposal/joining", name="One chief", promoters=["body/saltmarsh"], standing="proposed",
             concerns=["arrangement/one-chief"], conditions=["the chair stays"])  # fmt: skip
    book.approval("nhse", "nhse", "cabinet", "board", "wellbeing")
    book.approval("wellbeing", "tidewater/wellbeing", "board", act="supports")
    book.approval("board", "saltmarsh/governing-body", "cabinet", planned="2019-07-17")
    book.approval("cabinet", "tidewater/cabinet", done="2019-07-09", outcome="approved", act="decides")
    return book


def ask(book: Book, thing: str = "proposal/joining", on: date = date(2019, 7, 10)) -> OutstandingAnswer:
    """Ask what is outstanding."""
    return outstanding(book.snapshot(on), thing=thing)


def states(answer: OutstandingAnswer) -> list[tuple[str, str]]:
    """Return each step of the first proposal with its state."""
    return [(step.step, str(step.state)) for step in answer.proposals[0].steps]


def test_steps_stand_in_an_order_that_can_be_worked() -> None:
    """Each step stands after those it waits for, with how far it has come."""
    answer = ask(joint_post())
    assert states(answer) == [
        ("cabinet", "done"),
        ("board", "scheduled"),
        ("wellbeing", "waiting"),
        ("nhse", "waiting"),
    ]
    assert answer.proposals[0].steps[-1].waiting_for == ("board", "wellbeing")
    assert answer.proposals[0].next_steps == ("board",)
    assert answer.sentence == (
        "On 10 July 2019 “One chief”: 1 of 4 approval steps done; next is governing-body (17 July 2019); "
        "2 wait for others"
    )


def test_what_is_done_later_is_still_to_come_on_an_earlier_day() -> None:
    """Asked of a day before a step was taken, the step is scheduled for that day."""
    answer = ask(joint_post(), on=date(2019, 7, 1))
    assert states(answer)[0] == ("cabinet", "scheduled")
    assert states(answer)[1] == ("board", "waiting")


def test_a_planned_day_that_has_passed_is_overdue() -> None:
    """A step whose day has passed without an outcome is overdue, and the sentence says so."""
    step = ask(joint_post(), on=date(2019, 8, 1)).proposals[0].steps[1]
    assert step.overdue
    assert "a day that has passed with no outcome recorded" in step.sentence


@pytest.mark.parametrize(
    ("fields", "state", "settled"),
    [
        ({"outcome": "approved"}, "done", True),
        ({"outcome": "considered", "done": "2019-07"}, "done", True),
        ({"outcome": "rejected", "done": "2019-07-01"}, "rejected", False),
        ({"outcome": "deferred", "planned": "2019-09"}, "deferred", False),
        ({"done": "2019-07-01"}, "done", False),
        ({"planned": "2019-09"}, "scheduled", False),
        ({}, "undated", False),
        ({"standing": "rejected"}, "rejected", False),
        ({"done": "XXXX-07-09", "outcome": "approved"}, "done", True),
    ],
)
def test_the_state_of_a_step(fields: dict[str, str], state: str, settled: bool) -> None:
    """Outcome, dates and standing tell how a step stands; only an outcome lets the next go ahead."""
    book = Book()
    book.approval("first", "fen", **fields)
    book.approval("second", "fen", "first")
    first, second = ask(book).proposals[0].steps
    assert (first.state, first.is_settled) == (state, settled)
    assert second.waiting_for == (() if settled else ("first",))


def test_steps_that_wait_for_each_other_are_reported() -> None:
    """A ring of steps does not stop the answer: it is named, and every step is still shown."""
    book = Book()
    book.approval("alpha", "fen", "gamma")
    book.approval("beta", "fen", "alpha")
    book.approval("gamma", "fen", "beta")
    book.approval("last", "fen", "gamma")
    found = ask(book).proposals[0]
    assert [set(ring) for ring in found.rings] == [{"alpha", "beta", "gamma"}]
    assert [step.step for step in found.steps] == ["alpha", "beta", "gamma", "last"]
    assert any("wait for each other" in block for block in found.blocks)


def test_a_step_nobody_knows_of_is_waited_for() -> None:
    """A step that names a forerunner the snapshot does not hold waits for it."""
    book = Book()
    book.approval("board", "fen", "ministers")
    step = ask(book).proposals[0].steps[0]
    assert (str(step.state), step.waiting_for) == ("waiting", ("ministers",))
    assert "the step ministers, of which nothing more is known" in step.sentence


def test_two_statements_on_one_step_are_one_step() -> None:
    """A step told of twice is shown once, by the statement that has gone furthest, with both identifiers."""
    book = joint_post()
    book.approval("board", "saltmarsh/governing-body", planned="2019-08")
    book.approval("board", "saltmarsh/governing-body", done="2019-07-05", outcome="approved")
    steps = [step for step in ask(book).proposals[0].steps if step.step == "board"]
    assert [str(step.state) for step in steps] == ["done"]
    assert len(steps[0].statements) == 3


def test_a_body_is_asked_about_through_its_organs() -> None:
    """A proposal concerns a body when one of its organs has to approve it."""
    assert [each.proposal.id for each in ask(joint_post(), "body/tidewater").proposals] == ["proposal/joining"]
    assert ask(joint_post(), "body/elsewhere").sentence.startswith("The register knows of no proposal")


def test_what_stands_in_the_way_is_listed() -> None:
    """Open questions and unmet dependencies of what the proposal concerns are listed; the met and answered are not."""
    book = joint_post()
    book.add("dependency", of="arrangement/one-chief", needs="a shared contract of employment", met=False)
    book.add("dependency", of="proposal/joining", needs="legal advice", met=None)
    book.add("dependency", of="proposal/joining", needs="a job description", met=True)
    book.add("question", id="question/pay", text="Who pays?", about=["proposal/joining"])
    book.add("question", id="question/name", text="What name?", about=["proposal/joining"], answer="The old one")
    found = ask(book).proposals[0]
    assert [each.id for each in found.dependencies] == ["statement/12", "statement/13"]
    assert [each.id for each in found.questions] == ["statement/15"]
    assert any("not in place" in block for block in found.blocks)
    assert not any(block.startswith("wellbeing") for block in found.blocks), "support cannot stop a proposal"
    assert found.conditions == ("the chair stays",)
