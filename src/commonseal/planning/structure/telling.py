"""What posts cost and what is done twice, in words: limits with their source, and what the law has each body keep."""

from collections.abc import Iterator
from types import MappingProxyType

from commonseal.assurance.telling import how_sure_words
from commonseal.planning.structure.cost import money
from commonseal.planning.structure.cost_model import SideCost
from commonseal.planning.structure.duplicates_model import Doing, LawSaid, Stays

DOINGS = MappingProxyType(
    {
        Doing.TWICE: "each by its own",
        Doing.TOGETHER: "worked on together, by no post or team of its own",
        Doing.ONE_PERSON: "each its own, held by one person",
        Doing.ONCE: "done once",
        Doing.BY_ONE: "done at one of them alone",
        Doing.NOT_AT_ALL: "done by none",
    }
)
"""How a thing is done, in words."""

STAYS = MappingProxyType(
    {
        Stays.HOLDERS_APART: "the law bars one's holder from the other's",
        Stays.OFFICE: "each has to have the post, whoever does the work",
        Stays.DUTY: "each keeps the duty, whoever does the work",
        Stays.GUIDANCE: "guidance asks each for one",
        Stays.NOTHING: "",
    }
)
"""What stays with each body, in words."""


def limit_lines(name: str, side: SideCost) -> Iterator[str]:
    """Say what limit a body has on one side, how it was come by, and its source."""
    limit = side.limit
    if limit is None:
        yield f"{name}: the law here sets none for such a body on this date"
        return
    sure = how_sure_words(limit.confidence)
    source = f"{limit.citation}{f'; {sure}' if sure else ''}"
    if limit.amount is None:
        yield f"{name}: {money(limit.per_head)} a head ({source}); {limit.lacking}"
    else:
        people = f"{limit.people:,} people{f' ({limit.measure})' if limit.measure else ''}"
        yield f"{name}: {people} at {money(limit.per_head)} a head is {money(limit.amount)} ({source})"
    yield from (each for each in (limit.note, *limit.spoken_of) if each)


def law_words(said: LawSaid, bodies: int) -> str:
    """Say a provision with its source, and of which bodies where it is not of all that were asked about."""
    sure = how_sure_words(said.confidence)
    names = "" if len(said.bodies) == bodies else f", of {', '.join(each.name for each in said.bodies)}"
    return f"{said.sentence} ({said.citation}{f'; {sure}' if sure else ''}){names}"
