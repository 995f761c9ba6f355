"""CS-OPEN and CS-RISK: what the register itself says is open, or is at risk."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.rules.approvals import owners_of
from commonseal.assurance.world import World, may_days
from commonseal.vocabulary.facts import Question, Rating
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import OPEN


class QuestionOpen(Rule):
    """The register asks “{text}”, and {period} nobody has answered."""

    code = "CS-OPEN-01"
    level = Level.ASK
    remedy = "Find out, and record the answer; say who owns finding out."
    outlives_bodies = True
    basis = "a question that stands in the register without an answer"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the questions without an answer, for the bodies that they bear on and while any of these is in being."""
        answered = {fact.id for _, fact in world.facts(Question) if fact.answer}
        for statement, fact in world.facts(Question):
            if fact.id not in answered:
                since = min(statement.bounds().sure_from, statement.recorded.since)
                bodies = _bodies(fact, world)
                until = max((days.until or OPEN for days in map(world.law_days, bodies)), default=OPEN)
                words = {"text": fact.text}
                yield Breach(fact.id, bodies, may_days(statement).within(since, until), words, (statement,))


def _bodies(fact: Question, world: World) -> tuple[str, ...]:
    """Return the bodies that a question bears on: those it names, else those of the things it names."""
    named = [world.bodies.home(each) for each in fact.about if kind_of(each) == "body"]
    for thing in () if named else fact.about:
        for statement in world.describing(thing)[-1:]:
            named += [each for each in owners_of(statement, world) if kind_of(each) == "body"]
    return tuple(dict.fromkeys(named))


class RatedFailing(Rule):
    """{body} is rated “{value}” {period}; NHS England may replace its leader, or have another act, while it is failing."""

    code = "CS-RISK-01"
    level = Level.WARN
    remedy = "Show how {body} keeps its duties through the change, and ask NHS England whether it means to act."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the groups and boards that are rated inadequate or are under directions."""
        for statement, fact in world.facts(Rating):
            kind = world.bodies.kind(fact.about)
            law = world.provision({"ccg": "ccg.ao.removed", "icb": "icb.directions.chief_executive"}.get(kind, ""))
            if law is not None and any(word in fact.value.lower() for word in _FAILING):
                words = {"body": world.name(fact.about), "value": fact.value}
                yield Breach(
                    f"{fact.about}#{fact.value}", (fact.about,), world.days(statement), words, (statement,), law
                )


_FAILING = ("inadequate", "directions", "special measures", "failing")
