"""Steps of a route in words: on what footing they stand, and how far they have come."""

from datetime import date

from commonseal.planning.model.route import EffectRule, RouteStep, StepFooting, StepState
from commonseal.vocabulary.periods import said_day

_FOOTINGS = {
    StepFooting.LAW_AND_PAPERS: "required by law, and in the papers",
    StepFooting.LAW_ONLY: "required by law, not in the papers",
    StepFooting.POLICY: "policy, not law",
    StepFooting.LOCAL: "chosen locally, beyond the law",
}
_STATES = {
    StepState.OPEN: "to come",
    StepState.PLANNED: "planned",
    StepState.DONE: "done",
    StepState.CONDITIONAL: "done, on conditions that are still open",
    StepState.LAPSED: "lapsed: the text has changed since (name, target, what is kept, brought or ended)",
    StepState.DEFERRED: "put off",
    StepState.REJECTED: "rejected",
    StepState.WAIVED: "not taken",
}


def guide_words(guide: EffectRule) -> str:
    """Return in words what a guide says of the day of effect, and that it is not law."""
    sure = {"likely": ", likely", "check": ", unverified"}.get(guide.confidence, "")
    day = f"{guide.day} {date(2001, guide.month, guide.day):%B}"
    return f"guide: takes effect on {day}; not law ({guide.citation}{sure})"


def footing_words(step: RouteStep) -> str:
    """Return in words why a step is on the route."""
    return _FOOTINGS[step.footing]


def state_words(step: RouteStep) -> str:
    """Return in words how far a step has come, with its day."""
    if step.state is StepState.PLANNED and step.planned is not None:
        return f"planned for {said_day(step.planned)}"
    if step.done is not None:
        return f"{_STATES[step.state]} ({said_day(step.done)})"
    return f"{_STATES[step.state]}: {step.waived}" if step.waived else _STATES[step.state]
