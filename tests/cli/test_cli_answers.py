"""The commands that ask: what they answer, how it is printed, and how they end where there is no answer."""

import csv
import io
import re
import subprocess
from pathlib import Path

import pytest

from conftest import Ask
from support.command import COMMAND, commonseal, commonseal_here, environment


@pytest.mark.parametrize(
    ("on", "known_at", "name", "standing"),
    [
        ("2016-12-15", None, "Steven Mason", "agreed"),
        ("2016-11-15", None, "Alistair Blair", "in_force"),
        ("2016-12-15", "2016-11-25", "Stephen Mason", "agreed"),
    ],
)
def test_who_names_the_accountable_officer_of_northumberland(
    ask: Ask, on: str, known_at: str | None, name: str, standing: str
) -> None:
    """Blair before the handover, Mason after it as the paper has it, and under the wrong name before the correction."""
    known = ["--known-at", known_at] if known_at else []
    words = ["who", "accountable officer", "--at", "NHS Northumberland CCG", "--on", on, *known, "--format", "json"]
    said = ask(*words)
    assert (said.code, said.err) == (0, "")
    holders = [(each["person"]["name"], each["standing"]) for each in said.json["holders"]]
    assert [(each.removeprefix("Dr "), how) for each, how in holders] == [(name, standing)]
    assert all(each["statements"][0]["evidence"] for each in said.json["holders"])


def test_outstanding_lists_portsmouths_approvals_as_known_on_10_july_2019(ask: Ask) -> None:
    """Cabinet is done, the board comes on the 17th, health and wellbeing is undated, NHS England last if all agree."""
    said = ask("outstanding", "Portsmouth CCG", "--known-at", "2019-07-10", "--format", "json")
    assert said.code == 0
    (proposal,) = [each for each in said.json["proposals"] if len(each["steps"]) >= 4]
    steps = {each["body"]["name"]: each for each in proposal["steps"]}
    cabinet = next(each for name, each in steps.items() if "abinet" in name)
    board = next(each for name, each in steps.items() if "overning" in name)
    wellbeing = next(each for name, each in steps.items() if "ellbeing" in name)
    assert cabinet["state"] == "done"
    assert board["planned"]["words"] == "17 July 2019"
    assert wellbeing["planned"] is None
    last = proposal["steps"][-1]
    assert "NHS England" in last["body"]["name"]
    assert len(last["waiting_for"]) >= 2
    table = ask("outstanding", "Portsmouth CCG", "--known-at", "2019-07-10")
    shown = [line for line in table.lines if re.match(r"  \d\. ", line)]
    assert len(shown) >= 4
    assert "17 July 2019" in next(line for line in shown if "overning" in line)
    assert "undated" in next(line for line in shown if "ellbeing" in line)
    assert shown[-1].strip().split(" ", 1)[1].startswith("NHS England")


ASKED = {
    "who": ["who", "AO", "--at", "Northumberland CCG", "--on", "2016-12-15"],
    "show": ["show", "Portsmouth CCG"],
    "timeline": ["timeline", "Steven Mason"],
    "diff": ["diff", "2016-11-15", "2016-12-15", "--at", "Northumberland CCG"],
    "shared": ["shared", "Halton CCG", "Warrington CCG", "--on", "2018-05-01"],
    "outstanding": ["outstanding", "Portsmouth CCG"],
    "questions": ["questions"],
    "papers": ["papers"],
    "sources": ["sources", "statement/55"],
}


@pytest.mark.parametrize("command", ASKED)
def test_each_answer_comes_as_table_json_and_csv(ask: Ask, command: str) -> None:
    """Every question is answered for people, as JSON and as CSV with a head; data on standard output, nothing else."""
    table, json_said, csv_said = (ask(*ASKED[command], "--format", how) for how in ("table", "json", "csv"))
    for said in (table, json_said, csv_said):
        assert (said.code, said.err) == (0, "")
    assert table.out.strip()
    assert "\x1b" not in table.out, "no colours where nobody watches"
    assert json_said.json
    head, *rows = csv.reader(io.StringIO(csv_said.out))
    assert rows
    assert all(column == column.lower() for column in head)
    assert {len(row) for row in rows} == {len(head)}
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row if cell), "no cell is a formula"


