"""The commands on routes: what they show, what they record, and what they refuse."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from support.command import EXAMPLES, Said, commonseal_here

PLAN = "portsmouth-integration"
MINUTE = "Cabinet, 9 July 2019\n\nRESOLVED that the three recommendations be approved.\nThe meeting closed at five.\n"
FULL = "portsmouth-city-council-full-council-approves"
Run = Callable[..., Said]


@pytest.fixture
def run(own: Callable[[], str]) -> Run:
    """Run a command on a copy of the register with the examples."""
    db = own()

    def ran(*words: str | Path) -> Said:
        return commonseal_here(*words, db=db)

    return ran


def states(run: Run, on: str = "2019-07-28", known_at: str | None = None) -> dict[str, str]:
    """Return the steps of Portsmouth's route with their states, as data has them."""
    more = ["--known-at", known_at] if known_at else []
    said = run("route", PLAN, "--on", on, *more, "--format", "json")
    assert said.code == 0, said.err
    return {each["key"]: each["state"] for each in said.json["steps"]}


def test_a_route_is_shown_for_a_board_to_read(ask: Run) -> None:
    """Who does what, on which footing, under which section, and how far it has come."""
    said = ask("route", PLAN, "--on", "2019-07-28", "--known-at", "2019-07-28")
    assert said.code == 0, said.err
    for line in (
        "1. Portsmouth City Council Cabinet: decides on the paper with the three recommendations",
        "required by law, and in the papers; done (9 July 2019)",
        "required by law, not in the papers; to come",
        "chosen locally, beyond the law; to come",
        "key decision notice: 28 clear calendar days (SI 2012/2089 reg 9; assumed)",
    ):
        assert line in said.out, line
    assert "SI 2001/3384 reg 5" in said.out
    assert "no veto in law" in " ".join(said.out.split())


