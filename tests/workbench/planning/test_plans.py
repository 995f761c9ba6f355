"""Pages of plans over HTTP: they answer as the commands do, say what is uncertain, and refuse who may not."""

import csv
import io
import json
import re
from datetime import date

import pytest

from support.command import commonseal
from support.workbench import Reader
from workbench.planning.conftest import TODAY, Served, send

DATES = f"on=2019-07-10&known-at={TODAY}"
OPTION = "option/portsmouth-integration/recommended"
PAGES = (
    "/plans",
    "/proposal/portsmouth-integration",
    f"/{OPTION}",
    f"/route/{OPTION}",
    f"/forecast/{OPTION}",
    "/compare/proposal/portsmouth-integration",
    f"/structure/{OPTION}",
    "/route/proposal/portsmouth-integration",
    "/structure/option/moors-one-board/one-board",
)


def _looked(plans: Served, path: str, more: str = "") -> str:
    shown = plans.reader().get(f"{path}?{DATES}{more}")
    for _ in range(60):
        if "Refresh" not in shown.headers:
            break
        shown = plans.reader().get(f"{path}?{DATES}{more}")
    assert shown.status == 200, shown.words
    return shown.text


def _words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_planning_is_light_and_says_where_one_is(plans: Served, path: str) -> None:
    """It is under 200 kB, has one heading of the first level and a title, and none of its words is a piece of code."""
    text = _looked(plans, path)
    assert len(text.encode()) < 200_000
    assert text.count("<h1") == 1
    assert re.search(r"<title>.+ – Common Seal</title>", text)
    assert not re.search(r"datetime\.|Undefined|\bNone\b|&lt;[A-Z]|StepState|object at", text)


def test_dates_are_those_of_the_command(plans: Served) -> None:
    """Each step stands on the page with the earliest and latest day that the command gives it."""
    done = commonseal("dates", OPTION, "--on", "2019-07-10", "--format", "csv", db=plans.url)
    words = _words(_looked(plans, f"/route/{OPTION}"))
    assert "in effect on 18 December 2019 at the earliest" in words
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert len(rows) == 6
    for row in rows:
        for day in (row["earliest"], row["free_from"], row["latest"]):
            assert not day or f"{date.fromisoformat(day):%a %-d %b %Y}" in words


def test_the_law_and_what_is_chosen_locally_are_told_apart(plans: Served) -> None:
    """The full council is required by law and not in the papers; the page says so in words."""
    words = _words(_looked(plans, f"/route/{OPTION}"))
    assert "required by law, not in the papers" in words
    assert "Local Government Act 2000 s9D" in words


def test_a_meeting_that_moves_shows_what_moves_with_it_and_stores_nothing(plans: Served) -> None:
    """With the Health and Wellbeing Board a fortnight sooner NHS England is too; without the question nothing is."""
    more = "&step=health-and-wellbeing-board&to=2019-09-11"
    words = _words(_looked(plans, f"/route/{OPTION}", more))
    assert (
        "Portsmouth Health and Wellbeing Board moves from Wed 25 Sep 2019 to Wed 11 Sep 2019: 14 days sooner" in words
    )
    assert "Nothing was stored" in words
    assert "4 December 2019 at the earliest" in words
    assert "18 December 2019 at the earliest" in _words(_looked(plans, f"/route/{OPTION}"))


def test_a_day_that_is_none_is_told_beside_the_form(plans: Served) -> None:
    """A day that cannot be read is a fault with a link to its field, and the dates stay as they are."""
    text = _looked(plans, f"/route/{OPTION}", "&step=health-and-wellbeing-board&to=soon")
    assert 'href="#to-health-and-wellbeing-board"' in text
    assert "“soon” is not a day" in text


def test_odds_are_a_range_with_their_assumptions(plans: Served) -> None:
    """No odds stand alone: the sentence has both ends, and every assumption its source."""
    words = _words(_looked(plans, f"/forecast/{OPTION}", "&by=2020-06-01"))
    assert re.search(r"in effect by 1 June 2020: .+%, between .+% with every assumption at its high and .+%", words)
    assert words.count("Source:") >= 5


def test_the_comparison_is_that_of_the_command_and_comes_as_a_paper(plans: Served) -> None:
    """Each row of the command stands on the page; the paper comes as Word and as one page."""
    dates = ("--on", "2019-07-10", "--known-at", TODAY, "--format", "json")
    told = json.loads(commonseal("compare", "proposal/portsmouth-integration", *dates, db=plans.url).out)
    text = _looked(plans, "/compare/proposal/portsmouth-integration")
    for row in told["rows"]:
        assert row["heading"] in text
    reader = plans.reader()
    page = reader.get(f"/compare/proposal/portsmouth-integration?as=html&{DATES}")
    assert page.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "Options appraisal" in page.text


