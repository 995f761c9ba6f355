"""A column snapshot: what held on a date as known at another, for one viewer, as columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from commonseal.register.columns.layout import Array
from commonseal.vocabulary import Viewer


@dataclass(frozen=True, eq=False, slots=True)
class ColumnSnapshot:
    """The statements that may hold on a date, as known at the end of another, as far as a viewer may see them.

    Each column is a read-only array with one value a statement, ordered by subject, kind and first valid day. Days are
    day numbers, half-open; the codes are those of ``commonseal.register.ledger.codes``. Nothing of what was left out
    can be reached from here.

    Attributes:
        sure: whether the statement certainly holds on the date; where not, the dates known cannot tell.
        content: equal for equal facts, so that a fact and its copy with an end can be seen to be one.
        identifiers: reads identifiers by keys; ``things`` asks it.
        supersedes: the number of the statement in whose place it stands, 0 where there is none.
    """

    on: date
    known_at: date
    viewer: Viewer
    number: Array
    subject: Array
    kind: Array
    act: Array
    valid_from: Array
    valid_to: Array
    sure_from: Array
    sure_to: Array
    recorded_from: Array
    recorded_to: Array
    supersedes: Array
    closure: Array
    origin: Array
    standing: Array
    attribution: Array
    visibility: Array
    unreviewed: Array
    content: Array
    sure: Array
    identifiers: Callable[[Array], Mapping[int, str]] = field(repr=False)

    def __len__(self) -> int:
        return len(self.number)

    def things(self) -> Mapping[int, str]:
        """Return the identifiers of the things in whose records these statements stand, by their keys.

        Read when asked for: they are texts, and most questions about a country need a few.
        """
        return self.identifiers(self.subject)
