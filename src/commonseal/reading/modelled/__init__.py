"""A language model as a reader: off unless called, behind the same interface and the same gate as the rules.

Nothing here is used unless a caller builds a ``ModelledReader`` with an address; nothing in the environment builds
one. What a model answers is admitted claim by claim: it must keep the claims contract, its dates must be EDTF, and what
it quotes must stand in the paper (see ``gate``). The package needs the optional extra ``model`` and loads it only when
the first request is made.
"""

from commonseal.reading.modelled.address import ModelAddress, ModelKind
from commonseal.reading.modelled.errors import ModelError
from commonseal.reading.modelled.gate import Refusal, Tally
from commonseal.reading.modelled.joining import combined
from commonseal.reading.modelled.reader import ModelledPaper, ModelledReader, Reader

__all__ = [
    "ModelAddress",
    "ModelError",
    "ModelKind",
    "ModelledPaper",
    "ModelledReader",
    "Reader",
    "Refusal",
    "Tally",
    "combined",
]
