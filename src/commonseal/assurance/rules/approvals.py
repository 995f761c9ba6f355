"""CS-APPR: approvals that are missing, conditional, or given to another text."""

import re
from collections.abc import Iterable, Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.covering import covers, texts_of
from commonseal.assurance.shapes.naming import same_matter
from commonseal.assurance.shapes.offices import Office
from commonseal.assurance.world import Approved, World, surely_done
from commonseal.assurance.world.approvals import CAN_STOP
from commonseal.assurance.world.world import joined
from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.facts import (
    ApprovalOutcome,
    Arrangement,
    ArrangementType,
    Dependency,
    FactModel,
    Membership,
    Succession,
)
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import OPEN, Spans, is_before, said_day
from commonseal.vocabulary.statement import Origin, Standing, Statement

_MATTER_OF_TEXT = frozenset({"arrangement", "option", "post", "contract", "delegation", "proposal", "body"})


def things_in_effect(proposal: str, world: World) -> list[tuple[Statement, Spans]]:
    """Return what a proposal is about that is shown to be in effect, with the days: not bodies, nor itself."""
    found = []
    for thing in sorted(world.approvals.matters(proposal)):
        if kind_of(thing) in {"proposal", "option", "person"} or _has_a_later_proposal(thing, proposal, world):
            continue
        for statement in world.describing(thing):
            if statement.standing is Standing.AGREED and statement.number not in world.counts.assumed:
                continue
            if kind_of(thing) == "body" and not (
                _is_made_by(statement, proposal, world) or _is_successor(statement, world)
            ):
                continue
            if kind_of(thing) == "post" and not _is_new(statement):
                continue
            days = world.days(statement)
            if days:
                found.append((statement, days))
    return found


def appointments_in_effect(step: Approved, world: World) -> list[tuple[Statement, Spans, tuple[str, ...]]]:
    """Return the appointments that a step is of and that are shown to be in effect, with their days and bodies."""
    matters = world.approvals.matters(step.fact.proposal)
    posts = {each for each in matters if kind_of(each) == "post"}
    for thing in matters:
        posts |= {post for each in world.describing(thing) if (post := getattr(each.fact, "post", None))}
    people = {each for each in matters if kind_of(each) == "person"}
    tenures = [each for post in sorted(posts) for each in world.tenures.by_post.get(post, ())]
    if not posts:
        tenures = [each for person in sorted(people) for each in world.tenures.by_person.get(person, ())]
    found: dict[int, tuple[Statement, Spans, tuple[str, ...]]] = {}
    for tenure in tenures:
        life = world.bodies.get(tenure.body)
        waits = tenure.statement.standing is Standing.AGREED and tenure.statement.number not in world.counts.assumed
        if life is not None and tenure.days and not waits:
            office = Office(life, (tenure.role,), None, world.tenures.at(tenure.body, (tenure.role,)))
            if covers(world, step, tenure, office):
                bodies = found[tenure.statement.number][2] if tenure.statement.number in found else ()
                found[tenure.statement.number] = tenure.statement, tenure.days, (*bodies, tenure.body)
    return list(found.values())


def _has_a_later_proposal(thing: str, proposal: str, world: World) -> bool:
    """Whether another proposal, recorded later, is about a thing: then that one’s way to approval counts."""
    known = world.approvals.proposals
    mine = known[proposal][0].number if proposal in known else 0
    return any(known[other][0].number > mine for other in world.approvals.proposals_about(thing) if other in known)


def _is_made_by(statement: Statement, proposal: str, world: World) -> bool:
    """Whether a body comes into being by a proposal: some arrangement that it concerns forms it."""
    return any(
        getattr(each.fact, "forms", None) == getattr(statement.fact, "id", None)
        for thing in world.approvals.matters(proposal)
        for each in world.describing(thing)
    )


def _is_successor(statement: Statement, world: World) -> bool:
    """Whether a body is one that others were made into."""
    body = getattr(statement.fact, "id", None)
    return any(body in fact.to_bodies for _, fact in world.facts(Succession))


