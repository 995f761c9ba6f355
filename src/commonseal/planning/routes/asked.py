"""What the law asks for each change: drafts of steps, with who acts, in what order and under which provision."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from commonseal.assurance.shapes.appointing import COUNCILS
from commonseal.planning.routes.forums import Forums, is_of_councils
from commonseal.planning.routes.needed import Needed
from commonseal.planning.routes.plan import Plan
from commonseal.planning.routes.words import called
from commonseal.regimes import Change, Confidence, Level, Power, Provision, Step
from commonseal.regimes.errors import UnknownProvisionError
from commonseal.vocabulary.facts import ApprovalStep

_SURENESS = list(Confidence)

DECIDED_BY_POWER = frozenset(
    {Change.JOINT_COMMITTEE, Change.POOL_BUDGET, Change.DELEGATE_FUNCTIONS, Change.SHARED_POST}
)
"""Changes that a body makes by deciding to use a power: the power is the law on which the decision rests."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that the law asks of one forum for one change at one body, before like things are put together.

    ``order`` puts what comes first first, among those of one ``event``. ``provisions`` begins with the one that asks.
    """

    forum: str
    home: str
    act: ApprovalStep
    need: Needed
    order: int
    level: Level
    policy: bool
    provisions: tuple[str, ...]
    citations: tuple[str, ...]
    confidence: Confidence

    @property
    def is_own(self) -> bool:
        """Whether the body that changes acts itself, in one of its organs."""
        return self.home == self.need.body


@dataclass(slots=True)
class Unplaced:
    """What the law asks and nobody could be found for, and other things that are left open, as sentences."""

    notes: list[str] = field(default_factory=list)


def asked_for(plan: Plan, needs: Iterable[Needed], unplaced: Unplaced) -> tuple[Asked, ...]:
    """Return what the law of the day asks for some changes, in an order of its own that does not depend on theirs."""
    forums = Forums(plan)
    found: dict[tuple[str, ...], Asked] = {}
    for need in needs:
        for each in (*_by_steps(plan, need, forums, unplaced), *_by_powers(plan, need, forums)):
            key = (need.change.value, need.body, need.event, each.provisions[0], each.forum)
            found.setdefault(key, each)
    return tuple(found[key] for key in sorted(found))


def _by_steps(plan: Plan, need: Needed, forums: Forums, unplaced: Unplaced) -> Iterator[Asked]:
    for law in plan.law.of_kind(Step, need.kind):
        if law.change is not need.change:
            continue
        elsewhere = need.kind not in COUNCILS and any(is_of_councils(each) for each in law.by)
        acting = forums.acting(law.by, need, of_councils=elsewhere)
        if not acting and not need.only_outside:
            unplaced.notes.append(f"{law.text} The register names nobody here who would ({law.citation_line}).")
        sure = need.confidence is Confidence.SURE
        level = law.level if sure else min(law.level, _most(need), key=_LIGHTEST.index)
        for each in acting:
            yield _asked(plan, need, each, law, level)


_LIGHTEST = [Level.WARN, Level.BLOCK]


def _most(need: Needed) -> Level:
    """Return the gravest that a step may be for a change that is not sure: the full council's is grave all the same."""
    return Level.BLOCK if need.change is Change.APPOINT_HEAD_OF_PAID_SERVICE else Level.WARN


def _by_powers(plan: Plan, need: Needed, forums: Forums) -> Iterator[Asked]:
    """Give a body's own decision to use a power to work jointly, without which nobody has used it."""
    if need.change not in DECIDED_BY_POWER or not need.powers:
        return
    found = [each for each in map(plan.law.provision, need.powers) if isinstance(each, Power)]
    law = min(found, key=lambda each: (_SURENESS.index(each.confidence), each.id))
    for each in forums.acting(("itself",), need, of_councils=False):
        yield _asked(plan, need, each, law, Level.BLOCK)


def _asked(plan: Plan, need: Needed, acting: tuple[str, str], law: Step | Power, level: Level) -> Asked:
    """Return what a provision asks of a forum of a body: a step as it says, a power to be used by deciding to."""
    more = [each for each in (_provision(plan, one) for one in (*need.powers, *need.rests_on)) if each is not None]
    act, order, policy = ApprovalStep.DECIDES, 1, False
    if isinstance(law, Step):
        act, order, policy = law.act, law.order, law.policy
    return Asked(
        forum=acting[0],
        home=acting[1],
        act=act,
        need=need,
        order=order,
        level=level,
        policy=policy,
        provisions=tuple(dict.fromkeys((law.id, *(each.id for each in more)))),
        citations=tuple(dict.fromkeys((law.citation, *(each.citation for each in more)))),
        confidence=max(law.confidence, need.confidence, key=_SURENESS.index),
    )


def _provision(plan: Plan, identifier: str) -> Provision | None:
    """Return a provision of the law of the day, None where it did not hold then."""
    try:
        return plan.law.provision(identifier)
    except UnknownProvisionError:
        return None


def matter_of(needs: Iterable[Needed]) -> str:
    """Return in words what a step is of: each change, with what it is there."""
    said: dict[str, list[str]] = {}
    for need in needs:
        said.setdefault(called(need.change), []).extend(need.what.split("; "))
    return "; ".join(f"{change}: {', '.join(_fullest(whats))}" for change, whats in said.items())


def _fullest(whats: Iterable[str]) -> list[str]:
    """Return each thing once; what another says with more to it is left out."""
    once = dict.fromkeys(whats)
    return [each for each in once if not any(other != each and other.startswith(each) for other in once)]
