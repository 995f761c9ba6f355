"""What rests on one person: the register as it is, and as it would be without that person's posts from a day on.

The second is checked by the same rules on posts as the first. Whatever they find in it and not in the first is what
would break.
"""

from collections.abc import Iterable, Iterator, Sequence

from pydantic import ValidationError

from commonseal.assurance.checking import check_world
from commonseal.assurance.duties import duties
from commonseal.assurance.levels import Finding
from commonseal.assurance.registry import all_rules
from commonseal.assurance.stress_model import DutyLost, PostLost, SharedLost, StressTold, Without
from commonseal.assurance.stress_words import sentence_without, summed_up
from commonseal.assurance.told import rests
from commonseal.assurance.world import Tenure, World
from commonseal.assurance.world.world import joined
from commonseal.regimes import Law, PostProvision
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.facts import Appointment, Arrangement, Body, Post
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import UncertainDate, day_of, describe_day
from commonseal.vocabulary.statement import Statement

_ON_POSTS = ("CS-POST-", "CS-DUTY-")
_FALLS_EMPTY = frozenset({"CS-POST-01", "CS-POST-02"})


def stress(snapshot: Snapshot, law: Law, gone: Iterable[str] | None = None) -> StressTold:
    """Return what would break if each of some people, or everybody in a post, were gone from the date on.

    ``gone`` are identifiers of people; of a post, whoever holds it is gone from that post alone.
    """
    world = World(snapshot, law)
    day = day_of(snapshot.on)
    everybody = gone is None
    chosen = list(world.tenures.by_person if gone is None else gone)
    serving = [each for each in chosen if not everybody or any(_now(world, each, day))]
    found = [without(snapshot, law, each) for each in serving]
    found.sort(key=lambda each: (tuple(-count for count in each.weight), each.name))
    return StressTold(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=summed_up(found, describe_day(snapshot.on)),
        people=tuple(found),
    )


def without(snapshot: Snapshot, law: Law, person: str) -> Without:
    """Return what would break if one person, or whoever holds one post, were gone from the snapshot's date on."""
    near = _around(snapshot, person)
    gone = taken_away(near, person)
    base, world = World(near, law), World(gone, law)
    day = day_of(snapshot.on)
    rules = [each for each in all_rules() if each.code.startswith(_ON_POSTS)]
    before = {each.key for each in check_world(base, rules)}
    new = [each for each in check_world(world, rules) if each.key not in before]
    new = [each for each in new if each.overlaps(snapshot.on, snapshot.on)]
    held = list(_now(base, person, day))
    posts = tuple(_posts_lost(new, held, base, law, day))
    lost = tuple(_duties_lost(near, gone, law, held))
    shared = tuple(_shared_lost(held, base, world, day)) or tuple(_held_together(held, base, world, day))
    others = tuple(each.sentence for each in new if each.code not in _FALLS_EMPTY)
    name = _called(base, person, held)
    return Without(
        person=person,
        name=name,
        sentence=sentence_without(name, posts, lost, shared),
        posts=posts,
        duties=lost,
        shared=shared,
        others=others,
    )


def taken_away(snapshot: Snapshot, person: str) -> Snapshot:
    """Return a snapshot in which a person's appointments, or those to a post, end on the day before, or never begin."""
    day = day_of(snapshot.on)
    known = [
        kept for each in snapshot.known if (kept := _ended(each, day) if _is_of(each, person) else each) is not None
    ]
    return Snapshot(
        on=snapshot.on,
        known_at=snapshot.known_at,
        viewer=snapshot.viewer,
        known=known,
        papers=snapshot.papers,
        things=snapshot.things,
    )


def _is_of(statement: Statement, thing: str) -> bool:
    return isinstance(statement.fact, Appointment) and thing in {statement.fact.person, statement.fact.post}


def _called(world: World, thing: str, held: Sequence[Tenure]) -> str:
    """Return what a person is called; of a post, whoever holds it."""
    if kind_of(thing) != "post":
        return world.name(thing)
    people = dict.fromkeys(world.name(each.person) for each in held)
    return f"{joined(list(people)) or 'anybody'} as {world.name(thing)}"


def _ended(statement: Statement, day: int) -> Statement | None:
    """Return an appointment that is over by a day; None where it would only begin on it or later."""
    bounds = statement.bounds()
    if bounds.is_over_by(day):
        return statement
    if not bounds.may_begin_before(day):
        return None
    try:
        period = statement.period.ended(UncertainDate.of_day(day - 1))
    except ValidationError:
        return None
    return statement.model_copy(update={"period": period})


