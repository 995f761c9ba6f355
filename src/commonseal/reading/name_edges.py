"""Stage 2: where a name ends that has "NHS", a borough or the like and a place, and no noun at its end.

"NHS Somewhere and Elsewhere Council" are two bodies, "NHS Somewhere and Elsewhere CCG" is one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from commonseal.reading import expressions as re

_FULLER = re.compile(
    r"(?:,? (?:(?:and |& |with |of |on |upon )(?:[Tt]he )?)?[A-Z][\w'-]+){0,9}?,? (?:and |& )?"
    r"(?:CCGs?|ICBs?|Clinical|Integrated|NHS(?! (?!Foundation|Trust)[A-Z][a-z])|Trust"
    r"|Foundation|Hospitals?|University|PCT|Care|CSU|Commissioning Support)\b"
)
# “NHS Somewhere and Elsewhere Council”: the second is a name of its own
_NEXT_NAME = re.compile(
    r"(?:,? (?:and|&) |, )(?P<name>(?:[A-Z][\w’'-]+ (?:(?:of|upon|on) )?){0,4}?"
    r"(?:Borough|City|County|District|Unitary|Metropolitan|Council|CCG|ICB|Clinical|Integrated|NHS|Foundation|Trust"
    r"|Hospitals?|Police|Constabulary|Fire|Combined|University|Healthwatch|Community|Primary|Housing)\b)"
)
# “the NHS Bodies and Local Authorities Partnership Arrangements Regulations 2000”
_ENACTED = re.compile(
    r"(?:[ \xa0](?:(?:and|of|for|the|in|to|etc\.?)\b|\([^()\n]{1,40}\)|[A-Z][\w'’-]*)){0,9}?"
    r"[ \xa0](?:Act|Regulations|Order|Rules|Directions)(?:[ \xa0]\([^()\n]{1,60}\))?[ \xa0](?:19|20)\d\d\b"
)
_JOINT = re.compile(r",? (?:and|&) |, ")


def is_free(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether no name stands between two places.

    Args:
        taken: Where names stand, in order.
        start: The first place.
        end: The second.
    """
    index = bisect_left(taken, end, key=lambda span: span[0]) - 1
    return index < 0 or taken[index][1] <= start


def is_only_begun(text: str, position: int) -> bool:
    """Say whether the name runs on to a kind noun: what has "NHS" of its own after an "and" is another body."""
    fuller = _FULLER.match(text, position)
    return fuller is not None and not (_JOINT.search(fuller.group()) and fuller.group().endswith(" NHS"))


def begins_a_law(text: str, position: int) -> bool:
    """Say whether the words up to a place begin the title of an Act or of regulations, and so name no body."""
    return _ENACTED.match(text, position) is not None


_OF_PLACED = (
    (re.compile(r"Health|University of|.*College London$"), "company"),
    (re.compile(r"University Hospital"), "trust"),
    (re.compile(r"NHS England"), "national"),
    (re.compile(r"NHS"), "placed"),
    (re.compile(r"Transport|Greater \w+ Authority"), "authority"),
)


def class_of_placed(written: str) -> str:
    """The kind of a body that is named by its place without a noun at the end."""
    return next((body_class for pattern, body_class in _OF_PLACED if pattern.match(written)), "council")


def without_next(text: str, match: re.Match[str]) -> str:
    """What is written of a name that a list goes on from: “NHS Somewhere and Elsewhere Council” are two bodies."""
    written = match.group()
    for joint in reversed([*_JOINT.finditer(written)]):
        if _NEXT_NAME.match(text, match.start() + joint.start()) is not None:
            return written[: joint.start()]
    return written


_PLACE_AND = re.compile(r"(?:NHS )?(?P<place>[A-Z][\w’'-]{3,}) and (?=[A-Z])")
_COMING = re.compile(r"\b(?:known as|called|named|become|becomes|form|create|creating|forming) (?:the )?$")
_OFTEN = 2


def length_of_another(text: str, start: int, name: str, before: list[str]) -> int:
    """“Dale and Kirk Hospital NHS Trust” are two where “Dale” is what the paper calls “Dale and Ard Hospitals”.

    Args:
        text: The paper's flow.
        start: Where the name begins in it.
        name: The name.
        before: The names of trusts that stand before it.

    Returns:
        How long the words are, up to the second name, that mean the other body; nought where it is one name.
    """
    begins = _PLACE_AND.match(name)
    if begins is None or text.count(name) > 1 or _COMING.search(text, max(0, start - 20), start):
        return 0
    if not any(other.startswith(begins.group()) and other != name for other in before):
        return 0
    alone = re.compile_for_now(rf"(?<![\w-]){re.escape(begins['place'])}(?!(?:,? (?:and|&))? [A-Z]|[\w-])")
    return begins.end() if len(alone.findall(text)) >= _OFTEN else 0
