"""The formats of papers: every file becomes one plain text, in which all offsets count.

``paper_of`` reads a file, ``paper_in`` reads bytes that came some other way. What goes wrong is a ``ReadingError`` of
one sentence that names the file, the problem and the remedy. Nothing is fetched, nothing is run, and nothing is
unpacked beyond what a paper can need.
"""

from __future__ import annotations

from commonseal.reading.formats.intake import ENDINGS, kind_of_name, paper_in, paper_of
from commonseal.reading.formats.papertext import Attachment, Kind, Line, PaperText

__all__ = ["ENDINGS", "Attachment", "Kind", "Line", "PaperText", "kind_of_name", "paper_in", "paper_of"]
