"""Proposing a plan: what a plan file says, as JSON."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel, Field, JsonValue, field_validator

from commonseal.planning.options.said import Built
from commonseal.workbench.api.looking import asking
from commonseal.workbench.api.writing import Act
from commonseal.workbench.as_of import today
from commonseal.workbench.proposing import propose_as_allowed

router = Router(tags=["Plans"])
Entry = dict[str, JsonValue]
_POINTING = ("corrects", "follows", "ends")
_DEEPEST = 12


class Proposing(Act):
    """A plan as a plan file has it: statements, options built from templates, and how they are scored.

    What was proposed before and is said otherwise now follows by itself. ``dry_run`` says what would come of it.
    """

    statements: list[Entry] = Field(default_factory=list, max_length=500)
    from_templates: list[Entry] = Field(default_factory=list, max_length=50)
    scores: list[Entry] = Field(default_factory=list, max_length=500)
    dry_run: bool = False

    @field_validator("statements", "from_templates", "scores")
    @classmethod
    def _is_plain(cls, entries: list[Entry]) -> list[Entry]:
        for each in entries:
            _check_plain(each)
        return entries

    @field_validator("statements")
    @classmethod
    def _points_to_none(cls, entries: list[Entry]) -> list[Entry]:
        if any(name in each for each in entries for name in _POINTING):
            raise ValueError("what corrects, follows or ends a statement is sent below that statement’s own address")
        return entries


class BuiltTold(BaseModel):
    """What a template made for an option: what it brings, ends and keeps, and what has to be seen to."""

    option: str
    template: str
    built: Built


class Proposed(BaseModel):
    """The options that a plan has, the one that changes nothing among them, and what was built from templates."""

    dry_run: bool
    options: list[str]
    built: list[BuiltTold]


@router.post("/plans", response={HTTPStatus.OK: Proposed, HTTPStatus.CREATED: Proposed}, summary="Propose a plan")
def propose(request: HttpRequest, told: Proposing) -> tuple[int, Proposed]:
    """Propose a plan. It takes the right to propose at every promoter; for what is agreed or in force, to review."""
    who = asking(request)
    act = {"recorded": (told.recorded or today()).isoformat(), "author": who.account, "reason": told.reason}
    document: dict[str, Any] = {
        "act": act,
        **{name: part for name in ("statements", "from_templates", "scores") if (part := getattr(told, name))},
    }
    plan = propose_as_allowed(who, document, dry_run=told.dry_run)
    built = [BuiltTold(option=each.option, template=each.template, built=each.built) for each in plan.uses]
    status = HTTPStatus.OK if told.dry_run else HTTPStatus.CREATED
    return status, Proposed(dry_run=told.dry_run, options=plan.options(), built=built)


def _check_plain(entry: JsonValue) -> None:
    """Go on only with what can stand in a file: text that can be written, and parts not within parts without end.

    Raises:
        ValueError: it cannot.
    """
    left: list[tuple[JsonValue, int]] = [(entry, 0)]
    while left:
        value, depth = left.pop()
        if depth > _DEEPEST:
            raise ValueError(f"it has parts within parts, more than {_DEEPEST} deep")
        if isinstance(value, dict):
            left += [(each, depth + 1) for pair in value.items() for each in pair]
        elif isinstance(value, list):
            left += [(each, depth + 1) for each in value]
        elif isinstance(value, str) and not value.isprintable() and any(not _is_written(each) for each in value):
            raise ValueError("it has characters that cannot be written")


def _is_written(character: str) -> bool:
    return character in "\n\t" or (character.isprintable() or character.isspace())
