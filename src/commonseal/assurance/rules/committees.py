"""CS-JC: joint committees, the power that each needs, what it may be given, and for whom it may decide."""

from collections.abc import Iterator

from commonseal.assurance.levels import Level
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.shapes.joining import (
    Joint,
    excluded_words,
    joint_committees,
    nature_of,
    without_power,
)
from commonseal.assurance.world import World, surely_done
from commonseal.assurance.world.approvals import CAN_STOP
from commonseal.regimes import Form, Power
from commonseal.regimes.words import Nature
from commonseal.vocabulary.facts import Membership
from commonseal.vocabulary.periods import FIRST_DAY, Spans


def _named(joint: Joint, world: World) -> str:
    return joint.fact.name or (world.name(joint.fact.forms) if joint.fact.forms else "a joint committee")


class BeforeThePower(Rule):
    """{committee} decides jointly for {bodies} {period}, before the law let such groups have a joint committee."""

    code = "CS-JC-01"
    rule = "R6"
    level = Level.BLOCK
    remedy = "Have each of {bodies} take and record its own decision for the time before {begins}."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days of joint committees of clinical commissioning groups before October 2014."""
        power = world.provision("ccg.joint.ccg.committee")
        if not isinstance(power, Power):
            return
        before = Spans.of(FIRST_DAY, power.span()[0])
        for joint in joint_committees(world):
            if joint.is_of_ccgs() and not joint.in_common:
                words = {"committee": _named(joint, world), "begins": power.span_line.split(" to ")[0]}
                yield Breach(
                    joint.fact.id, _members(joint, world), joint.days & before, words, joint.grounds, _always(power)
                )


def _always(power: Power) -> Power:
    """Return a power to be cited for the time before it began."""
    return power.model_copy(update={"from_": None})


def _members(joint: Joint, world: World) -> tuple[str, ...]:
    return tuple(dict.fromkeys(world.bodies.home(each) for each in joint.fact.parties if each != joint.fact.forms))


class OutsideCommissioning(Rule):
    """{committee} of {bodies} is given “{function}” {period}, which is no function of commissioning."""

    code = "CS-JC-02"
    rule = "R7"
    level = Level.BLOCK
    remedy = "Take “{function}” out of what {committee} decides; each of {bodies} keeps it for itself."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the corporate functions given to joint committees of clinical commissioning groups."""
        power = world.provision("ccg.joint.ccg")
        for joint in joint_committees(world):
            if power is not None and joint.is_of_ccgs() and not joint.in_common:
                for function, days in joint.functions:
                    if nature_of(function, "ccg", world)[0] is Nature.CORPORATE:
                        words = {"committee": _named(joint, world), "function": function}
                        subject = f"{joint.fact.id}#{function}"
                        yield Breach(subject, _members(joint, world), days, words, joint.grounds, power)


class OutsidePartnership(Rule):
    """{committee} decides for {bodies} {period}, and no agreement under section 75 is shown to be its root in law."""

    code = "CS-JC-03"
    rule = "R8"
    level = Level.WARN
    remedy = (
        "Name the section 75 agreement that {committee} manages, or treat it as committees in common, "
        "in which each of {bodies} takes and records its own decision."
    )

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the joint committees of clinical commissioning groups and councils without such a root."""
        power = world.provision("s75.jc")
        for joint in joint_committees(world):
            rooted = any(each.id.startswith("s75") for each in joint.cited(world))
            if power is not None and joint.is_with_council() and not joint.in_common and not rooted:
                words = {"committee": _named(joint, world)}
                yield Breach(joint.fact.id, _members(joint, world), joint.days, words, joint.grounds, power)


class ExcludedFunction(Rule):
    """{committee} of {bodies} is given “{function}” {period}, which the regulations keep out of such partnerships."""

    code = "CS-JC-04"
    rule = "R8"
    level = Level.BLOCK
    remedy = "Take “{function}” out of the partnership; the health body keeps it."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the functions given to joint committees with councils that section 75 cannot reach."""
        power = world.provision("s75")
        for joint in joint_committees(world):
            if isinstance(power, Power) and joint.is_with_council() and not joint.in_common:
                for function, days in joint.functions:
                    if excluded_words((function,), power):
                        words = {"committee": _named(joint, world), "function": function}
                        subject = f"{joint.fact.id}#{function}"
                        yield Breach(subject, _members(joint, world), days, words, joint.grounds, power)


