"""When a body meets, when a plan can take effect, and how likely that is, as commands."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from commonseal.planning.forecasting.telling import per_cent
from support.command import EXAMPLES, Said, commonseal_here

Ask = Callable[..., Said]
ROOT = Path(__file__).resolve().parents[2]
PLAN = "option/portsmouth-integration/recommended"
THEN = ("--on", "2019-07-10", "--known-at", "2019-07-10")


def flat(said: Said) -> str:
    """Return what was printed, without the breaks of lines."""
    return " ".join(said.out.split())


def test_a_calendar_has_the_last_days_for_papers_and_when_decisions_are_free(ask: Ask) -> None:
    """The cabinet of 9 July 2019: papers by 1 July, free from 18 July."""
    said = ask("calendar", "Portsmouth City Council", "--between", "2019-07-01", "2019-07-31", "--on", "2019-07-01")
    assert said.code == 0, said.err
    assert "Tue 9 Jul 2019 stated Mon 1 Jul 2019 - Thu 18 Jul 2019" in flat(said)
    assert "usual are 28 to 31 days (Practice), seldom in August" in flat(said)


def test_a_calendar_as_data(ask: Ask) -> None:
    """The same as JSON and as CSV."""
    words = (
        "calendar",
        "Portsmouth City Council Cabinet",
        "--between",
        "2019-07-01",
        "2019-07-31",
        "--on",
        "2019-07-01",
    )
    (meeting,) = ask(*words, "--format", "json").json["meetings"]
    assert (meeting["day"], meeting["papers_by"], meeting["free_from"]) == ("2019-07-09", "2019-07-01", "2019-07-18")
    (row,) = csv.DictReader(io.StringIO(ask(*words, "--format", "csv").out))
    assert row == {key: str(value or "") for key, value in meeting.items()}


def test_days_the_wrong_way_round_are_refused(ask: Ask) -> None:
    """From a day to an earlier one."""
    said = ask("calendar", "Portsmouth City Council", "--between", "2019-07-31", "2019-07-01")
    assert said.code == 2
    assert "before it begins" in said.err


def test_a_plan_is_dated_both_ways_with_its_reasons(ask: Ask) -> None:
    """What is done keeps its day, what waits says for what, with its citation."""
    found = ask("dates", PLAN, *THEN, "--target", "2020-07-01", "--format", "json").json
    steps = {each["key"]: each for each in found["steps"]}
    assert (steps["cabinet"]["earliest"], steps["cabinet"]["free_from"]) == ("2019-07-09", "2019-07-18")
    assert steps["governing-board"]["earliest"] == "2019-07-17", "it keeps the day that the papers plan for it"
    why = " ".join(each["text"] for each in steps["governing-board"]["why"])
    assert "free to be acted upon only from 18 July 2019" in why
    assert steps["nhs-england"]["earliest"] <= found["effect"] <= "2020-07-01"
    assert all(each["slack_days"] is None or each["slack_days"] >= 0 for each in found["steps"])
    said = ask("dates", PLAN, *THEN)
    assert said.code == 0, said.err
    assert "Why each step cannot be sooner" in said.out
    assert "5*" in said.out
    assert "it waits for step 2 (NHS Portsmouth CCG Governing Board)" in " ".join(said.out.split())
    assert "“governing-board”" not in said.out, "a key is no name that a board knows"


def test_a_target_that_has_passed_is_refused_at_once(ask: Ask) -> None:
    """Nothing can be done before the first day, so nothing is worked out."""
    for command, name in (("dates", "--target"), ("forecast", "--by")):
        said = ask(command, PLAN, *THEN, name, "2018-01-01")
        assert (said.code, said.out) == (2, "")
        assert "1 January 2018 is before" in " ".join(said.err.split())


def test_an_own_target_that_is_past_is_not_worked_out_without_a_word(own: Callable[[], str]) -> None:
    """Where the option's own target lies before the day on which planning begins, both commands say so."""
    db = own()
    assert commonseal_here("propose", EXAMPLES / "portsmouth" / "plan", db=db).code == 0
    option = "option/portsmouth-integration/committee-first"
    for command in ("dates", "forecast"):
        said = commonseal_here(command, option, "--on", "2019-12-01", db=db)
        assert "own target, 1 October 2019, is past on 1 December 2019" in " ".join(said.err.split())
        assert "is past" not in commonseal_here(command, option, "--on", "2019-08-01", db=db).err
    assert "the target, 1 October 2019, is past" in _plainly(
        commonseal_here(
            "compare", "proposal/portsmouth-integration", "--on", "2019-12-01", "--format", "csv", db=db
        ).out
    )


def _plainly(text: str) -> str:
    return " ".join(text.split())


def test_what_a_day_rests_on_is_told_in_words(ask: Ask) -> None:
    """A provision stands with what it says and its section, and no identifier of one is shown to a reader."""
    for command in ("dates", "forecast"):
        said = _plainly(ask(command, PLAN, *THEN).out)
        assert "practice.cadence" not in said
        assert "nhse.decision" not in said
        assert "A full council meets five to eight times a year: Practice" in said


