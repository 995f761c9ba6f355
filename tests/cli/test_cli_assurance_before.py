"""Check is told what statements stand in place of, so that an approval of another text is found, as far as one sees."""

from pathlib import Path
from typing import Any

import pytest

from support.command import commonseal_here

BEFORE = """
act: {{recorded: 2019-07-01, author: ann, reason: she read it}}
statements:
  - {{kind: body, id: body/dale-ccg, name: Dale CCG, classification: ccg, start: 2013-04-01}}
  - {{kind: body, id: body/hill-ccg, name: Hill CCG, classification: ccg, start: 2013-04-01}}
  - {{kind: body, id: body/dale-board, name: Dale Board, classification: governing_body, parent: body/dale-ccg}}
  - {{kind: arrangement, label: team, id: arrangement/team, type: joint_team, name: One team,
     parties: [body/dale-ccg, body/hill-ccg], scope: finance, start: 2019-07-05, visibility: {before}}}
  - {{kind: proposal, id: proposal/team, name: One team, promoters: [body/dale-ccg], concerns: [arrangement/team],
     standing: agreed, start: 2019-07-01}}
  - {{kind: approval, proposal: proposal/team, step: board, body: body/dale-board, act: decides,
     subject_matter: one team, done: 2019-07-03, outcome: approved, standing: agreed, start: 2019-07-03}}
---
act: {{recorded: 2019-08-01, author: ann, reason: the text was changed}}
statements:
  - {{kind: arrangement, corrects: team, id: arrangement/team, type: joint_team, name: One team,
     parties: [body/dale-ccg, body/hill-ccg], scope: {scope}, start: 2019-07-05}}
"""
WORDS = ("check", "--on", "2019-09-01", "--rule", "CS-APPR-03", "--format", "json")


def lapsed(folder: Path, *more: str, scope: str = "finance and nursing", before: str = "public") -> list[Any]:
    """Return the lapsed approvals in a register in which an arrangement was corrected after it was approved."""
    file, db = folder / "register.yaml", f"sqlite:///{folder / 'register.db'}"
    file.write_text(BEFORE.format(scope=scope, before=before), encoding="utf-8")
    loaded = commonseal_here("load", file, db=db)
    assert loaded.code == 0, loaded
    return list(commonseal_here(*WORDS, *more, db=db).json)


def test_a_text_that_was_changed_after_its_approval_is_found(tmp_path: Path) -> None:
    """The board approved one team for finance on 3 July; the text with nursing is known from 1 August."""
    (finding,) = lapsed(tmp_path)
    assert (finding["from"], finding["to"]) == ("2019-08-01", "2022-06-30"), (
        "to the end of the law that groups were under"
    )
    assert set(finding["bodies"]) == {"body/dale-ccg", "body/hill-ccg"}


def test_the_same_text_recorded_again_is_no_change(tmp_path: Path) -> None:
    """A correction that says the same of the thing leaves the approval good."""
    assert lapsed(tmp_path, scope="finance") == []


def test_before_the_change_was_known_there_is_nothing(tmp_path: Path) -> None:
    """As known in July the text was the approved one."""
    assert lapsed(tmp_path, "--known-at", "2019-07-31") == []


@pytest.mark.parametrize(("clearance", "count"), [("internal", 0), ("restricted", 1)])
def test_a_text_that_one_may_not_see_is_compared_with_nothing(tmp_path: Path, clearance: str, count: int) -> None:
    """Where what stood there before is restricted, only the cleared are told that it was another."""
    assert len(lapsed(tmp_path, "--clearance", clearance, before="restricted")) == count
