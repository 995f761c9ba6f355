"""What changed in the law between two dates, and that changes compose."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from commonseal.regimes import Law, LawChange, changed_between

LAW = Law.shipped()
# Days on which the law turns, the days before them, and any other.
NEAR_A_TURN = st.sampled_from([day.replace(day=1) for day in LAW.turning_days]) | st.sampled_from(LAW.turning_days)
DAYS = NEAR_A_TURN | st.dates(date(2012, 1, 1), date(2027, 12, 31))


def said(change: LawChange) -> dict[str, tuple[object, object]]:
    """Return what a change comes to: for each identifier, what was said before and what is said after."""
    return {
        name: (before and before.content(), after and after.content()) for name, (before, after) in change.pairs.items()
    }


def test_the_reform_of_2022_ends_the_law_of_ccgs_and_begins_that_of_icbs() -> None:
    """Over the night to 1 July 2022 the powers of CCGs end and those of ICBs begin."""
    change = changed_between(LAW, date(2022, 6, 30), date(2022, 7, 1))
    assert {"ccg.post.ao", "ccg.joint.ccg", "nhse.to_ccg"} <= {each.id for each in change.ends}
    assert {"icb.ce", "icb.65Z5", "icb.transfer"} <= {each.id for each in change.begins}
    assert change.differs == ()


def test_what_follows_itself_differs() -> None:
    """A provision that says another thing from one day on neither begins nor ends: it differs."""
    change = changed_between(LAW, date(2026, 3, 31), date(2026, 4, 1))
    assert [(before.text, after.text) for before, after in change.differs] == [
        ("There are 42 ICBs.", "There are 36 ICBs, for twelve were abolished and six made.")
    ]


def test_nothing_changes_within_a_day() -> None:
    """From a date to itself nothing begins, ends or differs."""
    assert changed_between(LAW, date(2020, 1, 1), date(2020, 1, 1)).pairs == {}


@given(DAYS, DAYS, DAYS)
def test_changes_compose(first: date, second: date, third: date) -> None:
    """From one date to another and on to a third comes to the same as going there at once."""
    together = changed_between(LAW, first, second).then(changed_between(LAW, second, third))
    assert said(together) == said(changed_between(LAW, first, third))


@given(DAYS, DAYS)
def test_a_change_is_undone_by_going_back(first: date, second: date) -> None:
    """From one date to another and back again nothing is left of the change."""
    there, back = changed_between(LAW, first, second), changed_between(LAW, second, first)
    assert there.then(back).pairs == {}
    assert {each.id for each in there.begins} == {each.id for each in back.ends}


@given(DAYS)
def test_the_law_of_a_date_is_what_holds_on_it(day: date) -> None:
    """The law of a date has every provision that holds on it, each identifier once, and no other."""
    held = LAW.on(day).provisions
    assert list(held) == [each for each in LAW.provisions if each.holds_on(day)]
    assert len({each.id for each in held}) == len(held)
