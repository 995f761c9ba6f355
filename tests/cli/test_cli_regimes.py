"""The commands on law, as people type them."""

import csv
import io
import json
from pathlib import Path

import pytest

from support.command import Said, commonseal_here

OWN = """pack:
  id: board
  name: Joint boards, made up for a test
  jurisdiction: Nowhere
  classifications: [joint_board]
  from: 2016-04-01
  to: null
  citation: Made-up Act
  confidence: check
  last_confirmed: 2020-01-31
  source: Made up for a test
provisions:
  - kind: post
    id: board.chief
    text: Each board has one chief officer.
    post_name: chief officer
    roles: [chief_officer]
    maximum: 1
    citation: Made-up Act s1
    confidence: check
    basis: known
"""


@pytest.fixture(name="own")
def _own(tmp_path: Path) -> Path:
    """A folder with one pack of somebody's own."""
    (tmp_path / "board.yaml").write_text(OWN, encoding="utf-8")
    return tmp_path


def rows(said: Said) -> list[dict[str, str]]:
    """Return what a command printed as CSV."""
    assert said.code == 0, said
    return list(csv.DictReader(io.StringIO(said.out)))


def test_packs_are_listed_with_how_sure_they_are() -> None:
    """Each pack has its days, its counts by confidence, and where it is no law, how far it has come."""
    found = {row["pack"]: row for row in rows(commonseal_here("regimes", "list", "--format", "csv"))}
    assert (found["ccg"]["from"], found["ccg"]["to"]) == ("2013-04-01", "2022-06-30")
    assert (found["icb"]["from"], found["icb"]["to"]) == ("2022-07-01", "")
    for row in found.values():
        assert int(row["provisions"]) == sum(int(row[sure]) for sure in ("sure", "likely", "check"))
    assert found["icb_successor"]["in force"].startswith("no: Bill introduced on 14 May 2026")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ccg", "--on", "2014-09-30", "--kind", "power"], ["ccg.joint.ccg", "ccg.joint.ca", "ccg.to_nhse"]),
        (["ccg", "--on", "2013-03-31"], []),
        (["--on", "2014-10-01", "--kind", "clinician_pair"], ["ccg.ao.clinical_pair"]),
        (["icb.count", "--on", "2026-03-31"], ["icb.count"]),
        (["icb.count"], ["icb.count", "icb.count"]),
        (["icb_successor"], ["icb.successor", "icb.successor.partnership"]),
        (["icb.successor"], ["icb.successor"]),
    ],
)
def test_law_is_shown_by_pack_provision_date_and_kind(words: list[str], expected: list[str]) -> None:
    """What is shown is of the pack or provision named, of the kind asked for, and holds on the date."""
    assert [row["id"] for row in rows(commonseal_here("regimes", "show", *words, "--format", "csv"))] == expected


def test_a_bill_is_no_law_unless_named() -> None:
    """Among all the law nothing is shown of what is not in force."""
    shown = {row["pack"] for row in rows(commonseal_here("regimes", "show", "--format", "csv"))}
    assert "icb_successor" not in shown
    assert "not in force" in commonseal_here("regimes", "show", "icb_successor").out


def test_one_provision_is_shown_whole() -> None:
    """One provision is printed with every field that says something, in words."""
    said = commonseal_here("regimes", "show", "ccg.chair.not_ao")
    assert said.lines[:2] == [
        "The chair of the governing body may not be its accountable officer.",
        "  SI 2012/1631 reg 13 (likely)",
    ]
    assert "  from: 2013-04-01" in said.lines
    assert "  second roles: chair; clinical_chair; independent_chair" in said.lines


def test_json_has_the_fields_of_the_kind() -> None:
    """As JSON a provision has all its fields, its days under from and to."""
    (found,) = commonseal_here("regimes", "show", "la.callin", "--format", "json").json
    assert (found["kind"], found["days"], found["unit"], found["local"]) == ("clock", 5, "working", True)
    assert (found["from"], found["to"]) == (None, None)