MISUSED = {
    "no command": ([], 2, "Usage"),
    "an unknown command": (["whom"], 2, "No such command"),
    "no body": (["who", "AO"], 2, "--at"),
    "a bad date": (["who", "AO", "--at", "X", "--on", "1 May"], 2, "not a day"),
    "no such day": (["who", "AO", "--at", "X", "--on", "2019-02-30"], 2, "not a day"),
    "a bad format": (["papers", "--format", "xml"], 2, "xml"),
    "a bad clearance": (["papers", "--clearance", "secret"], 2, "public, internal, restricted"),
    "one body shared": (["shared", "Halton CCG"], 2, "two bodies"),
    "no statement": (["sources", "seventeen"], 2, "statement/17"),
    "an unknown statement": (["sources", "statement/99999"], 1, "statement/99999"),
    "an unknown name": (["show", "Xyzzy Quux"], 1, "nor anything near"),
    "a near name": (["show", "Portsmuth City Counci"], 1, "body/portsmouth-city-council"),
    "a wrong kind": (["who", "AO", "--at", "Steven Mason"], 1, "no body called"),
    "a name of later": (["show", "Portsmouth CCG", "--known-at", "1999-01-01"], 1, "as known at 1999-01-01"),
    "a bad kind of fact": (["schema", "appointments"], 2, "appointment"),
}


@pytest.mark.parametrize("case", MISUSED)
def test_what_cannot_be_answered_is_said_in_a_sentence(ask: Ask, case: str) -> None:
    """Misuse ends with 2, an answer that is not there with 1; the words say what to do, and there is no traceback."""
    words, code, told = MISUSED[case]
    said = ask(*words)
    assert said.code == code, said
    assert told in " ".join((said.err if words else said.out + said.err).split())
    assert "Traceback" not in said.err
    if words:
        assert said.out == ""


ADDRESSES = {
    "no register": ("sqlite:///{folder}/nowhere.db", 1, "there is no register at"),
    "no folder": ("sqlite:///{folder}/no/where.db", 1, "no register at"),
    "no address": ("register.db", 2, "sqlite:///PATH or postgresql://"),
    "another scheme": ("mysql://localhost/x", 2, "sqlite:///PATH"),
    "not a register": ("sqlite:///{folder}/text.db", 1, "cannot be opened"),
    "a secret in an address": ("postgresql://ann:hunter2@localhost:1/none", 1, "cannot be opened"),
}


@pytest.mark.parametrize("case", ADDRESSES)
def test_a_register_that_is_not_there_is_said_to_be_so(tmp_path: Path, case: str) -> None:
    """A wrong --db says what is wrong and what to write; no file is made, and no password shown."""
    address, code, told = ADDRESSES[case]
    (tmp_path / "text.db").write_text("This is no database." * 100, encoding="utf-8")
    said = commonseal_here("papers", "--db", address.format(folder=tmp_path))
    assert (said.code, said.out) == (code, "")
    assert told in " ".join(said.err.split())
    assert "Traceback" not in said.err
    assert "hunter2" not in said.err
    assert [each.name for each in tmp_path.iterdir()] == ["text.db"]


def test_a_closed_pipe_ends_quietly(loaded: Path) -> None:
    """Where the reader has gone, as with `| head -1`, there is no traceback and no noise."""
    command = f"{COMMAND} questions --format csv --db sqlite:///{loaded} | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        capture_output=True, text=True, env=environment(), timeout=60, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert len(done.stdout) == 10


