"""Evaluating gives the figures of the scoring program of the claims contract, on any claims, to the last digit."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commonseal.reading.evaluating import evaluate
from commonseal.reading.evaluating.names import folded, same_name, same_person, same_value, shared_part
from support.scoring import development_set, scoring

pytestmark = pytest.mark.skipif(development_set() is None, reason="the scoring program is not here")

TEXT = "Ida Moss is chair of NHS Dale CCG.\r\nThe Dale and Fell boards agreed it on 3 March 2019: 1,200 staff, £1.5m."
BODIES = [
    *(
        "NHS Dale CCG",
        "Dale Clinical Commissioning Group",
        "NHS Fell CCG",
        "Fell & Moor CCGs",
        "South Dale CCG",
        "the Dale",
    ),
    *(
        "Dale City Council",
        "Dale Borough Council",
        "Dale council",
        "Metropolitan Borough of Dale",
        "CCG",
        "the council",
        "",
    ),
    *("Fell Hospitals NHS Foundation Trust", "Fell Hospitals FT", "NHS England & NHS Improvement", "NHS England"),
    *("NHS Dale CCG governing body", "Dale CCG Governing Board", "Dale's Board of Directors", "five Dale CCGs"),
    *(
        "Dale integrated care board",
        "Dale ICBs",
        "Dale and Fell STP",
        "Health and Wellbeing Board",
        "Moor ACO",
        "Dael CCG",
    ),
]
PEOPLE = [
    *(
        "Ida Moss",
        "Dr Ida Moss",
        "I. Moss",
        "Moss",
        "Ben Moss",
        "Cllr Ben Low",
        "Ben Lowe",
        "Mr B Low",
        "Dr",
        "",
        "Rt Hon Ida Moss",
    ),
]
ROLES = [
    *(
        "chair",
        "Chairman",
        "vice chair",
        "deputy chair",
        "accountable officer",
        "AO",
        "chief officer",
        "clinical chief officer",
    ),
    *(
        "Chief Executive",
        "chief exec",
        "CEO",
        "director of finance",
        "finance director",
        "CFO",
        "interim managing director",
    ),
    *("director of nursing and quality", "chief nurse", "deputy chief nurse", "leader", "", "management team"),
]
DATES = ["", "2019", "2019-03", "2019-03-03", "../2020-04", "2019-04/..", "", "XXXX-07-09", ""]
VALUES = [
    *(
        "six",
        "6",
        "twenty",
        "about 1,200",
        "1200",
        "around 1.2k",
        "£1.5m",
        "£1.5 million",
        "£1,500,000",
        "over £2bn",
        "Good",
    ),
    *(
        "good",
        "requires improvement",
        "12 per cent",
        "12%",
        "1.5.",
        "8 3",
        "£",
        "0",
        "approximately six",
        6,
        1.5,
        None,
        "",
    ),
]


def _maybe(values: list[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(values)


@st.composite
def _evidence(draw: st.DrawFn) -> Any:
    """Evidence, mostly exact; also none, an empty one, one that is off, and one of white space."""
    text = TEXT.replace("\r\n", "\n")
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start, len(text)))
    exact = {"start": start, "end": end, "quote": text[start:end]}
    odd = st.sampled_from(
        [
            None,
            [],
            [{"start": 0, "end": 3, "quote": "Ben"}],
            [{"start": -5, "end": -1, "quote": text[-5:-1]}],
            [{"start": 3, "end": 4, "quote": " "}],
            [{"start": 0, "end": 3, "quote": "Ida"}, {"start": 0, "end": 3, "quote": "Idas"}],
            [{"start": 0, "end": 9999, "quote": text}],
        ]
    )
    return draw(st.just([exact]) | st.just([{"start": 0, "end": 3, "quote": "Ida"}, exact]) | odd)


_NAMES_OF_BODIES = st.none() | st.lists(st.sampled_from(BODIES), max_size=4)
_DATE, _STATUS = _maybe(DATES), st.sampled_from(["held", "agreed", "done", "pending", "stated"])
_SLOTS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "appointment": {
        "person": _maybe(PEOPLE), "role": _maybe(ROLES), "bodies": _NAMES_OF_BODIES, "start": _DATE, "end": _DATE,
        "basis": _maybe(["interim", "acting"]), "status": _STATUS,
    },
    "arrangement": {
        "type": st.sampled_from(["shared_post", "merger", "cluster"]), "parties": _NAMES_OF_BODIES,
        "role": _maybe(ROLES), "name": _maybe(BODIES), "start": _DATE, "end": _DATE, "status": _STATUS,
    },
    "decision": {
        "body": _maybe(BODIES), "subject": st.just("it"), "date": _DATE,
        "outcome": _maybe(["approved", "rejected"]), "status": _STATUS,
    },
    "attribute": {
        "about": _maybe(BODIES), "property": st.sampled_from(["staff", "finance"]), "date": _DATE,
        "value": st.sampled_from(VALUES), "status": _STATUS,
    },
    "rumour": {"status": _STATUS},
}  # fmt: skip


@st.composite
def _claim(draw: st.DrawFn) -> dict[str, Any]:
    """A claim of any kind out of few words, so that many are nearly or wholly alike; slots may be missing."""
    kind = draw(st.sampled_from(["appointment", "arrangement", "decision", "attribute"] * 4 + ["rumour"]))
    claim = {"kind": kind, "evidence": draw(_evidence())}
    for slot, values in _SLOTS[kind].items():
        if slot == "type" or draw(st.integers(0, 9)):
            claim[slot] = draw(values)
    return claim


@st.composite
def _like(draw: st.DrawFn, claim: dict[str, Any]) -> dict[str, Any]:
    """The same claim with up to three slots drawn again, and sometimes with other evidence."""
    slots = _SLOTS[claim["kind"]]
    changed = draw(st.lists(st.sampled_from(sorted(slots)), max_size=3))
    evidence = {} if draw(st.integers(0, 3)) else {"evidence": draw(_evidence())}
    return {**claim, **{slot: draw(slots[slot]) for slot in changed}, **evidence}


@st.composite
def _paper(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Gold and predicted claims of one paper: many that are like each other, and some of any sort."""
    claims: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
    for base in draw(st.lists(_claim(), min_size=1, max_size=4)):
        for side in (True, False):
            claims[side] += draw(st.lists(st.just(base) | _like(base), max_size=5))
    return draw(st.permutations(claims[True])), draw(st.permutations(claims[False]))


