"""Proposing and comparing options as people type it: plan files, templates, options and what-ifs."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import Ask
from support.command import commonseal_here

Own = Callable[[], str]
PLAN = """
act: {recorded: 2018-05-20, author: Programme director, reason: Options for the leadership of the two CCGs}
statements:
  - kind: proposal
    id: proposal/mid-mersey
    name: Leadership of Halton and Warrington CCGs
    promoters: [body/halton-ccg, body/warrington-ccg]
    criteria:
      - {name: cost, weight: 2}
      - {name: local voice, weight: 1}
    standing: proposed
from_templates:
  - template: shared_post
    option: option/mid-mersey/one-officer
    name: One accountable officer
    target: 2018-10-01
    recommended: true
    parameters:
      bodies: [body/halton-ccg, body/warrington-ccg]
      role: accountable officer
      person: person/andrew-davies
  - template: joint_committee
    option: option/mid-mersey/one-officer
    parameters:
      bodies: [body/halton-ccg, body/warrington-ccg]
      committee: Halton and Warrington Joint Committee
      functions: [commission]
  - template: merger
    option: option/mid-mersey/merger
    name: One CCG
    target: 2020-04-01
    parameters: {bodies: [body/halton-ccg, body/warrington-ccg], name: NHS Mid Mersey CCG}
scores:
  - {option: one-officer, criterion: cost, value: 6, reason: One post less}
  - {option: one-officer, criterion: local voice, value: 7, reason: Two governing bodies stay}
  - {option: merger, criterion: cost, value: 9, reason: One of everything}
  - {option: merger, criterion: local voice, value: 3, reason: One governing body}
  - {option: no-change, criterion: cost, value: 1, reason: Nothing is saved}
  - {option: no-change, criterion: local voice, value: 8, reason: As it is}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan file with two options from templates."""
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_trial_says_what_would_be_proposed_and_changes_nothing(own: Own, plan: Path) -> None:
    """With --dry-run what each template keeps and what is to be seen to is shown; nothing is recorded."""
    db = own()
    before = commonseal_here("verify", db=db)
    said = commonseal_here("propose", plan, "--dry-run", db=db)
    assert said.code == 0, said.err
    assert "The two chief commissioners stay two" in said.out
    assert "liability stays with each body (2006 Act s14Z3(2A); SI 2014/2436 arts 1-3)" in " ".join(said.out.split())
    assert "3 options would be proposed (a trial; nothing was changed)" in said.err
    assert commonseal_here("verify", db=db) == before


def test_options_are_recorded_with_no_change_and_told(own: Own, plan: Path) -> None:
    """The option that changes nothing is added; one option is recommended; scores stand with their options."""
    db = own()
    assert commonseal_here("propose", plan, db=db).code == 0
    told = commonseal_here("options", "proposal/mid-mersey", "--format", "json", db=db).json
    options = {each["id"].rpartition("/")[2]: each for each in told["options"]}
    assert list(options) == ["no-change", "one-officer", "merger"]
    assert [each["recommended"] for each in told["options"]] == [False, True, False]
    assert options["no-change"]["changes_nothing"]
    assert [each["value"] for each in options["merger"]["scores"]] == [9.0, 3.0]
    assert {each["id"] for each in options["one-officer"]["ends"]} == {
        "post/halton-ccg/accountable-officer",
        "post/warrington-ccg/accountable-officer",
    }
    shown = commonseal_here("options", "proposal/mid-mersey", db=db).out
    assert "recommended is “One accountable" in shown
    rows = commonseal_here("options", "proposal/mid-mersey", "--format", "csv", db=db).lines
    assert len(rows) == 4


def test_what_is_proposed_again_in_the_same_words_changes_nothing(own: Own, plan: Path) -> None:
    """A plan file proposed twice is known the second time."""
    db = own()
    commonseal_here("propose", plan, db=db)
    before = commonseal_here("verify", db=db)
    again = commonseal_here("propose", plan, db=db)
    assert "nothing new" in again.err
    assert commonseal_here("verify", db=db) == before


def test_what_is_proposed_in_other_words_follows_what_was(own: Own, plan: Path) -> None:
    """A changed plan moves its statements on, drops what is no longer built, and takes it back when it is again."""
    db = own()
    commonseal_here("propose", plan, db=db)
    held = _holder(db)
    assert held == ("Andrew Davies", "Andrew Davies")
    plan.write_text(PLAN.replace("      person: person/andrew-davies\n", ""), encoding="utf-8")
    assert "moved on" in commonseal_here("propose", plan, db=db).err
    assert _holder(db) == ("Andrew Davies", "nobody")
    plan.write_text(PLAN, encoding="utf-8")
    assert "corrected" in commonseal_here("propose", plan, db=db).err
    assert _holder(db) == held
    assert commonseal_here("verify", db=db).code == 0


def _holder(db: str) -> tuple[str, str]:
    """Return who is accountable officer of Warrington CCG without the option and with it; the same where no change."""
    told = commonseal_here("what-if", "one-officer", "--format", "json", db=db).json
    for each in told["differences"]:
        if each["area"] == "holder" and "Warrington" in each["what"]:
            return each["before"], each["after"]
    return "Andrew Davies", "Andrew Davies"


def test_what_is_printed_can_be_loaded_as_it_stands(own: Own, plan: Path, tmp_path: Path) -> None:
    """--print gives a plain register file that says the very same; it records nothing."""
    db, other = own(), own()
    printed = commonseal_here("propose", plan, "--print", db=db)
    assert commonseal_here("options", "proposal/mid-mersey", db=db).code == 1
    (document,) = yaml.safe_load_all(printed.out)
    assert set(document) == {"act", "statements"}
    written = tmp_path / "written.yaml"
    written.write_text(printed.out, encoding="utf-8")
    assert commonseal_here("load", written, db=db).code == 0
    commonseal_here("propose", plan, db=other)
    same = ("options", "proposal/mid-mersey", "--format", "json")
    assert commonseal_here(*same, db=db).json == commonseal_here(*same, db=other).json
    assert "nothing new" in commonseal_here("propose", plan, db=db).err


BROKEN = """
act: {recorded: 2018-05-20, author: Programme director, reason: Options}
statements:
  - kind: proposal
    id: proposal/bad
    name: Bad
    promoters: [body/halton-ccg]
    criteria: [{name: cost, weight: 2}, {name: voice, weight: 2}]
    standing: proposed
  - kind: option
    id: option/bad/a
    proposal: proposal/bad
    name: A
    brings: [body/warrington-ccg, post/none/x]
    ends: [body/warrington-ccg]
    scores: [{criterion: costs, value: 3, reason: why}]
    recommended: true
    standing: proposed
  - {kind: option, id: option/bad/e, proposal: proposal/bad, name: E, recommended: true, standing: proposed}
