"""The papers that a list of paths stands for: files, folders with all that is in them, standard input."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from commonseal.reading.batch.record import Record
from commonseal.reading.errors import ReadingError
from commonseal.reading.formats import ENDINGS, Kind, PaperText, paper_in, paper_of

STANDARD_INPUT = "-"
_DEEPEST_ATTACHMENT = 3


@dataclass(frozen=True, slots=True)
class Source:
    """Where one paper comes from.

    ``path`` is its file, or ``None`` for standard input, whose ``content`` it then has. ``attachment`` leads to a paper
    within an e-mail: the number of the attachment, and so on inward. ``called`` is the file name it would have alone.
    """

    path: Path | None
    called: str
    attachment: tuple[int, ...] = ()
    shown: str = ""
    content: bytes = b""
    named: str | None = None

    @property
    def stem(self) -> str:
        """What to call the paper if nothing else is called so."""
        return self.named or PurePath(self.called).stem or "paper"

    @property
    def key(self) -> str:
        """What it is known by from one time to the next; standard input goes by its name."""
        if self.path is None:
            return f"{STANDARD_INPUT}{self.stem}"
        return "#".join([str(self.path.resolve()), *map(str, self.attachment)])

    def paper(self, name: str) -> PaperText:
        """Read its text.

        Args:
            name: What to call the paper.

        Raises:
            ReadingError: It cannot be read.
        """
        if self.path is None:
            return paper_in(self.content, name=name, source=self.shown)
        if not self.attachment:
            return replace(paper_of(self.path), name=name)
        return replace(_attached(self.path, self.attachment), name=name)


@dataclass(slots=True)
class Search:
    """What was found: the papers, what cannot be read, and how many files of which other endings were left out."""

    sources: list[Source] = field(default_factory=list)
    problems: list[ReadingError] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def find(paths: Sequence[str], *, out: Path, name: str | None = None, standard_input: bytes = b"") -> Search:
    """Find the papers.

    Args:
        paths: Files, folders, or ``-`` for standard input, in the order in which to read them.
        out: The folder for the claims; what stands in it is no paper.
        name: What to call the one paper there is.
        standard_input: What standard input holds, if it is among the paths.

    Returns:
        The papers in the order of the paths, within folders by name, each once.
    """
    found = Search()
    seen: set[str] = set()
    for path in paths:
        for source in _sources(path, out, standard_input, found):
            if source.key not in seen:
                seen.add(source.key)
                found.sources.append(replace(source, named=name))
                found.sources += _attachments(source)
    return found


def _sources(path: str, out: Path, standard_input: bytes, found: Search) -> Iterator[Source]:
    if path == STANDARD_INPUT:
        yield Source(None, "paper", shown="standard input", content=standard_input)
        return
    place = Path(path)
    if not place.is_dir():
        yield Source(place, place.name, shown=str(place))
        return
    papers = 0
    for file in _files_in(place, out.resolve()):
        if file.suffix.lower() in ENDINGS:
            papers += 1
            yield Source(file, file.name, shown=str(file))
        else:
            found.left_out[file.suffix.lower()] += 1
    if not papers:
        kinds = ", ".join(dict.fromkeys(f".{kind}" for kind in ENDINGS.values()))
        found.problems.append(ReadingError(path, f"holds no papers (none of {kinds})", "name another folder"))


def _files_in(folder: Path, out: Path) -> Iterator[Path]:
    """Give the files of a folder and of the folders in it, by name; hidden ones and the claims are left out."""
    for here, folders, files in os.walk(folder):
        place = Path(here)
        folders[:] = sorted(
            (each for each in folders if not each.startswith(".") and (place / each).resolve() != out), key=_by_name
        )
        ours = Record(out).files() if place.resolve() == out else frozenset()
        papers = (each for each in files if each not in ours and not each.startswith((".", "~$")))
        yield from (place / each for each in sorted(papers, key=_by_name))


def _by_name(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _attachments(source: Source) -> Iterable[Source]:
    """Give the papers attached to an e-mail, as far as it can be read."""
    if source.path is None or ENDINGS.get(source.path.suffix.lower()) is not Kind.EMAIL:
        return ()
    try:
        mail = paper_of(source.path)
    except ReadingError:
        return ()  # it will be named when it is its turn
    return _papers_in(source.path, source.shown, source.stem, mail, ())


def _papers_in(path: Path, shown: str, stem: str, mail: PaperText, above: tuple[int, ...]) -> list[Source]:
    found: list[Source] = []
    for number, attachment in enumerate(mail.attachments):
        ending = PurePath(attachment.name).suffix.lower()
        if ending not in ENDINGS:
            continue
        way = (*above, number)
        inner, called = f"{shown} › {attachment.name}", f"{stem}-{attachment.name}".replace("/", "-")
        found.append(Source(path, called, way, inner))
        if ENDINGS[ending] is Kind.EMAIL and len(way) < _DEEPEST_ATTACHMENT:
            try:
                within = paper_in(attachment.content, name=stem, source=inner, kind=Kind.EMAIL)
            except ReadingError:
                continue
            found += _papers_in(path, inner, PurePath(called).stem, within, way)
    return found


def _attached(path: Path, way: tuple[int, ...]) -> PaperText:
    paper = paper_of(path)
    shown = str(path)
    for number in way:
        attachment = paper.attachments[number]
        shown = f"{shown} › {attachment.name}"
        kind = ENDINGS[PurePath(attachment.name).suffix.lower()]
        paper = paper_in(attachment.content, name=paper.name, source=shown, kind=kind)
    return paper
