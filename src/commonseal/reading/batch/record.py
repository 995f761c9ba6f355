"""The record of a folder of claims: which file was read from which paper, with what, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

RECORD = "papers.jsonl"
"""The record's name in the folder of claims: one JSON object a line, the last of a paper counts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper that was read.

    ``paper`` is what its source is known by, ``name`` that of its claims, ``files`` what was written; ``size`` and
    ``sha256`` are those of its file, ``reader`` the version of the reader, ``given`` the date that the caller gave.
    """

    paper: str
    name: str
    files: tuple[str, ...]
    size: int
    sha256: str
    reader: str
    given: str | None
    published: str | None
    counts: dict[str, int]


class Record:
    """The record of one folder of claims. A line that cannot be read (cut off when a run was stopped) is passed over.

    Args:
        folder: The folder of claims, which need not be there yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._entries: dict[str, Entry] = {}
        try:
            lines = (folder / RECORD).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            lines = []
        for line in lines:
            try:
                values = json.loads(line)
                entry = Entry(**{**values, "files": tuple(values["files"])})
            except (ValueError, TypeError, KeyError):
                continue
            self._entries[entry.paper] = entry

    def entries(self) -> Iterable[Entry]:
        """Give all papers that were read."""
        return self._entries.values()

    def entry(self, paper: str) -> Entry | None:
        """Give what is known of a paper, by what its source is known by."""
        return self._entries.get(paper)

    def files(self) -> frozenset[str]:
        """Give the names of all files in the folder that the reader wrote."""
        return frozenset([RECORD, *(file for entry in self._entries.values() for file in entry.files)])

    def add(self, entry: Entry) -> None:
        """Write down that a paper was read."""
        with (self._folder / RECORD).open("a", encoding="utf-8") as record:
            record.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")
        self._entries[entry.paper] = entry