from_templates:
  - {template: merge, option: option/bad/b, name: B}
  - {template: merger, option: option/bad/c, name: C, target: 2020-04-31, recommended: true,
     parameters: {bodies: [body/halton-ccg, body/portsmouth-city-council], names: Y}}
  - {template: cluster, option: opt/bad/d, nam: D}
scores:
  - {option: z, criterion: cost, value: 3, reason: r}
"""
FAULTS = [
    "option/bad/a both brings and ends body/warrington-ccg",
    "brings body/warrington-ccg, which is in force already and not proposed",
    "option/bad/a has no “target”",
    "scored by “costs”, no criterion of proposal/bad; did you mean “cost”?",
    "has no score by “cost”, “voice”",
    "option/bad/a is recommended, and so is option/bad/e",
    "post/none/x is described nowhere",
    "“merge” is no template; did you mean “merger”?",
    "“names” is not a field of the template “merger”; did you mean “name”?",
    "“target”: “2020-04-31” is not a day",
    "“opt/bad/d” is not an identifier",
    "“nam” is no field of an option from a template; did you mean “name”?",
    "there is no option “z” to be scored in this document",
]


def test_all_faults_are_told_together_with_their_lines(own: Own, tmp_path: Path) -> None:
    """Nothing of a plan with faults enters the register, and each fault stands with its line and its remedy."""
    path, db = tmp_path / "bad.yaml", own()
    path.write_text(BROKEN, encoding="utf-8")
    before = commonseal_here("verify", db=db)
    said = commonseal_here("propose", path, db=db)
    assert said.code == 1
    assert [each for each in FAULTS if each not in said.err] == []
    lines = [each for each in said.err.splitlines() if each.startswith("bad.yaml, line ")]
    assert f"{len(lines)} faults; nothing was loaded" in said.err
    assert commonseal_here("verify", db=db) == before


def test_one_option_can_be_proposed_from_the_command_line(own: Own) -> None:
    """A template with names for bodies makes a proposal with two options."""
    db = own()
    given = ("--param", "bodies=Halton CCG,Warrington CCG", "--param", "role=CFO")
    words = ("propose", "--template", "shared_post", "--proposal", "One finance officer", *given)
    named = ("--option", "One CFO", "--target", "2018-10-01", "--recommended")
    said = commonseal_here(*words, *named, "--format", "json", db=db)
    assert said.code == 0, said.err
    assert said.json["options"] == ["option/one-finance-officer/one-cfo", "option/one-finance-officer/no-change"]
    assert said.json["built"][0]["keeps"][0]["citation"]
    more = commonseal_here(*words, "--option", "Later", "--target", "2019-04-01", db=db)
    assert more.code == 0, more.err
    told = commonseal_here("options", "One finance officer", "--format", "json", db=db).json
    assert [each["name"] for each in told["options"]] == ["No change", "One CFO", "Later"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "give a plan file, or --template"),
        (("--template", "merge"), 2, "did you mean “merger”?"),
        (("--template", "merger", "--param", "name"), 2, "is not NAME=VALUE"),
        (("--template", "merger", "--param", "bodies=Nowhere CCG"), 1, "knows no body called “Nowhere CCG”"),
        (("--template", "merger", "--param", "nam=x"), 1, "“nam” is not a field of the template “merger”"),
    ],
)
def test_misuse_is_told_in_one_sentence(ask: Ask, words: tuple[str, ...], code: int, said: str) -> None:
    """What is missing or wrong on the command line is said, and nothing is recorded."""
    told = ask("propose", *words, "--dry-run")
    assert told.code == code
    assert said in " ".join(told.err.replace("│", " ").split())


def test_templates_are_listed_and_shown(ask: Ask) -> None:
    """Each of the thirteen has a line; one is shown with its parameters."""
    assert len(ask("templates", "--format", "json").json) == 13
    assert "chief_commissioner if left out" in ask("templates", "cluster").out
    needed = {each["parameter"] for each in ask("templates", "merger", "--format", "json").json if each["needed"]}
    assert needed == {"bodies", "name"}
    assert ask("templates", "nothing").code == 2


def test_a_what_if_says_what_comes_and_what_goes(ask: Ask) -> None:
    """Portsmouth's three recommendations: the holder, the duties and the findings that come and go."""
    words = ("what-if", "The three recommendations", "--on", "2019-10-01", "--known-at", "2019-07-10")
    told = ask(*words, "--format", "json").json
    holders = [(each["before"], each["after"]) for each in told["differences"] if each["area"] == "holder"]
    assert holders == [("Linda Collie", "David Williams")]
    coming = {each["code"] for each in told["findings"] if each["comes"]}
    assert {"CS-APPR-02", "CS-APPT-01", "CS-ELIG-05"} <= coming
    assert "Found only with it" in ask(*words).out
    assert ask(*words, "--format", "csv").lines[0] == "area,what,before,after,things,citation"
    assert ask("what-if", "no such option").code == 1


