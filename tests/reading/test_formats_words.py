"""The same paper in any format gives the same words in the same order."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from commonseal.reading import paper_of, read_paper
from commonseal.reading.formats import PaperText
from reading.formats_helpers import word_similarity

ROOT = Path(__file__).resolve().parents[2]
ENDINGS = (".md", ".html", ".docx", ".pdf")


def _papers() -> list[Path]:
    named = os.environ.get("COMMONSEAL_DEVSET")
    folder = Path(named) if named else ROOT.parent / "shared" / "reading" / "papers"
    found = sorted(path for path in folder.glob("p*") if path.suffix in ENDINGS)
    return [path for path in found if path.with_suffix(".txt").is_file()]


def _without_running_lines(text: str, paper: PaperText) -> str:
    """Leave out of a text every line that was set aside anywhere, whatever its page number."""
    aside = {_key(line.text) for line in paper.set_aside}
    return "\n".join(line for line in text.splitlines() if _key(line) not in aside)


def _key(line: str) -> str:
    return re.sub(r"\W*(page \d+)?\W*$", "", " ".join(line.lower().split()))


@pytest.mark.skipif(not _papers(), reason="the development set is not here")
@pytest.mark.parametrize("path", _papers(), ids=lambda path: path.name)
def test_the_words_are_those_of_the_plain_text_in_their_order(path: Path) -> None:
    """But for what is set aside, a paper's words are those of the plain text beside it."""
    paper = paper_of(path)
    plain = path.with_suffix(".txt").read_text(encoding="utf-8")
    extracted, given = (_without_running_lines(text, paper) for text in (paper.text, plain))
    assert word_similarity(extracted, given) >= 0.98
    assert word_similarity(paper.text, plain) >= 0.85


@pytest.mark.skipif(not _papers(), reason="the development set is not here")
@pytest.mark.parametrize("path", _papers(), ids=lambda path: path.name)
def test_evidence_is_exact_in_every_format(path: Path) -> None:
    """Offsets count in the paper's own text, and evidence out of a PDF names a page that holds the quote."""
    paper = paper_of(path)
    claims = read_paper(paper).claims
    assert claims
    edges = [*(paper.pages or ()), len(paper.text)]
    for evidence in (each for claim in claims for each in claim.evidence):
        assert paper.text[evidence.start : evidence.end] == evidence.quote
        assert (evidence.page is not None) == (paper.kind == "pdf")
        if evidence.page is not None:
            assert edges[evidence.page - 1] <= evidence.start < edges[evidence.page]
