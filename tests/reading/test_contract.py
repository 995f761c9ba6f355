"""The claims contract, and what cannot be read."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from pydantic import ValidationError

from commonseal.reading import AppointmentClaim, Evidence, PaperClaims, ReadingError, read_file, read_text

STORY = "Ida Moss is chair of NHS Dale CCG. NHS Dale CCG and NHS Fell CCG share a chief nurse. NHS England approved it."


def test_what_is_written_is_read_back_the_same() -> None:
    """Claims survive being written as JSON and read again."""
    claims = read_text(STORY, name="story")
    again = PaperClaims.from_json(claims.to_json())
    assert again.to_json() == claims.to_json()
    assert again.doc == "story"


def test_only_the_fields_of_the_contract_are_written() -> None:
    """The rule that made a claim is known in memory and never written."""
    claims = read_text(STORY, name="story")
    assert all(claim.rule for claim in claims.claims)
    for written in json.loads(claims.to_json())["claims"]:
        assert "rule" not in written
        assert {"kind", "status", "attribution", "evidence"} <= set(written)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("{", "is not JSON"),
        ("[]", "holds no claims object"),
        ('{"doc": "x", "claims": [{"kind": "rumour"}]}', "claims.0"),
        ('{"doc": "x", "claims": [{"kind": "decision", "body": "B"}]}', "claims.0.decision"),
    ],
)
def test_a_wrong_claims_file_says_what_is_wrong(written: str, sentence: str) -> None:
    """An error names the place that breaks the contract."""
    with pytest.raises(ReadingError, match=r"^old\.json ") as caught:
        PaperClaims.from_json(written, source="old.json")
    assert sentence in str(caught.value)


def test_evidence_is_as_long_as_its_quote() -> None:
    """Offsets that do not fit the quote are refused."""
    with pytest.raises(ValidationError):
        Evidence(start=0, end=3, quote="four")


def test_claims_never_change() -> None:
    """A claim is frozen once made."""
    claim = next(c for c in read_text(STORY, name="s").claims if isinstance(c, AppointmentClaim))
    with pytest.raises(ValidationError):
        setattr(claim, "person", "Somebody Else")  # noqa: B010 - the assignment itself is a type error


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "has no words"),
        ("mixed.txt", "Café ".encode() + "Café".encode("latin-1"), "is not UTF-8"),
        ("binary.txt", b"ab\x00cd", "is not text"),
        ("paper.doc", b"text", "ends in"),
    ],
)
def test_an_unreadable_file_is_named_with_a_remedy(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    """Each error is one sentence with the file, the problem and what to do."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadingError) as caught:
        read_file(path)
    message = str(caught.value)
    assert str(path) in message
    assert problem in message
    assert "; " in message
    assert message.endswith(".")


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    """A path that leads nowhere and a path to a folder are told apart."""
    with pytest.raises(ReadingError, match="does not exist"):
        read_file(tmp_path / "nothing.txt")
    with pytest.raises(ReadingError, match="is a folder"):
        read_file(tmp_path)


def test_an_error_reaches_another_process_whole(tmp_path: Path) -> None:
    """Whoever reads in a pool of processes is told the same sentence, and does not wait for ever."""
    with ProcessPoolExecutor(1) as pool, pytest.raises(ReadingError, match="does not exist") as caught:
        pool.submit(read_file, tmp_path / "nothing.txt").result(timeout=60)
    assert caught.value.remedy


def test_a_file_over_twenty_megabytes_is_refused(tmp_path: Path) -> None:
    """The limit is stated in the message."""
    path = tmp_path / "big.txt"
    path.write_bytes(b"a " * 10_000_001)
    with pytest.raises(ReadingError, match="over the 20 MB"):
        read_file(path)


def test_a_file_is_read_under_its_own_name(tmp_path: Path) -> None:
    """The name of the paper is that of the file without its ending."""
    path = tmp_path / "board-paper.txt"
    path.write_text(STORY, encoding="utf-8")
    assert read_file(path).doc == "board-paper"
