"""Shares of a joint cost: they add up to the cost by every method on every day, and the days on which they do not."""

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonseal.planning.structure import UncostedError, cost
from commonseal.planning.structure.populations import is_weighted
from commonseal.vocabulary import StatementDraft
from commonseal.vocabulary.facts import Arrangement
from planning.structure.town import DAY, EAST, LAW, NORTH, WEST, amounts, costs, pay, people, post, share, town
from support.saying import body, said

JOINT = said(post("joint", EAST, WEST), "2018-01-01")
PAY = said(pay(), "2013-04-01")
PEOPLE = (
    said(people(EAST, 100_000), "2013-04-01"),
    said(people(WEST, 200_000), "2013-04-01"),
    said(people(EAST, 150_000, "need-weighted population"), "2013-04-01"),
    said(people(WEST, 150_000, "need-weighted population"), "2013-04-01"),
)
BOTH = {"east": None, "west": None}


def what_is_wrong(*drafts: StatementDraft, on: str = DAY) -> str:
    """Return what a costing is refused for."""
    with pytest.raises(UncostedError) as refused:
        costs(*drafts, on=on)
    return str(refused.value)


@pytest.mark.parametrize(
    ("method", "parts", "east", "west"),
    [
        ("equal", BOTH, "50000.01", "50000.00"),
        ("population", BOTH, "33333.34", "66666.67"),
        ("weighted_population", BOTH, "50000.01", "50000.00"),
        ("time", {"east": "1.5", "west": "3.5"}, "30000.00", "70000.01"),
        ("fixed", {"east": "25", "west": "75"}, "25000.00", "75000.01"),
        ("fixed", {"east": "100"}, "100000.01", None),
    ],
)
def test_each_method_splits_to_the_penny(
    method: str, parts: dict[str, str | None], east: str, west: str | None
) -> None:
    """Parts come from populations, from equal shares, from time or from per cent, and add up to the cost."""
    told = costs(PAY, JOINT, *PEOPLE, said(share("post/joint", method, **parts), "2018-01-01"))
    expected = {EAST: Decimal(east)} | ({WEST: Decimal(west)} if west else {})
    assert amounts(told) == expected
    assert told.before == Decimal("100000.01")
    assert told.posts_before[0].method == method
    counted = sum(each.kind == "population" for each in told.posts_before[0].statements)
    assert counted == (2 if "population" in method else 0)


@pytest.mark.parametrize("method", ["population", "weighted_population", "equal", "time", "fixed"])
@given(
    numbers=st.lists(st.integers(1, 10**7), min_size=3, max_size=3),
    pence=st.integers(0, 10**9),
    day=st.integers(0, 900),
)
@settings(max_examples=25)
def test_shares_come_to_the_cost_by_every_method_on_every_day(
    method: str, numbers: list[int], pence: int, day: int
) -> None:
    """Whatever the method, the populations, the day and the order in which things were said, nothing is lost."""
    on = (date(2018, 1, 1) + timedelta(days=day)).isoformat()
    names = ("east", "west", "north")
    if method == "fixed":
        first = Decimal(numbers[0] % 50) + Decimal("0.5")
        parts = dict(zip(names, (str(first), "20", str(80 - first)), strict=True))
    else:
        parts = {name: str(each) if method == "time" else None for name, each in zip(names, numbers, strict=True)}
    measures = (None, "weighted")
    drafts = [
        said(pay("p", Nine=str(Decimal(pence) / 100)), "2013-04-01"),
        said(post("joint", EAST, WEST, NORTH, wte=0.7), "2018-01-01"),
        said(share("post/joint", method, **parts), "2018-01-01"),
        *(
            said(people(about, number, measure), "2013-04-01")
            for measure in measures
            for about, number in zip((EAST, WEST, NORTH), numbers, strict=True)
        ),
    ]
    told = costs(*drafts, on=on)
    (shown,) = told.posts_before
    assert sum(each.amount for each in shown.parts) == shown.cost == told.before == told.after
    again = costs(*reversed(drafts), on=on)
    assert amounts(again) == amounts(told)


def test_the_order_of_the_bodies_in_a_share_changes_nothing() -> None:
    """Every order of three bodies gives the same amounts, odd pennies included."""
    three = said(post("joint", EAST, WEST, NORTH), "2018-01-01")
    results = [
        amounts(costs(PAY, three, said(share("post/joint", "equal", **dict.fromkeys(names)), "2018-01-01")))
        for names in permutations(("east", "west", "north"))
    ]
    assert all(each == results[0] for each in results)


