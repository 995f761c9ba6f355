"""What a text names: people, bodies and posts, as papers call them, told by their words."""

import re
from collections.abc import Iterable

from commonseal.assurance.world import World
from commonseal.vocabulary.catalogue import fold, roles
from commonseal.vocabulary.facts import Body, Person

_PARTS_OF_NAMES = (("clinical commissioning group", "ccg"), ("integrated care board", "icb"))


def says(text: str, words: str) -> bool:
    """Whether a folded text has some words in it, one after the other.

    >>> says("jane hill as accountable officer", "Accountable Officer")
    True
    >>> says("aortic surgery", "AO")
    False
    """
    wanted = fold(words)
    return bool(wanted) and f" {wanted} " in f" {text} "


def people_named(texts: Iterable[str], people: Iterable[str], world: World) -> set[str]:
    """Return those of some people whom any of some texts names, in full or by surname."""
    folded = [fold(each) for each in texts]
    return {
        person
        for person in people
        if any(says(text, name) for text in folded for name in _names_of_person(person, world))
    }


def bodies_named(texts: Iterable[str], bodies: Iterable[str], world: World) -> set[str]:
    """Return those of some bodies that any of some texts names, in full or in short."""
    folded = [_short(fold(each)) for each in texts]
    return {body for body in bodies if any(says(text, name) for text in folded for name in names_of_body(body, world))}


def role_named(texts: Iterable[str], keys: Iterable[str], kind: str) -> bool:
    """Whether any of some texts names a role, by its name, a synonym, or what bodies of a kind call its holder."""
    folded = [fold(each) for each in texts]
    known = [role for key in keys if (role := roles().get(key)) is not None]
    words = [word for role in known for word in (role.name, *role.synonyms, *role.titles.get(kind, ()))]
    return any(says(text, word) for text in folded for word in words)


def names_of_body(body: str, world: World) -> set[str]:
    """Return what a body is called, in short and in full, folded."""
    found: set[str] = set()
    for statement in world.describing(body):
        if isinstance(statement.fact, Body):
            for name in (statement.fact.name, *(each.name for each in statement.fact.other_names)):
                short = _short(fold(name))
                found |= {short, short.removeprefix("nhs ")}
    return found


def _names_of_person(person: str, world: World) -> set[str]:
    found: set[str] = set()
    for statement in world.people.get(person, ()):
        if isinstance(statement.fact, Person):
            for name in (statement.fact.name, *(each.name for each in statement.fact.other_names)):
                found |= {fold(name), fold(name).rpartition(" ")[2]}
    return found


def _short(folded: str) -> str:
    for long, short in _PARTS_OF_NAMES:
        folded = folded.replace(long, short)
    return folded


_EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "is",
        "it",
        "its",
        "new",
        "of",
        "on",
        "or",
        "that",
        "the",
        "their",
        "this",
        "to",
        "was",
        "were",
        "will",
        "with",
    ]
)


def same_matter(first: str, second: str) -> bool:
    """Whether two short texts are of one matter: one has all the words of the other that say anything, or nearly all.

    >>> same_matter("The new constitution is approved", "approved constitution")
    True
    >>> same_matter("The constitution is approved", "The recovery plan is approved")
    False
    """
    mine, theirs = _telling_words(first), _telling_words(second)
    if not mine or not theirs:
        return fold(first) == fold(second)
    shared = len(mine & theirs)
    return shared == min(len(mine), len(theirs)) or shared / len(mine | theirs) >= 0.6


def _telling_words(text: str) -> set[str]:
    return {re.sub(r"(ing|ed|es|s)$", "", word) for word in fold(text).split() if word not in _EMPTY_WORDS}
