"""Finding a thing by what people call it: identifier, full name, other name, abbreviation or code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from commonseal.register.asking.size import book_of_many
from commonseal.register.ledger import codes
from commonseal.register.ledger.rows import SELECTED, StatementRow, fact_of
from commonseal.register.ledger.sql import Sql
from commonseal.register.ledger.things import keys_of
from commonseal.vocabulary import Viewer, Visibility
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.names import name_key, names_in, near_names
from commonseal.vocabulary.periods import OPEN, day_of

_LIKELIEST = 200
_VISIBLE = "s.recorded_from <= %s AND s.recorded_to > %s AND s.visibility <= %s AND s.content IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a text may mean: its identifier and the name it is known by."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a text may mean. One candidate: found. Several: ambiguous. None: ``near`` suggests."""

    asked: str
    candidates: tuple[Candidate, ...]
    near: tuple[Candidate, ...] = ()

    @property
    def only(self) -> Candidate | None:
        """The one thing meant, or None."""
        return self.candidates[0] if len(self.candidates) == 1 else None


def find(sql: Sql, text: str, *, kinds: Sequence[str], known_at: date, viewer: Viewer, suggest: bool = True) -> Found:
    """Find the things that a text names, of these kinds (all, where none are given), as known at the end of a date.

    Only names that the viewer may see are found or suggested.
    """
    known = (day_of(known_at), day_of(known_at), codes.VISIBILITY_CODE[viewer.clearance])
    with sql.reading():
        named = _by_identifier(sql, text, known) or _by_name(sql, name_key(text), known)
        candidates = _of_kinds(named, kinds)
        exact = [each for each in candidates if each.name.casefold() == text.strip().casefold()]
        if len(exact) == 1:
            candidates = exact
        near = () if candidates or not suggest else tuple(_near(sql, text, kinds, known))
    return Found(text, tuple(candidates), near)


def _by_identifier(sql: Sql, text: str, known: tuple[int, int, int]) -> dict[str, str]:
    found = sql.one('SELECT "key", "id" FROM "thing" WHERE "id" = %s', [text.strip()])
    if found is None:
        return {}
    key, thing = found
    own = sql.all(
        f'SELECT {SELECTED} FROM "statement" s WHERE s.subject = %s AND {_VISIBLE}'
        f' UNION ALL SELECT {SELECTED} FROM "mention" m JOIN "statement" s ON s.number = m.statement'
        f" WHERE m.thing = %s AND {_VISIBLE}",
        (key, *known, key, *known),
    )
    if not own:
        return {}
    for row in own:
        fact = fact_of(StatementRow._make(row))
        if getattr(fact, "id", None) == thing:
            return {thing: next(iter(names_in(fact)), thing)}
    return {thing: thing}


def _by_name(sql: Sql, key: str, known: tuple[int, int, int]) -> dict[str, str]:
    rows = sql.all(
        f'SELECT {SELECTED} FROM "name" n JOIN "statement" s ON s.number = n.statement'
        f" WHERE n.name_key = %s AND {_VISIBLE} ORDER BY s.number",
        (key, *known),
    )
    found: dict[str, str] = {}
    for row in rows:
        fact = fact_of(StatementRow._make(row))
        thing = getattr(fact, "id", fact.subject)
        found[thing] = next(iter(names_in(fact)), thing)
    return found


def _of_kinds(named: dict[str, str], kinds: Sequence[str]) -> list[Candidate]:
    return [Candidate(thing, name) for thing, name in sorted(named.items()) if not kinds or kind_of(thing) in kinds]


def _near(sql: Sql, text: str, kinds: Sequence[str], known: tuple[int, int, int]) -> list[Candidate]:
    found: dict[str, Candidate] = {}
    for key in near_names(text, _names(sql, text, known), limit=8):
        for each in _of_kinds(_by_name(sql, key, known), kinds):
            found.setdefault(each.id, each)
    return list(found.values())[:5]


def _names(sql: Sql, text: str, known: tuple[int, int, int]) -> list[str]:
    """Return the names among which those near to a text are looked for: all, or in a large register the likeliest."""
    book = book_of_many(sql)
    if book is not None:
        return book.near(name_key(text), clearance=known[2], limit=_LIKELIEST)
    rows = sql.all(
        f'SELECT DISTINCT n.name_key FROM "name" n JOIN "statement" s ON s.number = n.statement WHERE {_VISIBLE}', known
    )
    # Of names that are equally near the first stays first, and databases give them in no order of their own.
    return sorted(row[0] for row in rows)


def described(sql: Sql, things: Iterable[str], viewer: Viewer | None = None) -> set[str]:
    """Return those of some identifiers that a statement which is held, and a viewer may see, describes."""
    cleared = codes.VISIBILITY_CODE[Visibility.RESTRICTED if viewer is None else viewer.clearance]
    keys = {key: thing for thing, key in keys_of(sql, things).items()}
    found: set[str] = set()
    for key, thing in keys.items():
        own = (
            'SELECT 1 FROM "statement" WHERE subject = %s AND kind IN (0, 1) AND recorded_to = %s AND visibility <= %s'
        )
        named = (
            'SELECT 1 FROM "mention" m JOIN "statement" s ON s.number = m.statement'
            " WHERE m.thing = %s AND m.own = 1 AND s.recorded_to = %s AND s.visibility <= %s"
        )
        if sql.one(own, [key, OPEN, cleared]) or sql.one(named, [key, OPEN, cleared]):
            found.add(thing)
    return found
