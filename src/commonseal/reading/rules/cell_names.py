"""Which bodies a cell names: in full, by a short name, or by a letter that a key of the paper explains.

“L + N” over “L  Lyndale Borough Council   N  Nunbridge District Council”: tables have no room for names.
"""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper
from commonseal.reading.rules.grids import Cell, Row
from commonseal.reading.rules.of_places import body_of_short_name

_NAME = r"(?:[Tt]he )?(?P<name>[A-Z][\w'’&-]*(?: (?:(?:and|of|for|the|upon|&) )?[A-Z][\w'’&-]*){0,7})"
_EXPLAINED = re.compile(
    rf"(?:^|[,;:(|\t]\s*|\s{{2,}})(?P<code>[A-Z]{{1,5}})(?:\s*[=:–|-]\s*|\s{{2,}}|\t\s*){_NAME}(?![\w'’-])"
)
_IN_BRACKETS = re.compile(rf"(?<![\w-]){_NAME} \((?P<code>[A-Z]{{1,2}})\)")
_KIND_LAST = re.compile(r"(?:Council|Trust|CCG|ICB|Authority|Board|Group|Borough|Police|Service|Constabulary)$")
_APART = re.compile(r"\s*(?:[,;/&+|]|\b(?:and|with|plus)\b)\s*")
_PLAIN = re.compile(r"[A-Z][\w'’-]+(?: (?:(?:and|of|on|upon) )?[A-Z][\w'’-]+){0,3}")
_NO_NAME = re.compile(
    r"(?:All|Both|Various|Each|Other|Others|None|Joint|Shared|Yes|No|Tbc|Tba|Vacant|Not|Ditto|As|See)\b", re.IGNORECASE
)
_FEW = 2


def key_of(paper: Paper) -> dict[str, str]:
    """Give the letters that the paper explains, each with the body it stands for; one alone is no key.

    Args:
        paper: The paper.
    """
    found: dict[str, str] = {}
    for view in paper.views:
        line = paper.document.flow[view.sentence.start : view.sentence.end]
        told = [*_EXPLAINED.finditer(line), *_IN_BRACKETS.finditer(line)]
        found |= {match["code"]: name for match in told if (name := _known(paper, match["name"]))}
    return found if len(found) >= _FEW else {}


def _known(paper: Paper, words: str) -> str:
    if words in paper.registry.by_name:
        return paper.registry.bodies[paper.registry.by_name[words]].name
    return words if _KIND_LAST.search(words) else body_of_short_name(paper, words)


def _without_letter(name: str, key: dict[str, str]) -> str:
    """A name to whose beginning its letter of the key was taken."""
    letter, _, rest = name.partition(" ")
    return rest if key.get(letter) == rest else name


def named_in(paper: Paper, row: Row, cell: Cell, key: dict[str, str], *, as_written: bool = True) -> list[str]:
    """Give the bodies that a cell names, in order.

    Args:
        paper: The paper.
        row: The row of the cell.
        cell: The cell.
        key: The letters that the paper explains.
        as_written: Whether a place that no body of the paper has in its name stands for a body of its own.
    """
    names: list[str] = []
    for part in _APART.split(cell.words):
        words = re.sub(r"^(?:the|as above)\s+", "", part.strip(" ().*"), flags=re.IGNORECASE)
        if bodies := row.bodies(Cell(part, part)):
            names += [_without_letter(name, key) for body in bodies for name in body.names]
        elif words in key:
            names.append(key[words])
        elif _PLAIN.fullmatch(words) and not _NO_NAME.match(words):
            known = next((name for name in key.values() if name.startswith(f"{words} ")), "")
            known = known or body_of_short_name(paper, words)
            names += [known] if known else [words] if as_written else []
    return list(dict.fromkeys(names))