def _is_new(statement: Statement) -> bool:
    """Whether a post is one that the proposal brings, told by the matter having moved on to it."""
    return statement.origin is Origin.FOLLOWS


def latest_of_steps(steps: Iterable[Approved]) -> dict[str, list[Approved]]:
    """Return the steps of a proposal by their names, each with all that is known of it in the order of its record."""
    found: dict[str, list[Approved]] = {}
    for each in sorted(steps, key=lambda step: step.statement.number):
        found.setdefault(each.fact.step, []).append(each)
    return found


class ApprovalConditional(Rule):
    """{who} approved “{matter}” on conditions that are not shown to be met, and {thing} is in effect {period}: {conditions}."""

    code = "CS-APPR-01"
    rule = "R18"
    level = Level.BLOCK
    remedy = "Record when each condition was met, or treat {thing} as not in force until it is."
    basis = "an approval on conditions does not take effect until each of them is met"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days on which something is in effect before the last condition of its approval was closed."""
        for proposal, steps in world.approvals.by_proposal.items():
            for known in latest_of_steps(steps).values():
                for step in (each for each in known if each.is_conditional and each.fact.act in CAN_STOP):
                    things = things_in_effect(proposal, world)
                    for statement, days in things:
                        bodies = parties_of(statement, world)
                        yield from self._open(step, known, statement, days, bodies, world)
                    for statement, days, bodies in () if things else appointments_in_effect(step, world):
                        yield from self._open(step, known, statement, days, bodies, world)

    @staticmethod
    def _open(
        step: Approved,
        known: list[Approved],
        statement: Statement,
        days: Spans,
        bodies: tuple[str, ...],
        world: World,
    ) -> Iterator[Breach]:
        closed, grounds = _closed_on(step, known, world)
        open_days = days - Spans.of(closed, OPEN)
        if open_days:
            words = {
                "who": world.name(step.fact.body),
                "matter": step.fact.subject_matter,
                "thing": called(statement, world),
                "conditions": "; ".join(step.fact.conditions),
            }
            thing = getattr(statement.fact, "id", statement.fact.subject)
            subject = f"{step.fact.proposal}#{step.fact.step}#{thing}"
            law = world.provision("ccg.merge.conditional") if _is_of_a_merger(step, world) else None
            yield Breach(subject, bodies, open_days, words, (step.statement, statement, *grounds), law)


def called(statement: Statement, world: World) -> str:
    """Return what a thing in effect is called in a sentence: its name in quotation marks, or who is in which post."""
    thing = getattr(statement.fact, "id", None)
    if thing:
        return f"“{world.name(thing)}”"
    person, post = getattr(statement.fact, "person", ""), getattr(statement.fact, "post", "")
    return f"{world.name(person)}’s appointment as {role_name(world.tenures.role_of(post))}"


def _is_of_a_merger(step: Approved, world: World) -> bool:
    """Whether a step is NHS England's of a merger: conditions on other things rest on no provision of their own."""
    return step.kind == "nhs_england" and any("merg" in each.lower() for each in texts_of(world, step))


def _closed_on(step: Approved, known: list[Approved], world: World) -> tuple[int, list[Statement]]:
    """Return the day by which every condition of an approval is closed (OPEN if one is not), and what shows it."""
    if step.fact.conditions_met is not None:
        return surely_done(step.fact.conditions_met), []
    for later in _later_by_the_same(step, known, world):
        return max(step.given, later.given), [later.statement]
    ended = step.statement.period.end
    is_over = ended is not None and step.statement.standing is not Standing.ENDED and ended.has_last_day
    if ended is not None and is_over and is_before(step.given, ended.latest):
        return ended.latest + 1, []
    days, grounds = [], []
    for condition in step.fact.conditions:
        day, shown = _condition_met(condition, step, world)
        days.append(day)
        grounds.extend(shown)
    return max(days, default=OPEN), grounds