@pytest.mark.parametrize("columns", ["60", "200"])
def test_lines_keep_to_the_width_that_is_asked_for(ask: Ask, columns: str) -> None:
    """COLUMNS sets the width of tables and sentences."""
    said = ask("show", "Portsmouth CCG", COLUMNS=columns)
    assert max(map(len, said.lines)) <= int(columns)


def test_colours_are_for_terminals_that_want_them(ask: Ask) -> None:
    """NO_COLOR is heeded even where colour would be forced."""
    assert "\x1b[3" not in ask("papers", NO_COLOR="1", FORCE_COLOR="1").out


def test_the_version_and_the_completion_are_there() -> None:
    """--version prints one line, and the shell can complete the commands."""
    said = commonseal("--version")
    assert said.code == 0
    assert said.out.startswith("commonseal ")
    completed = commonseal(_COMMONSEAL_COMPLETE="complete_bash", COMP_WORDS="commonseal ou", COMP_CWORD="1")
    assert completed.out.split() == ["outstanding"]


def test_restricted_matters_are_in_no_answer_below_the_clearance(tmp_path: Path) -> None:
    """What is restricted is in none of the answers for the public or for staff, and in those for the cleared."""
    file = tmp_path / "register.yaml"
    file.write_text(
        "act: {recorded: 2019-07-10, author: ann, reason: she read it}\nstatements:\n"
        "  - {kind: body, id: body/dale-ccg, name: Dale CCG, classification: ccg}\n"
        "  - {kind: person, id: person/zephyrine, name: Zephyrine, visibility: restricted}\n"
        "  - {kind: post, id: post/dale-ccg/ao, role: accountable_officer, bodies: [body/dale-ccg]}\n"
        "  - {kind: appointment, person: person/zephyrine, post: post/dale-ccg/ao, bodies: [body/dale-ccg],\n"
        "     start: 2019-01-01, visibility: restricted}\n"
        "  - {kind: question, id: question/z, text: Is Zephyrine at risk, about: [body/dale-ccg],\n"
        "     visibility: internal}\n",
        encoding="utf-8",
    )
    db = f"sqlite:///{tmp_path / 'register.db'}"
    assert commonseal_here("load", file, db=db).code == 0
    questions = [["who", "AO", "--at", "Dale CCG"], ["show", "Dale CCG"], ["questions"], ["sources", "statement/4"]]
    for clearance, seen in (("public", []), ("internal", [2]), ("restricted", [0, 1, 3])):
        for place, words in enumerate(questions):
            said = commonseal_here(*words, "--format", "json", db=db, COMMONSEAL_CLEARANCE=clearance)
            told = "ephyrine" in said.out + said.err
            if place in seen:
                assert told, (clearance, words)
            elif clearance != "restricted":
                assert told is (clearance == "internal" and words == ["show", "Dale CCG"] and "at risk" in said.out)
    assert "ephyrine" not in commonseal_here("show", "Zephyrin", db=db).err, "nor suggested"


def test_an_ambiguous_name_lists_what_it_may_be(tmp_path: Path) -> None:
    """A name that two bodies go by is answered with both, each with its identifier, and no choice is made."""
    file = tmp_path / "register.yaml"
    bodies = "".join(
        f"  - {{kind: body, id: body/{where}, name: {where}, classification: other, other_names: [{{name: DC}}]}}\n"
        for where in ("dale", "dell")
    )
    file.write_text(f"act: {{recorded: 2019-07-10, author: a, reason: b}}\nstatements:\n{bodies}", encoding="utf-8")
    db = f"sqlite:///{tmp_path / 'register.db'}"
    assert commonseal_here("load", file, db=db).code == 0
    said = commonseal_here("who", "AO", "--at", "DC", db=db)
    assert (said.code, said.out) == (1, "")
    assert "may be any of these" in said.err
    assert re.findall(r"body/\w+", said.err) == ["body/dale", "body/dell"]
