"""Matching staff and grouping bodies from the command line: who may see it, what it prints, what it keeps."""

import stat
from pathlib import Path

import pytest

from support.command import EXAMPLES, Said, commonseal_here

STAFF = EXAMPLES / "people" / "staff.match"
BODIES = EXAMPLES / "grouping" / "forty-two.group"


def _match(*words: str | Path) -> Said:
    return commonseal_here("match", *words, "--clearance", "restricted")


@pytest.mark.parametrize("clearance", [(), ("--clearance", "public"), ("--clearance", "internal")])
def test_without_clearance_it_says_one_sentence_and_nothing_of_the_file(clearance: tuple[str, ...]) -> None:
    """Whether the file is there, broken or good, the answer is the same."""
    said = [commonseal_here("match", file, *clearance) for file in (STAFF, BODIES, "nowhere.yaml")]
    assert {each.code for each in said} == {1}
    assert {each.out for each in said} == {""}
    assert len({each.err for each in said}) == 1
    assert said[0].err.count("\n") == 1


def test_every_format_is_marked_restricted() -> None:
    """The table at its head, JSON as a whole, CSV in each row."""
    table, data, rows = (_match(STAFF, "--format", how) for how in ("table", "json", "csv"))
    assert table.lines[0].startswith("RESTRICTED")
    assert data.json["visibility"] == "restricted"
    assert data.json["totals"]["placed"] == 12
    assert all(line.startswith("restricted,") for line in rows.lines[1:])
    assert len(rows.lines) == 1 + data.json["totals"]["asked"]


def test_the_example_shows_what_relaxing_gains() -> None:
    """One skill more places two people, the grade one, ten miles nobody."""
    gains = {each["rule"]: each["more"] for each in _match(STAFF, "--format", "json").json["relaxations"]}
    assert gains == {"grade within 2 bands": 1, "one missing skill": 2, "ten miles further": 0}
    wider = _match(STAFF, "--bands", "2", "--format", "json").json
    assert wider["totals"]["placed"] == 13


def test_counts_tell_of_nobody() -> None:
    """They have no references and no number under five."""
    said = _match(STAFF, "--counts", "--format", "json")
    assert said.json["visibility"] == "restricted"
    assert "S00" not in said.out
    counts = [each for table in said.json["tables"] for each in (*table["counts"].values(), table["total"])]
    assert all(not each.isdigit() or int(each) >= 5 for each in counts)
    assert "restricted" in _match(STAFF, "--counts", "--format", "csv").lines[1]
    assert _match(STAFF, "--counts").lines[0].startswith("RESTRICTED")


def test_a_file_written_is_for_its_owner_only(tmp_path: Path) -> None:
    """Also where it was there before, open to all; and nothing is printed."""
    out = tmp_path / "matching.json"
    out.write_text("x" * 100_000)
    out.chmod(0o644)
    said = _match(STAFF, "--format", "json", "--out", out)
    assert (said.code, said.out) == (0, "")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert out.read_text().endswith("}\n")
    link = tmp_path / "link.json"
    link.symlink_to(out)
    assert _match(STAFF, "--out", link).code == 1


def test_staff_and_posts_may_stand_in_two_csv_files(tmp_path: Path) -> None:
    """Faults name line and column, and nothing that stands there."""
    staff, posts = tmp_path / "staff.csv", tmp_path / "posts.csv"
    staff.write_text("reference,grade,wte\nS1,7,1\nS2,7,1\n")
    posts.write_text("reference,title,grade,wte\nP1,Manager,8a,1\n")
    assert _match(staff, "--posts", posts, "--format", "json").json["totals"]["placed"] == 1
    staff.write_text("reference,grade,wte\nS1,Zyxwv,Zyxwv\n")
    said = _match(staff, "--posts", posts)
    assert said.code == 1
    assert "line 2: column “grade”" in said.err
    assert "line 2: column “wte”" in said.err
    assert "Zyxwv" not in said.err + said.out
    staff.write_bytes(b"reference\n\xff\xfeZyxwv\n")
    assert "line 2: this is not UTF-8" in _match(staff).err


def test_posts_of_an_option_come_out_of_the_register(tmp_path: Path) -> None:
    """With their grade and WTE; one without is told, by statement."""
    (tmp_path / "register").mkdir()
    text = (Path(__file__).parent / "option_with_posts.yaml").read_text(encoding="utf-8")
    (tmp_path / "register" / "dale.yaml").write_text(text, encoding="utf-8")
    db = f"sqlite:///{tmp_path}/dale.db"
    assert commonseal_here("load", tmp_path / "register", db=db).code == 0
    staff = tmp_path / "staff.csv"
    staff.write_text("reference,grade,wte\nS1,8d,1\nS2,8d,1\n")
    words = ("match", staff, "--clearance", "restricted", "--on", "2026-12-01", "--format", "json")
    found = commonseal_here(*words, "--option", "option/one-finance-post", db=db)
    assert [each["post"] for each in found.json["placed"]] == ["post/joint-finance-chief"]
    refused = commonseal_here(*words, "--option", "option/one-nurse", db=db)
    assert refused.code == 1
    assert "has no grade" in refused.err
    assert "has no WTE" in refused.err


def test_groupings_in_every_format() -> None:
    """Ten are listed unless fewer are asked for, each with its gap; CSV has a row for each group."""
    words = ("group", BODIES, "--on", "2026-11-01", "--best", "2")
    data = commonseal_here(*words, "--format", "json").json
    assert [each["rank"] for each in data["groupings"]] == [1, 2]
    assert all(each["gap"] == 0 for each in data["groupings"])
    assert sum(len(group["bodies"]) for group in data["groupings"][0]["groups"]) == 42
    rows = commonseal_here(*words, "--format", "csv").lines
    assert len(rows) == 1 + sum(len(each["groups"]) for each in data["groupings"])
    assert "NHS England running cost envelope" in commonseal_here(*words).out


def test_what_cannot_be_kept_is_told_with_what_to_relax() -> None:
    """It ends with 1 and names the smallest sets."""
    said = commonseal_here("group", BODIES, "--on", "2026-11-01", "--groups", "3")
    assert said.code == 1
    assert "relaxing any one of these" in said.out


@pytest.mark.parametrize(("words", "near"), [(("group",), "forty-two.group"), (("match",), "staff.match")])
def test_a_folder_is_no_file_and_the_file_in_it_is_named(words: tuple[str, ...], near: str) -> None:
    """Where a folder is given for a file, it says so and which file may be meant."""
    folder = BODIES.parent if words == ("group",) else BODIES.parents[1] / "people"
    said = commonseal_here(*words, folder, "--clearance", "restricted")
    assert said.code == 1
    assert f"this is a folder; give one file in it, perhaps {folder / near}" in said.err


def test_faults_of_a_file_of_bodies_are_told_together(tmp_path: Path) -> None:
    """Each with its line and its remedy."""
    file = tmp_path / "bodies.yaml"
    file.write_text(
        "bodies:\n  - {id: a, people: many, neighbours: [c]}\n  - {id: a, people: 0}\n  - {id: b, shoe: 1}\n"
        "limits: {least_people: 9, most_people: 3, apart: [[a, x]]}\nweights: {balanse: 1}\n"
    )
    said = commonseal_here("group", file)
    assert said.code == 1
    for words in ("“people” must be a number", "“c” is none", "stands twice", "“shoe”", "needs “people”", "is above",
                  "“x” is none", "did you mean “balance”"):  # fmt: skip
        assert words in said.err, words
