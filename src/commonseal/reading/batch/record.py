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
    ``claims_sha256`` is the hash of the claims that were written; older records do not have it.
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
    claims_sha256: str = ""


class Record:
    """The record of one folder of claims. A line that cannot be read (cut off when a run was stopped) is passed over.

    Args:
        folder: The folder of claims, which need not be there yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._entries: dict[str, Entry] = {}
        self._hashes: dict[str, frozenset[str]] = {}
        try:
            text = (folder / RECORD).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            text = ""
        self._is_cut_off = bool(text) and not text.endswith("\n")
        for line in text.split("\n"):
            try:
                values = json.loads(line)
                entry = Entry(**{**values, "files": tuple(values["files"])})
            except (ValueError, TypeError, KeyError):
                continue
            self._take(entry)

    def _take(self, entry: Entry) -> None:
        self._entries[entry.paper] = entry
        claims = f"{entry.name}.json"
        earlier = self._hashes.get(claims, frozenset())
        self._hashes[claims] = earlier | {entry.claims_sha256} if entry.claims_sha256 else frozenset()

    def entries(self) -> Iterable[Entry]:
        """Give all papers that were read."""
        return self._entries.values()

    def entry(self, paper: str) -> Entry | None:
        """Give what is known of a paper, by what its source is known by."""
        return self._entries.get(paper)

    def files(self) -> frozenset[str]:
        """Give the names of all files in the folder that the reader wrote."""
        return frozenset([RECORD, *(file for entry in self._entries.values() for file in entry.files)])

    def hashes(self, claims: str) -> frozenset[str] | None:
        """Give the hashes of all claims that the reader wrote to a file.

        Returns:
            None of them where a record of old has no hash, and ``None`` where the file is in no record.
        """
        return self._hashes.get(claims)

    def add(self, entry: Entry) -> None:
        """Write down that a paper was read."""
        line = json.dumps(asdict(entry), ensure_ascii=False) + "\n"
        with (self._folder / RECORD).open("a", encoding="utf-8") as record:
            record.write(f"\n{line}" if self._is_cut_off else line)
        self._is_cut_off = False
        self._take(entry)