def test_what_changed_between_two_days_is_shown() -> None:
    """Between two days each provision begins, ends, or said another thing until then than from then."""
    words = ("regimes", "show", "--between", "2014-09-30", "2014-10-01", "--format", "csv")
    assert [(row["change"], row["id"]) for row in rows(commonseal_here(*words))] == [
        ("begins", "ccg.joint.ccg.committee"),
        ("begins", "ccg.to_nhse.committee"),
    ]
    found = commonseal_here("regimes", "show", "icb.count", "--between", "2026-03-31", "2026-04-01", "--format", "json")
    assert [(row["change"], row["text"][:16]) for row in found.json] == [
        ("until then", "There are 42 ICB"),
        ("from then", "There are 36 ICB"),
    ]
    same = commonseal_here("regimes", "show", "--between", "2015-01-01", "2015-01-01")
    assert (same.code, same.out) == (0, "Nothing of it changed between these days.\n")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["show", "ccg.post.oa"], 1, "there is no law called “ccg.post.oa”; near to it are: ccg.post.ao"),
        (["show", "nonsense"], 1, "see what there is with: commonseal regimes list"),
        (["show", "--on", "yesterday"], 2, "“yesterday” is not a day"),
        (["show", "--between", "2014-09-30", "soon"], 2, "“soon” is not a day"),
        (["show", "--kind", "powr"], 2, "did you mean power?"),
        (
            ["show", "--on", "2014-01-01", "--between", "2014-01-01", "2015-01-01"],
            2,
            "give --on or --between, not both",
        ),
        (["list", "--regimes", "nowhere"], 1, "nowhere: there is no such file or folder; check the path"),
        (["stale", "--days", "-1"], 2, "greater than or equal to 0"),
    ],
)
def test_misuse_is_told_with_its_remedy(words: list[str], code: int, told: str) -> None:
    """What is asked in vain ends with 1, what is misused with 2, each with what to do."""
    said = commonseal_here("regimes", *words, COLUMNS="200")
    assert (said.code, said.out) == (code, "")
    assert told in said.err


def test_own_law_is_read_beside_what_is_shipped(own: Path) -> None:
    """A pack of one's own is listed and shown, named by option or by the environment."""
    by_option = commonseal_here("regimes", "show", "board", "--regimes", own, "--on", "2016-04-01", "--format", "csv")
    by_setting = commonseal_here(
        "regimes", "show", "board", "--on", "2016-04-01", "--format", "csv", COMMONSEAL_REGIMES=str(own)
    )
    assert [row["id"] for row in rows(by_option)] == ["board.chief"]
    assert by_option == by_setting
    assert (
        rows(commonseal_here("regimes", "show", "board", "--regimes", own, "--on", "2016-03-31", "--format", "csv"))
        == []
    )
    listed = rows(commonseal_here("regimes", "list", "--regimes", own, "--format", "csv"))
    assert {"board", "ccg", "icb"} <= {row["pack"] for row in listed}


def test_lint_tells_every_fault_and_every_remark(own: Path) -> None:
    """Faults end with 1 and their lines; a sound pack ends with 0, whatever there is to remark."""
    sound = commonseal_here("regimes", "lint", own)
    assert (sound.code, sound.out, sound.err) == (
        0,
        "Nothing to remark on.\n",
        "1 pack with 1 provision, without fault\n",
    )
    (own / "board.yaml").write_text(
        OWN.replace("roles: [chief", "roles: [cheif").replace("kind: post", "kind: post "), "utf-8"
    )
    faulty = commonseal_here("regimes", "lint", own)
    assert faulty.code == 1
    assert "board.yaml, line 17" in faulty.err
    assert "did you mean “chief_officer”?" in faulty.err


def test_what_is_shipped_is_linted_without_a_folder() -> None:
    """Without a folder the shipped packs are checked, and are found sound."""
    said = commonseal_here("regimes", "lint", "--format", "json")
    assert (said.code, json.loads(said.out)) == (0, [])


def test_stale_law_is_listed_with_the_longest_ago_first(own: Path) -> None:
    """What nobody confirmed within the days comes with its day; what was confirmed within them does not."""
    words = ("regimes", "stale", "--regimes", own, "--on", "2026-11-20", "--format", "csv")
    assert [(row["id"], row["last confirmed"]) for row in rows(commonseal_here(*words))] == [
        ("board.chief", "2020-01-31")
    ]
    everything = rows(
        commonseal_here("regimes", "stale", "--regimes", own, "--days", "0", "--on", "2026-11-20", "--format", "csv")
    )
    assert everything[0]["id"] == "board.chief"
    assert len(everything) > 300
    fresh = commonseal_here("regimes", "stale", "--on", "2027-11-15")
    assert fresh.out == "All of it was confirmed within 365 days.\n"
