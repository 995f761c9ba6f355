"""Subjects of deciding that stand away from their verb: an aside lies between, or the clause opened with them."""

from __future__ import annotations

from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.context import clause_around
from commonseal.reading.marked import rule_pattern
from commonseal.reading.rules.deciders import Decider, is_coordinated, subject_of_verb
from commonseal.reading.rules.verb_groups import Group

PARTED = "subject before an aside"

_OPENING = rule_pattern(
    r"^[\W\d]*(?:[Aa]s (?:you|we|members|everyone|all of you|most of you|readers)(?: will| may)?(?: all| now)?"
    r" (?:know|knows|recall|remember|see|be aware),? (?:that )?)?(?:[^,;\[]{0,50}(?:\[D\d+\][^,;\[]{0,20})?, "
    r"|(?:On|In|At|By|Late in"
    r"|Early in) \[D\d+\] )?(?:\w+ (?:of|at) )?(?:the |both |all )*{BG:who}(?:'s)?"
    r"(?: members)?,?(?: \w+ly)?(?: on \[D\d+\])?"
    r"(?: all| both| each)?"
    r" (?:has|have|had|was|were|is|are|met|meets?|took|held|holds?|heard|saw|set|made|gave|spent|sat|sits?|thought"
    r"|felt|split|put|sent|came|went|read|knew|got|kept|found|left|lost|did|began|spoke|told|wrote"
    r"|\w+ed)\b"
)


# what may be set between a subject and its verb, or between “and” and the verb: “…, whose leader resigned, …”
_ASIDE = re.compile(
    r"\s\([^()]{1,120}\)"
    r"|(?<=\])(?: members| councillors| governors)?, (?:where|whose|which|who|having|with|after|despite|though|although"
    r"|like|unlike|as|by|at|following|not|once|until|long|in|on|for|to|being|already|now|still|\w+ing|\w+ed"
    r"|(?:the|an?) (?![^,;]*\[[BG]))\b[^,;:]{1,150}(?:(?:, [^,;:]{1,40}){0,2} and [^,;:]{1,60})?,(?= |$)"
    r"|(?<=\band), [^,;:\[]{2,80},(?= |$)|(?<=\bbut), [^,;:\[]{2,80},(?= |$)|(?<=\band) (?:after|with|to|in|on"
    r"|having|despite"
    r"|by|at|following|for) [^,;:\[]{2,60},(?= |$)"
)


def subject_before_asides(text: str, group: Group) -> list[Decider]:
    """“[B], whose leader resigned, has thrown it out”: the subject that an aside parts from its verb.

    Args:
        text: The marked sentence.
        group: The verb with its auxiliaries.

    Returns:
        The bodies, with the signal ``PARTED``; empty where no aside stands before the verb.
    """
    if group.time not in {"done", "to come"} or group.passive or group.form.verb.only:
        return []
    left = text[: group.start].rstrip()
    joined = _ASIDE.sub("", left)
    if joined == left:
        return []
    sentence = f"{joined} {text[group.start :]}"
    moved = replace(group, start=len(joined) + 1)
    first = clause_around(sentence, moved.start, moved.start + 1)[0]
    found = subject_of_verb(sentence, first, moved)
    if not found and is_coordinated(sentence, 0, moved):
        found = opening_subject(sentence, first, moved)
    return [
        replace(decider, place=text.index(decider.token), signals=decider.signals | {PARTED})
        for decider in found
        if decider.token in left
    ]


def opening_subject(text: str, first: int, group: Group) -> list[Decider]:
    """“[G] met on 3 May and agreed …”: the body that opens the clause is still the subject.

    Args:
        text: The marked sentence.
        first: Where the clause begins.
        group: The verb.

    Returns:
        The body, or nothing.
    """
    match = _OPENING.match(text[first : group.start]) or _OPENING.match(text[: group.start])
    if match is None:
        return []
    return [Decider(match["who"], text.index(match["who"]), frozenset(["subject from the clause's beginning"]))]
