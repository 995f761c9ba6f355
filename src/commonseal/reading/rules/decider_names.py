"""What those who decide are called: with their organ, which a clause may leave out or give to several at once."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View, bodies_of
from commonseal.reading.reference_forms import COUNTS
from commonseal.reading.rules.deciders import Decider
from commonseal.reading.rules.decision_drafts import names_of
from commonseal.reading.rules.decision_readings import Case

_FIRST_SUBJECT = rule_pattern(
    r"^(?:[Tt]he )?{B:who} (?:was|is|has|had|were)\b[^;]{0,120}, (?:but|and|so|although|though) $"
)
_LEFT_OUT = re.compile(r"\b(?:councillors|members|governors|practices|GPs)\b")
_PLURAL_ORGAN = {"governing bodies": "governing body", "governing boards": "governing board"}
_THAT_OF = re.compile(r"\bthat (?:of|in|at) (?:the )?$")


def organ_again(case: Case, match: re.Match[str]) -> str:
    """“A's board signed it off and B's followed”: the second decider is the same organ as the first."""
    return organ_of_the_first(case.text, match, case.bodies[0]) if case.bodies else ""


def organ_of_the_first(text: str, match: re.Match[str], first: BodyMention) -> str:
    """“… to the board of A on 3 May and to that of B on 5 May”: the organ that the second body has of the first.

    Args:
        text: The marked sentence.
        match: Where the second body stands, as its group ``who``.
        first: The first body, with its organ.
    """
    is_elided = match["who"].startswith("[B") and (
        text.startswith("'s", match.end("who")) or _THAT_OF.search(text, 0, match.start("who")) is not None
    )
    return singular(first.organ) if is_elided else ""


def singular(organ: str) -> str:
    """Give one of several organs: “governing bodies” are each a governing body.

    Args:
        organ: The organ's name, which may be in the plural.
    """
    return _PLURAL_ORGAN.get(organ.lower(), organ[:-1] if organ.endswith(("boards", "cabinets")) else organ)


def body_signals(case: Case, decider: Decider) -> set[str]:
    """Say how the body that decides is named, for the judge."""
    item = case.view.plain.item(decider.token)
    if not isinstance(item, BodyMention):
        return set()
    found = {f"body as {item.form}"} if item.form not in {"name", "short", "list"} else set()
    return found | ({"deciding organ"} if item.organ else set())


def decider_names(case: Case, decider: Decider) -> tuple[str, ...]:
    """The names of a decider; “the boards of A and B” gives its organ to each of them."""
    names = (
        _of_subject(case, decider)
        or _each_of_set(case, decider)
        or _both_named(case, decider)
        or names_of(case.paper, case.view.plain, decider.token)
    )
    if decider.organ == "elided":
        organ = organ_spoken_of(case.view)
        organ = organ or _organ_before(case, decider)
        return tuple(f"{name} {organ}".rstrip() for name in names) if organ or _LEFT_OUT.search(case.text) else ()
    for body in case.bodies:
        if body.organ.endswith(("bodies", "boards", "cabinets")) and len(body.names) == 1:
            single = _PLURAL_ORGAN.get(body.organ.lower(), body.organ[:-1])
            return tuple(f"{name.removesuffix(body.organ).rstrip()} {single}" for name in names)
    return names


def _each_of_set(case: Case, decider: Decider) -> tuple[str, ...]:
    """“The joint committees met, and each agreed …”: no set that decides as one, where it is known who is in it."""
    item = case.view.plain.item(decider.token)
    is_each = "each" in case.group.words or _EACH_BEFORE.search(case.text, 0, case.group.start) is not None
    if not is_each or not isinstance(item, BodyMention) or ";" in case.text[decider.place : case.group.start]:
        return ()
    if item.form == "set" and not item.is_set and len(item.names) > 1:
        return item.deciding
    organs = _ORGANS.fullmatch(item.names[0]) if item.is_set and len(item.names) == 1 else None
    if organs is None:
        return ()
    kinds = ("ccg",) if "bod" in organs["noun"] else ("council",) if organs["noun"] == "cabinets" else ("icb", "trust")
    owners = [[body.name for body in case.paper.registry.of_class(kind)] for kind in kinds]
    fitting = [names for names in owners if len(names) == COUNTS[organs["count"].casefold()]]
    return tuple(f"{name} {singular(organs['noun'])}" for name in fitting[0]) if len(fitting) == 1 else ()


def _both_named(case: Case, decider: Decider) -> tuple[str, ...]:
    """“A intends to join with B and both boards voted for it”: the set is the two that the same sentence names."""
    item = case.view.plain.item(decider.token)
    organs = _ORGANS.fullmatch(item.names[0]) if isinstance(item, BodyMention) and item.is_set else None
    if organs is None or organs["count"].casefold() != "both":
        return ()
    named = [
        body
        for place, body in bodies_of(case.view.plain)
        if place < decider.place and body.form in {"name", "short", "list"} and not body.is_set and not body.organ
    ]
    names = tuple(dict.fromkeys(name for body in named for name in body.names))
    if len(names) != COUNTS[organs["count"].casefold()]:
        return ()
    return tuple(f"{name} {singular(organs['noun'])}" for name in names)


_ORGANS = re.compile(
    r"(?:the |our |their |all )?(?P<count>both|two|three|four|five|six)(?: of the)? (?P<noun>governing bodies"
    r"|cabinets|boards)",
    re.IGNORECASE,
)
_EACH_BEFORE = re.compile(r"\beach(?: of them| then| also| now)?(?: had| has| have| will)? $")


def _of_subject(case: Case, decider: Decider) -> tuple[str, ...]:
    """“A was asked to join B, but its board turned it down”: “its” is the subject's of the clause before."""
    item = case.view.plain.item(decider.token)
    opening = _FIRST_SUBJECT.match(case.text[: decider.place])
    first = case.view.plain.item(opening["who"]) if opening else None
    if not isinstance(item, BodyMention) or not isinstance(first, BodyMention) or item.form != "it" or not item.organ:
        return ()
    is_one = len(first.names) == 1 and not first.is_set and first.body_class != "national"
    return (f"{first.names[0]} {item.organ}",) if is_one and first.names != item.names else ()


def _organ_before(case: Case, decider: Decider) -> str:
    """The organ of another body that the same sentence named before: “A's board …, and B's did the same”."""
    before = re.findall(r"\[G\d+\]", case.text[: decider.place])
    items = [case.view.plain.item(token) for token in before]
    organs = [item.organ for item in items if isinstance(item, BodyMention) and item.organ]
    return singular(organs[-1]) if organs else ""


def organ_spoken_of(view: View) -> str:
    """“Hexley’s agreed it”: the organ that the sentences before speak of in the plural."""
    for body in reversed(view.before):
        words = f"{body.names[0]} {body.organ}"
        if body.form == "organs" and (match := re.search(r"(governing bod|board|cabinet)", words)):
            return {"governing bod": "governing body"}.get(match.group(), match.group())
    single = [
        singular(body.organ) for body in view.before[-6:] if body.organ and len(body.names) == 1 and not body.is_set
    ]
    return single[-1] if single and re.search(r"(?i)bod|board|cabinet|executive|council", single[-1]) else ""
