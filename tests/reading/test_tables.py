"""Tables of all four kinds, as web pages, Word and PDF leave them in plain text."""

from __future__ import annotations

import time

import pytest

from commonseal.reading import read_text

from .helpers import appointments, arrangements, attributes, decisions

Post = tuple[str, str, tuple[str, ...]]
Figure = tuple[str, str, str, str | None]

_PEOPLE: dict[str, tuple[str, set[Post]]] = {
    "members with their bodies": (
        (
            "# Dale Joint Committee: membership\n\n| Name | Role | Organisation |\n|------|------|------|\n"
            "| Dr Anna Hill | Clinical Chair | NHS Dale CCG |\n| Ben Stone | Accountable Officer | NHS Dale CCG |\n"
            "| Cllr Cara Wood | Leader | Dale District Council |\n| Vacant | Lay member | NHS Fell CCG |\n"
        ),
        {
            ("Ben Stone", "Accountable Officer", ("NHS Dale CCG",)),
            ("Cara Wood", "Leader", ("Dale District Council",)),
        },
    ),
    "posts first, the body below": (
        (
            "Governing Body members\n\nPost\tName\tTerm ends\nChair\tDr Anna Hill\t31 March 2020\n"
            "Accountable Officer\tBen Stone\t\nLay member (audit)\tEve Marsh\t30 June 2019\nNHS Dale CCG, 4 May 2018\n"
        ),
        {
            ("Anna Hill", "Chair", ("NHS Dale CCG",)),
            ("Ben Stone", "Accountable Officer", ("NHS Dale CCG",)),
            ("Eve Marsh", "Lay member (audit)", ("NHS Dale CCG",)),
        },
    ),
    "a cabinet with its portfolios": (
        (
            "Dale District Council\nCabinet 2018/19\n\nCouncillor\tPortfolio\nCllr Cara Wood\tLeader of the Council\n"
            "Cllr Dan Frost\tHousing\nCllr Eve Marsh\tCabinet Member for Roads\n"
        ),
        {
            ("Cara Wood", "Leader", ("Dale District Council",)),
            ("Dan Frost", "Cabinet Member for Housing", ("Dale District Council",)),
            ("Eve Marsh", "Cabinet Member for Roads", ("Dale District Council",)),
        },
    ),
    "those present, in columns, under two headings": (
        (
            "Present\nName                     Title                          Organisation\n"
            "Anna Hill                Chief Executive                Dale Hospitals NHS Trust\n"
            "Ben Stone                Chief Executive                Fell Community NHS Trust\nIn attendance\n"
            "Cara Wood                Programme Director             NHS Moor ICB\n"
        ),
        {
            ("Anna Hill", "Chief Executive", ("Dale Hospitals NHS Trust",)),
            ("Ben Stone", "Chief Executive", ("Fell Community NHS Trust",)),
            ("Cara Wood", "Programme Director", ("NHS Moor ICB",)),
        },
    ),
    "a body in each column": (
        (
            "Who holds which post\n\nPost\tNHS Dale CCG\tNHS Fell CCG\nAccountable officer\tAnna Hill\tBen Stone\n"
            "Chief finance officer\tCara Wood\tVacant\n"
        ),
        {
            ("Anna Hill", "Accountable officer", ("NHS Dale CCG",)),
            ("Ben Stone", "Accountable officer", ("NHS Fell CCG",)),
            ("Cara Wood", "Chief finance officer", ("NHS Dale CCG",)),
        },
    ),
}