def test_a_route_is_printed_as_rows(ask: Run) -> None:
    """Each step is one row, with its key, its footing in words and its provisions."""
    said = ask("route", PLAN, "--on", "2019-07-28", "--known-at", "2019-07-28", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [row["number"] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert rows[0]["key"] == "cabinet"
    full = next(row for row in rows if row["key"] == FULL)
    assert full["footing"] == "required by law, not in the papers"
    assert full["provisions"].split()[0] == "la.hops.appoint"


def test_kent_without_thanet(ask: Run) -> None:
    """Those who said no are left out with --joined, and others with --without."""
    plan = ("option/kent-and-medway/shared-leadership", "--on", "2018-03-20", "--known-at", "2018-03-20")
    whole = ask("route", *plan, "--format", "json").json
    left = ask("route", *plan, "--joined", "--without", "South Kent Coast CCG", "--format", "json").json
    assert "thanet-ccg" in {each["key"] for each in whole["steps"]}
    served = {body for each in left["steps"] for body in each["serves"]}
    assert len(served) == 6
    assert any("Thanet" in each for each in left["warnings"])


def test_a_proposal_with_several_options_lists_them(ask: Run) -> None:
    """Which option is meant has to be said."""
    said = ask("route", "proposal/kent-and-medway-strategic-commissioner", "--on", "2018-02-20")
    assert said.code == 1
    assert "option/kent-and-medway/single-ccg" in said.err


def test_a_decision_is_recorded_from_its_minute(run: Run, tmp_path: Path) -> None:
    """The minute is kept, the quote found in it, and the cabinet's decision held to the text."""
    minute = tmp_path / "cabinet-minutes.txt"
    minute.write_text(MINUTE, encoding="utf-8")
    quote = "RESOLVED that the three recommendations be approved"
    words = ["decide", PLAN, "cabinet", "--outcome", "approved", "--on", "2019-07-09", "--minute", minute]
    words += ["--quote", quote, "--published", "2019-07-10", "--condition", "the cost is shared"]
    trial = run(*words, "--dry-run")
    assert trial.code == 0, trial.err
    assert "nothing was changed" in trial.err
    assert states(run)["cabinet"] == "done", "the page says that it was considered"
    said = run(*words)
    assert said.code == 0, said.err
    assert states(run)["cabinet"] == "conditional"
    shown = run("outstanding", "proposal/portsmouth-integration", "--on", "2019-07-28").out
    assert f"“{quote}”" in " ".join(shown.split())
    assert run("verify").code == 0


def test_a_quote_must_stand_in_the_minute(run: Run, tmp_path: Path) -> None:
    """A quote that is not there to the letter is refused, and nothing is recorded."""
    minute = tmp_path / "minutes.txt"
    minute.write_text(MINUTE, encoding="utf-8")
    head = ("decide", PLAN, "cabinet", "--outcome", "approved", "--on", "2019-07-09")
    wrong = run(*head, "--minute", minute, "--quote", "RESOLVED that it be approved")
    assert (wrong.code, f"“minutes” ({minute}) to the letter" in wrong.err) == (1, True)
    assert run(*head, "--minute", minute).code == 2
    assert run(*head, "--quote", "RESOLVED").code == 2
    bare = run(*head)
    assert (bare.code, "nothing shows the decision" in bare.err) == (1, True)
    assert states(run)["cabinet"] == "done"


def test_a_decision_lapses_when_the_option_changes(run: Run, tmp_path: Path) -> None:
    """The full council, of which the register knew nothing, decides; then the option gets a target and it lapses."""
    said = run("decide", PLAN, "full-council", "--outcome", "approved", "--on", "2019-07-16", "--source", "Minute 12")
    assert said.code == 0, said.err
    assert states(run)[FULL] == "done"
    assert run("show", "body/portsmouth-city-council/full-council").code == 0
    more = tmp_path / "more.yaml"
    more.write_text(
        "act: {recorded: 2026-11-01, author: A. Tester, reason: A day is set}\n"
        "statements:\n"
        "  - kind: option\n"
        "    id: option/portsmouth-integration/recommended\n"
        "    proposal: proposal/portsmouth-integration\n"
        "    name: The three recommendations, from October\n"
        "    brings: [arrangement/portsmouth-accountable-officer]\n"
        "    target: 2019-10-01\n"
        "    recommended: true\n"
        "    standing: proposed\n"
        "    evidence: [{source: The programme board}]\n",
        encoding="utf-8",
    )
    loaded = run("load", more)
    assert loaded.code == 0, loaded.err
    assert states(run)[FULL] == "lapsed"


def test_an_option_renamed_says_what_lapses_and_why(run: Run, tmp_path: Path) -> None:
    """Proposed again under another name, it is said at once that its name is what has changed, and for whom."""
    plan = EXAMPLES / "portsmouth" / "plan" / "10-options.plan.yaml"
    assert run("propose", plan).code == 0
    option = "option/portsmouth-integration/recommended"
    done = run("decide", option, "full-council", "--outcome", "approved", "--on", "2019-07-16", "--source", "Minute 12")
    assert done.code == 0, done.err
    renamed = tmp_path / plan.name
    text = plan.read_text("utf-8").replace("name: The three recommendations", "name: All three recommendations")
    renamed.write_text(text, "utf-8")
    again = run("propose", renamed)
    assert "has changed in its name, so what was decided on the old text has lapsed: " in " ".join(again.err.split())
    said = run("route", option, "--on", "2019-07-28").out
    assert "lapsed: the text has changed since (name, target" in " ".join(said.split())


def test_what_a_word_for_an_outcome_can_be_is_said(run: Run) -> None:
    """Another word is refused in a sentence, with those there are or the one that is near."""
    head = ("decide", PLAN, "cabinet", "--on", "2019-07-09", "--source", "Minutes", "--outcome")
    said = run(*head, "yes")
    assert said.code == 2
    told = " ".join(said.err.replace("│", " ").split())
    assert "“yes” is none of the words for it; use one of approved, considered, rejected, deferred" in told
    assert "Value error" not in told
    assert "did you mean approved?" in run(*head, "aproved").err


def test_steps_are_waived_added_and_put_in_order(run: Run) -> None:
    """Each is recorded with its reason or its place; an order that goes round is refused and told."""
    vary = "nhs-england-approves-vary-constitution-portsmouth-ccg"
    on = ("--on", "2019-07-20")
    assert run("waive", PLAN, vary, "--reason", "Our constitution provides for it", *on).code == 0
    added = run("step", PLAN, "staff-side", "--add", "Portsmouth CCG", "--after", "cabinet", "--act", "consulted", *on)
    assert added.code == 0, added.err
    assert run("step", PLAN, "nhs-england", "--after", "full-council", *on).code == 0
    route = run("route", PLAN, "--on", "2019-07-28", "--format", "json").json
    steps = {each["key"]: each for each in route["steps"]}
    assert (steps[vary]["state"], steps[vary]["waived"]) == ("waived", "Our constitution provides for it")
    assert any("can be challenged" in each for each in route["notes"])
    assert steps["staff-side"]["footing"] == "local"
    assert FULL in steps["nhs-england"]["after"]
    ring = run("step", PLAN, "cabinet", "--after", "nhs-england", *on)
    assert (ring.code, "the route has a cycle" in ring.err) == (1, True)
    unknown = run("waive", PLAN, "parliament", "--reason", "there is none", *on)
    assert (unknown.code, "is no step of this route" in unknown.err) == (1, True)


def test_a_decision_on_a_day_to_come_is_refused(run: Run) -> None:
    """What has not been decided is planned, and nothing is recorded."""
    before = states(run)
    said = run("decide", "portsmouth-integration", "cabinet", "--outcome", "approved", "--on", "2999-01-01",
               "--source", "Minutes")  # fmt: skip
    assert said.code == 2
    assert "still to come" in " ".join(said.err.split())
    assert states(run) == before
