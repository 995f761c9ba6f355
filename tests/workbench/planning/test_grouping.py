"""Bodies grouped on a page: the file is read, grouped and forgotten; what is wrong is told; nothing found says why."""

from support.command import EXAMPLES
from workbench.planning.conftest import TODAY, Served, upload

PATH = f"/plans/group?on={TODAY}&known-at={TODAY}"
_THREE = """bodies:
  - {id: body/dale-icb, name: Dale ICB, people: 750000, neighbours: [body/fell-icb], councils: [Dale Council]}
  - {id: body/fell-icb, name: Fell ICB, people: 800000, neighbours: [body/moor-icb], councils: [Fell Council]}
  - {id: body/moor-icb, name: Moor ICB, people: 1600000, councils: [Dale Council]}
limits:
"""


def test_the_best_groupings_are_shown_with_why(plans: Served) -> None:
    """Two small bodies are put together; councils that are split, points and the ideal are told."""
    director = plans.reader("director")
    limits = f"{_THREE}  least_people: 1500000\n  most_people: 2000000\n  whole_councils: no\n"
    shown = upload(director, PATH, "bodies", "three.group", limits, best="1", differ="1")
    assert shown.status == 200, shown.words
    assert "The best grouping has 2 groups" in shown.words
    assert "Dale ICB, Fell ICB" in shown.words
    assert "Councils with more than one group: Dale Council." in shown.words


def test_where_nothing_keeps_the_limits_it_says_which_to_relax(plans: Served) -> None:
    """A least that no group can reach under the most is told as what stands in the way."""
    limits = f"{_THREE}  least_people: 2000000\n  most_people: 2500000\n"
    shown = upload(plans.reader("director"), PATH, "bodies", "three.group", limits)
    assert shown.status == 200
    assert "No grouping keeps all the limits." in shown.words
    assert "There is one without" in shown.words


def test_what_is_wrong_is_told_and_kept(plans: Served) -> None:
    """A number that is none, a file with a fault, and no file at all; the numbers typed stay."""
    director = plans.reader("director")
    shown = upload(director, PATH, "bodies", "three.group", f"{_THREE}  least_peple: 5\n", best="many", differ="7")
    assert shown.status == 400
    assert "Say how many of the best are shown" in shown.words
    assert "least_people" in shown.words
    assert 'value="7"' in shown.text
    nothing = upload(director, PATH, "other", "three.group", _THREE)
    assert "Choose a file of bodies" in nothing.words


def test_the_example_is_grouped_within_a_request(plans: Served) -> None:
    """Forty-two bodies are grouped while the reader waits, each grouping other than those before it."""
    text = (EXAMPLES / "grouping/forty-two.group").read_text(encoding="utf-8")
    shown = upload(plans.reader("director"), PATH, "bodies", "forty-two.group", text, best="2", differ="4")
    assert shown.status == 200, shown.words
    assert "The best of 2 groupings has" in shown.words
    assert "Other than the best in" in shown.words


def test_who_may_not_plan_does_not_group(plans: Served) -> None:
    """It is for those who may propose somewhere."""
    assert plans.reader("onlooker").get(PATH).status == 403
