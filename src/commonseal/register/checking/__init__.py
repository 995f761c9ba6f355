"""Checking the ledger: that every row is what was written, and every act what was done."""

from commonseal.register.checking.chain import Verdict, verify
from commonseal.register.checking.found import Tampering

__all__ = ["Tampering", "Verdict", "verify"]
