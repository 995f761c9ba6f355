"""People who hold, held or would hold posts in two or more of some bodies."""

from collections.abc import Callable, Iterable

from commonseal.answers.cited import cite_all
from commonseal.answers.naming import Names
from commonseal.answers.sentences import sentence
from commonseal.answers.shared_model import SharedThing, Sharing
from commonseal.answers.standing import standing_on
from commonseal.answers.when import holding, least_sure
from commonseal.vocabulary import Holds, Standing, Statement
from commonseal.vocabulary.facts import Appointment

Among = Callable[[Iterable[str]], tuple[str, ...]]
_Found = list[tuple[Standing, SharedThing]]


def shared_people(near: Iterable[Statement], among: Among, names: Names) -> _Found:
    """Return the people whose posts join the bodies, each once for how far their joint holding has come.

    Somebody who holds one post and is proposed for another is shared as proposed: it takes both.
    """
    people: dict[str, list[Statement]] = {}
    for each in near:
        if isinstance(each.fact, Appointment):
            people.setdefault(each.fact.person, []).append(each)
    return [
        (standing, _person(person, posts, among, names))
        for person, appointments in people.items()
        for standing, posts in _joint(appointments, among, names)
    ]


def _joint(appointments: list[Statement], among: Among, names: Names) -> list[tuple[Standing, list[Statement]]]:
    at = {
        standing: [each for each in appointments if standing_on(names.snapshot, each) is standing]
        for standing in Standing
    }
    found: list[tuple[Standing, list[Statement]]] = []
    so_far: list[Statement] = []
    for standing in (Standing.IN_FORCE, Standing.AGREED, Standing.PROPOSED, Standing.CONSIDERED):
        joins = _adds(at[standing], so_far, among)
        if joins:
            found.append((standing, joins))
        so_far = [*so_far, *at[standing]]
    ended = _together(at[Standing.ENDED], at[Standing.IN_FORCE], among)
    rejected = _adds(at[Standing.REJECTED], at[Standing.IN_FORCE], among)
    found += [(Standing.ENDED, ended)] if ended else []
    found += [(Standing.REJECTED, rejected)] if rejected else []
    return found


def _adds(new: list[Statement], others: list[Statement], among: Among) -> list[Statement]:
    """Return the new appointments with those that they join, where together they reach a further body."""
    before, after = set(_reached(others, among)), _reached([*new, *others], among)
    return [*others, *new] if new and len(after) > 1 and set(after) != before else []


def _together(ended: list[Statement], present: list[Statement], among: Among) -> list[Statement]:
    """Return the ended appointments that were held at the same time as others, for other bodies, with those."""
    found: dict[int, Statement] = {}
    for each in ended:
        if len(_reached([each], among)) > 1:
            found[each.number] = each
        for other in (*ended, *present):
            meets = each.number != other.number and each.period.overlaps(other.period) is not Holds.NO
            if meets and _reached([each], among) != _reached([other], among):
                found |= {each.number: each, other.number: other}
    chosen = list(found.values())
    return chosen if len(_reached(chosen, among)) > 1 else []


def _reached(appointments: Iterable[Statement], among: Among) -> tuple[str, ...]:
    return among([body for each in appointments if isinstance(each.fact, Appointment) for body in each.fact.bodies])


def _person(person: str, appointments: list[Statement], among: Among, names: Names) -> SharedThing:
    periods = dict.fromkeys(each.period.describe() for each in appointments)
    return SharedThing(
        sharing=Sharing.PERSON,
        thing=names.thing(person),
        sentence="; ".join(dict.fromkeys(sentence(each, names) for each in appointments)),
        bodies=names.things(_reached(appointments, among)),
        when="; ".join(periods),
        holds=least_sure([holding(names.snapshot, each) for each in appointments]),
        unreviewed=any(each.unreviewed for each in appointments),
        statements=cite_all(appointments, names),
    )
