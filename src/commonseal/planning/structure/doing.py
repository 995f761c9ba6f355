"""Who does what for some bodies on the date: by their posts, their portfolios and functions, their arrangements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from commonseal.planning.structure.duplicates_model import Doing, Kind
from commonseal.planning.structure.seen import Seen, called
from commonseal.vocabulary.catalogue import find_function, fold, functions, role_name, roles
from commonseal.vocabulary.facts import Arrangement, Function, Succession
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.statement import Statement

Key = tuple[Kind, str]


@dataclass(slots=True)
class Activity:
    """One thing that bodies have done: by body, who does it; an empty set says that it is done by nobody on record."""

    key: Key
    name: str
    doers: dict[str, set[str]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    is_implied: bool = True

    def add(self, bodies: Iterable[str], doers: Iterable[str], *statements: Statement) -> None:
        """Add that some doers do it for some bodies, by what statements."""
        doing = set(doers)
        for body in bodies:
            self.doers.setdefault(body, set()).update(doing)
        self.statements.extend(statements)


class Activities:
    """What some bodies have done on the date of a snapshot, by key."""

    def __init__(self, seen: Seen, bodies: Iterable[str]) -> None:
        self.seen = seen
        self.bodies = frozenset(bodies)
        self.found: dict[Key, Activity] = {}
        self._from_posts()
        self._from_functions()
        self._from_arrangements()

    def _activity(self, key: Key, name: str) -> Activity:
        return self.found.setdefault(key, Activity(key, name))

    def _mine(self, bodies: Iterable[str]) -> list[str]:
        return [each for each in self.seen.homes(bodies) if each in self.bodies]

    def _from_posts(self) -> None:
        for post, (statement, fact) in self.seen.posts.items():
            mine = self._mine(fact.bodies)
            known = roles().get(fact.role)
            if not mine or (known is not None and known.elected):
                continue
            self._record((Kind.POST, fact.role), role_name(fact.role), mine, post, statement)
            for function in fact.portfolio:
                described, key, name, of = self._function(function)
                at = self._mine([of]) if of else mine
                self._record(key, name, at, post, *([described] if described else []), statement)

    def _from_functions(self) -> None:
        for statement, fact in self.seen.current(Function):
            key, name = _function_key(fact.function or fact.name, fact.name)
            self._record(key, name, self._mine([fact.body]), fact.accountable, statement)

    def _record(self, key: Key, name: str, bodies: list[str], doers: str | Iterable[str], *of: Statement) -> None:
        if bodies:
            activity = self._activity(key, name)
            activity.is_implied = False
            activity.add(bodies, [doers] if isinstance(doers, str) else doers, *of)

    def _function(self, function: str) -> tuple[Statement | None, Key, str, str | None]:
        statement = self.seen.snapshot.describing(function)
        if statement is not None and isinstance(statement.fact, Function):
            fact = statement.fact
            key, name = _function_key(fact.function or fact.name, fact.name)
            return statement, key, name, fact.body
        words = function.rpartition("/")[2].replace("-", " ")
        key, name = _function_key(words, words)
        return None, key, name, None

    def _from_arrangements(self) -> None:
        for statement, fact in self.seen.arrangements:
            mine = self._mine(fact.parties)
            for words in fact.functions if mine else ():
                key, name = _function_key(words, words)
                self._record(key, name, mine, _doer(fact), statement)

    def imply(self, planned: Iterable[tuple[Statement, Arrangement]]) -> None:
        """Add what a plan speaks of sharing: until it is shared, each of its parties has it done by its own."""
        for statement, fact in planned:
            mine = self._mine(fact.parties)
            for words in fact.functions if len(mine) > 1 else ():
                key, name = _function_key(words, words)
                self._activity(key, name).add(mine, (), statement)

    def how(self, key: Key) -> Doing:
        """Return how the bodies have a thing done."""
        activity = self.found.get(key)
        if activity is None or not activity.doers:
            return Doing.NOT_AT_ALL
        by_body = list(activity.doers.values())
        if len(by_body) == 1:
            return Doing.BY_ONE if len(self.bodies) > 1 else Doing.ONCE
        common = set.intersection(*by_body)
        arrangements = {each for each in common if kind_of(each) == "arrangement"}
        if self._is_once(activity, common - arrangements):
            return Doing.ONCE
        people = [set(self.people(each)) for each in by_body]
        if all(people) and set.intersection(*people):
            return Doing.ONE_PERSON
        return Doing.TOGETHER if arrangements else Doing.TWICE

    @staticmethod
    def _is_once(activity: Activity, common: set[str]) -> bool:
        """Whether one doer serves all; a post of the same role beside the shared one makes it two."""
        every = set().union(*activity.doers.values())
        return bool(common) and (activity.key[0] is not Kind.POST or every == common)

    def people(self, doers: Iterable[str]) -> Iterator[str]:
        """Give the people who hold posts, or who do a thing themselves, each once."""
        found: dict[str, None] = {}
        for each in sorted(doers):
            if kind_of(each) == "person":
                found[each] = None
            found |= dict.fromkeys(tenure.person for tenure in self.seen.holders(each))
        yield from found

    def called(self, doer: str) -> str:
        """Return what a doer is called; of a post its title or role, with its bodies."""
        known = self.seen.posts.get(doer)
        if known is None:
            return self.seen.name(doer)
        bodies = self.seen.homes(known[1].bodies)
        shared = f", shared by {len(bodies)} bodies" if len(bodies) > 1 else ""
        return f"{called(known[1])}{shared}"


def successors(seen: Seen, bodies: Iterable[str]) -> list[str]:
    """Return the bodies in being on the date that some bodies are or have become."""
    found: dict[str, None] = {}
    for body in bodies:
        if seen.in_being(body).covers(seen.day):
            found[body] = None
        for statement, fact in seen.world.facts(Succession):
            if body in fact.from_bodies and not statement.period.begins_after(seen.snapshot.on):
                found |= dict.fromkeys(fact.to_bodies)
    return list(found)


def _function_key(words: str, name: str) -> tuple[Key, str]:
    known = functions().get(words) or find_function(words)
    return ((Kind.FUNCTION, known.key), known.name) if known else ((Kind.FUNCTION, fold(words)), name)


def _doer(fact: Arrangement) -> str:
    """Return who does the work of an arrangement: its post or what it forms; else it names no doer but itself."""
    return fact.post or fact.forms or fact.id
