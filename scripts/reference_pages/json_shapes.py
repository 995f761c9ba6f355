"""The page of answers as data: what --format json and --format csv give, from the answer models."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from commonseal.answers import (
    Answer,
    DiffAnswer,
    OutstandingAnswer,
    QuestionsAnswer,
    SharedAnswer,
    ShowAnswer,
    SourcesAnswer,
    TimelineAnswer,
    WhoAnswer,
)
from commonseal.assurance import Finding
from commonseal.assurance.duties import DutiesTold
from commonseal.assurance.explaining import FindingExplained, RuleExplained
from commonseal.assurance.interests import InterestsTold
from commonseal.assurance.stress_model import StressTold
from commonseal.assurance.table import COLUMNS
from commonseal.assurance.told import Told
from commonseal.cli.views_of_options import BUILT_COLUMNS
from commonseal.planning.options.differing import WhatIfTold
from commonseal.planning.options.listing import OptionsTold
from commonseal.planning.structure import CostTold, DuplicatesTold, StructureTold
from commonseal.vocabulary.facts import FactModel
from reference_pages import NOTICE, head
from reference_pages.types_in_words import in_words, paragraphs

ANSWERS: dict[str, type[Answer | Told]] = {
    "who": WhoAnswer,
    "show": ShowAnswer,
    "timeline": TimelineAnswer,
    "diff": DiffAnswer,
    "shared": SharedAnswer,
    "outstanding": OutstandingAnswer,
    "questions": QuestionsAnswer,
    "sources": SourcesAnswer,
    "duties": DutiesTold,
    "stress": StressTold,
    "interests": InterestsTold,
    "options": OptionsTold,
    "what-if": WhatIfTold,
    "structure": StructureTold,
    "cost": CostTold,
    "duplicates": DuplicatesTold,
}
EXPLAINED: dict[str, type[FindingExplained | RuleExplained]] = {
    "explain KEY": FindingExplained,
    "explain CODE": RuleExplained,
}
LISTINGS: dict[str, tuple[str, ...]] = {
    "papers": ("paper", "title", "publisher", "published", "visibility", "quotes", "sha256"),
    "verify": ("sound", "acts", "statements", "erased", "head", "tampered", "how"),
    "read": (
        *("claims", "published", "appointments", "arrangements", "decisions", "attributes", "all"),
        *("paper", "outcome", "look at"),
    ),
    "review": ("paper", "known", "new", "conflict"),
    "rules": ("code", "rule", "level", "sentence"),
    "templates": ("key", "name", "purpose"),
    "templates KEY": ("parameter", "needed", "default", "meaning"),
    "propose (CSV)": BUILT_COLUMNS,
    "regimes list": (
        *("pack", "name", "from", "to", "in force", "provisions", "sure", "likely", "check", "last confirmed"),
    ),
    "regimes show": (
        *("id", "kind", "pack", "bodies", "from", "to", "confidence", "basis", "last confirmed"),
        *("text", "citation", "url", "note"),
    ),
    "regimes lint": ("file", "line", "remark"),
    "regimes stale": ("id", "pack", "last confirmed", "confidence", "citation"),
}


def page() -> str:
    """Return the page."""
    parts = [NOTICE, head("json")]
    seen: dict[type[BaseModel], None] = {}
    for command, model in (ANSWERS | EXPLAINED).items():
        columns = ", ".join(model.columns)
        parts.append(f"\n## {command}\n\n{_described(model)}\nCSV: {columns}.\n")
        seen |= dict.fromkeys(_parts(model))
    parts.append(f"\n## check\n\n{head('json-check')}{_described(Finding)}\nCSV: {', '.join(COLUMNS)}.\n")
    seen |= dict.fromkeys(_parts(Finding))
    parts.append("\n" + head("json-listings") + "| command | fields |\n|---|---|\n")
    parts += [f"| `{command}` | {', '.join(fields)} |\n" for command, fields in LISTINGS.items()]
    parts.append("\n" + head("json-others"))
    parts.append("\n## Parts of answers\n")
    parts += [f"\n### {part.__name__}\n\n{_described(part)}" for part in sorted(seen, key=lambda each: each.__name__)]
    return "".join(parts)


def _described(model: type[BaseModel]) -> str:
    about = "\n\n".join(paragraphs(model.__doc__))
    rows = ["| field | holds |", "|---|---|"]
    for name, field in model.model_fields.items():
        nothing = ", or null" if type(None) in get_args(field.annotation) else ""
        called = field.serialization_alias or name
        rows.append(f"| `{called}` | {in_words(field.annotation, field.metadata)}{nothing} |")
    return f"{about}\n\n" + "\n".join(rows) + "\n"


def _parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in model.model_fields.values():
        for part in _models_in(field.annotation):
            yield part
            yield from _parts(part)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and not issubclass(annotation, FactModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
