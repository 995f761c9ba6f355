"""A plan that was made and not read from a file: proposed as a plan file is, with faults by part and not by line."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from commonseal.exchange.plan_files import Known, PlanFiles
from commonseal.exchange.register_files import FaultyFilesError, LoadReport, load
from commonseal.register.register import Register
from commonseal.vocabulary import Viewer
from commonseal.vocabulary.written.yaml_lines import documents

_FILE = "plan.yaml"


class FaultyPlanError(Exception):
    """A plan cannot be proposed; ``faults`` pairs each part concerned with what is wrong and what to do.

    Parts are ``about`` for the proposal, ``option-0`` and so on for options, ``scores`` for scores.
    """

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__("; ".join(what for _, what in self.faults))


def propose_document(
    register: Register,
    document: dict[str, Any],
    known: Known,
    *,
    viewer: Viewer,
    now: datetime,
    dry_run: bool,
    source: str = "",
) -> tuple[LoadReport, PlanFiles]:
    """Propose what a document of a plan file says; it lies in a folder of this account's own while that is done.

    Args:
        register: where to.
        document: the document.
        known: gives what is known of some things, and the law.
        viewer: whoever proposes.
        now: the moment.
        dry_run: do everything, then undo it.
        source: what its act says of where it came from.

    Raises:
        FaultyPlanError: anything is wrong with it, by itself or beside what the register holds.
    """
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    with TemporaryDirectory() as folder:
        file = Path(folder) / _FILE
        file.write_text(text, encoding="utf-8")
        try:
            plan = PlanFiles(file, register, known, viewer=viewer, today=now.date())
            report = load(register, file, entered_at=now, dry_run=dry_run, more=plan, viewer=viewer, source=source)
        except FaultyFilesError as error:
            raise FaultyPlanError([(_part(text, each.line), each.what) for each in error.faults]) from error
    return report, plan


def _part(text: str, line: int) -> str:
    """Return the part of a document that a line stands in."""
    (document,) = documents(text)
    part = "about"
    starts: list[tuple[int, str]] = []
    for number, use in enumerate(document.get("from_templates") or ()):
        starts.append((use.line, f"option-{number}"))
    starts += [(each.line, "scores") for each in document.get("scores") or ()]
    for start, name in sorted(starts):
        if line >= start:
            part = name
    return part
