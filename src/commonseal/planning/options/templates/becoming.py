"""Templates of becoming: bodies that merge, and staff who move."""

from collections.abc import Iterator, Sequence
from datetime import date

from pydantic import Field

from commonseal.planning.options.said import Built, DutyEffect, Said, of_law
from commonseal.planning.options.site import Site, proposed
from commonseal.planning.options.template import ForBodies, Parameters, Template, no_duty_moves
from commonseal.planning.options.templates.posts import is_filled, new_post
from commonseal.regimes import Change, Clock, Deadline, Duty, EffectiveDate, Organ, PostProvision, Step, TransferRule
from commonseal.vocabulary.catalogue import classifications
from commonseal.vocabulary.facts import (
    Arrangement,
    ArrangementType,
    Body,
    Contract,
    Delegation,
    FactModel,
    Population,
    Post,
    Succession,
    Transfer,
)
from commonseal.vocabulary.identifiers import BodyId, PersonId, PostId, slug
from commonseal.vocabulary.periods import date_of, describe_day


class MergerParameters(ForBodies):
    """The new body, and who is to lead it."""

    name: str = Field(min_length=1, description="the name of the new body")
    new_body: BodyId | None = Field(default=None, description="its identifier; made from its name if left out")
    area: str | None = Field(default=None, description="the area that it serves")
    leader: PersonId | None = Field(default=None, description="who is to be its accountable officer or chief executive")
    grade: str | None = Field(default=None, description="the grade of that post, as in the pay table")
    wte: float | None = Field(default=None, gt=0, description="its whole-time equivalents")


class Merger(Template[MergerParameters]):
    """Bodies that become one new body."""

    key = "merger"
    name = "Merger into a new body"
    purpose = "The bodies end and one new body has their functions, staff and property."
    parameters = MergerParameters

    def faults(self, parameters: MergerParameters, site: Site) -> Iterator[tuple[str, str]]:
        """Refuse bodies of different kinds, and of a kind that the law here does not let merge."""
        kinds = site.kinds(parameters.bodies)
        if len(kinds) > 1:
            names = site.kind_names(parameters.bodies)
            yield "bodies", f"“bodies”: they are of different kinds ({names}); bodies of one kind can merge"
        for kind in kinds if len(kinds) == 1 else ():
            if not _merging(kind, site):
                name = classifications()[kind].name
                yield (
                    "bodies",
                    f"“bodies”: on {site.when} no step of the law encoded here merges bodies of the kind {name}",
                )

    def make(self, parameters: MergerParameters, site: Site) -> Built:
        """Bring the new body with what it follows; end the old ones."""
        bodies, kind = parameters.bodies, site.kind(parameters.bodies[0])
        body = Body(
            id=parameters.new_body or f"body/{slug(parameters.name)}", name=parameters.name, classification=kind,
            area=parameters.area,
        )  # fmt: skip
        steps = _merging(kind, site)
        arrangement = Arrangement(
            id=site.new("arrangement", "merger"), type=ArrangementType.MERGER, parties=bodies, forms=body.id,
            name=f"{site.names(bodies)} become {parameters.name}", legal_basis=steps[-1].citation,
        )  # fmt: skip
        follows = Succession(from_bodies=bodies, to_bodies=(body.id,), type="merge", legal_basis=steps[-1].citation)
        rules = [each for each in site.law.of_kind(TransferRule, kind) if each.change is Change.MERGE]
        moved = tuple(dict.fromkeys(one.value for each in rules for one in (*each.covers, *each.must_move)))
        transfer = Transfer(
            from_bodies=bodies, to_bodies=(body.id,), staff=f"the staff of {site.names(bodies)}",
            arrangement=arrangement.id, covers=moved,
        )  # fmt: skip
        facts = [body, arrangement, follows, transfer, *_population(body, bodies, site)]
        leader = site.leader(bodies[0])
        post = Post(
            id=f"post/{body.id.partition('/')[2]}/{slug(leader.replace('_', ' '))}", role=leader, bodies=(body.id,),
            grade=parameters.grade, wte=parameters.wte,
        )  # fmt: skip
        made = Built(
            drafts=tuple(proposed(each) for each in facts),
            brings=(body.id, arrangement.id),
            ends=site.each_of(bodies),
        )
        made += new_post(post, (), site, parameters.leader)
        return made + Built(
            duties=(_duties_end(body, bodies, kind, rules, site),),
            warnings=(
                *is_filled(parameters.leader, site.role_words(leader), site),
                *_needs(body, kind, site),
                *_day(kind, site),
                *(of_law(each) for each in rules),
                *_in_their_name(bodies, site),
                *site.said(
                    bodies, "ccg.merge.tests", "ccg.merge.policy.2016", "ccg.merge.policy.2019", "icb.procedure"
                ),
            ),
        )


