"""How the reader came to its claims, as a person sees it: ``read --explain`` and ``read --trace``."""

from pathlib import Path

import pytest

from support.command import commonseal_here

STORY = "Who leads\n\nIda Moss is chair of NHS Dale CCG. NHS Dale CCG and NHS Fell CCG share a chief nurse.\n"
SENTENCE = "NHS Dale CCG and NHS Fell CCG share a chief nurse."


@pytest.fixture(name="story")
def _story(tmp_path: Path) -> Path:
    paper = tmp_path / "story.txt"
    paper.write_text(STORY, encoding="utf-8")
    return paper


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            ["--explain"],
            [
                "1. appointment: Ida Moss, chair of NHS Dale CCG [held]",
                "   place     line 3, under “Who leads”",
                "   evidence  “Ida Moss is chair of NHS Dale CCG”",
                "2. arrangement: shared post (chief nurse) of NHS Dale CCG; NHS Fell CCG [existing]",
            ],
        ),
        (
            ["--trace", "3"],
            [
                "story, sentence 3 of 3 (paragraph, line 3, under “Who leads”)",
                f"  text      {SENTENCE}",
                f"      in “{SENTENCE}”",
                "      → claim 2 of the paper",
            ],
        ),
        (["--trace", "who leads"], ["  drafts    no rule found anything here", "  claims    none"]),
    ],
)
def test_the_way_of_a_claim_is_shown_and_nothing_is_written(
    story: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], lines: list[str]
) -> None:
    """Every line stands in what is printed, and no folder of claims is made."""
    monkeypatch.chdir(story.parent)
    said = commonseal_here("read", story, *words)
    assert (said.code, said.err) == (0, "")
    assert [line for line in lines if line not in said.lines] == []
    assert [path.name for path in story.parent.iterdir()] == ["story.txt"]


def test_explanations_and_traces_are_data_too(story: Path) -> None:
    """With --format json both give lists of papers and of sentences."""
    (paper,) = commonseal_here("read", story, "--explain", "--format", "json").json
    assert all(rule.startswith("appointments: ") for rule in paper["claims"][0]["rules"])
    (sentence,) = commonseal_here("read", story, "--trace", "nurse", "--format", "json").json
    assert sentence["text"] == SENTENCE
    assert {"mentions", "marked", "with_posts", "drafts", "claims"} <= sentence.keys()


def test_a_sentence_that_is_not_there_ends_with_a_remedy(story: Path) -> None:
    """The message tells which numbers there are."""
    said = commonseal_here("read", story, "--trace", "17")
    assert (said.code, said.out) == (1, "")
    assert "story has no sentence 17; give a number from 1 to 3" in said.err
