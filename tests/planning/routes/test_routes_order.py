"""Routes do not depend on the order of the record; steps stand after what they wait for; rings are found."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.planning.model import Route
from commonseal.planning.routes import RouteCycleError, route_of
from commonseal.planning.routes.ordering import in_order, rings
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot, StatementDraft
from commonseal.vocabulary.facts import Fact, Post
from planning.routes.routes_invented import (
    CCGS,
    COUNCIL,
    OPTION,
    approval,
    arrangement,
    bodies,
    option,
    planned,
    proposal,
    shared_officer,
)
from support.snapshots import snapshot_of

NAMES = ("a", "b", "c", "d", "e")
graphs = st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from(NAMES)), max_size=5)


def has_ring(after: dict[str, set[str]]) -> bool:
    """Whether any step comes back to itself by what it waits for: found by following every path."""

    def reaches(start: str, at: str, seen: frozenset[str]) -> bool:
        following = {each for each in after.get(at, set()) if each in after}
        return start in following or any(reaches(start, each, seen | {each}) for each in following - seen)

    return any(reaches(each, each, frozenset()) for each in after)


@given(graphs)
def test_a_ring_is_found_exactly_where_there_is_one(after: dict[str, set[str]]) -> None:
    """What is told as a ring is one: each waits for the next, and the last for the first."""
    ring = rings(after)
    assert bool(ring) is has_ring(after)
    for first, second in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        assert second in after[first]


@given(graphs)
def test_every_step_stands_after_what_it_waits_for(after: dict[str, set[str]]) -> None:
    """An order has each step once, after its own; where there is none, the ring is refused."""
    if has_ring(after):
        with pytest.raises(RouteCycleError):
            in_order(after, lambda key: (key,))
        return
    order = in_order(after, lambda key: (key,))
    assert sorted(order) == sorted(after)
    for place, key in enumerate(order):
        assert {each for each in after[key] if each in after} <= set(order[:place])


def drawn_plan(draw: Callable[[Any], Any]) -> list[StatementDraft]:
    """Draw a proposal with some things that it brings, and some approvals on record."""
    kinds = draw(
        st.lists(
            st.sampled_from(["joint_committee", "pooled_budget", "joint_team", "merger", "partnership"]), max_size=3
        )
    )
    named = []
    facts: list[Fact] = []
    for number, kind in enumerate(kinds):
        parties = draw(st.lists(st.sampled_from((*CCGS, COUNCIL)), min_size=2, max_size=3, unique=True))
        facts.append(arrangement(f"x{number}", kind, *parties))
        named.append(f"arrangement/x{number}")
    base = [*bodies(), *map(planned, facts)]
    if draw(st.booleans()):
        base = [*shared_officer()[:-2][: len(bodies())], *map(planned, facts), *shared_officer()[-2:]]
        named.append("arrangement/officer")
    forums = [f"{CCGS[0]}/governing-body", f"{CCGS[1]}/governing-body", f"{COUNCIL}/cabinet", "body/nhs-england"]
    steps = [
        approval(
            f"s{number}", draw(st.sampled_from(forums)), draw(st.sampled_from(["decides", "approves", "supports"]))
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    return [*base, *proposal(option(*named)), *steps]


plans = st.composite(drawn_plan)()


def shape(route: Route) -> object:
    """Return a route without the numbers of its statements, which are the order of the record."""
    return [
        (each.key, each.body, each.act, each.matter, each.footing, each.after, each.serves, each.provisions)
        for each in route.steps
    ], route.notes, route.fell_away  # fmt: skip


@settings(max_examples=60)
@given(plans, st.randoms(use_true_random=False))
def test_a_route_does_not_depend_on_the_order_of_the_record(drafts: list[StatementDraft], chance: Any) -> None:
    """The same statements in another order, with other numbers, give the same route."""
    first = route_of(snapshot_of(*drafts, on="2018-05-01"), Law.shipped(), OPTION)
    shuffled = list(drafts)
    chance.shuffle(shuffled)
    assert shape(route_of(snapshot_of(*shuffled, on="2018-05-01"), Law.shipped(), OPTION)) == shape(first)


@settings(max_examples=40)
@given(plans)
def test_every_step_of_a_route_can_be_told(drafts: list[StatementDraft]) -> None:
    """Keys are unique and fit for a record; what the law asks has a source; what comes after comes later."""
    found = route_of(snapshot_of(*drafts, on="2018-05-01"), Law.shipped(), OPTION)
    keys = [each.key for each in found.steps]
    assert len(set(keys)) == len(keys)
    for place, step in enumerate(found.steps):
        assert set(step.after) <= set(keys[:place])
        assert bool(step.citation) is (step.footing != "local")
        assert step.statements


@settings(max_examples=30)
@given(plans)
def test_more_in_an_option_never_takes_a_step_away(drafts: list[StatementDraft]) -> None:
    """What an option asks in law it asks too when it brings a further thing."""
    asked = {(body, provision) for body, provision in _asked(snapshot_of(*drafts, on="2018-05-01"))}
    place = next(number for number, each in enumerate(drafts) if each.fact.kind == "option")
    fact = drafts[place].fact
    more = planned(fact.model_copy(update={"brings": (*fact.brings, "arrangement/more")}))  # type: ignore[union-attr]
    post = Post(id="post/more", role="officer", bodies=CCGS)
    further = planned(arrangement("more", "shared_post", *CCGS, post=post.id, role="officer"))
    wider = [*drafts[:place], more, *drafts[place + 1 :], further, planned(post)]
    assert asked <= {(body, provision) for body, provision in _asked(snapshot_of(*wider, on="2018-05-01"))}


def _asked(snapshot: Snapshot) -> list[tuple[str, str]]:
    found = route_of(snapshot, Law.shipped(), OPTION)
    return [(each.body, provision) for each in found.steps for provision in each.provisions]
