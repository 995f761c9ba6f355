"""How far a matter has come by the snapshot's date, which its dates may put later or earlier than its statement."""

from commonseal.answers.when import holding, is_coming
from commonseal.vocabulary import Holds, Snapshot, Standing, Statement

NOT_YET = frozenset({Standing.CONSIDERED, Standing.PROPOSED, Standing.REJECTED})
"""The standings of things that are only talked about, or were turned down: nothing holds because of them."""


def standing_on(snapshot: Snapshot, statement: Statement) -> Standing:
    """Return how far a matter has come: in force from a later day is agreed, over by the date is ended."""
    if statement.standing not in {Standing.IN_FORCE, Standing.ENDED}:
        return statement.standing
    if is_coming(snapshot, statement):
        return Standing.AGREED
    holds = holding(snapshot, statement)
    if statement.standing is Standing.ENDED:
        return Standing.IN_FORCE if holds is Holds.YES else Standing.ENDED
    return Standing.ENDED if holds is Holds.NO else Standing.IN_FORCE
