"""CS-CLIN: that clinicians lead where guidance or the parties themselves say that they should."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.offices import leading
from commonseal.assurance.world import BodyLife, Tenure, World, may_days
from commonseal.regimes import ClinicianPair
from commonseal.vocabulary.catalogue import roles
from commonseal.vocabulary.facts import Person, Proposal
from commonseal.vocabulary.periods import OPEN, Spans
from commonseal.vocabulary.statement import Statement

_WORDS = frozenset({"clinical", "medical", "nurse", "doctor", "gp", "clinician"})


class NoClinicianInThePair(Rule):
    """Neither {first} nor {second}, who are {posts} of {body} {period}, is a clinician."""

    code = "CS-CLIN-01"
    rule = "R4"
    level = Level.WARN
    remedy = "Record if one of the two is a clinician, or how {body} keeps clinical leadership otherwise."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days on which both posts have a holder and every holder is shown to be no clinician."""
        for body, by_role in world.tenures.by_body.items():
            life = world.bodies.get(body)
            if life is not None and any("chair" in role for role in by_role):
                for provision in world.law.of_kind(ClinicianPair, life.classification):
                    yield from self._pairs(life, provision, world)

    def _pairs(self, life: BodyLife, provision: ClinicianPair, world: World) -> Iterator[Breach]:
        held = leading(world, world.tenures.at(life.id, provision.roles_any))
        chairs = [each for each in held if "chair" in each.role and _is_shown_lay(each, world)]
        if not chairs:
            return
        lay = [each for each in held if each in chairs or _is_shown_lay(each, world)]
        open_days = Spans.of_many(pair for each in held if each not in lay for pair in each.may)
        for first in (each for each in lay if "chair" not in each.role):
            for second in chairs:
                words = {
                    "first": world.name(first.person),
                    "second": world.name(second.person),
                    "posts": "accountable officer and chair",
                    "body": world.name(life.id),
                }
                days = (first.days & second.days & life.days) - open_days
                subject = f"{life.id}#{first.person}#{second.person}"
                yield Breach(subject, (life.id,), days, words, (first.statement, second.statement), provision)


def is_clinician(tenure: Tenure, world: World) -> bool:
    """Whether anything shows that a holder is a clinician: the post, its title, or what is said of the person."""
    said = _said_of(tenure, world)
    if said is not None:
        return said
    if _is_clinical_post(tenure):
        return True
    others = world.tenures.by_person.get(tenure.person, ())
    return any(_is_clinical_post(each) for each in others)


def _is_shown_lay(tenure: Tenure, world: World) -> bool:
    """Whether a holder is shown to be no clinician; of somebody of whom nothing is said that is not shown."""
    if _said_of(tenure, world) is not None or is_clinician(tenure, world):
        return not is_clinician(tenure, world)
    people = [each.fact for each in world.people.get(tenure.person, ())]
    trained = any(isinstance(each, Person) and each.professions for each in people)
    return trained or "lay" in _words_of(tenure)


def _is_clinical_post(tenure: Tenure) -> bool:
    role = roles().get(tenure.role)
    return (role is not None and role.clinical) or bool(_WORDS & _words_of(tenure))


def _words_of(tenure: Tenure) -> set[str]:
    """Return the words of what a holder is called, by the appointment or by the post; of the role if it is no key."""
    post = tenure.post_statement.fact if tenure.post_statement else None
    called = [tenure.title, getattr(post, "title", None), "" if tenure.role in roles() else tenure.role]
    return {word for each in called if each for word in each.lower().replace("-", " ").replace("_", " ").split()}


def _said_of(tenure: Tenure, world: World) -> bool | None:
    """Whether somebody is said to be a clinician or none, in so many words; None where nobody says."""
    facts = [each.fact for each in world.people.get(tenure.person, ())]
    people = [each for each in facts if isinstance(each, Person)]
    said = [each.clinician for each in people if each.clinician is not None]
    if said:
        return said[-1]
    shown = any(_is_called_doctor(each) or _clinical(each.professions) for each in people)
    return True if shown else None


def _is_called_doctor(person: Person) -> bool:
    return (person.honorific_prefix or "").strip(". ").lower() == "dr"


def _clinical(professions: tuple[str, ...]) -> bool:
    words = {word.strip(".,()") for each in professions for word in each.lower().split()}
    return bool(words & (_WORDS | {"practitioner", "surgeon", "physician", "midwife", "pharmacist", "therapist"}))


class ClinicalConditionNotShown(Rule):
    """“{proposal}” has the condition “{condition}”; the register shows no clinician as chair of {body} {period}."""

    code = "CS-CLIN-02"
    level = Level.ASK
    remedy = "Record who chairs {body} as a clinician, or how the condition is kept otherwise."
    basis = "a condition that the parties themselves have made"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the clinical conditions of proposals where no clinician is shown in a leading post of the body."""
        for statement, fact in world.approvals.proposals.values():
            condition = next((each for each in fact.conditions if "clinical" in each.lower()), None)
            if condition:
                for body in fact.promoters:
                    if world.bodies.kind(body) == "ccg":
                        yield self._not_shown(statement, fact, condition, body, world)

    @staticmethod
    def _not_shown(statement: Statement, fact: Proposal, condition: str, body: str, world: World) -> Breach:
        chairs = world.tenures.at(body, ("chair", "clinical_chair"))
        kept = Spans.of_many(pair for each in chairs if is_clinician(each, world) for pair in each.may)
        days = (_open_from(statement) & world.law_days(body)) - kept
        words = {"proposal": fact.name, "condition": condition, "body": world.name(body)}
        return Breach(f"{fact.id}#{body}", (body,), days, words, (statement,))


def _open_from(statement: Statement) -> Spans:
    """Return the days from which it is certain that a proposal was made, until it is over."""
    may = may_days(statement)
    return may.within(min(statement.bounds().sure_from, statement.recorded.since), OPEN)
