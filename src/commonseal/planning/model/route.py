"""A route: the ordered steps that an option needs before it may lawfully take effect. Days are day numbers."""

from dataclasses import dataclass, field
from enum import StrEnum

from commonseal.regimes import Days, Level
from commonseal.vocabulary.facts import ApprovalStep


class StepFooting(StrEnum):
    """Why a step is on the route.

    ``LAW_AND_PAPERS``: the law asks for it and a paper or decision names it. ``LAW_ONLY``: the law asks for it and no
    paper names it. ``POLICY``: ministers' or NHS England's policy, not law. ``LOCAL``: chosen locally, beyond the law.
    """

    LAW_AND_PAPERS = "law_and_papers"
    LAW_ONLY = "law_only"
    POLICY = "policy"
    LOCAL = "local"


class StepState(StrEnum):
    """How far a step has come on the day looked at.

    ``CONDITIONAL``: said yes, with a condition not yet closed. ``LAPSED``: said yes to a text that has changed since.
    """

    OPEN = "open"
    PLANNED = "planned"
    DONE = "done"
    CONDITIONAL = "conditional"
    LAPSED = "lapsed"
    DEFERRED = "deferred"
    REJECTED = "rejected"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Wait:
    """Days that have to pass before or after a step: a notice period, papers in advance, a call-in window.

    ``clear`` leaves out the first day and the last. ``assumed`` is true where a default stands in for a local term
    that nobody has given.
    """

    key: str
    days: int
    unit: Days
    clear: bool
    citation: str
    confidence: str
    provision: str | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class RouteStep:
    """One step: who does what to what, after which other steps, under which section, and how far it has come.

    ``key`` names it within its route. ``body`` is the forum or body that acts (a cabinet, a governing body, NHS
    England), ``home`` the body that it belongs to (itself where it is no organ). ``serves`` are the parties for whom
    the step is taken. ``before`` are waits that end with its meeting, ``following`` waits that begin with it.
    ``done`` is the day on which it was done, ``planned`` a day given for it, ``conditions`` those not yet closed.
    ``statements`` are the identifiers of the statements that tell of it; ``waived`` says why it is not taken.
    ``who`` is what people call whoever takes it; with the party it is for, where a forum takes several steps.
    """

    key: str
    body: str
    home: str
    act: ApprovalStep
    matter: str
    footing: StepFooting
    state: StepState = StepState.OPEN
    level: Level = Level.BLOCK
    after: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    before: tuple[Wait, ...] = ()
    following: tuple[Wait, ...] = ()
    provisions: tuple[str, ...] = ()
    citation: str = ""
    confidence: str = "sure"
    planned: int | None = None
    done: int | None = None
    conditions: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    waived: str | None = None
    who: str = ""

    @property
    def can_stop(self) -> bool:
        """Whether a no at this step stops the change."""
        return self.act in {ApprovalStep.DECIDES, ApprovalStep.APPROVES, ApprovalStep.APPOINTS, ApprovalStep.CONSENTS}

    @property
    def is_to_come(self) -> bool:
        """Whether it has still to be taken, or taken again."""
        return self.state not in {StepState.DONE, StepState.WAIVED}


@dataclass(frozen=True, slots=True)
class EffectRule:
    """A rule on the day on which a change takes effect: one day of the year (1 April)."""

    change: str
    month: int
    day: int
    citation: str
    confidence: str
    provision: str


@dataclass(frozen=True, slots=True)
class ApplyBy:
    """The last day for a step (``step``: the application) where the change is to take effect on ``effect``."""

    step: str
    effect: int
    by: int
    citation: str
    confidence: str
    provision: str


@dataclass(frozen=True, slots=True)
class Route:
    """The steps of an option in an order that keeps what comes first first, and the rules on when it takes effect.

    ``guides`` are days of the year that a guide names and the law leaves open: they are told, and move no date.
    ``fell_away`` says in a sentence each which steps another option of the proposal needs and this one does not;
    ``notes`` what the law leaves open here, each with its citation.
    """

    proposal: str
    option: str | None
    bodies: tuple[str, ...]
    steps: tuple[RouteStep, ...]
    target: int | None = None
    effect_rules: tuple[EffectRule, ...] = ()
    deadlines: tuple[ApplyBy, ...] = ()
    fell_away: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
    guides: tuple[EffectRule, ...] = ()

    def step(self, key: str) -> RouteStep:
        """Return a step by its key.

        Raises:
            KeyError: the route has no such step.
        """
        return next(each for each in self.steps if each.key == key)

    def called(self, key: str) -> str:
        """Say a step as people do, by its number and who takes it; by its key where nobody has said who that is."""
        numbered = enumerate(self.steps, 1)
        return next(
            (f"step {number} ({each.who})" for number, each in numbered if each.key == key and each.who), f"“{key}”"
        )
