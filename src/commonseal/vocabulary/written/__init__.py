"""What people write as YAML, looked at with its lines, so that every fault can be told at once with its remedy.

Register files and packs of law are both read through this; it sees texts and values only, and opens no file.
"""

from commonseal.vocabulary.written.checked import CheckedFile
from commonseal.vocabulary.written.faults import Fault, FaultyFilesError, explain
from commonseal.vocabulary.written.yaml_lines import Lined, YamlFaultError, documents

__all__ = ["CheckedFile", "Fault", "FaultyFilesError", "Lined", "YamlFaultError", "documents", "explain"]
