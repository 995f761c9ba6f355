"""acknowledge: a finding may stand for a reason; it comes back when its time is over or what it rests on changes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from support.command import Said, commonseal_here

REGISTER = """
act: {recorded: 2019-07-10, author: ann, reason: she read it}
statements:
  - {kind: body, id: body/dale-ccg, name: Dale CCG, classification: ccg, start: 2013-04-01}
  - {kind: body, id: body/nhs-england, name: NHS England, classification: nhs_england, start: 2013-04-01}
  - {kind: person, id: person/ann-lee, name: Ann Lee}
  - {kind: person, id: person/bob-roe, name: Bob Roe}
  - {kind: post, id: post/dale-ccg/ao, role: accountable_officer, bodies: [body/dale-ccg]}
  - {kind: appointment, label: ann, person: person/ann-lee, post: post/dale-ccg/ao, bodies: [body/dale-ccg],
     decided_by: [body/nhs-england], start: 2014-01-01, end: 2018-12-31}
"""
RULE = ("--on", "2019-07-10", "--rule", "CS-POST-01")


def register(folder: Path, text: str = REGISTER) -> str:
    """Return the address of a register in which Dale CCG has nobody as accountable officer from 2019 on."""
    db = f"sqlite:///{folder / 'register.db'}"
    load(folder, db, text)
    return db


def load(folder: Path, db: str, text: str) -> None:
    """Load one register file."""
    file = folder / "register.yaml"
    file.write_text(text, encoding="utf-8")
    said = commonseal_here("load", file, db=db)
    assert said.code == 0, said


def vacant(db: str, *more: str, **env: str) -> dict[str, Any]:
    """Return the one finding, that the post is vacant."""
    (finding,) = commonseal_here("check", *RULE, *more, "--format", "json", db=db, **env).json
    return dict(finding)


def check(db: str, *more: str) -> Said:
    """Check with alerts counting."""
    return commonseal_here("check", *RULE, "--severity", "alert", *more, db=db)


def test_what_is_acknowledged_is_shown_apart_and_does_not_count(tmp_path: Path) -> None:
    """The finding says who, why and until when; the check ends with 0, and the reason is in the register."""
    db = register(tmp_path)
    assert check(db).code == 1
    until = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    words = ["acknowledge", vacant(db)["key"], "--reason", "Merger in April", "--until", until, "--author", "Cy Fox"]
    done = commonseal_here(*words, db=db)
    assert (done.code, done.out) == (0, "")
    assert "is acknowledged until" in done.err
    told = vacant(db)["acknowledged"]
    assert (told["by"], told["reason"], told["until"]) == ("Cy Fox", "Merger in April", until)
    said = check(db)
    assert said.code == 0
    text = " ".join(said.out.split())
    assert "the rules find nothing else, beside 1 acknowledged" in text
    assert "Acknowledged: seen, and let stand" in text
    assert "Cy Fox: Merger in April" in text
    (suppressed,) = commonseal_here("check", *RULE, "--format", "sarif", db=db).json["runs"][0]["results"]
    assert suppressed["suppressions"][0]["justification"] == "Merger in April"
    assert "Merger in April" in commonseal_here("sources", told["statement"], db=db).out
    assert commonseal_here("verify", db=db).code == 0


def test_it_comes_back_when_its_time_is_over(tmp_path: Path) -> None:
    """It holds to the end of its last day, and the day after it the finding counts again."""
    db = register(tmp_path)
    today = datetime.now(UTC).date()
    commonseal_here("acknowledge", vacant(db)["key"], "--reason", "until tonight", "--until", str(today), db=db)
    assert check(db, "--known-at", str(today)).code == 0
    assert check(db, "--known-at", str(today + timedelta(days=1))).code == 1
    assert check(db, "--known-at", str(today - timedelta(days=1))).code == 1, "nor was it acknowledged the day before"


def test_it_comes_back_when_what_it_rests_on_changes(tmp_path: Path) -> None:
    """Another day of leaving is learned, so that another finding stands; a new title alone changes the grounds too."""
    db = register(tmp_path)
    before = vacant(db)
    commonseal_here("acknowledge", before["key"], "--reason", "seen", db=db)
    assert check(db).code == 0
    replacement = tmp_path / "new.json"
    replacement.write_text(
        '{"fact": {"kind": "appointment", "person": "person/ann-lee", "post": "post/dale-ccg/ao",'
        ' "bodies": ["body/dale-ccg"], "decided_by": ["body/nhs-england"], "title": "chief officer"},'
        ' "period": {"start": "2014-01-01", "end": "2018-12-31"}}',
        encoding="utf-8",
    )
    number = before["statements"][0]["statement"]
    done = commonseal_here("correct", number, "--reason", "misread", "--by", str(replacement), db=db)
    assert done.code == 0, done
    after = vacant(db)
    assert after["key"] == before["key"]
    assert after["rests_on"] != before["rests_on"]
    assert after["acknowledged"] is None
    assert check(db).code == 1


def test_more_words_that_show_the_same_do_not_bring_it_back(tmp_path: Path) -> None:
    """Evidence added to a statement changes nothing that it says."""
    db = register(tmp_path)
    commonseal_here("acknowledge", vacant(db)["key"], "--reason", "seen", db=db)
    load(tmp_path, db, REGISTER.replace("end: 2018-12-31}", "end: 2018-12-31, evidence: [{source: minutes}]}"))
    assert vacant(db)["acknowledged"] is not None


def test_a_trial_changes_nothing_and_says_what_would_be(tmp_path: Path) -> None:
    """--dry-run records no act."""
    db = register(tmp_path)
    before = commonseal_here("verify", db=db).out
    said = commonseal_here("acknowledge", "CS-POST-01", "--reason", "seen", "--dry-run", db=db)
    assert (said.code, said.out) == (0, "")
    assert "would be acknowledged until further notice (nothing was changed)" in said.err
    assert commonseal_here("verify", db=db).out == before


def test_what_cannot_be_acknowledged_is_refused_with_what_is_near(tmp_path: Path) -> None:
    """An unknown key lists the near ones; a day that is over and an empty reason are misuse."""
    db = register(tmp_path)
    key = vacant(db)["key"]
    said = commonseal_here("acknowledge", key[:-1] + "z", "--reason", "x", db=db)
    assert said.code == 1
    assert key in said.err
    assert commonseal_here("acknowledge", key, "--reason", "x", "--until", "2019-01-01", db=db).code == 2
    assert commonseal_here("acknowledge", key, "--reason", "  ", db=db).code == 2
    assert commonseal_here("acknowledge", key, db=db).code == 2
    assert vacant(db)["acknowledged"] is None


def test_it_is_as_guarded_as_what_it_rests_on(tmp_path: Path) -> None:
    """Of a finding on restricted grounds the acknowledgement is restricted: staff see neither."""
    text = REGISTER.replace(
        "decided_by: [body/nhs-england],", "decided_by: [body/nhs-england], visibility: restricted,"
    )
    db = register(tmp_path, text)
    cleared = {"COMMONSEAL_CLEARANCE": "restricted"}
    key = vacant(db, **cleared)["key"]
    assert commonseal_here("acknowledge", key, "--reason", "seen", db=db).code == 1, "staff do not see the finding"
    assert commonseal_here("acknowledge", key, "--reason", "hush about it", db=db, **cleared).code == 0
    assert vacant(db, **cleared)["acknowledged"]["reason"] == "hush about it"
    for command in (["show", "Dale CCG"], ["check", "--all"], ["questions"]):
        assert "hush" not in commonseal_here(*command, "--format", "json", db=db).out


def test_what_is_acknowledged_can_be_taken_back(tmp_path: Path) -> None:
    """On the same day as though it had never been meant; the finding counts again, and cannot be taken back twice."""
    db = register(tmp_path)
    key = vacant(db)["key"]
    assert commonseal_here("acknowledge", key, "--reason", "Merger in April", db=db).code == 0
    tried = commonseal_here("acknowledge", key, "--withdraw", "--reason", "Too soon", "--dry-run", db=db)
    assert "would be taken back (nothing was changed)" in tried.err
    assert vacant(db)["acknowledged"] is not None
    back = commonseal_here("acknowledge", key, "--withdraw", "--reason", "Too soon", db=db)
    assert (back.code, "counts again" in back.err) == (0, True)
    assert vacant(db)["acknowledged"] is None
    again = commonseal_here("acknowledge", key, "--withdraw", "--reason", "Too soon", db=db)
    assert again.code == 1
    assert "is not acknowledged" in again.err
    assert commonseal_here("verify", db=db).code == 0


def test_taking_back_needs_a_reason_and_no_last_day(tmp_path: Path) -> None:
    """Neither is taken silently."""
    db = register(tmp_path)
    key = vacant(db)["key"]
    commonseal_here("acknowledge", key, "--reason", "Merger in April", db=db)
    assert commonseal_here("acknowledge", key, "--withdraw", "--reason", " ", db=db).code == 2
    both = commonseal_here("acknowledge", key, "--withdraw", "--reason", "x", "--until", "2999-01-01", db=db)
    assert both.code == 2
