"""Exporting a register as register files: loading them into an empty register gives the same ledger again."""

import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from commonseal.register.asking.ledger_view import ActView, acts_as_written
from commonseal.register.register import Register
from commonseal.vocabulary import Evidence, Origin, Paper, Statement, Viewer, sha256_of
from commonseal.vocabulary.periods import date_of


class ExportError(Exception):
    """The register cannot be written there; the message says why and what to do."""


class _Dumper(yaml.SafeDumper):
    """Writes every text so that it is read again to the letter."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """Write a text; one with the rarer line breaks in double quotes, for elsewhere YAML takes them for a space."""
    style = '"' if any(each in text for each in "\x85\u2028\u2029") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def export(register: Register, folder: Path, viewer: Viewer) -> int:
    """Write all that a viewer may see into a new folder, a file for each month of recording; return how many acts.

    Raises:
        ExportError: the folder exists and is not empty, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"{folder} is there already and not empty; name a new folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".export-") as name:
            count = _write(register, Path(name), viewer)
            if folder.exists():
                folder.rmdir()
            shutil.copytree(name, folder)
    except OSError as error:
        raise ExportError(f"{folder} cannot be written: {error.strerror or error}") from error
    return count


def _write(register: Register, folder: Path, viewer: Viewer) -> int:
    documents: dict[str, list[dict[str, Any]]] = defaultdict(list)
    (folder / "papers").mkdir()
    count, erased = 0, set[str]()
    for act in acts_as_written(register.sql, viewer):
        month = date_of(act.recorded).strftime("%Y-%m")
        erased |= {paper.id for paper in act.papers if _is_erased(paper)}
        documents[month].append(_document(act, folder, erased))
        count += 1
    for month, contents in documents.items():
        with (folder / f"{month}.yaml").open("w", encoding="utf-8") as file:
            yaml.dump_all(
                contents, file, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110, explicit_start=True,
                line_break="\n",
            )  # fmt: skip
    if not any((folder / "papers").iterdir()):
        (folder / "papers").rmdir()
    return count


def _is_erased(paper: Paper) -> bool:
    """Whether the text of a paper was erased by order: what is left of it is not the one its SHA-256 stands for."""
    return sha256_of(paper.text) != paper.sha256


def _document(act: ActView, folder: Path, erased: set[str]) -> dict[str, Any]:
    head = {"recorded": date_of(act.recorded).isoformat(), "author": act.author, "reason": act.reason}
    document: dict[str, Any] = {"act": {**head, "number": act.number, "entered": act.entered_at}}
    if act.source:
        document["act"]["source"] = act.source
    parts = {
        "papers": [_paper(paper, folder) for paper in act.papers if not _is_erased(paper)],
        "statements": list(_statements(act, erased)),
        "withdrawn": [{"statement": _label(number)} for number in act.withdrawn],
        "corroborated": [
            {"statement": _label(number), "evidence": [_evidence(each, erased) for each in evidence]}
            for number, evidence in act.corroborated.items()
        ],
        "reviews": [dict(review) for review in act.reviews],
    }
    document.update({key: entries for key, entries in parts.items() if entries})
    return document


def _statements(act: ActView, erased: set[str]) -> Iterator[dict[str, Any]]:
    for statement in act.statements:
        entry: dict[str, Any] = {"label": _label(statement.number)}
        if statement.origin is Origin.ENDED and statement.supersedes in act.visible:
            entry |= {"ends": _label(statement.supersedes), "end": str(statement.period.end)}
            old = act.visible[statement.supersedes]
            fresh = [each for each in act.evidence[statement.number] if each not in act.evidence_then[old.number]]
            if statement.note != old.note:
                entry["note"] = statement.note
        else:
            entry |= _envelope(statement)
            fresh = list(act.evidence[statement.number])
        if fresh:
            entry["evidence"] = [_evidence(each, erased) for each in fresh]
        yield entry


def _envelope(statement: Statement) -> dict[str, Any]:
    fact = statement.fact.model_dump(mode="json", exclude_defaults=True)
    entry: dict[str, Any] = {"kind": statement.fact.kind, **fact}
    if statement.supersedes is not None and statement.origin in (Origin.CORRECTS, Origin.FOLLOWS):
        entry[statement.origin.value] = _label(statement.supersedes)
    for key, value in (("start", statement.period.start), ("end", statement.period.end)):
        if value is not None:
            entry[key] = value.edtf
    entry["standing"] = statement.standing.value
    entry["attribution"] = statement.attribution.value
    entry["visibility"] = statement.visibility.value
    if statement.note:
        entry["note"] = statement.note
    if statement.unreviewed:
        entry["unreviewed"] = True
    return entry


def _evidence(evidence: Evidence, erased: set[str]) -> dict[str, Any]:
    if evidence.paper in erased:
        # Nothing can be quoted to the letter from a text that is gone.
        return {"source": f"{evidence.paper}, whose text was erased by order: “{evidence.quote}”"}
    return evidence.model_dump(mode="json", exclude_none=True)


def _paper(paper: Paper, folder: Path) -> dict[str, Any]:
    file = Path("papers") / f"{paper.id.replace('/', '-').removeprefix('paper-')}-{paper.sha256[:8]}.txt"
    with (folder / file).open("w", encoding="utf-8", newline="") as opened:
        opened.write(paper.text)
    values = paper.model_dump(mode="json", exclude={"text", "sha256"}, exclude_none=True)
    return {**values, "file": file.as_posix().replace(os.sep, "/")}


def _label(number: int) -> str:
    return f"s{number}"
