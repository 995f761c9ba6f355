"""How the reader came to its claims: explanations and traces."""

from __future__ import annotations

import pytest

from commonseal.reading import ReadingError
from commonseal.reading.tracing import Look, Trace, explained, look, traced

STORY = """Dale papers

Who leads

Ida Moss is chair of NHS Dale CCG. NHS Dale CCG and NHS Fell CCG share a chief nurse.

She met Ben Low, chief executive of Fell Council, on 3 March 2019.

The sky was grey. Ida Moss, NHS Dale CCG’s chair, said so.

We use cookies. Accept cookies?
"""


@pytest.fixture(name="seen")
def _seen() -> Look:
    return look(STORY, name="story")


def _of(seen: Look, wanted: str) -> Trace:
    (trace,) = traced(seen, wanted)
    return trace


def test_each_claim_is_explained_by_stage_and_rule(seen: Look) -> None:
    """An explanation gives for each claim its rule with its stage, its place, its words and how sure it is."""
    found = explained(seen)
    moss = next(claim for claim in found.claims if "Ida Moss" in claim.fact)
    assert moss.fact == "appointment: Ida Moss, chair of NHS Dale CCG [held]"
    assert {rule.partition(": ")[0] for rule in moss.rules} == {"appointments"}
    assert (moss.line, moss.heading) == (5, "Who leads")
    assert moss.quotes == ("Ida Moss is chair of NHS Dale CCG", "Ida Moss, NHS Dale CCG’s chair")
    assert moss.confidence is None or 0 <= moss.confidence <= 1


def test_every_claim_comes_from_drafts_that_were_noted(seen: Look) -> None:
    """No claim is without its drafts, each draft has its stage, and the claim's own rule comes first."""
    assert seen.claims
    for claim in seen.claims:
        drafts = [seen.made[number] for number in claim.drafts]
        assert claim.rule in {draft.rule for draft in drafts}
        assert all(draft.stage for draft in drafts)
        assert {draft.rule for draft in drafts} == claim.rules
    for told in explained(seen, with_unlikely=True).claims:
        stage, _, rule = told.rules[0].partition(": ")
        assert stage.isidentifier()
        assert rule


def test_an_explanation_leaves_out_what_is_too_unlikely_unless_asked(seen: Look) -> None:
    """What the reader does not put out is explained only on demand, and marked."""
    every = explained(seen, with_unlikely=True).claims
    assert [claim for claim in every if claim.is_shown] == list(explained(seen).claims)


def test_a_trace_shows_the_whole_path_of_a_sentence(seen: Look) -> None:
    """A trace has the block, the heading, the mentions with their links, the tokens, the drafts and the claims."""
    trace = _of(seen, "share a chief nurse")
    assert (trace.block, trace.section, trace.line) == ("paragraph", "Who leads", 5)
    assert trace.text == "NHS Dale CCG and NHS Fell CCG share a chief nurse."
    assert STORY[trace.start : trace.end] == trace.text
    linked = {mention.words: mention for mention in trace.mentions}
    assert linked["NHS Dale CCG and NHS Fell CCG"].stands_for == ("NHS Dale CCG", "NHS Fell CCG")
    assert linked["NHS Dale CCG"].token == ""  # the list has taken it in
    assert linked["a chief nurse"].kind == "post"
    assert "share [O" in trace.with_posts
    heard = {each.type: each for each in trace.heard}
    assert heard["shared_post"].likely > 0.5
    assert heard["shared_post"].words in trace.text
    (draft,) = [each for each in trace.drafts if "chief nurse" in each.fact]
    assert draft.stage == "arrangements"
    assert draft.outcome.startswith("claim 2 of the paper")
    assert [claim.fact for claim in trace.claims] == [
        "arrangement: shared post (chief nurse) of NHS Dale CCG; NHS Fell CCG [existing]"
    ]


def test_a_trace_says_what_was_joined(seen: Look) -> None:
    """A draft that joined another's claim says so."""
    trace = _of(seen, "said so")
    assert trace.drafts[0].outcome == "claim 1 of the paper, joined with 1 other"


def test_a_part_of_a_fuller_claim_is_dropped_and_says_so() -> None:
    """A post over fewer bodies that a fuller claim covers is dropped, and its trace tells."""
    seen = look("Ida Moss is chair of NHS Dale CCG. Ida Moss is chair of NHS Dale CCG and NHS Fell CCG.", name="two")
    drafts = [draft for draft in _of(seen, "1").drafts if draft.stage == "appointments"]
    assert [draft.outcome for draft in drafts] == ["dropped: a fuller claim says the same"]


@pytest.mark.parametrize("wanted", ["6", "the sky", "THE  SKY was"])
def test_a_sentence_is_found_by_number_or_words(seen: Look, wanted: str) -> None:
    """Case and spaces of the words do not count."""
    trace = _of(seen, wanted)
    assert trace.text == "The sky was grey."
    assert (trace.drafts, trace.claims) == ((), ())


def test_words_in_several_sentences_give_them_all(seen: Look) -> None:
    """A phrase that stands in two sentences traces both; curly and straight marks are one."""
    assert len(traced(seen, "Ida Moss")) == 2
    assert _of(seen, "dale ccg's chair").number == 7


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("0", "from 1 to 7"),
        ("99", "no sentence 99"),
        ("snow", "no sentence with “snow”"),
        (" ", "no sentence"),
        ("was grey. Ida", "over two sentences"),
        ("accept cookies", "in boilerplate alone"),
    ],
)
def test_a_sentence_that_is_not_there_is_refused_with_a_remedy(seen: Look, wanted: str, says: str) -> None:
    """The message names the paper and what can be asked for."""
    with pytest.raises(ReadingError, match=r"^story .*; .*\.$") as caught:
        traced(seen, wanted)
    assert says in str(caught.value)


def test_looking_changes_nothing(seen: Look) -> None:
    """What is shown is what reading gives."""
    from commonseal.reading import read_text  # noqa: PLC0415

    shown = [claim for number, claim in enumerate(seen.claims) if number in seen.shown]
    assert shown == list(read_text(STORY, name="story").claims)
