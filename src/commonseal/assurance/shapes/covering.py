"""What an approval of a leader covers: which post, which people, which of several bodies."""

from collections.abc import Iterable, Iterator

from commonseal.assurance.shapes.naming import bodies_named, people_named, role_named
from commonseal.assurance.shapes.offices import Office
from commonseal.assurance.world import Approved, Tenure, World
from commonseal.assurance.world.times import begins_on_a_known_day
from commonseal.vocabulary.facts import Arrangement, Membership
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import OPEN

_SOON = 92
"""Days within which an approval that names nobody is taken to be of whoever comes next: three months."""


def steps_about(world: World, tenure: Tenure, office: Office) -> Iterator[Approved]:
    """Give the steps of the proposals about a holder: the post, the person, or an arrangement that shares the post.

    A proposal may also be about the body alone, or only promoted by it; then its words have to name post or holder.
    """
    things = [getattr(each.fact, "id", "") for each in world.approvals.arrangements_of_post.get(tenure.post, ())]
    direct = world.approvals.proposals_about(tenure.post, tenure.person, *things)
    for proposal in direct:
        yield from world.approvals.by_proposal.get(proposal, ())
    looser = dict.fromkeys(world.approvals.proposals_about(office.body.id, tenure.seat))
    looser.update(world.approvals.promoted_by.get(office.body.id, {}))
    for proposal in looser:
        if proposal not in direct and not _concerns_a_leader(world, proposal):
            for step in world.approvals.by_proposal.get(proposal, ()):
                texts = texts_of(world, step)
                if role_named(texts, office.roles, office.body.classification) or people_named(
                    texts, (tenure.person,), world
                ):
                    yield step


def _concerns_a_leader(world: World, proposal: str) -> bool:
    """Whether a proposal names a post or person of its own: then it is about no other."""
    return any(kind_of(each) in {"post", "person"} for each in world.approvals.matters(proposal))


def texts_of(world: World, step: Approved) -> tuple[str, ...]:
    """Return the words that say what a step is of: its own, and what its proposal is called."""
    known = world.approvals.proposals.get(step.fact.proposal)
    return (step.fact.subject_matter, known[1].name) if known else (step.fact.subject_matter,)


def covers(world: World, step: Approved, tenure: Tenure, office: Office, *, settled: Iterable[Tenure] = ()) -> bool:
    """Whether an approval is of this holder at this body.

    What names bodies covers those alone, and what names people those alone; what names nobody covers the person who
    then held the post or was soon to hold it, leaving out those who are ``settled`` by an act of their own.
    """
    if office.body.id not in (_bodies_covered(world, step, tenure, office) or {office.body.id}):
        return False
    matters = world.approvals.matters(step.fact.proposal)
    holders = {each.person for each in office.tenures}
    named = people_named((step.fact.subject_matter,), holders, world)
    named = named or {each for each in matters if kind_of(each) == "person"}
    named = named or people_named(texts_of(world, step), holders, world)
    return tenure.person in named if named else _is_about(step, tenure, office, settled)


def _bodies_covered(world: World, step: Approved, tenure: Tenure, office: Office) -> set[str]:
    """Return the bodies that an approval is of; empty where nothing says."""
    matters = world.approvals.matters(step.fact.proposal)
    concerned = _homes(world, (each for each in matters if kind_of(each) == "body"))
    same = {
        each.body for each in (*world.tenures.by_post.get(tenure.post, ()), *world.tenures.by_person[tenure.person])
    }
    alike = {each for each in same | concerned if world.bodies.kind(each) == office.body.classification}
    said = bodies_named((step.fact.subject_matter,), alike, world)
    if said or concerned:
        return said or concerned
    parties = _homes(world, (party for each in matters for party in _parties(world, each)))
    promoters = world.approvals.proposals.get(step.fact.proposal)
    mine = parties or (_homes(world, promoters[1].promoters) if promoters else set())
    return {each for each in mine if world.bodies.kind(each) == office.body.classification}


def _homes(world: World, bodies: Iterable[str]) -> set[str]:
    """Return the bodies behind some organs, and the members of sets; a set of unknown members says nothing."""
    found: set[str] = set()
    for each in bodies:
        if world.bodies.kind(each) == "set":
            found |= {fact.member for _, fact in world.facts(Membership) if fact.organization == each}
        else:
            found.add(world.bodies.home(each))
    return found


def _parties(world: World, thing: str) -> tuple[str, ...]:
    if kind_of(thing) != "arrangement":
        return ()
    known = [each.fact for each in world.describing(thing) if isinstance(each.fact, Arrangement)]
    return known[-1].parties if known else ()


def _is_about(step: Approved, tenure: Tenure, office: Office, settled: Iterable[Tenure]) -> bool:
    """Whether an approval that names nobody is of this holder: the one in post when it was given, or who came soon."""
    when, done = step.given, {each.person for each in settled}
    there = [each for each in office.tenures if (each.may.until or 0) > when and each.person not in done]
    in_post = [each for each in there if each.may.covers(when)]
    coming = [each for each in there if not each.may.covers(when)]
    nearest = min(coming, key=lambda each: each.may.first or OPEN, default=None)
    if nearest is not None and (not in_post or _comes_sooner(nearest, in_post, when)):
        return nearest.person == tenure.person
    return any(each.person == tenure.person for each in in_post)


def _comes_sooner(coming: Tenure, in_post: list[Tenure], when: int) -> bool:
    """Whether whoever comes next is nearer to a day than the day on which anybody in post began."""
    ahead = (coming.may.first or OPEN) - when
    back = [when - (each.days.first or when) if begins_on_a_known_day(each.statement) else OPEN for each in in_post]
    return ahead <= _SOON and ahead < min(back)
