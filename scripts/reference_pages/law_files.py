"""The page of pack files: every kind of provision with its fields, from the models."""

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from commonseal.regimes import KINDS, Change, Exclusion, Group, Pack
from commonseal.regimes.provision import OfBodies, Provision
from commonseal.regimes.words import WHO
from reference_pages import NOTICE, head
from reference_pages.types_in_words import field_in_words, paragraphs

_OF_ALL = (*OfBodies.model_fields, "pack", "kind")
_INHERITED = {"from_", "to", "last_confirmed", "bodies"}


def page() -> str:
    """Return the page."""
    parts = [NOTICE, head("law-files"), f"\n## The pack\n\n{_about(Pack)}\n\n{_table(Pack, ('provisions',))}"]
    parts.append(f"\n## Every provision\n\n{_about(Provision)}\n\n{_table(OfBodies, ('pack',), inherits=True)}")
    parts.append("\n" + head("law-files-kinds"))
    for model in KINDS:
        parts.append(f"\n### {model.kind_name()}\n\n{_about(model)}\n")
        own = [name for name in model.model_fields if name not in _OF_ALL]
        parts.append(f"\n{_table(model, _OF_ALL)}" if own else "")
    parts += [f"\n### {each.__name__}\n\n{_about(each)}\n\n{_table(each)}" for each in (Exclusion, Group)]
    parts.append("\n" + head("law-files-words"))
    parts.append(f"\n## Who acts\n\nOne of {', '.join(f'`{each}`' for each in WHO)}, or a classification of bodies.\n")
    parts.append(f"\n## Changes\n\n{', '.join(f'`{each}`' for each in Change)}.\n")
    return "".join(parts)


def _about(model: type[BaseModel]) -> str:
    return "\n\n".join(paragraphs(model.__doc__))


def _table(model: type[BaseModel], leave_out: tuple[str, ...] = (), *, inherits: bool = False) -> str:
    rows = ["| field | takes | needed |", "|---|---|---|"]
    for name, field in model.model_fields.items():
        if name not in leave_out:
            given = "no; the pack's if left out" if inherits and name in _INHERITED else _needed(field)
            takes = "[one of the changes](#changes)" if field.annotation is Change else field_in_words(field)
            rows.append(f"| `{field.alias or name}` | {takes} | {given} |")
    return "\n".join(rows) + "\n"


def _needed(field: FieldInfo) -> str:
    if field.is_required():
        return "yes"
    default = field.get_default()
    if default in (None, ()) or default is False:
        return "no"
    return f"no; `{str(getattr(default, 'value', default)).lower()}` if left out"
