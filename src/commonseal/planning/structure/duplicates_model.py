"""What is said of work that several bodies each do, as data and as rows."""

from enum import StrEnum
from typing import ClassVar

from commonseal.assurance.levels import Rests
from commonseal.assurance.told import Part, Row, Told, numbers_of
from commonseal.planning.structure.model import Named


class Kind(StrEnum):
    """Of what kind a thing is that is done twice: a post of the same role, or a function."""

    POST = "post"
    FUNCTION = "function"


class Doing(StrEnum):
    """How several bodies have a thing done.

    ``twice``: each by its own. ``together``: they work on it under an arrangement that has no post or team of its own.
    ``one_person``: by posts of their own that the same person holds. ``once``: by one post, team or body for all.
    ``by_one``: only one of them has it done. ``not_at_all``: none has.
    """

    TWICE = "twice"
    TOGETHER = "together"
    ONE_PERSON = "one_person"
    ONCE = "once"
    BY_ONE = "by_one"
    NOT_AT_ALL = "not_at_all"


class Stays(StrEnum):
    """What the law of the date asks to stay with each body, however the work is done.

    ``holders_apart``: what one body's holder is bars them from the other's post. ``office``: each has to have the post.
    ``duty``: each keeps the duty and the liability for it. ``guidance``: guidance, not law, asks each for the post.
    ``nothing``: nothing in the law here asks each for its own.
    """

    HOLDERS_APART = "holders_apart"
    OFFICE = "office"
    DUTY = "duty"
    GUIDANCE = "guidance"
    NOTHING = "nothing"


class Effect(StrEnum):
    """What an option does about a thing.

    ``merged``: it comes to be done once. ``one_person``, ``together``: it comes to be held by one person, or worked on
    under an arrangement. ``kept_apart``: it stays two, and the option or arrangement says so. ``left``: it stays as it
    is, and nothing says why. ``once_already``: it was done once and still is. ``parted``: it was done once and no
    longer is. ``ends``: nobody does it any more. ``comes``: it is new.
    """

    MERGED = "merged"
    ONE_PERSON = "one_person"
    TOGETHER = "together"
    KEPT_APART = "kept_apart"
    LEFT = "left"
    ONCE_ALREADY = "once_already"
    PARTED = "parted"
    ENDS = "ends"
    COMES = "comes"


class LawSaid(Part):
    """What a provision says, for which of the bodies, with its source and how sure it is."""

    provision: str
    kind: str
    bodies: tuple[Named, ...]
    sentence: str
    citation: str
    confidence: str


class DoneBy(Part):
    """Who does a thing for one body: posts, teams, people or arrangements, with whoever holds the posts."""

    body: Named
    by: tuple[Named, ...]
    held_by: tuple[Named, ...]


class Words(Part):
    """Words that keep something apart, and where they stand."""

    words: str
    source: Named


class Duplicate(Part):
    """One thing that several bodies have done: by whom, what the law asks to stay, and what becomes of it.

    ``is_implied`` says that nobody's post or function on record shows who does it: a plan speaks of sharing it, so
    each does it now. ``after`` and ``effect`` are None where no option was given.
    """

    key: str
    name: str
    kind: Kind
    is_implied: bool
    before: Doing
    done_before: tuple[DoneBy, ...]
    stays: Stays
    law: tuple[LawSaid, ...]
    after: Doing | None
    done_after: tuple[DoneBy, ...]
    effect: Effect | None
    kept_apart_by: tuple[Words, ...]
    statements: tuple[Rests, ...]

    @property
    def could_be_once(self) -> bool:
        """Whether it is there to be asked: each has its own, no words keep them apart, and no holder is barred."""
        apart = bool(self.kept_apart_by) or self.stays is Stays.HOLDERS_APART
        return self.before in {Doing.TWICE, Doing.TOGETHER} and not apart


class DuplicatesTold(Told):
    """What some bodies each do, what of it could be done once, and what the law has stay separate."""

    columns: ClassVar[tuple[str, ...]] = (
        *("what", "kind", "done", "by", "could be once", "what stays with each body", "citation", "confidence"),
        *("with the option", "effect", "kept apart by", "statements"),
    )

    bodies: tuple[Named, ...]
    option: Named | None
    duplicates: tuple[Duplicate, ...]
    separate_in_law: tuple[LawSaid, ...]
    keeps: tuple[Words, ...]

    def sorted_out(self) -> tuple[tuple[Duplicate, ...], tuple[Duplicate, ...], tuple[Duplicate, ...]]:
        """Return what could be done once, what is done twice and kept so, and the rest."""
        could = tuple(each for each in self.duplicates if each.could_be_once)
        twice = {Doing.TWICE, Doing.TOGETHER}
        own = tuple(each for each in self.duplicates if not each.could_be_once and each.before in twice)
        rest = tuple(each for each in self.duplicates if not each.could_be_once and each.before not in twice)
        return could, own, rest

    def rows(self) -> tuple[Row, ...]:
        """Return a row for each thing."""
        return tuple(
            (
                *(each.name, each.kind.value, each.before.value, _by(each.done_before)),
                *("yes" if each.could_be_once else "no", each.stays.value),
                *("; ".join(one.citation for one in each.law), "; ".join(one.confidence for one in each.law)),
                *(each.after.value if each.after else "", each.effect.value if each.effect else ""),
                *("; ".join(one.words for one in each.kept_apart_by), numbers_of(each.statements)),
            )
            for each in self.duplicates
        )


def _by(done: tuple[DoneBy, ...]) -> str:
    return "; ".join(f"{each.body.name}: {', '.join(one.name for one in each.by) or 'not on record'}" for each in done)
