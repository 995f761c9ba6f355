"""The museum of bad plans: each is refused with its file, its line and what to do, and several faults all together."""

from pathlib import Path

import pytest

from support.command import commonseal_here

BROKEN = Path(__file__).parent / "broken"
WHO = Path(__file__).parent / "who.yaml"
RING = (7, "the route has a cycle: east waits for west waits for east; take one “after” out of the approvals")
NO_GRADE = (5, "it has no grade; give its post “grade”")
SHARES = (6, "its parts add up to 90 %, not to 100 %; put them right (from 1 October 2018 to 30 June 2022)")
TOO_SOON = "is to take effect on 1 December 2018, before the law allows"
EXPECTED: dict[str, tuple[tuple[int, str], ...]] = {
    "cycle": (RING,),
    "before-the-law": ((5, f"option/joining/one-ccg {TOO_SOON}"),),
    "past-target": ((4, "1 May 2018, which is past on 20 May 2018, when it is written; give it a later “target”"),),
    "shares": (SHARES,),
    "no-grade": (NO_GRADE,),
    "unknown-grade": ((5, "its grade “Band 7” is not in “Invented”, which has: Director; correct one of the two"),),
    "all-four": (NO_GRADE, SHARES, RING, (10, f"option/joining/one-ccg {TOO_SOON}")),
    "sound": (),
}
"""The faults of each file, by line; the last file has none, so that a fault is never the museum's own."""


@pytest.fixture
def db(tmp_path: Path) -> str:
    """A register with two bodies, their populations, a pay table and a post without a grade that is nobody's plan."""
    url = f"sqlite:///{tmp_path}/plans.db"
    assert commonseal_here("load", WHO, db=url).code == 0
    return url


def test_every_bad_plan_is_in_the_table() -> None:
    """Each file has its faults in the table, and each entry of the table its file."""
    assert {each.name.removesuffix(".plan.yaml") for each in BROKEN.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_bad_plan_is_refused_with_all_its_faults(name: str, db: str) -> None:
    """Each fault stands with its line, there is none besides, and nothing is recorded."""
    before = commonseal_here("verify", db=db)
    said = commonseal_here("propose", BROKEN / f"{name}.plan.yaml", "--dry-run", db=db)
    told = [each for each in said.err.splitlines() if each.startswith(f"{name}.plan.yaml, line ")]
    expected = EXPECTED[name]
    assert said.code == (1 if expected else 0), said.err
    assert len(told) == len(expected), said.err
    for line, (number, words) in zip(told, expected, strict=True):
        assert line.startswith(f"{name}.plan.yaml, line {number}: ")
        assert words in line
    assert commonseal_here("verify", db=db) == before


def test_what_the_law_sets_is_cited(db: str) -> None:
    """A target before the law allows names the first lawful day, and the law that sets it."""
    said = commonseal_here("propose", BROKEN / "before-the-law.plan.yaml", db=db)
    assert "1 April 2019 is the first lawful day even if every body met when asked" in said.err
    assert "it takes effect on 1 April only (NHS England guidance, 2013)" in said.err


def test_a_folder_with_a_bad_plan_is_not_compared(tmp_path: Path) -> None:
    """Comparing a folder tells the same faults as proposing its files, and shows nothing."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "who.yaml").write_text(WHO.read_text("utf-8"), "utf-8")
    bad = (BROKEN / "all-four.plan.yaml").read_text("utf-8")
    (tmp_path / "plan" / "all-four.plan.yaml").write_text(bad, "utf-8")
    said = commonseal_here("compare", tmp_path)
    assert (said.code, said.out) == (1, "")
    assert "4 faults" in said.err


def test_a_plan_on_record_that_cannot_be_compared_is_told_whole(db: str) -> None:
    """What was loaded past the check of plans is refused when it is compared, with all faults by statement."""
    assert commonseal_here("load", BROKEN / "all-four.plan.yaml", db=db).code == 1
    assert commonseal_here("load", _plain(Path(db.removeprefix("sqlite:///")).parent), db=db).code == 0
    said = commonseal_here("compare", "proposal/joining", db=db)
    assert (said.code, said.out) == (1, "")
    assert "3 faults in “Joining”; nothing can be compared" in said.err
    for words in (NO_GRADE[1], SHARES[1], RING[1]):
        assert words in said.err
    assert all(each.startswith("statement/") for each in said.err.splitlines()[1:])


def _plain(folder: Path) -> Path:
    """Write the bad plan without its template, as a register file."""
    text = (BROKEN / "all-four.plan.yaml").read_text("utf-8").partition("from_templates")[0]
    path = folder / "plain.yaml"
    path.write_text(text, "utf-8")
    return path
