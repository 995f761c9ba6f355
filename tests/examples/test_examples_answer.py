"""The questions that each example was written to answer, asked on the command line of a register with it alone."""

from pathlib import Path
from typing import Any

import pytest

from support.command import EXAMPLES, commonseal_here


def ask(register: str, *words: str) -> dict[str, Any]:
    """Run one command on a register and return its answer."""
    done = commonseal_here(*words, "--db", register, "--format", "json")
    assert done.code == 0, done.err
    answer: dict[str, Any] = done.json
    return answer


def loaded(path: Path, folder: Path) -> str:
    """Load examples into a new register in a folder and return its address."""
    register = f"sqlite:///{folder / 'example.db'}"
    done = commonseal_here("load", path, "--db", register)
    assert done.code == 0, done.err
    return register


@pytest.fixture(scope="module")
def northumberland(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A register with the Northumberland example alone."""
    return loaded(EXAMPLES / "northumberland", tmp_path_factory.mktemp("northumberland"))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A register with all four examples."""
    return loaded(EXAMPLES, tmp_path_factory.mktemp("everything"))


@pytest.mark.parametrize(
    ("on", "known_at", "name"),
    [
        ("2016-11-15", "2016-12-31", "Alistair Blair"),
        ("2016-12-15", "2016-12-31", "Steven Mason"),
        ("2016-12-15", "2016-11-25", "Stephen Mason"),
        ("2016-12-15", "2020-01-01", "Steven Mason"),
        ("2017-07-01", "2020-01-01", "Vanessa Bainbridge"),
    ],
)
def test_northumberland_names_its_accountable_officer_as_then_known(
    northumberland: str, on: str, known_at: str, name: str
) -> None:
    """The handover of 1 December 2016 stands as reported, and before the correction the wrong name was known."""
    words = ["who", "accountable officer", "--at", "NHS Northumberland CCG", "--on", on, "--known-at", known_at]
    assert name in ask(northumberland, *words)["sentence"]


def test_halton_names_its_interim_accountable_officer(everything: str) -> None:
    """Andrew Davies certainly holds the post in April 2018, although nobody says since when."""
    answer = ask(everything, "who", "accountable officer", "--at", "Halton CCG", "--on", "2018-04-15")
    assert "Andrew Davies" in answer["sentence"]
    assert answer["outcome"] == "held"


def test_portsmouth_has_one_approval_done_and_three_to_come(everything: str) -> None:
    """As known on 10 July 2019: cabinet done, governing board on 17 July, the board undated, NHS England last."""
    day = "2019-07-10"
    answer = ask(everything, "outstanding", "Portsmouth CCG", "--on", day, "--known-at", day)
    [proposal] = answer["proposals"]
    steps = {step["step"]: step for step in proposal["steps"]}
    assert list(steps) == ["cabinet", "governing-board", "health-and-wellbeing-board", "nhs-england"]
    assert (steps["cabinet"]["done"]["edtf"], steps["cabinet"]["outcome"]) == ("2019-07-09", "considered")
    assert (steps["governing-board"]["done"], steps["governing-board"]["planned"]["edtf"]) == (None, "2019-07-17")
    assert steps["health-and-wellbeing-board"]["planned"] is None
    assert steps["nhs-england"]["after"] == ["cabinet", "governing-board", "health-and-wellbeing-board"]
    assert "only if" in steps["nhs-england"]["conditions"][0]


def test_halton_and_warrington_wait_for_both_governing_bodies(everything: str) -> None:
    """Both audit committees have given their support; both governing bodies have still to approve."""
    day = "2018-05-20"
    answer = ask(everything, "outstanding", "Halton CCG", "--on", day, "--known-at", day)
    [proposal] = answer["proposals"]
    assert {step["step"] for step in proposal["steps"] if step["outcome"] is None} == {
        "halton-governing-body",
        "warrington-governing-body",
    }


def test_kent_and_medway_knows_no_accountable_officer_until_one_is_announced(everything: str) -> None:
    """In February 2018 the single post is only talked of; from 12 March six CCGs have one holder."""
    words = ["who", "accountable officer", "--at", "West Kent CCG"]
    assert ask(everything, *words, "--on", "2018-02-20", "--known-at", "2018-02-20")["holders"] == []
    assert "Glenn Douglas" in ask(everything, *words, "--on", "2018-04-20")["sentence"]
