"""Families of sentences that give figures: whose they are, of when, and whether they are still to come."""

from __future__ import annotations

import pytest

from .helpers import attributes

Expected = tuple[str, str, str, str | None, str]

_POPULATION: list[tuple[str, list[Expected]]] = [
    ("NHS Dale CCG serves a population of 211,000.", [("NHS Dale CCG", "population", "211,000", None, "stated")]),
    (
        "NHS Dale CCG covers a registered population of approximately 330,000.",
        [("NHS Dale CCG", "population", "approximately 330,000", None, "stated")],
    ),
    (
        "NHS Dale CCG, which covers a population of just over 330,000, will close.",
        [("NHS Dale CCG", "population", "just over 330,000", None, "stated")],
    ),
    (
        "NHS Dale CCG is responsible for commissioning health services for more than 700,000 people.",
        [("NHS Dale CCG", "population", "more than 700,000", None, "stated")],
    ),
    (
        "Dale Hospitals NHS Trust provides services to 450,000 people across two counties.",
        [("Dale Hospitals NHS Trust", "population", "450,000", None, "stated")],
    ),
    (
        ("Dale Hospitals NHS Trust provides acute hospital services for a population of around 450,000 people."),
        [("Dale Hospitals NHS Trust", "population", "around 450,000", None, "stated")],
    ),
    ("NHS Dale CCG has a population of 1.1m.", [("NHS Dale CCG", "population", "1.1m", None, "stated")]),
    (
        "NHS Dale CCG (population 248,000) and NHS Fell CCG (population 171,500) will share a team.",
        [
            ("NHS Dale CCG", "population", "248,000", None, "stated"),
            ("NHS Fell CCG", "population", "171,500", None, "stated"),
        ],
    ),
    (
        "NHS Dale CCG looks after the health of its 250,000 residents.",
        [("NHS Dale CCG", "population", "250,000", None, "stated")],
    ),
    (
        "With a population of 1.8 million, NHS Moor ICB is one of the largest.",
        [("NHS Moor ICB", "population", "1.8 million", None, "stated")],
    ),
    (
        "NHS Moor ICB plans and buys services for 1.8 million people.",
        [("NHS Moor ICB", "population", "1.8 million", None, "stated")],
    ),
    (
        "NHS Dale CCG and NHS Fell CCG plan to merge. The new CCG would serve 500,000 people.",
        [("new CCG", "population", "500,000", None, "forecast")],
    ),
    (
        (
            "NHS Dale CCG and NHS Fell CCG will merge to form NHS Moor CCG. The merged organisation will "
            "cover a combined population of 500,000."
        ),
        [("NHS Moor CCG", "population", "500,000", None, "forecast")],
    ),
    (
        "Dale District Council serves some 98,000 residents.",
        [("Dale District Council", "population", "some 98,000", None, "stated")],
    ),
    (
        (
            "NHS Brindale CCG, one of the smallest in the country with a population of just 105,000, is to "
            "merge with its neighbour."
        ),
        [("NHS Brindale CCG", "population", "105,000", None, "stated")],
    ),
    (
        "Corley District Council has a population of 112,000, against 340,000 in Brindale City Council.",
        [
            ("Corley District Council", "population", "112,000", None, "stated"),
            ("Brindale City Council", "population", "340,000", None, "stated"),
        ],
    ),
    (
        (
            "Lindale Borough Council is a district of 87,000 people. Lindale Borough Council shares its "
            "chief executive with Penrose County Council."
        ),
        [("Lindale Borough Council", "population", "87,000", None, "stated")],
    ),
    (
        "Oakmere City Council's population is projected to reach 310,000 by 2030.",
        [("Oakmere City Council", "population", "310,000", "2030", "forecast")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _POPULATION)
def test_population(text: str, expected: list[Expected]) -> None:
    """People a body serves, however the sentence puts them."""
    found = [(c.about, c.property, c.value, c.date, c.status) for c in attributes(text, "2018-06-14")]
    assert sorted(found, key=str) == sorted(expected, key=str)


_STAFF: list[tuple[str, list[Expected]]] = [
    ("NHS Dale CCG employs 120 people.", [("NHS Dale CCG", "staff", "120", None, "stated")]),
    (
        "NHS Dale CCG employs around 120 whole-time equivalent staff.",
        [("NHS Dale CCG", "staff", "around 120", None, "stated")],
    ),
    (
        "Dale Hospitals NHS Trust has a workforce of 5,200.",
        [("Dale Hospitals NHS Trust", "staff", "5,200", None, "stated")],
    ),
    (
        ("About 140 staff will transfer from Dale District Council to Fell Borough Council on 1 April 2019."),
        [("Dale District Council", "staff", "About 140", None, "forecast")],
    ),
    (
        "Some 46 staff transferred to Fell Borough Council in October 2017.",
        [("Fell Borough Council", "staff", "Some 46", None, "stated")],
    ),
    ("The joint team of 23 staff is hosted by Dale District Council.", [("joint team", "staff", "23", None, "stated")]),
    ("The shared legal service employs 31 lawyers.", [("shared legal service", "staff", "31", None, "stated")]),
    (
        (
            "Dale District Council and Fell Borough Council share a planning service. The service has 45 "
            "full-time equivalent posts."
        ),
        [("planning service", "staff", "45", None, "stated")],
    ),
    (
        "Dale Hospitals NHS Trust, with its 6,000-strong workforce, is one of the largest employers.",
        [("Dale Hospitals NHS Trust", "staff", "6,000", None, "stated")],
    ),
    (
        "Dale Hospitals NHS Trust employs 6,800 people and NHS Dale CCG 120.",
        [
            ("Dale Hospitals NHS Trust", "staff", "6,800", None, "stated"),
            ("NHS Dale CCG", "staff", "120", None, "stated"),
        ],
    ),
    ("The headcount of NHS Dale CCG fell from 150 to 120.", [("NHS Dale CCG", "staff", "120", None, "stated")]),
    (
        "Dale Police has 2,100 officers and 1,400 police staff.",
        [("Dale Police", "staff", "2,100", None, "stated"), ("Dale Police", "staff", "1,400", None, "stated")],
    ),
    (
        (
            "Under the proposals, about 85 council staff would transfer under TUPE to Marlow and Tidebury "
            "NHS Foundation Trust."
        ),
        [("Marlow and Tidebury NHS Foundation Trust", "staff", "about 85", None, "forecast")],
    ),
    (
        (
            "A total of 312 whole time equivalent posts sit within the joint commissioning unit hosted by "
            "Tidebury Borough Council."
        ),
        [("joint commissioning unit", "staff", "312", None, "stated")],
    ),
    (
        "Marlow and Tidebury NHS Foundation Trust's 1,900 nurses and 600 doctors will not be affected.",
        [
            ("Marlow and Tidebury NHS Foundation Trust", "staff", "1,900", None, "stated"),
            ("Marlow and Tidebury NHS Foundation Trust", "staff", "600", None, "stated"),
        ],
    ),
    (
        "Brindale City Council and Corley District Council already share a legal team of 28.",
        [("legal team", "staff", "28", None, "stated")],
    ),
    (
        "Around 60 members of staff from NHS Brindale CCG will move into the council's offices.",
        [("NHS Brindale CCG", "staff", "Around 60", None, "forecast")],
    ),
    (
        (
            "Brindale City Council is the larger of the two councils, with 3,700 staff compared with 400 at "
            "Corley District Council."
        ),
        [
            ("Brindale City Council", "staff", "3,700", None, "stated"),
            ("Corley District Council", "staff", "400", None, "stated"),
        ],
    ),
    (
        (
            "Brindale Hospitals NHS Foundation Trust runs three hospitals, with 1,100 beds and 8,400 staff, "
            "and treats 700,000 patients a year."
        ),
        [("Brindale Hospitals NHS Foundation Trust", "staff", "8,400", None, "stated")],
    ),
    (
        "There are currently 186 people employed by NHS Penrose CCG, and 94 by NHS Lindale CCG.",
        [("NHS Penrose CCG", "staff", "186", None, "stated"), ("NHS Lindale CCG", "staff", "94", None, "stated")],
    ),
    (
        (
            "Oakmere, the larger of the two councils, employs 4,800 people. Oakmere City Council and "
            "Stainford Borough Council share a chief executive."
        ),
        [("Oakmere City Council", "staff", "4,800", None, "stated")],
    ),
    (
        "As part of the deal Oakmere City Council will transfer 54 staff to Stainford Borough Council.",
        [("Oakmere City Council", "staff", "54", None, "forecast")],
    ),
    (
        "Stainford Borough Council has about 650 full-time equivalent staff, down from 900 in 2010.",
        [("Stainford Borough Council", "staff", "about 650", None, "stated")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _STAFF)
def test_staff(text: str, expected: list[Expected]) -> None:
    """People employed, or moved with their work."""
    found = [(c.about, c.property, c.value, c.date, c.status) for c in attributes(text, "2018-06-14")]
    assert sorted(found, key=str) == sorted(expected, key=str)


_MEMBER_COUNT: list[tuple[str, list[Expected]]] = [
    ("NHS Dale CCG represents 29 practices.", [("NHS Dale CCG", "member_count", "29", None, "stated")]),
    (
        "NHS Dale CCG is a membership organisation of 41 GP practices.",
        [("NHS Dale CCG", "member_count", "41", None, "stated")],
    ),
    (
        "The Moor Alliance brings together nine organisations.",
        [("Moor Alliance", "member_count", "nine", None, "stated")],
    ),
    (
        "Moor Federation, an alliance of 32 practices, holds the contract.",
        [("Moor Federation", "member_count", "32", None, "stated")],
    ),
    (
        "The alliance now has 24 member organisations, including Tidebury Borough Council.",
        [("alliance", "member_count", "24", None, "stated")],
    ),
    (
        "NHS Marlow CCG, made up of 38 GP practices, was authorised in 2013.",
        [("NHS Marlow CCG", "member_count", "38", None, "stated")],
    ),
    (
        ("The Penrose and Lindale Federation, which represents 52 of the area's 60 practices, welcomed the plan."),
        [("Penrose and Lindale Federation", "member_count", "52", None, "stated")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _MEMBER_COUNT)
def test_member_count(text: str, expected: list[Expected]) -> None:
    """Members of a set that is a body of its own."""
    found = [(c.about, c.property, c.value, c.date, c.status) for c in attributes(text, "2018-06-14")]
    assert sorted(found, key=str) == sorted(expected, key=str)


_RATING: list[tuple[str, list[Expected]]] = [
    (
        "Dale Hospitals NHS Trust was rated 'good' by the Care Quality Commission in 2017.",
        [("Dale Hospitals NHS Trust", "rating", "good", "2017", "stated")],
    ),
    (
        'Dale Hospitals NHS Trust is rated "requires improvement" overall.',
        [("Dale Hospitals NHS Trust", "rating", "requires improvement", None, "stated")],
    ),
    (
        "Dale Hospitals NHS Trust has been in special measures since 2014.",
        [("Dale Hospitals NHS Trust", "rating", "special measures", "2014", "stated")],
    ),
    (
        "Dale Hospitals NHS Trust was placed in financial special measures in October 2016.",
        [("Dale Hospitals NHS Trust", "rating", "financial special measures", "2016-10", "stated")],
    ),
    (
        "NHS Dale CCG was given an overall rating of 'outstanding' in the 2016/17 annual assessment.",
        [("NHS Dale CCG", "rating", "outstanding", "2016-04/2017-03", "stated")],
    ),
    ("NHS Dale CCG received a 'good' rating from NHS England.", [("NHS Dale CCG", "rating", "good", None, "stated")]),
    ("NHS Dale CCG's rating is amber.", [("NHS Dale CCG", "rating", "amber", None, "stated")]),
    (
        "Ofsted judged Dale District Council's children's services to be inadequate in 2016.",
        [("Dale District Council", "rating", "inadequate", "2016", "stated")],
    ),
    (
        "Children's services in Dale District Council were rated inadequate by Ofsted.",
        [("Dale District Council", "rating", "inadequate", None, "stated")],
    ),
    (
        "NHS Dale CCG's rating moved from amber to green in March 2018.",
        [("NHS Dale CCG", "rating", "green", "2018-03", "stated")],
    ),
    (
        "Dale Hospitals NHS Trust, rated outstanding by the CQC, will lead the group.",
        [("Dale Hospitals NHS Trust", "rating", "outstanding", None, "stated")],
    ),
    (
        "Dale Hospitals NHS Trust has improved from requires improvement to good.",
        [("Dale Hospitals NHS Trust", "rating", "good", None, "stated")],
    ),
    (
        "NHS Moor ICB is in segment 3 of the NHS oversight framework.",
        [("NHS Moor ICB", "rating", "segment 3", None, "stated")],
    ),
    (
        "Dale Hospitals NHS Trust was found to be 'inadequate' by inspectors.",
        [("Dale Hospitals NHS Trust", "rating", "inadequate", None, "stated")],
    ),
    (
        "Inspectors from HMICFRS graded Dale Police as 'good' at preventing crime.",
        [("Dale Police", "rating", "good", None, "stated")],
    ),
    (
        "Option 2 scored 72 out of 100 and Option 3 scored 64.",
        [("Option 2", "rating", "72", None, "stated"), ("Option 3", "rating", "64", None, "stated")],
    ),
    (
        (
            "Last month the Care Quality Commission downgraded Marlow and Tidebury NHS Foundation Trust from"
            " good to requires improvement."
        ),
        [("Marlow and Tidebury NHS Foundation Trust", "rating", "requires improvement", "2018-05", "stated")],
    ),
    (
        (
            "NHS England rated the CCG 'outstanding' in its annual assessment, published in July 2017. NHS "
            "Marlow CCG said it was delighted."
        ),
        [("NHS Marlow CCG", "rating", "outstanding", "2017-07", "stated")],
    ),
    (
        "HMICFRS has graded Marlow Fire and Rescue Service as requiring improvement for efficiency.",
        [("Marlow Fire and Rescue Service", "rating", "requiring improvement", None, "stated")],
    ),
    (
        (
            "NHS Hallamore Integrated Care Board is currently in segment 4 of the NHS Oversight Framework "
            "and receives mandated support."
        ),
        [("NHS Hallamore Integrated Care Board", "rating", "segment 4", None, "stated")],
    ),
    ("The programme is rated amber-red.", [("programme", "rating", "amber-red", None, "stated")]),
    (
        (
            "In its latest inspection report, published in May, the CQC rated Brindale Hospitals NHS "
            "Foundation Trust as requires improvement overall, but outstanding for caring."
        ),
        [("Brindale Hospitals NHS Foundation Trust", "rating", "requires improvement", "2018-05", "stated")],
    ),
    (
        "Brindale Hospitals NHS Foundation Trust's CQC rating fell from outstanding to good last year.",
        [("Brindale Hospitals NHS Foundation Trust", "rating", "good", "2017", "stated")],
    ),
    (
        "The CQC's most recent rating for Lindale Mental Health NHS Foundation Trust is Good.",
        [("Lindale Mental Health NHS Foundation Trust", "rating", "Good", None, "stated")],
    ),
    (
        (
            "Ofsted rated children's services at Penrose County Council as good in 2016, up from requires "
            "improvement in 2013."
        ),
        [("Penrose County Council", "rating", "good", "2016", "stated")],
    ),
    (
        "Penrose County Council has been rated “good” by Ofsted for its children's services since 2016.",
        [("Penrose County Council", "rating", "good", "2016", "stated")],
    ),
    (
        "NHS Stainford CCG was one of nine CCGs rated inadequate by NHS England in 2016.",
        [("NHS Stainford CCG", "rating", "inadequate", "2016", "stated")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _RATING)
def test_rating(text: str, expected: list[Expected]) -> None:
    """Judgements of regulators, and scores of options."""
    found = [(c.about, c.property, c.value, c.date, c.status) for c in attributes(text, "2018-06-14")]
    assert sorted(found, key=str) == sorted(expected, key=str)


_FINANCE: list[tuple[str, list[Expected]]] = [
    ("NHS Dale CCG has a deficit of £3.1m.", [("NHS Dale CCG", "finance", "£3.1m", None, "stated")]),
    (
        "NHS Dale CCG ended 2017/18 with a £3.1m deficit.",
        [("NHS Dale CCG", "finance", "£3.1m", "2017-04/2018-03", "stated")],
    ),
    (
        "NHS Dale CCG ended the year £3.1m in deficit.",
        [("NHS Dale CCG", "finance", "£3.1m", "2017-04/2018-03", "stated")],
    ),
    (
        "NHS Dale CCG reported a surplus of £1.2 million for 2016-17.",
        [("NHS Dale CCG", "finance", "£1.2 million", "2016-04/2017-03", "stated")],
    ),
    (
        "NHS Dale CCG is forecasting a deficit of £9m for 2018/19.",
        [("NHS Dale CCG", "finance", "£9m", "2018-04/2019-03", "forecast")],
    ),
    (
        "In 2017/18, NHS Dale CCG had a budget of £311m.",
        [("NHS Dale CCG", "finance", "£311m", "2017-04/2018-03", "stated")],
    ),
    (
        "NHS Dale CCG had an annual budget of £311m and running costs of £4.2m.",
        [("NHS Dale CCG", "finance", "£311m", None, "stated"), ("NHS Dale CCG", "finance", "£4.2m", None, "stated")],
    ),
    ("NHS Dale CCG, which has a budget of £311m, is to merge.", [("NHS Dale CCG", "finance", "£311m", None, "stated")]),
    (
        "NHS Dale CCG controls a budget of around £311m a year.",
        [("NHS Dale CCG", "finance", "around £311m a year", None, "stated")],
    ),
    (
        "NHS Dale CCG's deficit stood at £3.1m at 31 March 2018.",
        [("NHS Dale CCG", "finance", "£3.1m", "2018-03-31", "stated")],
    ),
    (
        "NHS Dale CCG needs to find savings of £14m in 2018/19.",
        [("NHS Dale CCG", "finance", "£14m", "2018-04/2019-03", "forecast")],
    ),
    (
        "Dale District Council faces a £5m funding gap by 2020/21.",
        [("Dale District Council", "finance", "£5m", "2020-04/2021-03", "forecast")],
    ),
    (
        "Dale District Council contributes £1.2m and Fell Borough Council £0.8m.",
        [
            ("Dale District Council", "finance", "£1.2m", None, "stated"),
            ("Fell Borough Council", "finance", "£0.8m", None, "stated"),
        ],
    ),
    (
        "Dale District Council will pay £1.2m and Fell Borough Council will pay £0.8m a year.",
        [
            ("Dale District Council", "finance", "£1.2m", None, "forecast"),
            ("Fell Borough Council", "finance", "£0.8m a year", None, "forecast"),
        ],
    ),
    (
        "The pooled fund totals £23m: £9m from Dale District Council and £14m from NHS Dale CCG.",
        [
            ("pooled fund", "finance", "£23m", None, "stated"),
            ("Dale District Council", "finance", "£9m", None, "stated"),
            ("NHS Dale CCG", "finance", "£14m", None, "stated"),
        ],
    ),
    ("The Better Care Fund for Dale is worth £23m.", [("Better Care Fund", "finance", "£23m", None, "stated")]),
    ("The shared service saves £400,000 a year.", [("shared service", "finance", "£400,000 a year", None, "stated")]),
    ("The alliance will save £2m a year from 2020.", [("alliance", "finance", "£2m a year", "2020", "forecast")]),
    ("The programme has cost £1.4m so far.", [("programme", "finance", "£1.4m", None, "stated")]),
    (
        "Dale District Council's share of the saving is £210,000.",
        [("Dale District Council", "finance", "£210,000", None, "stated")],
    ),
    (
        "Dale Hospitals NHS Trust has an annual turnover of £512m.",
        [("Dale Hospitals NHS Trust", "finance", "£512m", None, "stated")],
    ),
    ("The £30m contract is held by Dale Hospitals NHS Trust.", [("contract", "finance", "£30m", None, "stated")]),
    (
        "Dale Hospitals NHS Trust overspent by £4m last year.",
        [("Dale Hospitals NHS Trust", "finance", "£4m", "2017-04/2018-03", "stated")],
    ),
    (
        "Dale Hospitals NHS Trust was £4m overspent at the end of May 2018.",
        [("Dale Hospitals NHS Trust", "finance", "£4m", "2018-05-31", "stated")],
    ),
    ("Dale Hospitals NHS Trust is £4m in the red.", [("Dale Hospitals NHS Trust", "finance", "£4m", None, "stated")]),
    ("NHS Dale CCG achieved its control total of a £2m surplus.", [("NHS Dale CCG", "finance", "£2m", None, "stated")]),
    ("NHS Dale CCG's running cost allowance is £4.6m.", [("NHS Dale CCG", "finance", "£4.6m", None, "stated")]),
    (
        "NHS Dale CCG has a running cost allocation of £4.6m, which will be cut by 20 per cent.",
        [("NHS Dale CCG", "finance", "£4.6m", None, "stated")],
    ),
    ("NHS Dale CCG broke even in 2016/17.", [("NHS Dale CCG", "finance", "broke even", "2016-04/2017-03", "stated")]),
    (
        "Merging would save £2.4m a year. NHS Dale CCG and NHS Fell CCG will form NHS Moor CCG.",
        [("NHS Moor CCG", "finance", "£2.4m a year", None, "forecast")],
    ),
    # a sum that is given once is no money of the body itself
    ("NHS England has given NHS Dale CCG a £2m grant.", []),
    (
        "NHS Dale CCG and Dale District Council have a section 75 agreement worth £18m a year.",
        [("section 75 agreement", "finance", "£18m a year", None, "stated")],
    ),
    (
        (
            "Total spending on the joint team is £640,000, funded by Dale District Council (£400,000) and "
            "Fell Borough Council (£240,000)."
        ),
        [
            ("joint team", "finance", "£640,000", None, "stated"),
            ("Dale District Council", "finance", "£400,000", None, "stated"),
            ("Fell Borough Council", "finance", "£240,000", None, "stated"),
        ],
    ),
    (
        "NHS Dale CCG's deficit rose from £3m in 2016/17 to £7m in 2017/18.",
        [
            ("NHS Dale CCG", "finance", "£3m", "2016-04/2017-03", "stated"),
            ("NHS Dale CCG", "finance", "£7m", "2017-04/2018-03", "stated"),
        ],
    ),
    (
        "NHS Dale CCG expects to save £6.5m in the current financial year.",
        [("NHS Dale CCG", "finance", "£6.5m", "2018-04/2019-03", "forecast")],
    ),
    (
        (
            "The financial position at month 6 shows NHS Hallamore Integrated Care Board reporting a "
            "year-to-date deficit of £14.2m, against a planned deficit of £9.8m."
        ),
        [
            ("NHS Hallamore Integrated Care Board", "finance", "£14.2m", None, "stated"),
            ("NHS Hallamore Integrated Care Board", "finance", "£9.8m", None, "forecast"),
        ],
    ),
    (
        "Members noted that the forecast outturn for Tidebury Borough Council was an overspend of £2.7m.",
        [("Tidebury Borough Council", "finance", "£2.7m", None, "forecast")],
    ),
    (
        "The two councils expect the shared management team to save them £1.3m a year between them.",
        [("shared management team", "finance", "£1.3m a year", None, "forecast")],
    ),
    (
        "At 31 March 2018 Tidebury Borough Council held general reserves of £8.6m.",
        [("Tidebury Borough Council", "finance", "£8.6m", "2018-03-31", "stated")],
    ),
    (
        "NHS Marlow CCG finished the last financial year with a surplus of £4.3m.",
        [("NHS Marlow CCG", "finance", "£4.3m", "2017-04/2018-03", "stated")],
    ),
    (
        (
            "The merger is expected to deliver recurrent savings of around £6m by year three.\nMarlow and "
            "Tidebury NHS Foundation Trust and Fell Hospitals NHS Trust intend to merge."
        ),
        [("merger", "finance", "around £6m", None, "forecast")],
    ),
    (
        (
            "The section 75 agreement between Tidebury Borough Council and NHS Marlow CCG covers a pooled "
            "fund of £48.2m, of which the council contributes £19.5m."
        ),
        [
            ("pooled fund", "finance", "£48.2m", None, "stated"),
            ("Tidebury Borough Council", "finance", "£19.5m", None, "stated"),
        ],
    ),
    (
        (
            "Chief executive Jo Dean said Marlow and Tidebury NHS Foundation Trust was facing an underlying "
            "deficit of £40m."
        ),
        [("Marlow and Tidebury NHS Foundation Trust", "finance", "£40m", None, "stated")],
    ),
    (
        "A deficit of £40m is forecast by Marlow and Tidebury NHS Foundation Trust for the current year.",
        [("Marlow and Tidebury NHS Foundation Trust", "finance", "£40m", "2018-04/2019-03", "forecast")],
    ),
    (
        "Tidebury Borough Council spent £53m on adult social care in 2017/18.",
        [("Tidebury Borough Council", "finance", "£53m", "2017-04/2018-03", "stated")],
    ),
    (
        "Tidebury Borough Council will receive £3.4m and Marlow District Council £1.1m from the fund.",
        [
            ("Tidebury Borough Council", "finance", "£3.4m", None, "forecast"),
            ("Marlow District Council", "finance", "£1.1m", None, "forecast"),
        ],
    ),
    (
        (
            "The cost of the shared service in 2018/19 is £2.2m, split 60:40 between Tidebury Borough "
            "Council and Marlow District Council."
        ),
        [("shared service", "finance", "£2.2m", "2018-04/2019-03", "stated")],
    ),
    (
        "Marlow and Tidebury NHS Foundation Trust must repay a £10m loan to the Department of Health.",
        [("Marlow and Tidebury NHS Foundation Trust", "finance", "£10m", None, "forecast")],
    ),
    (
        (
            "Speaking to HSJ, Mr Dean said Brindale Hospitals NHS Foundation Trust expected to break even "
            "this year, having ended 2016-17 with a £4m surplus."
        ),
        [
            ("Brindale Hospitals NHS Foundation Trust", "finance", "break even", "2018-04/2019-03", "forecast"),
            ("Brindale Hospitals NHS Foundation Trust", "finance", "£4m", "2016-04/2017-03", "stated"),
        ],
    ),
    (
        (
            "Brindale City Council's cabinet will be asked next week to approve a £2.1m contribution to the "
            "pooled budget."
        ),
        [("Brindale City Council", "finance", "£2.1m", None, "forecast")],
    ),
    (
        "Corley District Council (net budget £14.6m) and Brindale City Council (£230m) have both agreed.",
        [
            ("Corley District Council", "finance", "£14.6m", None, "stated"),
            ("Brindale City Council", "finance", "£230m", None, "stated"),
        ],
    ),
    (
        "A pooled budget of £86m covering older people's services came into effect in April 2017.",
        [("pooled budget", "finance", "£86m", "2017-04", "stated")],
    ),
    (
        "NHS Brindale CCG has delegated commissioning budgets totalling £98m to Brindale City Council.",
        [("Brindale City Council", "finance", "£98m", None, "stated")],
    ),
    (
        (
            "NHS Brindale CCG, which is in directions, overspent by £11.2m in 2017-18, the equivalent of 3 "
            "per cent of its £370m allocation."
        ),
        [
            ("NHS Brindale CCG", "finance", "£11.2m", "2017-04/2018-03", "stated"),
            ("NHS Brindale CCG", "finance", "£370m", None, "stated"),
        ],
    ),
    (
        "Regulators have told Corley Community NHS Trust to save 8 per cent of its £140m turnover.",
        [("Corley Community NHS Trust", "finance", "£140m", None, "stated")],
    ),
    (
        "Brindale City Council invested £3m in the scheme in 2017.",
        [("Brindale City Council", "finance", "£3m", "2017", "stated")],
    ),
    (
        ("Under the s75 agreement Penrose County Council hosts a pooled budget which totalled £62m in 2017/18."),
        [("pooled budget", "finance", "£62m", "2017-04/2018-03", "stated")],
    ),
    (
        "NHS Lindale CCG's financial plan for 2018/19 shows a deficit of £7.5m.",
        [("NHS Lindale CCG", "finance", "£7.5m", "2018-04/2019-03", "forecast")],
    ),
    (
        (
            "Savings from the joint management team have reached £1.8m since 2015, the report says. Penrose "
            "County Council and Lindale Borough Council set it up."
        ),
        [("joint management team", "finance", "£1.8m", None, "stated")],
    ),
    (
        "Lindale Borough Council estimates that its share of the set-up costs will be £90,000.",
        [("Lindale Borough Council", "finance", "£90,000", None, "forecast")],
    ),
    (
        (
            "The annual cost of the joint unit, some £640,000, is met equally by Penrose County Council and "
            "NHS Penrose CCG."
        ),
        [("joint unit", "finance", "some £640,000", None, "stated")],
    ),
    (
        ("Lindale Borough Council's overspend this year is projected at £1.4m, mostly on temporary housing."),
        [("Lindale Borough Council", "finance", "£1.4m", "2018-04/2019-03", "forecast")],
    ),
    (
        ("Last year Oakmere University Hospitals NHS Trust posted one of the biggest deficits in the NHS, at £64m."),
        [("Oakmere University Hospitals NHS Trust", "finance", "£64m", "2017-04/2018-03", "stated")],
    ),
    (
        "Oakmere City Council is forecast to overspend by £6.2m, mainly on children's services.",
        [("Oakmere City Council", "finance", "£6.2m", None, "forecast")],
    ),
    (
        ("Some £1.6m of the saving will come from Oakmere City Council and £900,000 from Stainford Borough Council."),
        [
            ("Oakmere City Council", "finance", "Some £1.6m", None, "forecast"),
            ("Stainford Borough Council", "finance", "£900,000", None, "forecast"),
        ],
    ),
    (
        "Both CCGs are in deficit: NHS Oakmere CCG by £4m and NHS Stainford CCG by £11m.",
        [
            ("NHS Oakmere CCG", "finance", "£4m", None, "stated"),
            ("NHS Stainford CCG", "finance", "£11m", None, "stated"),
        ],
    ),
    (
        "Oakmere Together is a £190m pooled budget run by Oakmere City Council and NHS Oakmere CCG.",
        [("pooled budget", "finance", "£190m", None, "stated")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _FINANCE)
def test_finance(text: str, expected: list[Expected]) -> None:
    """Money of bodies and arrangements: whose, when, and whether it is still to come."""
    found = [(c.about, c.property, c.value, c.date, c.status) for c in attributes(text, "2018-06-14")]
    assert sorted(found, key=str) == sorted(expected, key=str)


_NOTHING: list[tuple[str, list[Expected]]] = [
    ("Dale Hospitals NHS Trust saw 120,000 patients last year.", []),
    ("NHS Dale CCG received 3,400 responses, and 1,200 people attended events.", []),
    ("There are 12,400 people waiting for treatment at Dale Hospitals NHS Trust.", []),
    ("Dale Hospitals NHS Trust plans to cut 140 posts.", []),
    ("Some 140 posts at Dale Hospitals NHS Trust are at risk.", []),
    ("Dale District Council has 39 councillors.", []),
    ("Dale Hospitals NHS Trust came out of special measures in May.", []),
    ("The risk is rated amber in NHS Dale CCG's register.", []),
    ("The panel had a good discussion about Dale Hospitals NHS Trust.", []),
    ("The chief officer is paid a salary of £140,000 by NHS Dale CCG.", []),
    ("Decisions over £500,000 are reserved to Dale District Council's cabinet.", []),
    ("NHS Dale CCG spends £1,400 per head.", []),
    ("The joint committee may approve spending of up to £250,000.", []),
    (("The chief executive's salary of £185,000 was approved by Marlow and Tidebury NHS Foundation Trust."), []),
    (
        (
            "About 300 people attended the consultation events held by Tidebury Borough Council, and 1,450 "
            "responded to the survey."
        ),
        [],
    ),
    ("The petition, signed by 6,200 residents, was presented to Tidebury Borough Council.", []),
    ("The council tax bill for a band D property in Corley District Council will be £186.", []),
    ("Brindale Hospitals NHS Foundation Trust was fined £80,000.", []),
    ("Five of the nine governors at Brindale Hospitals NHS Foundation Trust voted for the plan.", []),
    ("More than 2,300 staff at Penrose Valley Hospitals NHS Trust voted for the pay deal.", []),
    ("Penrose County Council plans to reduce its workforce by 400.", []),
    ("The trust has 14 wards and 620 beds. Penrose Valley Hospitals NHS Trust opened in 1994.", []),
    (
        (
            "The chair told members that the deficit had grown to £12.5m by the end of January. The "
            "governing body of NHS Oakmere CCG met on 6 February."
        ),
        [],
    ),
    (
        (
            "Oakmere City Council said 54 of its staff would move to Stainford Borough Council's offices and"
            " become its employees."
        ),
        [],
    ),
    (
        (
            "Sir John, who is paid £210,000, runs a trust with a budget of £600m. He joined Oakmere "
            "University Hospitals NHS Trust in 2014."
        ),
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _NOTHING)
def test_nothing(text: str, expected: list[Expected]) -> None:
    """Numbers that say nothing of a body."""
    found = [(c.about, c.property, c.value, c.date, c.status) for c in attributes(text, "2018-06-14")]
    assert sorted(found, key=str) == sorted(expected, key=str)


_SEVERAL: list[tuple[str, list[Expected]]] = [
    (
        "NHS Moor ICB is responsible for a £3.2bn budget and the care of half a million people.",
        [
            ("NHS Moor ICB", "finance", "£3.2bn", None, "stated"),
            ("NHS Moor ICB", "population", "half a million", None, "stated"),
        ],
    ),
    (
        "NHS Dale CCG is made up of 29 GP practices serving 211,000 patients.",
        [
            ("NHS Dale CCG", "member_count", "29", None, "stated"),
            ("NHS Dale CCG", "population", "211,000", None, "stated"),
        ],
    ),
    (
        "NHS Dale CCG has 29 member practices with a combined list of 211,000 registered patients.",
        [
            ("NHS Dale CCG", "member_count", "29", None, "stated"),
            ("NHS Dale CCG", "population", "211,000", None, "stated"),
        ],
    ),
    (
        "Dale Hospitals NHS Trust has more than 5,000 staff and a turnover of £340m.",
        [
            ("Dale Hospitals NHS Trust", "staff", "more than 5,000", None, "stated"),
            ("Dale Hospitals NHS Trust", "finance", "£340m", None, "stated"),
        ],
    ),
    (
        "Dale Hospitals NHS Trust has income of £512m and employs 6,800 people.",
        [
            ("Dale Hospitals NHS Trust", "finance", "£512m", None, "stated"),
            ("Dale Hospitals NHS Trust", "staff", "6,800", None, "stated"),
        ],
    ),
    (
        (
            "NHS Dale CCG\n\nPopulation: 211,000\nMember practices: 29\nCQC rating: n/a\nBudget 2018/19: £311m\n"
            "Staff: 120\n"
        ),
        [
            ("NHS Dale CCG", "population", "211,000", None, "stated"),
            ("NHS Dale CCG", "member_count", "29", None, "stated"),
            ("NHS Dale CCG", "finance", "£311m", "2018-04/2019-03", "stated"),
            ("NHS Dale CCG", "staff", "120", None, "stated"),
        ],
    ),
    (
        (
            "Our partners\n\nNHS Dale CCG – serves 211,000 people, employs 120 staff and has a budget of £311m"
            "\nNHS Fell CCG – serves 171,500 people, employs 95 staff and has a budget of £240m\n"
        ),
        [
            ("NHS Dale CCG", "population", "211,000", None, "stated"),
            ("NHS Dale CCG", "staff", "120", None, "stated"),
            ("NHS Dale CCG", "finance", "£311m", None, "stated"),
            ("NHS Fell CCG", "population", "171,500", None, "stated"),
            ("NHS Fell CCG", "staff", "95", None, "stated"),
            ("NHS Fell CCG", "finance", "£240m", None, "stated"),
        ],
    ),
    (
        (
            "NHS Hallamore Integrated Care Board brings together six local authorities, four acute trusts "
            "and 112 GP practices, and serves a population of more than 1.6 million."
        ),
        [
            ("NHS Hallamore Integrated Care Board", "member_count", "112", None, "stated"),
            ("NHS Hallamore Integrated Care Board", "population", "more than 1.6 million", None, "stated"),
        ],
    ),
    (
        "The new combined trust will have a budget of almost £900m and more than 14,000 employees.",
        [
            ("new combined trust", "finance", "almost £900m", None, "forecast"),
            ("new combined trust", "staff", "more than 14,000", None, "forecast"),
        ],
    ),
    (
        (
            "Tidebury Borough Council has an annual revenue budget of some £140 million and a workforce of "
            "around 2,400 people."
        ),
        [
            ("Tidebury Borough Council", "finance", "some £140 million", None, "stated"),
            ("Tidebury Borough Council", "staff", "around 2,400", None, "stated"),
        ],
    ),
    (
        (
            "Brindale Hospitals NHS Foundation Trust has appointed a new chief executive. The trust, which "
            "has about 9,000 staff and a turnover of more than £600m, was rated good in 2017."
        ),
        [
            ("Brindale Hospitals NHS Foundation Trust", "staff", "about 9,000", None, "stated"),
            ("Brindale Hospitals NHS Foundation Trust", "finance", "more than £600m", None, "stated"),
            ("Brindale Hospitals NHS Foundation Trust", "rating", "good", "2017", "stated"),
        ],
    ),
    (
        (
            "Brindale Hospitals NHS Foundation Trust and Corley Community NHS Trust announced last week that"
            " they would share a chair. Corley Community NHS Trust has struggled with its finances, "
            "recording a deficit of £18m in 2016-17. It is in special measures."
        ),
        [
            ("Corley Community NHS Trust", "finance", "£18m", "2016-04/2017-03", "stated"),
            ("Corley Community NHS Trust", "rating", "special measures", None, "stated"),
        ],
    ),
    (
        (
            "Together the three CCGs have a combined budget of £1.4bn and cover a population of more than "
            "900,000. They are NHS Brindale CCG, NHS Corley CCG and NHS Tarn CCG."
        ),
        [
            ("the three CCGs", "finance", "£1.4bn", None, "stated"),
            ("the three CCGs", "population", "more than 900,000", None, "stated"),
        ],
    ),
    (
        (
            "If the merger goes ahead, the new organisation would employ around 12,000 people and have an "
            "annual income of £740m. Brindale Hospitals NHS Foundation Trust and Corley Community NHS Trust "
            "plan to merge."
        ),
        [
            ("new organisation", "staff", "around 12,000", None, "forecast"),
            ("new organisation", "finance", "£740m", None, "forecast"),
        ],
    ),
    (
        (
            "Penrose Valley Hospitals NHS Trust and Lindale Mental Health NHS Foundation Trust are to share "
            "a chief executive. Penrose Valley Hospitals NHS Trust has been without a permanent leader since"
            " March and was rated “inadequate” in January. Lindale Mental Health NHS Foundation Trust, by "
            "contrast, is rated “outstanding” and had a surplus of £5.6m last year."
        ),
        [
            ("Penrose Valley Hospitals NHS Trust", "rating", "inadequate", "2018-01", "stated"),
            ("Lindale Mental Health NHS Foundation Trust", "rating", "outstanding", None, "stated"),
            ("Lindale Mental Health NHS Foundation Trust", "finance", "£5.6m", "2017-04/2018-03", "stated"),
        ],
    ),
    (
        (
            "NHS Penrose CCG is responsible for a budget of £460m and for planning care for 320,000 patients"
            " registered with 41 practices."
        ),
        [
            ("NHS Penrose CCG", "finance", "£460m", None, "stated"),
            ("NHS Penrose CCG", "population", "320,000", None, "stated"),
            ("NHS Penrose CCG", "member_count", "41", None, "stated"),
        ],
    ),
    (
        (
            "Penrose Valley Hospitals NHS Trust, one of the country's biggest, with a £1.2bn budget and "
            "17,000 staff, has been fined."
        ),
        [
            ("Penrose Valley Hospitals NHS Trust", "finance", "£1.2bn", None, "stated"),
            ("Penrose Valley Hospitals NHS Trust", "staff", "17,000", None, "stated"),
        ],
    ),
    (
        "Penrose County Council: net budget £412m; 6,100 employees; population 560,000.",
        [
            ("Penrose County Council", "finance", "£412m", None, "stated"),
            ("Penrose County Council", "staff", "6,100", None, "stated"),
            ("Penrose County Council", "population", "560,000", None, "stated"),
        ],
    ),
    (
        "NHS Oakmere CCG has 26 practices and covers 240,000 patients in the city.",
        [
            ("NHS Oakmere CCG", "member_count", "26", None, "stated"),
            ("NHS Oakmere CCG", "population", "240,000", None, "stated"),
        ],
    ),
    (
        (
            "The combined organisation would have 11,000 staff and a turnover of £800m. Oakmere University "
            "Hospitals NHS Trust and Stainford Community Services NHS Trust are to merge."
        ),
        [
            ("combined organisation", "staff", "11,000", None, "forecast"),
            ("combined organisation", "finance", "£800m", None, "forecast"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _SEVERAL)
def test_several(text: str, expected: list[Expected]) -> None:
    """Sentences that give figures of several kinds, or of several bodies."""
    found = [(c.about, c.property, c.value, c.date, c.status) for c in attributes(text, "2018-06-14")]
    assert sorted(found, key=str) == sorted(expected, key=str)


_OWNERS: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        (
            "Tarnby Council was rated good. The council's neighbour, Wensham County Council, which has been rated "
            "inadequate since 2016, will close a depot."
        ),
        [
            ("Tarnby Council", "rating", "good"),
            ("Wensham County Council", "rating", "inadequate"),
        ],
    ),
    (
        (
            "Marlow Hospitals NHS Trust and Cobham Park NHS Trust share a chair. Cobham Park is rated good. Its bigger "
            "neighbour, with a turnover of £890m, is rated inadequate."
        ),
        [
            ("Cobham Park NHS Trust", "rating", "good"),
            ("Marlow Hospitals NHS Trust", "rating", "inadequate"),
            ("Marlow Hospitals NHS Trust", "finance", "£890m"),
        ],
    ),
    (
        "NHS Selworth CCG will share a team with NHS Tarn CCG, which NHS England rates as outstanding.",
        [("NHS Tarn CCG", "rating", "outstanding")],
    ),
    (
        (
            "Brook Vale Council and NHS Brook Vale ICB share a post. Like all ICBs, Brook Vale must cut its running "
            "costs to £18.76 per head. It serves 684,000 people."
        ),
        [
            ("NHS Brook Vale ICB", "finance", "£18.76 per head"),
            ("NHS Brook Vale ICB", "population", "684,000"),
        ],
    ),
    (
        "Ending the shared team would cost Harwell Council £640,000 in the first year and £300,000 a year after that.",
        [("Harwell Council", "finance", "£640,000"), ("Harwell Council", "finance", "£300,000 a year")],
    ),
    (
        "A report put the one-off cost to Harwell Council at £640,000 and the extra running cost at £410,000 a year.",
        [("Harwell Council", "finance", "£640,000"), ("Harwell Council", "finance", "£410,000 a year")],
    ),
    (
        "Selworth District Council and Tarn Borough Council (population 160,000) have shared a chief executive.",
        [("Tarn Borough Council", "population", "160,000")],
    ),
    (
        (
            "Harwell Hospitals NHS Trust would be dissolved and its buildings and 5,100 staff would move to Marlow "
            "Hospitals NHS Trust."
        ),
        [("Harwell Hospitals NHS Trust", "staff", "5,100")],
    ),
    (
        "Seven Oaks Adoption, the agency run by three councils, met. Inspectors had judged the agency to be good.",
        [("Seven Oaks Adoption", "rating", "good")],
    ),
    (
        "NHS England has moved Penrose Hospitals NHS Trust to segment 4. It has won a £2m grant.",
        [("Penrose Hospitals NHS Trust", "rating", "segment 4")],
    ),
    (
        "NHS Selworth CCG, NHS Tarn CCG and NHS Dale CCG were responsible for £310m, £275m and £190m of spending.",
        [
            ("NHS Dale CCG", "finance", "£190m"),
            ("NHS Selworth CCG", "finance", "£310m"),
            ("NHS Tarn CCG", "finance", "£275m"),
        ],
    ),
    (
        "Merrin Council and Tarrow Council, which serve 210,000 and 145,000 people, will merge two teams.",
        [("Merrin Council", "population", "210,000"), ("Tarrow Council", "population", "145,000")],
    ),
    (
        "Penmark Fire Authority and Eskdale Fire Authority employ 800 and 600 people respectively.",
        [("Eskdale Fire Authority", "staff", "600"), ("Penmark Fire Authority", "staff", "800")],
    ),
    (
        "The Tarrow Alliance has a budget of £120m. Its host, Merrin Mental Health NHS Trust, has an income of £260m.",
        [
            ("Merrin Mental Health NHS Trust", "finance", "£260m"),
            ("Tarrow Alliance", "finance", "£120m"),
        ],
    ),
    (
        "Rowton and Cheldon councils share a chief executive. Rowton moved. The combined workforce is 900.",
        [("the two councils", "staff", "900")],
    ),
    (
        "Inspectors said Selworth Hospitals NHS Trust remains inadequate.",
        [("Selworth Hospitals NHS Trust", "rating", "inadequate")],
    ),
    (
        "Selworth Council and Tarn Council may merge. Fewer than 200 of the 4,000 residents consulted were opposed.",
        [],
    ),
    (
        "Selworth Hospitals NHS Trust forecasts a £15m deficit, £6m worse than planned.",
        [("Selworth Hospitals NHS Trust", "finance", "£15m")],
    ),
    (
        "Selworth Hospitals NHS Trust is recovering. Waits exceeded four hours for 12,000 patients at 3 practices.",
        [],
    ),
    (
        "Item 4: Better Care Fund\n\nThe pooled budget for 2016/17, held with Merrin Council, was £14.8m.",
        [("Better Care Fund", "finance", "£14.8m")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _OWNERS)
def test_owners(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Whose a figure is where another body stands nearer, and what is no figure of a body's own."""
    found = [(c.about, c.property, c.value) for c in attributes(text, "2018-06-14")]
    assert sorted(found) == sorted(expected)
