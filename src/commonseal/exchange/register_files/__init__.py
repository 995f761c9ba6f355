"""Register files: a folder of YAML that people can write, compare and keep in git, loaded and exported whole.

The form is described in ``docs/reference/register-files.md``.
"""

from commonseal.exchange.register_files.entries import ActEntry, StatementEntry
from commonseal.exchange.register_files.loading import LoadReport, load
from commonseal.exchange.register_files.reading import check_files, read_register_files
from commonseal.exchange.register_files.writing import export
from commonseal.vocabulary.written.faults import Fault, FaultyFilesError

__all__ = [
    "ActEntry",
    "Fault",
    "FaultyFilesError",
    "LoadReport",
    "StatementEntry",
    "check_files",
    "export",
    "load",
    "read_register_files",
]
