"""What is evaluated: claims out of files, the papers beside them, and papers read on the spot."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commonseal.reading.claims import PaperClaims
from commonseal.reading.errors import ReadingError
from commonseal.reading.evaluating.agreeing import Written
from commonseal.reading.evaluating.counting import Claims
from commonseal.reading.evaluating.quotations import found_again
from commonseal.reading.formats import ENDINGS, paper_of

PLAIN = ".txt"


@dataclass(frozen=True)
class ReadNow:
    """Papers read on the spot: their claims, their texts, and by the ``id()`` of a claim the rule that made it."""

    claims: Claims
    texts: Mapping[str, str]
    rules: Mapping[int, str] = field(default_factory=dict)


def claims_in_files(path: Path) -> dict[str, list[Written]]:
    """Read claims out of a folder of .json files, or out of one such file.

    Args:
        path: The folder or the file.

    Returns:
        The claims by the names of their files without the ending, in the order of these names.

    Raises:
        ReadingError: There is no such file, or it does not hold claims; the sentence says which and where.
    """
    if not path.exists():
        raise ReadingError(str(path), "does not exist", "check the spelling of the path")
    files = [path] if path.is_file() else sorted(path.glob("*.json"))
    if not files:
        raise ReadingError(str(path), "holds no .json file", "name the folder with one .json file a paper")
    return {file.stem: _claims_in(file) for file in files}


def _claims_in(file: Path) -> list[Written]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadingError(str(file), f"cannot be opened ({error.strerror})", "check who may read it") from error
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 (byte {error.start} cannot be read)"
        raise ReadingError(str(file), problem, "save it as UTF-8") from error
    except json.JSONDecodeError as error:
        problem = f"is not JSON at line {error.lineno}, column {error.colno} ({error.msg})"
        raise ReadingError(str(file), problem, "mend that place or write the file again") from error
    claims = document.get("claims") if isinstance(document, dict) else None
    if not isinstance(claims, list):
        remedy = "it must be an object whose “claims” are a list, as read writes it"
        raise ReadingError(str(file), "holds no list of claims", remedy)
    for number, claim in enumerate(claims, 1):
        problem = _fault(claim)
        if problem:
            raise ReadingError(str(file), f"is wrong at claim {number}: {problem}", "put that right and try again")
    return claims


def _fault(claim: Any) -> str:
    """What keeps a claim from being compared; slots that are only missing or odd are compared as they are."""
    if not isinstance(claim, dict) or not isinstance(claim.get("kind"), str):
        return "it is no object with a “kind”"
    spans = claim.get("evidence") or []
    if not isinstance(spans, list) or not all(isinstance(span, dict) for span in spans):
        return "its evidence is not a list of objects"
    for span in spans:
        for name, kind in (("start", int), ("end", int), ("quote", str)):
            if not isinstance(span.get(name), kind):
                return f"its evidence has no “{name}”, or not as {'a number' if kind is int else 'text'}"
    return ""


def texts_in(folder: Path, docs: Iterable[str]) -> dict[str, str]:
    """Read the plain texts of papers, as far as there are any, with one sign for the end of a line.

    Args:
        folder: Where they are, as ``<doc>.txt``.
        docs: The papers.

    Raises:
        ReadingError: The folder is none, or a text cannot be read.
    """
    if not folder.is_dir():
        raise ReadingError(str(folder), "is not a folder", "name the folder with the papers as .txt files")
    return {doc: _text(file) for doc in docs if (file := folder / f"{doc}{PLAIN}").exists()}


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise ReadingError(str(file), f"cannot be opened ({error.strerror})", "check who may read it") from error
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 text (byte {error.start} cannot be read)"
        raise ReadingError(str(file), problem, "save it as plain text in UTF-8") from error


def read_now(docs: Iterable[str], folders: Sequence[Path], texts: Mapping[str, str], *, ending: str = "") -> ReadNow:
    """Read papers on the spot and find their claims' quotations in the texts that count.

    Args:
        docs: The papers.
        folders: Where they are, in any format that can be read; plain text is preferred, and an earlier folder.
        texts: The texts against which evidence is checked. A paper without one is checked against what was read.
        ending: Read papers with this ending where there are any, such as ``.pdf``.

    Raises:
        ReadingError: A paper is missing or cannot be read.
    """
    claims: dict[str, list[Written]] = {}
    seen: dict[str, str] = {}
    rules: dict[int, str] = {}
    for doc in docs:
        found, text = _read(_paper(doc, folders, ending))
        wanted = texts.get(doc, text)
        written: list[Written] = json.loads(found.to_json())["claims"]
        moved: list[Written] = written if wanted == text else [*(found_again(claim, text, wanted) for claim in written)]
        claims[doc] = moved
        seen[doc] = wanted
        rules |= {id(claim): made.rule for claim, made in zip(moved, found.claims, strict=True)}
    return ReadNow(claims, seen, rules)


def _read(path: Path) -> tuple[PaperClaims, str]:
    from commonseal.reading import read_paper  # noqa: PLC0415 - the package imports this one's neighbours

    paper = paper_of(path)
    return read_paper(paper), paper.text


def _paper(doc: str, folders: Sequence[Path], ending: str) -> Path:
    """The file of a paper: with the ending asked for if there is one, else plain text, else what there is."""
    endings = dict.fromkeys([*([ending] if ending else []), PLAIN, *ENDINGS])
    for each in endings:
        for folder in folders:
            if (path := folder / f"{doc}{each}").is_file():
                return path
    remedy = f"put it there as one of {', '.join(endings)}, or name the folder of claims already read"
    raise ReadingError(" and ".join(map(str, folders)), f"holds no paper called {doc}", remedy)
