"""That what is looked up late, or passed over early, is what a look at everything would find."""

from hypothesis import HealthCheck, given, settings

from assurance.invented import frame, snapshot, statements, worlds
from assurance.naive import Plain
from commonseal.assurance.shapes.employing import (
    Footing,
    employments,
    may_be_employed_elsewhere,
    not_employed_by,
)
from commonseal.assurance.shapes.offices import Office, TwoHold, offices, offices_beside_law, offices_in_law
from commonseal.assurance.world import World
from commonseal.regimes import Law
from commonseal.vocabulary.facts import Meeting, Question
from commonseal.vocabulary.statement import Statement

LAW = Law.shipped()
some = settings(max_examples=30, suppress_health_check=list(HealthCheck))


class _Every(TwoHold):
    """Two hold an office."""

    code = "TEST-TWO"

    def is_mine(self, first: object, second: object) -> bool:
        """Every pair is."""
        return True


def world_of(known: list[Statement]) -> World:
    """Return the world of some statements."""
    return World(snapshot(known), LAW)


@some
@given(worlds())
def test_what_describes_a_thing_is_found_in_the_order_of_its_record(facts: list[Plain]) -> None:
    """A thing is described by the statements with its identifier, of whatever kind they are."""
    question = Question(id=facts[1].fact.subject, text="Which?", about=(facts[1].fact.subject,))
    meeting = Meeting(id=question.id, body=facts[1].fact.subject, on="2016-02-01")
    known = statements([Plain(meeting), *facts, Plain(question), facts[1]])
    world = world_of(known)
    for thing in {getattr(each.fact, "id", "body/nowhere") for each in known}:
        assert list(world.describing(thing)) == [each for each in known if getattr(each.fact, "id", None) == thing]


@some
@given(worlds())
def test_nobody_is_passed_over_of_whom_the_record_says_who_employs_them(facts: list[Plain]) -> None:
    """Of those passed over no employer is known but the body of their one post."""
    world = world_of(statements(facts))
    tenures = [each for held in world.tenures.by_person.values() for each in held]
    kept = {id(each) for each in may_be_employed_elsewhere(world, tenures)}
    for each in tenures:
        if id(each) not in kept:
            assert not_employed_by(world, each)[0] is Footing.UNKNOWN
            assert {employer for employer, _, _ in employments(world, each.person)} <= {each.body}


@some
@given(worlds())
def test_every_office_of_two_is_looked_at(facts: list[Plain]) -> None:
    """The bodies that are passed over have no office that two people held on one day."""
    world = world_of(statements(facts))
    found = {each.subject.rpartition("#")[0].rpartition("#")[0] for each in _Every().breaches(world)}
    assert found == {each.key for each in offices(world) if _is_for_one(each) and _overlap(each)}


@some
@given(worlds())
def test_every_office_is_in_law_or_beside_it(facts: list[Plain]) -> None:
    """Asked for by provision, the offices are the same as one after the other."""
    world = world_of(statements(facts))
    parted = [*offices_in_law(world, lambda _: True), *offices_beside_law(world)]
    assert sorted(map(id, parted)) == sorted(map(id, offices(world)))


def test_a_holder_of_several_posts_is_told_from_one_of_one() -> None:
    """Nobody in the frame holds anything, so nobody holds several posts."""
    assert world_of(statements(frame())).tenures.of_several == {}


def _is_for_one(office: Office) -> bool:
    return TwoHold._is_for_one(office)


def _overlap(office: Office) -> bool:
    held = office.tenures
    return any(a.person != b.person and bool(a.days & b.days) for i, a in enumerate(held) for b in held[i + 1 :])
