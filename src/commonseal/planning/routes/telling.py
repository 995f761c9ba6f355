"""What a step of a route is in words: who does what, on what footing, how far it has come, and what it waits for."""

from datetime import date
from types import MappingProxyType

from commonseal.planning.model import EffectRule, RouteStep, StepFooting, StepState, Wait
from commonseal.vocabulary.periods import said_day

SURE = MappingProxyType({"sure": "", "likely": " (likely)", "check": " (unverified)"})
"""What stands behind a citation, by how sure it is."""

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


_ACTS = {
    "decides": "decides on",
    "approves": "approves",
    "appoints": "makes the appointment in",
    "consents": "consents to",
    "consulted": "is consulted on",
    "supports": "supports",
    "noted": "notes",
    "notified": "is notified of",
}


def done_at(step: RouteStep) -> str:
    """Return in words what is done at a step."""
    what, _, of = step.matter.partition(": ")
    if step.act.value == "appoints" and what.startswith("appointing ") and of:
        return f"appoints the {of.removeprefix('the ')}"
    return f"{_ACTS[step.act.value]} {step.matter}"


def wait_words(wait: Wait) -> str:
    """Return a wait in words, with its source."""
    clear = "clear " if wait.clear else ""
    assumed = "; assumed" if wait.assumed else ""
    what = wait.key.replace("_", " ")
    return f"{what}: {wait.days} {clear}{wait.unit.value} days ({wait.citation}{assumed})"
