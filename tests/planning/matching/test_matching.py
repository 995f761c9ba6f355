"""Matching is the best there is, keeps its rules, and tells each person why."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.planning.matching import Grades, Matching, Opening, Person, Rules, Stage, matched
from commonseal.planning.matching import sat as by_sat
from commonseal.planning.matching.flow import placed_by_flow
from commonseal.planning.matching.hours import hours_parted
from commonseal.planning.matching.pairs import held_against
from commonseal.planning.matching.problem import Rooms, posed
from commonseal.planning.matching.seats import placed_in_seats
from commonseal.regimes import Law

from .staffing import GRADES, every_matching, fits, openings, rules, staffs

LAW = Law.shipped()


def _matched(staff: list[Person], posts: list[Opening], kept: Rules, *, relax: bool = False) -> Matching:
    return matched(staff, posts, grades=GRADES, rules=kept, law=LAW, relax=relax, seconds=20)


def _sums(found: Matching, staff: list[Person], posts: list[Opening], kept: Rules) -> tuple[int, ...]:
    pairs = held_against(staff, posts, GRADES, kept)
    rows = {each.reference: row for row, each in enumerate(staff)}
    columns = {each.reference: column for column, each in enumerate(posts)}
    at = [(rows[each.person], columns[each.post]) for each in found.placed]
    return (
        -len(at),
        -sum(int(pairs.ring[each]) for each in at),
        sum(int(pairs.protection[each]) for each in at),
        sum(int(pairs.dislike[each]) for each in at),
    )


@settings(max_examples=150, deadline=None)
@given(staffs(), openings(), rules)
def test_it_is_the_best_of_all_matchings(staff: list[Person], posts: list[Opening], kept: Rules) -> None:
    """Where each place is one person's, no matching that keeps the rules is better by the objectives in their order."""
    found = _matched(staff, posts, kept)
    best = min(every_matching(staff, posts, held_against(staff, posts, GRADES, kept)))
    assert _sums(found, staff, posts, kept) == best
    assert found.totals.proven


@settings(max_examples=40, deadline=None)
@given(staffs(), openings(share=True), rules)
def test_shared_places_are_filled_as_well_as_can_be(staff: list[Person], posts: list[Opening], kept: Rules) -> None:
    """Where people may share places, the answer is the best of all too, and says that it is proven."""
    found = _matched(staff, posts, kept)
    best = min(every_matching(staff, posts, held_against(staff, posts, GRADES, kept)))
    assert _sums(found, staff, posts, kept) == best
    assert found.totals.proven
    assert found.totals.most == found.totals.placed


@settings(max_examples=60, deadline=None)
@given(staffs(), openings(share=True), rules)
def test_flows_bound_and_begin_a_matching_of_shared_places(
    staff: list[Person], posts: list[Opening], kept: Rules
) -> None:
    """No matching places more than hours parted freely do; cutting posts into seats fits, and is never worse."""
    pairs = held_against(staff, posts, GRADES, kept)
    problem = posed(staff, posts, pairs, Rooms.of(posts), range(len(staff)))
    transport, start = hours_parted(problem), placed_by_flow(problem)
    best = min(every_matching(staff, posts, pairs))
    assert transport.most >= -best[0]
    seated = placed_in_seats(problem, start, transport)
    sums = [tuple(int(costs[each].sum()) for costs in problem.objectives) for each in (seated, start)]
    assert best <= sums[0] <= sums[1]
    assert len(set(problem.person[seated].tolist())) == len(seated)
    for column, post in enumerate(posts):
        assert fits(post, [staff[row].wte for row in problem.person[seated][problem.post[seated] == column].tolist()])


@settings(max_examples=60, deadline=None)
@given(staffs(most=9), openings(most=7, share=True), rules)
def test_no_rule_is_broken_and_no_place_taken_twice(staff: list[Person], posts: list[Opening], kept: Rules) -> None:
    """Everybody is placed once or told why not; each post has room for those placed; each placement keeps the rules."""
    found = _matched(staff, posts, kept)
    assert Counter(each.person for each in (*found.placed, *found.not_placed)) == Counter(e.reference for e in staff)
    people, by_post = {each.reference: each for each in staff}, {each.reference: each for each in posts}
    for post in posts:
        assert fits(post, [people[each.person].wte for each in found.placed if each.post == post.reference])
    for each in found.placed:
        assert -kept.bands_down <= each.bands <= kept.bands_up
        assert len(each.missing_skills) <= kept.missing_skills
        assert kept.miles is None or (each.miles or 0) <= kept.miles
        assert each.because
        post = by_post[each.post]
        if each.stage is Stage.RING_FENCED:
            assert people[each.person].post in post.fence
        elif post.fence:
            assert kept.ring_fences_open
    assert all(each.because for each in found.not_placed)


