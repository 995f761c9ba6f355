"""A draft of a plan as its pages show it: how far each part is, the fields of a template, and what templates make."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, get_args

from commonseal.exchange.plan_files import PlanFiles
from commonseal.planning.options import TEMPLATES
from commonseal.planning.options.draft import (
    NO_CHANGE,
    DraftPlan,
    DraftScore,
    about_faults,
    criteria_faults,
    option_faults,
    score_faults,
)
from commonseal.planning.options.typed import Find, is_list, kinds_named
from commonseal.workbench.presenters.words import in_words, upper_first

_LEFT_OUT = frozenset({"new_body"})
"""Parameters that are made from others and need not be asked."""

_LABELS = {"wte": "Whole-time equivalents"}
"""What a field is called where its name is short for something."""


@dataclass(frozen=True)
class FieldShown:
    """One parameter of a template as a field of a form. ``choices`` are its values where it has a few."""

    name: str
    label: str
    hint: str
    value: str
    is_list: bool
    names_bodies: bool
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PartState:
    """One part of a draft and how far it is."""

    name: str
    page: str
    state: str
    colour: str


@dataclass(frozen=True)
class ScoredOption:
    """An option to be scored: its key in the form, its name, and what was typed by criterion."""

    key: str
    name: str
    scores: dict[str, DraftScore]


@dataclass(frozen=True)
class BuiltShown:
    """What a template makes of an option, in sentences by title."""

    name: str
    template: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def fields_of(template: str, typed: dict[str, str]) -> tuple[FieldShown, ...]:
    """Return the fields of a template with what was typed, or with their usual values where nothing was."""
    found = []
    for name, field in TEMPLATES[template].parameters.model_fields.items():
        if name in _LEFT_OUT:
            continue
        several, kinds = is_list(field), kinds_named(field)
        hints = [upper_first(field.description or "")]
        hints += ["one on each line"] if several else []
        hints += [] if field.is_required() else ["may be left out"]
        found.append(
            FieldShown(
                name=name,
                label=_LABELS.get(name, upper_first(in_words(name))),
                hint="; ".join(each for each in hints if each),
                value=typed.get(name, "" if field.is_required() else _said(field.default)),
                is_list=several,
                names_bodies=kinds is not None and "body" in kinds,
                choices=_choices(field.annotation),
            )
        )
    return tuple(found)


def parts_of(draft: DraftPlan, find: Find) -> tuple[PartState, ...]:
    """Return the parts of a draft in order, each with how far it is."""
    options = [each for number in range(len(draft.options)) for each in option_faults(draft, number, find)]
    about = list(about_faults(draft, find))
    parts = [] if draft.proposal else [_state("What it is about", "draft-about", bool(draft.name), about)]
    if not draft.proposal:
        parts.append(
            _state("Criteria", "draft-criteria", bool(draft.criteria), list(criteria_faults(draft.criteria)), may=True)
        )
    parts.append(_state("Options", "draft-options", bool(draft.options), options))
    scored = bool(draft.scores or any(each.scores for each in draft.options))
    if draft.criteria:
        parts.append(_state("Scores", "draft-scores", scored, list(score_faults(draft)), may=True))
    return tuple(parts)


def _state(name: str, page: str, begun: bool, faults: list[tuple[str, str]], *, may: bool = False) -> PartState:  # noqa: FBT001 - a state of one part
    if not begun:
        return PartState(name, page, "may be left out" if may else "to do", "grey" if may else "blue")
    return PartState(name, page, "not yet right", "yellow") if faults else PartState(name, page, "done", "green")


def scored_options(draft: DraftPlan) -> tuple[ScoredOption, ...]:
    """Return the options of a draft, the one that changes nothing first where it is the draft's own."""
    found = [] if draft.proposal else [ScoredOption(NO_CHANGE, "No change", draft.scores)]
    found += [ScoredOption(str(at), each.name, each.scores) for at, each in enumerate(draft.options)]
    return tuple(found)


def built_shown(plan: PlanFiles) -> tuple[BuiltShown, ...]:
    """Return what the templates of a plan made: what each option brings, ends and keeps, and what to see to."""
    return tuple(
        BuiltShown(
            _name(plan, each.option),
            TEMPLATES[each.template].name,
            tuple(
                (title, lines)
                for title, lines in (
                    ("Brings", tuple(_name(plan, one) for one in each.built.brings)),
                    ("Ends, on the day before", tuple(_name(plan, one) for one in each.built.ends)),
                    ("Keeps", tuple(one.line for one in each.built.keeps)),
                    ("Duties", tuple(one.line for one in each.built.duties)),
                    ("To see to", tuple(one.line for one in each.built.warnings)),
                )
                if lines
            ),
        )
        for each in plan.uses
    )


def _name(plan: PlanFiles, thing: str) -> str:
    return upper_first(plan.names(thing).removesuffix(f" ({thing})"))


def _said(value: object) -> str:
    if isinstance(value, tuple | list):
        return "\n".join(map(str, value))
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else str(value)


def _choices(annotation: Any) -> tuple[tuple[str, str], ...]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple((str(each.value), upper_first(in_words(str(each.value)))) for each in annotation)
    if bool in get_args(annotation):
        return (("", "Not said"), ("true", "Yes"), ("false", "No"))
    return ()
