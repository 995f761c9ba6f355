"""What a sentence calls by its kind alone: “the county council”, “the service”, “the new one”, “it” of a question."""

from __future__ import annotations

from collections.abc import Callable

from commonseal.reading import expressions as re
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.bare_places import bare_place
from commonseal.reading.rules.subject_patterns import (
    ASKS_OF_COMING,
    ASKS_OF_IT,
    ASKS_OF_ONE,
    COMPANY,
    LIKE_ALL,
    NEW_PHRASE,
    PERSON_WHICH,
    SERVICE_ALONE,
    UNNAMED_BODY,
)

_IN_UNIFORM = frozenset(["fire", "police", "ambulance", "commissioner"])
_UNIFORM = re.compile(r"\b(?:Fire|Police|Ambulance|Constabulary|Rescue)\b")
_TITLES = 3  # lines at the head of a page
_BACK = 3


def body_by_kind(paper: Paper, words: str, region: str, topic: str) -> str:
    """Give the one body whose name ends in some words, the words themselves where none does.

    Args:
        paper: The paper.
        words: A phrase without its article: “borough council”; “service” of a fire authority is that authority.
        region: The phrase as it stands.
        topic: What was spoken of before.
    """
    if not region.lower().startswith("the "):
        return ""
    if SERVICE_ALONE.fullmatch(words):
        return topic if _is_in_uniform(paper, topic) else in_uniform(paper, words)
    if not UNNAMED_BODY.fullmatch(words):
        return ""
    found = [body.name for body in paper.registry.bodies if body.name.casefold().endswith(words.casefold())]
    is_known = found or not words.lower().startswith(("county", "university", "police", "fire"))
    return words if not is_known else found[0] if len(found) == 1 else ""


def _is_in_uniform(paper: Paper, name: str) -> bool:
    return paper.class_of(name) in _IN_UNIFORM or _UNIFORM.search(name) is not None


def in_uniform(paper: Paper, words: str) -> str:
    """Give the one fire, police or ambulance body of the paper that “the service” or “the force” is, or nothing.

    Args:
        paper: The paper.
        words: The phrase without its article.
    """
    if not SERVICE_ALONE.fullmatch(words):
        return ""
    found = [body.name for body in paper.registry.bodies if _is_in_uniform(paper, body.name)]
    return found[0] if len(found) == 1 else ""


def new_one(paper: Paper, number: int) -> str:
    """Give what “the new one” takes up: the new, bigger or merged body of which the sentences just before speak.

    Args:
        paper: The paper.
        number: The number of the sentence.
    """
    for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
        if found := NEW_PHRASE.findall(paper.views[earlier].plain.text):
            return str(found[-1])
    return ""


def like_all(paper: Paper, view: View) -> str:
    """“Like all ICBs, Moor has …”: give the one body of that kind whose name begins with the short name.

    Args:
        paper: The paper.
        view: The sentence.
    """
    place = view.sentence
    kind = LIKE_ALL.match(paper.document.flow, place.start, min(place.end, place.start + 160))
    if kind is None:
        return ""
    noun = kind["noun"].casefold()
    found = [body.name for body in paper.registry.beginning_with(kind["name"]) if body.body_class == noun]
    return found[0] if len(found) == 1 else ""


def company_in(paper: Paper, view: View, words: str) -> str:
    """“Dunmere Homes employs 420 people”: give a name taken for a person's that does what only bodies do.

    Args:
        paper: The paper.
        view: The sentence.
        words: Its subject and verb, marked.
    """
    match = COMPANY.fullmatch(words) or PERSON_WHICH.match(view.plain.text)
    person = view.plain.item(match["person"]) if match else None
    if not isinstance(person, PersonMention) or person.is_proven:
        return ""
    return bare_place(paper.document.flow, person.name) or person.name


def one_of_two(view: View, *, first: bool) -> str:
    """“The former”, “the latter”: give the one meant of the two bodies last named together, or nothing.

    Args:
        view: The sentence.
        first: Whether the former is meant.
    """
    pairs = [body.names for body in view.before if len(body.names) == 2 and body.form in {"list", "set", "they"}]
    single = [body.names[0] for body in view.before if len(body.names) == 1 and body.body_class != "national"]
    names = pairs[-1] if pairs else tuple(single[-2:])
    return names[0 if first else -1] if len(names) == 2 else ""


def asked_about(paper: Paper, view: View, coming: Callable[[], str], by_beginning: Callable[[str], str]) -> str:
    """Give what a question asks of, and its answer calls “it”: the new body, or the one body that it names.

    Args:
        paper: The paper.
        view: The sentence.
        coming: Gives the body that is to be formed.
        by_beginning: Gives the body whose name begins with some words.
    """
    text = view.plain.text
    if not text.rstrip().endswith("?") and not ASKS_OF_COMING.search(text):
        return ""
    if asked := ASKS_OF_COMING.search(text):
        return coming() or str(asked["name"])
    if ASKS_OF_IT.search(text):
        titles = [other.plain.text for other in paper.views[:_TITLES]]
        named = next((found for words in titles for found in NEW_PHRASE.findall(words)), "")
        return (coming() or str(named)) if named else ""
    match = ASKS_OF_ONE.match(text)
    if match is None or not match["body"]:
        return (by_beginning(match["name"]) or bare_place(paper.document.flow, match["name"])) if match else ""
    body = view.plain.item(match["body"])
    is_one = isinstance(body, BodyMention) and len(body.names) == 1 and body.form in {"name", "short"}
    return body.names[0] if is_one and isinstance(body, BodyMention) and body.body_class != "national" else ""