@settings(max_examples=40, deadline=None)
@given(staffs(most=7), openings(most=5, share=True), rules)
def test_relaxing_a_rule_never_places_fewer(staff: list[Person], posts: list[Opening], kept: Rules) -> None:
    """With one rule relaxed at least as many are placed, and what is gained is the difference."""
    found = _matched(staff, posts, kept, relax=True)
    assert found.relaxations
    for each in found.relaxations:
        assert each.more == each.placed - found.totals.placed >= 0


@settings(max_examples=40, deadline=None)
@given(staffs(most=7), openings(most=5), st.randoms())
def test_the_order_of_people_does_not_matter(staff: list[Person], posts: list[Opening], random: object) -> None:
    """The same people in another order are placed as well by every objective."""
    mixed = list(staff)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    kept = Rules()
    first, second = _matched(staff, posts, kept), _matched(mixed, posts, kept)
    assert _sums(first, staff, posts, kept) == _sums(second, mixed, posts, kept)


def _person(reference: str, grade: str = "6", wte: int = 1000, **more: object) -> Person:
    return Person(reference, 1, grade, wte, **more)  # type: ignore[arg-type]


def _post(reference: str, grade: str = "6", wte: int = 1000, **more: object) -> Opening:
    return Opening(reference, 1, reference, grade, wte, **more)  # type: ignore[arg-type]


def test_one_candidate_for_a_job_largely_unchanged_is_slotted_in() -> None:
    """The holder goes with the work, before anybody who would be cheaper or nearer, and skills are not asked anew."""
    staff = [_person("holder", post="old"), _person("other", skills=frozenset({"data"}))]
    found = _matched(staff, [_post("new", unchanged_from=frozenset({"old"}), skills=frozenset({"data"}))], Rules())
    (placed,) = found.placed
    assert (placed.person, placed.stage) == ("holder", Stage.SLOTTED_IN)


def test_two_candidates_for_one_place_compete() -> None:
    """Where more hold the work than there are places, nobody is slotted in: it is a ring-fenced competition."""
    staff = [_person("one", post="old"), _person("two", post="old")]
    found = _matched(staff, [_post("new", unchanged_from=frozenset({"old"}))], Rules())
    (placed,) = found.placed
    assert placed.stage is Stage.RING_FENCED
    assert "2 in the ring fence could" in placed.because[0]


def test_the_ring_fence_comes_before_others_but_not_before_placing_more() -> None:
    """Somebody within the fence gets the post; where that would leave another without any, more people come first."""
    fenced = _post("fenced", ring_fence=frozenset({"old"}))
    (placed,) = _matched([_person("outside"), _person("inside", post="old")], [fenced], Rules()).placed
    assert placed.person == "inside"
    far = Rules(bands_up=0, bands_down=0)
    staff = [_person("outside", "6"), _person("inside", "6", post="old")]
    both = _matched(staff, [fenced, _post("free", "6")], far)
    assert {each.person: each.post for each in both.placed} == {"inside": "fenced", "outside": "free"}


def test_pay_protection_is_counted_and_alternative_work_has_its_trial_period() -> None:
    """It costs what is lost in a year, for the WTE and the years; the trial period is told with its section."""
    grades = Grades(("5", "6"), {"5": Decimal(30000), "6": Decimal(38000)})
    found = matched([_person("s", wte=500)], [_post("p", "5")], grades=grades, rules=Rules(), law=LAW)
    assert found.placed[0].protection == 8000
    assert any("Employment Rights Act 1996 s138" in each for each in found.placed[0].because)
    assert found.totals.protection == 8000


def test_who_is_not_placed_is_told_which_rule_excludes_what_and_the_nearest() -> None:
    """Counts by rule, and the post that fails least, with by how much."""
    posts = [_post("high", "8a"), _post("skilled", "6", skills=frozenset({"data"})), _post("part", "6", 500)]
    left = _matched([_person("s", "5")], posts, Rules(bands_up=1)).not_placed[0]
    assert {rule.value: count for rule, count in left.excluded.items()} == {"grade": 1, "skills": 1, "hours": 1}
    assert left.nearest is not None
    assert left.nearest.post in {"skilled", "part"}


def test_who_is_not_at_risk_is_left_out() -> None:
    """They keep their posts: they are counted and nothing else."""
    found = _matched([_person("safe", at_risk=False)], [_post("p")], Rules())
    assert (found.totals.asked, found.totals.left_out, found.placed) == (0, 1, ())


def test_a_large_shared_matching_says_how_far_it_is_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only the best few pairs are looked at, the number placed has a bound, and nothing is called proven."""
    monkeypatch.setattr(by_sat, "_MOST_PAIRS", 10)
    staff = [_person(f"s{number}", wte=500) for number in range(6)]
    found = _matched(staff, [_post(f"p{number}", share=True) for number in range(3)], Rules())
    assert found.totals.placed == found.totals.most == 6
    assert not found.totals.proven


def test_people_and_posts_print_nothing_of_themselves() -> None:
    """What is printed by accident, as in a log, tells the line and no more."""
    assert "secret" not in repr([_person("secret-1", post="secret"), _post("secret-2")])
