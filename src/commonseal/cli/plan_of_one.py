"""A plan of one option, as the command line gives it: a template with its parameters, written as a plan file."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import typer

from commonseal.cli.session import NotFoundError, Session
from commonseal.planning.options import TEMPLATES
from commonseal.planning.options.template import Parameters
from commonseal.planning.options.typed import is_list, kinds_named
from commonseal.vocabulary.identifiers import IdentifierError, check_identifier, slug


@dataclass(frozen=True)
class OneTemplate:
    """What is asked for: the template, its parameters as they were typed, whose option it is and from when."""

    template: str
    parameters: tuple[str, ...]
    proposal: str | None
    option: str | None
    target: str | None
    author: str
    recommended: bool = False


def plan_of_one(asked: OneTemplate, session: Session) -> dict[str, Any]:
    """Return the document of a plan file that says what is asked for.

    Raises:
        typer.BadParameter: there is no such template, or a parameter is not written as NAME=VALUE.
        NotFoundError: a parameter names nothing in the register, or several things.
    """
    if asked.template not in TEMPLATES:
        near = get_close_matches(asked.template, TEMPLATES, n=1)
        remedy = f"did you mean “{near[0]}”?" if near else "see: commonseal templates"
        raise typer.BadParameter(f"there is no template “{asked.template}”; {remedy}", param_hint="--template")
    template = TEMPLATES[asked.template]
    parameters = _parameters(asked.parameters, template.parameters, session)
    name = asked.option or template.name
    proposal, statements = _proposal(asked.proposal or name, _bodies(parameters), session)
    use: dict[str, Any] = {
        "template": asked.template,
        "option": f"option/{proposal.partition('/')[2]}/{slug(name)}",
        "proposal": proposal,
        "name": name,
        "parameters": parameters,
    }
    if asked.target is not None:
        use["target"] = asked.target
    if asked.recommended:
        use["recommended"] = True
    head = {
        "recorded": session.today.isoformat(),
        "author": asked.author,
        "reason": f"Proposed with the template “{template.name}”",
    }
    return {"act": head, **({"statements": statements} if statements else {}), "from_templates": [use]}


def _proposal(text: str, bodies: list[str], session: Session) -> tuple[str, list[dict[str, Any]]]:
    """Return the proposal that a text names; where none is known, a new one by that name with its statement."""
    try:
        return session.find(text, "proposal").id, []
    except NotFoundError as error:
        if "may be any" in str(error) or text.startswith("proposal/"):
            raise
    new = f"proposal/{slug(text)}"
    statement = {"kind": "proposal", "id": new, "name": text, "promoters": bodies, "standing": "proposed"}
    return new, [statement]


def _bodies(parameters: dict[str, Any]) -> list[str]:
    values = [each for value in parameters.values() for each in (value if isinstance(value, list) else [value])]
    return list(dict.fromkeys(each for each in values if str(each).startswith("body/")))


def _parameters(given: tuple[str, ...], model: type[Parameters], session: Session) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for text in given:
        name, equals, value = text.partition("=")
        name = name.strip()
        if not equals or not name:
            raise typer.BadParameter(f"“{text}” is not NAME=VALUE", param_hint="--param")
        field = model.model_fields.get(name)
        kinds = kinds_named(field) if field is not None else None
        if field is not None and is_list(field):
            parts = [each.strip() for each in value.split(",") if each.strip()]
            found.setdefault(name, []).extend(_thing(each, kinds, session) for each in parts)
        else:
            found[name] = _thing(value.strip(), kinds, session)
    return found


def _thing(text: str, kinds: tuple[str, ...] | None, session: Session) -> str:
    """Return the identifier of what a text names where a parameter holds one; else the text."""
    if kinds is None:
        return text
    try:
        return check_identifier(text)
    except IdentifierError:
        return session.find(text, *kinds).id
