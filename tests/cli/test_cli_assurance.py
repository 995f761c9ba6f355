"""check, explain and rules: what they find, what they print in each format, and how they end."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from commonseal.assurance import all_rules
from commonseal.assurance.sarif import SCHEMA
from conftest import Ask
from support.command import commonseal_here

MASON = ["check", "--on", "2016-12-15", "--bodies", "Northumberland CCG"]
REQUIRED = {
    *("code", "rule", "level", "bodies", "from", "to", "sentence", "citation", "confidence", "statements", "remedy"),
    "key",
}


def found(ask: Ask, *words: str) -> list[dict[str, Any]]:
    """Return what a check finds, as JSON."""
    said = ask("check", *words, "--format", "json")
    assert said.err == ""
    return list(said.json)


def test_a_finding_tells_all_its_days_its_law_and_its_words(ask: Ask) -> None:
    """Mason is shown from 1 December until the day before NHS England’s appointment is certain; the quote is there."""
    said = ask(*MASON, "--rule", "CS-APPT-01", "--format", "json")
    assert (said.code, said.err) == (1, "")
    (finding,) = said.json
    assert set(finding) >= REQUIRED
    assert (finding["code"], finding["rule"], finding["level"]) == ("CS-APPT-01", "R1", "block")
    assert (finding["from"], finding["to"]) == ("2016-12-01", "2017-01-30")
    assert finding["bodies"] == ["body/northumberland-ccg"]
    assert "14C" in finding["citation"]
    quotes = [each["quote"] for one in finding["statements"] for each in one["evidence"]]
    assert "has been lined up as the next accountable officer" in quotes
    assert all(one["statement"].startswith("statement/") for one in finding["statements"])


def test_on_and_between_say_which_days_and_never_cut_a_finding(ask: Ask) -> None:
    """A finding that began before and ends after the days asked about is shown with its own days."""
    rule = ("--rule", "CS-APPT-01", "--bodies", "Northumberland CCG")
    whole = {(each["from"], each["to"]) for each in found(ask, "--all", *rule)}
    assert len(whole) > 1
    for days in (("--on", "2016-12-31"), ("--between", "2016-12-31", "2017-01-01")):
        assert {(each["from"], each["to"]) for each in found(ask, *days, *rule)} == {("2016-12-01", "2017-01-30")}
    assert found(ask, "--on", "2017-01-31", *rule) == []
    two = found(ask, "--between", "2016-11-30", "2016-12-01", *rule)
    assert {each["from"] for each in two} == {"2016-10-31", "2016-12-01"}
    assert all(pair in whole for pair in ((each["from"], each["to"]) for each in two))


@pytest.mark.parametrize(
    ("severity", "code", "levels"),
    [(None, 1, {"block", "alert"}), ("block", 1, {"block"}), ("alert", 1, {"block", "alert"})],
)
def test_severity_keeps_what_is_at_least_as_grave(ask: Ask, severity: str | None, code: int, levels: set[str]) -> None:
    """Without it all is shown; with it only what is as grave or graver."""
    words = [*MASON, *(["--severity", severity] if severity else [])]
    said = ask(*words, "--format", "json")
    assert said.code == code
    got = {each["level"] for each in said.json}
    assert got >= levels
    assert severity is None or got == levels


def test_the_exit_goes_by_what_blocks_unless_told_otherwise(ask: Ask) -> None:
    """An alert alone ends with 0, with 1 where --severity alert is asked for, and nothing at all with 0."""
    alerts = ["check", "--on", "2016-12-15", "--rule", "CS-COI-01", "--bodies", "Northumberland CCG"]
    assert ask(*alerts).code == 0
    assert ask(*alerts, "--severity", "alert").code == 1
    assert ask(*alerts, "--severity", "block").code == 0
    assert ask("check", "--on", "2010-01-01", "--severity", "ask").code == 0


def test_bodies_and_rules_may_follow_one_another(ask: Ask) -> None:
    """Several names after one --bodies, names without it, and families of rules, all mean the same."""
    day = ("--on", "2018-05-01")
    one = found(ask, *day, "--bodies", "Halton CCG", "--bodies", "Warrington CCG", "--rule", "CS-APPT-01")
    assert {tuple(each["bodies"]) for each in one} == {("body/halton-ccg",), ("body/warrington-ccg",)}
    assert found(ask, *day, "--bodies", "Halton CCG", "Warrington CCG", "--rule", "CS-APPT") == one
    assert found(ask, *day, "Halton CCG", "Warrington CCG", "CS-APPT-01") == one
    family = found(ask, *day, "--rule", "CS-APPT", "CS-COI")
    assert {each["code"].rpartition("-")[0] for each in family} == {"CS-APPT", "CS-COI"}
    assert found(ask, *day, "--rule", "CS-APPT,CS-COI") == family


def test_the_table_sums_up_groups_by_level_and_shows_the_words(ask: Ask) -> None:
    """The first line counts and dates the law; each finding has its law, key, remedy and a quote."""
    said = ask(*MASON, COLUMNS="80")
    assert said.code == 1
    text = " ".join(said.out.split())
    assert text.startswith("On 15 December 2016 the rules find 1 thing that blocks")
    assert re.search(r"law last confirmed on \d+ \w+ \d{4}", text)
    assert text.index("Block: the law forbids it") < text.index("Alert: nobody answers")
    assert re.search(r"CS-APPT-01:[0-9a-f]{12} from 1 December 2016 to 30 January 2017", text)
    assert "to put it right: Record NHS England’s appointment" in text
    assert "“has been lined up as the next accountable officer”" in text
    assert max(map(len, said.lines)) <= 80


def test_where_nothing_is_found_it_says_of_what(ask: Ask) -> None:
    """Nothing found names the bodies and what is on record of them, or that there is no body then."""
    said = ask("check", "--on", "2016-12-15", "--bodies", "NHS England")
    assert said.code == 0
    assert "find nothing in what is on record of 1 body" in " ".join(said.out.split())
    before = ask("check", "--on", "1900-01-01", "--bodies", "NHS England")
    assert "no body in being" in " ".join(before.out.split())


def test_law_that_nobody_has_confirmed_is_marked(ask: Ask) -> None:
    """A finding on such law is of the level unverified whatever the rule, and the table says what it would be."""
    everything = found(ask, "--all")
    doubtful = [each for each in everything if each["confidence"] == "check"]
    assert doubtful
    assert {each["level"] for each in doubtful} == {"unverified"}
    assert all(each["level_if_confirmed"] for each in doubtful)
    text = " ".join(ask("check", "--all", "--rule", doubtful[0]["code"]).out.split())
    assert "unverified: nobody has confirmed this; if it is confirmed, its level is" in text
    likely = next(each for each in everything if each["confidence"] == "likely")
    assert "(likely)" in ask("check", "--all", "--rule", likely["code"]).out


def test_csv_has_a_row_for_each_finding(ask: Ask) -> None:
    """The same findings as JSON has, with a head."""
    said = ask("check", "--all", "--format", "csv")
    head, *rows = csv.reader(io.StringIO(said.out))
    assert [dict(zip(head, row, strict=True))["key"] for row in rows] == [each["key"] for each in found(ask, "--all")]
    assert {"key", "level", "from", "to", "sentence", "citation", "quotes", "remedy"} <= set(head)


def test_sarif_has_what_the_standard_asks_for(ask: Ask) -> None:
    """SARIF 2.1.0: a version, a driver with its rules, results that point at them, levels, fingerprints, places."""
    said = ask("check", "--all", "--format", "sarif")
    log = json.loads(said.out)
    assert (log["version"], log["$schema"]) == ("2.1.0", SCHEMA)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "Common Seal"
    assert [each["id"] for each in driver["rules"]] == [each.code for each in all_rules()]
    assert all(each["shortDescription"]["text"] and each["help"]["text"] for each in driver["rules"])
    findings = {each["key"]: each for each in found(ask, "--all")}
    words = {"block": "error", "alert": "warning", "warn": "warning", "date": "warning"}
    assert len(run["results"]) == len(findings)
    for result in run["results"]:
        finding = findings[result["fingerprints"]["commonseal/v1"]]
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding["code"]
        assert result["level"] == words.get(finding["level"], "note")
        assert finding["sentence"] in result["message"]["text"]
        assert result["locations"]
        for place in result["locations"]:
            physical = place.get("physicalLocation")
            if physical and "region" in physical:
                region = physical["region"]
                assert region["charLength"] == len(region["snippet"]["text"])
    assert run["columnKind"] == "unicodeCodePoints"


def test_known_at_leaves_out_what_was_learned_later(ask: Ask) -> None:
    """In November 2016 the register knew of Mason’s coming appointment, and nothing of NHS England’s in January."""
    (then,) = found(ask, *MASON[1:], "--rule", "CS-APPT-01", "--known-at", "2016-11-30")
    (now,) = found(ask, *MASON[1:], "--rule", "CS-APPT-01")
    assert now["to"] == "2017-01-30"
    assert then["to"] is None or then["to"] > now["to"]


def test_what_if_takes_an_option_to_be_in_force(ask: Ask) -> None:
    """The option brings a joint committee; the rules find what they do not find without it."""
    day = ("--on", "2019-10-01", "--known-at", "2019-07-31")
    without = {each["key"] for each in found(ask, *day)}
    option = "option/portsmouth-integration/recommended"
    with_it = found(ask, *day, "--what-if", option)
    assert {each["key"] for each in with_it} - without
    assert found(ask, *day, "--what-if", "The three recommendations") == with_it
    assert found(ask, *day, "--what-if", "recommended") == with_it


def test_explain_shows_all_that_a_finding_rests_on(ask: Ask) -> None:
    """The sentence, the rule, the provision with its date, each statement with its author and quotes, the remedy."""
    (finding,) = found(ask, *MASON[1:], "--rule", "CS-APPT-01")
    said = ask("explain", finding["key"], "--format", "json")
    assert said.code == 0
    told = said.json
    assert told["finding"] == finding
    assert told["rule"]["code"] == "CS-APPT-01"
    assert told["provision"]["id"] == finding["provision"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", told["provision"]["last_confirmed"])
    assert [each["statement"] for each in told["statements"]] == [each["statement"] for each in finding["statements"]]
    assert all(each["author"] and each["recorded"] and each["sentence"] for each in told["statements"])
    table = " ".join(ask("explain", finding["key"][:14]).out.split())
    for words in (finding["sentence"], finding["citation"], "last confirmed on", "recorded by Governance team"):
        assert words in table
    assert "looked at on" in table


@pytest.mark.parametrize("rule", [each.code for each in all_rules()])
def test_every_rule_can_be_explained_before_it_finds_anything(rule: str) -> None:
    """Its sentence, level and remedy, without a register; and the law that it can cite, or on what else it rests."""
    said = commonseal_here("explain", rule.lower(), "--format", "json")
    assert (said.code, said.err) == (0, "")
    told = said.json
    assert told["rule"]["sentence"]
    assert told["rule"]["looks_for"]
    assert "{" not in said.out.replace("{\n", "").replace("{}", "").replace("}", "")
    assert told["provisions"] or told["rule"]["basis"]
    assert commonseal_here("explain", rule).out.startswith(rule)


def test_what_a_finding_cites_is_among_what_its_rule_is_said_to_cite(ask: Ask) -> None:
    """Asked of a code, explain lists the provisions beforehand; every provision that a finding cites is one of them."""
    cited = {(each["code"], each["provision"]) for each in found(ask, "--all") if each["provision"]}
    assert len({code for code, _ in cited}) > 5
    for code, provision in cited:
        known = {each["id"] for each in commonseal_here("explain", code, "--format", "json").json["provisions"]}
        assert provision in known, (code, provision)


def test_rules_lists_them_all(ask: Ask) -> None:
    """Each once, with its number where it has one; the words to be filled stand in brackets."""
    listed = ask("rules", "--format", "json").json
    assert [each["code"] for each in listed] == [each.code for each in all_rules()]
    assert {each["rule"] for each in listed} >= {"R1", "R6", "R12", "R17", "R19"}
    assert not any("{" in each["sentence"] for each in listed)
    assert "[person] is shown as [post] of [body]" in next(e["sentence"] for e in listed if e["code"] == "CS-APPT-01")


REFUSED = {
    "two kinds of days": (["check", "--on", "2019-01-01", "--all"], 2, "one of --on, --between and --all"),
    "days the wrong way round": (["check", "--between", "2019-02-01", "2019-01-01"], 2, "is before"),
    "no day": (["check", "--between", "2019-02-01", "May"], 2, "not a day"),
    "an unknown body": (["check", "--bodies", "Portsmuth City Counci"], 1, "body/portsmouth-city-council"),
    "an unknown rule": (["check", "--rule", "CS-POST-99"], 2, "CS-POST-0"),
    "an unknown option": (["check", "--what-if", "Xyzzy"], 1, "option/portsmouth-integration/recommended"),
    "an unknown level": (["check", "--severity", "grave"], 2, "block"),
    "an unknown key": (["explain", "CS-POST-01:ffffffffffff"], 1, "near to it are:\n  CS-POST-01:"),
    "a key of many": (["explain", "CS-APPT-01:"], 1, "may be any of these"),
    "no key at all": (["explain", "nonsense"], 1, "commonseal check --all"),
    "no folder of law": (["check", "--regimes", "/no/such/folder"], 1, "no such file or folder"),
    "both kinds of people": (["stress", "--each", "--person", "Donna Hall"], 2, "give one of"),
    "an unknown person": (["interests", "Xyzzy Quux"], 1, "no person called"),
    "a body that is none": (["duties", "Steven Mason"], 1, "no body called"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_asked_is_said_in_a_sentence(ask: Ask, case: str) -> None:
    """Misuse ends with 2, what is not there with 1 and with what is near; nothing on standard output."""
    words, code, told = REFUSED[case]
    said = ask(*words)
    assert said.code == code, said
    assert " ".join(told.split()) in " ".join(said.err.split())
    assert said.out == ""
    assert "Traceback" not in said.err


def test_a_packet_of_ones_own_law_counts(ask: Ask, tmp_path: Path) -> None:
    """A rule on posts finds the vacancy of a post that one's own law asks for, and cites that law."""
    (tmp_path / "own.yaml").write_text(
        "pack: {id: own, name: Our own, jurisdiction: England, classifications: [unitary_council],\n"
        "  citation: Standing orders 7, confidence: check, last_confirmed: 2026-01-01, source: the orders}\n"
        "provisions:\n"
        "  - {kind: post, id: own.chief, text: There is a chief executive., post_name: chief executive,\n"
        "     roles: [chief_executive], citation: Standing orders 7(1), confidence: check, basis: read}\n",
        encoding="utf-8",
    )
    words = ("--on", "2020-01-01", "--bodies", "Northumberland County Council", "--rule", "CS-POST-01")
    (plain,) = found(ask, *words)
    assert plain["provision"] is None
    (own,) = found(ask, *words, "--regimes", str(tmp_path))
    assert (own["provision"], own["level"], own["confidence"]) == ("own.chief", "unverified", "check")
