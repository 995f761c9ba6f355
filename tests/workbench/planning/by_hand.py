"""A plan written and proposed by hand in a browser, as its author would: step by step, with a mistake on the way."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect


@dataclass(frozen=True)
class PlanByHand:
    """What somebody writes: a proposal of some bodies with one option, a post that they are to share from a day on."""

    name: str
    bodies: tuple[str, ...]
    option: str
    role: str
    from_day: str
    grade: str

    @property
    def lines(self) -> str:
        """The bodies as a field takes them: one on each line."""
        return "\n".join(self.bodies)


def write_and_propose(page: Page, plan: PlanByHand, *, scripts: bool = True, dates: str = "") -> None:
    """Go from the list of plans through each part of a draft to the proposal; ends on its page."""
    _says_what_it_is_about(page, plan, scripts=scripts, dates=dates)
    _adds_an_option(page, plan)
    _scores_and_proposes(page, plan)


def in_a_year() -> str:
    """A day that is sure to be still to come, as a field takes it."""
    return f"{datetime.now(UTC) + timedelta(days=400):%Y-%m-%d}"


def choose_minute(page: Page, word: str) -> None:
    """Choose the first paper with a word in its title as the one that records a decision."""
    papers = page.get_by_label("The paper that records the decision")
    papers.select_option(papers.locator("option", has_text=word).first.get_attribute("value"))


def _says_what_it_is_about(page: Page, plan: PlanByHand, *, scripts: bool, dates: str) -> None:
    page.goto(f"/plans?{dates}")
    page.get_by_role("button", name="Plan a change").click()
    page.get_by_label("What the proposal is called").fill(plan.name)
    page.get_by_role("button", name="Save and go on").click()
    if scripts:
        expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("Name the bodies that promote it")
    page.get_by_label("Who promotes it").fill(plan.lines)
    page.get_by_label("Why a change is asked for").fill("Both need one leader")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("Criterion 1", exact=True).fill("Sure to happen")
    page.get_by_label("Weight of criterion 1").fill("2")
    page.get_by_role("button", name="Save and go on").click()


def _adds_an_option(page: Page, plan: PlanByHand) -> None:
    page.get_by_role("radio", name="Shared post").check()
    page.get_by_role("button", name="Add it").click()
    page.get_by_label("What the option is called").fill(plan.option)
    page.get_by_label("From when it is to count").fill(plan.from_day)
    page.get_by_label("Bodies").fill(plan.lines)
    page.get_by_label("Role", exact=True).fill(plan.role)
    page.get_by_role("button", name="Save the option").click()
    page.get_by_role("link", name="Go on to the scores").click()
    page.go_back()
    page.get_by_role("link", name=f"Change {plan.option}").click()
    page.get_by_label("Grade", exact=True).fill(plan.grade)
    page.get_by_label("Whole-time equivalents", exact=True).fill("1")
    page.get_by_role("button", name="Save the option").click()
    page.get_by_role("link", name="Go on to the scores").click()


def _scores_and_proposes(page: Page, plan: PlanByHand) -> None:
    for option, points in (("No change", "9"), (plan.option, "6")):
        page.get_by_label(f"Sure to happen, points of {option}").fill(points)
        page.get_by_label(f"Why, Sure to happen of {option}").fill("As we see it")
    page.get_by_role("button", name="Save and check").click()
    expect(page.get_by_role("heading", name="What comes of it")).to_be_visible()
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(plan.name)
    expect(page.get_by_role("status")).to_contain_text("Proposed")
