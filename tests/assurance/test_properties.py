"""What holds of every world: the naive judge agrees on every day, and neither order nor strangers change a finding."""

from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assurance.invented import CCGS, KNOWN_AT, PEOPLE, frame, snapshot, statements, worlds
from assurance.naive import FIRST, LAST, Judgement, NaiveJudge, Plain
from commonseal.assurance import Finding, Level, check
from commonseal.regimes import Law
from commonseal.vocabulary import Viewer, Visibility
from commonseal.vocabulary.facts import Appointment, Body, Option, Person, Post, Proposal
from commonseal.vocabulary.statement import Standing

LAW = Law.shipped()
NAMES = {"CS-POST-03": "two", "CS-POST-04": "two"}
JUDGED = {"R1", "R3", "R11", "R17", "R18", "R19"}
some = settings(max_examples=30, suppress_health_check=list(HealthCheck))


def told(found: Iterable[Finding]) -> set[tuple[object, ...]]:
    """Return what findings say, without the numbers of the statements that they rest on."""
    return {
        (each.code, each.rule, each.level, each.bodies, each.first, each.last, each.due, each.sentence)
        for each in found
    }


def by_day(found: Iterable[Finding]) -> set[Judgement]:
    """Return findings as a naive judge says them: a rule, a body, a day."""
    judged: set[Judgement] = set()
    for each in found:
        name = NAMES.get(each.code) or each.rule
        if name in {*JUDGED, "two"}:
            day, last = max(each.first or FIRST, FIRST), min(each.last or LAST, LAST)
            while day <= last:
                judged |= {(name, body, day) for body in each.bodies}
                day += timedelta(days=1)
    return judged


@some
@given(worlds())
def test_the_sweep_says_of_every_day_what_a_naive_judge_says(facts: list[Plain]) -> None:
    """Rules that work on whole periods agree with one that looks at each day by itself."""
    mine, theirs = by_day(check(snapshot(statements(facts)), LAW)), NaiveJudge(facts).all()
    assert sorted(mine - theirs)[:3] == []
    assert sorted(theirs - mine)[:3] == []


@some
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_nothing(facts: list[Plain], random: object) -> None:
    """What is found does not depend on the order in which things were recorded."""
    known = statements(facts)
    mixed = list(facts)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert told(check(snapshot(known), LAW)) == told(check(snapshot(statements(mixed)), LAW))


@some
@given(worlds())
def test_a_stranger_changes_nothing(facts: list[Plain]) -> None:
    """A body that nothing connects with the others, with its own post and people, changes no finding of theirs."""
    before = told(check(snapshot(statements(facts)), LAW))
    stranger = [
        Plain(Body(id="body/far-ccg", name="NHS Far CCG", classification="ccg"), date(2013, 4, 1)),
        Plain(Person(id="person/zoe-quist", name="Zoe Quist")),
        Plain(Post(id="post/far/ao", role="accountable_officer", bodies=("body/far-ccg",))),
        Plain(Appointment(person="person/zoe-quist", post="post/far/ao", bodies=("body/far-ccg",)), date(2016, 2, 1)),
    ]
    after = told(check(snapshot(statements([*facts, *stranger])), LAW))
    assert {each for each in after if "body/far-ccg" not in each[3]} == before  # type: ignore[operator]


@some
@given(worlds())
def test_an_option_that_brings_nothing_changes_nothing(facts: list[Plain]) -> None:
    """A what-if of an option without content finds what is found without it."""
    proposal = Proposal(id="proposal/none", name="Nothing", promoters=CCGS[:1])
    option = Option(id="option/none", proposal="proposal/none", name="As it is")
    known = statements([*facts, Plain(proposal), Plain(option)])
    known = [
        each.model_copy(update={"standing": Standing.PROPOSED}) if each.fact in (proposal, option) else each
        for each in known
    ]
    assert told(check(snapshot(known), LAW, what_if="option/none")) == told(check(snapshot(known), LAW))


@some
@given(worlds(), st.integers(0, 400))
def test_the_day_looked_at_changes_nothing(facts: list[Plain], days: int) -> None:
    """A check speaks of all days; on which of them the snapshot is looked at makes no difference."""
    whole = snapshot(statements(facts))
    assert told(check(whole, LAW)) == told(check(whole.at(KNOWN_AT - timedelta(days=days)), LAW))


@some
@given(worlds(), st.sets(st.integers(1, 60)))
def test_no_finding_rests_on_what_its_reader_may_not_see(facts: list[Plain], hidden: set[int]) -> None:
    """Of a snapshot without restricted statements no finding names, quotes or rests on one of these."""
    known = statements(facts)
    visible = [each for each in known if each.number not in hidden]
    secret = [each.model_copy(update={"visibility": Visibility.RESTRICTED}) for each in known if each.number in hidden]
    found = check(snapshot(visible, Viewer()), LAW)
    shown = {each.id for each in visible}
    assert all(rest.statement in shown for each in found for rest in each.statements)
    names = {each.fact.name for each in secret if isinstance(each.fact, Person)}
    assert not any(name in each.sentence for each in found for name in names)


@some
@given(worlds())
def test_every_finding_is_written_out(facts: list[Plain]) -> None:
    """Each says something, cites something, has a remedy, and no two have one key."""
    found = check(snapshot(statements(facts)), LAW)
    assert len({each.key for each in found}) == len(found)
    for each in found:
        assert all((each.sentence, each.citation, each.remedy))
        assert "{" not in each.sentence + each.remedy
        assert (each.level is Level.UNVERIFIED) == (each.level_if_confirmed is not None)


def test_the_frame_alone_breaks_no_numbered_rule() -> None:
    """Bodies, posts and people without anything that befell them give no finding of a numbered rule."""
    assert [each for each in check(snapshot(statements(frame())), LAW) if each.rule] == []
    assert len(PEOPLE) == 3
