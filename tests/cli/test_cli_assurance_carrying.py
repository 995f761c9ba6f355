"""duties, stress and interests as commands; and that nothing guarded reaches any of them, or a check."""

import csv
import io
from pathlib import Path

import pytest

from conftest import Ask
from support.command import commonseal_here

ASKED = {
    "duties": ["duties", "Northumberland CCG", "--on", "2017-02-15"],
    "duties of several": ["duties", "Halton CCG", "Warrington CCG", "--on", "2018-05-01"],
    "scheme": ["scheme", "Halton CCG", "Warrington CCG", "--on", "2018-05-01"],
    "stress": ["stress", "--on", "2017-02-15"],
    "interests": ["interests", "Steven Mason", "--on", "2016-12-15"],
}


@pytest.mark.parametrize("command", ASKED)
def test_each_comes_as_table_json_and_csv(ask: Ask, command: str) -> None:
    """For people within 80 columns, as JSON with its dates and sentence, as CSV with a head."""
    table, told, rows = (ask(*ASKED[command], "--format", how, COLUMNS="80") for how in ("table", "json", "csv"))
    for said in (table, told, rows):
        assert (said.code, said.err) == (0, "")
    assert max(map(len, table.lines)) <= 80
    assert told.json["on"] == ASKED[command][-1]
    assert " ".join(table.out.split()).startswith(told.json["sentence"])
    head, *body = csv.reader(io.StringIO(rows.out))
    assert body
    assert {len(row) for row in body} == {len(head)}


def test_duties_names_who_by_what_power_and_how_that_is_known(ask: Ask) -> None:
    """What is recorded shows its words; what is so by default in law says that nobody recorded it."""
    duties = {each["function"]: each for each in ask(*ASKED["duties"], "--format", "json").json["duties"]}
    commission = duties["commission"]
    assert commission["how_known"] == "recorded"
    assert commission["answerable"][0]["held_by"] == ["Steven Mason"]
    assert commission["statements"][0]["evidence"][0]["quote"]
    assert duties["integration"]["how_known"] == "by_default"
    assert duties["integration"]["citation"]
    text = " ".join(ask(*ASKED["duties"]).out.split())
    assert "Accountable officer: Steven Mason, by default in law; nobody is recorded" in text
    assert "safeguarding: for the chief nurse, and nobody is recorded as one" in text


def test_stress_ranks_and_says_in_a_sentence_what_breaks(ask: Ask) -> None:
    """Two bodies’ officer before one’s; Mason holds the council and the group together."""
    people = ask(*ASKED["stress"], "--format", "json").json["people"]
    assert people[0]["name"] == "Andrew Davies"
    (mason,) = ask("stress", "--person", "Steven Mason", "--on", "2017-02-15", "--format", "json").json["people"]
    assert mason in people
    assert mason["sentence"] == (
        "Without Steven Mason, NHS Northumberland Clinical Commissioning Group has no accountable officer and "
        "Northumberland County Council no chief executive; 25 duties have nobody to answer for them; "
        "one shared post ends"
    )
    (hall,) = ask("stress", "--person", "Donna Hall", "--on", "2018-05-01", "--format", "json").json["people"]
    assert "Wigan Metropolitan Borough Council no chief executive" in hall["sentence"]


def test_interests_says_what_is_lacking_and_by_when(ask: Ask) -> None:
    """An entry in each of the two bodies, 28 days from the first day on which both posts are held."""
    bodies = ask(*ASKED["interests"], "--format", "json").json["bodies"]
    assert {each["body"]: [one["due"] for one in each["lacking"]] for each in bodies} == {
        "body/northumberland-ccg": ["2016-12-29"],
        "body/northumberland-county-council": ["2016-12-29"],
    }
    assert "due by 29 December 2016" in ask(*ASKED["interests"]).out


GUARDED = """
act: {recorded: 2019-07-10, author: ann, reason: she read it}
statements:
  - {kind: body, id: body/dale-ccg, name: Dale CCG, classification: ccg, start: 2013-04-01}
  - {kind: body, id: body/hill-ccg, name: Hill CCG, classification: ccg, start: 2013-04-01}
  - {kind: person, id: person/zephyrine, name: Zephyrine, visibility: restricted}
  - {kind: post, id: post/dale-ccg/ao, role: accountable_officer, bodies: [body/dale-ccg]}
  - {kind: post, id: post/hill-ccg/ao, role: accountable_officer, bodies: [body/hill-ccg]}
  - {kind: appointment, person: person/zephyrine, post: post/dale-ccg/ao, bodies: [body/dale-ccg],
     start: 2019-01-01, visibility: restricted}
  - {kind: appointment, person: person/zephyrine, post: post/hill-ccg/ao, bodies: [body/hill-ccg],
     start: 2019-01-01, visibility: restricted}
  - {kind: function, id: function/dale/safeguard, name: safeguarding, body: body/dale-ccg, function: safeguard,
     accountable: [person/zephyrine], visibility: restricted, start: 2019-01-01}
"""


@pytest.mark.parametrize("how", ["table", "json", "csv", "sarif"])
def test_nothing_guarded_reaches_a_finding_of_who_may_not_see_it(tmp_path: Path, how: str) -> None:
    """What rests on restricted statements is found for the cleared alone, in every format, and not even counted."""
    file = tmp_path / "register.yaml"
    file.write_text(GUARDED, encoding="utf-8")
    db = f"sqlite:///{tmp_path / 'register.db'}"
    assert commonseal_here("load", file, db=db).code == 0
    for clearance in ("public", "internal"):
        said = commonseal_here("check", "--all", "--format", how, "--clearance", clearance, db=db)
        assert "ephyrine" not in said.out + said.err
        assert "statement/6" not in said.out
        assert said.code == 0, "what blocks is not told even by the exit"
    cleared = commonseal_here("check", "--all", "--format", how, "--clearance", "restricted", db=db)
    assert "Zephyrine" in cleared.out
    assert cleared.code == 1


def test_nothing_guarded_reaches_duties_stress_interests_or_explain(tmp_path: Path) -> None:
    """Neither by name nor by key nor as a suggestion."""
    file = tmp_path / "register.yaml"
    file.write_text(GUARDED, encoding="utf-8")
    db = f"sqlite:///{tmp_path / 'register.db'}"
    assert commonseal_here("load", file, db=db).code == 0
    (key, *_) = [
        each["key"]
        for each in commonseal_here("check", "--all", "--format", "json", "--clearance", "restricted", db=db).json
    ]
    on = ("--on", "2019-07-10")
    asked = (
        ("duties", "Dale CCG", *on),
        ("stress", *on),
        ("stress", "--person", "person/zephyrine", *on),
        ("interests", "person/zephyrine", *on),
        ("explain", key),
    )
    for words in asked:
        said = commonseal_here(*words, db=db)
        assert "Zephyrine" not in said.out + said.err, words
        assert "Zephyrine" in commonseal_here(*words, "--clearance", "restricted", db=db).out
