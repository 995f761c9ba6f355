"""Weighted scores, and the weights at which another option would come first."""

from hypothesis import given
from hypothesis import strategies as st

from commonseal.planning.comparing.scoring import scored
from commonseal.vocabulary.facts import Criterion, Option, Score


def option(name: str, **scores: float) -> Option:
    """Make an option with its scores."""
    return Option(
        id=f"option/x/{name}",
        proposal="proposal/x",
        name=name,
        scores=tuple(Score(criterion=each, value=value, reason="as said") for each, value in scores.items()),
    )


def criteria(**weights: float) -> tuple[Criterion, ...]:
    """Make criteria with their weights."""
    return tuple(Criterion(name=name, weight=weight) for name, weight in weights.items())


def test_the_score_is_the_weighted_mean() -> None:
    """Three parts of 8 and one of 4 make 7; the parts add up to it."""
    found = scored(criteria(safety=3, cost=1), [option("a", safety=8, cost=4), option("b", safety=2, cost=10)])
    assert found.totals == (("option/x/a", 7.0), ("option/x/b", 4.0))
    assert dict(found.by_criterion)["option/x/a"] == (("safety", 6.0), ("cost", 1.0))


def test_the_weight_that_turns_the_order_is_found() -> None:
    """A leads by 6 on safety and trails by 6 on cost: with equal weights they draw level."""
    found = scored(criteria(safety=3, cost=1), [option("a", safety=8, cost=4), option("b", safety=2, cost=10)])
    assert [(each.criterion, each.turns_at, each.then_first) for each in found.turning] == [
        ("safety", 1.0, "option/x/b"),
        ("cost", 3.0, "option/x/b"),
    ]


def test_an_option_that_is_best_at_everything_is_never_turned() -> None:
    """No weight of anything puts the other first."""
    found = scored(criteria(safety=3, cost=1), [option("a", safety=8, cost=8), option("b", safety=2, cost=1)])
    assert [each.turns_at for each in found.turning] == [None, None]


def test_what_is_missing_is_told_and_leaves_the_option_without_a_total() -> None:
    """A missing score is no nought."""
    found = scored(criteria(safety=3, cost=1), [option("a", safety=8, cost=8), option("b", safety=2)])
    assert found.missing == ("Option “b” has no score for “cost”; add it to the option's “scores”.",)
    assert [name for name, _ in found.totals] == ["option/x/a"]
    assert "names no criteria" in scored((), [option("a")]).missing[0]


values = st.integers(0, 10).map(float)


@given(
    st.lists(st.tuples(values, values, values), min_size=2, max_size=5, unique=True),
    st.tuples(*[st.integers(1, 9).map(float)] * 3),
)
def test_beyond_the_turning_weight_the_first_is_no_longer_first(
    rows: list[tuple[float, ...]], weights: tuple[float, ...]
) -> None:
    """Just short of the weight the first stays first; just beyond it another has more."""
    names = ("p", "q", "r")
    options = [option(f"o{place}", **dict(zip(names, row, strict=True))) for place, row in enumerate(rows)]
    found = scored(criteria(**dict(zip(names, weights, strict=True))), options)
    leader = found.totals[0][0]
    for each in found.turning:
        if each.turns_at is None:
            continue
        beyond = each.turns_at + (1e-6 if each.more else -1e-6)
        if beyond <= 0:
            continue
        moved = dict(zip(names, weights, strict=True)) | {each.criterion: beyond}
        totals = dict(scored(criteria(**moved), options).totals)
        assert max(totals.values()) >= totals[leader]
        assert each.then_first is not None
        assert totals[each.then_first] >= totals[leader] - 1e-9