def test_a_proposal_without_options_has_a_route_of_its_own(plans: Served) -> None:
    """Its page leads to the route of the proposal; compare says that there is nothing to compare, and what to do."""
    assert "Its route and dates" in _looked(plans, "/proposal/halton-warrington-management-team")
    assert "There are no options to compare" in _looked(plans, "/compare/proposal/halton-warrington-management-team")


@pytest.mark.parametrize(
    "path", ["/route/option/no-such", "/forecast/option/x", "/compare/proposal/x", "/structure/option/x"]
)
def test_a_plan_that_is_not_there_is_not_found(plans: Served, path: str) -> None:
    """The page says so, with a way forward, and does not fail."""
    assert plans.reader().get(f"{path}?{DATES}").status == 404


FORMS = {
    "/plans/draft/999": {"director": 404, "secretary": 404, "onlooker": 403, None: 403},
    f"/decide/{OPTION}?step=nhs-england": {"director": 403, "secretary": 200, "onlooker": 403, None: 403},
    f"/undecide/{OPTION}?step=cabinet": {"director": 403, "secretary": 200, "onlooker": 403, None: 403},
    f"/waive/{OPTION}?step=nhs-england": {"director": 403, "secretary": 200, "onlooker": 403, None: 403},
    f"/order/{OPTION}?step=nhs-england": {"director": 403, "secretary": 200, "onlooker": 403, None: 403},
    f"/add-step/{OPTION}": {"director": 403, "secretary": 200, "onlooker": 403, None: 403},
    f"/match/{OPTION}": {"director": 403, "secretary": 403, "people": 200, "onlooker": 403, None: 403},
}


@pytest.mark.parametrize("path", FORMS)
def test_a_form_is_for_those_who_may(plans: Served, path: str) -> None:
    """Each form by each account: those without the right at the bodies concerned are refused."""
    separator = "&" if "?" in path else "?"
    for name, status in FORMS[path].items():
        assert plans.reader(name).get(f"{path}{separator}{DATES}").status == status, name


def test_a_draft_is_nobody_elses(plans: Served) -> None:
    """A draft of one account reads to another as if it were not there."""
    director = plans.reader("director")
    draft = _begun(director)
    assert director.get(f"{draft}?{DATES}").status == 200
    assert plans.reader("secretary").get(f"{draft}?{DATES}").status == 404


def test_a_plan_of_a_body_that_one_may_not_plan_for_cannot_be_proposed(plans: Served) -> None:
    """What is sent all the same is refused."""
    director = plans.reader("director")
    draft = _begun(director)
    send(director, f"{draft}/about?{DATES}", name="Theirs", promoters="Portsmouth CCG", visibility="public")
    assert send(director, f"{draft}?{DATES}", f"{draft}/check?{DATES}").status == 403


def test_a_change_to_a_draft_can_be_taken_back_and_the_draft_discarded(plans: Served) -> None:
    """Taken back, the draft says what it said before; discarded, it is gone."""
    director = plans.reader("director")
    draft = _begun(director)
    for name in ("First name", "Second name"):
        send(director, f"{draft}/about?{DATES}", name=name, promoters="Halton CCG", visibility="public")
    assert "Second name" in director.get(f"{draft}?{DATES}").words
    assert "First name" in send(director, f"{draft}?{DATES}", do="undo").words
    assert "The draft was discarded" in send(director, f"{draft}?{DATES}", do="discard").words
    assert director.get(f"{draft}?{DATES}").status == 404


def test_the_check_tells_the_faults_of_all_parts_together(plans: Served) -> None:
    """A plan with something wrong in each part has all of it in one summary, each with a link to its part."""
    director = plans.reader("director")
    draft = _begun(director)
    send(director, f"{draft}/about?{DATES}", name="Faulty", promoters="Haltn CCG", visibility="public")
    send(director, f"{draft}/criteria?{DATES}", name=["Cost"], weight=["much"])
    send(director, f"{draft}/options?{DATES}", template="shared_post")
    found = director.get(f"{draft}/check?{DATES}")
    summary = found.text.split('class="nhsuk-error-summary"')[1].split("</div>")[0]
    for part in ("about", "criteria", "option-0"):
        assert f'href="#{part}"' in summary
        assert f'id="{part}"' in found.text
    assert "near to it are" in summary
    assert "has to be a number above nought" in summary
    assert "Say what the option is called" in summary


def _begun(reader: Reader) -> str:
    """Begin a draft; gives its path."""
    begun = send(reader, f"/plans?{DATES}", f"/plans/new?{DATES}")
    return begun.address.removeprefix(reader.base).partition("/about")[0]
