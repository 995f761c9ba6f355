"""The example arrangements: quotes to the letter, facts that the vocabulary knows, folders that read without faults."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from commonseal.exchange.register_files import ActEntry, StatementEntry, read_register_files
from commonseal.vocabulary import StatementDraft, fact_adapter

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("halton-warrington", "kent-medway", "northumberland", "portsmouth")
ENVELOPE = ("start", "end", "standing", "attribution", "visibility", "evidence", "note", "unreviewed")
LINKS = ("label", "corrects", "follows")
OUTSIDE = "From outside the source papers."

Document = dict[str, Any]


def documents(name: str) -> Iterator[tuple[Path, Document]]:
    """Yield every YAML document of an example with its file, dates as text."""
    for file in sorted((EXAMPLES / name).rglob("*.yaml")):
        if file.name.endswith(".plan.yaml"):
            continue
        for document in yaml.safe_load_all(file.read_text(encoding="utf-8")):
            yield file, _plain(document)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value


def papers(name: str) -> dict[str, str]:
    """Return the text of every paper of an example by its identifier."""
    return {
        paper["id"]: (file.parent / paper["file"]).read_text(encoding="utf-8")
        for file, document in documents(name)
        for paper in document.get("papers", ())
    }


def entries(document: Document) -> list[Document]:
    """Return everything in a document that can carry evidence."""
    return [each for part in ("statements", "ended", "corroborated") for each in document.get(part, ())]


def statements_of(acts: list[ActEntry]) -> list[StatementEntry]:
    """Return the statements of some acts."""
    return [step for act in acts for step in act.steps if isinstance(step, StatementEntry)]


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_stands_in_its_paper_once_and_to_the_letter(name: str) -> None:
    """Each quote is found in the paper that it names, in exactly one place."""
    texts = papers(name)
    quotes = [
        (evidence.get("paper", document.get("defaults", {}).get("paper")), evidence["quote"])
        for _, document in documents(name)
        for entry in entries(document)
        for evidence in entry.get("evidence", ())
        if "quote" in evidence
    ]
    assert quotes
    assert [quote for paper, quote in quotes if texts[paper].count(quote) != 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_is_quoted_and_every_text_is_a_paper(name: str) -> None:
    """No text lies in the papers folder without being a paper of the register, and no paper goes unread."""
    declared = {
        (file.parent / paper["file"]).resolve()
        for file, document in documents(name)
        for paper in document.get("papers", ())
    }
    assert declared == {file.resolve() for file in (EXAMPLES / name / "papers").glob("*.txt")}
    quoted = {
        each.paper
        for entry in statements_of(read_register_files(EXAMPLES / name))
        for each in entry.draft.evidence
        if each.paper
    }
    assert quoted == set(papers(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_is_a_fact_that_the_vocabulary_knows(name: str) -> None:
    """Each statement, without its envelope, is read by the vocabulary's own adapter, and its envelope by the draft."""
    for _, document in documents(name):
        for entry in document.get("statements", ()):
            fact = fact_adapter.validate_python(
                {key: value for key, value in entry.items() if key not in (*ENVELOPE, *LINKS)}
            )
            envelope = {key: entry[key] for key in ENVELOPE if key in entry and key not in ("start", "end", "evidence")}
            period = {key: entry[key] for key in ("start", "end") if key in entry}
            draft = StatementDraft.model_validate({"fact": fact, "period": period, **envelope})
            assert draft.fact.kind == entry["kind"]


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_carries_evidence(name: str) -> None:
    """Nothing is stated without a quote or a source."""
    bare = [entry for _, document in documents(name) for entry in entries(document) if not entry.get("evidence")]
    assert bare == []


@pytest.mark.parametrize("name", NAMES)
def test_what_comes_from_outside_is_kept_apart_and_says_so(name: str) -> None:
    """Outside the papers: each entry says so and cites a source alone; inside: every statement has a quote."""
    for file, document in documents(name):
        for entry in entries(document):
            if file.parent.name == "outside":
                assert entry["note"].startswith(OUTSIDE), entry
                assert all("source" in evidence and "quote" not in evidence for evidence in entry["evidence"]), entry
            elif file.name != "00-shared.yaml":
                assert any("quote" in evidence for evidence in entry["evidence"]), entry
                assert OUTSIDE not in entry.get("note", ""), entry


@pytest.mark.parametrize("name", NAMES)
def test_what_comes_from_outside_is_recorded_after_the_papers(name: str) -> None:
    """Nothing from outside was known on the days on which the papers were read."""
    days = {
        folder: [document["act"]["recorded"] for file, document in documents(name) if file.parent.name == folder]
        for folder in ("register", "outside")
    }
    assert max(days["register"]) < min(days["outside"])


@pytest.mark.parametrize("name", NAMES)
def test_an_example_reads_alone_without_faults(name: str) -> None:
    """Each folder is complete: everything that a statement names is described in the same folder."""
    found = statements_of(read_register_files(EXAMPLES / name))
    described = {getattr(entry.draft.fact, "id", None) for entry in found}
    named = {thing for entry in found for thing in entry.draft.fact.references()}
    assert named - described == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_register_folder_reads_without_the_outside(name: str) -> None:
    """An arrangement can be seen as its papers have it, with nothing from elsewhere."""
    found = statements_of(read_register_files(EXAMPLES / name / "register"))
    described = {getattr(entry.draft.fact, "id", None) for entry in found}
    assert {thing for entry in found for thing in entry.draft.fact.references()} - described == set()


def test_all_examples_read_together() -> None:
    """No label is taken twice and no fault arises when all four folders are one load."""
    together = statements_of(read_register_files(EXAMPLES))
    alone = [entry for name in NAMES for entry in statements_of(read_register_files(EXAMPLES / name))]
    assert len(together) == len(alone)


def test_what_several_examples_name_is_stated_in_the_same_words() -> None:
    """A thing described in more than one folder is described by the same document, to the letter."""
    shared = {(EXAMPLES / name / "register" / "00-shared.yaml").read_text(encoding="utf-8") for name in NAMES}
    assert len(shared) == 1
    described: dict[str, set[str]] = {}
    for name in NAMES:
        for file, document in documents(name):
            for entry in document.get("statements", ()):
                if "id" in entry and file.name != "00-shared.yaml":
                    described.setdefault(entry["id"], set()).add(name)
    assert {thing for thing, places in described.items() if len(places) > 1} == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_is_short_and_plain(name: str) -> None:
    """Each paper has between 250 and 700 words and no machine's paths."""
    for text in papers(name).values():
        assert 250 <= len(text.split()) <= 700
        assert not re.search(r"(?<!\w)/(?:home|tmp|work|Users)/", text)
