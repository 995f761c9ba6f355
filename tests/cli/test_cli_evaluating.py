"""The command that says how well papers are read."""

import json
from pathlib import Path
from typing import Any

import pytest

from support.command import commonseal_here

STORY = "Ida Moss is chair of NHS Dale CCG. NHS Dale CCG has a budget of £25m.\n"
MOSS = {"kind": "appointment", "person": "Ida Moss", "role": "Chairman", "bodies": ["Dale CCG"], "status": "former"}
LOW = {"kind": "appointment", "person": "Ben Low", "role": "leader", "bodies": ["Fell Council"], "status": "held"}


def _with_evidence(claim: dict[str, Any]) -> dict[str, Any]:
    return {**claim, "evidence": [{"start": 0, "end": 8, "quote": "Ida Moss"}]}


@pytest.fixture(name="gold")
def _gold(tmp_path: Path) -> Path:
    """One paper with its gold: a claim that the reader has otherwise, and one that it cannot have."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "dale.txt").write_text(STORY, encoding="utf-8")
    claims = {"doc": "dale", "published": None, "claims": [_with_evidence(MOSS), _with_evidence(LOW)]}
    (folder / "dale.json").write_text(json.dumps(claims), encoding="utf-8")
    return folder


def _cells(line: str) -> list[str]:
    return line.split()


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ([], ["appointment 2 1 1.0000 0.5000 0.6667 0.0000", "attribute 0 1 0.0000 0.0000 0.0000 0.0000"]),
        ([], ["all 2 2 0.5000 0.5000 0.5000 0.0000 evidence exact 1.0000"]),
        (
            ["--by", "paper"],
            ["paper gold read precision recall F1 all slots F1", "dale 2 2 0.5000 0.5000 0.5000 0.0000"],
        ),
        (["--by", "phenomenon"], ["rejected or ended 1 1 1.0000 0 0", "body named elsewhere 1 0 0.0000 0 0"]),
    ],
)
def test_papers_beside_the_gold_are_read_and_counted(gold: Path, words: list[str], rows: list[str]) -> None:
    """Figures stand in a table, by kind, by paper or by phenomenon."""
    said = commonseal_here("evaluate", gold, *words, COLUMNS="200")
    assert (said.code, said.err) == (0, "")
    lines = [" ".join(line.split()) for line in said.lines]
    assert [row for row in rows if not any(line.startswith(row) for line in lines)] == []


def test_errors_say_what_to_act_on(gold: Path) -> None:
    """Every error has its claim, its place, its words and, of the reader's claims, the rule."""
    lines = commonseal_here("evaluate", gold, "--errors").lines
    assert sum(line.startswith("      by the rule ") for line in lines) == 2
    passing = ("      by the rule", "      line 1: “NHS Dale")
    assert [line for line in lines[lines.index("dale") :] if not line.startswith(passing)] == [
        "dale",
        "  Missed: a person has them, the reader has not (1)",
        "    appointment: Ben Low, leader of Fell Council [held]",
        "      line 1: “Ida Moss”",
        "  Spurious: the reader has them, no person has (1)",
        "    attribute: NHS Dale CCG: finance £25m [stated]",
        "  Found, with wrong slots (1)",
        "    appointment: Ida Moss, Chairman of Dale CCG [former]",
        "      status: held, but should be former",
        "      line 1: “Ida Moss”",
    ]


def test_figures_and_errors_are_data_too(gold: Path) -> None:
    """--json gives the figures with the names that the scoring of the contract uses, and lists of the rest."""
    plain = commonseal_here("evaluate", gold, "--json").json
    assert (plain["documents"], plain["all"]["f1"], plain["kinds"]["appointment"]["recall"]) == (1, 0.5, 0.5)
    assert set(plain) == {"documents", "kinds", "all"}
    more = commonseal_here("evaluate", gold, "--json", "--by", "phenomenon", "--errors").json
    assert more["phenomena"]["rejected or ended"]["found"] == 1
    assert [error["what"] for error in more["errors"]].count("missed") == 1
    assert commonseal_here("evaluate", gold, "--json", "--by", "paper").json["papers"]["dale"]["gold"] == 2


def test_claims_already_read_are_held_against_the_gold(gold: Path, tmp_path: Path) -> None:
    """Papers that only one side has are told of; --text names other texts, so evidence may be wrong."""
    read = tmp_path / "claims"
    assert commonseal_here("read", gold / "dale.txt", "--out", read).code == 0
    assert commonseal_here("evaluate", gold, read, "--json").json["all"]["f1"] == 0.5
    (read / "dale.json").rename(read / "fell.json")
    said = commonseal_here("evaluate", gold, read, "--json")
    assert said.json["all"]["predicted"] == 0
    assert "no claims for dale: all of theirs count as missed" in said.err
    assert "no gold for fell: left out" in said.err
    other = tmp_path / "texts"
    other.mkdir()
    (other / "dale.txt").write_text("Another text.", encoding="utf-8")
    said = commonseal_here("evaluate", gold, gold, "--text", other, "--errors")
    assert "Unproven" in said.out
    assert "evidence exact 0.0000" in said.out


def test_a_paper_read_from_another_format_is_scored_in_its_text(gold: Path) -> None:
    """With --from the web page is read, and its quotations are found again in the plain text."""
    page = f"<html><body><h1>News</h1><p>{STORY.replace('&', '&amp;')}</p></body></html>"
    (gold / "dale.html").write_text(page, encoding="utf-8")
    said = commonseal_here("evaluate", gold, "--from", "html", "--json").json
    assert (said["all"]["f1"], said["all"]["evidence_exact"]) == (0.5, 1.0)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nowhere"], "for GOLD: nowhere does not exist; check the spelling"),
        (["empty"], "for GOLD: empty holds no .json file; name the folder"),
        (["gold", "gold/dale.txt"], "for PREDICTED: gold/dale.txt is not JSON at line 1, column 1"),
        (["gold", "--text", "gold/dale.txt"], "for --text: gold/dale.txt is not a folder"),
        (["unread"], "for GOLD: unread holds no paper called fell; put it there as one of .txt"),
        (["gold", "gold", "--from", "pdf"], "for --from: papers are read only where PREDICTED is left out"),
        (["gold", "--by", "weather"], "'weather' is not one of 'kind', 'phenomenon', 'paper'"),
    ],
)
def test_what_cannot_be_evaluated_is_misuse(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], says: str
) -> None:
    """The command ends with 2, and names the file, the place and the remedy."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "unread").mkdir()
    (tmp_path / "unread" / "fell.json").write_text('{"claims": []}', encoding="utf-8")
    assert gold.name == "gold"
    said = commonseal_here("evaluate", *words, COLUMNS="300")
    assert (said.code, said.out) == (2, "")
    assert says in " ".join(said.err.split())