def test_a_joiner_and_a_leaver_make_a_new_base() -> None:
    """Whoever joins is in the share from that day; whoever ends, or whom the post serves no more, is out of it."""
    joint = said(post("joint", EAST, WEST), "2018-01-01", "2018-06-30")
    wider = said(post("joint", EAST, WEST, NORTH), "2018-07-01", "2018-12-31")
    after = said(post("joint", EAST, NORTH), "2019-01-01")
    two = said(share("post/joint", "equal", **BOTH), "2018-01-01", "2018-06-30")
    three = said(share("post/joint", "equal", **BOTH, north=None), "2018-07-01")
    everything = (PAY, joint, wider, after, two, three)
    assert set(amounts(costs(*everything, on="2018-06-30"))) == {EAST, WEST}
    assert amounts(costs(*everything, on="2018-07-01"))[EAST] == Decimal("33333.34")
    assert amounts(costs(*everything, on="2019-01-01")) == {EAST: Decimal("50000.01"), NORTH: Decimal("50000.00")}


def test_a_body_that_has_ended_bears_nothing() -> None:
    """A part that is worked out is shared among the bodies in being; a fixed one has to be agreed anew."""
    gone = said(body("South CCG"), "2013-04-01", "2018-12-31")
    joint = said(post("joint", EAST, "body/south-ccg"), "2018-01-01")
    equal = said(share("post/joint", "equal", east=None, south=None), "2018-01-01")
    assert amounts(costs(PAY, gone, joint, equal, on="2019-01-01")) == {EAST: Decimal("100000.01")}
    fixed = said(share("post/joint", "fixed", east="40", south="60"), "2018-01-01")
    wrong = what_is_wrong(PAY, gone, joint, fixed, on="2018-06-01")
    assert "its parts add up to 40 %, not to 100 %" in wrong
    assert "from 1 January 2019 to 30 June 2022" in wrong


def test_parts_said_one_by_one_add_up_together() -> None:
    """Fixed parts may be stated body by body; those of one day count together."""
    told = costs(
        *(PAY, JOINT, said(share("post/joint", "fixed", east="60"), "2018-01-01")),
        said(share("post/joint", "fixed", west="40"), "2018-01-01"),
    )
    assert amounts(told) == {EAST: Decimal("60000.01"), WEST: Decimal("40000.00")}


def test_an_arrangement_or_an_option_may_say_the_shares_of_its_post() -> None:
    """A share may be of the arrangement by which the post is shared; the post's own goes before it."""
    shared = Arrangement(id="arrangement/joint", type="shared_post", parties=(EAST, WEST), post="post/joint")
    base = (PAY, JOINT, said(shared, "2018-01-01"))
    of_arrangement = said(share("arrangement/joint", "fixed", east="10", west="90"), "2018-01-01")
    told = costs(*base, of_arrangement)
    assert amounts(told)[EAST] == Decimal("10000.00")
    assert told.posts_before[0].shared_as is not None
    assert told.posts_before[0].shared_as.id == "arrangement/joint"
    own = costs(*base, of_arrangement, said(share("post/joint", "equal", **BOTH), "2018-01-01"))
    assert amounts(own)[EAST] == Decimal("50000.01")


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 25), st.sampled_from([25, 50, 75, 100])), min_size=1, max_size=5
)


@given(SPANS)
@settings(max_examples=60, deadline=None)
def test_the_sweep_finds_the_days_that_looking_at_each_day_finds(spans: list[tuple[int, int, int]]) -> None:
    """The days told are just those on which the parts of the day do not come to 100, from the first share on."""
    first_day, last = date(2018, 1, 1), 70
    shares = [
        said(
            share("post/joint", "fixed", **{name: str(part)}),
            (first_day + timedelta(days=start)).isoformat(),
            (first_day + timedelta(days=start + length)).isoformat(),
        )
        for name, (start, length, part) in zip("abcde", spans, strict=False)
    ]
    bodies = [said(body(f"{name} CCG"), "2013-04-01") for name in "abcde"]
    joint = said(
        post("joint", "body/a-ccg", "body/b-ccg"), "2018-01-01", (first_day + timedelta(days=last)).isoformat()
    )
    begins = min(start for start, _, _ in spans)
    sums = {
        day: sum(part for start, length, part in spans if start <= day <= start + length) for day in range(last + 1)
    }
    wrong = {first_day + timedelta(days=day) for day, total in sums.items() if day >= begins and total != 100}
    on = (first_day + timedelta(days=begins)).isoformat()
    try:
        costs(PAY, joint, *bodies, *shares, on=on)
        told: set[date] = set()
    except UncostedError as refused:
        told = {day for fault in refused.faults for day in _days_told(fault.what)}
    assert told == wrong


def _days_told(what: str) -> set[date]:
    found: set[date] = set()
    month = {"January": 1, "February": 2, "March": 3}
    for text in re.findall(r"(?:on|from) \d+ \w+ \d{4}(?: to \d+ \w+ \d{4})?", what):
        days = [
            date(int(year), month[name], int(number)) for number, name, year in re.findall(r"(\d+) (\w+) (\d{4})", text)
        ]
        found |= {days[0] + timedelta(days=each) for each in range((days[-1] - days[0]).days + 1)}
    return found


