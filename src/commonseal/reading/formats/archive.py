"""A zipped file opened with care: never more is unpacked than a paper can need."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from commonseal.reading.errors import ReadingError

LARGEST_PART = 60_000_000
"""Bytes of one part once unpacked: the text of about twenty thousand pages."""
LARGEST_RATIO = 400
"""Word's own XML packs to a thirtieth at best; only what was made to deceive packs to a four-hundredth."""
LARGEST_WHOLE = 150_000_000
"""Bytes of all parts that are looked at."""
_SMALL = 5_000_000
_MOST_PARTS = 5_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AGAIN = "open it in a word processor and save it again as .docx"


class Archive:
    """The parts of one ``.docx`` file.

    Args:
        content: The file.
        source: What to call it in an error.

    Raises:
        ReadingError: It is no zip file, protected by a password, or unpacks to far more than a document would.
    """

    def __init__(self, content: bytes, source: str) -> None:
        self._source = source
        self._unpacked = 0
        if content.startswith(_OLE):
            raise ReadingError(*_what_ole_is(content, source))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._parts = {info.filename: info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            cut = content.startswith(b"PK")
            problem = "is broken or cut off: its parts cannot be found" if cut else "is not a Word document at all"
            raise ReadingError(source, problem, _AGAIN) from error
        if any(info.flag_bits & 1 for info in self._parts.values()):
            raise ReadingError(source, "is protected by a password", "save a copy without the password")
        if len(self._parts) > _MOST_PARTS:
            raise ReadingError(source, f"has {len(self._parts):,} parts, more than a document has", _AGAIN)

    def has(self, name: str) -> bool:
        """Say whether there is a part of that name."""
        return name in self._parts

    def names(self) -> list[str]:
        """Give the names of all parts."""
        return list(self._parts)

    def xml(self, name: str, change: Callable[[bytes], bytes] = bytes) -> Any:
        """Give the root of an XML part.

        Args:
            name: The part.
            change: What to do to its bytes first.

        Raises:
            ReadingError: It is broken, too large, or defines entities.
        """
        from lxml import etree  # noqa: PLC0415 - slow to load, and most papers do not need it

        content = change(self._read(name))
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise ReadingError(self._source, f"defines entities in {name}, which no Word document does", _AGAIN)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise ReadingError(self._source, f"is broken ({name} cannot be read)", _AGAIN) from error

    def _read(self, name: str) -> bytes:
        info = self._parts[name]
        if info.file_size > LARGEST_PART or (
            info.file_size > _SMALL and info.file_size > LARGEST_RATIO * max(info.compress_size, 1)
        ):
            raise self._bomb(info.file_size)
        try:
            with self._zip.open(info) as part:
                content = part.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise ReadingError(self._source, f"is broken ({name} cannot be unpacked)", _AGAIN) from error
        self._unpacked += len(content)
        if len(content) > LARGEST_PART or self._unpacked > LARGEST_WHOLE:
            raise self._bomb(len(content))
        return content

    def _bomb(self, size: int) -> ReadingError:
        problem = f"would unpack to more than {min(size, LARGEST_PART) // 1_000_000} MB, far more than a document holds"
        return ReadingError(self._source, problem, "do not open it unless you know where it comes from")


def _what_ole_is(content: bytes, source: str) -> tuple[str, str, str]:
    """Tell a protected document from an old one: both come in the container of Office 97."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return source, "is protected by a password", "save a copy without the password"
    return source, "is a document of Word 97 to 2003 under another name", "save it as .docx in a word processor"
