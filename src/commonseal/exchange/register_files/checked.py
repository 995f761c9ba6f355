"""Looking at what a register file says field by field, gathering every fault with its line."""

from commonseal.exchange.register_files.entries import Place
from commonseal.vocabulary import UncertainDate
from commonseal.vocabulary.periods import DateError
from commonseal.vocabulary.written.checked import CheckedFile
from commonseal.vocabulary.written.yaml_lines import Lined


class Checked(CheckedFile):
    """One register file being looked at; ``faults`` is shared by all files of a load."""

    def place(self, line: int) -> Place:
        """Return a place in this file."""
        return Place(file=self.shown, line=line)

    def date(self, entry: Lined, key: str, meaning: str, *, certain: bool = False) -> UncertainDate | None:
        """Return a date in EDTF; note where it is missing or wrong, or uncertain where it may not be."""
        value = self.text(entry, key, meaning)
        if value is None:
            return None
        try:
            date = UncertainDate.parse(value)
        except DateError as error:
            self.fault(entry.line_of(key), f"“{key}”: {error}")
            return None
        if certain and not date.is_certain:
            self.fault(entry.line_of(key), f"“{key}” must be one certain day, for instance 2019-07-10")
            return None
        return date
