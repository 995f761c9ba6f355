"""How plans are told as data: routes, their dates, odds and comparisons, with days as ISO 8601."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from commonseal.assurance import Level
from commonseal.planning.comparing import Leaning
from commonseal.planning.dates import Schedule, with_names
from commonseal.planning.forecasting.model import What
from commonseal.planning.model import Route, Sitting, SittingSource, StepFooting, StepState
from commonseal.regimes import Days
from commonseal.vocabulary.facts import ApprovalStep
from commonseal.vocabulary.periods import date_of


def _day(value: Any) -> Any:
    return date_of(value) if isinstance(value, int) else value


Day = Annotated[date, BeforeValidator(_day)]
"""A day, out of the number by which planning counts it."""


class _Told(BaseModel):
    """Made out of what planning gives, attribute by attribute."""

    model_config = ConfigDict(from_attributes=True)


class TemplateTold(BaseModel):
    """A template that options are built from: what it is for, and the JSON Schema of what it is told."""

    key: str
    name: str
    purpose: str
    parameters: dict[str, Any]


class WaitTold(_Told):
    """Days that have to pass before or after a step; ``assumed`` where nobody has given a local term."""

    key: str
    days: int
    unit: Days
    clear: bool
    citation: str
    confidence: str
    provision: str | None
    assumed: bool


class StepTold(_Told):
    """One step of a route: who does what to what, after which others, under which law, and how far it has come."""

    key: str
    who: str
    body: str
    home: str
    act: ApprovalStep
    matter: str
    footing: StepFooting
    state: StepState
    level: Level
    after: list[str]
    changes: list[str]
    serves: list[str]
    before: list[WaitTold]
    following: list[WaitTold]
    provisions: list[str]
    citation: str
    confidence: str
    planned: Day | None
    done: Day | None
    conditions: list[str]
    statements: list[str]
    waived: str | None


class EffectRuleTold(_Told):
    """A rule on the day of the year on which a change takes effect."""

    change: str
    month: int
    day: int
    citation: str


class ApplyByTold(_Told):
    """The last day for a step where the change is to take effect on a day."""

    step: str
    effect: Day
    by: Day
    citation: str


class RouteTold(_Told):
    """Every approval and notice that an option needs, in an order that keeps what comes first first."""

    proposal: str
    option: str | None
    bodies: list[str]
    target: Day | None
    steps: list[StepTold]
    effect_rules: list[EffectRuleTold]
    deadlines: list[ApplyByTold]
    fell_away: list[str]
    notes: list[str]


class ReasonTold(_Told):
    """Why a day is not sooner, or not later; with its source, and the step that it comes from where one does."""

    text: str
    citation: str
    confidence: str
    step: str | None


class StepDatesTold(_Told):
    """The days of a step: when it is taken, when what it decides counts, and the last days for papers and notice."""

    key: str
    ready: Day | None
    day: Day | None
    free: Day | None
    papers: Day | None
    notice: Day | None
    held_by: list[str]
    why: list[ReasonTold]


class FailureTold(_Told):
    """Why a target cannot be made, and the earliest day that could."""

    step: str | None
    text: str
    effect: Day | None


class ScheduleTold(_Told):
    """A dated route. ``slack`` is by how many days each step to come can be later; ``critical`` are those with none."""

    start: Day
    target: Day | None
    effect: Day | None
    effect_why: list[ReasonTold]
    steps: list[StepDatesTold]
    slack: dict[str, int]
    critical: list[str]
    failure: FailureTold | None


class DatesTold(BaseModel):
    """A plan dated forward from its start, and back from its target; from its earliest day where it has no target."""

    proposal: str
    option: str | None
    earliest: ScheduleTold
    latest: ScheduleTold | None

    @classmethod
    def of(cls, route: Route, forward: Schedule, back: Schedule | None) -> "DatesTold":
        """Tell a plan that was dated."""
        latest = None if back is None else _in_words(ScheduleTold.model_validate(back), route)
        earliest = _in_words(ScheduleTold.model_validate(forward), route)
        return cls(proposal=route.proposal, option=route.option, earliest=earliest, latest=latest)


def _in_words(told: ScheduleTold, route: Route) -> ScheduleTold:
    """Return a schedule whose reasons name steps as people do."""
    for reason in (*told.effect_why, *(why for step in told.steps for why in step.why)):
        reason.text = with_names(reason.text, route)
    return told


class TakenTold(_Told):
    """One assumption of a forecast, and what it rests on; ``assumed`` where nothing on record says so."""

    what: What
    steps: list[str]
    low: float
    likely: float
    high: float
    source: str
    rests_on: str | None
    assumed: bool
    thing: str


class DriverTold(_Told):
    """How far one assumption moves the median day and the odds, alone at its low and at its high."""

    taken: TakenTold
    median_low: Day | None
    median_high: Day | None
    odds_low: float | None
    odds_high: float | None


class Quantile(BaseModel):
    """The day by which a share of the trials is in effect; with every assumption at its low, and at its high."""

    share: float
    day: Day | None
    day_all_low: Day | None
    day_all_high: Day | None


class ForecastTold(_Told):
    """The odds of being in effect by a day, as a range, with what moves them and what they rest on."""

    start: Day
    by: Day | None
    trials: int
    seed: int
    odds: float | None
    error: float | None
    odds_low: float | None
    odds_high: float | None
    quantiles: Annotated[list[Quantile], BeforeValidator(lambda rows: [_quantile(each) for each in rows])]
    drivers: list[DriverTold]
    taken: list[TakenTold]


def _quantile(row: Any) -> Any:
    return dict(zip(Quantile.model_fields, row, strict=True)) if isinstance(row, tuple) else row


class CellTold(_Told):
    """What one row of a comparison says of one option, and what that rests on."""

    text: str
    value: float | int | str | None
    rests_on: list[str]
    details: list[str]
    leaning: Leaning


class RowTold(_Told):
    """One thing that options are compared by, with a cell for each option in their order."""

    key: str
    heading: str
    meaning: str
    cells: list[CellTold]


class OptionTold(_Told):
    """An option as the head of its column."""

    id: str
    name: str
    recommended: bool
    changes_nothing: bool
    target: Day | None
    summary: list[str]


class TurningTold(_Told):
    """The weight of a criterion at which another option draws level; none where no weight does that."""

    criterion: str
    weight: float
    turns_at: float | None
    then_first: str | None
    more: bool


class ScoredTold(_Told):
    """The weighted scores of the options, best first, and how firm that order is."""

    totals: list[tuple[str, float]]
    by_criterion: list[tuple[str, list[tuple[str, float]]]]
    turning: list[TurningTold]
    missing: list[str]


class SourceTold(_Told):
    """What stands behind a figure."""

    number: int
    reference: str
    text: str


class ComparisonTold(_Told):
    """The options of a proposal side by side; its dates are in words, as the paper for the board has them.

    ``faults`` say what could not be worked out and what would mend it.
    """

    proposal: str
    name: str
    promoters: list[str]
    reasons: list[str]
    conditions: list[str]
    on: str
    known_at: str
    options: list[OptionTold]
    rows: list[RowTold]
    scored: ScoredTold
    sources: list[SourceTold]
    faults: list[str]


class SittingTold(BaseModel):
    """A day on which a body can decide, how that is known, and the last days for papers and notice."""

    body: str
    name: str
    day: Day
    source: SittingSource
    papers: Day | None
    notice: Day | None
    rests_on: list[str]

    @classmethod
    def of(cls, sitting: Sitting, name: str) -> "SittingTold":
        """Tell a sitting of a body that is called by a name."""
        told = {each: getattr(sitting, each) for each in ("body", "day", "source", "papers", "notice", "rests_on")}
        return cls(name=name, **told)
