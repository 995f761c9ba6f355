"""Reading register files into typed acts, with every fault found on the way."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from commonseal.exchange.register_files.checked import Checked
from commonseal.exchange.register_files.entries import ActEntry, CorroboratedEntry
from commonseal.exchange.register_files.labels import check_labels
from commonseal.exchange.register_files.papers import read_paper
from commonseal.exchange.register_files.quotes import Papers, QuoteError
from commonseal.exchange.register_files.steps import StepReader, defaults_of
from commonseal.vocabulary import Paper
from commonseal.vocabulary.written.faults import Fault, FaultyFilesError
from commonseal.vocabulary.written.yaml_lines import Lined, YamlFaultError, documents

_PARTS = ("act", "defaults", "papers", "statements", "ended", "withdrawn", "corroborated", "reviews")
PLAN_ENDING = ".plan"
_OTHER_ENDINGS = (".grouping", ".staff")
_HEAD = ("recorded", "author", "reason", "number", "entered", "source")


class MoreInFiles(Protocol):
    """What reads more in files than acts have: it turns the rest into plain parts of an act, and finds more faults."""

    def rewritten(self, checked: Checked, document: Lined) -> Lined:
        """Return a document with nothing in it but parts of an act."""

    def faults(self, acts: Sequence[ActEntry]) -> Iterable[Fault]:
        """Give what is wrong with the acts, beyond what every register file is held to."""


@dataclass(frozen=True)
class FilesRead:
    """What files say as far as it could be read, what is wrong with them, and what the unreadable parts name.

    ``unread`` are the entries with faults of their own: other entries may point to them, and are not blamed for it.
    """

    acts: list[ActEntry]
    faults: list[Fault]
    unread: tuple[Lined, ...]

    def unread_values(self, key: str) -> set[str]:
        """Return the texts that entries which could not be read give for a field."""
        return {each[key] for each in self.unread if isinstance(each.get(key), str)}


def read_register_files(path: Path, held: dict[str, str] | None = None) -> list[ActEntry]:
    """Read one register file, or all in a folder and below, into acts in the order in which they happened.

    Args:
        path: a file or folder.
        held: the texts of papers that the register holds already, by identifier; evidence may quote them.

    Raises:
        FaultyFilesError: with everything that is wrong in any of them.
    """
    found = look_through(path, held)
    if found.faults:
        raise FaultyFilesError(found.faults)
    return found.acts


def look_through(path: Path, held: dict[str, str] | None = None, more: MoreInFiles | None = None) -> FilesRead:
    """Read register files as ``read_register_files`` does, but hand over the faults, for others may find more.

    ``more`` is what reads parts in them that acts do not have.
    """
    base = path if path.is_dir() else path.parent
    papers, faults = Papers(dict(held or {})), list[Fault]()
    looked_at = [
        (checked, document if more is None else more.rewritten(checked, document))
        for file in _files(path, plans=more is not None)
        for checked in [Checked(file, str(file.relative_to(base)), faults)]
        for document in _documents(checked)
    ]
    brought = [_papers(checked, document, papers) for checked, document in looked_at]
    acts = [
        act
        for (checked, document), own in zip(looked_at, brought, strict=True)
        if (act := _act(checked, document, papers, own)) is not None
    ]
    if all(act.number for act in acts):
        acts.sort(key=lambda act: act.number or 0)
    else:
        acts.sort(key=lambda act: act.recorded.earliest)
    unread = tuple(_unread(looked_at, acts))
    found = FilesRead(acts, faults, unread)
    faults += check_labels(acts, found.unread_values("label"))
    faults += more.faults(acts) if more is not None else ()
    return found


def _unread(looked_at: Sequence[tuple[Checked, Lined]], acts: Sequence[ActEntry]) -> Iterator[Lined]:
    """Hand over the statements and endings of the documents that did not become steps of an act."""
    became = {step.place for act in acts for step in act.steps}
    for checked, document in looked_at:
        for part in ("statements", "ended"):
            entries = document.get(part)
            for entry in entries if isinstance(entries, list) else ():
                if isinstance(entry, Lined) and checked.place(entry.line) not in became:
                    yield entry


def check_files(path: Path, *, plans: bool = False) -> None:
    """See that there are files to load, or plan files to propose.

    Raises:
        FaultyFilesError: there is no such path, or no file of the kind at it.
    """
    _files(path, plans=plans)


def _files(path: Path, *, plans: bool) -> list[Path]:
    """Return a file, or those of a folder and below: the register files, or the plan files where those are wanted.

    In a folder the ending tells what a file is: ``options.plan.yaml`` is a plan file, ``north.grouping.yaml`` says what
    may be grouped, and neither is loaded with the register files beside it. A folder with no plan file so named is
    taken to hold plan files under plain names.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise FaultyFilesError([Fault(str(path), 0, "there is no such file or folder; check the path")])
    every = sorted(each for each in path.rglob("*") if each.suffix in (".yaml", ".yml") and each.is_file())
    named_plans = [each for each in every if each.stem.endswith(PLAN_ENDING)]
    plain = [each for each in every if not each.stem.endswith((PLAN_ENDING, *_OTHER_ENDINGS))]
    found = (named_plans or plain) if plans else plain
    if not found:
        left = "; its plan files are recorded with: commonseal propose" if named_plans else ""
        raise FaultyFilesError([Fault(str(path), 0, f"there is no .yaml file in this folder or below it{left}")])
    return found


