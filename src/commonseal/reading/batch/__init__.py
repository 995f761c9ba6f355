"""Reading many papers into a folder of claims: found in folders, named apart, read side by side, and never twice.

``find`` gives the papers that some paths stand for, ``Plan`` says under which name each is kept and which need no
reading, and ``run`` reads the others, which a ``Keeper`` keeps. What was read from what stands in the folder's record.
"""

from __future__ import annotations

from commonseal.reading.batch.keeping import Keeper
from commonseal.reading.batch.naming import Plan, Task, claims_name
from commonseal.reading.batch.record import RECORD, Entry, Record
from commonseal.reading.batch.running import Outcome, run
from commonseal.reading.batch.sources import Search, Source, find

__all__ = [
    "RECORD",
    "Entry",
    "Keeper",
    "Outcome",
    "Plan",
    "Record",
    "Search",
    "Source",
    "Task",
    "claims_name",
    "find",
    "run",
]
