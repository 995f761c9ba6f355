"""structure, cost and duplicates: what they print in each format, and how they end."""

import csv
import io
from pathlib import Path

import pytest

from conftest import Ask
from support.command import ROOT, commonseal_here

PLAN = """
act:
  recorded: 2018-05-16
  author: Programme office
  reason: One programme director for both
statements:
  - {kind: body, id: body/east-ccg, name: East CCG, classification: ccg, start: 2013-04-01}
  - {kind: body, id: body/west-ccg, name: West CCG, classification: ccg, start: 2013-04-01}
  - {kind: population, about: body/east-ccg, value: "100,000", people: 100000, start: 2013-04-01}
  - {kind: population, about: body/west-ccg, value: "300,000", people: 300000, start: 2013-04-01}
  - kind: post
    id: post/east
    role: programme director
    bodies: [body/east-ccg]
    grade: Band 9
    wte: 1
    start: 2017-01-01
  - kind: post
    id: post/west
    role: programme director
    bodies: [body/west-ccg]
    grade: Band 9
    wte: 1
    start: 2017-01-01
  - kind: proposal
    id: proposal/one-director
    name: One programme director
    promoters: [body/east-ccg, body/west-ccg]
    standing: proposed
  - kind: option
    id: option/one-director/joint
    proposal: proposal/one-director
    name: One joint director
    brings: [post/joint]
    ends: [post/east, post/west]
    target: 2018-07-01
    standing: proposed
  - kind: post
    id: post/joint
    role: programme director
    title: Joint programme director
    bodies: [body/east-ccg, body/west-ccg]
    grade: Director
    wte: 1
    standing: proposed
  - kind: cost_share
    of: post/joint
    method: METHOD
    shares: [{body: body/east-ccg}, {body: body/west-ccg}]
    standing: proposed
"""


def _register(folder: Path, *, method: str = "population", pay: bool = True) -> str:
    plan = PLAN.replace("METHOD", method)
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    db = f"sqlite:///{folder}/plan.db"
    assert commonseal_here("load", folder / "plan.yaml", db=db).code == 0
    if pay:
        assert commonseal_here("load", ROOT / "docs" / "how-to" / "files" / "round-figures.yaml", db=db).code == 0
    return db


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A register with a plan that can be costed."""
    return _register(tmp_path_factory.mktemp("plan"))


def test_structure_shows_the_posts_on_the_target_of_the_option(plan: str) -> None:
    """Where no day is named it is the target; the option may be named by the last word of its identifier."""
    said = commonseal_here("structure", "joint", db=plan)
    assert said.code == 0, said.err
    assert said.lines[0].startswith("On 1 July 2018 East CCG and West CCG have 2 posts, and would have 1: 1 new and 2")
    assert "Joint programme director" in said.out
    told = commonseal_here("structure", "One joint director", "--format", "json", db=plan).json
    assert {each["fate"] for each in told["posts"]} == {"new", "ended"}
    assert told["on"] == "2018-07-01"
    rows = list(csv.DictReader(io.StringIO(commonseal_here("structure", "joint", "--format", "csv", db=plan).out)))
    assert [row["what becomes of it"] for row in rows] == ["ended", "new", "new", "ended"]


def test_structure_on_another_day(plan: str) -> None:
    """With --on it is that day: before the target nothing has changed."""
    told = commonseal_here("structure", "joint", "--on", "2018-06-30", "--format", "json", db=plan).json
    assert {each["fate"] for each in told["posts"]} == {"kept"}


def test_cost_by_body_with_the_limit(plan: str) -> None:
    """Two directors at 130,000 become one at 150,000, a quarter of it East's; the limit is 25 pounds a head."""
    said = commonseal_here("cost", "joint", db=plan)
    assert said.code == 0, said.err
    assert "would cost £150,000: £110,000 less." in " ".join(said.out.split())
    assert "£37,500: 25 % by population" in said.out
    assert "100,000 people at £25 a head is £2,500,000" in " ".join(said.out.split())
    assert "nobody's pay" in said.out
    told = commonseal_here("cost", "joint", "--format", "json", db=plan).json
    assert [each["after"]["amount"] for each in told["bodies"]] == ["37500.00", "112500.00"]
    assert told["bodies"][0]["after"]["limit"]["citation"]
    rows = list(csv.DictReader(io.StringIO(commonseal_here("cost", "joint", "--format", "csv", db=plan).out)))
    assert [(row["side"], row["amount"]) for row in rows] == [
        *(("before", "130000.00"), ("before", "130000.00"), ("after", "37500.00"), ("after", "112500.00")),
    ]


def test_a_cost_that_cannot_be_worked_out_ends_with_1_and_every_fault(tmp_path: Path) -> None:
    """No table for either body, no weighted population: all together, on standard error, and nothing else."""
    said = commonseal_here("cost", "joint", db=_register(tmp_path, method="weighted_population", pay=False))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("commonseal: 3 faults; no cost was worked out:")
    for words in ("East CCG: no pay table", "West CCG: no pay table", "no weighted population of East CCG, West CCG"):
        assert words in said.err


def test_duplicates_of_two_bodies(plan: str, ask: Ask) -> None:
    """What could be done once, with and without an option; in every format; one body alone is refused."""
    said = commonseal_here("duplicates", "East CCG", "West CCG", "--on", "2018-06-01", db=plan)
    assert said.code == 0, said.err
    assert "Could be done once\n  - programme director: each by its own" in said.out
    told = commonseal_here("duplicates", "East CCG", "West CCG", "--what-if", "joint", "--format", "json", db=plan).json
    assert [(each["key"], each["effect"]) for each in told["duplicates"]] == [("post/programme_director", "merged")]
    shown = ask("duplicates", "Halton CCG", "Warrington CCG", "--on", "2018-05-20", "--format", "csv")
    assert (shown.code, shown.err) == (0, "")
    rows = {row["what"]: row for row in csv.DictReader(io.StringIO(shown.out))}
    assert rows["chief commissioner"]["kept apart by"] == "two separate chief commissioners, one for each borough"
    assert ask("duplicates", "Halton CCG", "NHS Halton CCG").code == 2


def test_an_option_that_is_not_known(plan: str) -> None:
    """It says what options there are."""
    for command in ("structure", "cost"):
        said = commonseal_here(command, "nothing-of-the-kind", db=plan)
        assert said.code == 1
        assert "option/one-director/joint" in said.err