_FIGURES: dict[str, tuple[str, set[Figure]]] = {
    "a year in each column": (
        (
            "Dale District Council and Fell Borough Council\nThe shared audit service: contributions\n\n"
            "Council\t2017/18\t2018/19\nDale District Council\t£120,000\t£125,000\n"
            "Fell Borough Council\t£80,000\t£85,000\n"
        ),
        {
            ("Dale District Council", "finance", "£120,000", "2017-04/2018-03"),
            ("Dale District Council", "finance", "£125,000", "2018-04/2019-03"),
            ("Fell Borough Council", "finance", "£80,000", "2017-04/2018-03"),
            ("Fell Borough Council", "finance", "£85,000", "2018-04/2019-03"),
        },
    ),
    "thousands of pounds": (
        (
            "Better Care Fund\n\nOrganisation\tMinimum contribution (£000)\tTotal\nNHS Dale CCG\t9,120\t9,520\n"
            "Dale District Council\t2,000\t2,300\n"
        ),
        {
            ("NHS Dale CCG", "finance", "9,120", None),
            ("NHS Dale CCG", "finance", "9,520", None),
            ("Dale District Council", "finance", "2,000", None),
            ("Dale District Council", "finance", "2,300", None),
        },
    ),
    "a body in each column": (
        (
            "| | NHS Dale CCG | NHS Fell CCG |\n|---|---|---|\n| Population | 211,000 | 171,500 |\n"
            "| Member practices | 29 | 22 |\n| Budget 2018/19 | £311m | £240m |\n| CQC rating | Good | Not rated |\n"
        ),
        {
            ("NHS Dale CCG", "population", "211,000", None),
            ("NHS Fell CCG", "population", "171,500", None),
            ("NHS Dale CCG", "member_count", "29", None),
            ("NHS Fell CCG", "member_count", "22", None),
            ("NHS Dale CCG", "finance", "£311m", "2018-04/2019-03"),
            ("NHS Fell CCG", "finance", "£240m", "2018-04/2019-03"),
            ("NHS Dale CCG", "rating", "Good", None),
        },
    ),
    "ratings": (
        (
            "CQC ratings\n\nTrust\tOverall\tSafe\nDale Hospitals NHS Trust\tRequires improvement\tGood\n"
            "Fell Community NHS Trust\tGood\tGood\n"
        ),
        {
            ("Dale Hospitals NHS Trust", "rating", "Requires improvement", None),
            ("Dale Hospitals NHS Trust", "rating", "Good", None),
            ("Fell Community NHS Trust", "rating", "Good", None),
        },
    ),
    "figures in the notes": (
        (
            "Dale District Council\n\nService\tPartners\tSince\tNote\n"
            "Estates team\tDale District Council, Fell Borough Council\t2016\t9 staff\n"
            "Safer Roads fund\tDale District Council, Fell Borough Council\t2014\t£850,000 in 2018/19\n"
        ),
        {("Estates team", "staff", "9", None), ("Safer Roads fund", "finance", "£850,000", "2018-04/2019-03")},
    ),
}

_DECISIONS: dict[str, tuple[str, set[tuple[str, str | None, str | None]]]] = {
    "where each stands": (
        (
            "The table shows where each member stands on 12 June 2019.\n\nMember\tMemorandum\n"
            "NHS Dale CCG\tSigned 5 June 2019\nNHS Fell CCG\tGoverning body to consider, 2 July 2019\n"
            "Moor Borough Council\tWill not sign\n"
        ),
        {
            ("NHS Dale CCG", "2019-06-05", "approved"),
            ("NHS Fell CCG governing body", "2019-07-02", None),
            ("Moor Borough Council", None, "rejected"),
        },
    ),
    "a route with what each is asked": (
        (
            "NHS Dale CCG\nGovernance route for the merger of NHS Dale CCG and NHS Fell CCG\n\n"
            "Meeting                              Date               Purpose\n"
            "Dale CCG Governing Body              4 May 2018         Approve application\n"
            "Dale District Council Cabinet        11 June 2018       Note\n"
            "NHS England                          July 2018          Decision\n"
        ),
        {("NHS Dale CCG Governing Body", "2018-05-04", None), ("NHS England", "2018-07", None)},
    ),
    "cells that the page broke": (
        (
            "NHS Dale CCG\nGovernance route\n\n"
            "Body                        Date             What it is asked\n"
            "NHS Dale CCG Governing      4 May 2018       Approve the\n"
            "Body                                         application\n"
            "Fell Borough Council        11 June          Support the\n"
            "Cabinet                     2018             application\n"
        ),
        {("NHS Dale CCG Governing Body", "2018-05-04", None), ("Fell Borough Council Cabinet", "2018-06-11", None)},
    ),
    "what came of it": (
        (
            "Council\tDecided by\tDate\tOutcome\nDale District Council\tCabinet\t22 July 2014\tAgreed\n"
            "Fell Borough Council\tFull Council\t24 July 2014\tPut off to 7 October 2014\n"
            "Moor Borough Council\tCabinet\t16 September 2014\tAwaited\n"
        ),
        {
            ("Dale District Council Cabinet", "2014-07-22", "approved"),
            ("Fell Borough Council Full Council", "2014-07-24", "deferred"),
            ("Fell Borough Council Full Council", "2014-10-07", None),
            ("Moor Borough Council Cabinet", "2014-09-16", None),
        },
    ),
}