def _merging(kind: str, site: Site) -> tuple[Step, ...]:
    found = [each for each in site.law.of_kind(Step, kind) if each.change is Change.MERGE and not each.policy]
    return tuple(sorted(found, key=lambda each: each.order))


def _population(body: Body, bodies: Sequence[str], site: Site) -> Iterator[Population]:
    """Give the population of the new body, where that of each old one is known by one measure."""
    known = [each for each in site.facts(Population) if each.people is not None]
    for measure in dict.fromkeys(each.measure for each in known):
        of = {each.about: each.people or 0 for each in known if each.measure == measure}
        if all(each in of for each in site.each_of(bodies)):
            people = sum(of[each] for each in site.each_of(bodies))
            yield Population(
                about=body.id, value=f"{people:,}, the sum of the old bodies’", people=people, measure=measure
            )


def _duties_end(body: Body, bodies: Sequence[str], kind: str, rules: Sequence[TransferRule], site: Site) -> DutyEffect:
    step = _merging(kind, site)[-1]
    count = len(site.law.of_kind(Duty, kind))
    carried = next((each for each in rules if each.must_move), None)
    text = (
        f"The duties of {site.names(bodies)} end with them; {body.name} has those that the law gives a body of its "
        f"kind ({count} encoded here)"
    )
    tail = f"; what is owed moves: {carried.text}" if carried else ""
    return DutyEffect(
        text=text + tail, bodies=tuple(bodies), moves=True, goes_to=body.name, power=of_law(step)
    )  # fmt: skip


def _needs(body: Body, kind: str, site: Site) -> Iterator[Said]:
    """Say what the new body needs from its first day: each post and organ that the law gives a body of its kind."""
    for each in (*site.law.of_kind(PostProvision, kind), *site.law.of_kind(Organ, kind)):
        if not isinstance(each, PostProvision) or each.statutory:
            yield of_law(each, heading=f"{body.name} needs this from its first day")


def _day(kind: str, site: Site) -> Iterator[Said]:
    """Say whether the target is a day on which such mergers take effect, and by when to apply."""
    target = date_of(site.day)
    for law in site.law.of_kind(EffectiveDate, kind):
        if law.change is Change.MERGE and (target.month, target.day) != (law.month, law.day):
            said = f"{law.day} {date(2001, law.month, law.day):%B}"
            yield of_law(law, f"The target, {site.when}, is not {said}. {law.text}")
    deadlines = [each for each in site.law.of_kind(Deadline, kind) if each.change is Change.MERGE]
    mine = [each for each in deadlines if each.effect == target]
    for deadline in mine:
        yield of_law(deadline, f"{deadline.text} The last day is {describe_day(deadline.by)}.")
    if deadlines and not mine:
        yield Said(text=f"The last day for applying for a merger on {site.when} is not encoded here; ask for it.")


_IN_NAME: tuple[tuple[type[FactModel], str, str], ...] = (
    (Contract, "commissioners", "contract"),
    (Arrangement, "parties", "arrangement"),
    (Delegation, "delegators", "delegation"),
)