@st.composite
def _sets(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Gold and predicted claims of a few papers, not all of which both sides have."""
    papers = {doc: draw(_paper()) for doc in "abc"}
    expected, found = draw(st.sampled_from([("a", "a"), ("ab", "a"), ("a", "abc"), ("bc", "ab")]))
    return {doc: papers[doc][0] for doc in expected}, {doc: papers[doc][1] for doc in found}


@settings(max_examples=250, deadline=None)
@given(_sets(), st.booleans())
@example(({"a": []}, {}), True)
@example(({"a": []}, {"a": []}), False)
def test_every_figure_is_that_of_the_scoring_program(
    sets: tuple[dict[str, Any], dict[str, Any]], with_text: bool
) -> None:
    """Whatever is in two sets of claims, both give the same figures."""
    gold, predicted = sets
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_bytes(TEXT.encode())
        texts = {"a": TEXT.replace("\r\n", "\n")} if with_text else {}
        wanted = scoring().score(gold, predicted, folder if with_text else None)
    assert json.dumps(evaluate(gold, predicted, texts).as_data()) == json.dumps(wanted)


_WORDS = st.sampled_from(BODIES + ROLES + PEOPLE + [str(value) for value in VALUES])
_NAMES = st.lists(_WORDS | st.text(alphabet="abNHS' .&’-(),£%12\xa0\n", max_size=6), min_size=1, max_size=4).map(
    " ".join
)


@settings(max_examples=400, deadline=None)
@given(_NAMES | _WORDS, _NAMES | _WORDS)
def test_names_persons_and_values_are_compared_alike(first: str, second: str) -> None:
    """Folding and each comparison agree on any words, which way round they are."""
    theirs = scoring()
    assert folded(first) == theirs.fold(first)
    assert same_name(first, second) == theirs.alike(first, second)
    assert same_person(first, second) == theirs.person_alike(first, second)
    try:
        wanted = theirs.same_value(first, second)
    except ValueError:  # a figure such as 1.5.2 is none, and no comparison there
        return
    assert same_value(first, second) == wanted


@settings(max_examples=200, deadline=None)
@given(st.none() | st.lists(_WORDS, max_size=5), st.none() | st.lists(_WORDS, max_size=5))
def test_lists_of_names_share_the_same_part(first: list[str] | None, second: list[str] | None) -> None:
    """What two lists have in common is counted alike."""
    assert shared_part(first, second) == scoring().share(first, second)
