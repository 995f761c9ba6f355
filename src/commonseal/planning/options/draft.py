"""A plan as somebody writes it step by step: what was typed, however far it is, and the plan file that it makes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from commonseal.planning.options.templates import TEMPLATES
from commonseal.planning.options.typed import Find, lines_of, read_parameters
from commonseal.vocabulary.identifiers import slug

Faults = list[tuple[str, str]]
"""What is wrong, each with the part of the draft that it stands in: ``about``, ``criteria``, ``option-2``."""

NO_CHANGE = "no-change"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class DraftCriterion(_Part):
    """A criterion as it was typed."""

    name: str = ""
    weight: str = ""


class DraftScore(_Part):
    """How an option meets a criterion, as it was typed."""

    value: str = ""
    reason: str = ""


class DraftOption(_Part):
    """An option as it was typed: the template, its parameters by name, and the scores by criterion."""

    template: str
    name: str = ""
    target: str = ""
    recommended: bool = False
    parameters: dict[str, str] = Field(default_factory=dict)
    scores: dict[str, DraftScore] = Field(default_factory=dict)


class DraftPlan(_Part):
    """A whole draft. ``proposal`` is one that the register has already, where options are added to it.

    ``promoters``, ``reasons`` and ``conditions`` have one on each line; ``scores`` are those of the option that
    changes nothing.
    """

    proposal: str = ""
    name: str = ""
    promoters: str = ""
    reasons: str = ""
    conditions: str = ""
    visibility: str = ""
    criteria: tuple[DraftCriterion, ...] = ()
    options: tuple[DraftOption, ...] = ()
    scores: dict[str, DraftScore] = Field(default_factory=dict)

    @property
    def scored_by(self) -> tuple[str, ...]:
        """The names of its criteria."""
        return tuple(each.name for each in self.criteria)


def about_faults(draft: DraftPlan, find: Find) -> Iterator[tuple[str, str]]:
    """Give what is wrong with what the proposal is about, by field."""
    if not draft.name.strip():
        yield "name", "Say what the proposal is called"
    promoters = lines_of(draft.promoters)
    if not promoters:
        yield "promoters", "Name the bodies that promote it, one on each line"
    yield from (("promoters", fault) for each in promoters if (fault := find(each, ("body",))[1]))


def criteria_faults(criteria: Sequence[DraftCriterion]) -> Iterator[tuple[str, str]]:
    """Give what is wrong with criteria, by the number of the criterion."""
    for number, each in enumerate(criteria):
        if not each.name.strip():
            yield f"name-{number}", f"Criterion {number + 1} has a weight and no name"
        weight = number_in(each.weight)
        if weight is None or weight <= 0:
            yield f"weight-{number}", f"The weight of criterion {number + 1} has to be a number above nought"


def option_faults(draft: DraftPlan, number: int, find: Find) -> Iterator[tuple[str, str]]:
    """Give what is wrong with an option by itself, by field: its name, its target and the parameters typed."""
    option = draft.options[number]
    if not option.name.strip():
        yield "name", "Say what the option is called"
    others = [slug(each.name) for place, each in enumerate(draft.options) if place != number]
    if slug(option.name) in (*others, NO_CHANGE):
        yield "name", f"Another option is called “{option.name}” already; give this one another name"
    if not option.target.strip():
        yield "target", "Say from which day the option is to count"
    template = TEMPLATES[option.template]
    yield from read_parameters(template, option.parameters, find)[1]


def score_faults(draft: DraftPlan) -> Iterator[tuple[str, str]]:
    """Give what is wrong with the scores, by option and criterion: each is given whole, by every option or by none."""
    given = [(NO_CHANGE, "No change", draft.scores)] if not draft.proposal else []
    given += [(str(number), each.name, each.scores) for number, each in enumerate(draft.options)]
    for key, name, scores in given:
        said = {each: scores[each] for each in draft.scored_by if each in scores and scores[each].value.strip()}
        for place, criterion in enumerate(draft.scored_by):
            score = said.get(criterion)
            value = number_in(score.value) if score else None
            field = f"value-{key}-{place}"
            if said and score is None:
                yield field, f"“{name}” has no score by “{criterion}”; score it by each criterion or by none"
            elif score is not None and (value is None or not 0 <= value <= 10):
                yield field, f"“{name}” by “{criterion}”: a score is a number from 0 to 10"
            elif score is not None and not score.reason.strip():
                yield f"reason-{key}-{place}", f"“{name}” by “{criterion}”: say why"


def number_in(text: str) -> float | None:
    """Return the number that a text is; None where it is none."""
    try:
        return float(text)
    except ValueError:
        return None


def plan_document(draft: DraftPlan, proposal: str, find: Find, act: Mapping[str, str]) -> tuple[dict[str, Any], Faults]:
    """Return the document of a plan file that says what a draft does, and what is wrong with it, by part.

    Args:
        draft: the draft.
        proposal: the identifier of its proposal.
        find: finds what a name means.
        act: who records it, on which day, and why.
    """
    faults = [*_in_part("about", about_faults(draft, find))] if not draft.proposal else []
    faults += _in_part("criteria", criteria_faults(draft.criteria))
    faults += _in_part("scores", score_faults(draft))
    if not draft.options:
        faults.append(("options", "Add an option: a plan has one at least, beside the one that changes nothing"))
    uses = []
    for number in range(len(draft.options)):
        called = draft.options[number].name.strip() or f"Option {number + 1}"
        told = ((field, f"{called}: {what}") for field, what in option_faults(draft, number, find))
        faults += _in_part(f"option-{number}", told)
        uses.append(_use(draft, number, proposal, find))
    document: dict[str, Any] = {"act": dict(act)}
    if not draft.proposal:
        document["statements"] = [_proposal(draft, proposal, find, act["author"])]
    document["from_templates"] = uses
    scores = [*_scores(draft)]
    return ({**document, "scores": scores} if scores else document), faults


def _in_part(part: str, faults: Iterator[tuple[str, str]]) -> Faults:
    return [(part, what) for _, what in faults]


def _proposal(draft: DraftPlan, proposal: str, find: Find, author: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "kind": "proposal",
        "id": proposal,
        "name": draft.name.strip(),
        "promoters": [find(each, ("body",))[0] or each for each in lines_of(draft.promoters)],
        "reasons": list(lines_of(draft.reasons)),
        "conditions": list(lines_of(draft.conditions)),
        "criteria": [{"name": each.name.strip(), "weight": number_in(each.weight)} for each in draft.criteria],
        "standing": "proposed",
        "visibility": draft.visibility,
        "evidence": [{"source": f"Proposed in the workbench by {author}"}],
    }
    return {key: value for key, value in said.items() if value}


def _use(draft: DraftPlan, number: int, proposal: str, find: Find) -> dict[str, Any]:
    option = draft.options[number]
    said: dict[str, Any] = {
        "template": option.template,
        "option": f"option/{proposal.partition('/')[2]}/{slug(option.name)}",
        "proposal": proposal,
        "name": option.name.strip(),
        "target": option.target.strip(),
        "recommended": option.recommended,
        "visibility": draft.visibility,
        "parameters": read_parameters(TEMPLATES[option.template], option.parameters, find)[0],
    }
    return {key: value for key, value in said.items() if value or key == "parameters"}


def _scores(draft: DraftPlan) -> Iterator[dict[str, Any]]:
    given = [(NO_CHANGE, draft.scores)] if not draft.proposal else []
    given += [(slug(each.name), each.scores) for each in draft.options]
    for option, scores in given:
        for criterion in draft.scored_by:
            score = scores.get(criterion)
            if score is not None and score.value.strip():
                value = number_in(score.value)
                yield {"option": option, "criterion": criterion, "value": value, "reason": score.reason.strip()}