def _in_their_name(bodies: Sequence[str], site: Site) -> Iterator[Said]:
    """Say how much is in the name of the old bodies and has to be moved, made anew or ended."""
    mine = {*bodies, *site.each_of(bodies)}
    for model, field, what in _IN_NAME:
        found = [each for each in site.facts(model) if mine & set(getattr(each, field))]
        if found:
            names = sorted(
                {site.name(str(getattr(each, "id", None) or getattr(each, "delegate", ""))) for each in found}
            )
            count = f"is one {what}" if len(found) == 1 else f"are {len(found)} {what}s"
            text = f"In the name of the old bodies {count}: {'; '.join(names)}. Say where each goes."
            yield Said(text=text)


class StaffParameters(Parameters):
    """Who moves, from where to where."""

    from_bodies: tuple[BodyId, ...] = Field(min_length=1, description="the bodies that they leave")
    to_body: BodyId = Field(description="the body that they join")
    staff: str = Field(min_length=1, description="who moves, in words")
    wte: float | None = Field(default=None, ge=0, description="how many whole-time equivalents they are")
    posts: tuple[PostId, ...] = Field(default=(), description="the posts that move with them")
    terms: str | None = Field(default=None, description="on what terms")
    redundancies: int = Field(default=0, ge=0, description="how many redundancies are proposed within 90 days")


class StaffTransfer(Template[StaffParameters]):
    """Staff who move to another employer."""

    key = "staff_transfer"
    name = "Staff transfer"
    purpose = "Staff, with their posts, move from one employer to another."
    parameters = StaffParameters

    def faults(self, parameters: StaffParameters, site: Site) -> Iterator[tuple[str, str]]:
        """Refuse a move to where they are, and posts of other bodies."""
        if parameters.to_body in parameters.from_bodies:
            yield "to_body", f"“to_body”: {site.name(parameters.to_body)} is among “from_bodies”; name another body"
        for post in parameters.posts:
            fact = _post(post, site)
            if fact is None or not set(fact.bodies) & set(parameters.from_bodies):
                yield (
                    "posts",
                    f"“posts”: {post} is no post in being at {site.names(parameters.from_bodies)}; leave it out",
                )

    def make(self, parameters: StaffParameters, site: Site) -> Built:
        """Bring the transfer and the posts at their new place; end them where they were."""
        parties = (*parameters.from_bodies, parameters.to_body)
        name = f"Transfer of staff of {site.names(parameters.from_bodies)} to {site.name(parameters.to_body)}"
        arrangement = Arrangement(
            id=site.new("arrangement", "staff"), type=ArrangementType.PARTNERSHIP, parties=parties,
            host=parameters.to_body, name=name, scope=f"transfer of staff: {parameters.staff}",
        )  # fmt: skip
        transfer = Transfer(
            from_bodies=parameters.from_bodies, to_bodies=(parameters.to_body,), staff=parameters.staff,
            wte=parameters.wte, terms=parameters.terms, arrangement=arrangement.id,
        )  # fmt: skip
        made = Built(drafts=(proposed(arrangement), proposed(transfer)), brings=(arrangement.id,))
        for post in parameters.posts:
            old = _post(post, site)
            if old is not None:
                moved = old.model_copy(
                    update={"id": site.new("post", *post.split("/")[1:]), "bodies": (parameters.to_body,)}
                )
                holders = site.holders(post)
                made += new_post(moved, (old,), site, holders[0] if len(holders) == 1 else None)
        return made + Built(
            duties=(no_duty_moves(parties, site),),
            warnings=(
                *site.said(parties, "people.transfer", "people.selection", "people.alternative"),
                *_consultation(parameters.redundancies, parties, site),
            ),
        )


def _post(post: str, site: Site) -> Post | None:
    return next((each for each in site.facts(Post) if each.id == post), None)


def _consultation(redundancies: int, parties: Sequence[str], site: Site) -> tuple[Said, ...]:
    """Return what the law asks where so many redundancies are proposed; nothing for less than it speaks of."""
    keys = ("people.consult.100",) if redundancies >= 100 else ("people.consult.20",) if redundancies >= 20 else ()
    clocks = [each for each in site.law.of_kind(Clock) if each.id in keys]
    if not clocks:
        return ()
    return (*(of_law(each) for each in clocks), *site.said(parties, "people.consult.hr1"))
