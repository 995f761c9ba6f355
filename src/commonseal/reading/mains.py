"""Stage 3b: the bodies that a paper is about, and the two that it has named last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import any_of
from commonseal.reading.names import FullName
from commonseal.reading.past import Past
from commonseal.reading.registry import Body, Registry, can_be_party

_DOMINANT = 2
_PAIR_REACH = 400


def mains_of(
    flow: str, found: Sequence[FullName], registry: Registry, shorts: re.Pattern[str] | None
) -> dict[str, Body]:
    """Give for each kind the body that a paper is about.

    It is named at least twice as often as any other of its kind, or it is named first and then most often.

    Args:
        flow: The paper's flow.
        found: The full names in it.
        registry: Its bodies.
        shorts: The pattern of their short forms, if they have any.
    """
    counts: dict[str, Counter[int]] = {}
    places = [(full.start, registry.by_name[name]) for full in found for name in full.names]
    if shorts is not None:
        places += [(match.start(), registry.aliases[match["short"]]) for match in shorts.finditer(flow)]
    for _, index in sorted(places):
        counts.setdefault(registry.bodies[index].body_class, Counter())[index] += 1
    mains = {}
    for body_class, counted in counts.items():
        (first, times), *rest = counted.most_common(2)
        if not rest or times >= _DOMINANT * rest[0][1] or (times > rest[0][1] and first == next(iter(counted))):
            mains[body_class] = registry.bodies[first]
    return mains


def pair_before(past: Past, position: int) -> tuple[str, ...]:
    """Give the two bodies that "the former" and "the latter" choose from: the pair named last, else the last two."""
    group = past.groups[-1] if past.groups and position - past.groups[-1].end < _PAIR_REACH else None
    return group.names if group is not None and len(group.names) == 2 else _last_two(past)


def _last_two(past: Past) -> tuple[str, ...]:
    names: list[str] = []
    for mention in reversed(past.single[-8:]):
        if mention.names[0] not in names:
            names.insert(0, mention.names[0])
        if len(names) == 2:
            break
    return tuple(names)


def short_forms(registry: Registry) -> re.Pattern[str] | None:
    """Give the pattern of all short forms of a paper's bodies, or nothing where it has none."""
    if not registry.aliases:
        return None
    return re.compile_for_now(
        r"(?<![\w-])(?:(?P<the>[Tt]he\s+)?)(?P<short>"
        + any_of(registry.aliases)
        + r")(?![\w-])(?!\s+(?:Road|Street|Lane|House|Hall|Square|Park|Avenue|Hospital))"
    )


def of_the_same_place(kind: list[Body], past: Past, position: int, by_name: Mapping[str, Body]) -> Body | None:
    """“Somewhere Council and the CCG”: the CCG of the same place, where the paper knows several CCGs."""
    if len(kind) < 2:
        return None
    here = [mention for mention in past.single[-4:] if past.is_paragraph(mention.end, position)]
    spoken_of = {body.name for body in kind}
    for mention in reversed(here):
        if mention.names[0] in spoken_of and not past.is_near(mention.end, position):
            break
        other = by_name.get(mention.names[0])
        if other is None or other.body_class == kind[0].body_class or not can_be_party(other.body_class):
            continue
        same = [body for body in kind if body.stem and body.stem == other.stem]
        if len(same) == 1:
            return same[0]
    return None