def test_a_guide_on_the_day_of_effect_is_told_and_moves_nothing(tmp_path: Path) -> None:
    """ICBs merge when an order says; the guide's 1 April is shown as no law, with the day that it would make."""
    db = f"sqlite:///{tmp_path}/moors.db"
    assert commonseal_here("propose", EXAMPLES / "moors-cluster", db=db).code == 0
    board = "option/moors-one-board/one-board"
    said = _plainly(commonseal_here("dates", board, "--on", "2026-06-02", db=db).out)
    assert "in effect on 3 February 2027 at the earliest" in said
    assert "guide: takes effect on 1 April; not law (NHS England, guide to ICB mergers" in said
    assert "likely); by it the first day is 1 April 2027" in said
    assert "Guide: takes effect on 1 April; not law" in commonseal_here("route", board, db=db).out
    rows = commonseal_here("compare", "proposal/moors-one-board", "--on", "2026-06-02", "--format", "csv", db=db).out
    assert "guide: takes effect on 1 April; not law" in rows


def test_a_target_that_cannot_be_made_names_every_step_that_fails(ask: Ask) -> None:
    """It ends with 1 and the earliest day that could."""
    said = ask("dates", PLAN, *THEN, "--target", "2019-09-01")
    assert said.code == 1
    assert "effect on 1 September 2019 cannot be made" in said.err
    assert "the earliest day of effect is" in said.err
    assert "fails too" in said.err


def test_a_faulty_calendar_is_told(own: Callable[[], str], tmp_path: Path) -> None:
    """The recurrence of a cabinet cannot be followed."""
    db = own()
    file = tmp_path / "calendar.yaml"
    file.write_text(
        "act: {recorded: 2019-07-01, author: ann, reason: its calendar}\n"
        "statements:\n"
        "  - kind: calendar\n"
        "    id: calendar/cabinet\n"
        "    body: body/portsmouth-city-council/cabinet\n"
        "    rule: FREQ=HOURLY\n"
        "    first: 2019-01-01\n"
        "    evidence: [{source: the diary}]\n",
        encoding="utf-8",
    )
    assert commonseal_here("load", file, db=db).code == 0
    said = commonseal_here("dates", PLAN, *THEN, db=db)
    assert said.code == 1
    assert "a body meets at most daily" in said.err


def test_a_stated_assumption_takes_the_place_of_the_default(own: Callable[[], str], tmp_path: Path) -> None:
    """The board never puts anything off, and its source is shown; other steps keep the default, named as assumed."""
    db = own()
    file = tmp_path / "assumption.yaml"
    file.write_text(
        "act: {recorded: 2019-07-01, author: ann, reason: her judgement}\n"
        "statements:\n"
        "  - kind: assumption\n"
        f"    about: {PLAN}\n"
        "    what: deferral\n"
        "    step: governing-board\n"
        "    low: 0\n"
        "    likely: 0\n"
        "    high: 0\n"
        "    source: the governance lead\n"
        "    evidence: [{source: her note}]\n",
        encoding="utf-8",
    )
    assert commonseal_here("load", file, db=db).code == 0
    found = commonseal_here("forecast", PLAN, *THEN, "--trials", "2000", "--format", "json", db=db).json
    deferral = [each for each in found["assumptions"] if each["what"] == "deferral"]
    stated = next(each for each in deferral if not each["assumed"])
    assert (stated["steps"], stated["source"]) == (["governing-board"], "the governance lead")
    assert stated["rests_on"].startswith("statement/")
    assert all("governing-board" not in each["steps"] for each in deferral if each["assumed"])


def test_a_forecast_is_a_range_with_its_assumptions(ask: Ask) -> None:
    """Never a bare number; the same seed gives the same."""
    words = ("forecast", PLAN, *THEN, "--by", "2020-03-18", "--trials", "5000")
    said = ask(*words)
    assert said.code == 0, said.err
    assert "with every assumption at its high" in flat(said)
    assert "Source: assumed; about one paper in seven" in flat(said)
    assert "NHS England" in said.out
    found = ask(*words, "--format", "json").json
    assert found["odds_all_high"] <= found["odds"] <= found["odds_all_low"]
    assert found == ask(*words, "--format", "json").json
    assert found["odds"] != ask(*words, "--seed", "2", "--format", "json").json["odds"]
    rows = list(csv.DictReader(io.StringIO(ask(*words, "--format", "csv").out)))
    assert {row["what"] for row in rows} >= {"deferral", "rejection", "lead_days", "meeting_days"}


CALIBRATED = {
    "Portsmouth: the chief executive": (PLAN, "2019-07-10", "2019-07-10", "2020-03-18"),
    "Kent and Medway: one accountable": (
        "option/kent-and-medway/shared-leadership", "2018-02-15", "2018-02-15", "2018-03-12",
    ),
    "Kent and Medway: one CCG": ("option/kent-and-medway/single-ccg", "2018-02-15", "2018-02-15", "2019-04-01"),
    "Northumberland": ("proposal/northumberland-accountable-officer", "2016-11-15", "2016-11-22", "2017-01-31"),
    "Halton and Warrington": (
        "proposal/halton-warrington-management-team", "2018-05-15", "2018-05-15", "2019-03-31",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CALIBRATED)
def test_the_table_of_forecasts_and_what_happened_is_what_the_program_says(ask: Ask, name: str) -> None:
    """Each row of the docs has the odds and the range that the command gives."""
    plan, on, known, by = CALIBRATED[name]
    words = ("forecast", plan, "--on", on, "--known-at", known, "--by", by, "--trials", "100000")
    found = ask(*words, "--format", "json").json
    page = (ROOT / "docs" / "explanation" / "dates-and-forecasts.md").read_text(encoding="utf-8")
    row = next(line for line in page.splitlines() if line.startswith(f"| {name}"))
    cells = [each.strip() for each in row.split("|")]
    assert cells[4] == per_cent(found["odds"])
    assert cells[5] == f"{per_cent(found['odds_all_high'])} to {per_cent(found['odds_all_low'])}"
