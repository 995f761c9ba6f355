"""Loading register files: all of it enters the register, or nothing does; what is there already is left as it is."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from commonseal.exchange.register_files.entries import (
    ActEntry,
    CorroboratedEntry,
    EndedEntry,
    ReviewEntry,
    StatementEntry,
    Step,
    WithdrawnEntry,
)
from commonseal.exchange.register_files.knowing import Known, is_held
from commonseal.exchange.register_files.labels import names_a_statement
from commonseal.exchange.register_files.reading import MoreInFiles, look_through
from commonseal.exchange.register_files.references import unknown_references
from commonseal.register.errors import RegisterError
from commonseal.register.ledger.matching import ended_as, times_decided, was_withdrawn
from commonseal.register.ledger.writer import ActWriter
from commonseal.register.register import Register
from commonseal.vocabulary import Evidence, Viewer
from commonseal.vocabulary.periods import date_of
from commonseal.vocabulary.written.faults import Fault, FaultyFilesError


@dataclass
class LoadReport:
    """What a load did or, for a trial, would do: how many acts, and statements by what became of them."""

    acts: int = 0
    papers: int = 0
    done: Counter[str] = field(default_factory=Counter)

    @property
    def changed(self) -> bool:
        """Whether anything new entered the register."""
        return self.acts > 0


def load(
    register: Register,
    path: Path,
    *,
    entered_at: datetime,
    dry_run: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    more: MoreInFiles | None = None,
    viewer: Viewer | None = None,
    source: str = "",
) -> LoadReport:
    """Load register files. Acts and statements that the register has already are passed over.

    Args:
        register: where to.
        path: a file or folder.
        entered_at: the moment of loading.
        dry_run: do everything, then undo it.
        progress: told how many acts of how many are done.
        more: what reads parts in the files that acts do not have.
        viewer: what the files may name and quote of the register is what this viewer may see; all of it, if none.
        source: what the acts say of where they came from; their file, where that is not given.

    Raises:
        FaultyFilesError: anything in the files is wrong, by itself or beside what the register holds.
    """
    read = look_through(path, register.papers.texts(viewer), more)
    faults = [*read.faults, *unknown_references(register, read, viewer)]
    if faults:
        raise FaultyFilesError(faults)
    report = LoadReport()
    with register.together(keep=not dry_run):
        _Loader(register, report, entered_at, source).load(read.acts, progress)
    return report


def _refused(step: Step, error: RegisterError) -> str:
    """Say what the register refuses, with the label by which the file knows the statement."""
    target = step.corrects or step.follows if isinstance(step, StatementEntry) else step.statement
    return f"“{target}”: {error}" if target and not names_a_statement(target) else str(error)


class _UnsettledError(Exception):
    """A label whose statement did not enter the register."""


class _Loader:
    """Carries acts out, one after another, remembering what the labels stand for."""

    def __init__(self, register: Register, report: LoadReport, entered_at: datetime, source: str) -> None:
        self._register, self._report, self._entered_at, self._source = register, report, entered_at, source
        self._numbers: dict[str, int] = {}
        self._known = Known()
        self._decided: Counter[tuple[str, str]] = Counter()
        self._faults: list[Fault] = []

    def load(self, acts: Sequence[ActEntry], progress: Callable[[int, int], None]) -> None:
        """Carry out the acts in order.

        Raises:
            FaultyFilesError: with everything that the register refuses.
        """
        for done, act in enumerate(acts):
            progress(done, len(acts))
            try:
                self._act(act)
            except RegisterError as error:
                self._faults.append(Fault(act.place.file, act.place.line, str(error)))
        if self._faults:
            raise FaultyFilesError(self._faults)
        progress(len(acts), len(acts))

    def _act(self, act: ActEntry) -> None:
        opened = self._register.act(
            author=act.author,
            reason=act.reason,
            recorded=date_of(act.recorded.earliest),
            entered_at=act.entered_at or self._entered_at,
            source=act.source if act.number is not None else self._source or act.place.file,
        )
        with opened as writer:
            papers = sum(writer.paper(paper) for paper in act.papers if not is_held(writer, paper))
            for step in act.steps:
                try:
                    self._step(writer, step, exported=act.number is not None)
                except _UnsettledError:
                    continue  # the statement that it points to has a fault of its own, which is told
                except RegisterError as error:
                    self._faults.append(Fault(step.place.file, step.place.line, _refused(step, error)))
            self._report.papers += papers
            self._report.acts += not writer.is_empty

    def _step(self, writer: ActWriter, step: Step, *, exported: bool) -> None:
        if isinstance(step, StatementEntry):
            self._statement(writer, step, exported=exported)
        elif isinstance(step, EndedEntry):
            self._ended(writer, step)
        elif isinstance(step, WithdrawnEntry):
            self._withdrawn(writer, step)
        elif isinstance(step, ReviewEntry):
            self._review(writer, step)
        else:
            self._corroborated(writer, step)

    def _statement(self, writer: ActWriter, step: StatementEntry, *, exported: bool) -> None:
        link = step.corrects or step.follows
        target = self._number(link) if link else None
        known = self._known.statement(writer, step, target, exported=exported)
        if known is not None:
            self._remember(step.label, known)
            self._add_evidence(writer, known, step.draft.evidence)
            return
        if target is not None and step.corrects:
            number = writer.correct(target, step.draft) or 0
            self._report.done["corrected"] += 1
        elif target is not None:
            number = writer.follow(target, step.draft)
            self._report.done["moved on"] += 1
        else:
            number = writer.record(step.draft)
            self._report.done["recorded"] += 1
        self._remember(step.label, number)

    def _ended(self, writer: ActWriter, step: EndedEntry) -> None:
        number = self._number(step.statement)
        known = ended_as(writer, number, step.end)
        if known is None:
            known = writer.end(number, step.end, step.evidence, step.note)
            self._report.done["ended"] += 1
        else:
            self._report.done["already known"] += 1
        self._remember(step.label, known)

    def _withdrawn(self, writer: ActWriter, step: WithdrawnEntry) -> None:
        number = self._number(step.statement)
        if was_withdrawn(writer, number):
            self._report.done["already known"] += 1
            return
        writer.correct(number, None)
        self._report.done["withdrawn"] += 1

    def _review(self, writer: ActWriter, step: ReviewEntry) -> None:
        # The third “accepted” of a file is known only where the register has three: between them it was taken back.
        told = self._decided[step.claim_key, step.decision] = self._decided[step.claim_key, step.decision] + 1
        if times_decided(writer, step.claim_key, step.decision) >= told:
            self._report.done["already known"] += 1
            return
        statement = self._number(step.statement) if step.statement else None
        writer.attachments.decision(
            paper=step.paper,
            claim_key=step.claim_key,
            claim=json.dumps(step.claim, ensure_ascii=False, sort_keys=True),
            decision=step.decision,
            finding=step.finding,
            statement=statement,
        )
        self._report.done["review decisions"] += 1

    def _corroborated(self, writer: ActWriter, step: CorroboratedEntry) -> None:
        number = self._number(step.statement)
        if set(step.evidence) <= set(writer.statement(number).evidence):
            self._report.done["already known"] += 1
            return
        writer.corroborate(number, step.evidence)
        self._report.done["corroborated"] += 1

    def _add_evidence(self, writer: ActWriter, number: int, evidence: tuple[Evidence, ...]) -> None:
        added = writer.corroborate(number, evidence) if writer.statement(number).is_held else 0
        self._report.done["corroborated" if added else "already known"] += 1

    def _remember(self, label: str | None, number: int) -> None:
        self._known.taken.add(number)
        if label:
            self._numbers[label] = number

    def _number(self, target: str) -> int:
        if target in self._numbers:
            return self._numbers[target]
        if names_a_statement(target):
            return int(target.partition("/")[2])
        raise _UnsettledError(target)