def _around(snapshot: Snapshot, person: str) -> Snapshot:
    """Return the part of a snapshot that tells of the bodies a person, or a post, is in: all that can break there."""
    bodies = {
        body for each in snapshot.about(person) if isinstance(each.fact, Appointment) for body in each.fact.bodies
    }
    parents = {fact.parent for each in bodies for fact in _described(snapshot, each) if fact.parent}
    organs = {
        each.fact.id
        for body in bodies | parents
        for each in snapshot.about(body)
        if isinstance(each.fact, Body) and each.fact.parent == body
    }
    known = {one.number: one for each in (*bodies, *parents, *organs, person) for one in snapshot.about(each)}
    strangers = {thing for each in known.values() for thing in each.fact.references()}
    for thing in strangers:
        known |= {each.number: each for each in snapshot.about(thing) if getattr(each.fact, "id", None) == thing}
    return Snapshot(
        on=snapshot.on,
        known_at=snapshot.known_at,
        viewer=snapshot.viewer,
        known=[known[number] for number in sorted(known)],
        papers=snapshot.papers,
        things=snapshot.things,
    )


def _described(snapshot: Snapshot, body: str) -> Iterator[Body]:
    for each in snapshot.about(body):
        if isinstance(each.fact, Body) and each.fact.id == body:
            yield each.fact


def _now(world: World, thing: str, day: int) -> Iterator[Tenure]:
    """Give the posts that a person has, or may have, on a day; of a post, whoever has it."""
    by_thing = world.tenures.by_post if kind_of(thing) == "post" else world.tenures.by_person
    return (each for each in by_thing.get(thing, ()) if each.may.covers(day))


def _posts_lost(new: Sequence[Finding], held: Sequence[Tenure], world: World, law: Law, day: int) -> Iterator[PostLost]:
    for finding in new:
        tenure = next((each for each in held if _is_about(finding, each, law)), None)
        if finding.code in _FALLS_EMPTY and tenure is not None:
            provision = law.provision(finding.provision) if finding.provision else None
            yield PostLost(
                body=tenure.body,
                body_name=world.name(tenure.body),
                post=role_name(tenure.role),
                statutory=isinstance(provision, PostProvision) and provision.statutory,
                finding=finding.code,
                citation=finding.citation,
                confidence=finding.confidence,
                is_sure=tenure.days.covers(day),
                statements=rests([tenure.statement]),
            )


def _is_about(finding: Finding, tenure: Tenure, law: Law) -> bool:
    """Whether a finding is of the office that a tenure is in: the same body, and one of the roles that are it."""
    if tenure.body not in finding.bodies:
        return False
    provision = law.provision(finding.provision) if finding.provision else None
    roles = provision.roles if isinstance(provision, PostProvision) else (finding.subject.rpartition("#")[2],)
    return tenure.role in roles


def _duties_lost(before: Snapshot, after: Snapshot, law: Law, held: Sequence[Tenure]) -> Iterator[DutyLost]:
    """Give the duties that somebody answers for in one snapshot, and nobody in the other."""
    for body in dict.fromkeys(each.body for each in held):
        told = duties(before, law, body)
        answered = {(each.name, each.provision) for each in told.duties if not each.has_nobody}
        for each in duties(after, law, body).duties:
            if each.has_nobody and (each.name, each.provision) in answered:
                yield DutyLost(body=body, body_name=told.name, duty=each.name, power=each.power)


def _shared_lost(held: Sequence[Tenure], base: World, world: World, day: int) -> Iterator[SharedLost]:
    """Give the posts of several bodies, or that an arrangement shares, that nobody would be in any more."""
    for post in dict.fromkeys(each.post for each in held):
        resting = [
            (each, each.fact)
            for each in base.approvals.arrangements_of_post.get(post, ())
            if isinstance(each.fact, Arrangement) and base.counts(each) and _holds(each, day)
        ]
        mine = [each for each in held if each.post == post]
        known = mine[0].post_statement
        bodies = known.fact.bodies if known is not None and isinstance(known.fact, Post) else ()
        homes = dict.fromkeys(base.bodies.home(each) for each in (*bodies, *(one.body for one in mine)))
        parties = {base.bodies.home(party) for _, fact in resting for party in fact.parties}
        together = [*homes, *sorted(parties - set(homes))]
        left = any(each.may.covers(day) for each in world.tenures.by_post.get(post, ()))
        if len(together) > 1 and not left:
            yield SharedLost(
                post=post,
                role=role_name(mine[0].role),
                bodies=tuple(base.name(each) for each in together),
                arrangements=tuple(dict.fromkeys(fact.name or fact.id for _, fact in resting)),
                statements=rests([*(each.statement for each in mine), *(each for each, _ in resting)]),
            )


def _held_together(held: Sequence[Tenure], base: World, world: World, day: int) -> Iterator[SharedLost]:
    """Give what bodies share by one person being in a post of each, where no post of theirs is itself shared."""
    alone = [each for each in held if not any(one.may.covers(day) for one in world.tenures.by_post.get(each.post, ()))]
    bodies = dict.fromkeys(each.body for each in alone)
    if len(bodies) > 1:
        yield SharedLost(
            post=None,
            role=" and ".join(dict.fromkeys(role_name(each.role) for each in alone)),
            bodies=tuple(base.name(each) for each in bodies),
            arrangements=(),
            statements=rests(each.statement for each in alone),
        )


def _holds(statement: Statement, day: int) -> bool:
    return statement.bounds().may_hold_on(day)
