"""What is recorded on a route over HTTP: a decision with its words, and back; a waiver, a day, a step; and staff."""

import re

from support.command import EXAMPLES, commonseal
from support.workbench import Reader
from workbench.planning.conftest import TODAY, Served, send, upload

DATES = f"on=2019-07-28&known-at={TODAY}"
OPTION = "option/portsmouth-integration/recommended"
MINUTE = "paper/portsmouth-council-page"


def _step(reader: Reader, who: str) -> str:
    """Return the key of the step of a route that somebody takes."""
    text = reader.get(f"/route/{OPTION}?{DATES}").text
    found = re.search(rf'<a href="#([a-z0-9-]+)">\d\*?\. {who}', text)
    assert found is not None
    return found[1]


def test_a_decision_is_held_to_the_letter_of_its_minute_and_can_be_taken_back(own_plans: Served) -> None:
    """A quote that is not in the paper is refused; one that is is kept; taken back, the step is to come again."""
    secretary = own_plans.reader("secretary")
    key = _step(secretary, "Portsmouth Health and Wellbeing Board")
    form = f"/decide/{OPTION}?step={key}&paper={MINUTE}&{DATES}"
    told = {"outcome": "approved", "decided": "2019-07-24"}
    wrong = send(secretary, form, **told, quote="The board agreed to everything")
    assert wrong.status == 400
    assert "does not stand in paper/portsmouth-council-page to the letter" in wrong.words
    made_up = send(secretary, form, **told, passage="0-999999")
    assert made_up.status == 400
    early = send(secretary, form, outcome="approved", decided="2999-01-01", quote="The joint commissioning committee")
    assert "still to come" in early.words
    open_ = send(secretary, form, outcome="conditions", decided="2019-07-24", quote="The joint commissioning committee")
    assert "on which conditions" in open_.words
    right = send(secretary, form, **told, quote="The joint commissioning committee of Health and Care Portsmouth")
    assert right.status == 200, right.words
    assert "Recorded: Portsmouth Health and Wellbeing Board approved it, 24 July 2019" in right.words
    assert "on=2019-07-24" in right.address
    assert _state(secretary, key) == "done (24 July 2019)"
    taken = send(secretary, f"/undecide/{OPTION}?step={key}&{DATES}", reason="It was another meeting")
    assert "is taken back" in taken.words
    assert _state(secretary, key) == "to come"


def test_a_paper_that_may_not_be_seen_is_no_minute(own_plans: Served) -> None:
    """A paper that was never there, or is above whoever asks, is taken as if none had been chosen."""
    secretary = own_plans.reader("secretary")
    key = _step(secretary, "NHS England")
    form = f"/decide/{OPTION}?step={key}&paper=paper/never-was&{DATES}"
    shown = send(secretary, form, outcome="approved", decided="2019-07-24", quote="anything")
    assert shown.status == 400
    assert "Choose the paper that records it" in shown.words


def test_a_step_is_waived_planned_and_added(own_plans: Served) -> None:
    """Each shows on the route with its reason or its day, as the commands would have it; a cycle is refused."""
    secretary = own_plans.reader("secretary")
    key = _step(secretary, "NHS England")
    planned = send(secretary, f"/order/{OPTION}?step={key}&{DATES}", planned="2019-11-05")
    assert "planned for 5 November 2019" in planned.words
    added = send(
        secretary, f"/add-step/{OPTION}?{DATES}", called="Staff forum", body="Portsmouth City Council", act="supports"
    )
    assert "chosen locally, beyond the law" in added.words
    waived = send(secretary, f"/waive/{OPTION}?step=staff-forum&{DATES}", reason="The forum has met already")
    assert "not taken: The forum has met already" in waived.words
    assert send(secretary, f"/waive/{OPTION}?step={key}&{DATES}", reason=" ").status == 400
    told = commonseal("route", OPTION, "--on", "2019-07-28", db=own_plans.url).out
    assert "not taken: The forum has met already" in " ".join(told.split())


def test_staff_are_matched_for_those_cleared_noted_in_the_audit_and_kept_nowhere(own_plans: Served) -> None:
    """The result is shown and may not be cached; the audit says who looked; the database has no word of the file."""
    people = own_plans.reader("people")
    path = f"/match/option/moors-one-board/one-board?on={TODAY}&known-at={TODAY}"
    staff = (EXAMPLES / "moors-cluster/staff.match").read_text(encoding="utf-8").replace("M001", "Quizzical-9917")
    shown = upload(people, path, "staff", "staff.match", staff)
    assert shown.status == 200, shown.words
    assert "at risk are placed" in shown.words
    assert shown.headers["Cache-Control"] == "no-store"
    assert "Quizzical-9917" in shown.words
    assert "Quizzical-9917" not in _database(own_plans)
    assert "a matching of staff to posts" in _database(own_plans)
    faulty = upload(people, path, "staff", "staff.match", "staff:\n  - reference: S1\n    grade: no such grade\n")
    assert faulty.status == 400
    assert "no such grade" not in faulty.words


def test_options_are_compared_with_staff_in_counts_that_tell_of_nobody(own_plans: Served) -> None:
    """Who may match staff may count them by option, on a page and in a paper; nobody of the file is in either."""
    people, director = own_plans.reader("people"), own_plans.reader("director")
    path = f"/compare-staff/proposal/moors-one-board?on={TODAY}&known-at={TODAY}"
    staff = (EXAMPLES / "moors-cluster/staff.match").read_text(encoding="utf-8").replace("M001", "Quizzical-9917")
    offered = "Count staff at risk, from a file of staff"
    compared = f"/compare/proposal/moors-one-board?on={TODAY}&known-at={TODAY}"
    assert offered in people.waited_for(compared).words
    assert offered not in director.waited_for(compared).words
    assert director.get(path).status == 403
    shown = upload(people, path, "staff", "staff.match", staff)
    assert shown.status == 200, shown.words
    assert shown.headers["Cache-Control"] == "no-store"
    assert re.search(r"At risk: [0-9]+; could be placed: [^;]+; not placed:", shown.words)
    paper = upload(people, path, "staff", "staff.match", staff, **{"as": "html"})
    assert "attachment" in paper.headers["Content-Disposition"]
    assert "At risk:" in paper.words
    told = commonseal("compare", str(EXAMPLES / "moors-cluster"), "--staff",
                      str(EXAMPLES / "moors-cluster/staff.match"), "--clearance", "restricted").out  # fmt: skip
    counts = re.search(r"At risk: [0-9]+", shown.words)
    assert counts is not None
    assert counts[0] in " ".join(told.split())
    assert "Quizzical-9917" not in shown.text + paper.text + _database(own_plans)
    assert "counts of staff at risk by option" in _database(own_plans)
    faulty = upload(people, path, "staff", "staff.match", "staff:\n  - reference: S1\n    grade: no such grade\n")
    assert faulty.status == 400
    assert "no such grade" not in faulty.words


def _state(reader: Reader, key: str) -> str:
    text = reader.get(f"/route/{OPTION}?{DATES}").text
    found = re.search(rf'id="{key}">.*?nhsuk-tag[^>]*>\s*([^<]+?)\s*<', text, re.DOTALL)
    assert found is not None
    return found[1]


def _database(plans: Served) -> str:
    return b"".join(each.read_bytes() for each in plans.folder.iterdir() if each.is_file()).decode("utf-8", "ignore")
