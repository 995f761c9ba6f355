"""What is so of the answers whatever a register holds."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from invented import Book, snapshot_of

from commonseal.answers import (
    Answer,
    Names,
    Outcome,
    StepState,
    diff,
    outstanding,
    questions,
    sentence,
    shared,
    show,
    sources,
    timeline,
    who,
)
from commonseal.answers.approval_order import workable_order
from commonseal.vocabulary import Snapshot, Standing
from commonseal.vocabulary.facts import Approval

BODIES = ("body/a", "body/b", "body/a/board", "body/both")
PEOPLE = ("person/x", "person/y")
POSTS = ("post/one", "post/two")
THINGS = (*BODIES, *PEOPLE, *POSTS, "arrangement/team", "proposal/joining", "function/a/safeguarding", "option/first")
DATES = (None, "2018", "2019-07-10", "2019-07", "../2016-11", "2019-04/..", "2019-01/2019-12", "XXXX-07-09", "2025")
STEPS = ("one", "two", "three", "four")

body, person, post, thing, when, step = map(some.sampled_from, (BODIES, PEOPLE, POSTS, THINGS, DATES, STEPS))
bodies = some.lists(body, min_size=1, max_size=3, unique=True)
yes_no = some.sampled_from((True, False, None))


def fact(kind: str, **fields: Any) -> some.SearchStrategy[dict[str, Any]]:
    """Return the fields of some facts of one kind."""
    return some.fixed_dictionaries({"kind": some.just(kind), **fields})


FACTS = some.one_of(
    fact("body", id=body, name=some.sampled_from(("A", "B")), classification=some.sampled_from(("ccg", "set")),
         parent=some.none() | body),
    fact("person", id=person, name=some.just("Xan"), honorific_prefix=some.sampled_from((None, "Dr")),
         professions=some.sampled_from(((), ("registered nurse",))), clinician=yes_no),
    fact("post", id=post, role=some.sampled_from(("AO", "harbour master")), bodies=bodies,
         reports_to=some.lists(post, max_size=1), portfolio=some.just(["function/a/safeguarding"])),
    fact("appointment", person=person, post=post, bodies=bodies,
         title=some.sampled_from((None, "interim AO", "chief clinical officer")),
         basis=some.sampled_from((None, "interim", "acting"))),
    fact("membership", member=body | person, organization=body, voting=yes_no),
    fact("arrangement", id=some.just("arrangement/team"), parties=bodies, post=some.none() | post,
         type=some.sampled_from(("shared_post", "merger", "joint_team", "pooled_budget")),
         role=some.sampled_from((None, "AO")), liability=some.lists(body, max_size=2), review=when,
         excludes=some.sampled_from(((), ("children",)))),
    fact("function", id=some.just("function/a/safeguarding"), name=some.just("safeguarding"), body=body,
         accountable=some.lists(body | person | post, max_size=2)),
    fact("delegation", delegators=bodies, delegate=body | post, functions=some.just(["safeguarding"]), onward=yes_no,
         liability=some.lists(body, max_size=2)),
    fact("succession", from_bodies=bodies, to_bodies=some.lists(body, max_size=2),
         type=some.sampled_from(("merge", "split", "rename", "transfer", "abolish")),
         order=some.sampled_from((None, "the Order of 2019"))),
    fact("rating", about=thing, value=some.just("good")),
    fact("population", about=thing, value=some.just("320")),
    fact("dependency", of=thing, needs=some.just("a scheme"), met=yes_no),
    fact("question", id=some.just("question/pay"), text=some.just("Who?"), about=some.lists(thing, min_size=1)),
    fact("proposal", id=some.just("proposal/joining"), name=some.just("Joining"), promoters=bodies,
         concerns=some.lists(thing, max_size=2)),
    fact("option", id=some.just("option/first"), proposal=some.just("proposal/joining"), name=some.just("First"),
         brings=some.lists(thing, max_size=2), target=when),
    fact("approval", proposal=some.just("proposal/joining"), step=step, body=body, after=some.lists(step, max_size=2),
         act=some.sampled_from(("approves", "consulted")), subject_matter=some.just("it"), planned=when, done=when,
         outcome=some.sampled_from((None, "approved", "considered", "rejected", "deferred")), key_decision=yes_no,
         urgency=some.sampled_from((None, "general_exception", "special_urgency")), notice=when, asked=when,
         published=when, conditions_met=when),
    fact("meeting", id=some.just("meeting/one"), body=body, on=when.filter(bool), notice=when),
    fact("transfer", from_bodies=bodies, to_bodies=some.lists(body, max_size=2), staff=some.just("some"),
         covers=some.sampled_from(((), ("staff", "property")))),
    fact("employment", person=person, employer=body, by=some.none() | body,
         basis=some.sampled_from(("employee", "secondee", "placed", "office_holder", "contractor"))),
    fact("interest", person=person, register_of=body, nature=some.just("a partner"),
         about=some.lists(thing, max_size=2)),
    fact("acknowledgement", finding=some.just("POST-1:0123456789ab"), code=some.just("POST-1"), reason=some.just("due"),
         about=some.lists(thing, min_size=1, max_size=2), rests_on=some.just("0123456789abcdef")),
)  # fmt: skip


@some.composite
def registers(draw: some.DrawFn) -> Snapshot:
    """Draw a snapshot of any statements, on one of some dates."""
    book = Book()
    for fields in draw(some.lists(FACTS, max_size=14)):
        start, end = draw(some.sampled_from([(a, b) for a in DATES for b in DATES if (a, b) not in REVERSED]))
        book.add(
            **fields,
            start=start,
            end=end,
            standing=draw(some.sampled_from(list(Standing))),
            unreviewed=draw(some.booleans()),
            recorded=draw(some.sampled_from(("2018-01-01", "2019-01-01"))),
            supersedes=draw(some.none() | some.integers(1, 14)),
            origin=draw(some.sampled_from(("recorded", "corrects", "follows", "ended"))),
        )
    return snapshot_of(book.statements, on=draw(some.sampled_from((date(2016, 1, 1), date(2019, 7, 10)))))


def reversed_pairs() -> set[tuple[str | None, str | None]]:
    """Return the pairs of dates that no period may have."""
    found = set()
    for start in DATES:
        for end in DATES:
            try:
                Book().add("person", id="person/x", name="X", start=start, end=end)
            except ValueError:
                found.add((start, end))
    return found


REVERSED = reversed_pairs()
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def answers_to(snapshot: Snapshot) -> list[Answer]:
    """Ask everything that can be asked."""
    found: list[Answer] = [who(snapshot, asked=each, body="body/a") for each in ("AO", "safeguarding", "post/one")]
    found += [function(snapshot, thing=each) for function in (show, timeline, outstanding) for each in THINGS]
    found += [questions(snapshot, thing=each) for each in (None, *THINGS)]
    found += [shared(snapshot, bodies=each) for each in (BODIES, BODIES[:2], BODIES[:1])]
    found += [sources(snapshot, number=each) for each in (0, 1, 2)]
    earlier = snapshot_of(snapshot.known[::2], on=date(2018, 1, 1), known_at=date(2018, 1, 1))
    return [*found, diff(earlier, snapshot), diff(snapshot, earlier)]


@many
@given(registers())
def test_every_question_has_an_answer(snapshot: Snapshot) -> None:
    """No set of statements stops an answer; each can be stored, read back, and shown as rows under its columns."""
    for answer in answers_to(snapshot):
        assert answer.sentence
        assert type(answer).model_validate_json(answer.model_dump_json()) == answer
        assert all(len(row) == len(answer.columns) for row in answer.rows())
        assert all(isinstance(cell, str) for row in answer.rows() for cell in row)
    for statement in snapshot.known:
        said = sentence(statement, Names(snapshot))
        assert said
        assert not said.endswith(".")


@many
@given(registers(), some.sampled_from(("AO", "safeguarding", "harbour master")))
def test_a_post_is_held_or_vacant_and_never_both(snapshot: Snapshot, asked: str) -> None:
    """Whoever is named as holder may hold; a vacancy has no holder and a last one; talk makes no holder."""
    answer = who(snapshot, asked=asked, body="body/a")
    if answer.outcome in {Outcome.VACANT, Outcome.NOT_KNOWN}:
        assert not answer.holders
    if answer.outcome is Outcome.VACANT:
        assert answer.previous is not None
    assert all(each.holds != "no" for each in answer.holders)
    assert not {each.standing for each in answer.holders} & {Standing.PROPOSED, Standing.CONSIDERED, Standing.REJECTED}
    statements = [cited.id for each in answer.holders for cited in each.statements]
    assert len(statements) == len(set(statements))


@many
@given(registers())
def test_every_approval_appears_once(snapshot: Snapshot) -> None:
    """Each approval known of a proposal is a statement of exactly one step."""
    (found,) = outstanding(snapshot, thing="proposal/joining").proposals
    shown = [cited.id for each in found.steps for cited in each.statements]
    known = [each.id for each in snapshot.known if isinstance(each.fact, Approval)]
    assert sorted(shown) == sorted(known)
    assert all(not each.waiting_for for each in found.steps if each.state is StepState.DONE)


@many
@given(some.dictionaries(step, some.lists(step)))
def test_steps_that_do_not_wait_for_each_other_stand_after_what_they_wait_for(waits: dict[str, list[str]]) -> None:
    """Every step stands once; without rings, each stands after all it waits for."""
    order, rings = workable_order(waits, lambda each: (0, 0, each))
    assert sorted(order) == sorted(waits)
    if not rings:
        for each, after in waits.items():
            assert all(order.index(before) < order.index(each) for before in after if before in waits)


@many
@given(registers())
def test_what_nobody_has_reviewed_is_marked(snapshot: Snapshot) -> None:
    """Wherever an unreviewed statement is cited, it is marked."""
    unreviewed = {each.id: each.unreviewed for each in snapshot.known}
    for answer in (show(snapshot, thing="body/a"), timeline(snapshot, thing="body/a")):
        for row in answer.rows():
            number = next(cell for cell in row if cell.startswith("statement/"))
            assert (row[-1] == "not reviewed") == unreviewed[number]


@pytest.mark.parametrize("count", [1, 2])
def test_an_answer_refuses_what_it_does_not_know(count: int) -> None:
    """The models are frozen and take no other fields."""
    answer = shared(Book().snapshot(), bodies=BODIES[:count])
    with pytest.raises(ValueError, match="frozen"):
        answer.sentence = "Otherwise"  # type: ignore[misc]
    with pytest.raises(ValueError, match="Extra"):
        type(answer).model_validate({**answer.model_dump(), "more": 1})
