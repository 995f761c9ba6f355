"""Stage 2: boards, committees, panels and forums with a name of their own: “Somewhere and Elsewhere Growth Board”.

What stands before the noun tells them from a body's own parts. “Trust Board” and “Audit Committee” are parts of a body,
“Somewhere Board” is the board of the body that is called Somewhere; “Growth Board” and “Place Board” are boards that a
paper speaks of by their name, whoever sits on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases, table
from commonseal.reading.name_edges import is_free

_WORDS = table("bodies")["boards"]
_GIVEN = frozenset(phrases("people", "given"))
_NOT_FIRST = frozenset(table("bodies")["not_name"])
_TASKS = frozenset([*table("bodies")["unfamiliar"]["doings"], *_WORDS["tasks"], "and", "for", "of", "&"])
_OWN = frozenset(_WORDS["of_a_body"])
_END = re.compile(rf"(?<=\w )(?:{'|'.join(_WORDS['nouns'])})(?![\w-]| (?:{'|'.join(_WORDS['not_before'])})\b)")
_WORD = r"(?:Children['’]s|[A-Z][\w&]*(?:-\w+)*(?:['’](?!s\b)\w+)?)"
_RUN = re.compile(rf"(?<![\w’'-]){_WORD}(?:(?:, (?:and )?| (?:and|for|of|&) | ){_WORD}){{0,7}} $")
_LONGEST = 90


def named_boards(
    text: str, taken: Sequence[tuple[int, int]], known: Sequence[str], is_organ: Callable[[str], bool]
) -> Iterator[tuple[int, int, str]]:
    """Give the boards and the like that have a name of their own: from where to where, and the name.

    Args:
        text: The paper's flow.
        taken: Where names stand that are found already, in order.
        known: Those names.
        is_organ: Says whether words before the noun tell a part of a body.
    """
    begun = f" {' | '.join(known)} "
    for noun in _END.finditer(text):
        run = _RUN.search(text, max(0, noun.start() - _LONGEST), noun.start())
        words = _without_first(run.group().rstrip()) if run is not None else ""
        start = noun.start() - len(words) - 1
        if not words or not is_free(taken, start - 1, noun.end()):
            continue
        if not is_organ(words) and _tells(words, noun.group()) and f" {words} " not in begun:
            yield start, noun.end(), f"{words} {noun.group()}"


def _without_first(words: str) -> str:
    """Leave off what begins a sentence and belongs to no name."""
    parts = words.split()
    while parts and (parts[0] in _NOT_FIRST - {"Joint"} or not parts[0][0].isupper()):
        parts.pop(0)
    return " ".join(parts)


def _tells(words: str, noun: str) -> bool:
    """Say whether the words before the noun make a name: one of them tells a task, and none a part of a body."""
    parts = words.replace(",", "").split()
    if not _OWN.isdisjoint(parts) or parts[0] in _GIVEN:
        return False
    tasks = [part for part in parts if part in _TASKS and part[0].isupper()]
    return bool(tasks) and (noun == "Board" or len(tasks) < len([part for part in parts if part[0].isupper()]))
