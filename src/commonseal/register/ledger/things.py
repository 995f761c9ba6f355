"""The numbers of identifiers, and what can be looked up by them: derived from the statements, rebuilt in checking."""

from collections.abc import Iterable

from commonseal.register.ledger.sql import Sql, marks
from commonseal.vocabulary.facts import Fact
from commonseal.vocabulary.names import name_key, names_in

_AT_ONCE = 500


class Things:
    """Gives identifiers their numbers within an act, and keeps which statement names which thing, and how."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql
        self._keys: dict[str, int] = {}
        self._absent: set[str] = set()
        self._next: int | None = None
        self._new: list[tuple[int, str]] = []
        self._mentions: list[tuple[int, int, int]] = []
        self._names: list[tuple[str, int, int]] = []

    def expect(self, facts: Iterable[Fact]) -> None:
        """Look up at once the numbers of all that these facts name, so that it is not done one by one."""
        unknown = {thing for fact in facts for thing in (*fact.references(), fact.subject)} - self._keys.keys()
        found = keys_of(self._sql, unknown)
        self._keys |= found
        self._absent |= unknown - found.keys()

    def index(self, number: int, fact: Fact, subject_id: str) -> int:
        """Note what a statement names; return the key of its subject."""
        subject = self.key(subject_id)
        own = fact.__dict__.get("id")
        for thing in fact.references():
            if thing != subject_id:
                self._mentions.append((self.key(thing), number, int(thing == own)))
        names = names_in(fact)
        if names:
            key = self.key(own or subject_id)
            self._names.extend((each, key, number) for each in {name_key(name) for name in names})
        return subject

    def key(self, thing: str) -> int:
        """Return the number of an identifier, giving it one where it has none."""
        known = self._keys.get(thing)
        if known is not None:
            return known
        if thing not in self._absent:
            found = self._sql.one('SELECT "key" FROM "thing" WHERE "id" = %s', [thing])
            if found:
                self._keys[thing] = found[0]
                return self._keys[thing]
        if self._next is None:
            last = self._sql.one('SELECT max("key") FROM "thing"')
            self._next = (last[0] or 0) + 1 if last else 1
        self._keys[thing] = self._next
        self._new.append((self._next, thing))
        self._next += 1
        return self._keys[thing]

    def flush(self) -> None:
        """Write what is pending."""
        self._sql.insert("thing", ("key", "id"), self._new)
        self._sql.insert("mention", ("thing", "statement", "own"), sorted(self._mentions))
        self._sql.insert("name", ("name_key", "thing", "statement"), sorted(self._names))
        self._new, self._mentions, self._names = [], [], []


def keys_of(sql: Sql, things: Iterable[str]) -> dict[str, int]:
    """Return the numbers of those identifiers that have one."""
    wanted = list(dict.fromkeys(things))
    found: dict[str, int] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        found.update(sql.all(f'SELECT "id", "key" FROM "thing" WHERE "id" IN ({marks(len(part))})', part))
    return found


def things_of(sql: Sql, keys: Iterable[int]) -> set[str]:
    """Return the identifiers that have these numbers."""
    wanted, found = sorted({int(key) for key in keys}), set[str]()
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        found.update(row[0] for row in sql.all(f'SELECT "id" FROM "thing" WHERE "key" IN ({marks(len(part))})', part))
    return found