@pytest.mark.parametrize(
    ("drafts", "words"),
    [
        ((), "it is shared and nobody has said how its cost is"),
        (
            (said(share("post/joint", "fixed", east="60", west="30"), "2018-01-01"),),
            "its parts add up to 90 %, not to 100 %",
        ),
        (
            (said(share("post/joint", "population", **BOTH), "2018-01-01"),),
            "no population of East CCG, West CCG is on record",
        ),
        (
            (*PEOPLE[:2], said(share("post/joint", "weighted_population", **BOTH), "2018-01-01")),
            "no weighted population of East CCG, West CCG is on record",
        ),
        (
            (
                said(share("post/joint", "equal", **BOTH), "2018-01-01"),
                said(share("post/joint", "fixed", east="100"), "2018-05-01"),
            ),
            "it is shared by equal and by fixed at once; end all but one (from 1 May 2018 to 30 June 2022",
        ),
        (
            (
                said(share("post/joint", "equal", **BOTH), "2018-01-01"),
                said(share("post/joint", "equal", east=None), "2018-05-01"),
            ),
            "two shares by equal count at once",
        ),
        ((said(share("post/joint", "time", east="0", west="0"), "2018-01-01"),), "nobody bears any of it"),
        ((said(share("post/joint", "equal", **BOTH), "2019-01-01"),), "no share of its cost counts on the date"),
        (
            (said(share("post/joint", "equal", **BOTH), "2018-01-01", "2018-03-31"),),
            "nobody has said who bears its cost, so its parts add up to 0 %; say it (from 1 April 2018 to 30 June 2022",
        ),
        (
            (
                said(share("post/joint", "equal", **BOTH), "2018-01-01"),
                said(share("post/jiont", "equal", **BOTH), "2018-01-01"),
            ),
            "post/jiont: the register knows nothing by this identifier",
        ),
    ],
)
def test_shares_that_do_not_add_up_are_refused(drafts: tuple[StatementDraft, ...], words: str) -> None:
    """What is missing, doubled, short, or of nothing is told with its days and what to do."""
    wrong = what_is_wrong(PAY, JOINT, *drafts)
    assert wrong.startswith("1 fault; no cost was worked out:")
    assert words in wrong


def test_populations_of_one_measure_are_the_base() -> None:
    """Of several measures the one that every body has counts; where that cannot be told it is refused."""
    resident = [said(people(each, 300_000, "resident"), "2013-04-01") for each in (EAST, WEST)]
    by_people = said(share("post/joint", "population", **BOTH), "2018-01-01")
    one_more = said(people(EAST, 5, "registered"), "2013-04-01")
    assert amounts(costs(PAY, JOINT, *resident, one_more, by_people))[EAST] == Decimal("50000.01")
    assert "several measures of population" in what_is_wrong(PAY, JOINT, *resident, *PEOPLE[:2], by_people)


def test_a_population_that_changes_moves_the_base_on_that_day() -> None:
    """The figure that counts on the date is taken."""
    before = said(people(EAST, 200_000), "2013-04-01", "2018-06-30")
    later = said(people(EAST, 100_000), "2018-07-01")
    drafts = (PAY, JOINT, before, later, PEOPLE[1], said(share("post/joint", "population", **BOTH), "2018-01-01"))
    assert amounts(costs(*drafts, on="2018-06-30"))[EAST] == Decimal("50000.01")
    assert amounts(costs(*drafts, on="2018-07-01"))[EAST] == Decimal("33333.34")


def test_a_recharge_of_a_post_of_one_body_may_end() -> None:
    """A post of one body is that body's own cost on days for which no share of it is stated."""
    mine = said(post("mine", EAST), "2018-01-01")
    recharge = said(share("post/mine", "fixed", east="50", west="50"), "2018-01-01", "2018-03-31")
    assert set(amounts(costs(PAY, mine, recharge, on="2018-03-31"))) == {EAST, WEST}
    assert set(amounts(costs(PAY, mine, recharge, on="2018-04-01"))) == {EAST}


def test_a_weighted_measure_is_told_from_an_unweighted() -> None:
    """“Unweighted” is not “weighted”."""
    assert [is_weighted(each) for each in ("Weighted", "need-weighted", "unweighted", "not weighted", None)] == [
        *(True, True, False, False, False),
    ]


def test_others_bear_the_rest() -> None:
    """Asked of one body alone, the cost says what others bear of its joint posts."""
    snapshot = town(PAY, JOINT, said(share("post/joint", "equal", **BOTH), "2018-01-01"))
    told = cost(snapshot, snapshot, LAW, [WEST])
    assert told.before == Decimal("50000.00")
    assert told.by_others == (Decimal("50000.01"), Decimal("50000.01"))
