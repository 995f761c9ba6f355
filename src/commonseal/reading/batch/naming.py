"""Under which name the claims of each paper are kept, and which papers need no reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePath

from commonseal.reading.batch.record import Entry, Record
from commonseal.reading.batch.sources import Source
from commonseal.reading.batch.version import reader_version
from commonseal.reading.claims import PaperClaims
from commonseal.reading.errors import ReadingError
from commonseal.reading.formats import PaperText


@dataclass(frozen=True, slots=True)
class Task:
    """A paper to be read, and the name its claims will have. ``known`` is what was read of it, if that still holds."""

    source: Source
    name: str
    known: Entry | None = None


class Plan:
    """What to do with some papers.

    Two papers never have one name: ``report.txt`` is called “report”, and ``report.pdf`` beside it “report-pdf”. A
    paper keeps the name it had when it was last read, and no file that the reader did not write is written over.

    Args:
        sources: The papers.
        out: The folder for the claims.
        given: The date that the caller gave for them.
        again: Whether to read even those whose claims still hold.
        version: Of which reader they must be to hold; the rules as they are now if left out.
    """

    def __init__(
        self,
        sources: Iterable[Source],
        out: Path,
        *,
        given: str | None = None,
        again: bool = False,
        version: str | None = None,
    ) -> None:
        self._version = version or reader_version()
        self.record = Record(out)
        self._out = out
        self._ours = self.record.files()
        self._taken: dict[str, str] = {}
        sources = list(sources)
        for entry in self.record.entries():
            if (out / f"{entry.name}.json").exists():
                self._taken[entry.name.casefold()] = entry.paper
        texts_first = sorted(sources, key=lambda source: PurePath(source.called).suffix.lower() != ".txt")
        names = {id(source): self._name(source) for source in texts_first}
        self.tasks = tuple(
            Task(source, name, None if again else self._still_holds(source, name, given))
            for source, name in ((source, names[id(source)]) for source in sources)
        )

    def _name(self, source: Source) -> str:
        entry = self.record.entry(source.key)
        if (
            entry is not None
            and source.named in (None, entry.name)
            and self._taken.get(entry.name.casefold()) == source.key
        ):
            return entry.name
        for name in _names(source):
            if self._is_free(name, source):
                self._taken[name.casefold()] = source.key
                return name
        raise AssertionError("there is always a further number")

    def _is_free(self, name: str, source: Source) -> bool:
        if self._taken.get(name.casefold(), source.key) != source.key:
            return False
        files = (self._out / f"{name}.json", self._out / f"{name}.txt")
        foreign = [
            file for file in files if file.name not in self._ours and file.exists() and not is_the_source(file, source)
        ]
        return not foreign or _were_read_from(source, name, foreign)

    def _still_holds(self, source: Source, name: str, given: str | None) -> Entry | None:
        """Give what was read of a paper if its claims are newer than it, of this reader, and read alike."""
        entry = self.record.entry(source.key)
        if entry is None or source.path is None:
            return None
        if (entry.name, entry.reader, entry.given) != (name, self._version, given):
            return None
        try:
            paper = source.path.stat()
            written = [(self._out / file).stat() for file in entry.files]
            if self._is_overtaken(entry):
                return None
        except OSError:
            return None
        newer = all(each.st_mtime_ns >= paper.st_mtime_ns for each in written)
        return entry if newer and (source.attachment or entry.size == paper.st_size) else None

    def _is_overtaken(self, entry: Entry) -> bool:
        """Say whether the claims are of an earlier time than the record: a run was stopped between the two."""
        earlier = (self.record.hashes(f"{entry.name}.json") or frozenset()) - {entry.claims_sha256}
        if not earlier:
            return False
        return hashlib.sha256((self._out / f"{entry.name}.json").read_bytes()).hexdigest() in earlier


def _were_read_from(source: Source, name: str, files: Iterable[Path]) -> bool:
    """Say whether files that are in no record were evidently written by the reader when it read this paper.

    Their text is the paper's, and their claims, laid out and judged as the reader does it, quote it to the letter.
    """
    try:
        paper = source.paper(name)
        for file in files:
            content = file.read_bytes().decode("utf-8", "surrogatepass")
            if file.suffix == ".json":
                if not _are_claims_of(paper, PaperClaims.from_json(content), content):
                    return False
            elif content != paper.text:
                return False
    except (ReadingError, OSError, UnicodeDecodeError):
        return False
    return True


def _are_claims_of(paper: PaperText, claims: PaperClaims, written: str) -> bool:
    return (
        claims.doc == paper.name
        and claims.to_json() == written
        and all(claim.confidence is not None for claim in claims.claims)
        and all(paper.text[each.start : each.end] == each.quote for claim in claims.claims for each in claim.evidence)
    )


def is_the_source(file: Path, source: Source) -> bool:
    """Say whether a file is the very paper that is read."""
    return source.path is not None and not source.attachment and file.exists() and file.samefile(source.path)


def _names(source: Source) -> Iterator[str]:
    """Give the names a paper might have, the plainest first."""
    stem, ending = source.stem, PurePath(source.called).suffix.lower().lstrip(".")
    folder = source.path.resolve().parent.name if source.path is not None else ""
    yield stem
    if ending and ending != "txt":
        yield f"{stem}-{ending}"
    if folder:
        yield f"{folder}-{stem}"
        yield f"{folder}-{stem}-{ending}"
    yield from (f"{stem}-{number}" for number in count(2))


def claims_name(folder: Path, path: Path) -> str:
    """Give the name under which a folder of claims keeps those of a paper.

    Args:
        folder: The folder of claims.
        path: The paper.
    """
    entry = Record(folder).entry(str(path.resolve()))
    return entry.name if entry is not None else path.stem