def _documents(checked: Checked) -> Iterator[Lined]:
    try:
        found = documents(checked.file.read_text(encoding="utf-8-sig"))
        if not found:
            checked.fault(1, "the file says nothing; write an act in it, or take it away")
        for document in found:
            if isinstance(document, Lined):
                yield document
            else:
                checked.fault(1, "a document must be a mapping that begins with “act:”")
    except YamlFaultError as error:
        checked.fault(error.line, str(error))
    except UnicodeDecodeError:
        checked.fault(1, "the file is not UTF-8 text; save it as UTF-8")
    except OSError as error:
        checked.fault(1, f"the file cannot be read: {error.strerror}")


def _papers(checked: Checked, document: Lined, papers: Papers) -> tuple[Paper, ...]:
    found = []
    for entry in checked.entries(document, "papers"):
        paper = read_paper(checked, entry)
        if paper is None:
            papers.unreadable.add(str(entry.get("id")))
            continue
        try:
            papers.add(paper)
            found.append(paper)
        except QuoteError as error:
            checked.fault(entry.line_of("id"), str(error))
    return tuple(found)


def _act(checked: Checked, document: Lined, papers: Papers, own: tuple[Paper, ...]) -> ActEntry | None:
    checked.only(document, _PARTS, "an act's document")
    steps = StepReader(checked, papers, defaults_of(checked, document)).steps(document)
    head = checked.mapping(document, "act")
    if head is None:
        checked.fault(document.line, "the document has no “act:” with recorded, author and reason; add it")
        return None
    checked.only(head, _HEAD, "an act")
    if head.get("number") is not None:
        # An export adds to earlier acts' statements only, some of which the same act closes after that.
        steps = tuple(sorted(steps, key=lambda step: not isinstance(step, CorroboratedEntry)))
    recorded = checked.date(head, "recorded", "the day on which this was known", certain=True)
    author = checked.text(head, "author", "who says so")
    reason = checked.text(head, "reason", "why this is put into the register")
    if recorded is None or author is None or reason is None:
        return None
    try:
        return ActEntry.model_validate(
            {
                "place": checked.place(head.line),
                "author": author,
                "reason": reason,
                "recorded": recorded,
                "number": head.get("number"),
                "entered_at": head.get("entered"),
                "source": head.get("source"),
                "papers": own,
                "steps": steps,
            }
        )
    except ValidationError as error:
        checked.invalid(head, error, _HEAD, "an act")
        return None
