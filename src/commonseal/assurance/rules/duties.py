"""CS-DUTY: that somebody answers for each duty a body is shown to have."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.world import World
from commonseal.regimes import Duty, Provision
from commonseal.vocabulary.facts import Function
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import EMPTY, OPEN, Spans
from commonseal.vocabulary.statement import Statement


def duty_of(fact: Function, world: World) -> Provision | None:
    """Return the provision that gives a body a function, where the register names one of the catalogue's."""
    for duty in world.law.of_kind(Duty, world.bodies.kind(world.bodies.home(fact.body))):
        if duty.function == fact.function:
            return duty
    return None


class NobodyNamedForDuty(Rule):
    """The register does not say who at {body} answers for “{duty}” {period}."""

    code = "CS-DUTY-01"
    level = Level.ASK
    remedy = "Record which post, person or committee of {body} answers for “{duty}”."
    basis = "each function of a public body has somebody who answers for it"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the functions on record that name nobody."""
        named = {(fact.body, fact.name) for _, fact in world.facts(Function) if fact.accountable}
        for statement, fact in world.facts(Function):
            if not fact.accountable and (fact.body, fact.name) not in named:
                days = world.days(statement) & world.law_days(fact.body)
                yield Breach(fact.id, (fact.body,), days, _words(fact, world), (statement,), duty_of(fact, world))


class DutyWithNobody(Rule):
    """“{duty}” at {body} is for {posts} to answer for, and {period} nobody is in that post."""

    code = "CS-DUTY-02"
    level = Level.ALERT
    remedy = "Appoint to {posts}, or record who answers for “{duty}” at {body} meanwhile."
    basis = "each function of a public body has somebody who answers for it"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days on which every post that answers for a function has lost its last holder."""
        for statement, fact in world.facts(Function):
            posts = [each for each in fact.accountable if kind_of(each) == "post"]
            if posts and len(posts) == len(fact.accountable):
                days, grounds = _empty_days(posts, fact, world)
                days = days & world.days(statement) & world.law_days(fact.body)
                words = {**_words(fact, world), "posts": world.names(posts)}
                shown = (statement, *grounds)
                yield Breach(fact.id, (fact.body,), days, words, shown, duty_of(fact, world))


def _words(fact: Function, world: World) -> dict[str, str]:
    return {"body": world.name(fact.body), "duty": fact.name}


def _empty_days(posts: list[str], fact: Function, world: World) -> tuple[Spans, list[Statement]]:
    """Return the days after the first holder of any of the posts on which none of them may have a holder."""
    tenures = [
        each
        for post in posts
        for each in world.tenures.by_post.get(post, ())
        if each.body == world.bodies.home(fact.body)
    ]
    if not tenures:
        return EMPTY, []
    roles = {each.role for each in tenures}
    same = world.tenures.at(world.bodies.home(fact.body), sorted(roles))
    held = Spans.of_many(pair for each in same for pair in each.may)
    first = held.first
    if first is None:
        return EMPTY, []
    return world.law_days(fact.body).within(first, OPEN) - held, [each.statement for each in same]
