"""The options of a proposal as they are best known."""

from commonseal.vocabulary import Snapshot, Statement
from commonseal.vocabulary.facts import Option


def options_stated(snapshot: Snapshot, proposal: str) -> tuple[tuple[Statement, Option], ...]:
    """Return the options of a proposal, each with the statement that describes it best, in the order first recorded.

    Best is what ``Snapshot.describing`` takes, by which names and texts go too. Rejected ones are among them.
    """
    named = dict.fromkeys(
        each.fact.id for each in snapshot.known if isinstance(each.fact, Option) and each.fact.proposal == proposal
    )
    best = (snapshot.describing(each) for each in named)
    return tuple((each, each.fact) for each in best if each is not None and isinstance(each.fact, Option))