def _later_by_the_same(step: Approved, known: list[Approved], world: World) -> Iterator[Approved]:
    """Give the approvals without conditions by which a body made its conditional one whole."""
    for later in known:
        if later.statement.number > step.statement.number and later.is_given and not later.fact.conditions:
            yield later
    for later in world.approvals.by_proposal[step.fact.proposal]:
        follows = step.fact.step in later.fact.after or same_matter(later.fact.subject_matter, step.fact.subject_matter)
        is_whole = later.is_given and not later.fact.conditions and later.fact.act in CAN_STOP
        of_all = follows or re.search(r"\bconditions\b", later.fact.subject_matter, re.IGNORECASE)
        is_another = later.home == step.home and later.fact.step != step.fact.step
        if is_whole and of_all and is_another and later.given >= step.given:
            yield later


def _condition_met(condition: str, step: Approved, world: World) -> tuple[int, list[Statement]]:
    proposal = step.fact.proposal
    matters = world.approvals.matters(proposal)
    best, grounds = OPEN, []
    for statement in world.known(Dependency):
        fact = statement.fact
        if isinstance(fact, Dependency) and fact.met and fact.of in matters and same_matter(fact.needs, condition):
            met = statement.bounds().sure_from
            met = met if is_before(met, OPEN) else statement.recorded.since
            if is_before(met, best):
                best, grounds = met, [statement]
    for other in world.approvals.by_proposal.get(proposal, ()):
        is_it = other.is_given and other is not step and same_matter(other.fact.subject_matter, condition)
        if is_it and other.given < best:
            best, grounds = other.given, [other.statement]
    return best, grounds


class ApprovalMissing(Rule):
    """{who}, who {act} “{matter}”, {state}, and {period} this is in effect all the same: {thing}."""

    code = "CS-APPR-02"
    level = Level.BLOCK
    remedy = "Record how {who} decided, or treat {thing} as not in force until it has."
    basis = "the approvals that the proposal itself names"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days on which something is in effect while a step that can stop it is open, put off or refused."""
        for proposal, steps in world.approvals.by_proposal.items():
            in_effect = things_in_effect(proposal, world)
            for known in latest_of_steps(steps).values() if in_effect else ():
                step = known[-1]
                answers = (*known, *_of_its_members(step, steps, world))
                given = min((each.given for each in answers if each.is_given), default=OPEN)
                if step.fact.act not in CAN_STOP or (given == OPEN and step.fact.outcome is ApprovalOutcome.CONSIDERED):
                    continue
                together: dict[Spans, list[Statement]] = {}
                for statement, days in in_effect:
                    early = days - Spans.of(given, OPEN)
                    if early and not _joined_without(step, statement, world):
                        together.setdefault(early, []).append(statement)
                for early, statements in together.items():
                    yield self._breach(step, statements, early, world)

    @staticmethod
    def _breach(step: Approved, statements: list[Statement], days: Spans, world: World) -> Breach:
        """Put what one body's open step stands in the way of on the same days as one."""
        parties = tuple(dict.fromkeys(body for each in statements for body in parties_of(each, world)))
        state = {
            ApprovalOutcome.REJECTED: "refused it",
            ApprovalOutcome.DEFERRED: "put it off",
            ApprovalOutcome.APPROVED: "had not yet done so",
        }.get(step.fact.outcome or ApprovalOutcome.CONSIDERED, "is not recorded as having done so")
        things = [getattr(each.fact, "id", "") for each in statements]
        words = {
            "thing": joined([f"“{world.name(each)}”" for each in things]),
            "who": world.name(step.fact.body),
            "act": _ACTS[step.fact.act.value],
            "matter": step.fact.subject_matter,
            "state": state,
        }
        subject = f"{step.fact.proposal}#{step.fact.step}#{'+'.join(sorted(things))}"
        return Breach(subject, parties, days, words, (step.statement, *statements))


def _of_its_members(step: Approved, steps: Iterable[Approved], world: World) -> Iterator[Approved]:
    """Give the steps by which the members of a set of bodies decided one by one what the set was asked."""
    if step.kind != "set":
        return
    life = world.bodies.get(step.fact.body)
    sets = {each for each in (step.fact.body, life.parent if life else None) if each}
    inside = {fact.member for _, fact in world.facts(Membership) if fact.organization in sets}
    for other in steps:
        theirs = world.bodies.get(other.fact.body)
        if other is not step and (other.home in inside or (theirs is not None and theirs.parent in sets)):
            yield other


