"""Figures and judgements about bodies."""

from __future__ import annotations

import pytest

from .helpers import attributes


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        ("NHS Dale CCG serves a population of 211,000.", "population", "211,000"),
        ("NHS Dale CCG serves around 2 million people.", "population", "around 2 million"),
        ("NHS Dale CCG employs 120 people.", "staff", "120"),
        ("NHS Dale CCG has 1,870 staff.", "staff", "1,870"),
        ("NHS Dale CCG has 29 member practices.", "member_count", "29"),
        ("NHS Dale CCG was rated “requires improvement”.", "rating", "requires improvement"),
        ("NHS Dale CCG has a deficit of £3.1m.", "finance", "£3.1m"),
        ("NHS Dale CCG had a turnover of over £2bn.", "finance", "over £2bn"),
        ("NHS Dale CCG has a budget of £38,000.", "finance", "£38,000"),
    ],
)
def test_a_figure_is_told_by_its_noun(sentence: str, kind: str, value: str) -> None:
    """The noun beside a figure says what it counts; the value stays as written."""
    (found,) = attributes(sentence)
    assert (found.about, found.property, found.value) == ("NHS Dale CCG", kind, value)


@pytest.mark.parametrize(
    ("sentence", "status", "date"),
    [
        ("NHS Dale CCG had a deficit of £3.1m in 2017/18.", "stated", "2017-04/2018-03"),
        ("NHS Dale CCG is forecasting a deficit of £3.1m in 2019/20.", "forecast", "2019-04/2020-03"),
        ("The Care Quality Commission rated NHS Dale Trust good in July 2018.", "stated", "2018-07"),
    ],
)
def test_a_figure_has_its_period_and_may_be_a_forecast(sentence: str, status: str, date: str) -> None:
    """Financial years become intervals; what is expected is a forecast."""
    (found,) = attributes(sentence)
    assert (found.status, found.date) == (status, date)


def test_it_is_the_body_of_the_sentence_before() -> None:
    """“It” carries the figure back to the body named before."""
    (found,) = attributes("Dale Hospitals NHS Trust runs two hospitals. It employs 6,800 people.")
    assert (found.about, found.value) == ("Dale Hospitals NHS Trust", "6,800")


def test_salaries_are_no_finance() -> None:
    """What one person is paid says nothing of a body's money."""
    assert attributes("NHS Dale CCG pays its chief officer a salary of £120,000.") == []


def test_a_table_of_figures_gives_a_claim_a_cell() -> None:
    """Columns of figures give each body its own."""
    text = (
        "NHS Dale CCG and NHS Fell CCG\n\nCCG\tMember practices\tRegistered patients\tRating\n"
        "Dale\t31\t248,000\tGood\nFell\t22\t171,500\tRequires improvement\n"
    )
    found = {(c.about, c.property, c.value) for c in attributes(text)}
    assert ("NHS Dale CCG", "population", "248,000") in found
    assert ("NHS Fell CCG", "rating", "Requires improvement") in found
    assert len(found) == 6