@pytest.mark.parametrize("name", _PEOPLE)
def test_a_table_of_people_gives_their_posts(name: str) -> None:
    """The body is the one beside the post, over its column, or the paper's own."""
    text, expected = _PEOPLE[name]
    found = {(claim.person, claim.role, claim.bodies) for claim in appointments(text)}
    assert expected <= found
    assert not any(claim.person == "Vacant" for claim in appointments(text))


@pytest.mark.parametrize("name", _FIGURES)
def test_a_table_of_figures_gives_each_body_its_own(name: str) -> None:
    """A row, or a column, is a body or an arrangement; years may head the columns."""
    text, expected = _FIGURES[name]
    assert {(claim.about, claim.property, claim.value, claim.date) for claim in attributes(text)} == expected


@pytest.mark.parametrize("name", _DECISIONS)
def test_a_table_of_decisions_gives_body_day_and_outcome(name: str) -> None:
    """Those who are only told have nothing to decide; a row put off gives the later day as well."""
    text, expected = _DECISIONS[name]
    assert {(claim.body, claim.date, claim.outcome) for claim in decisions(text)} == expected


def test_a_table_of_what_is_shared_gives_parties_and_state() -> None:
    """Partners share "with" the paper's own body; a status cell says what has ended or is only proposed."""
    text = (
        "Dale District Council\nShared services\n\nService\tShared with\tStarted\tStatus\n"
        "Audit\tFell Borough Council\tApril 2014\tOngoing\n"
        "Building control\tFell Borough Council\t2012\tEnded March 2018\n"
        "Payroll system\tFell Borough Council, Moor Borough Council\t\tProposed\n"
    )
    own, fell, moor = "Dale District Council", "Fell Borough Council", "Moor Borough Council"
    found = {(c.type, c.name, c.parties, c.start, c.end, c.status) for c in arrangements(text)}
    assert ("joint_service", "Audit", (own, fell), "2014-04", None, "existing") in found
    assert ("joint_service", "Building control", (own, fell), "2012", "2018-03", "ended") in found
    assert ("shared_system", "Payroll system", (own, fell, moor), None, None, "proposed") in found


def test_a_table_of_shared_posts_gives_the_post_and_its_holder() -> None:
    """The one body named above that is not among the partners shares the post with them."""
    text = (
        "NHS Dale CCG and NHS Fell CCG share these posts.\n\nPost\tHolder\tShared with\tFrom\n"
        "Chief finance officer\tIan Holt\tNHS Fell CCG\t1 April 2018\n"
        "Director of nursing\tJo Parker\tNHS Fell CCG\tJune 2017\n"
    )
    both = ("NHS Dale CCG", "NHS Fell CCG")
    assert {(c.role, c.parties, c.start) for c in arrangements(text)} == {
        ("Chief finance officer", both, "2018-04-01"),
        ("Director of nursing", both, "2017-06"),
    }
    assert ("Ian Holt", "Chief finance officer", both) in {(c.person, c.role, c.bodies) for c in appointments(text)}


def test_options_are_arrangements_thought_of_and_scores() -> None:
    """Each grouping under an option is a claim, and doing nothing is none."""
    text = (
        "NHS Dale CCG and NHS Fell CCG: options\n\nOption\tDescription\tScore\tOutcome\n1\tDo nothing\t34\tRejected\n"
        "2\tShared accountable officer\t61\tPreferred option\n3\tFull merger of the two CCGs\t55\tNot recommended\n"
    )
    assert {("shared_post", "proposed"), ("merger", "rejected")} <= {(c.type, c.status) for c in arrangements(text)}
    assert {(c.about, c.value) for c in attributes(text)} == {
        ("Option 1", "34"),
        ("Option 2", "61"),
        ("Option 3", "55"),
    }


def test_the_time_a_row_takes_grows_no_faster_than_its_cells() -> None:
    """A row without an end is cut; what was cut off before must not be counted again for every piece."""

    def seconds(letters: int) -> float:
        begun = time.process_time()
        read_text("a\tb\t" * (letters // 4), name="row")
        return time.process_time() - begun

    seconds(4_000)
    assert seconds(200_000) < 20 * seconds(20_000)