def test_check_counts_what_an_option_ends(own: Own, plan: Path) -> None:
    """A merger in a what-if leaves the old bodies' posts without findings, and says what is left behind."""
    db = own()
    commonseal_here("propose", plan, db=db)
    words = ("check", "--on", "2020-05-01", "--what-if", "merger", "--format", "json")
    found = commonseal_here(*words, db=db).json
    codes = {(each["code"], each["bodies"][0]) for each in found}
    assert ("CS-END-01", "body/halton-ccg") in codes or ("CS-END-01", "body/warrington-ccg") in codes
    assert ("CS-MERGE-04", "body/halton-ccg") in codes
    assert ("CS-POST-01", "body/halton-ccg") not in codes


def test_a_plan_above_the_clearance_is_refused_in_a_sentence_and_taken_with_it(own: Own, tmp_path: Path) -> None:
    """What is more guarded than whoever proposes it sees is told with its line; with the clearance it is recorded."""
    file = tmp_path / "guarded.plan.yaml"
    guarded = PLAN.replace("    standing: proposed\n", "    standing: proposed\n    visibility: restricted\n")
    file.write_text(guarded, encoding="utf-8")
    db = own()
    refused = commonseal_here("propose", file, db=db)
    assert refused.code == 1
    assert "guarded.plan.yaml, line 4: this is restricted" in refused.err
    assert "propose it with --clearance restricted" in refused.err
    taken = commonseal_here("propose", file, "--clearance", "restricted", db=db)
    assert taken.code == 0, taken.err
