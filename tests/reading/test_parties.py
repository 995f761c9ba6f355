"""Between whom an arrangement is: the sentence's own bodies, those inherited, and the paper's whole grouping."""

from __future__ import annotations

import pytest

from .helpers import arrangements

AVERLEY, FELL, DUN = "Averley CCG", "Fell CCG", "Dunmere CCG"


def _parties(text: str, kind: str) -> list[tuple[str, ...]]:
    return [claim.parties for claim in arrangements(text, "2019-05-14") if claim.type == kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "parties"),
    [
        (
            "Under a shared service agreement Averley CCG provides payroll to Fell CCG and Dunmere CCG.",
            "joint_service",
            (AVERLEY, FELL, DUN),
        ),
        ("Averley CCG and Fell CCG share a management team.", "joint_team", (AVERLEY, FELL)),
        ("Averley CCG shares a management team with Fell CCG.", "joint_team", (AVERLEY, FELL)),
        ("Averley CCG will share a management team with Fell CCG and Dunmere CCG.", "joint_team", (AVERLEY, FELL, DUN)),
        (
            "A shared management team across Averley, Fell and Dunmere CCGs began work.",
            "joint_team",
            (AVERLEY, FELL, DUN),
        ),
        ("A joint committee of Averley CCG and Fell CCG meets monthly.", "joint_committee", (AVERLEY, FELL)),
        ("A joint committee was set up by Averley CCG and Fell CCG.", "joint_committee", (AVERLEY, FELL)),
        ("There is a pooled budget between Averley CCG and Fell CCG.", "pooled_budget", (AVERLEY, FELL)),
        (
            "Averley CCG hosts a continuing care team on behalf of Fell CCG and Dunmere CCG.",
            "contract",
            (AVERLEY, FELL, DUN),
        ),
        (
            "Averley CCG would delegate its £4m budget for homes to Averley Council.",
            "delegation",
            (AVERLEY, "Averley Council"),
        ),
        ("According to Dunmere CCG, Averley CCG and Fell CCG share a management team.", "joint_team", (AVERLEY, FELL)),
        ("Dunmere CCG said Averley CCG and Fell CCG would merge.", "merger", (AVERLEY, FELL)),
        (
            "Averley CCG and Fell CCG, whose papers Dunmere Council has seen, share a management team.",
            "joint_team",
            (AVERLEY, FELL),
        ),
        (
            "Averley CCG and Fell CCG share a management team, which works beside Dunmere Council.",
            "joint_team",
            (AVERLEY, FELL),
        ),
        (
            "Averley CCG is sharing a chair with Fell CCG and Dunmere CCG ahead of a full merger.",
            "merger",
            (AVERLEY, FELL, DUN),
        ),
    ],
)
def test_the_sentence_gives_the_parties(sentence: str, kind: str, parties: tuple[str, ...]) -> None:
    """Subject and object, “between”, “of” and “by” give the parties; sources and asides do not."""
    assert _parties(sentence, kind) == [parties]


@pytest.mark.parametrize(
    "following",
    [
        "They will have a joint management team.",
        "Both organisations will have a joint management team.",
        "A joint management team is to be set up.",
        "Averley CCG will host the joint management team.",
    ],
)
def test_what_names_none_or_one_inherits_the_last_parties(following: str) -> None:
    """A sentence without parties, or with one of them, is about those last joined."""
    text = f"Averley CCG and Fell CCG share a chair. {following}"
    assert [set(parties) for parties in _parties(text, "joint_team")] == [{AVERLEY, FELL}]


def test_a_list_inherits_the_parties_of_its_opening() -> None:
    """The points of a list are about the bodies that the sentence opening it names."""
    text = (
        "Dunmere Council met Corley Council.\n\nAverley CCG and Fell CCG already have:\n\n"
        "• a joint management team\n\n• a pooled budget for equipment\n"
    )
    assert _parties(text, "joint_team") == [(AVERLEY, FELL)]
    assert _parties(text, "pooled_budget") == [(AVERLEY, FELL)]


def test_one_member_of_the_papers_grouping_stands_for_all() -> None:
    """In a paper about one grouping, an arrangement beside one member or none is that of the whole grouping."""
    text = (
        "Averley, Fell and Dunmere councils are preparing a joint waste committee. The three councils would each have "
        "two votes. All three councils collect weekly. Officers from Fell Council and Corley Council met in May. "
        + "The depot was rebuilt. " * 12
        + "Fell Council would join a single waste contract."
    )
    assert [set(p) for p in _parties(text, "contract")] == [{"Averley council", "Fell Council", "Dunmere council"}]


def test_the_ccg_beside_a_council_is_that_of_its_place() -> None:
    """Where the paper knows several CCGs, “the CCG” beside a council is the one of the council's place."""
    text = "Fell CCG and Averley CCG differ. Dunmere CCG is small. Averley Council and the CCG have a pooled budget."
    assert _parties(text, "pooled_budget") == [("Averley Council", AVERLEY)]
