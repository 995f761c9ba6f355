"""The words of the trade as data: roles, classifications of bodies and functions, each with its synonyms.

The files stand in ``vocabulary/data``; adding a word needs no code. A role may have titles that stand for the same
statutory post in one kind of body ("chief clinical officer" of a CCG for its accountable officer): a title is
followed only where the paper says so, so a title is never treated as a synonym.
"""

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """One word of the catalogue: its key, its name, and what else it is called."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    name: str
    synonyms: tuple[str, ...] = ()
    source: str | None = None


class Role(Entry):
    """A kind of post. ``titles`` maps a classification to titles its bodies use for the same statutory post.

    ``held_by_one`` says that a body has one holder at a time; None where that is a local matter. ``clinical`` says
    that only a clinician holds it, ``elected`` that only somebody elected does.
    """

    titles: dict[str, tuple[str, ...]] = {}
    statutory_in: tuple[str, ...] = ()
    held_by_one: bool | None = None
    clinical: bool = False
    elected: bool = False


class Classification(Entry):
    """A kind of body. ``organ`` says that it is part of another body; ``sector`` groups them."""

    organ: bool = False
    sector: str = "other"


class FunctionEntry(Entry):
    """A duty or power that a kind of body has in law."""


@cache
def roles() -> dict[str, Role]:
    """Return every role in the catalogue by its key."""
    return {key: Role(key=key, **entry) for key, entry in _data("roles").items()}


@cache
def classifications() -> dict[str, Classification]:
    """Return every classification of bodies by its key."""
    return {key: Classification(key=key, **entry) for key, entry in _data("classifications").items()}


@cache
def functions() -> dict[str, FunctionEntry]:
    """Return every function in the catalogue by its key."""
    return {key: FunctionEntry(key=key, **entry) for key, entry in _data("functions").items()}


def find_role(text: str) -> Role | None:
    """Return the role that a text names by key, name or synonym, or None."""
    key = _index("roles").get(fold(text))
    return roles()[key] if key else None


def find_function(text: str) -> FunctionEntry | None:
    """Return the function that a text names by key, name or synonym, or None."""
    key = _index("functions").get(fold(text))
    return functions()[key] if key else None


def find_classification(text: str) -> Classification | None:
    """Return the classification that a text names by key, name or synonym, or None."""
    key = _index("classifications").get(fold(text))
    return classifications()[key] if key else None


def roles_with_title(text: str, classification: str) -> tuple[Role, ...]:
    """Return the roles for which bodies of a classification use a title, as "chief clinical officer" in a CCG."""
    wanted = fold(text)
    return tuple(role for role in roles().values() if wanted in map(fold, role.titles.get(classification, ())))


def role_key(text: str) -> str:
    """Return the key of a role named in any way; a role not in the catalogue keeps its own words."""
    role = find_role(text)
    return role.key if role else " ".join(text.split())


def role_name(key: str) -> str:
    """Return how a role is written for people."""
    role = roles().get(key)
    return role.name if role else key


def known_role(text: str | None) -> str | None:
    """Turn the name of a role into its key (for models).

    Raises:
        ValueError: the text is empty.
    """
    if text is None:
        return None
    if not text.strip():
        raise ValueError("the role is empty; name the post, for instance accountable officer")
    return role_key(text)


def known_classification(text: str) -> str:
    """Turn the name of a classification into its key (for models).

    Raises:
        ValueError: it is not in the catalogue.
    """
    found = find_classification(text)
    if found is None:
        raise ValueError(
            f"“{text}” is not a classification of bodies; use one of {', '.join(sorted(classifications()))}"
        )
    return found.key


def known_function(text: str | None) -> str | None:
    """Turn the name of a function into its key (for models).

    Raises:
        ValueError: it is not in the catalogue.
    """
    if text is None:
        return None
    found = find_function(text)
    if found is None:
        raise ValueError(f"“{text}” is not a function in the catalogue; use one of {', '.join(sorted(functions()))}")
    return found.key


def fold(text: str) -> str:
    """Fold a name to what is compared: lower case, no punctuation, one space between words."""
    plain = text.lower().replace("&", " and ").replace("_", " ").replace("’", "'")
    return " ".join(re.sub(r"[^\w\s]", " ", plain.replace("'", "")).split())


@cache
def _index(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, entry in _data(name).items():
        for text in (key, entry["name"], *entry.get("synonyms", ())):
            if found.setdefault(fold(text), key) != key:
                raise ValueError(f"{name}.yaml: “{text}” stands for both {found[fold(text)]} and {key}")
    return found


@cache
def _data(name: str) -> dict[str, dict[str, Any]]:
    text = resources.files("commonseal.vocabulary.data").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return loaded