class OutsideScope(Rule):
    """{committee} of {bodies} is given “{function}” {period}, which is no function that a section 75 partnership covers."""

    code = "CS-JC-08"
    rule = "R8"
    level = Level.WARN
    remedy = "Take “{function}” out of what {committee} decides; each of {bodies} decides it for itself."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the corporate functions given to a committee that a section 75 agreement is the root of."""
        power = world.provision("s75.jc")
        for joint in joint_committees(world):
            rooted = any(each.id.startswith("s75") for each in joint.cited(world))
            if power is not None and rooted and joint.is_with_council() and not joint.in_common:
                for function, days in joint.functions:
                    if nature_of(function, "ccg", world)[0] is Nature.CORPORATE:
                        words = {"committee": _named(joint, world), "function": function}
                        subject = f"{joint.fact.id}#{function}"
                        yield Breach(subject, _members(joint, world), days, words, joint.grounds, power)


class NoPower(Rule):
    """{committee} decides jointly for {bodies} {period}, and the law then gives such bodies no power to have one."""

    code = "CS-JC-05"
    level = Level.BLOCK
    remedy = "Have each of {bodies} decide for itself, in committees in common if they wish to meet together."
    basis = "2006 Act ss14Z3, 65Z5-65Z6, 75; LGA 1972 ss101-102: no power is encoded for these bodies then"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the days of joint committees on which no power allows them, but for what has a rule of its own."""
        for joint in joint_committees(world):
            allowed = None if joint.in_common else without_power(Form.JOINT_COMMITTEE, joint.kinds, world)
            if allowed is not None and not joint.is_of_ccgs():
                words = {"committee": _named(joint, world)}
                yield Breach(joint.fact.id, _members(joint, world), joint.days - allowed, words, joint.grounds)


class DecidesForStranger(Rule):
    """{committee} is given functions of {stranger} {period}, which is no member of it."""

    code = "CS-JC-06"
    level = Level.BLOCK
    remedy = "Make {stranger} a member of {committee} by its own decision, or take its functions out."
    basis = "a committee decides only for bodies that have made it theirs"

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the bodies that delegate to a joint committee without being party to it or its member."""
        members = _memberships(world)
        for joint in joint_committees(world):
            committee = joint.fact.forms
            inside = {world.bodies.home(each) for each in joint.fact.parties}
            inside |= {world.bodies.home(each) for each in members.get(committee or "", ())}
            if any(world.bodies.kind(each) == "set" for each in inside):
                continue
            for statement, fact in joint.delegations:
                for each in fact.delegators:
                    if world.bodies.home(each) not in inside:
                        words = {"committee": _named(joint, world), "stranger": world.name(each)}
                        grounds = (joint.statement, statement)
                        days = joint.days & world.days(statement)
                        yield Breach(f"{joint.fact.id}#{each}", (world.bodies.home(each),), days, words, grounds)


def _memberships(world: World) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, fact in world.facts(Membership):
        found.setdefault(fact.organization, []).append(fact.member)
    return found


class DecidedBeforeThePower(Rule):
    """{committee} decides “{matter}” {period}, before the law let such groups decide through a joint committee."""

    code = "CS-JC-07"
    rule = "R6"
    level = Level.BLOCK
    remedy = "Have each member of {committee} take and record its own decision on “{matter}”."

    def breaches(self, world: World) -> Iterator[Breach]:
        """Give the decisions of joint committees of clinical commissioning groups taken before October 2014."""
        power = world.provision("ccg.joint.ccg.committee")
        committees = {each.fact.forms: each for each in joint_committees(world) if each.is_of_ccgs()}
        if not isinstance(power, Power) or not committees:
            return
        for steps in world.approvals.by_proposal.values():
            for step in steps:
                joint = committees.get(step.fact.body)
                day = surely_done(step.fact.done)
                if joint is None or joint.in_common or step.fact.act not in CAN_STOP or day >= power.span()[0]:
                    continue
                if joint.days.covers(day):
                    # The committee's whole time before the power is told already.
                    continue
                words = {"committee": _named(joint, world), "matter": step.fact.subject_matter}
                yield Breach(
                    f"{joint.fact.id}#{step.fact.step}",
                    _members(joint, world),
                    Spans.of(day, day + 1),
                    words,
                    (joint.statement, step.statement),
                    _always(power),
                    act=True,
                )
