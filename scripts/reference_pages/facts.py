"""The page of facts: every kind of statement with its fields, from the models."""

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from commonseal.vocabulary import Evidence, PaperInfo, Period, StatementDraft
from commonseal.vocabulary.catalogue import known_classification, known_function, known_role
from commonseal.vocabulary.facts import (
    FACT_MODELS,
    Criterion,
    FactModel,
    Identifier,
    Money,
    OtherName,
    Pause,
    PayPoint,
    Score,
    Share,
)
from reference_pages import NOTICE, head
from reference_pages.types_in_words import field_in_words, paragraphs

_READ_AS = {
    known_role: "role (see [words](words.md#roles))",
    known_classification: "classification (see [words](words.md#classifications))",
    known_function: "function (see [words](words.md#functions))",
}


def page() -> str:
    """Return the page."""
    parts = [NOTICE, head("facts"), _listing()]
    for model in FACT_MODELS:
        parts.append(f"\n## {model.kind_name()}\n\n{_about(model)}\n\nKept with: `{model.subject_field}`")
        listed = model.model_fields[model.subject_field].annotation
        parts.append(", its first.\n" if str(listed).startswith("tuple") else ".\n")
        parts.append(f"\n{_table(model, leave_out=('kind',))}")
    parts.append("\n## Small values\n")
    parts += [_value(each) for each in (OtherName, Identifier, Money, Criterion, Score, Pause, PayPoint, Share)]
    parts.append("\n" + head("facts-every-statement"))
    parts.append(f"{_table(StatementDraft, leave_out=('fact',))}")
    parts += [_value(each) for each in (Period, Evidence)]
    parts.append(f"\n## Papers\n\n{_about(PaperInfo)}\n\n{_table(PaperInfo)}")
    return "".join(parts)


def _value(model: type[BaseModel]) -> str:
    return f"\n### {model.__name__}\n\n{_about(model)}\n\n{_table(model)}"


def _listing() -> str:
    rows = ["| kind | what it says |", "|---|---|"]
    for model in FACT_MODELS:
        kind = model.kind_name()
        rows.append(f"| [`{kind}`](#{kind}) | {paragraphs(model.__doc__)[0].replace(chr(10), ' ')} |")
    return "\n".join(rows) + "\n"


def _about(model: type[BaseModel]) -> str:
    return "\n\n".join(paragraphs(model.__doc__))


def _table(model: type[BaseModel], leave_out: tuple[str, ...] = ()) -> str:
    rows = ["| field | takes | needed |", "|---|---|---|"]
    catalogued = _catalogued(model) if issubclass(model, FactModel) else {}
    for name, field in model.model_fields.items():
        if name not in leave_out:
            rows.append(f"| `{name}` | {catalogued.get(name) or field_in_words(field)} | {_needed(field)} |")
    return "\n".join(rows) + "\n"


def _needed(field: FieldInfo) -> str:
    if field.is_required():
        return "yes"
    default = field.get_default()
    if default in (None, (), False) or isinstance(default, BaseModel):
        return "no"
    return f"no; `{getattr(default, 'value', default)}` if left out"


def _catalogued(model: type[FactModel]) -> dict[str, str]:
    """Return the fields that take a word of the catalogue, by what checks them."""
    found = {}
    for checker in model.__pydantic_decorators__.field_validators.values():
        if checker.func in _READ_AS:
            found.update(dict.fromkeys(checker.info.fields, _READ_AS[checker.func]))
    return found
