"""Arrangements that are known by the weight of a sentence's words, and the model that weighs them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonseal.reading.claims import ArrangementStatus
from commonseal.reading.paper import prepare
from commonseal.reading.rules.worded import RULE
from commonseal.reading.wording import Told, heard_in, shares_of_status, shipped, traits_of, traits_of_view
from commonseal.reading.wording.stems import stem, stems_of

from .helpers import arrangements, read

EXAMPLES = Path(__file__).parents[2] / "examples"
PAIR = "Amber Council and Birch Council"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sharing", "shar"),
        ("Shared", "shar"),
        ("merger", "merg"),
        ("merge", "merge"),
        ("services", "servic"),
        ("one", "one"),
        ("uses", "uses"),
    ],
)
def test_words_that_say_the_same_have_one_stem(words: str, expected: str) -> None:
    """Endings are cut, but never to fewer than three letters."""
    assert stem(words) == expected


def test_mentions_and_figures_stand_as_kinds() -> None:
    """A body is a body whoever it is, and a number a number."""
    found = [each.word for each in stems_of("[B0] and [B12] share 3 posts; [P4] leads.")]
    assert found == ["<B>", "and", "<B>", "share", "<9>", "post", ";", "<P>", "lead", "."]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Since 2016 {PAIR} have put their equipment money into one pot.", "pooled_budget"),
        (f"{PAIR} have thrown in their lot with one another and will be a single council by 2025.", "merger"),
        (f"One set of managers has looked after {PAIR} since the spring.", "joint_team"),
        (f"{PAIR} keep their customer records on one and the same platform.", "shared_system"),
        (f"Payroll for {PAIR} is done under one roof by a service that both own.", "joint_service"),
    ],
)
def test_what_is_said_in_other_words_is_heard(text: str, kind: str) -> None:
    """No rule needs to know the words, as long as sentences alike were labelled."""
    found = [claim for claim in arrangements(text, "2024-05-01") if claim.type == kind]
    assert len(found) == 1
    assert set(found[0].parties) == {"Amber Council", "Birch Council"}


@pytest.mark.parametrize(
    "text",
    [
        "Amber Council approved its budget for the year on Tuesday.",
        "Amber Council has a chief executive and four directors.",
        "There is no plan to merge Amber Council and Birch Council.",
        "Birch Council's leader wrote to Amber Council about the bins.",
        "Amber Council runs six libraries and Birch Council runs four.",
        "The chair thanked members of Amber Council and Birch Council for coming.",
    ],
)
def test_what_is_no_arrangement_is_not_heard(text: str) -> None:
    """Two bodies in one sentence share nothing for that."""
    assert arrangements(text, "2024-05-01") == []


def test_a_post_that_somebody_holds_alone_is_not_shared() -> None:
    """Words of a shared post count only where the sentence names two bodies, and not of one who held it once."""
    text = f"{PAIR} have shared a chief executive since 2014. John Roe held the post until September 2017."
    (claim,) = [claim for claim in arrangements(text, "2019-05-14") if claim.type == "shared_post"]
    assert (claim.status, claim.end) == ("existing", None)


def test_a_claim_says_that_its_words_alone_gave_it() -> None:
    """The rule's name and a signal tell where such a claim comes from, for those who explain and judge it."""
    (claim,) = read(f"One set of managers has looked after {PAIR} since the spring.", "2024-05-01").claims
    assert claim.rules == {RULE}
    assert "by its words" in claim.signals


@given(st.text(max_size=300), st.text(max_size=80), st.integers(0, 9))
def test_any_text_has_traits_and_probabilities(text: str, before: str, bodies: int) -> None:
    """Every trait counts something, stands within the sentence, and comes out the same again."""
    traits = list(traits_of(text, before, "", bodies=bodies, block="paragraph"))
    assert traits == list(traits_of(text, before, "", bodies=bodies, block="paragraph"))
    assert all(trait.end <= len(text) for trait in traits)
    model = shipped()
    heard = model.heard(traits)
    assert all(0 <= each.likely <= 1 for each in heard)
    assert all(each.likely >= model.lowest[model.labels.index(each.label)] for each in heard)


def test_the_words_that_weigh_most_are_pointed_at() -> None:
    """What is heard comes with the place of the words that speak for it the most."""
    (view,) = prepare("Amber Council and Birch Council are to merge in 2025.", "2024-05-01").views
    (heard,) = [each for each in shipped().heard(traits_of_view(view, "")) if each.label == "merger"]
    assert "merge" in view.plain.text[heard.start : heard.end]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/papers/*.txt")), ids=lambda path: path.stem)
def test_what_is_passed_over_would_not_have_been_heard(path: Path) -> None:
    """The quick look at a sentence leaves out none in which the model hears something."""
    views = prepare(path.read_text(encoding="utf-8"), None).views
    for view, before in zip(views, ["", *(view.plain.text for view in views)], strict=False):
        assert heard_in(view, before) == shipped().heard(traits_of_view(view, before))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{PAIR} used to run one payroll service between them.", "ended"),
        (f"{PAIR} have voted to put their legal teams together as one legal service.", "agreed"),
        (f"{PAIR} have run a joint legal service for ten years, and nobody proposes to touch it.", "existing"),
        (f"{PAIR} are talking about a joint legal service.", "considered"),
        (f"{PAIR} threw out the idea of a joint legal service.", "rejected"),
    ],
)
def test_all_words_around_weigh_how_far_along_it_is(text: str, status: str) -> None:
    """What rules make of a sentence counts among its words, and plain words are read as rules read them."""
    assert {claim.status for claim in arrangements(text, "2024-05-01")} == {status}


def test_what_speaks_most_is_likeliest() -> None:
    """The model of statuses gives one of them, whatever it is told."""
    told = Told("merger", "rejected", "[B0] turned down a merger", "[B0] turned down a merger.")
    assert shipped("statuses").likeliest(shares_of_status(told)) == "rejected"
    assert shipped("statuses").likeliest([]) in get_args(ArrangementStatus)
