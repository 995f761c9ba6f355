"""The shipped plans compared end to end: in the terminal's data, as a page, as a Word document and as charts."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from docx import Document

from support.command import EXAMPLES, commonseal_here

PLANS = {
    "portsmouth": ("no-change", "recommended", "committee-first"),
    "kent-medway": ("no-change", "shared-leadership", "single-ccg"),
    "northumberland": ("no-change", "one-contract", "pooled-fund"),
    "halton-warrington": ("no-change", "one-team", "one-ccg"),
    "moors-cluster": ("no-change", "one-board", "joint-committee"),
}
ROWS = ["findings", "duties", "approvals", "earliest", "odds", "posts", "cost", "staff", "reversibility"]
Told = dict[str, Any]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which everything is written that the plan of the invented cluster gives."""
    folder = tmp_path_factory.mktemp("appraisal")
    done = commonseal_here(
        "compare", str(EXAMPLES / "moors-cluster"), "--html", str(folder / "a.html"), "--docx", str(folder / "a.docx"),
        "--charts", str(folder / "charts"), "--format", "json",
    )  # fmt: skip
    assert done.code == 0, done.err
    (folder / "a.json").write_text(done.out, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def moors(written: Path) -> Told:
    """What is told of the invented cluster."""
    told: Told = json.loads((written / "a.json").read_text(encoding="utf-8"))
    return told


def cells(told: Told, key: str) -> dict[str, Told]:
    """Return the cells of a row by the last word of their option."""
    row = next(each for each in told["rows"] if each["key"] == key)
    return {option.rpartition("/")[2]: cell for option, cell in row["options"].items()}


@pytest.mark.parametrize("name", [each for each in PLANS if each != "moors-cluster"])
def test_an_arrangement_is_compared_from_its_papers_on(name: str) -> None:
    """Each option has an answer in every row, and every figure but nought says on what it rests."""
    done = commonseal_here("compare", str(EXAMPLES / name), "--format", "json")
    assert done.code == 0, done.err
    told = json.loads(done.out)
    assert tuple(each["id"].rpartition("/")[2] for each in told["options"]) == PLANS[name]
    assert [each["key"] for each in told["rows"]] == ROWS
    assert all(cell["text"] for row in told["rows"] for cell in row["options"].values())
    assert not told["scored"]["missing"]
    assert [total for _, total in told["scored"]["totals"]] == sorted(
        (total for _, total in told["scored"]["totals"]), reverse=True
    )


def test_every_reference_is_a_source_that_says_something(moors: Told) -> None:
    """What a cell rests on is among the sources, numbered once; a statement or provision, with words of its own."""
    numbers = [each["number"] for each in moors["sources"]]
    assert numbers == list(range(1, len(numbers) + 1))
    known = {each["reference"]: each["text"] for each in moors["sources"]}
    for row in moors["rows"]:
        for cell in row["options"].values():
            assert set(cell["rests_on"]) <= set(known)
    assert all(re.fullmatch(r"statement/\d+|law:[a-z][\w.]*", each) for each in known)
    assert all(text != reference for reference, text in known.items())


def test_three_boards_become_one(moors: Told) -> None:
    """The order needs ministers and NHS England, all three boards are consulted, and posts are done once."""
    needed = " ".join(cells(moors, "approvals")["one-board"]["details"])
    assert "NHS England decides" in needed
    assert len(re.findall(r"Board of NHS [\w ]+ ICB|NHS [\w ]+ Integrated Care Board is consulted", needed)) >= 3
    assert cells(moors, "cost")["one-board"]["value"] < cells(moors, "cost")["no-change"]["value"]
    assert cells(moors, "findings")["no-change"]["text"] == "The rules find nothing"
    assert "systems and services" in " ".join(cells(moors, "findings")["one-board"]["details"])
    assert moors["options"][1]["target"] == "2027-04-01"


def test_the_cost_is_the_sum_of_its_posts(moors: Told) -> None:
    """Five shared posts and five heads in each of three boards, at round figures."""
    shared = 0.6 * 150_000 + 230_000 + 3 * 180_000
    heads = 3 * (3 * 110_000 + 80_000 + 0.5 * 80_000)
    assert cells(moors, "cost")["no-change"]["value"] == shared + heads


def test_the_page_needs_nothing_from_elsewhere(written: Path) -> None:
    """No script, style, font or picture is fetched, and every note leads to a source on the page."""
    html = (written / "a.html").read_text(encoding="utf-8")
    assert "<script" not in html
    assert not re.search(r"(?:src|href)=[\"'](?!#)", html)
    assert "@import" not in html
    assert "url(" not in html
    targets = set(re.findall(r'id="(source-\d+)"', html))
    assert set(re.findall(r'href="#(source-\d+)"', html)) <= targets
    assert html.count("<h1>") == 1


def test_the_word_document_opens_and_says_the_same(written: Path, moors: Told) -> None:
    """Its tables hold each cell's text and each source."""
    paper = Document(BytesIO((written / "a.docx").read_bytes()))
    side_by_side = next(each for each in paper.tables if each.rows[0].cells[0].text == "Question")
    for row, told in zip(side_by_side.rows[1:], moors["rows"], strict=True):
        shown = [cell.text for cell in row.cells]
        assert shown[0] == told["heading"]
        assert all(
            text.startswith(cell["text"]) for text, cell in zip(shown[1:], told["options"].values(), strict=True)
        )
    sources = next(each for each in paper.tables if each.rows[0].cells[0].text == "No.")
    assert len(sources.rows) == len(moors["sources"]) + 1


def test_charts_are_drawings_with_a_title(written: Path) -> None:
    """Each is well-formed SVG that tells its title and description to those who do not see it."""
    files = sorted((written / "charts").glob("*.svg"))
    assert len(files) == 3
    for file in files:
        root = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 - written a moment ago by the program
        assert root.get("role") == "img"
        assert root.find("{http://www.w3.org/2000/svg}title") is not None
        assert root.find("{http://www.w3.org/2000/svg}desc") is not None


def test_staff_are_counted_and_never_told() -> None:
    """A staff file needs clearance; what comes of it is counts under which nobody can be found."""
    staff = EXAMPLES / "moors-cluster" / "staff.match"
    words = ("compare", str(EXAMPLES / "moors-cluster"), "--staff", str(staff), "--format", "json")
    refused = commonseal_here(*words)
    assert (refused.code, refused.out) == (1, "")
    done = commonseal_here(*words, "--clearance", "restricted")
    assert done.code == 0, done.err
    told = json.loads(done.out)
    assert cells(told, "staff")["one-board"]["text"].startswith("At risk: 15; could be placed: ")
    references = set(re.findall(r"\bM\d{3}\b", staff.read_text(encoding="utf-8")))
    assert references
    assert not references & set(re.findall(r"\bM\d{3}\b", done.out))


def test_a_file_that_is_there_is_not_written_over(written: Path) -> None:
    """The command says so before it works anything out, and ends with 2."""
    again = commonseal_here("compare", str(EXAMPLES / "moors-cluster"), "--html", str(written / "a.html"))
    assert again.code == 2
    assert "is there already" in again.err


def test_a_proposal_without_options_is_told_how_to_get_some(ask_nothing: str) -> None:
    """The message names the remedy, and the command ends with 1."""
    done = commonseal_here("compare", "proposal/halton-warrington-management-team", db=ask_nothing)
    assert done.code == 1
    assert "commonseal propose" in done.err


@pytest.fixture
def ask_nothing(tmp_path: Path) -> str:
    """The address of a register that has a proposal and no option."""
    db = f"sqlite:///{tmp_path}/bare.db"
    assert commonseal_here("load", str(EXAMPLES / "halton-warrington" / "register"), db=db).code == 0
    return db
