"""CS-CONTR: contracts move delivery and money; duties stay where the law puts them."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.world import World
from commonseal.regimes import Duty
from commonseal.vocabulary.facts import Contract, Function, Post, Transfer
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import Spans
from commonseal.vocabulary.statement import Statement

_COMMISSIONERS = frozenset({"ccg", "icb"})


class DutyWithTheContractor(Rule):
    """{duty}, a duty of {body}, is shown as answered for by {other} {period}; a contract does not move it."""

    code = "CS-CONTR-01"
    level = Level.BLOCK
    remedy = "Record who at {body} answers for {duty}; {other} answers under its contract only."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the functions of one body for which only another body's post, or another body, is shown to answer."""
        for statement, fact in world.facts(Function):
            body = world.bodies.home(fact.body)
            if world.bodies.kind(body) not in _COMMISSIONERS or not fact.accountable:
                continue
            owners = {each: _owners(each, world) for each in fact.accountable}
            if all(known and body not in known for known in owners.values()):
                others = sorted(set().union(*owners.values()))
                words = {"duty": fact.name, "body": world.name(body), "other": world.names(others)}
                grounds = (statement, *_posts(fact, world))
                law = world.provision("provider.not_commissioner")
                yield Breach(fact.id, (body,), world.days(statement), words, grounds, law)


def _owners(accountable: str, world: World) -> set[str]:
    """Return the bodies to which whoever is accountable belongs; empty where that is not known."""
    kind = kind_of(accountable)
    if kind == "body":
        return {world.bodies.home(accountable)}
    if kind == "person":
        return {each.body for each in world.tenures.by_person.get(accountable, ())}
    found: set[str] = set()
    for statement in world.tenures.posts.get(accountable, ()):
        if isinstance(statement.fact, Post):
            found |= {world.bodies.home(each) for each in statement.fact.bodies}
    return found


def _posts(fact: Function, world: World) -> list[Statement]:
    return [each for post in fact.accountable for each in world.tenures.posts.get(post, ())]


class CommissionerLeftWithoutStaff(Rule):
    """“{contract}” and most staff of {body} go to {holder} {period}; {body} keeps its duties and nobody says who does them."""

    code = "CS-CONTR-02"
    level = Level.WARN
    remedy = "Say which staff {body} keeps, and which post answers for each of its duties."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the commissioners whose staff move to the holder of their own contract."""
        transfers = world.facts(Transfer, planned=True)
        for statement, fact in world.facts(Contract, planned=True):
            for transfer, moved in transfers:
                if fact.holder not in moved.to_bodies:
                    continue
                for body in set(moved.from_bodies) & set(fact.commissioners):
                    if world.bodies.kind(body) in _COMMISSIONERS and not _covered(body, world):
                        yield self._breach(statement, fact, transfer, body, world)

    @staticmethod
    def _breach(statement: Statement, fact: Contract, transfer: Statement, body: str, world: World) -> Breach:
        words = {"contract": fact.name, "body": world.name(body), "holder": world.name(fact.holder or "")}
        starts = [each.bounds().may_from for each in (statement, transfer)]
        days = world.law_days(body) & Spans.of(max(starts), statement.bounds().may_to)
        law = world.provision("provider.not_commissioner")
        return Breach(f"{fact.id}#{body}", (body,), days, words, (statement, transfer), law)


def _covered(body: str, world: World) -> bool:
    """Whether the register names somebody for every duty that it has of a body and the law makes it keep."""
    duties = {each.function for each in world.law.of_kind(Duty, world.bodies.kind(body))}
    named = {
        each.fact.function
        for each in world.effective(Function)
        if isinstance(each.fact, Function) and each.fact.body == body and each.fact.accountable
    }
    return bool(duties) and duties <= named
