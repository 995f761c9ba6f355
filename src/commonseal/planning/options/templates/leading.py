"""Templates of leadership: posts that are shared, joined or held together."""

from collections.abc import Iterator, Sequence

from pydantic import Field, field_validator

from commonseal.planning.options.said import Built, Said
from commonseal.planning.options.site import Site, proposed
from commonseal.planning.options.template import ForBodies, Parameters, Template, no_duty_moves
from commonseal.planning.options.templates.posts import (
    answers_for,
    is_filled,
    kept,
    law_on_post,
    new_post,
    on_separate_posts,
    separate_posts,
    sharing,
)
from commonseal.vocabulary.catalogue import known_role
from commonseal.vocabulary.facts import Arrangement, ArrangementType, Post
from commonseal.vocabulary.identifiers import BodyId, PersonId

_APART = ("chief_commissioner",)
"""The roles that stay one at each body unless told otherwise: who commissions for a place is of that place."""


class ApartParameters(ForBodies):
    """The bodies, and the roles of which each body keeps a post of its own."""

    apart: tuple[str, ...] = Field(default=_APART, description="the roles of which each body keeps its own post")
    host: BodyId | None = Field(default=None, description="the body that employs or hosts whoever holds it")

    @field_validator("apart")
    @classmethod
    def _roles(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(known_role(each) or each for each in given)


class SharedPostParameters(ApartParameters):
    """What the shared post is, and who is to hold it."""

    role: str = Field(description="the role that is shared, as accountable officer or chief finance officer")
    title: str | None = Field(default=None, description="what the post is called, where that differs")
    person: PersonId | None = Field(default=None, description="who is to hold it")
    grade: str | None = Field(default=None, description="its grade, as in the pay table")
    wte: float | None = Field(default=None, gt=0, description="its whole-time equivalents")

    _role = field_validator("role")(known_role)


class SharedPost(Template[SharedPostParameters]):
    """One post in place of those of the bodies."""

    key = "shared_post"
    name = "Shared post"
    purpose = "One person does for several bodies what each had a post of its own for."
    parameters = SharedPostParameters

    def faults(self, parameters: SharedPostParameters, site: Site) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """Refuse to share a post that is to stay apart."""
        yield from both_shared_and_apart((parameters.role,), parameters.apart, "role")

    def make(self, parameters: SharedPostParameters, site: Site) -> Built:
        """Bring the post and the arrangement that shares it; end the separate posts."""
        bodies, role = parameters.bodies, parameters.role
        old = separate_posts(bodies, role, site)
        power, told = sharing(bodies, site)
        post = Post(
            id=site.new("post", role), role=role, title=parameters.title, bodies=bodies, grade=parameters.grade,
            wte=parameters.wte, hosted_by=parameters.host,
        )  # fmt: skip
        arrangement = Arrangement(
            id=site.new("arrangement", "shared", role), type=ArrangementType.SHARED_POST, parties=bodies, role=role,
            name=f"One {site.role_words(role)} for {site.names(bodies)}", post=post.id, host=parameters.host,
            legal_basis=power.citation if power else None,
        )  # fmt: skip
        warnings = (
            *on_separate_posts(bodies, role, site),
            *is_filled(parameters.person, site.role_words(role), site),
            *told,
            *law_on_post(bodies, role, site),
            *(site.said(bodies, "icb.ce.shared", "ccg.vary.shared_post") if role in _heads(bodies, site) else ()),
        )
        made = Built(drafts=(proposed(arrangement),), brings=(arrangement.id,)) + new_post(
            post, old, site, parameters.person
        )
        return made + Built(
            keeps=kept(bodies, parameters.apart, made.ends, site),
            duties=(no_duty_moves(bodies, site, power), *answers_for(bodies, role, site)),
            warnings=warnings,
        )


def _heads(bodies: Sequence[str], site: Site) -> frozenset[str]:
    return frozenset(site.leader(each) for each in site.each_of(bodies)) | {"chief_finance_officer"}


def both_shared_and_apart(shared: Sequence[str], apart: Sequence[str], field: str) -> Iterator[tuple[str, str]]:
    """Give a fault for each role that is to be shared and to stay apart at once."""
    for role in shared:
        if role in apart:
            yield field, f"“{field}”: {role} is also among “apart”; leave it out of one of the two"


class ChiefExecutiveParameters(Parameters):
    """The council, the health body and, where it is not the council's chief executive of the day, the person."""

    council: BodyId = Field(description="the council whose chief executive takes the role on")
    health_body: BodyId = Field(description="the health body whose accountable role it is")
    person: PersonId | None = Field(default=None, description="who: the council's chief executive if left out")
    apart: tuple[str, ...] = Field(default=_APART, description="the roles of which each body keeps its own post")


class ChiefExecutiveTakesRole(Template[ChiefExecutiveParameters]):
    """A council's chief executive takes on the accountable role of a health body."""

    key = "chief_executive_takes_role"
    name = "Council chief executive takes on a health body's accountable role"
    purpose = (
        "The council's chief executive also answers for the health body, as its accountable officer or chief executive."
    )
    parameters = ChiefExecutiveParameters

    def faults(self, parameters: ChiefExecutiveParameters, site: Site) -> Iterator[tuple[str, str]]:
        """Refuse bodies that are not a council and a health body."""
        for field, sector in (("council", "local_government"), ("health_body", "nhs")):
            body = getattr(parameters, field)
            if site.is_known(body) and site.sector(body) != sector:
                wanted = "a council" if field == "council" else "an NHS body"
                yield field, f"“{field}”: {site.name(body)} is not {wanted}; name one"

    def make(self, parameters: ChiefExecutiveParameters, site: Site) -> Built:
        """Bring a post of that role held with the chief executive's; end the separate post of the health body."""
        council, health = parameters.council, parameters.health_body
        bodies, role = (health, council), site.leader(health)
        chiefs = site.posts(council, site.same_post(council, "chief_executive"))
        holders = [person for each in chiefs for person in site.holders(each.id)]
        person = parameters.person or next(iter(holders), None)
        power, told = sharing(bodies, site)
        old = separate_posts((health,), role, site)
        post = Post(
            id=site.new("post", role), role=role, bodies=(health,), hosted_by=council,
            title=f"{site.role_words(role)}, held with the post of chief executive of {site.name(council)}",
        )  # fmt: skip
        arrangement = Arrangement(
            id=site.new("arrangement", "shared", role), type=ArrangementType.SHARED_POST, parties=bodies, role=role,
            name=f"The chief executive of {site.name(council)} as {site.role_words(role)} of {site.name(health)}",
            post=post.id, host=council, legal_basis=power.citation if power else None,
            scope=f"the work of {site.role_words(role)} becomes part of the job of the council’s chief executive",
        )  # fmt: skip
        made = Built(drafts=(proposed(arrangement),), brings=(arrangement.id,)) + new_post(post, old, site, person)
        return made + Built(
            keeps=(*_chiefs_stay(chiefs, council, site), *kept(bodies, parameters.apart, made.ends, site)),
            duties=(no_duty_moves(bodies, site, power),),
            warnings=(
                *(
                    ()
                    if chiefs
                    else (Said(text=f"The register has no chief executive’s post of {site.name(council)}."),)
                ),
                *on_separate_posts((health,), role, site),
                *is_filled(person, site.role_words(role), site),
                *told,
                *law_on_post((health,), role, site),
                *site.said((council,), "la.hops", "la.hops.appoint", "la.executive.constitution"),
                *site.said((health,), "ccg.ao.outsider", "ccg.ao.eligible", "ccg.vary.shared_post"),
                *site.said_of_any("ao.conflict"),
            ),
        )


def _chiefs_stay(chiefs: Sequence[Post], council: str, site: Site) -> tuple[Said, ...]:
    if not chiefs:
        return ()
    return (Said(text=f"The post of {site.role_words(chiefs[0].role)} of {site.name(council)} stays."),)


class JointFinanceParameters(ApartParameters):
    """The finance post, and to whom it reports."""

    title: str = Field(default="joint finance post", min_length=1, description="what the post is called")
    role: str = Field(default="joint finance role", description="its role")
    person: PersonId | None = Field(default=None, description="who is to hold it")
    grade: str | None = Field(default=None, description="its grade, as in the pay table")
    wte: float | None = Field(default=None, gt=0, description="its whole-time equivalents")

    _role = field_validator("role")(known_role)


_FINANCE = ("chief_finance_officer", "section_151_officer")


class JointFinancePost(Template[JointFinanceParameters]):
    """A finance post of several bodies that reports to the chief finance officer of each."""

    key = "joint_finance_post"
    name = "Joint finance post reporting to each body"
    purpose = "One finance post works for several bodies and reports to the chief finance officer of each."
    parameters = JointFinanceParameters

    def make(self, parameters: JointFinanceParameters, site: Site) -> Built:
        """Bring the post with its lines of report; every body keeps its own finance officer."""
        bodies = parameters.bodies
        officers = [each for body in site.each_of(bodies) for each in _officers(body, site)]
        power, told = sharing(bodies, site)
        post = Post(
            id=site.new("post", "joint-finance"), role=parameters.role, title=parameters.title, bodies=bodies,
            reports_to=tuple(dict.fromkeys(each.id for each in officers)), grade=parameters.grade, wte=parameters.wte,
            hosted_by=parameters.host,
        )  # fmt: skip
        arrangement = Arrangement(
            id=site.new("arrangement", "joint-finance"), type=ArrangementType.SHARED_POST, parties=bodies,
            role=parameters.role, name=f"{parameters.title} of {site.names(bodies)}", post=post.id,
            host=parameters.host, legal_basis=power.citation if power else None,
        )  # fmt: skip
        made = Built(drafts=(proposed(arrangement),), brings=(arrangement.id,)) + new_post(
            post, (), site, parameters.person
        )
        law = [each for body in site.each_of(bodies) for each in law_on_post((body,), _FINANCE[0], site)]
        return made + Built(
            keeps=(*site.kept_posts(bodies, _FINANCE), *law),
            duties=(no_duty_moves(bodies, site, power),),
            warnings=(
                *(
                    Said(text=f"The register has no chief finance officer of {site.name(body)} to report to.")
                    for body in site.each_of(bodies)
                    if not _officers(body, site)
                ),
                *is_filled(parameters.person, parameters.title, site),
                *told,
            ),
        )


def _officers(body: str, site: Site) -> list[Post]:
    return site.posts(body, _FINANCE)
