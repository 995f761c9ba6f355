"""What several bodies each do that could be done once, what stays separate in law, and what an option does about it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from commonseal.assurance.told import rests
from commonseal.assurance.world.times import PROSPECTIVE
from commonseal.assurance.world.world import joined
from commonseal.planning.structure.doing import Activities, Activity, Key, successors
from commonseal.planning.structure.duplicates_model import (
    Doing,
    DoneBy,
    Duplicate,
    DuplicatesTold,
    Effect,
    Kind,
    Words,
)
from commonseal.planning.structure.model import Named
from commonseal.planning.structure.posts import both_seen, named
from commonseal.planning.structure.seen import Seen
from commonseal.planning.structure.separate import separate_in_law, stays
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import fold, functions, roles
from commonseal.vocabulary.facts import Arrangement, Option
from commonseal.vocabulary.periods import describe_day
from commonseal.vocabulary.statement import Statement

_MANY = frozenset({Doing.TWICE, Doing.TOGETHER, Doing.ONE_PERSON})


def duplicates(
    before: Snapshot, law: Law, bodies: Sequence[str], *, after: Snapshot | None = None, option: str | None = None
) -> DuplicatesTold:
    """Return what some bodies each have done on a date, and what of it could be done once.

    A thing is a post of the same role, or a function: of a portfolio, of a function on record, or that an arrangement
    says it covers. What a plan speaks of sharing is done by each until then. ``after`` is the snapshot as it would be
    with an ``option``, whose words on what it keeps count too. Elected offices are left out.

    Raises:
        DifferentDaysError: the two are not looked at on the same date.
    """
    old, new = both_seen(before, after or before, law)
    homes = old.homes(bodies)
    then = Activities(new, successors(new, homes)) if after is not None else None
    was = Activities(old, homes)
    was.imply(_planned(old))
    words = tuple(_words(old, new if after is not None else None, homes, option))
    keys = sorted({*was.found, *(then.found if then else ())}, key=lambda each: (each[0].value, each[1]))
    shown = [_duplicate(key, was, then, words) for key in keys if _is_of_several(key, was, then)]
    shown.sort(key=lambda each: (not each.could_be_once, each.before.value, each.kind.value, each.name))
    chosen = Named(id=option, name=old.name(option)) if option else None
    return DuplicatesTold(
        on=before.on,
        known_at=before.known_at,
        sentence=_sentence(old, homes, shown, describe_day(before.on), chosen),
        bodies=named(old, homes),
        option=chosen,
        duplicates=tuple(shown),
        separate_in_law=separate_in_law(old, homes),
        keeps=words,
    )


def _planned(seen: Seen) -> Iterator[tuple[Statement, Arrangement]]:
    """Give the arrangements that are only thought of or asked for, and those agreed that have not begun."""
    for statement, fact in seen.world.facts(Arrangement, planned=True):
        is_coming = statement.period.begins_after(seen.snapshot.on)
        is_asked = statement.standing in PROSPECTIVE and not statement.bounds().is_over_by(seen.day)
        if is_coming or is_asked:
            yield statement, fact


def _words(old: Seen, new: Seen | None, bodies: Sequence[str], option: str | None) -> Iterator[Words]:
    """Give the words that keep something apart: of the option, and of the arrangements in effect or, else, planned."""
    given: set[str] = set()
    for source, name, words in _sources(old, new, bodies, option):
        if fold(words) not in given:
            given.add(fold(words))
            yield Words(words=words, source=Named(id=source, name=name))


def _sources(old: Seen, new: Seen | None, bodies: Sequence[str], option: str | None) -> Iterator[tuple[str, str, str]]:
    stated = [each.fact for each in old.snapshot.known if isinstance(each.fact, Option) and each.fact.id == option]
    for fact in stated[-1:]:
        yield from ((fact.id, fact.name, words) for words in fact.keeps)
    seen = new or old
    arrangements = [*seen.arrangements, *(() if new else _planned(old))]
    for _, arrangement in arrangements:
        if not set(seen.homes(arrangement.parties)).isdisjoint(bodies):
            name = seen.name(arrangement.id)
            yield from ((arrangement.id, name, words) for words in arrangement.keeps_apart)


def _is_of_several(key: Key, was: Activities, then: Activities | None) -> bool:
    """Whether several of the bodies have it done, before or after."""
    alone = {Doing.NOT_AT_ALL, Doing.BY_ONE}
    return was.how(key) not in alone or (then is not None and then.how(key) in _MANY)


def _duplicate(key: Key, was: Activities, then: Activities | None, words: Sequence[Words]) -> Duplicate:
    kind, word = key
    before, after = was.how(key), then.how(key) if then else None
    mine = [each for each in (was.found.get(key), then.found.get(key) if then else None) if each is not None]
    having = sorted({body for each in mine for body in each.doers} & was.bodies) or sorted(was.bodies)
    kept = tuple(each for each in words if _is_named(key, mine[0].name, each.words))
    still = after if after is not None else before
    apart = kept if still in _MANY else ()
    staying, law = stays(was.seen, having, kind, word)
    return Duplicate(
        key=f"{kind.value}/{word}",
        name=mine[0].name,
        kind=kind,
        is_implied=key in was.found and was.found[key].is_implied,
        before=before,
        done_before=tuple(_done_by(was, key)),
        stays=staying,
        law=law,
        after=after,
        done_after=tuple(_done_by(then, key)) if then else (),
        effect=None if after is None else _effect(before, after, is_kept_apart=bool(apart)),
        kept_apart_by=apart,
        statements=rests(statement for each in mine for statement in each.statements),
    )


def _done_by(activities: Activities, key: Key) -> Iterator[DoneBy]:
    activity: Activity | None = activities.found.get(key)
    for body, doers in sorted(activity.doers.items()) if activity else ():
        yield DoneBy(
            body=Named(id=body, name=activities.seen.name(body)),
            by=tuple(Named(id=each, name=activities.called(each)) for each in sorted(doers)),
            held_by=named(activities.seen, activities.people(doers)),
        )


def _effect(before: Doing, after: Doing, *, is_kept_apart: bool) -> Effect:
    if after is Doing.NOT_AT_ALL:
        return Effect.ENDS
    if before is Doing.NOT_AT_ALL:
        return Effect.COMES
    if after not in _MANY:
        return Effect.ONCE_ALREADY if before not in _MANY else Effect.MERGED
    if before not in _MANY:
        return Effect.PARTED
    if after is not before and after is not Doing.TWICE:
        return Effect.ONE_PERSON if after is Doing.ONE_PERSON else Effect.TOGETHER
    return Effect.KEPT_APART if is_kept_apart else Effect.LEFT


def _is_named(key: Key, name: str, words: str) -> bool:
    """Whether words speak of a role or a function, by its name or another word for it, in the singular or plural."""
    kind, word = key
    entry = (roles() if kind is Kind.POST else functions()).get(word)
    said = {fold(each) for each in (name, word, *(entry.synonyms if entry else ()))}
    return any(re.search(rf"\b{re.escape(each)}s?\b", fold(words)) for each in said if each)


def _sentence(seen: Seen, bodies: Sequence[str], shown: Sequence[Duplicate], on: str, option: Named | None) -> str:
    where = joined([seen.name(each) for each in bodies])
    if not shown:
        return f"On {on} the register shows nothing that {where} each have done."
    own = [each for each in shown if each.before in {Doing.TWICE, Doing.TOGETHER}]
    person = [each.name for each in shown if each.before is Doing.ONE_PERSON]
    once = [each.name for each in shown if each.before is Doing.ONCE]
    could = [each.name for each in own if each.could_be_once]
    parts = [f"On {on} {where} each have {_things(len(own))} of their own"]
    parts += [f"{_listed(could)} could be asked to be done once"] if could else []
    parts += [f"{_listed(person)} is held by one person"] if person else []
    parts += [f"{_listed(once)} {'is' if len(once) == 1 else 'are'} done once already"] if once else []
    said = "; ".join(parts)
    return f"{said}.{_with_option(shown, option)}"


def _with_option(shown: Iterable[Duplicate], option: Named | None) -> str:
    if option is None:
        return ""
    effects: dict[Effect, list[str]] = {}
    for each in shown:
        if each.effect is not None:
            effects.setdefault(each.effect, []).append(each.name)
    parts = [f"{_listed(effects[effect])} {_EFFECTS[effect]}" for effect in _EFFECTS if effect in effects]
    return f" With “{option.name}” {'; '.join(parts)}." if parts else f" “{option.name}” changes none of it."


def _things(count: int) -> str:
    return "nothing" if not count else "one thing" if count == 1 else f"{count} things"


def _listed(names: Sequence[str]) -> str:
    return joined(list(dict.fromkeys(names)))


_EFFECTS = {
    Effect.MERGED: "would be done once",
    Effect.ONE_PERSON: "would be held by one person",
    Effect.TOGETHER: "would be worked on together",
    Effect.PARTED: "would no longer be done once",
    Effect.KEPT_APART: "would be kept apart, as it says",
    Effect.LEFT: "would stay as now",
    Effect.ENDS: "would end",
    Effect.COMES: "would come",
}