def _joined_without(step: Approved, statement: Statement, world: World) -> bool:
    """Whether what came into effect did so for others only: a body that said no is not among its parties."""
    refused = step.fact.outcome in {ApprovalOutcome.REJECTED, ApprovalOutcome.DEFERRED}
    parties = {world.bodies.home(each) for each in getattr(statement.fact, "parties", None) or ()}
    parties |= {world.bodies.home(each) for each in getattr(statement.fact, "bodies", None) or ()}
    return refused and bool(parties) and step.home not in parties and step.kind not in _APPROVERS


_APPROVERS = frozenset({"nhs_england", "nhs_regulator", "government_department"})
_ACTS = {
    "decides": "is to decide on",
    "approves": "is to approve",
    "appoints": "is to appoint",
    "consents": "is to consent to",
}


class ApprovalLapsed(Rule):
    """{who} approved “{matter}” on {given}; the text of “{thing}” was changed on {changed}, so {period} nobody has approved it as it stands."""

    code = "CS-APPR-03"
    level = Level.BLOCK
    remedy = "Put the changed text of “{thing}” to {who} again, and record how it decides."
    basis = "an approval is of the text that was put; another text needs its own"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the approvals given before the text of what they are about was changed."""
        changes = _changes(world)
        for proposal, steps in world.approvals.by_proposal.items() if changes else ():
            for known in latest_of_steps(steps).values():
                given = [each for each in known if each.is_given and each.fact.act in CAN_STOP and each.given < OPEN]
                if given:
                    step = max(given, key=lambda each: each.given)
                    for thing in sorted(world.approvals.matters(proposal)):
                        for statement, changed in changes.get(thing, ()):
                            if changed > step.given:
                                yield self._breach(proposal, step, thing, statement, changed, world)

    @staticmethod
    def _breach(proposal: str, step: Approved, thing: str, statement: Statement, changed: int, world: World) -> Breach:
        words = {
            "who": world.name(step.fact.body),
            "matter": step.fact.subject_matter,
            "given": said_day(step.given),
            "thing": world.name(thing),
            "changed": said_day(changed),
        }
        days = Spans.of(changed, max(changed, statement.bounds().may_to))
        return Breach(
            f"{proposal}#{step.fact.step}#{thing}",
            parties_of(statement, world),
            days,
            words,
            (step.statement, statement),
        )


def _changes(world: World) -> dict[str, list[tuple[Statement, int]]]:
    """Return the statements whose text differs from the one they stand in place of, by their thing, and when that was."""
    found: dict[str, list[tuple[Statement, int]]] = {}
    for statement in world.statements:
        before = world.superseded.get(statement.supersedes) if statement.supersedes is not None else None
        if before is None or statement.fact.kind not in _MATTER_OF_TEXT:
            continue
        if _text(before.fact) != _text(statement.fact):
            thing = getattr(statement.fact, "id", None)
            if thing:
                found.setdefault(thing, []).append((statement, statement.recorded.since))
    return found


def _text(fact: FactModel) -> dict[str, object]:
    """Return what an approval is of: all that a fact says, but for its names."""
    return fact.model_dump(exclude={"other_names", "name", "title"})


def parties_of(statement: Statement, world: World) -> tuple[str, ...]:
    """Return the bodies that a thing is of: of a merger the new body, for the old ones end as it takes effect."""
    fact = statement.fact
    if isinstance(fact, Arrangement) and fact.type is ArrangementType.MERGER and fact.forms:
        return (world.bodies.home(fact.forms),)
    return owners_of(statement, world)


def owners_of(statement: Statement, world: World) -> tuple[str, ...]:
    """Return the bodies that a statement names as those it is of."""
    fact = statement.fact
    for field in ("parties", "bodies", "commissioners", "promoters", "from_bodies", "delegators"):
        named = getattr(fact, field, None)
        if named:
            return tuple(dict.fromkeys(world.bodies.home(each) for each in named))
    return (fact.subject,)
