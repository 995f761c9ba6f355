"""What the reader got wrong, claim by claim, so that a person can act on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from commonseal.reading.evaluating.agreeing import Written, disagreements, wrong_slots
from commonseal.reading.evaluating.counting import Compared
from commonseal.reading.in_words import slots_in_words


@dataclass(frozen=True)
class Wrong:
    """One slot of a claim: what the person has, and what the reader has."""

    slot: str
    expected: object
    found: object


@dataclass(frozen=True)
class Difference:
    """One claim that the reader missed, made up, or has with wrong slots.

    ``what`` is missed, spurious, unproven (without exact evidence) or slots; ``fact`` the claim in one line (the
    person's, where there is one); ``line`` where its first evidence stands; ``wrong`` the slots that differ. ``near``
    is the other side's claim at the same place that comes nearest, where a missed or spurious claim has one, and
    ``wrong`` then says in what they differ. ``rule`` made the reader's claim, where that is known.
    """

    doc: str
    what: str
    kind: str
    fact: str
    line: int | None
    quote: str
    wrong: tuple[Wrong, ...] = ()
    near: str = ""
    rule: str = ""


def differences(parts: Iterable[Compared], rules: Mapping[int, str] | None = None) -> list[Difference]:
    """List what is wrong in every part, in the order of the papers and of their text.

    Args:
        parts: The parts, as ``compare`` gives them.
        rules: The rule that made a claim of the reader, by the claim's ``id()``, as far as it is known.
    """
    found: list[Difference] = []
    for part in parts:
        found += _in_part(part, rules or {})
    papers = {doc: place for place, doc in enumerate(dict.fromkeys(each.doc for each in found))}
    return sorted(found, key=lambda each: (papers[each.doc], each.line or 0))


def _in_part(part: Compared, rules: Mapping[int, str]) -> Iterable[Difference]:
    for claim in part.missed:
        yield _alone(part, "missed", claim, part.spurious, rules)
    for claim in part.spurious:
        yield _alone(part, "spurious", claim, part.missed, rules)
    for claim in part.unproven:
        yield _alone(part, "unproven", claim, (), rules)
    for mine, theirs in part.pairs:
        expected, found = part.expected[mine], part.found[theirs]
        slots = wrong_slots(expected, found)
        if slots:
            rule = rules.get(id(found), "")
            yield _difference(part, "slots", expected, wrong=_wrong(slots, expected, found), rule=rule)


def _alone(
    part: Compared, what: str, claim: Written, others: Sequence[Written], rules: Mapping[int, str]
) -> Difference:
    """One claim without its like, with the nearest of the other side's that are alone at the same place."""
    there = [other for other in others if _touch(claim, other)]
    as_pair = [(claim, other) if what == "missed" else (other, claim) for other in there]
    best = min(as_pair, key=lambda pair: len(disagreements(*pair)), default=None)
    if best is None:
        return _difference(part, what, claim, rule=rules.get(id(claim), ""))
    near = best[1] if what == "missed" else best[0]
    slots = tuple(dict.fromkeys(slot for slot in disagreements(*best)))
    rule = rules.get(id(best[1]), "")
    return _difference(part, what, claim, wrong=_wrong(slots, *best), near=slots_in_words(near), rule=rule)


def _touch(claim: Written, other: Written) -> bool:
    """Whether two claims have evidence at the same place."""
    return any(
        a["start"] < b["end"] and b["start"] < a["end"]
        for a in claim.get("evidence") or ()
        for b in other.get("evidence") or ()
    )


def _wrong(slots: Iterable[str], expected: Written, found: Written) -> tuple[Wrong, ...]:
    return tuple(Wrong(slot, expected.get(slot), found.get(slot)) for slot in slots)


def _difference(
    part: Compared, what: str, claim: Written, *, wrong: tuple[Wrong, ...] = (), near: str = "", rule: str = ""
) -> Difference:
    first = min(claim.get("evidence") or (), key=lambda span: span["start"], default=None)
    line = None if first is None or part.text is None else part.text.count("\n", 0, max(first["start"], 0)) + 1
    quote = "" if first is None else " ".join(str(first["quote"]).split())
    return Difference(part.doc, what, part.kind, slots_in_words(claim), line, quote, wrong, near, rule)
