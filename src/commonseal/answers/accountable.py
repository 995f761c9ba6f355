"""Who answers for a function at a body: by what is said of the function, else by the portfolio of a post.

That a role usually answers for such a function in law is not taken for an answer: the register says it, or not.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from commonseal.answers.base import DateShown
from commonseal.answers.cited import cite, cite_all
from commonseal.answers.holding_posts import Tenures
from commonseal.answers.naming import Names
from commonseal.answers.scope import with_sets
from commonseal.answers.standing import NOT_YET
from commonseal.answers.when import day_after_end, holding
from commonseal.answers.who_model import Accountable, Outcome, WhoAnswer
from commonseal.answers.who_sentences import function_sentence
from commonseal.vocabulary import Holds, Statement
from commonseal.vocabulary.catalogue import find_function, fold
from commonseal.vocabulary.facts import Appointment, Delegation, Function, Post


class FunctionAsked(NamedTuple):
    """A function as it was asked for: its key in the catalogue, its name, and every text that means it."""

    key: str | None
    name: str
    words: frozenset[str]

    def is_named_by(self, text: str) -> bool:
        """Whether a text names this function."""
        found = find_function(text)
        return (found is not None and found.key == self.key) or fold(text) in self.words

    def is_of(self, fact: Function) -> bool:
        """Whether a fact is about this function."""
        return (fact.function is not None and fact.function == self.key) or self.is_named_by(fact.name)


def named_function(asked: str, body: str, names: Names) -> FunctionAsked | None:
    """Return the function that a text names: one in the catalogue, or one that the body is said to have; else None."""
    entry = find_function(asked)
    if entry is not None:
        return FunctionAsked(entry.key, entry.name, frozenset({fold(asked)}))
    for each in names.snapshot.about(body):
        fact = each.fact
        if isinstance(fact, Function) and fact.body == body and (fact.id == asked or fold(fact.name) == fold(asked)):
            return FunctionAsked(fact.function, fact.name, frozenset({fold(fact.name)}))
    return None


def function_answer(function: FunctionAsked, *, asked: str, body: str, names: Names) -> WhoAnswer:
    """Answer who is accountable for a function at a body on the snapshot's date."""
    near = [each for thing in with_sets(body, names) for each in names.snapshot.about(thing)]
    bearing = _bearing(near, function, body, names)
    firm = [each for each in bearing if each.standing not in NOT_YET]
    accountable = _by_function(firm, function, names) or _by_portfolio(firm, names)
    tenures = Tenures(_appointments(accountable, body, names), names)
    holders = tenures.holders()
    outcome = _outcome(accountable, tenures)
    described = names.snapshot.describing(body)
    named = {each.statement.id for each in accountable}
    known = [*([described] if described else []), *(each for each in firm if each.id not in named)]
    answer = WhoAnswer(
        on=names.snapshot.on,
        known_at=names.snapshot.known_at,
        sentence="",
        asked=asked,
        kind="function",
        understood=function.name,
        key=function.key,
        body=names.thing(body),
        outcome=outcome,
        holders=holders,
        accountable=accountable,
        previous=tenures.last(),
        next=tenures.next(),
        vacant_since=DateShown.of(day_after_end(tenures.over[-1].period)) if outcome is Outcome.VACANT else None,
        proposed=cite_all([*(each for each in bearing if each.standing in NOT_YET), *tenures.proposed], names),
        known=cite_all(known, names),
    )
    return answer.model_copy(update={"sentence": function_sentence(answer)})


def _bearing(near: Iterable[Statement], function: FunctionAsked, body: str, names: Names) -> list[Statement]:
    """Return what bears on the function: what is said of it at the body, posts that have it, and its delegation."""
    given = [each for each in near if holding(names.snapshot, each) is not Holds.NO]
    facts = [each for each in given if isinstance(each.fact, Function) and each.fact.body == body]
    mine = [each for each in facts if isinstance(each.fact, Function) and function.is_of(each.fact)]
    ids = {each.fact.id for each in mine if isinstance(each.fact, Function)}
    if function.key:
        ids.add(f"function/{function.key.replace('_', '-')}")
    posts = [each for each in given if isinstance(each.fact, Post) and ids & set(each.fact.portfolio)]
    passed_on = [each for each in given if isinstance(each.fact, Delegation) and _delegates(each.fact, ids, function)]
    return list({each.number: each for each in (*mine, *posts, *passed_on)}.values())


def _delegates(fact: Delegation, ids: set[str], function: FunctionAsked) -> bool:
    return any(text in ids or function.is_named_by(text) for text in fact.functions)


def _by_function(firm: list[Statement], function: FunctionAsked, names: Names) -> tuple[Accountable, ...]:
    found = {
        thing: _accountable(thing, "function", each, names)
        for each in firm
        if isinstance(each.fact, Function) and function.is_of(each.fact)
        for thing in each.fact.accountable
    }
    return tuple(found.values())


def _by_portfolio(firm: list[Statement], names: Names) -> tuple[Accountable, ...]:
    found = {
        each.fact.id: _accountable(each.fact.id, "portfolio", each, names)
        for each in firm
        if isinstance(each.fact, Post)
    }
    return tuple(found.values())


def _accountable(
    thing: str, through: Literal["function", "portfolio"], statement: Statement, names: Names
) -> Accountable:
    return Accountable(
        thing=names.thing(thing),
        through=through,
        holds=holding(names.snapshot, statement),
        statement=cite(statement, names),
    )


def _appointments(accountable: Iterable[Accountable], body: str, names: Names) -> list[Statement]:
    """Return the appointments in the posts that answer; those made for the body where any are."""
    found: list[Statement] = []
    scope = set(with_sets(body, names))
    for post in (each.thing.id for each in accountable if each.thing.kind == "post"):
        given = [each for each in names.snapshot.about(post) if isinstance(each.fact, Appointment)]
        here = [each for each in given if isinstance(each.fact, Appointment) and scope & set(each.fact.bodies)]
        found += here or given
    return found


def _outcome(accountable: tuple[Accountable, ...], tenures: Tenures) -> Outcome:
    direct = [each for each in accountable if each.thing.kind != "post"]
    sure_posts = {each.thing.id for each in accountable if each.holds is Holds.YES}
    holders = tenures.holders()
    if any(each.holds is Holds.YES for each in direct):
        return Outcome.HELD
    if any(each.holds is Holds.YES and each.post.id in sure_posts for each in holders):
        return Outcome.HELD
    if direct or holders:
        return Outcome.UNCERTAIN
    return Outcome.VACANT if tenures.over else Outcome.NOT_KNOWN
